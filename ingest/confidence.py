"""Score of the rules -> confidence: the share of such claims that were right when people checked them."""

from bisect import bisect_left
from functools import cache
from typing import NamedTuple

from graph.datafile import read_yaml_resource
from graph.model import Status

MAX_CONFIDENCE = 0.97  # a rule that reads one article never knows for certain


class Calibration(NamedTuple):
    """The curve from score to share right, by rising score, and the factor of each status."""

    scores: tuple[float, ...]
    shares: tuple[float, ...]
    status: dict[str, float]


@cache
def load_calibration() -> Calibration:
    """Load `ingest/data/confidence.yaml`."""
    data = read_yaml_resource("ingest.data", "confidence.yaml")
    points = sorted((float(score), float(share)) for score, share in data["curve"].items())
    scores, shares = zip(*points, strict=True)
    return Calibration(scores, shares, {name: float(factor) for name, factor in data["status"].items()})


def calibrate(score: float, status: Status) -> float:
    """Give the confidence of a claim, two digits: the share right of claims with this score and status."""
    known = load_calibration()
    place = min(max(bisect_left(known.scores, score), 1), len(known.scores) - 1)
    (low, high), (least, most) = known.scores[place - 1 : place + 1], known.shares[place - 1 : place + 1]
    share = least + (most - least) * min(max((score - low) / (high - low), 0.0), 1.0)
    return round(min(share * known.status[status], MAX_CONFIDENCE), 2)
