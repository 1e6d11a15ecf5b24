"""The turnstile lets so many in at once, in the order in which they came, and tells the rest when to come again."""

import asyncio
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from app import errors
from app.turnstile import Places, Turnstile


class House:
    """An app whose handlers wait until they are let go, and that notes who is at work."""

    def __init__(self, places: Places) -> None:
        self.inside: list[str] = []
        self.served: list[str] = []
        self.most = 0
        self.door = asyncio.Event()
        plain = Starlette(routes=[Route("/{path:path}", self.work)])
        self.app = Turnstile(plain, places, errors.report_known)

    async def work(self, request: Request) -> Response:
        self.inside.append(request.url.path)
        self.most = max(self.most, len(self.inside))
        if request.url.path != "/livez":
            await self.door.wait()
        self.inside.remove(request.url.path)
        self.served.append(request.url.path)
        return PlainTextResponse("done")


@asynccontextmanager
async def visiting(house: House) -> Any:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(house.app), base_url="http://127.0.0.1") as client:
        yield client


async def begun(house: House, most: int) -> None:
    while len(house.inside) < most:
        await asyncio.sleep(0)


def test_no_more_than_there_is_room_for_and_all_are_served() -> None:
    async def run() -> House:
        house = House(Places(2, 1, 5))
        async with visiting(house) as client:
            asked = [asyncio.create_task(client.get(f"/v1/{number}")) for number in range(7)]
            await begun(house, 2)
            house.door.set()
            assert {answer.status_code for answer in await asyncio.gather(*asked)} == {200}
        return house

    house = asyncio.run(run())
    assert house.most == 2
    assert house.served == [f"/v1/{number}" for number in range(7)]


def test_who_finds_no_room_in_time_is_told_when_to_come_again() -> None:
    async def run() -> Response:
        house = House(Places(1, 1, 0.05))
        async with visiting(house) as client:
            first = asyncio.create_task(client.get("/v1/events"))
            await begun(house, 1)
            refused = await client.get("/v1/events")
            assert (await client.get("/livez")).status_code == 200
            house.door.set()
            assert (await first).status_code == 200
            assert (await client.get("/v1/events")).status_code == 200
        return refused  # type: ignore[return-value]

    refused: Any = asyncio.run(run())
    assert (refused.status_code, refused.headers["Content-Type"]) == (503, "application/problem+json")
    assert (refused.headers["Retry-After"], refused.json()["type"]) == ("1", "/problems/too-busy")


def test_exports_take_no_room_of_questions() -> None:
    async def run() -> list[int]:
        house = House(Places(1, 1, 0.05))
        async with visiting(house) as client:
            export = asyncio.create_task(client.get("/v1/export/events.csv"))
            await begun(house, 1)
            question = asyncio.create_task(client.get("/v1/events"))
            await begun(house, 2)
            second = await client.get("/v1/export/events.csv")
            house.door.set()
            return [(await export).status_code, (await question).status_code, second.status_code]

    assert asyncio.run(run()) == [200, 200, 503]


def test_who_goes_away_while_waiting_leaves_no_place_taken() -> None:
    async def run() -> int:
        house = House(Places(1, 1, 5))
        async with visiting(house) as client:
            first = asyncio.create_task(client.get("/v1/a"))
            await begun(house, 1)
            gone = asyncio.create_task(client.get("/v1/b"))
            await asyncio.sleep(0.02)
            gone.cancel()
            with pytest.raises(asyncio.CancelledError):
                await gone
            house.door.set()
            await first
            return (await asyncio.wait_for(client.get("/v1/c"), 2)).status_code

    assert asyncio.run(run()) == 200
