"""The lemma of a word by its ending: a form with its word class comes in, the form a dictionary has goes out.

The endings are learnt in training from a treebank. A word that stood there is known as a whole, best in its own class, else in
another; then comes the lexicon, and endings are for words that nobody ever saw.
"""

from __future__ import annotations

from collections.abc import Sequence

from zegsman.models.lexicon import Lexicon

LONGEST_ENDING = 14
WHOLE = "^"  # before a word that is known as a whole
ANY = ""  # the table of whole words of any class but names
LAST = "*"  # the table of what lemmas of a part of speech end in: "n" of Dutch verbs
_FEATURES = ("Degree", "Number", "Tense", "VerbForm")
_AS_WRITTEN = frozenset(("PUNCT", "X", "SYM"))
Endings = dict[str, dict[str, str]]


def lemma_class(pos: str, features: str) -> str:
    """The class of words that bend alike: "NOUN Number=Plur"."""
    wanted = [feature for feature in features.split("|") if feature.split("=")[0] in _FEATURES]
    return " ".join([pos, *wanted])


def lemma_of(form: str, pos: str, features: str, endings: Endings, lexicon: Lexicon | None = None) -> str:
    """The lemma of a word that is known as a whole, else the lexicon's, else by the longest known ending of its class."""
    if pos in _AS_WRITTEN:
        return form
    word = form.lower()
    tables = [endings.get(name, {}) for name in (lemma_class(pos, features), pos, ANY)]
    last = endings.get(LAST, {}).get(pos, "")
    rule = whole_rule(word, pos, tables, last)
    lemma = lexicon.lemma(form, pos) if rule is None and lexicon is not None else None
    if lemma is not None and lemma.endswith(last):
        return lemma
    rule = rule or _of_ending(word, tables)
    keeps_capitals = pos == "PROPN" or rule.startswith("^") or _acronym(form)
    return _bent(form if keeps_capitals else word, word, rule.removeprefix("^"))


def rule_of(word: str, pos: str, tables: Sequence[dict[str, str]]) -> str:
    """The rule for a word in small letters, by the tables of its class, of its part of speech and of any: "2,en"."""
    return whole_rule(word, pos, tables) or _of_ending(word, tables)


def whole_rule(word: str, pos: str, tables: Sequence[dict[str, str]], last: str = "") -> str | None:
    """The rule of a word that is known as a whole; one of any class must make a lemma that ends in `last`."""
    own, wider, lexicon = (table.get(WHOLE + word) for table in tables)
    if own or wider or pos == "PROPN" or lexicon is None:
        return own or wider
    return lexicon if _bent(word, word, lexicon.removeprefix("^")).endswith(last) else None


def _of_ending(word: str, tables: Sequence[dict[str, str]]) -> str:
    table = tables[0] or tables[1]
    for size in range(min(len(word), LONGEST_ENDING), -1, -1):
        rule = table.get(word[len(word) - size :])
        if rule is not None:
            return rule
    return "0,"


def _acronym(form: str) -> bool:
    """WK, FARC-rebellen; but not a word that is only set in capitals."""
    return len(form) > 1 and form[:2].isupper() and (len(form) <= 5 or not form.isupper())


def _bent(form: str, word: str, rule: str) -> str:
    """Apply a rule: "2,en" cuts two letters and adds "en"; "ge" before it takes the first "ge" out."""
    cut, _, add = rule.partition(",")
    if cut.startswith("ge"):
        cut = cut[2:]
        at = word.find("ge")
        if at >= 0:
            form = form[:at] + form[at + 2 :]
    return form[: max(0, len(form) - int(cut))] + add or form
