"""Title, day, authors and agencies of an article, from its labelled pieces and from what the page says of itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from zegsman.article import headline, shape
from zegsman.article.pieces import Piece, Verdict
from zegsman.language.furniture import Furniture
from zegsman.values import OWN_WORDS, LabelKind, Page

Labelled = Sequence[tuple[Piece, Verdict]]
_ISO = re.compile(r"\b((?:19|20)\d\d)-(\d{1,2})-(\d{1,2})(?!\d)")
_FIGURES = re.compile(r"(?<![\d.:/-])(\d{1,2})[-/.](\d{1,2})[-/.]((?:19|20)?\d\d)(?!\d)")
_WRITTEN = re.compile(r"(?<!\d)(\d{1,2})\.?\s+([^\W\d_]{3,10})\.?(?:,?\s+((?:19|20)\d\d))?(?!\d)")
_DATELINE = re.compile(r"[^()\n]{2,40} \(([^()]{2,40})\) ?[-–—]")
# A full stop parts two things, but not behind an initial or two letters ("J. Vos", "Dr. Anne Bos").
_PARTS = re.compile(r"\s*[|/•·]\s*|(?<=[^\W\d_]{3})\.\s+|\s+[-–—]\s+|,\s+|\s{2,}")
_SOURCES = re.compile(r"\s*[|/•·,;+]\s*|\s+[-–—]\s+")
_ONE_WORD = re.compile(
    r"[\uac00-\ud7a3]{2,4}|[\u4e00-\u9fff]{2,4}"
)  # a name without a space, in Korean or Chinese letters
_OVER_TITLE, _BELOW_STORY, _SIGNATURES = 3, 20, 2  # pieces
_DIGIT = re.compile(r"\d")
_LEAD_IN = re.compile(r"^[^\s:]+(?:\s[^\s:]+){0,2}:\s*")


def title(labelled: Labelled, page: Page) -> str | None:
    """The headline as it stands on the page, with a kicker only where the declared one has it; else what is declared."""
    told = page.declared.title
    shown = next((piece.text for piece, verdict in labelled if verdict.kind == "title"), None)
    if shown is None or told is None:
        return shown or told
    alike = headline.skeleton(told) == headline.skeleton(shown)  # "Brug dicht Schippers boos", for want of a colon
    kicked = told.endswith(shown) and told[: -len(shown)].rstrip().endswith(":")
    return told if told in shown or alike or kicked else shown


def published(labelled: Labelled, page: Page, furniture: Furniture) -> date | None:
    """The declared day, else the first date of a byline or time line."""
    if page.declared.published:
        return page.declared.published
    today = page.fetched.date() if page.fetched else None
    for piece in _of(labelled, "timestamp", "byline", "dateline"):
        if day := _day(piece.text, today, furniture):
            return day
    return None


def authors(labelled: Labelled, page: Page, furniture: Furniture) -> tuple[str, ...]:
    """People who wrote it, as declared or else as the byline names them; desks and agencies are nobody."""
    several = [one for name in page.declared.authors for one in _several(name, furniture)]
    over, *elsewhere = (
        [name for line in lines for name in _people(line, page, furniture)] for lines in _bylines(labelled, furniture)
    )
    told = [name for one in several if (name := _person(one, page, furniture))]
    pen_names = [name for one in several if (name := _pen_name(one, page, furniture))]
    for found in (told + pen_names if told else [], over, pen_names, *elsewhere):
        if found:
            return tuple(dict.fromkeys(found))
    return ()


def _bylines(labelled: Labelled, furniture: Furniture) -> tuple[list[Piece], ...]:
    """The bylines by how likely they are the story's: over it, below it, amid it, and over it by their place alone.

    Many lines below it are those of other stories; what the headline says again is nobody's name.
    """
    title = next((n for n, (_, verdict) in enumerate(labelled) if verdict.kind == "title"), -1)
    heading = labelled[title][0].text if title >= 0 else ""
    own = [n for n, (_, verdict) in enumerate(labelled) if n > title and verdict.kind in OWN_WORDS]
    first, last = (own[0], own[-1]) if own else (len(labelled), len(labelled))
    lines = [(n, *one) for n, one in enumerate(labelled) if one[1].kind == "byline"]
    by_place = {n for n, piece, verdict in lines if verdict.why.startswith("place") and not _led(piece, furniture)}
    told = [(n, piece) for n, piece, _ in lines if n not in by_place]
    over = [piece for n, piece in told if title - _OVER_TITLE <= n <= first]
    below = [piece for n, piece in told if last < n <= last + _BELOW_STORY]
    signed = below if len({piece.text for piece in below}) <= _SIGNATURES else []
    amid = [piece for n, piece in told if first < n < last]
    placed = [piece for n, piece, _ in lines if n in by_place and piece.text not in heading]
    return over, signed, amid, placed


def _led(piece: Piece, furniture: Furniture) -> bool:
    """ "Door Anne Bos": opens with the word of a byline."""
    return piece.tokens[:1] == furniture.byline[:1]


def sources(labelled: Labelled, furniture: Furniture) -> tuple[str, ...]:
    """The agencies: all that a source line names, and those known by name in a byline or dateline."""
    spelling = {name.casefold(): name for name in furniture.agencies}
    found: list[str] = []
    for piece in _of(labelled, "source-line"):
        words = _LEAD_IN.sub("", piece.bare).strip(" ()©.").split()
        text = " ".join("|" if word in furniture.joiners and word.isalpha() else word for word in words)
        found += [spelling.get(part.casefold(), part) for part in _SOURCES.split(text) if _source(part)]
    for piece in _of(labelled, "byline", "dateline"):
        found += [spelling[part] for part in re.split(r"[^\w-]+", piece.text.casefold()) if part in spelling]
    for piece in _of(labelled, "lead")[:1]:
        if dateline := _DATELINE.match(piece.text):
            found += [spelling[part] for part in re.split(r"[\s/,]+", dateline[1].casefold()) if part in spelling]
    return tuple({name.casefold(): name for name in reversed(found)}.values())[::-1]


def _source(part: str) -> bool:
    """True for a name or a short word for one ("agentschappen"), not for a date or a remark ("uit het Duits vertaald")."""
    return bool(part) and not part[0].isdigit() and (part[0].isupper() or len(part.split()) < 3)


def _of(labelled: Labelled, *kinds: LabelKind) -> list[Piece]:
    return [piece for piece, verdict in labelled if verdict.kind in kinds]


def _several(name: str, furniture: Furniture) -> list[str]:
    """ "Anne Bos en Piet Vos, Rome" declared as one: two people, and where they were; "Sluizen en Bruggen" is no two people."""
    parts = [part.partition(",")[0] for part in _joined(name, furniture)]
    several = parts if all(" " in part.strip() for part in parts) else [name]
    return [_declared(part, furniture) for part in several]


def _declared(name: str, furniture: Furniture) -> str:
    """ "Door Anne Bos": the words that open a byline are no part of a name; "Von Miller" is one."""
    words = name.split()
    led = len(words) > 2 and words[0].casefold() in furniture.byline
    return _without_lead_in(name, furniture) if led else name


def _people(line: Piece, page: Page, furniture: Furniture) -> list[str]:
    for spans in (line.layout.links, [part.span for part in line.layout.parts]):  # each name in an element of its own
        names = [_person(span.of(page.text), page, furniture) for span in spans if line.span.covers(span)]
        if len(names) > 1 and all(names):
            return names
    if line.bare.startswith("©"):
        return []
    found: list[str] = []
    for part in _titled(_PARTS.split(line.bare), furniture):
        lead_in = _LEAD_IN.match(part)
        if lead_in and lead_in[0].rstrip(": ").casefold().split()[0] in furniture.credit:
            continue
        several = _joined(_LEAD_IN.sub("", part), furniture)
        found += [_person(_without_lead_in(one, furniture), page, furniture) for one in several]
    return [name for name in found if name]


def _titled(parts: Sequence[str], furniture: Furniture) -> list[str]:
    """ "Door Prof. Anne Bos" was parted behind a title: the two are one again."""
    found: list[str] = []
    for part in parts:
        if found and found[-1].split()[-1:] and found[-1].split()[-1].casefold() in furniture.titles:
            found[-1] = f"{found[-1]}. {part}"
        else:
            found.append(part)
    return found


def _joined(names: str, furniture: Furniture) -> list[str]:
    """ "Anne Bos en Piet Vos": what stands between the joining words."""
    return " ".join("&" if word in furniture.joiners else word for word in names.split()).split(" & ")


def _without_lead_in(text: str, furniture: Furniture) -> str:
    """ "Door Jurre Haverkate" → "Jurre Haverkate"; "Floor Wit is columnist van …" → "Floor Wit"; a date behind is dropped."""
    words = text.split()
    words = words[shape.byline_opens(words, furniture) or 0 :]
    while words and words[0].casefold() in furniture.byline:
        words = words[1:]
    kept: list[str] = []
    for word in words:
        small = word.casefold()
        dated = word[:1].isdigit() or (len(kept) > 1 and small.strip(",.") in furniture.clock)
        if dated or not (word[:1].isupper() or small in furniture.particles):
            break
        kept.append(word)
    while kept and kept[-1].casefold() in furniture.particles:
        kept.pop()
    return " ".join(kept)


def _pen_name(text: str, page: Page, furniture: Furniture) -> str:
    """ "Nils" declared as a person is one; "LTO", "admin" and "waterkant.nl" are not."""
    name = text.strip()
    known = {*furniture.staff, *furniture.sections, *furniture.credit, *map(str.casefold, furniture.agencies)}
    outlet = _bare(page.declared.outlet or "")
    is_name = name.isalpha() and name.istitle() and name.casefold() not in known
    return name if is_name and _bare(name) not in outlet else ""


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _person(text: str, page: Page, furniture: Furniture) -> str:
    """The name if it can be a person's: two words or more, no desk, agency, section, picture credit or the outlet itself."""
    name = text.strip(" .,;:()")
    words = [word.casefold() for word in name.split()]
    if _ONE_WORD.fullmatch(name) and name != page.declared.outlet:
        return name
    barred = {
        *furniture.staff,
        *furniture.credit,
        *furniture.sections,
        *(agency.casefold() for agency in furniture.agencies),
    }
    outlet = (page.declared.outlet or "").casefold()
    if len(words) < 2 or len(words) > 7 or name.casefold() == outlet or not name[:1].isalpha() or _DIGIT.search(name):
        return ""
    return "" if any(word in barred for word in words) or not shape.names(name, furniture) else name


def _day(text: str, today: date | None, furniture: Furniture) -> date | None:
    months = dict(furniture.months)
    if found := _ISO.search(text):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    if found := _FIGURES.search(text):
        year = int(found[3]) if len(found[3]) == 4 else 2000 + int(found[3])
        return _date(year, int(found[2]), int(found[1]))
    for found in _WRITTEN.finditer(text):
        month = months.get(found[2].casefold())
        year = int(found[3]) if found[3] else (today.year if today else 0)
        if month and year:
            return _date(year, month, int(found[1]))
    return _near(text, today, furniture)


def _near(text: str, today: date | None, furniture: Furniture) -> date | None:
    words = text.casefold().split()
    if today and any(word.strip(",.") in furniture.today for word in words):
        return today
    if today and any(word.strip(",.") in furniture.yesterday for word in words):
        return today - timedelta(days=1)
    return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
