"""Parties without a name: whom "the two", "his counterpart" or "the official" of a later sentence mean."""

from collections.abc import Callable

import pytest

from graph.model import Extraction

Reader = Callable[[str], Extraction]
CASES = {
    "two ministers, one of them unnamed": (
        "Norwegian Foreign Minister Lars Holm met his Kenyan counterpart. The two ministers signed an agreement.",
        "agreement",
        {"Lars Holm", "Kenyan counterpart"},
    ),
    "a counterpart who goes on": (
        "Norwegian Foreign Minister Lars Holm met his Kenyan counterpart in Oslo. His counterpart thanked Norway for the loan.",
        "support",
        {"Kenyan counterpart", "Norway"},
    ),
    "an official who goes on": (
        "A senior Kenyan official visited Norway on Monday. The official met Foreign Minister Lars Holm of Norway.",
        "meeting",
        {"senior Kenyan official", "Lars Holm"},
    ),
    "he who has no name": (
        "A senior Kenyan official met Foreign Minister Lars Holm. He thanked Norway for the loan.",
        "support",
        {"senior Kenyan official", "Norway"},
    ),
    "offices in place of names": (
        "Kenya's president met Norway's prime minister in Oslo. The president thanked the prime minister for the loan.",
        "support",
        {"Kenya's president", "Norway's prime minister"},
    ),
    "she who is not whom she speaks to": (
        "Kenyan President Daniel Otieno met Norwegian Prime Minister Anna Berg. She urged the Kenyan leader to free the sailors.",
        "request",
        {"Anna Berg", "Daniel Otieno"},
    ),
    "the pair": (
        "Prime Minister Anna Berg of Norway visited Kenya. There she met President Daniel Otieno. The pair signed an agreement.",
        "agreement",
        {"Anna Berg", "Daniel Otieno"},
    ),
    "several groups that one noun named": (
        "Negotiators from Norway and Kenya met in Geneva. The negotiators signed an agreement on Tuesday.",
        "agreement",
        {"Norwegian negotiators", "Kenyan negotiators"},
    ),
    "three states in a list": (
        "Leaders of Norway, Kenya and Uganda met in Geneva. The three leaders condemned Peru.",
        "accusation",
        {"Norwegian leaders", "Kenyan leaders", "Ugandan leaders", "Peru"},
    ),
}


@pytest.mark.parametrize(("text", "kind", "parties"), CASES.values(), ids=CASES)
def test_party_without_a_name_is_who_was_told_of(text: str, kind: str, parties: set[str], read: Reader) -> None:
    extraction = read(text)
    names = {actor.id: actor.name for actor in extraction.actors}
    assert [{names[p.actor] for p in c.participants} for c in extraction.claims if c.type == kind] == [parties]
