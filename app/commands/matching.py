"""`dragoman actors match`: are these names one person's? From the names alone, with reasons; no database."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from app.commands.ending import SOME_FAILED, NothingGiven, explained
from graph.matching.names import NameMatch, compare_names

HEADER = ("name1", "name2")


class Pair(NamedTuple):
    """Two names of a line."""

    left: str
    right: str


class BrokenLine(NamedTuple):
    """A line without two names."""

    number: int


def match(
    left: Annotated[str | None, typer.Argument(help="a name")] = None,
    right: Annotated[str | None, typer.Argument(help="another")] = None,
    pairs: Annotated[
        str | None, typer.Option(help="a file of two names a line, tab between them; - for standard input")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="print JSON; with --pairs always")] = False,
) -> None:
    """Compare names of persons: one JSON line a pair with score and reasons, in order."""
    with explained():
        if pairs is None:
            if not left or not right:
                raise NothingGiven("give two names, or --pairs FILE with two names a line, tab between them")
            found = compare_names(left, right)
            print(_json(Pair(left, right), found) if as_json else _words(found))
            return
        broken = [item for item in _compare_lines(_lines(pairs)) if isinstance(item, BrokenLine)]
    if broken:
        raise typer.Exit(SOME_FAILED)


def _lines(source: str) -> Iterator[str]:
    """Yield the lines of a file or of standard input; what is no UTF-8 is shown as such and compared as it is."""
    data = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
    yield from data.decode("utf-8-sig", errors="replace").split("\n")


def _compare_lines(lines: Iterator[str]) -> Iterator[Pair | BrokenLine]:
    for number, line in enumerate(lines, start=1):
        fields = tuple(field.strip() for field in line.rstrip("\r").split("\t"))
        if not line.strip() or (number == 1 and tuple(f.lower() for f in fields[:2]) == HEADER):
            continue
        if len(fields) < 2 or not all(fields[:2]):
            print(f"dragoman: line {number}: two names with a tab between them are wanted", file=sys.stderr)
            yield BrokenLine(number)
            continue
        both = Pair(*fields[:2])
        print(_json(both, compare_names(*both)))
        yield both


def _json(both: Pair, found: NameMatch) -> str:
    told = {"left": both.left, "right": both.right, "same": found.same, "score": found.score, "why": found.why}
    return json.dumps(told, ensure_ascii=False)


def _words(found: NameMatch) -> str:
    verdict = (
        "one person's"
        if found.same
        else "of two people"
        if found.conflict
        else "perhaps one person's"
        if found.score >= 0.35
        else "not one person's"
    )
    return "\n".join([f"{verdict} ({found.score:.2f})", *(f"  {reason}" for reason in found.why)])
