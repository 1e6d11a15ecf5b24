"""A page that is no article says what it is; a short article passes, even one about denied access."""

import pytest

from ingest.pages.kinds import NoArticle
from ingest.pages.page import parse_page
from tests.ingest.pages.builder import FIRST, SECOND, make_json, make_page

LINKS = [
    f"Headline number {n} says that something has happened somewhere"
    for n in ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
]


def refuse(title: str, body: str, head: str = "") -> str:
    with pytest.raises(NoArticle) as error:
        parse_page(
            f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>", "https://samplepost.example/"
        )
    return str(error.value)


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Just a moment...", "<h1>samplepost.example</h1><p>Verifying you are human. This may take a few seconds.</p>"),
        ("Access Denied", "<h1>Access Denied</h1><p>You don't have permission to access this page on this server.</p>"),
        (
            "Attention Required! | Guard",
            "<p>Please enable cookies. Sorry, you have been blocked by the owner of this site.</p>",
        ),
        (
            "404 Not Found",
            "<h1>Not Found</h1><p>The requested address was not found on this server, try the front page.</p>",
        ),
        ("Page not found - Sample Post", "<p>We looked everywhere and could not find what you asked for.</p>"),
        ("502 Bad Gateway", "<center>nginx</center>"),
        ("Sample Post", "<div>Please enable JavaScript to view this site.</div>"),
        ("Sample Post", "<p>We're sorry but the reader doesn't work properly without JavaScript enabled.</p>"),
        (
            "",
            "<iframe>Request unsuccessful. Incapsula incident ID: 7-19</iframe><p>Request unsuccessful. Incapsula incident ID: 7-19</p>",
        ),
        ("Sample Post", "<p>Sorry, the page you were looking for has been moved or no longer exists.</p>"),
        ("Robot Check", "<p>Type the characters that you see in the picture below, then press the button.</p>"),
    ],
)
def test_errors_and_challenges_are_named(title: str, body: str):
    assert "error or a challenge" in refuse(title, body)


@pytest.mark.parametrize(
    "html",
    [
        "",
        "  ",
        "<!-- -->",
        "<html><head><title>Sample</title></head><body></body></html>",
        "<html><body><script>go()</script></body></html>",
    ],
)
def test_an_empty_page_has_no_article(html: str):
    with pytest.raises(NoArticle, match=r"empty|no article body"):
        parse_page(html)


@pytest.mark.parametrize(
    "items",
    [
        "<ul>" + "".join(f'<li><a href="/{n}">{line}</a></li>' for n, line in enumerate(LINKS)) + "</ul>",
        "".join(
            f'<article><h2><a href="/{n}">{line}</a></h2><p>A sentence that makes one want to read on, and no more than that.</p></article>'
            for n, line in enumerate(LINKS)
        ),
    ],
    ids=["links", "teasers"],
)
def test_a_front_page_is_a_list(items: str):
    assert "list of headlines" in refuse("Sample Post", f"<main>{items}</main>")


@pytest.mark.parametrize(
    ("head", "end"),
    [
        ("", "<p>Subscribe to continue reading this article.</p>"),
        ("", "<p>This article is reserved for our subscribers.</p>"),
        (
            make_json({"@type": "NewsArticle", "headline": "Ministers meet in Lindvik", "isAccessibleForFree": False}),
            "<div>Already a subscriber? Log in</div>",
        ),
        (
            make_json(
                {"@type": "NewsArticle", "headline": "Ministers meet in Lindvik", "isAccessibleForFree": "False"}
            ),
            "<p>But in the harbour …</p>",
        ),
    ],
)
def test_the_stub_before_a_paywall_is_no_article(head: str, end: str):
    with pytest.raises(NoArticle, match="subscribers"):
        parse_page(make_page(head).replace("</article>", f"{end}</article>"))


@pytest.mark.parametrize(
    "page",
    [
        make_page(),
        make_page(below="<p>Subscribe to our newsletter. Log in</p>"),
        make_page(title="Access denied: how the ministers were kept out of the port"),
        make_page(title="Forbidden island opens to visitors"),
        make_page(
            below='<ul class="related">' + "".join(f"<li><a href='/{line}'>{line}</a></li>" for line in LINKS) + "</ul>"
        ),
        make_page(below="<noscript>Please enable JavaScript to see comments.</noscript>"),
    ],
    ids=["plain", "newsletter", "denied", "forbidden", "related", "noscript"],
)
def test_a_short_article_passes(page: str):
    assert parse_page(page, "https://samplepost.example/a").text.startswith(FIRST)


def test_two_sentences_are_an_article():
    html = "<html><head><title>Envoy leaves</title></head><body><nav><a href='/'>Home</a></nav><p>The envoy of Pellmar left Tarn.</p><p>No reason was given.</p></body></html>"
    assert parse_page(html).text == "The envoy of Pellmar left Tarn.\nNo reason was given."


def test_a_whole_article_for_subscribers_passes():
    head = make_json({"@type": "NewsArticle", "headline": "Ministers meet in Lindvik", "isAccessibleForFree": False})
    assert (
        SECOND
        in parse_page(
            make_page(head, below="<p>Subscribe to continue reading other articles.</p>").replace(
                SECOND, f"{SECOND} " * 8
            )
        ).text
    )
