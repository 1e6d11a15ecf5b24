"""The way of articles into the graph: read by the extractor, saved by the writer, one at a time."""

from collections.abc import Callable, Sequence
from threading import Lock

from graph.model import Article, Extraction
from graph.store import Store
from graph.writer import SaveReport, save
from ingest.pipeline import Extractor


class Intake:
    """Holds the extractor, loaded when it is first needed, and lets one thread read at a time: spaCy is not thread-safe."""

    def __init__(self, load: Callable[[], Extractor]) -> None:
        self._load = load
        self._extractor: Extractor | None = None
        self._lock = Lock()

    @property
    def is_loaded(self) -> bool:
        """Tell whether the language pipeline is in memory."""
        return self._extractor is not None

    def extract(self, articles: Sequence[Article]) -> tuple[Extraction, ...]:
        """Read articles; nothing is stored. Raises ModelMissing."""
        with self._lock:
            if self._extractor is None:
                self._extractor = self._load()
            return tuple(self._extractor.extract_all(articles))

    def save(self, store: Store, articles: Sequence[Article], extractions: Sequence[Extraction]) -> SaveReport:
        """Save articles that were read."""
        return save(store, list(zip(articles, extractions, strict=True)))

    def ingest(self, store: Store, articles: Sequence[Article]) -> SaveReport:
        """Read articles and save them; what is returned is in the database."""
        return self.save(store, articles, self.extract(articles))
