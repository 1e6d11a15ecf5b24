"""Names in any script -> the actors that they may mean, each with what tells namesakes apart."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from pydantic import Field

from graph.actor_evidence import profile_keys
from graph.answering import actor_of_row
from graph.answers import ActorAnswer
from graph.countries import find_country
from graph.ids import fold
from graph.matching.tokens import read_name
from graph.model import Kind, Record
from graph.native import native
from graph.organizations import find_organization
from graph.profile_ids import country_id
from graph.profiles import Profile
from graph.store import Store

MOST_FOUND = 60  # candidates that are judged for one name
FUZZY_FROM = 5  # letters from which on a word may have one letter wrong
KINDS: tuple[Kind, ...] = ("person", "organization", "country", "group")
KEYED: tuple[Kind, ...] = ("person", "organization")  # the kinds whose profiles meet by keys


class Wanted(Record):
    """Whom somebody looks for: by names, by ids, of some kinds; no kind means any."""

    names: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    begins: bool = Field(default=False, description="the last word may be a beginning")


class KnownActor(Record):
    """An actor with the days of its first and last event that happened and has a date."""

    actor: ActorAnswer
    first: date | None
    last: date | None

    @property
    def spellings(self) -> tuple[str, ...]:
        """Give its names, the chief one first."""
        return tuple(dict.fromkeys((self.actor.name, *self.actor.aliases)))


def find_namesakes(store: Store, wanted: Sequence[Wanted]) -> tuple[tuple[str, ...], ...]:
    """Find the ids of the actors that each wish may mean, in the order of the wishes; raises DatabaseUnreachable, QueryTooSlow."""
    rows = [{"number": number, **_row(one)} for number, one in enumerate(wanted)]
    found = {row["number"]: tuple(row["ids"]) for row in store.read("find_namesakes", rows=rows, limit=MOST_FOUND)}
    return tuple(found.get(number, ()) for number in range(len(wanted)))


def describe_actors(store: Store, ids: Iterable[str], dated: Sequence[Kind] = KINDS) -> Mapping[str, KnownActor]:
    """Describe actors by id, those that there are; days are looked up for the kinds `dated`, a country having very many."""
    rows = store.read("describe_actors", ids=sorted(set(ids)), kinds=list(dated))
    found = [(actor_of_row(row), *(native(row["days"][0]) if row["days"] else (None, None))) for row in rows]
    return {actor.id: KnownActor(actor=actor, first=first, last=last) for actor, first, last in found}


def _row(wanted: Wanted) -> dict[str, object]:
    kinds = [kind for kind in KEYED if not wanted.kinds or kind in wanted.kinds]
    keys = {key for kind in kinds for key in profile_keys(Profile(id="", kind=kind, spellings=wanted.names))}
    spelled = [*wanted.names, *filter(None, map(_full_name, wanted.names))]
    ids = {*wanted.ids, *(country_id(found.code) for name in wanted.names if (found := find_country(name)))}
    begun = [f"{fold(name).split()[-1]}*" for name in wanted.names if wanted.begins and fold(name)]
    words = " OR ".join(dict.fromkeys([term for name in spelled for term in _terms(name)] + begun))
    return {"keys": sorted(keys), "words": words, "ids": sorted(ids), "kinds": list(wanted.kinds)}


def _full_name(words: str) -> str | None:
    """Give the name in full of an organization that is known by others too ("IAEA")."""
    found = find_organization(words)
    return found.name if found else None


def _terms(name: str) -> list[str]:
    """Give the words of a name for the full-text index: as they are and in Latin letters, long ones with a letter wrong."""
    words = dict.fromkeys((*fold(name).split(), *read_name(name).tokens))
    # Words of letters and digits alone are no operators; the names of these are in capitals.
    return [f"{word}~1" if len(word) >= FUZZY_FROM else word for word in words if word.isalnum()]
