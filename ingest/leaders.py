"""Who led which country, and when, from `ingest/data/leaders.yaml`."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from graph.datafile import read_yaml_resource
from ingest.personal_names import name_tokens


class Leader(NamedTuple):
    """Who held an office of a country, from the first to the last year."""

    name: str
    office: str
    country: str
    first: int
    last: int


@cache
def load_leaders() -> Mapping[str, tuple[Leader, ...]]:
    """Load the leaders by the last word of their names, folded."""
    found: dict[str, list[Leader]] = {}
    for country, entries in read_yaml_resource("ingest.data", "leaders.yaml").items():
        for name, office, first, last in entries:
            leader = Leader(name, office, country, int(first), int(last))
            found.setdefault(name_tokens(name)[-1], []).append(leader)
    return {surname: tuple(leaders) for surname, leaders in found.items()}
