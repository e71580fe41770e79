"""How long each stage takes in one process, and the highest memory meanwhile."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

from bench.speed import memory
from cleaner import pipeline
from cleaner.canon import corpus as canon
from cleaner.canon.ids import Ids
from cleaner.canon.witness import FileRecord
from cleaner.config import Config
from cleaner.core.garbage import collect_rarely
from cleaner.store import corpus as store

STAGES = (
    "decode", "repair", "furniture", "unwrap", "segment", "gather", "normalise", "audit", "record", "witnesses",
    "build", "write",
)  # fmt: skip
STRUCTURE = ("furniture", "unwrap", "segment")


class Watch:
    """The seconds and the highest memory of each stage."""

    def __init__(self) -> None:
        self.seconds = dict.fromkeys(STAGES, 0.0)
        self.memory = dict.fromkeys(STAGES, 0)

    def of(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """``function``, its calls measured under ``stage``."""

        def measured(*args: Any) -> Any:
            memory.reset_peak()
            start = time.perf_counter()
            result = function(*args)
            self.seconds[stage] += time.perf_counter() - start
            self.memory[stage] = max(self.memory[stage], memory.peak())
            return result

        return measured


def measure(files: Sequence[Path], out: Path) -> Watch:
    """Clean the files, build their corpus and write it into ``out``, all in this process."""
    collect_rarely()  # as every process of the program does
    watch = Watch()
    config = Config()
    with _measured(watch):
        records = [
            watch.of("witnesses", FileRecord.of)(pipeline.clean(path.read_bytes(), path.name, config)) for path in files
        ]
    corpus = watch.of("build", canon.build)(records, Ids())
    watch.of("write", store.write)(corpus, out, config)
    return watch


@contextmanager
def _measured(watch: Watch) -> Iterator[None]:
    """The path of a file as it is, each of its calls measured; so that this cannot drift from it."""
    calls: tuple[tuple[str, Any, str], ...] = (
        ("decode", pipeline.decode, "decode"),
        ("repair", pipeline.repair, "repair"),
        ("furniture", pipeline.furniture, "mark"),
        ("unwrap", pipeline.unwrap, "join"),
        ("segment", pipeline.segment, "divide"),
        ("gather", pipeline, "arrange"),
        ("normalise", pipeline.normalise, "normalise"),
        ("audit", pipeline, "audit"),
        ("record", pipeline, "locate"),
        ("record", pipeline, "removals"),
        ("record", pipeline, "changes"),
    )
    with ExitStack() as stack:
        for stage, owner, name in calls:
            stack.enter_context(patch.object(owner, name, watch.of(stage, getattr(owner, name))))
        places = SimpleNamespace(of=watch.of("record", pipeline.Places.of))
        stack.enter_context(patch.object(pipeline, "Places", places))
        yield
