"""A run of words with capitals -> the people in it: "Obama Netanyahu meetings" are of two, "Hillary Clinton" is one."""

from collections.abc import Sequence
from functools import cache

from graph.datafile import read_yaml_resource
from graph.ids import fold


@cache
def _leaders() -> frozenset[str]:
    """Load the full names of leaders, folded."""
    data = read_yaml_resource("ingest.data", "leaders.yaml")
    return frozenset(fold(entry[0]) for entries in data.values() for entry in entries)


@cache
def _surnames() -> frozenset[str]:
    """List the surnames of leaders that are no given name of another: "Abdullah" could begin a name."""
    split = [name.split() for name in _leaders()]
    return frozenset(words[-1] for words in split) - {words[0] for words in split if len(words) > 1}


def is_leader(words: str) -> bool:
    """Tell whether words are the name or surname of a leader that news names without more."""
    return fold(words) in _leaders() or fold(words) in _surnames()


def split_names(words: Sequence[str]) -> tuple[str, ...]:
    """Split a run of words into the leaders that make it up; any other run is one name."""
    whole = " ".join(words)
    found: list[str] = []
    start = 0
    while start < len(words):
        end = next((e for e in range(len(words), start, -1) if is_leader(" ".join(words[start:e]))), None)
        if end is None:
            return (whole,)
        found.append(" ".join(words[start:end]))
        start = end
    return tuple(found)
