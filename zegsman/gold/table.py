"""A file of tab-separated lines with a header in, its rows with their line numbers out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from zegsman.gold.marks import BadGold, Fault


def rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Line number and cells of each line under the header. Raises `BadGold` for another header or another number of cells."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadGold((Fault(str(path), 1, f"cannot be read: {error}"),)) from error
    if not lines or tuple(lines[0].split("\t")) != columns:
        raise BadGold(
            (Fault(str(path), 1, f"the first line names the columns, with tabs between: {' '.join(columns)}"),)
        )
    for number, line in enumerate(lines[1:], 2):
        cells = line.split("\t")
        if len(cells) != len(columns):
            raise BadGold((Fault(str(path), number, f"{len(cells)} cells, where {len(columns)} are asked"),))
        yield number, dict(zip(columns, cells, strict=True))
