"""Which tokens are spellings of one name, learned from how one native form is written in Latin letters, and which many bear (`data/variants.json`)."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Tokens(NamedTuple):
    """What is known of tokens: the native forms that each stands for, and how many people bear it."""

    variants: Mapping[str, frozenset[int]]
    bearers: Mapping[str, int]


@cache
def _load() -> Tokens:
    data = json.loads(files("graph.matching.data").joinpath("variants.json").read_text(encoding="utf-8"))
    return Tokens({token: frozenset(forms) for token, forms in data["tokens"].items()}, data["bearers"])


def load_variants() -> Mapping[str, frozenset[int]]:
    """Map each token that is known to the native forms it stands for; an empty set is a token with no other spelling."""
    return _load().variants


def load_bearers() -> Mapping[str, int]:
    """Map each token that many people bear, as a given name or a surname, to how many do in Wikidata, 15 or more."""
    return _load().bearers


def relation(left: str, right: str) -> int:
    """Tell what is known of two tokens: 1 spellings of one name, -1 two names, 0 nothing."""
    known = load_variants()
    if left == right or left not in known or right not in known:
        return 0
    return 1 if known[left] & known[right] else -1
