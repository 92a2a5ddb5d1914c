"""The bytes of a page and the charset its bearer gave in, its text out.

The order is a browser's: byte order mark, the bearer's charset, the page's own `meta`, UTF-8, a guess. Each is tried strictly,
so that a wrong label gives way to a right one. It will not know HTML beyond where `meta` names a charset, nor languages.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from charset_normalizer import from_bytes

from zegsman.page.characters import clean, controls
from zegsman.page.refuse import BadPage

_META_WITHIN = 4096
_SAMPLE = 32_768
_META = re.compile(
    rb"<(?:meta|\?xml)\s[^>]{0,400}?(?:charset|encoding)\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{1,40})", re.I
)
_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with theirs
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What the web means by a label (WHATWG Encoding Standard): the wider set of the same family.
_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
# Python knows these as text encodings; no page is written in them, and some take quadratic time.
_NEVER = {"utf-7", "punycode", "idna", "unicode-escape", "raw-unicode-escape", "undefined", "mbcs", "oem"}
_OTHER_SCRIPTS = frozenset(
    (
        "cp1251",
        "koi8_r",
        "koi8_u",
        "mac_cyrillic",
        "iso8859_5",
        "cp866",
        "cp855",
        "cp1253",
        "iso8859_7",
        "mac_greek",
        "cp1255",
        "cp1256",
        "cp874",
        "big5",
        "big5hkscs",
        "gb18030",
        "gbk",
        "gb2312",
        "cp932",
        "shift_jis",
        "euc_jp",
        "euc_jis_2004",
        "shift_jis_2004",
        "cp949",
        "euc_kr",
        "johab",
    )
)  # fmt: skip
_WESTERN = ("cp1252", "mac_roman", "cp850")
# "financi‰le": a symbol inside a word tells that the guess is wrong; apostrophes and hyphens stand there by right.
_SYMBOL_IN_WORD = re.compile(r"[a-z][^\x00-\x7f\w’·\u00ad\u2010-\u2014](?=[a-z])", re.I)
_TRUNCATED = BadPage("the page breaks off in the middle of a character, or is no text", "save or download it again")


def decode(body: bytes, charset: str | None, *, meta: bool = True) -> str:
    """The text, with `\\n` as only line end and without control characters; `meta`: heed the page's own `meta charset`.

    Raises `BadPage` where the bytes are no text, or UTF-16 that breaks off.
    """
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            text = _wide(body[len(mark) :], encoding) if mark != codecs.BOM_UTF8 else _narrow(body[3:], "utf-8", None)
            return _checked(text)
    labels = [known for label in (charset, _declared(body) if meta else None) if label and (known := _known(label))]
    wide = _silent_wide(body, labels)
    return _checked(_wide(body, wide) if wide else _narrow(body, *labels))


def _known(label: str) -> str | None:
    try:
        name = codecs.lookup(label.strip().strip("\"'")).name
        "".encode(name)  # refuses the codecs that are no text encodings: base64, zip, rot13
    except (LookupError, ValueError, UnicodeError, TypeError):
        return None
    return None if name in _NEVER else _MEANT.get(name, name)


def _declared(body: bytes) -> str | None:
    match = _META.search(body[:_META_WITHIN])
    if not match:
        return None
    label = match[1].decode("ascii", "ignore")
    # A `meta` that we could read byte by byte is not in UTF-16, whatever it says.
    return "utf-8" if label.lower().startswith(("utf-16", "utf-32")) else label


def _silent_wide(body: bytes, labels: list[str]) -> str | None:
    """UTF-16 without a mark: by its label, or by a zero in every second byte."""
    for label in labels[:1]:
        if label.startswith(("utf-16", "utf-32")):
            return {"utf-16": "utf-16-le", "utf-32": "utf-32-le"}.get(label, label)
    sample = body[:2048]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 5 < len(sample) or len(sample) < 4:  # two in five of the pairs
        return None
    if min(even, odd) * 20 > len(sample):
        return None  # zeros everywhere: no text at all
    return "utf-16-le" if odd > even else "utf-16-be"


def _wide(body: bytes, encoding: str) -> str:
    try:
        return body.decode(encoding)
    except UnicodeDecodeError:
        raise BadPage(_TRUNCATED.what, _TRUNCATED.mend) from None


def _narrow(body: bytes, *labels: str | None) -> str:
    is_utf8 = _strictly(body, "utf-8")
    for label in filter(None, labels):
        if label in _WESTERN and is_utf8 is not None:
            break  # bytes that are valid UTF-8 by accident do not exist; mislabelled pages do
        text = is_utf8 if label == "utf-8" else _strictly(body, label)
        if text is not None:
            return text
    if is_utf8 is not None:
        return is_utf8
    return _mostly_utf8(body) or _guess(body, *labels)


def _strictly(body: bytes, encoding: str) -> str | None:
    try:
        return body.decode(encoding)
    except (UnicodeError, ValueError):
        return None


def _mostly_utf8(body: bytes) -> str | None:
    """UTF-8 with stray bytes: those are read as Windows-1252, as from text pasted in; a last half character goes."""
    text = body.decode("utf-8", "replace")
    whole = len(text) - sum(map(text.count, map(chr, range(128)))) - (stray := text.count("\ufffd"))
    if whole < 2 * stray:
        return None
    last = text.rstrip("\ufffd")
    if stray == len(text) - len(last):
        return last
    return body.decode("utf-8", "zegsman-stray-bytes")


def _stray(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "ignore"), error.end


codecs.register_error("zegsman-stray-bytes", _stray)


def _guess(body: bytes, *labels: str | None) -> str:
    sample = body[:_SAMPLE]
    label = next(filter(None, labels), None)
    if label and not label.startswith("utf"):
        return body.decode(label, "replace")
    if sum(byte > 127 for byte in sample) * 5 > len(sample):
        found = from_bytes(sample, cp_isolation=sorted(_OTHER_SCRIPTS)).best()
        if found is not None:
            return body.decode(found.encoding, "replace")
    # Dutch, German, French: the detector answers cp1250 for most of it ("ruďne"), so we weigh the three that occur.
    return min(_western(body), key=lambda text: len(_SYMBOL_IN_WORD.findall(text[:_SAMPLE])))


def _western(body: bytes) -> Iterator[str]:
    for encoding in _WESTERN:
        yield body.decode(encoding, "ignore")


def _checked(text: str) -> str:
    sample = text[:_SAMPLE]
    if controls(sample) > 3 + len(sample) // 50:
        raise BadPage("this is no text but a binary file", "save the page as HTML or plain text first")
    return clean(text)
