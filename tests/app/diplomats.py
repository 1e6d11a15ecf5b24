"""A graph of invented people: namesakes, spellings, offices, bodies; and the real app over it, which starts in no time."""

import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import uvicorn
from fastapi import FastAPI

from app.api import create_app
from app.intake import Intake
from app.settings import Settings
from graph.model import Actor, Article, Extraction, Office
from graph.server.login import Login
from graph.writer import save
from ingest.jobs.queue import JobQueue
from tests.emptied import emptied
from tests.factory import article, claim, extraction, participant, person, span

TEXT = "{one} met {other} in Tehran on Wednesday. They talked about training."


def told(number: int, one: Actor, other: Actor, day: date) -> tuple[Article, Extraction]:
    """Tell in an article that two actors met."""
    text = TEXT.format(one=one.name, other=other.name)
    of = article(f"art-{number}", text=text, published=day)
    first = participant(one.id, country=one.country, role="host").model_copy(update={"mention": span(one.name, text)})
    second = participant(other.id, country=other.country, role="visitor").model_copy(
        update={"mention": span(other.name, text)}
    )
    said = text[: text.index(".") + 1]
    evidence: dict[str, Any] = {
        "start": 0,
        "end": len(said),
        "text": said,
        "trigger": span("met", text),
        "rule": "meeting.meet",
    }
    when = {"start": day, "end": day, "precision": "day", "text": "Wednesday"}
    of_claim = claim(f"clm-{number}", participants=(first, second), evidence=(evidence,), when=when, quotes=())
    return of, extraction(of, (one, other), (of_claim,))


def official(id_: str, name: str, country: str, title: str) -> Actor:
    return person(id_, name, country, offices=(Office(title=title, country=country, sector="GOV"),))


def body(id_: str, name: str, country: str | None) -> Actor:
    return Actor(id=id_, kind="organization", name=name, country=country)


PEOPLE = (
    (official("a1", "Walid al-Moualem", "SYR", "Foreign Minister"), official("a2", "Sergey Lavrentov", "RUS", "Foreign Minister"), date(2014, 3, 5)),
    (official("a1", "Nizar Haddad", "JOR", "Deputy Foreign Minister"), official("a2", "Karim Sabry", "EGY", "Ambassador"), date(2016, 5, 4)),
    (official("a1", "Nizar Haddad", "LBN", "Finance Minister"), official("a2", "Astrid Holm", "NOR", "President"), date(1988, 2, 3)),
    (body("a1", "Syrian Foreign Ministry", "SYR"), official("a2", "Karim Sabry", "EGY", "Ambassador"), date(2016, 8, 9)),
    (body("a1", "Iraqi Foreign Ministry", "IRQ"), body("a2", "International Atomic Energy Agency", None), date(2016, 8, 10)),
    (official("a1", "Maria <b>Gomez</b>", "ESP", "President"), official("a2", "Emil Brandt", "DEU", "Chancellor"), date(2018, 8, 10)),
    (Actor(id="a1", kind="country", name="Syria", country="SYR"), Actor(id="a2", kind="country", name="Iran", country="IRN"), date(2013, 1, 2)),
)  # fmt: skip


@contextmanager
def open_diplomats(login: Login) -> Iterator[FastAPI]:
    """Give the real app over a database that holds them and nothing else; it reads no article."""
    with (
        TemporaryDirectory() as folder,
        closing(JobQueue.open(f"sqlite:///{folder}/jobs.sqlite")) as queue,
        emptied(login) as store,
    ):
        save(store, [told(number, *row) for number, row in enumerate(PEOPLE)])
        yield create_app(Settings(), store, Intake(lambda: pytest.fail("nothing is read here")), queue)


@contextmanager
def serving_diplomats(login: Login) -> Iterator[str]:
    """Serve the same on a port of loopback; give its address."""
    with open_diplomats(login) as app:
        server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning"))
        thread = threading.Thread(target=server.run)
        thread.start()
        try:
            while not server.started:
                assert thread.is_alive(), "the service did not start"
                time.sleep(0.02)
            yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(20)
