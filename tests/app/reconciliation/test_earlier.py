"""Version 0.2 of the protocol, as OpenRefine speaks it."""

import json
from typing import Any

import pytest
from starlette.testclient import TestClient

SYRIAN = "Walid al-Moualem"


def match(refine: TestClient, **queries: Any) -> dict[str, Any]:
    answer = refine.post("/reconcile", data={"queries": json.dumps(queries)})
    assert answer.status_code == 200, answer.text
    return answer.json()


def best(refine: TestClient, name: str, **more: Any) -> dict[str, Any]:
    return match(refine, q={"query": name, **more})["q"]["result"][0]


def test_the_whole_exchange_of_a_client(refine: TestClient) -> None:
    manifest = refine.get("/reconcile").json()
    root = "http://127.0.0.1"
    found = match(refine, q0={"query": "Walid Muallem", "type": "person"}, q1={"query": "Nizar Haddad"})
    id_ = found["q0"]["result"][0]["id"]
    assert found["q0"]["result"][0]["match"] is True
    suggest = manifest["suggest"]["entity"]
    assert suggest["service_url"].startswith(root)
    suggested = refine.get(suggest["service_url"] + suggest["service_path"], params={"prefix": "walid al-m"}).json()
    assert [entry["id"] for entry in suggested["result"]] == [id_]
    flyout = refine.get(suggest["flyout_service_url"] + suggest["flyout_service_path"].replace("${id}", id_)).json()
    assert flyout["id"] == id_
    assert SYRIAN in flyout["html"]
    preview = refine.get(manifest["preview"]["url"].replace("{{id}}", id_))
    assert preview.headers["content-type"].startswith("text/html")
    assert "Foreign Minister" in preview.text
    propose = manifest["extend"]["propose_properties"]
    proposed = refine.get(propose["service_url"] + propose["service_path"], params={"type": "person"}).json()
    wanted = [{"id": entry["id"]} for entry in proposed["properties"]]
    query = {"ids": [id_], "properties": wanted}
    extended = refine.post("/reconcile", data={"extend": json.dumps(query)}).json()
    assert [entry["id"] for entry in extended["meta"]] == [entry["id"] for entry in wanted]
    row = extended["rows"][id_]
    assert row["country"] == [{"id": "cty-syr", "name": "Syria"}]
    assert row["events"] == [{"int": 1}]
    assert row["first_event"] == [{"date": "2014-03-05T00:00:00Z"}]
    assert row["kind"] == [{"str": "person"}]
    assert row["office"][0]["str"].endswith("Foreign Minister, Syria (2014-03-05)")
    view = refine.get(manifest["view"]["url"].replace("{{id}}", id_))
    assert view.headers["content-type"].startswith("text/html")  # for people, who follow it from a cell
    assert SYRIAN in view.text


def test_manifest_has_what_the_protocol_requires(refine: TestClient) -> None:
    manifest = refine.get("/reconcile").json()
    assert "0.2" in manifest["versions"]
    for key in ("name", "identifierSpace", "schemaSpace"):
        assert isinstance(manifest[key], str)
    assert "{{id}}" in manifest["view"]["url"]
    assert "{{id}}" in manifest["preview"]["url"]
    assert all("${id}" in service["flyout_service_path"] for service in manifest["suggest"].values())
    assert {entry["id"] for entry in manifest["defaultTypes"]} == {"person", "organization", "country", "group"}
    assert manifest["batchSize"] > 9


@pytest.mark.parametrize(
    ("name", "means"),
    [
        ("Walid Muallem", SYRIAN),
        ("Сергей Лаврентов", "Sergey Lavrentov"),
        ("LAVRENTOV, Sergei", "Sergey Lavrentov"),
        ("Karim Sabri", "Karim Sabry"),
        ("Foreign Ministry of Syria", "Syrian Foreign Ministry"),
        ("IAEA", "International Atomic Energy Agency"),
        ("Syrian", "Syria"),
        ("IRN", "Iran"),
    ],
)
def test_a_name_in_any_spelling_or_script_is_matched(name: str, means: str, refine: TestClient) -> None:
    found = best(refine, name)
    assert (found["name"], found["match"]) == (means, True)


def test_a_name_without_vowels_is_matched_where_the_country_agrees(refine: TestClient) -> None:
    assert (best(refine, "وليد المعلم")["name"], best(refine, "وليد المعلم")["match"]) == (SYRIAN, False)
    assert best(refine, "وليد المعلم", properties=[{"pid": "country", "v": "Syria"}])["match"] is True


