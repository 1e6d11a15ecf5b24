"""What Neo4j Browser is given: a style by which kinds tell apart at a glance, and saved queries that answer real questions.

The classic Browser takes the style by `:style`, or dropped into its window, and the queries as a dropped archive, which become its
favourites; its successor imports the style in its style picker, and the queries as CSV in the panel of saved Cypher. Colours of PLOVER
categories follow the order of the Goldstein scale: green is material cooperation, blue talk, amber verbal conflict, red material conflict.
"""

import csv
import io
import json
import re
import zipfile
from functools import cache
from pathlib import Path

from graph.datafile import read_yaml_resource
from graph.model import Record
from graph.ontology import load_event_types

COLOURS = {
    "CONSULT": "#2f7fb8", "AGREE": "#1f8a57", "COOPERATE": "#36a06c", "SUPPORT": "#5bb58a", "AID": "#0f6f44", "CONCEDE": "#86c9a5", "YIELD": "#86c9a5",
    "APPOINT": "#7d8797", "REQUEST": "#e3b341", "ACCUSE": "#d9822b", "REJECT": "#c96a1f", "THREATEN": "#b4540f", "PROTEST": "#d4607c",
    "SANCTION": "#c23b3b", "MOBILIZE": "#a82e2e", "COERCE": "#922424", "ASSAULT": "#6f1414",
}  # fmt: skip
# Label -> colour, diameter, caption.
NODES = {
    "Person": ("#0b5a8a", "60px", "{name}"), "Organization": ("#7a4a9e", "60px", "{name}"), "Country": ("#1f7a4d", "80px", "{name}"),
    "Group": ("#8a5a12", "50px", "{name}"), "Place": ("#9a3b2f", "40px", "{name}"), "Topic": ("#c9b458", "30px", "{name}"),
    "Article": ("#4a5568", "50px", "{title}"), "Claim": ("#a0aec0", "30px", "{title}"), "Quote": ("#cbd5e0", "25px", "{text}"),
    "Decision": ("#d53f8c", "40px", "{kind}"),
}  # fmt: skip
NODE = {
    "diameter": "50px", "color": "#a0aec0", "border-color": "#718096", "border-width": "2px", "text-color-internal": "#ffffff", "font-size": "10px",
}  # fmt: skip
RELATIONSHIP = {
    "color": "#a5abb6", "shaft-width": "1px", "font-size": "8px", "padding": "3px", "text-color-external": "#000000",
    "text-color-internal": "#ffffff", "caption": "<type>",
}  # fmt: skip
LIGHT = {"Topic", "Claim", "Quote"}  # dark words on these
STYLE, COLLECTION, ARCHIVE = "dragoman.grass", "queries.csv", "queries.zip"
COLUMNS = ("name", "description", "query", "id", "parentId", "isFolder")
LINKS = {"TOOK_PART": "{role}", "MET": "{count}", "HELD": "{title}"}


class SavedQuery(Record):
    """A question, and the query that answers it; its first line holds what a reader changes."""

    folder: str
    name: str
    asks: str
    query: str

    @property
    def text(self) -> str:
        """Give the query as it is saved: name and question stand above it."""
        return f"// {self.name}\n// {self.asks}\n{self.query}\n"

    @property
    def file(self) -> str:
        """Name the file of the query."""
        return f"{re.sub(r'[^a-z]+', '-', self.name.lower()).strip('-')}.cypher"


@cache
def load_queries() -> tuple[SavedQuery, ...]:
    """Load the saved queries."""
    entries = read_yaml_resource("graph.data", "saved_queries.yaml")
    return tuple(SavedQuery(name=name, **entry) for name, entry in entries.items())


def list_folders() -> dict[str, list[SavedQuery]]:
    """List the saved queries by folder."""
    return {
        folder: [query for query in load_queries() if query.folder == folder]
        for folder in dict.fromkeys(q.folder for q in load_queries())
    }


def write_style() -> str:
    """Write the style sheet in the language of Neo4j Browser (GraSS): every event type has the colour of its category."""
    rules = [_rule("node", NODE), _rule("relationship", RELATIONSHIP)]
    rules += [_node(label, *look) for label, look in NODES.items()]
    rules += [_node("Event", "#7d8797", "65px", "{title}")]
    rules += [_node(kind.label, COLOURS[kind.plover], "65px", "{title}") for kind in load_event_types().values()]
    rules += [_rule(f"relationship.{kind}", {"caption": caption}) for kind, caption in LINKS.items()]
    return "\n".join(rules)


def _node(label: str, colour: str, diameter: str, caption: str) -> str:
    ink = "#000000" if label in LIGHT else "#ffffff"
    look = {
        "color": colour,
        "border-color": colour,
        "diameter": diameter,
        "caption": caption,
        "text-color-internal": ink,
    }
    return _rule(f"node.{label}", look)


def _rule(selector: str, values: dict[str, str]) -> str:
    lines = (f"  {name}: {json.dumps(value) if name == 'caption' else value};\n" for name, value in values.items())
    return f"{selector} {{\n{''.join(lines)}}}\n"


def write_collection() -> str:
    """Write all queries as the CSV that Neo4j Browser's successor imports: folders are rows too, and its header is fixed."""
    file = io.StringIO()
    writer = csv.DictWriter(file, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows({"name": name, "id": name, "isFolder": "true"} for name in list_folders())
    for query in load_queries():
        told = {"name": query.name, "description": query.asks, "query": query.text.rstrip()}
        writer.writerow(told | {"id": query.file, "parentId": query.folder, "isFolder": "false"})
    return file.getvalue()


def write_archive() -> bytes:
    """Write all queries as an archive of folders with a `.cypher` file each, which both interfaces take; the same bytes each time."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for folder in list_folders():
            archive.writestr(zipfile.ZipInfo(f"{folder}/"), "")
        for query in load_queries():
            archive.writestr(zipfile.ZipInfo(f"{query.folder}/{query.file}"), query.text, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def write_kit(folder: Path) -> tuple[Path, ...]:
    """Write the style, the queries as files, as an archive and as a collection into a folder; give the files. Raises OSError."""
    queries = folder / "queries"
    queries.mkdir(parents=True, exist_ok=True)
    written = {
        folder / STYLE: write_style().encode(),
        folder / COLLECTION: write_collection().encode(),
        folder / ARCHIVE: write_archive(),
    }
    written |= {queries / query.file: query.text.encode() for query in load_queries()}
    for path, content in written.items():
        path.write_bytes(content)
    return tuple(written)
