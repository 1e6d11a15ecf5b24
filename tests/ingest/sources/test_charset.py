"""The encoding of a page is that of its mark, then of its header, then of its <meta>, then guessed."""

import pytest

from ingest.decoding import NotText
from ingest.sources.charset import decode_page


@pytest.mark.parametrize(
    ("body", "content_type", "text"),
    [
        ("<p>Łódź".encode("iso-8859-2"), "text/html; charset=iso-8859-2", "<p>Łódź"),
        ("<p>Łódź".encode("utf-8-sig"), "text/html; charset=iso-8859-2", "<p>Łódź"),
        ("<p>“Ja”".encode("cp1252"), "text/html; charset=iso-8859-1", "<p>“Ja”"),
        ("<p>“Ja”".encode("cp1252"), None, "<p>“Ja”"),
        ("<p>東京".encode("euc-jp"), "text/html; Charset = 'EUC-JP'", "<p>東京"),
        (b"<p>F\xffnf", "text/html; charset=utf-8", "<p>F\ufffdnf"),
        ("<p>Fünf".encode(), "text/html; charset=idna", "<p>Fünf"),
    ],
    ids=["header", "mark before header", "latin-1 as browsers take it", "guess", "quotes", "bad byte", "no encoding"],
)
def test_a_page_is_decoded(body: bytes, content_type: str | None, text: str) -> None:
    assert decode_page(body, content_type) == text


@pytest.mark.parametrize(
    "meta",
    ['<meta charset="iso-8859-2">', "<META  name=a content='text/html; charset=ISO-8859-2'>"],
    ids=["short", "long"],
)
def test_the_page_itself_can_state_it(meta: str) -> None:
    assert decode_page(f"<html>{meta}<p>Łódź".encode("iso-8859-2"), "text/html").endswith("<p>Łódź")


def test_a_picture_is_no_page() -> None:
    with pytest.raises(NotText, match="picture"):
        decode_page(b"\x89PNG....", None)
