"""Ports that are free and ports that are not."""

import os
import socket

import pytest

from graph.server.errors import PortBusy
from graph.server.ports import HOST, Ports, check_port


def test_free_ports_differ_and_pass_the_check():
    ports = Ports.free()
    assert ports.bolt != ports.http
    ports.check()


@pytest.mark.parametrize("address", [HOST, "0.0.0.0"])
def test_a_busy_port_is_named_with_its_holder_and_the_setting(address: str):
    with socket.create_server((address, 0)) as listener:
        port = listener.getsockname()[1]
        with pytest.raises(PortBusy) as caught:
            check_port(port, "DRAGOMAN_PORT")
    assert f"port {port}" in str(caught.value)
    assert f"process {os.getpid()}" in str(caught.value)
    assert "DRAGOMAN_PORT=" in str(caught.value)
