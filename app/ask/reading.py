"""Question -> Reading: the event filter that a question means, and the words that it could not use."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from pydantic import ValidationError

from app.ask.accounting import find_unused
from app.ask.asides import find_asides
from app.ask.casing import settle_case
from app.ask.clauses import find_clauses
from app.ask.dates import take_dates
from app.ask.division import split_segments
from app.ask.doubts import find_doubts
from app.ask.drafts import Draft, settle_topic
from app.ask.ends import end_counted, with_ends
from app.ask.items import Item
from app.ask.kinds import take_kind
from app.ask.lexicon import load_examples
from app.ask.lexing import read_items
from app.ask.lights import find_light
from app.ask.losses import find_losses, find_to_come, find_uncounted
from app.ask.parts import read_segment
from app.ask.pointers import find_pointers
from app.ask.rewordings import join_acts
from app.ask.roles import choose_tie, without_parties
from app.ask.segments import Segment
from app.ask.senses import LED
from app.ask.sources import take_sources
from app.ask.turns import turn_items
from app.ask.wants import Asked, Wanted
from app.filters import EventFilter
from app.problems import Refused
from graph.findings import advise
from graph.model import Record

MAX_SIDES = 4
ASKING = re.compile(r"\W*(?:who|what|how|where|when|whose|which|is|are|was|were|does|do|did|has|have|can|will)\b", re.I)
IDENTITY = re.compile(r"\W*(?:who|what|how|where|when)(?:\s+(?:is|was|are|were)|['’]s)\b", re.I)
IMPLIED = {"host": "meeting", "mediator": "mediation"}  # "was hosted by Putin"
MAX_QUESTION = 500  # characters


class UnreadableQuestion(Refused):
    """The question asks for nothing that the filter can say. Ask like one of the suggestions."""


class Reading(Record):
    """A question as it was understood."""

    question: str
    filter: EventFilter
    wanted: Wanted
    not_understood: tuple[str, ...]


def read_question(question: str, today: date) -> Reading:
    """Read a question, "last month" being counted from `today`; raise UnreadableQuestion when it asks for nothing that the filter can say."""
    if len(question) > MAX_QUESTION:
        raise UnreadableQuestion(f"a question has at most {MAX_QUESTION} characters", suggestions=load_examples())
    cased = settle_case(question)
    sourced = take_sources(cased.text)
    dated = take_dates(sourced.rest, today)
    asked = take_kind(dated.rest)
    items = join_acts(read_items(asked.rest, cased.shown))
    _refuse(items)
    draft = Draft(
        not_understood=[*dated.not_understood, *asked.not_understood],
        caseless=not any(item.words != item.words.lower() and not item.words.isupper() for item in items),
    )
    turned = turn_items(items)
    segments = split_segments(turned)
    for segment in segments:
        read_segment(draft, segment)
    settle_topic(draft)
    if not draft.types and not draft.verbs and not draft.anything:
        draft.types += _implied(segments)[:1]
    if not _asks_something(draft, dated.start or dated.end) or _asks_for_name(draft, asked):
        left = f"; not understood: {', '.join(draft.not_understood)}" if draft.not_understood else ""
        raise UnreadableQuestion(
            f"{question.strip()!r} does not say which events are wanted{left}", suggestions=load_examples()
        )
    days = ("reported_from", "reported_to") if dated.reported else ("start", "end")
    taken = {**dict(zip(days, (dated.start, dated.end), strict=True)), "min_sources": sourced.least}
    wanted = with_ends(draft, segments, _filter(draft, taken))
    if asked.wanted.kind == "ranking" and (who := end_counted(segments, wanted)):
        asked = asked._replace(wanted=asked.wanted.model_copy(update={"who": who}))
    _tell(draft, asked, turned, segments, wanted)
    draft.not_understood += find_asides(question, wanted)
    draft.not_understood += find_clauses(segments, draft.not_understood)
    return Reading(
        question=question.strip(),
        filter=wanted,
        wanted=asked.wanted,
        not_understood=tuple(dict.fromkeys(draft.not_understood)),
    )


def _tell(draft: Draft, asked: Asked, turned: Sequence[Item], segments: Sequence[Segment], wanted: EventFilter) -> None:
    """Add what the finished filter does not keep of the question."""
    draft.not_understood += find_unused(segments, wanted, draft.not_understood)
    draft.not_understood += find_doubts(segments, wanted, caseless=draft.caseless)
    draft.not_understood += find_losses(segments, draft, wanted)
    draft.not_understood += find_light(segments, wanted)
    draft.not_understood += find_pointers(segments, counted=asked.wanted.kind == "ranking")
    if asked.wanted.kind == "ranking" and not asked.wanted.who:
        draft.not_understood += find_uncounted(segments, wanted)
    ordered = asked.wanted.kind in {"ranking", "first", "latest"}
    draft.not_understood += find_to_come(turned, draft.not_understood, ordered=ordered)


def _implied(segments: Sequence[Segment]) -> list[str]:
    """List the types that a seat says where no word says one: "the UN-mediated prisoner exchange"; of "as the target" it says none."""
    led = (LED[item.words] for segment in segments for item in segment.items if item.words in LED)
    hosted = ["host" for segment in segments if segment.part == "place" and segment.marker.startswith("hosted")]
    roles = (*(segment.role for segment in segments if segment.role), *led, *hosted)
    return [IMPLIED[role] for role in roles if role in IMPLIED]


def _refuse(items: tuple[Item, ...]) -> None:
    for item in items:
        if item.sort == "refused":
            raise UnreadableQuestion(f"{item.words!r}: {item.values[0]}", suggestions=load_examples())


def _asks_for_name(draft: Draft, asked: Asked) -> bool:
    """Tell "who is the president of Iran", which asks for no events."""
    named = bool(draft.types or draft.verbs or draft.statuses or draft.anything)
    lone = len(draft.sides) == 1 and not (draft.place or draft.topic or draft.ties)  # "whose side is Serbia on"
    if draft.place and draft.sides and re.match(r"\W*when\b", asked.rest, re.I):
        return False  # "when was Modi in Moscow"
    asks = IDENTITY.match(asked.rest) or (lone and ASKING.match(asked.rest))
    return not named and asked.wanted.kind == "events" and bool(asks)


def _asks_something(draft: Draft, dates: str | None) -> bool:
    """Accept a question that names events, or that leaves no word over; a few known words among others are a guess."""
    if draft.types or draft.verbs or draft.statuses or len(draft.sides) > 1:
        return True
    if draft.anything:
        return bool(draft.sides or draft.ties or draft.place or draft.topic or dates)
    named = any(side.startswith("person:") for side in draft.sides)
    acts = named or any(tie.office or tie.sector for tie in draft.ties)
    somewhere = acts and bool(draft.sides and draft.place)  # "UN humanitarian chief Martin Griffiths in Port Sudan"
    once = named and bool(dates) and len(draft.not_understood) == 1  # "Guinea-Bissau coup Embalo November 2025"
    return (
        somewhere
        or once
        or (bool(draft.sides or draft.ties or draft.place or draft.topic) and not draft.not_understood)
    )


def _types(draft: Draft) -> tuple[str, ...]:
    """Give the types; exercises of two parties are joint, and those of one may be a show of force."""
    exercises = draft.asked_types == ["cooperation", "mobilization"] and len(draft.sides) > 1
    return ("cooperation",) if exercises else tuple(draft.asked_types)


def _filter(draft: Draft, taken: Mapping[str, str | int | None]) -> EventFilter:
    """Make the filter, with what was `taken` out of the question before. It can ask one capacity, of the participants for some countries."""
    tie = choose_tie(draft.ties)
    countries = without_parties(tie.countries, draft.sides) if tie.office or tie.sector or tie.role else ()
    chosen = {
        "between": tuple(draft.sides[:MAX_SIDES]), "type": _types(draft), "status": tuple(dict.fromkeys(draft.statuses)),
        "country": countries, "office": tie.office, "sector": (tie.sector,) if tie.sector else (),
        "role": (tie.role,) if tie.role else (), "place": draft.place, "topic": draft.topic, **taken,
    }  # fmt: skip
    try:
        return EventFilter.model_validate({key: value for key, value in chosen.items() if value})
    except ValidationError as error:
        said = "; ".join(advise(one) for one in error.errors())
        raise UnreadableQuestion(f"the question means no filter: {said}", suggestions=load_examples()) from error
