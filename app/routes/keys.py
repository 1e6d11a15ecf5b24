"""Keys over REST, for those whose key has the scope `admin`."""

from datetime import UTC, datetime

from fastapi import APIRouter
from pydantic import Field

from app.access.keys import Key, Scope, parse_lifetime
from app.dependencies import KeysDep
from app.errors import declare_problems
from graph.model import Record

router = APIRouter(tags=["keys"], responses=declare_problems(422, 503))


class KeyWish(Record):
    """A key as somebody wants it."""

    name: str = Field(min_length=1, max_length=100, examples=["nightly ingestion"])
    scopes: tuple[Scope, ...] = Field(min_length=1, max_length=4)
    lifetime: str | None = Field(
        default=None, max_length=10, description="90d or 12h; without it the key does not expire", examples=["90d"]
    )


class NewKey(Record):
    """A key that was made, with its token, which is told here and never again."""

    key: Key
    token: str


@router.get("/keys")
def list_keys(ring: KeysDep) -> tuple[Key, ...]:
    """List all keys without their secrets, revoked ones too."""
    return ring.all()


@router.post("/keys", status_code=201)
def create_key(wish: KeyWish, ring: KeysDep) -> NewKey:
    """Make a key; its token is in this answer and nowhere else."""
    key, token = ring.create(wish.name, wish.scopes, parse_lifetime(wish.lifetime, datetime.now(UTC)))
    return NewKey(key=key, token=token)


@router.delete("/keys/{id}", responses=declare_problems(404))
def revoke_key(id: str, ring: KeysDep) -> Key:  # noqa: A002
    """Revoke a key for good; it stays in the list."""
    return ring.revoke(id)
