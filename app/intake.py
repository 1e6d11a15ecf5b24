"""The way of articles into the graph: read by the extractor, in this process or by others ahead of it, and saved by the writer."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from threading import Lock

from graph.model import Article, Extraction
from graph.store import Store
from graph.writer import SaveReport, find_unread, save
from ingest.parallel import Readers, result_of
from ingest.pipeline import Extractor
from ingest.version import extractor_version


class Intake:
    """Holds the extractor, loaded when it is first needed, and lets one thread read at a time: spaCy is not thread-safe.

    With `readers` other processes read, while this one saves what they have read.
    """

    def __init__(
        self, load: Callable[[], Extractor], model: str | None = None, readers: Readers[Extraction] | None = None
    ) -> None:
        self._load = load
        self._readers = readers
        self._model = model
        self._extractor: Extractor | None = None
        self._lock = Lock()

    @property
    def is_loaded(self) -> bool:
        """Tell whether the language pipeline is in memory."""
        return self._extractor is not None

    def extract(self, articles: Sequence[Article]) -> tuple[Extraction, ...]:
        """Read articles; nothing is stored. Raises ModelMissing, and WorkerDied where another process reads and ends."""
        if reading := self.begin(articles):
            return tuple(result_of(reading))
        with self._lock:
            if self._extractor is None:
                self._extractor = self._load()
            return tuple(self._extractor.extract_all(articles))

    @property
    def ahead(self) -> int:
        """Tell how many batches are begun before the first is saved."""
        return self._readers.ahead if self._readers else 0

    def begin(self, articles: Sequence[Article]) -> "Future[list[Extraction]] | None":
        """Begin to read a batch in another process; None where this one reads."""
        return self._readers.begin(articles) if self._readers else None

    def save(self, store: Store, articles: Sequence[Article], extractions: Sequence[Extraction]) -> SaveReport:
        """Save articles that were read."""
        return save(store, list(zip(articles, extractions, strict=True)), self.version)

    @property
    def version(self) -> str:
        """Name the version of the extractor; the language pipeline is not loaded for it."""
        return extractor_version(self._model)

    def find_unread(self, store: Store, articles: Sequence[Article]) -> tuple[Article, ...]:
        """Find those articles that need reading: new ones, changed ones, and those that another version has read."""
        return find_unread(store, articles, self.version)

    def ingest(self, store: Store, articles: Sequence[Article]) -> SaveReport:
        """Read articles and save them; what is returned is in the database. What this version has read is not read again."""
        latest = {article.id: article for article in articles}
        unread = self.find_unread(store, list(latest.values()))
        report = self.save(store, unread, self.extract(unread)) if unread else SaveReport()
        left = set(latest) - {article.id for article in unread}
        return report.model_copy(update={"unchanged": tuple(sorted({*report.unchanged, *left}))})
