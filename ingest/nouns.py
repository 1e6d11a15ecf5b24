"""The common nouns of parties, from `ingest/data/nouns.yaml`."""

from functools import cache
from typing import NamedTuple

from graph.datafile import read_yaml_resource


class Nouns(NamedTuple):
    """The common nouns of parties; each maps the noun to the sector that it implies."""

    bodies: dict[str, str]
    groups: dict[str, str]
    individuals: dict[str, str]
    states: dict[str, str]
    pairs: frozenset[str]
    generic: frozenset[str]
    peers: frozenset[str]
    outward: frozenset[str]
    twins: dict[str, tuple[str, ...]]


@cache
def load_nouns() -> Nouns:
    """Load `ingest/data/nouns.yaml`."""
    data = read_yaml_resource("ingest.data", "nouns.yaml")
    pairs, generic, peers, outward = (frozenset(data[part]) for part in ("pairs", "generic", "peers", "outward"))
    twins = {word: tuple(codes) for word, codes in data["twins"].items()}
    kinds = (data["bodies"], data["groups"], data["individuals"], data["states"])
    return Nouns(*kinds, pairs, generic, peers, outward, twins)
