"""The review screen, served to one browser on this machine."""

from __future__ import annotations

import asyncio
import secrets
import shlex
import signal
import socket
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from aiohttp import web
from textual_serve.server import Server

from assistant.errors import AssistantError

HOST = "127.0.0.1"
DRIVER = "textual.drivers.web_driver:WebDriver"
"""What Textual's variable TEXTUAL_DRIVER says in a screen that a browser shows."""
_COOKIE = "ontrack-review"
_TOKEN = "token"  # noqa: S105  the name of a part of the address
_FOLDER = Path(__file__).parent
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class PortTakenError(AssistantError):
    """Another program listens on the port."""

    def __init__(self, port: int, error: OSError) -> None:
        reason = error.strerror or error
        super().__init__(
            f"Port {port} of this machine cannot be used ({reason}).",
            fix="Name another one with --port, or leave it out for a free one.",
        )


class ReviewServer(Server):
    """Serves a command's screen on loopback to whoever has the address that it tells.

    The address works once: who opens it first gets a cookie, and all else is refused,
    as is every page of another site and every other name of this machine.
    """

    def __init__(self, command: Sequence[str], port: int = 0) -> None:
        self.socket = _listening(port)
        taken: int = self.socket.getsockname()[1]
        super().__init__(
            shlex.join(command),
            host=HOST,
            port=taken,
            title="ontrack review",
            public_url=f"http://{HOST}:{taken}",
            templates_path=_FOLDER,
        )
        self._token: str | None = secrets.token_urlsafe(32)
        self._session = secrets.token_urlsafe(32)
        self._ended_by = 0

    @property
    def address(self) -> str:
        """The address to open."""
        return f"{self.public_url}/?{_TOKEN}={self._token}"

    def run(self) -> int:
        """Serve until a signal comes; return the program's exit code."""
        loop = asyncio.new_event_loop()
        asyncio.set_event_loop(loop)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, partial(self._end, number))
        web.run_app(
            self._make_app(),
            sock=self.socket,
            handle_signals=False,
            loop=loop,
            print=None,
            access_log=None,
        )
        return self._ended_by and 128 + self._ended_by

    def _end(self, number: signal.Signals) -> None:
        self._ended_by = int(number)
        self.request_exit()

    async def _make_app(self) -> web.Application:
        app: web.Application = await super()._make_app()
        app.middlewares.append(self._guard())
        return app

    async def on_startup(self, app: web.Application) -> None:
        """Say nothing: the command has said where to look."""

    def _guard(self) -> Any:
        @web.middleware
        async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
            self._refuse_strangers(request)
            if request.path == "/" and self._is_first(request):
                return self._welcome()
            if not _equal(request.cookies.get(_COOKIE), self._session):
                raise web.HTTPForbidden(
                    text="This address was used before, or is not the one that "
                    "`ontrack serve` told. Start it again for a new one.\n"
                )
            answer = await handler(request)
            if not answer.prepared:
                answer.headers.update(self._policy())
            return answer

        return guard

    def _refuse_strangers(self, request: web.Request) -> None:
        """Refuse pages of other sites, and names that were made to lead here."""
        own = self.public_url
        origin = request.headers.get("Origin", own)
        if request.host != f"{HOST}:{self.port}" or origin != own:
            raise web.HTTPForbidden(text=f"Open it as {own}.\n")

    def _is_first(self, request: web.Request) -> bool:
        return _equal(request.query.get(_TOKEN), self._token)

    def _welcome(self) -> web.Response:
        self._token = None
        answer = web.Response(status=303, headers={"Location": "/"})
        answer.set_cookie(_COOKIE, self._session, httponly=True, samesite="Strict")
        return answer

    def _policy(self) -> dict[str, str]:
        return {
            "Content-Security-Policy": "default-src 'none'; script-src 'self'; "
            "style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; "
            f"connect-src 'self' ws://{HOST}:{self.port}; base-uri 'none'; "
            "form-action 'none'; frame-ancestors 'none'",
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-store",
        }


def _listening(port: int) -> socket.socket:
    found = socket.socket()
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind((HOST, port))
        # Who opens the address at once waits, rather than being refused.
        found.listen()
    except (OSError, OverflowError) as error:
        found.close()
        reason = error if isinstance(error, OSError) else OSError(str(error))
        raise PortTakenError(port, reason) from error
    return found


def _equal(given: str | None, wanted: str | None) -> bool:
    return bool(given and wanted) and secrets.compare_digest(
        str(given).encode(), str(wanted).encode()
    )
