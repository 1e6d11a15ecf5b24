"""What many claims say alike is written once: the tables are those of claims, names and events that are written out row by row."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from graph.coded_events import by_vote, code_claims, derive_coded, twins_of
from graph.layers import EVENTS
from graph.native import Row
from graph.offline.days import Days, write_days
from graph.offline.spool import Spool, write_spool
from graph.offline.tables import Tables
from graph.resolver import links_of
from graph.rows import rows_of
from graph.whole_resolution import as_saved
from ingest.eventdata.articles import iter_texts, make_article
from ingest.eventdata.records import CodedEvent, Form
from ingest.eventdata.rows import iter_rows
from ingest.eventdata.waiting import WaitingRoom
from tests.ingest.eventdata.samples import ROWS_OF_FORMS

NOW = "2024-01-01T00:00:00Z"
OFFICE = {
    "title": "Envoy",
    "country": "NOR",
    "listed": None,
    "from": date(2023, 4, 1),
    "to": date(2023, 4, 5),
    "organization": "United Nations",
    "body": "org-un",
}
CASTS = ("each is one", "two are one", "all are two", "offices held")


def texts_of(folder: Path, name: str, rows: tuple[str, ...]) -> list[list[CodedEvent]]:
    file = folder / f"{name}.tsv"
    file.write_text("\n".join(rows) + "\n")
    return list(iter_texts(row for row in iter_rows(file) if isinstance(row, CodedEvent)))


def spool_of(path: Path, texts: list[list[CodedEvent]]) -> Spool:
    room = WaitingRoom()
    return write_spool(path, map(room.enter, texts), room.alike)


def owners_of(spools: list[Spool], cast: str) -> dict[str, str]:
    """Tell who is who: each profile an actor, the people of two spellings one, or all profiles two actors."""
    profiles = sorted({key for spool in spools for key in spool.profiles})
    if cast == "two are one":
        return {key: "per-one" if key.startswith("per") else key for key in profiles}
    if cast == "all are two":
        return {key: f"act-{number % 2}" for number, key in enumerate(profiles)}
    return {key: key for key in profiles}


def write_out(
    tables: Tables, texts: list[list[CodedEvent]], owners: Mapping[str, str], held: Mapping[str, list[Row]]
) -> None:
    """Write texts as each row says it, all of one day together."""
    days: dict[date | None, list[list[CodedEvent]]] = {}
    for events in texts:
        days.setdefault(events[0].day, []).append(events)
    for some in days.values():
        coded = []
        for events in some:
            article, read = make_article(events)
            coded += code_claims(rows_of(article, read, {}, article.publisher), {article.id: article}, owners, held)
            tables.link("published", article.id, article.publisher or "")
        for one in coded:
            one.claim["event"] = one.claim["vote"] = one.vote
            tables.add("claims", one.claim)
            tables.link("states", one.article.id, one.claim["id"])
            for name in one.names:
                tables.add("names", name, one.claim["id"], name["actor"])
            for key in one.keys:
                tables.link("keyed_claims", one.claim["id"], key)
        for group in by_vote(coded):
            write_event(tables, derive_coded(group))
            for link in links_of(EVENTS, {one.claim["id"]: one.keyed for one in group}, twins_of(group)):
                tables.add("alike_claims", as_saved(link), link["low"], link["high"])


def write_event(tables: Tables, derived: Row) -> None:
    tables.add("events", derived | {"since": NOW})
    for seat in derived["seats"]:
        tables.add("parts", seat | {"position": derived["position"]}, seat["actor"], derived["id"])
    for claim in derived["claims"]:
        tables.link("disputes" if claim["disputes"] else "supports", claim["id"], derived["id"])
    for topic in derived["topics"]:
        tables.link("about", derived["id"], topic)
    if derived["place"]:
        tables.link("at", derived["id"], derived["place"]["id"])


def rows_in(folder: Path) -> dict[str, list[str]]:
    """Read the tables that tell of claims and events; no field of these has several lines."""
    files = [file for file in folder.glob("*-0.csv") if not file.name.startswith(("articles", "keys"))]
    return {file.stem: sorted(file.read_text().splitlines()) for file in files}


@pytest.mark.parametrize("cast", CASTS)
@pytest.mark.parametrize("form", ROWS_OF_FORMS)
def test_tables_say_what_rows_written_out_say(form: Form, cast: str, tmp_path: Path) -> None:
    rows = ROWS_OF_FORMS[form]
    sets = [texts_of(tmp_path, "alpha", rows), texts_of(tmp_path, "beta", rows[:1] + rows[:0:-1])]
    spools = [spool_of(tmp_path / f"{number}.spool", texts) for number, texts in enumerate(sets)]
    owners = owners_of(spools, cast)
    held = {actor: [OFFICE] for actor in owners.values() if cast == "offices held" and actor.startswith("per")}
    all_days = sorted({one.day for spool in spools for one in spool.stored})
    (tmp_path / "fast").mkdir()
    (tmp_path / "slow").mkdir()
    write_days(tmp_path / "fast", "0", Days(all_days, spools, owners, held, NOW), lambda _: None)
    with Tables(tmp_path / "slow", "0") as tables:
        write_out(tables, [events for texts in sets for events in texts], owners, held)
    assert rows_in(tmp_path / "fast") == rows_in(tmp_path / "slow")
    assert len(rows_in(tmp_path / "fast")) >= 7


def test_texts_of_one_day_in_two_sets_count_their_meetings_once(tmp_path: Path) -> None:
    rows = ROWS_OF_FORMS["quadruples"]
    spools = [spool_of(tmp_path / f"{name}.spool", texts_of(tmp_path, name, rows)) for name in ("alpha", "beta")]
    owners = owners_of(spools, "each is one")
    day = date(2009, 12, 31)
    around = write_days(tmp_path, "0", Days([day], spools, owners, {}, NOW), lambda _: None)
    assert list(around.met.values()) == [(1, day, day)]
