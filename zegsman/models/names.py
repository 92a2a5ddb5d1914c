"""The kinds of the names in a sentence: what the network found comes in, what lists and the parse make of it goes out.

The network knows names by their looks and company; lists know the famous ones for certain. It does not know who anybody is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

_LONGEST_LISTED = 5
_NO_NAME = frozenset(("NUM", "PRON", "VERB", "AUX", "PUNCT"))


@dataclass(frozen=True, slots=True)
class KnownNames:
    """`kinds` of names as they are written; lower-case `heads` that make a name an organisation's, `roles`, `times`."""

    kinds: Mapping[str, str] = field(default_factory=dict)
    heads: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    times: frozenset[str] = frozenset()


def settled(
    forms: Sequence[str],
    positions: Sequence[str],
    relations: Sequence[str],
    heads: Sequence[int],
    found: Sequence[str],
    known: KnownNames,
) -> list[str]:
    """The kind of name of each word of a sentence, "" outside names; all sequences run over its words."""  # fmt: skip
    kinds = list(found)
    for start, end in _flat_runs(positions, relations, heads):
        inside = [kind for kind in kinds[start:end] if kind]
        if inside:
            named = any(form.lower() in known.heads for form in forms[start:end]) and end - start > 1
            kinds[start:end] = ["organisation" if named else max(inside, key=inside.count)] * (end - start)
    _look_up(forms, kinds, known)
    _drop_words(forms, kinds, known)
    return kinds


def _drop_words(forms: Sequence[str], kinds: list[str], known: KnownNames) -> None:
    """ "Topman Pieter Zwart", "Zaterdag": these words have their capital from the sentence, and name nobody."""
    for at, form in enumerate(forms):
        goes_on = at + 1 < len(forms) and kinds[at] == kinds[at + 1]
        role = goes_on and form.lower() in known.roles
        time = not goes_on and form.lower() in known.times and (at == 0 or kinds[at - 1] != "person")
        if role or time:
            kinds[at] = ""


def _flat_runs(positions: Sequence[str], relations: Sequence[str], heads: Sequence[int]) -> list[tuple[int, int]]:
    """Runs of words that are flatly one name: a first word and all that hangs on it as `flat` right behind it."""
    runs = []
    at = 0
    while at < len(heads):
        end = at + 1
        while end < len(heads) and relations[end] == "flat" and at <= heads[end] < end:
            end += 1
        if end - at > 1 and "PROPN" in positions[at:end] and not _NO_NAME & set(positions[at:end]):
            runs.append((at, end))
        at = end
    return runs


def _look_up(forms: Sequence[str], kinds: list[str], known: KnownNames) -> None:
    at = 0
    while at < len(forms):
        size = _listed(forms, at, known) if forms[at][:1].isupper() else 0
        alone = (at == 0 or kinds[at - 1] != "person") and (at + size >= len(forms) or kinds[at + size] != "person")
        if size > 1 or (size == 1 and kinds[at] and (alone or kinds[at] != "person")):
            kinds[at : at + size] = [known.kinds[" ".join(forms[at : at + size])]] * size
        at += max(1, size)


def _listed(forms: Sequence[str], at: int, known: KnownNames) -> int:
    for size in range(min(_LONGEST_LISTED, len(forms) - at), 0, -1):
        if " ".join(forms[at : at + size]) in known.kinds:
            return size
    return 0
