"""How well zegsman reads: marked articles in, precision, recall and F1 of every room out.

    python gold/measure.py                      the project's own articles, gold/nl
    python gold/measure.py --part test          only those on which nothing was learnt
    python gold/measure.py --each FOLDER        articles from elsewhere, each one apart
    python gold/measure.py --records OUT.jsonl  also keep the records that were scored
    python gold/measure.py --floors             the lines for gold/floors.toml, half a point below

The form of an article is told in docs/marking.md, what each row counts in gold/README.md. What is scored is the record, as
a user gets it; how it was made is not known here.
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from zegsman import language, models, page, reading
from zegsman.gold import BadGold, MarkedArticle, articles, split
from zegsman.gold.days import days
from zegsman.reader.minutes import estimate
from zegsman.reader.record import record
from zegsman.values import OWN_WORDS, Capture, Declared, Reading, Span

Place = tuple[int, int]
Record = Mapping[str, Any]

HERE = Path(__file__).parent
ROWS = ("content exact", "found", "speaker", "medium", "moments", "moment values", "deadlines", "furniture")
SHARES = ("mode", "labels", "own words")
_FOUND = 0.5
# A source in these words is nobody's name, even at the head of a sentence: "Hij".
_POINTING = frozenset((
    "hij", "zij", "ze", "het", "wij", "we", "ik", "u", "je", "men", "dit", "dat", "die", "haar", "zijn", "hun", "een", "beide",
    "beiden", "he", "she", "it", "they", "i", "you", "this", "that", "who", "er", "sie", "es", "wir", "ich", "man", "diese", "dieser",
))  # fmt: skip
_ARTICLES = frozenset(("de", "het", "een", "the", "a", "der", "die", "das", "ein", "eine"))
_PARTICLES = frozenset((
    "van", "de", "der", "den", "ten", "ter", "von", "al", "el", "of", "for", "für", "en", "and", "und", "voor",
))  # fmt: skip
_SHORT = re.compile(r"(.*?)\s*\(([A-Z]{2,6})\)")
_WORD = re.compile(r"\w+")
_CAPITALISED = re.compile(r"[A-ZÀ-Ž&][\w’'-]*")


def records(marked: Iterable[MarkedArticle]) -> Iterator[Record]:
    """The record that zegsman makes of the text of each article."""
    for article in marked:
        found = reading_of(article)
        yield record(found, id=article.id, minutes=estimate(found.article))


def reading_of(article: MarkedArticle) -> Reading:
    """What zegsman finds in the text of an article."""
    capture = Capture(article.text.encode(), media_type="text/plain", charset="utf-8")
    read_page = replace(page.read(capture), declared=Declared(published=article.published, language=article.language))
    return reading.read(read_page, language.load(article.language), models.load(article.language))


def count(article: MarkedArticle, found: Record) -> Counter[str]:
    """What was hit, said and wanted in one article; counts of several articles may be added up."""
    if found.get("text") not in (None, article.text):
        raise ValueError(f"{article.id}: the record is of another text")
    return (
        _count_statements(article, found.get("statements", ()))
        + _count_media(article, found.get("statements", ()))
        + _count_moments(article, found.get("moments", ()))
        + _count_labels(article, found.get("blocks", ()))
    )


def scores(counted: Counter[str]) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 of every row, in points; a share has the same figure three times."""
    rows = {row: _three(counted, row) for row in ROWS}
    for row in SHARES:
        share = _points(counted[f"{row} hit"], counted[f"{row} wanted"])
        rows[row] = (share, share, share)
    return rows


