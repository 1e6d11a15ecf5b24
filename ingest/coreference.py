"""Parties -> parties: settle what only describes: "the Syrian general", "his counterpart", "he", "the two sides", "we"."""

import re
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from graph.bodies import body_ending, body_leading
from graph.ids import fold
from graph.organizations import find_organization
from ingest.comments import claim_comments, speaker_of_comments
from ingest.grammar import VOICES
from ingest.introductions import find_introduced
from ingest.mentions import SPEAKER
from ingest.nouns import load_nouns
from ingest.offices import TitlePhrase
from ingest.parties import NEAR, Cast, Party
from ingest.plurals import organization_named, settle_plural, takes_up_two
from ingest.pronouns import last_organization, last_pair, settle_pronoun
from ingest.scan import Mention, head_of, running_text
from ingest.titles import find_sector
from ingest.wordlists import words

# "The UN chief" is whom the article named as its secretary-general.
CHIEFS = {"chief", "head", "leader", "boss"}
HEADS_OF_BODIES = CHIEFS | {"secretary-general", "secretary general", "director-general", "director general", "president", "chairman", "chairwoman",
                            "chairperson", "managing director", "high commissioner"}  # fmt: skip
PERSONAL = {"he", "she"}
OPEN_NOUNS = words("open_nouns")
SENT = {"envoy", "emissary"}  # whom a state sends may hold any office in it


def settle_descriptions(cast: Cast) -> None:
    """Bind every descriptive mention that the text settles; the rest become parties of their own or stay open."""
    waiting: list[Mention] = []
    deferred: list[Mention] = []
    for mention in cast.mentions:
        if mention in cast.parties_of:
            if waiting and (owner := speaker_of_comments(cast, mention)):
                claim_comments(cast, owner, mention, waiting)
        elif _is_after_open(cast, mention, waiting):
            deferred.append(mention)
        elif found := _settle(cast, mention):
            cast.bind(mention, *found)
        elif mention.form == "title" and not mention.plural:
            waiting.append(mention)
    _settle_unnamed(cast, waiting, deferred)
    for party in cast.parties:
        if party.kind == "person" and party.country is None:
            party.country = _home_of(party)


def _settle_unnamed(cast: Cast, waiting: list[Mention], deferred: list[Mention]) -> None:
    """Make those whom no name has claimed parties of their own, then bind what takes them up."""
    for mention in waiting:
        if mention not in cast.parties_of:
            _open_party(cast, mention)
    for mention in (*waiting, *deferred):
        if mention not in cast.parties_of and (found := _find_again(cast, mention) or _settle(cast, mention)):
            cast.bind(mention, *found)


def _is_after_open(cast: Cast, mention: Mention, waiting: list[Mention]) -> bool:
    """Tell what may take up somebody whom no name has claimed yet: "he" after "a Kenyan official", "the two ministers"."""
    if not waiting or cast.sentence[mention.start] - cast.sentence[waiting[-1].start] > 1:
        return False
    if mention.plural:
        return takes_up_two(cast, mention) and not last_pair(cast, mention)
    if mention.form != "pronoun" or cast.doc[mention.start].lower_ not in PERSONAL or not cast.is_subject(waiting[-1]):
        return False
    return cast.doc[waiting[-1].start].lower_ in {"a", "an", "another"}  # "the Kenyan diplomat" may well have a name


def _find_again(cast: Cast, mention: Mention) -> tuple[Party, ...]:
    """Find the unnamed official whom the article told of before by the same noun: "the official", "his counterpart"."""
    if mention.form != "title" or mention.plural or cast.doc[mention.start].lower_ in {"a", "an", "another"}:
        return ()
    heads = _heads(cast.doc, mention)
    for earlier in reversed(cast.mentions):
        own = cast.parties_of.get(earlier, ()) if earlier.start < mention.start and earlier.form == "title" else ()
        if len(own) == 1 and own[0].kind == "group" and own[0].is_individual and _heads(cast.doc, earlier) == heads:
            return own if not mention.countries or own[0].country == mention.countries[0] else ()
    return ()


