"""The group of all commands, and the version."""

from __future__ import annotations

import click

from zegsman import __version__
from zegsman.cli import check, gold, people, read, record, serve
from zegsman.cli.failures import interruptible


class _Commands(click.Group):
    def invoke(self, ctx: click.Context) -> object:
        """Run a command; where it does not say itself what an interrupt left done, nothing was to be done."""
        with interruptible(lambda: ""):
            return super().invoke(ctx)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(prog)s %(version)s")
def main() -> None:
    """The record of who said what: reads news pages and finds every statement, its source and its day."""


for _command in (
    read.read, read.explain, read.article, record.add, record.search, people.who, people.same, people.apart, people.deadlines,
    record.reread, record.export, serve.serve, check.check_language, gold.gold,
):  # fmt: skip
    main.add_command(_command)
