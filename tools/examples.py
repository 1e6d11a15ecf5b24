"""Rewrite app/data/examples.json, the examples of the API description, with what the service answers for the first sample.

    python -m tools.examples

Starts a Neo4j of its own on free ports in a temporary folder, as tools/picture.py does.
"""

import json
import sys
import tempfile
from pathlib import Path

from app.settings import Settings
from app.views import ActorView, ArticleView, EventView
from graph.actor_queries import get_actor
from graph.answers import EventQuery
from graph.queries import find_events, get_article
from graph.server.ports import Ports
from graph.server.process import ManagedNeo4j
from graph.server.progress import bring_jars
from graph.store import Store
from tools.picture import SAMPLES, fill_graph

TARGET = Path(__file__).resolve().parent.parent / "app" / "data" / "examples.json"


def collect(store: Store) -> dict[str, object]:
    """Ask the graph for the first sample's meeting, its first participant, and its article."""
    posted = json.loads(SAMPLES.read_text(encoding="utf-8").splitlines()[0])
    events = find_events(store, EventQuery(types=("meeting",))).items
    event = next(e for e in events if e.evidence[0].article == posted["id"])
    views = {
        "event": EventView.of(event),
        "actor": ActorView.of(get_actor(store, event.participants[0].id)),
        "article": ArticleView.of(get_article(store, posted["id"])),
    }
    return {name: view.model_dump(mode="json") for name, view in views.items()} | {"posted": posted}


def main() -> int:
    """Rewrite the file."""
    jars = bring_jars(Settings().jars)
    with tempfile.TemporaryDirectory() as folder, ManagedNeo4j.start(Path(folder), jars, Ports.free()) as server:
        fill_graph(server, SAMPLES)
        with Store.connect(server.uri, server.user, server.password) as store:
            found = collect(store)
    TARGET.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
