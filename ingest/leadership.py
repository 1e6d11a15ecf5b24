"""A person without a country -> the country of a leader of that name: the last resort."""

from datetime import date

from ingest.leaders import Leader, load_leaders
from ingest.parties import Party
from ingest.personal_names import is_same_name, name_tokens

GRACE = 20  # years: articles go on naming former leaders, and name coming ones a little before


def settle_leader(party: Party, published: date | None) -> None:
    """Give a person the country that leaders of this name led at the time; a bare surname needs the office beside it."""
    found = {
        (leader.country, leader.office)
        for name in party.names
        for leader in load_leaders().get((name_tokens(name) or [""])[-1], ())
        if _is_meant(party, name, leader) and _is_of_the_time(leader, published)
    }
    if len({country for country, _ in found}) == 1:
        country, office = found.pop()
        party.country = party.country or country
        party.office = office if party.country == country else None


def _is_meant(party: Party, name: str, leader: Leader) -> bool:
    if not is_same_name(name, leader.name):
        return False
    titles = {title.head.title.title for title in party.titles}
    return len(name_tokens(name)) > 1 or leader.office in titles


def _is_of_the_time(leader: Leader, published: date | None) -> bool:
    return published is None or leader.first - 1 <= published.year <= leader.last + GRACE
