"""Mention -> parties: whom a plural means: "the two sides", "the negotiators", "Greek and Moldovan officials"."""

from graph.ids import fold
from ingest.collectives import TWO
from ingest.nouns import load_nouns
from ingest.parties import Cast, Party, adjective_name
from ingest.pronouns import SIDES, last_pair
from ingest.scan import Mention, head_of, running_text

MAX_GAP = 3  # tokens between two members of a list: a comma, "and", "the"


def settle_plural(cast: Cast, mention: Mention) -> tuple[Party, ...]:
    """Take up a pair just named ("the two sides"), else make a group for each country that the words name."""
    noun = _noun_of(cast, mention)
    if again := _find_many_again(cast, mention, noun):
        return again
    if takes_up_two(cast, mention) and (pair := last_pair(cast, mention)):
        return pair
    if mention.form == "pronoun" or (
        noun in SIDES and _is_definite(cast, mention) and mention.name[1] - mention.name[0] == 1
    ):
        return ()
    if listed := _listed_after(cast, mention):
        return (*_homes(cast, mention, noun), *listed) if _ends_with_home(cast, mention) else listed
    name = running_text(cast.doc, mention.name)
    if len(mention.countries) < 2:
        return (_group(cast, mention, name, mention.countries),)
    return tuple(_national(cast, mention, code, noun) for code in mention.countries)


def _ends_with_home(cast: Cast, mention: Mention) -> bool:
    """Tell a list of homes, "ministers from Norway, the European Union and Kenya", from one of people, "ministers, X and Y"."""
    return any(word.lower_ == "from" for word in cast.doc[mention.name[0] : mention.name[1]])


def _homes(cast: Cast, mention: Mention, noun: str) -> tuple[Party, ...]:
    """Give who comes from the country that a list begins with: "ministers from Norway, the European Union and Kenya"."""
    return tuple(_national(cast, mention, code, noun) for code in mention.countries)


def takes_up_two(cast: Cast, mention: Mention) -> bool:
    """Tell a plural that takes up two who were just told of: "the two sides", "both leaders", "the pair"."""
    noun = _noun_of(cast, mention)
    told = {child.dep_ for child in head_of(cast.doc, mention).children if child.i >= mention.end}
    if told & {"acl", "relcl"}:
        return False  # "the leaders gathered for the summit"
    return _is_definite(cast, mention) and not mention.countries and (noun in load_nouns().pairs or noun in TWO)


def _is_definite(cast: Cast, mention: Mention) -> bool:
    return cast.doc[mention.start].lower_ in {"the", "both", "two"} or mention.form == "pronoun"


def _find_many_again(cast: Cast, mention: Mention, noun: str) -> tuple[Party, ...]:
    """Find the several groups that one plural named before: "negotiators from Norway and Kenya ... The negotiators"."""
    if mention.countries or cast.doc[mention.start].lower_ not in {"the", "these", "those"}:
        return ()
    for earlier in reversed(cast.mentions):
        told = earlier.start < mention.start and earlier.plural and earlier.form == "group"
        if told and _noun_of(cast, earlier) == noun:
            found = cast.parties_of.get(earlier, ())
            return found if len(found) > 1 else ()
    return ()


def _noun_of(cast: Cast, mention: Mention) -> str:
    """Give what a plural is of; in a list of nationalities the parser may take the first for the head, "British, French and German negotiators"."""
    head = head_of(cast.doc, mention)
    for word in cast.doc[mention.name[0] + 1 : mention.name[1]]:
        if word.lower_ in {"of", "from"}:
            return word.nbor(-1).lower_  # "Leaders of Norway, Kenya and Chad"
    return (head if head.pos_ == "NOUN" else cast.doc[mention.name[1] - 1]).lower_


def _national(cast: Cast, mention: Mention, country: str, noun: str) -> Party:
    """Give one country's share of a plural: of "the Greek and Moldovan governments" each is a body, of "officials" a group."""
    single = noun.removesuffix("s")
    if single not in load_nouns().bodies:
        return _group(cast, mention, adjective_name(country, noun), (country,))
    party = organization_named(cast, mention, adjective_name(country, single))
    party.country = country
    return party


def organization_named(cast: Cast, mention: Mention, name: str) -> Party:
    """Give the organization of a name that the article has already, else a new one."""
    same = (p for p in cast.parties if p.kind == "organization" and fold(name) in {fold(n) for n in p.names})
    return next(same, None) or cast.new_party(mention, name, "organization")


def _listed_after(cast: Cast, mention: Mention) -> tuple[Party, ...]:
    """Give the members that are listed right after a group: "the six parties, North Korea, China, ... and Japan"."""
    found: list[Party] = []
    end = mention.end
    for later in cast.mentions_near(cast.doc[mention.start]):
        between = cast.doc[end : later.start]
        if later.start < end or later.form not in {"country", "name"}:
            continue
        if later.start - end > MAX_GAP or not all(
            t.is_punct or t.lower_ in {"and", "the", "of", "America"} for t in between
        ):
            break
        found += cast.parties_of.get(later, ())
        end = later.end
    return tuple(found) if len(found) > 1 else ()


def _group(cast: Cast, mention: Mention, name: str, countries: tuple[str, ...]) -> Party:
    country = countries[0] if countries else None
    again = mention.start and cast.doc[mention.start].lower_ in {"the", "those", "these"}
    for party in reversed(cast.parties):
        same = fold(party.names[0]) == fold(name) or (again and fold(party.names[0]).split()[-1:] == [fold(name)])
        if party.kind == "group" and same and (party.country == country or None in {party.country, country}):
            return party
    party = cast.new_party(mention, name, "group")
    bare = " ".join(t.text for t in cast.doc[mention.name[0] : mention.name[1]] if not t.like_num)
    party.names += [bare] if bare and bare != name else []
    party.country = country
    return party
