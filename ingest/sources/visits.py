"""A feed, sitemap, index of sitemaps or list -> what it names now, one list after the other, and what to ask it with next time."""

from collections.abc import Callable, Sequence

from pydantic import Field

from graph.model import Record
from ingest.fetching.addresses import BadAddress
from ingest.fetching.answers import Fetched, Validators
from ingest.fetching.errors import BadAnswer, FetchError
from ingest.fetching.fetcher import Fetcher
from ingest.sources.listings import read_listing
from ingest.sources.records import CUT, Link, Listing

MOST_PARTS = 20  # sitemaps of an index that one visit reads: the newest, or the last ones where the index has no days
Look = Callable[[Sequence[Link]], None]
# What a list that cannot be fetched or read raises; NoListing is a ValueError, as what readers raise at odd bytes.
FAULTS = (FetchError, BadAddress, ValueError, RecursionError, OverflowError)


class Part(Record):
    """A sitemap of an index, and what it said when it was asked last."""

    url: str
    validators: Validators = Validators()


class Remembered(Validators):
    """What a feed said when it was asked last, and the sitemaps that it named: they change while their index does not."""

    parts: tuple[Part, ...] = ()


class Visit(Record):
    """What a feed said of itself when it was asked."""

    title: str | None = None
    fresh: float = Field(default=0.0, description="seconds for which it calls itself fresh")
    is_unchanged: bool = Field(default=False, description="it names nothing else than at the last visit")
    moved_to: str | None = None
    remembered: Remembered = Remembered()
    faults: tuple[str, ...] = Field(default=(), description="why sitemaps of an index could not be read")
    retry_after: float = Field(default=0.0, description="seconds for which one of them asks to be left alone")


class Told(Record):
    """What a sitemap of an index said: why it could not be read, or nothing."""

    part: Part
    is_unchanged: bool = False
    fault: str | None = None
    retry_after: float = 0.0


def visit(address: str, known: Remembered, fetcher: Fetcher, look: Look) -> Visit:
    """Ask what a feed, sitemap or list of addresses names now; `look` is shown the links of one list at a time.

    Raises FetchError, BadAddress or NoListing; of an index only where none of its sitemaps can be read.
    """
    fetched = fetcher.fetch(address, known)
    visited = Visit(moved_to=fetched.moved_to, is_unchanged=fetched.is_unchanged, remembered=known)
    parts = known.parts if fetched.is_unchanged else ()
    if not fetched.is_unchanged:
        listing = read_listing(fetched.body, fetched.url)
        look(listing.links)
        before = {part.url: part for part in known.parts}
        parts = tuple(before.get(url) or Part(url=url) for url in listing.more[-MOST_PARTS:])
        fresh = max(listing.fresh, float(fetched.max_age or 0))
        visited = Visit(
            title=listing.title, fresh=fresh, moved_to=fetched.moved_to, faults=(CUT,) if listing.is_cut else (),
            remembered=Remembered(**_kept(fetched, listing).model_dump()),
        )  # fmt: skip
    return _with_parts(visited, fetched, [_ask(part, fetcher, look) for part in parts])


def _kept(fetched: Fetched, listing: Listing) -> Validators:
    """Give what a list is asked with next time: nothing where it broke off, so that the rest of it is not called unchanged."""
    return Validators() if listing.is_cut else fetched.validators


def _ask(part: Part, fetcher: Fetcher, look: Look) -> Told:
    """Ask a sitemap of an index; that it is missing, gone or broken says nothing of the others."""
    try:
        fetched = fetcher.fetch(part.url, part.validators)
        if fetched.is_unchanged:
            return Told(part=part, is_unchanged=True)
        listing = read_listing(fetched.body, fetched.url)
        look(listing.links)
    except FAULTS as error:
        after = error.retry_after if isinstance(error, FetchError) else None
        reason = str(error) if isinstance(error, FetchError) else f"{part.url}: {error}"
        return Told(part=part, fault=reason, retry_after=after or 0.0)
    fault = f"{part.url}: {CUT}" if listing.is_cut else None
    return Told(part=Part(url=part.url, validators=_kept(fetched, listing)), fault=fault)


def _with_parts(visited: Visit, fetched: Fetched, told: Sequence[Told]) -> Visit:
    """Add what the sitemaps of an index said; raise BadAnswer where none of them could be read."""
    faults = tuple(one.fault for one in told if one.fault)
    retry_after = max((one.retry_after for one in told), default=0.0)
    if told and len(faults) == len(told):
        raise BadAnswer(fetched.url, f"none of its {len(told)} sitemaps can be read: {faults[0]}", retry_after or None)
    remembered = visited.remembered.model_copy(update={"parts": tuple(one.part for one in told)})
    is_unchanged = fetched.is_unchanged and all(one.is_unchanged for one in told)
    return visited.model_copy(
        update={
            "is_unchanged": is_unchanged,
            "remembered": remembered,
            "faults": (*visited.faults, *faults),
            "retry_after": retry_after,
        }
    )
