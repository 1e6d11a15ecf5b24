"""An ingestion run: a broken article is reported by its id and the rest of its batch is saved."""

import os
from collections.abc import Sequence

import pytest

from app.intake import Intake
from app.jobs import RunReport, run_ingest, run_reread
from graph.model import Article, Extraction
from graph.server.login import Login
from graph.store import DatabaseUnreachable, Store
from graph.writer import SaveReport
from ingest.language import ModelMissing
from ingest.parallel import Readers, extract_batch
from ingest.pipeline import Extractor
from ingest.sources.records import Read, Unreadable
from tests.cutting import cutting

GOOD = [Article(id=f"good-{i}", text="President Maria Gomez met Chancellor Emil Brandt in Oslo.") for i in range(3)]
# A lone surrogate is text for Python and for the reader, and no text for the database.
BROKEN = Article(id="broken", text="President Maria Gomez met \ud800 in Oslo.")


def read_or_die(model: str | None, articles: list[Article]) -> list[Extraction]:
    """Read a batch, in a process that one article ends as a lack of memory would."""
    if any(article.id == "deadly" for article in articles):
        os._exit(9)
    return extract_batch(model, articles)


class Lost(Intake):
    """An intake whose database goes away."""

    def save(self, store: Store, articles: Sequence[Article], extractions: Sequence[Extraction]) -> SaveReport:
        raise DatabaseUnreachable("gone")


def run(items: Sequence[Read], intake: Intake, store: Store) -> tuple[RunReport, int]:
    done: list[int] = []
    return run_ingest(items, intake, store, done.append), sum(done)


def test_broken_article_is_reported_and_the_rest_saved(intake: Intake, store: Store) -> None:
    report, done = run([GOOD[0], BROKEN, Unreadable(source="x", reason="it is empty"), *GOOD[1:]], intake, store)
    assert (report.new, done) == (3, 5)
    assert [fault.source for fault in report.failed] == ["x", "broken"]
    assert store.read("count_graph")[0]["articles"] == 3


def test_article_that_ends_the_process_that_reads_it_fails_alone(store: Store) -> None:
    many = [Article(id=f"many-{i:02}", text=f"President Maria Gomez met envoy number {i} in Oslo.") for i in range(40)]
    deadly = Article(id="deadly", text="President Maria Gomez met nobody.")
    with Readers(read_or_die, None, 2) as readers:
        intake = Intake(lambda: pytest.fail("it is read by others"), None, readers)
        report, done = run([*many[:20], deadly, *many[20:], many[3]], intake, store)
    assert (report.read, report.new, report.unchanged, done) == (41, 40, 1, 42)
    assert [(fault.source, "worker process ended" in fault.reason) for fault in report.failed] == [("deadly", True)]
    assert store.read("count_graph")[0]["articles"] == 40


def test_model_that_is_not_there_ends_the_run_of_readers_too(store: Store) -> None:
    with Readers(extract_batch, "no_such_pipeline", 1) as readers, pytest.raises(ModelMissing):
        run(GOOD, Intake(Extractor.load, "no_such_pipeline", readers), store)


def test_what_is_stored_is_told_where_a_run_ends_before_its_end(intake: Intake, store: Store, database: Login) -> None:
    many = [Article(id=f"many-{i}", text=f"President Maria Gomez met envoy number {i} in Oslo.") for i in range(40)]
    with (
        cutting(database.uri) as cutter,
        Store.connect(cutter.uri, database.user, database.password, patience=1) as broken,
    ):
        cutter.after, cutter.cuts, cutter.shuts = 1, 1, True  # the second batch of 16 finds the door closed
        with pytest.raises(DatabaseUnreachable) as lost:
            run(many, intake, broken)
    (note,) = lost.value.__notes__
    assert note.startswith("until then: 16 read: 16 new, ")
    assert note.endswith("All of it is stored: give the same again to go on")
    report, _ = run(many, intake, store)
    assert (report.new + report.unchanged, report.replaced) == (40, 0)
    assert report.unchanged >= 16


class Newer(Intake):
    """An intake of another version, which reads as before."""

    @property
    def version(self) -> str:
        return "newer"


def test_what_another_version_has_read_is_read_again_once(intake: Intake, store: Store) -> None:
    many = [Article(id=f"many-{i}", text=f"President Maria Gomez met envoy number {i} in Oslo.") for i in range(20)]
    run(many, intake, store)
    done: list[int] = []
    report = run_reread(Newer(Extractor.load), store, done.append)
    assert (report.read, report.unchanged, report.new, done) == (20, 20, 0, [16, 4])
    assert run_reread(Newer(Extractor.load), store, done.append) == RunReport()


def test_lost_database_ends_the_run(store: Store) -> None:
    with pytest.raises(DatabaseUnreachable):
        run(GOOD, Lost(Extractor.load), store)


def test_article_without_an_event_is_counted(intake: Intake, store: Store) -> None:
    report, _ = run([Article(id="a", text="The bakery sold out.")], intake, store)
    assert (report.new, report.silent) == (1, 1)


@pytest.mark.parametrize("between", [0, 20], ids=["in one batch", "in two"])
def test_article_that_is_given_twice_is_read_twice_and_unchanged_once(
    between: int, intake: Intake, store: Store
) -> None:
    others = [Article(id=f"other-{i}", text=f"The bakery sold {i} loaves.") for i in range(between)]
    report, _ = run([GOOD[0], *others, GOOD[0]], intake, store)
    assert (report.read, report.new, report.unchanged) == (2 + between, 1 + between, 1)
