"""Texts of event data -> a file from which those of any day are read again, and the sums of the profiles in them.

What a claim names can be told only when all of its set were read; until then claims wait here, so that memory is that of a day.
"""

import pickle
from collections.abc import Callable, Collection, Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple, Self

from graph.coded_claims import CodedExtraction, coded_fingerprint
from graph.model import Article
from graph.offline.tables import check_text
from graph.profiles import Profile
from graph.rows import Rows, rows_of
from graph.tally import Tally


class Stored(NamedTuple):
    """Where an article lies in its spool."""

    article: str
    fingerprint: str
    day: date
    claims: int
    offset: int


class Waiting(NamedTuple):
    """An article in a spool."""

    article: Article
    fingerprint: str
    rows: Rows


class Spool(NamedTuple):
    """A file of articles with what is in it."""

    path: Path
    stored: tuple[Stored, ...]
    profiles: dict[str, Profile]

    def load(self, offsets: Iterable[int]) -> list[Waiting]:
        """Read articles again."""
        with self.path.open("rb") as file:
            return [_read(file.seek, file, offset) for offset in offsets]

    def without(self, articles: Collection[int]) -> Self:
        """Leave out articles, by their offsets, and add up the profiles of the others anew."""
        kept = tuple(one for one in self.stored if one.offset not in articles)
        tally = Tally()
        for one in kept:
            tally.add_claims(self.load([one.offset])[0].rows.names)
        return self._replace(stored=kept, profiles=tally.profiles())


def _read(seek: Callable[[int], int], file: object, offset: int) -> Waiting:
    seek(offset)
    article, fingerprint, claims, names = pickle.load(file)  # type: ignore[arg-type]
    return Waiting(article, fingerprint, Rows(claims, names, []))


def write_spool(path: Path, items: Iterable[tuple[Article, CodedExtraction]]) -> Spool:
    """Write articles to a spool. Raises UnfitText."""
    tally, stored = Tally(), []
    with path.open("wb") as file:
        for article, read in items:
            check_text(f"{article.title}{article.text}")
            rows = rows_of(article, read, {}, article.publisher)
            tally.add_claims(rows.names)
            day = article.published or date.min
            fingerprint = coded_fingerprint(article, read)
            stored.append(Stored(article.id, fingerprint, day, len(rows.claims), file.tell()))
            pickle.dump((article, fingerprint, rows.claims, rows.names), file, pickle.HIGHEST_PROTOCOL)
    return Spool(path, tuple(stored), tally.profiles())


def keep_latest(spools: Iterable[Spool]) -> list[Spool]:
    """Leave out articles that come again in a later place: the last of several with one id counts."""
    kept: list[Spool] = []
    seen: set[str] = set()
    for spool in reversed(list(spools)):
        gone = set()
        for one in reversed(spool.stored):
            if one.article in seen:
                gone.add(one.offset)
            seen.add(one.article)
        kept.insert(0, spool.without(gone) if gone else spool)
    return kept
