"""What a question wants to be told of the events, and the numbers in its words of asking."""

from typing import Literal, NamedTuple

from pydantic import Field

from graph.ends import End
from graph.model import Kind as ActorKind
from graph.model import Record
from ingest.dates import NUMBERS as WORDS

Kind = Literal["events", "count", "ranking", "first", "latest", "timeline"]
By = Literal["actor", "country", "month", "year"]
NUMBERS = {word: number for number, word in enumerate(WORDS) if 1 <= number <= 10}


class Wanted(Record):
    """What is to be told of the events that the filter finds."""

    kind: Kind = "events"
    by: By | None = Field(default=None, description="of what a ranking or a timeline counts")
    who: End | None = Field(
        default=None, description="whether a ranking counts only those who do it, or only those to whom it is done"
    )
    only: ActorKind | None = Field(default=None, description="of which kind those are that a ranking of actors counts")
    most: int | None = Field(default=None, description="how many of the first or latest, or lines of a ranking")


class Asked(NamedTuple):
    """A question without the words that say what to tell."""

    rest: str
    wanted: Wanted
    not_understood: tuple[str, ...] = ()  # "how many" of people, whom nobody counts


N = rf"(\d{{1,3}}|{'|'.join(NUMBERS)})"


def cut(question: str, *spans: tuple[int, int]) -> str:
    """Leave spans out of a question."""
    for start, end in sorted(spans, reverse=True):
        question = f"{question[:start]} {question[end:]}"
    return question


def number_of(word: str | None) -> int | None:
    """Read a number in digits or words."""
    return (NUMBERS.get(word.lower()) or int(word)) if word else None
