"""A file in XML or JSON lines in, its marked articles out; or all that is wrong in it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Generic, TypeVar, cast, get_args

from zegsman.gold import xml
from zegsman.gold.days import is_value
from zegsman.gold.marks import (
    LABELS,
    MODES,
    PARTS,
    BadGold,
    Fault,
    MarkedActor,
    MarkedActorKind,
    MarkedArticle,
    MarkedBlock,
    MarkedMoment,
    MarkedName,
    MarkedStatement,
    NameType,
    Outlet,
    Part,
    Trait,
)
from zegsman.gold.xml import Node
from zegsman.values import OWN_WORDS, LabelKind, Mode, Span

_PARTS: dict[str, Part] = {"c": "content", "q": "cue", "w": "source", "m": "medium", "a": "addressee"}
_LANGUAGE = re.compile("[a-z]{2,3}")
# Everything that an annotator may write; a misspelt one would be lost without a word.
_ATTRIBUTES: dict[str, frozenset[str]] = {
    "article": frozenset(("id", "lang", "outlet", "published", "kind", "after", "traits", "event", "copy-of")),
    "b": frozenset(("k",)),
    **dict.fromkeys(_PARTS, frozenset(("s",))),
    "d": frozenset(("v", "deadline")),
    "statements": frozenset(),
    "st": frozenset(("id", "type", "speaker", "medium")),
    "actors": frozenset(),
    "actor": frozenset(("name", "kind", "role", "variants")),
    "names": frozenset(),
    "name": frozenset(("k", "in")),
}


def articles(*paths: Path) -> tuple[MarkedArticle, ...]:
    """All marked articles in files and folders, by name of file. Raises `BadGold` with everything that cannot be read.

    A folder stands for its own files and those of its folders that are called by a language ("nl").
    """
    found, faults = gather(*paths)
    if faults:
        raise BadGold(tuple(faults))
    return tuple(found)


def gather(*paths: Path) -> tuple[list[MarkedArticle], list[Fault]]:
    """The articles that can be read in files and folders, and what is wrong in the files of the others."""
    found: list[MarkedArticle] = []
    faults: list[Fault] = []
    for path in files(*paths):
        try:
            found += read(path)
        except BadGold as error:
            faults += error.faults
    if not found and not faults:
        faults.append(Fault(str(paths[0]) if paths else ".", 1, "no marked articles (*.xml or *.jsonl) are here"))
    return found, faults


def files(*paths: Path) -> Iterator[Path]:
    """The files that hold marked articles: those named, and those of the folders named."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        languages = [path / name for name in sorted(one.name for one in path.iterdir() if _is_language(one))]
        for folder in (path, *languages):
            yield from sorted(one for one in folder.iterdir() if one.suffix in (".xml", ".jsonl"))


def read(path: Path) -> tuple[MarkedArticle, ...]:
    """The articles of one file. Raises `BadGold` with all its faults."""
    name = str(path)
    try:
        written = path.read_text(encoding="utf-8")
    except OSError as error:
        raise BadGold((Fault(name, 1, f"cannot be read ({error.strerror})"),)) from error
    except UnicodeDecodeError as error:
        raise BadGold((Fault(name, 1, "is not UTF-8; save it as UTF-8"),)) from error
    reader = _FromLines if path.suffix == ".jsonl" else _FromXml
    found, faults = reader(name).read(written)
    if faults:
        raise BadGold(tuple(sorted(faults)))
    return tuple(found)


def _is_language(path: Path) -> bool:
    return path.is_dir() and _LANGUAGE.fullmatch(path.name) is not None


_Source = TypeVar("_Source")


