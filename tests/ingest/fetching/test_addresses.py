"""One page has one address, however it is written."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.fetching.addresses import BadAddress, canonical_address, load_tracking

TRACKING = load_tracking()


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("HTTP://News.Example:80/A", "http://news.example/A"),
        ("https://news.example:443", "https://news.example/"),
        ("https://news.example:8443/", "https://news.example:8443/"),
        ("https://news.example./a", "https://news.example/a"),
        ("https://news.example/a/../b/./c", "https://news.example/b/c"),
        ("https://news.example/%7euser/%e4%b8%ad", "https://news.example/~user/%E4%B8%AD"),
        ("https://news.example/中", "https://news.example/%E4%B8%AD"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://news.example/a#part", "https://news.example/a"),
        ("https://news.example/a?", "https://news.example/a"),
        ("https://news.example/a?b=2&a=1", "https://news.example/a?b=2&a=1"),
        ("https://news.example/a/", "https://news.example/a/"),
        ("https://news.example/a%2Fb", "https://news.example/a%2Fb"),
        ("http://[2001:DB8::1]:8080/a", "http://[2001:db8::1]:8080/a"),
        ("  https://news.example/a\n", "https://news.example/a"),
    ],
)
def test_spellings_of_an_address(written: str, canonical: str) -> None:
    assert canonical_address(written) == canonical


@pytest.mark.parametrize(
    "written",
    [
        "",
        "news.example",
        "/a",
        "ftp://news.example/",
        "https://",
        "https://user:secret@news.example/",
        "https://news.example:99999/",
        "javascript:alert(1)",
        "http://[x",
        "http://news example/",
        "http://a%20b/",
    ],
)
def test_what_is_no_address(written: str) -> None:
    with pytest.raises(BadAddress):
        canonical_address(written)


def test_password_is_not_repeated() -> None:
    with pytest.raises(BadAddress) as caught:
        canonical_address("https://user:secret@news.example/")
    assert "secret" not in str(caught.value)


@pytest.mark.data
@pytest.mark.parametrize("before", TRACKING.drops)
def test_tracking_is_dropped(before: str) -> None:
    assert canonical_address(before) == TRACKING.drops[before]


@pytest.mark.data
@pytest.mark.parametrize("address", TRACKING.keeps)
def test_what_chooses_a_page_is_kept(address: str) -> None:
    assert canonical_address(address) == address


@given(
    path=st.text(string.printable + "äß中\u200f%", max_size=30),
    query=st.text(string.ascii_letters + "=&%;+ /?utm_", max_size=30),
    host=st.from_regex(r"[a-zA-Z]{1,8}\.example", fullmatch=True),
)
def test_writing_it_again_changes_nothing(path: str, query: str, host: str) -> None:
    try:
        once = canonical_address(f"https://{host}/{path}?{query}")
    except BadAddress:
        return
    assert canonical_address(once) == once
