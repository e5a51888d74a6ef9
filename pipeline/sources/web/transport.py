"""HTTP over connections that go only to addresses the guard permits, and that end at a moment.

An httpx transport with a network backend of its own: the backend resolves a name once and connects to the
very address that was judged, while the Host field, SNI and the check of the certificate go by the name. Each
request has its own connection: nothing left over from one answer can be taken for the next, and at one
request every few seconds a kept connection would gain nothing. Proxies and the environment are not looked at.
"""

from __future__ import annotations

import contextlib
import ssl
import time
from collections.abc import Iterable, Iterator
from typing import Any

import httpcore
import httpx

from pipeline.sources.web.addresses import Guard

_HEAD_END = b"\r\n\r\n"
_LINGER = 0.05  # seconds to look for bytes beyond the end of an answer


class SurplusError(httpx.RemoteProtocolError):
    """A server sent more bytes than its Content-Length said."""


class _TimedStream(httpcore.NetworkStream):
    """A connection whose every step ends at one moment, and which counts what came in."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: float) -> None:
        self._inner = inner
        self._deadline = deadline
        self._head: bytes | None = b""
        self.body_bytes = 0

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        data = self._inner.read(max_bytes, _left(self._deadline, httpcore.ReadTimeout))
        if self._head is None:
            self.body_bytes += len(data)
        else:
            self._look_for_body(self._head + data)
        return data

    def _look_for_body(self, seen: bytes) -> None:
        """Count from the end of the final head on; interim answers (RFC 9110, section 15.2) come before."""
        while _HEAD_END in seen:
            head, _, seen = seen.partition(_HEAD_END)
            if head[9:10] != b"1":
                self._head = None
                self.body_bytes = len(seen)
                return
        self._head = seen

    def lingering(self) -> int:
        """How many bytes still wait beyond what was read, as far as a glance can tell."""
        with contextlib.suppress(Exception):
            if self._inner.get_extra_info("is_readable"):
                return len(self._inner.read(4096, _LINGER))
        return 0

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, _left(self._deadline, httpcore.WriteTimeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        left = _left(self._deadline, httpcore.ConnectTimeout)
        self._inner = self._inner.start_tls(ssl_context, server_hostname, left)
        return self

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class _GuardedBackend(httpcore.NetworkBackend):
    """Opens the one connection of one request."""

    def __init__(self, guard: Guard, deadline: float) -> None:
        self._guard = guard
        self._deadline = deadline
        self._sockets = httpcore.SyncBackend()
        self.stream: _TimedStream | None = None
        self.ip = ""

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        try:
            permitted = self._guard.permitted(host, port, _left(self._deadline, httpcore.ConnectTimeout))
        except TimeoutError as error:
            raise httpcore.ConnectTimeout(str(error)) from error
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"the name {host} cannot be resolved") from error
        for n, ip in enumerate(permitted, 1):
            # What is left is shared among the addresses, so that a dead first one leaves time for the next.
            share = _left(self._deadline, httpcore.ConnectTimeout) / (len(permitted) - n + 1)
            try:
                inner = self._sockets.connect_tcp(str(ip), port, share)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if n == len(permitted):
                    raise
            else:
                self.ip = str(ip)
                self.stream = _TimedStream(inner, self._deadline)
                return self.stream
        raise AssertionError("the guard gives one address at least")


class _Body(httpx.SyncByteStream):
    """The bytes of an answer as they came over the wire; closing it closes the connection."""

    def __init__(
        self, response: httpcore.Response, connection: httpcore.HTTPConnection, wire: _TimedStream
    ) -> None:
        self._response = response
        self._connection = connection
        self._wire = wire
        lengths = [value for name, value in response.headers if name.lower() == b"content-length"]
        chunked = any(name.lower() == b"transfer-encoding" for name, _ in response.headers)
        self._said = int(lengths[0]) if lengths and not chunked and _is_count(lengths[0]) else None

    def __iter__(self) -> Iterator[bytes]:
        with _as_httpx():
            yield from self._response.iter_stream()
        if self._said is not None and self._response.status not in {204, 304}:
            more = self._wire.body_bytes + self._wire.lingering() - self._said
            # A line end after the body is an old servers' habit and takes nothing from it.
            if more > 2:
                raise SurplusError(f"it said {self._said} bytes and sent more")

    def close(self) -> None:
        self._response.close()
        self._connection.close()


class GuardedTransport(httpx.BaseTransport):
    """Sends a request on a connection of its own, which ends `seconds` after it was asked for.

    Raises ForbiddenHostError for hosts that the guard does not permit, FetchError for a name without address,
    and httpx's exceptions for what breaks. An answer's `extensions` hold `ip`, the address connected to.
    """

    def __init__(self, guard: Guard, seconds: float, ssl_context: ssl.SSLContext | None = None) -> None:
        self._guard = guard
        self._seconds = seconds
        self._ssl = ssl_context

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """One request, one answer; its stream is raw: nothing in it is decompressed."""
        backend = _GuardedBackend(self._guard, time.monotonic() + self._seconds)
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        if self._ssl is None and request.url.scheme == "https":
            # Only now: reading the authorities' certificates takes a while.
            self._ssl = httpx.create_ssl_context(trust_env=False)
        connection = httpcore.HTTPConnection(
            httpcore.Origin(url.scheme, url.host, url.origin.port),
            ssl_context=self._ssl,
            network_backend=backend,
        )
        try:
            with _as_httpx():
                response = connection.handle_request(
                    httpcore.Request(request.method, url, headers=request.headers.raw)
                )
        except BaseException:
            connection.close()
            if backend.stream is not None:
                backend.stream.close()
            raise
        assert backend.stream is not None
        return httpx.Response(
            response.status,
            headers=response.headers,
            stream=_Body(response, connection, backend.stream),
            extensions={**response.extensions, "ip": backend.ip},
        )


def _is_count(value: bytes) -> bool:
    return value.isdigit() and len(value) <= 20


def _left(deadline: float, late: type[httpcore.TimeoutException]) -> float:
    """Seconds until the deadline; raises `late` when there are none."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise late("the time was up")
    return left


@contextlib.contextmanager
def _as_httpx() -> Iterator[None]:
    """httpcore's exceptions as those of httpx, which bear the same names."""
    try:
        yield
    except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError) as error:
        kind = getattr(httpx, type(error).__name__, httpx.TransportError)
        raise kind(str(error)) from error
