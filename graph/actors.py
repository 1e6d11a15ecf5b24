"""Profiles -> what the graph shows of an actor: its names, and for people the offices that they held."""

from collections import Counter
from collections.abc import Iterable

from graph.bodies import body_named
from graph.countries import get_country, load_countries
from graph.described import is_described, names_country
from graph.ids import digest
from graph.matching.names import is_partial
from graph.native import Row
from graph.offices import office_class
from graph.organizations import find_organization
from graph.profile_ids import country_id
from graph.profiles import HeldTitle, Profile, add_offices, shouts

RARE = 20  # claims of somebody, of which one alone that tells a country is mistaken


def derive_actor(actor: str, profiles: list[Profile]) -> Row:
    """Derive an actor from its profiles: the commonest whole name is its name, of an organization that of our list; the others are aliases.

    Of a national body the name has its country: "soldiers" of Iraq are the Iraqi soldiers. A country that fewer than one claim in twenty tells is none.
    """
    counts: Counter[str] = Counter()
    countries: Counter[str] = Counter()
    sectors: Counter[str] = Counter()
    for profile in profiles:
        counts[profile.name] += max(profile.claims, 1)
        countries[profile.country or ""] += max(profile.claims, 1)
        sectors.update(dict(profile.sectors))
    kind = profiles[0].kind
    name = min(counts, key=lambda n: (_is_less(n, kind), -counts[n], -len(n), n))
    others = {alias for p in profiles for alias in (*p.spellings, *p.aliases)} - {name}
    country = _commonest(Counter({c: n for c, n in countries.items() if c and n * RARE >= countries.total()}))
    return {
        "id": actor,
        "name": _country_name(kind, country) or name,
        "aliases": sorted(others) or None,
        "country": country,
        "sector": _commonest(sectors),
        "kind": kind,
        "label": kind.capitalize(),
        "wikidata": min((p.wikidata for p in profiles if p.wikidata), default=None),
    }


def _is_less(name: str, kind: str) -> tuple[bool, bool]:
    """Tell what stands against a name where there are others."""
    if kind == "person":
        return is_partial(name), shouts(name)
    if kind == "organization":
        listed = find_organization(name)
        return is_described(name) and not names_country(name), listed is None or listed.name != name
    return False, False


def _country_name(kind: str, code: str | None) -> str | None:
    found = load_countries().get(code or "") if kind == "country" else None
    return found.name if found else None


def _commonest(counts: Counter[str]) -> str | None:
    return min(counts, key=lambda word: (-counts[word], word), default=None)


def derive_offices(actor: str, profiles: list[Profile]) -> list[Row]:
    """Derive the offices that a person held: the span of the dated events for claims, the printed days for lists.

    `country` is that for which somebody acts by an office. A list prints it; articles tell only of which country a person is, who
    as an envoy of the UN acts for none.
    """
    return [
        {
            "person": actor, "title": office.title, "target": body["id"], "from": office.start, "to": office.end,
            "sector": office.sector, "listed": office.listed, "office": office_class(office.title, office.country),
            "country": office.country if office.listed else body["country"],
            "organization": body["name"] if office.organization else None, "body": body["id"] if office.organization else None,
            "id": digest("hld", actor, *office.key),
        }
        for office in _offices(profiles) if (body := body_row(office.organization, office.country))
    ]  # fmt: skip


def _offices(profiles: Iterable[Profile]) -> tuple[HeldTitle, ...]:
    return add_offices(office for profile in profiles if profile.kind == "person" for office in profile.offices)


def body_row(organization: str | None, country: str | None) -> Row | None:
    """Make the row of the body, or else the country, for which an office is held; None without both."""
    if organization:
        body = body_named(organization, country)
        return {
            "id": body.id,
            "kind": "organization",
            "label": "Organization",
            "name": body.name,
            "country": body.country,
        }
    if country:
        return {
            "id": country_id(country),
            "kind": "country",
            "label": "Country",
            "name": get_country(country).name,
            "country": country,
        }
    return None


def office_bodies(profiles: Iterable[Profile]) -> list[Row]:
    """List the bodies and countries for which offices are held, as rows of actors."""
    bodies = (body_row(office.organization, office.country) for office in _offices(profiles))
    found = {body["id"]: body for body in bodies if body}
    return [found[key] for key in sorted(found)]


def label_of(profile: Profile) -> str:
    """Give the label of the nodes of a profile's kind."""
    return profile.kind.capitalize()
