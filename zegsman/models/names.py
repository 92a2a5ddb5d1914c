"""The kinds of the names in a sentence: what the network found comes in, what lists and the parse make of it goes out.

The network knows names by their looks and company; lists know the famous ones for certain. It does not know who anybody is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

_LONGEST_LISTED = 5
_SHORTEST_TAIL = 6
_NO_EDGE = frozenset(("ADV", "AUX", "CCONJ", "PRON", "PUNCT", "SCONJ", "VERB"))
_NO_NAME = frozenset(("NUM", "PRON", "VERB", "AUX", "PUNCT"))
_MAY_NAME = frozenset(("ADJ", "NOUN", "PROPN", "X"))


@dataclass(frozen=True, slots=True)
class KnownNames:
    """`kinds` of names as they are written, and words in lower case: `heads` inside a name that make it an organisation's,
    `roles` and other `titles` right before a name with the kind they give it, `times` that name nobody. `first_names` as
    they are written. `articles` stand before no person, `in_places` before places, and `organisation_endings` end the
    names of bodies ("Melkbond"). `particles` stand between a first and a family name ("van", "der"), `outlets` end the names of papers and
    stations ("Gazette").
    """

    kinds: Mapping[str, str] = field(default_factory=dict)
    heads: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    times: frozenset[str] = frozenset()
    titles: Mapping[str, str] = field(default_factory=dict)
    first_names: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    in_places: frozenset[str] = frozenset()
    organisation_endings: tuple[str, ...] = ()
    particles: frozenset[str] = frozenset()
    outlets: frozenset[str] = frozenset()


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
    _know_behind_portfolios(forms, kinds, known)
    _know_pairs(forms, kinds, known)
    _know_people(forms, positions, kinds, known)
    _know_families(forms, kinds, known)
    _know_bodies(forms, positions, kinds, known)
    _know_titled(forms, positions, relations, kinds, known)
    _by_company(forms, kinds, known)
    _trim(forms, positions, relations, kinds)
    _drop_words(forms, kinds, known)
    _know_unread(forms, positions, kinds, known)
    _give_titles(forms, kinds, known)
    _know_dateline(forms, kinds)
    _know_brackets(forms, kinds, known)
    return kinds


def _trim(forms: Sequence[str], positions: Sequence[str], relations: Sequence[str], kinds: list[str]) -> None:
    """Take from the edges of a name what begins or ends none: "Volgens Der Spiegel", "het Witte Huis zwijgt"."""
    places = [
        _NO_EDGE if any(map(str.isalnum, form)) else {position} for form, position in zip(forms, positions, strict=True)
    ]
    for at, position in enumerate(positions):
        first = at == 0 or not kinds[at - 1]
        article = position == "DET" and forms[at].islower() and kinds[at] == "place"  # "the | Netherlands"
        if kinds[at] and first and (position in places[at] or article or (at == 0 and position == "ADP")):
            kinds[at] = ""
    for at in range(len(kinds) - 1, -1, -1):
        last = at + 1 == len(kinds) or not kinds[at + 1]
        family = kinds[at] == "person" and relations[at] == "flat" and forms[at][:1].isupper()  # "Graham | Aldersey"
        if kinds[at] and last and not family and positions[at] in places[at] | {"ADP", "DET"}:
            kinds[at] = ""


def _give_titles(forms: Sequence[str], kinds: list[str], known: KnownNames) -> None:
    """ "persbureau TASS", "wethouder Maas", "Energiebedrijf Delta": the noun before a name says what it names."""
    for at in range(len(forms) - 1):
        kind = _title(forms[at].lower(), known)
        if not kind or not _may_be_title(forms, kinds, at, kind, known):
            continue
        is_of_the_name = kinds[at] and forms[at].lower() in known.heads  # "Universiteit Leiden"
        kinds[at] = kind if is_of_the_name else ""
        end = at + 1
        while end < len(forms) and kinds[end] and kinds[end] == kinds[at + 1]:
            end += 1
        kinds[at + 1 : end] = [kind] * (end - at - 1)


def _may_be_title(forms: Sequence[str], kinds: Sequence[str], at: int, kind: str, known: KnownNames) -> bool:
    """True where a name follows, and the noun is not itself inside a name ("Topman Museum")."""
    if not kinds[at + 1] or not forms[at + 1][:1].isupper() or " ".join(forms[at : at + 2]) in known.kinds:
        return False
    if not kinds[at]:
        return True
    opens = at <= 1 or forms[at - 1] in ("-", "–", "—", ":")
    return opens and not (at and kinds[at - 1]) and not (kind == "person" and kinds[at] in ("organisation", "place"))


def _title(word: str, known: KnownNames) -> str:
    tails = (word[at:] for at in range(2, len(word) - _SHORTEST_TAIL + 1))
    return known.titles.get(word) or next((known.titles[tail] for tail in tails if tail in known.titles), "")


def _drop_words(forms: Sequence[str], kinds: list[str], known: KnownNames) -> None:
    """ "Topman Pieter Zwart", "Zaterdag": these words have their capital from the sentence, and name nobody."""
    for at, form in enumerate(forms):
        goes_on = at + 1 < len(forms) and kinds[at] == kinds[at + 1]
        role = kinds[at] and kinds[at + 1 : at + 2] == ["person"] and _is_role(form.lower(), known)
        role = role and form not in known.first_names  # "Bas Vos"
        time = not goes_on and form.lower() in known.times and (at == 0 or kinds[at - 1] != "person")
        if role or time:
            kinds[at] = ""


def _is_role(word: str, known: KnownNames) -> bool:
    """A role noun, or a compound that ends in one: "onderhandelaar", "hoofdonderhandelaar"."""
    return word in known.roles or any(word[at:] in known.roles for at in range(2, len(word) - _SHORTEST_TAIL + 1))


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
        if size > 1 or (size == 1 and kinds[at] and _stands_apart(kinds, at)):
            kinds[at : at + size] = [known.kinds[" ".join(forms[at : at + size])]] * size
        at += max(1, size)


def _stands_apart(kinds: Sequence[str], at: int) -> bool:
    """A listed word is no part of somebody's name ("Jan Gouda"), but may stand before one ("van Defensie Jan Vos")."""
    if at and kinds[at - 1] == "person":
        return False
    following = kinds[at + 1 : at + 3]
    return following[:1] != ["person"] or (kinds[at] == "person" and following == ["person", "person"])


