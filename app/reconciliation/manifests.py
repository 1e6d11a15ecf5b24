"""What the service says of itself to a client, in either version of the protocol."""

from typing import Any

from app.reconciliation.answering import BATCH
from app.reconciliation.properties import PROPERTIES, Property
from graph.model import Kind
from graph.namesakes import KINDS

NAME = "Dragoman: actors of diplomacy"
WIDTH, HEIGHT = 430, 300
PREVIEW = {"width": WIDTH, "height": HEIGHT}
LIMIT_HELP = "most values of a row, 0 for all"


def old_manifest(base: str, version: str) -> dict[str, Any]:
    """Write the manifest of version 0.2 for the address at which the service was asked (without a slash at the end)."""
    root = f"{base}/reconcile"
    suggest = {
        what: {
            "service_url": root, "service_path": f"/suggest/{what}", "flyout_service_url": root,
            "flyout_service_path": f"/flyout/{what}?id=${{id}}",
        }
        for what in ("entity", "type", "property")
    }  # fmt: skip
    setting = {"name": "limit", "label": "Limit", "type": "number", "default": 0, "help_text": LIMIT_HELP}
    return {
        "versions": ["0.2"], "name": NAME, "identifierSpace": f"{base}/v1/actors/", "schemaSpace": f"{base}/v1/ontology",
        "documentation": f"{base}/docs", "serviceVersion": version, "batchSize": BATCH, "defaultTypes": types(),
        "view": {"url": f"{base}/actors/{{{{id}}}}"}, "suggest": suggest,
        "preview": {"url": f"{root}/preview?id={{{{id}}}}", **PREVIEW},
        "extend": {"propose_properties": {"service_url": root, "service_path": "/propose"}, "property_settings": [setting]},
    }  # fmt: skip


def new_manifest(base: str, version: str) -> dict[str, Any]:
    """Write the manifest of version 1.0-draft."""
    setting = {"id": "limit", "name": "Limit", "type": "number", "default": 0, "helpText": LIMIT_HELP}
    return {
        "versions": ["1.0-draft"], "name": NAME, "lang": "en", "documentation": f"{base}/docs", "serviceVersion": version,
        "batchSize": BATCH, "standardizedScore": True, "defaultTypes": types(), "view": {"url": f"{base}/actors/{{id}}"},
        "suggest": {"entity": True, "property": True, "type": True}, "preview": PREVIEW,
        "extend": {"proposeProperties": True, "propertySettings": [setting]},
    }  # fmt: skip


def types() -> list[dict[str, Any]]:
    """List the types of actors."""
    return [{"id": kind, "name": kind.capitalize()} for kind in KINDS]


def properties_of(kind: Kind | None, asked: bool) -> list[Property]:
    """List the properties of a type: those that queries may give (`asked`), or those that tables are extended with."""
    fitting = [known for known in PROPERTIES.values() if kind is None or kind in known.kinds]
    return [known for known in fitting if (known.compare if asked else known.values)]


def show_property(known: Property) -> dict[str, Any]:
    """Write a property as suggestions show it."""
    return {"id": known.id, "name": known.name, "description": known.description}


def show_meta(known: Property) -> dict[str, Any]:
    """Write a property as the head of a column; the type is that of its values where these are entities."""
    kind = {"type": {"id": known.type, "name": known.type.capitalize()}} if known.type else {}
    return {"id": known.id, "name": known.name, **kind}
