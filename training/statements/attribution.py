"""Makes the model that points at cues, contents and sources (`zegsman/models/attribution/weights`), and says how good it is.

    python -m training.statements.attribution --polnear ../data/attribution
    python -m training.statements.attribution                     from gold/ alone
    python -m training.statements.attribution --polnear … --try   only scores, learnt from the train parts, told of the dev parts
    python -m training.statements.attribution --polnear … --try --only nl,en   other languages left out, to see what one lends another
    python -m training.statements.attribution --polnear … --crossed FOLDER     two models, each without half of the events of gold/
    python -m training.statements.attribution --polnear … --wikinews ../data/attribution --out FOLDER   from German Wikinews too

It learns from the train and dev parts of our marked articles, in all languages at once, and, with `--polnear`, from the train part of PolNeAR 1.0
(`polnear.train.jsonl.xz`, English political news, Newell et al. 2018), whose texts are not ours to give; only weights come of them. PolNeAR counts
more as an attribution than we do, so each article tells in which manner it was marked, and what is read is read in ours. A quarter of an hour of one core.
German Wikinews (`german.train.jsonl.xz`, Petersen-Frey and Biemann 2024) is not for commercial use: what has learnt from it stays out of the package.

The two crossed models tell what the model says of articles that it has not seen; how sure a statement is, is learnt from that (certainty.py).
"""

from __future__ import annotations

import argparse
import json
import lzma
import time
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from threadpoolctl import threadpool_limits

from training.statements import pointing
from training.statements.questions import Marked, Questions, ask
from zegsman import article, language, models, moments, page, statements, words
from zegsman.gold import MarkedArticle, articles, split
from zegsman.models.attribution import FOLDER, NETWORKS, OURS, POLNEAR, WIKINEWS, Manner, Network, stored
from zegsman.values import Capture, Declared, Span

GOLD = Path(__file__).parents[2] / "gold"
NAME = "attribution-2026.11"
LANGUAGES = ("nl", "en", "de")
ANSWERED = ("cue", "alone")  # networks that are asked of each place by itself
SEED, EPOCHS, TIMES, LEAST = 0, 2, 3, 3
_ALONE = 4  # times as many epochs without PolNeAR
_CARD = """name = "{name}"
what = "points at cues, at contents and at sources of statements"
data = [
    "gold/nl, en and de of zegsman, {parts} (Apache-2.0): {own:,} articles",{polnear}
]
licence = "{licence}"
revision = "{revision}"
seed = {seed}
epochs = {epochs}

# Learnt from the train parts, asked about the dev parts: of each question the share of right answers in per cent; of cues F1.
[scores]
{scores}

[files]
{files}
"""
_POLNEAR = (
    '\n    "PolNeAR 1.0, train part, {count} articles (the package states MIT; weights only, no text of it is here)",'
)
_WIKINEWS = '\n    "German Wikinews, train part, {count} articles (CC BY-NC-SA 4.0)",'


@dataclass(frozen=True, slots=True)
class Text:
    """A marked article in characters."""

    text: str
    language: str
    published: date | None
    marked: tuple[Marked, ...]
    manner: Manner
    half: int = 0


