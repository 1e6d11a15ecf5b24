"""What a monitoring system reads: the requests, the queue, the feeds and the size of the graph, in the format of Prometheus."""

from collections.abc import Iterator

from fastapi import APIRouter, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from app.backlog import Backlog
from app.errors import declare_problems
from graph.store import DatabaseUnreachable, Store, WrongCredentials

router = APIRouter(tags=["service"])


class State(Collector):
    """Measures when it is asked: the worker is another process, and the databases know."""

    def __init__(self, backlog: Backlog, store: Store) -> None:
        self._backlog, self._store = backlog, store

    def collect(self) -> Iterator[Metric]:
        """Yield all measurements."""
        backlog = self._backlog
        yield GaugeMetricFamily("dragoman_jobs_open", "Jobs that wait or run.", backlog.jobs)
        yield GaugeMetricFamily(
            "dragoman_backlog_age_seconds", "Since when the oldest open job has been there.", backlog.age
        )
        yield GaugeMetricFamily(
            "dragoman_dead_letters", "Items that failed for good and wait for a decision.", backlog.dead
        )
        yield from self._feeds()
        yield from self._graph()

    def _feeds(self) -> Iterator[Metric]:
        overdue = GaugeMetricFamily(
            "dragoman_feed_overdue_seconds", "How late the next visit of a feed is.", labels=["feed"]
        )
        success = GaugeMetricFamily(
            "dragoman_feed_last_success_timestamp_seconds", "When a feed last answered.", labels=["feed"]
        )
        failures = GaugeMetricFamily("dragoman_feed_failures", "Failed visits since the last success.", labels=["feed"])
        for feed in self._backlog.feeds:
            overdue.add_metric([feed.url], self._backlog.overdue.get(feed.url, 0.0))
            failures.add_metric([feed.url], feed.habits.failures)
            if feed.last_success:
                success.add_metric([feed.url], feed.last_success.timestamp())
        yield from (overdue, success, failures)

    def _graph(self) -> Iterator[Metric]:
        try:
            counts = self._store.read("count_graph")[0]
        except (DatabaseUnreachable, WrongCredentials):
            counts = {}
        yield GaugeMetricFamily("dragoman_graph_up", "Whether the graph answers.", int(bool(counts)))
        for name, number in counts.items():
            yield GaugeMetricFamily(f"dragoman_graph_{name}", f"Number of {name} in the graph.", number)


@router.get("/metrics", response_class=Response, responses=declare_problems(503))
def get_metrics(request: Request) -> Response:
    """Get the requests so far, and the state of queue, feeds and graph, for Prometheus."""
    registry = CollectorRegistry()
    registry.register(request.app.state.requests)
    registry.register(State(Backlog.of(request.app.state.queue), request.app.state.store))
    return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST)
