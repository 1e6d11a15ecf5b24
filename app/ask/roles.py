"""The place of a party in a question -> the role that is asked of it, and the one capacity that the filter can ask."""

from collections.abc import Sequence
from typing import NamedTuple

from app.ask.items import Item
from app.ask.segments import MUTUAL, RECEIVING, Segment
from graph.ontology import get_event_type
from graph.regions import find_bloc


class Tie(NamedTuple):
    """What is asked of a participant for one of some countries: an office, a sector, a role."""

    countries: tuple[str, ...] = ()
    office: str | None = None
    sector: str | None = None
    role: str | None = None
    words: str = ""  # by which it was said


PASSIVE = RECEIVING | {"is", "are", "was", "were", "been", "being", "be", "get", "got"}
# after these the verb is no passive: "was the last time that Modi visited"
ACTIVE = {"that", "who", "which", "did", "does", "do"}
ROLES = {
    "by": "source", "from": "source", "on": "target", "against": "target", "to": "target", "for": "target", "towards": "target", "about": "target",
    "toward": "target", "upon": "target",
}  # fmt: skip
# "criticism of Hungary", but "demands of Turkey"
OF_TARGET = {"accusation", "support", "rejection", "coercion", "assault"}
MEDIATING = {"by", "from", "of"}  # "Norway mediated", "mediation by Norway"; between whom is another question
DOER_OF = {"host": "visitor", "target": "source", "source": "target"}
# of the head of a body too, who has no country: "the secretary general of NATO criticised Russia"
DOING = {"source", "visitor"}
VISIT_ROLES = {"by": "visitor", "from": "visitor", "of": "visitor", "to": "host"}


def is_passive(words: Sequence[str]) -> bool:
    """Tell from the words before a verb whether its subject bears the act: "was Libya sanctioned"."""
    told = [word.lower() for word in words if word.lower() in PASSIVE | ACTIVE]
    return bool(told) and told[-1] in PASSIVE


def role_of(asked: Sequence[str], segment: Segment, word: Item | None, *, subject: bool) -> str | None:
    """Give the role that a place in the sentence means for one-way acts and visits."""
    marker = segment.marker
    types = [*asked, *(word.values if word and word.sort in {"noun", "verb"} else ())]
    if "mediation" in (types if word is None else word.values):
        return "mediator" if _mediates(segment, subject=subject) else None
    visit = set(types) == {"visit"}
    if not visit and not is_one_way(types):
        return None
    aimed = not visit and ROLES.get(segment.following or "") == "target"  # "lawsuits of Ukraine against Russia"
    if marker == "of" and (aimed or OF_TARGET & set(types)):
        return "source" if aimed else "target"
    if marker == "from" and "concession" in types:
        return None
    toured = visit and marker == "of" and segment.following == "by"  # "the tour of the US by Bin Salman"
    if marker and not toured:
        return (VISIT_ROLES if visit else ROLES).get(marker)
    doer, other = ("visitor", "host") if visit else ("source", "target")
    return doer if subject and not toured else other


def _mediates(segment: Segment, *, subject: bool) -> bool:
    """Tell who mediates from what is mediated: "mediation of Egypt", but not "of the Iran-Iraq war" and "of Darfur by Chad"."""
    if not segment.marker:
        return subject
    matter = any(item.sort in {"word", "noun"} and not item.capital for item in segment.items)
    return segment.marker in MEDIATING and not (segment.marker == "of" and (matter or segment.following == "by"))


def is_one_way(types: Sequence[str]) -> bool:
    """Tell acts that one party does to another: who resigned is no source, and who is in "exercises by China" may be a participant."""
    return (
        bool(types) and "appointment" not in types and all(get_event_type(name).plover not in MUTUAL for name in types)
    )


def choose_tie(ties: Sequence[Tie]) -> Tie:
    """Choose the capacity that tells most, for all countries of which it is asked."""
    if not ties:
        return Tie()
    order = (None, "source", "visitor", "mediator", "host", "target")
    best = max(
        ties,
        key=lambda tie: (
            bool(tie.office) + bool(tie.sector), bool(tie.countries), _is_single(tie), order.index(tie.role)
        ),
    )  # fmt: skip
    directed = any(tie.countries and tie.role in {"source", "target", "host"} for tie in ties)
    # "arrests of journalists" says no more; in "by Turkey" they must be the target
    if not best.countries and not directed and best.role != "visitor":
        ties, best = [tie._replace(role=None) for tie in ties], best._replace(role=None)
    if best.role is None and (role := _other_role(best, ties)) and (best.countries or (best.office and role in DOING)):
        ties, best = [tie._replace(role=role) if tie == best else tie for tie in ties], best._replace(role=role)
    same = [tie for tie in ties if (tie.office, tie.sector, tie.role) == (best.office, best.sector, best.role)]
    return best._replace(countries=tuple(dict.fromkeys(code for tie in same for code in tie.countries)))


def without_parties(countries: Sequence[str], sides: Sequence[str]) -> tuple[str, ...]:
    """Give the states of a bloc without those that are a party themselves: "African foreign ministers who met Egypt" are not Egypt's."""
    named = {side.removeprefix("country:") for side in sides if side.startswith("country:")}
    found: list[str] = []
    for code in countries:
        bloc = find_bloc(code.removeprefix("bloc:")) if code.startswith("bloc:") else None
        within = bloc is not None and bool(named & set(bloc.members))
        found += [one for one in bloc.members if one not in named] if bloc and within else [code]
    return tuple(found)


def _is_single(tie: Tie) -> bool:
    """Tell a state from a bloc, of which a role says less: "Chinese loans to African countries"."""
    return not any(code.startswith("bloc:") for code in tie.countries)


def _other_role(best: Tie, ties: Sequence[Tie]) -> str | None:
    """Give who acts by who alone bears it: "the President of Turkey in visit to Egypt"."""
    others = {tie.role for tie in ties if tie.role and not set(tie.countries) & set(best.countries)}
    alike = any(tie != best and tie.role is None for tie in ties)
    return DOER_OF.get(others.pop()) if len(others) == 1 and not alike else None
