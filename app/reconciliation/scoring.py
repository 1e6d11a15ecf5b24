"""Query and actor -> candidate: how alike the names are, what else speaks for and against it, and whether that is safe."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.fuzz import token_sort_ratio

from app.periods import tell_span
from app.reconciliation.properties import PROPERTIES, Verdict
from app.reconciliation.queries import MOST_CANDIDATES, Candidate, Condition, Feature, MatchQuery
from graph.countries import find_country, get_country
from graph.described import body_words, is_code
from graph.ids import fold
from graph.matching.names import compare_names, is_partial
from graph.matching.tokens import script_of
from graph.namesakes import KnownActor
from graph.organizations import find_organization

LEAST = 20.0  # a lower score is no candidate
SAFE, MARGIN = 85.0, 15.0  # the score and the lead that are taken without a look
ENOUGH = {(False, False): 85.0, (False, True): 75.0, (True, False): 98.0, (True, True): 94.0}
"""How alike names must be, by whether they are of two scripts, which are more often alike by chance, and whether more is known."""
DOUBT = {"wikidata": 0.2, "country": 0.6, "office": 0.85, "alias": 0.85, "active_on": 0.8}
"""What is left of a score where a property differs: of offices and names the graph knows some only."""
OTHER_KIND = 0.5
OTHER_NAME = 0.6  # what the other name of a row says where the first does not fit
ACRONYM = 0.5  # as in resolution: an acronym is a hint only


class NameLikeness(NamedTuple):
    """How alike the name of a query and the nearest spelling of an actor are, 0 to 1."""

    weight: float
    spelling: str


def score_candidates(query: MatchQuery, found: Sequence[KnownActor]) -> tuple[Candidate, ...]:
    """Judge all actors that a query may mean, the best first; at most one is a match."""
    judged = [candidate for known in found if (candidate := _judge(query, known))]
    ranked = sorted(judged, key=lambda c: (-c.score, c.id))
    if ranked and _is_safe(query, ranked):
        ranked[0] = ranked[0].model_copy(update={"match": True})
    return tuple(ranked[: min(query.limit, MOST_CANDIDATES)])


def _judge(query: MatchQuery, known: KnownActor) -> Candidate | None:
    names, ids = query.values_of("name"), query.values_of("id")
    likeness = max((compare(name, known) for name in names), default=None)
    others = [
        NameLikeness(OTHER_NAME * weight, spelling)
        for weight, spelling in (compare(o, known) for o in query.other_names)
    ]
    likeness = max((likeness, *others)) if likeness else likeness
    verdicts = list(_verdicts(query, known))
    fits_kind = not query.kinds or known.actor.kind in query.kinds
    excluded = any(condition.required and verdict != "agrees" for condition, verdict in verdicts)
    if excluded or (query.strict and not fits_kind):
        return None
    identified = known.actor.id in ids
    # Without a name there is nothing but properties to go by: half way, and no match.
    score = 100.0 if identified else 100.0 * likeness.weight if likeness else 50.0
    for condition, verdict in verdicts:
        score = _weigh(score, condition, verdict)
    score = round(score if fits_kind else score * OTHER_KIND, 1)
    if score < LEAST:
        return None
    return Candidate(
        id=known.actor.id, name=known.actor.name, description=describe(known), kind=known.actor.kind, score=score, match=False,
        features=tuple(_features(likeness, identified, verdicts, fits_kind if query.kinds else None)),
    )  # fmt: skip


def compare(name: str, known: KnownActor) -> NameLikeness:
    """Compare a name with all spellings of an actor, and give the likest."""
    pairs = ((_alike(name, spelling, known.actor.kind == "person"), spelling) for spelling in known.spellings)
    return max((NameLikeness(*pair) for pair in pairs), key=lambda likeness: likeness.weight)


def _alike(name: str, spelling: str, is_person: bool) -> float:
    if fold(name) == fold(spelling):
        return 1.0
    if is_person:
        return compare_names(name, spelling).score
    country, other = find_country(name), find_country(spelling)
    if country and other:
        return float(country == other)
    body = find_organization(name)
    return 1.0 if body and body == find_organization(spelling) else _alike_bodies(_words(name), _words(spelling))


def _alike_bodies(left: list[str], right: list[str]) -> float:
    """Compare the words of two bodies in any order; those of two countries are two bodies, whatever else is the same."""
    if not left or not right:
        return 0.0
    if "".join(word[0] for word in left) == "".join(right) or "".join(word[0] for word in right) == "".join(left):
        return ACRONYM
    likeness = token_sort_ratio(" ".join(left), " ".join(right)) / 100
    mine, theirs = ({word for word in words if word.isupper()} for words in (left, right))
    return likeness if mine == theirs else min(likeness, 0.4 if mine and theirs else 0.7)


def _words(name: str) -> list[str]:
    """Give the words of a body's name that tell it apart, a country as its code in capitals."""
    return [word.upper() if is_code(word) else word for word in body_words(name)]


