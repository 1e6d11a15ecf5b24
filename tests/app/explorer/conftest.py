"""The explorer over a live service: the sample articles, one with long and right-to-left names, more events than a page has, and
a thousand of one pair, loaded as event data.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from graph.coded import load_coded
from graph.model import Article, Extraction, When
from graph.store import Store
from graph.writer import save
from ingest.eventdata.articles import iter_articles
from ingest.eventdata.records import CodedEvent
from ingest.eventdata.rows import iter_rows
from tests.app.conftest import served
from tests.chromium import chromium, open_page  # noqa: F401 - fixtures
from tests.factory import article, claim, extraction, participant, person

LONG = "Wolfeschlegelsteinhausenbergerdorff-Montmorency-Laval-Bhattacharyya " * 2
ARABIC = "سامر الحلبي"
MANY = 130
THOUSAND = 1100  # accusations of Finland by Sweden, one a day


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the service keeps its jobs."""
    return tmp_path_factory.mktemp("explorer")


@pytest.fixture(scope="module")
def served_explorer(neo4j_server, intake, samples: Path, folder: Path) -> Iterator[tuple[str, Store]]:
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
        load_coded(store, thousand(folder))
        yield address, store


def thousand(folder: Path) -> list[tuple[Article, Extraction]]:
    """Write and read event data of one pair, a row a day."""
    days = (date(1995, 1, 1) + timedelta(number) for number in range(THOUSAND))
    rows = "".join(f"Sweden\tCriticize or denounce\tFinland\t{day}\n" for day in days)
    file = folder / "set.tsv"
    file.write_text(f"subject\trelation\tobject\tdate\n{rows}")
    return list(iter_articles(row for row in iter_rows(file) if isinstance(row, CodedEvent)))


@pytest.fixture(scope="module")
def explorer(served_explorer: tuple[str, Store]) -> str:
    return served_explorer[0]


def on(day: date) -> When:
    return When(start=day, end=day, precision="day", text=str(day))