def table(rows: Mapping[str, tuple[float, float, float]], counted: Counter[str]) -> str:
    """The scores as a table in Markdown."""
    lines = ["| | precision | recall | F1 | marked |", "|---|---:|---:|---:|---:|"]
    for row in ROWS:
        figures = " | ".join(f"{figure:.1f}" for figure in rows[row])
        lines += [f"| {row} | {figures} | {counted[f'{row} wanted']:,} |"]
    lines += ["", "| | right | of |", "|---|---:|---:|"]
    lines += [f"| {row} | {rows[row][2]:.1f} % | {counted[f'{row} wanted']:,} |" for row in SHARES]
    return "\n".join(lines)


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description="How well zegsman reads marked articles.")
    parser.add_argument("folder", type=Path, nargs="?", default=HERE / "nl")
    parser.add_argument(
        "--part", choices=("train", "dev", "test"), help="only the articles of this part of gold/split.tsv"
    )
    parser.add_argument("--each", action="store_true", help="also the F1 of each article")
    parser.add_argument("--records", type=Path, metavar="OUT.jsonl", help="keep the records that were scored")
    parser.add_argument("--floors", action="store_true", help="print floors half a point below, and no table")
    asked = parser.parse_args()
    try:
        marked = articles(asked.folder)
        if asked.part:
            parts = split.read(HERE / split.FILE)
            marked = tuple(article for article in marked if parts.get(article.id) == asked.part)
    except BadGold as error:
        raise SystemExit(str(error)) from None
    made = list(records(marked))
    counts = [count(article, found) for article, found in zip(marked, made, strict=True)]
    if asked.records:
        asked.records.write_text(
            "".join(json.dumps(found, ensure_ascii=False) + "\n" for found in made), encoding="utf-8"
        )
    if asked.each:
        for article, counted in zip(marked, counts, strict=True):
            rows = scores(counted)
            print(article.id, *(f"{row} {rows[row][2]:.1f}" for row in (*ROWS, *SHARES)), sep="  ")
    counted = sum(counts, Counter[str]())
    if asked.floors:
        for row, figures in scores(counted).items():
            print(f'"{row}" = {max(0.0, figures[2] - 0.5):.1f}')
        return
    print(f"{len(marked)} articles, {sum(len(article.text.split()) for article in marked):,} words\n")
    print(table(scores(counted), counted))


# Statements


def _count_statements(article: MarkedArticle, said: Sequence[Record]) -> Counter[str]:
    """Statements are paired by the words of their content; the rest is counted on the pairs that overlap enough."""
    names = speakers(article)
    counted: Counter[str] = Counter()
    pairing = aligned(article, [(one["content"], one["mode"]) for one in said])
    for row in ("content exact", "found", "speaker"):
        counted[f"{row} wanted"], counted[f"{row} said"] = len(pairing.wanted), len(pairing.given)
    for i, j in pairing.pairs.items():
        mine, theirs = article.statements[i], said[j]
        left, right = pairing.wanted[i], pairing.given[j]
        counted["content exact hit"] += left == right
        if _shared(left, right) < _FOUND:
            continue
        counted["found hit"] += 1
        counted["mode wanted"] += 1
        counted["mode hit"] += mine.mode == theirs["mode"]
        counted["speaker hit"] += same_speaker(names.get(mine.speaker, set()), theirs.get("speaker") or "")
    return counted


@dataclass(frozen=True, slots=True)
class Alignment:
    """Marked statements and statements that were said, by number: the words of each that has any, and which go together."""

    wanted: Mapping[int, frozenset[int]]
    given: Mapping[int, frozenset[int]]
    pairs: Mapping[int, int]

    def found(self) -> Iterator[tuple[int, int]]:
        """The pairs that share enough of their words."""
        return ((i, j) for i, j in self.pairs.items() if _shared(self.wanted[i], self.given[j]) >= _FOUND)


def aligned(article: MarkedArticle, said: Sequence[tuple[Iterable[Sequence[int]], str]]) -> Alignment:
    """Pairs the marked statements with others, each given by the places of its content and its mode."""
    words = [found.span() for found in _WORD.finditer(article.text)]
    wanted = {n: frozenset(_words_in(_places(one.content), words)) for n, one in enumerate(article.statements)}
    given = {n: frozenset(_words_in(content, words)) for n, (content, _) in enumerate(said)}
    wanted = {n: found for n, found in wanted.items() if found}
    given = {n: found for n, found in given.items() if found}
    gains = {
        (i, j): shared + 0.01 * (article.statements[i].mode == said[j][1])
        for i, left in wanted.items()
        for j, right in given.items()
        if (shared := _shared(left, right))
    }
    return Alignment(wanted, given, pairs(gains))


