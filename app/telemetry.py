"""Traces of requests for a collector of OpenTelemetry, where one is named; never what was asked."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from fastapi import FastAPI

from app.extras import ExtraMissing

# The attributes in which the instrumentation repeats the query string, which is the analyst's question.
TELLING = ("http.url", "http.target", "url.full", "url.query")


@contextmanager
def traced(app: FastAPI, collector: str | None) -> Iterator[None]:
    """Send a trace of each request to a collector (its OTLP address over HTTP) until the end of the block; without one do nothing.

    Raises ExtraMissing. A collector that does not answer costs its traces and nothing else.
    """
    if collector is None:
        yield
        return
    try:
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
        from opentelemetry.instrumentation.fastapi import FastAPIInstrumentor
        from opentelemetry.sdk.resources import Resource
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.export import BatchSpanProcessor
    except ImportError as error:
        raise ExtraMissing("DRAGOMAN_TRACES is set: install the extra, pip install 'dragoman[telemetry]'") from error
    provider = TracerProvider(resource=Resource.create({"service.name": "dragoman"}))
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter(f"{collector.rstrip('/')}/v1/traces", timeout=5)))
    FastAPIInstrumentor.instrument_app(
        app,
        tracer_provider=provider,
        server_request_hook=_keep_quiet,
        client_response_hook=_name_request,
        excluded_urls="livez,readyz,metrics",
    )
    try:
        yield
    finally:
        FastAPIInstrumentor.uninstrument_app(app)
        provider.shutdown()


def _keep_quiet(span: Any, scope: dict[str, Any]) -> None:
    """Take the query string out of a span."""
    if span.is_recording():
        for name in TELLING:
            if name in span.attributes:
                span.set_attribute(name, scope["path"])


def _name_request(span: Any, _scope: dict[str, Any], message: dict[str, Any]) -> None:
    """Add the id under which the log and the answer know the request; the answer is the first to have it."""
    found = dict(message.get("headers", ())).get(b"x-request-id")
    if found and span.is_recording():
        span.set_attribute("dragoman.request_id", found.decode())
