"""Candidates and actors -> the answers of the protocol, version 0.2 and the draft of 1.0."""

from typing import Any

from app.reconciliation.matching import Candidate
from app.reconciliation.records import MOST_QUERIES
from graph.answers import ActorAnswer

Data = dict[str, Any]
TYPES = {"person": "Person", "organization": "Organization", "country": "Country", "group": "Group"}
PROPERTIES = {
    "country": "country (ISO 3166-1 alpha-3)", "kind": "kind", "alias": "other names", "office": "offices", "events": "number of events",
    "wikidata": "Wikidata id",
}  # fmt: skip


def manifest(base: str, *, draft: bool) -> Data:
    """Describe the service, whose root is at `base`."""
    site = base.rpartition("/reconcile")[0]
    about: Data = {
        "versions": ["1.0-draft"] if draft else ["0.2"], "name": "Dragoman: actors of diplomacy", "identifierSpace": f"{site}/actors/",
        "schemaSpace": f"{site}/v1/ontology", "defaultTypes": types(), "batchSize": MOST_QUERIES,
        "view": {"url": f"{site}/actors/{'{id}' if draft else '{{id}}'}"},
    }  # fmt: skip
    size = {"width": 420, "height": 240}
    if draft:
        return about | {
            "preview": size,
            "suggest": dict.fromkeys(("entity", "type", "property"), True),
            "extend": {"proposeProperties": True},
        }
    paths = {what: {"service_url": base, "service_path": f"/suggest/{what}"} for what in ("entity", "type", "property")}
    propose = {"service_url": base, "service_path": "/properties"}
    return about | {
        "preview": size | {"url": f"{base}/preview?id={{{{id}}}}"}, "suggest": paths, "extend": {"propose_properties": propose, "property_settings": []},
    }  # fmt: skip


def types() -> list[Data]:
    """List the types."""
    return [{"id": kind, "name": name} for kind, name in TYPES.items()]


def properties() -> list[Data]:
    """List the properties."""
    return [{"id": name, "name": words} for name, words in PROPERTIES.items()]


def show_candidate(found: Candidate, *, draft: bool) -> Data:
    """Write a candidate."""
    actor = found.actor
    features = [{"id": name, "value": value} for name, value in found.features]
    return {
        "id": actor.id, "name": [{"str": actor.name}] if draft else actor.name, "description": describe(actor), "score": found.score,
        "match": found.match, "features": features, "type": [{"id": actor.kind, "name": TYPES[actor.kind]}],
    }  # fmt: skip


def describe(actor: ActorAnswer) -> str:
    """Say in a few words who an actor is."""
    title = next((office.title for office in actor.offices), TYPES[actor.kind])
    told = f"{actor.events} event{'' if actor.events == 1 else 's'}"
    return ", ".join(part for part in (title, actor.country, told) if part)


def values_of(actor: ActorAnswer, name: str) -> list[Data]:
    """Give the values of a property."""
    if name == "events":
        return [{"int": actor.events}]
    if name == "office":
        return [{"str": title} for title in dict.fromkeys(office.title for office in actor.offices)]
    texts = {
        "country": (actor.country,),
        "kind": (actor.kind,),
        "alias": actor.aliases,
        "wikidata": (actor.wikidata,),
    }.get(name, ())
    return [{"str": text} for text in texts if text]
