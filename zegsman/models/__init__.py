"""The words of a language, learned: a folder of weights comes in, a `Model` that analyses text goes out.

The only module that knows spaCy. It does not know articles, labels or rules: it gets a text and the paragraphs in it, and
gives words with their places. Training cuts a text into words with the function used here (`models.tokens`), so that a
model and its words always agree.

A model folder holds `card.toml` (what it is, and the digest of every other file), `spelling.toml`, `names.toml`,
`lemmas.json` and `pipeline/`, in spaCy's own form without its vocabulary and tokenizer. No file in it can run code.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast, get_args

from zegsman.models import products
from zegsman.models.folder import BadModel, toml
from zegsman.models.folder import card as described
from zegsman.models.lemmas import Endings, lemma_of
from zegsman.models.lexicon import Lexicon
from zegsman.models.names import KnownNames, settled
from zegsman.models.tokens import Spelling, tokens
from zegsman.values import NameKind, Span, Word

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline
    from spacy.tokens import Doc

__all__ = ["Analyser", "BadModel", "Model", "installed", "load", "read"]

PACKS = Path(__file__).parent.parent / "languages"
_LONGEST_PARAGRAPH = 400
_BATCH = 2000
_FINAL_MARKS = frozenset((".", "!", "?", "…"))
_NAME_KINDS = frozenset(get_args(NameKind))
_NO_NAME = frozenset(("AUX", "NUM", "PUNCT", "SYM", "VERB", "ADV"))
_DOUBLE_NAME = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+){1,3}")


class Analyser(Protocol):
    """What reads words: a model of ours, or an installed pipeline in its place."""

    @property
    def name(self) -> str:
        """What stamps what it made."""

    @property
    def open_ends(self) -> bool:
        """True where it knows better than a rule where a sentence ends without a stop."""

    def analyse(self, text: str, paragraphs: Sequence[Span]) -> list[list[tuple[Word, ...]]]:
        """The sentences of each paragraph of `text`, as words with places in `text` and heads in their own sentence."""


class Model:
    """A trained pipeline with its spelling and lemmas. `name` stamps what it made: "nl-2026.11"."""

    def __init__(
        self,
        name: str,
        pipeline: Pipeline,
        spelling: Spelling,
        endings: Endings,
        known: KnownNames | None = None,
        lexicon: Lexicon | None = None,
        *,
        open_ends: bool = False,
    ) -> None:
        self.name, self.spelling, self.open_ends = name, spelling, open_ends
        self._known, self._lexicon = known or KnownNames(), lexicon
        self._pipeline, self._endings = pipeline, endings
        self._lemmas: dict[tuple[str, str, str], str] = {}
        self._one_at_a_time = threading.Lock()

    def analyse(self, text: str, paragraphs: Sequence[Span]) -> list[list[tuple[Word, ...]]]:
        """The sentences of each paragraph of `text`, as words with places in `text` and heads in their own sentence.

        Takes time linear in the length of the paragraphs; one that is overlong is cut where a sentence seems to end.
        """
        found: list[list[tuple[Word, ...]]] = [[] for _ in paragraphs]
        with self._one_at_a_time, products.in_one_thread():
            for batch in _batches(self._pieces(text, paragraphs)):
                with self._pipeline.memory_zone():
                    docs = [self._doc(text, places) for _, places in batch]
                    for (at, places), doc in zip(batch, self._pipeline.pipe(docs), strict=True):
                        found[at].extend(self._sentences(text, places, doc))
        return found

    def _pieces(self, text: str, paragraphs: Sequence[Span]) -> Iterator[_Piece]:
        for at, paragraph in enumerate(paragraphs):
            places = tokens(text, self.spelling, paragraph.start, paragraph.end)
            start = 0
            while start < len(places):
                end = _cut(text, places, start)
                yield at, places[start:end]
                start = end

    def _doc(self, text: str, places: list[tuple[int, int]]) -> Doc:
        from spacy.tokens import Doc

        ends = [start for start, _ in places[1:]] + [places[-1][1]]
        return Doc(
            self._pipeline.vocab,
            words=[text[start:end] for start, end in places],
            spaces=[after > end for (_, end), after in zip(places, ends, strict=True)],
        )

    def _sentences(self, text: str, places: list[tuple[int, int]], doc: Doc) -> Iterator[tuple[Word, ...]]:
        for sentence in doc.sents:
            first, words = sentence.start, list(sentence)
            forms = [text[slice(*places[word.i])] for word in words]
            positions = [_position(*of) for of in zip(forms, (word.pos_ for word in words), strict=True)]
            features = [str(word.morph) for word in words]
            lemmas = [self._lemma(*of) for of in zip(forms, positions, features, strict=True)]
            relations = ["root" if word.dep_ == "ROOT" else word.dep_ for word in words]
            heads = [word.head.i - first for word in words]
            found = [_name(word.ent_type_, *of) for word, *of in zip(words, positions, lemmas, strict=True)]
            names = settled(forms, positions, relations, heads, found, self._known)
            yield tuple(
                Word(Span(*places[word.i]), *of)
                for word, *of in zip(words, forms, lemmas, positions, heads, relations, features, names, strict=True)
            )

    def _lemma(self, form: str, pos: str, features: str) -> str:
        key = (form, pos, features)
        lemma = self._lemmas.get(key)
        if lemma is None:
            if len(self._lemmas) > 100_000:
                self._lemmas.clear()
            lemma = self._lemmas[key] = lemma_of(form, pos, features, self._endings, self._lexicon)
        return lemma


_Piece = tuple[int, list[tuple[int, int]]]


def _batches(pieces: Iterator[_Piece]) -> Iterator[list[_Piece]]:
    """Pieces in lots of some thousand words, so that memory does not grow with the text."""
    batch: list[_Piece] = []
    size = 0
    for piece in pieces:
        batch.append(piece)
        size += len(piece[1])
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _cut(text: str, places: list[tuple[int, int]], start: int) -> int:
    """Where a piece that begins at `start` ends: the paragraph's end, or the last full stop before it grows too long."""
    limit = start + _LONGEST_PARAGRAPH
    if limit >= len(places):
        return len(places)
    for end in range(limit, start + _LONGEST_PARAGRAPH // 2, -1):
        if text[places[end - 1][0] : places[end - 1][1]] in _FINAL_MARKS:
            return end
    return limit


def _position(form: str, pos: str) -> str:
    """The part of speech; "Aldous-Ferrier" is a name, though treebanks that part words at hyphens never showed one whole."""
    double = pos in _NO_NAME and _DOUBLE_NAME.fullmatch(form) and all(part[0].isupper() for part in form.split("-"))
    return "PROPN" if double else pos


def _name(kind: str, pos: str, lemma: str) -> str:
    """The kind of name; a proper noun that the finder of names left out is "other", days and months are no names."""
    if kind in _NAME_KINDS:
        return kind
    return "other" if pos == "PROPN" and not kind and lemma[:1].isupper() else ""


@cache
def load(code: str, packs: Path = PACKS) -> Model:
    """The model of a language pack; raises `BadModel` where it is missing or damaged."""
    return read(packs / code / "model")


@cache
def installed(name: str) -> Analyser:
    """An installed spaCy pipeline, by the name of its package or its folder; raises `BadModel` where there is none."""
    import spacy

    from zegsman.models.others import Installed

    try:
        return Installed(spacy.load(name), name)
    except (OSError, ImportError, ValueError, KeyError) as error:
        what = " ".join(str(error).split())
        raise BadModel(
            Path(name), f"no spaCy pipeline of this name can be loaded ({what}); install it with pip"
        ) from error


def read(folder: Path) -> Model:
    """The model in a folder; raises `BadModel` that names the file and how to mend it."""
    if not folder.is_dir():
        raise BadModel(folder, f"this language has no model; {_MEND}")
    card = described(folder, _MEND)
    spelling, names = toml(folder / "spelling.toml", _MEND), toml(folder / "names.toml", _MEND)
    endings = cast(Endings, json.loads((folder / "lemmas.json").read_text(encoding="utf-8")))
    name = str(card["name"])  # "nl-2026.11"
    return Model(
        name=name,
        pipeline=_pipeline(folder / "pipeline"),
        spelling=Spelling(**{key: frozenset(cast(list[str], words)) for key, words in spelling.items()}),
        endings=endings,
        known=_known(names),
        lexicon=Lexicon(name.partition("-")[0]),
        open_ends=bool(card.get("open_ends", False)),
    )


def _known(names: dict[str, object]) -> KnownNames:
    lists = cast(dict[str, list[str]], names)
    kinds = {name: kind for kind in get_args(NameKind) for name in lists.get(kind, ())}
    heads, roles, times = (frozenset(lists.get(key, ())) for key in ("organisation_words", "roles", "times"))
    titles = {noun: kind for kind in get_args(NameKind) for noun in lists.get(f"{kind}_titles", ())}
    return KnownNames(
        kinds=kinds,
        heads=heads,
        roles=roles,
        times=times,
        titles=titles,
        first_names=frozenset(lists.get("first_names", ())),
        articles=frozenset(lists.get("articles", ())),
        in_places=frozenset(lists.get("in_places", ())),
        organisation_endings=tuple(lists.get("organisation_endings", ())),
        particles=frozenset(lists.get("particles", ())),
        outlets=frozenset(lists.get("outlets", ())),
    )


_NO_TOKENIZER = "zegsman.none.v1"
_MEND = "install zegsman again, or make the model anew: python -m training.language.train"


def _pipeline(folder: Path) -> Pipeline:
    import spacy
    from spacy.util import registry
    from thinc.api import Config

    registry.tokenizers(_NO_TOKENIZER, func=lambda: lambda pipeline: None)
    try:
        config = Config().from_disk(folder / "config.cfg")
        config["nlp"]["tokenizer"] = {"@tokenizers": _NO_TOKENIZER}  # spaCy's own takes half a second to build
        with products.of_numpy():
            pipeline = spacy.util.load_model_from_config(config, auto_fill=False, validate=False)
        pipeline.from_disk(folder, exclude=["vocab", "tokenizer"])
    except (ValueError, KeyError, OSError) as error:
        raise BadModel(folder, f"this spaCy ({spacy.about.__version__}) cannot read it ({error}); {_MEND}") from error
    return pipeline
