"""Settings -> the fetcher."""

from app.settings import Settings
from ingest.fetching.fetcher import Fetcher, Rests
from ingest.fetching.policy import FetchPolicy


def make_fetcher(settings: Settings, rests: Rests | None = None) -> Fetcher:
    """Make a fetcher that keeps to the settings, and to what hosts asked of an earlier one. The caller closes it."""
    policy = FetchPolicy(
        contact=settings.fetch_contact, allowed=settings.fetch_allow, max_bytes=settings.fetch_max_bytes, delay=settings.fetch_delay,
        authorities=settings.fetch_authorities,
    )  # fmt: skip
    return Fetcher(policy, rests=rests)
