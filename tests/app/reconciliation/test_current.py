"""The 1.0 draft of the protocol: JSON in, JSON out."""

from typing import Any

import pytest
from starlette.testclient import TestClient


def name(words: Any, **more: Any) -> dict[str, Any]:
    return {"matchType": "name", "propertyValue": words, **more}


def fact(id_: str, value: Any, **more: Any) -> dict[str, Any]:
    return {"matchType": "property", "propertyId": id_, "propertyValue": value, **more}


def match(refine: TestClient, *queries: Any) -> list[dict[str, Any]]:
    answer = refine.post("/reconcile/v1/match", json={"queries": list(queries)})
    assert answer.status_code == 200, answer.text
    return answer.json()["results"]


def named(result: dict[str, Any]) -> list[str]:
    return [f"{candidate['name']} ({candidate['description']})" for candidate in result["candidates"]]


def test_manifest_has_what_the_draft_requires(refine: TestClient) -> None:
    manifest = refine.get("/reconcile/v1").json()
    assert "1.0-draft" in manifest["versions"]
    assert manifest["view"]["url"].endswith("/actors/{id}")
    assert "/v1/" not in manifest["view"]["url"]  # that of the page for people
    assert manifest["standardizedScore"] is True
    assert manifest["suggest"] == {"entity": True, "property": True, "type": True}
    assert {"width", "height"} <= manifest["preview"].keys()
    assert manifest["extend"]["proposeProperties"] is True


def test_results_are_in_the_order_of_the_queries_and_a_bad_one_stays_in_its_place(refine: TestClient) -> None:
    found = match(
        refine,
        {"conditions": [name("Syria")], "type": "country"},
        {"conditions": []},
        {"conditions": [name("x", matchQualifier="exact")]},
        {"query": "old"},
        {"conditions": [fact("country", "Peru") | {"propertyId": None}]},
        {"conditions": [name("Сергей Лаврентов")]},
    )
    assert named(found[0])[0].startswith("Syria")
    assert all(result["candidates"] == [] and result["error"] for result in found[1:5])
    assert named(found[5])[0].startswith("Sergey Lavrentov")
    assert found[5]["candidates"][0]["match"] is True


def test_a_required_condition_leaves_the_others_out(refine: TestClient) -> None:
    (both, one, none) = match(
        refine,
        {"conditions": [name("Nizar Haddad"), fact("country", "Jordan")]},
        {"conditions": [name("Nizar Haddad"), fact("country", "Jordan", required=True)]},
        {"conditions": [name("Nizar Haddad"), fact("country", "Jordan", matchQuantifier="none", required=True)]},
    )
    assert len(both["candidates"]) == 2
    assert [line for line in named(one) if "Jordan" in line] == named(one) != []
    assert [line for line in named(none) if "Lebanon" in line] == named(none) != []


@pytest.mark.parametrize(("quantifier", "count"), [("any", 2), ("all", 0), ("none", 0)])
def test_quantifiers_say_which_of_several_values_must_fit(quantifier: str, count: int, refine: TestClient) -> None:
    condition = fact("country", ["Jordan", "Lebanon"], matchQuantifier=quantifier, required=True)
    (found,) = match(refine, {"conditions": [name("Nizar Haddad"), condition]})
    assert len(found["candidates"]) == count


def test_an_id_is_certain(refine: TestClient) -> None:
    (found,) = match(refine, {"conditions": [{"matchType": "id", "propertyValue": "cty-irn"}]})
    assert [(c["id"], c["score"], c["match"]) for c in found["candidates"]] == [("cty-irn", 100, True)]


def test_several_names_of_one_row_find_its_actor(refine: TestClient) -> None:
    (found,) = match(refine, {"conditions": [name(["Abu Walid", "Walid Muallem"])]})
    assert named(found)[0].startswith("Walid al-Moualem")


def test_extension_answers_in_the_order_of_ids_and_properties(refine: TestClient) -> None:
    query = {"ids": ["cty-syr", "cty-irn"], "properties": [{"id": "events"}, {"id": "country"}]}
    answer = refine.post("/reconcile/v1/extend", json=query).json()
    assert [entry["id"] for entry in answer["meta"]] == ["events", "country"]
    assert answer["meta"][1]["type"] == {"id": "country", "name": "Country"}
    assert [row["id"] for row in answer["rows"]] == ["cty-syr", "cty-irn"]
    assert answer["rows"][1]["properties"] == [
        {"id": "events", "values": [{"int": 1}]}, {"id": "country", "values": [{"id": "cty-irn", "name": "Iran"}]},
    ]  # fmt: skip


def test_limit_of_a_property_is_kept(refine: TestClient) -> None:
    (found,) = match(refine, {"conditions": [name("Karim Sabry")]})
    id_ = found["candidates"][0]["id"]

    def values(**settings: Any) -> list[Any]:
        query = {"ids": [id_], "properties": [{"id": "office", "settings": settings}]}
        return refine.post("/reconcile/v1/extend", json=query).json()["rows"][0]["properties"][0]["values"]

    assert len(values(limit=1)) == 1
    assert values(limit="0") == values()


@pytest.mark.parametrize("body", [b"{", b"[]", b"{}", b'{"queries": {}}', b"\xff"])
def test_what_is_no_batch_is_a_problem(body: bytes, refine: TestClient) -> None:
    answer = refine.post("/reconcile/v1/match", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 422
    assert "Send what the reconciliation protocol asks for" in answer.json()["detail"]


def test_too_many_queries_are_refused_and_as_many_as_told_are_not(refine: TestClient) -> None:
    most = refine.get("/reconcile/v1").json()["batchSize"]
    query = {"conditions": [name("Syria")]}
    assert len(match(refine, *[query] * most)) == most
    assert refine.post("/reconcile/v1/match", json={"queries": [query] * (most + 1)}).status_code == 413


def test_what_is_shared_is_at_the_addresses_of_the_draft(refine: TestClient) -> None:
    assert refine.get("/reconcile/v1/suggest/entity", params={"prefix": "Syr", "limit": 3}).json()["result"][0]["name"]
    assert len(refine.get("/reconcile/v1/suggest/type").json()["result"]) == 4
    proposed = refine.get("/reconcile/v1/extend/propose", params={"type": "country", "limit": 2}).json()
    assert (proposed["type"], len(proposed["properties"])) == ("country", 2)
    assert refine.get("/reconcile/v1/preview", params={"id": "cty-syr"}).status_code == 200
