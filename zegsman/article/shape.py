"""What the shape of a piece tells: credits, names alone, dates alone, lists of links. A piece in, a kind or nothing out.

Tables of the language say which words are agencies, months or platforms; here it is counted how much of a piece they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from zegsman.article.pieces import Piece, Verdict
from zegsman.language.furniture import Furniture

_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W_]+)*\.?|\d+(?:[-./:,]\d+)*[^\W\d_]*|©")
_ITEMS = re.compile(r"\s*[|·•>›»+]\s*|\s+[-–—/]\s+|\s{2,}")
_CRUMBS = re.compile(r"\S\s*[>›»]\s*\S|\S / \S+(?: \S+){0,3} / \S")
_DATE = re.compile(r"\d[-/.:]\d|\d\s?[uh](?:\d|\b)")
_DURATION = re.compile(r"\(?\b\d{1,2}:[0-5]\d\)?$")
_SPOKEN_BY = re.compile(r"[”’\"'»“]\s*[-–—]\s*([^“”\"]{3,60})$")
_BARS = re.compile(r"\s[|·•+]\s|\s[-–]\s|\s/\s")
_HANDLE = re.compile(r"\(@\w{2,}\)")
_CLOCK = re.compile(r"(?<![\d.:])(?:[01]?\d|2[0-4])[.:uh][0-5]\d(?![\d:%])|^\d{1,3}['’](?: ?\+ ?\d{1,2})?$")
_TIME = re.compile(r"[\[(]?(?:[01]?\d|2[0-4])[.:u][0-5]\d\b")
_YEAR = re.compile(r"(?:©|\(c\)|copyright)\s*(?:19|20)\d\d", re.IGNORECASE)
_LONGEST_CAPTION = 400
_LONGEST_DATE = 16  # words
_CLOSED = (".", "!", "?", "…", "’", "”", '"', "'", "»", "|", ")")


def find(piece: Piece, furniture: Furniture) -> Verdict | None:
    """The kind that shape alone tells, wherever the piece stands; None where it could be story."""
    if len(piece.text) > _LONGEST_CAPTION:
        return None
    if not piece.text[:1].isalnum() and not any(map(str.isalnum, piece.text)):
        return Verdict("other", "shape: no words", 0.9)
    if _YEAR.match(piece.bare):
        return Verdict("other", "shape: copyright", 0.95)
    for rule in (_posted, _credit, _platforms, _time, _signature, _teaser, _player, _spoken, _table):
        if verdict := rule(piece, furniture):
            return verdict
    return None


def names(text: str, furniture: Furniture) -> bool:
    """True where the text is names and nothing else: "Annemijn Koster", "Jan van Dam en Els Wit", "ANP / Pro Beeld"."""
    words = text.replace("/", " ").replace(",", " ").replace("|", " ").split()
    small = _folded(furniture.particles + furniture.joiners)
    capitals = [word for word in words if word[:1].isupper()]
    return (
        0 < len(capitals) <= 9
        and len(words) <= 14
        and text.rstrip()[-1:] not in ("?", "!", ":", "…")
        and not (text.rstrip().endswith(".") and len(words) > 3)
        and all(word[:1].isupper() or word.casefold() in small for word in words)
    )


def byline_opens(words: Sequence[str], furniture: Furniture) -> int | None:
    """Where the word stands that opens a byline: 1 in "Column door Evert Houtsma"; None in "Ursula von Berg", which is all name."""
    looked_at = words[:1] if furniture.byline[0] in furniture.particles else words[:3]
    return next((n for n, word in enumerate(looked_at) if word.casefold().rstrip(":") == furniture.byline[0]), None)


def initials(text: str, furniture: Furniture) -> bool:
    """True for a signature in initials and agencies: "svd", "(jvd/belga)", "svd, belga"."""
    words = re.split(r"[\s,/()&+-]+", text.strip("()[]. "))
    agencies = _folded(furniture.agencies)
    return 0 < len(words) <= 5 and all(word.casefold() in agencies or _initial(word) for word in words)


def agency(text: str, furniture: Furniture) -> bool:
    """True where the text is agencies and nothing else: "ANP", "Belga/AFP"."""
    joined = [" & " if word.casefold() in furniture.joiners else word for word in text.strip("()[]. ©").split()]
    words = [word for word in re.split(r"\s*[,/|&+-]\s*", " ".join(joined)) if word]
    return bool(words) and all(word.casefold() in _folded(furniture.agencies) for word in words)


def dated(text: str, furniture: Furniture) -> bool:
    """True where the text is a date or a time of day and nothing else."""
    words = [word.casefold().rstrip(".") for word in _words(text)[: _LONGEST_DATE + 1]]
    if not 0 < len(words) <= _LONGEST_DATE:
        return False
    near = _near(furniture)
    if not any(word[0].isdigit() or word in near for word in words):
        return False
    days = _days(furniture.months, furniture.today, furniture.yesterday)
    return (_DATE.search(text) is not None or any(word in days for word in words)) and all(
        word[0].isdigit() or word in days or _times(word, furniture) for word in words
    )


def clock(text: str) -> bool:
    """True for a clock time and hardly anything else, or a match's minute: "14.32 uur", "Update 9:05", "90'+2"."""
    return len(text) <= 24 and _CLOCK.search(text) is not None


