"""Which licences the check lets in."""

import importlib.util
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "tools" / "licences.py"
specification = importlib.util.spec_from_file_location("licences", SOURCE)
assert specification
assert specification.loader
licences = importlib.util.module_from_spec(specification)
specification.loader.exec_module(licences)


@pytest.mark.parametrize(
    ("licence", "reason", "allowed"),
    [
        ("MIT", "", True),
        ("Apache-2.0 OR BSD-2-Clause", "", True),
        ("MPL-2.0 AND MIT", "", True),
        ("GPL-3.0-only OR MIT", "", True),
        ("GPL-3.0-only", "", False),
        ("MIT AND AGPL-3.0-only", "", False),
        ("LGPL-3.0-only", "", False),
        ("LGPL-3.0-only", "linked dynamically, unchanged", True),
        ("UNKNOWN", "", False),
    ],
)
def test_only_licences_without_conditions_enter_unreviewed(licence: str, reason: str, allowed: bool):
    assert licences.is_allowed(licences.Dependency("package", "service", licence, reason)) is allowed


def test_the_locked_dependencies_pass_and_the_page_is_current():
    assert licences.main(["--check"]) == 0
