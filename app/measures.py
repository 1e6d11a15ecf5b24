"""How many requests there were and how long they took, by method, route and status: what a monitoring system draws and alarms by."""

from typing import Any

from prometheus_client import Histogram, disable_created_metrics

from app.logs import route_of

BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
disable_created_metrics()  # type: ignore[no-untyped-call]


def make_measure() -> Histogram:
    """Make what counts the requests of one app; it is in no registry, so that two apps of one process do not add up."""
    return Histogram(
        "dragoman_request_seconds", "Time until an answer begins; an export goes on after it.", ("method", "route", "status"),
        registry=None, buckets=BUCKETS,
    )  # fmt: skip


def measure(scope: Any, status: int, seconds: float) -> None:
    """Count a request by its route, of which there are few, never by its address."""
    requests: Histogram = scope["app"].state.requests
    requests.labels(scope["method"], route_of(scope), status).observe(seconds)
