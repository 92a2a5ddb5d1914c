"""The server that shows the record to a browser on this machine.

In come a store, a host and a port; it runs until it is interrupted. What is shown is not known here.
"""

from __future__ import annotations

import contextlib
import errno
import socket
from collections.abc import Callable, Mapping

import uvicorn

from zegsman.reader.minutes import Rates
from zegsman.store import Store
from zegsman.web.app import HOSTS, create_app


class CannotServe(Exception):
    """The address cannot be served; the message is one sentence of what is wrong and what to do."""


def serve(
    store: Store,
    host: str = "127.0.0.1",
    port: int = 8000,
    *,
    announce: Callable[[str], None] = print,
    rates: Mapping[str, Rates] | None = None,
) -> None:
    """Serve the record until interrupted; port 0 takes any free one. `announce` is told the address. Raises `CannotServe`."""
    listening = _listen(host, port)
    try:
        name = f"[{host}]" if ":" in host else host
        app = create_app(store, hosts=tuple(dict.fromkeys((*HOSTS, name.lower()))), rates=rates)
        config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False)
        announce(f"http://{name}:{listening.getsockname()[1]}/")
        # An interrupt is the way to stop; uvicorn passes it on once it has closed.
        with contextlib.suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[listening])
    finally:
        listening.close()


def _listen(host: str, port: int) -> socket.socket:
    """A bound socket, taken before anything is announced."""
    # The system would silently take 70000 for 4464.
    if not 0 <= port <= 65535:
        raise CannotServe(f"There is no port {port}; choose one from 1024 to 65535, for example 8000.")
    if not host:
        raise CannotServe("The host is empty; use 127.0.0.1, or 0.0.0.0 to be seen by other machines.")
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        listening = socket.socket(family, socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise CannotServe(f"The host {host!r} is not known on this machine; use 127.0.0.1.") from None
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen()
    except OSError as error:
        listening.close()
        raise CannotServe(_why(host, port, error)) from None
    return listening


def _why(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} on {host} is in use by another program; choose another, for example {_next(port)}."
    if error.errno == errno.EACCES:
        return f"Port {port} needs rights that this user lacks; choose one above 1023, for example 8000."
    if error.errno == errno.EADDRNOTAVAIL:
        return f"{host} is not an address of this machine; use 127.0.0.1."
    return f"Port {port} on {host} cannot be opened ({error}); choose another port, for example 8000."


def _next(port: int) -> int:
    return port + 1 if port < 65535 else 8000
