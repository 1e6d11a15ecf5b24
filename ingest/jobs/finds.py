"""What feeds name -> what of it is new, or changed since; a page that failed for the moment counts as new a few times more."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine, Row

from ingest.jobs.database import begin, now_written
from ingest.jobs.tables import seen
from ingest.sources.records import Link

MOST_TRIES = 5  # visits in which a page that fails for the moment is tried again
PAGE = 500  # keys that are looked up at once


class Find(NamedTuple):
    """A page to be fetched, and whether it was before."""

    link: Link
    was_there: bool

    @property
    def age(self) -> str:
        """Give what sorts pages by their age."""
        return str(self.link.published or self.link.stamp or "")


class Finds:
    """Collects what is new of a feed, the newest `most` pages of it: a list after the other, never all in memory."""

    def __init__(self, engine: Engine, feed: str, most: int) -> None:
        self._engine, self._feed, self._most = engine, feed, most
        self._kept: dict[str, Find] = {}
        self.named = self.found = 0

    def look(self, links: Sequence[Link]) -> None:
        """Look at what one list names."""
        unique = {link.key: link for link in reversed(links) if link.key not in self._kept}
        fresh = self._find_new(list(reversed(unique.values())))
        self.named += len(links)
        self.found += len(fresh)
        newest = sorted([*self._kept.values(), *fresh], key=lambda find: find.age, reverse=True)
        self._kept = {find.link.key: find for find in newest[: self._most]}

    @property
    def pages(self) -> tuple[Find, ...]:
        """Give the pages, the newest first."""
        return tuple(self._kept.values())

    @property
    def left(self) -> int:
        """Give how many more were new, and are left for another visit."""
        return self.found - len(self._kept)

    def _find_new(self, links: Sequence[Link]) -> list[Find]:
        """Find those that are new or were changed, with whether they were fetched before."""
        query = sa.select(seen).where(seen.c.feed == self._feed, seen.c.key.in_(sa.bindparam("keys", expanding=True)))
        keys = [link.key for link in links]
        known: dict[str, Row[Any]] = {}
        with begin(self._engine) as connection:
            for at in range(0, len(keys), PAGE):
                known |= {row.key: row for row in connection.execute(query, {"keys": keys[at : at + PAGE]})}
        fresh = []
        for link in links:
            before = known.get(link.key)
            is_left = before is not None and not before.done and before.tries < MOST_TRIES
            is_changed = before is not None and before.done and link.stamp and link.stamp != before.stamp
            if before is None or is_left or is_changed:
                fresh.append(Find(link, bool(before and before.done)))
        return fresh


def note(connection: Connection, feed: str, finds: Sequence[Find]) -> None:
    """Note that pages were named; each note counts as a try until the page is fetched."""
    for link, _ in finds:
        one = (seen.c.feed == feed) & (seen.c.key == link.key)
        values = {"stamp": link.stamp, "done": False, "at": now_written()}
        if connection.execute(sa.update(seen).where(one).values(**values, tries=seen.c.tries + 1)).rowcount == 0:
            connection.execute(seen.insert().values(feed=feed, key=link.key, **values, tries=1))
