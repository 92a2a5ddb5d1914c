"""Text that may stand in a terminal: what could drive it, or turn the direction of what follows, is spelt out.

A page's words are printed where escape sequences are obeyed; "\\x1b]0;" in a headline would rename the window.
"""

from __future__ import annotations

_DRIVING = (*range(9), *range(11, 32), *range(127, 160))
_TURNING = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_LINES = (0x2028, 0x2029)
_HALVES = range(0xD800, 0xE000)
_SPELT = {
    **{code: f"\\x{code:02x}" for code in _DRIVING},
    **{code: f"\\u{code:04x}" for code in (*_TURNING, *_LINES, *_HALVES)},
    ord("\t"): " ",
}
_IN_JSON = {
    code: f"\\u{code:04x}" for code in (*range(127, 160), *_TURNING, *_LINES, *_HALVES)
}  # what is below 32 JSON spells itself


def visible(text: str) -> str:
    """The text with control characters and marks of direction spelt as Python would; line ends stay."""
    return text.translate(_SPELT)


def visible_json(text: str) -> str:
    """JSON text of the same value, in which no character drives a terminal."""
    return text.translate(_IN_JSON)
