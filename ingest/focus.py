"""Parties without a country -> the country that an article is about: "the government" of a report from Bangkok is Thai."""

from collections import Counter

from ingest.home import is_of_elsewhere
from ingest.nouns import load_nouns
from ingest.parties import Cast, Party
from ingest.scan import Mention

LEAST = 3  # mentions: fewer name no subject
SHARE = 0.5  # of all mentions of countries: below it an article has no one subject
CERTAIN = 0.6  # the share for a person, who may well come from elsewhere
NAMED = {"NORP", "GPE", "LOC", "ORG"}
DOMESTIC = {"GOV", "MIL", "LEG", "JUD", "COP", "OPP", "PTY", "REB"}
AT_HOME_OFFICES = {
    "president",
    "prime minister",
    "premier",
    "chancellor",
    "king",
    "opposition leader",
    "interior minister",
    "defense minister",
    "defence minister",
    "foreign minister",
    "finance minister",
    "speaker",
    "governor",
}


def settle_focus(cast: Cast) -> None:
    """Give bodies and groups of no stated country, and heads of unnamed governments, the country in focus."""
    for party in cast.parties:
        if party.country is None and _is_domestic(cast, party):
            party.country = _country_of_opening(cast, party)
    counts = Counter(m.countries[0] for m in cast.mentions if m.countries)
    if not counts:
        return
    country, count = counts.most_common(1)[0]
    share = count / counts.total()
    if count < LEAST or share < SHARE:
        return
    for party in cast.parties:
        if party.country is None and (_is_domestic(cast, party) or (share >= CERTAIN and _leads_at_home(cast, party))):
            party.country = country if not _faces(cast, party, country) else None


def _country_of_opening(cast: Cast, party: Party) -> str | None:
    """Find the country with which the sentence opens that first names a body: "In Egypt, the military refused"."""
    first = min(mention.start for mention in party.mentions)
    sentence = cast.doc[first].sent
    opening = next((m for m in cast.mentions if m.start == sentence.start + 1 and m.form == "country"), None)
    if any(cast.doc[mention.start].sent.start != sentence.start for mention in party.mentions):
        return None
    if opening is None or sentence[0].lower_ != "in" or opening.end >= first or cast.doc[opening.end].text != ",":
        return None
    return opening.countries[0]


def _faces(cast: Cast, party: Party, country: str) -> bool:
    """Tell whether a person is named beside another of a country: ministers meet and call those of other countries."""
    if party.kind != "person":
        return False
    here = {cast.sentence[m.start] for m in party.mentions}
    others = (p for p in cast.parties if p.kind == "person" and p is not party and p.country == country)
    return any(cast.sentence[m.start] in here for other in others for m in other.mentions)


def _is_domestic(cast: Cast, party: Party) -> bool:
    """Tell "the government" and "rebels" from a body with a name of its own."""
    common = all(not _is_proper(cast, mention) and not _is_outward(cast, mention) for mention in party.mentions)
    return party.kind in {"organization", "group"} and party.sector in DOMESTIC and common


def _is_outward(cast: Cast, mention: Mention) -> bool:
    return any(token.lower_ in load_nouns().outward for token in cast.doc[mention.start : mention.end])


def _is_proper(cast: Cast, mention: Mention) -> bool:
    return any(
        token.pos_ == "PROPN" or token.ent_type_ in NAMED for token in cast.doc[mention.name[0] : mention.name[1]]
    )


def _leads_at_home(cast: Cast, party: Party) -> bool:
    leads = party.kind == "person" and any(t.head.title.title in AT_HOME_OFFICES for t in party.titles)
    return leads and not is_of_elsewhere(cast, party)
