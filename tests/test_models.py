"""The packaged models: they load, cannot run code, say what is wrong with them, and stand a hostile text."""

from __future__ import annotations

import json
import pickletools
import re
import shutil
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
import spacy
from click.testing import CliRunner
from growth import grows_evenly, many

from zegsman import models
from zegsman.cli import main
from zegsman.models import BadModel
from zegsman.models.lemmas import lemma_of
from zegsman.models.lexicon import Lexicon
from zegsman.models.names import KnownNames, settled
from zegsman.models.tokens import Spelling, tokens
from zegsman.values import Span

FOLDER = models.PACKS / "nl" / "model"
FILES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*") if path.is_file())


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the Dutch model that may be damaged."""
    return Path(shutil.copytree(FOLDER, tmp_path / "model"))


def test_the_card_tells_what_the_model_is() -> None:
    card = tomllib.loads((FOLDER / "card.toml").read_text(encoding="utf-8"))
    assert models.load("nl").name == card["name"]
    assert re.fullmatch(r"nl-\d{4}\.\d\d", card["name"])
    assert card["licence"] == "CC BY-SA 4.0"
    assert "UD_Dutch-Alpino" in card["attribution"]
    assert "UD_Dutch-LassySmall" in card["attribution"]
    assert card["dev"]["UPOS"] >= 93
    assert sorted(card["files"]) == sorted(set(FILES) - {"card.toml"})


def test_the_model_is_small() -> None:
    assert sum((FOLDER / name).stat().st_size for name in FILES) <= 15_000_000


@pytest.mark.parametrize("name", FILES)
def test_no_file_is_a_pickle(name: str) -> None:
    body = (FOLDER / name).read_bytes()
    assert not name.endswith((".pkl", ".pickle", ".joblib"))
    assert b"numpy.core.multiarray" not in body
    with pytest.raises(ValueError, match=r"."):
        list(pickletools.genops(body))


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named(copy: Path, name: str) -> None:
    (copy / name).unlink()
    with pytest.raises(BadModel, match=re.escape(name)) as caught:
        models.read(copy)
    assert "training.language.train" in str(caught.value)


@pytest.mark.parametrize("name", sorted(set(FILES) - {"card.toml"}))
def test_a_damaged_file_is_named(copy: Path, name: str) -> None:
    body = bytearray((copy / name).read_bytes())
    body[len(body) // 2] ^= 1
    (copy / name).write_bytes(body)
    with pytest.raises(BadModel, match=re.escape(name)):
        models.read(copy)


def test_a_card_that_is_no_toml_is_named(copy: Path) -> None:
    (copy / "card.toml").write_text("name = \n", encoding="utf-8")
    with pytest.raises(BadModel, match=r"card\.toml"):
        models.read(copy)


def test_a_file_that_is_whole_but_not_for_this_spacy_is_named(copy: Path) -> None:
    config = copy / "pipeline" / "config.cfg"
    config.write_text(config.read_text(encoding="utf-8").replace("MultiHashEmbed.v2", "MultiHashEmbed.v99"))
    card = copy / "card.toml"
    card.write_text(re.sub(r'"pipeline/config.cfg" = .*\n', "", card.read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(BadModel, match="pipeline"):
        models.read(copy)


def test_a_language_without_a_model_says_so() -> None:
    with pytest.raises(BadModel, match="no model"):
        models.load("xx")


def test_every_character_but_white_space_is_in_one_word() -> None:
    text = (
        FOLDER.joinpath("LICENSE").read_text(encoding="utf-8") + " ‘t 'n’’ ,,\u00adx\u0301 😀“,a@b.c 3,- … --- \u200b"
    )
    places = tokens(text, Spelling())
    assert all(start < end for start, end in places)
    assert all(before <= after for (_, before), (after, _) in pairwise(places))
    assert "".join(text[start:end] for start, end in places) == "".join(text.split())


PARTED = Spelling(
    abbreviations=frozenset(("mr.",)),
    enclitics=frozenset(("n't", "'s", "'re")),
    apart=frozenset("-/"),
    prefixes=frozenset(("co",)),
    parted=frozenset(("can|not",)),
    units=frozenset(("pm",)),
    marks=frozenset(("?!", "!!!")),
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They don't know.", "They do n't know ."),
        ("They don’t, Anna’s right", "They do n’t , Anna ’s right"),
        ("A well-known pro-war co-author/editor", "A well - known pro - war co-author / editor"),
        ("Mr. O'Hara said 'yes' in 1990-95", "Mr. O'Hara said ' yes ' in 1990-95"),
        ("the workers' union", "the workers ' union"),
        ("It cannot, can it?!", "It can not , can it ?!"),
        ("a canon at 7pm, 3pms!!! Stop!?", "a canon at 7 pm , 3pms !!! Stop ! ?"),
        ("on 11/28/2000 or 713-555-0199", "on 11/28/2000 or 713-555-0199"),
        ("a 15-year-old, the 90's", "a 15 - year - old , the 90 's"),
        ("see map.pdf, or ld2d-#6-1.DOC. Bye", "see map.pdf , or ld2d-#6-1.DOC . Bye"),
        ("at mayor.gov or mailto:a@b.com", "at mayor.gov or mailto:a@b.com"),
        ("call +44 20, up .5 or 3.5 from 5:00-8:30", "call +44 20 , up .5 or 3.5 from 5:00-8:30"),
        ("one.two and a document.Next", "one . two and a document . Next"),
        ("in Sana'a, not 'Al-Qa’ida'", "in Sana'a , not ' Al-Qa’ida '"),
    ],
)
def test_a_language_may_part_what_another_keeps_whole(text: str, words: str) -> None:
    assert [text[start:end] for start, end in tokens(text, PARTED)] == words.split()


@pytest.mark.parametrize(
    "piece", ["a", "a'", "’", "a.", "-a", "1,", "x@", "https://", "a-", "(", "“", "\u0301", "www.", "1/", "a&", "x#.", "x.pdf", "1:22-"]
)  # fmt: skip
def test_a_long_text_without_a_space_is_cut_in_linear_time(piece: str) -> None:
    for spelling in (Spelling(frozenset(("a.",)), frozenset("a"), frozenset("a")), PARTED):
        assert grows_evenly(lambda text, spelling=spelling: tokens(text, spelling), many(piece), 200_000)
        assert max(end - start for start, end in tokens(piece * (100_000 // len(piece)), spelling)) < 500


def test_a_long_line_is_analysed_piece_by_piece() -> None:
    text = "woord " * 5_000
    (sentences,) = models.load("nl").analyse(text, [Span(0, len(text))])
    assert sum(map(len, sentences)) == 5_000
    assert max(map(len, sentences)) <= 400


def test_empty_paragraphs_have_no_sentences() -> None:
    assert models.load("nl").analyse("  a ", [Span(0, 0), Span(0, 2), Span(2, 3)])[:2] == [[], []]


def test_heads_stay_in_their_sentence_and_places_in_the_text() -> None:
    text = "Kop.\nHij zei dat het regende. Zij niet."
    found = models.load("nl").analyse(text, [Span(5, len(text))])
    for sentence in found[0]:
        assert all(0 <= word.head < len(sentence) for word in sentence)
        assert all(word.span.of(text) == word.form for word in sentence)


ENDINGS = {
    "VERB VerbForm=Part": {"": "0,", "d": "ge1,en", "^verteld": "1,len"},
    "NOUN Number=Plur": {"en": "2,", "jes": "3,", "": "0,"},
    "ADJ": {"": "0,", "e": "1,", "he": "^1,"},
    "PROPN": {"": "0,"},
    "VERB": {"": "0,", "en": "0,", "^waren": "0,"},
    "VERB Tense=Past": {"": "0,", "den": "2,en", "^sloegen": "5,aan"},
    "": {"^sloegen": "4,aan", "^paarden": "2,", "^rozen": "3,os"},
}


@pytest.mark.parametrize(
    ("form", "pos", "features", "lemma"),
    [
        ("Boeken", "NOUN", "Number=Plur", "boek"),
        ("FARC-boeken", "NOUN", "Number=Plur", "FARC-boek"),
        ("opgebeurd", "VERB", "VerbForm=Part", "opbeuren"),
        ("verteld", "VERB", "VerbForm=Part", "vertellen"),
        ("Russische", "ADJ", "Degree=Pos", "Russisch"),
        ("Dijkstra", "PROPN", "", "Dijkstra"),
        ("xyz", "ADV", "", "xyz"),
        ("’", "PUNCT", "", "’"),
        ("jes", "NOUN", "Number=Plur", "jes"),
        ("Waren", "VERB", "Tense=Past", "waren"),
        ("sloegen", "VERB", "Tense=Past", "slaan"),
        ("paarden", "VERB", "Tense=Past", "paard"),
        ("Rozen", "PROPN", "", "Rozen"),
    ],
)
def test_lemmas_follow_the_longest_ending(form: str, pos: str, features: str, lemma: str) -> None:
    assert lemma_of(form, pos, features, ENDINGS) == lemma


@pytest.mark.parametrize(
    ("code", "form", "pos", "lemma"),
    [
        ("nl", "afgetroefd", "VERB", "aftroeven"),
        ("de", "Schneidereien", "NOUN", "Schneiderei"),
        ("nl", "Boeken", "PROPN", None),
        ("nl", "gok", "NOUN", None),
        ("xx", "gok", "VERB", None),
    ],
)
def test_the_lexicon_knows_forms_of_open_classes(code: str, form: str, pos: str, lemma: str | None) -> None:
    assert Lexicon(code).lemma(form, pos) == lemma


def test_a_word_of_the_treebank_goes_before_the_lexicon_and_the_lexicon_before_endings() -> None:
    endings = {"VERB": {"": "0,", "d": "1,en", "^getroefd": "0,"}}
    assert lemma_of("getroefd", "VERB", "", endings, Lexicon("nl")) == "getroefd"
    assert lemma_of("afgetroefd", "VERB", "", endings, Lexicon("nl")) == "aftroeven"
    assert lemma_of("xyzd", "VERB", "", endings, Lexicon("nl")) == "xyzen"


KNOWN = KnownNames(
    kinds={"Verre Bank": "organisation", "Oudemeer": "place"},
    heads=frozenset(("museum", "instituut")),
    roles=frozenset(("topman",)),
    times=frozenset(("mei",)),
    titles={"persbureau": "organisation", "instituut": "organisation", "topman": "person"},
    first_names=frozenset(("Anna",)),
    particles=frozenset(("van", "de")),
    outlets=frozenset(("bode",)),
)


@pytest.mark.parametrize(
    ("forms", "found", "expected"),
    [
        ("De Verre Bank zweeg", " other place ", " organisation organisation "),
        ("In Oudemeer regent het", " other  ", " place  "),
        ("Topman Jan Vos lachte", "person person person ", " person person "),
        ("Hoofdtopman Jan Vos lachte", "other person person ", " person person "),
        ("Het Topman Museum sloot", " organisation organisation ", " organisation organisation "),
        ("Jan Oudemeer lachte", "person person ", "person person "),
        ("Oudemeer Jan Vos lachte", "person person person ", "place person person "),
        ("Persbureau Golf meldt het", "person person  ", " organisation  "),
        ("volgens persbureau Golf Nieuws", "  place place", "  organisation organisation"),
        ("de stertopman Golf lachte", "  other ", "  person "),
        ("het persbureau meldt Golf", "   place", "   place"),
        ("Het Instituut Golf sloot", " other place ", " organisation organisation "),
        ("namens Anna Broers", " other other", " person person"),
        ("namens Anna", " place", " place"),
        ("het Anna Museum", " organisation organisation", " organisation organisation"),
        ("Mei is nat", "other  ", "  "),
        ("Mei Vos lachte", "person person ", "person person "),
        ("een topman zweeg", "  ", "  "),
        ("zei Anna van Golf", " person  place", " person person person"),
        ("Anna van Golf lachte", "person  place ", "person person person "),
        ("zei Jan van Golf", " person  place", " person  place"),
        ("het Golf Museum sloot", " place place ", " organisation organisation "),
        ("het Anna Museum sloot", " person person ", " person person "),
        ("zei Anna Golf", " organisation organisation", " person person"),
        ("het Anna Golf Museum", " organisation organisation organisation", " organisation organisation organisation"),
        ("OUDEMEER ( ANP ) -", "  organisation  ", "place  organisation  "),
        ("Anna Broers ( Golf , Kaap )", "person person  person  person ", "person person  organisation  place "),
        ("Anna Broers ( Anna )", "person person  person ", "person person  person "),
        ("topman van Verte Anna Broers", "  organisation organisation organisation", "  organisation person person"),
        ("bij Verte Anna Broers", " organisation organisation organisation", " organisation organisation organisation"),
    ],
)
def test_lists_settle_what_the_network_doubts(forms: str, found: str, expected: str) -> None:
    words = forms.split(" ")
    flat = ["dep"] * len(words)
    assert settled(words, ["X"] * len(words), flat, [0] * len(words), found.split(" "), KNOWN) == expected.split(" ")


@pytest.mark.parametrize(
    ("tagged", "found", "expected"),
    [
        ("Volgens/ADP Krantje/PROPN", "person person", " person"),
        ("Huis/PROPN zwijgt/VERB", "other other", "other "),
        ("Van/PROPN Dijk/PROPN", "person person", "person person"),
        ("In/ADP ,/PUNCT", "place place", " "),
        ("de/DET Kaap/PROPN", "place place", " place"),
        ("De/DET Kaap/PROPN", "organisation organisation", "organisation organisation"),
    ],
)
def test_words_that_edge_no_name_are_left_out(tagged: str, found: str, expected: str) -> None:
    forms, positions = zip(*(word.split("/") for word in tagged.split(" ")), strict=True)
    kinds = settled(forms, positions, ["dep"] * 2, [0, 0], found.split(" "), KNOWN)
    assert kinds == expected.split(" ")


@pytest.mark.parametrize(
    ("tagged", "found", "expected"),
    [
        ("de/DET Verre/ADJ Bode/NOUN", "  person", " organisation organisation"),
        ("De/DET Verre/ADJ post/NOUN", "  ", "  "),
        ("van/ADP Tormod/VERB Askedal/PROPN", "  person", " person person"),
        ("van/ADP Topman/NOUN Askedal/PROPN", "  person", "  person"),
        ("van/ADP Verte/VERB Anna/PROPN Broers/PROPN", "  person person", "  person person"),
    ],
)
def test_large_words_before_a_name_belong_to_it_or_not(tagged: str, found: str, expected: str) -> None:
    forms, positions = zip(*(word.split("/") for word in tagged.split(" ")), strict=True)
    kinds = settled(forms, positions, ["dep"] * len(forms), [0] * len(forms), found.split(" "), KNOWN)
    assert kinds == expected.split(" ")


def test_a_family_name_hangs_flat_on_the_first_one_whatever_it_was_taken_for() -> None:
    forms, found = ["zei", "Graham", "Alder"], ["", "person", ""]
    assert settled(forms, ["VERB", "PROPN", "ADV"], ["root", "nsubj", "flat"], [0, 0, 1], found, KNOWN) == [
        "", "person", "person",
    ]  # fmt: skip


def test_a_flat_name_is_of_one_kind() -> None:
    forms = ["Fries", "Museum", "Drost"]
    relations, found = ["nsubj", "flat", "obj"], ["other", "other", "person"]
    kinds = settled(forms, ["PROPN"] * 3, relations, [2, 0, 2], found, KNOWN)
    assert kinds == ["organisation", "organisation", "person"]


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """A small pipeline such as somebody may have installed: sentences, names and parts of speech by rule."""
    pipeline = spacy.blank("nl")
    pipeline.add_pipe("sentencizer")
    ruler = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PER", "pattern": "Elske Brandsma"}, {"label": "GPE", "pattern": "Oudemeer"}])  # type: ignore[attr-defined]
    classes = pipeline.add_pipe("attribute_ruler")
    classes.add([[{"LOWER": {"IN": ["zei", "zegt"]}}]], {"POS": "VERB", "LEMMA": "zeggen"})  # type: ignore[attr-defined]
    pipeline.meta.update(name="klein", version="1.2")
    pipeline.to_disk(tmp_path / "klein")
    return tmp_path / "klein"


def test_an_installed_pipeline_takes_the_place_of_ours(other: Path) -> None:
    text = "# “Het hout is op”, zei Elske Brandsma.\n  Oudemeer zucht.  Meer niet. "
    model = models.installed(str(other))
    paragraphs = [Span(2, 39), Span(39, len(text))]
    first, second = model.analyse(text, paragraphs)
    assert model.name == "nl_klein-1.2"
    assert [" ".join(word.form for word in sentence) for sentence in [*first, *second]] == [
        "“ Het hout is op ” , zei Elske Brandsma .",
        "Oudemeer zucht .",
        "Meer niet .",
    ]
    assert [(word.form, word.name) for sentence in [*first, *second] for word in sentence if word.name] == [
        ("Elske", "person"), ("Brandsma", "person"), ("Oudemeer", "place"),
    ]  # fmt: skip
    assert [word.lemma for word in first[0] if word.pos == "VERB"] == ["zeggen"]
    for word in (word for sentence in [*first, *second] for word in sentence):
        assert text[word.span.start : word.span.end] == word.form


def test_a_setting_names_the_pipeline(other: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Brug dicht\n\n“Het hout is op”, zei Elske Brandsma dinsdag in Oudemeer.\n", encoding="utf-8")
    told = {"ZEGSMAN_MODEL_NL": str(other)}
    result = CliRunner().invoke(main, ["read", "--json", "--language", "nl", str(page)], env=told)
    assert result.exit_code == 0
    record = json.loads(result.stdout)
    assert record["made_by"].endswith("nl_klein-1.2")
    assert [one["speaker"] for one in record["statements"]] == ["Elske Brandsma"]


@pytest.mark.parametrize("name", ["nl_core_news_xxl", "/nowhere", ".", "os"])
def test_a_pipeline_that_is_not_there_says_so(name: str) -> None:
    page = Path(__file__).parent.parent / "examples" / "brug.txt"
    result = CliRunner().invoke(main, ["read", str(page)], env={"ZEGSMAN_MODEL_NL": name})
    assert result.exit_code == 2
    assert "install it with pip" in result.stderr
    assert len(result.stderr.splitlines()) == 1
