"""Rewrite app/data/acts.json, the verbs by which texts are read and questions may be too, from ingest/data/patterns.

    python -m tools.acts

A question has no parse, so that only patterns go over that say what they mean by a verb and its thing ("broke its promise") or its party
alone ("assails Kenya"); they are read where the lists of questions do not know the verb.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from app.ask.acts import DOERS
from app.ask.lexicon import load_terms, stem
from app.ask.sorts import HEAD
from ingest.patterns import Pattern, load_patterns

TARGET = Path(__file__).resolve().parent.parent / "app" / "data" / "acts.json"
BEARERS = ("target", "participant", "host", "appointee")
BORNE = {
    "appointment",
    "concession",
    "coercion",
    "sanction",
    "aid",
}  # by the people who are its object; troops that are sent do not bear it
OPEN = {"ban", "membership"}  # of which other words say what kind of thing they are
PEOPLE = {"appointment"}  # what is done to people and to no state
SAID_BESIDES = (
    "phrase", "clause", "condition", "preposition", "governor", "complement", "cause", "infinitive", "abroad", "only_people", "only_bodies",
)  # fmt: skip


def collect(patterns: Iterable[Pattern]) -> Iterator[dict[str, object]]:
    """Give the verbs of each pattern that needs nothing else, with the things or the sorts of parties that they are done to."""
    for pattern in patterns:
        if not _is_plain(pattern):
            continue
        entry: dict[str, object] = {"type": pattern.type, "verbs": list(pattern.words)}
        things = [
            word
            for word in pattern.object
            if word not in OPEN and (pattern.type not in BORNE or not _names_people(word))
        ]
        if things:
            yield entry | {"objects": things}
        if pattern.type in BORNE and any(map(_names_people, pattern.object)):
            yield entry | {"parties": ["people"]}
        elif not pattern.object and any("object" in pattern.roles.get(role, ()) for role in BEARERS):
            states = [] if pattern.type in PEOPLE else ["country", "organization"]
            yield entry | {"parties": [*states, "people", "name"]}


def _names_people(word: str) -> bool:
    return any(term.sort in HEAD for term in load_terms().get(stem(word), ()))


def _is_plain(pattern: Pattern) -> bool:
    """Tell a verb whose subject does it, whatever else stands in the sentence, whenever it is told, and whoever tells it."""
    done = pattern.part == "verb" and any("subject" in pattern.roles.get(role, ()) for role in DOERS)
    told = pattern.tense != "future" and pattern.negated != "yes" and pattern.status in {None, "happened"}
    return done and told and pattern.least < 3 and not any(getattr(pattern, name) for name in SAID_BESIDES)


def write() -> str:
    """Write the file as it must stand."""
    entries = ",\n".join(f"  {json.dumps(entry)}" for entry in collect(load_patterns()))
    return f'{{"generated": "by tools/acts.py from ingest/data/patterns",\n"acts": [\n{entries}\n]}}\n'


if __name__ == "__main__":
    TARGET.write_text(write(), encoding="utf-8")
