"""Answers that are kept: the same until the graph changes, by whoever changes it, and for nobody who is not let in."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from time import sleep

import pytest
from starlette.responses import Response

from app.kept import Answers
from app.states import States
from graph.store import DatabaseUnreachable
from graph.writer import save
from tests.factory import article, extraction

ADDRESS = "/v1/events?between=Iran&status=happened"


def counting(store, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note the statements that are read; they are read all the same."""
    names: list[str] = []
    read = store.read

    def noted(name: str, /, **parameters):
        names.append(name)
        return read(name, **parameters)

    monkeypatch.setattr(store, "read", noted)
    return names


def is_kept(answers: Answers, question: str, state: str) -> bool:
    """Tell whether there is an answer to a question in a state of the graph."""
    return asyncio.run(answers.find(question, States(lambda: state))) is not None


def test_question_asked_again_is_not_computed_again(client, monkeypatch: pytest.MonkeyPatch) -> None:
    names = counting(client.app.state.store, monkeypatch)
    first = client.get(ADDRESS)
    computed = len(names)
    again = client.get(ADDRESS)
    assert first.status_code == 200
    assert computed > 0
    assert len(names) == computed
    assert again.content == first.content
    assert again.headers["ETag"] == first.headers["ETag"]
    assert again.headers["X-Request-ID"] != first.headers["X-Request-ID"]


def test_equal_questions_at_once_are_computed_once(client, monkeypatch: pytest.MonkeyPatch) -> None:
    store = client.app.state.store
    read, names = store.read, []

    def slow(name: str, /, **parameters):
        names.append(name)
        sleep(0.5)
        return read(name, **parameters)

    monkeypatch.setattr(store, "read", slow)
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda _: client.get("/v1/aggregate?by=month&country=EGY"), range(6)))
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.content for answer in answers}) == 1
    assert names == ["count_times"]
    assert client.app.state.answers.in_work == {}


def test_who_waited_for_a_failure_asks_again(client, monkeypatch: pytest.MonkeyPatch) -> None:
    store = client.app.state.store
    read, names = store.read, []

    def failing(name: str, /, **parameters):
        names.append(name)
        sleep(0.5)
        if len(names) == 1:
            raise DatabaseUnreachable("gone for a moment")
        return read(name, **parameters)

    monkeypatch.setattr(store, "read", failing)
    with ThreadPoolExecutor(3) as pool:
        answers = list(pool.map(lambda _: client.get("/v1/aggregate?by=year&country=JOR"), range(3)))
    assert sorted(answer.status_code for answer in answers) == [200, 200, 503]


def test_any_commit_makes_answers_old(client) -> None:
    store = client.app.state.store
    before = client.get(ADDRESS).json()["items"]
    more = article("art-kept")
    save(store, [(more, extraction(more))])
    saved = client.get(ADDRESS).json()["items"]
    store.run_schema("MATCH (e:Event) SET e.title = 'renamed by hand'")
    renamed = client.get(ADDRESS).json()["items"]
    assert saved != before
    assert {item["title"] for item in renamed} == {"renamed by hand"}


def test_link_to_the_next_page_is_kept_too(client) -> None:
    address = "/v1/events?limit=1&status=happened&status=planned&status=denied"
    first, again = client.get(address), client.get(address)
    assert first.headers.get("Link") == again.headers.get("Link")
    assert first.json()["next"] == again.json()["next"]


def test_answers_make_room_for_others() -> None:
    answers = Answers(most=250)
    for number in range(4):
        answers.keep(f"q{number}", "s", Response(b"x" * 100))
    assert [is_kept(answers, f"q{number}", "s") for number in range(4)] == [False, False, True, True]
    assert not is_kept(answers, "q3", "later")


def test_refusal_is_not_kept() -> None:
    answers = Answers()
    answers.keep("q", "s", Response(b"x", 503))
    assert not is_kept(answers, "q", "s")
