"""A description that opens a report -> whom the next sentence names bare: "The head of the League warned ... Amr Khalil said ..."."""

from collections.abc import Iterator

from spacy.tokens import Token

from ingest.parties import Cast, Party
from ingest.personal_names import name_tokens
from ingest.quotes import speech_verbs
from ingest.scan import Mention


def find_introduced(cast: Cast, mention: Mention) -> Party | None:
    """Find the person whom a description introduces: the one who speaks, or acts where only one holds the office, in the next
    sentence under a name that nothing explains.

    News explains a name that it brings for the first time, with a title, a home or a party; it leaves that out only for
    whom the sentence before described.
    """
    told = _subject_of(cast, mention)
    if told is None or (not mention.titles and not mention.countries):
        return None
    own = any(t.head.title.kind == "office" and (t.country or t.organization) for t in mention.titles)
    here = cast.sentence[mention.start]
    named = [m for m in cast.mentions if m.start > mention.start and cast.sentence[m.start] == here + 1]
    for later in named:
        if later.form != "name" or later.kind != "person" or later.titles or later.countries:
            continue
        speaks = _subject_of(cast, later)
        for party in cast.parties_of.get(later, ()):
            known = own or (speaks is not None and speaks.lemma_.lower() in speech_verbs())
            if speaks is not None and known and _is_bare(cast, party, later):
                return party
    return None


def _subject_of(cast: Cast, mention: Mention) -> Token | None:
    """Give the main verb of a sentence whose subject a mention is."""
    for token in cast.doc[mention.start : mention.end]:
        if token.dep_ == "nsubj" and token.head.dep_ == "ROOT":
            return token.head
    return None


def _is_bare(cast: Cast, party: Party, mention: Mention) -> bool:
    """Tell whether a full name comes for the first time, and nothing in the article or our lists says who it is."""
    first = party.mentions[0] is mention and len(name_tokens(party.names[0])) > 1
    return first and not (party.titles or party.country or party.office or any(_explained(cast, mention)))


def _explained(cast: Cast, mention: Mention) -> Iterator[Token]:
    """Yield what explains a name beside it: an apposition, "who ...", "of ..."."""
    for token in cast.doc[mention.start : mention.end]:
        yield from (
            child
            for child in token.children
            if child.i >= mention.end and child.dep_ in {"appos", "relcl", "prep"} and not _is_aside(child)
        )


def _is_aside(token: Token) -> bool:
    """Tell what is only added: "X, himself a former president"."""
    return token.lower_ in {"himself", "herself"} or any(
        child.lower_ in {"himself", "herself"} for child in token.children
    )
