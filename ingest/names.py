"""Doc -> the spans that are people's names: what the language model sees, cleaned, and what a title announces."""

from collections.abc import Collection, Iterator

from spacy.tokens import Doc, Span

from ingest.lexicon import Known, TitleHead
from ingest.nouns import load_nouns
from ingest.towns import is_town

MAX_NAME_TOKENS = 7
PARTICLES = {
    "al",
    "el",
    "bin",
    "ibn",
    "van",
    "von",
    "de",
    "da",
    "der",
    "du",
    "la",
    "le",
    "di",
    "abu",
    "ben",
    "-",
    "’",
    "'",
}
ELIDED = ("d'", "d’")  # "Giscard d'Estaing"
ARTICLES = {"al", "el", "ul", "as", "ar", "ad"}  # "al-Jaafari", "as-Sadr"
LAST_SYLLABLES = {"il", "un"}  # of "Kim Jong il", which the model cuts off
DAYS = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}  # "On Monday Smith will meet ..."
NO_PART_OF_A_NAME = {"DATE", "TIME", "CARDINAL", "MONEY"}  # "President Reagan November 22", by the model's labels
GOVERNED = {"compound", "flat", "nmod"}
BESIDE = {
    "appos",
    "compound",
    "flat",
}  # how the parser ties the end of a name to its beginning where it does not see one name
ADDRESSES = {"Mr", "Mrs", "Ms", "Dr", "Mr.", "Mrs.", "Ms.", "Dr."}
NOT_A_NAME = DAYS | ADDRESSES | {"’s", "'s", "the", "The"}

MARKED = {("(", ")"), ('"', '"'), ("“", "”")}  # a nickname

NameSpan = tuple[int, int]


def _trim(doc: Doc, start: int, end: int, known: Collection[Known], heads: Collection[TitleHead]) -> NameSpan:
    """Cut titles from the front, and a possessive, punctuation and "of Cyprus" from the back of what the model calls a person."""
    inside = [head for head in heads if start <= head.start < end and head.end < end]
    start = next((head.end for head in heads if head.start < start < head.end < end), start)
    end = next((k.start - 1 for k in known if start + 1 < k.start < end and doc[k.start - 1].lower_ == "of"), end)
    for head in sorted(inside):
        if all(doc[i].pos_ in {"PROPN", "NOUN", "ADJ"} or doc[i].text in NOT_A_NAME for i in range(start, head.start)):
            start = head.end
    while start < end and (doc[start].text in NOT_A_NAME or not doc[start].text[0].isalpha()):
        start += 1
    while end > start and (
        doc[end - 1].tag_ == "POS" or (not doc[end - 1].text[-1].isalpha() and doc[end - 1].text[-1] != ".")
    ):
        end -= 1
    return start, end


def _is_name(doc: Doc, start: int, end: int, known: Collection[Known]) -> bool:
    if not 0 < end - start <= MAX_NAME_TOKENS or not (doc[start].text[0].isupper() or _is_article(doc, start)):
        return False
    if any(token.is_space or token.is_digit for token in doc[start:end]):
        return False
    return not any(k.start <= start and end <= k.end for k in known)


def _is_article(doc: Doc, i: int) -> bool:
    """Tell the Arabic article that begins a family name after a title: "Mr. al-Jaafari", "Prime Minister al-Maliki", not "member al-Iraqiya"."""
    if not i or i + 2 >= len(doc) or doc[i].lower_ not in ARTICLES:
        return False
    if doc[i - 1].text not in ADDRESSES and not (doc[i - 1].pos_ == "PROPN" and doc[i - 1].text[0].isupper()):
        return False
    return doc[i + 1].text == "-" and doc[i + 2].text[0].isupper()


def _whole(doc: Doc, span: NameSpan, known: Collection[Known], heads: Collection[TitleHead]) -> NameSpan:
    """Widen what the model calls a person to all the name that a title announces: "President [Teodoro] Obiang [Nguema]".

    The model cuts names that it does not know. The words before are the name's where only it parts them from the title,
    and the words behind where the parser ties them to it.
    """
    start, end = span
    if any(head.start <= start < head.end for head in heads):
        return span
    title = max((head.end for head in heads if head.end <= start), default=start)
    run = _after_title(doc, title, known)
    if run is None or not (run[0] <= start and end <= run[1]):
        return span
    stop = min((head.start for head in heads if end <= head.start < run[1]), default=run[1])
    tied = stop > end and (
        (doc[end - 1].dep_ in GOVERNED and end <= doc[end - 1].head.i < stop)
        or (doc[end].dep_ in BESIDE and start <= doc[end].head.i < end)
        or doc[end].lower_ in PARTICLES
    )
    whole = (run[0], stop if tied else end)
    return whole if _is_name(doc, *whole, known) else span


def _is_title_before_name(doc: Doc, end: int, heads: Collection[TitleHead]) -> bool:
    """Tell "Sheikh" in "Emir Sheikh Hamad", of which the model makes a person, from "King" in "Martin Luther King"."""
    goes_on = end < len(doc) and doc[end].tag_ == "NNP" and doc[end].text[0].isupper()
    return goes_on and any(head.end == end for head in heads)


