"""Rows of our own in the form of ICEWS, for graphs that are made where the sets are not: the same rows every time."""

import gzip
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from app.commands.eventdata import run_import
from graph.store import Store
from ingest.eventdata.spooling import DataFile

SEED = 66
LANDS = (
    "Iran",
    "Syria",
    "Egypt",
    "Jordan",
    "France",
    "Germany",
    "Kenya",
    "Japan",
    "Brazil",
    "Canada",
    "Turkey",
    "Russia",
)
BODIES = ("Foreign Ministry", "Parliament", "Police", "Opposition Party")
NAMES = ("Karim Sabry", "Nizar Haddad", "Arash Kiani", "Samir Nasser", "Ulla Brandt", "Jean Moreau", "Wanjiru Okelo", "Kenji Mori",
         "Paulo Teixeira", "Claire Dufour", "Emre Demir", "Ivan Orlov")  # fmt: skip
DEEDS = ("Consult", "Host a visit", "Express intent to cooperate", "Sign formal agreement", "Accuse", "Make statement",
         "Discuss by telephone", "Threaten", "Impose embargo, boycott, or sanctions", "Engage in negotiation")  # fmt: skip
FIRST, DAYS = date(2005, 1, 1), 5000


def iter_rows(number: int) -> Iterator[str]:
    """Yield lines of a set: who, did what, to whom, when."""
    drawn = random.Random(SEED)
    parties = (*LANDS, *(f"{body} ({land})" for land in LANDS for body in BODIES), *NAMES)
    weights = [1 / (place + 1) ** 0.5 for place in range(len(parties))]  # a few stand in many events
    for _ in range(number):
        one, other = drawn.choices(parties, weights, k=2)
        day = FIRST + timedelta(drawn.randrange(DAYS))
        yield f"{one}\t{drawn.choice(DEEDS)}\t{other}\t{day}\n"


def load_made(store: Store, file: Path, number: int) -> None:
    """Write so many rows to a packed file and load them, by transactions."""
    with gzip.open(file, "wt", encoding="utf-8") as lines:
        lines.writelines(iter_rows(number))
    run_import(store, [DataFile(file, "icews")], lambda _count: None)
