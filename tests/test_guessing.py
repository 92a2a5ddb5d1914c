"""Learning what words are like from plain text, before a treebank is seen."""

import random

import pytest

from training.language import guessing, network
from training.language.guessing import BLANK, Classes

_TEXTS = [
    ["De", "burgemeester", "opende", "gisteren", "de", "sluis", "bij", "het", "dorp", "."],
    ["De", "wethouder", "sloot", "gisteren", "de", "brug", "bij", "de", "stad", "."],
    ["De", "burgemeester", "sloot", "vandaag", "de", "sluis", "bij", "de", "stad", "."],
]
_RECIPE = {"language": "nl", "seed": 1, "width": 32, "depth": 2, "hidden": 16}


def test_frequent_words_are_guessed_as_words_and_rare_ones_by_their_ending() -> None:
    classes = Classes.of([["sluis"] * 6, ["wandelen", "fietsen", "varen", "lopen", "zeilen"], ["unicum"]])
    assert classes.get("Sluis") == 0
    assert classes.get("roeien") == -1  # "-ien" was there once: too rare
    assert classes.get("wandelen") == classes.get("handelen") == -1
    often = Classes.of([["sluis"] * 6, ["handelen", "wandelen", "kandelen", "bundelen", "bedelen"]])
    assert often.get("edelen") == often.get("wandelen") == 1


def test_only_what_has_a_class_is_hidden_and_the_rest_stays() -> None:
    words = ["de", "sluis", "xyz"] * 200
    classes = Classes({"de": 0, "sluis": 1})
    shown, sought = guessing.hidden(words, classes, ["brug"], random.Random(1))
    changed = [at for at, word in enumerate(shown) if word != words[at]]
    assert changed
    assert all(sought[at] >= 0 for at in changed)
    assert {shown[at] for at in changed} == {BLANK, "brug"}
    assert all(sought[at] in (-1, classes.get(words[at])) for at in range(len(words)))
    assert 40 < sum(number >= 0 for number in sought) < 120  # a fifth of 400


def test_a_network_begins_with_the_reader(capsys: pytest.CaptureFixture[str]) -> None:
    reader = guessing.taught(_TEXTS * 120, _RECIPE, rounds=12)
    first, *_, last = capsys.readouterr().out.splitlines()[1:]
    assert _share(last) > _share(first) + 20  # it learns
    taught, untaught = (network.blank("nl", width=32, depth=2, hidden=16) for _ in range(2))
    network.begin_with(taught, reader)
    assert taught.get_pipe("tok2vec").model.to_bytes() == reader
    assert untaught.get_pipe("tok2vec").model.to_bytes() != reader


def _share(line: str) -> float:
    return float(line.split(": ")[1].split(" %")[0])
