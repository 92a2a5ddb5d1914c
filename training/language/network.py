"""The network of a language model and its training loop; paragraphs of a treebank come in, a spaCy pipeline goes out.

One shared reader of words (hashed word forms, prefixes, suffixes and shapes under a small convolution) feeds a tagger for
part of speech with features, a parser and a finder of names. No pretrained vectors, no GPU.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from typing import Any

import numpy
import spacy
from spacy.tokens import Doc, Span
from spacy.training import Example
from thinc.api import Adam, Optimizer, fix_random_seed, warmup_linear

from training.language.treebank import Tree, paragraphs, text
from zegsman.models.tokens import Spelling, tokens


def _reader(width: int, depth: int) -> dict[str, Any]:
    embed = {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": width,
        "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
        "rows": [8000, 1000, 2500, 1500],
        "include_static_vectors": False,
    }
    encode = {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": width,
        "window_size": 1,
        "maxout_pieces": 3,
        "depth": depth,
    }
    return {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode}


def transitions(state: str, hidden: int, listener: dict[str, Any]) -> dict[str, Any]:
    """The transition-based net that parser and names share in kind."""
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": state,
        "extra_state_tokens": False,
        "hidden_width": hidden,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": listener,
    }


def blank(language: str, *, width: int = 96, depth: int = 4, hidden: int = 64) -> Any:
    """An untrained pipeline of tok2vec, morphologizer, parser and ner.

    `width`: numbers that stand for a word; `depth`: layers, each of which sees one word further to both sides; `hidden`: width of
    the parser's hidden layer.
    """
    nlp = spacy.blank(language)
    nlp.add_pipe("tok2vec", config={"model": _reader(width, depth)})
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": width, "upstream": "*"}
    tagger = {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}
    nlp.add_pipe("morphologizer", config={"model": tagger})
    parser = {
        "model": transitions("parser", hidden, listener),
        "moves": None,
        "learn_tokens": False,
        "min_action_freq": 10,
    }
    nlp.add_pipe("parser", config=parser)
    nlp.add_pipe("ner", config={"model": transitions("ner", 64, listener), "moves": None})
    return nlp


def example(nlp: Any, trees: list[Tree], spelling: Spelling) -> Example:
    """A paragraph as the running code would cut it, beside the treebank's own cut."""
    line = text(trees)
    flat = [word for tree in trees for word in tree]
    offsets = [at for at, tree in enumerate(trees) for _ in tree]
    firsts = [0]
    for tree in trees:
        firsts.append(firsts[-1] + len(tree))
    learnt = all(word.features != "?" for word in flat)
    reference = Doc(
        nlp.vocab,
        words=[word.form for word in flat],
        spaces=[word.space for word in flat],
        pos=[word.pos for word in flat] if learnt else None,
        morphs=[word.features for word in flat] if learnt else None,
        deps=["ROOT" if word.relation == "root" else word.relation for word in flat],
        heads=[firsts[offsets[at]] + word.head for at, word in enumerate(flat)],
        sent_starts=[at in set(firsts) for at in range(len(flat))],
    )
    _set_names(reference, [word.name for word in flat])
    places = tokens(line, spelling)
    ends = [start for start, _ in places[1:]] + [len(line)]
    predicted = Doc(
        nlp.vocab,
        words=[line[start:end] for start, end in places],
        spaces=[after > end for (_, end), after in zip(places, ends, strict=True)],
    )
    return Example(predicted, reference)


def _set_names(doc: Doc, names: list[str]) -> None:
    known, unknown = [], []
    at = 0
    while at < len(names):
        end = at + 1
        if names[at] == "?":
            unknown.append(Span(doc, at, end))
        elif names[at]:
            kind = names[at][2:]
            while end < len(names) and names[end] == f"I-{kind}":
                end += 1
            known.append(Span(doc, at, end, label=kind))
        at = end
    doc.set_ents(known, missing=unknown, default="outside")


