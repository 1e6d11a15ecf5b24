"""The places of two claims -> evidence: one place, two of one country, or two countries."""

from functools import cache

from graph.countries import load_countries
from graph.ids import fold
from graph.weighing import Balance

Where = tuple[str | None, str | None]
"""A place and its country."""


def weigh_places(left: Where, right: Where, balance: Balance) -> None:
    """Weigh the places of two claims, where both tell one."""
    (one, own), (other, others) = left, right
    if not (one and other):
        return
    lands = {own, others} - {None}
    if fold(one) == fold(other):
        balance.add("same_place", one)
    elif len(lands) == 2:
        balance.add("other_land", *sorted((one, other)))
    elif len(lands) == 1 and own == others:
        whole = any(is_country_name(place) for place in (one, other))
        balance.add("same_land" if whole else "other_place", *sorted((one, other)))


def is_country_name(place: str) -> bool:
    """Tell whether a place is a whole country, within which any city can be meant."""
    return fold(place) in country_places()


@cache
def country_places() -> frozenset[str]:
    """List the folded names of whole countries."""
    return frozenset(
        fold(word) for country in load_countries().values() for word in (country.name, *country.names, *country.weak)
    )
