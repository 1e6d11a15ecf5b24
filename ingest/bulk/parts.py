"""Extractions -> parts of Parquet, whole or not there; and back, checked."""

import hashlib
import heapq
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

import pyarrow
import pyarrow.parquet

from graph.model import Article, Claim, Extraction, Record
from ingest.sources.records import Unreadable

SCHEMA = 1  # of the output: raised when columns change
MANIFEST = "manifest.json"
ASIDE = "_superseded"  # of parts that the manifest does not name; readers of Parquet pass over names that begin so
FAN = 64  # parts that are read at the same time: a system may allow 1,000 open files, and each holds memory
BUFFER = 1_000_000  # bytes of a column that are read ahead, instead of the whole of it
GROUP = 256  # articles that are held of a merged stream
ARTICLES = pyarrow.schema(
    [
        ("id", pyarrow.string()),
        ("published", pyarrow.date32()),
        ("publisher", pyarrow.string()),
        ("claims", pyarrow.int32()),
        ("article", pyarrow.string()),
        ("extraction", pyarrow.string()),
    ]
)
KEPT = pyarrow.schema([ARTICLES.field(name) for name in ("id", "article", "extraction")])
CLAIMS = pyarrow.schema(
    [
        ("article", pyarrow.string()),
        ("claim", pyarrow.string()),
        ("type", pyarrow.string()),
        ("plover", pyarrow.string()),
        ("cameo", pyarrow.string()),
        ("status", pyarrow.string()),
        ("start", pyarrow.date32()),
        ("end", pyarrow.date32()),
        ("place", pyarrow.string()),
        ("place_country", pyarrow.string()),
        ("participants", pyarrow.list_(pyarrow.string())),
        ("countries", pyarrow.list_(pyarrow.string())),
        ("roles", pyarrow.list_(pyarrow.string())),
        ("evidence", pyarrow.string()),
        ("confidence", pyarrow.float32()),
    ]
)


class Unfinished(Exception):
    """The extraction did not end, or its files were changed since. Run `dragoman bulk extract` again: it goes on where it was."""


class Part(Record):
    """What one unit of input gave."""

    unit: str
    articles: int
    claims: int
    rejected: int
    sums: dict[str, str]


class Manifest(Record):
    """All parts of an extraction, written when the last is there."""

    schema_version: int = SCHEMA
    extractor: str
    parts: tuple[Part, ...]


def write_part(
    folder: Path, unit: str, read: Sequence[tuple[Article, Extraction]], rejected: Sequence[Unreadable]
) -> Part:
    """Write what a unit gave, sorted by article; the note that it is complete comes last, when all is on the disk."""
    ordered = sorted(read, key=lambda one: one[0].id)
    tables = {
        f"articles-{unit}.parquet": pyarrow.Table.from_pylist([_article_row(*one) for one in ordered], schema=ARTICLES),
        f"claims-{unit}.parquet": pyarrow.Table.from_pylist(
            [row for one in ordered for row in _claim_rows(one[1])], schema=CLAIMS
        ),
    }
    sums = {name: _write(folder / name, table) for name, table in tables.items()}
    if rejected:
        name = f"rejected-{unit}.jsonl"
        data = "".join(one.model_dump_json() + "\n" for one in rejected).encode()
        sums[name] = _keep(folder / name, data)
    claims = sum(len(extraction.claims) for _, extraction in ordered)
    part = Part(unit=unit, articles=len(ordered), claims=claims, rejected=len(rejected), sums=sums)
    _keep(folder / f"done-{unit}.json", part.model_dump_json().encode())
    return part


