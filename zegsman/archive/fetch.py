"""A web address in, the `Capture` of its page out, within fixed limits of size, time and redirects.

Nothing on a private network is asked: a name is resolved once, every address it has is checked, and the connection goes to
the address that was checked, so that a name cannot mean one thing when checked and another when used. It will not know
what is in a page.
"""

from __future__ import annotations

import ipaddress
import re
import socket
import ssl
import threading
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from email.message import Message
from time import monotonic

import httpcore
import httpx

from zegsman import __version__
from zegsman.page import MAX_BYTES, BadPage, too_large
from zegsman.values import Capture

MAX_REDIRECTS = 5
MAX_SECONDS = 15.0

_HEADERS = {
    "User-Agent": f"zegsman/{__version__}",
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.1",
    "Accept-Encoding": "gzip, deflate",  # what zlib unpacks with a bound
}
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_CHUNK = 65_536
_MAX_ADDRESSES = 4
_SAVE_IT = "open it in a browser, save the page and give the file"
_STATUS = {
    401: ("asks for a login (401)", _SAVE_IT),
    402: ("asks for payment (402)", _SAVE_IT),
    403: ("refuses to give the page (403)", _SAVE_IT),
    404: ("has no page at this address (404)", "check the address"),
    410: ("has removed the page (410)", "look for it in a web archive"),
    429: ("wants fewer requests (429)", "wait a while and try again"),
    451: ("may not give the page, by law (451)", "look for it elsewhere"),
}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def fetch(
    url: str,
    *,
    allow_private: bool = False,
    max_bytes: int = MAX_BYTES,
    max_seconds: float = MAX_SECONDS,
) -> Capture:
    """The page at `url`, which may be http or https; raises `BadPage`, and nothing else, where it cannot be had.

    `allow_private` permits addresses that are not public; `max_bytes` counts the page unpacked, `max_seconds` everything.
    """
    deadline = monotonic() + max_seconds
    with _errors(url, deadline, max_seconds), _Transport(deadline, allow_private) as transport:
        client = httpx.Client(transport=transport, trust_env=False, headers=_HEADERS, timeout=max_seconds)
        at = _checked(url)
        for _ in range(MAX_REDIRECTS + 1):
            with client.stream("GET", at) as response:
                target = response.headers.get("location")
                if response.status_code not in _REDIRECTS or not target:
                    return _capture(response, str(at), max_bytes, deadline)
            at = _checked(str(at.join(target)))
    raise BadPage(
        f"{_site(url)} redirects more than {MAX_REDIRECTS} times", "open it in a browser and give the last address"
    )