class _Form(Generic[_Source]):
    """What the two forms share: the checks of an article that has been put together."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.faults: list[Fault] = []

    def fault(self, line: int, what: str) -> None:
        self.faults.append(Fault(self.path, line, what))

    def known(self, line: int, value: str, among: frozenset[str] | Sequence[str], what: str) -> str:
        """The value itself; a fault where it is not one of those that there are."""
        if value not in among:
            self.fault(line, f"{value!r} is no {what}; there are {', '.join(sorted(among))}")
        return value

    def day(self, line: int, value: str | None) -> date | None:
        if not value:
            return None
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fault(line, f"published={value!r} is no day; write 2026-03-04")
            return None

    def look_over(self, article: MarkedArticle, lines: Mapping[str, int]) -> None:
        """Faults that show only in the whole article; `lines` tells where each statement stands."""
        if not article.id:
            self.fault(article.line, "the article has no id")
        if not _LANGUAGE.fullmatch(article.language):
            self.fault(article.line, f"lang={article.language!r} is no language; write nl, en or de")
        if not article.blocks:
            self.fault(article.line, "the article has no blocks")
        names = {actor.name for actor in article.actors}
        for statement in article.statements:
            line = lines.get(statement.id, article.line)
            if not statement.content:
                self.fault(line, f"statement {statement.id} has no content; mark it with <c s={statement.id!r}>")
            if statement.speaker and statement.speaker not in names:
                self.fault(line, f"the speaker {statement.speaker!r} of statement {statement.id} is no actor")
            if any(one.meets(other) for one in statement.cue for other in statement.content):
                self.fault(line, f"the cue of statement {statement.id} lies in its own content")
        self._look_at_places(article)

    def _look_at_places(self, article: MarkedArticle) -> None:
        ends = [0, *(one.span.end for one in article.blocks)]
        for end, block in zip(ends, article.blocks, strict=False):
            if not end <= block.span.start < block.span.end <= len(article.text):
                self.fault(
                    article.line, f"a block at {block.span.start}-{block.span.end} is out of order, or not in the text"
                )
        for statement in article.statements:
            for part in PARTS:
                for span in statement.part(part):
                    self._look_at_place(article, span, f"the {part} of statement {statement.id}")
        for moment in article.moments:
            self._look_at_place(article, moment.span, "a moment")
            if not is_value(moment.value):
                words = moment.span.of(article.text)
                self.fault(article.line, f"the value {moment.value!r} of {words!r} is neither days nor a duration")
        for name in article.names:
            self._look_at_place(article, name.span, "a name")

    def _look_at_place(self, article: MarkedArticle, span: Span, what: str) -> None:
        block = next((one for one in article.blocks if one.span.covers(span)), None)
        if span.start >= span.end or block is None:
            self.fault(article.line, f"{what} at {span.start}-{span.end} lies in no block of {article.id}")


class _FromXml(_Form[Node]):
    """Articles as annotators write them."""

    def read(self, written: str) -> tuple[list[MarkedArticle], list[Fault]]:
        found = []
        for node in xml.parse(written, self.path).children():
            if node.tag != "article":
                self.fault(node.line, f"<{node.tag}> stands where an <article> should")
                continue
            found.append(self._article(node))
        return found, self.faults

    def _article(self, node: Node) -> MarkedArticle:
        self._attributes(node)
        parts: dict[str, dict[Part, list[Span]]] = {}
        listed: list[Node] = []
        actors: list[MarkedActor] = []
        forms: list[Node] = []
        blocks: list[MarkedBlock] = []
        moments: list[MarkedMoment] = []
        text = ""
        for child in node.children():
            self._attributes(child)
            if child.tag == "b":
                text += "\n\n" if text else ""
                words = self._walk(child, len(text), parts, moments)
                blocks.append(self._block(child, len(text), words))
                text += words
            elif child.tag == "statements":
                listed += self._all(child, "st")
            elif child.tag == "actors":
                actors += [self._actor(one) for one in self._all(child, "actor")]
            elif child.tag == "names":
                forms += self._all(child, "name")
            else:
                self.fault(child.line, f"<{child.tag}> does not belong in an article")
        for number, marks in parts.items():
            if number not in {one.get("id") for one in listed}:
                words = next(iter(marks.values()))[0].of(text)
                self.fault(
                    _line_at(blocks, next(iter(marks.values()))[0]),
                    f"{words!r} belongs to statement {number!r}, which is not listed",
                )
        article = MarkedArticle(
            id=node.get("id"),
            language=node.get("lang"),
            text=text,
            blocks=tuple(blocks),
            statements=tuple(self._statement(one, parts.get(one.get("id"), {})) for one in listed),
            moments=tuple(moments),
            names=self._names(forms, text, blocks),
            actors=tuple(actors),
            outlet=node.get("outlet"),
            published=self.day(node.line, node.get("published")),
            kind=cast(Outlet, self.known(node.line, node.get("kind"), get_args(Outlet), "kind of outlet"))
            if node.get("kind")
            else None,
            after=node.get("after"),
            traits=tuple(
                cast(Trait, self.known(node.line, one, get_args(Trait), "trait")) for one in node.get("traits").split()
            ),
            event=node.get("event"),
            copy_of=node.get("copy-of"),
            path=self.path,
            line=node.line,
        )
        lines = {one.get("id"): one.line for one in listed}
        if len(lines) < len(listed):
            self.fault(node.line, "two statements have the same id")
        self.look_over(article, lines)
        return article

    def _attributes(self, node: Node) -> None:
        for name in node.attributes:
            if node.tag in _ATTRIBUTES and name not in _ATTRIBUTES[node.tag]:
                self.fault(
                    node.line,
                    f"<{node.tag}> has no attribute {name!r}; it may have {', '.join(sorted(_ATTRIBUTES[node.tag])) or 'none'}",
                )

    def _all(self, node: Node, tag: str) -> list[Node]:
        for child in node.children():
            self._attributes(child)
            if child.tag != tag:
                self.fault(child.line, f"<{child.tag}> does not belong under <{node.tag}>")
        return [child for child in node.children() if child.tag == tag]

    def _block(self, node: Node, start: int, words: str) -> MarkedBlock:
        label = self.known(node.line, node.get("k"), LABELS, "label")
        if not words or words != words.strip():
            self.fault(node.line, f"a block that is empty, or begins or ends with a blank: {words[:40]!r}")
        return MarkedBlock(Span(start, start + len(words)), cast(LabelKind, label), node.line)

    def _walk(
        self, node: Node, start: int, parts: dict[str, dict[Part, list[Span]]], moments: list[MarkedMoment]
    ) -> str:
        """The words under a node that begins at `start`; its marks are noted on the way."""
        words = ""
        for part in node.parts:
            if isinstance(part, str):
                words += part
                continue
            begin = start + len(words)
            words += self._walk(part, begin, parts, moments)
            span = Span(begin, start + len(words))
            self._attributes(part)
            if span.start == span.end:
                self.fault(part.line, f"<{part.tag}> marks nothing")
            elif part.tag == "d":
                if part.get("deadline") not in ("", "yes"):
                    self.fault(part.line, 'deadline is "yes" or not there')
                moments.append(MarkedMoment(span, part.get("v"), part.get("deadline") == "yes"))
            elif part.tag in _PARTS:
                if not part.get("s"):
                    self.fault(part.line, f"<{part.tag}> does not say to which statement it belongs; write s=…")
                for number in part.get("s").split():
                    parts.setdefault(number, {}).setdefault(_PARTS[part.tag], []).append(span)
            else:
                self.fault(part.line, f"the mark <{part.tag}> is not known")
        return words

    def _statement(self, node: Node, marks: Mapping[Part, Sequence[Span]]) -> MarkedStatement:
        mode = self.known(node.line, node.get("type"), MODES, "mode")
        return MarkedStatement(
            id=node.get("id"),
            mode=cast(Mode, mode),
            speaker=node.get("speaker"),
            medium_name=node.get("medium") or None,
            content=tuple(sorted(marks.get("content", ()))),
            cue=tuple(sorted(marks.get("cue", ()))),
            source=tuple(sorted(marks.get("source", ()))),
            medium=tuple(sorted(marks.get("medium", ()))),
            addressee=tuple(sorted(marks.get("addressee", ()))),
        )

    def _actor(self, node: Node) -> MarkedActor:
        if not node.get("name"):
            self.fault(node.line, "an actor without a name")
        kind = self.known(node.line, node.get("kind"), get_args(MarkedActorKind), "kind of actor")
        variants = (one.strip() for one in re.split("[;,|]", node.get("variants")))
        return MarkedActor(
            node.get("name"), cast(MarkedActorKind, kind), node.get("role"), tuple(filter(None, variants))
        )

    def _names(self, forms: Sequence[Node], text: str, blocks: Sequence[MarkedBlock]) -> tuple[MarkedName, ...]:
        """Every place of every form in the own words; where two forms meet, the longer one stands."""
        found: list[MarkedName] = []
        for node in sorted(forms, key=lambda one: -len(_words(one))):
            kind = cast(NameType, self.known(node.line, node.get("k"), get_args(NameType), "kind of name"))
            within = [block for block in self._within(node, blocks) if block.label in OWN_WORDS]
            places = [span for block in within for span in _places(_words(node), text, block.span)]
            free = [span for span in places if not any(span.meets(one.span) for one in found)]
            if not free:
                what = "stands only inside longer names" if places else "does not stand in the article's own words"
                self.fault(node.line, f"the name {_words(node)!r} {what}")
            found += (MarkedName(span, kind) for span in free)
        return tuple(sorted(found, key=lambda one: one.span))

    def _within(self, node: Node, blocks: Sequence[MarkedBlock]) -> Sequence[MarkedBlock]:
        numbers = node.get("in").split()
        if not numbers:
            return blocks
        if unknown := [one for one in numbers if not one.isdecimal() or not 1 <= int(one) <= len(blocks)]:
            self.fault(node.line, f"there is no block {unknown[0]}; the first of {len(blocks)} is 1")
        return [blocks[int(one) - 1] for one in numbers if one not in unknown]


class _FromLines(_Form[str]):
    """Articles as `convert --to jsonl` writes them: one JSON object a line."""

    def read(self, written: str) -> tuple[list[MarkedArticle], list[Fault]]:
        found = []
        for line, one in enumerate(written.splitlines(), 1):
            if not one.strip():
                continue
            try:
                article = self._article(json.loads(one), line)
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                what = f"lacks {error}" if isinstance(error, KeyError) else str(error)
                self.fault(line, f"is no marked article: {what}")
                continue
            self.look_over(article, {})
            found.append(article)
        return found, self.faults

    def _article(self, given: Mapping[str, Any], line: int) -> MarkedArticle:
        return MarkedArticle(
            id=given["doc_id"],
            language=given["lang"],
            text=given["text"],
            blocks=tuple(
                MarkedBlock(_span(one["span"]), cast(LabelKind, self.known(line, one["label"], LABELS, "label")), line)
                for one in given["blocks"]
            ),
            statements=tuple(self._statement(one, line) for one in given["statements"]),
            moments=tuple(MarkedMoment(_span(one["span"]), one["value"], one["deadline"]) for one in given["moments"]),
            names=tuple(
                MarkedName(
                    _span(one["span"]),
                    cast(NameType, self.known(line, one["kind"], get_args(NameType), "kind of name")),
                )
                for one in given.get("names", ())
            ),
            actors=tuple(
                MarkedActor(one["name"], one["kind"], one.get("role") or "", tuple(one.get("variants") or ()))
                for one in given["actors"]
            ),
            outlet=given.get("outlet") or "",
            published=self.day(line, given.get("published")),
            kind=given.get("kind"),
            after=given.get("after") or "",
            traits=tuple(given.get("traits") or ()),
            event=given.get("event") or "",
            copy_of=given.get("copy_of") or "",
            path=self.path,
            line=line,
        )

    def _statement(self, given: Mapping[str, Any], line: int) -> MarkedStatement:
        parts = {part: tuple(_span(pair) for pair in given.get(part, ())) for part in PARTS}
        mode = cast(Mode, self.known(line, given["type"], MODES, "mode"))
        return MarkedStatement(
            given["id"], mode, given.get("speaker") or "", **parts, medium_name=given.get("medium_name")
        )


def _span(pair: Sequence[int]) -> Span:
    start, end = pair
    return Span(int(start), int(end))


def _words(node: Node) -> str:
    return "".join(part for part in node.parts if isinstance(part, str))


def _places(form: str, text: str, within: Span) -> Iterator[Span]:
    if form:
        pattern = re.compile(rf"(?<!\w){re.escape(form)}(?!\w)")
        yield from (Span(*match.span()) for match in pattern.finditer(text, within.start, within.end))


def _line_at(blocks: Sequence[MarkedBlock], span: Span) -> int:
    return next(block.line for block in blocks if block.span.covers(span))
