"""Names of officeholders as lists print them -> names in normal case: "Hugo DE JONGE" is Hugo de Jonge."""

import re

from graph.ids import fold
from ingest.officeholder_tables import PARENTHESES, load_tables

ONLY_AN_ID = re.compile(r"Q\d+")
QUOTED = re.compile(r'\s*["“”][^"“”]*["“”]')
PIECES = re.compile(r"([-'’])")
SUFFIX_COMMA = re.compile(r",\s+(?=(?:Jr|Sr)\b|[IV]+$|\d(?:nd|rd|th)$)")


def is_vacant(name: str) -> bool:
    """Tell whether the words in place of a name say that nobody holds the office; "(vacant)" does, and so does a blank."""
    return fold(name) in load_tables().vacant | {""}


def is_only_an_id(name: str) -> bool:
    """Tell whether the name is a Wikidata id, as Wikidata labels an item that has no name in English."""
    return ONLY_AN_ID.fullmatch(name.strip()) is not None


def display_name(name: str, country: str | None = None) -> str:
    """Write a name in normal case, in the order of the list, without nicknames, honorifics and bracketed remarks."""
    bare = SUFFIX_COMMA.sub(" ", QUOTED.sub("", PARENTHESES.sub("", name)))
    words = _drop_honorifics(bare.replace(",", " ").split())
    last = len(words) - 1
    return " ".join(_set_case(word, country, i == 0, i == last) for i, word in enumerate(words))


def _drop_honorifics(words: list[str]) -> list[str]:
    honorifics = load_tables().honorifics
    while len(words) > 2:
        length = next((n for n in (2, 1) if fold(" ".join(words[:n])) in honorifics), 0)
        # "K. P. Sharma": initials are no honorifics, and one name must be left
        if not length or len(words) - length < 1:
            break
        words = words[length:]
    return words


def _set_case(word: str, country: str | None, first: bool, last: bool) -> str:
    tables = load_tables()
    letters = word.strip(".,")
    if letters in tables.initials or (last and not first and letters in tables.numerals):
        return word
    if not first and letters.isupper() and country not in tables.no_particles:
        small = letters.lower()
        if len(letters) > 1 and small in tables.particles - tables.kept_particles:
            return word.lower()
    return _set_pieces(word)


def _set_pieces(word: str) -> str:
    """Set the pieces between hyphens and apostrophes: SHARIAT-MADARI, O'DWYER and MA'YAD have three rules."""
    pieces = PIECES.split(word)
    out: list[str] = []
    for i, piece in enumerate(pieces):
        mark = pieces[i - 1] if i else ""
        article = piece.lower() in {"al", "el"} and pieces[i + 1 : i + 2] == ["-"] and piece.isupper()
        inner = mark in {"'", "’"} and len(pieces[i - 2]) > 1
        out.append(piece.lower() if article or (inner and piece.isupper()) else _capitalize(piece))
    return "".join(out)


def _capitalize(piece: str) -> str:
    if len(piece.strip(".")) < 2 or not piece.isupper() or piece.count(".") > 1:
        return piece
    return f"Mc{piece[2:].capitalize()}" if piece.startswith("MC") and len(piece) > 3 else piece.capitalize()
