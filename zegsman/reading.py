"""The pipeline: a `Page`, the tables of its language and a model in; a `Reading` out. The only module that knows all the rooms.

Reading never fails: a page without a story, or in a language that we do not read yet, gives a poorer reading with a note.
Nothing here knows files, the network, the store or today's date.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from zegsman import __version__, actors, article, moments, statements, words
from zegsman.language import Language, available
from zegsman.language.pack import Pack
from zegsman.models import Analyser
from zegsman.values import OWN_WORDS, Article, LabelKind, Note, Page, Reading, Span

_WITH_MOMENTS: frozenset[LabelKind] = OWN_WORDS | {"caption", "embed", "byline", "timestamp", "dateline"}

# Of a Dutch news text a quarter to a third are words of the pack's short list, of a German or English one about a twentieth.
_OURS, _OURS_AS_TOLD = 0.15, 0.08
_FEWEST_WORDS, _FEWEST_LETTERS = 20, 10
_MANY_WORDS, _FEWEST_KNOWN = 35, 8
_LOOKED_AT = 20_000
_WORD = re.compile(r"[^\W\d_]+")

# The first word of a letter's Unicode name -> what a text in such letters is, and the code of its language where that tells.
_SCRIPTS = {
    "CJK": ("in Chinese", "zh"),
    "HIRAGANA": ("in Japanese", "ja"),
    "KATAKANA": ("in Japanese", "ja"),
    "HANGUL": ("in Korean", "ko"),
    "GREEK": ("in Greek", "el"),
    "HEBREW": ("in Hebrew", "he"),
    "THAI": ("in Thai", "th"),
    "ARABIC": ("in Arabic letters", "und"),
    "CYRILLIC": ("in Cyrillic letters", "und"),
    "DEVANAGARI": ("in Devanagari letters", "und"),
}
_NAMES = {
    "ar": "Arabic", "da": "Danish", "de": "German", "en": "English", "es": "Spanish", "fr": "French", "fy": "Frisian",
    "it": "Italian", "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ru": "Russian", "sv": "Swedish",
    "tr": "Turkish", "uk": "Ukrainian",
}  # fmt: skip


def read(page: Page, language: Language, model: Analyser) -> Reading:
    """All that is found in a page with one language's tables and model; never raises."""
    made_by = f"zegsman {__version__} {model.name}"
    foreign = other_language(page, {language.code: language.pack})
    if foreign:
        told, code = foreign
        labelled = article.label(page, language.furniture, code)
        return Reading(
            labelled, (), (), (), (), (_note(page, f"{told}; zegsman reads {', '.join(available())}"),), made_by
        )
    labelled = article.label(page, language.furniture, language.code)
    dated = [label.span for label in labelled.labels if label.kind in _WITH_MOMENTS]
    found = moments.find(page.text, dated, language.moments, labelled.published)
    grammar, short = language.grammar, language.abbreviations.inner
    sentences = words.parse(labelled, model, short, large_nouns=grammar.large_nouns)
    said = statements.find(labelled, sentences, found, language)
    who = actors.gather(labelled, sentences, said, language)
    return Reading(labelled, sentences, found, said, who, _notes(labelled), made_by)


def choose(page: Page, packs: Mapping[str, Pack]) -> str:
    """The code of the pack that fits a page best: the declared one, else the one that knows most of its short words.

    `packs` must not be empty; where none fits, the nearest is returned, and `read` notes it.
    """
    declared = page.declared.language
    if declared in packs and not other_language(page, packs):
        return str(declared)
    words = _words(_looked_at(page))
    return max(sorted(packs), key=lambda code: _share(words, packs[code]))


def other_language(page: Page, packs: Mapping[str, Pack]) -> tuple[str, str] | None:
    """What a page is in, where it is in none of these languages: ("this page is in Chinese", "zh"); None where it may be."""
    looked_at = _looked_at(page)
    script = _script(looked_at)
    if script and all(script != _script(" ".join(pack.recognise), 1) for pack in packs.values()):
        told, code = _SCRIPTS.get(script, (f"in {script.capitalize()} letters", "und"))
        return f"this page is {told}", code
    declared = page.declared.language
    words = _words(looked_at)
    if words.total() < _FEWEST_WORDS:
        return _declared(declared, packs)
    share = max((_share(words, pack) for pack in packs.values()), default=0.0)
    if share >= (_OURS_AS_TOLD if declared in packs else _OURS):
        return None
    return _declared(declared, packs) or ("this page is in another language", "und")


def _declared(declared: str | None, packs: Mapping[str, Pack]) -> tuple[str, str] | None:
    if declared is None or declared in packs:
        return None
    return f"this page is in {_NAMES.get(declared, repr(declared))}", declared


def _looked_at(page: Page) -> str:
    """The beginning of the page without its menus: the pieces that are as long as a sentence, or else all of them."""
    pieces = [block.span.of(page.text) for block in page.blocks]
    sentences = [piece for piece in pieces if len(piece) > 60]
    return "\n".join(sentences or pieces)[:_LOOKED_AT]


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


def _script(text: str, fewest: int = _FEWEST_LETTERS) -> str | None:
    """The script of most letters ("LATIN", "CJK"); kana among Chinese characters make it Japanese. None for a few letters."""
    letters = Counter(character for character in text if character.isalpha())
    scripts: Counter[str] = Counter()
    for character, times in letters.items():
        scripts[re.split("[ -]", unicodedata.name(character, "UNKNOWN"))[0]] += times
    if sum(scripts.values()) < fewest:
        return None
    kana = scripts["HIRAGANA"] + scripts["KATAKANA"]
    if kana > 0.1 * (scripts["CJK"] + kana):
        scripts["HIRAGANA"] += scripts.pop("CJK", 0)
    return max(sorted(scripts), key=lambda script: scripts[script])


def _notes(labelled: Article) -> tuple[Note, ...]:
    page = labelled.page
    if not any(label.kind in OWN_WORDS for label in labelled.labels):
        return (_note(page, "no story was found on this page"),)
    if labelled.published is None:
        return (_note(page, "the page does not tell its day of publication; days that count from it are left out"),)
    return ()


def _note(page: Page, note: str) -> Note:
    return Note(Span(0, len(page.text)), note)
