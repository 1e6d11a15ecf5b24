"""Drafts -> drafts: what a sentence leaves unsaid because the article told it before: the place, the day, "the talks"."""

import re
from datetime import date

from spacy.tokens import Token

from graph.model import Place
from graph.ontology import get_event_type
from ingest.drafts import MOVES, Draft
from ingest.parties import Cast
from ingest.places import find_country_place
from ingest.quotes import speech_verbs
from ingest.setting import find_setting_date, find_setting_place
from ingest.triggers import Stopped, Trigger

SPEECH_REACH = 4  # sentences: how long a report of one speech goes on
OPENING = {"begin", "start", "open", "launch"}
DAY_REACH = 2  # sentences: further on another day may have come
LASTING = re.compile(r"\b(?:\w+-(?:day|week|nation|country|stop)|week-?long|days|tour)\b", re.IGNORECASE)
MEETING_REACH = 8  # sentences: how long a report of a meeting goes on with what was said there
MENTION_REACH = 3  # sentences: "the talks" mean those that were just told
DEFINITE = {"the", "this", "that", "these", "those", "his", "her", "their", "its"}
APPEARANCES = {"hold", "give", "deliver", "speak", "make", "address", "appear"}  # a press conference, a speech, remarks
GATHERINGS = {"summit", "conference", "forum", "assembly"}
TALKS = {"meeting", "negotiation", "agreement"}
AT_HOME = {"JUD", "COP", "LEG", "GOV"}  # courts, police, parliaments and authorities act in their own country


def take_up_mentions(cast: Cast, drafts: list[Draft], stopped: list[Stopped], published: date | None) -> None:
    """Give a happening what the article says of it under a bare noun: "the meeting took place in Geneva on Friday"."""
    used = {t.token.i for draft in drafts for t in draft.triggers}
    for token, pattern, _ in stopped:
        bare = pattern.part == "noun" and not pattern.derived and any(c.lower_ in DEFINITE for c in token.children)
        if not bare or token.i in used:
            continue
        draft = _last_told(cast, drafts, token, pattern.type)
        if draft is None:
            continue
        used.add(token.i)
        draft.triggers.append(Trigger(token, pattern))
        draft.place = draft.place or find_setting_place(cast, token, destination=draft.type in MOVES)
        draft.when = draft.when or find_setting_date(cast, token, published, draft.status)


def _last_told(cast: Cast, drafts: list[Draft], token: Token, kind: str) -> Draft | None:
    here = cast.sentence[token.i]
    near = [
        (t.token.i, draft)
        for draft in drafts
        if draft.type == kind
        for t in draft.triggers
        if t.token.i < token.i and here - cast.sentence[t.token.i] <= MENTION_REACH
    ]
    return max(near, key=lambda pair: pair[0])[1] if near else None


def place_visits(cast: Cast, drafts: list[Draft]) -> None:
    """Place a visit of which nobody says where by whom the visitor met: "the visiting Kenyan minister met the president of Chad"."""
    for visit in drafts:
        guests = (
            visit.in_role("visitor") if visit.type == "visit" and not visit.place and not visit.in_role("host") else []
        )
        for meeting in drafts if len(guests) == 1 and guests[0].country else ():
            near = (
                abs(cast.sentence[meeting.triggers[0].token.i] - cast.sentence[visit.triggers[0].token.i])
                <= MENTION_REACH
            )
            if (
                meeting.type != "meeting"
                or not near
                or guests[0] not in meeting.parties
                or meeting.status != "happened"
            ):
                continue
            met = {p.country for p in meeting.parties if p is not guests[0]}
            country = meeting.place.country if meeting.place else next(iter(met), None) if len(met) == 1 else None
            if country and country != guests[0].country and visit.place is None:
                visit.place = find_country_place(country)


def inherit_setting(cast: Cast, drafts: list[Draft], published: date | None) -> None:
    """Give what somebody said at a meeting or in a speech its place and day, when its own sentence tells neither."""
    meetings = [d for d in drafts if d.type in {"meeting", "visit"} and d.status in {"happened", "ongoing"}]
    for draft in drafts:
        if get_event_type(draft.type).family == "speech" and not draft.place:
            _inherit_meeting(cast, draft, meetings)
        if get_event_type(draft.type).family == "speech" and not draft.when and draft.status in {"happened", "ongoing"}:
            _inherit_speech_day(cast, draft, published)
        if not draft.place and draft.type in TALKS:
            _inherit_visit(draft, drafts)
            draft.place = draft.place or _find_gathering_place(cast, draft)
        if draft.type in TALKS and not draft.when:
            _inherit_day_of_visit(cast, draft, drafts)
        if not draft.place:
            _assume_home(draft)
        elif draft.place.country is None and draft.place.latitude is None:
            _assume_country_hit(draft)


