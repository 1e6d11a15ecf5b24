"""Addresses on the web -> one way to write each of them, so that one page is one article."""

import re
from functools import cache
from urllib.parse import urljoin

import httpx

from graph.datafile import read_yaml_resource
from graph.model import Record

# As it is asked for: "[x" and "a b" were escaped until here, and no host is called so.
HOST = re.compile(r"[A-Za-z0-9._:-]+")
ESCAPED = re.compile(r"%([0-9A-Fa-f]{2})")
UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
DEFAULT_PORTS = {"http": 80, "https": 443}


class BadAddress(ValueError):
    """This is no address of a web page. Give one that begins with http:// or https:// and has no user name in it."""


class Tracking(Record):
    """Query parameters that say how a reader came, with addresses that prove it."""

    prefixes: tuple[str, ...]
    names: tuple[str, ...]
    drops: dict[str, str]
    keeps: tuple[str, ...]

    def has(self, parameter: str) -> bool:
        """Tell whether a parameter ("utm_source=rss") is one of them."""
        name = parameter.partition("=")[0].lower()
        return name in self.names or name.startswith(self.prefixes)


@cache
def load_tracking() -> Tracking:
    """Load ingest/fetching/tracking.yaml."""
    return Tracking.model_validate(read_yaml_resource("ingest.fetching", "tracking.yaml"))


def parse_address(address: str) -> httpx.URL:
    """Parse an address of a web page; raise BadAddress with what is wrong."""
    try:
        url = httpx.URL(address.strip())
    except (httpx.InvalidURL, ValueError, UnicodeError) as error:
        raise BadAddress(f"{address[:200]!r} is no address: {error}") from error
    try:
        _ = url.host
    except (UnicodeError, ValueError) as error:  # read when it is asked for: "xn--a" is no name
        raise BadAddress(f"{address[:200]!r} is no address: {error}") from error
    if (
        url.scheme not in DEFAULT_PORTS
        or not HOST.fullmatch(url.raw_host.decode("ascii"))
        or not 0 < (url.port or 1) < 65536
    ):
        raise BadAddress(
            f"{address[:200]!r} is no address of a web page: write http:// or https://, a host, and a port up to 65535"
        )
    if url.userinfo:
        raise BadAddress(f"the address at {url.host} has a user name in it: leave it out")
    return url


def canonical_address(address: str) -> str:
    """Write an address in the one way that all its spellings share; doing it again changes nothing.

    RFC 3986, section 6.2.2: case, escapes and dot segments; the default port, the fragment and tracking parameters go;
    the order of the other parameters and a final slash stay, because servers tell them apart. Raises BadAddress.
    """
    url = parse_address(address)
    kept = [part for part in url.query.decode("ascii").split("&") if part and not load_tracking().has(part)]
    path = _normalise(url.raw_path.split(b"?", 1)[0].decode("ascii"))
    host = url.raw_host.decode("ascii").lower().rstrip(".")
    port = f":{url.port}" if url.port not in (None, DEFAULT_PORTS[url.scheme]) else ""
    shown = f"[{host}]" if ":" in host else host
    return f"{url.scheme}://{shown}{port}{path or '/'}" + (f"?{_normalise('&'.join(kept))}" if kept else "")


def join_address(base: str | None, given: str | None) -> str | None:
    """Give the whole address of what a page or list names; None where it names nothing, or what is no address ("http://[x")."""
    try:
        return urljoin(base or "", given.strip()) if given else None
    except ValueError:
        return None


def _normalise(text: str) -> str:
    """Write escapes in capitals, and letters that need none as they are."""
    return ESCAPED.sub(lambda m: chr(code) if (code := int(m[1], 16)) in UNRESERVED else f"%{m[1].upper()}", text)
