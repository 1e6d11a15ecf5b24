"""Decisions by command line, each command a process of its own: made, shown, undone without a trace."""

import json
from pathlib import Path

import pytest

from graph.export import iter_canonical
from graph.model import Actor, Article, ArticleHead, Extraction
from graph.store import Store
from graph.writer import save
from tests.app.test_cli import dragoman
from tests.factory import article, claim, extraction, participant, person

REASON = ("--reason", "one man, as his office says", "--author", "tester")


@pytest.fixture
def settings(store: Store, database) -> dict[str, str]:
    other = article("art-2", publisher="Other Wire")
    actors: tuple[Actor, ...] = (person("a1", "Arash Kiani"), person("a2", "Rustam Vahidi", "SYR"))
    seats = (participant("a1"), participant("a2", "Samir Nasser", "SYR"))
    told = Extraction(article=ArticleHead(id=other.id), actors=actors, claims=(claim("clm-2", participants=seats),))
    items: list[tuple[Article, Extraction]] = [(article(), extraction()), (other, told)]
    save(store, items)
    return {"neo4j_uri": database.uri, "neo4j_user": database.user, "neo4j_password": database.password}


def ids(store: Store) -> dict[str, str]:
    return {row["actor"]["name"]: row["actor"]["id"] for row in store.read("list_actors", kind="person", after="", limit=9)}  # fmt: skip


def test_a_merge_is_rehearsed_made_told_and_undone(store: Store, settings: dict[str, str]) -> None:
    before = list(iter_canonical(store))
    ends = (ids(store)["Samir Nasser"], ids(store)["Rustam Vahidi"])
    rehearsed = dragoman("actors", "merge", *ends, *REASON, "--dry-run", **settings)
    assert (rehearsed.returncode, "would be decided" in rehearsed.stdout) == (0, True)
    assert list(iter_canonical(store)) == before
    made = json.loads(dragoman("actors", "merge", *ends, *REASON, "--json", **settings).stdout)
    assert len(ids(store)) == 2
    told = dragoman("actors", "history", ends[0], **settings)
    assert f"merge [{made['decision']['id']}] by tester" in told.stdout
    undone = dragoman("actors", "undo", made["decision"]["id"], *REASON, **settings)
    assert (undone.returncode, "is undone" in undone.stdout) == (0, True)
    assert list(iter_canonical(store)) == before


def test_a_decision_that_cannot_be_made_ends_with_what_to_do(settings: dict[str, str]) -> None:
    done = dragoman("actors", "merge", "per-nobody", "per-none", *REASON, **settings)
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
    assert "nothing has the id 'per-nobody'" in done.stderr


def test_an_event_is_split_by_its_claims_and_explained(store: Store, settings: dict[str, str], tmp_path: Path) -> None:
    again = article("art-3", publisher="Third Wire", text=article().text + " More.")
    save(store, [(again, extraction(again, claims=(claim("clm-3"),)))])
    event = next(row["event"] for row in store.read("claims_to_match", ids=["clm-3"]))
    done = dragoman("events", "split", event, "--member", "clm-3", *REASON, **settings)
    assert done.returncode == 0, done.stderr
    why = json.loads(dragoman("events", "why", event, **settings).stdout)
    assert [decision["kind"] for decision in why["decisions"]] == ["split"]


def test_resolve_judges_all_again_and_finds_nothing_to_change(store: Store, settings: dict[str, str]) -> None:
    before = list(iter_canonical(store))
    done = dragoman("resolve", "--json", **settings)
    assert json.loads(done.stdout) == {"profiles": 3, "claims": 2, "changed": 0}
    assert list(iter_canonical(store)) == before
