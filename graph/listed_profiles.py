"""A line of a list of officeholders -> what it says of its profile."""

from datetime import date

from graph.native import Row
from graph.profiles import HeldTitle, Profile


def profile_of_listing(row: Row) -> Profile:
    """Read what one line of a list says of its profile."""
    listing = row["listing"]
    days: list[date] = [day for day in (listing.get("from"), listing.get("to")) if day]
    office = HeldTitle(
        title=listing["title"], organization=listing.get("organization"), country=listing["country"],
        sector=listing.get("sector"), start=listing.get("from"), end=listing.get("to"), listed=listing["list"],
    )  # fmt: skip
    return Profile(
        id=row["profile"], kind="person", country=row["profile_country"], era=row["era"], spellings=(listing["person"],),
        sectors=((listing["sector"], 1),) if listing.get("sector") else (), offices=(office,), first=min(days, default=None),
        last=max(days, default=None), wikidata=listing.get("wikidata"),
    )  # fmt: skip
