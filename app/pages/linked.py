"""Views -> schema.org JSON-LD, as search engines and archives read it."""

from typing import Any
from urllib.parse import quote

from app.views import ActorView, ArticleView, EventView, ParticipantView
from graph.model import Kind

Data = dict[str, Any]
CONTEXT = "https://schema.org"
KINDS: dict[Kind, str] = {
    "person": "Person",
    "organization": "Organization",
    "country": "Country",
    "group": "Organization",
}


def page_of(collection: str, id: str) -> str:  # noqa: A002
    """Write the address of the page of a thing."""
    return f"/{collection}/{quote(id, safe='')}"


def describe_event(event: EventView) -> Data:
    """Describe an event; who took part stands in a Role that names the capacity."""
    place = event.place
    return _told({
        "@context": CONTEXT, "@type": "Event", "@id": page_of("events", event.id), "name": event.title,
        "startDate": event.when.start and event.when.start.isoformat(), "endDate": event.when.end and event.when.end.isoformat(),
        "location": place and _told({
            "@type": "Place", "name": place.name, "address": _told({"@type": "PostalAddress", "addressCountry": place.country}),
            "geo": {"@type": "GeoCoordinates", "latitude": place.latitude, "longitude": place.longitude} if place.latitude is not None else None,
        }),
        "about": list(event.topics),
        "attendee": [_seat(seat) for seat in event.participants],
        "subjectOf": [
            _told({"@type": "NewsArticle", "@id": page_of("articles", source.id), "headline": source.title, "url": source.url,
                   "datePublished": source.published and source.published.isoformat(), "publisher": _publisher(source.publisher)})
            for source in {said.article.id: said.article for said in event.evidence}.values()
        ],
    })  # fmt: skip


def _seat(seat: ParticipantView) -> Data:
    actor = {"@type": KINDS[seat.kind], "@id": page_of("actors", seat.actor), "name": seat.name}
    return _told({"@type": "Role", "roleName": seat.office or seat.role, "attendee": actor})


def describe_actor(actor: ActorView) -> Data:
    """Describe an actor with its names and offices."""
    held = [
        _told({"@type": "Role", "roleName": office.title, "startDate": office.start and office.start.isoformat(),
               "endDate": office.end and office.end.isoformat()})
        for office in actor.offices
    ]  # fmt: skip
    return _told({
        "@context": CONTEXT, "@type": KINDS[actor.kind], "@id": page_of("actors", actor.id), "name": actor.name,
        "alternateName": list(actor.aliases), "sameAs": actor.wikidata and f"http://www.wikidata.org/entity/{actor.wikidata}",
        "hasOccupation" if actor.kind == "person" else "member": held,
    })  # fmt: skip


def describe_article(article: ArticleView) -> Data:
    """Describe an article with the events that it tells of; its text is not repeated."""
    return _told({
        "@context": CONTEXT, "@type": "NewsArticle", "@id": page_of("articles", article.id), "headline": article.title, "url": article.url,
        "datePublished": article.published and article.published.isoformat(), "inLanguage": article.language, "license": article.licence,
        "author": [{"@type": "Person", "name": name} for name in (article.author or "").split("; ") if name],
        "publisher": _publisher(article.publisher), "about": [{"@type": "Event", "@id": page_of("events", event)} for event in article.events],
    })  # fmt: skip


def _publisher(name: str | None) -> Data | None:
    return {"@type": "Organization", "name": name} if name else None


def _told(data: Data) -> Data:
    """Leave out what is not known."""
    return {key: value for key, value in data.items() if value not in (None, [], {})}
