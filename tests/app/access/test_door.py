"""Who comes in: every operation of the API asks for a key of the right scope, and for no more than its budget."""

import json
import logging
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.access.rates import Rates, TooManyRequests
from app.access.scopes import budget_of, scope_of
from app.api import create_app
from app.intake import Intake
from app.logs import audit, write_audit, write_logs
from app.settings import Settings
from graph.migrations import migrate
from graph.store import Store
from ingest.jobs.queue import JobQueue

BASE = "http://127.0.0.1"
Door = tuple[TestClient, dict[str, str]]


@pytest.fixture(scope="module")
def door(neo4j_server, intake: Intake, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Door]:
    folder = tmp_path_factory.mktemp("door")
    with (
        closing(JobQueue.open(f"sqlite:///{folder}/jobs.sqlite")) as queue,
        Store.connect(neo4j_server.uri, neo4j_server.user, neo4j_server.password) as store,
    ):
        migrate(store)
        app = create_app(Settings(keys="required", cors=("https://desk.example",)), store, intake, queue)
        tokens = {scope: app.state.keys.create(scope, [scope])[1] for scope in ("read", "ingest", "curate", "admin")}  # type: ignore[list-item]
        with TestClient(app, base_url=BASE, raise_server_exceptions=False) as client:
            yield client, tokens


def operations(client: TestClient) -> list[tuple[str, str]]:
    paths = client.app.openapi()["paths"]  # type: ignore[attr-defined]
    return [(method.upper(), path.replace("{", "").replace("}", "")) for path, item in paths.items() for method in item]


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def test_no_operation_answers_without_a_key(door: Door) -> None:
    client, _ = door
    closed = [(m, p) for m, p in operations(client) if scope_of(m, p)]
    assert len(closed) > 40
    for method, path in closed:
        answer = client.request(method, path)
        assert (method, path, answer.status_code) == (method, path, 401)
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert "Bearer" in answer.headers["WWW-Authenticate"]
    assert {path for m, path in operations(client) if not scope_of(m, path)} == {"/livez", "/readyz"}


def test_no_operation_answers_a_key_of_another_scope(door: Door) -> None:
    client, tokens = door
    for method, path in operations(client):
        needed = scope_of(method, path)
        wrong = "read" if needed != "read" else "ingest"
        if needed:
            answer = client.request(method, path, headers=bearer(tokens[wrong]))
            assert (method, path, answer.status_code) == (method, path, 403)
            assert f"`{needed}`" in answer.json()["detail"]


def test_no_operation_fails_for_a_key_that_may_do_all(door: Door) -> None:
    client, tokens = door
    for method, path in operations(client):
        answer = client.request(method, path, headers=bearer(tokens["admin"]))
        assert (method, path, answer.status_code < 500 or answer.status_code in {501, 503}) == (method, path, True), (
            answer.text
        )


@pytest.mark.parametrize("path", ["/livez", "/docs", "/static/dragoman.css", "/openapi.json", "/problems/key-missing"])
def test_health_and_documentation_are_open(door: Door, path: str) -> None:
    assert door[0].get(path).status_code == 200


def test_a_wrong_key_is_told_from_none(door: Door) -> None:
    client, tokens = door
    refused = client.get("/v1/ontology", headers=bearer(tokens["read"][:-1] + "!"))
    assert (refused.status_code, refused.json()["type"]) == (401, "/problems/key-refused")
    assert client.get("/v1/ontology", headers={"X-API-Key": tokens["read"]}).status_code == 200


def test_keys_are_made_and_revoked_over_rest(door: Door) -> None:
    client, tokens = door
    made = client.post(
        "/v1/keys", json={"name": "lab", "scopes": ["read"], "lifetime": "1d"}, headers=bearer(tokens["admin"])
    )
    assert made.status_code == 201
    new = bearer(made.json()["token"])
    assert client.get("/v1/ontology", headers=new).status_code == 200
    assert made.json()["token"] not in client.get("/v1/keys", headers=bearer(tokens["admin"])).text
    assert client.delete(f"/v1/keys/{made.json()['key']['id']}", headers=bearer(tokens["admin"])).json()["revoked"]
    assert client.get("/v1/ontology", headers=new).status_code == 401
    assert (
        client.post("/v1/keys", json={"name": "x", "scopes": ["all"]}, headers=bearer(tokens["admin"])).status_code
        == 422
    )


def test_pages_of_named_origins_may_read_and_others_may_not(door: Door) -> None:
    client, tokens = door
    asked = {
        "Origin": "https://desk.example",
        "Access-Control-Request-Method": "GET",
        "Access-Control-Request-Headers": "authorization",
    }
    assert (
        client.options("/v1/ontology", headers=asked).headers["Access-Control-Allow-Origin"] == "https://desk.example"
    )
    answer = client.get("/v1/ontology", headers={**bearer(tokens["read"]), "Origin": "https://other.example"})
    assert answer.headers.get("Access-Control-Allow-Origin") is None


