"""The process that fuzzes: libFuzzer ends it when it has done its runs, so what it finds is written at once."""

from __future__ import annotations

import hashlib
import sys
import time
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["cleaner"]):
    from bench.fuzz import promises

from bench.fuzz.seeds import unpacked

_KEPT = 200  # findings of one kind more than these are not kept


def main(found: Path, arguments: list[str]) -> None:
    """Fuzz with the arguments of libFuzzer; each input that breaks a promise goes to ``found`` under its digest."""
    kinds: dict[str, int] = {}

    def one(data: bytes) -> None:
        raw = unpacked(data)
        begun = time.process_time()
        broken = promises.broken(raw)
        slow = time.process_time() - begun > promises.allowed(raw)  # with the fuzzer's own time: measured again later
        kinds_now = {line.split(":", 1)[0] for line in broken} | ({"slow"} if slow else set())
        for kind in kinds_now:
            kinds[kind] = kinds.get(kind, 0) + 1
            if kinds[kind] <= _KEPT:
                (found / hashlib.sha256(raw).hexdigest()[:16]).write_bytes(raw)

    promises.broken("水库蓄满了水，學校說。".encode())  # what is loaded when first needed
    atheris.Setup([sys.argv[0], *arguments], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
