"""A piece of HTML gives its text, line by line."""

import pytest

from ingest.pages.fragments import read_fragment


@pytest.mark.parametrize(
    ("html", "text"),
    [
        (
            "<p>Envoys met &amp; talked.</p><p>They will meet<br/>again.</p>",
            "Envoys met & talked.\nThey will meet\nagain.",
        ),
        ("<ul><li>Fish</li><li>Ports &nbsp; and quays</li></ul>", "Fish\nPorts and quays"),
        ("One line.\n\n  Another. ", "One line.\nAnother."),
        ("&lt;b&gt; stays", "<b> stays"),
        ("<div>\n</div>", ""),
    ],
)
def test_tags_become_lines(html: str, text: str) -> None:
    assert read_fragment(html) == text
