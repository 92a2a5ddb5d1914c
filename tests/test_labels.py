"""The learned labeller: its file, what it makes of rows of traits, and how far the article room believes it."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import get_args

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.pages import examples, made, network
from training.pages.examples import GOLD, Example
from zegsman import article, language, page
from zegsman.article import learned, traits
from zegsman.article.label import by_rules
from zegsman.models import BadModel, labels
from zegsman.models.labels import Labeller, Weights
from zegsman.values import Capture, LabelKind

KINDS = ("body", "promo", "navigation")
PAGE = """<body><nav><a href="/">Binnenland</a></nav><article><h1>Sluis blijft dicht tot april</h1>
<p class="t">De sluis bij Westerdam blijft dicht tot april. Dat zegt de havenmeester in een brief aan de schippers.</p>
<p class="t">Het hout van de deuren is op. De schippers varen zolang om door het Nauwe Diep, en dat kost een halve dag.</p>
<p class="t">In april komen de nieuwe deuren, en dan mag er ook weer een visser op de kade staan, schrijft hij.</p>
</article></body>"""
WORDS = language.load("nl").furniture


def a_model(chance: int = 0, traits: tuple[str, ...] = ("a", "b", "c")) -> Labeller:
    """A labeller of three traits with weights by chance."""
    drawn = np.random.default_rng(chance)
    shapes = ((len(traits), 4 + len(KINDS)), 4, (24, 4), 4, (4, len(KINDS)), len(KINDS))
    weights = (drawn.normal(size=shape).astype(np.float16).astype(np.float32) for shape in shapes)
    return Labeller("pages-t", traits, KINDS, Weights(*weights))


def always(kind: str) -> Labeller:
    """A labeller that sees one kind everywhere."""
    weights = a_model().weights
    sure = np.array([20.0 * (one == kind) for one in KINDS], np.float32)
    return Labeller("pages-t", (), KINDS, replace(weights, traits=weights.traits[:0], outer_bias=sure))


def stored(labeller: Labeller, folder: Path) -> Path:
    digests = labels.write(labeller, folder)
    files = "".join(f'"{name}" = "{digest}"\n' for name, digest in digests.items())
    kinds = ", ".join(f'"{kind}"' for kind in labeller.kinds)
    (folder / "card.toml").write_text(
        f'name = "{labeller.name}"\nkinds = [{kinds}]\n[files]\n{files}', encoding="utf-8"
    )
    return folder


def test_a_model_is_read_as_it_was_written(tmp_path: Path) -> None:
    one = a_model()
    other = labels.read(stored(one, tmp_path))
    rows = [((("a", "b"), ("c",)))] * 3
    assert (other.name, other.kinds, other.traits) == (one.name, one.kinds, one.traits)
    told = other.scores(rows, [[0, 0, 1]] * 3)
    assert np.allclose(one.scores(rows, [[0, 0, 1]] * 3), told, atol=0.02)
    again = labels.read(stored(other, tmp_path))
    assert np.allclose(again.scores(rows, [[0, 0, 1]] * 3), told, atol=1e-6)


@pytest.mark.parametrize("name", ["traits.txt", "weights.npz", "card.toml"])
def test_a_damaged_model_is_named_with_the_mend(name: str, tmp_path: Path) -> None:
    folder = stored(a_model(), tmp_path)
    (folder / name).write_bytes(b"\x80\x04K\x01.")
    with pytest.raises(BadModel) as caught:
        labels.read(folder)
    assert "training.pages.train" in str(caught.value)


def test_weights_that_would_run_code_are_refused(tmp_path: Path) -> None:
    folder = stored(a_model(), tmp_path)
    card = (folder / "card.toml").read_text(encoding="utf-8")
    before = labels.write(a_model(), folder)["weights.npz"]
    np.savez(folder / "weights.npz", traits=np.array([{"a": print}], dtype=object))
    after = hashlib.sha256((folder / "weights.npz").read_bytes()).hexdigest()
    (folder / "card.toml").write_text(card.replace(before, after), encoding="utf-8")
    with pytest.raises(BadModel):
        labels.read(folder)


@given(st.lists(st.tuples(st.sampled_from([(), ("a",), ("b", "x"), ("c", "a")]), st.integers(0, 2)), max_size=8))
def test_each_piece_has_shares_of_one_whatever_was_read_before(drawn: list[tuple[tuple[str, ...], int]]) -> None:
    rows, pools = [(group, ("b",)) for group, _ in drawn], [pool for _, pool in drawn]
    one = a_model()
    told = one.scores(rows, [pools] * 3)
    assert told.shape == (len(rows), len(KINDS))
    assert np.allclose(told.sum(axis=1), 1, atol=1e-5)
    assert np.allclose(told, one.scores(rows, [pools] * 3))


def test_sums_that_are_kept_make_room_for_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(labels, "_SUMS", 2)
    one, other = a_model(), a_model()
    for groups in ((("a",), ("b",)), (("c",), ("a", "b")), (("a",), ("c",)), (("a",), ("b",))):
        assert np.allclose(one.scores([groups], [[0]] * 3), other.scores([groups], [[0]] * 3))
    many = [((trait,), (trait, "a")) for trait in "abc"]
    assert np.allclose(one.scores(many, [[0, 0, 0]] * 3), a_model().scores(many, [[0, 0, 0]] * 3))


def settled(kind: str, source: str = PAGE, media_type: str = "text/html") -> list[tuple[str, str]]:
    """Kind and why of every piece that the rules had named, seen by a labeller that sees `kind` everywhere."""
    pieces, verdicts, container = by_rules(page.read(Capture(source.encode(), media_type=media_type)), WORDS)
    told = learned.settle(pieces, verdicts, container, always(kind))
    return [(verdict.kind, verdict.why) for verdict in told]


def test_what_is_learned_goes_over_the_rules_and_says_so() -> None:
    assert settled("promo")[0] == ("promo", "learned: not place: before the headline")


def test_the_headline_stays_where_the_rules_found_it() -> None:
    assert settled("promo")[1] == ("title", "place: the headline")


def test_which_running_text_is_the_lead_the_rules_know() -> None:
    assert [kind for kind, _ in settled("body")] == ["body", "title", "lead", "body", "body"]


def test_entries_of_a_live_blog_stay_entries() -> None:
    entries = "".join(
        f"<div><h3>{hour}.15 uur</h3><p>De storm trekt om {hour} uur over de kust en de veerboot blijft liggen.</p></div>"
        for hour in range(11, 16)
    )
    live = PAGE.replace("</article>", entries + "</article>")
    told = [kind for kind, _ in settled("body", live)]
    assert "live-entry" in told
    assert told[-1] == "live-entry"


def test_plain_text_keeps_what_the_rules_say() -> None:
    text = "Sluis blijft dicht\n\nDe sluis bij Westerdam blijft dicht tot april.\n\nLees ook: Waarom hout rot"
    assert [kind for kind, _ in settled("promo", text, "text/plain")] == ["title", "lead", "reading-tip"]


def test_rules_alone_need_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    read = page.read(Capture(PAGE.encode(), media_type="text/html"))
    alone = article.label(read, WORDS, "nl", rules_alone=True)
    monkeypatch.setattr(labels, "FOLDER", Path("nowhere"))
    labels.installed.cache_clear()
    try:
        assert article.label(read, WORDS, "nl") == alone
    finally:
        labels.installed.cache_clear()


def test_traits_are_in_groups_and_pools_for_every_piece() -> None:
    pieces, verdicts, container = by_rules(page.read(Capture(PAGE.encode(), media_type="text/html")), WORDS)
    together = traits.alike(pieces)
    rows = traits.rows(pieces, verdicts, container, together)
    assert len({len(row) for row in rows}) == 1
    assert [len(pool) for pool in together] == [len(pieces)] * 3
    paragraphs = [n for n, piece in enumerate(pieces) if piece.layout.tag == "p"]
    assert len({together[0][n] for n in paragraphs}) == 1
    assert "in:t" in rows[paragraphs[0]][traits.ELEMENT]
    assert "rule:lead" in rows[paragraphs[0]][traits.RULES]


def test_learning_tells_kinds_apart_and_lets_unknown_pieces_be() -> None:
    def one(name: str, outlet: str) -> Example:
        rows = (((), (), (), ("menu",)), ((), (), (), ("text",)), ((), (), (), ("text", "we")), ((), (), (), ("text",)))
        kinds = (frozenset(("navigation",)), frozenset(("body",)), frozenset(("promo", "navigation")), frozenset[str]())
        alike = ((0, 1, 1, 1),) * 3
        return Example(name, outlet, (), (), (), rows, alike, kinds, (9, 90, 90, 90), (Counter[str](),) * 4)

    examples = [one("a", "A"), one("b", "B")]
    model = network.learn(examples, (), KINDS, epochs=120, sample=0, weight=1, seeds=[0])
    told = model.scores(examples[0].rows, examples[0].alike).argmax(axis=1)
    assert [KINDS[number] for number in told[:2]] == ["navigation", "body"]
    assert KINDS[told[2]] != "body"


def test_several_networks_made_one_say_what_they_say_in_the_mean() -> None:
    several = [a_model(chance) for chance in range(3)]
    one = Labeller("pages-t", several[0].traits, KINDS, network.joined([model.weights for model in several]))
    rows, pools = [(("a",), ("b", "c")), (("c",), ()), ((), ("a", "x"))], [[0, 0, 1]] * 3
    mean = np.exp(sum(np.log(model.scores(rows, pools)) for model in several) / 3)
    assert np.allclose(one.scores(rows, pools), mean / mean.sum(axis=1, keepdims=True), atol=1e-4)


def test_made_pages_are_marked_everywhere_and_come_out_alike_from_one_seed() -> None:
    one, other, third = (list(examples.made(GOLD, ("nl", "en"), 6, seed)) for seed in (3, 3, 4))
    assert [page.rows for page in one] == [page.rows for page in other] != [page.rows for page in third]
    assert all(sum(count.values()) for page in one for count in page.counts)
    kinds = {kind for page in one for may in page.kinds for kind in may}
    assert {"body", "subhead", "navigation"} <= kinds


def test_the_boxes_of_made_pages_have_known_kinds_and_stand_once() -> None:
    known = made.boxes()
    assert {kind for kind, _ in known} <= set(get_args(LabelKind))
    every = sorted((kind, box) for (kind, _), found in known.items() for box in found)
    assert not [box for box, after in pairwise(every) if box == after]


def test_a_page_of_bare_elements_keeps_its_story() -> None:
    told = article.label(
        page.read(Capture(PAGE.replace(' class="t"', "").encode(), media_type="text/html")), WORDS, "nl"
    )
    assert [label.kind for label in told.labels] == ["navigation", "title", "lead", "body", "body"]
