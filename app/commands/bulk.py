"""`dragoman bulk`: millions of articles, extracted on many cores or machines to Parquet, and loaded from there by one writer."""

import os
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Annotated, Any

import typer

from app.commands.ending import SOME_FAILED, NothingGiven, explained
from app.commands.options import AsJson
from app.commands.progress import showing
from app.database import open_store
from app.extras import ExtraMissing
from app.jobs import BATCH
from app.settings import Settings, quieten_ray
from graph.model import Article, Extraction, Record
from graph.store import Store
from graph.writer import save

bulk = typer.Typer(help="Extract on many cores or machines, and load what came of it.", no_args_is_help=True)
STRETCH = 16_000_000  # bytes of JSONL a part: 5,000 articles of 3 kB, three minutes of one core


class ExtractReport(Record):
    """What an extraction gave."""

    folder: str
    articles: int
    claims: int
    rejected: int
    parts: int
    parts_known: int
    seconds: float


class LoadReport(Record):
    """What a load did."""

    new: int = 0
    unchanged: int = 0
    replaced: int = 0
    claims: int = 0
    seconds: float = 0.0


def need_extra() -> tuple[Any, Any, Any]:
    """Import what the extra brings; raise ExtraMissing."""
    try:
        from ingest.bulk import extraction, parts, units
    except ImportError as error:
        raise ExtraMissing(f"this needs more packages ({error.name}): pip install 'dragoman[bulk]'") from error
    return extraction, parts, units


@bulk.command()
def extract(
    inputs: Annotated[list[Path], typer.Argument(help="JSONL or Parquet files, or folders of them, and at last the folder of the output")],
    workers: Annotated[int, typer.Option(min=1, max=10_000, help="processes that read")] = os.cpu_count() or 1,
    address: Annotated[str | None, typer.Option(help="address of a Ray cluster; this machine if not given")] = None,
    part_bytes: Annotated[int, typer.Option(min=1000, help="bytes of JSONL that make one part of the output")] = STRETCH,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Extract INPUT... to a folder of Parquet. Cut off, it is run again and goes on where it was."""
    with explained() as settings:
        quieten_ray(alone=address is None)
        if len(inputs) < 2:
            raise NothingGiven("name the input, and at last the folder of the output")
        report = run_extract(inputs, settings, (address, workers), part_bytes)
    told = (
        f"{report.articles} articles, {report.claims} claims, {report.rejected} rejected (see rejected-*.jsonl); {report.parts} parts, "
        f"{report.parts_known} of them from before; {report.seconds:.0f} s\n{report.folder}"
    )
    print(report.model_dump_json() if as_json else told)
    if report.rejected:
        raise typer.Exit(SOME_FAILED)


def run_extract(
    inputs: Sequence[Path], settings: Settings, cluster: tuple[str | None, int], part_bytes: int
) -> ExtractReport:  # fmt: skip
    """Extract to the last of the paths; raise ExtraMissing or NothingGiven."""
    extraction, parts, units = need_extra()
    begun, (*sources, output) = time.perf_counter(), inputs
    model = settings.spacy_model
    try:
        planned = units.plan_units(sources, part_bytes, settings.max_article_characters)
    except units.NoInput as error:
        raise NothingGiven(str(error)) from error
    folder = extraction.output_folder(output, model)
    known = sum(1 for unit in planned if parts.find_part(folder, unit.id))
    with showing("Reading articles", len(planned), by_input=True) as bar:

        def told(part: Any) -> None:
            bar.read(1)
            bar.advance(part.articles)

        manifest = extraction.run_bulk(planned, output, model, cluster, told)
    total = {name: sum(getattr(part, name) for part in manifest.parts) for name in ("articles", "claims", "rejected")}
    seconds = round(time.perf_counter() - begun, 1)
    return ExtractReport(folder=str(folder), **total, parts=len(manifest.parts), parts_known=known, seconds=seconds)


@bulk.command()
def load(
    folder: Annotated[Path, typer.Argument(help="the OUTPUT of `bulk extract`, or the folder extractor=... in it")], as_json: AsJson = False
) -> None:  # fmt: skip
    """Save what was extracted into the graph, sorted, by one writer; loading again changes nothing."""
    with explained() as settings:
        _, parts, _ = need_extra()
        try:
            folder = parts.find_version(folder)
            manifest = parts.load_manifest(folder)
        except parts.Unfinished as error:
            raise NothingGiven(str(error)) from error
        size = sum(part.articles for part in manifest.parts)
        with open_store(settings) as store, showing("Saving articles", size) as bar:
            report = run_load(store, parts.iter_read(folder, manifest), manifest.extractor, bar.advance)
    told = f"{report.new} new, {report.unchanged} unchanged, {report.replaced} replaced; {report.claims} claims; {report.seconds:.0f} s"
    print(report.model_dump_json() if as_json else told)


def run_load(store: Store, read: Iterator[tuple[Article, Extraction]], extractor: str, advance: Any) -> LoadReport:
    """Save what was read, batch by batch."""
    begun, counts = time.perf_counter(), Counter[str]()
    while batch := list(islice(read, BATCH)):
        saved = save(store, batch, extractor)
        counts.update(
            new=len(saved.new), unchanged=len(saved.unchanged), replaced=len(saved.replaced), claims=saved.claims
        )
        advance(len(batch))
    return LoadReport(**counts, seconds=round(time.perf_counter() - begun, 1))
