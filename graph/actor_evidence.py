"""Two profiles -> judgement: are they one actor? Names alone never decide; country, office, time and counterparts speak too."""

from functools import cache
from itertools import product
from math import exp
from operator import attrgetter

from graph.clustering import Judgement
from graph.described import body_words, find_listed, is_described, national_words
from graph.ids import fold, key_of
from graph.matching.names import NameMatch, compare_names, is_junior, is_numbered, is_partial, is_rare, name_keys
from graph.offices import has_one_holder, office_class
from graph.profile_ids import namesake_id
from graph.profiles import HeldTitle, Profile
from graph.weighing import Balance, load_scale

HOPELESS = 0.02  # of the names alone
ROUNDED = 0.0001  # scores are rounded to so much
NEAR, FAR, LIFE = 6, 15, 50  # years between the appearances of two profiles
NEXT = 1  # years between two who hold an office at one time, as it is told in January
PART_FAR = 8  # a surname alone may be somebody else's so many years later


def profile_keys(profile: Profile) -> tuple[int, ...]:
    """Give the keys under which profiles that may be one are found; countries and groups of one article have none."""
    if profile.kind == "person":
        known = {key_of("wikidata", profile.wikidata)} if profile.wikidata else set()
        return tuple(
            sorted({key_of("person", k) for spelling in profile.spellings for k in name_keys(spelling)} | known)
        )
    if profile.kind == "organization":
        return tuple(
            sorted(
                {key_of("body", key) for spelling in profile.spellings for key in _body_keys(spelling, profile.country)}
            )
        )
    return ()


def _body_keys(name: str, country: str | None) -> set[str]:
    """Give the words of a body, with and without its country; what is only described is found with its country alone.

    "Security forces" without theirs would find those of every country.
    """
    words = body_words(name)
    keys = {"x".join(sorted(national_words(name, country)))}
    if listed := find_listed(name, country):
        keys.add(f"listed {listed.name}")
    if not is_described(name):
        keys |= {"x".join(sorted(set(words))), *(["".join(word[0] for word in words)] if len(words) > 1 else [])}
    return keys - {""}


def judge_profiles(left: Profile, right: Profile) -> Judgement | None:
    """Judge whether two profiles are one actor; None where their names leave no doubt that they are not."""
    if left.kind != right.kind:
        return None
    return _judge_people(left, right) if left.kind == "person" else _judge_bodies(left, right)


def rank_profile(profile: Profile) -> tuple[object, ...]:
    """Rank a profile as the centre of its cluster: known to a list, a whole name, told most often, the country known, the longest."""
    name = profile.name
    return (
        not profile.wikidata, profile.kind == "person" and is_partial(name), -profile.claims.bit_length(), profile.country is None,
        -len(name.split()), -len(name),
    )  # fmt: skip


def bears_name(profile: Profile, centre: Profile) -> bool:
    """Tell whether a profile is the centre of a cluster in another decade, or with the country that most articles leave out."""
    return fold(profile.name) == fold(centre.name) and centre.country in (profile.country, None)


def part_of_name(profile: Profile) -> str | None:
    """Give the name of a person of whom only a part is told, as a surname; None for whole names and all others."""
    return fold(profile.name) if profile.kind == "person" and is_partial(profile.name) else None


def may_resemble(left: Profile, right: Profile) -> bool:
    """Tell, in a fraction of the time of a judgement, whether it can find two profiles near enough to be remembered."""
    if left.kind != "person" or right.kind != "person" or (left.wikidata and right.wikidata):
        return True
    least = _least_likeness(_land_evidence(left, right), bool(left.offices and right.offices))
    return _compare_spellings(left, right).score >= least


@cache
def _least_likeness(land: str | None, offices: bool) -> float:
    """Compute how alike names must be at least where all else that may speak for two people does."""
    scale = load_scale("actors")
    points = {evidence: weight.points for evidence, weight in scale.points.items()}
    others = points[land] if land else 0.0
    others += points["near_in_time"] + points["shared_counterparts"] + (points["same_office_then"] if offices else 0.0)
    others += max(0.0, points["partial_name"] + points["rare_name"])
    least = scale.consider - ROUNDED
    return max(HOPELESS, 1 / (1 + (1 - least) / least * exp(others)) - ROUNDED)


def _compare_spellings(left: Profile, right: Profile) -> NameMatch:
    """Compare the spellings of two profiles, of several the most alike."""
    if len(left.spellings) == len(right.spellings) == 1:
        return compare_names(left.spellings[0], right.spellings[0])
    pairs = product(left.spellings[:3], right.spellings[:3])
    return max((compare_names(*both) for both in pairs), key=attrgetter("score"))


