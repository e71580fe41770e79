"""Garbage collection."""

from __future__ import annotations

import gc

import pytest

from cleaner.core.garbage import uncollected


def test_cycles_are_looked_for_again_afterwards() -> None:
    assert gc.isenabled()
    with pytest.raises(ValueError), uncollected():
        assert not gc.isenabled()
        raise ValueError
    assert gc.isenabled()
