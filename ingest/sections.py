"""Very long texts -> sections that are read one by one, and their extractions -> one: time and memory grow with the length, not faster."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from graph.model import Actor, Claim, Extraction
from ingest.source_text import SourceText, read_source

T = TypeVar("T")
SECTION = 30_000  # characters, four times the longest news article: below it a text is read as one


def iter_sections(original: str, visible: str) -> Iterator[SourceText]:
    """Yield a text whole, or cut at the ends of paragraphs, else of lines, else of words; offsets count in the whole text.

    `visible` is the text with its dateline blanked, of the same length.
    """
    start = 0
    while len(visible) - start > SECTION:
        end = _cut(visible, start)
        yield read_source(original, visible[start:end], start)
        start = end
    yield read_source(original, visible[start:], start)


def _cut(text: str, start: int) -> int:
    for mark in ("\n\n", "\n", ". ", " "):
        end = text.rfind(mark, start + SECTION // 2, start + SECTION)
        if end >= 0:
            return end + len(mark)
    return start + SECTION


def join_extractions(parts: Sequence[Extraction]) -> Extraction:
    """Join the extractions of an article's sections: an actor of the same name, kind and country is one."""
    if len(parts) == 1:
        return parts[0]
    actors: dict[tuple[str, str, str | None], Actor] = {}
    claims: list[Claim] = []
    for part in parts:
        numbers: dict[str, str] = {}
        for actor in part.actors:
            key = (actor.kind, actor.name, actor.country)
            known = actors.setdefault(key, actor.model_copy(update={"id": f"a{len(actors) + 1}"}))
            actors[key] = known.model_copy(
                update={
                    "aliases": _union(known.aliases, actor.aliases),
                    "offices": _union(known.offices, actor.offices),
                }
            )
            numbers[actor.id] = known.id
        claims += [_renumber(claim, numbers) for claim in part.claims]
    return parts[0].model_copy(update={"actors": tuple(actors.values()), "claims": tuple(claims)})


def _union(left: Iterable[T], right: Iterable[T]) -> tuple[T, ...]:
    found = list(left)
    return (*found, *(item for item in right if item not in found))


def _renumber(claim: Claim, numbers: dict[str, str]) -> Claim:
    people = tuple(p.model_copy(update={"actor": numbers[p.actor]}) for p in claim.participants)
    quotes = tuple(q.model_copy(update={"speaker": numbers[q.speaker] if q.speaker else None}) for q in claim.quotes)
    return claim.model_copy(update={"participants": people, "quotes": quotes})
