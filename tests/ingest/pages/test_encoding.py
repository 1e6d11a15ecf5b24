"""The encoding of a page is that of its mark, then of its header if it fits, then of its <meta>, then guessed."""

import pytest

from ingest.decoding import NotText
from ingest.pages.encoding import decode_page


@pytest.mark.parametrize(
    ("body", "charset", "text"),
    [
        ("<p>Łódź".encode("iso-8859-2"), "iso-8859-2", "<p>Łódź"),
        ("<p>Łódź".encode("utf-8-sig"), "iso-8859-2", "<p>Łódź"),
        ("<p>“Ja”".encode("cp1252"), "iso-8859-1", "<p>“Ja”"),
        ("<p>“Ja”".encode("cp1252"), None, "<p>“Ja”"),
        ("<p>東京".encode("euc-jp"), "'EUC-JP'", "<p>東京"),
        (b"<p>F\xffnf", "utf-8", "<p>F\ufffdnf"),
        ("<p>Fünf".encode(), "idna", "<p>Fünf"),
        ("<p>Fünf".encode(), "iso-8859-1", "<p>Fünf"),
    ],
    ids=[
        "header",
        "mark before header",
        "latin-1 as browsers take it",
        "guess",
        "quotes",
        "bad byte",
        "no encoding",
        "latin-1 that is utf-8",
    ],
)
def test_a_page_is_decoded(body: bytes, charset: str | None, text: str) -> None:
    assert decode_page(body, charset) == text


@pytest.mark.parametrize(
    "meta",
    ['<meta charset="iso-8859-2">', "<META  name=a content='text/html; charset=ISO-8859-2'>"],
    ids=["short", "long"],
)
def test_the_page_itself_can_state_it(meta: str) -> None:
    assert decode_page(f"<html>{meta}<p>Łódź".encode("iso-8859-2"), None).endswith("<p>Łódź")


def test_a_picture_is_no_page() -> None:
    with pytest.raises(NotText, match="picture"):
        decode_page(b"\x89PNG....", None)
