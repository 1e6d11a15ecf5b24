"""Handlers that are called directly answer as the framework would: the same body, status and headers, for good questions and for bad ones."""

from collections.abc import Iterator
from typing import Annotated

import pytest
from fastapi import FastAPI, Query, Request, Response
from starlette.testclient import TestClient

from app import errors
from app.dependencies import NamesDep, StoreDep
from app.direct import handle_directly
from app.filters import EventFilter
from app.routes import analysis, changes, events
from tests.app.conftest import BASE

ROUTES = [route for router in (events.router, analysis.router, changes.kept) for route in router.routes]
DIRECT = {
    "list_events", "list_meetings", "count_by_dimensions", "count_facets", "relate_two_sides", "draw_network", "list_paths", "list_changes",
}  # fmt: skip
ADDRESSES = (
    "/v1/events",
    "/v1/events?between=Egypt&between=Jordan&limit=2",
    "/v1/events?between=Egypt&type=meeting&type=visit&country=JOR&min_confidence=0.5&cypher=true",
    "/v1/events?from=2024-05&to=2024-06&undated=reported",
    "/v1/events?q=",
    "/v1/events?limit=1000",
    "/v1/events?limit=many&min_sources=-1",
    "/v1/events?from=2025&to=2024",
    "/v1/events?between=country:Atlantis",
    "/v1/events?between=a&between=b&between=c&between=d&between=e",
    "/v1/events?nothing=1",
    "/v1/events?limit=2&limit=3",
    "/v1/events?type=party",
    "/v1/events?as_of=yesterday",
    "/v1/events?cursor=broken",
    "/v1/meetings?between=Egypt",
    "/v1/meetings?type=visit",
    "/v1/aggregate?by=month&by=type&between=Egypt&others=true",
    "/v1/aggregate?by=month&by=month",
    "/v1/aggregate",
    "/v1/aggregate?by=colour",
    "/v1/facets?field=type&field=country&field=actor&limit=3",
    "/v1/facets",
    "/v1/relations?a=Egypt&b=Jordan&by=year&cypher=true",
    "/v1/relations?a=Egypt",
    "/v1/network?between=Egypt",
    "/v1/paths?from=Egypt&to=Jordan",
    "/v1/paths?from=Egypt&to=Nobody Known",
    "/v1/paths?to=Jordan",
    "/v1/changes",
)


@pytest.fixture(scope="module")
def framework(client: TestClient) -> Iterator[TestClient]:
    """The same handlers over the same graph, called by the framework."""
    plain = FastAPI(dependencies=client.app.router.dependencies)
    plain.state = client.app.state
    for route in ROUTES:
        plain.add_api_route(
            f"/v1{route.path}",
            route.endpoint,
            response_model=route.response_model,
            name=route.name,
            operation_id=route.name,
        )
    errors.install(plain)
    with TestClient(plain, base_url=BASE, raise_server_exceptions=False) as asked:
        yield asked


def told(answer) -> dict:
    """What an answer says; a problem has an id of its own each time."""
    said = answer.json()
    return {**said, "instance": None} if answer.status_code >= 400 else said


def test_reads_of_lists_and_counts_are_called_directly() -> None:
    assert {route.name for route in ROUTES if handle_directly(route.endpoint)} == DIRECT


@pytest.mark.parametrize("address", ADDRESSES)
def test_answer_is_that_of_the_framework(client: TestClient, framework: TestClient, address: str) -> None:
    found, expected = client.get(address), framework.get(address)
    assert (found.status_code, told(found)) == (expected.status_code, told(expected))
    assert found.headers["content-type"] == expected.headers["content-type"]
    assert found.headers.get("link") == expected.headers.get("link")


def test_handler_that_takes_something_else_is_left_to_the_framework() -> None:
    def plain(where: Annotated[EventFilter, Query()], store: StoreDep, names: NamesDep, request: Request) -> Response:
        raise NotImplementedError

    def with_word(word: Annotated[str, Query()]) -> Response:
        raise NotImplementedError

    def with_id(id: str, store: StoreDep) -> Response:  # noqa: A002
        raise NotImplementedError

    async def waiting(where: Annotated[EventFilter, Query()]) -> Response:
        raise NotImplementedError

    assert handle_directly(plain)
    assert not any(map(handle_directly, (with_word, with_id, waiting)))
