"""Which tokens are spellings of one name, learned from how one native form is written in Latin letters (`data/variants.json`)."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def load_variants() -> Mapping[str, frozenset[int]]:
    """Map each token that is known to the native forms it stands for; an empty set is a token with no other spelling."""
    text = files("graph.matching.data").joinpath("variants.json").read_text(encoding="utf-8")
    return {token: frozenset(forms) for token, forms in json.loads(text)["tokens"].items()}


def relation(left: str, right: str) -> int:
    """Tell what is known of two tokens: 1 spellings of one name, -1 two names, 0 nothing."""
    known = load_variants()
    if left == right or left not in known or right not in known:
        return 0
    return 1 if known[left] & known[right] else -1
