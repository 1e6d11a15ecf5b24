"""The check of key and budget that precedes every request."""

from base64 import b64decode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from app.access.keys import Key, KeyRing
from app.access.rates import Rates
from app.access.scopes import READING, budget_of, scope_of

ASK = {"WWW-Authenticate": 'Bearer realm="dragoman"'}


class KeyMissing(Exception):
    """The request has no key. Send `Authorization: Bearer dragoman_...`; `dragoman keys create` makes one."""

    headers = ASK


class KeyRefused(Exception):
    """The key is unknown, revoked or expired. Ask for a new one."""

    headers = ASK | {"WWW-Authenticate": f'{ASK["WWW-Authenticate"]}, error="invalid_token"'}


class ScopeMissing(Exception):
    """The key may not do this. Use one that has the scope that the message names."""


def token_of(request: Request) -> str | None:
    """Read the token of a request, from `Authorization` or `X-API-Key`.

    For reading it may be the password of basic authentication, since readers of feeds know nothing else.
    """
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return token.strip()
    if scheme.lower() == "basic" and request.method in READING:
        return _password(token.strip())
    return request.headers.get("x-api-key")


def _password(credentials: str) -> str | None:
    try:
        return b64decode(credentials, validate=True).decode().partition(":")[2] or None
    except ValueError:  # that of a decoder is one too
        return None


async def check_key(request: Request, ring: KeyRing) -> Key | None:
    """Find the key of a request that may do what it asks; None where no key is needed. Raise KeyMissing, KeyRefused or ScopeMissing."""
    scope = scope_of(request.method, request.url.path)
    if scope is None:
        return None
    token = token_of(request)
    if not token:
        raise KeyMissing(f"a key with the scope `{scope}` is needed here")
    key = ring.recall(token) or await run_in_threadpool(ring.find, token)
    if key is None:
        raise KeyRefused("the key is unknown, revoked or expired")
    request.scope["key"] = key.id
    if not key.allows(scope):
        raise ScopeMissing(f"the key {key.id} ({', '.join(key.scopes)}) has not the scope `{scope}`")
    return key


def spend_budget(request: Request, rates: Rates) -> None:
    """Draw the request on the budget of its key, else of its address; raise TooManyRequests."""
    if scope_of(request.method, request.url.path) is None:
        return
    who = request.scope.get("key") or (request.client.host if request.client else "unknown")
    spent = rates.spend(budget_of(request.method, request.url.path), str(who))
    if spent:
        request.scope["rate"] = spent.headers()
