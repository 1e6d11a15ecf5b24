"""Request -> the scope that its key must have, and the budget that it draws on: the one place that says so."""

import re
from typing import Literal

from app.access.keys import Scope
from app.sharing import is_shared

READING = {"GET", "HEAD", "OPTIONS"}
Budget = Literal["read", "costly", "write"]
OPEN = re.compile(r"/(livez|readyz|openapi\.json|docs(/.*)?|browser(/.*)?|static(/.*)?|problems/.*)?")
# Asking by POST changes nothing.
ASKING = re.compile(r"/v1/extract")
CURATION = re.compile(r"/v1/decisions(/.*)?")
ADMINISTRATION = re.compile(r"/v1/keys(/.*)?")
COSTLY = re.compile(r"/v1/(export/.*|changes|events\.atom|network|paths|facets|aggregate|relations|extract|ask)")


def scope_of(method: str, path: str) -> Scope | None:
    """Name the scope that a request needs; None where everybody may."""
    if OPEN.fullmatch(path):
        return None
    if ADMINISTRATION.fullmatch(path):
        return "admin"
    if method in READING or ASKING.fullmatch(path) or is_shared(path):
        return "read"
    return "curate" if CURATION.fullmatch(path) else "ingest"


def budget_of(method: str, path: str) -> Budget:
    """Name the budget that a request draws on."""
    if COSTLY.fullmatch(path) or is_shared(path):
        return "costly"
    return "read" if method in READING else "write"
