"""Marked articles: what is read from them, which faults are told and where, and the forms that they are written in."""

from __future__ import annotations

import html
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from zegsman.cli import main
from zegsman.gold import BadGold, MarkedArticle, articles, check, read
from zegsman.gold.convert import FORMS
from zegsman.gold.days import days, is_value
from zegsman.gold.marks import PARTS, MarkedActor
from zegsman.gold.stats import marks, tables
from zegsman.values import Span

GOLD = Path(__file__).parent.parent / "gold"
ARTICLE = """\
<article id="nl-t01" lang="nl" outlet="De Werfbode" published="2026-03-04" kind="regional" after="https://example.org/a?b=1&amp;c=2" traits="typo unnamed">
<b k="title">Sluis van Oudemeer blijft dicht</b>
<b k="body"><w s="1">Havenmeester Wiebe Tolsma</w> <q s="1">zei</q> <d v="2026-03-03">dinsdag</d> <c s="1">dat de sluis <d v="2026-04" deadline="yes">tot april</d> dicht blijft</c>. <c s="2">“Het hout is op”</c>, <q s="2">aldus</q> <w s="2">Tolsma</w> <c s="2">“en het geld ook.”</c> in <m s="2">De Werfbode</m>.</b>
<b k="newsletter">Elke vrijdag het nieuws van Oudemeer</b>
<b k="body">De schutsluis <c s="3">was volgens kenners</c> al rot.</b>
<statements>
<st id="1" type="indirect" speaker="Wiebe Tolsma"/>
<st id="2" type="mixed" speaker="Wiebe Tolsma" medium="De Werfbode"/>
<st id="3" type="indirect" speaker=""/>
</statements>
<actors>
<actor name="Wiebe Tolsma" kind="person" role="havenmeester" variants="Tolsma; Tolsema"/>
</actors>
<names>
<name k="PER">Tolsma</name>
<name k="PER">Wiebe Tolsma</name>
<name k="LOC">Oudemeer</name>
<name k="ORG" in="2">De Werfbode</name>
</names>
</article>
"""

Save = Callable[..., Path]


@pytest.fixture
def save(tmp_path: Path) -> Save:
    def write(written: str, name: str = "article.xml") -> Path:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(written, encoding="utf-8")
        return path

    return write


@pytest.fixture
def marked(save: Save) -> MarkedArticle:
    [article] = read(save(ARTICLE))
    return article


def cut(article: MarkedArticle, spans: tuple[Span, ...]) -> list[str]:
    return [span.of(article.text) for span in spans]


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["gold", *map(str, arguments)])


# What is read


def test_places_are_those_of_the_text(marked: MarkedArticle) -> None:
    first, second, _ = marked.statements
    assert cut(marked, first.content) == ["dat de sluis tot april dicht blijft"]
    assert cut(marked, second.content) == ["“Het hout is op”", "“en het geld ook.”"]
    assert [cut(marked, second.part(part)) for part in PARTS[1:]] == [["aldus"], ["Tolsma"], ["De Werfbode"], []]
    assert [(one.span.of(marked.text), one.value, one.deadline) for one in marked.moments] == [
        ("dinsdag", "2026-03-03", False),
        ("tot april", "2026-04", True),
    ]


def test_what_is_told_of_the_article_is_read(marked: MarkedArticle) -> None:
    assert (marked.id, marked.language, marked.published) == ("nl-t01", "nl", date(2026, 3, 4))
    assert (marked.kind, marked.after) == ("regional", "https://example.org/a?b=1&c=2")
    assert marked.traits == ("typo", "unnamed")
    assert marked.actors == (MarkedActor("Wiebe Tolsma", "person", "havenmeester", ("Tolsma", "Tolsema")),)


def test_a_name_is_marked_wherever_it_stands_but_not_in_a_longer_one_or_in_furniture(marked: MarkedArticle) -> None:
    # "schutsluis" and the newsletter's "Oudemeer" stay quiet.
    found = [(one.span.of(marked.text), one.kind) for one in marked.names]
    assert found == [("Oudemeer", "LOC"), ("Wiebe Tolsma", "PER"), ("Tolsma", "PER"), ("De Werfbode", "ORG")]


def test_a_name_may_be_one_in_some_blocks_only(save: Save) -> None:
    written = ARTICLE.replace("De schutsluis", "De Werfbode en Oudemeer").replace('k="LOC">', 'k="LOC" in="1">')
    [article] = read(save(written))
    assert [one.span.of(article.text) for one in article.names].count("De Werfbode") == 1
    assert [one.span.of(article.text) for one in article.names].count("Oudemeer") == 1


