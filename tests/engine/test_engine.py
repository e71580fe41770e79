"""The engine: results in order whatever runs them, and no task takes the others with it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from cleaner import engine
from cleaner.engine.chunks import split


def double(number: int) -> int:
    return number * 2


def die_on(deadly: int, number: int) -> int:
    if number == deadly:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def die_once(mark: Path, number: int) -> int:
    if number == 3 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def fail_on(bad: int, number: int) -> int:
    if number == bad:
        raise ValueError("no good")
    return number


def note_and_sleep(folder: Path, number: int) -> int:
    (folder / f"{os.getpid()}").touch()
    if number:
        time.sleep(600)
    return number


def touch(folder: Path, number: int) -> int:
    (folder / f"{number}").touch()
    return number


def run(work: Callable[[int], int], tasks: list[int], jobs: int) -> list[object]:
    with engine.workers(jobs) as workers:
        return list(workers.run(work, tasks, [1] * len(tasks)))


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_tasks(jobs: int) -> None:
    tasks = list(range(20))
    assert run(double, tasks, jobs) == [2 * n for n in tasks]


def pid_of(_: int) -> int:
    return os.getpid()


def value_of(shared: Callable[[], dict[str, int]], name: str) -> tuple[int, int]:
    return shared()[name], os.getpid()


def has_loaded(module: str) -> bool:
    return module in sys.modules


@pytest.mark.parametrize(("sizes", "there"), [((10_000_000, 1), True), ((100_000,) * 20, True), ((100, 100), False)])
def test_processes_that_much_work_is_expected_for_load_what_it_needs(sizes: tuple[int, ...], there: bool) -> None:
    with engine.workers(2) as workers:
        workers.expect(sizes, "tests.engine.expected")
        assert workers.are_worth(0) == there
        found = list(workers.run(has_loaded, ["tests.engine.expected"] * 2, [1, 1]))
        assert any(found) == there  # the first that is there may load it for both


def test_where_one_process_is_asked_for_none_is_started() -> None:
    with engine.workers(1) as workers:
        workers.expect((10_000_000,), "tests.engine.expected")
        assert not workers.are_worth(10_000_000)


@pytest.mark.parametrize("jobs", [1, 2])
def test_no_tasks(jobs: int) -> None:
    assert run(double, [], jobs) == []


def test_a_task_that_kills_its_process_is_lost_alone() -> None:
    outcomes = run(partial(die_on, 4), list(range(8)), 2)
    assert outcomes == [0, 1, 2, 3, engine.Lost(), 5, 6, 7]


def test_a_process_killed_once_costs_nothing(tmp_path: Path) -> None:
    tasks = list(range(8))
    assert run(partial(die_once, tmp_path / "mark"), tasks, 2) == tasks


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_exception_of_the_work_is_raised_here(jobs: int) -> None:
    with pytest.raises(ValueError, match="no good"):
        run(partial(fail_on, 2), list(range(4)), jobs)


def test_closing_ends_the_processes_at_once(tmp_path: Path) -> None:
    workers = engine.Workers(2)
    with closing(workers.run(partial(note_and_sleep, tmp_path), [0, 1, 1, 1], [1] * 4)) as outcomes:
        assert next(outcomes) == 0
    pids = [int(path.name) for path in tmp_path.iterdir()]
    assert pids
    for pid in pids:
        assert gone(pid)


def gone(pid: int) -> bool:
    """Whether a process ends, at the latest in some seconds."""
    for _ in range(200):
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False


def test_chunks_hold_every_task_once_and_in_order() -> None:
    sizes = [10, 500_000, 3, 0, 300_000, 7, 7]
    chunks = split(sizes, 2)
    assert [i for chunk in chunks for i in chunk] == list(range(len(sizes)))
    assert len(chunks) > 2


def test_many_small_files_keep_every_process_busy() -> None:
    assert len(split([100] * 50, 2)) >= 8


def test_processes_are_kept_and_share_what_is_large() -> None:
    with engine.workers(2) as workers:
        assert not workers.are_worth(1)
        first = set(workers.run(pid_of, range(8), [1] * 8))
        assert workers.are_worth(1)
        shared = workers.share({"a": 5})
        values, pids = zip(*workers.run(partial(value_of, shared), ["a"] * 8, [1] * 8), strict=True)
    assert values == (5,) * 8
    assert set(pids) & first and os.getpid() not in {*first, *pids}


def sums_of(shared: Callable[[], tuple[str, dict[int, NDArray[np.int64]]]], factor: int) -> tuple[str, list[int]]:
    name, arrays = shared()
    return name, [factor * int(array.sum()) for array in arrays.values()]


def test_arrays_of_what_is_shared_are_there_as_they_were() -> None:
    arrays = {size: np.arange(size) for size in (3, 0, 100_000, 1)}
    arrays |= {7: np.arange(40).reshape(8, 5).T, 8: np.arange(10)[::2]}
    sums = [int(array.sum()) for array in arrays.values()]
    with engine.workers(2) as workers:
        for name in ("first", "second"):  # a process has the last one that it asked for
            shared = workers.share((name, arrays))
            found = list(workers.run(partial(sums_of, shared), [1, 2, 1, 2], [9] * 4))
            assert found == [(name, sums), (name, [2 * each for each in sums])] * 2


def test_processes_are_kept_when_all_results_are_taken_though_no_more_are_asked_for() -> None:
    with engine.workers(2) as workers:
        with closing(workers.run(pid_of, range(8), [1] * 8)) as outcomes:
            first = {next(outcomes) for _ in range(8)}
        assert set(workers.run(pid_of, range(8), [1] * 8)) & first


def test_processes_get_new_work_while_results_are_looked_at(tmp_path: Path) -> None:
    with engine.workers(2) as workers, closing(workers.run(partial(touch, tmp_path), range(12), [9] * 12)) as outcomes:
        for number in range(8):
            assert next(outcomes) == number
            ahead = tmp_path / f"{number + 3}"
            for _ in range(200):
                if ahead.exists():
                    break
                time.sleep(0.05)
            assert ahead.exists(), "the next tasks wait until somebody asks for their results"


def test_few_bytes_are_not_worth_a_process() -> None:
    with engine.workers(None) as workers:
        assert set(workers.run(pid_of, range(4), [1] * 4)) == {os.getpid()}


def test_workers_go_on_after_one_was_killed() -> None:
    with engine.workers(2) as workers:
        assert engine.Lost() in list(workers.run(partial(die_on, 2), range(4), [1] * 4))
        assert list(workers.run(double, range(4), [1] * 4)) == [0, 2, 4, 6]


@pytest.mark.parametrize("jobs", [1, 2])
def test_work_is_done_aside_one_after_the_other(jobs: int) -> None:
    with engine.workers(jobs) as workers:
        first, second = workers.aside(double, 4), workers.aside(double, 5)
        assert [second(), first(), first()] == [10, 8, 8]


def test_work_aside_that_kills_its_process_is_lost_and_so_is_what_comes_after_it() -> None:
    with engine.workers(2) as workers:
        assert workers.aside(partial(die_on, 1), 1)() == engine.Lost()
        assert workers.aside(double, 2)() == engine.Lost()


def test_an_exception_of_work_aside_is_raised_when_its_result_is_asked_for() -> None:
    with engine.workers(2) as workers:
        outcome = workers.aside(partial(fail_on, 1), 1)
        with pytest.raises(ValueError, match="no good"):
            outcome()


@pytest.mark.parametrize("later", ["0", "1"])  # seconds: before what is aside is done, and after
def test_the_program_ends_when_what_is_aside_is_done(tmp_path: Path, later: str) -> None:
    program = (
        "import os, sys, time\nfrom cleaner import engine\n"
        "if __name__ == '__main__':\n"
        "    with engine.workers(2) as workers:\n"
        "        workers.aside(time.sleep, 0.1)\n"
        "        workers.aside(os.mkdir, sys.argv[1])\n"
        "        time.sleep(float(sys.argv[2]))\n"
    )
    path = tmp_path / "program.py"
    path.write_text(program, encoding="utf-8")
    command = [sys.executable, path, tmp_path / "made", later]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "") and (tmp_path / "made").is_dir()
