"""The lemma of a word by its ending: a form with its word class comes in, the form a dictionary has goes out.

The endings are learnt in training from a treebank; whole words are the longest of endings.
"""

from __future__ import annotations

LONGEST_ENDING = 14
_FEATURES = ("Degree", "Number", "Tense", "VerbForm")
_AS_WRITTEN = frozenset(("PUNCT", "X", "SYM"))
Endings = dict[str, dict[str, str]]


def lemma_class(pos: str, features: str) -> str:
    """The class of words that bend alike: "NOUN Number=Plur"."""
    wanted = [feature for feature in features.split("|") if feature.split("=")[0] in _FEATURES]
    return " ".join([pos, *wanted])


def lemma_of(form: str, pos: str, features: str, endings: Endings) -> str:
    """The lemma by the longest known ending of the word's class; the form itself where nothing is known."""
    if pos in _AS_WRITTEN:
        return form
    word = form.lower()
    table = endings.get(lemma_class(pos, features)) or endings.get(pos) or {}
    rule = table.get("^" + word) or _by_ending(word, table)
    keeps_capitals = pos == "PROPN" or rule.startswith("^") or _acronym(form)
    return _bent(form if keeps_capitals else word, word, rule.removeprefix("^"))


def _by_ending(word: str, table: dict[str, str]) -> str:
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
