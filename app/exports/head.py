"""What stands at the head of an export: which filter, when, under which licence, and how to cite it."""

from graph.model import Record

NOTE = "The sentences quoted stay under the licences of their articles, which each row names."


class Head(Record):
    """The origin of an export."""

    day: str
    address: str
    licence: str
    base: str = ""

    @property
    def citation(self) -> str:
        """Say how the export is cited."""
        return f"Dragoman, export of {self.day}, {self.address}"
