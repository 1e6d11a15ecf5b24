"""Titles lose the name of the site, authors their roles; language and publisher are what the page says."""

import pytest

from ingest.pages.head import find_author, find_language, find_publisher, find_title
from tests.ingest.pages.builder import make_json, make_markup, make_page

SITE = '<meta property="og:site_name" content="Sample Post">'


def author(head: str) -> str | None:
    return find_author(make_markup(make_page(head)), None, "Sample Post")


@pytest.mark.parametrize(
    "headline",
    [
        "Ministers meet - Sample Post",
        "Ministers meet | Sample Post",
        "Ministers meet – SAMPLE POST",
        "Sample Post: x | Ministers meet | samplepost",
        "Sample Post | Ministers meet",
    ],
)
def test_the_name_of_the_site_is_no_part_of_the_title(headline: str):
    markup = make_markup(make_page(SITE + make_json({"@type": "Article", "headline": headline})))
    assert find_title(markup, None, "Sample Post") in ("Ministers meet", "Sample Post: x | Ministers meet")


def test_a_dash_in_a_headline_stays():
    markup = make_markup(make_page(SITE + make_json({"@type": "Article", "headline": "Ministers meet - and quarrel"})))
    assert find_title(markup, None, "Sample Post") == "Ministers meet - and quarrel"


def test_a_title_that_was_cut_is_taken_from_the_headline():
    markup = make_markup(make_page(make_json({"@type": "Article", "headline": "Ministers meet in…"})))
    assert find_title(markup, None, None) == "Ministers meet in Lindvik"


@pytest.mark.parametrize("title", ["Coast Wire - {}", "{} - Football", "{}｜Coast Wire"])
def test_a_part_beside_the_headline_of_the_page_is_dropped(title: str):
    page = make_page(make_json({"@type": "Article", "headline": title.format("Ministers meet in Lindvik")}))
    assert find_title(make_markup(page), None, None) == "Ministers meet in Lindvik"


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("By Ivo Kelemen", "Ivo Kelemen"),
        ("Ivo Kelemen, Staff Writer", "Ivo Kelemen"),
        ("Ivo Kelemen, ivo@samplepost.example", "Ivo Kelemen"),
        ("Ivo Kelemen and Nora Whitfield", "Ivo Kelemen; Nora Whitfield"),
        ("Ivo Kelemen, Nora Whitfield", "Ivo Kelemen; Nora Whitfield"),
        ("Ivo Kelemen | Diplomatic correspondent", "Ivo Kelemen"),
        ("Von Ilse Brandner", "Ilse Brandner"),
        ("Sample Post staff", None),
        ("Sample Post", None),
        ("Newsroom", None),
        ("COASTWIRE.COM", None),
        ("www.coastwire.example.net", None),
        ("admin", None),
        ("https://samplepost.example/author/ivo", None),
        ("Bylund Anders", "Bylund Anders"),
    ],
)
def test_an_author_is_a_name(given: str, name: str | None):
    assert author(f'<meta name="author" content="{given}">') == name


def test_the_record_of_the_article_names_its_authors():
    assert (
        author(
            make_json({"@type": "Article", "author": [{"@type": "Person", "name": "Ivo Kelemen"}, "Nora Whitfield"]})
        )
        == "Ivo Kelemen; Nora Whitfield"
    )


@pytest.mark.parametrize(
    ("tag", "head", "code"),
    [
        ('lang="en-GB"', "", "en"),
        ('lang="iw"', "", "he"),
        ('lang="nb-NO"', "", "no"),
        ('xml:lang="fr"', "", "fr"),
        ("", '<meta http-equiv="Content-Language" content="de, en">', "de"),
        ("", '<meta property="og:locale" content="pt_BR">', "pt"),
        ("", make_json({"@type": "Article", "inLanguage": "tr-TR"}), "tr"),
        ("", '<meta name="language" content="English">', "en"),
        ("", '<meta name="language" content="{{lang}}">', None),
        ("", "", None),
    ],
)
def test_the_language_is_what_the_page_says(tag: str, head: str, code: str | None):
    assert find_language(make_markup(make_page(head, tag=tag))) == code


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (SITE, "Sample Post"),
        (make_json({"@type": "Article", "publisher": {"name": "The Lantern"}}), "The Lantern"),
        (make_json({"@type": "WebSite", "name": "River Post"}), "River Post"),
        ("", "samplepost.example"),
    ],
)
def test_the_publisher_is_named_by_the_page_or_is_its_host(head: str, name: str):
    assert find_publisher(make_markup(make_page(head))) == name