def test_a_file_may_hold_several_articles_and_a_declaration(save: Save) -> None:
    other = ARTICLE.replace("nl-t01", "nl-t02")
    path = save(f'<?xml version="1.0" encoding="utf-8"?>\n<articles>\n{ARTICLE}{other}</articles>\n')
    assert [(one.id, one.line) for one in read(path)] == [("nl-t01", 3), ("nl-t02", 23)]


def test_a_folder_stands_for_its_files_and_its_languages(save: Save) -> None:
    save(ARTICLE.replace("nl-t01", "nl-t02"), "nl/two.xml")
    save(ARTICLE.replace("nl-t01", "nl-t03"), "second/three.xml")
    folder = save(ARTICLE, "one.xml").parent
    assert [one.id for one in articles(folder)] == ["nl-t01", "nl-t02"]


# Faults


@pytest.mark.parametrize(
    ("right", "wrong", "line", "told"),
    [
        ('k="newsletter"', 'k="nieuwsbrief"', 4, "'nieuwsbrief' is no label"),
        ('type="mixed"', 'type="letterlijk"', 8, "no mode"),
        ('<m s="2">De Werfbode</m>', '<m s="9">De Werfbode</m>', 3, "'De Werfbode' belongs to statement '9'"),
        ('<c s="3">was volgens kenners</c>', "was volgens kenners", 9, "statement 3 has no content"),
        ('<actor name="Wiebe Tolsma"', '<actor name="Wiebe Tolsema"', 7, "'Wiebe Tolsma' of statement 1 is no actor"),
        ('<q s="1">zei</q>', '<q s="1">zei</w>', 3, "mismatched tag: marks nest"),
        ("<q s", "<z s", 3, "mismatched tag"),
        ('<q s="1">zei</q>', "<i>zei</i>", 3, "the mark <i> is not known"),
        ('<q s="1">zei</q>', '<q s="1"></q>', 3, "<q> marks nothing"),
        ('<q s="1">zei</q>', '<q t="1">zei</q>', 3, "no attribute 't'"),
        ('<q s="1">zei</q>', "<q>zei</q>", 3, "does not say to which statement"),
        ('v="2026-03-03"', 'v="dinsdag"', 1, "'dinsdag' of 'dinsdag' is neither days nor a duration"),
        ('v="2026-03-03"', 'v="2026-02-30"', 1, "neither days nor"),
        ('deadline="yes"', 'deadline="ja"', 3, 'deadline is "yes"'),
        ('published="2026-03-04"', 'published="4 maart"', 1, "no day"),
        ('kind="regional"', 'kind="weekblad"', 1, "no kind of outlet"),
        ('traits="typo', 'traits="tikfout', 1, "'tikfout' is no trait"),
        ('kind="person"', 'kind="mens"', 12, "no kind of actor"),
        ('<name k="LOC"', '<name k="GPE"', 17, "no kind of name"),
        (">Oudemeer</name>", ">Nieuwemeer</name>", 17, "does not stand in the article's own words"),
        (">Oudemeer</name>", ">Wiebe</name>", 17, "stands only inside longer names"),
        ('in="2"', 'in="7"', 18, "there is no block 7; the first of 4 is 1"),
        ('id="nl-t01"', 'id=""', 1, "has no id"),
        ('lang="nl"', 'lang="Dutch"', 1, "is no language"),
        ('<st id="3"', '<st id="2"', 1, "the same id"),
        ("Elke vrijdag", " Elke vrijdag", 4, "begins or ends with a blank"),
        ("</names>", "</names><mark/>", 19, "does not belong in an article"),
        ('<q s="1">zei</q>', '<q s="1 2">zei</q> <c s="1"><q s="1">zo</q></c>', 7, "lies in its own content"),
    ],
)
def test_a_fault_is_told_with_its_line(save: Save, right: str, wrong: str, line: int, told: str) -> None:
    assert right in ARTICLE
    path = save(ARTICLE.replace(right, wrong))
    result = run("check", path)
    assert result.exit_code == 2
    assert any(one.startswith(f"zegsman: {path}:{line}: ") and told in one for one in result.stderr.splitlines())


def test_all_faults_of_all_files_are_told(save: Save) -> None:
    save(ARTICLE.replace('k="newsletter"', 'k="a"').replace('type="mixed"', 'type="b"'))
    folder = save("<article", "other.xml").parent
    _, faults = check(folder)
    assert [(Path(one.path).name, one.line) for one in faults] == [
        ("article.xml", 4),
        ("article.xml", 8),
        ("other.xml", 1),
    ]


