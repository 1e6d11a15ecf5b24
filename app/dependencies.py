"""What handlers ask for: the settings, the store, the intake, the names; and the checks that precede each of them.

They are coroutines though they wait for nothing: the framework takes each plain function to a thread and back, at the cost of a short read.
"""

from functools import partial
from typing import Annotated, cast

from fastapi import Depends, Request

from app.access.checks import check_key, spend_budget
from app.access.keys import KeyRing
from app.gate import check_address, check_host, check_origin
from app.intake import Intake
from app.parameters import check_parameters
from app.settings import Settings
from app.sharing import is_shared
from app.sides import Names
from graph.actor_queries import find_actor_ids
from graph.store import Store
from ingest.jobs.feeds import FeedBook
from ingest.jobs.queue import JobQueue

CHECKED = "checked"  # in the scope of a request that was let in before its handler


async def get_settings(request: Request) -> Settings:
    """Give the settings of the app."""
    return cast(Settings, request.app.state.settings)


SettingsDep = Annotated[Settings, Depends(get_settings)]


async def get_store(request: Request) -> Store:
    """Give the store of the app."""
    return cast(Store, request.app.state.store)


StoreDep = Annotated[Store, Depends(get_store)]


async def get_intake(request: Request) -> Intake:
    """Give the intake of the app, through which all articles pass."""
    return cast(Intake, request.app.state.intake)


IntakeDep = Annotated[Intake, Depends(get_intake)]


async def get_queue(request: Request) -> JobQueue:
    """Give the queue of jobs."""
    return cast(JobQueue, request.app.state.queue)


QueueDep = Annotated[JobQueue, Depends(get_queue)]


async def get_feeds(queue: QueueDep) -> FeedBook:
    """Give the feeds."""
    return FeedBook(queue)


FeedsDep = Annotated[FeedBook, Depends(get_feeds)]


async def get_names(store: StoreDep) -> Names:
    """Give the finder of actors by name."""
    return partial(find_actor_ids, store)


NamesDep = Annotated[Names, Depends(get_names)]


async def get_keys(request: Request) -> KeyRing:
    """Give the keys."""
    return cast(KeyRing, request.app.state.keys)


KeysDep = Annotated[KeyRing, Depends(get_keys)]


async def check_request(request: Request, settings: SettingsDep) -> None:
    """Refuse addresses that are too long, foreign names of a local service, writes by foreign pages, who has no key or no budget, and unknown names."""
    if request.scope.get(CHECKED):
        return
    check_address(request.url.path, request.scope["query_string"], settings.max_url_characters)
    if not is_shared(request.url.path):
        check_origin(request.method, request.headers)
    if settings.is_local:
        check_host(request.headers)
    if settings.needs_keys:
        await check_key(request, request.app.state.keys)
    spend_budget(request, request.app.state.rates)
    await check_parameters(request)