def right(article: MarkedArticle, found: Record) -> list[bool]:
    """Of each statement that is given: whether a marked one has its very words and its speaker."""
    said = found["statements"]
    names, rights = speakers(article), [False] * len(said)
    pairing = aligned(article, [(one["content"], one["mode"]) for one in said])
    for i, j in pairing.pairs.items():
        told = same_speaker(names.get(article.statements[i].speaker, set()), said[j].get("speaker") or "")
        rights[j] = pairing.wanted[i] == pairing.given[j] and told
    return rights


def pairs(gains: Mapping[tuple[int, int], float]) -> dict[int, int]:
    """The one-to-one pairing of left and right numbers that gains most.

    Grown pair by pair: each round takes the chain of exchanges that adds most to the gain, until none adds anything.
    """
    taken: dict[int, int] = {}
    rights: dict[int, list[tuple[int, float]]] = {}
    for (left, right), gain in gains.items():
        rights.setdefault(left, []).append((right, gain))
    for _ in rights:
        chain = _best_chain(rights, taken)
        if not chain:
            return taken
        taken.update(chain)
    return taken


def _best_chain(rights: Mapping[int, Sequence[tuple[int, float]]], taken: Mapping[int, int]) -> dict[int, int]:
    """New partners for some lefts, one of them without a partner so far, that together add most; {} where nothing adds."""
    owner = {right: left for left, right in taken.items()}
    worth = {left: 0.0 for left in rights if left not in taken}
    came: dict[int, int] = {}  # right -> the left from which the chain reached it
    best: dict[int, float] = {}
    changed = set(worth)
    while changed:
        again: set[int] = set()
        for left in changed:
            for right, gain in rights[left]:
                if taken.get(left) == right or worth[left] + gain <= best.get(right, 0.0) + 1e-12:
                    continue
                best[right], came[right] = worth[left] + gain, left
                if right in owner:
                    freed = owner[right]
                    worth[freed] = best[right] - dict(rights[freed])[right]
                    again.add(freed)
        changed = again
    open_ends = [right for right in best if right not in owner]
    if not open_ends:
        return {}
    right = max(open_ends, key=lambda end: best[end])
    chain: dict[int, int] = {}
    while True:
        left = came[right]
        chain[left] = right
        if left not in taken:
            return chain
        right = taken[left]


def _words_in(places: Iterable[Sequence[int]], words: Sequence[Place]) -> Iterator[int]:
    """The numbers of the words that lie in, or reach into, the places."""
    for start, end in places:
        number = bisect_right(words, start, key=lambda word: word[1])
        while number < len(words) and words[number][0] < end:
            yield number
            number += 1


def _shared(left: frozenset[int], right: frozenset[int]) -> float:
    """The F1 of two sets of words."""
    return 2 * len(left & right) / (len(left) + len(right))


def speakers(article: MarkedArticle) -> dict[str, set[str]]:
    """Every spelling of each speaker, and the names by which the text itself calls the source of a statement."""
    names = {one.name: {_plain(name) for name in (one.name, *one.variants)} for one in article.actors}
    for statement in article.statements:
        for start, end in _places(statement.source) if statement.speaker else ():
            said = article.text[start:end].split(maxsplit=1)
            source = said[-1] if said[0].casefold() in _ARTICLES else article.text[start:end]
            short = _SHORT.fullmatch(source)
            for name in short.groups() if short else (source,):
                if _is_name(name):
                    names.setdefault(statement.speaker, set()).add(_plain(name))
    return names


def _is_name(words: str) -> bool:
    first, *rest = words.split() or [""]
    return (
        not first.startswith("&")
        and words.casefold() not in _POINTING
        and all(_CAPITALISED.fullmatch(word) for word in (first, *(one for one in rest if one not in _PARTICLES)))
    )


