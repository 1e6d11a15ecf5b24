"""Exported events -> GeoJSON, GraphML, Turtle and JSON-LD."""

import json
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from app.exports.head import NOTE, Head
from app.exports.tables import columns, encode, iter_rows
from app.pages.linked import CONTEXT, KINDS, page_of
from graph.streams import ExportedEvent, Seat

# Characters that XML 1.0 has no form for.
NOT_XML = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 65534, 65535))


def write_geojson(events: Iterable[ExportedEvent], head: Head) -> Iterator[str]:
    """Write RFC 7946; an event whose place has no coordinates has no geometry."""
    about = {"licence": head.licence, "citation": head.citation, "note": NOTE}
    yield f'{{"type": "FeatureCollection", {json.dumps(about, ensure_ascii=False)[1:-1]}, "features": ['
    mark = "\n"
    names = columns("events")
    for row in iter_rows(events, "events"):
        cells = dict(zip(names, row, strict=True))
        at = (cells.pop("longitude"), cells.pop("latitude"))
        point = {"type": "Point", "coordinates": at} if None not in at else None
        feature = {"type": "Feature", "id": cells["id"], "geometry": point, "properties": cells}
        yield mark + encode(feature)
        mark = ",\n"
    yield "\n]}\n"


KEYS = (
    ("label", "node", "string"), ("kind", "node", "string"), ("type", "node", "string"), ("status", "node", "string"), ("start", "node", "string"),
    ("end", "node", "string"), ("country", "node", "string"), ("place", "node", "string"), ("confidence", "node", "double"), ("sources", "node", "int"),
    ("url", "node", "string"), ("role", "edge", "string"), ("office", "edge", "string"), ("organization", "edge", "string"),
    ("acted_for", "edge", "string"),
)  # fmt: skip


def write_graphml(events: Iterable[ExportedEvent], head: Head) -> Iterator[str]:
    """Write actors and events as nodes, who took part as edges; Gephi reads `label`. Each actor stands before its first event."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    yield f"<desc>{_text(f'{head.citation}. Licence {head.licence}. {NOTE}')}</desc>\n"
    for name, owner, kind in KEYS:
        yield f'<key id="{owner[0]}_{name}" for="{owner}" attr.name="{name}" attr.type="{kind}"/>\n'
    yield '<graph id="dragoman" edgedefault="directed">\n'
    seen: set[str] = set()
    for event in events:
        yield "".join(_nodes(event, seen))
    yield "</graph>\n</graphml>\n"


def _nodes(event: ExportedEvent, seen: set[str]) -> Iterator[str]:
    for seat in event.participants:
        if seat.id not in seen:
            seen.add(seat.id)
            yield _element(
                "node", {"id": seat.id}, "n", {"label": seat.name, "kind": seat.kind, "country": seat.country}
            )
    told = {
        "label": event.title, "kind": "event", "type": event.type, "status": event.status, "start": event.start, "end": event.end,
        "place": event.place and event.place.name, "confidence": event.confidence, "sources": event.sources,
        "url": next((claim.url for claim in event.claims if claim.url), None),
    }  # fmt: skip
    yield _element("node", {"id": event.id}, "n", told)
    for number, seat in enumerate(event.participants):
        ends = {"id": f"{event.id}-{number}", "source": seat.id, "target": event.id}
        capacity = {
            "role": seat.role,
            "office": seat.office,
            "organization": seat.organization,
            "acted_for": seat.country,
        }
        yield _element("edge", ends, "e", capacity)


def _element(name: str, attributes: dict[str, str], owner: str, data: dict[str, Any]) -> str:
    given = " ".join(f"{key}={quoteattr(value.translate(NOT_XML))}" for key, value in attributes.items())
    inner = "".join(
        f'<data key="{owner}_{key}">{_text(value)}</data>' for key, value in data.items() if value is not None
    )
    return f"<{name} {given}>{inner}</{name}>\n"


def _text(value: Any) -> str:
    return escape(str(value).translate(NOT_XML))


PREFIXES = """@prefix schema: <https://schema.org/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def write_turtle(events: Iterable[ExportedEvent], head: Head) -> Iterator[str]:
    """Write schema.org events with PROV for where they come from, and Web Annotation's exact quotes for their evidence."""
    yield PREFIXES
    yield f"<{head.base}{quote(head.address, safe='/?=&%:,+')}> dcterms:license {_literal(head.licence)} ;\n"
    yield f"  dcterms:bibliographicCitation {_literal(head.citation)} .\n"
    for event in events:
        yield _turtle(event, head.base)


