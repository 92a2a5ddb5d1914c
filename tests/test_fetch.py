"""Fetching, against real servers on this machine that misbehave in every way we know."""

from __future__ import annotations

import gzip
import socket
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from zegsman import __version__
from zegsman.archive import fetch as room
from zegsman.archive.fetch import fetch, is_public
from zegsman.page import BadPage
from zegsman.values import Capture

Answer = Callable[[BaseHTTPRequestHandler], None]


class Handler(BaseHTTPRequestHandler):
    """Answers as the table says, by path."""

    answers: dict[str, Answer] = {}  # noqa: RUF012
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        self.close_connection = True
        with suppress(OSError):
            self.answers[self.path.partition("?")[0]](self)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """One that does not report clients who hang up."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing."""


def give(body: bytes, status: int = 200, **headers: str) -> Answer:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        if "Content_Length" not in headers:
            request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    return answer


def go(location: str, status: int = 302) -> Answer:
    return give(b"", status, Location=location)


def endless(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.send_header("Connection", "close")
    request.end_headers()
    while True:
        request.wfile.write(b"x" * 65536)


def drip(head: bytes) -> Answer:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(head)
        while True:
            request.wfile.write(b"a")
            request.wfile.flush()
            time.sleep(0.05)

    return answer


def silent(request: BaseHTTPRequestHandler) -> None:
    time.sleep(3)


def broken(request: BaseHTTPRequestHandler) -> None:
    request.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")


def echo(request: BaseHTTPRequestHandler) -> None:
    give("\n".join(f"{name}: {value}" for name, value in request.headers.items()).encode())(request)


def bare_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


STORY = "<p>“Ja”, zei zij.</p>".encode()
BOMB = gzip.compress(b"\x00" * 100_000_000, 9)


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = Server(("127.0.0.1", 0), Handler)
    port = server.server_address[1]
    Handler.answers = {
        "/story": give(STORY, Content_Type="text/html; charset=UTF-8"),
        "/bare": give(STORY),
        "/gzip": give(gzip.compress(STORY), Content_Encoding="gzip"),
        "/deflate": give(zlib.compress(STORY), Content_Encoding="deflate"),
        "/bare-deflate": give(bare_deflate(STORY), Content_Encoding="deflate"),
        "/brotli": give(b"...", Content_Encoding="br"),
        "/no-gzip": give(STORY, Content_Encoding="gzip"),
        "/bomb": give(BOMB, Content_Encoding="gzip"),
        "/endless": endless,
        "/long": give(b"", Content_Length="99999999999"),
        "/drip": drip(b"HTTP/1.1 200 OK\r\n\r\n"),
        "/drip-head": drip(b"HTTP/1.1 200 OK\r\nX-A: "),
        "/silent": silent,
        "/broken": broken,
        "/rubbish": lambda request: request.wfile.write(b"hallo\r\n\r\n") and None,
        "/echo": echo,
        "/once": go("/story"),
        "/loop": go("/loop", 301),
        "/to-file": go("file:///etc/passwd"),
        "/to-ftp": go("ftp://waterkant.example/a"),
        "/to-private": go(f"http://127.0.0.2:{port}/story"),
        "/to-metadata": go("http://169.254.169.254/latest"),
        "/to-login": go(f"http://noor:geheim@127.0.0.1:{port}/story"),
        "/to-nonsense": go("http://[::1"),
        **{f"/{code}": give(b"x", code) for code in (304, 401, 403, 404, 410, 418, 429, 451, 500, 503)},
        **{f"/hop{n}": go(f"/hop{n - 1}", 307) for n in range(1, 7)},
        "/hop0": give(STORY),
    }
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{port}"
    server.shutdown()
    server.server_close()


def local(url: str, **limits: float) -> Capture:
    return fetch(
        url,
        allow_private=True,
        max_seconds=limits.get("max_seconds", 5),
        max_bytes=int(limits.get("max_bytes", 10_000_000)),
    )


def refusal(url: str, *, allow_private: bool = True, **limits: float) -> str:
    with pytest.raises(BadPage) as caught:
        local(url, **limits) if allow_private else fetch(url, max_seconds=5)
    assert caught.value.mend
    return str(caught.value)


def test_a_page_comes_with_what_its_server_said(site: str) -> None:
    found = local(f"{site}/story#comments")
    assert (found.body, found.url, found.media_type, found.charset) == (STORY, f"{site}/story", "text/html", "utf-8")
    assert found.fetched is not None
    assert found.fetched.tzinfo is not None
    bare = local(f"{site}/bare")
    assert (bare.media_type, bare.charset) == (None, None)


@pytest.mark.parametrize("path", ["gzip", "deflate", "bare-deflate"])
def test_packed_pages_are_unpacked(site: str, path: str) -> None:
    assert local(f"{site}/{path}").body == STORY


def test_the_address_is_that_after_redirects(site: str) -> None:
    assert local(f"{site}/once").url == f"{site}/story"
    assert local(f"{site}/hop5").body == STORY


def test_we_say_who_we_are_and_listen_to_no_environment(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    head = local(f"{site}/echo").body.decode().lower()
    assert f"user-agent: zegsman/{__version__}" in head
    assert f"host: {site.removeprefix('http://')}" in head
    assert "br" not in head.partition("accept-encoding:")[2].partition("\n")[0]


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("404", "no page at this address (404)"),
        ("403", "refuses to give the page (403)"),
        ("401", "asks for a login (401)"),
        ("410", "removed"),
        ("429", "wants fewer requests"),
        ("451", "by law"),
        ("418", "does not give the page (418)"),
        ("304", "does not give the page (304)"),
        ("500", "has a fault (500)"),
        ("503", "has a fault (503)"),
        ("loop", "redirects more than 5 times"),
        ("hop6", "redirects more than 5 times"),
        ("to-file", "'file:/etc/passwd' is no web address"),
        ("to-ftp", "is no web address"),
        ("to-login", "holds a name or password"),
        ("to-nonsense", "; "),
        ("brotli", "a way not asked for (br)"),
        ("no-gzip", "broke off"),
        ("broken", "broke off"),
        ("rubbish", "broke off"),
        ("bomb", "larger than 10 MB"),
        ("endless", "larger than 10 MB"),
        ("long", "larger than 10 MB"),
    ],
)
def test_what_cannot_be_had_is_told(site: str, path: str, says: str) -> None:
    assert says in refusal(f"{site}/{path}")
    assert "geheim" not in refusal(f"{site}/{path}")


