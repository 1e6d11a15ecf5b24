"""Rows of event data -> articles with extractions: the rows of one day are a text, and each row is the evidence of its claim.

So the law holds that a claim has verbatim evidence, with offsets into a text that the graph keeps; and a file may be
loaded again, or further after a break, because equal rows make equal articles.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby, islice

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
    """Yield the articles of events in the order of their rows."""
    return map(make_article, iter_texts(events))


def iter_texts(events: Iterable[CodedEvent]) -> Iterator[list[CodedEvent]]:
    """Yield the rows of each text: those of a day that stand together, in several texts where they are many."""
    for _, group in groupby(events, key=lambda event: (event.source, event.day)):
        while rows := list(islice(group, MOST)):
            yield rows


def article_of(events: Sequence[CodedEvent]) -> Article:
    """Make the article of some rows of one day, without what it says."""
    first = events[0]
    source = first.source
    name = " ".join(filter(None, (source.name, source.version)))
    return Article(
        id=digest("cod", source.name, source.version, first.day, first.id), text="\n".join([event.text for event in events]),
        title=f"{name}, {first.day}", published=first.day, publisher=PUBLISHERS[source.family],
    )  # fmt: skip


def happenings(events: Iterable[CodedEvent]) -> dict[tuple[str, str], list[int]]:
    """Tell which rows of a text are one claim: those of one key and status, by their numbers from 0."""
    told: dict[tuple[str, str], list[int]] = {}
    for number, event in enumerate(events):
        told.setdefault((event.event_key, event.status), []).append(number)
    return told


def claim_id(article: str, happening: tuple[str, str]) -> str:
    """Compute the id of a claim."""
    return digest("clm", article, *happening)


def make_article(events: list[CodedEvent]) -> tuple[Article, CodedExtraction]:
    """Make the article of some rows of one day; rows of one happening are one claim."""
    article = article_of(events)
    starts = list(accumulate([len(event.text) + 1 for event in events], initial=0))
    when = When(start=article.published, end=article.published, precision="day", text=str(article.published))
    actors: dict[CodedParty, CodedActor] = {}
    claims = []
    for happening, numbers in happenings(events).items():
        rows = [(starts[number], events[number]) for number in numbers]
        claims.append(_claim(claim_id(article.id, happening), rows, actors, when))
    return article, CodedExtraction(tuple(actors.values()), tuple(claims))


def _claim(
    id: str,  # noqa: A002
    rows: list[tuple[int, CodedEvent]],
    actors: dict[CodedParty, CodedActor],
    when: When,
) -> CodedClaim:
    start, event = rows[0]
    seats = []
    for role, party in event.participants:
        actor = actors.get(party)
        if actor is None:
            actor = actors[party] = actor_of(party, len(actors) + 1)
        seats.append(seat_of(role, party, actor, _mention(start, event.text, party)))
    return claim_of(id, event, tuple(seats), tuple(_evidence(at, one) for at, one in rows), when)


def claim_of(
    id: str,  # noqa: A002
    event: CodedEvent,
    seats: tuple[CodedSeat, ...],
    evidence: tuple[CodedEvidence, ...],
    when: When,
) -> CodedClaim:
    """Make the claim of rows of which this is the first."""
    return CodedClaim(
        id, event.type, event.plover, event.cameo, event.status, seats, evidence, CONFIDENCE[event.source.family], event.place, when, event.topics
    )  # fmt: skip


def actor_of(party: CodedParty, number: int) -> CodedActor:
    """Make the actor of a party, which is the one of that number in its text."""
    office = (
        (Office(title=party.office, country=party.country, sector=party.sector),)
        if party.office and party.named
        else ()
    )
    return CodedActor(f"a{number}", party.kind, party.name, party.country, party.sector, office)


def seat_of(role: str, party: CodedParty, actor: CodedActor, mention: CodedSpan) -> CodedSeat:
    """Make the seat of a party in a claim."""
    return CodedSeat(actor.id, role, mention, party.country, party.sector)


def _mention(start: int, text: str, party: CodedParty) -> CodedSpan:
    """Find the name in the row; a row of codes has none, and all of it names the party."""
    at = text.find(party.name)
    name = party.name if at >= 0 else text
    begun = start + max(at, 0)
    return CodedSpan(begun, begun + len(name), name)


def _evidence(start: int, event: CodedEvent) -> CodedEvidence:
    return CodedEvidence(start, start + len(event.text), event.text, rule_of(event))


def rule_of(event: CodedEvent) -> str:
    """Name what says that a row is a claim."""
    return f"{event.source.family}.{event.cameo}"