def same_speaker(names: set[str], said: str) -> bool:
    """One of the spellings, or the same last word ("Peskov"); nobody where the text names nobody."""
    plain = _plain(said)
    if not names or not plain:
        return not names and not said
    return plain in names or plain.split()[-1] in {name.split()[-1] for name in names if name}


def _plain(name: str) -> str:
    return " ".join(re.findall("[a-z0-9]+", _without_accents(name).casefold()))


def _without_accents(name: str) -> str:
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()


def _count_media(article: MarkedArticle, said: Sequence[Record]) -> Counter[str]:
    wanted = [place for one in article.statements for place in _places(one.medium)]
    given = [tuple(place) for one in said for place in one.get("medium") or ()]
    return _row("medium", len(_meeting(wanted, given)), len(given), len(wanted))


# Moments


def _count_moments(article: MarkedArticle, said: Sequence[Record]) -> Counter[str]:
    """Moments in the article's own words; one is hit where the spans meet, its value where the days agree as well."""
    own = _places(block.span for block in article.own)
    wanted = [one for one in article.moments if any(_meet(_place(one.span), place) for place in own)]
    given = [one for one in said if any(_meet(one["span"], place) for place in own)]
    met = _meeting(_places(one.span for one in wanted), [one["span"] for one in given])
    values = sum(_same_value(wanted[i].value, given[j]) for i, j in met)
    both = sum(wanted[i].deadline and bool(given[j].get("deadline")) for i, j in met)
    bounds = sum(bool(one.get("deadline")) for one in given), sum(one.deadline for one in wanted)
    return (
        _row("moments", len(met), len(given), len(wanted))
        + _row("moment values", values, len(given), len(wanted))
        + _row("deadlines", both, *bounds)
    )


def _same_value(value: str, said: Record) -> bool:
    wanted = days(value)
    if wanted is None:
        return bool(value == said.get("duration"))
    return [day.isoformat() for day in wanted] == [said.get("first"), said.get("last")]


# Labels


def _count_labels(article: MarkedArticle, said: Sequence[Record]) -> Counter[str]:
    """Labels count by the characters under them, blanks aside."""
    given = {place: one["label"] for one in said for place in range(*one["span"])}
    counted: Counter[str] = Counter()
    for place, kind in ((place, one.label) for one in article.blocks for place in range(*_place(one.span))):
        if article.text[place].isspace():
            continue
        told = given.get(place)
        furniture, called = kind not in OWN_WORDS, told is not None and told not in OWN_WORDS
        counted["labels wanted"] += 1
        counted["labels hit"] += told == kind
        counted["own words wanted"] += 1
        counted["own words hit"] += told is not None and furniture == called
        counted += _row("furniture", furniture and called, called, furniture)
    return counted


# Figures


def _places(spans: Iterable[Span]) -> list[Place]:
    return [_place(span) for span in spans]


def _place(span: Span) -> Place:
    return span.start, span.end


def _meeting(wanted: Sequence[Sequence[int]], given: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """Pairs of spans that meet, one to one, the most overlap first."""
    options = [
        (min(left[1], right[1]) - max(left[0], right[0]), i, j)
        for i, left in enumerate(wanted)
        for j, right in enumerate(given)
        if _meet(left, right)
    ]
    lefts: set[int] = set()
    rights: set[int] = set()
    met = []
    for _, i, j in sorted(options, reverse=True):
        if i not in lefts and j not in rights:
            lefts.add(i)
            rights.add(j)
            met.append((i, j))
    return met


def _meet(left: Sequence[int], right: Sequence[int]) -> bool:
    return left[0] < right[1] and right[0] < left[1]


def _row(row: str, hit: int, said: int, wanted: int) -> Counter[str]:
    return Counter({f"{row} hit": int(hit), f"{row} said": int(said), f"{row} wanted": int(wanted)})


def _three(counted: Counter[str], row: str) -> tuple[float, float, float]:
    hit, said, wanted = (counted[f"{row} {which}"] for which in ("hit", "said", "wanted"))
    return _points(hit, said), _points(hit, wanted), _points(2 * hit, said + wanted)


def _points(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


if __name__ == "__main__":
    main()
