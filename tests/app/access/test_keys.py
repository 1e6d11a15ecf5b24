"""Keys: made once, kept as hashes, ended by time or by hand."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from app.access.keys import TOKEN, BadLifetime, KeyRing, NoSuchKey, parse_lifetime
from ingest.jobs.database import open_engine
from tests.app.test_cli import dragoman

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = open_engine(f"sqlite:///{tmp_path}/jobs.sqlite")
    yield engine
    engine.dispose()


def test_a_token_finds_its_key_and_no_other_does(engine: Engine) -> None:
    ring = KeyRing(engine)
    key, token = ring.create("desk", ["read"])
    other, _ = ring.create("lab", ["ingest"])
    assert ring.find(token) == key
    assert TOKEN.fullmatch(token)
    for wrong in (
        token[:-1] + ("A" if token[-1] != "A" else "B"),
        token.replace(key.id, other.id),
        "dragoman_x_y",
        "",
        token + " ",
    ):
        assert KeyRing(engine).find(wrong) is None


def test_the_secret_is_not_kept(engine: Engine, tmp_path: Path) -> None:
    _, token = KeyRing(engine).create("desk", ["read"])
    engine.dispose()
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"desk" in kept
    assert token.split("_", 2)[2].encode() not in kept


def test_a_revoked_key_ends_at_once_here(engine: Engine) -> None:
    ring = KeyRing(engine)
    key, token = ring.create("desk", ["read"])
    assert ring.find(token)
    assert ring.revoke(key.id).revoked
    assert ring.find(token) is None
    with pytest.raises(NoSuchKey):
        ring.revoke("000000000000")


def test_an_expired_key_does_not_work(engine: Engine) -> None:
    ring = KeyRing(engine)
    assert ring.find(ring.create("old", ["read"], datetime.now(UTC) - timedelta(seconds=1))[1]) is None
    assert ring.find(ring.create("new", ["read"], datetime.now(UTC) + timedelta(hours=1))[1])


def test_last_use_is_noted(engine: Engine) -> None:
    ring = KeyRing(engine)
    key, token = ring.create("desk", ["read"])
    assert key.last_used is None
    ring.find(token)
    assert ring.all()[0].last_used


@pytest.mark.parametrize(
    ("text", "end"), [(None, None), ("90d", NOW + timedelta(days=90)), ("12h", NOW + timedelta(hours=12))]
)
def test_lifetime_is_read(text: str | None, end: datetime | None) -> None:
    assert parse_lifetime(text, NOW) == end


@pytest.mark.parametrize("text", ["", "0d", "soon", "-3d", "9999999d"])
def test_what_is_no_lifetime_is_told(text: str) -> None:
    with pytest.raises(BadLifetime, match="90d"):
        parse_lifetime(text, NOW)


def test_keys_by_command_line(tmp_path: Path) -> None:
    made = dragoman("keys", "create", "desk", "--scope", "read", "--scope", "ingest", "--expires", "90d", data=tmp_path)
    assert TOKEN.fullmatch(made.stdout.strip()), made.stderr
    name = made.stdout.split("_")[1]
    assert "desk  read ingest  works" in dragoman("keys", "list", data=tmp_path).stdout
    assert "revoked" in dragoman("keys", "revoke", name, data=tmp_path).stdout
    assert dragoman("keys", "revoke", "nothing", data=tmp_path).returncode == 2
    assert dragoman("keys", "create", "x", "--scope", "read", "--expires", "soon", data=tmp_path).returncode == 2
