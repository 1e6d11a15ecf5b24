"""`dragoman keys`: the keys of the API."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Annotated, cast

import typer

from app.access.keys import SCOPES, Key, KeyRing, Scope, parse_lifetime
from app.commands.ending import explained
from app.commands.options import AsJson
from app.spelling import check_word
from ingest.jobs.database import open_engine

keys = typer.Typer(help="Make, list and revoke the keys of the API.", no_args_is_help=True)


@contextmanager
def _ring() -> Iterator[KeyRing]:
    with explained() as settings:
        engine = open_engine(settings.jobs)
        try:
            yield KeyRing(engine)
        finally:
            engine.dispose()


@keys.command()
def create(
    name: Annotated[str, typer.Argument(help="whose it is, or what for")],
    scope: Annotated[list[str], typer.Option(help="read, ingest, curate or admin; repeat it")],
    expires: Annotated[str | None, typer.Option(help="90d or 12h; never without it")] = None,
    as_json: AsJson = False,
) -> None:
    """Make a key and print its token, once: only a hash of it is kept."""
    with _ring() as ring:
        scopes = [cast(Scope, _checked(word)) for word in scope]
        key, token = ring.create(name, scopes, parse_lifetime(expires, datetime.now(UTC)))
        print(json.dumps({"key": key.model_dump(mode="json"), "token": token}) if as_json else token)


@keys.command(name="list")
def show(as_json: AsJson = False) -> None:
    """List all keys, revoked ones too."""
    with _ring() as ring:
        for key in ring.all():
            print(key.model_dump_json() if as_json else _line(key))


@keys.command()
def revoke(id: Annotated[str, typer.Argument(help="as `keys list` shows it")], as_json: AsJson = False) -> None:  # noqa: A002
    """Revoke a key for good, within seconds in a service that runs."""
    with _ring() as ring:
        key = ring.revoke(id)
        print(key.model_dump_json() if as_json else _line(key))


def _checked(word: str) -> str:
    try:
        return check_word(word, SCOPES, "scope")
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None


def _line(key: Key) -> str:
    state = "revoked" if key.revoked else "works" if key.works(datetime.now(UTC)) else "expired"
    used = f"last used {key.last_used:%Y-%m-%d %H:%M}" if key.last_used else "never used"
    until = f", until {key.expires:%Y-%m-%d %H:%M}" if key.expires else ""
    return f"{key.id}  {key.name}  {' '.join(key.scopes)}  {state}{until}, {used}"
