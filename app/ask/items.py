"""Item: a stretch of a question and all that it can stand for."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from app.ask.lexicon import Sort, Term


class Item(NamedTuple):
    """A stretch of the question and all that it can stand for, the likeliest first."""

    words: str
    terms: tuple[Term, ...]
    capital: bool
    owner: bool
    typed: str | None = None  # as it was written, where it was misspelt

    @property
    def written(self) -> str:
        """Give the words as they were written, with the possessive that they carried."""
        words = self.typed or self.words
        ending = "'" if words.endswith("s") else "'s"
        return f"{words}{ending}" if self.owner else words

    @property
    def sort(self) -> Sort:
        """Give the likeliest sort."""
        return self.terms[0].sort

    @property
    def values(self) -> tuple[str, ...]:
        """Give the values of the likeliest sort."""
        return self.terms[0].values

    def find(self, sort: Sort) -> Term | None:
        """Find the reading of one sort."""
        return next((term for term in self.terms if term.sort == sort), None)

    def taken_as(self, sort: Sort, *values: str) -> "Item":
        """Give the same words with one reading only."""
        return self._replace(terms=(Term(sort, values),))

    @classmethod
    def of(cls, words: str, sort: Sort, *values: str) -> "Item":
        """Write words that nobody wrote, or several in one, with one reading."""
        return cls(words, (Term(sort, values),), False, False)


def spell(items: Iterable[Item]) -> str:
    """Join the words of items."""
    return " ".join(item.words for item in items)


def quote(items: Iterable[Item]) -> str:
    """Join the words of items as somebody wrote them."""
    return " ".join(item.written for item in items)


Test = Callable[[Sequence[Item], Item, Sequence[Item]], bool]  # of an item by what stands before and behind it


def retake(items: Sequence[Item], test: Test, sort: Sort, *values: str) -> tuple[Item, ...]:
    """Give the items that pass a test another reading."""
    return tuple(
        item.taken_as(sort, *values) if test(items[:at], item, items[at + 1 :]) else item
        for at, item in enumerate(items)
    )


# Small words that a question may have said in another way.
ABOUT = Item.of("about", "marker", "topics")
IN = Item.of("in", "marker", "places")
TO = Item.of("to", "marker", "goals")
BY = Item.of("by", "marker", "parties")
ON = Item.of("on", "marker", "either")
AND = Item.of("and", "and")
