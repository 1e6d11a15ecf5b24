"""Patterns of verbs -> patterns of their nouns: what "Chile released sailors" says, "Chile's release of sailors" says as well."""

from collections.abc import Iterable, Iterator

from graph.datafile import read_yaml_resource
from ingest.patterns import Pattern

AS_NOUN = {"subject": ("possessor", "modifier"), "object": ("of",), "object-owner": ("of-owner",)}
OF_VERBS = {"reporter", "addressee", "recipient", "clause-object", "subject-doer", "subject-owner"}  # no noun has them
UNSURE = 0.15  # how much less a noun says than its verb


def nouns_of(patterns: Iterable[Pattern]) -> Iterator[Pattern]:
    """Derive the pattern of a noun from each pattern that a verb with such a noun has, where it asks for nothing that only verbs have."""
    names: dict[str, str] = read_yaml_resource("ingest.data", "nominals.yaml")
    for pattern in patterns:
        nouns = tuple(noun for word in pattern.words for noun in names.get(word, "").split())
        if pattern.part == "verb" and nouns and _may_be_noun(pattern):
            yield _as_noun(pattern, tuple(dict.fromkeys(nouns)))


def _may_be_noun(pattern: Pattern) -> bool:
    asked = (pattern.preposition, pattern.clause, pattern.clause_object, pattern.complement, pattern.cause)
    only_verb = pattern.infinitive or pattern.prescribes or pattern.condition or pattern.tense == "future"
    places = {place for places in pattern.roles.values() for place in places}
    acts = "subject" in places and "reporter" not in places
    return acts and not any(asked) and not only_verb and pattern.negated != "yes"


def _as_noun(pattern: Pattern, nouns: tuple[str, ...]) -> Pattern:
    roles = {role: _places(places) for role, places in pattern.roles.items()}
    roles = {role: places for role, places in roles.items() if places}
    doer = next(role for role, places in pattern.roles.items() if "subject" in places)
    sided = doer == "participant"
    return pattern.model_copy(
        update={
            "rule": f"{pattern.rule}-noun",
            "part": "noun",
            "derived": True,
            "words": nouns,
            "roles": roles,
            "requires": (doer,) if pattern.object or sided else tuple(roles),
            "least": pattern.least if pattern.object or not sided else 2,
            "object": (),
            "phrase": {**pattern.phrase, "of": pattern.object} if pattern.object else pattern.phrase,
            "not_object": (),
            "not_phrase": {**pattern.not_phrase, "of": pattern.not_object}
            if pattern.not_object
            else pattern.not_phrase,
            "confidence": pattern.confidence - UNSURE,
            "finds": (),
            "ignores": (),
        }
    )


def _places(places: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(noun for place in places if place not in OF_VERBS for noun in AS_NOUN.get(place, (place,)))
