"""What training makes of a treebank and of marked articles before a network sees them."""

from __future__ import annotations

import random

from training.language import articles, lemmas, treebank
from training.language.treebank import Token, Tree
from zegsman.models.lemmas import lemma_of
from zegsman.models.lexicon import Lexicon
from zegsman.models.tokens import Spelling


def tree(*rows: tuple[str, str, int, str, bool]) -> Tree:
    """Words as (form, part of speech, head, relation, a space follows)."""
    return tuple(Token(form, form.lower(), pos, "", head, relation, space) for form, pos, head, relation, space in rows)


def test_a_compound_that_the_treebank_parts_is_learnt_whole_where_we_keep_it_whole() -> None:
    parted = tree(
        ("Der", "DET", 3, "det", True),
        ("US", "PROPN", 3, "compound", False),
        ("-", "PUNCT", 1, "punct", False),
        ("Präsident", "NOUN", 4, "nsubj", True),
        ("schweigt", "VERB", 4, "root", False),
        (".", "PUNCT", 4, "punct", True),
    )
    whole = treebank.joined(parted, Spelling())
    assert [(word.form, word.pos, word.head, word.relation) for word in whole] == [
        ("Der", "DET", 1, "det"),
        ("US-Präsident", "NOUN", 2, "nsubj"),
        ("schweigt", "VERB", 2, "root"),
        (".", "PUNCT", 2, "punct"),
    ]
    assert whole[1].lemma == "US-präsident"
    assert treebank.text([whole]) == treebank.text([parted])


def test_a_compound_stays_parted_where_we_part_it() -> None:
    parted = tree(
        ("Well", "ADV", 2, "advmod", False), ("-", "PUNCT", 0, "punct", False), ("known", "ADJ", 2, "root", True)
    )
    assert treebank.joined(parted, Spelling(apart=frozenset("-"))) == parted


def test_names_change_and_their_places_with_them() -> None:
    text = "Anna Bos sprak Bos en Delft."
    names = [(0, 8, "person"), (15, 18, "person"), (22, 27, "place")]
    others = {("person", 2, False): ["Ine Kok"], ("person", 1, False): ["Vermeulen"], ("place", 1, False): ["Leer"]}
    changed, moved = articles._about_others(text, names, others, random.Random(3))
    assert [(changed[start:end], kind) for start, end, kind in moved] != [
        (text[start:end], kind) for start, end, kind in names
    ]
    assert [kind for _, _, kind in moved] == ["person", "person", "place"]
    assert {changed[start:end] for start, end, _ in moved} <= {
        "Anna Bos",
        "Bos",
        "Delft",
        "Ine Kok",
        "Vermeulen",
        "Leer",
    }


def learnt(*words: tuple[str, str, str, str]) -> dict[str, dict[str, str]]:
    """Endings of words as (form, lemma, part of speech, features)."""
    return lemmas.learn([[tuple(Token(*word, 0, "root", True) for word in words)]])


def test_a_word_that_the_tagger_takes_for_another_class_is_bent_as_the_treebank_bends_it() -> None:
    found = learnt(
        ("waren", "zijn", "AUX", "Tense=Past"),
        ("sloegen", "slaan", "VERB", "Number=Plur"),
        ("boeken", "boek", "NOUN", "Number=Plur"),
        ("boeken", "boeken", "VERB", "VerbForm=Inf"),
        ("zeggen", "zeggen", "VERB", "Number=Sing"),
    )
    assert lemma_of("waren", "AUX", "Tense=Pres", found) == "zijn"
    assert lemma_of("sloegen", "VERB", "Number=Sing", found) == "slaan"
    assert lemma_of("sloegen", "NOUN", "Number=Plur", found) == "slaan"
    assert [lemma_of("boeken", pos, "", found) for pos in ("NOUN", "VERB")] == ["boek", "boeken"]


def test_a_verb_is_not_bent_as_a_noun_that_looks_like_it() -> None:
    found = learnt(
        ("klagen", "klaag", "NOUN", "Number=Plur"),
        ("zeggen", "zeggen", "VERB", "VerbForm=Inf"),
        ("gaan", "gaan", "VERB", "VerbForm=Inf"),
    )
    assert [lemma_of("klagen", pos, "", found) for pos in ("NOUN", "VERB")] == ["klaag", "klagen"]


def test_a_word_that_is_a_name_too_is_known_in_its_class() -> None:
    found = learnt(("staat", "staan", "VERB", ""), ("gaat", "gaan", "VERB", ""), ("Staat", "Staat", "PROPN", ""))
    assert lemma_of("staat", "VERB", "", found, Lexicon("nl")) == "staan"


def test_a_link_that_one_compound_loses_is_not_taken_out_of_another_word() -> None:
    found = learnt(
        ("basketbalspel", "basketbalspel", "NOUN", ""),
        ("stationsplein", "stationplein", "NOUN", ""),
        ("plein", "plein", "NOUN", ""),
    )
    assert lemma_of("stationsplein", "NOUN", "", found) == "stationplein"
    assert lemma_of("muntplein", "NOUN", "", found) == "muntplein"
    assert lemma_of("kermisplein", "NOUN", "", found) == "kermisplein"