def test_an_entity_cannot_blow_up(save: Save) -> None:
    bomb = '<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;">]>' + ARTICLE.replace("Elke", "&y;")
    with pytest.raises(BadGold, match=":1: "):
        read(save(bomb))


@pytest.mark.parametrize("raw", [b"\xff\xfe<", b"", b"\x00", b"<article/>", b"hello"])
def test_a_file_of_another_kind_is_refused(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "article.xml"
    path.write_bytes(raw)
    assert run("check", path).exit_code == 2


def test_what_is_wrong_among_articles_is_told(save: Save) -> None:
    save(ARTICLE, "a.xml")
    save(ARTICLE.replace("newsletter", "body").replace('traits="typo', 'copy-of="nl-x" traits="typo'), "b.xml")
    silent = ARTICLE.replace("nl-t01", "nl-t04").replace('<b k="body">De', '<b k="promo">De')
    folder = save(silent, "c.xml").parent
    told = [str(one) for one in check(folder)[1]]
    assert [one.split(": ", 1)[1] for one in told] == [
        "2 articles are called nl-t01",
        "2 articles are called nl-t01",
        "copy-of='nl-x' is no article here",
        "statement 3 stands in a piece of furniture (promo)",
    ]


SAYINGS = "event\tdoc\tstatement\tsame_as\tspeaker\trelation\n"


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("e1\tnl-t02\t1\tnl-t01:1\tWiebe Tolsma\tsame", None),
        ("e1\tnl-t02\t9\tnl-t01:1\tWiebe Tolsma\tsame", "no statement nl-t02:9"),
        ("e1\tnl-t02\t1\tnl-t09:1\tWiebe Tolsma\tsame", "no statement nl-t09:1"),
        ("e1\tnl-t02\t1\tnl-t02:1\tWiebe Tolsma\tsame", "linked to itself"),
        ("e2\tnl-t02\t1\tnl-t01:1\tWiebe Tolsma\tsame", "not of event e2"),
        ("e1\tnl-t02\t1\tnl-t01:1\tTolsma\tsame", "is marked as 'Wiebe Tolsma'"),
        ("e1\tnl-t02\t1\tnl-t01:1\tWiebe Tolsma\talike", "no relation"),
        ("e1\tnl-t02\t1", "3 cells, where 6 are asked"),
    ],
)
def test_sayings_lead_to_statements(save: Save, row: str, told: str | None) -> None:
    first = ARTICLE.replace('kind="regional"', 'kind="regional" event="e1"')
    save(first, "a.xml")
    save(first.replace("nl-t01", "nl-t02"), "b.xml")
    folder = save(f"{SAYINGS}{row}\n", "sayings.tsv").parent
    faults = check(folder)[1]
    assert bool(faults) == (told is not None)
    assert all(one.line == 2 for one in faults)
    assert told is None or any(told in one.what for one in faults)


SENTENCE = "De schippers wachten al drie weken op de pont"


@pytest.mark.parametrize(
    ("split", "told"),
    [
        ("nl-t01\ttrain\nnl-t02\ttrain", ""),
        ("nl-t01\ttrain\nnl-t02\ttest", "de schippers wachten al drie weken op de pont"),
        ("nl-t01\ttrain", "nl-t02 is in no part"),
        ("nl-t01\ttrain\nnl-t02\ttrein", "'trein' is no part"),
        ("nl-t01\ttrain\nnl-t02\ttrain\nnl-t03\ttest", "nl-t03 stands here twice, or is no article"),
    ],
)
def test_no_sentence_stands_in_two_parts(save: Save, split: str, told: str) -> None:
    for number in (1, 2):
        text = f'<article id="nl-t0{number}" lang="nl"><b k="body">{SENTENCE}, ”zegt‘ hij{number}. Dag {number}. {SENTENCE}.</b></article>'
        save(text, f"{number}.xml")
    folder = save(f"article\tpart\n{split}\n", "split.tsv").parent
    faults = check(folder)[1]
    assert bool(faults) == bool(told)
    assert not told or any(told in one.what for one in faults)


def test_an_event_is_in_one_part(save: Save) -> None:
    for number in (1, 2):
        save(
            f'<article id="nl-t0{number}" lang="nl" event="e1"><b k="body">Dag {number}</b></article>', f"{number}.xml"
        )
    folder = save("article\tpart\nnl-t01\ttrain\nnl-t02\tdev\n", "split.tsv").parent
    assert [one.what for one in check(folder)[1]] == ["event e1 is in train (nl-t01) and in dev"]


