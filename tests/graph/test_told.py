"""What is kept to be told of an event is what the graph says of it, whatever was changed, and by what way."""

import json
import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from graph.answering import event_of, plain_event
from graph.answers import EventAnswer, EventQuery
from graph.backup import clear_graph, copy_graph, fill_graph
from graph.coded import load_coded
from graph.decisions import Request, decide, undo
from graph.invariants import TOLD, iter_findings
from graph.listings import save_list
from graph.migrations import load_migrations
from graph.model import Place, Quote
from graph.queries import find_events, find_told
from graph.rebuild import resolve_again
from graph.store import Store
from graph.streams import iter_events
from graph.texts import is_told, read_told
from graph.told import complete, keep_told, told_of_row
from graph.writer import delete_articles, save
from tests.factory import article, claim, extraction, participant, person
from tests.graph.test_coded import ROWS, items_of
from tests.graph.test_decisions import BY, NAMES, ids
from tests.graph.test_listings import LIST
from tests.graph.test_order import ITEMS

ALL = EventQuery(statuses=("happened", "ongoing", "planned", "proposed", "conditional", "denied"))


def keep_all(store: Store) -> int:
    """Keep all that is to be told, after a look that nothing is kept which is not so any more."""
    assert wrong(store) == []
    kept = sum(iter(lambda: keep_told(store), 0))
    assert wrong(store) == []
    assert keep_told(store) == 0
    return kept


def wrong(store: Store) -> list[str]:
    return [found.law for found in iter_findings(store) if found.broken and "told" in found.law]


def names_told(store: Store) -> set[str]:
    return {seat.name for event in find_events(store, ALL).items for seat in event.participants}


@pytest.fixture
def filled(store: Store) -> Store:
    denial = article("art-2", url="https://news.example/2", title="“No”, they say", licence="CC0-1.0")
    far = claim("clm-3", type="visit", place=None, when=None, quotes=(), topics=(), participants=(participant("a2"),))
    save(
        store, [(article(), extraction()), (denial, extraction(denial, claims=(claim("clm-2", status="denied"), far)))]
    )
    return store


def test_text_is_that_of_the_record(filled: Store) -> None:
    rows = filled.read("get_events", ids=[event.id for event in find_events(filled, ALL).items])
    assert len(rows) == 2
    for row in rows:
        assert told_of_row(row) == event_of(row).model_dump_json()
        assert read_told(told_of_row(row)) == event_of(row)
        unsaid = set() if row["event"].get("reported") else {"reported"}
        assert tuple(plain_event(row)) == tuple(field for field in EventAnswer.model_fields if field not in unsaid)


def test_pages_and_exports_are_the_same_before_and_after_it_is_kept(filled: Store) -> None:
    def answers() -> tuple[object, ...]:
        return (
            find_told(filled, ALL),
            find_events(filled, ALL),
            sorted(iter_events(filled, ALL), key=lambda event: event.id),
        )

    before = answers()
    assert keep_all(filled) == 2
    assert answers() == before
    assert all(map(is_told, before[0].items))  # type: ignore[attr-defined]


def test_event_that_is_no_more_is_left_out(filled: Store) -> None:
    keep_all(filled)
    (one, other) = find_told(filled, ALL).items
    assert complete(filled, [other, "evt-gone", one]) == [other, one]
    assert complete(filled, []) == []


def test_kept_texts_follow_what_articles_decisions_and_lists_change(store: Store, tmp_path: Path) -> None:
    drawn = random.Random(7)
    items = drawn.sample(ITEMS, len(ITEMS))

    def replace() -> None:
        of, read = drawn.choice(items)
        save(store, [(of.model_copy(update={"title": f"Told anew {drawn.random()}", "publisher": "Late Wire"}), read)])

    steps: list[Callable[[], object]] = [
        *(lambda at=at: save(store, items[at : at + 4]) for at in range(0, 28, 4)),  # type: ignore[misc]
        lambda: load_coded(store, items_of(tmp_path, "set.tsv", ROWS)),
        *(replace for _ in range(4)),
        lambda: delete_articles(store, [of.id for of, _ in drawn.sample(items, 5)]),
        lambda: save_list(store, "ministers.csv", LIST),
        lambda: save_list(store, "ministers.csv", LIST[1:]),
        lambda: resolve_again(store),
    ]
    kept = []
    for step in steps:
        step()
        kept.append(keep_all(store))
    assert sum(map(bool, kept)) > 12