def test_a_spent_budget_is_told_with_the_time_to_wait(neo4j_server, intake: Intake, tmp_path: Path) -> None:
    with (
        closing(JobQueue.open(f"sqlite:///{tmp_path}/jobs.sqlite")) as queue,
        Store.connect(neo4j_server.uri, neo4j_server.user, neo4j_server.password) as store,
        TestClient(create_app(Settings(rate_read="2/minute"), store, intake, queue), base_url=BASE) as client,
    ):
        first, _, third = (client.get("/v1/ontology") for _ in range(3))
        assert (first.headers["RateLimit-Policy"], first.headers["RateLimit"].split(";t=")[0]) == (
            '"read";q=2;w=60',
            '"read";r=1',
        )
        assert (third.status_code, third.json()["type"]) == (429, "/problems/too-many-requests")
        assert 0 < int(third.headers["Retry-After"]) <= 60
        assert client.get("/livez").status_code == 200


def test_who_asks_is_believed_of_named_proxies_alone(neo4j_server, intake: Intake, tmp_path: Path) -> None:
    settings = Settings(rate_read="1/hour", trusted_proxies=("10.0.0.0/8", "192.0.2.7"))  # type: ignore[arg-type]
    with (
        closing(JobQueue.open(f"sqlite:///{tmp_path}/jobs.sqlite")) as queue,
        Store.connect(neo4j_server.uri, neo4j_server.user, neo4j_server.password) as store,
    ):
        app = create_app(settings, store, intake, queue)

        def ask(peer: str, forwarded: str) -> int:
            client = TestClient(app, base_url=BASE, client=(peer, 1234))
            return client.get("/v1/ontology", headers={"X-Forwarded-For": forwarded}).status_code

        # Through proxies each client has a budget, whatever it puts before what the proxies add.
        assert [ask("10.1.2.3", "198.51.100.1"), ask("10.9.9.9", "203.0.113.9, 198.51.100.1")] == [200, 429]
        assert [ask("10.1.2.3", "198.51.100.2, 192.0.2.7"), ask("192.0.2.7", "198.51.100.2, 10.4.4.4")] == [200, 429]
        # Anybody else is who the connection says, whatever the header says; this machine too.
        assert [ask("198.51.100.9", "203.0.113.1"), ask("198.51.100.9", "203.0.113.2")] == [200, 429]
        assert [ask("127.0.0.1", "203.0.113.3"), ask("127.0.0.1", "203.0.113.4")] == [200, 429]


def test_each_has_a_budget_of_its_own() -> None:
    rates = Rates({"read": "1/hour", "write": ""})
    assert rates.spend("write", "a") is None
    assert [rates.spend("read", who).left for who in ("a", "b")] == [0, 0]  # type: ignore[union-attr]
    with pytest.raises(TooManyRequests):
        rates.spend("read", "a")


@pytest.mark.parametrize(
    ("method", "path", "scope", "budget"),
    [("GET", "/v1/events", "read", "read"), ("POST", "/v1/extract", "read", "costly"), ("POST", "/v1/articles", "ingest", "write"),
     ("DELETE", "/v1/decisions/x", "curate", "write"), ("GET", "/v1/keys", "admin", "read"), ("GET", "/v1/export/events.csv", "read", "costly"),
     ("GET", "/livez", None, "read"), ("GET", "/events/evt-1", "read", "read"), ("GET", "/static/x.js", None, "read")],
)  # fmt: skip
def test_scope_and_budget_of_a_request(method: str, path: str, scope: str | None, budget: str) -> None:
    assert (scope_of(method, path), budget_of(method, path)) == (scope, budget)


def test_the_log_never_has_the_question_and_the_audit_has_what_was_done(
    door: Door, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    client, tokens = door
    root = logging.getLogger()
    monkeypatch.setattr(root, "handlers", [])
    monkeypatch.setattr(audit, "handlers", [])
    write_logs("json")
    write_audit(tmp_path)
    client.get("/v1/ask", params={"q": "meetings of Secretive"}, headers=bearer(tokens["read"]))
    client.post("/v1/decisions", json={}, headers=bearer(tokens["read"]))
    client.post("/reconcile", data={"queries": '{"q0": {"query": "Secretive"}}'}, headers=bearer(tokens["read"]))
    said = capsys.readouterr().err
    lines: list[dict[str, Any]] = [json.loads(line) for line in said.splitlines()]
    assert "Secretive" not in said
    assert ("/v1/ask", 200) in {(line.get("route"), line.get("status")) for line in lines}
    path = tmp_path / "audit.jsonl"
    done = [json.loads(line) for line in path.read_text().splitlines()]
    assert [(line["method"], line["path"], line["status"], line["key"], line["address"]) for line in done] == [
        ("POST", "/v1/decisions", 403, tokens["read"].split("_")[1], "testclient")
    ]
    assert path.stat().st_mode & 0o777 == 0o600
    for handler in audit.handlers:
        handler.close()


def test_the_audit_log_stays_within_its_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit, "handlers", [])
    write_audit(tmp_path, most_bytes=2_000, files=3)
    for number in range(200):
        audit.info("audit", extra={"path": f"/v1/articles/{number}"})
    for handler in audit.handlers:
        handler.close()
    files = sorted(path.name for path in tmp_path.iterdir())
    assert files == ["audit.jsonl", "audit.jsonl.1", "audit.jsonl.2", "audit.jsonl.3"]
    assert all(path.stat().st_size <= 2_000 and path.stat().st_mode & 0o777 == 0o600 for path in tmp_path.iterdir())
    lines = [json.loads(line) for name in reversed(files) for line in (tmp_path / name).read_text().splitlines()]
    assert [line["path"] for line in lines] == [f"/v1/articles/{n}" for n in range(200 - len(lines), 200)]
