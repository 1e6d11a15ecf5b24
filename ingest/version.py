"""Which extractor this is: a name that changes when a rule, a word list, the model or spaCy does."""

import hashlib
from functools import cache
from importlib import metadata
from importlib.resources import files
from importlib.resources.abc import Traversable

from ingest.language import DEFAULT_MODEL

READ = (".py", ".yaml", ".json")
BRINGING = {
    "fetching",
    "eventdata",
    "bulk",
    "sources",
    "pages",
    "jobs",
}  # folders of what brings texts, and does not read them


@cache
def extractor_version(model: str | None = None) -> str:
    """Compute the version: equal versions read a text in the same way, so what one has read needs no second reading."""
    state = hashlib.blake2b(digest_size=8)
    for folder in (files("ingest"), files("graph").joinpath("data")):
        for entry in sorted(_walk(folder), key=str):
            state.update(entry.name.encode() + entry.read_bytes())
    state.update(f"{model or DEFAULT_MODEL} {_installed(model or DEFAULT_MODEL)} {_installed('spacy')}".encode())
    return state.hexdigest()


def _walk(folder: Traversable) -> list[Traversable]:
    return [
        found
        for entry in folder.iterdir()
        for found in (_walk(entry) if entry.is_dir() and entry.name not in BRINGING else [entry])
        if found.name.endswith(READ)
    ]


def _installed(package: str) -> str:
    try:
        return metadata.version(package.replace("_", "-"))
    except metadata.PackageNotFoundError:
        return "unknown"