def _by_company(forms: Sequence[str], kinds: list[str], known: KnownNames) -> None:
    """ "in Ermsveld" is a place, "het Koeriersverbond" a body: small words before a single name, and how it ends, tell its kind."""
    for at, form in enumerate(forms):
        alone = kinds[at] and (at == 0 or not kinds[at - 1]) and (at + 1 == len(forms) or not kinds[at + 1])
        if not alone or form in known.kinds or form in known.first_names:
            continue
        before = forms[at - 1].lower() if at else ""
        ends = len(form) > 6 and form.lower().endswith(known.organisation_endings)
        if ends or (before in known.articles and kinds[at] == "person"):
            kinds[at] = "organisation"
        elif before in known.in_places and kinds[at] in ("person", "organisation") and not form.isupper():
            kinds[at] = "place"


def _know_behind_portfolios(forms: Sequence[str], kinds: list[str], known: KnownNames) -> None:
    """ "minister van Leefmilieu | Lore Daelemans": one run to the network, but a first name opens a person's."""
    for at in range(2, len(forms) - 1):
        opens = kinds[at] == "organisation" and kinds[at - 1] != kinds[at]
        if opens and _title(forms[at - 2].lower(), known) == "person":
            end = next((k for k in range(at, len(forms)) if kinds[k] != kinds[at]), len(forms))
            first = next((k for k in range(at + 1, end - 1) if forms[k] in known.first_names), end)
            kinds[first:end] = ["person"] * (end - first)


def _know_pairs(forms: Sequence[str], kinds: list[str], known: KnownNames) -> None:
    """ "Ada Quarrie", taken for a body: a first name and one word that ends no body's name; not "Anna Museum"."""
    for at in range(len(forms) - 1):
        around = kinds[at - 1 : at] + kinds[at + 2 : at + 3]
        if kinds[at : at + 2] != ["organisation"] * 2 or "organisation" in around:
            continue
        last = forms[at + 1].lower()
        body = last in known.heads | known.outlets or last.endswith(known.organisation_endings)
        if forms[at] in known.first_names and not body and " ".join(forms[at : at + 2]) not in known.kinds:
            kinds[at : at + 2] = ["person"] * 2


def _know_people(forms: Sequence[str], positions: Sequence[str], kinds: list[str], known: KnownNames) -> None:
    """A first name and the capital behind it are somebody, whatever the network made of either: "Anna Broers"."""
    for at in range(len(forms) - 1):
        begins = at == 0 or kinds[at - 1] != kinds[at]
        if begins and forms[at] in known.first_names and kinds[at] in ("other", "place") and kinds[at + 1] == kinds[at]:
            end = at + 2
            while end < len(forms) and kinds[end] == kinds[at]:
                end += 1
            kinds[at:end] = ["person"] * (end - at)
    for at in range(len(forms) - 1):
        first, last = kinds[at], kinds[at + 1]
        if forms[at].split("-")[0] not in known.first_names or not forms[at + 1][:1].isupper():
            continue
        alone = at == 0 or kinds[at - 1] != first
        unsure = not first and last in ("", "other") and positions[at + 1] == "PROPN"
        if (last == "person" and first != "person") or unsure:
            kinds[at] = kinds[at + 1] = "person"  # "| Tessa | Roorda"
        elif first == "person" and last in ("", "other") and alone and positions[at + 1] in _MAY_NAME:
            kinds[at + 1] = "person"  # "Griet | Lammerse |"


