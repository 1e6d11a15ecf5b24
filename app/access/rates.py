"""How many requests a key or an address may still send in a while."""

import math
import time
from collections.abc import Mapping
from typing import NamedTuple

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

from app.access.scopes import Budget


class TooManyRequests(Exception):
    """The budget of the key or address is spent. Wait as long as `Retry-After` says, and send less."""

    def __init__(self, detail: str, headers: dict[str, str]) -> None:
        super().__init__(detail)
        self.headers = headers


class Spent(NamedTuple):
    """A budget after a request: what it is, what is left of it, and the seconds until it is full again."""

    name: Budget
    item: RateLimitItem
    left: int
    reset: int

    def headers(self) -> dict[str, str]:
        """Write it as the draft of the RateLimit header fields has it."""
        return {
            "RateLimit-Policy": f'"{self.name}";q={self.item.amount};w={self.item.get_expiry()}',
            "RateLimit": f'"{self.name}";r={self.left};t={self.reset}',
        }


class Rates:
    """Holds the budgets in memory, each for its window only, so that many addresses do not add up. Each API process counts for itself."""

    def __init__(self, budgets: Mapping[Budget, str | None]) -> None:
        """Take budgets such as {"read": "600/minute"}; one without a number is not limited."""
        self._items = {name: parse(text) for name, text in budgets.items() if text}
        self._limiter = FixedWindowRateLimiter(MemoryStorage()) if self._items else None

    def spend(self, budget: Budget, who: str) -> Spent | None:
        """Draw one request on a budget; None where it has no limit. Raise TooManyRequests."""
        item = self._items.get(budget)
        if item is None or self._limiter is None:
            return None
        allowed = self._limiter.hit(item, budget, who)
        stats = self._limiter.get_window_stats(item, budget, who)
        spent = Spent(budget, item, stats.remaining, max(1, math.ceil(stats.reset_time - time.time())))
        if not allowed:
            raise TooManyRequests(
                f"{item} are allowed of this kind", spent.headers() | {"Retry-After": str(spent.reset)}
            )
        return spent
