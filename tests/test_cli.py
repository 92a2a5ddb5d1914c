"""The command line: what a user relies on. Readings are real; the record is a file in a temporary folder."""

from __future__ import annotations

import json
import os
import pty
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from click.testing import CliRunner, Result
from made_reading import made_reading

from zegsman import __version__, language, settings
from zegsman.cli import main
from zegsman.cli.terminal import Terminal
from zegsman.cli.visible import visible, visible_json
from zegsman.reader.minutes import Minutes
from zegsman.store import Store
from zegsman.values import Reading

EXAMPLES = Path(__file__).parent.parent / "examples"
HTML, PLAIN = str(EXAMPLES / "ultimatum.html"), str(EXAMPLES / "ultimatum.txt")
ZEGSMAN = [sys.executable, "-c", "from zegsman.cli import main; main(prog_name='zegsman')"]
STORY = (
    "Brug over het kanaal gaat dicht\n\n“Het hout is op”, zei wethouder Elske Brandsma dinsdag in de raad van Oudemeer.\n\n"
    "Volgens Brandsma duurt het werk een half jaar. De schippers vinden dat te lang en eisen uiterlijk 3 mei een pont.\n"
)
FRENCH = "La ville ferme le vieux pont, a dit la maire mardi. Le bois est pourri et devra être remplacé avant que quelqu’un ne soit blessé dans la rivière."
CHINESE = "市政府星期二宣布，运河上的旧桥将关闭。负责人说，木头已经用完，居民希望有一艘渡船。"

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in an empty folder, with a record of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ZEGSMAN_RECORD", str(tmp_path / "new" / "record.sqlite"))
    for name in ("FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    return lambda *arguments, **options: CliRunner().invoke(main, arguments, **options)


def page(name: str, text: str) -> str:
    Path(name).write_text(text, encoding="utf-8")
    return name


def shown(reading: Reading, capsys: pytest.CaptureFixture[str], today: date | None = None) -> str:
    Terminal().reading(reading, Minutes(2, 3), today)
    return capsys.readouterr().out


# Pages that cannot be read


BAD: dict[str, tuple[bytes, str]] = {
    "empty.html": (b"", "the page is empty"),
    "blank.txt": (b" \n\n", "the page is empty"),
    "report.pdf": (b"%PDF-1.7\n%\xe2\xe3", "this is a PDF"),
    "picture.html": (b"\xff\xd8\xff\xe0\x00\x10JFIF", "this is an image"),
    "deep.html": (b"<div>" * 10_000_000, "larger than 10 MB"),
    "nested.html": (b"<div>" * 50_000, "nested too deeply"),
    "half.txt": ("“Nee”, zei ze".encode("utf-16")[:-1], "breaks off"),
    "chinese.txt": (CHINESE.encode(), "this page is in Chinese; zegsman reads de, en, nl"),
    "french.html": (
        f"<html lang='fr'><p>{FRENCH}</p></html>".encode(),
        "this page is in French; zegsman reads de, en, nl",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_page_is_told_in_one_line_and_the_rest_is_read(run: Run, name: str) -> None:
    content, told = BAD[name]
    Path(name).write_bytes(content)
    result = run("read", name, page("good.txt", STORY))
    assert result.exit_code == 2
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"zegsman: {name}: ")
    assert told in line
    assert ";" in line
    assert "Elske Brandsma" in result.stdout


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("gone.html", "there is no file gone.html; check the name"),
        (".", "is a folder"),
        ("http://127.0.0.1:9/page", "private network"),
        ("http://localhost:9/page", "private network"),
        ("http://[::1]:9/page", "private network"),
        ("file:///etc/passwd", "no web address"),
        ("https://user:secret@example.org/", "holds a name or password"),
    ],
)
def test_a_page_that_cannot_be_had_is_told(run: Run, name: str, told: str) -> None:
    result = run("read", name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr
    assert "secret" not in result.stderr.removeprefix(f"zegsman: {name}: ")


def test_a_fault_of_our_own_is_told_without_a_trace_and_the_rest_is_read(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from zegsman import statements

    monkeypatch.setattr(statements, "find", lambda *_: [][0])
    result = run("read", page("a.txt", STORY), page("b.txt", STORY))
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 2
    assert "zegsman has a fault here (IndexError in tests/test_cli.py:" in result.stderr


def test_a_damaged_pack_or_model_stops_all_in_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from zegsman import models

    def damaged(code: str) -> models.Model:
        raise models.BadModel(Path("model/card.toml"), "it is damaged; install zegsman again")

    monkeypatch.setattr(models, "load", damaged)
    result = run("read", page("a.txt", STORY), page("b.txt", STORY))
    assert result.exit_code == 2
    assert result.stderr.splitlines() == [
        "zegsman: the model of nl cannot be used: model/card.toml: it is damaged; install zegsman again"
    ]


# read and explain


def test_read_shows_who_said_what(run: Run) -> None:
    result = run("read", HTML, "--today", "2026-04-10")
    assert result.exit_code == 0
    said = result.stdout
    assert "De Kustkoerier · 11 maart 2026 · door Marijke Duinhof" in said
    assert "Pavel Dretsjin, woordvoerder van de premier\n    “Wij hebben de brief" in said
    assert "18 april 2026 · over 8 dagen" in said
    assert re.search("reclame +Hoe ver trap jij", said)
    assert "\x1b" not in said
    assert all(len(line) <= 80 and line == line.rstrip() for line in said.splitlines())


def test_without_today_nothing_is_counted_down(run: Run) -> None:
    said = run("read", HTML).stdout
    assert "18 april 2026\n" in said
    assert "over 8 dagen" not in said


def test_read_takes_standard_input(run: Run) -> None:
    result = run("read", "-", "--json", "--published", "2025-07-17", input=STORY)
    (found,) = [json.loads(line) for line in result.stdout.splitlines()]
    assert (found["id"], found["published"]) == ("-", "2025-07-17")
    assert found["statements"][0]["said"] == "2025-07-15"


def test_json_is_the_record(run: Run) -> None:
    result = run("read", "--json", HTML, PLAIN)
    one, two = (json.loads(line) for line in result.stdout.splitlines())
    assert (one["version"], one["id"], one["language"], one["outlet"]) == (1, HTML, "nl", "De Kustkoerier")
    assert set(one["minutes"]) == {"read", "listen"}
    assert [said["mode"] for said in one["statements"]] == [said["mode"] for said in two["statements"]]


def test_an_address_is_read_where_it_may_be(run: Run) -> None:
    class Site(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/plain; charset=utf-8")
            self.end_headers()
            self.wfile.write(STORY.encode())

        def log_message(self, *_: object) -> None:
            """Nothing is logged."""

    with HTTPServer(("127.0.0.1", 0), Site) as site:
        serving = Thread(target=site.serve_forever)
        serving.start()
        address = f"http://127.0.0.1:{site.server_port}/brug"
        refused, allowed = run("read", "--json", address), run("read", "--json", "--allow-private", address)
        site.shutdown()
        serving.join()
    assert (refused.exit_code, refused.stdout) == (2, "")
    found = json.loads(allowed.stdout)
    assert (found["id"], found["url"], found["statements"] != []) == (address, address, True)


def test_explain_gives_rule_score_and_words(run: Run) -> None:
    lines = run("explain", page("a.txt", STORY)).stdout.splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("  s1 direct"))
    assert re.fullmatch(r"  s1 direct +0\.\d\d  \S.*", lines[at])
    assert re.fullmatch(r" +Elske Brandsma \[.*\]: “Het hout is op”", lines[at + 1])


def test_what_is_asked_wrongly_is_told(run: Run) -> None:
    for arguments, told in (
        (("read",), "name a page"),
        (("read", "--published", "15-7-2025", HTML), "write it as 2025-07-15"),
        (("read", "--language", "xx", HTML), "it reads de, en, nl"),
        (("read", "--jsonl", HTML), "leave PAGE and --json out"),
        (("search", "--from", "2025-02-02", "--to", "2025-02-01"), "swap them"),
        (("reread",), "--all"),
        (("reread", "--all", "3"), "--all"),
    ):
        result = run(*arguments)
        assert result.exit_code == 2, arguments
        assert told in result.stderr


# Streams


def stream(run: Run, *lines: object, arguments: tuple[str, ...] = ()) -> list[dict[str, object]]:
    given = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    result = run("read", "--jsonl", *arguments, input=given)
    assert (result.exit_code, result.stderr) == (0, "")
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_stream_keeps_its_order_and_goes_on_after_a_bad_line(run: Run) -> None:
    found = stream(
        run, {"id": "b", "text": STORY}, "no json", {"id": "a", "text": "%PDF-1.7"}, {"id": 7, "html": f"<p>{STORY}</p>"},
        {"id": "c", "text": ""}, {"text": STORY},
    )  # fmt: skip
    assert [line["id"] for line in found] == ["b", 2, "a", 7, "c", 6]
    assert ["error" in line for line in found] == [False, True, True, False, True, False]
    assert all(set(line) == {"id", "error"} for line in found if "error" in line)


def test_what_a_line_tells_goes_before_the_options(run: Run) -> None:
    one, two = stream(
        run, {"id": 1, "text": STORY, "published": "2025-07-17"}, {"id": 2, "text": STORY},
        arguments=("--published", "2025-07-10"),
    )  # fmt: skip
    assert (one["published"], two["published"]) == ("2025-07-17", "2025-07-10")


def test_a_line_in_another_language_is_noted(run: Run) -> None:
    (line,) = stream(run, {"id": 1, "text": FRENCH, "language": "fr"})
    assert line["statements"] == []
    assert [note["note"] for note in line["notes"]] == ["this page is in French; zegsman reads de, en, nl"]


def test_a_fault_on_one_line_is_that_lines_error(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from zegsman import actors

    gather = actors.gather
    monkeypatch.setattr(
        actors,
        "gather",
        lambda article, *rest: 1 // 0 if article.title == "De sluis is stuk" else gather(article, *rest),
    )
    one, two = stream(run, {"id": 1, "text": f"De sluis is stuk\n\n{STORY}"}, {"id": 2, "text": STORY})
    assert "ZeroDivisionError" in str(one["error"])
    assert two["statements"]


def test_records_come_while_the_stream_is_still_open() -> None:
    with subprocess.Popen(
        [*ZEGSMAN, "read", "--jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as run:
        assert run.stdin
        assert run.stdout
        run.stdin.write(json.dumps({"id": "first", "text": STORY}) + "\n")
        run.stdin.flush()
        assert json.loads(run.stdout.readline())["id"] == "first"
        run.stdin.close()
        assert run.wait() == 0


# The record


def test_a_page_is_kept_once(run: Run) -> None:
    assert "1 toegevoegd" in run("add", HTML).stdout
    result = run("add", HTML, "gone.html", page("good.txt", STORY))
    assert result.exit_code == 2
    assert result.stdout.strip() == "1 toegevoegd · 1 al bekend · 1 overgeslagen"
    assert "gone.html" in result.stderr
    assert len(run("export").stdout.splitlines()) == 2


def test_what_was_added_is_found(run: Run) -> None:
    run("add", HTML, page("good.txt", STORY), "--published", "2025-07-17")
    assert "Elske Brandsma\n  “Het hout is op”\n  15 juli 2025" in run("search", "hout").stdout
    assert "Niets gevonden" in run("search", "olifant").stdout
    assert "Niets gevonden" in run("search", "hout", "--to", "2025-07-14").stdout
    assert "Niets gevonden" in run("search", "hout", "--speaker", "Dretsjin").stdout
    assert "15 juli 2025" in run("search", '"hout is op"', "--speaker", "brands", "--from", "2025-07-15").stdout
    assert "nog" in run("search", "--limit", "1").stdout


def test_who_tells_what_somebody_said(run: Run) -> None:
    run("add", HTML, page("good.txt", STORY))
    said = run("who", "Elske", "Brandsma").stdout
    assert "“Het hout is op”" in said
    assert "Dretsjin" not in said


FIRST = """Halmenië stelt Veldorië een ultimatum

9 maart 2026

President Ilian Sorescu van Halmenië heeft buurland Veldorië maandag een ultimatum van 50 dagen gesteld. “Wij wachten niet langer”, zei
Sorescu in Sorin. De Veldorische onderminister Sergej Rjabkin noemde het dreigement “theater”.
"""
LATER = """Halmenia cuts deadline

19 March 2026

The Halmenian president, Ilian Sorescu, is cutting the 50-day ultimatum for Veldoria to 10 or 12 days, he said on Thursday. “There is no
reason to wait,” Mr Sorescu told reporters. Deputy minister Sergey Ryabkin of Veldoria said his country was not impressed.
"""


def test_one_who_is_spelt_otherwise_is_told_once(run: Run) -> None:
    run("add", page("first.txt", FIRST), page("later.txt", LATER))
    said = run("who", "Rjabkin", "--why").stdout
    assert said.startswith(
        "\nSergej Rjabkin, Veldorische onderminister, deputy minister\n2 uitspraken · op 2 pagina’s · 1."
    )
    assert "ook: Sergey Ryabkin" in said
    assert "the same name, spelt otherwise" in said
    assert "“theater”" in said
    assert "his country was not impressed" in said


def _places(told: str) -> list[str]:
    """The numbers of the appearances that `who --why` tells."""
    return re.findall(r"^  (\d+\.\d+) ·", told, re.M)


def test_what_a_person_says_of_two_actors_stays(run: Run) -> None:
    run("add", page("first.txt", FIRST), page("later.txt", LATER))
    one, other = _places(run("who", "Sorescu", "--why").stdout)
    assert run("apart", one, other).exit_code == 0
    assert run("who", "Sorescu").stdout.count("op 1 pagina ") == 2
    run("reread", "--all")
    assert run("who", "Sorescu").stdout.count("op 1 pagina ") == 2
    assert run("apart", other, one, "--undo").exit_code == 0
    assert _places(run("who", "Sorescu", "--why").stdout) == [one, other]
    assert run("apart", one, other, "--undo").exit_code == 2


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("1", "1.2", "no actor"),
        ("1.0", "1.2", "no actor"),
        ("1.1", "9.1", "no actor 9.1 in the record"),
        ("1.1", "1.1", "name two"),
        ("١.١", "1.2", "no actor"),
        ("1.1", "1.2", "on one page"),
    ],
)
def test_who_cannot_be_one_is_told(run: Run, one: str, other: str, why: str) -> None:
    run("add", page("first.txt", FIRST))
    result = run("same", one, other)
    assert result.exit_code == 2
    assert why in result.stderr


def test_deadlines_are_counted_down_and_told_once(run: Run) -> None:
    run("add", page("first.txt", FIRST), page("later.txt", LATER))
    told = run("deadlines", "--today", "2026-03-20").stdout
    assert told.startswith("1 termijn · geteld vanaf 20 maart 2026\n\nover 11 dagen · 31 maart 2026 · 10 or 12 days\n")
    assert "gevraagd door Ilian Sorescu" in told
    assert "eerder: 28 april 2026 (pagina 1)" in told
    assert "vervangen door een andere" in run("deadlines", "--all", "--today", "2026-03-20").stdout


def test_deadlines_of_somebody_or_within_some_days(run: Run) -> None:
    run("add", page("first.txt", FIRST), page("good.txt", STORY))
    day = ("--today", "2026-03-20")
    assert "ultimatum" in run("deadlines", "Sorescu", *day).stdout
    assert "ultimatum" in run("deadlines", "Veldorië", "--days", "39", *day).stdout
    assert "Er loopt geen termijn" in run("deadlines", "Sorescu", "--days", "38", *day).stdout
    assert "Er loopt geen termijn" in run("deadlines", "Rjabkin", *day).stdout
    assert "Er loopt geen termijn" in run("deadlines", "Sorescu", "--today", "2026-06-01").stdout
    assert "33 dagen geleden" in run("deadlines", "Sorescu", "--all", "--today", "2026-05-31").stdout


def test_of_many_who_may_be_meant_only_the_first_is_heard(run: Run) -> None:
    names = ("Anna", "Bram", "Carla", "Dirk", "Elske", "Femke")
    said = " ".join(f"“Wij varen niet om”, zei schipper {name} Hazekamp." for name in names)
    run("add", page("many.txt", f"Zes schippers varen niet om\n\n9 maart 2026\n\n{said}\n"))
    told = run("who", "Hazekamp").stdout
    assert [f"{name} Hazekamp, schipper" in told for name in names] == [True] * 6
    assert told.count("“Wij varen niet om”") == 1
    assert told.endswith("Geef meer van de naam om te lezen wat zij zeiden.\n")


@pytest.mark.parametrize("command", [("who", ""), ("who", " "), ("who", "%"), ("deadlines", "?!")])
def test_what_is_no_name_is_told(run: Run, command: tuple[str, ...]) -> None:
    run("add", page("first.txt", FIRST))
    result = run(*command)
    assert result.exit_code == 2
    assert "no name" in result.stderr


def test_a_part_of_a_word_is_no_side(run: Run) -> None:
    run("add", page("first.txt", FIRST))
    assert "Er loopt geen termijn" in run("deadlines", "resc", "--today", "2026-03-20").stdout
    assert "Niemand in het register heet zo" in run("who", "Olifant").stdout


def test_deadlines_for_programs(run: Run) -> None:
    run("add", page("first.txt", FIRST), page("later.txt", LATER))
    one, other = (
        json.loads(line) for line in run("deadlines", "--all", "--json", "--today", "2026-03-20").stdout.splitlines()
    )
    assert (one["due"], one["days_left"], one["over"]) == ("2026-03-31", 11, False)
    assert one["moved_from"] == [{"due": "2026-04-28", "duration": "P50D", "page": 1}]
    assert (other["due"], other["over"], other["owed_by"]) == ("2026-04-28", True, "Veldorië")


def test_export_gives_the_records(run: Run) -> None:
    run("add", HTML, PLAIN)
    one, two = (json.loads(line) for line in run("export").stdout.splitlines())
    assert (one["id"], two["id"]) == ("1", "2")
    assert one["statements"] == json.loads(run("read", "--json", HTML).stdout)["statements"]


def test_reread_makes_readings_anew_and_keeps_the_told_day(run: Run, tmp_path: Path) -> None:
    run("add", page("good.txt", STORY), "--published", "2025-07-17")
    with Store.open(tmp_path / "new" / "record.sqlite") as store:
        right = store.reading(1)
        store.reread(1, replace(right, statements=(), actors=(), made_by="zegsman of long ago"))
    assert "Niets gevonden" in run("search", "hout").stdout
    result = run("reread", "--all")
    assert (result.exit_code, result.stdout.strip()) == (0, "1 opnieuw gelezen")
    with Store.open(tmp_path / "new" / "record.sqlite") as store:
        assert store.reading(1) == right
    result = run("reread", "1", "9")
    assert result.exit_code == 2
    assert "there is no page 9" in result.stderr


@pytest.mark.parametrize(
    "command",
    [
        ("search", "x"),
        ("who", "x"),
        ("same", "1.1", "2.1"),
        ("deadlines",),
        ("reread", "--all"),
        ("export",),
        ("serve", "--port", "0"),
    ],
)
def test_without_a_record_the_first_step_is_told(run: Run, command: tuple[str, ...], tmp_path: Path) -> None:
    result = run(*command)
    assert result.exit_code == 2
    assert "zegsman add PAGE" in result.stderr
    assert not (tmp_path / "new").exists()


def test_a_file_that_is_no_record_is_refused_and_left_alone(run: Run) -> None:
    page("notes.txt", "a list of groceries")
    result = run("add", HTML, "--record", "notes.txt")
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1
    assert Path("notes.txt").read_text() == "a list of groceries"


def test_a_folder_that_cannot_be_made_is_told(run: Run) -> None:
    result = run("add", HTML, "--record", f"{page('file', '')}/record.sqlite")
    assert result.exit_code == 2
    assert "choose another with --record" in result.stderr


def test_a_killed_add_leaves_the_pages_before(run: Run, tmp_path: Path) -> None:
    names = [page(f"{number}.txt", f"{STORY}\nHet is stuk nummer {number}.\n") for number in range(150)]
    adding = subprocess.Popen([*ZEGSMAN, "add", *names], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    path = tmp_path / "new" / "record.sqlite"
    wait_for(lambda: path.exists() and _kept(path) >= 2)
    adding.send_signal(signal.SIGKILL)
    adding.wait()
    kept = _kept(path)
    assert 2 <= kept < 150
    assert len(run("export").stdout.splitlines()) == kept
    assert run("add", *names[: kept + 1]).exit_code == 0
    assert _kept(path) >= kept + 1


def test_an_interrupted_add_says_what_was_done(run: Run, tmp_path: Path) -> None:
    names = [page(f"{number}.txt", f"{STORY}\nHet is stuk nummer {number}.\n") for number in range(1000)]
    adding = subprocess.Popen(
        [*ZEGSMAN, "add", *names],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a shell's background job ignores it
    )
    path = tmp_path / "new" / "record.sqlite"
    wait_for(lambda: path.exists() and _kept(path) >= 2)
    adding.send_signal(signal.SIGINT)
    _, told = adding.communicate(timeout=20)
    assert adding.returncode == 130
    assert told.strip() == f"zegsman: stopped; {_kept(path)} toegevoegd"


def test_a_broken_pipe_is_quiet(tmp_path: Path) -> None:
    lines = tmp_path / "lines.jsonl"
    lines.write_text("".join(json.dumps({"id": number, "text": STORY}) + "\n" for number in range(300)))
    with (
        lines.open("rb") as stdin,
        subprocess.Popen(
            [*ZEGSMAN, "read", "--jsonl"], stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as run,
    ):
        assert run.stdout
        assert run.stderr
        run.stdout.readline()
        run.stdout.close()
        assert run.stderr.read() == ""


def wait_for(reached: Callable[[], bool], seconds: float = 20) -> None:
    """Wait until something is so; fails after some seconds."""
    until = time.monotonic() + seconds
    while not reached():
        assert time.monotonic() < until
        time.sleep(0.05)


def _kept(path: Path) -> int:
    """How many pages the record holds; none where it is only just being made."""
    with closing(sqlite3.connect(path)) as connection:
        try:
            return int(connection.execute("SELECT count(*) FROM pages").fetchone()[0])
        except sqlite3.OperationalError:
            return 0


# Language packs


def test_the_pack_of_dutch_is_sound(run: Run) -> None:
    result = run("check-language", "nl")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "examples are read as they should be" in result.stdout


def test_a_fault_in_a_pack_is_told_with_file_and_line(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy_of_dutch(tmp_path, monkeypatch)
    table = tmp_path / "zz" / "pack.toml"
    table.write_text(table.read_text(encoding="utf-8").replace("aloud = 183", "alout = 183"), encoding="utf-8")
    result = run("check-language", "zz")
    assert result.exit_code == 2
    assert result.stderr.startswith("zegsman: zz/pack.toml:")


def test_an_example_that_is_read_otherwise_is_told_with_its_line(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy_of_dutch(tmp_path, monkeypatch)
    (tmp_path / "zz" / "examples" / "moments.txt").write_text(
        "# a remark\n2025-10-08\tHet regende gisteren.\n2025-10-07\tHet regende gisteren.\n", encoding="utf-8"
    )
    result = run("check-language", "zz")
    assert result.exit_code == 2
    assert result.stderr.splitlines() == [
        "zegsman: zz/examples/moments.txt:3: found 2025-10-08, not 2025-10-07: Het regende gisteren."
    ]


@pytest.mark.parametrize("code", ["xx", "..", "../languages/nl", "NL", ""])
def test_a_pack_that_is_not_there_is_told(run: Run, code: str) -> None:
    result = run("check-language", code)
    assert result.exit_code == 2
    assert "there are de, en, nl" in result.stderr


def copy_of_dutch(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in (language.PACKS / "nl").rglob("*"):
        if path.suffix in (".toml", ".txt") and "model" not in path.parts:
            target = folder / "zz" / path.relative_to(language.PACKS / "nl")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    monkeypatch.setattr(language, "PACKS", folder)
    monkeypatch.setattr(language, "load", lambda code: _LOAD(code, folder))


_LOAD = language.load


# What the terminal shows


def test_every_part_of_a_reading_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    said = shown(made_reading(), capsys, date(2025, 7, 15))
    assert "14 uitspraken, 4 sprekers" in said
    assert "Elske Brandsma, wethouder\n    ‘De brug gaat dit jaar niet meer open’\n    letterlijk\n" in said
    assert "onderschat” … “Wie nu belooft" in " ".join(said.split())
    assert "letterlijk · zei · tegen de raad · gezegd op 15 juli 2025" in said
    assert "aldus · via Delta" in said
    assert "ontkende · ontkend" in said
    assert "onzeker gelezen (44 %)" in said
    assert "ingewijden" not in said.split("Termijnen")[0].replace("Ingewijden", "")
    assert "vóór 1 september       1 september 2025 · over 48 dagen" in said
    assert "binnen negentig dagen  de dag staat er niet bij" in said
    assert "leestip       Lees ook: Waarom de sluis" in said
    assert "De kop staat twee keer op de pagina." in said


def test_a_nested_statement_stands_under_the_one_that_holds_it(capsys: pytest.CaptureFixture[str]) -> None:
    said = shown(made_reading(), capsys)
    outer, inner = said.index("  ● Elske Brandsma\n    “We hebben"), said.index("        dat de brug in mei opengaat\n")
    assert outer < inner < said.index("is een nieuw onderzoek nodig")


@pytest.mark.parametrize("width", ["1", "20", "37", "60", "300"])
def test_lines_fit_any_width(width: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", width)
    assert max(map(len, shown(made_reading(), capsys).splitlines())) <= max(24, min(int(width), 88))


def test_a_page_cannot_drive_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    title = "Brug \x1b]0;eigen venster\x07 \x9b31m dicht \u202egnillaf \u2066[bold]niet vet[/bold] :warning:"
    said = shown(made_reading(title=title), capsys)
    assert "\\x1b]0;eigen" in said
    assert "[bold]niet" in said
    assert ":warning:" in said
    assert not [character for character in said if character in "\x1b\x07\x9b\u202e\u2066"]


def test_visible_leaves_ordinary_text_alone() -> None:
    text = "“Één café’s – 中国 😀 é\u0301”\n"
    assert visible(text) == text
    assert json.loads(visible_json(json.dumps("\x1b\x9b\u202e\u2028é", ensure_ascii=False))) == "\x1b\x9b\u202e\u2028é"
    assert not {"\x9b", "\u202e"} & set(visible_json('"\x9b\u202e"'))


def test_a_message_cannot_drive_the_terminal(run: Run) -> None:
    result = run("read", "no\x1b[31m\nfile")
    assert len(result.stderr.splitlines()) == 1
    assert "\x1b" not in result.stderr


@pytest.mark.parametrize(("extra", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_colour_is_for_terminals_that_want_it(extra: dict[str, str], coloured: bool, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS")}
    ours, theirs = pty.openpty()
    environment = {**kept, "TERM": "xterm-256color", **extra}
    run = subprocess.Popen([*ZEGSMAN, "explain", str(tmp_path / "a.txt")], stdout=theirs, env=environment)
    os.close(theirs)
    said = b""
    try:
        while part := os.read(ours, 65536):
            said += part
    except OSError:  # Linux says so when the other side has gone
        pass
    finally:
        os.close(ours)
    assert run.wait() == 0
    assert "Elske Brandsma" in said.decode()
    assert (b"36m" in said) is coloured


# The door itself


def test_help_and_version_load_nothing_heavy() -> None:
    program = "import sys\nfrom zegsman.cli import main\nmain(['--help'], standalone_mode=False)\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert not loaded & {"spacy", "thinc", "sqlalchemy", "httpx", "rich", "selectolax", "fastapi", "pydantic"}
    assert "check-language" in done.stdout


def test_the_version_is_told(run: Run) -> None:
    assert run("--version").stdout == f"main {__version__}\n"


def test_every_command_has_help(run: Run) -> None:
    for name in main.commands:
        result = run(name, "--help")
        assert result.exit_code == 0
        assert len(result.stdout.splitlines()[2].strip()) > 20


def test_settings_come_from_the_environment() -> None:
    assert settings.read({"HOME": "/home/ans"})["record"] == "/home/ans/.local/share/zegsman/record.sqlite"
    assert settings.read({"HOME": "/home/ans", "XDG_DATA_HOME": "/data"})["record"] == "/data/zegsman/record.sqlite"
    assert (
        settings.read({"HOME": "/home/ans", "XDG_DATA_HOME": "data"})["record"]
        == "/home/ans/.local/share/zegsman/record.sqlite"
    )
    assert settings.read({"ZEGSMAN_RECORD": "x.db", "ZEGSMAN_PORT": ""}) | {"host": ""} == {
        "record": "x.db",
        "host": "",
        "port": "8311",
    }


def test_a_setting_that_is_wrong_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZEGSMAN_PORT", "many")
    result = run("serve")
    assert result.exit_code == 2
    assert "'many' is not a valid" in result.stderr


def test_a_port_in_use_is_told(run: Run) -> None:
    run("add", HTML)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        result = run("serve", "--port", str(taken.getsockname()[1]))
    assert result.exit_code == 2
    assert "is in use" in result.stderr


def test_an_option_goes_before_a_setting(run: Run, tmp_path: Path) -> None:
    run("add", HTML, "--record", "other.sqlite")
    assert Path("other.sqlite").exists()
    assert not (tmp_path / "new").exists()


# The story alone


def test_the_story_comes_without_its_furniture(run: Run) -> None:
    done = run("article", PLAIN)
    assert done.exit_code == 0
    assert done.output.startswith(
        "Drovië legt ultimatum van veertig dagen naast zich neer\n\nDrovië heeft het ultimatum"
    )
    assert "Leestip" not in done.output
    assert "Bron" not in done.output


def test_the_story_in_markdown(run: Run) -> None:
    html = (
        "<title>Brug *dicht*</title><article><h1>Brug *dicht*</h1><p>De brug over het kanaal gaat een half jaar dicht, zei de wethouder.</p>"
        "<h2>Hout</h2><p>Het hout is op en moet vervangen worden, volgens de gemeente Oudemeer.</p>"
        "<ul><li>maart: hout weg</li><li>april: hout erin</li></ul><p>De schippers varen om tot het werk gedaan is, een uur langer.</p>"
        "<table><tr><th>dag</th><th>pont</th></tr><tr><td>ma</td><td>8 uur</td></tr></table>"
        "<p>Dat kost hun geld, zegt hun voorman, en geld hebben ze niet te veel.</p></article>"
    )
    done = run("article", "--markdown", "--language", "nl", page("brug.html", html))
    assert done.output == (
        "# Brug \\*dicht\\*\n\nDe brug over het kanaal gaat een half jaar dicht, zei de wethouder.\n\n## Hout\n\n"
        "Het hout is op en moet vervangen worden, volgens de gemeente Oudemeer.\n\n- maart: hout weg\n- april: hout erin\n\n"
        "De schippers varen om tot het werk gedaan is, een uur langer.\n\n| dag | pont |\n| --- | --- |\n| ma | 8 uur |\n\n"
        "Dat kost hun geld, zegt hun voorman, en geld hebben ze niet te veel.\n"
    )


def test_the_story_as_json_with_every_piece(run: Run) -> None:
    found = json.loads(run("article", "--json", HTML).output)
    assert found["story"].startswith("Drovië heeft het ultimatum")
    assert found["title"] in found["text"]
    assert {"title", "lead", "body", "reading-tip"} <= {block["label"] for block in found["blocks"]}
    assert found["authors"] == ["Marijke Duinhof"]


def test_a_page_without_a_story_is_told_and_the_next_is_printed(run: Run) -> None:
    done = run("article", page("home.html", "<nav><a href=/>Home</a></nav>"), PLAIN)
    assert done.exit_code == 2
    assert "home.html: no story was found on this page; give the page of one article" in done.stderr
    assert "Drovië" in done.stdout


def test_a_page_in_any_language_is_taken_apart(run: Run) -> None:
    html = f"<html lang=fr><nav><a href=/>Accueil</a></nav><article><h1>Le pont ferme</h1><p>{FRENCH}</p><p>{FRENCH}</p></article>"
    found = json.loads(run("article", "--json", page("pont.html", html)).output)
    assert (found["language"], found["story"]) == ("fr", f"{FRENCH}\n\n{FRENCH}")


def test_a_page_cannot_drive_the_terminal_through_its_story(run: Run) -> None:
    done = run(
        "article", page("turn.txt", "Brug dicht\n\nDe brug gaat\u202e dicht, zei de wethouder van Oudemeer dinsdag.\n")
    )
    assert "\u202e" not in done.output
    assert "\\u202e" in done.output
