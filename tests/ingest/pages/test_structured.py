"""JSON-LD is read as sites write it; the record of the page's own article is found among others."""

import pytest

from ingest.pages.structured import find_article, names_of, read_blocks

HERE = "https://samplepost.example/world/talks"
OWN = '{"@type": "NewsArticle", "headline": "Talks in Lindvik end", "url": "https://samplepost.example/world/talks", "datePublished": "2024-05-16"}'
OTHER = '{"@type": "NewsArticle", "headline": "Herring is scarce", "url": "https://samplepost.example/fish", "datePublished": "2020-01-01"}'


@pytest.mark.parametrize(
    "blocks",
    [
        [OWN],
        [OTHER, OWN],
        [f"[{OTHER}, {OWN}]"],
        [f'{{"@graph": [{OTHER}, {OWN}]}}'],
        [f'{{"@type": "WebPage", "mainEntity": {OWN}}}'],
        [f"<!-- {OWN} -->"],
        [f"//<![CDATA[\n{OWN}\n//]]>"],
        [f"/*<![CDATA[*/ {OWN} /*]]>*/"],
        [OWN.replace("}", ",}") + ";"],
        ["{broken", OWN],
        [OWN.replace("NewsArticle", "http://schema.org/NewsArticle")],
        [OWN.replace('"NewsArticle"', '["NewsArticle", "Article"]')],
        [OWN.replace("Talks in", "Talks\nin")],
        [f'{{"@type": "ItemList", "itemListElement": [{OTHER}]}}', OWN],
        [OWN.replace("Lindvik", 'the "free" city')],
        [OWN.replace('"url"', '"mainEntityOfPage"')],
        [OTHER, OWN.replace("https://samplepost.example/world/talks", "https://cdn.example/1")],
    ],
)
def test_the_record_of_the_page_is_found(blocks: list[str]):
    assert (
        find_article(read_blocks(blocks), (HERE,), ("Talks in Lindvik end - Sample Post",)).get("datePublished")
        == "2024-05-16"
    )


@pytest.mark.parametrize(
    "blocks",
    [
        [],
        ["nothing"],
        ['{"@type": "JobPosting", "datePublished": "2020-01-01"}'],
        [f'{{"@type": "ItemList", "itemListElement": [{OTHER}]}}'],
        [f'{{"@type": "WebPage", "hasPart": [{OTHER}]}}'],
        [OTHER, OTHER.replace("Herring", "Cod")],
        ['{"@type": "NewsArticle" "datePublished": "2020-01-01", "datePublished": "2021-01-01"}'],
    ],
)
def test_no_other_record_is_taken_for_it(blocks: list[str]):
    assert find_article(read_blocks(blocks), (HERE,), ("Talks in Lindvik end",)) == {}


def test_deep_nesting_ends():
    assert read_blocks(["[" * 100_000]) == ()


def test_a_name_may_stand_in_another_record():
    nodes = read_blocks(['{"@graph": [{"@id": "#a", "name": "Nora Whitfield"}]}'])
    assert names_of([{"@id": "#a"}, "Ivo Kelemen", {"name": "https://x.example"}], nodes) == (
        "Nora Whitfield",
        "Ivo Kelemen",
    )
