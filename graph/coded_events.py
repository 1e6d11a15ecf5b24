"""Claims that data sets coded, with their actors -> keys, votes, events and meetings: pure, for every way of loading them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, groupby
from typing import NamedTuple

from graph.clustering import Pair
from graph.derivation import TOOK_PLACE, derive_event
from graph.event_evidence import Telling, own_keys, vote_of
from graph.meetings import Meeting
from graph.model import Article
from graph.native import Row
from graph.ontology import get_event_type
from graph.resolver import Keyed
from graph.rows import Rows

SEAT = ("actor", "role", "office", "organization", "body", "country", "sector", "basis", "open")
EVENT = ("id", "type", "plover", "cameo", "status", "start", "end", "precision", "date_text", "reported", "confidence", "articles", "sources", "position",
         "title", "disputed", "parties", "untold")  # fmt: skip


Held = Mapping[str, Sequence[Row]]


class Coded(NamedTuple):
    """A claim that is to be loaded: its row, who takes part, its keys, the event that it votes for, and who said it."""

    claim: Row
    names: list[Row]
    keys: tuple[int, ...]
    vote: str
    article: Article

    @property
    def keyed(self) -> Keyed:
        """Give it as an atom of resolution, with the words of its evidence."""
        telling = Telling.read(self.claim | {"coded": True}, self.names, self.article.published)
        return Keyed(telling, self.keys, (), vote=self.vote)


def code_claims(rows: Rows, articles: Mapping[str, Article], owners: Mapping[str, str], held: Held) -> Iterator[Coded]:
    """Give each claim its actors (also in `rows`), keys and vote; of two claims of an event the words are compared, and only then looked at.

    `owners` are the actors of the profiles, `held` the offices of those people who have any.
    """
    names: dict[str, list[Row]] = {}
    for name in rows.names:
        name["actor"] = actor = owners[name["profile"]]
        name["held"] = held.get(actor, ())
        names.setdefault(name["claim"], []).append(name)
    for claim in rows.claims:
        parties = names.get(claim["id"], [])
        article = articles[claim["article"]]
        telling = Telling.read(claim, parties, article.published, with_words=False)
        yield Coded(claim, parties, own_keys(telling), vote_of(telling), article)


def by_vote(coded: Iterable[Coded]) -> Iterator[list[Coded]]:
    """Yield the claims of each event together, sorted."""
    ordered = sorted(coded, key=lambda one: (one.vote, one.claim["id"]))
    return (list(group) for _, group in groupby(ordered, key=lambda one: one.vote))


def twins_of(group: Sequence[Coded]) -> list[Pair]:
    """Pair the claims of one event."""
    return list(combinations([one.claim["id"] for one in group], 2))


def derive_coded(group: Sequence[Coded]) -> Row:
    """Derive the event of some claims."""
    return derive_event([_told(one) for one in group])


def _told(one: Coded) -> Row:
    """Make the row of a claim as `claims_of_events` gives it."""
    return one.claim | {
        "publisher": one.article.publisher, "published": one.article.published, "copies": (), "names": one.names,
        "event": one.vote, "topics": one.claim["topics"] or (),
    }  # fmt: skip


def event_row(derived: Row) -> Row:
    """Make the row of an event that no claim supported before."""
    found = {"position": derived["position"]}
    seats = [{"actor": seat["actor"], "part": {key: seat[key] for key in SEAT} | found} for seat in derived["seats"]]
    event = {key: derived[key] for key in EVENT}
    return {
        "event": event, "label": derived["label"], "claims": derived["claims"], "seats": seats, "topics": derived["topics"],
    }  # fmt: skip


def has_meetings(derived: Row) -> bool:
    """Tell whether an event is a meeting that took place."""
    return bool(derived["label"] == get_event_type("meeting").label and derived["status"] in TOOK_PLACE)


def meetings_of(derived: Row) -> Iterator[Meeting]:
    """Yield the pairs of actors that met, where the event is a meeting that took place."""
    if has_meetings(derived):
        actors = sorted({seat["actor"] for seat in derived["seats"]})
        yield from (Meeting(low, high, derived["id"], derived["start"]) for low, high in combinations(actors, 2))
