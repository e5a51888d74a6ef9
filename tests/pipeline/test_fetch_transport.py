"""Connections go to the address that was judged, under the name that was asked for, and end in time."""

from __future__ import annotations

import datetime
import ssl
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from corpus.errors import ConfigError, FetchError, RefusedError
from corpus.settings import FetchSettings
from pipeline.sources.web import Fetcher
from pipeline.sources.web.addresses import ForbiddenHostError, Guard
from pipeline.sources.web.transport import GuardedTransport

sys.path.insert(0, str(Path(__file__).parent))
from loopback import Loopback, Seen, page, redirect


class Names:
    """A resolver with the answers given, which counts how often it is asked."""

    def __init__(self, **answers: Sequence[str]) -> None:
        self.answers = {name.replace("_", "."): found for name, found in answers.items()}
        self.asked: list[str] = []

    def __call__(self, host: str, port: int, seconds: float) -> Sequence[str]:
        self.asked.append(host)
        if host not in self.answers:
            raise OSError("no such name")
        return self.answers[host]


def quick(*allowed: str, **others: object) -> FetchSettings:
    return FetchSettings(
        seconds_between_requests=0.0,
        seconds=1.0,
        retries=0,
        allow_private_hosts=list(allowed),
        **others,  # type: ignore[arg-type]
    )


def test_the_connection_goes_to_the_address_that_was_resolved_and_judged() -> None:
    names = Names(site_example=["127.0.0.1"])
    with Loopback() as site, Fetcher(quick("site.example"), resolver=names) as fetcher:
        site.serve("/a", "<p>text</p>")
        fetched = fetcher.fetch(site.url("/a", "site.example"))
        assert [seen.headers["host"] for seen in site.seen] == [f"site.example:{site.port}"] * 2
    assert fetched.exchanges[0].ip == "127.0.0.1"
    # One answer for each connection: robots.txt, then the page.
    assert names.asked == ["site.example"] * 2


def test_a_name_that_turns_private_after_the_first_look_is_refused() -> None:
    names = Names(site_example=["127.0.0.1"])
    with Loopback() as site, Fetcher(quick(f"site.example:{site.port}"), resolver=names) as fetcher:

        def rebind(seen: Seen) -> object:
            names.answers["other.example"] = ["127.0.0.1"]
            return redirect(site.url("/inner", "other.example"))

        site.serve("/a", rebind)  # type: ignore[arg-type]
        with pytest.raises((RefusedError, ConfigError)):
            fetcher.fetch(site.url("/a", "site.example"))
        assert not site.asked("/inner")


def test_a_redirect_to_a_private_address_is_refused_with_its_reason() -> None:
    names = Names(site_example=["127.0.0.1"], inner_example=["192.168.0.9"])
    settings = quick("site.example", contact="archive@example.org")
    with Loopback() as site, Fetcher(settings, resolver=names) as fetcher:
        for n, (target, reason) in enumerate(
            {
                "http://inner.example/": "inner.example leads to 192.168.0.9, a private address",
                "http://169.254.169.254/latest/": "169.254.169.254 is a link-local address",
                "http://2130706433/": "127.0.0.1 is a loopback address",
                site.url("/x"): "127.0.0.1 is a loopback address",
                "http://[::ffff:10.0.0.1]/": "a private address within an IPv6 one",
                "file:///etc/passwd": "file: addresses are not fetched",
                "http://user@site.example/": "user name or password",
            }.items()
        ):
            site.serve(f"/{n}", redirect(target))
            with pytest.raises(RefusedError) as told:
                fetcher.fetch(site.url(f"/{n}", "site.example"))
            assert reason in str(told.value)
            assert str(told.value).startswith(site.url(f"/{n}", "site.example") + ": redirects to ")
        assert not site.asked("/x")


def test_a_dead_first_address_leaves_time_for_the_next() -> None:
    names = Names(site_example=["127.0.0.2", "127.0.0.1"])
    with Loopback() as site, Fetcher(quick("site.example"), resolver=names) as fetcher:
        site.serve("/a", "<p>text</p>")
        assert fetcher.fetch(site.url("/a", "site.example")).exchanges[0].ip == "127.0.0.1"


def test_a_name_that_nobody_knows_is_said() -> None:
    settings = quick(contact="archive@example.org")
    with Fetcher(settings, resolver=Names()) as fetcher, pytest.raises(FetchError) as told:
        fetcher.fetch("https://no-such.example/a")
    assert "the name no-such.example cannot be resolved: is it spelled right?" in str(told.value)


def test_resolving_that_takes_too_long_is_said() -> None:
    def slow(host: str, port: int, seconds: float) -> list[str]:
        raise TimeoutError

    settings = quick(contact="archive@example.org")
    with Fetcher(settings, resolver=slow) as fetcher, pytest.raises(FetchError, match="took longer than 1 s"):
        fetcher.fetch("https://slow.example/a")


def test_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with Loopback() as site, Fetcher(quick("127.0.0.1")) as fetcher:
        site.serve("/a", "<p>text</p>")
        assert fetcher.fetch(site.url("/a")).state == "whole"


def test_the_guard_holds_for_any_httpx_client() -> None:
    with (
        Loopback() as site,
        httpx.Client(transport=GuardedTransport(Guard(), 1.0), trust_env=False) as client,
        pytest.raises(ForbiddenHostError),
    ):
        client.get(site.url("/a"))
    assert not site.seen


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """A server's context with a certificate for site.example, and a client's that trusts it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "site.example")])
    today = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(today - datetime.timedelta(days=1))
        .not_valid_after(today + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("site.example")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "site.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(path)
    return server, ssl.create_default_context(cafile=str(path))


def test_the_certificate_is_checked_by_name_though_the_connection_goes_by_address(
    authority: tuple[ssl.SSLContext, ssl.SSLContext],
) -> None:
    server, client = authority
    named: list[str | None] = []
    server.sni_callback = lambda _, name, __: named.append(name)
    names = Names(site_example=["127.0.0.1"], other_example=["127.0.0.1"])
    settings = quick("site.example", "other.example")
    with Loopback(server) as site, Fetcher(settings, resolver=names, ssl_context=client) as fetcher:
        site.serve("/a", page("<p>secure</p>"))
        fetched = fetcher.fetch(site.url("/a", "site.example"))
        assert fetched.item is not None
        assert fetched.item.data == b"<p>secure</p>"
        with pytest.raises(FetchError, match="certificate cannot be trusted: Hostname mismatch"):
            fetcher.fetch(site.url("/a", "other.example"))
    assert named == ["site.example", "site.example", "other.example"]


def test_a_certificate_that_nobody_vouches_for_is_not_trusted(
    authority: tuple[ssl.SSLContext, ssl.SSLContext],
) -> None:
    with Loopback(authority[0]) as site, Fetcher(quick("127.0.0.1")) as fetcher:
        with pytest.raises(FetchError, match="certificate cannot be trusted"):
            fetcher.fetch(site.url("/a"))
        assert not site.seen


def test_a_server_that_speaks_no_tls_is_said() -> None:
    with Loopback() as site, Fetcher(quick("127.0.0.1")) as fetcher:
        began = time.monotonic()
        with pytest.raises(FetchError, match=r"no secure connection|took longer|broke|reached"):
            fetcher.fetch(site.url("/a").replace("http:", "https:"))
        assert time.monotonic() - began < 1.8
