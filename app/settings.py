"""Environment -> settings: the one place that reads `DRAGOMAN_...` variables."""

import difflib
import ipaddress
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from app.values import JobsUrl, Memory, Networks, Port, Rate, Words
from graph.findings import advise
from graph.server.artifacts import CACHE_NAME

PREFIX = "DRAGOMAN_"
NOT_SETTINGS = ("DRAGOMAN_SHARED", "DRAGOMAN_TEST_")  # read by the tests and the accuracy gate
OPEN = "anyone-may-read-and-write"


class BadSetting(ValueError):
    """A setting cannot be used. Correct the variable that the message names; `dragoman config show` lists them all."""


def _cache_folder() -> Path:
    """Name the user's cache folder by the XDG base directory rules."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "dragoman"


class Settings(BaseSettings):
    """All that a user can set. Each field is read from the variable of the same name in capitals after `DRAGOMAN_`."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="forbid", validate_default=True)

    neo4j_uri: str | None = Field(
        default=None,
        pattern=r"^(bolt|neo4j)(\+s|\+ssc)?://.+",
        description="bolt://host:port of a Neo4j to use; without it Dragoman runs its own",
    )
    neo4j_user: str = Field(default="neo4j", min_length=1, description="user of that Neo4j")
    neo4j_password: SecretStr | None = Field(default=None, description="password of that user")
    neo4j_password_file: Path | None = Field(
        default=None, description="a file that has the password, as an alternative"
    )
    neo4j_bolt_port: Port = Field(default=7687, description="Bolt port of the Neo4j that Dragoman runs")
    neo4j_http_port: Port = Field(default=7474, description="Neo4j Browser port of the same")
    neo4j_heap: Memory = Field(
        default="1g", description="memory of that Neo4j for its work: more for large imports and merges"
    )
    neo4j_page_cache: Memory = Field(default="512m", description="memory of the same for pages of the graph")
    data: Path = Field(default=Path("data"), description="folder of the database that Dragoman runs")
    cache: Path = Field(default_factory=_cache_folder, description="folder of downloads that can be fetched again")
    host: str = Field(default="127.0.0.1", description="address the API listens on")
    port: Port = Field(default=8000, description="port the API listens on")
    keys: Literal["auto", "required", "off"] = Field(
        default="auto",
        description="whether requests need a key: auto needs none on an address of this machine alone, and one on any other",
    )
    allow_open: Literal["anyone-may-read-and-write"] | None = Field(
        default=None,
        description=f"write {OPEN!r} to let everybody in without a key on an address that other machines reach",
    )
    rate_read: Rate = Field(
        default=None, description="requests of one key or address for reading, such as 600/minute; no limit if not set"
    )
    rate_costly: Rate = Field(default=None, description="the same for counts, questions, networks and exports")
    rate_write: Rate = Field(default=None, description="the same for what changes something")
    trusted_proxies: Networks = Field(
        default=(),
        description="addresses of proxies before this service, as 10.0.0.5,10.1.0.0/16: who they say asks is believed, in "
        "X-Forwarded-For and X-Forwarded-Proto, and nobody else",
    )
    max_requests: int = Field(
        default=64, ge=1, le=1000, description="requests that are worked on at once; more wait for their turn"
    )
    max_exports: int = Field(default=8, ge=1, le=100, description="exports that are written at once, beside these")
    request_wait: float = Field(
        default=10.0,
        ge=0,
        le=300,
        description="seconds that a request waits for its turn before it is answered with 503",
    )
    query_seconds: float = Field(
        default=30.0, gt=0, le=3600, description="seconds a question may take in the database before it is ended there"
    )
    shutdown_seconds: int = Field(
        default=30, ge=1, le=3600, description="seconds that answers on their way have when the service is stopped"
    )
    audit_megabytes: int = Field(
        default=20, ge=1, le=2000, description="size at which audit.jsonl is put aside as audit.jsonl.1 and begun anew"
    )
    audit_files: int = Field(default=9, ge=1, le=99, description="files put aside that are kept, the newest")
    cors: Words = Field(
        default=(),
        description="web pages of these origins may read the API, as https://desk.example,https://lab.example",
    )
    log: Literal["text", "json"] = Field(default="text", description="form of the log on standard error")
    traces: str | None = Field(
        default=None,
        pattern=r"^https?://.+",
        description="address of an OpenTelemetry collector (OTLP over HTTP) that gets a trace of each request; needs the extra `telemetry`",
    )
    spacy_model: str | None = Field(
        default=None, description="an installed spaCy pipeline instead of the English one supplied"
    )
    export_licence: str = Field(
        default="https://creativecommons.org/licenses/by/4.0/",
        pattern=r"^https?://[!-~]+$",
        description="address of the licence under which exports of this service's record are given",
    )
    max_body_bytes: int = Field(default=20_000_000, ge=1000, description="largest request body")
    max_article_characters: int = Field(
        default=2_000_000, ge=100, le=20_000_000, description="longest article that is read"
    )
    max_post_articles: int = Field(
        default=100, ge=1, description="most articles in one POST; `dragoman ingest` has no limit"
    )
    max_url_characters: int = Field(default=8000, ge=200, description="longest address and query string together")

    reconcile_origin: str = Field(
        default="*", pattern=r"^(\*|https?://[A-Za-z0-9.:\[\]-]+)$",
        description="whose web pages may reconcile: * for all, as the protocol asks, or one origin; OpenRefine needs none",
    )  # fmt: skip
    service: str | None = Field(
        default=None,
        pattern=r"^https?://.+",
        description="address of a running service that `dragoman mcp` asks, and `dragoman ask` instead of the database",
    )
    service_key: SecretStr | None = Field(default=None, description="key for that service, if it asks for one")

    jobs_url: JobsUrl | None = Field(
        default=None,
        description="database of jobs and feeds: sqlite:///FILE, or postgresql://... for several workers; a file in the data folder if not set",
    )
    worker: str = Field(
        default="worker",
        pattern=r"^[A-Za-z0-9._-]{1,60}$",
        description="name of this worker: each of several has its own, and keeps it",
    )
    fetch_contact: str | None = Field(
        default=None,
        pattern=r"^[!-~]{3,200}$",
        description="address or e-mail that sites see when pages are fetched: please set it",
    )
    fetch_allow: Networks = Field(
        default=(), description="private networks that may be fetched from all the same, as 10.1.0.0/16,127.0.0.1/32"
    )
    fetch_authorities: Path | None = Field(
        default=None, description="file of certificates to trust instead of the public ones"
    )
    fetch_delay: float = Field(
        default=1.0, ge=0, le=60, description="seconds between two requests to one host, if it names none"
    )
    fetch_max_bytes: int = Field(default=10_000_000, ge=1000, description="largest page or feed that is fetched")
    backlog_alarm: int = Field(default=120, ge=1, description="minutes that a job may wait before /readyz turns red")
    feed_alarm: int = Field(
        default=360, ge=1, description="minutes that a feed may be overdue before /readyz turns red"
    )
    jobs_kept: int = Field(default=30, ge=1, description="days that jobs are kept after their end; what failed is kept")

    @model_validator(mode="after")
    def refuse_an_open_door(self) -> Self:
        """Listen beyond this machine only when the user says in words that everybody may read and write."""
        if not self.is_local and self.keys == "off" and self.allow_open is None:
            raise ValueError(
                f"HOST={self.host} lets other machines in and KEYS=off lets them do anything: "
                f"set {PREFIX}ALLOW_OPEN={OPEN} if that is meant, or {PREFIX}KEYS=required"
            )
        return self

    @model_validator(mode="after")
    def need_a_password(self) -> Self:
        """Ask for the password of a database that the user names."""
        if self.neo4j_uri and not (self.neo4j_password or self.neo4j_password_file):
            raise ValueError(
                f"NEO4J_URI is set without a password: set {PREFIX}NEO4J_PASSWORD or {PREFIX}NEO4J_PASSWORD_FILE"
            )
        return self

    @property
    def is_local(self) -> bool:
        """Tell whether only this machine can reach the API."""
        return is_loopback(self.host)

    @property
    def needs_keys(self) -> bool:
        """Tell whether a request needs a key."""
        return self.keys == "required" or (self.keys == "auto" and not self.is_local and self.allow_open is None)

    @property
    def neo4j_home(self) -> Path:
        """Name the folder of the managed database."""
        return self.data / "neo4j"

    @property
    def address(self) -> str:
        """Give the address of the service as a browser on this machine calls it."""
        host = "127.0.0.1" if self.host in {"0.0.0.0", "::"} else f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"

    @property
    def kit(self) -> str:
        """Give the address below which Neo4j Browser finds its style and guide."""
        return f"{self.address}/browser"

    @property
    def jobs(self) -> str:
        """Name the database of jobs."""
        return (
            self.jobs_url.get_secret_value() if self.jobs_url else f"sqlite:///{(self.data / 'jobs.sqlite').absolute()}"
        )

    @property
    def jars(self) -> Path:
        """Name the folder of the downloaded Neo4j."""
        return self.cache / CACHE_NAME

    def password(self) -> str:
        """Give the password of the named database; raise BadSetting when its file cannot be read."""
        if self.neo4j_password_file is None:
            return self.neo4j_password.get_secret_value() if self.neo4j_password else ""
        try:
            return self.neo4j_password_file.read_text(encoding="utf-8").strip()
        except OSError as error:
            raise BadSetting(f"{PREFIX}NEO4J_PASSWORD_FILE={self.neo4j_password_file}: {error.strerror}") from error


