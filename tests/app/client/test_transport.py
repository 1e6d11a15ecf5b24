"""When a request is sent again, and when not: against a real server that answers what its routes say."""

from datetime import UTC, datetime

import pytest

from app.client import BadRequest, Dragoman, JobUnfinished, NotAllowed, ServiceBusy, ServiceFailed
from app.client.transport import Patience, parse_retry_after
from graph.model import Article
from tests.ingest.fetching.server import Server, answer, one_after_another, raw, serving

SIZE = b'{"articles": 1, "claims": 2, "events": 3, "actors": 4}'
QUICK = Patience(tries=3, first=0.01, longest=5)


@pytest.fixture
def server():
    with serving() as server:
        yield server


def open_client(server: Server, waits: list[float] | None = None, **more) -> Dragoman:
    client = Dragoman(server.url(""), patience=QUICK, **more)
    client._transport._sleep = (waits if waits is not None else []).append
    return client


@pytest.mark.parametrize(
    "first", [answer(503), answer(429), answer(502), raw(b"")], ids=["503", "429", "502", "cut off"]
)
def test_a_read_is_sent_again(first, server: Server) -> None:
    server.routes["/v1/size"] = one_after_another(first, first, answer(200, SIZE))
    assert open_client(server).counts().events == 3
    assert len(server.asked) == 3


def test_the_service_says_how_long_to_wait(server: Server) -> None:
    server.routes["/v1/size"] = one_after_another(answer(503, Retry_After="2"), answer(200, SIZE))
    waits: list[float] = []
    open_client(server, waits).counts()
    assert len(waits) == 1
    assert 2 <= waits[0] <= 2 + QUICK.first


def test_waits_grow_and_are_not_the_same_for_all(server: Server) -> None:
    server.routes["/v1/size"] = answer(503)
    waits: list[float] = []
    for _ in range(8):
        with pytest.raises(ServiceBusy):
            open_client(server, waits).counts()
    assert all(0.005 <= wait <= 0.01 for wait in waits[::2])
    assert all(0.01 <= wait <= 0.02 for wait in waits[1::2])
    assert len(set(waits)) > 8


def test_a_wait_that_is_too_long_is_left_to_the_user(server: Server) -> None:
    server.routes["/v1/size"] = answer(
        429, b'{"status": 429, "title": "Too many", "detail": "wait"}', Retry_After="3600"
    )
    waits: list[float] = []
    with pytest.raises(ServiceBusy, match="Too many: wait"):
        open_client(server, waits).counts()
    assert waits == []
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("status", "error"),
    [(404, "NotFound"), (422, "BadRequest"), (409, "Conflict"), (401, "NotAllowed"), (500, "ServiceFailed")],
)
def test_what_will_not_change_is_not_asked_again(status: int, error: str, server: Server) -> None:
    import app.client

    server.routes["/v1/size"] = answer(status, b"<html>no problem at all</html>")
    with pytest.raises(getattr(app.client, error), match=f"HTTP {status}"):
        open_client(server).counts()
    assert len(server.asked) == 1


def test_a_write_is_sent_once_unless_it_was_refused_for_too_many(server: Server) -> None:
    article = Article(id="a", text="Nothing happened.")
    server.routes["/v1/articles"] = answer(503)
    with pytest.raises(ServiceBusy):
        open_client(server).save([article])
    assert len(server.asked) == 1
    server.routes["/v1/articles"] = one_after_another(
        answer(429), answer(201, b'{"new": ["a"], "claims": 1, "events": 1}')
    )
    assert open_client(server).save([article]).new == ("a",)


def test_the_key_is_sent_and_its_lack_is_told(server: Server) -> None:
    server.routes["/v1/size"] = answer(200, SIZE)
    open_client(server, key="secret").counts()
    assert server.asked[0].headers["authorization"] == "Bearer secret"
    server.routes["/v1/size"] = answer(401, b'{"status": 401, "title": "A key is wanted", "detail": "Give one."}')
    with pytest.raises(NotAllowed, match=r"A key is wanted: Give one\."):
        open_client(server).counts()


def test_something_else_at_the_address_is_told(server: Server) -> None:
    server.routes["/v1/size"] = answer(200, b"<html>hello</html>")
    with pytest.raises(ServiceFailed, match="is this the address of a Dragoman"):
        open_client(server).counts()
    server.routes["/v1/size"] = answer(200, b'{"hello": 1}')
    with pytest.raises(ServiceFailed, match="no Counts"):
        open_client(server).counts()


def job(state: str) -> bytes:
    return (
        b'{"id": "j1", "title": "read a", "state": "%s", "created": "2026-01-01T00:00:00Z", "started": null, "ended": null, "run": 1,'
        b' "feed": null, "items": {"new": 1}, "claims": 2, "error": null, "links": {}}' % state.encode()
    )  # fmt: skip


def test_articles_are_sent_and_the_end_of_their_job_is_awaited(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.client.service.LOOK", 0.01)
    server.routes["/v1/articles"] = answer(202, job("waiting"))
    server.routes["/v1/jobs/j1"] = one_after_another(answer(200, job("running")), answer(200, job("done")))
    done = open_client(server).ingest([Article(id="a", text="x")])
    assert (done.state, done.claims) == ("done", 2)
    assert server.asked[0].headers["prefer"] == "respond-async"
    assert server.asked[0].headers["content-type"] == "application/x-ndjson"


def test_a_job_that_does_not_end_is_told(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.client.service.LOOK", 0.01)
    server.routes["/v1/jobs/j1"] = answer(200, job("waiting"))
    with pytest.raises(JobUnfinished, match="does `dragoman worker` run"):
        open_client(server).await_job("j1", 0.05)


def test_bad_requests_are_one_kind(server: Server) -> None:
    server.routes["/v1/size"] = answer(413, b"{}")
    with pytest.raises(BadRequest):
        open_client(server).counts()


NOW = datetime(2026, 11, 24, 8, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("7", 7.0), ("Tue, 24 Nov 2026 08:00:30 GMT", 30.0), ("Tue, 24 Nov 2026 07:00:00 GMT", 0.0), ("soon", None), (None, None),
        ("-1", None),
    ],
)  # fmt: skip
def test_retry_after_is_seconds_or_a_date(text: str | None, seconds: float | None) -> None:
    assert parse_retry_after(text, NOW) == seconds
