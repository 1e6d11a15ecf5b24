"""The first load of event data makes the very graph that loading it row by row does; killed at any step, the next run completes it."""

import gzip
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from app.commands.eventdata import run_import
from graph.export import iter_canonical
from graph.invariants import iter_findings
from graph.migrations import migrate
from graph.model import When
from graph.server.configuration import Resources
from graph.server.ports import Ports
from graph.server.process import ManagedNeo4j
from graph.store import Store
from graph.writer import save
from ingest.eventdata.records import Form
from ingest.eventdata.spooling import DataFile
from tests.app.test_cli import environment
from tests.factory import article, claim, extraction
from tests.ingest.eventdata.samples import ICEWS_HEADER, POLECAT_HEADER, QUADRUPLES, icews_row, polecat_row

LIMIT = 900  # seconds: half a minute where nothing else runs
ALPHA = (
    "Arash Kiani\tConsult\tSamir Nasser\t2024-05-15",
    "Arash Kiani\tConsult\tSamir Nasser\t2024-05-15",
    "Samir Nasser\tConsult\tArash Kiani\t2024-05-15",
    "Iran\tMake a visit\tSyria\t2024-05-15",
    "Syria\tHost a visit\tIran\t2024-05-15",
    'Dana "Dee" Holm, the elder\tMake statement\tIran\t2024-05-15',
    'Dana "Dee" Holm, the elder\tMake an appeal or request\tIran\t2024-05-15',
    "Police (India)\tArrest, detain, or charge with legal action\tCitizen (India)\t2024-05-15",
    "Foreign Affairs (Iran)\tExpress intent to meet or negotiate\tSyria\t2024-05-16",
    "Foreign Affairs (Iran)\tMeet at a 'third' location\tSyria\t2024-05-16",
    "Mohammad Baqeri\tMeet at a 'third' location\tSamir Nasser\t2024-05-17",
    "Mohammed Bagheri\tConsult\tSamir Nasser\t2024-05-17",
    "Mohammed Bagheri\tConsult\tUnspecified Actor\t2009-05-17",
    "Mohammed Bagheri\tConsult\tSamir Nasser\t2009-05-18",
    "Iran\tConsult\tSyria\tMay 19",
    "Iran\tMake empathetic comment\tSyria\t2024-05-18",
    "Iran\tPraise or endorse\tSyria\t2024-05-18",
    "Syria\tPraise or endorse\tIran\t2024-05-18",
    "Mohammad Baqeri\tConsult\tMohammed Bagheri\t2024-05-18",
    "Iran\tConsult\tIran\t2024-05-18",
)
BETA = (ALPHA[0], ALPHA[3], "Iran\tConsult\tSyria\t2024-06-20", ALPHA[9], *ALPHA[15:])
TAB = (
    icews_row(),
    icews_row(Event_ID="41000002", City="Aleppo", Latitude="36.2", Longitude="37.16"),
    icews_row(
        Event_ID="41000003",
        CAMEO_Code="040",
        Event_Text="Consult",
        City="NA",
        Country="NA",
        Latitude="NA",
        Longitude="NA",
    ),
    icews_row(
        Event_ID="41000004",
        CAMEO_Code="040",
        Event_Text="Consult",
        City="Tehran",
        Country="Iran",
        Latitude="35.7",
        Longitude="51.4",
    ),
)
POLECAT = (
    polecat_row(),
    polecat_row(
        Event_ID="20230405-7-a2", Recipient_Name="Samir Nasser", Recipient_Country="SYR", Recipient_Title="envoy"
    ),
    polecat_row(Event_ID="20230406-7-a3", Event_Date="2023-04-06", Actor_Country="None", Actor_Title="None"),
)


@pytest.fixture
def files(tmp_path: Path) -> dict[str, list[Path]]:
    """Write the files, by the form that reads them; two sets overlap, one is compressed, and one comes twice."""
    (tmp_path / "alpha.tsv.gz").write_bytes(gzip.compress("\n".join((QUADRUPLES, *ALPHA)).encode()))
    for name, rows in (
        ("beta.tsv", (QUADRUPLES, *BETA)),
        ("tab.tab", (ICEWS_HEADER, *TAB)),
        ("cat.txt", (POLECAT_HEADER, *POLECAT)),
    ):
        (tmp_path / name).write_text("\n".join(rows) + "\n")
    icews = [tmp_path / name for name in ("alpha.tsv.gz", "beta.tsv", "tab.tab", "beta.tsv")]
    return {"icews": icews, "polecat": [tmp_path / "cat.txt"]}


