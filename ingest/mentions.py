"""Doc -> mentions: every stretch of the text that can name a party, with its titles and its country."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from ingest.acronyms import read_acronyms
from ingest.bodies import read_bodies
from ingest.collectives import read_generic, read_groups, read_pairs
from ingest.lexicon import Known, TitleHead, find_known, find_title_heads
from ingest.names import find_names
from ingest.nouns import load_nouns
from ingest.offices import COUNTRY_USES, TitlePhrase, read_title_phrase
from ingest.peers import find_peer
from ingest.scan import Form, Mention, Scan

COPULAS = {"is", "was", "became", "becomes", "remains"}
INTRODUCERS = COPULAS | {"the", "a", "an", "who", "currently", "also", "now"}
PRONOUNS = {
    "he",
    "she",
    "they",
    "we",
    "i",
    "him",
    "her",
    "them",
    "us",
    "his",
    "their",
    "our",
    "my",
    "himself",
    "herself",
    "themselves",
    "both",
    "each",
    "it",
    "its",
    "itself",
}
FEMALE = {"she", "her", "herself"}
PLURAL = {"they", "them", "their", "themselves", "both", "each"}
NEUTER = {"it", "its", "itself"}
SPEAKER = {"i", "we", "us", "our", "my"}


def find_mentions(doc: Doc) -> tuple[Mention, ...]:
    """Find every mention of a possible party, in order, none inside another."""
    known, heads = find_known(doc), find_title_heads(doc)
    names = find_names(doc, known, heads)
    blocked = {i for span in names for i in range(*span)}
    within = {
        i for k in known if k.usage == "organization" for i in range(k.start, k.end)
    }  # "United Nations General Assembly"
    heads = tuple(h for h in heads if not any(i in blocked or i in within for i in range(h.start, h.end)))
    phrases = [_with_home(read_title_phrase(doc, head, known, blocked), heads) for head in heads]
    scan = Scan(doc, known, names, _outermost(phrases))
    for read in (
        _read_people,
        _read_titles,
        _read_organizations,
        read_generic,
        read_pairs,
        read_bodies,
        read_acronyms,
        read_groups,
        _read_countries,
        _read_pronouns,
    ):
        for mention in read(scan):
            scan.add(mention)
    return tuple(sorted(scan.mentions))


def _with_home(phrase: TitlePhrase, heads: Iterable[TitleHead]) -> TitlePhrase:
    """Give "Supreme Leader Ayatollah" the country that the office within it has by itself."""
    if phrase.country or phrase.head.title.country:
        return phrase
    inner = (h.title.country for h in heads if phrase.start <= h.start and h.end <= phrase.head.start)
    return phrase._replace(country=next((country for country in inner if country), None))


def _outermost(phrases: Iterable[TitlePhrase]) -> list[TitlePhrase]:
    """Drop a title phrase that lies within another ("chief" and "staff" in "chief of staff of the army")."""
    kept: list[TitlePhrase] = []
    for phrase in sorted(phrases, key=lambda p: (p.start, -p.end)):
        if not kept or phrase.start >= kept[-1].end:
            kept.append(phrase)
        elif phrase.end > kept[-1].end and phrase.head.start >= kept[-1].end:
            kept.append(phrase._replace(start=kept[-1].end))
    return kept


def _before(scan: Scan, start: int) -> Iterator[TitlePhrase]:
    """Yield the titles that stand before a name, nearest first ("the visiting Chief of Staff, General" + name)."""
    while True:
        edge = start - 1 if start and scan.doc[start - 1].text == "," else start
        phrase = next((p for p in scan.phrases if p.end in {start, edge} and p.start < start), None)
        if phrase is None or not scan.is_free(phrase.start, phrase.end):
            return
        if phrase.end == edge != start and (phrase.head.title.kind == "honorific" or _is_other(scan, phrase)):
            return
        yield phrase
        start = phrase.start - (phrase.start > 0 and scan.doc[phrase.start - 1].pos_ == "DET")


def _is_other(scan: Scan, phrase: TitlePhrase) -> bool:
    """Tell whose title a comma parts from the next name: "unlike Chile's president, Mr. Soto ..."."""
    words = scan.doc[phrase.start : phrase.end]
    return any(
        t.dep_ == "pobj" and t.head.lower_ in {"unlike", "like", "besides", "with"} and t.head.is_sent_start
        for t in words
    )


def _after(scan: Scan, end: int) -> TitlePhrase | None:
    """Find the title in apposition after a name ("X, the French foreign minister", "X, who is the Chairman of ...")."""
    doc, i = scan.doc, end
    comma = i < len(doc) and doc[i].text in {",", "(", "—", "–"}
    i += comma
    while i < len(doc) and i - end < 5 and doc[i].lower_ in INTRODUCERS:
        i += 1
    if not comma and i == end:
        return None
    for phrase in scan.phrases:
        passing = all(doc[j].pos_ in {"ADJ", "VERB", "ADV"} for j in range(i, phrase.start))
        if i <= phrase.start <= i + 2 and passing and scan.is_free(phrase.start, phrase.end):
            names_other = any(
                start in {phrase.end, phrase.end + (doc[phrase.end - 1].text == ",")} for start, _ in scan.names
            )
            return None if names_other or phrase.head.title.kind == "honorific" else phrase
    return None


def _read_people(scan: Scan) -> Iterator[Mention]:
    for name in scan.names:
        start, end = name
        if not scan.is_free(start, end):
            continue
        before = list(_before(scan, start))
        first = min([start, *(p.start for p in before)])
        after = _after(scan, end)
        titles = tuple(p for p in [*before, after] if p and p.head.title.kind != "honorific")
        if first and scan.doc[first - 1].pos_ == "DET":
            first -= 1
        peer = find_peer(scan, first)
        first = peer.start if peer else first
        told = next((p.country for p in titles if p.country), None) or (peer.country if peer else None)
        country = told or _owner_country(scan, first)
        home = _home_after(scan, end) if titles and not country else None
        country = country or (_shared_country(scan, first, titles) if titles and not home else None)
        if home:
            country, after, end = home.country, None, home.end
        last = after.end if after and scan.doc[end].lower_ not in COPULAS else end
        yield Mention(first, last, name, "person", "name", (country,) if country else (), titles)


def _shared_country(scan: Scan, first: int, titles: tuple[TitlePhrase, ...]) -> str | None:
    """Find the country of "Chile's president X and foreign minister Y" for Y: a title in small letters shares the owner before it."""
    if first < 1 or scan.lower[first - 1] != "and" or not scan.doc[titles[-1].start].text[0].islower():
        return None
    before = next((m for m in scan.mentions if m.end == first - 1 and m.form == "name" and m.kind == "person"), None)
    return before.countries[0] if before and before.countries and before.titles else None


def _home_after(scan: Scan, end: int) -> Known | None:
    """Find the country of "President Maria Gomez of Chile"."""
    if end >= len(scan.lower) or scan.lower[end] != "of":
        return None
    starts = range(
        end + 1, end + 2 + (scan.lower[end + 1 : end + 2] == ("the",))
    )  # "of the Netherlands", "of The Gambia"
    return next((k for k in scan.known if k.start in starts and k.usage in {"name", "weak"}), None)


def _owner_country(scan: Scan, start: int) -> str | None:
    """Find the country right before a name ("France's Alain Juppe")."""
    owned = start > 0 and scan.doc[start - 1].tag_ == "POS"
    noun = start > 0 and scan.lower[start - 1] in load_nouns().individuals  # "Yemeni national X"
    near = [k for k in scan.known if k.end == start - (owned or noun) and k.usage in COUNTRY_USES]
    return near[-1].country if near and (owned or near[-1].usage == "adjective") else None


def _read_titles(scan: Scan) -> Iterator[Mention]:
    """Read titles without a name: "the Syrian general", "a senior Iranian general"."""
    for phrase in scan.phrases:
        if phrase.head.title.kind == "honorific" or not scan.is_free(phrase.start, phrase.end):
            continue
        head = scan.doc[phrase.head.end - 1]
        if scan.lower[phrase.end : phrase.end + 2] in {("'s", "office"), ("’s", "office")}:
            continue  # "the prosecutor's office" is a body
        if head.pos_ not in {"NOUN", "PROPN"} or (head.dep_ in {"amod", "compound"} and not head.text[0].isupper()):
            continue
        start = phrase.start - (phrase.start > 0 and scan.doc[phrase.start - 1].dep_ in {"det", "poss"})
        yield Mention(
            start,
            phrase.end,
            (phrase.start, phrase.end),
            "person",
            "title",
            (phrase.country,) if phrase.country else (),
            (phrase,),
            plural=head.tag_ in {"NNS", "NNPS"},
        )


def _read_organizations(scan: Scan) -> Iterator[Mention]:
    for k in scan.known:
        if k.usage == "organization" and scan.is_free(k.start, k.end):
            yield Mention(
                k.start,
                k.end,
                (k.start, k.end),
                "organization",
                "name",
                (k.country,) if k.country else (),
                label=k.organization,
            )


def _read_countries(scan: Scan) -> Iterator[Mention]:
    for k in scan.known:
        if k.usage == "organization" or not k.country or not scan.is_free(k.start, k.end):
            continue
        form: Form = "adjective" if k.usage in {"adjective", "demonym"} else "country"
        yield Mention(k.start, k.end, (k.start, k.end), "country", form, (k.country,), usage=k.usage)


def _read_pronouns(scan: Scan) -> Iterator[Mention]:
    for token in scan.doc:
        if token.lower_ in PRONOUNS and token.pos_ in {"PRON", "DET"} and scan.is_free(token.i, token.i + 1):
            yield Mention(
                token.i, token.i + 1, (token.i, token.i + 1), "person", "pronoun", plural=token.lower_ in PLURAL
            )
