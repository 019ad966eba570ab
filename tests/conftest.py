"""Over the whole suite: no connection but to this machine itself."""

from __future__ import annotations

import gc
import ipaddress
import os
import socket
from collections.abc import Iterator
from typing import Any

import hypothesis
import pytest

from tests.quick_ledgers import quick_ledgers

# A timing is no test: on a busy machine any example may take long.
hypothesis.settings.register_profile(
    "suite",
    deadline=None,
    max_examples=50,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("suite")

os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")
for _name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "LANGCHAIN_TRACING_V2"):
    os.environ.pop(_name, None)
# Else each of the processes that tests start would compile all modules anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

_connect = socket.socket.connect
_connect_ex = socket.socket.connect_ex


class NetworkUsedError(AssertionError):
    """A test tried to leave the machine."""


def _check(family: int, address: Any) -> None:
    if family not in {socket.AF_INET, socket.AF_INET6}:
        return
    host = address[0]
    try:
        local = ipaddress.ip_address(host).is_loopback
    except ValueError:
        local = host == "localhost"
    if not local:
        raise NetworkUsedError(f"a connection to {address} was tried")


def _guarded_connect(self: socket.socket, address: Any) -> None:
    _check(self.family, address)
    _connect(self, address)


def _guarded_connect_ex(self: socket.socket, address: Any) -> int:
    _check(self.family, address)
    return _connect_ex(self, address)


@pytest.fixture(autouse=True, scope="session")
def socket_guard() -> Iterator[None]:
    socket.socket.connect = _guarded_connect  # type: ignore[method-assign]
    socket.socket.connect_ex = _guarded_connect_ex  # type: ignore[method-assign]
    yield
    socket.socket.connect = _connect  # type: ignore[method-assign]
    socket.socket.connect_ex = _connect_ex  # type: ignore[method-assign]


@pytest.fixture(autouse=True, scope="session")
def ledgers_cost_little() -> Iterator[None]:
    with quick_ledgers():
        yield


def pytest_collection_finish() -> None:
    """Look for garbage seldom, and not among what the whole run needs."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Return one more than there are cores: some tests only wait for processes."""
    return (os.cpu_count() or 1) + 1


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name bytes by their argument: an archive's own hold the second it was made in."""
    return argname if isinstance(val, bytes) else None