def main() -> None:
    """Learn, measure and store."""
    options = argparse.ArgumentParser(description="The model of attribution.")
    options.add_argument(
        "--polnear", type=Path, metavar="FOLDER", help="holds polnear.train.jsonl.xz and polnear.dev.jsonl.xz"
    )
    options.add_argument(
        "--wikinews",
        type=Path,
        metavar="FOLDER",
        help="holds german.train.jsonl.xz and german.dev.jsonl.xz; needs --out",
    )
    options.add_argument("--only", default=",".join(LANGUAGES), help="languages of gold/ that are learnt from")
    options.add_argument("--out", type=Path, default=FOLDER)
    options.add_argument("--seed", type=int, default=SEED)
    options.add_argument("--epochs", type=int)
    options.add_argument(
        "--crossed", type=Path, metavar="FOLDER", help="only make the two crossed models, in 0/ and 1/"
    )
    options.add_argument("--try", action="store_true", dest="tried", help="store nothing")
    chosen = options.parse_args()
    codes = [code for code in chosen.only.split(",") if code]
    began = time.monotonic()
    if chosen.wikinews and chosen.out == FOLDER and not (chosen.tried or chosen.crossed):
        options.error("German Wikinews is not free for every use: say --out FOLDER, outside the package")
    lent = asked(_lent("train", chosen)) if chosen.polnear or chosen.wikinews else Questions()
    epochs = chosen.epochs or (EPOCHS if chosen.polnear or chosen.wikinews else EPOCHS * _ALONE)
    with threadpool_limits(1):
        if chosen.crossed:
            _cross(lent, chosen, epochs)
        else:
            _make(lent, chosen, epochs, codes)
    print(f"done in {time.monotonic() - began:.0f} s", flush=True)


def _make(lent: Questions, chosen: argparse.Namespace, epochs: int, codes: Sequence[str]) -> None:
    """The model that ships, and the scores of one that has not seen the dev parts."""
    own = {part: {code: asked(gold(code, part)) for code in LANGUAGES} for part in ("train", "dev")}
    dev = dict(own["dev"])
    if chosen.polnear:
        dev["PolNeAR"] = asked(public(chosen.polnear / "polnear.dev.jsonl.xz", POLNEAR))
    if chosen.wikinews:
        dev["Wikinews"] = asked(public(chosen.wikinews / "german.dev.jsonl.xz", WIKINEWS))
    known = [own["train"][code] for code in codes]
    scores = _scores(_learnt(known, lent, epochs, chosen.seed), dev)
    if not chosen.tried:
        known += [own["dev"][code] for code in codes]
        _store(_learnt(known, lent, epochs, chosen.seed), scores, chosen, epochs, codes)


def _cross(lent: Questions, chosen: argparse.Namespace, epochs: int) -> None:
    """Model 0 has not seen the articles of half 0, and so on."""
    texts = [one for code in LANGUAGES for part in ("train", "dev") for one in gold(code, part)]
    for half in (0, 1):
        networks = _learnt([asked(one for one in texts if one.half != half)], lent, epochs, chosen.seed)
        digests = stored.write(networks, chosen.crossed / str(half))
        files = "".join(f'"{name}" = "{digest}"\n' for name, digest in digests.items())
        (chosen.crossed / str(half) / "card.toml").write_text(
            f'name = "half-{half}"\n[files]\n{files}', encoding="utf-8"
        )


def half_of(article_: MarkedArticle) -> int:
    """0 or 1; articles about one event are in one half."""
    return zlib.crc32((article_.event or article_.id).encode()) & 1


def gold(code: str, part: str) -> Iterator[Text]:
    """The articles of one part of gold/."""
    parts = split.read(GOLD / split.FILE)
    for one in articles(GOLD / code):
        if parts.get(one.id) == part:
            marked = tuple(Marked(said.content, said.cue, said.source) for said in one.statements)
            yield Text(one.text, code, one.published, marked, OURS, half_of(one))


def _lent(part: str, chosen: argparse.Namespace) -> Iterator[Text]:
    """The articles of one part of the public sets that were named."""
    if chosen.polnear:
        yield from public(chosen.polnear / f"polnear.{part}.jsonl.xz", POLNEAR)
    if chosen.wikinews:
        yield from public(chosen.wikinews / f"german.{part}.jsonl.xz", WIKINEWS)


def public(file: Path, manner: Manner) -> Iterator[Text]:
    """The articles of a public set that is marked in this manner."""
    with lzma.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            document = json.loads(line)
            marked = tuple(
                Marked(*(_spans(said.get(part)) for part in ("content", "cue", "source")))
                for said in document["statements"]
            )
            yield Text(document["text"], document["lang"], None, marked, manner)