def _announced(doc: Doc, heads: Collection[TitleHead]) -> Iterator[int]:
    """Yield where the words end that announce a name: a title, or "his Syrian counterpart"."""
    yield from (head.end for head in heads)
    for i, token in enumerate(doc):
        if token.lower_ in load_nouns().peers or (i and f"{doc[i - 1].lower_} {token.lower_}" in load_nouns().peers):
            yield i + 1


def _in_apposition(doc: Doc, end: int, known: Collection[Known]) -> NameSpan | None:
    """Read the whole name after a comma that stands beside the words before it ("Ireland's foreign minister, Conor Geraghty")."""
    if end + 2 >= len(doc) or doc[end].text != ",":
        return None
    span = _after_title(doc, end + 1, known)
    last = doc[span[1] - 1] if span and span[1] - span[0] > 1 else None
    return span if last is not None and last.dep_ == "appos" and last.head.i == end - 1 else None


def _after_title(doc: Doc, start: int, known: Collection[Known]) -> NameSpan | None:
    """Read the proper noun that follows a title ("General X", "foreign minister Markos Kyprianou")."""
    end = start
    while end < len(doc) and end - start < MAX_NAME_TOKENS:
        token = doc[end]
        particle = token.lower_ in PARTICLES and not token.is_sent_end and (end > start or _is_article(doc, start))
        particle = particle and (token.is_alpha or not token.whitespace_)  # "Pius - the second of the name -"
        if (
            token.text in DAYS
            or token.ent_type_ in NO_PART_OF_A_NAME
            or any(k.start == end > start and k.usage != "weak" for k in known)
        ):
            break
        if not ((token.tag_ == "NNP" and (token.text[0].isupper() or token.lower_.startswith(ELIDED))) or particle):
            break
        end += 1
    while end > start and doc[end - 1].lower_ in PARTICLES:
        end -= 1
    return (start, end) if _is_name(doc, start, end, known) else None


def _after_country(doc: Doc, start: int, end: int, known: Collection[Known]) -> int:
    """Cut off a country that belongs to the title before: "Ambassador to Venezuela William Brownfield"."""
    if not start or doc[start - 1].lower_ not in {"to", "of", "in", "for"}:
        return start
    return next((k.end for k in known if k.start == start and k.end < end and k.usage in {"name", "weak"}), start)


def _from_model(doc: Doc, known: Collection[Known], heads: Collection[TitleHead]) -> Iterator[NameSpan]:
    for entity in doc.ents:
        if entity.label_ == "PERSON" and not is_town(entity) and not _is_group(entity):
            start, end = _trim(doc, _after_country(doc, entity.start, entity.end, known), entity.end, known, heads)
            end += (
                end < len(doc)
                and end - start > 1
                and doc[end].lower_ in LAST_SYLLABLES
                and doc[end].ent_type_ != "DATE"
            )
            if _is_name(doc, start, end, known) and any(token.pos_ == "PROPN" for token in doc[start:end]):
                if _is_title_before_name(doc, end, heads):
                    continue
                yield _whole(doc, (start, end), known, heads)


def _is_group(entity: Span) -> bool:
    """Tell many people of whom the model makes one: "Kenyan Marxists"."""
    return len(entity) > 1 and entity[-1].lower_ in load_nouns().groups and entity[-1].tag_ in {"NNS", "NNPS"}


def _with_nickname(doc: Doc, span: NameSpan) -> NameSpan:
    """Go on behind a nickname: "Willem (Wim) Kok", 'James "Jim" Baker'."""
    start, end = span
    middle = doc[end : end + 3]
    if len(doc) < end + 4 or (middle[0].text, middle[2].text) not in MARKED or not middle[1].text[0].isupper():
        return span
    last = end + 3
    while last < len(doc) and doc[last].tag_ == "NNP" and doc[last].text[0].isupper() and doc[last].text not in DAYS:
        last += 1
    return (start, last) if last > end + 3 and doc[end].whitespace_ == "" and last - start <= MAX_NAME_TOKENS else span


def _free(span: NameSpan, taken: Collection[int]) -> bool:
    return not any(i in taken for i in range(*span))


def find_names(doc: Doc, known: Collection[Known], heads: Collection[TitleHead]) -> tuple[NameSpan, ...]:
    """Find people's names as token spans, in order; a surname once met is a name wherever it stands again."""
    found = sorted(set(_from_model(doc, known, heads)))
    taken = {i for span in found for i in range(*span)}
    titles = {i for head in heads for i in range(head.start, head.end)}
    for end in _announced(doc, heads):
        span = _after_title(doc, end, known) or _in_apposition(doc, end, known)
        if span and _free(span, taken | titles):
            found.append(span)
            taken.update(range(*span))
    found = [_with_nickname(doc, span) for span in found]
    taken = {i for span in found for i in range(*span)}
    surnames = {doc[end - 1].text for start, end in found if end - start > 1}
    covered = taken | titles | {i for k in known for i in range(k.start, k.end)}
    for token in doc:
        if token.text in surnames and token.pos_ == "PROPN" and token.i not in covered:
            found.append((token.i, token.i + 1))
    return tuple(sorted(found))
