"""What kind of thing a name names: trees with proper nouns come in, the same trees with kinds of names go out.

The treebank marks names and not their kinds. Lists, words before and inside a name, and what it does in its sentence vote;
votes for one spelling are gathered over the whole treebank, and a surname inherits the kind of the full name in its
document. Where the vote is not clear the kind stays open, and the network is not taught anything there.
"""

from __future__ import annotations

import lzma
import random
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice, pairwise
from pathlib import Path

from training.language.treebank import Token, Tree

KINDS = ("person", "organisation", "place", "other")
_CLEAR = 1.5
Votes = Counter[str]
_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Seeds:
    """Lists that names start from; all but the names themselves in lower case."""

    first_names: frozenset[str]
    last_names: tuple[str, ...]
    places: frozenset[str]
    organisations: frozenset[str]
    others: frozenset[str]
    organisation_words: frozenset[str]
    organisation_endings: tuple[str, ...]
    place_words: frozenset[str]
    place_endings: tuple[str, ...]
    other_words: frozenset[str]
    person_titles: frozenset[str]
    person_nouns: frozenset[str]
    organisation_nouns: frozenset[str]
    place_nouns: frozenset[str]
    place_prepositions: frozenset[str]
    say_verbs: frozenset[str]
    time_words: frozenset[str]
    articles: frozenset[str]
    in_places: frozenset[str]
    particles: frozenset[str]
    other_nouns: frozenset[str]
    outlets: frozenset[str]


def seeds(path: Path) -> Seeds:
    """Read the lists of a language."""
    lists = {name: _items(text) for name, text in tomllib.loads(path.read_text(encoding="utf-8")).items()}
    ordered = ("last_names", "organisation_endings", "place_endings")
    return Seeds(**{name: items if name in ordered else frozenset(items) for name, items in lists.items()})  # type: ignore[arg-type]


def _items(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.replace("_", " ") for word in text.split()))


def mark(documents: list[list[Tree]], known: Seeds) -> list[list[Tree]]:
    """The same documents, every name with its kind or "?"."""
    everywhere: dict[str, Votes] = defaultdict(Counter)
    local: list[list[list[tuple[_Span, Votes]]]] = []
    for document in documents:
        local.append([[(span, votes(tree, span, known)) for span in spans(tree, known)] for tree in document])
        for tree, found in zip(document, local[-1], strict=True):
            for span, ballot in found:
                everywhere[_spelling(tree, span)].update(ballot)
    marked = []
    for document, in_trees in zip(documents, local, strict=True):
        surnames = _surnames(document, in_trees, everywhere)
        marked.append(
            [_with_kinds(tree, found, everywhere, surnames) for tree, found in zip(document, in_trees, strict=True)]
        )
    return marked


_GIVEN = {"PER": "person", "ORG": "organisation", "LOC": "place", "MISC": "other"}


def given(documents: list[list[Tree]], marked: Iterable[Path]) -> list[list[Tree]]:
    """The same documents with the names that are marked in files in IOB2; in sentences that no file has they stay open.

    Sentences are known by their words. Another class (OTH, which Universal NER gives to inhabitants and languages) names nothing
    for us where it is an adjective, and stays open where it is a proper noun.
    """
    known = {words: kinds for path in marked for words, kinds in _iob(path)}
    return [
        [
            _with_given(tree, known.get(tuple(chain(*(word.parts or (word.form,) for word in tree)))))
            for tree in document
        ]
        for document in documents
    ]


def _iob(path: Path) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    words: list[str] = []
    kinds: list[str] = []
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in chain(lines, ("",)):
            cells = line.rstrip("\n").split("\t")
            if len(cells) > 2:
                words.append(cells[1])
                kinds.append(cells[2])
            elif words and not line.strip():
                yield tuple(words), tuple(kinds)
                words, kinds = [], []


def _with_given(tree: Tree, kinds: tuple[str, ...] | None) -> Tree:
    if kinds is None:
        return tuple(replace(word, name="?" if word.pos == "PROPN" else "") for word in tree)
    left = iter(kinds)
    own = [list(islice(left, max(1, len(word.parts)))) for word in tree]  # a contraction has several; the first counts
    return tuple(replace(word, name=_given(word, found[0])) for word, found in zip(tree, own, strict=True))


