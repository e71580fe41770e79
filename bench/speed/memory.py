"""How much memory processes take, as Linux says it; zero where it does not."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path

_STATUS = Path("/proc/self/status")
_CLEAR = Path("/proc/self/clear_refs")
_RESET_PEAK = "5"  # proc(5)


def reset_peak() -> None:
    """Forget the highest memory this process has taken so far."""
    try:
        _CLEAR.write_text(_RESET_PEAK)
    except OSError:
        return


def peak() -> int:
    """The highest memory this process has taken since, in bytes."""
    return _field(_STATUS, "VmHWM:")


def of_tree(process: subprocess.Popen[bytes], pause: float = 0.05) -> int:
    """Wait for the process; the highest sum of the memory of it and its children, looked at every ``pause`` seconds."""
    highest = 0
    while process.poll() is None:
        highest = max(highest, sum(_field(Path(f"/proc/{pid}/status"), "VmRSS:") for pid in _tree(process.pid)))
        time.sleep(pause)
    return highest


def _tree(root: int) -> set[int]:
    parents: dict[int, int] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(path.parent.name)] = int(path.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
    tree = {root}
    while more := {pid for pid, parent in parents.items() if parent in tree} - tree:
        tree |= more
    return tree


def _field(path: Path, name: str) -> int:
    try:
        for line in path.read_text().splitlines():
            if line.startswith(name):
                return int(line.split()[1]) * 1024
    except OSError:
        pass
    return 0