@pytest.mark.parametrize("name", ["Nizar Haddad", "Haddad", "Sabry", "Foreign Ministry", "Nizar Haddadi"])
def test_what_may_be_several_or_is_half_a_name_is_never_matched(name: str, refine: TestClient) -> None:
    found = match(refine, q={"query": name})["q"]["result"]
    assert found
    assert not any(candidate["match"] for candidate in found)


def test_nobody_is_found_for_a_stranger(refine: TestClient) -> None:
    assert match(refine, q={"query": "Ulrike Vandenberg"}) == {"q": {"result": []}}


@pytest.mark.parametrize(
    ("property_", "value", "country"),
    [
        ("country", "Jordanian", "Jordan"),
        ("country", "LBN", "Lebanon"),
        ("country", {"id": "cty-lbn", "name": "Lebanon"}, "Lebanon"),
        ("office", "minister of finance", "Lebanon"),
        ("active_on", "2016-05-04", "Jordan"),
        ("active_on", "1988", "Lebanon"),
    ],
)
def test_a_property_tells_namesakes_apart(property_: str, value: Any, country: str, refine: TestClient) -> None:
    found = match(refine, q={"query": "Nizar Haddad", "properties": [{"pid": property_, "v": value}]})["q"]["result"]
    assert country in found[0]["description"]
    assert found[0]["score"] > found[1]["score"]
    assert {"id": f"property_{property_}", "name": found[0]["features"][1]["name"], "value": True} in found[0][
        "features"
    ]


def test_a_property_that_differs_forbids_a_match(refine: TestClient) -> None:
    found = best(refine, SYRIAN, properties=[{"pid": "country", "v": "Peru"}])
    assert (found["name"], found["match"]) == (SYRIAN, False)
    assert found["score"] < 85


def test_a_surname_is_matched_where_country_and_office_agree(refine: TestClient) -> None:
    known = [{"pid": "country", "v": "Jordan"}, {"pid": "office", "v": "deputy foreign minister"}]
    assert best(refine, "Haddad", properties=known)["match"] is True


def test_another_name_finds_whom_the_first_does_not(refine: TestClient) -> None:
    found = best(refine, "Abu Tarek", properties=[{"pid": "alias", "v": "Sergej Lavrentov"}], type="person")
    assert (found["name"], found["match"]) == ("Sergey Lavrentov", False)


def test_candidates_are_of_the_type_and_ranked(refine: TestClient) -> None:
    found = match(refine, q={"query": "Syria", "type": ["organization", "group"]})["q"]["result"]
    assert {kind["id"] for candidate in found for kind in candidate["type"]} <= {"organization", "group"}
    soft = match(refine, q={"query": "Syria", "type": "organization", "type_strict": "should"})["q"]["result"]
    assert [c["score"] for c in soft] == sorted((c["score"] for c in soft), reverse=True)
    assert "cty-syr" in {c["id"] for c in soft}


def test_every_candidate_has_what_the_protocol_requires(refine: TestClient) -> None:
    found = match(refine, q={"query": "Nizar Haddad", "limit": 1})["q"]["result"]
    assert len(found) == 1
    candidate = found[0]
    assert isinstance(candidate["id"], str)
    assert isinstance(candidate["name"], str)
    assert 0 <= candidate["score"] <= 100
    assert isinstance(candidate["match"], bool)
    assert all({"id", "name", "value"} == feature.keys() for feature in candidate["features"])


@pytest.mark.parametrize(
    ("bad", "told"),
    [
        ({"query": "x", "type": "persn"}, "did you mean 'person'?"),
        ({"query": ""}, "asks for nothing"),
        ({"query": "x", "properties": [{"pid": "contry", "v": "x"}]}, "did you mean 'country'?"),
        ({"query": "x", "limit": 0}, "limit: write 1 or more"),
        ({"name": "x"}, "name"),
        (["x"], "write an object"),
    ],
)
def test_one_bad_query_is_told_in_its_place_and_spoils_no_other(bad: Any, told: str, refine: TestClient) -> None:
    found = match(refine, a={"query": SYRIAN}, b=bad, c={"query": "Syria"})
    assert list(found) == ["a", "b", "c"]
    assert found["b"]["result"] == []
    assert told in found["b"]["error"]
    assert found["a"]["result"][0]["match"]
    assert found["c"]["result"][0]["match"]


def test_queries_may_come_in_the_address(refine: TestClient) -> None:
    found = refine.get("/reconcile", params={"queries": json.dumps({"q0": {"query": SYRIAN}})}).json()
    assert found["q0"]["result"][0]["name"] == SYRIAN
    assert refine.get("/reconcile", params={"query": SYRIAN}).json()["result"][0]["name"] == SYRIAN


