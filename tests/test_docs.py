"""The manual does not lag: every command, setting, label, table and key is named in it, its examples run, its links lead somewhere.

`ZEGSMAN_UPDATE=1 pytest tests/test_docs.py` writes what the examples print now into the pages that hold them.
"""

from __future__ import annotations

import contextlib
import importlib.util
import io
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import get_args

import click
import pytest
from click.testing import CliRunner
from made_reading import made_reading

from zegsman import settings
from zegsman.cli import main
from zegsman.language import PACKS, available
from zegsman.reader.minutes import Minutes
from zegsman.reader.record import record
from zegsman.store.schema import METADATA
from zegsman.values import LabelKind, Mode, Stance

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
README = ROOT / "README.md"
PAGES = [*ROOT.glob("*.md"), *DOCS.rglob("*.md"), ROOT / "gold" / "README.md", ROOT / "changes" / "README.md"]
EXAMPLE = re.compile(r"(<!-- (file|command|run|prints)(?:: ([^\n]*?))? -->\n```\w+\n)(.*?)(```\n)", re.S)
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


def read(*names: str) -> str:
    return "\n".join((DOCS / name).read_text(encoding="utf-8") for name in names)


def commands() -> dict[str, click.Command]:
    return dict(_commands("", main))


def _commands(before: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    if isinstance(command, click.Group):
        for name, inner in command.commands.items():
            yield from _commands(f"{before} {name}".strip(), inner)
    else:
        yield before, command


def test_every_command_and_option_is_in_the_manual() -> None:
    manual = read("commands.md")
    assert [name for name in commands() if f"zegsman {name}" not in manual] == []
    options = {
        option
        for command in commands().values()
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for option in parameter.opts
        if option.startswith("--")
    }
    assert sorted(option for option in options if not re.search(rf"{option}(?![\w-])", manual)) == []


def test_every_command_named_in_the_manual_exists() -> None:
    named = {name for path in PAGES for name in re.findall(r"(?<!from )zegsman ((?:gold )?[a-z][a-z-]+)", _code(path))}
    assert named - {*commands(), "gold"} == set()


def _code(path: Path) -> str:
    """What stands between backticks on a page."""
    return "\n".join(re.findall(r"`+([^`]+)`+", path.read_text(encoding="utf-8")))


def test_every_setting_is_in_the_manual() -> None:
    assert [one.variable for one in settings.SETTINGS if one.variable not in read("commands.md")] == []


def test_every_label_mode_and_stance_is_in_the_guide() -> None:
    guide = read("statements.md")
    assert [kind for kind in (*get_args(LabelKind), *get_args(Mode)) if f"`{kind}`" not in guide] == []
    assert [stance for stance in get_args(Stance) if stance not in guide] == []


def test_every_table_of_the_record_is_in_the_manual() -> None:
    assert [name for name in (*METADATA.tables, "statement_words") if f"`{name}`" not in read("record.md")] == []


def test_every_table_of_a_pack_is_in_the_manual() -> None:
    files = {path.name for code in available() for path in (PACKS / code).iterdir() if path.is_file()}
    assert sorted(name for name in files if f"`{name}`" not in read("architecture.md")) == []


def test_every_key_of_the_record_is_in_the_manual() -> None:
    made = record(made_reading(), id="x", minutes=Minutes(1, 1))
    keys = set(made)
    for value in made.values():
        for one in value if isinstance(value, list) else ():
            keys |= set(one) if isinstance(one, dict) else set()
    assert {"nested_in", "counted_from", "variants"} <= keys
    assert sorted(key for key in keys if f"`{key}`" not in read("json.md")) == []
    assert fields(Minutes)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(path: Path) -> None:
    links = [link for link in LINK.findall(path.read_text(encoding="utf-8")) if "://" not in link]
    assert [link for link in links if not (path.parent / link).exists()] == []


@pytest.mark.parametrize("path", sorted(DOCS.rglob("*.md")), ids=lambda path: path.stem)
def test_every_page_can_be_found_from_the_front(path: Path) -> None:
    fronts = [README, DOCS / "architecture.md"]
    reached = {(front.parent / link).resolve() for front in fronts for link in LINK.findall(front.read_text("utf-8"))}
    assert path.resolve() in reached or path.parent.resolve() in reached


@pytest.mark.parametrize("path", [README, DOCS / "extracting.md"], ids=lambda path: path.stem)
def test_examples_print_what_they_say(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    written = path.read_text(encoding="utf-8")
    told = iter(list(_told(written)))
    renewed = EXAMPLE.sub(lambda found: f"{found[1]}{next(told)}{found[5]}", written)
    if os.environ.get("ZEGSMAN_UPDATE"):
        path.write_text(renewed, encoding="utf-8")
    assert renewed == written or os.environ.get("ZEGSMAN_UPDATE")
    assert len(EXAMPLE.findall(written)) == written.count("```text") + written.count("```python")


def _told(written: str) -> Iterator[str]:
    """What belongs in each example."""
    printed = ""
    for _, kind, what, block, _ in EXAMPLE.findall(written):
        if kind == "file":
            yield (ROOT / what).read_text(encoding="utf-8")
        elif kind == "command":
            yield _output(what)
        elif kind == "run":
            printed = _printed(block)
            yield block
        else:
            yield printed


def _output(command: str) -> str:
    result = CliRunner().invoke(main, command.split()[1:], env={"NO_COLOR": "1", "COLUMNS": None})
    assert result.exit_code == 0, result.output
    return "\n".join(line.rstrip() for line in result.output.strip("\n").splitlines()) + "\n"


def _printed(source: str) -> str:
    with contextlib.redirect_stdout(io.StringIO()) as out:
        exec(compile(source, str(README), "exec"), {})
    return out.getvalue()


def _gather() -> tuple[Callable[[Path], dict[str, list[Path]]], Callable[..., str]]:
    spec = importlib.util.spec_from_file_location("gather", ROOT / "changes" / "gather.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.notes, module.section


def test_notes_of_changes_have_a_kind_and_make_a_version(tmp_path: Path) -> None:
    notes, section = _gather()
    assert notes(ROOT / "changes")
    (tmp_path / "mended-marks.md").write_text("Closing marks\nare found.\n", encoding="utf-8")
    (tmp_path / "new-voices.md").write_text("Voices.\n", encoding="utf-8")
    made = section("0.2.0", "2027-01-15", notes(tmp_path))
    assert made == "## 0.2.0 (2027-01-15)\n\n### New\n\n- Voices.\n\n### Mended\n\n- Closing marks\n  are found."
    (tmp_path / "faster.md").write_text("Faster.\n", encoding="utf-8")
    with pytest.raises(ValueError, match="faster"):
        notes(tmp_path)
