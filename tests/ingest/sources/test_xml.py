"""XML that attacks its parser is refused in every encoding; what feeds really send is read."""

import pytest

from ingest.sources.xml import DangerousXml, decode_xml

LAUGHS = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><r>&b;</r>'
OUTSIDE = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>'
QUOTED = '<!DOCTYPE r SYSTEM "a>b" [<!ENTITY x "y">]><r/>'
HIDDEN = "<!-- <!DOCTYPE r> --><!doctype r [<!ENTITY x 'y'>]><r/>"


@pytest.mark.parametrize("text", [LAUGHS, OUTSIDE, QUOTED, HIDDEN], ids=["laughs", "outside", "quoted", "hidden"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_definitions_are_refused(text: str, encoding: str) -> None:
    declared = text if text.startswith("<?xml") else f'<?xml version="1.0"?>{text}'
    with pytest.raises(DangerousXml):
        decode_xml(declared.encode(encoding))


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"<r>a</r>", "<r>a</r>"),
        ("\ufeff<r>ü</r>".encode(), "<r>ü</r>"),
        ('<?xml version="1.0" encoding="windows-1251"?><r>Встреча</r>'.encode("cp1251"), '<?xml version="1.0" encoding="windows-1251"?><r>Встреча</r>'),
        ("<?xml version='1.0' encoding='no-such'?><r>ü</r>".encode(), "<?xml version='1.0' encoding='no-such'?><r>ü</r>"),
        ("<?xml version='1.0' encoding='utf-16'?><r>ü</r>".encode(), "<?xml version='1.0' encoding='utf-16'?><r>ü</r>"),
        (b"<r>\xff</r>", "<r>\ufffd</r>"),
        (b'<!DOCTYPE html PUBLIC "-//W3C//DTD" "http://x.example/x.dtd"><r/>', '<!DOCTYPE html PUBLIC "-//W3C//DTD" "http://x.example/x.dtd"><r/>'),
        (b"<r>[1] a</r>", "<r>[1] a</r>"),
    ],
    ids=["plain", "mark", "windows-1251", "unknown encoding", "untrue utf-16", "broken letter", "outer DTD", "brackets"],
)  # fmt: skip
def test_other_xml_is_decoded(data: bytes, text: str) -> None:
    assert decode_xml(data) == text
