"""Text -> dateline: the opening "TEHRAN, Nov. 2 (MNA) -" with its place, date and agency."""

import re

from graph.model import Dateline

MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
DATE = rf"(?:{MONTH} \d{{1,2}}(?:, \d{{4}})?|\d{{1,2}} {MONTH}(?: \d{{4}})?)"
CAPITALS = r"[A-Z][A-Z.'’]+(?:[ -][A-Z][A-Z.'’]+){0,3}"
MIXED = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}"
DASH = r"\s*(?:-{1,2}|–|—)\s+"
TAIL = rf"(?:, (?P<date>{DATE}))?(?: ?\((?P<agency>[^)\n]{{2,40}})\))?{DASH}"
# A place in capitals is a dateline by itself; one in mixed case needs a date or an agency ("Iran - the country" has none).
SHOUTED = re.compile(rf"\s*(?P<place>{CAPITALS})(?:, (?!{MONTH})[A-Z][\w ]+?)?{TAIL}")
PLAIN = re.compile(rf"\s*(?P<place>{MIXED})(?:, (?!{MONTH})[A-Z][\w ]+?)?(?=, {DATE}| ?\([A-Z]){TAIL}")


def find_dateline(text: str) -> tuple[Dateline, int] | None:
    """Find the dateline and the offset of the first word after it."""
    for form in (SHOUTED, PLAIN):
        match = form.match(text)
        if match and len(match["place"]) > 2:
            return Dateline(place=match["place"], date=match["date"], agency=match["agency"]), match.end()
    return None
