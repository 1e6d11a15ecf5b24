"""A piece of input over which workers die is given up, and named."""

from pathlib import Path

import pytest

from ingest.bulk.extraction import TRIES, counting_tries
from ingest.bulk.units import Unit
from ingest.parallel import WorkerDied

UNIT = Unit(id="u1", source="a.jsonl", form="lines", start=0, end=70, longest=100)


def test_unit_over_which_workers_die_is_given_up(tmp_path: Path) -> None:
    for _ in range(TRIES):
        with pytest.raises(SystemExit), counting_tries(tmp_path, UNIT):
            raise SystemExit  # a worker that ends without a word
    with pytest.raises(WorkerDied, match=r"a\.jsonl \(lines 0 to 70\)"), counting_tries(tmp_path, UNIT):
        pytest.fail("it was tried once more")


def test_unit_that_was_read_leaves_no_count(tmp_path: Path) -> None:
    with counting_tries(tmp_path, UNIT):
        pass
    assert not list(tmp_path.iterdir())
