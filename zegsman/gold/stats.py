"""How many of what are marked, and how that compares with what was asked: articles in, tables out."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from zegsman.gold.marks import BadGold, Fault, MarkedArticle, MarkedStatement, NameType
from zegsman.values import OWN_WORDS, Mode, Span

QUOTAS = "quotas.toml"
# Which marks an article quotes with. Single ones must open and close, as they are apostrophes too.
_MARKS: dict[str, re.Pattern[str]] = {
    "straight double": re.compile('"'),
    "curly double": re.compile("[“”]"),
    "low": re.compile("„"),
    "angled": re.compile("[«»]"),
    "straight single": re.compile(r"(?<!\w)'(?=\w)[^'\n]+(?<=[\w.,!?])'(?!\w)"),
    "curly single": re.compile(r"(?<!\w)‘(?=\w)[^‘’\n]+(?<=[\w.,!?])’(?!\w)"),
}
_ALL = "all"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under a header; the first column names, the others count."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def markdown(self) -> str:
        """The table as it stands in a manual."""
        lines = [
            f"**{self.title}**",
            "",
            "| " + " | ".join(self.header) + " |",
            "|---" + "|---:" * (len(self.header) - 1) + "|",
        ]
        return "\n".join([*lines, *("| " + " | ".join(row) + " |" for row in self.rows)])


def quotas(folder: Path) -> Mapping[str, Any]:
    """What was asked of the articles of a folder; nothing where it has no quotas.toml. Raises `BadGold`."""
    path = folder / QUOTAS
    if not path.exists():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadGold((Fault(str(path), 1, str(error)),)) from error


def tables(articles: Sequence[MarkedArticle], asked: Mapping[str, Any]) -> tuple[Table, ...]:
    """Everything that is counted, a column for each language."""
    by_language = {code: [one for one in articles if one.language == code] for code in _languages(articles)}
    return (
        _counted("What is marked", by_language, _SIZES),
        _counted("Statements", by_language, {mode: _with_mode(mode) for mode in get_args(Mode)}),
        _counted("Names", by_language, {kind: _with_kind(kind) for kind in get_args(NameType)}),
        _kinds(by_language, asked.get("kinds", {})),
        _shares(by_language, asked),
        _marks(by_language, asked.get("marks", {}).get("articles")),
    )


def _languages(articles: Iterable[MarkedArticle]) -> list[str]:
    return sorted(
        {one.language for one in articles}, key=lambda code: (-sum(a.language == code for a in articles), code)
    )


_Count = Callable[[MarkedArticle], int]


def _with_mode(mode: str) -> _Count:
    return lambda article: sum(one.mode == mode for one in article.statements)


def _with_kind(kind: str) -> _Count:
    return lambda article: sum(one.kind == kind for one in article.names)


_SIZES: dict[str, _Count] = {
    "articles": lambda article: 1,
    "own words": lambda article: sum(len(one.span.of(article.text).split()) for one in article.own),
    "statements": lambda article: len(article.statements),
    "without a speaker": lambda article: sum(not one.speaker for one in article.statements),
    "through a medium": lambda article: sum(bool(one.medium) for one in article.statements),
    "moments": lambda article: len(article.moments),
    "deadlines": lambda article: sum(one.deadline for one in article.moments),
    "names": lambda article: len(article.names),
    "actors": lambda article: len(article.actors),
    "pieces of furniture": lambda article: len(article.blocks) - len(article.own),
}


def _counted(title: str, by_language: Mapping[str, Sequence[MarkedArticle]], counts: Mapping[str, _Count]) -> Table:
    rows = []
    for name, count in counts.items():
        figures = [sum(map(count, articles)) for articles in by_language.values()]
        rows.append((name, *(f"{figure:,}" for figure in (*figures, sum(figures)))))
    return Table(title, ("", *by_language, _ALL), tuple(rows))


def _kinds(by_language: Mapping[str, Sequence[MarkedArticle]], asked: Mapping[str, Any]) -> Table:
    """The share of each group of kinds of outlet, beside what was asked."""
    groups = {name: (frozenset(group["of"]), f"{group['share']} %") for name, group in asked.items()}
    if not groups:
        kinds = sorted({one.kind or "-" for articles in by_language.values() for one in articles})
        groups = {kind: (frozenset((kind,)), "") for kind in kinds}
    rows = [
        (
            name,
            share,
            *(
                _part(sum((one.kind or "-") in kinds for one in articles), len(articles))
                for articles in by_language.values()
            ),
        )
        for name, (kinds, share) in groups.items()
    ]
    return Table("Kinds of outlet", ("", "asked", *by_language), tuple(rows))


def _shares(by_language: Mapping[str, Sequence[MarkedArticle]], asked: Mapping[str, Any]) -> Table:
    """Shares of articles and statements that have something."""
    according = frozenset(asked.get("according", {}).get("cues", ()))
    shares = asked.get("shares", {})
    of_articles: dict[str, Callable[[MarkedArticle], bool]] = {
        "modelled on a real page": lambda one: bool(one.after),
        "furniture inside the story": _interrupted,
        "a typo": lambda one: "typo" in one.traits,
        "wrong or missing marks": lambda one: not {"wrong-marks", "missing-mark"}.isdisjoint(one.traits),
        "a missing stop": lambda one: "missing-stop" in one.traits,
        "hard negatives": lambda one: "hard-negative" in one.traits,
        "an actor in two spellings": lambda one: "spelling" in one.traits,
        "a speaker never named in full": lambda one: "unnamed" in one.traits,
        "two or more kinds of marks": lambda one: len(marks(one)) > 1,
    }
    rows = []
    for name, has in of_articles.items():
        figures = [_part(sum(map(has, articles)), len(articles)) for articles in by_language.values()]
        rows.append((f"articles: {name}", shares.get(name, ""), *figures))
    of_statements: dict[
        str, tuple[Callable[[MarkedArticle, MarkedStatement], bool], Callable[[MarkedStatement], bool]]
    ] = {
        "hang on a preposition (volgens)": (
            lambda article, one: _words(article.text, one.cue) in according,
            lambda one: True,
        ),
        "direct, without a cue": (lambda article, one: not one.cue, lambda one: one.mode == "direct"),
    }
    for name, (holds, among) in of_statements.items():
        figures = []
        for articles in by_language.values():
            these = [(article, one) for article in articles for one in article.statements if among(one)]
            figures.append(_part(sum(holds(article, one) for article, one in these), len(these)))
        rows.append((f"statements: {name}", shares.get(name, ""), *figures))
    return Table("Shares", ("", "asked", *by_language), tuple(rows))


def _marks(by_language: Mapping[str, Sequence[MarkedArticle]], least: int | None) -> Table:
    asked = "" if least is None else f"≥ {least}"
    rows = [
        (name, asked, *(str(sum(name in marks(one) for one in articles)) for articles in by_language.values()))
        for name in _MARKS
    ]
    return Table("Articles that quote with", ("", "asked", *by_language), tuple(rows))


def marks(article: MarkedArticle) -> frozenset[str]:
    """The kinds of quotation marks in the article's own words."""
    own = "\n".join(block.span.of(article.text) for block in article.own)
    return frozenset(
        name
        for name, pattern in _MARKS.items()
        if pattern.search(own) and not (name == "curly double" and _only_low(own))
    )


def _only_low(own: str) -> bool:
    # „…” and „…“ close with the curly mark: it is theirs.
    return own.count("„") >= own.count("“") + own.count("”")


def _interrupted(article: MarkedArticle) -> bool:
    """Whether furniture stands between two pieces of the story that are no headline."""
    story = [number for number, one in enumerate(article.blocks) if one.label in OWN_WORDS and one.label != "title"]
    inside = article.blocks[story[0] : story[-1]] if story else ()
    return any(one.label not in OWN_WORDS for one in inside)


def _words(text: str, spans: Iterable[Span]) -> str:
    return " ".join(span.of(text) for span in spans).casefold()


def _part(part: int, whole: int) -> str:
    return f"{part} ({100 * part / whole:.0f} %)" if whole else "0"