# Values


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2026-03-04", "2026-03-04", "2026-03-04"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2026-W01", "2025-12-29", "2026-01-04"),
        ("2026-Q3", "2026-07-01", "2026-09-30"),
        ("2026", "2026-01-01", "2026-12-31"),
        ("2026-03/2026-05-02", "2026-03-01", "2026-05-02"),
    ],
)
def test_values_are_days(value: str, first: str, last: str) -> None:
    found = days(value)
    assert found is not None
    assert [day.isoformat() for day in found] == [first, last]


@pytest.mark.parametrize(
    ("value", "sound"), [("P50D", True), ("PT48H", True), ("P", False), ("2026-13", False), ("", False)]
)
def test_other_values_are_no_days(value: str, sound: bool) -> None:
    assert days(value) is None
    assert is_value(value) is sound


# Other forms


def test_json_lines_are_read_back_as_they_were(marked: MarkedArticle, save: Save) -> None:
    path = save(FORMS["jsonl"](marked) + "\n", "articles.jsonl")
    assert read(path) == (marked,)
    assert run("check", path).exit_code == 0


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            lambda one: one["statements"][0].update(content=[[40, 4000]]),
            "the content of statement 1 at 40-4000 lies in no block",
        ),
        (lambda one: one["names"][0].update(span=[9, 9]), "a name at 9-9 lies in no block"),
        (lambda one: one.update(text=one["text"][:60]), "is out of order, or not in the text"),
        (lambda one: one["blocks"][0].update(label="kop"), "no label"),
        (lambda one: one.pop("text"), "lacks 'text'"),
        (lambda one: one["moments"][0].update(span="dinsdag"), "is no marked article"),
    ],
)
def test_lost_places_in_json_lines_are_told(
    marked: MarkedArticle, save: Save, change: Callable[[dict[str, object]], object], told: str
) -> None:
    other = json.loads(FORMS["jsonl"](marked))
    other["doc_id"] = "nl-t02"
    change(other)
    path = save(f"{FORMS['jsonl'](marked)}\n{json.dumps(other)}\n", "articles.jsonl")
    result = run("check", path)
    assert result.exit_code == 2
    assert f"{path}:2: " in result.stderr
    assert told in result.stderr


def test_conllu_gives_every_token_once_with_its_marks(marked: MarkedArticle) -> None:
    rows = [line.split("\t") for line in FORMS["conllu"](marked).splitlines() if line and not line.startswith("#")]
    assert {len(row) for row in rows} == {10}
    misc = [dict(pair.split("=", 1) for pair in row[9].split("|")) for row in rows]
    for row, told in zip(rows, misc, strict=True):
        assert marked.text[int(told["start_char"]) : int(told["end_char"])] == row[1]
    assert [(row[1], told["Name"]) for row, told in zip(rows, misc, strict=True) if "Name" in told] == [
        ("Oudemeer", "B-LOC"), ("Wiebe", "B-PER"), ("Tolsma", "I-PER"), ("Tolsma", "B-PER"), ("De", "B-ORG"), ("Werfbode", "I-ORG"),
    ]  # fmt: skip
    assert [row[1] for row, told in zip(rows, misc, strict=True) if told.get("Content") == "1"] == [
        "dat",
        "de",
        "sluis",
        "tot",
        "april",
        "dicht",
        "blijft",
    ]
    assert [(row[1], told.get("Deadline")) for row, told in zip(rows, misc, strict=True) if "Moment" in told] == [
        ("dinsdag", None), ("tot", "Yes"), ("april", "Yes"),
    ]  # fmt: skip


def test_conllu_texts_are_their_tokens(marked: MarkedArticle) -> None:
    for unit in FORMS["conllu"](marked).strip().split("\n\n"):
        rows = [line.split("\t") for line in unit.splitlines() if not line.startswith("#")]
        made = "".join(row[1] + ("" if "SpaceAfter=No" in row[9] else " ") for row in rows).strip()
        assert f"# text = {made}" in unit


def test_brat_places_hold_the_words_that_are_told(marked: MarkedArticle, tmp_path: Path) -> None:
    assert run("convert", _saved(marked, tmp_path), "--to", "brat", "--into", tmp_path / "brat").exit_code == 0
    text = (tmp_path / "brat" / "nl-t01.txt").read_text(encoding="utf-8")
    assert text == marked.text
    bounds = {}
    for line in (tmp_path / "brat" / "nl-t01.ann").read_text(encoding="utf-8").splitlines():
        number, what, *words = line.split("\t")
        if number.startswith("T"):
            kind, places = what.split(" ", 1)
            spans = [tuple(map(int, place.split())) for place in places.split(";")]
            assert " ".join(text[start:end] for start, end in spans) == words[0]
            bounds[number] = (kind, words[0])
        elif number.startswith("R"):
            kind, one, two = what.split()
            assert bounds[one.removeprefix("Arg1:")][0] == kind.removesuffix("Of")
            assert bounds[two.removeprefix("Arg2:")][0] == "Content"
    assert ("Content", "“Het hout is op” “en het geld ook.”") in bounds.values()