def _verdicts(query: MatchQuery, known: KnownActor) -> Iterator[tuple[Condition, Verdict]]:
    for condition in query.conditions:
        if condition.attribute == "property":
            compare_value = PROPERTIES[condition.property or ""].compare
            assert compare_value is not None
            yield condition, _combine(condition, [compare_value(known, value) for value in condition.values])
        elif condition.required or condition.quantifier == "none":
            yield condition, _combine(condition, [_has(condition, value, known) for value in condition.values])


def _has(condition: Condition, value: str, known: KnownActor) -> Verdict:
    held = known.actor.id == value if condition.attribute == "id" else compare(value, known).weight >= SAFE / 100
    return "agrees" if held else "differs"


def _combine(condition: Condition, verdicts: Sequence[Verdict]) -> Verdict:
    """Make one verdict of those on several values, by the quantifier of the condition."""
    if condition.quantifier == "all":
        return next((v for v in ("differs", "unknown") if v in verdicts), "agrees")
    found: Verdict = "agrees" if "agrees" in verdicts else "unknown" if "unknown" in verdicts else "differs"
    turned: dict[Verdict, Verdict] = {"agrees": "differs", "differs": "agrees", "unknown": "unknown"}
    return turned[found] if condition.quantifier == "none" else found


def _weigh(score: float, condition: Condition, verdict: Verdict) -> float:
    """Go half the way to certainty for what agrees, and back for what differs; what is unknown changes nothing."""
    if verdict == "agrees" and condition.attribute == "property" and condition.quantifier != "none":
        return score + (100 - score) / 2 if score >= LEAST else score
    return score * DOUBT.get(condition.property or "", 0.5) if verdict == "differs" else score


def _features(
    likeness: NameLikeness | None, identified: bool, verdicts: Sequence[tuple[Condition, Verdict]], fits: bool | None
) -> Iterator[Feature]:
    if likeness:
        yield Feature(
            id="name", name=f"Likeness of the name {likeness.spelling!r}", value=round(100 * likeness.weight, 1)
        )
    if identified:
        yield Feature(id="id", name="It has the id asked for", value=True)
    if fits is not None:
        yield Feature(id="type", name="It is of the type asked for", value=fits)
    seen = set()
    for condition, verdict in verdicts:
        if condition.property and verdict != "unknown" and condition.property not in seen:
            seen.add(condition.property)
            known = PROPERTIES[condition.property]
            yield Feature(id=f"property_{known.id}", name=f"{known.name} agrees", value=verdict == "agrees")


def _is_safe(query: MatchQuery, ranked: Sequence[Candidate]) -> bool:
    """Tell whether the first candidate is clearly the one: a whole name, nothing against it, and nobody near."""
    best = ranked[0]
    if best.id in query.values_of("id"):
        return True
    names = query.values_of("name")
    said = [feature.value for feature in best.features if feature.id.startswith("property_")]
    alone = len(ranked) == 1 or best.score - ranked[1].score >= MARGIN
    return bool(names) and alone and False not in said and _is_named(names, best, said.count(True))


def _is_named(names: Sequence[str], best: Candidate, agreeing: int) -> bool:
    """Tell whether names and the number of properties that agree are enough: half a name needs two of these."""
    if best.kind == "person" and all(is_partial(name) for name in names):
        return agreeing > 1 and best.score >= SAFE
    foreign = best.kind == "person" and any(script_of(name) != "latin" for name in names)
    likeness = max(float(feature.value) for feature in best.features if feature.id == "name")
    return likeness >= ENOUGH[foreign, agreeing > 0]


def describe(known: KnownActor) -> str:
    """Say in a line who an actor is: what tells namesakes apart."""
    actor = known.actor
    country = get_country(actor.country).name if actor.country else None
    office = actor.offices[-1].title if actor.offices else None
    years = tell_span(known.first.year, known.last.year) if known.first and known.last else None
    count = f"{actor.events} event{'' if actor.events == 1 else 's'}"
    return "; ".join(filter(None, (", ".join(filter(None, (office, country))) or actor.kind, count, years)))
