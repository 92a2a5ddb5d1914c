"""A bar on standard error while a long list is worked through; nothing where nobody is looking."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

_T = TypeVar("_T")


def progress(items: Sequence[_T]) -> Iterable[_T]:
    """The items one by one, with a bar where standard error is a terminal and there are several."""
    if len(items) < 2 or not sys.stderr.isatty():
        return items
    return _with_bar(items)


def _with_bar(items: Sequence[_T]) -> Iterator[_T]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    console = Console(stderr=True)
    with Progress(BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), console=console, transient=True) as bar:
        yield from bar.track(items)
