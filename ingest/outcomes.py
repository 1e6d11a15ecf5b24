"""Drafts -> drafts: the talks that an agreement came of, which the article tells without their parties."""

from datetime import date

from spacy.tokens import Token

from graph.ontology import get_event_type
from ingest.drafts import Draft, Seat
from ingest.parties import Cast
from ingest.setting import find_setting_date, find_setting_place
from ingest.triggers import Stopped, Trigger

COMING = {"during", "after", "following", "at", "in"}  # "the agreement came during talks in Geneva"
CONFIDENCE = 0.56


def add_talks_behind(cast: Cast, drafts: list[Draft], stopped: list[Stopped], published: date | None) -> list[Draft]:
    """Draft talks that name no party for those who then agreed: "the deal was signed after two days of talks in Geneva"."""
    told = {t.token.i: draft for draft in drafts if draft.type == "agreement" for t in draft.triggers}
    used = {t.token.i for draft in drafts for t in draft.triggers}
    found: dict[int, Draft] = {}
    for token, pattern, _ in stopped:
        if pattern.part != "noun" or token.i in used or pattern.type not in {"negotiation", "meeting"}:
            continue
        agreement = _came_of(token, told)
        if (
            agreement is None
            or len(agreement.parties) < 2
            or agreement.status != "happened"
            or _has_met(drafts, agreement)
        ):
            continue
        draft = Draft(
            type=pattern.type,
            status="happened",
            seats=[Seat(seat.party, "participant", seat.mention) for seat in agreement.seats],
            place=find_setting_place(cast, token),
            when=find_setting_date(cast, token, published, "happened"),
            topics=[],
            triggers=[Trigger(token, pattern)],
            confidence=CONFIDENCE,
            cameo=get_event_type(pattern.type).cameo,
        )
        if token.i not in found or (pattern.type == "negotiation" and found[token.i].type != "negotiation"):
            found[token.i] = draft
    return list(found.values())[:1]


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
