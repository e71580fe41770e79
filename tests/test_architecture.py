"""Imports go one way, and stages do not know one another."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "cleaner"
# Who may import whom: each room, and the rooms below it.
LEVEL = {
    "core": 0,
    "zh": 1,
    "stages": 2,
    "plugins": 3,
    "rules": 3,
    "pipeline": 4,
    "canon": 5,
    "store": 6,
    "report": 7,
    "check": 7,
    "engine": 7,
    "cli": 8,
}
ROOM = {
    "article": "core",
    "config": "core",
    "record": "pipeline",
    "arrangement": "pipeline",
    "seams": "pipeline",
    "__main__": "cli",
    "__init__": "cli",
}


def room(module: str) -> str:
    name = module.split(".")[1] if "." in module else "__init__"
    return ROOM.get(name, name)


def imports(path: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "cleaner":
            if node.module in ("cleaner", "cleaner.stages", "cleaner.canon", "cleaner.store"):
                found.extend(f"{node.module}.{alias.name}" for alias in node.names)
            else:
                found.append(node.module)
        elif isinstance(node, ast.Import):
            found.extend(alias.name for alias in node.names if alias.name.split(".")[0] == "cleaner")
    return found


FILES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_imports_go_one_way(path: Path) -> None:
    parts = ("cleaner", *path.relative_to(PACKAGE).with_suffix("").parts)
    mine = room(".".join(parts))
    for module in imports(path):
        assert LEVEL[room(module)] <= LEVEL[mine], f"{'.'.join(parts)} imports {module}"
        if parts[1] == "stages" and len(parts) > 2 and module.startswith("cleaner.stages."):
            assert module.split(".")[2] == parts[2], f"the stage {parts[2]} imports {module}"


def test_files_have_one_subject() -> None:
    """No file of the package is so long that it must have two."""
    long = {p.name: n for p in FILES if (n := len(p.read_text(encoding="utf-8").splitlines())) > 320}
    assert not long