def _spans(places: Any) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in places or ())


def asked(texts: Iterable[Text]) -> Questions:
    """What the articles ask, as the words model that ships reads them."""
    questions = Questions()
    for number, one in enumerate(texts, 1):
        pack, model = language.load(one.language), models.load(one.language)
        capture = Capture(one.text.encode(), media_type="text/plain", charset="utf-8")
        read = replace(page.read(capture), declared=Declared(published=one.published, language=one.language))
        if read.text != one.text:
            questions.missed["other characters"] += 1
            continue
        labelled = article.label(read, pack.furniture, pack.code)
        own = [label.span for label in labelled.labels]
        found = moments.find(read.text, own, pack.moments, labelled.published)
        sentences = words.parse(labelled, model, pack.abbreviations.inner, large_nouns=pack.grammar.large_nouns)
        columns = statements.columns(labelled, sentences, found, pack)
        if columns is not None and columns.count:
            ask(questions, columns, sentences, one.marked, one.manner)
        if number % 100 == 0:
            print(f"{number} articles read", flush=True)
    return questions


def _learnt(own: Sequence[Questions], lent: Questions, epochs: int, seed: int) -> dict[str, Network]:
    """A network of each kind; our own articles count several times."""
    times = TIMES if any(lent.asked.values()) else 1
    networks = {}
    for name in NETWORKS:
        pool = pointing.pooled(
            [(one, 1) for one in lent.asked[name]] + [(one, times) for part in own for one in part.asked[name]]
        )
        networks[name] = pointing.learn(pool, choice=name not in ANSWERED, epochs=epochs, seed=seed, least=LEAST)
        print(f"{name}: {len(pool.sizes):,} questions", flush=True)
    return networks


def _scores(networks: dict[str, Network], asked_of: dict[str, Questions]) -> dict[str, float]:
    scores = {}
    for of, questions in asked_of.items():
        for name, network in networks.items():
            pool = pointing.pooled([(one, 1) for one in questions.asked[name]])
            small = stored.in_bytes(network)
            score = _f1(small, pool) if name in ANSWERED else pointing.right_share(small, pool)
            scores[f"{of}: {name}"] = 100 * score
            print(f"{of}: {name:16}{100 * score:8.1f}", flush=True)
    return scores


def _f1(network: Network, pool: pointing.Pool) -> float:
    """F1 of the places that are right, at even odds."""
    given = network.scores(pool.rows.astype(np.int32)) > 0
    return float(2 * (given & (pool.right > 0)).sum() / (given.sum() + (pool.right > 0).sum()))


def _store(
    networks: dict[str, Network],
    scores: dict[str, float],
    chosen: argparse.Namespace,
    epochs: int,
    codes: Sequence[str],
) -> None:
    digests = stored.write(networks, chosen.out)
    count = len(list(public(chosen.polnear / "polnear.train.jsonl.xz", POLNEAR))) if chosen.polnear else 0
    more = len(list(public(chosen.wikinews / "german.train.jsonl.xz", WIKINEWS))) if chosen.wikinews else 0
    parts = split.read(GOLD / split.FILE)
    own = sum(parts.get(one.id) in ("train", "dev") for code in codes for one in articles(GOLD / code))
    card = _CARD.format(
        name=NAME,
        parts="train and dev parts",
        own=own,
        polnear=(_POLNEAR.format(count=count) if count else "") + (_WIKINEWS.format(count=more) if more else ""),
        licence="CC BY-NC-SA 4.0" if more else "Apache-2.0",
        revision=date.today().isoformat(),
        seed=chosen.seed,
        epochs=epochs,
        scores="\n".join(f'"{name}" = {score:.1f}' for name, score in scores.items()),
        files="\n".join(f'"{name}" = "{digest}"' for name, digest in digests.items()),
    )
    (chosen.out / "card.toml").write_text(card, encoding="utf-8")


if __name__ == "__main__":
    main()