def _settle(cast: Cast, mention: Mention) -> tuple[Party, ...]:
    if mention.form == "pronoun":
        return settle_pronoun(cast, mention)
    if mention.form == "generic":
        return last_organization(cast, mention)
    if mention.plural:
        return settle_plural(cast, mention)
    if mention.form == "title":
        person = _find_titled(cast, mention)
        return (person,) if person else ()
    return ()


def _heads(doc: Doc, mention: Mention) -> set[str]:
    """Give the title words of a mention, folded: "brigadier general", or the bare noun where there is no title."""
    if mention.titles:
        return {fold(doc[t.head.start : t.head.end].text) for t in mention.titles}
    return {head_of(doc, mention).lower_}


def _is_compatible(cast: Cast, party: Party, mention: Mention) -> bool:
    """Tell whether a person can be the one described: country and title must agree, unknown agrees with neither."""
    country = mention.countries[0] if mention.countries else None
    home = party.country or _home_of(party)
    if country and home and country != home:
        return False
    bodies, theirs = _bodies(mention.titles), _bodies(party.titles)
    if bodies and theirs and not bodies & theirs:
        return False
    wanted = _heads(cast.doc, mention)
    held = {fold(cast.doc[t.head.start : t.head.end].text) for t in party.titles}
    if wanted & OPEN_NOUNS:
        return bool(country and home == country) or bool(bodies & theirs)
    chiefs = wanted & CHIEFS and held & HEADS_OF_BODIES and bodies & theirs
    within = any(
        " " in w and w in fold(t.text(cast.doc)) for w in wanted for t in party.titles
    )  # "Supreme Leader Ayatollah"
    if chiefs or within or any(w == h or h.endswith(" " + w) or w.endswith(" " + h) for w in wanted for h in held):
        return True
    if wanted & SENT:
        return bool(country and home == country)
    military = all(find_sector(w) == "MIL" for w in wanted)
    ranked = any(t.head.title.sector == "MIL" for t in party.titles)
    return military and ranked and bool(country) and home == country and _all_ranks(mention)


def _home_of(party: Party) -> str | None:
    """Give the country that a person's titles tell by themselves: only one country has a Deputy Secretary of State."""
    return next((t.head.title.country for t in party.titles if t.head.title.country), None)


def _bodies(titles: Iterable[TitlePhrase]) -> set[str]:
    return {fold(title.organization) for title in titles if title.organization}


def _all_ranks(mention: Mention) -> bool:
    return all(title.head.title.kind == "rank" for title in mention.titles)


def _people_before(cast: Cast, mention: Mention) -> Iterator[Party]:
    """Yield people named before a mention, the most recently named first."""
    seen: set[int] = set()
    for earlier in reversed(cast.mentions):
        if earlier.start >= mention.start:
            continue
        for party in cast.parties_of.get(earlier, ()):
            if party.kind == "person" and id(party) not in seen:
                seen.add(id(party))
                yield party


def _people_soon_after(cast: Cast, mention: Mention) -> Iterator[Party]:
    here = cast.sentence[mention.start]
    for later in cast.mentions:
        if 0 < cast.sentence[later.start] - here <= NEAR and later.form == "name":
            yield from (p for p in cast.parties_of.get(later, ()) if p.kind == "person" and p.mentions[0] is later)


def _find_titled(cast: Cast, mention: Mention) -> Party | None:
    if mention.start and cast.doc[mention.start - 1].lower_ == "as":
        near = [p for p in _people_before(cast, mention) if _is_near(cast, p, mention)]
        return next((p for p in near if any(cast.is_subject(m) for m in p.mentions)), next(iter(near), None))
    first = cast.doc[mention.start]
    indefinite = first.lower_ in {"a", "an", "another"}
    if not indefinite:
        fitting = (party for party in _people_before(cast, mention) if _is_compatible(cast, party, mention))
        latest = next(fitting, None)
        home = _home_of_speaker(cast, mention) if latest and not mention.countries else None
        if latest:
            return latest if home in {None, latest.country} else next((p for p in fitting if p.country == home), latest)
    for party in _people_soon_after(cast, mention):
        if party.titles and _is_compatible(cast, party, mention):
            return party
    found = find_introduced(cast, mention)
    if found or indefinite:
        return found
    return _find_holder(cast, mention) or _find_untitled(cast, mention) or _find_only_holder(cast, mention)


