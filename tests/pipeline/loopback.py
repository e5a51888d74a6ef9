"""A small HTTP server on 127.0.0.1 for tests: routes are functions, requests are kept, and it can misbehave.

    with Loopback() as site:
        site.serve("/a", page("<p>text</p>"))
        site.serve("/old", redirect("/a"))
        ... site.url("/a") ... site.seen[0].headers["user-agent"] ...

A route is a `Reply`, a function of the request that gives one, or a function that writes to the socket itself
(`raw`, `drip`). What has no route is answered 404, robots.txt included.
"""

from __future__ import annotations

import contextlib
import gzip
import socket
import socketserver
import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Self


@dataclass(frozen=True)
class Seen:
    """A request as it came; header names in lower case, `at` by the monotonic clock."""

    method: str
    target: str
    headers: dict[str, str]
    at: float

    @property
    def path(self) -> str:
        return self.target.partition("?")[0]


@dataclass(frozen=True)
class Reply:
    """An answer; Content-Length is added unless the headers have one or `chunked` is set."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    reason: str = "Told"
    chunked: bool = False


@dataclass(frozen=True)
class Wild:
    """An answer that writes what it likes to the connection; `stopped` is set when the server ends."""

    write: Callable[[socket.socket, threading.Event], None]


Route = Reply | Wild | Callable[[Seen], Reply | Wild]


class Loopback:
    """The server. `tls` makes it speak https with that context."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.seen: list[Seen] = []
        self.stopped = threading.Event()
        self._routes: dict[str, Route] = {}
        self._scheme = "https" if tls else "http"
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.site = self
        self._server.tls = tls
        self.port: int = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)

    @property
    def host(self) -> str:
        """Host and port, as an entry in fetch.allow_private_hosts."""
        return f"127.0.0.1:{self.port}"

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        """The address of a path, under another name for this machine if so wished."""
        return f"{self._scheme}://{host}:{self.port}{path}"

    def serve(self, path: str, route: Route | str) -> None:
        """Answer a path so from now on; a text is a page."""
        self._routes[path] = page(route) if isinstance(route, str) else route

    def remove(self, path: str) -> None:
        """The page vanishes."""
        del self._routes[path]

    def asked(self, path: str) -> list[Seen]:
        """The requests of a path, in order."""
        return [seen for seen in self.seen if seen.path == path]

    def answer(self, seen: Seen) -> Reply | Wild:
        self.seen.append(seen)
        route = self._routes.get(seen.target) or self._routes.get(seen.path)
        if route is None:
            return Reply(b"no such page", 404, reason="Not Found")
        return route(seen) if callable(route) else route

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stopped.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def page(text: str, **headers: str) -> Reply:
    """An HTML page; underscores in the names of headers become hyphens."""
    fields = {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply(text.encode(), headers={"Content-Type": "text/html; charset=utf-8", **fields}, reason="OK")


def redirect(to: str, status: int = 302) -> Reply:
    return Reply(status=status, headers={"Location": to})


def conditional(text: str, etag: str) -> Callable[[Seen], Reply]:
    """A page that is answered 304 to whoever has it already."""

    def answer(seen: Seen) -> Reply:
        if seen.headers.get("if-none-match") == etag:
            return Reply(status=304, headers={"ETag": etag}, reason="Not Modified")
        return page(text, ETag=etag)

    return answer


def in_turn(*routes: Route) -> Callable[[Seen], Reply | Wild]:
    """One answer after the other; the last one stays."""
    left = list(routes)

    def answer(seen: Seen) -> Reply | Wild:
        route = left.pop(0) if len(left) > 1 else left[0]
        return route(seen) if callable(route) else route

    return answer


def raw(data: bytes) -> Wild:
    """These bytes and the end of the connection."""
    return Wild(lambda connection, _: connection.sendall(data))


def drip(head: bytes, drop: bytes = b"x", every: float = 0.05) -> Wild:
    """The head at once, and then a drop at a time for as long as anybody listens."""

    def write(connection: socket.socket, stopped: threading.Event) -> None:
        connection.sendall(head)
        while not stopped.wait(every):
            connection.sendall(drop)

    return Wild(write)


def gzip_bomb(megabytes: int) -> bytes:
    """A gzip of so many megabytes of nothing, about a thousandth of that size."""
    return gzip.compress(bytes(megabytes << 20), 9)


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    block_on_close = False
    allow_reuse_address = True
    request_queue_size = 64
    site: Loopback
    tls: ssl.SSLContext | None

    def handle_error(self, request: object, client_address: object) -> None:
        """Clients that hang up are what these tests are about."""


class _Handler(socketserver.BaseRequestHandler):
    """One connection; kept open for the next request unless either side says otherwise."""

    server: _Server
    request: socket.socket

    def handle(self) -> None:
        connection: socket.socket = self.request
        connection.settimeout(5)
        with contextlib.suppress(OSError, ValueError):
            if self.server.tls is not None:
                connection = self.server.tls.wrap_socket(connection, server_side=True)
            with connection, connection.makefile("rb") as stream:
                while self._one(connection, stream.readline):
                    pass

    def _one(self, connection: socket.socket, readline: Callable[[], bytes]) -> bool:
        first = readline().decode("latin-1").split()
        if len(first) != 3:
            return False
        headers = {}
        while line := readline().decode("latin-1").strip():
            name, _, value = line.partition(":")
            headers[name.lower()] = value.strip()
        answer = self.server.site.answer(Seen(first[0], first[1], headers, time.monotonic()))
        if isinstance(answer, Wild):
            answer.write(connection, self.server.site.stopped)
            return False
        connection.sendall(_bytes(answer))
        return headers.get("connection", "").lower() != "close"


def _bytes(reply: Reply) -> bytes:
    headers = dict(reply.headers)
    body = reply.body
    if reply.chunked:
        headers["Transfer-Encoding"] = "chunked"
        body = b"".join(b"%x\r\n%s\r\n" % (len(c), c) for c in _pieces(body)) + b"0\r\n\r\n"
    elif reply.status not in {204, 304} and "Content-Length" not in headers:
        headers["Content-Length"] = str(len(body))
    head = f"HTTP/1.1 {reply.status} {reply.reason}\r\n"
    head += "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return head.encode("utf-8") + b"\r\n" + body


def _pieces(body: bytes) -> list[bytes]:
    return [body[i : i + 1000] for i in range(0, len(body), 1000)]
