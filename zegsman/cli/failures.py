"""What goes wrong, told in one line on standard error; and the exit codes: 2 for what could not be done, 130 for an interrupt.

A batch goes on after a failure and remembers it. What comes in may be a hostile page's own words: they are made visible.
"""

from __future__ import annotations

import signal
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from zegsman.cli.visible import visible

FAILED, INTERRUPTED = 2, 130


class Refused(click.ClickException):
    """Something without which the command cannot go on."""

    exit_code = FAILED

    def show(self, file: object = None) -> None:
        """One line on standard error."""
        tell(self.message)


def tell(message: str) -> None:
    """One line on standard error."""
    click.echo(f"zegsman: {visible(' '.join(message.split()))}", err=True)


class Batch:
    """Many pages, each of which may fail; `close` gives the exit code."""

    def __init__(self) -> None:
        self.failed = 0

    @contextmanager
    def each(self, name: str) -> Iterator[None]:
        """Whatever goes wrong with one of the batch is told and counted, and the rest goes on."""
        try:
            yield
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except Exception as error:
            self.failed += 1
            tell(f"{name}: {why(error)}")

    def close(self) -> None:
        """Leave with 2 where something failed."""
        if self.failed:
            raise click.exceptions.Exit(FAILED)


def why(error: Exception) -> str:
    """What is wrong and what to do. An error that the rooms do not know of is a fault of ours, and says where it is."""
    from zegsman.page import BadPage

    if isinstance(error, BadPage) or _is_store_error(error):
        return str(error)
    if isinstance(error, OSError) and error.strerror:
        return f"it cannot be read ({error.strerror}); check the name and the disk"
    where = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{Path(where.filename).parent.name}/{Path(where.filename).name}:{where.lineno}"
    return f"zegsman has a fault here ({type(error).__name__} in {place}); please report it, with the page"


def _is_store_error(error: Exception) -> bool:
    # The store is heavy to load; where it is not loaded, nothing of it can have been raised.
    return type(error).__module__ == "zegsman.store.answers"


@contextmanager
def interruptible(done: Callable[[], str]) -> Iterator[None]:
    """An interrupt says what was done until then, and leaves with 130."""
    try:
        yield
    except KeyboardInterrupt:
        tell(f"stopped; {done()}" if done() else "stopped")
        raise click.exceptions.Exit(INTERRUPTED) from None


@contextmanager
def undisturbed() -> Iterator[None]:
    """An interrupt waits until what is done here is done, so that what is told agrees with what is kept."""
    waiting: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: waiting.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if waiting:
        raise KeyboardInterrupt
