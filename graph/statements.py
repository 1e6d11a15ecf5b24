"""The Cypher of the project: one statement a file, with a header of three lines."""

from functools import cache
from importlib.resources import files
from typing import LiteralString

HEADER = ("// ", "// params:", "// returns:")


class UnknownStatement(LookupError):
    """There is no Cypher file of that name under graph/cypher."""


def statement_names() -> tuple[str, ...]:
    """List the statements, sorted."""
    folder = files("graph").joinpath("cypher")
    return tuple(sorted(f.name.removesuffix(".cypher") for f in folder.iterdir() if f.name.endswith(".cypher")))


@cache
def load_statement(name: str) -> LiteralString:
    """Load the text of a statement; raise UnknownStatement. The text is constant, as the driver asks."""
    path = files("graph").joinpath("cypher", f"{name}.cypher")
    if not path.is_file():
        raise UnknownStatement(f"graph/cypher/{name}.cypher does not exist")
    return path.read_text(encoding="utf-8")
