"""Drafts -> drafts: all that an article tells of one happening becomes one draft with all its evidence."""

from dataclasses import replace

from graph.ontology import get_event_type
from ingest.drafts import Draft
from ingest.parties import Party
from ingest.places import find_country_place
from ingest.seats import Seat
from ingest.topics import MAX_TOPICS, without_repeats
from ingest.undone import is_put_off, was_expected, was_overtaken

ELSEWHERE = {
    "separately",
    "meanwhile",
    "elsewhere",
    "also",
    "earlier",
    "in",
    "on",
    "another",
    "last",
}  # another incident follows
RANK = {"happened": 0, "ongoing": 1, "planned": 2, "proposed": 3, "conditional": 4, "denied": 5}


def merge_drafts(drafts: list[Draft]) -> list[Draft]:
    """Join drafts of one happening, earlier text first; the order of the result is that of the first mention."""
    merged: list[Draft] = []
    for draft in drafts:
        for earlier in merged:
            if _was_put_off(earlier, draft) or is_same_happening(earlier, draft):
                _absorb(earlier, draft)
                break
        else:
            merged.append(draft)
    return merged


def _stands_for(left: Party, right: Party) -> bool:
    """Tell whether two parties are one, or a person and the country that the person acts for."""
    if left is right:
        return True
    return bool(left.country) and left.country == right.country and "country" in {left.kind, right.kind}


def _covers(large: list[Party], small: list[Party]) -> bool:
    return all(any(_stands_for(a, b) for b in large) for a in small)


def _dates_agree(left: Draft, right: Draft) -> bool:
    a, b = left.when, right.when
    if a is None or b is None:
        return True
    if a.start is None or b.start is None or a.end is None or b.end is None:
        return a.text.lower() == b.text.lower() or a.start is not b.start
    return a.start <= b.end and b.start <= a.end


def _places_agree(left: Draft, right: Draft) -> bool:
    a, b = left.place, right.place
    return a is None or b is None or a.name == b.name or (bool(a.country) and a.country == b.country)


def is_same_happening(left: Draft, right: Draft) -> bool:
    """Tell whether two drafts tell of one happening: the same type, agreeing parties, date, place and status."""
    if (
        left.type != right.type
        or (left.status == "denied") != (right.status == "denied")
        or _differ_in_sense(left, right)
    ):
        return False
    if get_event_type(left.type).family == "speech":
        return _same_act(left, right)
    if left.type == "assault" and _tells_on(left, right):
        return True
    small, large = sorted((left.parties, right.parties), key=len)
    agree = _dates_agree(left, right) and _places_agree(left, right)
    if not (agree and _covers(large, small)) or _are_opposed(left, right):
        return False
    statuses = {left.status, right.status}
    if len(statuses) == 1 or not statuses & {"planned", "proposed", "conditional"}:
        return True
    plans = [draft for draft in (left, right) if draft.status == "planned"]
    told = statuses <= {"planned", "happened", "ongoing"}
    return told and all(was_overtaken(draft.triggers[0].token) for draft in plans)


def _was_put_off(left: Draft, right: Draft) -> bool:
    """Tell a meeting that was put off from another that takes place: "The meeting was postponed. X was due to see Y on Friday."."""
    if {left.status, right.status} != {"denied", "planned"} or left.type != right.type or len(left.parties) < 2:
        return False
    off, due = (left, right) if left.status == "denied" else (right, left)
    alike = _covers(left.parties, right.parties) and _covers(right.parties, left.parties)
    return alike and is_put_off(off.triggers[0].token) and was_expected(due.triggers[0].token)


def _are_opposed(left: Draft, right: Draft) -> bool:
    """Tell an answer in kind: Norway expelled Kenya's diplomats, and Kenya recalled its envoy."""
    return any(
        party in other.in_role("target") and party not in draft.in_role("target")
        for draft, other in ((left, right), (right, left))
        for party in draft.in_role("source")
    )


def _differ_in_sense(left: Draft, right: Draft) -> bool:
    """Tell taking an office from leaving one ("resigned as prime minister and was named envoy")."""
    senses = [{t.pattern.sense for t in draft.triggers} - {None} for draft in (left, right)]
    return bool(senses[0] and senses[1]) and not senses[0] & senses[1]