def _given(word: Token, kind: str) -> str:
    border, _, name = kind.partition("-")
    if name in _GIVEN:
        return f"{border}-{_GIVEN[name]}"
    return "?" if name == "OTH" and word.pos == "PROPN" else ""


def spans(tree: Tree, known: Seeds) -> Iterator[_Span]:
    """The names of a sentence: proper nouns with what is flatly tied to them, without days and months."""
    tops = [_top(tree, at) for at in range(len(tree))]
    at = 0
    while at < len(tree):
        end = at + 1
        while end < len(tree) and tops[end] == tops[at]:
            end += 1
        inside = tree[at:end]
        proper = [word for word in inside if word.pos == "PROPN"]
        written_large = any(word.form[:1].isupper() or word.form[:1].isdigit() for word in proper)
        if written_large and not any(word.form.lower() in known.time_words for word in proper):
            yield at, end
        at = end


def _top(tree: Tree, at: int) -> int:
    while tree[at].relation == "flat" and tree[at].head != at:
        at = tree[at].head
    return at


def votes(tree: Tree, span: _Span, known: Seeds) -> Votes:
    """What lists, the name's own words and its sentence say of one name."""
    words = tree[span[0] : span[1]]
    ballot: Votes = Counter()
    _vote_lists(" ".join(word.form for word in words), ballot, known)
    _vote_inside([word.form for word in words], ballot, known)
    _vote_around(tree, span, ballot, known)
    return ballot


def _vote_lists(name: str, ballot: Votes, known: Seeds) -> None:
    for kind, names in (("place", known.places), ("organisation", known.organisations), ("other", known.others)):
        if name in names:
            ballot[kind] += 6
        elif name.partition(" ")[0] in names and kind != "place":
            ballot[kind] += 3


def _vote_inside(forms: list[str], ballot: Votes, known: Seeds) -> None:
    lower = [form.lower() for form in forms]
    first, last = forms[0], lower[-1]
    if first in known.first_names:
        ballot["person"] += 4 if len(forms) > 1 else 2
    if len(forms) > 1 and len(first) <= 3 and first.endswith(".") and first[0].isupper():
        ballot["person"] += 4
    if len(forms) > 1 and any(word in known.person_titles for word in lower[:2]):
        ballot["person"] += 4
    if any(word in known.organisation_words for word in lower):
        ballot["organisation"] += 5
    if any(word in known.other_words for word in lower):
        ballot["other"] += 4
    if last in known.place_words and len(forms) > 1:
        ballot["place"] += 4
    if len(forms) == 2 and all(form[:1].isupper() and form[1:].islower() for form in forms):
        ballot["person"] += 1
    if len(forms) == 1:
        _vote_shape(forms[0], last, ballot, known)


def _vote_shape(form: str, lower: str, ballot: Votes, known: Seeds) -> None:
    letters = form.replace("&", "").replace("-", "").replace(".", "")
    if letters.isupper() and 2 <= len(letters) <= 6:
        ballot["organisation"] += 3
    if lower.endswith(known.organisation_endings) and len(lower) > 6:
        ballot["organisation"] += 2
    if lower.endswith(known.place_endings) and len(lower) > 6:
        ballot["place"] += 1
    if lower.endswith(("ers", "anen", "iërs", "ezen", "aar")) and len(lower) > 6:
        ballot["other"] += 1
    if any(letter.isdigit() for letter in form):
        ballot["other"] += 1
        ballot["person"] -= 2
    if form[1:] != form[1:].lower():
        ballot["person"] -= 1


