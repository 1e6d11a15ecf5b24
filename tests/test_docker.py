"""What must hold of the container files; no engine is needed to check it."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml

from app.settings import setting_names

REPOSITORY = Path(__file__).parent.parent
COMPOSE = yaml.safe_load((REPOSITORY / "docker-compose.yml").read_text(encoding="utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
DOCKERFILE = (REPOSITORY / "Dockerfile").read_text(encoding="utf-8")
IGNORE = (REPOSITORY / ".dockerignore").read_text(encoding="utf-8").splitlines()
every_service = pytest.mark.parametrize("service", SERVICES.values(), ids=list(SERVICES))


def instructions(text: str) -> list[tuple[str, str]]:
    """Split a Dockerfile into (instruction, rest), lines joined."""
    joined = re.sub(r"\\\n\s*", "", text)
    lines = [line for line in joined.splitlines() if line and not line.startswith("#")]
    return [(word, rest) for word, _, rest in (line.partition(" ") for line in lines)]


INSTRUCTIONS = instructions(DOCKERFILE)
LAST_STAGE = INSTRUCTIONS[max(i for i, (word, _) in enumerate(INSTRUCTIONS) if word == "FROM") :]


@every_service
def test_ports_are_published_on_loopback_only(service: dict[str, Any]):
    assert all(port.startswith("127.0.0.1:") for port in service.get("ports", ()))


@every_service
def test_each_service_keeps_its_data_and_says_whether_it_is_well(service: dict[str, Any]):
    assert service["healthcheck"]["test"]
    assert all(volume.split(":")[0] in COMPOSE["volumes"] for volume in service["volumes"])


@every_service
def test_secrets_come_by_file_and_never_as_a_value(service: dict[str, Any]):
    declared = {f"/run/secrets/{name}" for name in service["secrets"]}
    secret = {key: value for key, value in service["environment"].items() if re.search("AUTH|PASSWORD", key)}
    assert set(secret.values()) == declared
    assert all(key.endswith("_FILE") for key in secret)


def test_the_secret_files_are_ignored_by_git():
    assert "/secrets/" in (REPOSITORY / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert all(secret["file"].startswith("./secrets/") for secret in COMPOSE["secrets"].values())


def test_the_database_is_the_version_that_is_managed_elsewhere():
    assert SERVICES["neo4j"]["image"] == "neo4j:5.26-community"


def test_the_api_waits_for_a_healthy_database():
    assert SERVICES["app"]["depends_on"]["neo4j"]["condition"] == "service_healthy"


def test_every_setting_of_the_containers_exists():
    used = {key for key in SERVICES["app"]["environment"] if key.startswith("DRAGOMAN_")}
    used |= set(re.findall(r"DRAGOMAN_\w+", DOCKERFILE))
    assert used <= set(setting_names())


def test_the_image_runs_without_root():
    users = [rest for word, rest in LAST_STAGE if word == "USER"]
    assert users
    assert users[-1].split(":")[0] not in {"root", "0"}


def test_the_image_has_a_health_check_and_starts_the_api():
    words = dict(LAST_STAGE)
    assert "/livez" in words["HEALTHCHECK"]
    assert words["CMD"] == '["dragoman", "serve"]'


def test_the_image_is_built_from_pinned_bases_and_hashed_requirements():
    bases = [rest.split()[0] for word, rest in INSTRUCTIONS if word == "FROM"]
    assert all(":" in base and not base.endswith(":latest") for base in bases)
    assert not [rest for word, rest in INSTRUCTIONS if word == "ADD"]
    assert any("--require-hashes" in shlex.split(rest) for word, rest in INSTRUCTIONS if word == "RUN")


def test_only_what_the_image_copies_is_sent_to_the_engine():
    copied = {
        name for word, rest in INSTRUCTIONS if word == "COPY" and "--from" not in rest for name in rest.split()[:-1]
    }
    assert IGNORE[0] == "*"
    assert {line.removeprefix("!") for line in IGNORE if line.startswith("!")} == copied
