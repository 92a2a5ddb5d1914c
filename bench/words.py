"""How well and how fast text becomes words, from raw text: `python -m bench.words nl --data ../data/ud/nl`.

German's dev set has another name: `python -m bench.words de --data ../data/ud/de --dev gsd-b.conllu.xz`.

Prints one table: scores of the packaged model with mended borders on the dev set, words per CPU second of `words.parse`,
the seconds until a fresh process has its model (spaCy's import included), the memory it then holds, and two texts that
nobody would print, to see that time stays linear.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from training.language import articles, score, treebank
from zegsman import models
from zegsman.language import abbreviations
from zegsman.models import Model

_FRESH = """
import sys, time
started = time.process_time()
from zegsman import models
models.load(sys.argv[1])
print(time.process_time() - started)
"""


def main() -> None:
    """Measure, and print the table."""
    options = argparse.ArgumentParser(description="Scores and speed of a language's words.")
    options.add_argument("language")
    options.add_argument("--data", type=Path, required=True, help="folder of the treebank")
    options.add_argument("--dev", default="dev.conllu.xz", help="its file to measure on")
    options.add_argument("--gold", type=Path, default=Path("gold"), help="folder of marked articles, for the names")
    chosen = options.parse_args()
    loading = min(_seconds_to_load(chosen.language) for _ in range(3))
    model = models.load(chosen.language)
    short = abbreviations.read(models.PACKS / chosen.language / "abbreviations.txt").inner
    documents = list(treebank.read(chosen.data / chosen.dev))
    marked = articles.of_part(chosen.gold, chosen.language, frozenset(("dev", "test")))
    for name, value in score.measure(model, documents, short).items():
        print(f"{name:28}{value:10.2f}")
    for name, value in articles.measure(model, marked, short).items():
        print(f"{name if name == 'names' else 'names: ' + name:28}{value:10.2f}")
    for name, value in _speeds(model, documents, short):
        print(f"{name:28}{value:10,.0f}")
    print(f"{'CPU seconds to load':28}{loading:10.2f}")
    print(f"{'peak memory by then, MB':28}{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:10,.0f}")
    for name, value in _hostile(model, short):
        print(f"{name:28}{value:10,.0f}")


def _seconds_to_load(language: str) -> float:
    done = subprocess.run([sys.executable, "-c", _FRESH, language], capture_output=True, text=True, check=True)
    return float(done.stdout)


def _speeds(model: Model, documents: list[list[treebank.Tree]], short: frozenset[str]) -> Iterator[tuple[str, float]]:
    articles = [score.plain(document)[0] for document in documents]
    words = sum(len(sentence.words) for text in articles for sentence in score.parsed(text, model, short))
    for name, texts in (
        ("words per CPU second", articles),
        ("the same, in one text", ["\n".join(articles)]),
    ):
        yield name, words / _cpu_seconds(model, texts, short)


def _hostile(model: Model, short: frozenset[str]) -> Iterator[tuple[str, float]]:
    for name, text in (
        ("CPU ms, 1 MB unspaced", "a" * 1_000_000),
        ("CPU ms, 1 MB of one mark", "“" * 1_000_000),
        ("CPU ms, 100,000 lines", "Ja.\n" * 100_000),
    ):
        yield name, 1000 * _cpu_seconds(model, [text], short)


def _cpu_seconds(model: Model, texts: list[str], short: frozenset[str]) -> float:
    started = time.process_time()
    for text in texts:
        score.parsed(text, model, short)
    return time.process_time() - started


if __name__ == "__main__":
    main()
