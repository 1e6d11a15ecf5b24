"""The Cypher of the project: one statement a file, with a header of three lines; a part that several share is included by a line."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, LiteralString

HEADER = ("// ", "// params:", "// returns:")
INCLUDE = re.compile(r"^// include: ([\w$]+)\n", re.M)
ANCHOR = "$anchor"  # in the name of a part: the index that a question starts from, which has a plan of its own

UNASKED = re.compile(r"\$(\w+) IS NULL|size\(\$(\w+)\)")
MAP = "asked"  # the parameter that holds what these name


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


def sent_for(name: str, parameters: Mapping[str, Any]) -> tuple[LiteralString, dict[str, Any]]:
    """Give the text of a statement and the parameters as they are sent; raise UnknownStatement."""
    return sent(statement_for(name, parameters), parameters)


def sent(text: LiteralString, parameters: Mapping[str, Any]) -> tuple[LiteralString, dict[str, Any]]:
    """Put what a statement may be asked without, be it null or an empty list, into one map: give the text and the parameters that are sent.

    The database plans a text anew for each combination of types that its parameters come with; null is a type of its own, and so is a list by
    what is in it and by its length. A map is a map, whatever is in it.
    """
    unasked = _unasked(text)
    if not unasked:
        return text, dict(parameters)
    others = {key: value for key, value in parameters.items() if key not in unasked}
    return _in_map(text), others | {MAP: {key: parameters.get(key) for key in sorted(unasked)}}


@cache
def _unasked(text: str) -> frozenset[str]:
    return frozenset(one or other for one, other in UNASKED.findall(text))


@cache
def _in_map(text: LiteralString) -> LiteralString:
    unasked = _unasked(text)
    return re.sub(r"\$(\w+)", lambda found: f"${MAP}.{found[1]}" if found[1] in unasked else found[0], text)


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
