"""`dragoman mcp`: the tools for language models, spoken over standard input and output."""

from collections.abc import Callable
from importlib.metadata import version
from typing import Annotated, Any

import typer

from app.client import Dragoman
from app.commands.ending import explained
from app.commands.remote import open_service
from app.extras import ExtraMissing

Service = Annotated[
    str | None, typer.Option("--service", metavar="URL", help="a running Dragoman; DRAGOMAN_SERVICE or this machine's if not given")
]  # fmt: skip


def mcp(service: Service = None) -> None:
    """Offer the graph to a language model: read-only tools over standard input and output (Model Context Protocol)."""
    with explained() as settings:
        build = load_builder()
        with open_service(settings, service) as client:
            build(client, version("dragoman")).run("stdio")


def load_builder() -> Callable[[Dragoman, str], Any]:
    """Import what the extra brings; raise ExtraMissing."""
    try:
        from app.mcp.server import build_server
    except ModuleNotFoundError as error:
        raise ExtraMissing(f"this needs more packages ({error.name}): pip install 'dragoman[mcp]'") from error
    return build_server
