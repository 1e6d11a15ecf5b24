"""Entity -> town: what the language model takes for a person or a body where the words around tell a place."""

from spacy.tokens import Doc, Span

from graph.countries import country_names, get_country
from graph.ids import fold
from graph.model import Place
from ingest.places import find_place, find_within, is_state_name
from ingest.wordlists import words

LOCATING = {"in", "at", "near", "outside", "inside", "into"}  # people are seldom in, near or inside each other
LEADING = {"to", "from", "toward", "towards"}
JOURNEYING = words("journeying") | {"depart", "leave", "move"}
MAX_WHOLE = 4  # tokens: "Democratic Republic of Congo"
MAX_TOWNS = 4  # named one after the other before their country
SETTLEMENTS = {"capital", "city", "town", "village", "port", "province", "region", "district"}


def find_whole(doc: Doc, end: int) -> str | None:
    """Find the country or US state that follows a town ending at `end`, beside it or behind more of its towns.

    "Cartagena, Colombia"; "Corinto, Managua, Nicaragua", where the list knows the town there; not "X, Chile's minister".
    """
    start, towns = end, 0
    while start + 1 < len(doc) and doc[start].text == "," and doc[start + 1].text[0].isupper() and towns < MAX_TOWNS:
        if (whole := _country_at(doc, start + 1)) is not None:
            return whole
        start, towns = _end_of_name(doc, start + 1), towns + 1
    return None


def _country_at(doc: Doc, start: int) -> str | None:
    for last in range(min(len(doc), start + MAX_WHOLE), start, -1):
        whole = doc[start:last].text
        country = country_names().get(fold(whole))
        if (country and country.usage in {"name", "weak"}) or is_state_name(whole):
            owner = last < len(doc) and doc[last].tag_ == "POS"
            return None if owner else whole
    return None


def _end_of_name(doc: Doc, start: int) -> int:
    end = start
    while end < len(doc) and end - start < MAX_WHOLE and doc[end].text[0].isupper():
        end += 1
    return end


def is_town(entity: Span) -> bool:
    """Tell a town that the model takes for a person or an organization: "arrived in Santo Domingo", "flew to Cartagena, Colombia"."""
    root, first = entity.root, entity.start
    whole = find_whole(entity.doc, entity.end)
    if whole and find_within(entity.text, whole):
        return True
    if root.dep_ != "pobj" or root.head.i != first - 1:
        return False
    preposition = root.head.lower_
    if preposition == "of" and root.head.head.lower_ in SETTLEMENTS:
        return True  # "in the South Korean city of Ulsan"
    if entity.label_ == "ORG":
        return preposition in LOCATING | LEADING and find_place(entity.text) is not None
    if preposition in LOCATING and find_town(entity).country:
        return True
    leading = preposition in LEADING and root.head.head.lemma_.lower() in JOURNEYING
    return (leading or preposition in LOCATING) and _is_beside(entity.doc, entity.end, whole)


def _is_beside(doc: Doc, end: int, whole: str | None) -> bool:
    return whole is not None and _country_at(doc, end + 1) == whole


def find_town(span: Span) -> Place:
    """Find the place of a name in the country that the text gives it: "Kingston, Canada" is not the capital of Jamaica.

    A town that no list has lies in that country, without coordinates; a name that nobody knows is a place of no country.
    """
    name = span.text.strip().removeprefix("the ").removeprefix("The ")
    whole = find_whole(span.doc, span.end)
    within = find_within(name, whole) if whole else None
    found = within or find_place(name)
    if whole is None or within or not _is_beside(span.doc, span.end, whole):
        return found or Place(name=name)
    country = country_names().get(fold(whole))
    code = country.code if country else "USA"
    if found and get_country(code).ended:
        return found.model_copy(update={"country": code})  # "Moscow, Soviet Union"
    return found or Place(name=name, country=code)
