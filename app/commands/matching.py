"""`dragoman actors match`: are two names one person's? From the spellings alone, without a model of language or a database."""

import json
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Annotated, BinaryIO, NamedTuple

import typer

from app.commands.ending import SOME_FAILED, WRONG_USAGE, explained
from graph.matching.names import NameMatch, compare_names

STDIN = "-"
HEADER = ("name1", "name2")
BOM = "\ufeff"

Left = Annotated[str | None, typer.Argument(help="a name")]
Right = Annotated[str | None, typer.Argument(help="the name to compare it with")]
Pairs = Annotated[
    str | None, typer.Option(metavar="FILE", help="a file of two names a line with a tab between them, or -")
]
AsJson = Annotated[bool, typer.Option("--json", help="one JSON object a pair; a file is always answered so")]


class Pair(NamedTuple):
    """Two names to compare."""

    left: str
    right: str


class BadLine(NamedTuple):
    """A line that holds no two names."""

    number: int
    reason: str


def match(left: Left = None, right: Right = None, pairs: Pairs = None, as_json: AsJson = False) -> None:
    """Tell whether two names can be one person's: LEFT RIGHT, or --pairs FILE with two names a line."""
    with explained():
        if pairs is not None and left is None:
            _match_file(pairs)
        elif pairs is None and left is not None and right is not None:
            _match_two(Pair(left, right), as_json)
        else:
            raise _refuse("give two names, or a file with --pairs")


def _match_two(pair: Pair, as_json: bool) -> None:
    if not all(name.isprintable() for name in pair):  # half a character, from a terminal that does not write UTF-8
        raise _refuse("a name has characters that cannot be printed")
    found = compare_names(*pair)
    print(to_json(pair, found) if as_json else describe(pair, found))


def _match_file(name: str) -> None:
    """Compare the pairs of a file in order; report the lines that hold none, and fail at the end if there are any."""
    failed = False
    with _open(name) as lines:
        for item in read_pairs(lines):
            if isinstance(item, BadLine):
                failed = True
                print(f"{name}:{item.number}: {item.reason}", file=sys.stderr)
            else:
                print(to_json(item, compare_names(*item)), flush=name == STDIN)
    if failed:
        raise typer.Exit(SOME_FAILED)


def _open(name: str) -> AbstractContextManager[BinaryIO]:
    if name == STDIN:
        return nullcontext(sys.stdin.buffer)
    try:
        return Path(name).open("rb")
    except OSError as error:
        raise _refuse(f"{name}: {error.strerror}") from None


def _refuse(reason: str) -> typer.Exit:
    print(f"dragoman: {reason}", file=sys.stderr)
    return typer.Exit(WRONG_USAGE)


def read_pairs(lines: BinaryIO) -> Iterator[Pair | BadLine]:
    """Yield the pairs of a table with tabs in UTF-8, and what is wrong with the lines that hold none; empty ones are passed."""
    for number, line in enumerate(lines, 1):
        try:
            text = line.decode("utf-8").rstrip("\r\n")
        except UnicodeDecodeError:
            yield BadLine(number, "it is not UTF-8")
            continue
        cells = [cell.strip() for cell in (text.removeprefix(BOM) if number == 1 else text).split("\t")]
        if (number == 1 and tuple(cells[:2]) == HEADER) or not any(cells):
            continue
        if len(cells) < 2 or not cells[0] or not cells[1]:
            yield BadLine(number, "it needs two names with a tab between them")
        else:
            yield Pair(cells[0], cells[1])


def to_json(pair: Pair, found: NameMatch) -> str:
    """Write an answer as a line of JSON."""
    shown = {**pair._asdict(), "same": found.same, "score": found.score, "why": list(found.why)}
    return json.dumps(shown, ensure_ascii=False)


def describe(pair: Pair, found: NameMatch) -> str:
    """Write an answer for people: what is held of the names, then the reasons one a line."""
    verdict = "one person" if found.same else "two people" if found.conflict else "not taken for one person"
    head = f"{pair.left} / {pair.right}: {verdict} (score {found.score:.2f}, one person above {found.least:.2f})"
    return "\n".join((head, *(f"    {reason}" for reason in found.why)))