def test_w3c_annotations_point_into_the_text(marked: MarkedArticle) -> None:
    page = json.loads(FORMS["w3c"](marked))
    assert page["type"] == "AnnotationPage"
    names = [one["id"] for one in page["items"]]
    assert len(set(names)) == len(names)
    for item in page["items"]:
        for target in item["target"]:
            place, quote = target["selector"]
            assert marked.text[place["start"] : place["end"]] == quote["exact"]
    [second] = [one for one in page["items"] if one["id"].endswith("#statement-2")]
    assert [one["value"] for one in second["body"]] == ["mode: mixed", "speaker: Wiebe Tolsma"]


def _saved(marked: MarkedArticle, folder: Path) -> Path:
    path = folder / "saved.jsonl"
    path.write_text(FORMS["jsonl"](marked) + "\n", encoding="utf-8")
    return path


# The commands


def test_check_says_that_all_is_sound(save: Save) -> None:
    result = run("check", save(ARTICLE))
    assert (result.exit_code, result.stdout) == (0, "1 articles and 3 statements, all sound\n")


def test_convert_refuses_brat_without_a_folder(save: Save) -> None:
    result = run("convert", save(ARTICLE), "--to", "brat")
    assert result.exit_code == 2
    assert "--into" in result.stderr


def test_convert_writes_nothing_of_faulty_articles(save: Save, tmp_path: Path) -> None:
    path = save(ARTICLE.replace('type="mixed"', 'type="b"'))
    result = run("convert", path, "--to", "w3c", "--into", tmp_path / "out")
    assert result.exit_code == 2
    assert not (tmp_path / "out").exists()


def test_stats_put_what_is_reached_beside_what_was_asked(save: Save) -> None:
    folder = save(ARTICLE).parent
    save('[kinds]\n"the region" = { share = 20, of = ["regional"] }\n[shares]\n"a typo" = "15 %"\n', "quotas.toml")
    result = run("stats", folder)
    assert result.exit_code == 0
    for row in (
        "| statements | 3 | 3 |",
        "| mixed | 1 | 1 |",
        "| PER | 2 | 2 |",
        "| the region | 20 % | 1 (100 %) |",
        "| articles: a typo | 15 % | 1 (100 %) |",
    ):
        assert row in result.stdout


def test_quotas_that_cannot_be_read_are_told(save: Save) -> None:
    folder = save(ARTICLE).parent
    save("[kinds", "quotas.toml")
    result = run("stats", folder)
    assert result.exit_code == 2
    assert "quotas.toml:1" in result.stderr


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ('"Nee", zei ze', {"straight double"}),
        ("“Nee”, zei ze", {"curly double"}),
        ("„Nee”, zei ze", {"low"}),
        ("„Nein“, sagte sie", {"low"}),
        ("«Nee», zei ze, “ja”", {"angled", "curly double"}),
        ("’s Avonds is het ‘rustig’", {"curly single"}),
        ("'s Avonds in foto's en video's", set()),
        ("'Dat kan niet', zei ze", {"straight single"}),
    ],
)
def test_marks_are_told_apart(save: Save, words: str, found: set[str]) -> None:
    [article] = read(save(f'<article id="x" lang="nl"><b k="body">{words}</b></article>'))
    assert marks(article) == found


def test_the_page_shows_every_word_once_and_runs_nothing_of_the_articles(save: Save, tmp_path: Path) -> None:
    path = save(ARTICLE.replace("Elke vrijdag", "&lt;script&gt;alert(1)&lt;/script&gt;"))
    assert run("show", path, "--into", tmp_path / "page.html").exit_code == 0
    shown = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "<script>alert" not in shown
    assert "&lt;script&gt;alert(1)" in shown
    block = shown.split('<div class="text">')[2].split("</div>")[0]
    plain = html.unescape(
        "".join(
            part.split(">", 1)[-1]
            for part in block.replace("<sup>", "<sup hide>").split("<")
            if not part.startswith("sup")
        )
    )
    assert plain == read(path)[0].blocks[1].span.of(read(path)[0].text)


# Our own


def test_our_own_articles_are_sound() -> None:
    found, faults = check(GOLD)
    assert faults == ()
    assert len(tables(found, {})) == 6
