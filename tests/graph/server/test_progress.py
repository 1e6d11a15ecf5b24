"""The download as the user sees it."""

import io

from graph.server.progress import show_progress


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_stream_that_is_no_terminal_gets_a_line_each_tenth():
    stream = io.StringIO()
    with show_progress(1_000_000, stream) as advance:
        for _ in range(100):
            advance(10_000)
    assert stream.getvalue().splitlines() == ["Downloading Neo4j: 1 MB"] + [
        f"Downloading Neo4j: {percent} %" for percent in range(10, 101, 10)
    ]


def test_a_terminal_gets_a_bar_in_bytes():
    stream = Terminal()
    with show_progress(2_000_000, stream) as advance:
        advance(2_000_000)
    assert "2.0/2.0 MB" in stream.getvalue()
