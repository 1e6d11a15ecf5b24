"""Examples for the API description, made of the sample articles: the tests check them against the views."""

from typing import Any

SOURCE: dict[str, Any] = {
    "id": "sample-tehran-talks", "url": None, "title": "Syrian deputy minister in Tehran for reconstruction talks",
    "publisher": "Dragoman Sample Wire", "published": "2024-05-16", "link": "/v1/articles/sample-tehran-talks",
}  # fmt: skip
SENTENCE = (
    "Iranian Deputy Foreign Minister Kamran Sohrabi met Syrian Deputy Foreign Minister Nizar Haddad in Tehran on Wednesday "
    "to discuss the rebuilding of power stations and the return of refugees."
)
SOHRABI: dict[str, Any] = {
    "actor": "per-3c5sxvq7yfihdmzo", "name": "Kamran Sohrabi", "kind": "person", "role": "host",
    "office": "Deputy Foreign Minister", "country": "IRN", "sector": "GOV", "link": "/v1/actors/per-3c5sxvq7yfihdmzo",
}  # fmt: skip
HADDAD: dict[str, Any] = {
    "actor": "per-k2n4dr6ud3wbqxga", "name": "Nizar Haddad", "kind": "person", "role": "visitor",
    "office": "Deputy Foreign Minister", "country": "SYR", "sector": "GOV", "link": "/v1/actors/per-k2n4dr6ud3wbqxga",
}  # fmt: skip
EVENT: dict[str, Any] = {
    "id": "evt-7mq3vhb5x4wzk2ra", "type": "meeting", "plover": "CONSULT", "cameo": "040", "status": "happened",
    "title": "Kamran Sohrabi (IRN) met Nizar Haddad (SYR) in Tehran",
    "when": {"start": "2024-05-15", "end": "2024-05-15", "precision": "day", "text": "Wednesday"},
    "place": {"name": "Tehran", "country": "IRN", "latitude": 35.6944, "longitude": 51.4215},
    "participants": [SOHRABI, HADDAD], "topics": ["rebuilding of power stations", "return of refugees"], "quotes": [],
    "evidence": [
        {
            "text": SENTENCE, "start": 23, "end": 212, "trigger": {"start": 70, "end": 73, "text": "met"},
            "rule": "meeting/met", "claim": "clm-5kvb2dzqx7ha4tyn", "article": SOURCE,
        }
    ],
    "confidence": 0.93, "articles": 1, "sources": 1,
    "links": {
        "self": "/v1/events/evt-7mq3vhb5x4wzk2ra", "claims": "/v1/events/evt-7mq3vhb5x4wzk2ra/claims",
        "articles": ["/v1/articles/sample-tehran-talks"],
    },
}  # fmt: skip
ACTOR: dict[str, Any] = {
    "id": "per-3c5sxvq7yfihdmzo", "kind": "person", "name": "Kamran Sohrabi", "aliases": ["Sohrabi"], "country": "IRN",
    "offices": [{"title": "Deputy Foreign Minister", "country": "IRN", "organization": None, "start": "2024-05-16", "end": "2024-05-16"}],
    "events": 2,
    "links": {"self": "/v1/actors/per-3c5sxvq7yfihdmzo", "events": "/v1/actors/per-3c5sxvq7yfihdmzo/events"},
}  # fmt: skip
ARTICLE: dict[str, Any] = {
    **{key: value for key, value in SOURCE.items() if key != "link"}, "language": "en", "licence": "CC0-1.0",
    "text": f"TEHRAN, May 16 (DSW) - {SENTENCE}", "claims": 1, "events": ["evt-7mq3vhb5x4wzk2ra"],
    "links": {"self": "/v1/articles/sample-tehran-talks", "events": ["/v1/events/evt-7mq3vhb5x4wzk2ra"]},
}  # fmt: skip
POSTED: dict[str, Any] = {
    "id": "sample-tehran-talks", "title": SOURCE["title"], "published": "2024-05-16", "publisher": "Dragoman Sample Wire",
    "text": f"TEHRAN, May 16 (DSW) - {SENTENCE}",
}  # fmt: skip
