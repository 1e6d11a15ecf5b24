"""The titles of people, from `ingest/data/titles.yaml`: which words are one, of what kind, and for which sector."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Literal, NamedTuple

from graph.datafile import read_yaml_resource

MILITARY = {"army", "armed", "forces", "military", "navy", "naval", "air force", "troops"}
WORDS = re.compile(r"\w+|-|'s|'")


class Title(NamedTuple):
    """A title: its words, its kind, and the sector and country that it implies by itself."""

    title: str
    kind: Literal["office", "rank", "honorific"]
    sector: str | None
    country: str | None = None
    office: str = ""  # the same for titles that are one office under other names


def _tokens(words: str) -> tuple[str, ...]:
    """Split as spaCy's English tokenizer does: at spaces and inner hyphens."""
    return tuple(re.sub(r"'(s?)(?!\w)", r" '\1", words.replace("-", " - ")).split())


@cache
def title_words() -> Mapping[tuple[str, ...], Title]:
    """Map the lower-case tokens of each title to it; full stops are left out ("lt gen")."""
    found: dict[tuple[str, ...], Title] = {}
    data = read_yaml_resource("ingest.data", "titles.yaml")
    for group in data["titles"]:
        for title in group["titles"]:
            country, office = data["countries"].get(title), data["same"].get(title, title)
            found[_tokens(title)] = Title(title, group["kind"], group["sector"] or None, country, office)
    return found


@cache
def _ranges() -> tuple[frozenset[str], frozenset[str]]:
    data = read_yaml_resource("ingest.data", "titles.yaml")
    return frozenset(data["national"]), frozenset(data["provincial"])


def is_national(title: str) -> bool:
    """Tell whether a title of the data is an office of a whole country: "president", "planning minister", not "chief minister"."""
    national, provincial = _ranges()
    return title in national or (title.endswith("minister") and title not in provincial)


def find_sector(words: str) -> str | None:
    """Find the sector of a printed title: its longest known title decides, and a military body makes a general word MIL."""
    tokens = [t.rstrip(".") for t in WORDS.findall(words.lower())]
    best: Title | None = None
    for i in range(len(tokens)):
        for j in range(len(tokens), i, -1):
            title = title_words().get(tuple(tokens[i:j]))
            if title and title.kind != "honorific" and (best is None or len(title.title) > len(best.title)):
                best = title
    if best is None:
        return None
    if best.sector is None:
        return "MIL" if MILITARY & set(tokens) else None
    return best.sector
