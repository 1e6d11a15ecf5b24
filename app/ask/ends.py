"""Draft -> who does an act and to whom, where they are people or bodies, of whom the filter asks no role: "Netanyahu's criticism of Erdogan"."""

import re
from collections.abc import Iterator, Sequence

from app.ask.drafts import AtEnd, Draft
from app.ask.lexicon import is_past
from app.ask.roles import is_one_way, is_passive
from app.ask.segments import Piece, Segment
from app.filters import EventFilter
from graph.ends import End

DOERS = {"source", "visitor"}
BEARERS = {"target", "host"}
VISITED = re.compile(r"^visit| visited$", re.I)
SUFFERED = {"coercion", "assault", "sanction", "aid"}  # of which the news tell to whom it was done, if they name one
OPEN = {*SUFFERED, "accusation"} - {"assault"}  # "Hezbollah sanctions", but not "Hezbollah attacks"
DOING = {"do", "does", "did", "done", "doing"}


def is_open(piece: Piece, role: str, side: str) -> bool:
    """Tell a place that leaves open at which end somebody is: "Bolsonaro arrest", "Hamas leader Sinwar killed Rafah"; and an unwonted "has travelled Putin"."""
    after, person = piece.after, side.startswith("person:")
    if role in BEARERS:
        return piece.segment.marker == "to" and piece.before is not None and piece.before.sort == "verb"
    if role not in DOERS or after is None or piece.segment.marker or piece.before is not None or piece.asks:
        return False
    if after.sort == "noun":
        owned = any(item.owner for item in piece.items)
        return not owned and bool((person and "visit" not in after.values) or OPEN & set(after.values))
    borne = bool(SUFFERED & set(after.values)) or after.words.lower().endswith(" with")  # "charged with"
    return person and borne and is_past(after.words)


def does_to(segment: Segment) -> bool:
    """Tell "what did Russia do to", "what has Israel done against", which name no act and yet say who does it to whom."""
    last = segment.items[-1].words.lower() if segment.items else ""
    return last in DOING and segment.following in {"to", "against"}


def with_ends(draft: Draft, segments: Sequence[Segment], chosen: EventFilter) -> EventFilter:
    """Ask that somebody does it, or that it is done to somebody, where the question says so of people and bodies, or of any act."""
    if any(map(does_to, segments)) and not chosen.type and len(chosen.between) > 1:
        return chosen.model_copy(update={"source": chosen.between[:1], "target": chosen.between[1:2]})
    ends: dict[str, dict[str, None]] = {}
    for end in (end for end in _ends(draft, chosen) if _is_sure(end, chosen)):
        ends.setdefault("source" if end.role in DOERS else "target", {})[end.side] = None
    return chosen.model_copy(update={role: tuple(sides) for role, sides in ends.items()}) if ends else chosen


def find_open_ends(draft: Draft, chosen: EventFilter) -> Iterator[str]:
    """Yield the words of people and bodies of whom the question does not say at which end they are."""
    yield from (end.words for end in _ends(draft, chosen) if not _is_sure(end, chosen))


def _is_sure(end: AtEnd, chosen: EventFilter) -> bool:
    return not end.is_open and end.side in chosen.between


def end_counted(segments: Sequence[Segment], chosen: EventFilter) -> End | None:
    """Tell at which end of an act those are whom a ranking counts, where a verb says so: "which countries were sanctioned most often"."""
    head = next((segment.items for segment in segments if segment.part == "head"), ())
    acts = [item for item in head if item.sort in {"noun", "verb"}]
    if chosen.between or chosen.role or len(acts) != 1 or acts[0].sort != "verb":
        return None
    if not is_one_way(acts[0].values) and set(acts[0].values) != {"visit"}:
        return None
    return "target" if is_passive([item.words for item in head]) else "source"


def _ends(draft: Draft, chosen: EventFilter) -> Iterator[AtEnd]:
    """Yield those whose part their names alone do not tell."""
    doers = {end.side for end in draft.ends if end.role in DOERS}
    bearers = [end for end in draft.ends if end.role in BEARERS and end.side not in doers]
    if chosen.role:
        return
    if len(chosen.between) == 1 and not (doers and bearers):
        yield from (end for end in draft.ends if _goes_one_way(end, chosen))
    elif doers or len(chosen.between) > len({end.side for end in bearers}):
        # who acts may stand apart: "Lavrov in Cairo slams NATO"
        yield from (end for end in bearers if doers or end.role == "target")


def _goes_one_way(end: AtEnd, chosen: EventFilter) -> bool:
    """Tell an act of somebody alone who may as well bear it: "criticism of Macron"; of visits, only those to somebody, who more often went to see others."""
    if "visit" in chosen.type:
        return end.words.startswith("to ") or (end.role == "host" and VISITED.search(end.words) is not None)
    return end.role in {"source", "target"}
