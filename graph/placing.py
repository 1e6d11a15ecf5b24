"""Where events took place -> one name and one pair of coordinates for each place, whatever the order of articles.

Event data gives "Rabat" other coordinates in each row. Were the last to come taken, every row would change what is said of all events there.
"""

from collections.abc import Mapping, Sequence

from graph.native import Row
from graph.store import Transaction


def least_place(one: Row, other: Row) -> Row:
    """Give a place the first of two spellings, one in capitals last, and the first coordinates of two that are known."""
    named = min(one, other, key=lambda place: (place["name"].isupper(), place["name"]))
    known = [place for place in (one, other) if place["latitude"] is not None]
    lies = min(known, key=lambda place: (place["latitude"], place["longitude"]), default=one)
    return one | {"name": named["name"], "latitude": lies["latitude"], "longitude": lies["longitude"]}


def place_events(transaction: Transaction, derived: Sequence[Row]) -> list[Row]:
    """Give where derived events are, sorted by place, each place as all events say that the graph has."""
    rows = [row["place"] | {"event": row["id"]} for row in derived if row["place"]]
    known = {row["id"]: row for row in transaction.run("places_known", ids=sorted({row["id"] for row in rows}))}
    agreed = agree(known, rows)
    return sorted((row | agreed[row["id"]] for row in rows), key=lambda row: (row["id"], row["event"]))


def agree(known: Mapping[str, Row], rows: Sequence[Row]) -> dict[str, Row]:
    """Give name and coordinates of each place in some rows, by its id."""
    agreed = dict(known)
    for row in rows:
        place = {key: row[key] for key in ("id", "name", "latitude", "longitude")}
        agreed[row["id"]] = least_place(agreed.get(row["id"], place), place)
    return agreed
