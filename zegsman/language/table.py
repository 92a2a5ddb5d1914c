"""A TOML table of a language pack, read strictly: a missing, unknown or ill-typed key names its file and line."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn


class BadPack(Exception):
    """A language pack that cannot be used; the message names file, line and mend."""

    def __init__(self, path: Path, line: int, what: str) -> None:
        super().__init__(f"{path.parent.name}/{path.name}:{line}: {what}")
        self.path, self.line, self.what = path, line, what


class Table:
    """One TOML table. Its accessors give typed values or raise `BadPack`; `done()` refuses keys nobody asked for."""

    def __init__(self, path: Path, values: dict[str, object], source: str, where: str = "") -> None:
        self._path, self._values, self._source, self._where = path, values, source, where
        self._asked: set[str] = set()

    @classmethod
    def read(cls, path: Path) -> Table:
        """The whole file as one table."""
        try:
            source = path.read_text(encoding="utf-8")
        except FileNotFoundError:
            raise BadPack(path, 0, "the file is missing; copy it from another pack and fill it in") from None
        try:
            return cls(path, tomllib.loads(source), source)
        except tomllib.TOMLDecodeError as error:
            line = re.search(r"line (\d+)", str(error))
            raise BadPack(path, int(line[1]) if line else 0, f"not TOML: {error}") from None

    def keys(self) -> tuple[str, ...]:
        """The keys of this table, as written."""
        return tuple(self._values)

    def text(self, key: str, default: str | None = None) -> str:
        """A string; required where no default is given."""
        value = self._take(key, default)
        if not isinstance(value, str):
            self._wrong(key, "a string")
        return value

    def number(self, key: str, default: float | None = None) -> float:
        """An integer or a float; required where no default is given."""
        value = self._take(key, default)
        if isinstance(value, bool) or not isinstance(value, int | float):
            self._wrong(key, "a number")
        return float(value)

    def flag(self, key: str, default: bool | None = None) -> bool:
        """true or false."""
        value = self._take(key, default)
        if not isinstance(value, bool):
            self._wrong(key, "true or false")
        return value

    def texts(self, key: str, default: Iterable[str] | None = None) -> tuple[str, ...]:
        """A list of strings, none of them twice."""
        value = self._take(key, None if default is None else list(default))
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self._wrong(key, "a list of strings")
        twice = next((item for item, times in Counter(value).items() if times > 1), None)
        if twice is not None:
            self.refuse(twice, f"{twice!r} stands twice in {self._where}{key}")
        return tuple(value)

    def choice(self, key: str, allowed: Iterable[str], default: str | None = None) -> str:
        """A string out of a closed set."""
        value, options = self.text(key, default), tuple(allowed)
        if value not in options:
            self.refuse(value, f"{self._where}{key} = {value!r}; it may be {', '.join(options)}")
        return value

    def table(self, key: str) -> Table:
        """A table inside this one; empty where the key is absent."""
        value = self._take(key, {})
        if not isinstance(value, dict):
            self._wrong(key, "a table")
        return Table(self._path, value, self._source, f"{self._where}{key}.")

    def tables(self, key: str) -> tuple[Table, ...]:
        """An array of tables; empty where the key is absent."""
        value = self._take(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self._wrong(key, "a list of tables")
        return tuple(Table(self._path, item, self._source, f"{self._where}{key}.") for item in value)

    def done(self) -> None:
        """Refuse what was written but never asked for: a misspelt key must not be silently lost."""
        for key in self._values:
            if key not in self._asked:
                self.refuse(key, f"unknown key {self._where}{key}; known here: {', '.join(sorted(self._asked))}")

    def refuse(self, word: str, what: str) -> NoReturn:
        """Raise `BadPack` at the line where `word` first stands."""
        lines = self._source.splitlines()
        raise BadPack(self._path, next((n for n, line in enumerate(lines, 1) if word in line), 0), what)

    def _take(self, key: str, default: object) -> object:
        self._asked.add(key)
        value = self._values.get(key, default)
        if value is None:
            self.refuse(self._where.rstrip("."), f"the key {self._where}{key} is missing")
        return value

    def _wrong(self, key: str, wanted: str) -> NoReturn:
        self.refuse(key, f"{self._where}{key} must be {wanted}")