def is_loopback(host: str) -> bool:
    """Tell whether a host name or address means this machine only."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def load_settings() -> Settings:
    """Read the environment; raise BadSetting with each bad key and its value."""
    _refuse_unknown(key for key in os.environ if key.startswith(PREFIX))
    try:
        return Settings()
    except ValidationError as error:
        raise BadSetting(
            "; ".join(_problem(entry["loc"], entry["input"], advise(entry)) for entry in error.errors())
        ) from None


def setting_names() -> tuple[str, ...]:
    """List the names of all variables."""
    return tuple(PREFIX + name.upper() for name in Settings.model_fields)


def _refuse_unknown(keys: Iterable[str]) -> None:
    for key in sorted(keys):
        if key.upper() not in setting_names() and not key.startswith(NOT_SETTINGS):
            near = difflib.get_close_matches(key.upper(), setting_names(), n=1)
            meant = f"did you mean {near[0]}?" if near else f"the settings are {', '.join(setting_names())}"
            raise BadSetting(f"{key} is no setting: {meant}")


def _problem(path: tuple[int | str, ...], given: object, message: str) -> str:
    """Say which variable is wrong and how; the value of a password is not repeated."""
    if not path:
        return PREFIX + message
    key = PREFIX + str(path[0]).upper()
    shown = (
        "(hidden)"
        if ("PASSWORD" in key and not key.endswith("_FILE")) or key.endswith(("JOBS_URL", "SERVICE_KEY"))
        else given
    )
    return f"{key}={shown}: {message}"


def quieten_ray(alone: bool = True) -> None:
    """Tell Ray, before it is imported, to report nothing to anybody and to speak only of what ends it: it reads the environment alone.

    `alone`: it runs on this machine only. It then asks for a token, and listens on loopback only, by its switch for systems whose
    firewall would ask; an address given to `ray.init` does not bring that, since Ray takes the outer one instead of 127.0.0.1.
    """
    os.environ |= {"RAY_USAGE_STATS_ENABLED": "0", "RAY_BACKEND_LOG_LEVEL": "fatal"}
    if alone:
        os.environ |= {"RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0", "RAY_AUTH_MODE": "token"}