def _inherit_meeting(cast: Cast, draft: Draft, meetings: list[Draft]) -> None:
    sources = draft.in_role("source")
    here = cast.sentence[draft.triggers[0].token.i]
    near = [
        (abs(here - cast.sentence[t.token.i]), meeting)
        for meeting in meetings
        for t in meeting.triggers
        if t.token.dep_ != "relcl"  # "the minister, who visited Oslo last month, thanked": said elsewhere
        and sources
        and sources[0] in meeting.parties
        and (-2 if meeting.type == "meeting" or _speaks_in(t.token) else 0)
        <= here - cast.sentence[t.token.i]
        <= MEETING_REACH
    ]
    if near:
        _, meeting = min(near, key=lambda pair: pair[0])
        if draft.when is None or meeting.when is None or draft.when.start == meeting.when.start:
            draft.place, draft.when = meeting.place, draft.when or meeting.when


def _speaks_in(token: Token) -> bool:
    """Tell whether a sentence that tells of a journey tells of words, too: "speaking in New York on his first visit"."""
    return any(t.pos_ == "VERB" and t.lemma_.lower() in speech_verbs() | APPEARANCES for t in token.sent)


def _inherit_speech_day(cast: Cast, draft: Draft, published: date | None) -> None:
    """Take the day on which the speaker was last said to speak ("X said on Tuesday ... He also warned")."""
    sources = draft.in_role("source")
    here = cast.sentence[draft.triggers[0].token.i]
    for mention in sorted(sources[0].mentions, reverse=True) if sources else ():
        distance = here - cast.sentence[mention.start]
        if not 0 <= distance <= SPEECH_REACH:
            continue
        for token in cast.doc[mention.start : mention.end]:
            verb = token.head
            if token.dep_ == "nsubj" and verb.lemma_.lower() in speech_verbs() | APPEARANCES:
                draft.when = find_setting_date(cast, verb, published, "happened", "speech")
                draft.place = draft.place or (
                    find_setting_place(cast, verb, family="speech")
                    if verb.sent != draft.triggers[0].token.sent
                    else None
                )
                if draft.when:
                    return


def _inherit_visit(draft: Draft, drafts: list[Draft]) -> None:
    """Place a meeting with somebody of the country that the other is visiting ("visited Iran ... met Iranian officials")."""
    for visit in drafts:
        country = visit.place.country if visit.place else None
        guests = [p for p in visit.in_role("visitor") if p in draft.parties] if visit.type == "visit" else []
        hosts = [p for p in draft.parties if p.country == country and p not in guests]
        if country and guests and hosts and (visit.status == "planned") == (draft.status == "planned"):
            draft.place = visit.place


def _inherit_day_of_visit(cast: Cast, draft: Draft, drafts: list[Draft]) -> None:
    """Date what a visitor did on a journey of one day ("visited Riga on Tuesday. He met ..."), not on one of several.

    Who "arrived" or "flew" there on Tuesday, or "began a visit", may well meet others on Wednesday.
    """
    here = cast.sentence[draft.triggers[0].token.i]
    for visit in reversed(drafts):
        told = visit.triggers[0].token
        country = visit.place.country if visit.type == "visit" and visit.place else None
        guests = [p for p in visit.in_role("visitor") if p in draft.parties]
        near = 0 <= here - cast.sentence[told.i] <= DAY_REACH and visit.status == draft.status
        if country and guests and near and draft.place and draft.place.country == country and visit.when:
            stays = told.lemma_.lower() == "visit" and told.head.lemma_.lower() not in OPENING
            if visit.when.start and stays and not LASTING.search(told.sent.text):
                draft.when = visit.when
            return


def _find_gathering_place(cast: Cast, draft: Draft) -> Place | None:
    """Place a meeting "on the sidelines of the summit" where the article last said that the summit is."""
    told = draft.triggers[0].token
    near = (t for t in told.sent if t.lemma_.lower() in GATHERINGS and any(c.lower_ in DEFINITE for c in t.children))
    noun = next(near, None)
    if noun is None:
        return None
    for earlier in reversed(cast.doc[: told.sent.start]):
        if earlier.lemma_ == noun.lemma_ and cast.sentence[told.i] - cast.sentence[earlier.i] <= MEETING_REACH:
            place = find_setting_place(cast, earlier)
            if place:
                return place
    return None


def _assume_country_hit(draft: Draft) -> None:
    """Place a village that no list has in the one country that the act hit: "destroyed the Georgian bridge in Kaspi"."""
    hit = {party.country for party in draft.in_role("target")} - {None}
    if draft.type in MOVES and len(hit) == 1 and draft.place:
        draft.place = draft.place.model_copy(update={"country": hit.pop()})


def _assume_home(draft: Draft) -> None:
    """Place what police, courts and parliaments did in their own country."""
    doers = draft.in_role("source") + draft.in_role("appointer")
    sources = [p for p in doers if p.kind != "person" and p.sector in AT_HOME and p.country]
    if sources and draft.type in {"coercion", "protest", "appointment", "concession"}:
        draft.place = find_country_place(str(sources[0].country))
