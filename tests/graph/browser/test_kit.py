"""The kit for Neo4j Browser: each saved query answers from a graph of articles, and the style knows every type."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from neo4j import READ_ACCESS, GraphDatabase

from app.intake import Intake
from app.jobs import run_ingest
from graph.browser.kit import (
    COLOURS,
    NODES,
    SavedQuery,
    load_queries,
    write_archive,
    write_collection,
    write_kit,
    write_style,
)
from graph.decisions import Request, decide
from graph.ontology import load_event_types
from graph.writer import save
from ingest.pipeline import Extractor
from ingest.sources.files import read_sources
from tests.emptied import emptied
from tests.factory import article, claim, extraction
from tools.picture import SAMPLES


@pytest.fixture(scope="module")
def login(neo4j_server) -> Iterator[object]:
    with emptied(neo4j_server) as store:
        run_ingest(read_sources([str(SAMPLES)]), Intake(Extractor.load), store, lambda _count: None)
        planned = article("planned", published=date(2024, 7, 1))
        denied = article("denied", publisher="Other Wire")
        save(
            store,
            [
                (article(), extraction()),
                (denied, extraction(denied, claims=(claim("clm-denied", status="denied", confidence=0.5),))),
                (planned, extraction(planned, claims=(claim("clm-planned", status="planned"),))),
            ],
        )
        one, other = (row["actor"]["id"] for row in store.read("list_actors", kind="person", after="", limit=2))
        decide(store, Request(kind="not_same", left=one, right=other, reason="two people", author="Rosa"))
    return neo4j_server


@pytest.mark.parametrize("query", load_queries(), ids=lambda query: query.name)
def test_saved_query_answers_from_articles(query: SavedQuery, login) -> None:
    with (
        GraphDatabase.driver(login.uri, auth=(login.user, login.password)) as driver,
        driver.session(database="neo4j", default_access_mode=READ_ACCESS) as session,
    ):
        assert session.run(query.text).data()  # type: ignore[arg-type]


def test_saved_queries_are_many_and_each_tells_what_to_change() -> None:
    queries = load_queries()
    assert len(queries) >= 20
    assert len({query.file for query in queries}) == len(queries)
    assert all(re.match(r"WITH .* AS ", query.query) for query in queries)
    assert all(query.asks[-1] in "?." for query in queries)


def test_collection_has_the_form_that_the_successor_imports() -> None:
    rows = list(csv.DictReader(io.StringIO(write_collection())))
    assert list(rows[0]) == ["name", "description", "query", "id", "parentId", "isFolder"]
    assert len({row["id"] for row in rows}) == len(rows)
    folders = {row["id"] for row in rows if row["isFolder"] == "true"}
    saved = [row for row in rows if row["isFolder"] == "false"]
    assert [row["query"] for row in saved] == [query.text.rstrip() for query in load_queries()]
    assert {row["parentId"] for row in saved} == folders


def test_archive_is_the_same_each_time_and_has_a_file_in_a_folder_for_each_query() -> None:
    assert write_archive() == write_archive()
    with zipfile.ZipFile(io.BytesIO(write_archive())) as archive:
        for query in load_queries():
            assert archive.read(f"{query.folder}/{query.file}").decode() == query.text


def test_style_tells_every_type_and_kind_apart() -> None:
    style = write_style()
    for kind in load_event_types().values():
        assert f"node.{kind.label} {{\n  color: {COLOURS[kind.plover]};" in style
    colours = [look[0] for look in NODES.values()]
    assert len(set(colours)) == len(colours)
    assert style.count("{\n") == style.count("}\n")


def test_kit_is_written_as_files(tmp_path: Path) -> None:
    files = write_kit(tmp_path)
    assert {path.suffix for path in files} == {".grass", ".csv", ".zip", ".cypher"}
    assert all(path.stat().st_size for path in files)
