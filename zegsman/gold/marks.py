"""What is marked in an article, as frozen values; every span counts code points of the article's text."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal, get_args

from zegsman.values import OWN_WORDS, LabelKind, Mode, Span

Part = Literal["content", "cue", "source", "medium", "addressee"]
NameType = Literal["PER", "ORG", "LOC", "MISC"]
MarkedActorKind = Literal["person", "organisation", "country", "group", "unnamed"]
Outlet = Literal[
    "agency", "broadcaster", "quality", "popular", "flemish", "regional", "specialist", "sport", "science", "business",
    "liveblog", "interview", "column", "pressreview", "factcheck", "translated",
]  # fmt: skip
Trait = Literal["typo", "wrong-marks", "missing-mark", "missing-stop", "spelling", "hard-negative", "unnamed"]

PARTS: tuple[Part, ...] = get_args(Part)
LABELS: frozenset[str] = frozenset(get_args(LabelKind))
MODES: frozenset[str] = frozenset(get_args(Mode))


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """Something in a file that is not as docs/marking.md tells; lines count from 1."""

    path: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}"


class BadGold(Exception):
    """Files that cannot be read as marked articles; `faults` has them all, and the message is the first."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        more = f" (and {len(faults) - 1} more; zegsman gold check tells them all)" if len(faults) > 1 else ""
        super().__init__(f"{faults[0]}{more}")
        self.faults = faults


@dataclass(frozen=True, slots=True)
class MarkedStatement:
    """A statement as the annotator marked it; each part is in as many pieces as it has spans."""

    id: str
    mode: Mode
    speaker: str
    content: tuple[Span, ...]
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    medium: tuple[Span, ...] = ()
    addressee: tuple[Span, ...] = ()
    medium_name: str | None = None

    def part(self, part: Part) -> tuple[Span, ...]:
        """The spans of one part."""
        spans: tuple[Span, ...] = getattr(self, part)
        return spans


@dataclass(frozen=True, slots=True)
class MarkedMoment:
    """An expression of time and its value: a day, month, week, quarter, year, interval, or an ISO 8601 duration."""

    span: Span
    value: str
    deadline: bool = False


@dataclass(frozen=True, slots=True)
class MarkedName:
    """A name where it stands in the article's own words."""

    span: Span
    kind: NameType


@dataclass(frozen=True, slots=True)
class MarkedActor:
    """Somebody in the story; `variants` are the other names and spellings that the article has for them."""

    name: str
    kind: MarkedActorKind
    role: str = ""
    variants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkedBlock:
    """A piece of the page and its label; `line` is where it stands in the file."""

    span: Span
    label: LabelKind
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class MarkedArticle:
    """An article with all its marks. Its text is its blocks, an empty line between them."""

    id: str
    language: str
    text: str
    blocks: tuple[MarkedBlock, ...]
    statements: tuple[MarkedStatement, ...]
    moments: tuple[MarkedMoment, ...]
    names: tuple[MarkedName, ...]
    actors: tuple[MarkedActor, ...]
    outlet: str = ""
    published: date | None = None
    kind: Outlet | None = None
    after: str = ""
    traits: tuple[Trait, ...] = ()
    event: str = ""
    copy_of: str = ""
    path: str = field(default="", compare=False)
    line: int = field(default=0, compare=False)

    @property
    def own(self) -> tuple[MarkedBlock, ...]:
        """The blocks that hold the article's own words."""
        return tuple(block for block in self.blocks if block.label in OWN_WORDS)
