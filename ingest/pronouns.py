"""Pronouns -> whom they mean: "he", "they", "it", "their", and the bare nouns that work like them ("the group")."""

from collections.abc import Collection, Iterator

from spacy.tokens import Token

from ingest.grammar import iter_subjects
from ingest.mentions import FEMALE, NEUTER, PLURAL, SPEAKER
from ingest.parties import NEAR, Cast, Party
from ingest.scan import Mention, head_of
from ingest.wordlists import words

STATES = {"countries", "nations", "states", "neighbours", "neighbors", "governments"}
SIDES_REACH = 6  # sentences: a report of two sides keeps to them
MANY = {"country", "organization", "group"}
SIDES = {"sides", "parties", "groups", "factions"}  # of states, bodies or groups rather than of people
BODIES = {"country", "organization"}
REACH = 3  # sentences: a pronoun further from its name than this stays open
MINDED = words("minded")
OBJECTIVE = {"him", "her", "them"}


def last_pair(cast: Cast, mention: Mention) -> tuple[Party, ...]:
    """Give the two people, else the two countries, that were last named together; "both countries" are never people."""
    here = cast.sentence[mention.start]
    noun = cast.doc[mention.end - 1].lower_
    states = noun in STATES
    if noun in SIDES and (joined := _last_joined(cast, mention, MANY)):
        return joined
    if noun in SIDES - {"sides"}:
        return ()
    for kind in ("country",) if states else ("person", "country"):
        recent: list[Party] = []
        for earlier in reversed(cast.mentions):
            if earlier.start >= mention.start or here - cast.sentence[earlier.start] > NEAR or len(recent) == 2:
                continue
            for party in cast.parties_of.get(earlier, ()):
                fits = party.kind == kind or (kind == "person" and party.is_individual)
                if fits and party not in recent and earlier.form != "adjective":
                    recent.append(party)
        if len(recent) == 2 and recent[0].country != recent[1].country:
            return tuple(reversed(recent))
    return () if states else _last_joined(cast, mention, MANY)


def _last_joined(cast: Cast, mention: Mention, kinds: Collection[str]) -> tuple[Party, ...]:
    """Give the two sides that acted together or stood against each other last: "the government and the rebels", "between Chile and Peru"."""
    here = cast.sentence[mention.start]
    reach = SIDES_REACH if cast.doc[mention.end - 1].lower_ == "sides" else NEAR
    for earlier in reversed(cast.mentions):
        if earlier.start >= mention.start or earlier.form == "pronoun" or here - cast.sentence[earlier.start] > reach:
            continue
        own = cast.parties_of.get(earlier, ())
        head = cast.doc[earlier.name[0] : earlier.name[1]].root
        if len(own) == 1 and head.dep_ == "conj" and len(head.conjuncts) == 1 and _is_side(head.head):
            own = (*cast.at(head.head), *own)
        if len(own) == 2 and own[0] is not own[1] and {party.kind for party in own} <= set(kinds):
            return own
    return ()


def _is_side(token: Token) -> bool:
    return token.dep_ in {"nsubj", "nsubjpass"} or (token.dep_ == "pobj" and token.head.lower_ == "between")


def settle_pronoun(cast: Cast, mention: Mention) -> tuple[Party, ...]:
    """Find whom a pronoun means; none where the text does not tell."""
    word = cast.doc[mention.start].lower_
    if word in SPEAKER:
        return ()
    if word in NEUTER:
        return _settle_neuter(cast, mention)
    if word == "their":
        return _nearest_owner(cast, mention)
    if word in PLURAL:
        return _settle_many(cast, mention, word)
    person = _salient_person(cast, mention, female=word in FEMALE)
    return (person,) if person else ()