def credit_alone(piece: Piece, furniture: Furniture) -> bool:
    """True for the maker or agency of a picture and nothing else."""
    found = _credit(piece, furniture)
    return agency(piece.text, furniture) or (found is not None and found.kind == "credit")


def credit_behind(piece: Piece, furniture: Furniture) -> int:
    """Where in a caption's text the maker of the picture begins: "De sluis. (foto Wiebe Tolsma)"; 0 where it names none."""
    places = [found.start() for found in _credit_words(furniture.credit).finditer(piece.text)]
    for at in places[-1:]:
        start = at - (piece.text[at - 1 : at] in ("(", "["))
        before, after = piece.text[:start].rstrip(), piece.text[start:].strip("()[]. ")
        behind = after.partition(":")[2] if ":" in after else after.partition(" ")[2]
        if before.endswith(_CLOSED) and len(behind.split()) <= 8 and names(behind.strip(" ."), furniture):
            return start
    return 0


def timed(text: str) -> bool:
    """True where a clock time opens the line, as over an entry of a live blog."""
    return _TIME.match(text) is not None


def listed(piece: Piece) -> int:
    """How many short items stand side by side: "Politiek · Wonen · Tweede Kamer" has three; 0 where it is no such line."""
    if (
        piece.stopped
        or len(piece.text) > 200
        or piece.plain != piece.text
        or not (_BARS.search(piece.text) or _CRUMBS.search(piece.text))
    ):
        return 0
    items = [item for item in _ITEMS.split(piece.text) if item]
    if _figures(piece):
        return 0
    return len(items) if len(items) > 1 and all(len(item.split()) <= 4 for item in items) else 0


def crumbs(piece: Piece) -> bool:
    """True for a path through the site: "Home > Regio > Aalst"."""
    return bool(listed(piece)) and _CRUMBS.search(piece.text) is not None


def _posted(piece: Piece, furniture: Furniture) -> Verdict | None:
    """ "— Bouwmarkt Klus-In (@klusin) 20 november": who posted what stands above it."""
    if _HANDLE.search(piece.text) and piece.length <= 14 and not piece.stopped:
        return Verdict("embed", "shape: a handle in brackets", 0.9)
    return None


def _credit(piece: Piece, furniture: Furniture) -> Verdict | None:
    """A caption ends in its credit, a credit stands alone; "Foto: …" before a sentence opens a caption."""
    folded = piece.text.casefold()
    may = "©" in folded or any(map(folded.__contains__, furniture.credit))  # the pattern takes ten times as long
    found = _credit_words(furniture.credit).search(piece.text) if may else None
    if found is None:
        return _agency_last(piece, furniture)
    before, after = piece.text[: found.start()].strip(" ([|-–"), piece.text[found.end() :].strip(" )]:.")
    if len(after) > 90 and before:
        return None
    if not before and found[0][-1:].isalpha() and not names(after, furniture):
        return None
    if before:
        proper = names(after, furniture) or initials(after, furniture) or len(after.split()) <= 4
        return Verdict("caption", "shape: ends in a credit", 0.95) if proper else None
    if names(after, furniture) or len(after.split()) <= 3:
        return Verdict("credit", "shape: a credit alone", 0.95)
    return Verdict("caption", "shape: opens as a caption", 0.9)


def _agency_last(piece: Piece, furniture: Furniture) -> Verdict | None:
    """ "Tanks bij de grens. AFP": a short line whose last word after the sentence is an agency."""
    sentence, _, last = piece.text.rpartition(". ")
    upper = last.isupper() or "/" in last
    if sentence and upper and len(piece.text) <= 220 and not piece.quoted and agency(last.partition("/")[0], furniture):
        return Verdict("caption", "shape: ends in an agency", 0.85)
    return None


def _platforms(piece: Piece, furniture: Furniture) -> Verdict | None:
    words = _words(piece.text)
    if len(words) > 1 and _folded(furniture.platforms + furniture.joiners).issuperset(map(str.casefold, words)):
        return Verdict("share", "shape: platforms side by side", 0.95)
    return None


