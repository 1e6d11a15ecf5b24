"""Where a page is from -> the zones of that land, and the day there of a stamp in UTC.

Software stores moments in UTC, and a page prints them in its own zone: of what a paper of Tokyo publishes before nine, the stamp tells yesterday.
"""

import re
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from graph.datafile import read_yaml_resource
from ingest.pages.printed import Stamp

REGION = re.compile(r"[a-z]{2,3}(?:[-_][a-z]{4})?[-_]([a-z]{2})", re.IGNORECASE)


class Zone(NamedTuple):
    """The lowest and the highest offset from UTC in a land and year."""

    lowest: timedelta
    highest: timedelta


@cache
def load_zones() -> dict[str, Zone]:
    """Load the zones by the ending of hosts."""
    rows = read_yaml_resource("ingest.pages", "zones.yaml")
    return {land: Zone(*(timedelta(minutes=int(given)) for given in row)) for land, row in rows.items()}


def find_zone(hints: tuple[str, str]) -> Zone | None:
    """Find the zones of the land by (language tag, host); the host outweighs the tag."""
    region = REGION.fullmatch(hints[0])
    lands = (hints[1].rsplit(".", 1)[-1], region[1].lower() if region else "")
    return next((zone for land in lands if (zone := load_zones().get(land))), None)


def localize(stamp: Stamp, zone: Zone | None) -> Stamp:
    """Give a stamp in UTC the day of the land, if it is one day in all of it; any other stays as it is."""
    if zone is None or stamp.moment is None or not stamp.is_universal:
        return stamp
    days: set[date] = {(stamp.moment + offset).date() for offset in zone}
    return Stamp(days.pop(), stamp.moment) if len(days) == 1 else stamp
