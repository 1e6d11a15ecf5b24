"""Every code that an event can have has its place on the scale."""

import pytest

from graph.datafile import read_yaml_resource
from graph.goldstein import goldstein, load_scale
from graph.ontology import load_event_types
from tests.cases import Case, in_lots

CODES = sorted(
    {kind.cameo for kind in load_event_types().values()} | set(read_yaml_resource("ingest.data", "cameo.yaml")["codes"])
)


@pytest.mark.data
@in_lots(Case(code, (code,)) for code in CODES)
def test_code_has_a_value(code: str) -> None:
    value = goldstein(code)
    assert value is not None
    assert -10 <= value <= 10


@pytest.mark.parametrize(
    ("code", "value"),
    [("040", 1.0), ("042", 1.9), ("057", 8.0), ("0871", 9.0), ("0874", 10.0), ("1711", -9.2), ("195", -10.0)],
)
def test_code_has_the_value_of_the_longest_code_it_begins_with(code: str, value: float) -> None:
    assert goldstein(code) == value


def test_what_is_no_code_has_none() -> None:
    assert goldstein("99") is None
    assert goldstein("0") is None


@pytest.mark.data
def test_no_value_is_written_twice() -> None:
    scale = load_scale()
    assert [code for code in scale if len(code) > 2 and scale.get(code[:-1]) == scale[code]] == []
