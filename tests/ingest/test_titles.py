import pytest
import spacy

from graph.datafile import read_yaml_resource
from ingest.lexicon import find_title_heads
from ingest.titles import find_sector, is_national, title_words

pytestmark = pytest.mark.data
DATA = read_yaml_resource("ingest.data", "titles.yaml")
GROUPS = DATA["titles"]


@pytest.mark.parametrize(
    ("words", "sector"),
    [
        ("Chief of the General Staff of the Syrian Army and Armed Forces", "MIL"),
        ("Chairman of the Chiefs of Staff of the Iranian Armed Forces", "MIL"),
        ("Iranian defence minister", "GOV"),
        ("Speaker of the Knesset", "LEG"),
        ("Brigadier General", "MIL"),
        ("head of the Libyan navy", "MIL"),
        ("chief prosecutor", "JUD"),
        ("chairman of the board", None),
        ("gardener", None),
    ],
)
def test_printed_title_tells_the_sector(words: str, sector: str | None) -> None:
    assert find_sector(words) == sector


@pytest.mark.parametrize("group", GROUPS, ids=lambda g: f"{g['kind']} {g['sector']}")
def test_group_of_titles_is_found_in_its_examples(group: dict) -> None:
    nlp = spacy.blank("en")
    wanted = set(group["titles"])
    for text in group["finds"]:
        assert wanted & {head.title.title for head in find_title_heads(nlp(text))}, text
    assert group["ignores"]


@pytest.mark.parametrize("title", sorted(DATA["countries"]))
def test_office_of_one_country_is_a_title(title: str) -> None:
    found = next(entry for entry in title_words().values() if entry.title == title)
    assert found.country == DATA["countries"][title]


@pytest.mark.parametrize(
    "text", ["a spokesman", "the prime minister", "secretary-general", "Lt. Gen. Menon", "the vice-president"]
)
def test_title_is_found_as_the_tokenizer_splits_it(text: str) -> None:
    assert find_title_heads(spacy.blank("en")(text))


def test_no_title_stands_in_two_groups() -> None:
    titles = [title for group in GROUPS for title in group["titles"]]
    assert len(titles) == len(set(titles))


def test_every_office_of_a_country_is_a_title():
    assert {title for group in GROUPS for title in group["titles"]} >= {*DATA["national"], *DATA["provincial"]}
    assert not any(is_national(title) for title in DATA["provincial"])
