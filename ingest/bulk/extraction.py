"""Units of input -> parts of output, on the cores of one machine or of a cluster, by Ray Data."""

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import ray.data
from ray.data import ActorPoolStrategy, DataContext
from ray.exceptions import RayActorError

from ingest.bulk.cluster import connected
from ingest.bulk.parts import Manifest, Part, find_part, remove_manifest, set_aside, write_manifest, write_part
from ingest.bulk.units import Unit, articles_of
from ingest.crew import WorkerDied
from ingest.language import load_language
from ingest.pipeline import Extractor
from ingest.version import extractor_version

TRIES = 4  # of a unit in one run: a worker that dies is replaced by Ray without end, and one article may be the cause
TRIED = ".tried-"
KEPT = "what was finished is kept: use fewer --workers if memory ran out, and run it again"


class BulkExtractor:
    """Holds a language pipeline in a process of Ray, and turns units into parts."""

    def __init__(self, folder: str, model: str | None) -> None:
        self._folder = Path(folder)
        self._extractor = Extractor.load(model)

    def __call__(self, batch: dict[str, Any]) -> dict[str, Any]:
        """Extract a batch of units, each given as JSON; give their parts as JSON, or why there is none.

        A reason is a value here because Ray hands on an exception as a text of several pages.
        """
        done = [self._try(Unit.model_validate_json(text)) for text in batch["unit"]]
        return {"part": [part for part, _ in done], "died": [died for _, died in done]}

    def _try(self, unit: Unit) -> tuple[str, str]:
        try:
            return self._extract(unit).model_dump_json(), ""
        except WorkerDied as error:
            return "", str(error)

    def _extract(self, unit: Unit) -> Part:
        with counting_tries(self._folder, unit):
            articles, rejected = articles_of(unit)
            read = list(zip(articles, self._extractor.extract_all(articles), strict=True))
            return write_part(self._folder, unit.id, read, rejected)


@contextmanager
def counting_tries(folder: Path, unit: Unit) -> Iterator[None]:
    """Count in a file, which outlives a worker, how often a unit was begun; raise WorkerDied beyond TRIES."""
    tried = folder / f"{TRIED}{unit.id}"
    with tried.open("ab") as file:
        file.write(b".")
        count = file.tell()
    if count > TRIES:
        raise WorkerDied(f"{TRIES} workers died over {unit.source} ({unit.form} {unit.start} to {unit.end})")
    yield
    tried.unlink(missing_ok=True)


def output_folder(output: Path, model: str | None) -> Path:
    """Name the folder of an output for the version of the extractor: another version never mixes with it."""
    return output / f"extractor={extractor_version(model)}"


def run_bulk(
    units: Sequence[Unit],
    output: Path,
    model: str | None,
    cluster: tuple[str | None, int],
    told: Callable[[Part], None],
) -> Manifest:
    """Extract all units whose parts are not there yet, and write the manifest; `told` hears of each part.

    `cluster` is the address of a Ray cluster (None: this machine alone) and the number of workers. The folder must be the same for all.
    Raises ModelMissing, ConnectionError and WorkerDied; what was finished before is kept.
    """
    folder = output_folder(output, model).absolute()
    if model:
        load_language(model)  # what is missing is told here in a sentence, and by Ray in pages
    folder.mkdir(parents=True, exist_ok=True)
    parts = {unit.id: part for unit in units if (part := find_part(folder, unit.id))}
    for part in parts.values():
        told(part)
    if todo := [unit for unit in units if unit.id not in parts]:
        remove_manifest(folder)
        for tried in folder.glob(f"{TRIED}*"):
            tried.unlink()
        with connected(*cluster):
            for part in _extract_all(todo, folder, model, cluster[1]):
                parts[part.unit] = part
                told(part)
    manifest = Manifest(extractor=extractor_version(model), parts=tuple(parts[unit.id] for unit in units))
    set_aside(folder, manifest)
    write_manifest(folder, manifest)
    return manifest


def _extract_all(units: Sequence[Unit], folder: Path, model: str | None, workers: int) -> Iterator[Part]:
    """Extract units on the workers of a cluster that is connected, and yield their parts as they come."""
    DataContext.get_current().enable_progress_bars = False
    logging.getLogger("ray.data").setLevel(logging.CRITICAL)  # its errors are raised too
    rows = ray.data.from_items([{"unit": unit.model_dump_json()} for unit in units], override_num_blocks=len(units))
    done = rows.map_batches(
        BulkExtractor, fn_constructor_args=(str(folder), model), batch_size=1, num_cpus=1,
        compute=ActorPoolStrategy(size=max(1, min(workers, len(units)))),
    )  # fmt: skip
    try:
        for row in done.iter_rows():
            if row["died"]:
                raise WorkerDied(f"{row['died']}; {KEPT}")
            yield Part.model_validate_json(row["part"])
    except RayActorError as error:
        raise WorkerDied(f"the workers ended ({str(error).splitlines()[0]}); {KEPT}") from error
