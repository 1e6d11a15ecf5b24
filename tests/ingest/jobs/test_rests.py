"""A host that asked to be left alone is left alone by the worker that comes next, too."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from ingest.fetching import errors
from ingest.fetching.answers import LONGEST_REST
from ingest.fetching.fetcher import Clock, Fetcher
from ingest.jobs.queue import JobQueue
from ingest.jobs.rests import HostRests
from ingest.jobs.tables import hosts
from tests.ingest.fetching.server import QUICK, answer, serving


def test_host_is_left_alone_over_the_end_of_a_worker(queue: JobQueue) -> None:
    with serving() as server:
        server.routes |= {"/a": answer(429, Retry_After="7200"), "/b": answer(200, b"Envoys met.")}
        with Fetcher(QUICK, rests=HostRests(queue.engine)) as first, pytest.raises(errors.Busy):
            first.fetch(server.url("/a"))
        with (
            Fetcher(QUICK, rests=HostRests(queue.engine)) as second,
            pytest.raises(errors.Busy, match="left alone") as told,
        ):
            second.fetch(server.url("/b"))
        assert told.value.retry_after == pytest.approx(7200, abs=10)
        assert server.paths() == ["/a"]


def test_what_was_asked_last_holds_and_what_is_over_is_forgotten(queue: JobQueue) -> None:
    rests, now = HostRests(queue.engine), datetime.now(UTC)
    for host, seconds in (("a.example", 60), ("a.example", 600), ("b.example", -1)):
        rests.keep(host, now + timedelta(seconds=seconds))
    assert rests.find("a.example") == now + timedelta(seconds=600)
    assert rests.find("b.example") is None
    rests.keep("c.example", now + timedelta(seconds=60))
    with queue.engine.connect() as connection:
        assert set(connection.execute(sa.select(hosts.c.host)).scalars()) == {"a.example", "c.example"}


@pytest.mark.parametrize("seconds", [7200, 20])
def test_all_who_fetch_leave_a_host_alone_that_asked_one_of_them(seconds: int, queue: JobQueue) -> None:
    waited: list[float] = []
    rests = HostRests(queue.engine)
    with (
        serving() as server,
        Fetcher(QUICK.model_copy(update={"attempts": 1}), rests=rests) as first,
        Fetcher(
            QUICK.model_copy(update={"longest_wait": 30.0}), rests=rests, clock=Clock(sleep=waited.append)
        ) as second,
    ):
        server.routes |= {"/a": answer(429, Retry_After=str(seconds)), "/b": answer(200, b"Envoys met.")}
        second.fetch(server.url("/b"))
        with pytest.raises(errors.Busy):
            first.fetch(server.url("/a"))
        if seconds > 30:
            with pytest.raises(errors.Busy, match="left alone"):
                second.fetch(server.url("/b"))
        else:
            second.fetch(server.url("/b"))
            assert max(waited) == pytest.approx(seconds, abs=5)
        assert server.paths() == ["/b", "/a", "/b"][: 2 if seconds > 30 else 3]


@pytest.mark.parametrize("said", ["99999999999999999999", "Wed, 01 Jan 2098 00:00:00 GMT"])
def test_absurd_wish_is_kept_for_a_week(said: str, queue: JobQueue) -> None:
    with serving() as server, Fetcher(QUICK, rests=HostRests(queue.engine)) as fetcher:
        server.routes["/a"] = answer(503, Retry_After=said)
        with pytest.raises(errors.Busy) as told:
            fetcher.fetch(server.url("/a"))
    assert told.value.retry_after == LONGEST_REST
