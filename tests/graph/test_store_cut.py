"""A connection that breaks while a write is committed: nobody knows whether it was, so it is made once more."""

import pytest

from graph.decisions import Request, decide, undo
from graph.export import iter_canonical
from graph.server.login import Login
from graph.store import DatabaseUnreachable, Store
from graph.writer import delete_articles, save
from tests.cutting import Cutter, cutting
from tests.factory import article, claim, extraction, participant, person

ITEMS = [
    (
        article(f"art-{n}"),
        extraction(article(f"art-{n}"), (person("a1"),), (claim(f"clm-{n}", participants=(participant("a1"),)),)),
    )
    for n in range(3)
]
PATIENCE = 2.0
ROW = {"labels": ["Note"], "properties": {"id": "n"}, "number": 1}


def through(cutter: Cutter, login: Login) -> Store:
    return Store.connect(cutter.uri, login.user, login.password, patience=PATIENCE)


def test_a_write_whose_end_nobody_heard_is_made_once_more(store: Store, database: Login) -> None:
    with cutting(database.uri) as cutter, through(cutter, database) as broken:
        cutter.cuts = 1
        save(broken, ITEMS)
        assert cutter.cuts == 0
    cut = tuple(iter_canonical(store))
    delete_articles(store, [of.id for of, _ in ITEMS])
    save(store, ITEMS)
    assert tuple(iter_canonical(store)) == cut


def test_what_breaks_again_and_again_is_told_without_the_words_of_the_driver(store: Store, database: Login) -> None:
    with cutting(database.uri) as cutter, through(cutter, database) as broken:
        cutter.cuts = 2
        with pytest.raises(DatabaseUnreachable) as told:
            save(broken, ITEMS)
    assert str(told.value) == f"Neo4j does not answer: Failed to read from defunct connection {cutter.uri[7:]}"
    assert len(save(store, ITEMS).new) == 0  # the first of the two was made


def test_what_may_be_done_only_once_is_not_made_again(store: Store, database: Login) -> None:
    before = store.read("count_all")[0]["nodes"]
    with cutting(database.uri) as cutter, through(cutter, database) as broken:
        cutter.cuts = 1
        with pytest.raises(DatabaseUnreachable):
            broken.write(lambda transaction: transaction.run("restore_nodes", rows=[ROW]), once=True)
    assert store.read("count_all")[0]["nodes"] == before + 1


def test_an_undoing_whose_end_nobody_heard_is_no_second_one(store: Store, database: Login) -> None:
    save(store, ITEMS)
    made = decide(store, Request(kind="not_same", left="clm-0", right="clm-1", reason="two days", author="ana"))
    with cutting(database.uri) as cutter, through(cutter, database) as broken:
        cutter.cuts = 1
        undone = undo(broken, made.decision.id, "ben", "it was one")
    assert (undone.decision.undone_by, undone.decision.undone_reason) == ("ben", "it was one")
