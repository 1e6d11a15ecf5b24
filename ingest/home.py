"""Officials without a country -> that of the agency that reports: national agencies leave out their own country's name."""

from collections.abc import Mapping
from functools import cache

from graph.datafile import read_yaml_resource
from graph.ids import fold
from graph.model import Article
from ingest.dateline import find_dateline
from ingest.nouns import load_nouns
from ingest.parties import Cast, Party


@cache
def load_agencies() -> Mapping[str, str]:
    """Load the country of each agency by its folded name, from `ingest/data/agencies.yaml`."""
    data = read_yaml_resource("ingest.data", "agencies.yaml")
    return {fold(name): country for country, names in data["agencies"].items() for name in names}


@cache
def load_reporters() -> frozenset[str]:
    """Load the folded names of agencies, papers and stations that report for the world."""
    return frozenset(fold(name) for name in read_yaml_resource("ingest.data", "agencies.yaml")["reporters"])


def find_home(article: Article) -> str | None:
    """Find the country whose agency wrote an article: by its dateline, or else by its publisher."""
    found = find_dateline(article.text)
    names = (found[0].agency if found else None, article.publisher)
    return next((load_agencies()[fold(name)] for name in names if name and fold(name) in load_agencies()), None)


def is_of_elsewhere(cast: Cast, party: Party) -> bool:
    """Tell whom the text places where no list knows: "President Edgar Tshomba of Katanga" is of no country by default."""
    behind = (mention.name[1] for mention in party.mentions)
    return any(
        end + 1 < len(cast.doc) and cast.doc[end].lower_ in {"of", "from"} and cast.doc[end + 1].text[0].isupper()
        for end in behind
    )


def settle_home(cast: Cast, article: Article) -> None:
    """Give those who hold an office of no stated country the country of the agency, unless they meet its own official as a peer."""
    home = find_home(article)
    if home is None:
        return
    for party in cast.parties:
        held = any(title.head.title.kind == "office" and not title.organization for title in party.titles)
        bare = party.kind == "person" and party.country is None and held and not is_of_elsewhere(cast, party)
        if bare and not _meets_peer(cast, party, home):
            party.country = home


def _meets_peer(cast: Cast, party: Party, country: str) -> bool:
    """Tell whether a party is named with its counterpart of a country: it is of another one."""
    here = {cast.sentence[m.start] for m in party.mentions}
    peers = (
        mention for other in cast.parties if other is not party and other.country == country for mention in other.mentions
        if load_nouns().peers & {token.lower_ for token in cast.doc[mention.start : mention.end]}
    )  # fmt: skip
    return any(cast.sentence[mention.start] in here for mention in peers)
