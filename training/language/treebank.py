"""A treebank in CoNLL-U comes in, paragraphs as news writes them go out.

Treebanks know one or two quotation marks; the press knows a dozen. A paragraph is a run of sentences of one document with
its marks set in one style, drawn anew each time. It does not know spaCy.
"""

from __future__ import annotations

import lzma
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from zegsman.models.tokens import Spelling, tokens


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the treebank. `head` is an index into the sentence, its own for the root.

    `name` is "B-person", "I-person" … inside names, "?" where the kind of name is not known, "" elsewhere; `features` are "?"
    where they are not to be learnt, nor `pos`. `parts` are the forms of the treebank's words where it makes two of one ("im").
    """

    form: str
    lemma: str
    pos: str
    features: str
    head: int
    relation: str
    space: bool
    name: str = ""
    parts: tuple[str, ...] = ()


Tree = tuple[Token, ...]

CLOSED = 0.95  # how often a run ends behind a sentence without a final mark, as a paragraph of news does

_DOUBLE = frozenset(('"', "“", "”", "„", "«", "»", "''", "``", ",,"))
_SINGLE = frozenset(("'", "’", "‘", "`"))
_OPENS, _CLOSES = frozenset("“„«‘"), frozenset("”»")
_STYLES = (
    ("“", "”"), ("“", "”"), ("“", "”"), ("‘", "’"), ("‘", "’"), ("‘", "’"), ('"', '"'), ('"', '"'), ("'", "'"), ("'", "'"),
    ("„", "”"), ("„", "“"), ("“", "“"), ("”", "”"), ("”", "“"), ("»", "«"), ("«", "»"), ("« ", " »"), (",,", "''"),
    (",,", "”"), (",,", '"'), ("''", "''"), ("``", "''"), ("‚", "‘"),
)  # fmt: skip
_DASHES = frozenset(("-", "--", "–", "—"))


def read(path: Path) -> Iterator[list[Tree]]:
    """The documents of a `.conllu` or `.conllu.xz` file, each a list of trees."""
    document: list[Tree] = []
    rows: list[list[str]] = []
    with (lzma.open if path.suffix == ".xz" else open)(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# newdoc") and document:
                yield document
                document = []
            elif line[:1].isdigit():
                rows.append(line.rstrip("\n").split("\t"))
            elif not line.strip() and rows:
                document.append(_tree(rows))
                rows = []
    if rows:
        document.append(_tree(rows))
    if document:
        yield document


def of_structure(documents: list[list[Tree]]) -> list[list[Tree]]:
    """The same sentences without parts of speech and features to learn: another language's heads help, its features differ."""
    return [[tuple(replace(word, features="?") for word in tree) for tree in document] for document in documents]


def joined(tree: Tree, spelling: Spelling) -> Tree:
    """The tree with compounds whole that the running code keeps whole and the treebank parts: "US - Präsident".

    The word takes the place, class and features of the one among its parts that the others hang on.
    """
    ends: dict[int, int] = {}
    start = 0
    for at, word in enumerate(tree):
        ends[start] = at
        start += len(word.form) + word.space
    line = text([tree])
    lots = [
        range(ends[first], max(at for begin, at in ends.items() if begin < end) + 1)
        for first, end in tokens(line, spelling)
        if first in ends and "-" in line[first + 1 : end - 1] and (end in ends or end + 1 in ends or end == len(line))
    ]
    lots = [lot for lot in lots if len(lot) > 1]
    if not lots:
        return tree
    lot_of = {at: lot for lot in lots for at in lot}
    kept = [at for at in range(len(tree)) if at not in lot_of or at == lot_of[at][0]]
    places = {at: place for place, at in enumerate(kept)}
    return tuple(
        replace(word, head=places[lot_of[word.head][0] if word.head in lot_of else word.head])
        for word in (_whole(tree, lot_of[at]) if at in lot_of else tree[at] for at in kept)
    )


def _whole(tree: Tree, lot: range) -> Token:
    top = min(lot, key=lambda at: (_depth(tree, at), -at))
    form = "".join(tree[at].form for at in lot)
    lemma = "".join(tree[at].lemma if at == lot[-1] else tree[at].form for at in lot)
    head = lot[0] if tree[top].head == top else tree[top].head
    name = tree[lot[0]].name if all(tree[at].name for at in lot) else ""
    return replace(tree[top], form=form, lemma=lemma, head=head, space=tree[lot[-1]].space, name=name)


