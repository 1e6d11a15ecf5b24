"""Titles as lists of officeholders print them -> the title alone, without its country, in full words."""

import re
from typing import NamedTuple

from graph.ids import fold
from ingest.officeholder_tables import PARENTHESES, find_country_code, load_tables
from ingest.titles import find_sector

ACTING = re.compile(
    r"\s*[(\[](?:acting|interim|ad interim|a\.i\.)[)\]]|^(?:acting|interim)\s+|\s+(?:ad interim|pro tempore)$", re.I
)
BEFORE_COUNTRY = re.compile(
    r",? (?:of|in) |, "
)  # not "for": a "Secretary of State for Scotland" is no Secretary of State
SOLEMN = re.compile(r"^the (?:[\w’']+ )?(?:republic|state|kingdom|principality|commonwealth|union) of (?:the )?", re.I)
DOUBLE = re.compile(r"\s+")


class PrintedTitle(NamedTuple):
    """A cleaned title and whether it is held for the time being."""

    title: str
    acting: bool


def clean_title(words: str, country: str | None) -> PrintedTitle:
    """Clean a title: expand abbreviations, leave out the country that it is held for, brackets, and "acting"."""
    acting = ACTING.search(words) is not None
    plain = PARENTHESES.sub("", ACTING.sub("", words)).replace("’", "'").split(";")[0]
    full = _expand(DOUBLE.sub(" ", plain).strip(" ,"))
    title = _set_capitals(_drop_country(full, country) if country else full)
    return PrintedTitle(load_tables().titles.get(title, title), acting)


def _expand(title: str) -> str:
    """Expand whole words; the possessive goes along ("the Prime Min.'s Office")."""
    table = load_tables().abbreviations
    return " ".join(
        table.get(w) or (f"{table[w[:-2]]}'s" if w[:-2] in table else _expand_before_comma(w)) for w in title.split()
    )


def _expand_before_comma(word: str) -> str:
    full = load_tables().abbreviations.get(word.rstrip(","))
    return full + "," if full and word.endswith(",") else word


def _drop_country(title: str, country: str) -> str:
    for found in BEFORE_COUNTRY.finditer(title):
        head, tail = title[: found.start()], title[found.end() :]
        if _means(tail, country):
            return title if head.endswith(load_tables().kept_heads) else head
    words = title.split()
    for length in range(min(4, len(words) - 1), 0, -1):
        if _means(" ".join(words[:length]), country):
            return " ".join(words[length:])
    return title


def _means(words: str, country: str) -> bool:
    """Tell whether words are a name of the country; "US" counts, single letters and small codes do not."""
    bare = words.removesuffix("'s")
    if len(fold(bare)) < 4 and bare not in {"US", "U.S.", "UK", "USA", "UAE", "DRC"}:
        return False
    return country in (find_country_code(bare), find_country_code(SOLEMN.sub("", bare)))


def _set_capitals(title: str) -> str:
    capitals = load_tables().capitals
    return " ".join(word.title() if word in capitals else word for word in title.split())


def sector_of(title: str, default: str | None) -> str | None:
    """Tell the PLOVER sector of a title: the table of lists first, then that of the articles, then the default."""
    for sector, pattern in load_tables().sectors.items():
        if re.search(pattern, title):
            return sector
    return find_sector(title) or default


def refuse_title(title: str, country: str) -> str | None:
    """Tell why an office is left out: nobody living holds it, or it is one of a region that has a list of its own."""
    tables = load_tables()
    if fold(title).split(" ")[0] in tables.honorary:
        return "an honour, no office"
    if any(re.search(pattern, title) for pattern in tables.regional.get(country, ())):
        return "an office of a region that the list prints under its country"
    return None