def _time(piece: Piece, furniture: Furniture) -> Verdict | None:
    if len(piece.text) <= 90 and dated(piece.text, furniture):
        return Verdict("timestamp", "shape: a date alone", 0.93)
    return None


def _signature(piece: Piece, furniture: Furniture) -> Verdict | None:
    """ "Marloes van de Sande 12-03-26, 17:05", "Door ANP - 14-5-2025": a name and a date. One place and a date: a dateline."""
    if len(piece.text) > 130 or piece.ends or piece.quoted:
        return None
    if not any(word[0].isdigit() for word in _words(piece.text)):
        return None
    words = [word.rstrip(".") for word in _words(piece.text)]
    known = _clocks(furniture.clock, furniture.months)
    small = _folded(furniture.particles + furniture.joiners + furniture.byline)
    proper = [word for word in words if word[0].isupper() and word.casefold() not in known | small]
    other = [
        word for word in words if word not in proper and not word[0].isdigit() and word.casefold() not in known | small
    ]
    rest = " ".join(word for word in words if word not in proper and word.casefold() not in small)
    if not proper or other or not dated(rest, furniture):
        return None
    led = words[0].casefold() in _folded(furniture.byline)
    if len(proper) > 1 or led or proper[0].casefold() in _folded(furniture.agencies):
        return Verdict("byline", "shape: a name and a date", 0.92)
    return Verdict("dateline", "shape: a place and a date", 0.8)


def _player(piece: Piece, furniture: Furniture) -> Verdict | None:
    """ "▶ De reportage uit het dorp (1:42)": a line with its playing time."""
    if len(piece.text) <= 120 and piece.length > 2 and _DURATION.search(piece.text) and piece.text[:1] in "▶►🎧🔊":
        return Verdict("media-player", "shape: a playing time", 0.85)
    return None


def _spoken(piece: Piece, furniture: Furniture) -> Verdict | None:
    """A pull quote: “Liever nooit dan half” – Name."""
    found = _SPOKEN_BY.search(piece.text) if piece.quoted else None
    return (
        Verdict("quote", "shape: a quotation and its speaker", 0.85) if found and names(found[1], furniture) else None
    )


def _table(piece: Piece, furniture: Furniture) -> Verdict | None:
    return Verdict("table", "shape: figures side by side", 0.75) if _figures(piece) else None


def _figures(piece: Piece) -> bool:
    """True where a third of the words are figures, set apart by bars or commas."""
    words = _words(piece.text)
    if len(words) <= 5:
        return False
    figures = sum(word[0].isdigit() for word in words)
    apart = piece.text.count("|") + piece.text.count(",") + piece.text.count(";")
    return figures * 3 >= len(words) and figures > 2 and apart > 1 and not piece.stopped


def _teaser(piece: Piece, furniture: Furniture) -> Verdict | None:
    """A headline or a first sentence with its age behind it: "… meldt de politie. 47 minuten geleden"."""
    folded, ages = piece.text.casefold().rstrip(" ."), furniture.ago
    if folded.endswith(ages) and piece.length > 4:
        before = folded[: -max(len(age) for age in ages if folded.endswith(age))].rstrip()
        if before[-1:].isdigit() and (before.rstrip("0123456789").rstrip()[-1:] in tuple(".?!\"'”’|·-–")):
            return Verdict("reading-tip", "shape: a headline with its age", 0.93)
    return None


@lru_cache(maxsize=256)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text))


def _near(furniture: Furniture) -> frozenset[str]:
    return _folded(furniture.today + furniture.yesterday)


def _times(word: str, furniture: Furniture) -> bool:
    """True for a word that stands beside a date: "om", "uur", "bijgewerkt"; or a section."""
    return word in _folded(furniture.clock) or word in _folded(furniture.sections)


@lru_cache(maxsize=32)
def _days(months: tuple[tuple[str, int], ...], *near: tuple[str, ...]) -> frozenset[str]:
    return frozenset(name for name, _ in months).union(*map(_folded, near))


@lru_cache(maxsize=32)
def _clocks(clock: tuple[str, ...], months: tuple[tuple[str, int], ...]) -> frozenset[str]:
    return _folded(clock) | {name for name, _ in months}


def _initial(word: str) -> bool:
    return 1 < len(word) <= 4 and word.isalpha() and (word.islower() or word.isupper())


@lru_cache(maxsize=32)
def _folded(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word.casefold() for word in words)


@lru_cache(maxsize=32)
def _credit_words(credit: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(sorted((re.escape(word) for word in credit), key=len, reverse=True))
    opened = r"(?:(?<=[(|.\-–] )|(?<=[(|/])|^)"
    return re.compile(rf"©|{opened}(?i:{words})(?:\s*[:/©]|(?=\s+[^\W\d_a-zà-ÿ]))|(?<=\s)(?i:{words}):")