def _vote_around(tree: Tree, span: _Span, ballot: Votes, known: Seeds) -> None:
    start, end = span
    before = tree[start - 1] if start else None
    top = next(
        (tree[at] for at in range(start, end) if not start <= tree[at].head < end or tree[at].head == at), tree[start]
    )
    if before is not None:
        noun = before.lemma.lower() if before.pos == "NOUN" else ""
        tail = {noun, *(noun[cut:] for cut in range(2, max(2, len(noun) - 3)))}
        for kind, nouns in (
            ("person", known.person_nouns), ("organisation", known.organisation_nouns), ("place", known.place_nouns),
        ):  # fmt: skip
            if tail & nouns:
                ballot[kind] += 4 if noun in nouns else 2
                break
        if before.form.lower() in known.place_prepositions and end - start <= 2:
            ballot["place"] += 2 if before.form.lower() in ("in", "te", "uit", "nabij") else 1
        if before.pos == "DET":
            ballot["organisation"] += 1
            ballot["other"] += 1
            ballot["person"] -= 2
    if top.relation.startswith("nsubj"):
        verb = tree[top.head].lemma.lower()
        ballot["place"] -= 1
        ballot["person"] += 2 if verb in known.say_verbs else 1
        ballot["organisation"] += 1 if verb in known.say_verbs else 0
    if top.relation in ("iobj", "vocative"):
        ballot["person"] += 1


def _spelling(tree: Tree, span: _Span) -> str:
    return " ".join(word.form for word in tree[span[0] : span[1]])


def _surnames(document: list[Tree], found: list[list[tuple[_Span, Votes]]], everywhere: dict[str, Votes]) -> set[str]:
    """Last and first names of the people whose full names stand in the document."""
    names: set[str] = set()
    for tree, in_tree in zip(document, found, strict=True):
        for span, ballot in in_tree:
            full = span[1] - span[0] > 1
            if full and _decided(ballot, everywhere[_spelling(tree, span)]) == "person":
                names.update((tree[span[0]].form, tree[span[1] - 1].form))
    return names


def _decided(ballot: Votes, everywhere: Votes) -> str | None:
    size = max(1.0, max(everywhere.values(), default=1) / 6)
    total = {kind: 2 * ballot[kind] + everywhere[kind] / size for kind in KINDS}
    first, second = sorted(total.values(), reverse=True)[:2]
    if first < 3 or first - second < _CLEAR:
        return None
    return max(total, key=lambda kind: total[kind])


def roles(marked: list[list[Tree]]) -> set[str]:
    """Common nouns that the treebank sets right before a person, as one group of words: "bemiddelaar Jansen"."""
    return {
        noun.lemma
        for document in marked
        for tree in document
        for noun, name in pairwise(tree)
        if noun.pos == "NOUN"
        and noun.lemma.islower()
        and name.name == "B-person"
        and name.relation in ("appos", "flat", "nmod")
        and tree[name.head] is noun
    }


def _with_kinds(tree: Tree, found: list[tuple[_Span, Votes]], everywhere: dict[str, Votes], surnames: set[str]) -> Tree:
    words = list(tree)
    for (start, end), ballot in found:
        spelling = _spelling(tree, (start, end))
        ballot = ballot + Counter({"person": 3}) if spelling in surnames else ballot
        kind = _decided(ballot, everywhere[spelling])
        for at in range(start, end):
            name = "?" if kind is None else f"{'B' if at == start else 'I'}-{kind}"
            words[at] = replace(words[at], name=name)
    return tuple(words)


def renamed(tree: Tree, known: Seeds, chance: random.Random) -> Tree:
    """The same sentence about other people and places: what it says does not hang on who says it."""
    words = list(tree)
    for at, word in enumerate(words):
        alone = at + 1 == len(words) or not words[at + 1].name.startswith("I-")
        pair = not alone and (at + 2 == len(words) or not words[at + 2].name.startswith("I-"))
        if word.name == "B-person" and chance.random() < 0.4:
            if alone:
                words[at] = _named(word, chance.choice(known.last_names))
            elif pair:
                words[at] = _named(word, chance.choice(sorted(known.first_names)))
                words[at + 1] = _named(words[at + 1], chance.choice(known.last_names))
        elif word.name == "B-place" and alone and chance.random() < 0.3:
            words[at] = _named(word, _single(known.places, chance))
        elif word.name == "B-organisation" and alone and chance.random() < 0.3:
            words[at] = _named(word, _single(known.organisations, chance))
    return tuple(words)


def _single(names: frozenset[str], chance: random.Random) -> str:
    return chance.choice(sorted(name for name in names if " " not in name))


def _named(word: Token, form: str) -> Token:
    return replace(word, form=form, lemma=form)
