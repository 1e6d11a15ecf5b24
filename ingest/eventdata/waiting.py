"""Rows of event data -> texts as they wait in a spool: what `ingest.eventdata.articles` makes of them, with each kind of claim and each seat made once."""

from datetime import date

from graph.coded_claims import CodedSpan, fingerprint_of, said_of
from graph.model import Article, When
from graph.offline.spool import Alike, Entry, Waiting
from graph.profile_ids import era_of
from graph.rows import claim_row, party_of, seat_row
from ingest.eventdata.articles import actor_of, article_of, claim_id, claim_of, happenings, rule_of, seat_of
from ingest.eventdata.records import CodedEvent, CodedParticipant, CodedParty

NOWHERE = CodedSpan(0, 0, "")
ANY_DAY = When(
    start=date.min, end=date.min, precision="day", text=""
)  # the writer of tables puts in the day of the text


class WaitingRoom:
    """Makes texts of rows, and remembers what they say alike."""

    def __init__(self) -> None:
        self.alike = Alike.nothing()
        self._kinds: dict[tuple[object, ...], int] = {}
        self._said: list[str] = []  # of each kind what a fingerprint takes from it
        self._seats: dict[tuple[str | None, int | None], dict[CodedParticipant, int]] = {}  # by publisher and decade
        self._takers: list[tuple[str, int]] = []  # of each seat the name, and the number of its party
        self._parties: dict[CodedParty, int] = {}
        self._spelt: list[
            tuple[str, str]
        ] = []  # of each party how a fingerprint spells it, before and after its number in a text

    def enter(self, events: list[CodedEvent]) -> Waiting:
        """Make the text of some rows of one day."""
        article = article_of(events)
        seats = self._seats.setdefault((article.publisher, era_of(article.published)), {})
        entries: list[Entry] = []
        for happening, rows in happenings(events).items():
            first = events[rows[0]]
            taken = self._take(first.participants, seats, article)
            places = tuple([first.text.find(self._takers[seat][0]) for seat in taken])
            kinds = tuple([self._kind(events[row]) for row in rows])
            entries.append((claim_id(article.id, happening), tuple(rows), kinds, taken, places))
        return Waiting(article, self._fingerprint(article, entries), entries)

    def _fingerprint(self, article: Article, entries: list[Entry]) -> str:
        parties = dict.fromkeys([self._takers[seat][1] for entry in entries for seat in entry[3]])
        spelt = [self._spelt[party] for party in parties]
        actors = [f"{before}{number}{after}" for number, (before, after) in enumerate(spelt, 1)]
        return fingerprint_of(article, actors, [entry[0] + self._said[entry[2][0]] for entry in entries])

    def _kind(self, event: CodedEvent) -> int:
        """Give the number of the kind of claim that a row begins."""
        key = (event.source.family, event.type, event.plover, event.cameo, event.status, event.place, event.topics)
        known = self._kinds.get(key)
        if known is None:
            known = self._kinds[key] = len(self._kinds)
            claim = claim_of("", event, (), (), ANY_DAY)
            self.alike.kinds.append((claim_row("", claim), rule_of(event)))
            self._said.append(said_of(claim.plover, claim.cameo, claim.confidence, claim.place))
        return known

    def _take(
        self, participants: tuple[CodedParticipant, ...], seats: dict[CodedParticipant, int], article: Article
    ) -> tuple[int, ...]:
        """Give the numbers of the seats of parties in their roles."""
        try:
            return tuple([seats[one] for one in participants])
        except KeyError:
            for one in participants:
                if one not in seats:
                    seats[one] = self._add_seat(one, article)
            return self._take(participants, seats, article)

    def _add_seat(self, participant: CodedParticipant, article: Article) -> int:
        role, party = participant
        actor = actor_of(party, 1)
        owner = party_of(actor, article.publisher or article.id, article.published, {})
        self.alike.seats.append(seat_row(owner, seat_of(role, party, actor, NOWHERE)))
        self._takers.append((party.name, self._party(party)))
        return len(self._takers) - 1

    def _party(self, party: CodedParty) -> int:
        known = self._parties.get(party)
        if known is None:
            known = self._parties[party] = len(self._parties)
            before, _, after = repr(actor_of(party, 1)).partition("a1")
            self._spelt.append((f"{before}a", after))
        return known
