"""Claims of event data sets, loaded in bulk: what the writer would make of them, whatever comes first."""

from datetime import date
from pathlib import Path

import pytest

from graph.answers import EventQuery, Side
from graph.coded import Item, load_coded
from graph.export import iter_canonical
from graph.model import When
from graph.queries import find_events
from graph.rebuild import resolve_again
from graph.store import Store
from graph.writer import delete_articles, find_unread, save
from ingest.eventdata.articles import iter_articles
from ingest.eventdata.records import CodedEvent
from ingest.eventdata.rows import iter_rows
from tests.factory import article, claim, extraction, participant, person

ROWS = (
    ("Arash Kiani", "Consult", "Samir Nasser", "2024-05-15"),
    ("Samir Nasser", "Consult", "Arash Kiani", "2024-05-15"),
    ("Iran", "Make a visit", "Syria", "2024-05-15"),
    ("Police (India)", "Arrest, detain, or charge with legal action", "Citizen (India)", "2024-05-15"),
    ("Arash Kiani", "Consult", "Samir Nasser", "2024-06-20"),
    ("Iran", "Criticize or denounce", "Syria", "2024-06-20"),
    ("Syria", "Criticize or denounce", "Iran", "2024-06-20"),
)
Items = list[Item]


@pytest.fixture
def items(tmp_path: Path) -> Items:
    return items_of(tmp_path, "set.tsv", ROWS)


def items_of(folder: Path, name: str, rows: tuple[tuple[str, ...], ...]) -> Items:
    file = folder / name
    file.write_text("\n".join("\t".join(row) for row in (("subject", "relation", "object", "date"), *rows)) + "\n")
    return list(iter_articles(row for row in iter_rows(file) if isinstance(row, CodedEvent)))


def dump(store: Store) -> list[str]:
    return list(iter_canonical(store))


def meetings(store: Store) -> list[tuple[date, int, int]]:
    rows = [row["properties"] for row in store.read("dump_nodes") if "Meeting" in row["labels"]]
    return sorted((row["start"].to_native(), row["articles"], row["sources"]) for row in rows)


def test_evidence_is_the_row_at_its_place_in_the_days_text(items: Items) -> None:
    assert [of.published for of, _ in items] == [date(2024, 5, 15), date(2024, 6, 20)]
    for of, read in items:
        for one in read.claims:
            for sentence in one.evidence:
                assert of.text[sentence.start : sentence.end] == sentence.text
            for seat in one.participants:
                assert of.text[seat.mention.start : seat.mention.end] == seat.mention.text


def test_rows_of_one_happening_are_one_claim_with_all_its_rows(items: Items) -> None:
    claims = {one.type: one for one in items[0][1].claims}
    assert len(claims["meeting"].evidence) == 2
    assert len(claims["visit"].evidence) == 1


def test_loading_again_changes_nothing(store: Store, items: Items) -> None:
    first = load_coded(store, items)
    before = dump(store)
    again = load_coded(store, items)
    assert (len(first.new), first.claims, len(again.unchanged), again.claims) == (2, 6, 2, 0)
    assert dump(store) == before


def test_in_parts_and_in_any_order_it_is_one_graph(store: Store, items: Items) -> None:
    load_coded(store, items)
    whole = dump(store)
    delete_articles(store, [of.id for of, _ in items])
    assert not [line for line in dump(store) if "Event" in line]
    for item in reversed(items):
        load_coded(store, [item])
    assert dump(store) == whole


def test_the_writer_and_resolving_again_find_nothing_to_change(store: Store, items: Items) -> None:
    load_coded(store, items)
    before = dump(store)
    assert resolve_again(store).changed == 0
    assert dump(store) == before


def test_an_accusation_and_one_in_return_are_two_events(store: Store, items: Items) -> None:
    load_coded(store, items)
    accused = EventQuery(types=("accusation",), sides=(Side(words="Iran", countries=("IRN",)),))
    found = find_events(store, accused).items
    seats = {tuple(sorted((seat.role, seat.name) for seat in event.participants)) for event in found}
    assert seats == {(("source", "Iran"), ("target", "Syria")), (("source", "Syria"), ("target", "Iran"))}
    assert len(found) == 2


def test_meetings_are_counted_and_actors_shared(store: Store, items: Items) -> None:
    load_coded(store, items)
    assert meetings(store) == [(date(2024, 5, 15), 1, 1), (date(2024, 6, 20), 1, 1)]
    met = [row["properties"]["count"] for row in store.read("dump_relationships") if row["type"] == "MET"]
    assert met == [2]