def _depth(tree: Tree, at: int) -> int:
    depth = 0
    while tree[at].head != at:
        at, depth = tree[at].head, depth + 1
    return depth


def _tree(rows: list[list[str]]) -> Tree:
    """One word for each that is written: "im" stays one where the treebank makes "in dem" of it, with the class of the first."""
    whole: dict[int, list[str]] = {}
    for row in rows:
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            whole.update(dict.fromkeys(range(first, last + 1), row))
    words = [row for row in rows if row[0].isdigit()]
    kept = [row for row in words if int(row[0]) not in whole or whole[int(row[0])][0].startswith(f"{row[0]}-")]
    places: dict[int, int] = {}
    for row in words:
        written = whole.get(int(row[0]), row)[0]
        first = int(written.split("-")[0])
        places[int(row[0])] = places[first] if first != int(row[0]) else len(set(places.values()))
    return tuple(_token(row, whole.get(int(row[0]), row), at, words, places) for at, row in enumerate(kept))


def _token(row: list[str], written: list[str], at: int, words: list[list[str]], places: dict[int, int]) -> Token:
    parts = tuple(other[1] for other in words if places[int(other[0])] == at) if "-" in written[0] else ()
    head, relation = int(row[6]), row[7]
    while head and places[head] == at:  # the first of two words may hang on the second
        head, relation = int(words[head - 1][6]), words[head - 1][7]
    features = _agreed(row[3], "" if row[5] == "_" else row[5])
    place = places[head] if head else at
    return Token(written[1], row[2], row[3], features, place, relation, "SpaceAfter=No" not in written[9], parts=parts)


def _agreed(pos: str, features: str) -> str:
    """The features as most treebanks write them: every verb tells its form, and an adverb no degree.

    UD_German-PUD leaves forms out: a mood is a finite verb's, a tense without one a participle's, and what has neither an infinitive.
    """
    found = [feature for feature in features.split("|") if feature and not (pos == "ADV" and feature == "Degree=Pos")]
    if pos in ("VERB", "AUX") and "VerbForm=" not in features:
        kinds = {feature.partition("=")[0] for feature in found}
        form = "Fin" if "Mood" in kinds else "Part" if "Tense" in kinds else "Inf"
        found = [feature for feature in found if form == "Fin" or not feature.startswith("Tense=")]
        found.append(f"VerbForm={form}")
    return "|".join(sorted(found, key=str.casefold))


def paragraphs(documents: list[list[Tree]], chance: random.Random) -> Iterator[list[Tree]]:
    """Runs of one to eight sentences in varied dress, documents shuffled; one pass over the treebank."""
    order = list(documents)
    chance.shuffle(order)
    for document in order:
        at = 0
        while at < len(document):
            end = min(len(document), at + chance.choice((1, 2, 3, 4, 5, 6, 8)))
            stops = (n for n in range(at, end) if document[n][-1].pos != "PUNCT" and chance.random() < CLOSED)
            end = next(stops, end - 1) + 1
            yield dress(document[at:end], chance)
            at = end


def dress(trees: list[Tree], chance: random.Random) -> list[Tree]:
    """The same sentences with marks in one randomly drawn style, some newly quoted, bracketed or without their stop."""
    style = chance.choice(_STYLES)
    if len(trees) == 1 and chance.random() < 0.1:
        trees = [_without_stop(trees[0])]
    trees = [_bracketed(tree, chance) if chance.random() < 0.04 else tree for tree in trees]
    trees = _quoted(trees, chance) if chance.random() < 0.2 else trees
    if chance.random() < 0.8:
        trees = _styled(trees, style, chance)
    if chance.random() < 0.5:
        trees = [tuple(replace(word, form=_curled(word, chance)) for word in tree) for tree in trees]
    return trees


def _without_stop(tree: Tree) -> Tree:
    last = len(tree) - 1
    if last < 2 or tree[last].pos != "PUNCT" or any(word.head == last for word in tree):
        return tree
    return tree[:last]


