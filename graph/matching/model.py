"""Features of two names -> probability that they name one person: a logistic model, learned by `tools/learn_names.py`."""

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from math import exp
from operator import mul

from graph.matching.features import FEATURES, SCRIPTS
from graph.model import Record

# What means something else in each script: Chinese syllables never come as close to a Latin spelling as Cyrillic letters do.
BY_SCRIPT = ("worst", "mean", "worst_spelling", "worst_sound", "worst_letters", "whole", "whole_sound")
AT = {name: place for place, name in enumerate(FEATURES)}


class Model(Record):
    """Weights of the widened features, each standardised, and the threshold from which on names are taken for one person's."""

    source: str
    threshold: float
    bias: float
    means: tuple[float, ...]
    scales: tuple[float, ...]
    weights: tuple[float, ...]


@cache
def load_model() -> Model:
    """Load the shipped model."""
    return Model(**json.loads(files("graph.matching.data").joinpath("names.json").read_text(encoding="utf-8")))


def widen(features: Sequence[float]) -> list[float]:
    """Add squares, products and the features of each script to the plain ones."""
    at = {name: features[place] for name, place in AT.items()}
    ends = (at["first"], at["last"])
    crossed = [
        at["worst"] * at["mean"], at["best"] ** 2, at["worst"] ** 2, at["whole"] ** 2,
        at["unmatched_short"] * at["unmatched_long"], max(ends), min(ends),
    ]  # fmt: skip
    latin = 1.0 - max(at[script] for script in SCRIPTS)
    masks = (latin, *(at[script] for script in SCRIPTS))
    return [*features, *crossed, *(at[name] * mask for name in BY_SCRIPT for mask in masks)]


def probability(features: Sequence[float]) -> float:
    """Give the probability that two names are one person's."""
    bias, weights = _plain_weights()
    points = bias + sum(map(mul, weights, widen(features)))
    return 1 / (1 + exp(-max(-30.0, min(30.0, points))))


@cache
def _plain_weights() -> tuple[float, tuple[float, ...]]:
    """Give bias and weights for features as they are, in place of standardised ones: a third of the time of a comparison was that."""
    model = load_model()
    weights = tuple(weight / scale for weight, scale in zip(model.weights, model.scales, strict=True))
    return model.bias - sum(map(mul, weights, model.means)), weights
