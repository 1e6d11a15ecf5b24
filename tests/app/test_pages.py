"""The files that browsers are served: those of others are the ones whose sums and licences are noted."""

import hashlib
import re
from pathlib import Path

import pytest

VENDOR = Path(__file__).parent.parent.parent / "app" / "static" / "vendor"
NOTED = re.findall(r"^\| (\S+) \| (\S+) \| (\S+) \|.*\| ([0-9a-f]{64}) \|$", (VENDOR / "VENDORED.md").read_text(), re.M)


@pytest.mark.parametrize(("file", "package", "version", "digest"), NOTED, ids=lambda value: str(value)[:40])
def test_file_of_others_is_the_one_that_was_noted(file: str, package: str, version: str, digest: str) -> None:
    assert hashlib.sha256((VENDOR / file).read_bytes()).hexdigest() == digest
    assert (VENDOR / f"{package}-{version}.LICENSE").stat().st_size > 500


def test_every_file_of_others_is_noted() -> None:
    files = {path.name for path in VENDOR.iterdir() if path.suffix not in {".LICENSE", ".md"}}
    assert files == {row[0] for row in NOTED} != set()


def test_static_files_are_served_compressed_and_nothing_else_is(client) -> None:
    answer = client.get("/static/vendor/leaflet-1.9.4.js", headers={"Accept-Encoding": "gzip"})
    assert (answer.status_code, answer.headers["Content-Encoding"]) == (200, "gzip")
    assert "javascript" in answer.headers["Content-Type"]
    for path in ("/static/", "/static/none.js", "/static/../settings.py", "/static/%2e%2e/settings.py"):
        answer = client.get(path)
        assert (answer.status_code, answer.headers["Content-Type"]) == (404, "application/problem+json")
