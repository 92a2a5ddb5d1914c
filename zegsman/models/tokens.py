"""How a text is cut into words: characters come in, places of words and marks go out.

News sets its marks freely (`Nee“,zei hij`, `VVD’er`, `’s-Gravenhage`), so an apostrophe is judged by what stands around
it. What a language writes with marks inside words comes in as a `Spelling`. It does not know sentences.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_LONGEST_WORD = 60
_LONGEST_ENCLITIC = 3
_LONGEST_PARTED = 8
_LONGEST_MARKS = 4
_VOWELS = frozenset("aeiou")
_APOSTROPHE = "'’‘`´"
_WORD = r"[\w\u00ad\u0300-\u036f]"
_TOKEN = re.compile(
    rf"""
    (?P<address> (?:mailto:|https?://|www\.)[^\s<>"“”„«»(){{}}\[\]]{{1,400}}(?<![.,;:!?'’])
        | [\w.+-]{{1,64}}@[\w-]{{1,64}}(?:\.[\w-]{{1,64}}){{1,5}}
        | (?:[\w-]{{1,64}}\.){{1,4}}(?:nl|be|com|org|net|eu|de|fr|uk|info|gov|edu)(?![\w.-]\w)(?!\w)
        | (?<![\w#.-])[\w#.-]{{0,64}}\.(?i:csv|docx?|html?|jpe?g|pdf|png|pptx?|txt|xlsx?|zip)(?!\w) )
  | (?P<dotted> (?:[^\W\d_]{{1,2}}\.){{2,20}}(?:[^\W\d_]{{1,3}}(?![\w.{_APOSTROPHE}]))? )
  | (?P<clitic> (?<![\w.,!?])[{_APOSTROPHE}](?P<short>[^\W\d_]{{1,2}}|\d\d)(?!\w)(?:-\w+)* )
  | (?P<sum> [A-Z]{{1,3}}\d{{1,3}}(?:,\d{{3}}){{1,9}}(?![\w,]) )
  | (?P<number> (?:(?<!\S)[+.])?\d{{1,240}}(?:[.,:/]\d{{1,60}}){{0,12}}(?:,-(?!\w)|[^\W\d_]{{1,60}})?(?:[-/]\w{{1,60}}(?::\d\d(?!\w))?){{0,12}}(?:['’]s(?!\w))? )
  | (?P<word> {_WORD}{{1,240}}(?:[-‑&/+{_APOSTROPHE}]{_WORD}{{1,60}}){{0,12}}-? )
  | (?P<suffix> (?<!\S)-[^\W\d_]+(?:-\w+)* )
  | (?P<row> (?P<same>[^\w\s])(?P=same){{3,}} )
  | (?P<mark> \.{{2,}}|-{{2,}}|,,|''|``|[^\w\s] )
    """,
    re.VERBOSE,
)
_SPLIT_APOSTROPHE = re.compile(rf"[{_APOSTROPHE}]")


@dataclass(frozen=True, slots=True)
class Spelling:
    """What a language writes with marks inside words; all in lower case.

    `abbreviations` end in their full stop ("bijv."), `clitics` stand after an apostrophe at a word's start ("t" of 't),
    `tails` after one at its end ("s" of foto's). `enclitics` are words of their own at the end of another, with a straight
    apostrophe ("n't" of don't, "'s" of Anna's). `apart` are marks that part a word ("-", where well-known is three words),
    but not after one of the `prefixes` ("co" of co-operate). `parted` are words written as one that are two ("can|not"),
    `units` what is written to a number and is a word ("pm" of 7pm), `marks` several marks that are one word ("?!").
    """

    abbreviations: frozenset[str] = frozenset()
    clitics: frozenset[str] = frozenset()
    tails: frozenset[str] = frozenset()
    enclitics: frozenset[str] = frozenset()
    apart: frozenset[str] = frozenset()
    prefixes: frozenset[str] = frozenset()
    parted: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()


def tokens(text: str, spelling: Spelling, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The words and marks of `text[start:end]` as [start, end) in `text`, white space between them. Takes linear time."""
    found: list[tuple[int, int]] = []
    at, size = start, len(text) if end is None else end
    while match := _TOKEN.search(text, at, size):
        start, end = match.span()
        kind = match.lastgroup
        if kind == "clitic":
            if not (match["short"].isdigit() or match["short"].lower() in spelling.clitics):
                end = start + 1
        elif kind in ("word", "number"):
            if spelling.apart:
                end = _apart(text, start, end, spelling)
            second = _enclitic(text, start, end, spelling) or _second(text, start, end, kind, spelling)
            if second:
                found.append((start, second))
                start = second
            else:
                end = _word_end(text, start, end, spelling, size)
        elif kind == "mark" and spelling.marks:
            end = _marks_end(text, start, end, spelling, size)
        at = end
        while end - start > _LONGEST_WORD and kind != "address":
            found.append((start, start + _LONGEST_WORD))
            start += _LONGEST_WORD
        found.append((start, end))
    return found


def _apart(text: str, start: int, end: int, spelling: Spelling) -> int:
    """Where the first part of a word ends that a mark parts."""
    at = start
    for place in range(start + 1, end):
        joined = text[start].isupper() and text[place + 1 : place + 2].isupper() and text[place] == "-"  # "Kvale-Osman"
        if (
            text[place] in spelling.apart
            and not joined
            and not (text[at:place].lower() in spelling.prefixes or _of_figures(text[start:end]))
        ):
            return place
        if not text[place].isalnum():
            at = place + 1
    return end


def _of_figures(word: str) -> bool:
    """ "713-555-0199", "11/28/2000", "1990-95" and "1/2" are one word, "15-year" is three."""
    return word[:1].isdigit() and not any(sign.isalpha() for sign in word)


def _second(text: str, start: int, end: int, kind: str, spelling: Spelling) -> int | None:
    """Where the second of two words written as one begins: "can|not", "7|pm"."""
    if kind == "number" and spelling.units:
        begin = end
        while begin > start and text[begin - 1].isalpha():
            begin -= 1
        return begin if text[begin:end].lower() in spelling.units else None
    if not spelling.parted or end - start > _LONGEST_PARTED:
        return None
    word = text[start:end].lower()
    return next((start + at for at in range(1, len(word)) if f"{word[:at]}|{word[at:]}" in spelling.parted), None)


def _enclitic(text: str, start: int, end: int, spelling: Spelling) -> int | None:
    """Where the enclitic of a word begins, if it has one."""
    for begin in range(max(start + 1, end - _LONGEST_ENCLITIC), end - 1):
        if _SPLIT_APOSTROPHE.sub("'", text[begin:end]).lower() in spelling.enclitics:
            return begin
    return None


def _marks_end(text: str, start: int, end: int, spelling: Spelling, size: int) -> int:
    """Where the longest row of marks ends that is one word ("?!"), or the mark itself."""
    longest = min(start + _LONGEST_MARKS, size)
    return next((to for to in range(longest, end, -1) if text[start:to] in spelling.marks), end)


def _word_end(text: str, start: int, end: int, spelling: Spelling, size: int) -> int:
    """Where the word ends: before an apostrophe that is a quotation mark, after the full stop of an abbreviation."""
    head = start
    for mark in _SPLIT_APOSTROPHE.finditer(text, start, end):
        following = _SPLIT_APOSTROPHE.search(text, mark.end(), end)
        tail = text[mark.end() : following.start() if following else end]
        within = text[mark.start() - 1].lower() in _VOWELS and tail[:1].lower() in _VOWELS  # "Sana'a", "Qa'ida"
        short = re.split("[-/&+]", tail, maxsplit=1)[0].lower() in spelling.tails
        if mark.start() - head > 1 and not within and not short:
            return mark.start()
        head = mark.end()
    if text.startswith(".", end, size) and not text.startswith("..", end):
        word = text[start:end]
        initial = len(word) == 1 and word.isupper() and _is_initial(text, start, end, size)
        if initial or (end - start < 20 and word.lower() + "." in spelling.abbreviations):
            return end + 1
    return end


def _is_initial(text: str, start: int, end: int, size: int) -> bool:
    """ "A. Tolsma", "Anna T., die …"; but "schreef ze op X. ‘Nee’" ends a sentence."""
    before = text[max(0, start - 30) : start].split()
    return text[end + 1 : min(end + 3, size)].lstrip()[:1].isalpha() or bool(
        before and before[-1][:1].isupper() and end + 1 < size
    )
