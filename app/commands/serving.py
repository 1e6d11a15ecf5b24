"""`dragoman serve` and `dragoman up`: the API alone, or the whole service with its database."""

import gc
import signal
import sys
from contextlib import closing, suppress
from importlib.resources import as_file, files
from threading import Thread

import typer
import uvicorn
from fastapi import FastAPI
from neo4j.exceptions import DriverError, Neo4jError

from app.api import create_app
from app.commands.ending import explained
from app.commands.ingest import summarise
from app.database import connect, find_login, start_managed
from app.intake import Intake
from app.jobs import run_ingest
from app.logs import write_audit, write_logs
from app.settings import BadSetting, Settings
from app.supervision import kept_alive, worker_beside
from app.telemetry import traced
from graph.preparing import prepare
from graph.server.login import Login
from graph.server.ports import check_port
from graph.store import DatabaseUnreachable, QueryTooSlow, Store
from ingest.jobs.queue import JobQueue
from ingest.pipeline import Extractor
from ingest.sources.files import read_sources

PATIENCE = 2.0  # seconds that a request waits for a database that is away: who asks is told when to come again


def serve() -> None:
    """Run the API alone, for a database that is named in the settings or runs already; `dragoman worker` does its jobs."""
    with explained() as settings:
        end_like_ctrl_c()
        login = find_login(settings)
        if login is None:
            raise BadSetting(
                "no database: set DRAGOMAN_NEO4J_URI and its password, or start everything with `dragoman up`"
            )
        check_port(settings.port, "DRAGOMAN_PORT")
        with connect(login, settings.query_seconds, PATIENCE) as store, closing(JobQueue.open(settings.jobs)) as queue:
            intake = Intake(lambda: Extractor.load(settings.spacy_model), settings.spacy_model)
            run_api(settings, store, intake, queue)


def up(demo: bool = typer.Option(False, "--demo", help="ingest the sample articles too")) -> None:
    """Run the whole service on this machine: database, API and worker; Ctrl-C stops all of them."""
    with explained() as settings:
        end_like_ctrl_c()
        check_port(settings.port, "DRAGOMAN_PORT")
        if settings.neo4j_uri:
            login = Login(uri=settings.neo4j_uri, user=settings.neo4j_user, password=settings.password())
            _run(settings, login, None, demo)
            return
        with start_managed(settings) as server, kept_alive(server):
            _run(settings, server.login, server.browser_url, demo)
    print("Stopped, database included.", file=sys.stderr)


def _run(settings: Settings, login: Login, browser: str | None, demo: bool) -> None:
    intake = Intake(lambda: Extractor.load(settings.spacy_model), settings.spacy_model)
    with connect(login, settings.query_seconds, PATIENCE) as store, closing(JobQueue.open(settings.jobs)) as queue:
        if demo:
            with as_file(files("app").joinpath("samples")) as folder:
                print(
                    f"Samples: {summarise(run_ingest(read_sources([str(folder)]), intake, store, lambda _count: None))}"
                )
        with worker_beside():
            run_api(settings, store, intake, queue, announce(settings, login, browser))


def announce(settings: Settings, login: Login, browser: str | None) -> str:
    """Write where everything is."""
    base = f"http://{settings.host}:{settings.port}"
    lines = [f"Explorer            {base}/", f"API documentation   {base}/docs"]
    if browser:
        lines += [
            f"Neo4j Browser       {browser}",
            f"                    {login.uri}  user {login.user}  password {login.password}",
        ]
    lines += [
        "Try                 " + f"curl '{base}/v1/meetings?between=Egypt&between=Jordan'",
        "Stop                Ctrl-C",
    ]
    return "\n".join(lines)


class Server(uvicorn.Server):
    """An API server that says where it is once it listens."""

    def __init__(self, config: uvicorn.Config, message: str) -> None:
        super().__init__(config)
        self._message = message

    async def startup(self, sockets: list | None = None) -> None:  # type: ignore[type-arg]
        """Listen, then speak."""
        await super().startup(sockets)
        if self.started and self._message:
            print(self._message, flush=True)


def run_api(settings: Settings, store: Store, intake: Intake, queue: JobQueue, message: str = "") -> None:
    """Serve until Ctrl-C or SIGTERM; raises ModelMissing before it listens."""
    write_logs(settings.log)
    write_audit(settings.data, settings.audit_megabytes * 1_000_000, settings.audit_files)
    intake.extract(())
    # What is loaded by now stays: looking through it for what is not needed any more took 100 ms now and then.
    gc.collect()
    gc.freeze()
    app = create_app(settings, store, intake, queue)
    if settings.needs_keys and not any(key.revoked is None for key in app.state.keys.all()):
        print("No key exists yet: `dragoman keys create NAME --scope admin` makes the first.", file=sys.stderr)
    config = uvicorn.Config(
        app,
        host=settings.host,
        port=settings.port,
        log_level="warning",
        log_config=None,  # as all else is logged
        timeout_graceful_shutdown=settings.shutdown_seconds,
        server_header=False,
        proxy_headers=False,  # uvicorn would believe whoever asks from this machine; the app believes the proxies of the settings
    )
    Thread(target=_prepare, args=(app, store), daemon=True).start()
    # uvicorn ends in order and then raises the signal again, for us to stop the database in order too.
    with traced(app, settings.traces), suppress(KeyboardInterrupt):
        Server(config, message).run()


def _prepare(app: FastAPI, store: Store) -> None:
    app.openapi()  # by which parameters are checked; it takes a moment, once
    with suppress(DatabaseUnreachable, QueryTooSlow, DriverError, Neo4jError):  # /readyz tells of it
        prepare(store)


def end_like_ctrl_c() -> None:
    """Let SIGTERM, by which service managers end programs, stop API and database in order as Ctrl-C does."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
