"""Where a model is: which addresses may be used, and what stays on this machine."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from assistant.llm.port import ConsentError

_LOCAL_ENDINGS = (".local", ".internal", ".lan", ".localhost")


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A checked base address; `origin` is scheme, host and port."""

    base_url: str
    origin: str
    host: str

    @property
    def on_this_machine(self) -> bool:
        """Whether what is sent never leaves this machine."""
        if self.host == "localhost":
            return True
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return False


def endpoint(base_url: str, setting: str = "llm.base_url") -> Endpoint:
    """Check a base address; `setting` is where it stands in the settings.

    Plain HTTP is for this machine and private networks only; user and password in the
    address are refused, since addresses are shown.

    Raises:
        ConsentError: If the address must not be used.
    """
    problem = ""
    try:
        parts = urlsplit(base_url)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        raise _refused("is no address", setting) from None
    host = parts.hostname or ""
    if parts.scheme not in {"http", "https"} or not host:
        problem = "is no http or https address"
    elif parts.username or parts.password:
        problem = "holds a user name or password"
    elif parts.scheme == "http" and not _is_private(host):
        problem = "would send the project's facts over plain HTTP"
    if problem:
        raise _refused(problem, setting)
    shown = f"[{host}]" if ":" in host else host
    return Endpoint(base_url, f"{parts.scheme}://{shown}{port}", host)


def _is_private(host: str) -> bool:
    if host.endswith(_LOCAL_ENDINGS) or ("." not in host and ":" not in host):
        return True
    try:
        return ip_address(host).is_private
    except ValueError:
        return False


def _refused(problem: str, setting: str) -> ConsentError:
    return ConsentError(
        f"The model's address in {setting} {problem}.",
        fix=f"Set {setting} to an https address, or leave it empty for OpenAI.",
    )
