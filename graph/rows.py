"""Claims -> rows: what is written of an article's claims, names and quotes, under the profiles of its actors."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from graph.bodies import body_of
from graph.coded_claims import CodedActor, CodedClaim, CodedEvidence, CodedExtraction, CodedSeat
from graph.copies import Sketch
from graph.described import is_described
from graph.ids import digest
from graph.model import Actor, Article, Claim, Evidence, Extraction, Participant
from graph.native import Row
from graph.profile_ids import era_of, namesake_id, profile_id

to_json = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode


class Party(NamedTuple):
    """An actor of an article with the profile that its mentions belong to."""

    profile: str
    namesake: str
    era: int | None
    actor: Actor | CodedActor
    offices: str


class Rows(NamedTuple):
    """All that is written of one article, save its text."""

    claims: list[Row]
    names: list[Row]
    quotes: list[Row]


Variants = Mapping[tuple[str, str], str]
"""(profile, article) -> the decision that split the mentions of that article off."""


def rows_of(
    article: Article, extraction: Extraction | CodedExtraction, variants: Variants, scope: str | None = None
) -> Rows:
    """Make the rows of an article's claims. Groups are those of the article alone, or of `scope` where one is given."""
    day = _day(article, extraction)
    parties = {actor.id: party_of(actor, scope or article.id, day, variants) for actor in extraction.actors}
    claims = [claim_row(article.id, claim) for claim in extraction.claims]
    names = [
        _name_row(claim, parties[seat.actor], seat, article) for claim in extraction.claims for seat in claim.participants
    ]  # fmt: skip
    return Rows(claims, names, [row for claim in extraction.claims for row in _quote_rows(parties, claim)])


def _day(article: Article, extraction: Extraction | CodedExtraction) -> date | None:
    """Give the day that places an article in time: of publication, or else the first of its claims."""
    days = [claim.when.start for claim in extraction.claims if claim.when and claim.when.start]
    return article.published or min(days, default=None)


def party_of(actor: Actor | CodedActor, article: str, day: date | None, variants: Variants) -> Party:
    """Give an actor of an article its profile; `article` is what groups are those of."""
    actor = _as_told(actor)
    profile = profile_id(actor, article, day)
    variant = variants.get((profile, article))
    namesake = namesake_id(actor.kind, actor.name, actor.country, article)
    era = era_of(day) if actor.kind == "person" else None
    offices = to_json([office.model_dump() for office in actor.offices]) if actor.offices else "[]"
    return Party(profile_id(actor, article, day, variant) if variant else profile, namesake, era, actor, offices)


def _as_told(actor: Actor | CodedActor) -> Actor | CodedActor:
    """Make a group of a body that nobody could tell from others: the "authorities" of no country are those of the article."""
    if actor.kind != "organization" or actor.country or not is_described(actor.name):
        return actor
    return actor._replace(kind="group") if isinstance(actor, CodedActor) else actor.model_copy(update={"kind": "group"})


def article_row(article: Article, fingerprint: str, extractor: str | None, sketch: Sketch | None) -> Row:
    """Make the row of an article."""
    known = {"fingerprint": fingerprint, "extractor": extractor, "content": content_of(article)}
    return article.model_dump() | known | {"sketch": sketch.model_dump_json() if sketch else None}


def content_of(article: Article) -> str:
    """Compute what an article is as it was given: equal values need no second reading."""
    return hashlib.blake2b(article.as_given().encode(), digest_size=12).hexdigest()


def claim_row(article: str, claim: Claim | CodedClaim) -> Row:
    """Make the row of a claim; evidence is kept as its sentences, for search, and the spans in them as JSON."""
    place, when = claim.place, claim.when
    return {
        "id": claim.id,
        "article": article,
        "title": f"{claim.type} ({claim.status})",
        "type": claim.type,
        "plover": claim.plover,
        "cameo": claim.cameo,
        "status": claim.status,
        "confidence": claim.confidence,
        "topics": list(claim.topics) or None,
        "start": when.start if when else None,
        "end": when.end if when else None,
        "precision": when.precision if when else None,
        "date_text": when.text if when else None,
        "place": place.name if place else None,
        "place_country": place.country if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "evidence": [evidence.text for evidence in claim.evidence],
        "spans": to_json([_span(evidence) for evidence in claim.evidence]),
    }


def _span(evidence: Evidence | CodedEvidence) -> Row:
    trigger = evidence.trigger
    found = {"start": trigger.start, "end": trigger.end, "text": trigger.text}
    return {"start": evidence.start, "end": evidence.end, "trigger": found, "rule": evidence.rule}


def row_span(start: int, text: str, rule: str) -> str:
    """Write the span of a row, which is its own trigger, as `to_json` does in four times the time."""
    end = start + len(text)
    return f'{{"end": {end}, "rule": {to_json(rule)}, "start": {start}, "trigger": {{"end": {end}, "start": {start}, "text": {to_json(text)}}}}}'


def _name_row(claim: Claim | CodedClaim, party: Party, participant: Participant | CodedSeat, article: Article) -> Row:
    mention = participant.mention
    row = seat_row(party, participant)
    row["claim"], row["day"] = claim.id, (claim.when.start if claim.when else None) or article.published
    row["start"], row["end"], row["text"] = mention.start, mention.end, mention.text
    return row


def seat_row(party: Party, participant: Participant | CodedSeat) -> Row:
    """Make the row of a name, as far as it says nothing of the claim that names it."""
    actor = party.actor
    body = body_of(actor, participant.office)
    return {
        "profile": party.profile,
        "namesake": party.namesake,
        "era": party.era,
        "kind": actor.kind,
        "name": actor.name,
        "aliases": list(actor.aliases) or None,
        "actor_country": actor.country,
        "role": participant.role,
        "office": participant.office,
        "organization": body.name if body else None,
        "body": body.id if body else None,
        "country": participant.country,
        "sector": participant.sector,
        "offices": party.offices,
    }


def _quote_rows(parties: Mapping[str, Party], claim: Claim | CodedClaim) -> list[Row]:
    return [
        {
            "id": digest("quo", claim.id, quote.start, quote.end),
            "claim": claim.id,
            "speaker": parties[quote.speaker].profile if quote.speaker else None,
            **quote.model_dump(include={"text", "start", "end", "direct"}),
        }
        for quote in claim.quotes
    ]
