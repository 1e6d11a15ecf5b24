"""Evidence -> judgement: points of log-odds for and against, each with its reason, from `graph/data/evidence.yaml`."""

from collections.abc import Callable, Mapping
from functools import cache
from math import exp, log

from graph.clustering import Judgement
from graph.datafile import read_yaml_resource
from graph.model import Record

SURE = 0.999  # no name alone says more
ROUNDED = 0.00005  # half of the last decimal of a score


class Weight(Record):
    """What one kind of evidence counts, in log-odds, whether it excludes, and how its reason reads."""

    points: float
    excludes: bool = False
    says: str


class Scale(Record):
    """The weights of one question, the threshold to join, and the one to remember a pair."""

    threshold: float
    consider: float
    points: Mapping[str, Weight]


@cache
def load_scale(question: str) -> Scale:
    """Load the scale for "actors" or "events"."""
    return Scale(**read_yaml_resource("graph.data", "evidence.yaml")[question])


def log_odds(score: float) -> float:
    """Give the points that make a score."""
    bounded = min(max(score, ROUNDED), 1 - ROUNDED)
    return log(bounded / (1 - bounded))


class Balance:
    """The evidence on one pair while it is gathered."""

    def __init__(self, question: str) -> None:
        self._scale = load_scale(question)
        self._points = 0.0
        self._conflict = False
        self._names: Callable[[], tuple[str, ...]] = tuple
        self._found: list[tuple[Weight, tuple[object, ...]]] = []

    def start(self, probability: float, tell: Callable[[], tuple[str, ...]]) -> None:
        """Begin with what the names say; `tell` puts it into words."""
        bounded = min(max(probability, 1 - SURE), SURE)
        self._points += log(bounded / (1 - bounded))
        self._names = tell

    def add(self, evidence: str, *details: object) -> None:
        """Add one piece of evidence."""
        weight = self._scale.points[evidence]
        self._points += weight.points
        self._conflict = self._conflict or weight.excludes
        self._found.append((weight, details))

    def exclude(self) -> None:
        """Say that the two exclude each other."""
        self._conflict = True

    def judge(self) -> Judgement:
        """Sum up; the reasons in the order in which they were found."""
        score = 1 / (1 + exp(-max(-30.0, min(30.0, self._points))))
        return Judgement(round(score, 4), self._conflict, self._tell)

    def _tell(self) -> tuple[str, ...]:
        found = (f"{weight.says.format(*details)} ({weight.points:+g})" for weight, details in self._found)
        return (*self._names(), *found)
