"""Host name -> the network addresses that may be connected to: none that leads to this machine or into a private network.

The list of special networks is IANA's (RFC 6890 and its registries). `ipaddress.is_global` is not enough: it is True for
6to4 and NAT64 forms of 127.0.0.1, for `::127.0.0.1`, for site-local and for multicast addresses (Python 3.11).
"""

import socket
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

from ingest.fetching.errors import AddressRefused, TooSlow, Unreachable
from ingest.fetching.policy import Network

Address = IPv4Address | IPv6Address
Resolve = Callable[[str, int], Iterable[str]]

UNICAST = IPv6Network("2000::/3")
NAT64 = IPv6Network("64:ff9b::/96")
SPECIAL = tuple(
    ip_network(text)
    for text in ("192.88.99.0/24", "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20")
)
_NAMES = ThreadPoolExecutor(8, thread_name_prefix="names")


def resolve(host: str, port: int) -> Iterable[str]:
    """Ask the system for the addresses of a host."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def is_public(address: Address) -> bool:
    """Tell whether an address is one of the public internet; an IPv4 address inside an IPv6 one is judged by itself."""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:
            return is_public(address.ipv4_mapped)
        if address in NAT64:
            return is_public(IPv4Address(int(address) & 0xFFFFFFFF))
        if address not in UNICAST:
            return False
    return address.is_global and not address.is_multicast and not any(address in special for special in SPECIAL)


def find_addresses(host: str, port: int, allowed: tuple[Network, ...], resolver: Resolve, seconds: float) -> list[str]:
    """Resolve a host and keep the addresses that may be reached.

    Raises AddressRefused when there are others only, Unreachable when there are none, TooSlow.
    """
    waiting = _NAMES.submit(lambda: list(resolver(host, port)))
    try:
        texts = waiting.result(seconds)
    except TimeoutError as error:
        raise TooSlow(host, f"no answer in {seconds:.0f} s to what its address is") from error
    except (OSError, UnicodeError) as error:
        raise Unreachable(host, "there is no such host, or its name cannot be looked up now") from error
    addresses = [ip_address(text.partition("%")[0]) for text in dict.fromkeys(texts)]
    kept = [a for a in addresses if is_public(a) or any(a in network for network in allowed)]
    if addresses and not kept:
        raise AddressRefused(
            host,
            f"it is {addresses[0]}, which is this machine or a private network: set DRAGOMAN_FETCH_ALLOW to reach it",
        )
    if not kept:
        raise Unreachable(host, "it has no address")
    return [str(a) for a in kept]