@pytest.fixture
def opened(neo4j_jars: tuple[Path, ...], tmp_path: Path) -> Callable:
    """Open the database of the data folder `tmp_path/data`."""

    @contextmanager
    def opening() -> Iterator[Store]:
        resources = Resources(heap="512m", page_cache="64m")
        with (
            ManagedNeo4j.start(tmp_path / "data" / "neo4j", neo4j_jars, Ports.free(), resources) as server,
            Store.connect(server.uri, server.user, server.password) as store,
        ):
            migrate(store)
            yield store

    return opening


def dump(store: Store) -> list[str]:
    return list(iter_canonical(store))


def load(tmp_path: Path, form: str, paths: list[Path]) -> dict:
    done = subprocess.run(command(form, paths), capture_output=True, env=where(tmp_path), timeout=LIMIT, check=False)
    assert done.returncode in {0, 1}, done.stderr
    return json.loads(done.stdout)


def command(form: str, paths: list[Path]) -> list[str]:
    return [sys.executable, "-m", "app", "import", form, *map(str, paths), "--json"]


def where(tmp_path: Path) -> dict[str, str]:
    return environment(data=tmp_path / "data", neo4j_heap="512m", neo4j_page_cache="64m")


@pytest.mark.parametrize("form", ["icews", "polecat"])
def test_the_importer_and_the_transactions_make_one_graph(
    form: Form, files: dict[str, list[Path]], store: Store, opened: Callable, tmp_path: Path
) -> None:
    report = load(tmp_path, form, files[form])
    by_rows = run_import(
        store, [DataFile(path, "polecat" if form == "polecat" else None) for path in files[form]], lambda _: None
    )
    assert report["offline"]
    assert (report["rows"], report["claims"], report["bad_rows"]) == (by_rows.rows, by_rows.claims, by_rows.bad_rows)
    with opened() as made:
        assert dump(made) == dump(store)
        assert [finding for finding in iter_findings(made) if finding.broken] == []
        told = claim(when=When(start="2024-05-15", end="2024-05-15", precision="day", text="Wednesday"))
        for one in (made, store):  # the keys are the same, too: an article meets the same rows
            save(one, [(article(), extraction(claims=(told,)))])
        assert dump(made) == dump(store)
    again = load(tmp_path, form, files[form])
    assert (again["offline"], again["claims"]) == (False, 0)


def test_database_that_runs_is_loaded_by_transactions_with_a_hint(
    files: dict[str, list[Path]], opened: Callable, tmp_path: Path
) -> None:
    with opened() as made:
        done = subprocess.run(
            command("polecat", files["polecat"]), capture_output=True, env=where(tmp_path), timeout=LIMIT, check=False
        )
        assert (done.returncode, json.loads(done.stdout)["offline"]) == (0, False), done.stderr
        assert b"end `dragoman up` first" in done.stderr
        assert made.read("count_graph")[0]["claims"] == len(POLECAT)


def is_reading(home: Path) -> bool:
    return any(home.glob("import-*/*.spool"))


def is_writing(home: Path) -> bool:
    return any(home.glob("import-*/claims-*.csv"))


def is_importing(home: Path) -> bool:
    return any(home.glob("import-*/new/data/databases/neo4j/*"))


def is_indexing(home: Path) -> bool:
    return (home / "data" / "databases" / "neo4j").exists() and (home / "run" / "dragoman.json").exists()


STEPS = (is_reading, is_writing, is_importing, is_indexing)


def test_killed_in_any_step_the_next_run_completes_it(
    files: dict[str, list[Path]], store: Store, opened: Callable, tmp_path: Path
) -> None:
    home = tmp_path / "data" / "neo4j"
    for step in STEPS:
        running = subprocess.Popen(
            command("icews", files["icews"]), env=where(tmp_path), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        while not step(home):
            assert running.poll() is None, step
            time.sleep(0.002)
        running.kill()
        running.wait()
        wait_for_children(home)
    assert load(tmp_path, "icews", files["icews"])["bad_rows"] > 0
    run_import(store, [DataFile(path) for path in files["icews"]], lambda _: None)
    with opened() as made:
        assert dump(made) == dump(store)
    assert [entry.name for entry in home.iterdir() if "import" in entry.name] == []


def wait_for_children(home: Path) -> None:
    """Wait until what a killed run had started is gone."""
    deadline = time.monotonic() + LIMIT
    while any(str(home) in " ".join(process.info["cmdline"] or ()) for process in psutil.process_iter(["cmdline"])):
        assert time.monotonic() < deadline
        time.sleep(0.2)
