"""A chat completions server on this machine that answers as it is told."""

from __future__ import annotations

import json
import struct
import threading
import time
from base64 import b64encode
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Reply:
    """One scripted answer; `drip_s` seconds between bytes, `cut` closes early."""

    status: int = 200
    body: bytes = b"{}"
    headers: tuple[tuple[str, str], ...] = ()
    content_type: str = "application/json"
    delay_s: float = 0
    drip_s: float = 0
    cut: bool = False


@dataclass
class Request:
    path: str
    headers: dict[str, str]
    body: dict[str, Any]


Answering = Callable[[Request], Reply]
"""What answers each request by its own words."""


@dataclass
class Script:
    """What the server will answer and what it was asked; the last reply repeats."""

    replies: list[Reply | Answering]
    url: str = ""
    requests: list[Request] = field(default_factory=list)

    def next(self, request: Request) -> Reply:
        reply = self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]
        return reply if isinstance(reply, Reply) else reply(request)


def completion(content: str | None, **changes: Any) -> Reply:
    """A well-formed answer; `message`, `finish_reason` and top keys can be changed."""
    message = {"role": "assistant", "content": content, **changes.pop("message", {})}
    choice = {
        "index": 0,
        "finish_reason": changes.pop("finish_reason", "stop"),
        "message": message,
    }
    whole = {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1,
        "model": "scripted",
        "choices": [choice],
        "usage": {"prompt_tokens": 120, "completion_tokens": 30, "total_tokens": 150},
        **changes,
    }
    return Reply(body=json.dumps(whole).encode())


def embeddings(
    rows: Sequence[Sequence[float]], *, encoded: bool = True, **changes: Any
) -> Reply:
    """A well-formed answer with these rows, as bytes in base64 or written out."""
    data = [
        {
            "object": "embedding",
            "index": place,
            "embedding": b64encode(struct.pack(f"<{len(row)}f", *row)).decode()
            if encoded
            else list(row),
        }
        for place, row in enumerate(rows)
    ]
    whole = {
        "object": "list",
        "model": "scripted",
        "data": data,
        "usage": {"prompt_tokens": 10 * len(rows), "total_tokens": 10 * len(rows)},
        **changes,
    }
    return Reply(body=json.dumps(whole).encode())


def refusal(status: int, code: str, message: str = "no", **headers: str) -> Reply:
    """An error answer as OpenAI words it."""
    error = {"error": {"message": message, "type": code, "code": code, "param": None}}
    pairs = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return Reply(status, json.dumps(error).encode(), headers=pairs)


@contextmanager
def serving(*replies: Reply | Answering) -> Iterator[Script]:
    """Run the server while the block runs."""
    script = Script(list(replies))

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_args: Any) -> None:
            pass

        def do_POST(self) -> None:
            length = int(self.headers.get("content-length") or 0)
            body = json.loads(self.rfile.read(length) or b"{}")
            headers = {name.lower(): value for name, value in self.headers.items()}
            request = Request(self.path, headers, body)
            script.requests.append(request)
            self._answer(script.next(request))

        def do_GET(self) -> None:
            script.requests.append(Request(self.path, {}, {}))
            self._answer(Reply(404))

        do_CONNECT = do_GET  # noqa: N815  # the name http.server looks for

        def _answer(self, reply: Reply) -> None:
            time.sleep(reply.delay_s)
            try:
                self.send_response(reply.status)
                for name, value in reply.headers:
                    self.send_header(name, value)
                self.send_header("content-type", reply.content_type)
                extra = 1000 if reply.cut else 0
                self.send_header("content-length", str(len(reply.body) + extra))
                self.end_headers()
                if not reply.drip_s:
                    self.wfile.write(reply.body)
                    return
                for byte in reply.body:
                    self.wfile.write(bytes([byte]))
                    time.sleep(reply.drip_s)
            except ConnectionError:
                pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    script.url = f"http://127.0.0.1:{server.server_port}/v1"
    try:
        yield script
    finally:
        server.shutdown()
        server.server_close()
