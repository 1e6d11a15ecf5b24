"""A name -> the actors that it may mean, with scores of 0 to 100 and what speaks for them."""

from collections.abc import Iterable
from typing import NamedTuple, cast, get_args

from anyascii import anyascii
from rapidfuzz.fuzz import token_sort_ratio

from app.reconciliation.records import Query
from graph.answers import ActorAnswer
from graph.countries import find_country
from graph.ids import fold
from graph.matching.names import compare_names
from graph.model import Kind
from graph.queries import find_actors_like
from graph.store import Store

LOOKED_AT = 60  # actors that the index gives
SURE = 90.0  # from here on a candidate may be taken without being looked at,
APART = 8.0  # where no other is as near as this
OTHER_COUNTRY, SAME_COUNTRY = 0.7, 4.0


class Candidate(NamedTuple):
    """An actor that a name may mean."""

    actor: ActorAnswer
    score: float
    features: tuple[tuple[str, float], ...]
    match: bool = False


def find_candidates(store: Store, query: Query) -> tuple[Candidate, ...]:
    """Find who a query may mean, the likeliest first; one is a match where it is sure and stands alone."""
    name = query.name().strip()
    kind = cast(Kind, query.type) if query.type in get_args(Kind) else None
    if not name or (query.type and kind is None):
        return ()
    found = sorted(
        (
            _judge(name, actor, query.properties())
            for actor in find_actors_like(store, _spellings(name), kind, LOOKED_AT)
        ),
        key=lambda c: (-c.score, -c.actor.events, c.actor.id),
    )
    return tuple(_with_match(found))[: query.limit]


def _spellings(name: str) -> tuple[str, ...]:
    """Give the words of a name, in Latin letters too."""
    return tuple(dict.fromkeys([*fold(name).split(), *fold(anyascii(name)).split()]))


def _with_match(found: list[Candidate]) -> Iterable[Candidate]:
    second = found[1].score if len(found) > 1 else 0.0
    for number, candidate in enumerate(found):
        yield candidate._replace(match=number == 0 and candidate.score >= SURE and candidate.score - second >= APART)


def _judge(name: str, actor: ActorAnswer, known: dict[str, tuple[str, ...]]) -> Candidate:
    likeness = max(_likeness(name, other, actor.kind) for other in (actor.name, *actor.aliases))
    score = likeness
    features = [("name", round(likeness, 1))]
    if wanted := known.get("country"):
        same = any(country and country.code == actor.country for country in map(find_country, wanted))
        features.append(("country", 1.0 if same else 0.0))
        score = min(100.0, score + SAME_COUNTRY) if same else score * OTHER_COUNTRY
    if wanted := known.get("office"):
        held = " ".join(fold(office.title) for office in actor.offices)
        same = any(fold(words) in held for words in wanted)
        features.append(("office", 1.0 if same else 0.0))
        score = min(100.0, score + SAME_COUNTRY) if same else score
    return Candidate(actor, round(score, 1), tuple(features))


def _likeness(left: str, right: str, kind: Kind) -> float:
    """Judge two names, 0 to 100: of people by what is known of spellings in any script, of others by their words."""
    if fold(left) == fold(right):
        return 100.0
    if kind == "person":
        found = compare_names(left, right)
        return min(99.0, 100 * found.score)
    return min(99.0, token_sort_ratio(fold(anyascii(left)), fold(anyascii(right))))