def find_part(folder: Path, unit: str) -> Part | None:
    """Find the part of a unit where it is complete."""
    note = folder / f"done-{unit}.json"
    if not note.is_file():
        return None
    part = Part.model_validate_json(note.read_bytes())
    return part if all((folder / name).is_file() for name in part.sums) else None


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the manifest, which says that all parts are there."""
    _keep(folder / MANIFEST, (json.dumps(manifest.model_dump(mode="json"), indent=1, sort_keys=True) + "\n").encode())


def remove_manifest(folder: Path) -> None:
    """Take away the manifest of an earlier run, since the one that begins is not finished."""
    (folder / MANIFEST).unlink(missing_ok=True)


def set_aside(folder: Path, manifest: Manifest) -> None:
    """Move the parts that a manifest does not name, of other input or otherwise cut, where no reader of Parquet looks.

    What a worker that was killed left half-written is removed.
    """
    named = {name for part in manifest.parts for name in (*part.sums, f"done-{part.unit}.json")} | {MANIFEST}
    for path in [path for path in folder.iterdir() if path.is_file() and path.name not in named]:
        if path.name.startswith("."):
            path.unlink()
        else:
            (folder / ASIDE).mkdir(exist_ok=True)
            path.replace(folder / ASIDE / path.name)


def find_version(output: Path) -> Path:
    """Find the folder of the one version in an output; the folder itself where it is of one. Raises Unfinished."""
    found = sorted(output.glob("extractor=*"))
    if len(found) > 1:
        named = ", ".join(str(version) for version in found)
        raise Unfinished(f"{output} has what several versions extracted, name one of them: {named}")
    return found[0] if found else output


def load_manifest(folder: Path) -> Manifest:
    """Read the manifest and check the sum of every file; raise Unfinished."""
    path = folder / MANIFEST
    if not path.is_file():
        raise Unfinished(
            f"{folder} has no {MANIFEST}: the extraction did not end. Run `dragoman bulk extract` again, it goes on where it was"
        )
    manifest = Manifest.model_validate_json(path.read_bytes())
    if manifest.schema_version != SCHEMA:
        raise Unfinished(
            f"{folder} was written by another version (schema {manifest.schema_version}): extract it again"
        )
    for part in manifest.parts:
        for name, wanted in part.sums.items():
            if not (folder / name).is_file() or _sum(folder / name) != wanted:
                raise Unfinished(
                    f"{folder / name} is missing or was changed: remove it and run `dragoman bulk extract` again"
                )
    return manifest


def iter_read(folder: Path, manifest: Manifest, fan: int = FAN) -> Iterator[tuple[Article, Extraction]]:
    """Yield all articles with what was read in them, sorted by id over all parts; of several with one id the last given.

    At most `fan` parts are read at a time; more are first merged into files without a name, which go when the process ends.
    """
    sources: list[Path | IO[bytes]] = [folder / f"articles-{part.unit}.parquet" for part in manifest.parts]
    with ExitStack() as held:
        while len(sources) > fan:
            sources = [_merge(sources[start : start + fan], held) for start in range(0, len(sources), fan)]
        for _, same in groupby(_iter_sorted(sources), key=itemgetter(0)):
            *_, (_, article, extraction) = same
            yield Article.model_validate_json(article), Extraction.model_validate_json(extraction)


def _merge(sources: Sequence[Path | IO[bytes]], held: ExitStack) -> IO[bytes]:
    """Merge sorted files into one without a name; those without a name among them are given up."""
    merged = held.enter_context(TemporaryFile())  # noqa: SIM115 - the stack closes it
    rows = _iter_sorted(sources)
    with pyarrow.parquet.ParquetWriter(merged, KEPT, compression="zstd") as writer:
        while group := list(islice(rows, GROUP)):
            columns = [pyarrow.array(column, pyarrow.string()) for column in zip(*group, strict=True)]
            writer.write_table(pyarrow.table(columns, schema=KEPT))
    for source in sources:
        if not isinstance(source, Path):
            source.close()
    return merged


def _iter_sorted(sources: Iterable[Path | IO[bytes]]) -> Iterator[tuple[str, str, str]]:
    """Yield the rows of sorted files in order; among equal ids those of an earlier file come first."""
    return heapq.merge(*map(_iter_part, sources), key=itemgetter(0))


def _iter_part(source: Path | IO[bytes]) -> Iterator[tuple[str, str, str]]:
    file = pyarrow.parquet.ParquetFile(source, buffer_size=BUFFER, pre_buffer=False)
    for batch in file.iter_batches(64, columns=KEPT.names):
        yield from zip(*(batch.column(name).to_pylist() for name in KEPT.names), strict=True)


def _article_row(article: Article, extraction: Extraction) -> dict[str, object]:
    return {
        "id": article.id, "published": article.published, "publisher": article.publisher, "claims": len(extraction.claims),
        "article": article.model_dump_json(), "extraction": extraction.model_dump_json(),
    }  # fmt: skip


def _claim_rows(extraction: Extraction) -> Iterator[dict[str, object]]:
    names = {actor.id: actor.name for actor in extraction.actors}
    return (_claim_row(extraction.article.id, claim, names) for claim in extraction.claims)


def _claim_row(article: str, claim: Claim, names: dict[str, str]) -> dict[str, object]:
    return {
        "article": article, "claim": claim.id, "type": claim.type, "plover": claim.plover, "cameo": claim.cameo, "status": claim.status,
        "start": claim.when.start if claim.when else None, "end": claim.when.end if claim.when else None,
        "place": claim.place.name if claim.place else None, "place_country": claim.place.country if claim.place else None,
        "participants": [names[p.actor] for p in claim.participants], "countries": [p.country for p in claim.participants],
        "roles": [p.role for p in claim.participants], "evidence": claim.evidence[0].text, "confidence": claim.confidence,
    }  # fmt: skip


def _write(path: Path, table: pyarrow.Table) -> str:
    sink = pyarrow.BufferOutputStream()
    pyarrow.parquet.write_table(table, sink, compression="zstd")
    return _keep(path, sink.getvalue().to_pybytes())


def _keep(path: Path, data: bytes) -> str:
    """Write a file so that it is whole or not there, whatever happens meanwhile; give its SHA-256."""
    passing = path.with_name(f".{path.name}.{os.getpid()}")
    with passing.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    passing.replace(path)
    return hashlib.sha256(data).hexdigest()


def _sum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
