"""robots.txt of a site -> what we may fetch there and how fast (RFC 9309)."""

from dataclasses import dataclass

from protego import Protego

from ingest.fetching.policy import PRODUCT, FetchPolicy

MOST = 512_000  # bytes that are read: RFC 9309 asks for 500 KiB at least
KEPT = 86_400.0  # seconds: no longer than a day (RFC 9309, section 2.4)
KEPT_FAULT = 600.0  # seconds until a robots.txt that could not be read is asked for again


@dataclass(frozen=True)
class Rules:
    """What a robots.txt says; `None` in place of its rules means that it could not be read, and nothing is allowed for now."""

    rules: Protego | None
    until: float

    def allows(self, url: str) -> bool:
        """Tell whether an address may be fetched."""
        return self.rules is not None and bool(self.rules.can_fetch(url, PRODUCT))

    def delay(self, policy: FetchPolicy) -> float:
        """Give the pause between two requests in seconds: what the site asks for, within reason, or the usual one."""
        if self.rules is None:
            return policy.delay
        rate = self.rules.request_rate(PRODUCT)
        asked = [self.rules.crawl_delay(PRODUCT), rate.seconds / rate.requests if rate and rate.requests else None]
        return min(max([policy.delay, *(float(a) for a in asked if a is not None)]), policy.longest_delay)

    @property
    def sitemaps(self) -> tuple[str, ...]:
        """List the sitemaps that it names."""
        return tuple(self.rules.sitemaps) if self.rules else ()


def read_rules(status: int, body: bytes, now: float) -> Rules:
    """Read an answer to the question for robots.txt: 4xx means that there are no rules, 5xx that nothing is allowed for now."""
    if status == 429 or status >= 500:
        return Rules(None, now + KEPT_FAULT)
    text = body[:MOST].decode("utf-8-sig", errors="replace") if status < 300 else ""
    return Rules(Protego.parse(text), now + KEPT)
