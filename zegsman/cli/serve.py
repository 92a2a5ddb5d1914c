"""`zegsman serve`: the record in a browser on this machine."""

from __future__ import annotations

import os

import click

from zegsman import settings
from zegsman.cli import pages
from zegsman.cli.failures import Refused
from zegsman.cli.record import on_record, opened


@click.command()
@click.option(
    "--host",
    default=lambda: settings.read(os.environ)["host"],
    show_default="127.0.0.1",
    help="The address to serve at.",
)
@click.option(
    "--port", type=click.IntRange(0, 65535), default=lambda: settings.read(os.environ)["port"], show_default="8311",
    help="The port to serve at; 0 takes a free one.",
)  # fmt: skip
@on_record
def serve(record: str, host: str, port: int) -> None:
    """Serve the record to a browser, until interrupted."""
    from zegsman.web.server import CannotServe
    from zegsman.web.server import serve as serve_record

    with opened(record) as store:
        try:
            serve_record(store, host, port, announce=_announce, rates=pages.rates())
        except CannotServe as error:
            raise Refused(str(error)) from None


def _announce(address: str) -> None:
    click.echo(f"zegsman: {address}  (Ctrl-C stops)")