def _know_unread(forms: Sequence[str], positions: Sequence[str], kinds: list[str], known: KnownNames) -> None:
    """ "Minister van Defensie | Tormod | Askedal": what stands before a family name within a sentence is a first name."""
    for at in range(1, len(forms) - 1):
        alone = kinds[at + 1] == "person" and kinds[at + 2 : at + 3] != ["person"] and not kinds[at]
        if alone and _is_unread(forms[at], positions[at], known) and forms[at + 1] not in known.first_names:
            kinds[at] = "person"


def _is_unread(form: str, position: str, known: KnownNames) -> bool:
    """A capital within a sentence on what was taken for a verb, and is in no list."""
    told = _is_role(form.lower(), known) or _title(form.lower(), known) or form in known.kinds
    return position in ("VERB", "X") and form[:1].isupper() and form.isalpha() and not told


def _know_brackets(forms: Sequence[str], kinds: list[str], known: KnownNames) -> None:
    """ "Anna Broers (| Groen|, Ness)": behind a person's name stands a party, and then a place."""
    for at in range(1, len(forms) - 2):
        if (
            forms[at] != "("
            or kinds[at - 1] != "person"
            or kinds[at + 1] != "person"
            or forms[at + 1] in known.first_names
        ):
            continue
        end = next((k for k in range(at + 1, len(forms)) if forms[k] in (",", ")")), len(forms))
        kinds[at + 1 : end] = ["organisation"] * (end - at - 1)
        closing = next((k for k in range(end, len(forms)) if forms[k] == ")"), len(forms))
        kinds[end:closing] = ["place" if kind == "person" else kind for kind in kinds[end:closing]]


def _know_families(forms: Sequence[str], kinds: list[str], known: KnownNames) -> None:
    """ "Willemien | van Aalderen": what a small word of names ties to a first name is no place."""
    for at, form in enumerate(forms):
        if form not in known.first_names or kinds[at] not in ("", "other", "person", "place"):
            continue
        end = at + 1
        while end < len(forms) and forms[end] in known.particles:
            end += 1
        if at + 1 < end < len(forms) and forms[end][:1].isupper() and forms[end].isalpha():
            kinds[at : end + 1] = ["person"] * (end + 1 - at)


def _know_bodies(forms: Sequence[str], positions: Sequence[str], kinds: list[str], known: KnownNames) -> None:
    """ "the | Lough Gazette|", "Tarapur Rovers": a run of names, or of what may name, whose last word makes it a body's."""
    for at in range(1, len(forms)):
        word = forms[at].lower()
        outlet = word in known.outlets
        if not forms[at][:1].isupper() or not (outlet or (word in known.heads and kinds[at])):
            continue
        first = at
        while first > 0 and _may_belong(forms, positions, kinds, first - 1, known, outlet):
            first -= 1
        if first < at and not any(kinds[k] == "person" and forms[k] in known.first_names for k in range(first, at)):
            kinds[first : at + 1] = ["organisation"] * (at + 1 - first)


def _may_belong(
    forms: Sequence[str], positions: Sequence[str], kinds: Sequence[str], at: int, known: KnownNames, outlet: bool
) -> bool:
    """A large word before a body's noun that may be part of its name; at the head of a sentence only what is a name already."""
    if not forms[at][:1].isupper() or not forms[at][-1:].isalpha() or _is_role(forms[at].lower(), known):
        return False
    return bool(kinds[at]) or (outlet and at > 0 and positions[at] in ("ADJ", "PROPN"))


def _know_dateline(forms: Sequence[str], kinds: list[str]) -> None:
    """ "ZWINMONDE | (ANP) -": large letters before a bracket at the head of a sentence are where it was written."""
    end = next((at for at, form in enumerate(forms) if not (form.isupper() and form.isalpha())), len(forms))
    if 0 < end < len(forms) and forms[end] == "(" and len(forms[0]) > 3:
        kinds[:end] = ["place"] * end


def _know_titled(
    forms: Sequence[str], positions: Sequence[str], relations: Sequence[str], kinds: list[str], known: KnownNames
) -> None:
    """ "die Organisatorin | Bronsema": what hangs on a role right behind it is somebody's name, though it was taken for a noun."""
    for at in range(len(forms) - 1):
        if positions[at] != "NOUN" or kinds[at] or _title(forms[at].lower(), known) != "person":
            continue
        end = at + 1
        while end < len(forms) and not kinds[end] and forms[end][:1].isupper() and positions[end] in ("NOUN", "PROPN"):
            end += 1
        hangs = any(relations[k] in ("appos", "flat", "flat:name") for k in range(at + 1, end))
        words = [form.lower() for form in forms[at + 1 : end]]
        if hangs and end < at + 4 and not any(word in known.times or _title(word, known) for word in words):
            kinds[at + 1 : end] = ["person"] * (end - at - 1)


def _listed(forms: Sequence[str], at: int, known: KnownNames) -> int:
    for size in range(min(_LONGEST_LISTED, len(forms) - at), 0, -1):
        if " ".join(forms[at : at + size]) in known.kinds:
            return size
    return 0
