from __future__ import annotations

import socket

import pytest


def test_a_connection_that_leaves_the_machine_fails() -> None:
    with (
        socket.socket() as outside,
        pytest.raises(AssertionError, match=r"192\.0\.2\.1"),
    ):
        outside.connect(("192.0.2.1", 80))


def test_a_connection_to_the_machine_itself_works() -> None:
    with socket.socket() as server, socket.socket() as client:
        server.bind(("127.0.0.1", 0))
        server.listen()
        client.connect(server.getsockname())