def _turtle(event: ExportedEvent, base: str) -> str:
    told = [
        "a schema:Event",
        f"schema:name {_literal(event.title)}",
        f"schema:additionalType {_literal(event.type)}",
        f"schema:eventStatus {_literal(event.status)}",
    ]
    if event.start:
        told.append(f'schema:startDate "{event.start}"^^xsd:date')
    if event.end:
        told.append(f'schema:endDate "{event.end}"^^xsd:date')
    if event.place:
        told.append(f"schema:location [ a schema:Place ; schema:name {_literal(event.place.name)}{_geo(event)} ]")
    told += [f"schema:about {_literal(topic)}" for topic in event.topics]
    told += [
        f"schema:attendee [ a schema:Role ; schema:roleName {_literal(seat.office or seat.role)} ; schema:attendee {_iri(base, 'actors', seat.id)} ]"
        for seat in event.participants
    ]
    told += [
        f"prov:wasDerivedFrom [ a oa:SpecificResource ; oa:hasSource {_iri(base, 'articles', claim.article)} ; "
        f"oa:hasSelector [ a oa:TextQuoteSelector ; oa:exact {_literal(claim.sentence)} ] ]"
        for claim in event.claims
    ]
    actors = "".join(
        f"{_iri(base, 'actors', s.id)} a schema:{KINDS[s.kind]} ; schema:name {_literal(s.name)} .\n"
        for s in event.participants
    )
    joined = " ;\n  ".join(told)
    return f"{_iri(base, 'events', event.id)} {joined} .\n{actors}"


def _geo(event: ExportedEvent) -> str:
    place = event.place
    if place is None or place.latitude is None or place.longitude is None:
        return ""
    return f" ; schema:latitude {place.latitude:.5f} ; schema:longitude {place.longitude:.5f}"


def _iri(base: str, collection: str, id: str) -> str:  # noqa: A002
    return f"<{base}{page_of(collection, id)}>"


def _literal(text: str) -> str:
    """Write a string as Turtle reads it, which takes the escapes of JSON."""
    return encode(text).replace("\x7f", "\\u007F")


def write_jsonld(events: Iterable[ExportedEvent], head: Head) -> Iterator[str]:
    """Write schema.org events with PROV as one JSON-LD document."""
    context = [CONTEXT, {"prov": "http://www.w3.org/ns/prov#", "oa": "http://www.w3.org/ns/oa#"}]
    about = {"@context": context, "license": head.licence, "creditText": head.citation}
    yield f'{json.dumps(about, ensure_ascii=False)[:-1]}, "@graph": ['
    mark = "\n"
    for event in events:
        yield mark + encode(_linked(event, head.base))
        mark = ",\n"
    yield "\n]}\n"


def _linked(event: ExportedEvent, base: str) -> dict[str, Any]:
    place = event.place
    told = {
        "@type": "Event", "@id": f"{base}{page_of('events', event.id)}", "name": event.title, "additionalType": event.type, "eventStatus": event.status,
        "startDate": event.start, "endDate": event.end,
        "location": place and {"@type": "Place", "name": place.name, "latitude": place.latitude, "longitude": place.longitude},
        "about": list(event.topics), "attendee": [_role(seat, base) for seat in event.participants],
        "prov:wasDerivedFrom": [
            {"@type": "oa:SpecificResource", "oa:hasSource": {"@id": f"{base}{page_of('articles', claim.article)}"},
             "oa:hasSelector": {"@type": "oa:TextQuoteSelector", "oa:exact": claim.sentence}}
            for claim in event.claims
        ],
    }  # fmt: skip
    return {key: value for key, value in told.items() if value not in (None, [])}


def _role(seat: Seat, base: str) -> dict[str, Any]:
    actor = {"@type": KINDS[seat.kind], "@id": f"{base}{page_of('actors', seat.id)}", "name": seat.name}
    return {"@type": "Role", "roleName": seat.office or seat.role, "attendee": actor}
