"""Write the description of the API to docs/openapi.json, so that what changes for its users is seen in a review: python -m tools.openapi."""

import json
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from neo4j import GraphDatabase

from app.api import create_app
from app.intake import Intake
from app.settings import Settings
from graph.store import Store
from ingest.jobs.queue import JobQueue
from ingest.pipeline import Extractor

PAGE = Path(__file__).parent.parent / "docs" / "openapi.json"


def describe() -> str:
    """Describe the API as it is; no database is asked."""
    with (
        TemporaryDirectory() as folder,
        closing(JobQueue.open(f"sqlite:///{folder}/jobs.sqlite")) as queue,
        GraphDatabase.driver("bolt://127.0.0.1:1", auth=("none", "none")) as driver,
    ):
        app = create_app(Settings(), Store(driver), Intake(Extractor.load), queue)
        return json.dumps(app.openapi(), indent=1, ensure_ascii=False, sort_keys=True) + "\n"


if __name__ == "__main__":
    PAGE.write_text(describe(), encoding="utf-8")
