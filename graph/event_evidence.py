"""Two claims of two articles -> judgement: do they tell of one happening? Type, parties, date, place and words are weighed."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from itertools import combinations
from operator import itemgetter
from typing import NamedTuple

from graph.clustering import Judgement
from graph.event_parties import Seat, weigh_parties
from graph.event_places import weigh_places
from graph.ids import SEPARATOR, digest, fold, key_joined
from graph.native import Row, native
from graph.ontology import get_event_type
from graph.votes import ONE_HAPPENING, propose
from graph.weighing import Balance

GRAINS = DAY, WEEK, QUARTER = 1, 7, 91  # days
LONG = 31  # days; what is dated more vaguely is looked up by quarters
BLOCKS = 8  # of a window that lasts for years, the first two
REPORTED = 3  # days between the reports of two undated claims of one happening, at most
PARTIES = 8  # parties of a claim that its keys combine: more make keys by the hundred and find nothing new
TOKEN = re.compile(r"[a-z0-9]+")
FEW = 3  # of people and sides, to pair with each other
SPEECH_LIKENESS = 0.12  # two speeches of one speaker to one addressee on one day that share less are two


DATES = ("start", "end")
IN_TEXT = itemgetter("start", "actor", "role")
TAKE_SEAT = itemgetter(*Seat._fields)


class Telling(NamedTuple):
    """A claim as the evidence sees it; a tuple, because event data has claims by the million.

    `coded` are claims of event data: their words are those of a code book, and one happening of three is two rows or three.
    """

    id: str
    article: str
    type: str
    published: date | None = None
    start: date | None = None
    end: date | None = None
    precision: str | None = None
    place: str | None = None
    place_country: str | None = None
    seats: tuple[Seat, ...] = ()
    words: frozenset[str] = frozenset()
    scheme: str | None = None
    """Which family of data sets coded it, None for what was read in an article."""

    @property
    def coded(self) -> bool:
        """Tell a claim of event data."""
        return self.scheme is not None

    @property
    def kin(self) -> str:
        """Give the types that can be one happening with its own, by one name."""
        return get_event_type(self.type).kin

    @property
    def window(self) -> tuple[date, date] | None:
        """Give the days on which it can have been: dated, or else the week before the report."""
        if self.start and self.end:
            return self.start, self.end
        return (self.published - timedelta(WEEK), self.published) if self.published else None

    @classmethod
    def of(cls, row: Row) -> "Telling":
        """Read the row of a claim with its names and the day that its article was published."""
        return cls.read({**row, **{key: native(row[key]) for key in DATES}}, row["names"], native(row["published"]))

    @classmethod
    def read(cls, claim: Row, names: Iterable[Row], published: date | None, with_words: bool = True) -> "Telling":
        """Read a claim with those whom it names; its words matter only where it is judged."""
        seats: dict[tuple[str, str], Seat] = {}
        for name in sorted(names, key=IN_TEXT):
            seats.setdefault((name["actor"], name["role"]), Seat(*TAKE_SEAT(name)))
        words = words_of(claim["evidence"] if with_words else ())
        when = (published, claim["start"], claim["end"], claim["precision"])
        where = (claim["place"], claim["place_country"])
        said = (claim["id"], claim["article"], claim["type"])
        return cls(*said, *when, *where, tuple(seats.values()), words, claim.get("scheme"))


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """Give the words of sentences, save short ones."""
    return frozenset([word for text in texts for word in TOKEN.findall(fold(text)) if len(word) > 3])


def vote_of(telling: Telling) -> str:
    """Compute the id that a claim proposes for its event: from what it says of it (`graph/votes.py`), or from itself where that is too little."""
    where = (telling.place, telling.place_country)
    day = str(telling.start) if telling.precision == "day" else None
    return propose(telling.type, day, telling.seats, telling.scheme, where) or digest("evt", telling.id)


def own_keys(telling: Telling) -> tuple[int, ...]:
    """Give the keys under which a claim is found: kind, two parties, time. By its vote it is found without one.

    Time is cut into days, weeks and quarters, and a claim lies in the blocks of one grain only, so that it has few keys.
    """
    return keys_of(telling.kin, _parties(telling), telling.window)


Parties = tuple[tuple[str, str | None, bool], ...]
"""Of each seat its actor, its party, and whether it is somebody by name."""


def keys_of(kin: str, parties: Parties, window: tuple[date, date] | None) -> tuple[int, ...]:
    """Give the keys of a claim of these parties on these days."""
    grain, blocks = _blocks(window)
    return tuple(
        [key_joined(f"{kin}{sides}{grain}{SEPARATOR}{block}") for sides in _pair_sides(parties) for block in blocks]
    )


def wanted_keys(telling: Telling) -> tuple[int, ...]:
    """Give the keys by which a claim finds others: of every grain, in all the days that its own blocks cover, and a day beyond.

    That makes finding mutual, whichever of two claims comes first.
    """
    grain, own = _blocks(telling.window)
    if not own:
        return ()
    cover = (own[0] * grain - 1, (own[-1] + 1) * grain)
    when = [(size, block) for size in GRAINS for block in range(cover[0] // size, cover[1] // size + 1)]
    sides = _pair_sides(_parties(telling))
    return tuple(key_joined(f"{telling.kin}{both}{grain}{SEPARATOR}{block}") for both in sides for grain, block in when)


def _parties(telling: Telling) -> Parties:
    return tuple([(seat.actor, seat.party, seat.named) for seat in telling.seats])


@lru_cache(maxsize=1 << 16)  # who deals with whom recurs
def _pair_sides(seats: Parties) -> list[str]:
    """Pair the parties: by sides, by people, and by both, for an article that gives somebody no country has fewer sides.

    A pair is written as it stands in a key, between separators.
    """
    parties = sorted({party for _, party, _ in seats if party})[:PARTIES]
    if not parties:
        return []
    people = dict(sorted((actor, party or "") for actor, party, named in seats if named)[:PARTIES])
    mixed = {
        (who, side) for who, own in sorted(people.items())[:FEW] for side in parties[:FEW] if side not in {own, who}
    }
    pairs = {*combinations(parties, 2), *combinations(sorted(people), 2), *mixed} or {(parties[0], parties[0])}
    return [f"{SEPARATOR}{one}{SEPARATOR}{other}{SEPARATOR}" for one, other in sorted(pairs)]


@lru_cache(maxsize=1 << 12)
def _blocks(window: tuple[date, date] | None) -> tuple[int, range]:
    """Give the grain, in days, of the blocks that a claim of these days lies in, and their numbers; none where it has no time."""
    if window is None:
        return DAY, range(0)
    first, last = window[0].toordinal(), window[1].toordinal()
    grain = _grain(last - first + 1)
    return grain, range(first // grain, last // grain + 1)[:BLOCKS]


def _grain(days: int) -> int:
    return DAY if days == 1 else WEEK if days <= LONG else QUARTER


def judge_tellings(left: Telling, right: Telling) -> Judgement | None:
    """Judge whether two claims tell of one happening; None where their types or parties leave no doubt that they do not."""
    if left.kin != right.kin:
        return None
    balance = Balance("events")
    balance.add("base")
    _weigh_types(left, right, balance)
    _weigh_articles(left, right, balance)
    if not weigh_parties(left.seats, right.seats, balance):
        return None
    _weigh_times(left, right, balance)
    weigh_places((left.place, left.place_country), (right.place, right.place_country), balance)
    shared = {seat.actor for seat in left.seats} & {seat.actor for seat in right.seats}
    if len(shared) == 1 and not (left.place and right.place) and not _is_one_journey(left, right, shared):
        balance.add("alone", next(seat.name for seat in left.seats if seat.actor in shared))
    _weigh_words(left, right, balance)
    return balance.judge()


def _is_one_journey(left: Telling, right: Telling, shared: set[str]) -> bool:
    """Tell whether one person is the visitor of both on one day: nobody comes to one country twice on a day, whoever of it is named as host."""
    if not (
        left.type == right.type == "visit" and left.precision == right.precision == "day" and left.start == right.start
    ):
        return False
    hosts = [{seat.side for seat in telling.seats if seat.role == "host"} - {None} for telling in (left, right)]
    comes = [
        {seat.actor for seat in telling.seats if seat.role == "visitor" and seat.kind == "person"}
        for telling in (left, right)
    ]
    return bool(hosts[0] & hosts[1] and comes[0] & comes[1] & shared)


def rank_telling(telling: Telling) -> tuple[object, ...]:
    """Rank a claim as the centre of its cluster: of an article, dated to the day, most people and bodies by name and side, placed.

    Rows tell a meeting of three by pairs, which resemble the article that tells of it and not each other.
    """
    known = sum(seat.named and seat.country is not None for seat in telling.seats)
    return (telling.coded, telling.precision != "day", -known, -len(telling.seats), telling.place is None)


def _weigh_articles(left: Telling, right: Telling, balance: Balance) -> None:
    """Weigh that one article tells of both, as two; and of rows of one family, which are one happening where they propose one event, in whichever set."""
    if left.coded and right.coded and left.type == right.type and vote_of(left) == vote_of(right):
        balance.add("coded_alike")
    elif left.article == right.article or (left.scheme == right.scheme and left.scheme in ONE_HAPPENING):
        balance.add("one_data_set" if left.coded else "one_article")


def _weigh_types(left: Telling, right: Telling, balance: Balance) -> None:
    if left.type == right.type:
        balance.add("same_type", left.type)
    else:
        balance.add("near_type", *sorted((left.type, right.type)))


def _weigh_times(left: Telling, right: Telling, balance: Balance) -> None:
    if not (left.start and left.end and right.start and right.end):
        _weigh_reports(left, right, balance)
        return
    gap = max((max(left.start, right.start) - min(left.end, right.end)).days, 0)
    exact = left.precision == "day" == right.precision and left.start == left.end and right.start == right.end
    spans = [_span(left), _span(right)]
    if gap == 0:
        balance.add("same_day", spans[0]) if exact else balance.add("within", *sorted(spans))
    elif gap == 1:
        balance.add("next_day")
    elif exact:
        balance.add("days_apart", gap)
    else:
        balance.add("dates_exclude", *sorted(spans))


def _span(telling: Telling) -> str:
    return f"{telling.start}" if telling.start == telling.end else f"{telling.start} to {telling.end}"


def _weigh_reports(left: Telling, right: Telling, balance: Balance) -> None:
    """Weigh a missing date: what is reported within days of each other can be one."""
    windows = [left.window, right.window]
    if windows[0] is None or windows[1] is None:
        balance.add("never_dated")
        return
    days = [telling.published or window[1] for telling, window in zip((left, right), windows, strict=True) if window]
    apart = abs((days[0] - days[1]).days)
    near = apart <= REPORTED and windows[0][0] <= windows[1][1] and windows[1][0] <= windows[0][1]
    together = "reported_together" if apart else "reported_at_once"
    balance.add(together if near else "reported_apart", apart)


def _weigh_words(left: Telling, right: Telling, balance: Balance) -> None:
    """Weigh the words of the sentences, which those of a code book say nothing about; speeches of other words are others, even of one day."""
    if left.coded != right.coded:
        return
    smaller = min(len(left.words), len(right.words))
    if not smaller:
        return
    shared = len(left.words & right.words) / len(left.words | right.words)
    if shared >= 0.4:
        balance.add("like_words", round(shared * 100))
    elif shared >= 0.2:
        balance.add("some_words", round(shared * 100))
    elif shared < SPEECH_LIKENESS and get_event_type(left.type).family == "speech":
        balance.add("other_subject")
    elif shared < 0.05:
        balance.add("unlike_words")
