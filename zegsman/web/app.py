"""The reader in the browser: pages of the record, set to be read in peace.

In comes an open `Store`; out comes an application that answers from this machine only. All HTML is made on the server from
text: the markup of the pages that were read is never sent. It knows no news language and reads no page itself.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from http import HTTPStatus
from pathlib import Path
from typing import Annotated
from urllib.parse import urlencode

import jinja2
from fastapi import FastAPI, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, Response
from fastapi.staticfiles import StaticFiles
from markupsafe import Markup
from pydantic import BeforeValidator
from starlette.exceptions import HTTPException
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from zegsman.reader.minutes import Rates, estimate
from zegsman.reader.record import record
from zegsman.store import Store, StoreError, UnknownPage
from zegsman.values import Reading
from zegsman.web import people
from zegsman.web.view import datetime_value, view, web_address
from zegsman.web.wording import DUTCH, Wording

HOSTS = ("127.0.0.1", "localhost", "[::1]")
PER_PAGE = 20
VOICES_AT_ONCE, MOST_VOICES = 5, 100  # of whom the statements are shown; who are shown at all
HERE = Path(__file__).parent
HEADERS = {
    "content-security-policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
# Marks that turn the direction of what follows make a name read as another; control characters and half characters have
# no place in HTML. The record keeps both.
UNFIT: dict[int, str] = {
    **dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)], ""),
    **dict.fromkeys([*range(9), 11, 12, *range(14, 32), *range(127, 160), *range(0xD800, 0xE000)], "\ufffd"),
}

PageNumber = Annotated[int, Query(ge=1, le=1_000_000)]
Words = Annotated[str, Query(max_length=500)]
# A form sends an empty field as "".
Day = Annotated[date | None, BeforeValidator(lambda value: value or None)]


def create_app(
    store: Store,
    *,
    hosts: tuple[str, ...] = HOSTS,
    rates: Mapping[str, Rates] | None = None,
    wording: Wording = DUTCH,
    today: Callable[[], date] = date.today,
) -> FastAPI:
    """The application over an open store. `hosts`: names it answers to; `rates`: reading rates by language of the news; `today`: the day from
    which deadlines are counted."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    templates = _templates(wording)
    _add_pages(app, store, templates, rates or {}, wording)
    _add_search(app, store, templates, wording)
    _add_people(app, store, templates, today)
    _add_errors(app, templates, wording)
    app.mount("/static", StaticFiles(directory=HERE / "static"))
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False)
    app.add_middleware(_Guarded)
    return app


def _add_pages(
    app: FastAPI, store: Store, templates: jinja2.Environment, rates: Mapping[str, Rates], wording: Wording
) -> None:
    def reading_of(number: int) -> Reading:
        try:
            return store.reading(number)
        except UnknownPage:
            raise HTTPException(HTTPStatus.NOT_FOUND) from None

    @app.get("/")
    def pages(page: PageNumber = 1) -> Response:
        rows = store.pages(limit=PER_PAGE + 1, offset=(page - 1) * PER_PAGE)
        newer, older = _paging("/", {}, page, len(rows) > PER_PAGE)
        return _html(templates, "pages.html", rows=rows[:PER_PAGE], newer=newer, older=older)

    @app.get("/page/{number:int}.json")
    def as_json(number: int) -> Response:
        reading = reading_of(number)
        minutes = estimate(reading.article, rates.get(reading.article.language))
        text = json.dumps(record(reading, id=str(number), minutes=minutes), ensure_ascii=False)
        return Response(text.encode("utf-8", "replace"), media_type="application/json")

    @app.get("/page/{number:int}")
    def reader(number: int) -> Response:
        reading = reading_of(number)
        minutes = estimate(reading.article, rates.get(reading.article.language))
        return _html(templates, "reader.html", number=number, view=view(reading, minutes, wording))


def _add_search(app: FastAPI, store: Store, templates: jinja2.Environment, wording: Wording) -> None:
    @app.get("/search")
    def search(
        q: Words = "", speaker: Words = "", first: Day = None, last: Day = None, page: PageNumber = 1
    ) -> Response:
        if first and last and first > last:
            return _wrong(templates, HTTPStatus.UNPROCESSABLE_ENTITY, wording.asked_title, wording.asked_order)
        q, speaker = q.strip(), speaker.strip()
        asked = {"q": q, "speaker": speaker, "first": first, "last": last}
        kept = {key: str(value) for key, value in asked.items() if value}
        if not kept:
            return _html(templates, "search.html", asked=asked, found=None, newer=None, older=None)
        offset = (page - 1) * PER_PAGE
        found = store.search(q, speaker=speaker, first=first, last=last, limit=PER_PAGE, offset=offset)
        newer, older = _paging("/search", kept, page, found.total > offset + len(found.hits))
        return _html(templates, "search.html", asked=asked, found=found, offset=offset, newer=newer, older=older)


