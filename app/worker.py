"""The worker: takes jobs from the queue and does them, step by step, through DBOS, which remembers every step that ended."""

import logging
import os
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from threading import Event, Thread

from dbos import DBOS, DBOSConfig, StepOptions
from neo4j.exceptions import DriverError, Neo4jError

from app.database import GraphDoor
from app.fetching import make_fetcher
from app.intake import Intake
from app.settings import Settings
from app.working import PASSING, UNREACHABLE, Work
from graph.migrations import DatabaseTooNew, MigrationChanged
from graph.told import keep_told
from ingest.jobs.alone import only_one
from ingest.jobs.errors import JobsUnreachable
from ingest.jobs.queue import JOBS, VERSION, VISITS, WORKFLOW, JobQueue
from ingest.jobs.records import Run
from ingest.jobs.rests import HostRests
from ingest.pipeline import Extractor

log = logging.getLogger("dragoman")
AT_ONCE = {JOBS: 2, VISITS: 8}  # while one waits for slow sites, another reads
TICK = 1.0  # seconds between two looks for feeds that are due
TIDY = 3600  # ticks between two removals of old jobs
LONGEST_WAIT = 30.0  # seconds between two tries to reach the graph
RECOVERIES = 10_000  # times a job may be cut off and taken up again: what ends the worker is put aside long before


def is_passing(error: BaseException) -> bool:
    """Tell whether a step that failed so may be taken again."""
    return isinstance(error, JobsUnreachable)


def run_worker(settings: Settings, stop: Event, parent: int | None = None) -> None:
    """Work until `stop` is set or the process `parent` is gone; raises WorkerRuns, JobsUnreachable or ModelMissing before it begins."""
    queue = JobQueue.open(settings.jobs)
    rests = HostRests(queue.engine)
    with only_one(settings.jobs, settings.worker, queue.engine), make_fetcher(settings, rests) as fetcher:
        intake = Intake(lambda: Extractor.load(settings.spacy_model), settings.spacy_model)
        intake.extract(())
        door = GraphDoor(settings)
        work = Work(queue, fetcher, intake, door, settings.max_article_characters)
        DBOS(config=configure(settings))
        register(work)
        DBOS.launch()
        for name, number in AT_ONCE.items():
            DBOS.register_queue(name, worker_concurrency=number, polling_interval_sec=0.5)
        log.info("worker %s: ready", settings.worker)
        Thread(target=keep_telling, args=(door, stop), daemon=True).start()
        try:
            settings.data.mkdir(parents=True, exist_ok=True)
            ticks, beat = 0, settings.data / f"{settings.worker}.beat"
            while not stop.wait(TICK) and parent in (None, os.getppid()):
                beat.touch()  # when the worker was last seen alive: for who watches it from outside
                look_after(work, queue, settings.jobs_kept if ticks % TIDY == 0 else None)
                ticks += 1
        finally:
            # A step that runs is not waited for: it is taken up again at the next start.
            work.end()
            DBOS.destroy(workflow_completion_timeout_sec=0)
            door.drop()


def keep_telling(door: GraphDoor, stop: Event) -> None:
    """Keep what is told of events that changed, until `stop` is set; half of the time is left to others."""
    while not stop.is_set():
        begun = time.monotonic()
        try:
            kept = keep_told(door.open())
        except (*PASSING, DatabaseTooNew, MigrationChanged, DriverError, Neo4jError):  # the jobs tell of it
            kept = 0
        stop.wait(time.monotonic() - begun if kept else TICK)


def configure(settings: Settings) -> DBOSConfig:
    """Configure DBOS: the version of the workflow is ours, so that jobs outlive an update; nothing is sent anywhere."""
    return {
        "name": "dragoman", "system_database_url": settings.jobs, "application_version": VERSION, "executor_id": settings.worker,
        "log_level": "WARNING", "enable_otlp": False,
    }  # fmt: skip


def take(step: Callable[[Run], int], run: Run) -> int:
    """Take a step of a job, which DBOS remembers when it has ended."""
    options: StepOptions = {
        "name": step.__name__,
        "retries_allowed": True,
        "max_attempts": 8,
        "should_retry": is_passing,
    }
    done: int = DBOS.run_step(options, step, run)
    return done


def register(work: Work) -> None:
    """Tell DBOS what a job is: look at its feed, then fetch and save until nothing is left."""

    @DBOS.workflow(name=WORKFLOW, max_recovery_attempts=RECOVERIES)
    def run_job(job: str) -> None:
        run = Run.of(DBOS.workflow_id or "")
        take(work.visit, run)
        wait = 1.0
        while True:
            done = (take(work.fetch, run), take(work.save, run))
            if UNREACHABLE in done:
                log.warning("job %s waits for the graph", job)
                DBOS.sleep(wait)
                wait = min(wait * 2, LONGEST_WAIT)
                continue
            wait = 1.0
            if not any(done):
                return


def look_after(work: Work, queue: JobQueue, kept: int | None) -> None:
    """Start visits of feeds that are due; remove jobs that ended so many days ago."""
    try:
        work.feeds.start_due(datetime.now(UTC))
        if kept is not None:
            queue.forget(datetime.now(UTC) - timedelta(days=kept))
    except JobsUnreachable as error:
        log.warning("%s", error)


def leave() -> None:
    """End the process at once: threads of steps that run would hold it up, and their work is taken up again."""
    logging.shutdown()
    os._exit(0)
