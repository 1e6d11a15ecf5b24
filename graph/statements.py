"""The Cypher of the project: one statement a file, with a header of three lines; a part that several share is included by a line."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, LiteralString

HEADER = ("// ", "// params:", "// returns:")
INCLUDE = re.compile(r"^// include: ([\w$]+)\n", re.M)
ANCHOR = "$anchor"  # in the name of a part: the index that a question starts from, which has a plan of its own


class UnknownStatement(LookupError):
    """There is no Cypher file of that name under graph/cypher."""


def statement_names() -> tuple[str, ...]:
    """List the statements, sorted."""
    folder = files("graph").joinpath("cypher")
    return tuple(sorted(f.name.removesuffix(".cypher") for f in folder.iterdir() if f.name.endswith(".cypher")))


@cache
def load_statement(name: str, anchor: str = "") -> LiteralString:
    """Load the text of a statement with the parts that it includes, those for one anchor; raise UnknownStatement.

    The text is constant, as the driver asks: the files under graph/cypher make it, and nothing else.
    """
    return _with_parts(load_source(name), anchor)


def statement_for(name: str, parameters: Mapping[str, Any]) -> LiteralString:
    """Load the text of a statement that these parameters, of which one may name the anchor, are for; raise UnknownStatement."""
    return load_statement(name, str(parameters.get("anchor", "")))


def _with_parts(text: LiteralString, anchor: str) -> LiteralString:
    def include(line: re.Match[str]) -> LiteralString:
        part = load_source(f"parts/{line[1].replace(ANCHOR, anchor)}")
        return _with_parts(_without_header(part), anchor)

    return INCLUDE.sub(include, text)


def load_source(name: str) -> LiteralString:
    """Load a file as it stands, with its header; raise UnknownStatement."""
    path = files("graph").joinpath("cypher", f"{name}.cypher")
    if not path.is_file():
        raise UnknownStatement(f"graph/cypher/{name}.cypher does not exist")
    return path.read_text(encoding="utf-8")


def _without_header(part: str) -> LiteralString:
    return part.split("\n", len(HEADER))[-1]
