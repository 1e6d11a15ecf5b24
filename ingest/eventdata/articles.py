"""Rows of event data -> articles with extractions: the rows of one day are a text, and each row is the evidence of its claim.

So the law holds that a claim has verbatim evidence, with offsets into a text that the graph keeps; and a file may be
loaded again, or further after a break, because equal rows make equal articles.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from graph.coded_claims import CodedActor, CodedClaim, CodedEvidence, CodedExtraction, CodedSeat, CodedSpan
from graph.ids import digest
from graph.model import Article, Office, When
from ingest.eventdata.records import CodedEvent, CodedParty

MOST = 1000  # rows of one text: a busy day becomes several
CONFIDENCE = {
    "icews": 0.7,
    "polecat": 0.7,
    "gdelt": 0.5,
}  # below what our own rules read with certainty; GDELT codes the most at random
PUBLISHERS = {"icews": "ICEWS", "polecat": "POLECAT", "gdelt": "GDELT"}


def iter_articles(events: Iterable[CodedEvent]) -> Iterator[tuple[Article, CodedExtraction]]:
    """Yield the articles of events in the order of their rows; rows of a day that stand together make one, or several where they are many."""
    for _, group in groupby(events, key=lambda event: (event.source, event.day)):
        rows: list[CodedEvent] = []
        for event in group:
            if len(rows) == MOST:
                yield make_article(rows)
                rows = []
            rows.append(event)
        yield make_article(rows)


def make_article(events: list[CodedEvent]) -> tuple[Article, CodedExtraction]:
    """Make the article of some rows of one day; rows of one happening are one claim."""
    first = events[0]
    source = first.source
    text = "\n".join(event.text for event in events)
    starts: list[int] = [0]
    for event in events:
        starts.append(starts[-1] + len(event.text) + 1)
    name = " ".join(filter(None, (source.name, source.version)))
    article = Article(
        id=digest("cod", source.name, source.version, first.day, first.id), text=text, title=f"{name}, {first.day}", published=first.day,
        publisher=PUBLISHERS[source.family],
    )  # fmt: skip
    when = When(start=first.day, end=first.day, precision="day", text=str(first.day))
    actors: dict[CodedParty, CodedActor] = {}
    told: dict[tuple[str, str], list[tuple[int, CodedEvent]]] = {}
    for start, event in zip(starts, events, strict=False):
        told.setdefault((event.event_key, event.status), []).append((start, event))
    claims = tuple(_claim(article.id, rows, actors, when) for rows in told.values())
    return article, CodedExtraction(tuple(actors.values()), claims)


def _claim(
    article: str, rows: list[tuple[int, CodedEvent]], actors: dict[CodedParty, CodedActor], when: When
) -> CodedClaim:
    start, event = rows[0]
    seats = []
    for role, party in event.participants:
        actor = actors.get(party)
        if actor is None:
            actor = actors[party] = _actor(party, len(actors) + 1)
        seats.append(CodedSeat(actor.id, role, _mention(start, event.text, party), party.country, party.sector))
    return CodedClaim(
        digest("clm", article, event.event_key, event.status), event.type, event.plover, event.cameo, event.status, tuple(seats),
        tuple(_evidence(at, one) for at, one in rows), CONFIDENCE[event.source.family], event.place, when, event.topics,
    )  # fmt: skip


def _actor(party: CodedParty, number: int) -> CodedActor:
    office = (
        (Office(title=party.office, country=party.country, sector=party.sector),)
        if party.office and party.named
        else ()
    )
    return CodedActor(f"a{number}", party.kind, party.name, party.country, party.sector, office)


def _mention(start: int, text: str, party: CodedParty) -> CodedSpan:
    """Find the name in the row; a row of codes has none, and all of it names the party."""
    at = text.find(party.name)
    name = party.name if at >= 0 else text
    begun = start + max(at, 0)
    return CodedSpan(begun, begun + len(name), name)


def _evidence(start: int, event: CodedEvent) -> CodedEvidence:
    return CodedEvidence(start, start + len(event.text), event.text, f"{event.source.family}.{event.cameo}")
