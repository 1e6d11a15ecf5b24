"""The words that single rules turn on, by the name of their list: of grammar, status and pronouns (`ingest/data/grammar.yaml`), or of another file."""

from functools import cache
from typing import Any

from graph.datafile import read_yaml_resource


@cache
def _load(file: str) -> Any:
    return read_yaml_resource("ingest.data", file)


def words(name: str, file: str = "grammar.yaml") -> frozenset[str]:
    """Give the words of one list."""
    return frozenset(_load(file)[name].split())


WRONG_LEMMAS: dict[str, str] = _load("grammar.yaml")["wrong_lemmas"]
