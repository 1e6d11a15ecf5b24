"""Countries that are named by whose they are: "the nation's foreign minister", "his country", "the country" in a speech."""

from ingest.parties import NEAR, Cast
from ingest.scan import Mention


def settle_owners(cast: Cast) -> None:
    """Give "the nation's foreign minister" the country that was named last."""
    for mention in cast.mentions:
        parties = cast.parties_of.get(mention, ())
        if mention.kind != "person" or mention.countries or not parties or parties[0].country or mention.start < 2:
            continue
        if cast.doc[mention.start - 1].tag_ == "POS" and cast.doc[mention.start - 2].lower_ in {
            "nation",
            "country",
            "state",
        }:
            parties[0].country = cast.last_country(mention.start, NEAR)


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
            if said and owner is not None and owner.lower_ == "the"
            else None
        )
        if country:
            start = owner.i if owner is not None else token.i
            mention = Mention(start, token.i + 1, (token.i, token.i + 1), "country", "country", (country,), usage="own")
            cast.mention_at[token.i] = mention
            cast.bind(mention, cast.country(country, mention))