def _tells_on(left: Draft, right: Draft) -> bool:
    """Tell whether a report of violence goes on with the same incident: "opened fire on a car ... Three Palestinians were wounded"."""
    a, b = left.triggers[-1].token, right.triggers[0].token
    apart = 0 if a.sent == b.sent else 1 if a.sent.end == b.sent.start else 2
    if apart > 1 or (apart and b.sent.text.strip().split(" ")[0].strip(",").lower() in ELSEWHERE):
        return False
    return all(_agree(left.in_role(role), right.in_role(role)) for role in ("source", "target")) and _dates_agree(
        left, right
    )


def _agree(left: list[Party], right: list[Party]) -> bool:
    """Tell whether two lists of parties can be one: one is empty, or they share a party, or a people."""
    if not left or not right:
        return True
    return any(
        a is b or (a.kind == b.kind == "group" and a.country and a.country == b.country) for a in left for b in right
    )


def _same_act(left: Draft, right: Draft) -> bool:
    if set(left.in_role("source")) != set(right.in_role("source")):
        return False
    a, b = left.in_role("target"), right.in_role("target")
    if not left.in_role("source"):
        return set(a) == set(b)  # whoever accuses the president need not be who accuses the country
    return _covers(a, b) or _covers(b, a)


def _absorb(draft: Draft, other: Draft) -> None:
    seated = draft.parties
    for seat in other.seats:
        twin = next((p for p in seated if _stands_for(p, seat.party)), None)
        if twin is None:
            draft.seats.append(seat)
        elif twin.kind == "country" and seat.party.kind == "person":
            _replace(draft, twin, seat)
    draft.triggers.extend(t for t in other.triggers if t.token.i not in {own.token.i for own in draft.triggers})
    draft.place = draft.place or other.place
    if other.when and (draft.when is None or (draft.when.start is None and other.when.start is not None)):
        draft.when = other.when
    draft.topics = without_repeats([*draft.topics, *other.topics])[: MAX_TOPICS * 2]
    draft.confidence = 1 - (1 - draft.confidence) * (1 - other.confidence / 2)
    off = "denied" in {draft.status, other.status}
    draft.status = "denied" if off else min(draft.status, other.status, key=RANK.__getitem__)


def split_shared(drafts: list[Draft]) -> list[Draft]:
    """Make what each party does by itself a happening for each, where the article goes on to tell of one alone.

    "Finland and Greece have ratified the treaty ... The Greek ratification went smoothly": two ratifications.
    """
    alone = {draft.seats[0].party for draft in drafts if len(draft.seats) == 1 and _is_each(draft)}
    split: list[Draft] = []
    for draft in drafts:
        if len(draft.seats) > 1 and _is_each(draft) and alone & set(draft.parties):
            split += [replace(draft, seats=[seat], triggers=list(draft.triggers), spoken=[]) for seat in draft.seats]
        else:
            split.append(draft)
    return split


def _is_each(draft: Draft) -> bool:
    return all(trigger.pattern.each for trigger in draft.triggers)


def split_journey(draft: Draft) -> list[Draft]:
    """Make a journey to several countries a visit to each: "will travel to South Korea and China"."""
    hosts = [seat for seat in draft.seats if seat.role == "host" and seat.party.kind == "country"]
    if draft.type != "visit" or len(hosts) < 2:
        return [draft]
    guests = [seat for seat in draft.seats if seat.role != "host"]
    return [
        replace(
            draft,
            seats=[*guests, host],
            place=find_country_place(str(host.party.country)),
            triggers=list(draft.triggers),
            spoken=[],
        )
        for host in hosts
    ]


def _replace(draft: Draft, country: Party, seat: Seat) -> None:
    """Let the person who acted take the seat of the country that the person acted for."""
    for i, own in enumerate(draft.seats):
        if own.party is country:
            draft.seats[i] = Seat(seat.party, own.role if own.role != "participant" else seat.role, seat.mention)
    first = {id(s.party): s for s in reversed(draft.seats)}
    draft.seats = [s for s in draft.seats if first[id(s.party)] is s]