def _judge_people(left: Profile, right: Profile) -> Judgement | None:
    match = _compare_spellings(left, right)
    balance = Balance("actors")
    if left.wikidata and right.wikidata:
        same = left.wikidata == right.wikidata
        balance.add("same_identifier" if same else "other_identifier", left.wikidata, right.wikidata)
    partial = [profile.name for profile in (left, right) if is_partial(profile.name)]
    known = bool(left.wikidata and left.wikidata == right.wikidata)
    if match.score < HOPELESS and not known:
        return None
    balance.start(match.score, lambda: match.why)
    if match.conflict and not known:
        balance.exclude()
    if partial:
        balance.add("partial_name", partial[0])
        if is_rare(partial[0]):
            balance.add("rare_name", partial[0])
    elif is_junior(left.name) != is_junior(right.name):
        balance.add("junior", *sorted((left.name, right.name)))
    found = [_weigh_country(left, right, balance), _weigh_offices(left, right, balance)]
    found += [
        _weigh_time(left, right, partial[0] if partial else None, balance),
        _weigh_counterparts(left, right, balance),
    ]
    if not any(found):
        balance.add("no_context")
    return balance.judge()


def _judge_bodies(left: Profile, right: Profile) -> Judgement | None:
    """Bodies are one when a list says so, or the same words make their names, in any order, for one country; an acronym is only a hint."""
    balance = Balance("actors")
    listed = find_listed(left.name, left.country)
    if listed and listed == find_listed(right.name, right.country):
        balance.start(0.99, lambda: (f"{left.name!r} and {right.name!r} are both names of {listed.name}",))
        return balance.judge()
    words = [set(body_words(profile.name)) - {(profile.country or "").lower()} for profile in (left, right)]
    initials = ["".join(word[0] for word in body_words(profile.name)) for profile in (left, right)]
    names = [fold(profile.name).replace(" ", "") for profile in (left, right)]
    if words[0] and words[0] == words[1]:
        balance.start(0.95, lambda: (f"{left.name!r} and {right.name!r} are made of the same words",))
    elif min(map(len, names)) > 2 and (names[0] == initials[1] or names[1] == initials[0]):
        balance.start(0.5, lambda: (f"{left.name!r} and {right.name!r} can be an acronym and its words",))
    else:
        return None
    if not _weigh_country(left, right, balance):
        balance.add("no_context")
    return balance.judge()


def _weigh_country(left: Profile, right: Profile, balance: Balance) -> bool:
    """Weigh the countries; tell whether they speak for the two."""
    found = _land_evidence(left, right)
    if found:
        balance.add(found, left.country, right.country)
    return found == "same_country"


def _land_evidence(left: Profile, right: Profile) -> str | None:
    """Name the evidence of the countries, if there is any."""
    if left.country and right.country:
        return "same_country" if left.country == right.country else "other_country"
    return "country_unknown" if left.country or right.country else None


def _weigh_offices(left: Profile, right: Profile, balance: Balance) -> bool:
    mine, theirs = (_held(profile) if left.offices and right.offices else {} for profile in (left, right))
    shared = sorted(mine.keys() & theirs.keys())
    if not shared:
        return False
    alone = (office for office in shared if has_one_holder(office[0]) and _at_one_time(mine[office], theirs[office]))
    office = next(alone, None)
    balance.add("same_office_then" if office else "same_office", (office or shared[0])[0])
    return True


def _held(profile: Profile) -> dict[tuple[str, str], list[HeldTitle]]:
    """Map the offices that somebody held, each with where, to the titles and times of them."""
    held: dict[tuple[str, str], list[HeldTitle]] = {}
    for title in profile.offices:
        office = (office_class(title.title, title.country), title.organization or title.country or "")
        held.setdefault(office, []).append(title)
    return held


def _at_one_time(mine: list[HeldTitle], theirs: list[HeldTitle]) -> bool:
    """Tell whether two were named in an office in one year, or the next."""
    spans = [[title.years for title in titles] for titles in (mine, theirs)]
    return any(
        one and other and max(one[0], other[0]) - min(one[1], other[1]) <= NEXT for one, other in product(*spans)
    )


def _weigh_time(left: Profile, right: Profile, partial: str | None, balance: Balance) -> bool:
    years = _years_between(left, right)
    if years is None:
        return False
    if years <= NEAR:
        balance.add("near_in_time", max(years, 1))
        return True
    if is_numbered(left.name) and is_numbered(right.name):  # another number is another name
        return False
    if years > LIFE:
        balance.add("lives_apart", years)
    elif partial and years > FAR:
        balance.add("part_apart", years, partial)
    elif years > (PART_FAR if partial else FAR):
        balance.add("far_in_time", years)
    return False


def _years_between(left: Profile, right: Profile) -> int | None:
    """Count the years between the spans of two profiles, by the calendar: 0 where they overlap, None where one has no date."""
    if not (left.first and left.last and right.first and right.last):
        return None
    return max(0, max(left.first, right.first).year - min(left.last, right.last).year)


def _weigh_counterparts(left: Profile, right: Profile, balance: Balance) -> bool:
    mine, theirs = set(left.met), set(right.met)
    if not (mine.isdisjoint(_namesakes(right)) and theirs.isdisjoint(_namesakes(left))):
        balance.add("met_each_other")
    shared = mine & theirs
    if shared:
        balance.add("shared_counterpart" if len(shared) == 1 else "shared_counterparts", len(shared))
    return bool(shared)


def _namesakes(profile: Profile) -> list[str]:
    return [namesake_id(profile.kind, spelling, profile.country) for spelling in profile.spellings]