def _home_of_speaker(cast: Cast, mention: Mention) -> str | None:
    """Find the country of who speaks of "the president": a White House spokesman speaks of the American one."""
    for verb in cast.doc[mention.start].ancestors:
        for subject in (child for child in verb.children if child.dep_ == "nsubj" and child.i < mention.start):
            said = cast.mention_at.get(subject.i)
            if said and said is not mention and said.countries:
                return said.countries[0]
    return None


def _find_holder(cast: Cast, mention: Mention) -> Party | None:
    """Find who is named anywhere later in the article as holding the very office: "the president of Georgia" is one person."""
    heads = {(t.head.title.office, t.country) for t in mention.titles if t.head.title.kind == "office" and t.country}
    for party in cast.parties:
        held = {(t.head.title.office, t.country or party.country) for t in party.titles} | {
            (party.office, party.country)
        }
        if party.kind == "person" and heads & held:
            return party
    return None


def _find_only_holder(cast: Cast, mention: Mention) -> Party | None:
    """Find the one person of the whole article who can hold the office described, however far on the name comes."""
    if not any(t.head.title.kind == "office" for t in mention.titles):
        return None
    people = [p for p in cast.parties if p.kind == "person" and p.titles and not _stands_across(cast, p, mention)]
    fitting = [p for p in people if _is_compatible(cast, p, mention)]
    return fitting[0] if len(fitting) == 1 else None


def _stands_across(cast: Cast, party: Party, mention: Mention) -> bool:
    """Tell who is first named behind the verb of the same sentence: "Japan's foreign minister met Foreign Minister X" tells of two."""
    named = party.mentions[0]
    between = cast.doc[mention.end : named.start]
    same = cast.sentence[named.start] == cast.sentence[mention.start]
    return same and any(word.pos_ in {"VERB", "AUX"} for word in between)


def _find_untitled(cast: Cast, mention: Mention) -> Party | None:
    """Find who holds the office of a country of which one person is named, without a title: "his Iranian counterpart, X"."""
    offices = [t for t in mention.titles if t.head.title.kind == "office" and t.country]
    people = [p for p in _people_before(cast, mention) if offices and p.country == offices[0].country]
    return people[0] if len(people) == 1 and not people[0].titles and not people[0].office else None


def _is_near(cast: Cast, party: Party, mention: Mention) -> bool:
    """Tell whether a person of an agreeing country is named in the mention's own sentence ("X, in Asia as Secretary of State")."""
    here = cast.sentence[mention.start]
    agrees = not mention.countries or party.country in {None, mention.countries[0]}
    return agrees and any(cast.sentence[m.start] == here and m.start < mention.start for m in party.mentions)


def _open_party(cast: Cast, mention: Mention) -> None:
    """Make an official whom the article never names a party of the article alone."""
    body = next((t.organization for t in mention.titles if t.organization and t.head.title.title in VOICES), None)
    served = next((t.organization for t in mention.titles if t.organization), None)
    if body:
        cast.bind(mention, organization_named(cast, mention, body))
        return
    name = running_text(cast.doc, mention.name)
    known = served and (
        find_organization(served) or find_organization(re.split("['’]s ", served)[0].removeprefix("the "))
    )
    if mention.countries or known or body_leading(name) or body_ending(name) or _speaks_for_many(cast, mention):
        same = next((p for p in cast.parties if not p.proper and fold(p.names[0]) == fold(name)), None)
        cast.bind(mention, same or cast.new_party(mention, name, "group"))


def _speaks_for_many(cast: Cast, mention: Mention) -> bool:
    """Tell a spokesman of people of no state: "a spokesman for the rebels"."""
    voice = any(t.head.title.title in VOICES for t in mention.titles)
    return voice and cast.doc[mention.end - 1].lower_ in load_nouns().groups


def settle_speakers(cast: Cast, spoken: Iterable[tuple[int, int, Party]]) -> None:
    """Bind "I" and "we" inside quoted tokens [start, end) to the speaker, "our country" included."""
    for start, end, speaker in spoken:
        for mention in cast.mentions:
            if start <= mention.start < end and mention.form == "pronoun" and cast.doc[mention.start].lower_ in SPEAKER:
                cast.bind(mention, speaker)
