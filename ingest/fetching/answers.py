"""What a server answered, and what its headers mean."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime

from pydantic import Field

from graph.model import Record

LONGEST_REST = 604_800.0  # seconds: more is a slip, and one request a week shows that it is over
MAX_AGE = re.compile(r"(?:^|[\s,])max-age=\"?(\d{1,9})", re.IGNORECASE)


class Validators(Record):
    """What a server said about the version that we have, to be asked whether there is another (RFC 9110, section 13)."""

    etag: str | None = None
    last_modified: str | None = None

    def headers(self) -> dict[str, str]:
        """Write the headers of a conditional request."""
        asked = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in asked.items() if value}


class Fetched(Record):
    """What was fetched from an address."""

    url: str = Field(description="the address that answered, after redirects")
    moved_to: str | None = Field(
        default=None, description="where the address moved for good (301, 308): use it from now on"
    )
    is_unchanged: bool = Field(default=False, description="the server says that we have it already (304)")
    body: bytes = b""
    media: str = ""
    charset: str | None = None
    validators: Validators = Validators()
    max_age: int | None = Field(default=None, description="seconds for which the server calls it fresh")
    at: datetime


class Answer(Record):
    """One exchange with a server."""

    status: int
    headers: Mapping[str, str]
    body: bytes = b""

    @property
    def content_type(self) -> tuple[str, str | None]:
        """Give media type and charset."""
        message = Message()
        message["Content-Type"] = self.headers.get("content-type", "")
        media = message.get_content_type() if "content-type" in self.headers else ""
        return media, message.get_content_charset()

    @property
    def validators(self) -> Validators:
        """Give what to ask with next time."""
        said = (self.headers.get("etag"), self.headers.get("last-modified"))
        etag, modified = (text if text and text.isascii() and text.isprintable() else None for text in said)
        return Validators(etag=etag, last_modified=modified)

    @property
    def max_age(self) -> int | None:
        """Give for how many seconds the answer is fresh, where the server says so."""
        found = MAX_AGE.search(self.headers.get("cache-control", ""))
        return int(found[1]) if found else None

    def retry_after(self, now: datetime) -> float | None:
        """Give after how many seconds the server wants to be asked again (RFC 9110, section 10.2.3), a week at most."""
        said = self.headers.get("retry-after", "").strip()
        if said.isascii() and said.isdigit():
            return float(min(int(said[:12]), LONGEST_REST))
        try:
            then = parsedate_to_datetime(said) if said else None
        except (ValueError, OverflowError):
            return None
        if then is None:
            return None
        seconds = ((then if then.tzinfo else then.replace(tzinfo=UTC)) - now).total_seconds()
        return min(max(0.0, seconds), LONGEST_REST)
