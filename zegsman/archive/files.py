"""A file, standard input or a stream of JSON lines in; `Capture`s out. It will not know what is in a page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO

from zegsman.page import MAX_BYTES, BadPage, too_large
from zegsman.values import Capture, Declared

MAX_LINE = 2 * MAX_BYTES  # escapes make JSON longer than what it says

_MEDIA_TYPES = {".html": "text/html", ".htm": "text/html", ".xhtml": "application/xhtml+xml", ".txt": "text/plain"}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8}){0,3}")

_Id = str | int


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a stream that can be read as a page; `declared` is what the line says of it."""

    id: _Id
    capture: Capture
    declared: Declared


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that cannot be read, and why; `id` is its number where it gives none."""

    id: _Id
    error: str


class _Wrong(Exception):
    """What is wrong with a line."""


def from_file(path: Path | str) -> Capture:
    """The page in a file; raises `BadPage` where there is none to read, or more than `MAX_BYTES`."""
    path = Path(path)
    try:
        with path.open("rb") as stream:
            return Capture(_bounded(stream), media_type=_MEDIA_TYPES.get(path.suffix.lower()))
    except FileNotFoundError:
        raise BadPage(f"there is no file {path}", "check the name") from None
    except IsADirectoryError:
        raise BadPage(f"{path} is a folder", "name a file in it") from None
    except PermissionError:
        raise BadPage(f"the file {path} may not be read", "ask for permission to read it") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise BadPage(
            f"the file {str(path)[:200]!r} cannot be read ({reason})", "check the name and the disk"
        ) from None


def from_stdin(stream: BinaryIO) -> Capture:
    """The page that comes in on `stream`; raises `BadPage` for more than `MAX_BYTES`."""
    return Capture(_bounded(stream))


def lines(stream: BinaryIO) -> Iterator[Line | BadLine]:
    """The pages of a stream of JSON lines, in order; a line that cannot be read gives a `BadLine` and the stream goes on."""
    seen: dict[_Id, int] = {}
    for number, raw in enumerate(_raw_lines(stream), 1):
        if raw is None:
            yield BadLine(number, f"line {number} is longer than {MAX_LINE // 1024**2} MB; leave it out")
        elif raw.strip():
            yield _line(raw, number, seen)


def _bounded(stream: BinaryIO) -> bytes:
    body = stream.read(MAX_BYTES + 1)
    if len(body) > MAX_BYTES:
        raise too_large()
    return body


def _raw_lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """Each line, or None for one that is too long; never more than `MAX_LINE` bytes in memory."""
    while raw := stream.readline(MAX_LINE + 1):
        if len(raw) <= MAX_LINE or raw.endswith(b"\n"):
            yield raw
            continue
        while (rest := stream.readline(MAX_LINE)) and not rest.endswith(b"\n"):
            pass
        yield None


def _line(raw: bytes, number: int, seen: dict[_Id, int]) -> Line | BadLine:
    name: _Id = number
    try:
        values = _object(raw)
        name = _id(values, number)
        if (first := seen.setdefault(name, number)) != number:
            raise _Wrong(f"the id {name!r} stands on line {first} too; give each page its own")
        return Line(name, _capture(values), _declared(values))
    except _Wrong as wrong:
        return BadLine(name, f"line {number}: {wrong}")


def _object(raw: bytes) -> dict[str, object]:
    try:
        values = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise _Wrong("not UTF-8; save the stream as UTF-8") from None
    except RecursionError:
        raise _Wrong("JSON nested too deeply; give one flat object a line") from None
    except ValueError as error:
        raise _Wrong(f"not JSON ({error}); give one object a line") from None
    if not isinstance(values, dict):
        raise _Wrong('not an object; give {"id": …, "text": …}')
    return values


def _id(values: dict[str, object], number: int) -> _Id:
    name = values.get("id")
    if name is None:
        return number
    if isinstance(name, bool) or not isinstance(name, str | int):
        raise _Wrong('"id" must be a string or a whole number')
    return name


def _capture(values: dict[str, object]) -> Capture:
    text, html, url = _string(values, "text"), _string(values, "html"), _string(values, "url")
    if text is not None and html is not None:
        raise _Wrong('both "text" and "html"; give one of them')
    body = text if text is not None else html
    if body is None:
        raise _Wrong('no "text" or "html"; give one of them')
    # JSON can spell half a character ("\ud83d"); UTF-8 cannot.
    data = body.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").encode()
    return Capture(data, url, "text/plain" if text is not None else "text/html", "utf-8")


def _declared(values: dict[str, object]) -> Declared:
    published, language = _string(values, "published"), _string(values, "language")
    if language is not None and not _LANGUAGE.fullmatch(language):
        raise _Wrong(f'"language" is {language[:40]!r}; give a code such as "nl"')
    return Declared(
        published=None if published is None else _day(published),
        language=None if language is None else re.split("[-_]", language)[0].lower(),
    )


def _day(published: str) -> date:
    try:
        if _DAY.fullmatch(published):
            return date.fromisoformat(published)
    except ValueError:
        pass
    raise _Wrong(f'"published" is {published[:40]!r}; give a day as "2025-07-15"')


def _string(values: dict[str, object], key: str) -> str | None:
    value = values.get(key)
    if value is not None and not isinstance(value, str):
        raise _Wrong(f'"{key}" must be a string')
    return value
