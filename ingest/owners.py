"""Countries that are named by whose they are: "the nation's foreign minister", "his country", "the country" in a speech."""

from itertools import pairwise

from ingest.parties import NEAR, Cast
from ingest.scan import Mention

OWNERS = {"nation", "country", "state"}
SPOKEN_OF = {
    "the",
    "his",
    "her",
    "our",
    "my",
}  # in somebody's words "his country" is the speaker's, whom no name may tell


def settle_owners(cast: Cast) -> None:
    """Give "the nation's foreign minister" the country that the sentence is about, else the one that was named last."""
    for mention in cast.mentions:
        parties = cast.parties_of.get(mention, ())
        if (
            mention.kind == "person"
            and not mention.countries
            and parties
            and not parties[0].country
            and _is_owned(cast, mention)
        ):
            parties[0].country = _subject_country(cast, mention) or cast.last_country(mention.start, NEAR)


def _is_owned(cast: Cast, mention: Mention) -> bool:
    words = cast.doc[max(mention.start - 2, 0) : mention.end]
    return any(noun.lower_ in OWNERS and mark.tag_ == "POS" for noun, mark in pairwise(words))


def _subject_country(cast: Cast, mention: Mention) -> str | None:
    """Find the country that is a subject before a mention, in its sentence."""
    for earlier in cast.mentions:
        near = earlier.start < mention.start and cast.sentence[earlier.start] == cast.sentence[mention.start]
        if near and earlier.form == "country" and earlier.countries and cast.is_subject(earlier):
            return earlier.countries[0]
    return None


def settle_own_countries(cast: Cast) -> None:
    """Bind "his country", "the country" and "our nation" in somebody's words to the country of the speaker."""
    for token in cast.doc:
        if (
            token.lower_ not in {"country", "nation"}
            or cast.at(token)
            or token.dep_ not in {"nsubj", "nsubjpass", "dobj", "poss"}
        ):
            continue
        owner = next((child for child in token.children if child.dep_ in {"poss", "det"}), None)
        said = cast.speaker_at(token)
        owned = cast.at(owner) if owner is not None and owner.dep_ == "poss" else ()
        country = (
            owned[0].country
            if owned
            else said[0].country
            if said and owner is not None and owner.lower_ in SPOKEN_OF
            else None
        )
        if country:
            start = owner.i if owner is not None else token.i
            mention = Mention(start, token.i + 1, (token.i, token.i + 1), "country", "country", (country,), usage="own")
            cast.mention_at[token.i] = mention
            cast.bind(mention, cast.country(country, mention))