def named(nlp: Any, text: str, names: list[tuple[int, int, str]], spelling: Spelling) -> Example:
    """A paragraph of which only the names are known, as (start, end, kind): the other parts of the network learn nothing."""
    places = tokens(text, spelling)
    ends = [start for start, _ in places[1:]] + [len(text)]
    words = [text[start:end] for start, end in places]
    spaces = [after > end for (_, end), after in zip(places, ends, strict=True)]
    reference = Doc(nlp.vocab, words=words, spaces=spaces)
    spans: list[Span] = []
    for start, end, kind in names:
        inside = [at for at, (first, last) in enumerate(places) if first < end and last > start]
        if inside and not (spans and spans[-1].end > inside[0]):
            spans.append(Span(reference, inside[0], inside[-1] + 1, label=kind))
    reference.set_ents(spans, default="outside")
    return Example(Doc(nlp.vocab, words=words, spaces=spaces), reference)


def train(
    nlp: Any,
    documents: list[list[Tree]],
    spelling: Spelling,
    *,
    steps: int,
    seed: int,
    report: Callable[[int, float], None],
    every: int = 500,
    rate: float = 0.001,
    vary: Callable[[Tree, random.Random], Tree] = lambda tree, chance: tree,
    beside: Callable[[random.Random], list[Example]] = lambda chance: [],
    reader: bytes | None = None,
    dropout: float = 0.1,
) -> None:
    """Train in place for `steps` batches of growing size; `report(step, seconds)` sees averaged weights.

    `vary` may change a sentence each time it is shown; `beside` gives examples that go with each batch. A pipeline that has
    been trained goes on from where it is; a new one begins with `reader`, where that is given (training/language/guessing.py). `dropout` is the
    share of numbers that are left out each time.
    """
    fix_random_seed(seed)
    chance = random.Random(seed)  # noqa: S311 (repeatable, nothing secret)
    if not nlp.meta.get("steps"):
        first = [example(nlp, trees, spelling) for trees in paragraphs(documents, chance)]
        nlp.initialize(lambda: iter(first))
        if reader is not None:
            begin_with(nlp, reader)
    rates = iter(warmup_linear(rate, 250, int(steps * 1.1)))
    optimizer = Adam(learn_rate=rate, L2=0.01, grad_clip=1.0, use_averages=True, L2_is_weight_decay=True)
    started = time.process_time()
    batches = _batches(nlp, documents, spelling, chance, vary)
    for step in range(1, steps + 1):
        optimizer.learn_rate = next(rates)
        nlp.update([*next(batches), *beside(chance)], sgd=optimizer, drop=dropout, losses={})
        if step % every == 0 or step == steps:
            with nlp.use_params(optimizer.averages):
                report(step, time.process_time() - started)
    _keep_averages(nlp, optimizer)


def begin_with(nlp: Any, reader: bytes) -> None:
    """Give the pipeline a reader of words that has learnt from plain text; it must be of the same width and depth."""
    nlp.get_pipe("tok2vec").model.from_bytes(reader)


def _keep_averages(nlp: Any, optimizer: Optimizer) -> None:
    for _, pipe in nlp.pipeline:
        for node in pipe.model.walk():
            for name in node.param_names:
                average = (optimizer.averages or {}).get((node.id, name))
                if average is not None and node.has_param(name):
                    node.set_param(name, average)


def _batches(
    nlp: Any,
    documents: list[list[Tree]],
    spelling: Spelling,
    chance: random.Random,
    vary: Callable[[Tree, random.Random], Tree],
) -> Iterator[list[Example]]:
    batch: list[Example] = []
    size, limit = 0, 500.0
    while True:
        for trees in paragraphs(documents, chance):
            batch.append(example(nlp, [vary(tree, chance) for tree in trees], spelling))
            size += len(batch[-1].predicted)
            if size >= limit:
                yield batch
                batch, size, limit = [], 0, min(2000.0, limit * 1.001)


def rounded(values: numpy.ndarray[Any, Any], bits: int = 8) -> numpy.ndarray[Any, Any]:
    """Float32 with its mantissa rounded to `bits`: it compresses to about half and scores the same."""
    raw = numpy.ascontiguousarray(values, dtype=numpy.float32).view(numpy.uint32)
    drop = 23 - bits
    kept = (raw + numpy.uint32(1 << (drop - 1))) & numpy.uint32(0xFFFFFFFF & ~((1 << drop) - 1))
    return kept.view(numpy.float32)
