"""Officials of no stated country -> that of the country where a visitor meets them: "arrived in Riga. He met with President Karlis Ozols".

News leaves the country of an official out where the reader knows it from the journey. Where more than one country could be meant it stays open.
"""

from collections import Counter
from functools import cache

from spacy.tokens import Span

from graph.datafile import read_yaml_resource
from graph.ids import fold
from ingest.context import GATHERINGS
from ingest.drafts import Draft
from ingest.home import is_of_elsewhere
from ingest.nouns import load_nouns
from ingest.offices import TitlePhrase
from ingest.parties import Cast, Party
from ingest.titles import is_national

TALKS = {"meeting", "negotiation", "agreement", "cooperation"}  # who calls somebody is elsewhere
REACH = 6  # sentences: how long a report of a journey goes on
ALL_COME = GATHERINGS | {"sideline", "session", "funeral", "inauguration"}
ELSEWHERE = {"NORP", "GPE", "LOC"}  # by the model's labels: a land that no list knows


@cache
def load_venues() -> frozenset[str]:
    """Load the folded names of the cities where everybody meets everybody, from `ingest/data/places.yaml`."""
    return frozenset(fold(name) for name in read_yaml_resource("ingest.data", "places.yaml")["venues"])


def settle_hosts(cast: Cast, drafts: list[Draft]) -> None:
    """Give those who hold a national office of no stated country, and whom a visitor meets, the country that he visits."""
    visits = [d for d in drafts if d.type == "visit" and d.place and d.place.country]
    for draft in drafts:
        hosts = _open_hosts(cast, draft) if draft.type in TALKS else []
        country = _visited(cast, draft, visits) if hosts else None
        if country is None or _comes_from_all_over(draft, country):
            continue
        taken = {_office(title) for p in cast.parties if p.country == country for title in p.titles}
        for party in hosts:
            if not any(_office(title) in taken for title in party.titles if _is_national(cast, title)):
                party.country = country


def _open_hosts(cast: Cast, draft: Draft) -> list[Party]:
    """List who holds a national office of a country that nobody tells; of two presidents either may be the host's."""
    found = [p for p in draft.parties if p.kind == "person" and p.country is None and _is_unstated(cast, p)]
    printed = Counter(words for p in found for words in {t.text(cast.doc).lower() for t in p.titles})
    return [p for p in found if all(printed[t.text(cast.doc).lower()] < 2 for t in p.titles)]


def _is_unstated(cast: Cast, party: Party) -> bool:
    return not is_of_elsewhere(cast, party) and any(_is_national(cast, title) for title in party.titles)


def _is_national(cast: Cast, title: TitlePhrase) -> bool:
    """Tell an office of a whole country, printed without any: "President", "Planning Minister", not "Katangan President"."""
    before = cast.doc[title.start : title.head.start]
    elsewhere = any(word.ent_type_ in ELSEWHERE or word.lower_ == "former" for word in before)
    return is_national(title.head.title.title) and not title.organization and not elsewhere


def _office(title: TitlePhrase) -> str:
    return title.head.title.office or title.head.title.title


def _visited(cast: Cast, draft: Draft, visits: list[Draft]) -> str | None:
    """Find the country that one of the parties visits while they talk: by the last journey told, else by where they talk."""
    here = cast.sentence[draft.triggers[0].token.i]
    journeys = [
        (cast.sentence[visit.triggers[0].token.i], visit)
        for visit in visits
        if (visit.status == "planned") == (draft.status == "planned")
        and 0 <= here - cast.sentence[visit.triggers[0].token.i] <= REACH
        and any(p in draft.parties for p in visit.in_role("visitor"))
    ]
    last = max((sentence for sentence, _ in journeys), default=None)
    places = [visit.place for sentence, visit in journeys if sentence == last]
    if draft.place and draft.place.country:
        told_here = not _meet_anywhere(draft.triggers[0].token.sent)
        places = [draft.place] if told_here or any(p and p.country == draft.place.country for p in places) else []
    found = {place.country for place in places if place and fold(place.name) not in load_venues()}
    country = found.pop() if len(found) == 1 else None
    return country if any(p.country not in {None, country} for p in draft.parties) else None


def _meet_anywhere(sentence: Span) -> bool:
    """Tell a place that makes nobody the host: a summit, or where somebody meets his counterpart."""
    words = sentence.text.lower()
    return any(peer in words for peer in load_nouns().peers) or any(t.lemma_.lower() in ALL_COME for t in sentence)


def _comes_from_all_over(draft: Draft, country: str) -> bool:
    """Tell talks to which others came whose country goes without saying, too: "met with Prime Minister Netanyahu" in Paris."""
    return any(
        p.kind == "person" and p.country not in {None, country} and p.titles and not any(m.countries for m in p.mentions)
        and not any(title.country or title.head.title.country for title in p.titles)
        for p in draft.parties
    )  # fmt: skip
