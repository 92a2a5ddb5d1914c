"""Text cases, and the pipeline that they are put through: read once here, used by the tests of several rooms.

A case is a title, a text of one or more lines, a line "-" and the expected lines; a line "===" stands between two cases.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from zegsman import actors, article, deadlines, language, models, moments, page, statements, words
from zegsman.language import Language
from zegsman.values import OWN_WORDS, Capture, Declared, Reading

DAY = date(2026, 3, 12)
"""The day on which the cases are published, a Thursday."""

_FOLDER = Path(__file__).parent / "cases"
_UPDATE = bool(os.environ.get("ZEGSMAN_UPDATE"))


@dataclass(frozen=True, slots=True)
class Case:
    """One case of a file; `expected` is "none" where nothing should be found."""

    title: str
    text: str
    expected: str


def cases(name: str) -> list[Case]:
    """The cases of tests/cases/`name`."""
    found = []
    for case in (_FOLDER / name).read_text(encoding="utf-8").rstrip("\n").split("\n===\n"):
        title, rest = case.split("\n", 1)
        text, expected = rest.rsplit("\n-\n", 1)
        found.append(Case(title, text, expected))
    return found


def agree(name: str, case: Case, lines: Sequence[str]) -> None:
    """Compare what was found with the case; with ZEGSMAN_UPDATE set, write it into the file instead."""
    said = "\n".join(lines) or "none"
    if _UPDATE and said != case.expected:
        path, head = _FOLDER / name, f"{case.title}\n{case.text}\n-\n"
        path.write_text(path.read_text(encoding="utf-8").replace(head + case.expected, head + said), encoding="utf-8")
        return
    assert said == case.expected


@cache
def dutch() -> Language:
    """The Dutch tables, loaded once."""
    return language.load("nl")


def read(text: str, published: date | None = DAY, code: str = "nl") -> Reading:
    """A plain text through all rooms, without the question which language it is in."""
    made = replace(
        page.read(Capture(text.encode(), media_type="text/plain", charset="utf-8")),
        declared=Declared(language=code, published=published),
    )
    tables, model = language.load(code), models.load(code)
    labelled = article.label(made, tables.furniture, code)
    sentences = words.parse(labelled, model, tables.abbreviations.inner, large_nouns=tables.grammar.large_nouns)
    own = [label.span for label in labelled.labels if label.kind in OWN_WORDS]
    found = moments.find(made.text, own, tables.moments, labelled.published)
    said = statements.find(labelled, sentences, found, tables)
    who = actors.gather(labelled, sentences, said, tables).actors
    due = deadlines.find(sentences, found, said, who, tables)
    return Reading(labelled, sentences, found, said, who, (), model.name, due)
