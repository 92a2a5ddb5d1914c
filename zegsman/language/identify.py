"""Which language a text is in: what its page declares, its short words, and py3langid where these do not tell.

In: text, the packs, the declared language. Out: ISO 639-1 codes. The short words of a pack are looked at first, as that takes no
model: of a Dutch news text a quarter to a third are words of its pack's list, of a German or English one about a twentieth. They
never take Spanish for Dutch; what they leave open, py3langid tells, which takes half a second to load.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Protocol

from zegsman.language.pack import Pack

_OURS, _OURS_AS_TOLD = 0.15, 0.08
_CLEARLY = 2  # the best of our languages has so many times the short words of the next
_FEWEST_WORDS = 20
_MANY_WORDS, _FEWEST_KNOWN = 35, 8
_FEWEST_BYTES, _SURE = 60, 0.9
_FEWEST_OF_PARAGRAPH, _SURE_OF_PARAGRAPH = 12, 0.99
_WORD = re.compile(r"[^\W\d_]+")
_NO_LANGUAGE = "zxx"

# The languages that are told apart. Of those that py3langid knows, dialects and neighbours that hardly have a press are left out: beside
# them it is sure of nothing (Chinese may be Wu).
_NAMES = {
    "af": "Afrikaans", "am": "Amharic", "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian", "bg": "Bulgarian",
    "bn": "Bengali", "bs": "Bosnian", "ca": "Catalan", "cs": "Czech", "cy": "Welsh", "da": "Danish", "de": "German",
    "el": "Greek", "en": "English", "es": "Spanish", "et": "Estonian", "eu": "Basque", "fa": "Persian", "fi": "Finnish",
    "fr": "French", "fy": "Frisian", "ga": "Irish", "gl": "Galician", "gu": "Gujarati", "he": "Hebrew", "hi": "Hindi",
    "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian", "is": "Icelandic", "it": "Italian",
    "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh", "km": "Khmer", "kn": "Kannada", "ko": "Korean", "lb": "Luxembourgish",
    "lo": "Lao", "lt": "Lithuanian", "lv": "Latvian", "mk": "Macedonian", "ml": "Malayalam", "mn": "Mongolian",
    "mr": "Marathi", "ms": "Malay", "mt": "Maltese", "my": "Burmese", "ne": "Nepali", "nl": "Dutch", "no": "Norwegian",
    "pa": "Punjabi", "pl": "Polish", "ps": "Pashto", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "si": "Sinhala",
    "sk": "Slovak", "sl": "Slovenian", "so": "Somali", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili",
    "ta": "Tamil", "te": "Telugu", "th": "Thai", "tl": "Tagalog", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu",
    "uz": "Uzbek", "vi": "Vietnamese", "xh": "Xhosa", "zh": "Chinese", "zu": "Zulu",
}  # fmt: skip


class _Identifier(Protocol):
    def set_languages(self, langs: list[str]) -> None:
        """Tell apart no other languages than these."""

    def rank(self, text: str) -> list[tuple[str, float]]:
        """All languages with their probabilities, the likeliest first."""


def english_name(code: str) -> str:
    """What English calls the language of a code; the code in quotation marks where we do not know."""
    return _NAMES.get(code, repr(code))


def language_of(text: str, declared: str | None, packs: Mapping[str, Pack]) -> str:
    """The code of the language of a text, one of the packs' or another.

    A declaration is believed unless the words say otherwise. A text too short to tell is in its declared language, or in
    the likeliest of the packs, of which there must be one.
    """
    words = _words(text)
    shares = {code: _share(words, pack) for code, pack in sorted(packs.items())}
    best, *others = sorted(shares, key=lambda code: -shares[code])
    if declared and shares.get(declared, 0.0) >= max(_OURS_AS_TOLD, shares[best] / _CLEARLY):
        return declared
    clearly = all(shares[best] >= _CLEARLY * shares[other] for other in others)
    if words.total() >= _FEWEST_WORDS and shares[best] >= _OURS and clearly:
        return best
    code, probability = _ranked(text)[0]
    if code != _NO_LANGUAGE and probability >= _SURE and len("".join(words.elements()).encode()) >= _FEWEST_BYTES:
        return code
    return declared or next((code for code, _ in _ranked(text) if code in packs), best)


def paragraph_in(text: str, code: str, packs: Mapping[str, Pack]) -> str:
    """The language of one paragraph of a page in the language `code`: that, unless it is long and surely in another."""
    words = _words(text)
    if words.total() < _FEWEST_OF_PARAGRAPH or _share(words, packs[code]) >= _OURS_AS_TOLD:
        return code
    likeliest, probability = _ranked(text)[0]
    return likeliest if likeliest != _NO_LANGUAGE and probability >= _SURE_OF_PARAGRAPH else code


@lru_cache(maxsize=2)
def _words(text: str) -> Counter[str]:
    """How often each word stands in the text."""
    return Counter(_WORD.findall(text.casefold()))


def _share(words: Counter[str], pack: Pack) -> float:
    """How many of the words are short words of the language. A few of them make no language: Spanish too has "de" and "en"."""
    known = words.keys() & pack.recognise
    if len(words) > _MANY_WORDS and len(known) < _FEWEST_KNOWN:
        return 0.0
    return sum(words[word] for word in known) / words.total() if words else 0.0


@lru_cache(maxsize=2)
def _ranked(text: str) -> list[tuple[str, float]]:
    return _identifier().rank(text)


@cache
def _identifier() -> _Identifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier: _Identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([*_NAMES, _NO_LANGUAGE])
    return identifier