class _Transport(httpx.BaseTransport):
    """Sends requests over connections of `_Network`; httpx gives no other way to choose the address."""

    def __init__(self, deadline: float, allow_private: bool) -> None:
        self._network = _Network(deadline, allow_private)
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(trust_env=False), network_backend=self._network
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        response = self._pool.handle_request(
            httpcore.Request(
                request.method,
                httpcore.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        assert isinstance(response.stream, Iterable)
        return httpx.Response(response.status, headers=response.headers, stream=_Stream(response))

    def close(self) -> None:
        self._network.close()
        self._pool.close()


class _Stream(httpx.SyncByteStream):
    """The body of a response of httpcore, as httpx wants it."""

    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        yield from self._response.iter_stream()

    def close(self) -> None:
        self._response.close()


class _Network(httpcore.SyncBackend):
    """Connects to checked addresses only, and cuts every connection at the deadline, however slowly it drips."""

    def __init__(self, deadline: float, allow_private: bool) -> None:
        self._deadline, self._allow_private = deadline, allow_private
        self._cuts: list[tuple[threading.Timer, socket.socket]] = []

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        addresses = _resolved(host, port, self._deadline - monotonic(), self._allow_private)
        stream = self._first(addresses, port, local_address, socket_options)
        # TLS takes the socket over; a duplicate still ends the connection that both share.
        handle = stream.get_extra_info("socket").dup()
        timer = threading.Timer(max(self._deadline - monotonic(), 0), _cut, [handle])
        timer.daemon = True
        timer.start()
        self._cuts.append((timer, handle))
        return stream

    def _first(
        self,
        addresses: list[str],
        port: int,
        local_address: str | None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None,
    ) -> httpcore.NetworkStream:
        for remaining in range(len(addresses) - 1, -1, -1):
            seconds = max(self._deadline - monotonic(), 0.01) / (2 if remaining else 1)
            try:
                return super().connect_tcp(addresses[-1 - remaining], port, seconds, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if not remaining:
                    raise
        raise httpcore.ConnectError

    def close(self) -> None:
        """Ends the watch over all connections."""
        for timer, handle in self._cuts:
            timer.cancel()
            timer.join()
            handle.close()


def _cut(handle: socket.socket) -> None:
    with suppress(OSError):
        handle.shutdown(socket.SHUT_RDWR)


def _checked(url: str) -> httpx.URL:
    """The address as a value; raises `BadPage` for anything but http and https without a password."""
    try:
        address = httpx.URL(url.strip())
        port = 443 if address.port is None else address.port
    except (httpx.InvalidURL, ValueError, TypeError):
        raise BadPage(f"{url[:200]!r} is no web address", "give one such as https://example.org/news") from None
    if address.scheme not in ("http", "https") or not address.host or not 0 < port < 65536:
        raise BadPage(f"{url[:200]!r} is no web address", "give one that begins with http:// or https://")
    if address.userinfo:
        raise BadPage(f"the address of {_site(url)} holds a name or password", "give the address without it")
    return address.copy_with(fragment=None)


def _resolved(host: str, port: int, seconds: float, allow_private: bool) -> list[str]:
    """Some addresses of the host; raises `BadPage` where one of all its addresses is not public."""
    found: list[str] = []
    finished = threading.Event()

    def look_up() -> None:
        with suppress(OSError, UnicodeError):
            found.extend(str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        finished.set()

    threading.Thread(target=look_up, daemon=True).start()  # the system's resolver knows no time limit
    if not finished.wait(max(seconds, 0)):
        raise httpcore.ConnectTimeout
    if not found:
        raise BadPage(f"there is no site {host}", "check the address and the network")
    if not allow_private and not all(is_public(address) for address in found):
        raise BadPage(
            f"{host} is on a private network", "save the page there and give the file, or allow it with --allow-private"
        )
    return list(dict.fromkeys(found))[:_MAX_ADDRESSES]


def is_public(address: str) -> bool:
    """True for an address that anyone on the internet may reach; what IPv6 wraps of IPv4 is looked into."""
    try:
        ip: _Address = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip in _NAT64:
            return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFF_FFFF)))
        if ip.teredo or ip.is_site_local:
            return False
        wrapped = ip.ipv4_mapped or ip.sixtofour
        if wrapped:
            return is_public(str(wrapped))
    refused = (
        ip.is_multicast or ip.is_reserved or ip.is_unspecified or ip.is_loopback or ip.is_link_local or ip.is_private
    )
    return ip.is_global and not refused


def _capture(response: httpx.Response, url: str, max_bytes: int, deadline: float) -> Capture:
    code = response.status_code
    if code >= 500:
        raise BadPage(f"{_site(url)} has a fault ({code})", "try again later")
    if not 200 <= code < 300:
        what, mend = _STATUS.get(code, (f"does not give the page ({code})", _SAVE_IT))
        raise BadPage(f"{_site(url)} {what}", mend)
    with suppress(ValueError):
        if int(response.headers.get("content-length", "0")) > max_bytes:
            raise too_large()
    body = b"".join(_unpacked(response, max_bytes))
    if monotonic() >= deadline:
        raise TimeoutError  # a connection that was cut looks like one that ended
    kind = Message()
    kind["Content-Type"] = response.headers.get("content-type", "")[:200]
    media_type = kind.get_content_type() if response.headers.get("content-type") else None
    return Capture(body, url, media_type, kind.get_content_charset(), datetime.now(UTC))


def _unpacked(response: httpx.Response, max_bytes: int) -> Iterator[bytes]:
    """The body, counted as it is unpacked, a chunk at a time: a bomb never gets the room to go off."""
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    if encoding in ("", "identity", "none"):
        chunks: Iterable[bytes] = response.iter_raw(_CHUNK)
    elif encoding in ("gzip", "x-gzip", "deflate"):
        chunks = _inflated(response.iter_raw(_CHUNK))
    else:
        raise BadPage(f"{_site(str(response.url))} packs the page in a way not asked for ({encoding[:20]})", _SAVE_IT)
    total = 0
    for chunk in chunks:
        total += len(chunk)
        if total > max_bytes:
            raise too_large()
        yield chunk


def _inflated(chunks: Iterable[bytes]) -> Iterator[bytes]:
    inflater = None
    for chunk in chunks:
        if inflater is None:
            # gzip or zlib by their head; some servers call bare deflate data "deflate" too
            has_head = chunk[:2] == b"\x1f\x8b" or (chunk[:1] == b"\x78" and int.from_bytes(chunk[:2]) % 31 == 0)
            inflater = zlib.decompressobj(47 if has_head else -15)
        while chunk and not inflater.eof:
            piece = inflater.decompress(chunk, _CHUNK)
            chunk = inflater.unconsumed_tail
            if piece:
                yield piece


@contextmanager
def _errors(url: str, deadline: float, max_seconds: float) -> Iterator[None]:
    """Turns what goes wrong on the network into what the user can do about it."""
    site = _site(url)
    late = BadPage(
        f"{site} did not give the page within {max_seconds:g} seconds",
        "try again later, or save the page and give the file",
    )
    try:
        yield
    except (TimeoutError, httpx.TimeoutException, httpcore.TimeoutException):
        raise late from None
    except ssl.SSLError as error:
        raise _no_certificate(site, error) from None
    except (
        httpx.HTTPError,
        httpx.InvalidURL,
        httpcore.NetworkError,
        httpcore.ProtocolError,
        OSError,
        zlib.error,
    ) as error:
        if monotonic() >= deadline:
            raise late from None
        if "certificate" in str(error).lower() or "ssl" in str(error).lower():
            raise _no_certificate(site, error) from None
        if isinstance(error, httpcore.ConnectError):
            raise BadPage(f"{site} does not answer", "check the address and the network") from None
        raise BadPage(f"{site} broke off or answered in no known way", f"try again, or {_SAVE_IT}") from None


def _no_certificate(site: str, error: Exception) -> BadPage:
    reason = re.sub(r"\s*\(_ssl\.c:\d+\)|\[[^\]]*\]\s*", "", str(error))[:120]
    return BadPage(
        f"{site} cannot prove that it is itself ({reason})",
        "check the address; if it is right, save the page in a browser",
    )


def _site(url: str) -> str:
    """The host of an address, for messages: never its password."""
    return url.partition("://")[2].partition("/")[0].rpartition("@")[2][:100] or "the site"
