"""The explorer over a live service: the sample articles, one with long and right-to-left names, and more events than a page has."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from graph.model import When
from graph.store import Store
from graph.writer import save
from tests.app.conftest import served
from tests.chromium import chromium, open_page  # noqa: F401 - fixtures
from tests.factory import article, claim, extraction, participant, person

LONG = "Wolfeschlegelsteinhausenbergerdorff-Montmorency-Laval-Bhattacharyya " * 2
ARABIC = "سامر الحلبي"
MANY = 130


@pytest.fixture(scope="module")
def served_explorer(neo4j_server, intake, samples: Path, tmp_path_factory) -> Iterator[tuple[str, Store]]:
    folder = tmp_path_factory.mktemp("explorer")
    with served(neo4j_server, intake, [str(samples)], folder) as (address, store):
        odd = article("odd-names", published=date(2019, 3, 2))
        actors = (person(name=LONG.strip(), country="DEU"), person("a2", name=ARABIC, country="SYR"))
        seats = (participant(country="DEU"), participant("a2", country="SYR"))
        pair = [
            (
                odd,
                extraction(
                    odd, actors=actors, claims=(claim("clm-odd", participants=seats, when=on(date(2019, 3, 1))),)
                ),
            )
        ]
        for number in range(MANY):
            one = article(f"many-{number}", published=date(2001, 1, 1) + timedelta(9 * number))
            told = claim(f"clm-many-{number}", when=on(one.published))  # type: ignore[arg-type]
            pair.append((one, extraction(one, claims=(told,))))
        save(store, pair)
        yield address, store


@pytest.fixture(scope="module")
def explorer(served_explorer: tuple[str, Store]) -> str:
    return served_explorer[0]


def on(day: date) -> When:
    return When(start=day, end=day, precision="day", text=str(day))
