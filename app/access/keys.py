"""Keys of the API, in the database of jobs, so that the API and the command line share them: made, found, revoked."""

import hashlib
import hmac
import re
import secrets
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Literal, get_args

import sqlalchemy as sa
from pydantic import Field
from sqlalchemy.engine import Engine, Row

from graph.model import Record
from ingest.jobs.database import begin, now_written, written

Scope = Literal["read", "ingest", "curate", "admin"]
SCOPES: tuple[Scope, ...] = get_args(Scope)
TOKEN = re.compile(r"dragoman_([0-9a-f]{12})_([A-Za-z0-9_-]{43})")
REMEMBERED = 5.0  # seconds for which a key that was found is not looked up again: a revoked one works so long at most
TOUCHED = timedelta(minutes=1)  # between two notes of its last use
MOST_REMEMBERED = 1000

metadata = sa.MetaData()
keys = sa.Table(
    "dragoman_keys", metadata,
    sa.Column("id", sa.String(12), primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("digest", sa.String(64), nullable=False),
    sa.Column("scopes", sa.Text, nullable=False),
    sa.Column("created", sa.String(32), nullable=False),
    sa.Column("expires", sa.String(32)),
    sa.Column("last_used", sa.String(32)),
    sa.Column("revoked", sa.String(32)),
)  # fmt: skip


class NoSuchKey(LookupError):
    """There is no key with this id. `dragoman keys list` shows those that there are."""


class BadLifetime(ValueError):
    """The lifetime of a key cannot be read. Write a number and d for days or h for hours, such as 90d."""


class Key(Record):
    """What is known of a key; its secret is not."""

    id: str
    name: str
    scopes: tuple[Scope, ...]
    created: datetime
    expires: datetime | None = None
    last_used: datetime | None = Field(default=None, description="within a minute")
    revoked: datetime | None = None

    def works(self, now: datetime) -> bool:
        """Tell whether it is neither revoked nor expired."""
        return self.revoked is None and (self.expires is None or now < self.expires)

    def allows(self, scope: Scope) -> bool:
        """Tell whether it has a scope; `admin` has all."""
        return scope in self.scopes or "admin" in self.scopes


class KeyRing:
    """Holds the keys. A secret has 256 random bits, so that SHA-256 is enough: slow hashes are for what people can remember."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._remembered: dict[str, tuple[float, Key]] = {}
        with begin(engine) as connection:
            metadata.create_all(connection)

    def create(self, name: str, scopes: Sequence[Scope], expires: datetime | None = None) -> tuple[Key, str]:
        """Make a key; its token is given here and never again."""
        id_, secret = secrets.token_hex(6), secrets.token_urlsafe(32)
        row = {
            "id": id_, "name": name, "digest": _digest(secret), "scopes": " ".join(s for s in SCOPES if s in scopes), "created": now_written(),
            "expires": written(expires) if expires else None,
        }  # fmt: skip
        with begin(self._engine) as connection:
            connection.execute(keys.insert().values(row))
        return self._get(id_), f"dragoman_{id_}_{secret}"

    def recall(self, token: str) -> Key | None:
        """Give the key of a token that was found a moment ago and works still, without a look at the database."""
        found, key = self._remembered.get(token, (0.0, None))
        is_fresh = key is not None and time.monotonic() - found < REMEMBERED and key.works(datetime.now(UTC))
        return key if is_fresh else None

    def find(self, token: str) -> Key | None:
        """Find the key of a token that works now, and note its use; None for any other token."""
        match = TOKEN.fullmatch(token)
        if match is None:
            return None
        with begin(self._engine) as connection:
            row = connection.execute(sa.select(keys).where(keys.c.id == match[1])).first()
        if row is None or not hmac.compare_digest(row.digest, _digest(match[2])):
            return None
        key = _key_of(row)
        if not key.works(datetime.now(UTC)):
            return None
        self._note(key, token)
        return key

    def _note(self, key: Key, token: str) -> None:
        if len(self._remembered) >= MOST_REMEMBERED:
            self._remembered.clear()
        self._remembered[token] = (time.monotonic(), key)
        now = datetime.now(UTC)
        if key.last_used is None or now - key.last_used > TOUCHED:
            with begin(self._engine) as connection:
                connection.execute(keys.update().where(keys.c.id == key.id).values(last_used=written(now)))

    def all(self) -> tuple[Key, ...]:
        """List all keys, the oldest first, revoked ones too."""
        with begin(self._engine) as connection:
            rows = connection.execute(sa.select(keys).order_by(keys.c.created, keys.c.id)).all()
        return tuple(_key_of(row) for row in rows)

    def revoke(self, id: str) -> Key:  # noqa: A002
        """Revoke a key for good; raise NoSuchKey."""
        with begin(self._engine) as connection:
            connection.execute(
                keys.update().where(keys.c.id == id, keys.c.revoked.is_(None)).values(revoked=now_written())
            )
        self._remembered.clear()
        return self._get(id)

    def _get(self, id: str) -> Key:  # noqa: A002
        with begin(self._engine) as connection:
            row = connection.execute(sa.select(keys).where(keys.c.id == id)).first()
        if row is None:
            raise NoSuchKey(f"there is no key {id!r}")
        return _key_of(row)


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _key_of(row: Row[tuple[object, ...]]) -> Key:
    data = row._asdict()
    return Key.model_validate(
        {**{k: v for k, v in data.items() if k != "digest"}, "scopes": tuple(str(data["scopes"]).split())}
    )


def parse_lifetime(text: str | None, now: datetime) -> datetime | None:
    """Read 90d or 12h as the time when a key ends; raise BadLifetime."""
    if text is None:
        return None
    match = re.fullmatch(r"(\d{1,5})([dh])", text.strip())
    if not match or not int(match[1]):
        raise BadLifetime(f"{text!r} is no lifetime: write 90d or 12h")
    return now + (timedelta(days=int(match[1])) if match[2] == "d" else timedelta(hours=int(match[1])))