def _add_people(app: FastAPI, store: Store, templates: jinja2.Environment, today: Callable[[], date]) -> None:
    @app.get("/who")
    def who(name: Words = "") -> Response:
        name = name.strip()
        voices = people.called(store, name)[:MOST_VOICES] if name else ()
        shown = len(voices) if len(voices) <= VOICES_AT_ONCE else 1
        found = []
        for number, voice in enumerate(voices):
            places = [(one.page, one.number) for one in voice.appearances]
            found.append((voice, store.said_by(places, limit=PER_PAGE) if number < shown else None))
        return _html(templates, "who.html", asked=name, found=found, shown=shown)

    @app.get("/deadlines")
    def deadlines(every: Annotated[bool, Query(alias="all")] = False, page: PageNumber = 1) -> Response:
        day = today()
        found = people.due(store, day, every=every)
        offset = (page - 1) * PER_PAGE
        newer, older = _paging("/deadlines", {"all": "1"} if every else {}, page, len(found) > offset + PER_PAGE)
        leaf = found[offset : offset + PER_PAGE]
        return _html(
            templates, "deadlines.html", found=leaf, nothing=not found, today=day, every=every, newer=newer, older=older
        )


def _paging(path: str, kept: Mapping[str, str], page: int, more: bool) -> tuple[str | None, str | None]:
    """The addresses of the newer and the older page; None where there is none."""

    def address(to: int) -> str:
        query = urlencode({**kept, **({"page": str(to)} if to > 1 else {})})
        return f"{path}?{query}" if query else path

    return address(page - 1) if page > 1 else None, address(page + 1) if more else None


def _add_errors(app: FastAPI, templates: jinja2.Environment, wording: Wording) -> None:
    @app.exception_handler(HTTPException)
    def wrong(request: Request, error: HTTPException) -> Response:
        if error.status_code == HTTPStatus.NOT_FOUND:
            return _wrong(templates, HTTPStatus.NOT_FOUND, wording.missing_title, wording.missing, wording.missing_do)
        return _wrong(templates, HTTPStatus(error.status_code), wording.method_title)

    @app.exception_handler(RequestValidationError)
    def unreadable(request: Request, error: RequestValidationError) -> Response:
        return _wrong(templates, HTTPStatus.UNPROCESSABLE_ENTITY, wording.asked_title, wording.asked)

    @app.exception_handler(StoreError)
    def silent(request: Request, error: StoreError) -> Response:
        return _wrong(templates, HTTPStatus.SERVICE_UNAVAILABLE, wording.store_title, str(error))

    @app.exception_handler(Exception)
    def broken(request: Request, error: Exception) -> Response:
        page = _wrong(templates, HTTPStatus.INTERNAL_SERVER_ERROR, wording.broken_title, wording.broken)
        # This answer is given outside all middleware.
        page.headers.update(HEADERS)
        return page


def _templates(wording: Wording) -> jinja2.Environment:
    templates = jinja2.Environment(
        loader=jinja2.FileSystemLoader(HERE / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        finalize=_fit,
    )
    templates.globals.update(say=wording, datetime_value=datetime_value, web_address=web_address)
    return templates


def _fit(value: object) -> object:
    """Text as it may stand in a page; every expression of every template passes here."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return value.translate(UNFIT)
    return value


def _html(templates: jinja2.Environment, name: str, status: HTTPStatus = HTTPStatus.OK, **values: object) -> Response:
    return HTMLResponse(templates.get_template(name).render(**values), status_code=status)


def _wrong(templates: jinja2.Environment, status: HTTPStatus, title: str, *told: str) -> Response:
    return _html(templates, "wrong.html", status, title=title, told=told, code=int(status))


class _Guarded:
    """Sets the security headers on every answer, a refusal of the host name included."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                set_already = {name for name, _ in message["headers"]}
                new = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
                message["headers"] = [*message["headers"], *(pair for pair in new if pair[0] not in set_already)]
            await send(message)

        await self._app(scope, receive, guarded)