def _settle_many(cast: Cast, mention: Mention, word: str) -> tuple[Party, ...]:
    """Find whom "they", "them" or "both" mean: who is speaking, the two that were last named, or the only group."""
    if word not in {"they", "both", "them"}:
        return ()
    many = _speaking_many(cast, mention) if word == "they" else _done_to_many(cast, mention) if word == "them" else ()
    return many or last_pair(cast, mention) or (() if word == "both" else _only_many(cast, mention))


def _settle_neuter(cast: Cast, mention: Mention) -> tuple[Party, ...]:
    """Find which state or body "it" means: the subject of a clause above, else the subject of the sentence before."""
    token = cast.doc[mention.start]
    if _is_expletive(token):
        return ()
    for verb in token.ancestors:
        for subject in _subjects(verb):
            if subject.i < token.i and (found := _bodies_at(cast, subject)):
                return found
    if fronted := _fronted(cast, mention):
        return fronted
    opening = token.dep_ in {"nsubj", "nsubjpass", "poss"} and not any(
        cast.sentence[m.start] == cast.sentence[token.i] and m.start < token.i and m.kind in BODIES
        for m in cast.mentions_near(token)
    )
    if opening and token.sent.start:
        before = cast.doc[token.sent.start - 1].sent.root
        for subject in _subjects(before):
            if found := _bodies_at(cast, subject):
                return found
    return ()


def _fronted(cast: Cast, mention: Mention) -> tuple[Party, ...]:
    """Find the one body in the phrase before a main clause: "in the report published by the ministry, it accuses ..."."""
    token = cast.doc[mention.start]
    if token.dep_ != "nsubj" or token.head.dep_ != "ROOT":
        return ()
    before = [m for m in cast.mentions_near(token) if m.start < token.i and m.form != "adjective"]
    found = {party for m in before for party in cast.parties_of.get(m, ()) if party.kind in BODIES}
    bodies = [party for party in found if party.kind == "organization"] or list(found)
    return tuple(bodies) if len(bodies) == 1 and not any(cast.is_subject(m) for m in before) else ()


def last_organization(cast: Cast, mention: Mention) -> tuple[Party, ...]:
    """Find the organization that was named last before "the group", at most REACH sentences ago."""
    here = cast.sentence[mention.start]
    for earlier in reversed(cast.mentions):
        near = earlier.start < mention.start and here - cast.sentence[earlier.start] <= REACH and earlier.form == "name"
        if near and (found := tuple(p for p in cast.parties_of.get(earlier, ()) if p.kind == "organization")):
            return found
    return ()


def _nearest_owner(cast: Cast, mention: Mention) -> tuple[Party, ...]:
    """Find whose "their" is: the state, body or group named last before it in its sentence."""
    before = [
        m for m in cast.mentions_near(cast.doc[mention.start]) if m.start < mention.start and m.form != "adjective"
    ]
    for earlier in reversed(before):
        if found := tuple(p for p in cast.parties_of.get(earlier, ()) if p.kind != "person"):
            return found
    return ()


def _speaking_many(cast: Cast, mention: Mention) -> tuple[Party, ...]:
    """Find which bodies, states or groups "they" means in their own statement ("Chile and Peru said that they had ...")."""
    for verb in cast.doc[mention.start].ancestors:
        for subject in _subjects(verb):
            found = [p for t in (subject, *subject.conjuncts) for p, _ in cast.stands_for(t) if p.kind != "person"]
            if subject.i < mention.start and found:
                return tuple(dict.fromkeys(found))
    return ()


def _done_to_many(cast: Cast, mention: Mention) -> tuple[Party, ...]:
    """Find the group to whom something was done before in the sentence: "arrested four officers, releasing them later"."""
    for earlier in reversed(cast.mentions_near(cast.doc[mention.start])):
        if (
            earlier.start < mention.start
            and earlier.plural
            and head_of(cast.doc, earlier).dep_ in {"dobj", "nsubjpass"}
        ):
            return tuple(party for party in cast.parties_of.get(earlier, ()) if party.kind == "group")
    return ()