def _bracketed(tree: Tree, chance: random.Random) -> Tree:
    """One first name set in brackets, as an editor adds it: "(Vladimir) Poetin"."""
    places = [
        at
        for at in range(len(tree) - 1)
        if tree[at].pos == tree[at + 1].pos == "PROPN" and tree[at + 1].relation == "flat" and tree[at].space
    ]
    if not places:
        return tree
    at = chance.choice(places)
    opening = Token("(", "(", "PUNCT", "", at, "punct", False)
    closing = Token(")", ")", "PUNCT", "", at, "punct", True)
    return _insert(_insert(tree, at + 1, replace(closing), glue=True), at, opening)


def _insert(tree: Tree, place: int, token: Token, *, glue: bool = False) -> Tree:
    """The tree with `token` (whose head counts in the old tree) at `place`; `glue` takes the space before it away."""

    def moved(word: Token) -> Token:
        return replace(word, head=word.head + (word.head >= place))

    words = [moved(word) for word in tree]
    if glue and place:
        words[place - 1] = replace(words[place - 1], space=False)
    words.insert(place, moved(token))
    return tuple(words)


def _quoted(trees: list[Tree], chance: random.Random) -> list[Tree]:
    """One run of whole sentences between quotation marks, where none of them has marks yet."""
    first = chance.randrange(len(trees))
    last = min(len(trees) - 1, first + chance.choice((0, 0, 1, 2)))
    if any(word.form in _DOUBLE | _SINGLE for tree in trees[first : last + 1] for word in tree):
        return trees
    mended = list(trees)
    root = _root(mended[last])
    place = len(mended[last])
    if (
        chance.random() < 0.25
        and mended[last][-1].pos == "PUNCT"
        and not any(w.head == place - 1 for w in mended[last])
    ):
        place -= 1
    space = place == len(mended[last])
    mended[last] = _insert(mended[last], place, Token('"', '"', "PUNCT", "", root, "punct", space), glue=True)
    mended[first] = _insert(mended[first], 0, Token('"', '"', "PUNCT", "", _root(mended[first]), "punct", False))
    return mended


def _root(tree: Tree) -> int:
    return next(at for at, word in enumerate(tree) if word.head == at)


def _styled(trees: list[Tree], style: tuple[str, str], chance: random.Random) -> list[Tree]:
    """All quotation marks in one style, tied to what they open or close."""
    words = [list(tree) for tree in trees]
    places = [(s, w) for s, tree in enumerate(words) for w in range(len(tree))]
    open_now = False
    glued = chance.random() < 0.03
    for order, (s, w) in enumerate(places):
        word = words[s][w]
        if word.pos == "PUNCT" and word.form in _DASHES and len(style[0]) == 1:
            words[s][w] = replace(word, form="—" if style[0] == "”" else "–")
        if word.pos != "PUNCT" or word.form not in _DOUBLE | _SINGLE:
            continue
        before = places[order - 1] if order else None
        spaced_before = before is None or words[before[0]][before[1]].space
        opening = _opens(word, spaced_before, open_now)
        open_now = opening
        mark = style[0] if opening else style[1]
        if opening:
            words[s][w] = replace(word, form=mark.strip(), lemma=mark.strip(), space=mark.endswith(" "))
            continue
        if before is not None:
            words[before[0]][before[1]] = replace(words[before[0]][before[1]], space=mark.startswith(" "))
        after = words[s][w + 1] if w + 1 < len(words[s]) else None
        space = word.space if after is None or after.pos == "PUNCT" else not glued
        words[s][w] = replace(word, form=mark.strip(), lemma=mark.strip(), space=space or after is None)
    return [tuple(tree) for tree in words]


def _opens(word: Token, spaced_before: bool, open_now: bool) -> bool:
    if word.form in _OPENS | _CLOSES:
        return word.form in _OPENS
    if spaced_before != word.space:
        return spaced_before
    return not open_now


def _curled(word: Token, chance: random.Random) -> str:
    if "'" not in word.form or word.pos == "PUNCT":
        return word.form
    if word.form.startswith("'") and chance.random() < 0.4:
        return "‘" + word.form[1:]
    return word.form.replace("'", "’")


def text(trees: list[Tree]) -> str:
    """The paragraph as it is printed."""
    return "".join(word.form + " " * word.space for tree in trees for word in tree).rstrip()
