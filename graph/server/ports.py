"""The loopback ports of the managed database."""

import socket
from contextlib import closing

import psutil

from graph.model import Record
from graph.server.errors import PortBusy

HOST = "127.0.0.1"  # never another: the database is reached through the API


class Ports(Record):
    """The two ports of a server."""

    bolt: int = 7687
    http: int = 7474

    @classmethod
    def free(cls) -> "Ports":
        """Choose two ports that nobody listens on now."""
        with closing(socket.socket()) as one, closing(socket.socket()) as two:
            one.bind((HOST, 0))
            two.bind((HOST, 0))
            return cls(bolt=one.getsockname()[1], http=two.getsockname()[1])

    def check(self) -> None:
        """Raise PortBusy when a port is taken."""
        check_port(self.bolt, "DRAGOMAN_NEO4J_BOLT_PORT")
        check_port(self.http, "DRAGOMAN_NEO4J_HTTP_PORT")


def check_port(port: int, setting: str) -> None:
    """Raise PortBusy when something listens on a loopback port; name the setting that changes it."""
    with closing(socket.socket()) as probe:
        # As the server does it: without this, connections that closed a minute ago look like a listener.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise PortBusy(
                f"port {port} on {HOST} cannot be used ({error.strerror}): {_describe_holder(port)}. Stop that "
                f"program, or choose another port, for example {setting}={_suggest(port)}."
            ) from error


def _suggest(port: int) -> int:
    return port + 1000 if port < 60_000 else port - 1000


def _describe_holder(port: int) -> str:
    """Name the program that listens, where the operating system tells us."""
    try:
        for connection in psutil.net_connections("tcp"):
            if connection.status == psutil.CONN_LISTEN and connection.laddr.port == port and connection.pid:
                return f"process {connection.pid} ({psutil.Process(connection.pid).name()}) listens there"
    except psutil.Error:
        pass
    return "another program, perhaps a Neo4j or a Dragoman of yours, listens there"
