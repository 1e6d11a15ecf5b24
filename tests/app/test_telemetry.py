"""Traces reach a collector, here a real one on loopback, and do not say what was asked."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from fastapi import FastAPI
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from starlette.testclient import TestClient

from app.gate import Gate
from app.measures import make_measure
from app.telemetry import traced


@contextmanager
def collecting() -> Iterator[tuple[str, list[bytes]]]:
    bodies: list[bytes] = []

    class Collector(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            bodies.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *words: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Collector) as server:
        Thread(target=server.serve_forever).start()
        yield f"http://127.0.0.1:{server.server_port}", bodies
        server.shutdown()


def asked(collector: str | None) -> str:
    app = FastAPI()
    app.state.requests = make_measure()
    app.add_middleware(Gate)

    @app.get("/v1/ask")
    def answer(q: str) -> str:
        return q

    with traced(app, collector), TestClient(app) as client:
        return str(client.get("/v1/ask", params={"q": "meetings of Kiani"}).headers["X-Request-ID"])


def test_a_trace_names_the_request_and_not_the_question() -> None:
    with collecting() as (address, bodies):
        request = asked(address)
    spans = [
        span
        for body in bodies
        for resource in ExportTraceServiceRequest.FromString(body).resource_spans
        for scope in resource.scope_spans
        for span in scope.spans
    ]
    assert "GET /v1/ask" in {span.name for span in spans}
    assert b"Kiani" not in b"".join(bodies)
    assert request.encode() in b"".join(bodies)


def test_without_a_collector_nothing_is_sent() -> None:
    with collecting() as (_, bodies):
        asked(None)
    assert bodies == []


def test_a_collector_that_is_away_costs_nothing_but_its_traces() -> None:
    assert asked("http://127.0.0.1:1")