def _only_many(cast: Cast, mention: Mention) -> tuple[Party, ...]:
    """Find the one group that acted before in its sentence or the one before, where nothing else could be "they"."""
    here, token = cast.sentence[mention.start], cast.doc[mention.start]
    found = [
        (earlier, party)
        for earlier in cast.mentions
        if earlier.plural and earlier.start < mention.start and here - cast.sentence[earlier.start] <= 1
        for party in cast.parties_of.get(earlier, ())
    ]
    if len({id(party) for _, party in found}) != 1 or found[0][1].kind != "group" or token.dep_ == "nsubjpass":
        return ()
    return (found[0][1],) if any(cast.is_subject(earlier) for earlier, _ in found) else ()


def _subjects(verb: Token) -> Iterator[Token]:
    return (child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"})


def _bodies_at(cast: Cast, token: Token) -> tuple[Party, ...]:
    return tuple(party for party, _ in cast.stands_for(token) if party.kind in BODIES)


def _is_expletive(token: Token) -> bool:
    """Tell "it is important that ..." from an "it" that means something."""
    verb = token.head
    if token.dep_ == "expl":
        return True
    clause = any(child.dep_ in {"ccomp", "xcomp", "advcl", "csubj"} for child in verb.children)
    if any(child.dep_ == "acomp" and child.lemma_ in MINDED for child in verb.children):
        return False
    weak = verb.lemma_ in {"be", "seem", "appear", "take", "remain", "become"}
    return weak and clause and any(child.dep_ in {"acomp", "attr", "oprd", "dobj"} for child in verb.children)


def _salient_person(cast: Cast, mention: Mention, female: bool) -> Party | None:
    """Find whom "he" means: the nearest earlier subject who is a person, sentence by sentence; else the nearest person."""
    here, barred = cast.sentence[mention.start], _barred(cast, mention)
    for distance in range(REACH + 1):
        people = [
            (m, p)
            for m in cast.mentions
            if m.start < mention.start and cast.sentence[m.start] == here - distance
            for p in cast.parties_of.get(m, ())
            if p.is_individual and not (female and _is_male(cast, p)) and p not in barred
        ]
        subjects = [p for m, p in people if cast.is_subject(m)]
        if subjects or people:
            return (subjects or [p for _, p in people])[-1]
    return None


def _barred(cast: Cast, mention: Mention) -> tuple[Party, ...]:
    """Give whom "him" or "her" cannot mean: the subject of the verb above it ("Otieno invited her")."""
    token = cast.doc[mention.start]
    if token.dep_ == "nsubj" and token.tag_ == "PRP":
        return _told(cast, token)
    if token.lower_ not in OBJECTIVE or token.tag_ == "PRP$":
        return ()
    verbs = [t for t in token.ancestors if t.pos_ in {"VERB", "AUX"}]
    verbs = verbs[:1] if verbs and any(_subjects(verbs[0])) else verbs[:2]
    return tuple(p for verb in verbs for subject in iter_subjects(verb) if subject != token for p in cast.at(subject))


def _told(cast: Cast, pronoun: Token) -> tuple[Party, ...]:
    """Give whom "she" cannot mean: the object of her own verb, by name or by country ("she urged the Kenyan leader")."""
    others = [cast.mention_at[c.i] for c in pronoun.head.children if c.dep_ == "dobj" and c.i in cast.mention_at]
    codes = {code for m in others if m.form == "title" and not m.plural for code in m.countries}
    named = (party for m in others for party in cast.parties_of.get(m, ()))
    return (*named, *(p for p in cast.parties if codes and p.kind == "person" and p.country in codes))


def _is_male(cast: Cast, party: Party) -> bool:
    words = {cast.doc[m.start].lower_.rstrip(".") for m in party.mentions}
    return bool(words & {"mr", "he", "his", "him", "king", "prince", "sheikh", "sir"})
