"""What fetching may do and how long it may take."""

from ipaddress import IPv4Network, IPv6Network
from pathlib import Path

from pydantic import Field

from graph.model import Record

PRODUCT = "Dragoman"
Network = IPv4Network | IPv6Network


class FetchPolicy(Record):
    """The limits of fetching; times in seconds."""

    contact: str | None = Field(default=None, description="address or e-mail of who runs this, for owners of sites")
    allowed: tuple[Network, ...] = Field(default=(), description="private networks that may be reached all the same")
    authorities: Path | None = Field(default=None, description="certificates to trust instead of the public ones")
    max_bytes: int = Field(default=10_000_000, description="largest answer, decompressed")
    max_ratio: int = Field(default=200, description="how many times its size an answer may become, above 1 MB")
    max_redirects: int = 5
    connect_seconds: float = 10.0
    read_seconds: float = 20.0
    total_seconds: float = 60.0
    attempts: int = Field(default=3, description="tries of what may pass: broken connections, 429, 502, 503, 504")
    longest_wait: float = Field(default=30.0, description="longer waits are left to whoever schedules")
    delay: float = Field(default=1.0, description="between two requests to one host, when its robots.txt names none")
    longest_delay: float = Field(default=30.0, description="a longer crawl-delay than this is cut")

    @property
    def user_agent(self) -> str:
        """Say who fetches, so that the owner of a site can find out."""
        return f"{PRODUCT}/0.1 (+{self.contact})" if self.contact else f"{PRODUCT}/0.1 (news reader)"
