"""Where Neo4j Browser is: its two interfaces on the managed server, each with the form of its login filled in but for the password."""

from urllib.parse import quote, urlencode

from app.settings import Settings
from graph.model import Record
from graph.server.login import USER
from graph.server.ports import HOST

# The successor has the import of styles behind a switch that its own address cannot turn: it moves its query string away before reading it.
SHOW_IMPORT = (
    """localStorage["nx.v1.nx.featureFlags"] = '{"query:import-grass":"true","query:priority-styling":"true"}'"""
)


class Doors(Record):
    """The addresses of both interfaces of Neo4j Browser."""

    classic: str
    successor: str


def find_doors(settings: Settings) -> Doors | None:
    """Give the addresses of the managed server's Browser; None where another server is used, whose Browser only its owner knows."""
    if settings.neo4j_uri:
        return None
    base = f"http://{HOST}:{settings.neo4j_http_port}/browser/"
    login = f"bolt://{USER}@{HOST}:{settings.neo4j_bolt_port}"
    classic = urlencode({"dbms": login, "db": "neo4j"}, quote_via=quote, safe=":/@")
    return Doors(
        classic=f"{base}?{classic}", successor=f"{base}preview/?{urlencode({'connectURL': login}, safe=':/@')}"
    )
