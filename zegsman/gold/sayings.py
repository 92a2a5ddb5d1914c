"""Which statements of different articles render one utterance: `sayings.tsv` in, `Saying`s or the faults of the file out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast, get_args

from zegsman.gold import table
from zegsman.gold.marks import BadGold, Fault, MarkedArticle

FILE = "sayings.tsv"
COLUMNS = ("event", "doc", "statement", "same_as", "speaker", "relation")
# same: the same words, or a translation of them; part: only some of them; indirect: one quotes, the other does
# not; differs: a figure or a shade is another.
Relation = Literal["same", "part", "indirect", "differs"]


@dataclass(frozen=True, slots=True)
class Saying:
    """Statement `statement` of article `doc` says what `same_as`, "DOC:STATEMENT" of an earlier report, says."""

    event: str
    doc: str
    statement: str
    same_as: str
    speaker: str
    relation: Relation
    line: int


def read(path: Path) -> tuple[Saying, ...]:
    """All links of a file. Raises `BadGold`."""
    return tuple(
        Saying(**{**row, "relation": cast(Relation, row["relation"])}, line=line)  # type: ignore[arg-type]
        for line, row in table.rows(path, COLUMNS)
    )


def faults(path: Path, articles: Sequence[MarkedArticle]) -> Iterator[Fault]:
    """What is wrong in the file, if it is there."""
    if not path.exists():
        return
    try:
        said = read(path)
    except BadGold as error:
        yield from error.faults
        return
    events = {article.id: article.event for article in articles}
    speakers = {f"{article.id}:{one.id}": one.speaker for article in articles for one in article.statements}
    for one in said:
        for what in _wrong(one, events, speakers):
            yield Fault(str(path), one.line, what)


def _wrong(one: Saying, events: dict[str, str], speakers: dict[str, str]) -> Iterator[str]:
    here = f"{one.doc}:{one.statement}"
    for place in (here, one.same_as):
        if place not in speakers:
            yield f"there is no statement {place}"
        elif events[place.split(":")[0]] != one.event:
            yield f"{place} is not of event {one.event}"
    if here == one.same_as:
        yield f"{here} is linked to itself"
    if here in speakers and speakers[here] != one.speaker:
        yield f"the speaker of {here} is marked as {speakers[here]!r}, not {one.speaker!r}"
    if one.relation not in get_args(Relation):
        yield f"{one.relation!r} is no relation; there are {', '.join(get_args(Relation))}"