@pytest.mark.parametrize("path", ["drip", "drip-head", "silent"])
def test_slow_servers_are_left_in_time(site: str, path: str) -> None:
    start = time.monotonic()
    assert "within 0.4 seconds" in refusal(f"{site}/{path}", max_seconds=0.4)
    assert time.monotonic() - start < 1.5


def test_a_slow_resolver_is_left_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: time.sleep(1.5) or [])
    start = time.monotonic()
    assert "within 0.2 seconds" in refusal("http://waterkant.example/", max_seconds=0.2)
    assert time.monotonic() - start < 1


def test_a_bomb_is_unpacked_a_little_at_a_time(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pieces: list[int] = []
    inflated = room._inflated

    def watched(chunks: Iterator[bytes]) -> Iterator[bytes]:
        for piece in inflated(chunks):
            pieces.append(len(piece))
            yield piece

    monkeypatch.setattr(room, "_inflated", watched)
    assert "larger" in refusal(f"{site}/bomb", max_bytes=1_000_000)
    assert sum(pieces) < 1_200_000


@pytest.mark.parametrize(
    "url",
    [
        "",
        "krant",
        "//waterkant.example",
        "file:///etc/passwd",
        "javascript:x",
        "http://",
        "http:///a",
        "https://a:99999/",
        "http://a\x00b/",
        "http://[::1",
        "gopher://a/",
    ],
)
def test_what_is_no_web_address_is_refused(url: str) -> None:
    assert "no web address" in refusal(url)


@pytest.mark.parametrize("url", ["http://noor:geheim@waterkant.example/", "https://noor@waterkant.example/"])
def test_passwords_are_refused_and_not_repeated(url: str) -> None:
    said = refusal(url)
    assert "name or password" in said
    assert "noor" not in said


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1", "0", "[::ffff:127.0.0.1]", "10.0.0.1", "192.168.1.1"],
)
def test_private_networks_are_not_asked(host: str) -> None:
    assert "is on a private network" in refusal(f"http://{host}:9/", allow_private=False)


@pytest.mark.parametrize("path", ["to-private", "to-metadata"])
def test_nor_by_way_of_a_redirect(site: str, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "is_public", lambda address: address == "127.0.0.1")
    assert "is on a private network" in refusal(f"{site}/{path}", allow_private=False)
    assert fetch(f"{site}/story").body == STORY


def test_a_name_is_resolved_once_and_one_private_address_is_enough_to_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def resolve(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        asked.append(host)
        return [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in ("93.184.215.14", "10.0.0.7")
        ]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    assert "is on a private network" in refusal("http://waterkant.example/", allow_private=False)
    assert asked == ["waterkant.example"]


def test_the_connection_goes_to_the_address_that_was_checked(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    port = int(site.rpartition(":")[2])
    resolve, asked = socket.getaddrinfo, []

    def rebinding(host: str, *rest: object, **more: object) -> object:
        if host == "waterkant.example":
            asked.append(host)
            host = "127.0.0.1" if len(asked) == 1 else "127.0.0.99"
        return resolve(host, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    found = local(f"http://waterkant.example:{port}/echo")
    assert f"Host: waterkant.example:{port}".lower() in found.body.decode().lower()
    assert asked == ["waterkant.example"]


def test_no_such_host_and_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(*_: object, **__: object) -> None:
        raise socket.gaierror

    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        assert "does not answer" in refusal(f"http://127.0.0.1:{closed.getsockname()[1]}/")
    monkeypatch.setattr(socket, "getaddrinfo", nobody)
    assert "there is no site waterkant.example" in refusal("http://waterkant.example/")


def test_a_site_without_a_certificate(site: str) -> None:
    assert refusal(f"{site.replace('http', 'https')}/story").startswith(site.removeprefix("http://"))


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "240.0.0.1", "255.255.255.255",
     "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "fec0::1", "::ffff:10.0.0.1", "::ffff:127.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "2001:0:1::1", "2001:db8::1", "x", ""],
)  # fmt: skip
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address",
    ["8.8.8.8", "93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "::ffff:8.8.8.8", "64:ff9b::808:808"],
)
def test_addresses_that_are_public(address: str) -> None:
    assert is_public(address)
