"""An unnamed official who is quoted -> who "made the comments": the article names the speaker only after the words."""

from collections.abc import Iterable

from ingest.parties import NEAR, Cast, Party
from ingest.scan import Mention

COMMENTS = {"comment", "remark", "statement", "announcement", "speech", "address"}


def speaker_of_comments(cast: Cast, mention: Mention) -> Party | None:
    """Find who "made the comments": a named subject of make/deliver with definite remarks as its object."""
    if mention.form != "name" or mention.kind != "person":
        return None
    for token in cast.doc[mention.start : mention.end]:
        verb = token.head
        if token.dep_ == "nsubj" and verb.lemma_ in {"make", "deliver", "give"}:
            objects = [c for c in verb.children if c.dep_ == "dobj" and c.lemma_ in COMMENTS]
            if any(d.lower_ in {"the", "these", "those"} for o in objects for d in o.children):
                return cast.parties_of[mention][0]
    return None


def claim_comments(cast: Cast, owner: Party, mention: Mention, waiting: Iterable[Mention]) -> None:
    """Take the nearest open description before "X made the comments" to be X, whom it quoted."""
    here = cast.sentence[mention.start]
    for earlier in sorted(waiting, reverse=True):
        agrees = not earlier.countries or owner.country in {None, earlier.countries[0]}
        if earlier not in cast.parties_of and here - cast.sentence[earlier.start] <= NEAR and agrees:
            cast.bind(earlier, owner)
            return