@pytest.mark.parametrize("name", ['"', "a AND", "x~y*", "[", "OR", "\\", "(((", "\u0000", "ا", "9", "…"])
def test_no_name_breaks_the_search(name: str, refine: TestClient) -> None:
    assert "error" not in match(refine, q={"query": name})["q"]


def test_a_batch_that_is_too_large_is_refused(refine: TestClient) -> None:
    queries = {f"q{number}": {"query": "x"} for number in range(refine.get("/reconcile").json()["batchSize"] + 1)}
    answer = refine.post("/reconcile", data={"queries": json.dumps(queries)})
    assert answer.status_code == 413
    assert "at most" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("form", "status"),
    [({"queries": "{"}, 422), ({"queries": "[]"}, 422), ({"extend": "{}"}, 422), ({"other": "1"}, 422)],
)
def test_what_is_no_batch_is_a_problem(form: dict[str, str], status: int, refine: TestClient) -> None:
    answer = refine.post("/reconcile", data=form)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["access-control-allow-origin"] == "*"


def test_json_to_the_form_says_where_json_goes(refine: TestClient) -> None:
    answer = refine.post("/reconcile", json={})
    assert answer.status_code == 415
    assert "/reconcile/v1/match" in answer.json()["detail"]


def test_pages_of_others_may_reconcile_and_write_nothing(refine: TestClient) -> None:
    foreign = {"Origin": "https://refine.example"}
    asked = refine.options("/reconcile/v1/match", headers=foreign | {"Access-Control-Request-Method": "POST"})
    assert asked.status_code == 204
    assert "POST" in asked.headers["access-control-allow-methods"]
    answer = refine.post("/reconcile", data={"queries": '{"q": {"query": "Syria"}}'}, headers=foreign)
    assert (answer.status_code, answer.headers["access-control-allow-origin"]) == (200, "*")
    refused = refine.post("/v1/articles", json={"id": "x", "text": "y"}, headers=foreign)
    assert refused.status_code == 403
    assert "access-control-allow-origin" not in refused.headers
    assert "access-control-allow-origin" not in refine.get("/v1/actors", headers=foreign).headers
    assert refine.get("/reconcilement", headers=foreign).headers.get("access-control-allow-origin") is None
    assert refine.get("/reconcile", headers={"Host": "rebound.example"}).status_code == 421


def test_preview_is_escaped_may_be_framed_and_runs_nothing(refine: TestClient) -> None:
    id_ = best(refine, "Maria <b>Gomez</b>", type="person")["id"]
    page = refine.get("/reconcile/preview", params={"id": id_})
    assert "&lt;b&gt;Gomez" in page.text
    assert "<b>" not in page.text
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors *" in policy
    assert "<b>" not in refine.get("/reconcile/flyout/entity", params={"id": id_}).json()["html"]
    assert refine.get("/reconcile/preview?id=per-nobody").status_code == 404


def test_suggestions_know_ids_types_and_properties(refine: TestClient) -> None:
    def ids(what: str, **parameters: Any) -> list[str]:
        answer = refine.get(f"/reconcile/suggest/{what}", params=parameters)
        return [entry["id"] for entry in answer.json()["result"]]

    assert ids("entity", prefix="cty-syr")[0] == "cty-syr"
    assert ids("entity", prefix="Syr", type="country") == ["cty-syr"]
    assert ids("entity", prefix="") == []
    assert len(ids("entity", prefix="Nizar", limit=1)) == 1
    assert ids("entity", prefix="Nizar", limit=1, cursor=1) == ids("entity", prefix="Nizar")[1:]
    assert ids("type", prefix="p") == ["person"]
    assert ids("property", prefix="coun") == ["country"]
    assert "kind" not in ids("property", prefix="")
    assert "active_on" in ids("property", prefix="")


def test_extension_keeps_the_rows_of_ids_that_nobody_has_empty(refine: TestClient) -> None:
    query = {"ids": ["per-nobody", "cty-irn"], "properties": [{"id": "country"}, {"id": "wikidata"}]}
    rows = refine.post("/reconcile", data={"extend": json.dumps(query)}).json()["rows"]
    assert rows["per-nobody"] == {"country": [], "wikidata": []}
    assert rows["cty-irn"] == {"country": [{"id": "cty-irn", "name": "Iran"}], "wikidata": []}


def test_extension_with_an_unknown_property_says_which_is_meant(refine: TestClient) -> None:
    answer = refine.post("/reconcile", data={"extend": json.dumps({"ids": [], "properties": [{"id": "contry"}]})})
    assert answer.status_code == 422
    assert "did you mean 'country'?" in answer.json()["detail"]
