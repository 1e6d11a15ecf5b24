import pytest

from graph.datafile import BadData, read_yaml_resource
from graph.ontology import UnknownEventType, get_event_type, load_event_types, load_vocabulary

pytestmark = pytest.mark.data

GUIDE = {
    "meeting": "CONSULT", "visit": "CONSULT", "call": "CONSULT", "negotiation": "CONSULT", "mediation": "CONSULT",
    "agreement": "AGREE", "cooperation": "COOPERATE", "support": "SUPPORT", "pledge": "SUPPORT", "aid": "AID",
    "concession": "CONCEDE", "request": "REQUEST", "accusation": "ACCUSE", "rejection": "REJECT", "threat": "THREATEN",
    "protest": "PROTEST", "sanction": "SANCTION", "mobilization": "MOBILIZE", "coercion": "COERCE", "assault": "ASSAULT",
    "appointment": "APPOINT",
}  # fmt: skip


def test_types_and_categories_are_those_of_the_guide() -> None:
    assert {name: kind.plover for name, kind in load_event_types().items()} == GUIDE


def test_cameo_codes_keep_their_leading_zero() -> None:
    assert get_event_type("meeting").cameo == "040"
    assert all(len(kind.cameo) == 3 for kind in load_event_types().values())


def test_labels_are_distinct_words() -> None:
    labels = [kind.label for kind in load_event_types().values()]
    assert len(set(labels)) == len(labels)
    assert all(label.isidentifier() for label in labels)


def test_every_category_is_explained() -> None:
    assert {kind.plover for kind in load_event_types().values()} == set(load_vocabulary().categories)


def test_unknown_type_names_the_known_ones() -> None:
    with pytest.raises(UnknownEventType, match="meeting, visit"):
        get_event_type("party")


def test_repeated_key_is_refused(tmp_path, monkeypatch) -> None:
    package = tmp_path / "somepackage"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "twice.yaml").write_text("a: 1\na: 2\n")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(BadData, match=r"twice\.yaml.*'a' stands twice"):
        read_yaml_resource("somepackage", "twice.yaml")
