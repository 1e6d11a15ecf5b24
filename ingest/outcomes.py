"""Drafts -> drafts: the talks that an agreement came of, and the agreement of talks, which an article tells without their parties."""

from datetime import date

from spacy.tokens import Token

from graph.ontology import get_event_type
from ingest.drafts import Draft, topics_of
from ingest.parties import Cast
from ingest.seats import TALKS, Seat
from ingest.setting import find_setting_date, find_setting_place
from ingest.status import read_status
from ingest.triggers import Stopped, Trigger

COMING = {"during", "after", "following", "at", "in"}  # "the agreement came during talks in Geneva"
CONFIDENCE = 0.56
REACH = 3  # sentences: the agreement of talks is told soon after them
REACHED = {"reach", "sign", "conclude", "strike"}


def add_talks_behind(cast: Cast, drafts: list[Draft], stopped: list[Stopped], published: date | None) -> list[Draft]:
    """Draft talks that name no party for those who then agreed: "the deal was signed after two days of talks in Geneva"."""
    told = {t.token.i: draft for draft in drafts if draft.type == "agreement" for t in draft.triggers}
    used = {t.token.i for draft in drafts for t in draft.triggers}
    found: dict[int, Draft] = {}
    for token, pattern, _ in stopped:
        talks = pattern.part == "noun" and not pattern.derived and pattern.type in {"negotiation", "meeting"}
        if not talks or token.i in used:
            continue
        agreement = _came_of(token, told)
        if (
            agreement is None
            or len(agreement.parties) < 2
            or agreement.status != "happened"
            or _has_met(drafts, agreement)
        ):
            continue
        draft = _outcome(cast, Trigger(token, pattern), agreement, published)
        if token.i not in found or (pattern.type == "negotiation" and found[token.i].type != "negotiation"):
            found[token.i] = draft
    return list(found.values())[:1]


def add_agreements_of_talks(
    cast: Cast, drafts: list[Draft], stopped: list[Stopped], published: date | None
) -> list[Draft]:
    """Draft an agreement that names no party for those whose talks were just told: "the deal, reached on Tuesday"."""
    used = {t.token.i for draft in drafts for t in draft.triggers}
    talks = [d for d in drafts if d.type in TALKS and d.status in {"happened", "ongoing"} and len(d.parties) > 1]
    for token, pattern, _ in stopped:
        verb = _reached_by(token) if pattern.type == "agreement" and pattern.part == "noun" else None
        if verb is None or token.i in used:
            continue
        here = cast.sentence[token.i]
        near = [d for d in talks if 0 <= here - cast.sentence[d.triggers[0].token.i] <= REACH]
        if not near or any(d.type == "agreement" for d in drafts):
            continue
        return [_outcome(cast, Trigger(token, pattern), near[-1], published, verb)]
    return []


def _reached_by(noun: Token) -> Token | None:
    """Find the verb by which an agreement came about: "the deal, reached on Tuesday", "an accord was signed"."""
    verbs = [child for child in noun.children if child.dep_ == "acl" and child.tag_ == "VBN"]
    verbs += [noun.head] if noun.dep_ == "nsubjpass" else []
    return next((v for v in verbs if v.lemma_.lower() in REACHED and read_status(v) == "happened"), None)


def _outcome(cast: Cast, trigger: Trigger, talks: Draft, published: date | None, verb: Token | None = None) -> Draft:
    return Draft(
        type=trigger.pattern.type,
        status="happened",
        seats=[Seat(seat.party, "participant", seat.mention) for seat in talks.seats],
        place=find_setting_place(cast, verb or trigger.token),
        when=find_setting_date(cast, verb or trigger.token, published, "happened"),
        topics=topics_of(cast, trigger, talks.seats),
        triggers=[trigger],
        confidence=CONFIDENCE,
        cameo=get_event_type(trigger.pattern.type).cameo,
    )


def _came_of(noun: Token, told: dict[int, Draft]) -> Draft | None:
    """Find the agreement that a sentence says was reached in talks: its word stands above the phrase, or is its verb's subject."""
    under = None
    for word in noun.ancestors:
        if word.dep_ == "prep" and word.lower_ in COMING:
            under = word
        if under is not None and word.pos_ in {"VERB", "AUX"}:
            beside = (word, *(child for child in word.children if child.dep_ in {"nsubj", "nsubjpass", "dobj"}))
            return next((told[token.i] for token in (*beside, word.head) if token.i in told), None)
    return None


def _has_met(drafts: list[Draft], agreement: Draft) -> bool:
    """Tell whether the article tells of talks of the same parties by themselves."""
    talks = (d for d in drafts if d.type in {"meeting", "negotiation"} and d.status == "happened")
    return any(set(agreement.parties) <= set(draft.parties) for draft in talks)
