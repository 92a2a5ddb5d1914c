"""The model that points: its columns, its file, what it is asked in training and in reading, and what the statements room makes of it."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from training.statements import pointing
from training.statements.attribution import Text, asked
from training.statements.questions import Asked, Marked
from zegsman import article, language, models, moments, page, statements, words
from zegsman.models import BadModel
from zegsman.models.attribution import NETWORKS, OURS, POLNEAR, WIKINEWS, Columns, Network, Reader, reader, stored
from zegsman.models.attribution.columns import number
from zegsman.models.attribution.traits import BITS, Traits
from zegsman.values import Article, Capture, Declared, Moment, Sentence, Span

DAY = date(2026, 3, 12)
TEXT = """Lock stays shut

“The wood is rotten,” harbour master Ines Calder said on Tuesday. “We cannot open it.”

Skippers believe that the town knew about it; the council, according to Calder, was told in May."""


def prepared(text: str, code: str = "en") -> tuple[Article, tuple[Sentence, ...], tuple[Moment, ...]]:
    """What the statements room gets of a text."""
    pack = language.load(code)
    capture = Capture(text.encode(), media_type="text/plain", charset="utf-8")
    read = replace(page.read(capture), declared=Declared(published=DAY, language=code))
    labelled = article.label(read, pack.furniture, code)
    found = moments.find(read.text, [label.span for label in labelled.labels], pack.moments, labelled.published)
    return labelled, words.parse(labelled, models.load(code), pack.abbreviations.inner), found


def columns_of(text: str, code: str = "en") -> Columns:
    """A text in columns."""
    columns = statements.columns(*prepared(text, code), language.load(code))
    assert columns is not None
    return columns


def a_reader(chance: int = 0) -> Reader:
    """Networks with weights by chance."""
    drawn = np.random.default_rng(chance)

    def network() -> Network:
        shapes = ((1 << BITS, 5), 4, (4, 3), 3, 3)
        table, *small = (drawn.normal(size=shape).astype(np.float32) for shape in shapes)
        return Network(table, np.ones(5, np.float32), *small)

    return Reader("attribution-t", {name: network() for name in NETWORKS})


def kept(reader: Reader, folder: Path) -> Path:
    """A reader in its folder."""
    digests = stored.write(reader.networks, folder)
    files = "".join(f'"{name}" = "{digest}"\n' for name, digest in digests.items())
    (folder / "card.toml").write_text(f'name = "{reader.name}"\n[files]\n{files}', encoding="utf-8")
    return folder


def test_marks_have_no_row_but_stand_in_the_gaps() -> None:
    columns = columns_of("Headline\n\n“It rots,” she said.")
    assert columns.count == len(["Headline", "It", "rots", "she", "said"])
    assert columns.marks.tolist() == [0, 0, 1, 1, 2, 2, 2]
    assert columns.inside.tolist() == [False, True, True, False, False]
    assert (columns.opens.nonzero()[0].tolist(), columns.closes.nonzero()[0].tolist()) == ([1], [2])


def test_a_subtree_is_known_by_its_first_and_last_word() -> None:
    columns = columns_of("Headline\n\nShe said that the old lock was shut.")
    ways, steps = columns.paths(2)
    assert len(ways) == int(columns.last[2] - columns.first[2]) + 1
    assert steps[1] == 0
    whole = columns.whole(columns.left, columns.right)
    assert whole.tolist() == columns.relation.tolist()
    assert columns.whole(np.array([1]), np.array([3])).tolist() == [0]


def test_a_model_is_read_as_it_was_written_but_for_its_table_in_bytes(tmp_path: Path) -> None:
    one = a_reader()
    other = stored.read(kept(one, tmp_path))
    rows = np.random.default_rng(1).integers(0, 1 << BITS, (40, 7))
    assert other.name == one.name
    for name, network in one.networks.items():
        assert other.networks[name].table.dtype == np.int8
        assert np.allclose(network.scores(rows), other.networks[name].scores(rows), atol=0.6)
        assert np.array_equal(stored.in_bytes(network).scores(rows), other.networks[name].scores(rows))


@pytest.mark.parametrize("name", ["weights.npz", "card.toml"])
def test_a_damaged_model_is_named_with_the_mend(name: str, tmp_path: Path) -> None:
    folder = kept(a_reader(), tmp_path)
    (folder / name).write_bytes(b"\x80\x04K\x01.")
    with pytest.raises(BadModel, match=r"training\.statements\.attribution"):
        stored.read(folder)


def test_weights_that_would_run_code_are_refused(tmp_path: Path) -> None:
    folder = kept(a_reader(), tmp_path)
    before = hashlib.sha256((folder / "weights.npz").read_bytes()).hexdigest()
    np.savez(folder / "weights.npz", **{"cue table": np.array([{"a": print}], dtype=object)})
    after = hashlib.sha256((folder / "weights.npz").read_bytes()).hexdigest()
    card = (folder / "card.toml").read_text(encoding="utf-8")
    (folder / "card.toml").write_text(card.replace(before, after), encoding="utf-8")
    with pytest.raises(BadModel):
        stored.read(folder)


def test_a_place_has_the_same_score_whatever_else_is_asked() -> None:
    columns, network = columns_of(TEXT), a_reader().networks["cue"]
    rows = Traits(columns).of_words()
    assert np.allclose(network.scores(rows), np.concatenate([network.scores(row[None]) for row in rows]), atol=1e-4)


@pytest.mark.parametrize("chance", range(4))
def test_whatever_the_weights_pieces_lie_in_the_text_and_apart(chance: int) -> None:
    columns = columns_of(TEXT)
    for found in a_reader(chance).read(columns, 1e-9):
        assert 0 < found.chance <= 1
        ends = [edge for piece in found.content for edge in piece]
        assert ends == sorted(ends)
        assert ends[0] >= 0
        assert ends[-1] <= columns.rows[-1] + 1
        assert found.source is None or found.source[0] < found.source[1]


def test_of_a_sentence_of_nothing_but_cues_the_likeliest_dozen_are_looked_at() -> None:
    columns = columns_of("Headline\n\n" + "said " * 200)
    told = np.linspace(-2, -1, columns.count, dtype=np.float32)
    likely = reader._likely(told, np.full(columns.count, -3, np.float32), columns)
    last = [row for end in columns.bounds[1:] for row in range(max(0, end - 12), end)]
    assert set(likely.tolist()) <= set(last)
    assert len(likely) == sum(min(12, int(size)) for size in np.diff(columns.bounds))


def test_what_is_marked_is_the_right_place_of_what_is_asked() -> None:
    at = TEXT.index
    content = (Span(at("“The wood"), at(" harbour")), Span(at("“We"), at("\n\nSkippers")))
    cue, source = Span(at("said"), at(" on Tuesday")), Span(at("harbour"), at(" said"))
    text = Text(TEXT, "en", DAY, (Marked(content, (cue,), (source,)), Marked(content, (), ())), OURS)
    questions = asked([text])
    assert not questions.missed.total()
    right = {name: [one.right.tolist() for one in asked_] for name, asked_ in questions.asked.items()}
    columns = columns_of(TEXT)
    forms = [word.form for sentence in prepared(TEXT)[1] for word in sentence.words]
    rows = [forms[k] for k in columns.rows]
    said = right["cue"][0].index(1)
    first, again = reader.starts(columns, said), reader.starts(columns, said, rows.index("rotten") + 1)
    before = columns.bounds[columns.sentence[said] - 1]
    assert (rows[said], sum(right["cue"][0])) == ("said", 1)
    assert (rows[first[right["start"][0][0]]], rows[again[right["again"][0][0]]]) == ("The", "We")
    openings = reader.openings(columns)
    assert [rows[place] for place, begins in zip(openings, right["alone"][0], strict=True) if begins] == ["The"]
    whole, alone = rows.index("The"), rows.index("We")
    ends = [reader.ends(columns, cue, start) for cue, start in ((said, whole), (said, alone), (whole, whole))]
    assert [rows[places[k]] for places, k in zip(ends, right["end"][0], strict=True)] == ["rotten", "it", "rotten"]
    begin = before + right["source"][0][0]
    assert (rows[begin], rows[begin + right["source end"][0][0]]) == ("harbour", "Calder")


def test_of_two_statements_with_one_cue_the_inner_one_is_asked_about_as_if_it_had_none() -> None:
    text = "Headline\n\nShe said that the lock was “a disgrace” to the town."
    places = [
        (text.index(words), text.index(words) + len(words))
        for words in ("that the", "to the town", "“a disgrace”", "said", "She")
    ]
    outer, inner = Span(places[0][0], places[1][1]), Span(*places[2])
    cue, source = (Span(*places[3]),), (Span(*places[4]),)
    questions = asked([Text(text, "en", DAY, (Marked((inner,), cue, source), Marked((outer,), cue, source)), WIKINEWS)])
    columns = columns_of(text)
    forms = [columns.form[place] for place in reader.openings(columns)]
    alone = questions.asked["alone"][0].right
    assert [form for form, begins in zip(forms, alone, strict=True) if begins] == [number("a")]
    assert sum(questions.asked["cue"][0].right) == 1


def test_a_content_without_a_cue_begins_where_a_sentence_or_a_quotation_does() -> None:
    columns = columns_of("Headline\n\nThe lock is “shut for good”. It rots.")
    assert [columns.form[place] for place in reader.openings(columns)] == [
        number(form) for form in ("headline", "the", "shut", "it")
    ]


def test_of_each_sentence_the_word_on_which_the_others_hang() -> None:
    columns = columns_of("Headline\n\nShe said that the old lock was shut. Nobody knew.")
    assert columns.form[columns.top].tolist() == [number("headline"), number("said"), number("knew")]


def test_the_manner_of_the_annotators_is_a_trait() -> None:
    columns = columns_of(TEXT)
    ours, theirs = Traits(columns, OURS).of_words(), Traits(columns, POLNEAR).of_words()
    assert 0 < (ours != theirs).any(axis=0).sum() < ours.shape[1] / 2


def test_learning_finds_the_trait_that_tells() -> None:
    drawn = np.random.default_rng(5)
    right = drawn.integers(0, 6, 600)
    rows = drawn.integers(100, 200, (600 * 6, 3))
    rows[np.arange(600) * 6 + right, drawn.integers(0, 3, 600)] = 7
    some = Asked(rows.astype(np.uint16), np.full(600, 6), right)
    network = pointing.learn(pointing.pooled([(some, 1)]), choice=True, epochs=6, seed=0, least=3)
    assert pointing.right_share(network, pointing.pooled([(some, 1)])) > 0.98
    again = pointing.learn(pointing.pooled([(some, 1)]), choice=True, epochs=6, seed=0, least=3)
    assert np.array_equal(network.table, again.table)


# What the statements room makes of it, with the weights that ship


def found(text: str, code: str) -> list[str]:
    """The contents that the learned reader adds to those of the rules."""
    said = statements.find(*prepared(text, code), language.load(code))
    return [" ¦ ".join(span.of(text) for span in one.content) for one in said if one.why.startswith("learnt")]


def test_without_weights_the_rules_read_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stored, "FOLDER", Path("nowhere"))
    stored.installed.cache_clear()
    try:
        said = statements.find(*prepared(TEXT), language.load("en"))
        assert said
        assert not any(one.why.startswith("learnt") for one in said)
    finally:
        monkeypatch.undo()
        stored.installed.cache_clear()


def test_what_the_rules_found_is_not_found_again() -> None:
    said = statements.find(*prepared(TEXT), language.load("en"))
    cues = [span for one in said for span in one.cue]
    assert len(cues) == len(set(cues))


def test_it_reads_alone_what_others_mark_as_attributed() -> None:
    installed = stored.installed()
    assert installed is not None
    said = statements.pointed(*prepared(TEXT), language.load("en"), installed, 0.3, POLNEAR)
    texts = [" ".join(span.of(TEXT) for span in one.content) for one in said]
    assert any("the town knew" in text for text in texts)
    assert any(text.startswith("“The wood is rotten") for text in texts)


def test_it_reads_a_quotation_that_has_no_cue() -> None:
    text = (
        "Slot blijft dicht\n\nHavenmeester Ines Kolder is boos. “Het hout is rot en de gemeente wist het al een jaar.”"
    )
    installed = stored.installed()
    assert installed is not None
    said = statements.pointed(*prepared(text, "nl"), language.load("nl"), installed, 0.3, OURS)
    assert [(one.content[0].of(text)[:10], one.cue) for one in said] == [("“Het hout ", ())]
    assert not statements.pointed(
        *prepared(text.replace("“", "").replace("”", ""), "nl"), language.load("nl"), installed, 0.3, OURS
    )


def test_a_draft_takes_the_marks_along() -> None:
    installed = stored.installed()
    assert installed is not None
    said = statements.pointed(*prepared(TEXT), language.load("en"), installed, 0.3, OURS)
    direct = next(one for one in said if "rotten" in one.content[0].of(TEXT))
    assert direct.content[0].of(TEXT) == "“The wood is rotten,”"
    assert direct.mode == "direct"