def test_whoever_is_called_otherwise_is_told_so_in_events_that_nothing_else_touched(store: Store) -> None:
    save(store, NAMES)
    keep_all(store)
    left, right = ids(store, "Arash Kiani", "Bahram Tabrizi")
    ruling = decide(store, Request(kind="merge", left=left, right=right, **BY))
    keep_all(store)
    assert len(names_told(store)) == 2
    undo(store, ruling.decision.id, author="ana", reason="a mistake")
    keep_all(store)
    assert names_told(store) == {"Arash Kiani", "Bahram Tabrizi", "Samir Nasser"}


def test_speaker_who_takes_no_part_is_told_by_the_new_name(store: Store) -> None:
    of = article("art-q")
    three = (person("a1", "Omar Haddad"), person("a2", "Samir Nasser", "SYR"), person("a3", "Bahram Tabrizi"))
    quoted = claim("clm-q", participants=(participant("a1"), participant("a2", "Samir Nasser", "SYR")),
                   quotes=(Quote(speaker="a3", text="about training", start=83, end=97),))  # fmt: skip
    other = claim("clm-r", type="visit", participants=(participant("a3"),), quotes=())
    save(store, [NAMES[0], (of, extraction(of, three, (quoted, other)))])
    keep_all(store)
    left, right = ids(store, "Arash Kiani", "Bahram Tabrizi")
    decide(store, Request(kind="merge", left=left, right=right, **BY))
    keep_all(store)
    speakers = {said.speaker_name for event in find_events(store, ALL).items for said in event.quotes}
    assert len(speakers) == 1


def test_place_that_is_found_elsewhere_is_told_so_of_all_its_events(store: Store) -> None:
    save(store, [(article(), extraction())])
    keep_all(store)
    of = article("art-9")
    moved = claim("clm-9", type="visit", place=Place(name="TEHRAN", country="IRN", latitude=35.1, longitude=51.2))
    save(store, [(of, extraction(of, claims=(moved,)))])
    keep_all(store)
    assert {event.place.latitude for event in find_events(store, ALL).items if event.place} == {35.1}


def test_doctor_finds_what_is_kept_wrongly_and_resolving_again_mends_it(filled: Store) -> None:
    keep_all(filled)
    filled.run_schema("MATCH (e:Event) SET e.told = replace(e.told, 'Kiani', 'Nobody')")
    assert wrong(filled) == [TOLD]
    resolve_again(filled)
    assert keep_all(filled) == 2
    assert "Nobody" not in str(find_told(filled, ALL).items)


def test_backup_leaves_the_texts_out_and_a_filled_graph_makes_them_anew(filled: Store) -> None:
    keep_all(filled)
    before = find_told(filled, ALL)
    found: dict[str, list[str]] = {}
    size = copy_graph(filled, lambda name, lines: found.update({name: list(lines)}))
    kept = [node["properties"] for node in map(json.loads, found["nodes"]) if "Event" in node["labels"]]
    assert [("told" in each, each["untold"]) for each in kept] == [(False, True)] * 2
    clear_graph(filled)
    fill_graph(filled, size, found["nodes"], found["relationships"])
    assert keep_all(filled) == 2
    assert find_told(filled, ALL) == before


def test_migration_marks_the_events_of_an_old_graph(filled: Store) -> None:
    filled.run_schema("MATCH (e:Event) REMOVE e.told, e.untold")
    assert wrong(filled) != []
    (told,) = (migration for migration in load_migrations() if migration.name == "told")
    filled.run_schema(told.statements[-1])
    assert keep_all(filled) == 2


def test_texts_that_are_kept_while_others_write_are_right_at_the_end(store: Store) -> None:
    def write(part: int) -> None:
        for item in ITEMS[part::2]:
            save(store, [item])

    with ThreadPoolExecutor(2) as pool:
        writers = [pool.submit(write, part) for part in range(2)]
        kept = 0
        while not all(writer.done() for writer in writers):
            kept += keep_told(store, 3)
        for writer in writers:
            writer.result()
    assert kept > 0
    keep_all(store)
