"""Confidence rises with the score of the rules and falls with what has not happened."""

from hypothesis import given
from hypothesis import strategies as st

from graph.ontology import load_vocabulary
from ingest.confidence import MAX_CONFIDENCE, calibrate, load_calibration


def test_curve_rises() -> None:
    known = load_calibration()
    assert list(known.scores) == sorted(known.scores)
    assert list(known.shares) == sorted(known.shares)


def test_every_status_has_a_factor() -> None:
    assert set(load_calibration().status) == set(load_vocabulary().statuses)


def test_what_is_only_planned_is_less_certain() -> None:
    assert calibrate(0.9, "planned") < calibrate(0.9, "happened")


@given(low=st.floats(0, 1), high=st.floats(0, 1))
def test_confidence_is_a_share_that_rises_with_the_score(low: float, high: float) -> None:
    low, high = sorted((low, high))
    assert 0 < calibrate(low, "happened") <= calibrate(high, "happened") <= MAX_CONFIDENCE
