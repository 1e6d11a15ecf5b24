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
        ("<p>Paweł będzie".encode(), "iso-8859-2", "<p>Paweł będzie"),
        ("<p>Paweł będzie".encode("iso-8859-2"), "iso-8859-2", "<p>Paweł będzie"),
        ("<p>Встреча".encode(), "windows-1251", "<p>Встреча"),
        ("<p>東京".encode("euc-jp"), "'EUC-JP'", "<p>東京"),
        (b"<p>F\xffnf", "utf-8", "<p>F\ufffdnf"),
        ("<p>Fünf".encode(), "idna", "<p>Fünf"),
        ("<p>Fünf".encode(), "iso-8859-1", "<p>Fünf"),
        (b"<p>" + b"Envoys met in Oslo. " * 10 + b"\x00", "utf-8", "<p>" + "Envoys met in Oslo. " * 10 + "\0"),
        (b"<p>" + b"Envoys \x96 met. " * 10 + b"\x00", None, "<p>" + "Envoys – met. " * 10),
        ("<p>Fünf".encode("utf-16-le"), "utf-16le", "<p>Fünf"),
    ],
    ids=[
        "header",
        "mark before header",
        "latin-1 as browsers take it",
        "guess",
        "UTF-8 said to be Latin-2",
        "Latin-2",
        "UTF-8 said to be Cyrillic",
        "quotes",
        "bad byte",
        "no encoding",
        "latin-1 that is utf-8",
        "a stray zero",
        "a stray zero and no name",
        "two bytes a letter",
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


@pytest.mark.parametrize(
    ("data", "charset", "says"),
    [
        (b"\x89PNG....", None, "picture"),
        (b"\x00\x00\x00\x18ftypmp42" + bytes(300), "iso-8859-1", "binary"),
        (bytes(range(256)) * 10 + bytes(200), "utf-16", "binary"),
        (b" \n", None, "empty"),
    ],
    ids=["picture", "film", "said to be wide", "empty"],
)
def test_what_is_no_page_is_refused_whatever_its_header_says(data: bytes, charset: str | None, says: str) -> None:
    with pytest.raises(NotText, match=says):
        decode_page(data, charset)
