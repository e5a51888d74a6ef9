"""One address asked of its server, again where that may help, with the exchange on record."""

from __future__ import annotations

import logging
import ssl
from collections.abc import Iterable
from dataclasses import dataclass

import httpx

from corpus.clock import now
from corpus.document import Exchange
from corpus.errors import FetchError
from pipeline.sources.web.addresses import ForbiddenHostError
from pipeline.sources.web.bounded import TooLargeError, read_body
from pipeline.sources.web.canonical import WebAddress
from pipeline.sources.web.pace import Pace, retry_after, spoken
from pipeline.sources.web.transport import GuardedTransport, SurplusError

log = logging.getLogger(__name__)

WHOLE = frozenset({200, 203})
AGAIN = frozenset({408, 425, 429, *range(500, 600)}) - {501, 505}  # these two won't change by asking again


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered; `body` is decoded, and read only where the status says it is the page."""

    exchange: Exchange
    body: bytes = b""

    @property
    def status(self) -> int:
        """The HTTP status."""
        return self.exchange.status

    def header(self, name: str) -> str | None:
        """The value of a header field, several joined by commas; `name` in lower case."""
        values = [value for key, value in self.exchange.response if key.lower() == name]
        return ", ".join(values) if values else None

    def wait(self) -> float | None:
        """Seconds that the server asks to wait."""
        return retry_after(self.header("retry-after"), self.header("date"))


class Asker:
    """Asks servers at their pace, up to `retries` times more after an answer or a break that may pass."""

    def __init__(self, transport: GuardedTransport, pace: Pace, retries: int, seconds: float) -> None:
        self._transport = transport
        self._pace = pace
        self._retries = retries
        self._seconds = seconds

    def ask(
        self, address: WebAddress, headers: Iterable[tuple[str, str]], max_bytes: int, *, cut: bool = False
    ) -> Answer:
        """The answer to a GET, whatever its status; with `cut` a body beyond `max_bytes` is cut off there.

        Raises FetchError when there is none (no connection, too slow, too large, damaged, not to be
        decompressed), ForbiddenHostError where the host must not be connected to.
        """
        fields = list(headers)
        for attempt in range(self._retries + 1):
            last = attempt == self._retries
            wait = self._pace.backoff(attempt)
            try:
                with self._pace.turn(address.host):
                    answer = self._once(address, fields, max_bytes, cut)
            except _BrokenError as error:
                if last or not error.may_pass:
                    raise FetchError(f"{address.requested}: {error}") from error
                log.debug("%s: %s; asked again", address.requested, error)
            except ForbiddenHostError:
                raise
            except FetchError as error:
                raise FetchError(f"{address.requested}: {error}") from error
            else:
                if answer.status not in AGAIN:
                    return answer
                asked = answer.wait()
                if asked is not None and not self._pace.hold(address.host, asked):
                    return answer
                if last:
                    return answer
                wait = wait if asked is None else 0.0
                log.debug("%s: answered %d; asked again", address.requested, answer.status)
            self._pace.hold(address.host, wait)
        raise AssertionError("the last attempt returns or raises")

    def _once(self, address: WebAddress, headers: list[tuple[str, str]], max_bytes: int, cut: bool) -> Answer:
        try:
            request = httpx.Request(
                "GET",
                address.requested,
                headers=[(name.encode(), value.encode("latin-1")) for name, value in headers],
            )
        except httpx.InvalidURL as error:
            raise FetchError(f"is no web address: {error}") from error
        started = now()
        try:
            response = self._transport.handle_request(request)
            try:
                exchange = Exchange(
                    address=address.requested,
                    status=response.status_code,
                    reason=_text(response.extensions.get("reason_phrase", b"")),
                    request=_fields(request.headers.raw),
                    response=_fields(response.headers.raw),
                    ip=response.extensions["ip"],
                    started=started,
                )
                body = b""
                if response.status_code in WHOLE:
                    body = _body(response, max_bytes, cut)
            finally:
                response.close()
        except SurplusError as error:
            raise FetchError(
                f"the server says how long the page is and sends something else: {error}"
            ) from error
        except httpx.TransportError as error:
            raise self._broken(error) from error
        return Answer(exchange, body)

    def _broken(self, error: httpx.TransportError) -> _BrokenError:
        """A break in words, and whether asking again may help."""
        certificate = next((e for e in _causes(error) if isinstance(e, ssl.SSLError)), None)
        if isinstance(certificate, ssl.SSLCertVerificationError):
            reason = certificate.verify_message
            return _BrokenError(f"the server's certificate cannot be trusted: {reason}", may_pass=False)
        if certificate is not None:
            return _BrokenError("no secure connection to the server could be made", may_pass=False)
        if isinstance(error, httpx.TimeoutException):
            return _BrokenError(
                f"took longer than {spoken(self._seconds)} (fetch.seconds) and was given up", may_pass=False
            )
        if isinstance(error, httpx.ConnectError):
            told = str(error)
            return _BrokenError(
                f"{told}: is it spelled right?" if "resolved" in told else "the server cannot be reached",
                may_pass="resolved" not in told,
            )
        if isinstance(error, httpx.LocalProtocolError):
            return _BrokenError("cannot be asked for in HTTP", may_pass=False)
        return _BrokenError(f"the connection broke: {error or 'it was reset'}", may_pass=True)


class _BrokenError(Exception):
    def __init__(self, message: str, *, may_pass: bool) -> None:
        super().__init__(message)
        self.may_pass = may_pass


def _body(response: httpx.Response, max_bytes: int, cut: bool) -> bytes:
    said = response.headers.get("content-length", "")
    if said.isdigit() and not cut and (len(said) > 20 or int(said) > max_bytes):
        raise TooLargeError(
            f"is {said[:20]} bytes by its Content-Length, more than fetch.max_megabytes allows"
        )
    named = response.headers.get("content-encoding", "").lower().split(",")
    encodings = [name.strip() for name in named if name.strip() not in {"", "identity"}]
    assert isinstance(response.stream, httpx.SyncByteStream)
    return read_body(response.stream, encodings, max_bytes, cut=cut)


def _fields(raw: Iterable[tuple[bytes, bytes]]) -> tuple[tuple[str, str], ...]:
    return tuple((_text(name), _text(value)) for name, value in raw)


def _text(value: bytes) -> str:
    # Header fields are bytes; latin-1 gives each of them back as it was.
    return value.decode("latin-1")


def _causes(error: BaseException | None) -> Iterable[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
