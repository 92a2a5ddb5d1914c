"""A dictionary of word forms, for words that no treebank of ours held: a form comes in, its lemma goes out.

The only module that knows simplemma, whose lists hold 180,000 English, 370,000 Dutch and 1.1 million German forms. It does not know
classes of words, so that of "gok" it says "gokken"; a noun does not grow by more than a letter.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial

_OPEN = frozenset(("ADJ", "ADV", "NOUN", "VERB"))


class Lexicon:
    """The forms of one language, as a code ("nl"); read from disk when the first word is asked for, which takes half a second or one."""

    def __init__(self, code: str) -> None:
        self._code = code

    def lemma(self, form: str, pos: str) -> str | None:
        """The lemma of a form in its part of speech; none for names and closed classes, and where the form is unknown."""
        lemma = _lookup(self._code)(form) if pos in _OPEN else None
        return None if lemma is None or (pos == "NOUN" and len(lemma) > len(form) + 1) else lemma


@cache
def _lookup(code: str) -> Callable[[str], str | None]:
    """What finds the lemma of a form; it knows none in a language without a list."""
    from simplemma.strategies import DictionaryLookupStrategy
    from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES
    from simplemma.strategies.dictionaries.stream_dictionary_factory import StreamDictionaryFactory

    if code not in SUPPORTED_LANGUAGES:
        return lambda form: None
    lists = DictionaryLookupStrategy(StreamDictionaryFactory())  # a tenth of the memory of plain dictionaries
    return partial(lists.get_lemma, lang=code)
