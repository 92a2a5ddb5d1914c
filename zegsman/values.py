"""The values that pass between the rooms: frozen, hashable, picklable, and nothing else.

Every claim about a page is a `Span` into `Page.text`, counted in Unicode code points. Links between values live in
the later value: a `Statement` knows its speaker's words, the `Actor`, gathered later, owns those words and the statement.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

LabelKind = Literal[
    "title", "lead", "body", "subhead", "quote", "list", "table", "fact-box", "live-entry",
    "reading-tip", "reading-time", "read-aloud", "newsletter", "paywall", "advertisement", "promo", "caption", "credit",
    "source-line", "byline", "timestamp", "dateline", "share", "comments", "tags", "navigation", "media-player", "embed",
    "consent", "live-bar", "continue-marker", "author-bio", "contact", "commerce", "correction", "other",
]  # fmt: skip
OWN_WORDS: frozenset[LabelKind] = frozenset(
    ("title", "lead", "body", "subhead", "quote", "list", "table", "fact-box", "live-entry")
)

Mode = Literal["direct", "mixed", "indirect", "reported", "attitude"]
Stance = Literal["said", "claimed", "denied", "doubted", "confirmed"]
MentionKind = Literal["name", "role", "pronoun", "medium"]
NameKind = Literal["person", "organisation", "place", "other"]
MomentKind = Literal["day", "period", "duration"]
MomentBound = Literal["from", "since", "after", "before", "by", "until", "within"]
ActorKind = Literal["person", "organisation", "country", "group", "medium", "unnamed"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open [start, end) in code points of `Page.text`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters that the span covers."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """True where `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """True where the two share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Capture:
    """A page as it came: the bytes, and what the bearer said of them. Kept in the record, so that it can be read anew."""

    body: bytes
    url: str | None = None
    media_type: str | None = None
    charset: str | None = None
    fetched: datetime | None = None


@dataclass(frozen=True, slots=True)
class Declared:
    """What a page says about itself (JSON-LD, OpenGraph, `meta`, or the line of a stream); nothing here is believed blindly."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    published: date | None = None
    outlet: str | None = None
    language: str | None = None
    canonical: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """An inline element with words of its own in a block: the name in a line of name and date."""

    span: Span
    tag: str
    hints: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the page as the layout gives it: one line of plain text, or one block of HTML.

    `tag` is the HTML element ("p", "h1", …; "" in plain text); `hints` are the class, id and role words of the block and
    the elements around it, lower case, nearest first; `links` are the parts that are link text; `within` are the block
    elements it stands in, outermost first, each by a number of its own on this page; `parts` are inline elements side by side.
    """

    span: Span
    tag: str = ""
    hints: tuple[str, ...] = ()
    links: tuple[Span, ...] = ()
    within: tuple[int, ...] = ()
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A page at the door: its text fixed for good, cut into blocks in reading order that do not overlap."""

    text: str
    blocks: tuple[Block, ...]
    url: str | None = None
    fetched: datetime | None = None
    declared: Declared = Declared()


@dataclass(frozen=True, slots=True)
class Label:
    """What a piece is. The labels of an article tile its blocks: each block is one label, or several side by side."""

    span: Span
    kind: LabelKind
    why: str
    score: float


@dataclass(frozen=True, slots=True)
class Article:
    """A page with every piece labelled. `sources` are the agencies of a source line, `language` an ISO 639-1 code."""

    page: Page
    labels: tuple[Label, ...]
    title: str | None
    published: date | None
    authors: tuple[str, ...]
    outlet: str | None
    sources: tuple[str, ...]
    language: str

    @property
    def text(self) -> str:
        """The story without its headline, a blank line between its pieces; empty where the page holds none."""
        own = (label for label in self.labels if label.kind in OWN_WORDS and label.kind != "title")
        return "\n\n".join(label.span.of(self.page.text) for label in own)


@dataclass(frozen=True, slots=True)
class Word:
    """One token with Universal Dependencies' annotation. `head` is an index into the sentence's words (itself for a root).

    `form` repeats the characters of `span` so that rules read well (a common noun with a small letter, where a language writes
    all nouns large); `features` is UD's "Number=Sing|Tense=Past";
    `name` is the kind of name the word belongs to, "" outside names.
    """

    span: Span
    form: str
    lemma: str
    pos: str
    head: int
    relation: str
    features: str = ""
    name: NameKind | Literal[""] = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the story; it lies wholly inside the label `label` (an index into `Article.labels`)."""

    span: Span
    words: tuple[Word, ...]
    label: int


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name or point to somebody. `name_kind` is set for names only."""

    span: Span
    kind: MentionKind
    name_kind: NameKind | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """An expression of time: its days (inclusive), or its ISO 8601 duration where no day is known.

    `deadline`: something is demanded or promised by then. `counted_from`: the words that say when a duration began.
    `bound`: what the word before it makes of it ("since 2019"). `opens` and `closes`: the days that are meant once that word is
    heeded, half-open; None where that side is open, both None where no day is known. `instead_of`: the words of the moment whose place
    it takes ("van 1 mei naar 1 september").
    """

    span: Span
    kind: MomentKind
    first: date | None
    last: date | None
    duration: str | None = None
    deadline: bool = False
    counted_from: Span | None = None
    why: str = ""
    score: float = 1.0
    bound: MomentBound | None = None
    opens: date | None = None
    closes: date | None = None
    instead_of: Span | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Content that the text attributes to a source.

    `continues` is the index of the statement whose speaker goes on in this one, for content without a source of its own;
    `nested_in` the index of the statement whose content holds this one; `said` the day it was said, where the text tells.
    """

    content: tuple[Span, ...]
    mode: Mode
    cue: tuple[Span, ...] = ()
    source: Mention | None = None
    via: tuple[Mention, ...] = ()
    addressee: Mention | None = None
    said: Moment | None = None
    continues: int | None = None
    nested_in: int | None = None
    stance: Stance = "said"
    why: str = ""
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody in the story, with every spelling, every mention, and the statements (indexes) that are theirs."""

    name: str
    kind: ActorKind
    roles: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()
    statements: tuple[int, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """Words that stand for one side of a demand, and the actor (an index) whose they are; None where nobody in the list is meant."""

    span: Span
    actor: int | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """One thing that is due: the moments (indexes) that tell by when, and the statement (an index) in whose words they stand.

    `asked_by` demands it, `owed_by` is to do it; None where the text does not say. Who promises something owes it, and nobody asks.
    `term`: it is a time that somebody is given, as an ultimatum is.
    """

    moments: tuple[int, ...]
    statement: int | None = None
    asked_by: Party | None = None
    owed_by: Party | None = None
    term: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """Something the reader should know about this reading ("no story found"), with the place it speaks of."""

    span: Span
    note: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was found in one page; derived, and stamped with what made it."""

    article: Article
    sentences: tuple[Sentence, ...]
    moments: tuple[Moment, ...]
    statements: tuple[Statement, ...]
    actors: tuple[Actor, ...]
    notes: tuple[Note, ...]
    made_by: str
    deadlines: tuple[Deadline, ...] = ()

    def speaker(self, statement: int) -> Actor | None:
        """The actor who made statement number `statement`; None where the text does not say."""
        return next((actor for actor in self.actors if statement in actor.statements), None)

    def name(self, party: Party | None) -> str:
        """The name of one side of a deadline, or the words for who has none; "" for nobody."""
        if party is None:
            return ""
        actor = None if party.actor is None else self.actors[party.actor]
        return party.span.of(self.article.page.text) if actor is None or actor.kind == "unnamed" else actor.name


@dataclass(frozen=True, slots=True)
class Appearance:
    """One actor on one page of the record: the actor's `number` there, what the page tells of them, and who else is on it.

    `day` is the page's, `statements` how many are theirs; `companions` are the names of the page's other actors. `named`: they are called
    by a name, and not only by a noun ("de rechtbank"), as many are.
    """

    page: int
    number: int
    name: str
    kind: ActorKind
    roles: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    companions: tuple[str, ...] = ()
    day: date | None = None
    language: str = ""
    statements: int = 0
    named: bool = True

    @property
    def mark(self) -> str:
        """As a user writes it, page and actor: "12.3" for the third actor of page 12, which its record calls a3."""
        return f"{self.page}.{self.number + 1}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person said of two actors of the record, each by page and name: that they are the same, or not."""

    page: int
    name: str
    other_page: int
    other_name: str
    same: bool


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline of the record, with the page on which it stands.

    `words` tell by when, `content` what is due; `first` to `last` are its days, None where only its `duration` is known. `asked_by` and
    `owed_by` are names, or the words that stand for them, "" where the text does not say. `instead_of` are the words of the moment whose
    place it takes, `previous` that one's last day or duration. `term`: it is called one, as an ultimatum is.
    """

    page: int
    number: int
    words: str
    content: str
    first: date | None
    last: date | None
    duration: str | None
    asked_by: str
    owed_by: str
    instead_of: str = ""
    previous: date | str | None = None
    term: bool = False
    title: str | None = None
    outlet: str | None = None
    published: date | None = None
    language: str = ""
