"""A graph copied and filled again is the same graph, whole: history, decisions and all."""

import json
from collections import Counter
from typing import Any

import pytest

from graph.answers import EventQuery
from graph.backup import GraphSize, NotEmpty, clear_graph, copy_graph, count_graph, fill_graph
from graph.export import iter_canonical
from graph.migrations import DatabaseTooNew
from graph.queries import find_events
from graph.store import Store
from graph.writer import save
from tests.factory import article, claim, extraction

LONG = 'Ministers “met” — \u2028 in Tehran\n\twith 🕊 and \\ and "quotes". '


def copied(store: Store) -> tuple[dict[str, list[str]], GraphSize]:
    found: dict[str, list[str]] = {}
    size = copy_graph(store, lambda name, lines: found.update({name: list(lines)}))
    return found, size


def told(store: Store) -> Counter[str]:
    """Everything that the graph holds, whatever the numbers of its nodes."""
    found, _ = copied(store)
    nodes = {
        row["number"]: row | {"number": 0, "labels": sorted(row["labels"])} for row in map(json.loads, found["nodes"])
    }
    shown = [json.dumps(node, sort_keys=True) for node in nodes.values()]
    for row in map(json.loads, found["relationships"]):
        shown.append(json.dumps(row | {end: nodes[row[end]] for end in ("start", "end")}, sort_keys=True))
    return Counter(shown)


@pytest.fixture
def filled(store: Store) -> Store:
    odd = article("art-2", title=LONG, publisher="Other Wire")
    save(
        store,
        [(article(), extraction()), (odd, extraction(odd, claims=(claim("clm-2", status="denied", confidence=0.5),)))],
    )
    save(store, [(article(), extraction(claims=(claim(confidence=0.6),)))])
    return store


def test_a_filled_graph_is_the_one_that_was_copied(filled: Store) -> None:
    before, canonical = told(filled), list(iter_canonical(filled))
    answers = find_events(filled, EventQuery(statuses=()))
    found, size = copied(filled)
    assert (size.nodes, size.relationships) == (len(found["nodes"]), len(found["relationships"]))
    clear_graph(filled)
    assert count_graph(filled).nodes == 0
    fill_graph(filled, size, found["nodes"], found["relationships"])
    assert told(filled) == before
    assert list(iter_canonical(filled)) == canonical
    assert find_events(filled, EventQuery(statuses=())) == answers
    assert answers.items[0].place is not None
    save(filled, [(article(), extraction(claims=(claim(confidence=0.6),)))])
    assert list(iter_canonical(filled)) == canonical


def test_copying_writes_nothing(filled: Store) -> None:
    before = told(filled)
    copied(filled)
    assert told(filled) == before


def test_a_graph_is_not_poured_into_another(filled: Store) -> None:
    found, size = copied(filled)
    before = told(filled)
    with pytest.raises(NotEmpty, match="--replace"):
        fill_graph(filled, size, found["nodes"], found["relationships"])
    assert told(filled) == before


def test_a_copy_of_a_newer_dragoman_is_refused(filled: Store) -> None:
    found, size = copied(filled)
    clear_graph(filled)
    with pytest.raises(DatabaseTooNew, match="newer"):
        fill_graph(filled, size.model_copy(update={"version": 999}), found["nodes"], found["relationships"])


def test_an_older_copy_is_brought_up_to_date(filled: Store) -> None:
    found, size = copied(filled)

    def is_last(line: str) -> bool:
        row: dict[str, Any] = json.loads(line)
        return row["labels"] == ["Migration"] and row["properties"]["version"] == size.version

    clear_graph(filled)
    fill_graph(
        filled,
        size.model_copy(update={"version": size.version - 1}),
        [x for x in found["nodes"] if not is_last(x)],
        found["relationships"],
    )
    assert count_graph(filled).version == size.version
