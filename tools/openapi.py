"""Write the description of the API to docs/openapi.json, so that what changes for its users is seen in a review: python -m tools.openapi."""

import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from fastapi import FastAPI
from neo4j import GraphDatabase

from app.api import create_app
from app.intake import Intake
from app.settings import Settings
from graph.store import Store
from ingest.jobs.queue import JobQueue
from ingest.pipeline import Extractor

PAGE = Path(__file__).parent.parent / "docs" / "openapi.json"


@contextmanager
def bare_app() -> Iterator[FastAPI]:
    """Give the service without a database behind it."""
    with (
        TemporaryDirectory() as folder,
        closing(JobQueue.open(f"sqlite:///{folder}/jobs.sqlite")) as queue,
        GraphDatabase.driver("bolt://127.0.0.1:1", auth=("none", "none")) as driver,
    ):
        yield create_app(Settings(), Store(driver), Intake(Extractor.load), queue)


def describe() -> str:
    """Describe the API as it is; no database is asked."""
    with bare_app() as app:
        return json.dumps(app.openapi(), indent=1, ensure_ascii=False, sort_keys=True) + "\n"


if __name__ == "__main__":
    PAGE.write_text(describe(), encoding="utf-8")
