"""Features of two names -> probability that they name one person, learned by `tools/learn_names.py`.

Two names in Latin letters have a model of their own, a network of one hidden layer: most pairs that are compared in a graph are of two people whose names
have something in common, and how much one likeness says depends on the others. All other pairs have a logistic model.
"""

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from math import exp, tanh
from operator import itemgetter, mul

from graph.matching.features import FEATURES, SCRIPTS
from graph.model import Record

# What means something else in each script: Chinese syllables never come as close to a Latin spelling as Cyrillic letters do.
BY_SCRIPT = (
    "worst",
    "mean",
    "worst_spelling",
    "worst_sound",
    "worst_letters",
    "whole",
    "whole_sound",
    "edits",
    "least_edit",
)
AT = {name: place for place, name in enumerate(FEATURES)}
ENDS = [AT[name] for name in ("best", "worst", "mean", "whole", "first", "last")]
UNMATCHED = [AT[name] for name in ("unmatched_short", "unmatched_long")]


class Weights(Record):
    """Weights of the widened features, each standardised."""

    bias: float
    means: tuple[float, ...]
    scales: tuple[float, ...]
    weights: tuple[float, ...]


class Network(Record):
    """Weights of a layer of `tanh` over the plain features as they are, and of what it gives."""

    biases: tuple[float, ...]
    weights: tuple[tuple[float, ...], ...]
    bias: float
    outer: tuple[float, ...]


class Model(Record):
    """What two names in Latin letters are judged by, and all others, and the score above which names are taken for one person's."""

    source: str
    threshold: float
    threshold_others: float
    latin: Network
    others: Weights


@cache
def load_model() -> Model:
    """Load the shipped model."""
    return Model(**json.loads(files("graph.matching.data").joinpath("names.json").read_text(encoding="utf-8")))


def widen(features: Sequence[float]) -> list[float]:
    """Add squares, products and the features of each script to the plain ones."""
    masks = _masks(features[-len(SCRIPTS) :])
    return [*features, *_crossed(features), *(features[AT[name]] * mask for name in BY_SCRIPT for mask in masks)]


def _crossed(features: Sequence[float]) -> tuple[float, ...]:
    best, worst, mean, whole, first, last = itemgetter(*ENDS)(features)
    alone = features[UNMATCHED[0]] * features[UNMATCHED[1]]
    return (worst * mean, best**2, worst**2, whole**2, alone, max(first, last), min(first, last))


def _masks(scripts: Sequence[float]) -> tuple[float, ...]:
    """Weigh each script with 1 where a name is in it, Latin where both are."""
    return (1.0 - max(scripts), *scripts)


def threshold(features: Sequence[float]) -> float:
    """Give the score above which two names with these features are taken for one person's."""
    return load_model().threshold_others if any(features[-len(SCRIPTS) :]) else load_model().threshold


def probability(features: Sequence[float]) -> float:
    """Give the probability that two names are one person's."""
    scripts = tuple(features[-len(SCRIPTS) :])
    if any(scripts):
        bias, weights = _weights_of(scripts)
        points = bias + sum(map(mul, weights, (*features, *_crossed(features))))
    else:
        bias, layer = _layer()
        points = bias + sum([outer * tanh(own + sum(map(mul, weights, features))) for own, weights, outer in layer])
    return 1 / (1 + exp(-max(-30.0, min(30.0, points))))


@cache
def _layer() -> tuple[float, tuple[tuple[float, tuple[float, ...], float], ...]]:
    network = load_model().latin
    return network.bias, tuple(zip(network.biases, network.weights, network.outer, strict=True))


@cache
def _weights_of(scripts: tuple[float, ...]) -> tuple[float, tuple[float, ...]]:
    """Give bias and weights of the features of names in these scripts: as they are, in place of standardised and widened ones.

    That was a third of the time of a comparison.
    """
    model = load_model().others
    weights = [weight / scale for weight, scale in zip(model.weights, model.scales, strict=True)]
    bias = model.bias - sum(map(mul, weights, model.means))
    masks = _masks(scripts)
    plain = weights[: -len(BY_SCRIPT) * len(masks)]
    for at, name in enumerate(BY_SCRIPT, -len(BY_SCRIPT)):
        own = weights[at * len(masks) :][: len(masks)]
        plain[AT[name]] += sum(map(mul, own, masks))
    return bias, tuple(plain)
