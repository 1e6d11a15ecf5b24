import pytest

from graph.datafile import read_yaml_resource
from graph.ontology import load_event_types, load_vocabulary
from ingest.eventdata.codes import (
    CameoEntry,
    cameo_texts,
    get_cameo,
    get_cameo_by_text,
    get_plover,
    load_cameo,
    load_plover,
)
from ingest.eventdata.records import BadField
from tests.cases import Case, in_lots

ENTRIES = {
    code: CameoEntry(**entry) for code, entry in read_yaml_resource("ingest.data", "cameo.yaml")["codes"].items()
}
each_code = in_lots(Case(code, (code,)) for code in ENTRIES)


@pytest.mark.data
@each_code
def test_each_code_is_found_by_each_of_its_texts(code):
    for text in ENTRIES[code].finds:
        found = get_cameo_by_text(text.upper().replace("-", " ")).cameo
        assert found == code or (len(code) == 2 and found.startswith(code)), "only a root code may share its text"


@pytest.mark.data
@each_code
def test_each_code_has_a_text_a_parent_and_a_category_of_ours(code):
    coding, vocabulary = load_cameo()[code], load_vocabulary()
    assert ENTRIES[code].finds
    assert len(code) == 2 or code[:-1] in ENTRIES or (len(code) == 3 and code[:2] in ENTRIES)
    assert coding.plover in vocabulary.categories or (coding.plover is None and code.startswith("01"))
    assert set(coding.roles) <= vocabulary.roles.keys()


@pytest.mark.data
@in_lots(Case("-".join(key), (key,)) for key in load_plover())
def test_each_mode_has_a_known_type_and_code(key):
    coding = load_plover()[key]
    assert coding.type is None or coding.type in load_event_types()
    assert coding.cameo in ENTRIES


def test_every_type_of_ours_but_appointment_has_a_code():
    assert {coding.type for coding in load_cameo().values()} - {None} == set(load_event_types()) - {"appointment"}


@pytest.mark.parametrize(
    ("code", "type_", "status", "roles"),
    [
        ("040", "meeting", "happened", ("participant", "participant")),
        ("042", "visit", "happened", ("visitor", "host")),
        ("043", "visit", "happened", ("host", "visitor")),
        ("045", "mediation", "happened", ("mediator", "participant")),
        ("036", "meeting", "planned", ("participant", "participant")),
        ("030", "pledge", "happened", ("source", "target")),
        ("057", "agreement", "happened", ("participant", "participant")),
        ("173", "coercion", "happened", ("source", "target")),
        ("010", None, "happened", ("source", "target")),
        ("090", None, "happened", ("source", "target")),
    ],
)
def test_reads_a_code(code, type_, status, roles):
    coding = get_cameo(code)
    assert (coding.type, coding.status, coding.roles) == (type_, status, roles)


@pytest.mark.parametrize(
    ("printed", "code"),
    [("042", "042"), (" 042 ", "042"), ("42", "042"), ("42.0", "042"), ("1711", "1711"), ("331", "0331")],
)
def test_mends_a_code_that_a_table_program_changed(printed, code):
    assert get_cameo(printed).cameo == code


@pytest.mark.parametrize("printed", ["", "abc", "999", "14", "20", "0420", "4 2"])
def test_refuses_what_is_no_code_or_could_be_two(printed):
    with pytest.raises(BadField):
        get_cameo(printed)


@pytest.mark.parametrize(
    "text",
    ["Threaten non-force", "Threaten non force", "THREATEN NON-FORCE"],
)
def test_folds_the_three_spellings_of_a_text(text):
    assert get_cameo_by_text(text).cameo == "131"


def test_reads_a_text_with_brackets_in_each_spelling():
    for text in ("involvement (non-mediation)", "involvement (non mediation)"):
        assert (
            cameo_texts()[
                f"express intent to allow international {text}".replace("(", "").replace(")", "").replace("-", " ")
            ]
            == "0355"
        )
        assert get_cameo_by_text(f"Express intent to allow international {text}").cameo == "0355"


@pytest.mark.parametrize(
    ("category", "mode", "type_", "cameo"),
    [
        ("CONSULT", "", "meeting", "040"),
        ("consult", "visit", "visit", "042"),
        ("CONSULT", "phone;visit", "call", "041"),
        ("CONSULT", "unheard-of", "meeting", "040"),
        ("DEMAND", "", "request", "100"),
        ("RETREAT", "resign", "appointment", "010"),
        ("ACCUSE", "investigate", None, "090"),
    ],
)
def test_reads_a_category_with_its_mode(category, mode, type_, cameo):
    coding = get_plover(category, mode)
    assert (coding.type, coding.cameo) == (type_, cameo)
