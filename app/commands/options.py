"""Options and input that several commands have."""

import io
import sys
from typing import Annotated, BinaryIO

import typer

AsJson = Annotated[bool, typer.Option("--json", help="print the report as JSON")]


def standard_input() -> BinaryIO:
    """Give standard input, which is empty where it was closed, as services and cron may start programs."""
    return sys.stdin.buffer if sys.stdin else io.BytesIO()
