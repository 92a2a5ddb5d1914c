"""The house keeps its floors: who may import whom, which library stays in which room, and no word of one language in code.

Everything is read from the syntax of the files; nothing is run. A new room or a new library fails here until it is given its place.
"""

from __future__ import annotations

import ast
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from zegsman.values import LabelKind

HERE = Path(__file__).parent.parent
CODE = HERE / "zegsman"
FILES = sorted(CODE.rglob("*.py"))

FLOORS = {
    "values": 0,
    **dict.fromkeys(("language", "models"), 1),
    **dict.fromkeys(("page", "article", "words", "moments", "statements", "actors", "deadlines"), 2),
    "reading": 3,
    **dict.fromkeys(("store", "compare", "reader", "gold", "settings", "extract"), 4),
    **dict.fromkeys(("web", "archive"), 5),
    "cli": 6,
    "__init__": 7,
}
ROOMS_OF_LIBRARIES = {
    ("selectolax", "charset_normalizer"): {"page"},
    ("py3langid",): {"language"},
    ("spacy", "simplemma", "thinc", "threadpoolctl", "numpy"): {"models"},
    ("sqlalchemy", "alembic", "snowballstemmer", "pydantic_core"): {"store"},
    ("pydantic",): {"store", "web"},
    ("httpx", "httpcore"): {"archive"},
    ("fastapi", "starlette", "jinja2", "markupsafe", "uvicorn"): {"web"},
    ("click", "rich"): {"cli"},
}
LIBRARIES = {library: rooms for libraries, rooms in ROOMS_OF_LIBRARIES.items() for library in libraries}
RUN_CODE_WHEN_READ = {"pickle", "_pickle", "cPickle", "dill", "cloudpickle", "joblib", "marshal", "shelve"}
ONLY_THE_DOOR = {"settings": {"cli"}}
LANGUAGE_WORDS = {"language", "lang", "code"}


def imports(tree: ast.AST) -> Iterator[str]:
    """The full names of the modules that a file imports, also inside functions and for types only."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written in full"
            module = node.module or ""
            yield from (f"zegsman.{alias.name}" for alias in node.names) if module == "zegsman" else [module]


def faults(room: str, source: str) -> list[str]:
    """What a file of `room` does that the house forbids."""
    tree = ast.parse(source)
    found = [fault for name in imports(tree) if (fault := _fault(room, name))]
    return found + [f"asks which language it is, line {line}" for line in _asks_language(tree)]


def _fault(room: str, module: str) -> str | None:
    top, *rest = module.split(".")
    if top != "zegsman":
        if top in RUN_CODE_WHEN_READ:
            return f"{top} runs code when it reads"
        if top in sys.stdlib_module_names or room in LIBRARIES.get(top, ()):
            return None
        return f"{top} does not belong in {room}"
    other = rest[0] if rest else ""
    if other in ("", "__version__", room):
        return None
    if other not in FLOORS:
        return f"{other} has no floor"
    if room not in ONLY_THE_DOOR.get(other, {room}):
        return f"{room} sees {other}"
    return None if FLOORS[other] < FLOORS[room] else f"{room} imports {other}, which is no lower floor"


def _asks_language(tree: ast.AST) -> Iterator[int]:
    codes = {path.name for path in (CODE / "languages").iterdir()} | {"nl", "en", "de", "fr", "es"}
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            sides = [part for side in (node.left, *node.comparators) for part in ast.walk(side)]
        elif isinstance(node, ast.MatchValue):
            sides = [node.value]
        else:
            continue
        texts = {side.value for side in sides if isinstance(side, ast.Constant) and isinstance(side.value, str)}
        names = {side.id for side in sides if isinstance(side, ast.Name)}
        names |= {side.attr for side in sides if isinstance(side, ast.Attribute)}
        if texts & codes or (names & LANGUAGE_WORDS and texts - {""}):
            yield node.lineno


def room_of(path: Path) -> str:
    """The room that a file belongs to: a folder or a module of the package."""
    return path.relative_to(CODE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(CODE)))
def test_files_keep_to_their_floor(path: Path) -> None:
    room = room_of(path)
    if room != "__init__":
        assert room in FLOORS
    assert faults(room, path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("room", "source"),
    [
        ("page", "from zegsman.article import label"),
        ("page", "def late():\n    import zegsman.store"),
        ("store", "from zegsman import compare"),
        ("models", "from zegsman.language import load"),
        ("web", "from zegsman.settings import read"),
        ("page", "from zegsman.helpers import tidy"),
        ("words", "import spacy"),
        ("web", "from selectolax.lexbor import LexborHTMLParser"),
        ("cli", "import requests"),
        ("models", "import pickle"),
        ("article", "if language == 'nl': pass"),
        ("article", "if pack.language.code in ('nl', 'en'): pass"),
        ("article", "match where:\n    case 'de':\n        pass"),
    ],
)
def test_faults_are_seen(room: str, source: str) -> None:
    assert len(faults(room, source)) == 1


@pytest.mark.parametrize(
    ("room", "source"),
    [
        ("page", "from zegsman.values import Page\nimport re\nfrom zegsman.page.decode import decode"),
        ("cli", "from zegsman import __version__\nfrom zegsman.settings import read\nimport click"),
        ("article", "if word == 'nog' or kind == 'title': pass"),
        ("reading", "if language is None or declared.language != language.code: pass"),
    ],
)
def test_look_alikes_are_left_alone(room: str, source: str) -> None:
    assert faults(room, source) == []


def test_every_dependency_is_used_in_a_room() -> None:
    wanted = tomllib.loads((HERE / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    named = {line.split(">")[0].split("=")[0].strip().replace("-", "_") for line in wanted}
    imported = {name.split(".")[0] for path in FILES for name in imports(ast.parse(path.read_text(encoding="utf-8")))}
    assert named <= imported
    assert imported - set(sys.stdlib_module_names) - {"zegsman"} == set(LIBRARIES)


def test_packs_hold_no_code() -> None:
    assert not [path for path in (CODE / "languages").rglob("*") if path.suffix in (".py", ".so", ".pkl", ".pickle")]


def test_label_kinds_are_told_once() -> None:
    kinds = get_args(LabelKind)
    assert len(kinds) == len(set(kinds))
