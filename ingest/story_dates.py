"""Words that count from a day of the story -> When: "two days later", "the next day", "on the same day"."""

import re
from datetime import date

from graph.model import When
from ingest.calendar import Anchor, Stretch, shift_units
from ingest.dates import COUNTS

UNITS = "day|week|month|year"
COUNT = rf"(?P<count>\d{{1,3}}|{'|'.join(sorted(COUNTS, key=len, reverse=True))})"
LATER = re.compile(
    rf"(?:on |in )?(?:(?:the |that )?(?P<which>same|next|following|previous) (?:very )?(?P<unit>{UNITS})"
    rf"|(?:some |just |only |about )?{COUNT} (?P<unit2>{UNITS})s? (?P<way>later|after|afterwards|earlier|before|previously)"
    rf"|the (?P<unit3>{UNITS}) (?P<way2>before|after)|that (?P<unit4>day))"
)
STEPS = {"same": 0, "next": 1, "following": 1, "previous": -1}
BACK = {"earlier", "before", "previously"}


def resolve_story_date(words: str, told: date) -> When | None:
    """Resolve words against the day that the article told of last; None where they do not count from it."""
    match = LATER.fullmatch(" ".join(words.lower().split()).strip(" ,;"))
    if match is None:
        return None
    unit = match["unit"] or match["unit2"] or match["unit3"] or match["unit4"]
    stretch: Stretch = shift_units(Anchor(told, True), unit, _steps(match))
    return When(start=stretch.start, end=stretch.end, precision=stretch.precision, text=words)


def _steps(match: re.Match[str]) -> int:
    if match["which"]:
        return STEPS[match["which"]]
    way = match["way"] or match["way2"]
    if way is None:
        return 0
    words = match["count"]
    count = 1 if words is None else int(words) if words.isdigit() else COUNTS[words]
    return -count if way in BACK else count
