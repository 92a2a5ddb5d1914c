"""Bytes in, nothing out: refuses what is no news page (a PDF, an image, an archive, too much of anything), by its first bytes.

It will not know encodings or HTML; what it lets through may still be refused further on.
"""

from __future__ import annotations

MAX_BYTES = 10 * 1024 * 1024
MAX_BLOCKS = 20_000

# First bytes, what they announce, and what to do about it.
_SAVE = "save the page as HTML or plain text first"
_UNPACK = "unpack it first and give the page inside"
_TRANSCRIBE = "zegsman reads text; give a written page"
_STARTS: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF", _SAVE),
    (b"{\\rtf", "an RTF document", _SAVE),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office document", _SAVE),
    (b"PK\x03\x04", "a zip file or office document", "unpack it, or save the document as plain text first"),
    (b"PK\x05\x06", "an empty zip file", _UNPACK),
    (b"\x1f\x8b", "a gzip file", _UNPACK),
    (b"BZh", "a bzip2 file", _UNPACK),
    (b"\xfd7zXZ\x00", "an xz file", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "a zstandard file", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7-zip file", _UNPACK),
    (b"Rar!\x1a\x07", "a rar file", _UNPACK),
    (b"bplist00", "a web archive", _SAVE),
    (b"SQLite format 3\x00", "a database", "give the pages themselves"),
    (b"\x7fELF", "a program", "give a news page"),
    (b"\x89PNG\r\n\x1a\n", "an image", _TRANSCRIBE),
    (b"\xff\xd8\xff", "an image", _TRANSCRIBE),
    (b"GIF87a", "an image", _TRANSCRIBE),
    (b"GIF89a", "an image", _TRANSCRIBE),
    (b"II*\x00", "an image", _TRANSCRIBE),
    (b"MM\x00*", "an image", _TRANSCRIBE),
    (b"RIFF", "an image, a sound or a video", _TRANSCRIBE),
    (b"ID3", "a sound", _TRANSCRIBE),
    (b"OggS", "a sound or a video", _TRANSCRIBE),
    (b"fLaC", "a sound", _TRANSCRIBE),
    (b"\x1a\x45\xdf\xa3", "a video", _TRANSCRIBE),
    (b"WARC/", "a WARC archive", "give the pages in it one by one"),
    (b"From: <Saved by ", "an MHTML file", "save the page as “HTML only” instead"),
)
_PLAIN_STARTS = (b"BZh", b"ID3", b"RIFF", b"WARC/", b"OggS", b"fLaC")


class BadPage(Exception):
    """Something that cannot be read as a page: `what` is wrong, and `mend`, what the user can do. Its str is both."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(what, mend)
        self.what, self.mend = what, mend

    def __str__(self) -> str:
        return f"{self.what}; {self.mend}"


def refuse(body: bytes) -> None:
    """Raise `BadPage` where `body` is empty, too large, or by its first bytes no text."""
    if len(body) > MAX_BYTES:
        raise too_large()
    if not body.strip():
        raise BadPage("the page is empty", "check that it was saved or copied whole")
    for start, what, mend in _STARTS:
        if body.startswith(start) and (start not in _PLAIN_STARTS or _is_binary(body)):
            raise BadPage(f"this is {what}", mend)
    if body[4:8] == b"ftyp":
        raise BadPage("this is a video or an image", _TRANSCRIBE)
    if body.startswith(b"\xff") and len(body) > 1 and body[1] in (0xFB, 0xF3, 0xF2):
        raise BadPage("this is a sound", _TRANSCRIBE)


def too_large() -> BadPage:
    """The refusal of more than `MAX_BYTES`, the same at every door."""
    return BadPage(f"the page is larger than {MAX_BYTES // 1024**2} MB", "give the article alone, not a whole archive")


def too_many_pieces() -> BadPage:
    """The refusal of more than `MAX_BLOCKS` blocks: to read on without the rest would lose statements unseen."""
    return BadPage(f"the page has more than {MAX_BLOCKS:,} pieces of text", "split it into separate articles")


def _is_binary(body: bytes) -> bool:
    # "ID3" and "RIFF" may open an honest sentence; the files of that name have a control byte close by.
    return any(byte < 9 or 13 < byte < 32 for byte in body[:64])
