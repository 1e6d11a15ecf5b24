"""Article text -> the text that is parsed, and back: what hides words from a parser goes, every offset still counts in the article.

Direction marks and byte-order marks stick to words, runs of spaces become tokens of their own, and lines that were broken for
a narrow column cut sentences: on the development articles, wrapped at 75 characters, headline F1 fell from 0.80 to 0.72 without this.
"""

import re
from bisect import bisect_right
from typing import NamedTuple

from spacy.tokens import Doc

from graph.ids import fold
from graph.model import Span
from graph.organizations import organization_names
from ingest.grammar import SMALL

# Zero-width space and non-joiner, direction marks, word joiner, byte-order mark; the zero-width joiner holds emoji together.
INVISIBLE = "\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff"
NOISE = re.compile(rf"[{INVISIBLE}]+|[ \t\u00a0{INVISIBLE}]*[ \t\u00a0][ \t\u00a0{INVISIBLE}]+|[\t\u00a0]")
WRAPPED = re.compile(r"(?<=[^\s.!?:\"”’])[ \t]*\n(?=[^\s\-*•])")
# Words between two dashes that a sentence goes on after: parsers take commas there far better.
INSERT = re.compile(r"(?<=[^\W\d_] )(-{1,2}|[–—])(?P<words> [^\W\d_][^-–—.!?;:\n]{2,120} )(-{1,2}|[–—])(?= [a-z])")
LINE, WORD = re.compile(r"[^\n]+"), re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
ACRONYM = 5  # letters: longer names in capitals are read as names
LONG = 50  # characters: a shorter line was not broken for want of room
LEAST = 3  # broken lines, or words in capitals: fewer are a heading, or a name


class SourceText(NamedTuple):
    """An article's text, the text that is parsed, and where its unchanged pieces begin in both (parallel, ascending)."""

    original: str
    clean: str
    here: tuple[int, ...] = (0,)
    there: tuple[int, ...] = (0,)

    def span(self, start: int, end: int) -> Span:
        """Give the stretch of the article that clean characters [start, end) stand for."""
        first, last = self._offset(start), self._offset(end - 1) + 1 if end > start else self._offset(start)
        return Span(start=first, end=last, text=self.original[first:last])

    def _offset(self, position: int) -> int:
        piece = bisect_right(self.here, position) - 1
        return self.there[piece] + position - self.here[piece]


def _as_comma(match: re.Match[str]) -> str:
    return ",".ljust(len(match[1])) + match["words"] + ",".ljust(len(match[3]))


def set_inserts_in_commas(text: str) -> str:
    """Write an insert between dashes as one between commas, letter for letter: "X - a former judge - met Y"."""
    return INSERT.sub(_as_comma, text)


def _broken_lines(text: str) -> set[int]:
    """Find the line ends that only break a line: after long lines, in a text that has several of them."""
    found = {m.end() - 1 for m in WRAPPED.finditer(text) if m.start() - (text.rfind("\n", 0, m.start()) + 1) >= LONG}
    return found if len(found) >= LEAST else set()


def _lower_capitals(text: str) -> str:
    """Write lines that are all in capitals as titles are written, letter for letter: "IRAN, SYRIA SIGN PACT" hides every name."""
    return LINE.sub(lambda line: WORD.sub(_as_in_title, line[0]) if _is_all_capitals(line[0]) else line[0], text)


def _is_all_capitals(line: str) -> bool:
    return line.isupper() and sum(len(word) > 1 for word in line.split()) >= LEAST


def _as_in_title(match: re.Match[str]) -> str:
    word = match[0]
    if word.lower() in SMALL:
        return word.lower()
    known = len(word) <= ACRONYM and fold(word) in organization_names()
    written = word if known else word.capitalize()
    return written if len(written) == len(word) else word


def read_source(original: str, visible: str | None = None, begins: int = 0) -> SourceText:
    """Clean a text, or the part of it that `begins` at an offset; `visible` is that part as it is to be read (a dateline blanked)."""
    text = original if visible is None else visible
    broken = _broken_lines(text)
    text = "".join(" " if i in broken else letter for i, letter in enumerate(text)) if broken else text
    text = _lower_capitals(text)
    pieces, here, there = [""], [0], [begins]
    done = size = 0
    for match in NOISE.finditer(text):
        space = " " if any(letter in " \t\u00a0" for letter in match[0]) else ""
        pieces += [text[done : match.start()], space]
        size += match.start() - done + len(space)
        done = match.end()
        if space:
            here.append(size - 1)
            there.append(begins + match.start())
        here.append(size)
        there.append(begins + done)
    pieces.append(text[done:])
    return SourceText(original, "".join(pieces), tuple(here), tuple(there))


def attach(doc: Doc, source: SourceText) -> Doc:
    """Tell a parsed text where it comes from."""
    doc.user_data["source"] = source
    return doc


def locate(doc: Doc, start: int, end: int) -> Span:
    """Give the stretch of the article that characters [start, end) of its parsed text stand for."""
    source = doc.user_data.get("source")
    return (
        source.span(start, end)
        if isinstance(source, SourceText)
        else Span(start=start, end=end, text=doc.text[start:end])
    )
