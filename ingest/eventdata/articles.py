"""Rows of event data -> articles with extractions: the rows of one day are a text, and each row is the evidence of its claim.

So the law holds that a claim has verbatim evidence, with offsets into a text that the graph keeps; and a file may be
loaded again, or further after a break, because equal rows make equal articles.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from graph.ids import digest
from graph.model import Actor, Article, ArticleHead, Claim, Evidence, Extraction, Office, Participant, Span, When
from ingest.eventdata.records import CodedEvent, CodedParty

MOST = 1000  # rows of one text: a busy day becomes several
CONFIDENCE = {
    "icews": 0.7,
    "polecat": 0.7,
    "gdelt": 0.5,
}  # below what our own rules read with certainty; GDELT codes the most at random
PUBLISHERS = {"icews": "ICEWS", "polecat": "POLECAT", "gdelt": "GDELT"}


def iter_articles(events: Iterable[CodedEvent]) -> Iterator[tuple[Article, Extraction]]:
    """Yield the articles of events in the order of their rows; rows of a day that stand together make one, or several where they are many."""
    for day, group in groupby(events, key=lambda event: (event.source, event.day)):
        rows: list[CodedEvent] = []
        for event in group:
            if len(rows) == MOST:
                yield make_article(rows)
                rows = []
            rows.append(event)
        yield make_article(rows)
        del day


def make_article(events: list[CodedEvent]) -> tuple[Article, Extraction]:
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
    actors: dict[CodedParty, Actor] = {}
    told: dict[tuple[str, str], list[tuple[int, CodedEvent]]] = {}
    for start, event in zip(starts, events, strict=False):
        told.setdefault((event.event_key, event.status), []).append((start, event))
    claims = tuple(_claim(article, rows, actors) for rows in told.values())
    head = ArticleHead(id=article.id, title=article.title, published=article.published, publisher=article.publisher)
    return article, Extraction(article=head, actors=tuple(actors.values()), claims=claims)


def _claim(article: Article, rows: list[tuple[int, CodedEvent]], actors: dict[CodedParty, Actor]) -> Claim:
    start, event = rows[0]
    day = str(event.day)
    seats = []
    for role, party in event.participants:
        actor = actors.setdefault(party, _actor(party, len(actors) + 1))
        seats.append(
            Participant(
                actor=actor.id,
                role=role,
                country=party.country,
                sector=party.sector,
                mention=_mention(start, event.text, party),
            )
        )
    return Claim(
        id=digest("clm", article.id, event.event_key, event.status), type=event.type, plover=event.plover, cameo=event.cameo, status=event.status,
        participants=tuple(seats), place=event.place, when=When(start=event.day, end=event.day, precision="day", text=day),
        topics=event.topics, evidence=tuple(_evidence(at, one) for at, one in rows), confidence=CONFIDENCE[event.source.family],
    )  # fmt: skip


def _actor(party: CodedParty, number: int) -> Actor:
    office = (
        (Office(title=party.office, country=party.country, sector=party.sector),)
        if party.office and party.named
        else ()
    )
    return Actor(
        id=f"a{number}", kind=party.kind, name=party.name, country=party.country, sector=party.sector, offices=office
    )


def _mention(start: int, text: str, party: CodedParty) -> Span:
    """Find the name in the row; a row of codes has none, and all of it names the party."""
    at = text.find(party.name)
    name = party.name if at >= 0 else text
    begun = start + max(at, 0)
    return Span(start=begun, end=begun + len(name), text=name)


def _evidence(start: int, event: CodedEvent) -> Evidence:
    end = start + len(event.text)
    whole = Span(start=start, end=end, text=event.text)
    return Evidence(start=start, end=end, text=event.text, trigger=whole, rule=f"{event.source.family}.{event.cameo}")
