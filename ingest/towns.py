"""Entity -> town: what the language model takes for a person or a body where the words around tell a place."""

from spacy.tokens import Doc, Span

from graph.countries import country_names
from graph.ids import fold
from graph.model import Place
from ingest.places import find_place, find_within, is_state_name

LOCATING = {"in", "at", "near", "outside", "inside", "into"}  # people are seldom in, near or inside each other
LEADING = {"to", "from", "toward", "towards", "for"}
JOURNEYING = {"travel", "fly", "go", "arrive", "head", "come", "return", "drive", "sail", "depart", "leave", "move"}
MAX_WHOLE = 4  # tokens: "Democratic Republic of Congo"


def find_whole(doc: Doc, end: int) -> str | None:
    """Find the country or US state that a comma parts from a town ending at `end`: "Cartagena, Colombia", not "X, Chile's minister"."""
    if end + 1 >= len(doc) or doc[end].text != "," or not doc[end + 1].text[0].isupper():
        return None
    for last in range(min(len(doc), end + 1 + MAX_WHOLE), end + 1, -1):
        words = doc[end + 1 : last].text
        country = country_names().get(fold(words))
        if (country and country.usage in {"name", "weak"}) or is_state_name(words):
            owner = last < len(doc) and doc[last].tag_ == "POS"
            return None if owner else words
    return None


def is_town(entity: Span) -> bool:
    """Tell a town that the model takes for a person or an organization: "arrived in Santo Domingo", "flew to Cartagena, Colombia"."""
    root, first = entity.root, entity.start
    if root.dep_ != "pobj" or root.head.i != first - 1:
        return False
    preposition = root.head.lower_
    if preposition in LOCATING and entity.label_ == "PERSON" and find_town(entity).country:
        return True
    if entity.label_ == "ORG":
        return preposition == "in" and find_place(entity.text) is not None
    leading = preposition in LEADING and root.head.head.lemma_.lower() in JOURNEYING
    return (leading or preposition in LOCATING) and find_whole(entity.doc, entity.end) is not None


def find_town(span: Span) -> Place:
    """Find the place of a name in the country that the text gives it: "Kingston, Canada" is not the capital of Jamaica.

    A town that no list has lies in that country, without coordinates; a name that nobody knows is a place of no country.
    """
    name = span.text.strip().removeprefix("the ").removeprefix("The ")
    whole = find_whole(span.doc, span.end)
    within = find_within(name, whole) if whole else None
    found = within or find_place(name)
    if found is None and whole:
        country = country_names().get(fold(whole))
        return Place(name=name, country=country.code if country else "USA")
    return found or Place(name=name)
