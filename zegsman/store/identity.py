"""Which page is this? Capture and Page in, one line of text out; two captures of one page give the same line.

It knows addresses and text. It does not know what the record holds, and it never fetches anything.
"""

from __future__ import annotations

import hashlib
from urllib.parse import SplitResult, urljoin, urlsplit

from zegsman.values import Capture, Page

# How a reader came to the page, not which page it is.
TRACKING = frozenset(("fbclid", "gclid", "dclid", "msclkid", "igshid", "mc_cid", "mc_eid"))
DOORS = ("www.", "m.", "amp.")


def identity(capture: Capture, page: Page) -> str:
    """The address of the page where it has one, else the digest of its text."""
    given = address(page.url or capture.url)
    canonical = _canonical(given, page.declared.canonical)
    place = canonical or given
    return f"url:{place}" if place else f"text:{digest(page)}"


def digest(page: Page) -> str:
    """SHA-256 of the text, as hexadecimal digits."""
    return hashlib.sha256(page.text.encode("utf-8")).hexdigest()


def address(url: str | None) -> str | None:
    """A web address without what differs between two visits: fragment, tracking, case of the host, http or https.

    None where it is no web address.
    """
    parts = _parts(url)
    if parts is None:
        return None
    query = "&".join(pair for pair in parts.query.split("&") if pair and not _tracks(pair.partition("=")[0]))
    return f"//{_host(parts)}{parts.path or '/'}" + (f"?{query}" if query else "")


def _canonical(given: str | None, declared: str | None) -> str | None:
    """What the page calls its own address, believed only where it cannot take another page's place.

    A page that names another host could overwrite that host's page, and many a careless site names its front page in
    every article; both would make one page of many.
    """
    if declared is None or given is None:
        return address(declared)
    canonical = address(_joined(given, declared))
    if canonical is None or _door(canonical) != _door(given) or (_front(canonical) and not _front(given)):
        return None
    return canonical


def _joined(given: str, declared: str) -> str | None:
    try:
        return urljoin(f"https:{given}", declared.strip())
    except ValueError:
        return None


def _parts(url: str | None) -> SplitResult | None:
    try:
        parts = urlsplit((url or "").strip())
        return parts if parts.scheme in ("http", "https") and parts.hostname and parts.port != 0 else None
    except ValueError:  # "http://[broken", "http://host:port"
        return None


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    return host if parts.port in (None, 80, 443) else f"{host}:{parts.port}"


def _tracks(key: str) -> bool:
    return key.lower().startswith("utm_") or key.lower() in TRACKING


def _door(place: str) -> str:
    """The host without the front door that a telephone or a desktop takes."""
    host = urlsplit(place).netloc
    return next((host.removeprefix(door) for door in DOORS if host.startswith(door)), host)


def _front(place: str) -> bool:
    parts = urlsplit(place)
    return parts.path in ("", "/") and not parts.query