TOLD = claim(when=When(start=date(2024, 5, 15), end=date(2024, 5, 15), precision="day", text="Wednesday"))


@pytest.mark.parametrize("first", ["article", "rows"])
def test_an_article_and_a_row_about_one_meeting_are_one_event_of_two_sources(
    store: Store, items: Items, first: str
) -> None:
    steps = [lambda: save(store, [(article(), extraction(claims=(TOLD,)))]), lambda: load_coded(store, items)]
    for step in steps if first == "article" else reversed(steps):
        step()
    assert meetings(store) == [(date(2024, 5, 15), 2, 2), (date(2024, 6, 20), 1, 1)]


PAIRS = (
    ("Arash Kiani", "Consult", "Samir Nasser", "2024-05-15"), ("Arash Kiani", "Express intent to meet or negotiate", "Samir Nasser", "2024-05-15"),
    ("Arash Kiani", "Consult", "Karim Haddad", "2024-05-15"), ("Samir Nasser", "Consult", "Dana Holm", "2024-05-15"),
)  # fmt: skip


@pytest.mark.parametrize("first", ["article", "rows"])
def test_a_meeting_of_three_is_one_event_with_the_rows_of_its_pairs(store: Store, tmp_path: Path, first: str) -> None:
    rows = items_of(tmp_path, "pairs.tsv", PAIRS)
    third = participant("a3", "General", "SYR", role="visitor")
    told = TOLD.model_copy(update={"participants": (*TOLD.participants, third)})
    people = (person("a1"), person("a2", "Samir Nasser", "SYR"), person("a3", "Karim Haddad", "SYR"))
    steps = [
        lambda: save(store, [(article(), extraction(actors=people, claims=(told,)))]),
        lambda: load_coded(store, rows),
    ]
    for step in steps if first == "article" else reversed(steps):
        step()
    events = find_events(store, EventQuery(statuses=())).items
    seated = {tuple(sorted(seat.name for seat in event.participants)): event.articles for event in events}
    assert seated == {("Arash Kiani", "Karim Haddad", "Samir Nasser"): 2, ("Dana Holm", "Samir Nasser"): 1}
    before = dump(store)
    assert resolve_again(store).changed == 0
    assert dump(store) == before


def test_a_plan_and_its_meeting_in_one_data_set_stay_one_event_when_all_is_resolved_again(
    store: Store, tmp_path: Path
) -> None:
    load_coded(store, items_of(tmp_path, "pairs.tsv", PAIRS))
    assert len(find_events(store, EventQuery(statuses=())).items) == 3
    assert resolve_again(store).changed == 0
    assert len(find_events(store, EventQuery(statuses=())).items) == 3


def test_two_data_sets_that_have_one_row_have_one_event(store: Store, items: Items, tmp_path: Path) -> None:
    load_coded(store, items)
    load_coded(store, items_of(tmp_path, "other.tsv", ROWS[4:5]))
    assert meetings(store) == [(date(2024, 5, 15), 1, 1), (date(2024, 6, 20), 2, 1)]
    before = dump(store)
    assert resolve_again(store).changed == 0
    assert dump(store) == before


def test_row_of_people_without_a_name_is_one_event_in_two_sets_and_in_two_texts_of_a_day(
    store: Store, items: Items, tmp_path: Path
) -> None:
    arrests = EventQuery(types=("coercion",))
    load_coded(store, items)
    load_coded(store, items_of(tmp_path, "other.tsv", (*ROWS[3:4], *ROWS[4:5], *ROWS[3:4])))
    (event,) = find_events(store, arrests).items
    assert len({sentence.claim for sentence in event.evidence}) == 3
    assert {(seat.name, seat.role) for seat in event.participants} == {
        ("Police (India)", "source"),
        ("Citizen (India)", "target"),
    }
    police, arrest, citizen, day = ROWS[3]
    others = (
        (citizen, arrest, police, day),
        (police, arrest, citizen, "2024-05-16"),
        ("Government (India)", arrest, citizen, day),
    )
    load_coded(store, items_of(tmp_path, "third.tsv", others))
    assert len(find_events(store, arrests).items) == 4
    assert resolve_again(store).changed == 0


def test_rows_are_not_read_again_as_articles(store: Store, items: Items) -> None:
    load_coded(store, items)
    assert store.read("list_read_otherwise", extractor="newer", after="", limit=9) == []
    assert len(find_unread(store, [items[0][0]], "coded")) == 0
