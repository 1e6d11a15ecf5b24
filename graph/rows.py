"""Claims -> rows: what is written of an article's claims, names and quotes, under the profiles of its actors."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from graph.copies import Sketch
from graph.ids import digest
from graph.model import Actor, Article, Claim, Extraction, Participant
from graph.profiles import HeldTitle, Profile, era_of, namesake_id, profile_id, remembered
from graph.store import Row


class Party(NamedTuple):
    """An actor of an article with the profile that its mentions belong to."""

    profile: str
    namesake: str
    era: int | None
    actor: Actor


class Rows(NamedTuple):
    """All that is written of one article, save its text."""

    claims: list[Row]
    names: list[Row]
    quotes: list[Row]


Variants = Mapping[tuple[str, str], str]
"""(profile, article) -> the decision that split the mentions of that article off."""


def rows_of(article: Article, extraction: Extraction, variants: Variants, scope: str | None = None) -> Rows:
    """Make the rows of an article's claims. Groups are those of the article alone, or of `scope` where one is given."""
    day = _day(article, extraction)
    parties = {actor.id: _party(actor, scope or article.id, day, variants) for actor in extraction.actors}
    claims = [claim_row(article.id, claim) for claim in extraction.claims]
    names = [
        _name_row(claim, parties[seat.actor], seat, article) for claim in extraction.claims for seat in claim.participants
    ]  # fmt: skip
    return Rows(claims, names, [row for claim in extraction.claims for row in _quote_rows(parties, claim)])


def _day(article: Article, extraction: Extraction) -> date | None:
    """Give the day that places an article in time: of publication, or else the first of its claims."""
    days = [claim.when.start for claim in extraction.claims if claim.when and claim.when.start]
    return article.published or min(days, default=None)


def _party(actor: Actor, article: str, day: date | None, variants: Variants) -> Party:
    profile = profile_id(actor, article, day)
    variant = variants.get((profile, article))
    namesake = namesake_id(actor.kind, actor.name, actor.country, article)
    era = era_of(day) if actor.kind == "person" else None
    return Party(profile_id(actor, article, day, variant) if variant else profile, namesake, era, actor)


def article_row(article: Article, fingerprint: str, extractor: str | None, sketch: Sketch | None) -> Row:
    """Make the row of an article."""
    known = {"fingerprint": fingerprint, "extractor": extractor, "content": content_of(article)}
    return article.model_dump() | known | {"sketch": sketch.model_dump_json() if sketch else None}


def content_of(article: Article) -> str:
    """Compute what an article is as it was given: equal values need no second reading."""
    return hashlib.blake2b(article.model_dump_json().encode(), digest_size=12).hexdigest()


def claim_row(article: str, claim: Claim) -> Row:
    """Make the row of a claim; evidence is kept as its sentences, for search, and the spans in them as JSON."""
    place = claim.place.model_dump() if claim.place else {}
    when = claim.when.model_dump() if claim.when else {}
    plain = claim.model_dump(include={"id", "type", "plover", "cameo", "status", "confidence"})
    spans = [evidence.model_dump(exclude={"text"}) for evidence in claim.evidence]
    return plain | {
        "article": article,
        "title": f"{claim.type} ({claim.status})",
        "topics": list(claim.topics),
        **{key: when.get(key) for key in ("start", "end", "precision")},
        "date_text": when.get("text"),
        "place": place.get("name"),
        "place_country": place.get("country"),
        **{key: place.get(key) for key in ("latitude", "longitude")},
        "evidence": [evidence.text for evidence in claim.evidence],
        "spans": json.dumps(spans, ensure_ascii=False, sort_keys=True),
    }


def _name_row(claim: Claim, party: Party, participant: Participant, article: Article) -> Row:
    actor = party.actor
    offices = [office.model_dump() for office in actor.offices]
    return {
        "claim": claim.id,
        "profile": party.profile,
        "namesake": party.namesake,
        "era": party.era,
        "day": (claim.when.start if claim.when else None) or article.published,
        "kind": actor.kind,
        "name": actor.name,
        "aliases": list(actor.aliases),
        "actor_country": actor.country,
        **participant.model_dump(include={"role", "office", "country", "sector"}),
        **participant.mention.model_dump(),
        "offices": json.dumps(offices, ensure_ascii=False, sort_keys=True),
    }


def _quote_rows(parties: Mapping[str, Party], claim: Claim) -> list[Row]:
    return [
        {
            "id": digest("quo", claim.id, quote.start, quote.end),
            "claim": claim.id,
            "speaker": parties[quote.speaker].profile if quote.speaker else None,
            **quote.model_dump(include={"text", "start", "end", "direct"}),
        }
        for quote in claim.quotes
    ]


def profiles_of_names(names: list[Row]) -> list[Profile]:
    """Read the profiles of the names of whole claims, each claim once for a profile, with the others that it names."""
    claims: dict[str, set[str]] = {}
    for row in names:
        claims.setdefault(row["claim"], set()).add(row["namesake"])
    once = sorted(names, key=lambda n: (n["claim"], n["profile"], n["start"], n["role"]), reverse=True)
    return [
        profile_of_names({**row, "claims": 1, "first": row["day"], "last": row["day"], "met": claims[claim] - {row["namesake"]}})
        for (claim, _), row in {(row["claim"], row["profile"]): row for row in once}.items()
    ]  # fmt: skip


def profile_of_names(row: Row) -> Profile:
    """Read what some claims say alike of a profile: `claims` of them, dated `first` to `last`, `met` being the namesakes of all others."""
    offices = [HeldTitle(**office, start=row["first"], end=row["last"]) for office in json.loads(row["offices"])]
    others = [
        name for name in row["met"] if not name.startswith(("cty-", "grp-"))
    ]  # countries and groups tell too little
    return Profile(
        id=row["profile"], kind=row["kind"], country=row["actor_country"], era=row["era"], spellings=(row["name"],),
        aliases=tuple(row["aliases"]), sectors=((row["sector"], row["claims"]),) if row["sector"] else (), offices=tuple(offices),
        first=row["first"], last=row["last"], claims=row["claims"],
        met=remembered(others) if row["kind"] == "person" else (),
    )  # fmt: skip
