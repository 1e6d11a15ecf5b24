"""The words that single rules of grammar, status and pronouns turn on, by the name of their list (`ingest/data/grammar.yaml`)."""

from graph.datafile import read_yaml_resource

_LISTS = read_yaml_resource("ingest.data", "grammar.yaml")


def words(name: str) -> frozenset[str]:
    """Give the words of one list."""
    return frozenset(_LISTS[name].split())


WRONG_LEMMAS: dict[str, str] = _LISTS["wrong_lemmas"]
