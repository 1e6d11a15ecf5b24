"""The client of a running service: what it answers, and what changes something there."""

import json
import time
from collections.abc import Iterable, Sequence
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

import httpx

from app.client.answers import DecisionView, Ruling, Saved
from app.client.errors import JobUnfinished, NoAddress
from app.client.parsing import part, read, read_json, to_pairs
from app.client.reading import Reader
from app.client.transport import Patience, Transport
from app.jobviews import FeedChange, FeedRequest, FeedView, ItemView, JobView
from graph.model import Article, Extraction

LOCAL = "http://127.0.0.1:8000"
OPEN = ("waiting", "running")
LOOK = 0.5  # seconds between two looks at a job
LINES = {"Content-Type": "application/x-ndjson"}


class Dragoman(Reader):
    """Asks a running service. Close it, or use it with `with`. Every method raises ServiceError or one of its kinds.

    `key` goes into the Authorization header; `timeout` is in seconds. Proxies of the environment are not used: give `proxy`.
    """

    def __init__(
        self, service: str = LOCAL, *, key: str | None = None, timeout: float = 60.0, patience: Patience | None = None,
        proxy: str | None = None,
    ) -> None:  # fmt: skip
        headers = {"User-Agent": "dragoman-client", **({"Authorization": f"Bearer {key}"} if key else {})}
        http = httpx.Client(
            base_url=check_address(service), headers=headers, timeout=timeout, follow_redirects=True, trust_env=False, proxy=proxy
        )  # fmt: skip
        super().__init__(Transport(http, patience or Patience()))

    @classmethod
    def over(cls, http: httpx.Client, patience: Patience | None = None) -> Self:
        """Use a connection that is open already, to an app in this process for instance."""
        client = cls()
        client.close()
        client._transport = Transport(http, patience or Patience())
        return client

    def ingest(self, articles: Iterable[Article], wait: float = 600.0) -> JobView:
        """Send articles to be read and saved, and wait at most `wait` seconds for the end of the job; raises JobUnfinished.

        They are on the disk of the service when the job is accepted. With `wait` 0 the open job is given at once.
        """
        body = "\n".join(article.model_dump_json(exclude_none=True) for article in articles)
        answer = self._transport.send("POST", "/v1/articles", body=body, headers=LINES | {"Prefer": "respond-async"})
        job = read(JobView, read_json(answer))
        return self.await_job(job.id, wait) if wait else job

    def save(self, articles: Iterable[Article]) -> Saved:
        """Send a few articles that are read and saved before the answer comes; needs no worker."""
        body = "\n".join(article.model_dump_json(exclude_none=True) for article in articles)
        return read(Saved, read_json(self._transport.send("POST", "/v1/articles", body=body, headers=LINES)))

    def fetch(self, addresses: Sequence[str], wait: float = 600.0) -> JobView:
        """Let the service fetch pages, feeds or sitemaps once, and wait for the end of the job; raises JobUnfinished."""
        job = read(JobView, self._post("/v1/jobs", {"urls": list(addresses)}))
        return self.await_job(job.id, wait) if wait else job

    def delete_article(self, id: str) -> Saved:  # noqa: A002
        """Delete an article with what only it supports; raises NotFound."""
        return read(Saved, read_json(self._transport.send("DELETE", f"/v1/articles/{part(id)}")))

    def extract(self, articles: Iterable[Article]) -> tuple[Extraction, ...]:
        """Let articles be read without storing anything."""
        body = "\n".join(article.model_dump_json(exclude_none=True) for article in articles)
        found = read_json(self._transport.send("POST", "/v1/extract", body=body, headers=LINES))
        return tuple(read(Extraction, one) for one in found)

    def jobs(self, limit: int = 50) -> tuple[JobView, ...]:
        """Get the latest jobs."""
        return tuple(read(JobView, job) for job in self.get("/v1/jobs", limit=limit)["items"])

    def job(self, id: str) -> JobView:  # noqa: A002
        """Get a job; raises NotFound."""
        return read(JobView, self.get(f"/v1/jobs/{part(id)}"))

    def items_of_job(self, id: str, state: str | None = None) -> tuple[ItemView, ...]:  # noqa: A002
        """Get the first items of a job, with the reason where one failed; raises NotFound."""
        page = self.get(f"/v1/jobs/{part(id)}/items", state=state, limit=500)
        return tuple(read(ItemView, item) for item in page["items"])

    def await_job(self, id: str, seconds: float = 600.0) -> JobView:  # noqa: A002
        """Wait for the end of a job; raises JobUnfinished when it has none in time."""
        end = time.monotonic() + seconds
        while (job := self.job(id)).state in OPEN:
            if time.monotonic() >= end:
                raise JobUnfinished(f"job {id} is {job.state} after {seconds:.0f} seconds: does `dragoman worker` run?")
            time.sleep(LOOK)
        return job

    def retry_job(self, id: str) -> JobView:  # noqa: A002
        """Do again what failed of a job; raises NotFound or Conflict."""
        return read(JobView, self._post(f"/v1/jobs/{part(id)}/retry"))

    def cancel_job(self, id: str) -> JobView:  # noqa: A002
        """Cancel a job; raises NotFound."""
        return read(JobView, self._post(f"/v1/jobs/{part(id)}/cancel"))

    def feeds(self) -> tuple[FeedView, ...]:
        """Get all feeds."""
        return tuple(read(FeedView, feed) for feed in self.get("/v1/feeds"))

    def add_feed(self, wanted: FeedRequest) -> FeedView:
        """Let a feed be visited; raises Conflict where it is there already."""
        return read(FeedView, self._post("/v1/feeds", wanted.model_dump(mode="json")))

    def change_feed(self, id: str, change: FeedChange) -> FeedView:  # noqa: A002
        """Change, pause or resume a feed; raises NotFound."""
        body = change.model_dump(mode="json", exclude_none=True)
        return read(FeedView, read_json(self._transport.send("PATCH", f"/v1/feeds/{part(id)}", body=body)))

    def remove_feed(self, id: str) -> FeedView:  # noqa: A002
        """Remove a feed; raises NotFound."""
        return read(FeedView, read_json(self._transport.send("DELETE", f"/v1/feeds/{part(id)}")))

    def decisions(self, about: str | None = None, limit: int = 50) -> tuple[DecisionView, ...]:
        """Get the latest decisions, about one actor or event where an id is given."""
        return tuple(read(DecisionView, one) for one in self.get("/v1/decisions", about=about, limit=limit))

    def decide(self, decision: dict[str, Any], dry_run: bool = False) -> Ruling:
        """Make a decision: kind, left, right (or members), reason and author; raises BadRequest."""
        return read(Ruling, self._post("/v1/decisions", decision, dry_run=dry_run))

    def undo(self, decision: str, author: str, reason: str, dry_run: bool = False) -> Ruling:
        """Supersede a decision; raises NotFound or BadRequest."""
        pairs = to_pairs({"author": author, "reason": reason, "dry_run": dry_run})
        return read(Ruling, read_json(self._transport.send("DELETE", f"/v1/decisions/{part(decision)}", pairs)))

    def _post(self, path: str, body: Any = None, **parameters: Any) -> Any:
        content = json.dumps(body) if body is not None else None
        headers = {"Content-Type": "application/json"} if content else {}
        return read_json(self._transport.send("POST", path, to_pairs(parameters), content, headers))

    def close(self) -> None:
        """Close the connections."""
        self._transport.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def check_address(service: str) -> str:
    """Return the address of a service; raise NoAddress where it is none."""
    try:
        found = urlsplit(service)
        known = found.scheme in ("http", "https") and found.hostname and (found.port or True)
    except ValueError:
        known = False
    if not known:
        raise NoAddress(f"{service!r} is no address of a service: write http://HOST:PORT")
    return service
