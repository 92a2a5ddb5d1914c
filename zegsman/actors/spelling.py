"""Whether two spellings are one name: Rjabkov and Ryabkov are, Putin and Potanin are not.

A name is brought to a key: no accents, no case, and the letter groups that transliteration writes in several ways
(from the language's table) as one. Two family names are one where their keys are equal, or differ by one vowel or one
doubled or silent letter; never where one carries the woman's ending of the other.
"""

from __future__ import annotations

import unicodedata

from zegsman.language.names import Names

_VOWELS = frozenset("aeiou")


class Spelling:
    """Compares spellings by the table of one language; keys are made once."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._keys: dict[str, str] = {}

    def key(self, name: str) -> str:
        """The spelling key of a name; blanks and hyphens fall away."""
        found = self._keys.get(name)
        if found is None:
            found = self._keys[name] = self._make(name)
        return found

    def same(self, one: str, other: str) -> bool:
        """True where two family names can be two spellings of one."""
        if one == other:
            return True
        first, second = self.key(one), self.key(other)
        if not first or not second or self._differ_by_gender(one, other):
            return False
        return first == second or (min(len(first), len(second)) >= 7 and _one_step(first, second))

    def _make(self, name: str) -> str:
        plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if c.isalnum())
        plain = plain.replace("ı", "i").replace("ł", "l").replace("ø", "o")
        out, position = [], 0
        while position < len(plain):
            for written, short in self._names.spelling:
                if plain.startswith(written, position):
                    out.append(short)
                    position += len(written)
                    break
            else:
                out.append(plain[position])
                position += 1
        merged = "".join(out)
        return "".join(c for k, c in enumerate(merged) if k == 0 or c != merged[k - 1])

    def _differ_by_gender(self, one: str, other: str) -> bool:
        short, long = sorted((one.casefold(), other.casefold()), key=len)
        endings, mans = self._names.female_endings, self._names.male_endings
        if len(long) > len(short):
            return any(long.endswith(e) and not short.endswith(e) for e in endings)
        return (long.endswith(endings) and short.endswith(mans)) or (short.endswith(endings) and long.endswith(mans))


def _one_step(one: str, other: str) -> bool:
    """One vowel more, less or other; or an h, t, s or n more at the end."""
    if abs(len(one) - len(other)) > 1:
        return False
    if len(one) == len(other):
        different = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
        return len(different) == 1 and all(c in _VOWELS for c in different[0])
    short, long = sorted((one, other), key=len)
    for place in range(len(long)):
        if long[:place] + long[place + 1 :] == short:
            return long[place] in _VOWELS or long[place] == "h" or (place == len(long) - 1 and long[place] in "tns")
    return False
