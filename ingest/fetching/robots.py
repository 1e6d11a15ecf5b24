"""robots.txt of a site -> what we may fetch there and how fast (RFC 9309)."""

from dataclasses import dataclass
from threading import Lock

from protego import Protego

from ingest.fetching.policy import PRODUCT, FetchPolicy

MOST = 512_000  # bytes that are read: RFC 9309 asks for 500 KiB at least
MANY = 2000  # sites whose rules are kept
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


class RuleBook:
    """Keeps the rules of sites, each as long as it holds, and of many sites those that were asked for last."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._rules: dict[str, Rules] = {}

    def find(self, site: str, now: float) -> Rules | None:
        """Find the rules of a site that hold still; None where they have to be fetched."""
        with self._lock:
            rules = self._rules.pop(site, None)
            if rules is None or rules.until < now:
                return None
            self._rules[site] = rules
            return rules

    def keep(self, site: str, rules: Rules, now: float) -> None:
        """Keep rules; where there are too many, those that hold no longer go, then those not asked for longest."""
        with self._lock:
            self._rules[site] = rules
            if len(self._rules) > MANY:
                held = {name: kept for name, kept in self._rules.items() if kept.until >= now}
                self._rules = dict(list(held.items())[-MANY * 9 // 10 :])

    def __len__(self) -> int:
        return len(self._rules)
