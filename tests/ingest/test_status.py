"""The words that decide whether something took place are data; each status finds its sentences and ignores its near misses."""

from collections.abc import Callable

import pytest

from graph.datafile import read_yaml_resource
from graph.model import Extraction
from ingest.status import load_signs

pytestmark = pytest.mark.data
DATA = read_yaml_resource("ingest.data", "status.yaml")
FINDS = [
    pytest.param(status, text, id=f"{status}: {text}") for status, entry in DATA.items() for text in entry["finds"]
]
IGNORES = [
    pytest.param(status, text, id=f"{status}: {text}") for status, entry in DATA.items() for text in entry["ignores"]
]


def statuses(extraction: Extraction) -> set[str]:
    return {claim.status for claim in extraction.claims if claim.plover == "CONSULT"}


@pytest.mark.parametrize(("status", "text"), FINDS)
def test_status_is_read_from_its_example(status: str, text: str, read: Callable[[str], Extraction]) -> None:
    assert statuses(read(text)) == {status}


@pytest.mark.parametrize(("status", "text"), IGNORES)
def test_status_is_not_read_from_its_near_miss(status: str, text: str, read: Callable[[str], Extraction]) -> None:
    found = statuses(read(text))
    assert found
    assert status not in found


def test_every_status_but_happened_has_its_signs() -> None:
    assert set(load_signs()) == {"denied", "conditional", "proposed", "planned", "ongoing"}
    assert all(entry.get("finds") and entry.get("ignores") for entry in DATA.values())
