"""Units of input -> parts of output, on the cores of one machine or of a cluster, by Ray Data."""

import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import ray
import ray.data
from ray.data import ActorPoolStrategy, DataContext

from ingest.bulk.parts import Manifest, Part, find_part, write_manifest, write_part
from ingest.bulk.units import Unit, articles_of
from ingest.pipeline import Extractor
from ingest.version import extractor_version

LOGICAL = 4  # processors that Ray is told of at least: with 2 its own tasks wait for each other for ever
STORE = 200_000_000  # bytes of shared memory: only names of units and counts go through it


class BulkExtractor:
    """Holds a language pipeline in a process of Ray, and turns units into parts."""

    def __init__(self, folder: str, model: str | None) -> None:
        self._folder = Path(folder)
        self._extractor = Extractor.load(model)

    def __call__(self, batch: dict[str, Any]) -> dict[str, Any]:
        """Extract a batch of units, each given as JSON; give their parts as JSON."""
        return {"part": [self._extract(Unit.model_validate_json(text)).model_dump_json() for text in batch["unit"]]}

    def _extract(self, unit: Unit) -> Part:
        articles, rejected = articles_of(unit)
        read = list(zip(articles, self._extractor.extract_all(articles), strict=True))
        return write_part(self._folder, unit.id, read, rejected)


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
    """
    folder = output_folder(output, model).absolute()
    folder.mkdir(parents=True, exist_ok=True)
    parts = {unit.id: part for unit in units if (part := find_part(folder, unit.id))}
    for part in parts.values():
        told(part)
    todo = [unit for unit in units if unit.id not in parts]
    if todo:
        with _ray(cluster):
            DataContext.get_current().enable_progress_bars = False
            logging.getLogger("ray.data").setLevel(logging.ERROR)
            rows = ray.data.from_items(
                [{"unit": unit.model_dump_json()} for unit in todo], override_num_blocks=len(todo)
            )
            done = rows.map_batches(
                BulkExtractor, fn_constructor_args=(str(folder), model), batch_size=1, num_cpus=1,
                compute=ActorPoolStrategy(size=max(1, min(cluster[1], len(todo)))),
            )  # fmt: skip
            for row in done.iter_rows():
                part = Part.model_validate_json(row["part"])
                parts[part.unit] = part
                told(part)
    manifest = Manifest(extractor=extractor_version(model), parts=tuple(parts[unit.id] for unit in units))
    write_manifest(folder, manifest)
    return manifest


class _ray:  # noqa: N801 - used like a function
    """A connection to Ray, ended with the block."""

    def __init__(self, cluster: tuple[str | None, int]) -> None:
        self._address, self._workers = cluster

    def __enter__(self) -> None:
        if self._address:
            ray.init(address=self._address, log_to_driver=False, logging_level=logging.ERROR)
            return
        ray.init(
            address="local", num_cpus=max(LOGICAL, self._workers + 1), include_dashboard=False, object_store_memory=STORE, log_to_driver=False,
            logging_level=logging.ERROR,
        )  # fmt: skip

    def __exit__(self, *_: object) -> None:
        ray.shutdown()
