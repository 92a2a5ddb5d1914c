"""The systems side by side, each from texts of one language to the statements in them, with the seconds of CPU it took.

A statement is a dictionary with `content` and `source` (lists of [start, end) in the text) and `type`.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from zegsman import article, language, models, moments, page, reading, statements, words
from zegsman.models.attribution import Manner, Reader
from zegsman.values import Capture, Declared, Span, Statement

Found = list[list[dict[str, Any]]]
LEAST = 0.2  # the chance from which the learned reader counts; of .1 to .4 the best for both dev sets together
_HERE = Path(__file__).parent
_QUOTED = re.compile(r"“[^”\n]{3,}”|„[^“”\n]{3,}[“”]|»[^«\n]{3,}«|«[^»\n]{3,}»|\"[^\"\n]{3,}\"")
_VERBS = {
    "en": r"say|says|said|adds?|added|tells?|told|asks?|asked|writes?|wrote|tweeted|according to",
    "de": r"sagt|sagte|sagten|erklärt|erklärte|erklärten|so|laut|fügte|schrieb|betonte",
}
_NAME = r"(?:[A-ZÄÖÜ][\w’'.-]+ ?){1,4}|he|she|they|er|sie"


def zegsman(texts: Sequence[str], code: str) -> tuple[Found, float]:
    """This project, with the model that ships."""
    pack, model = language.load(code), models.load(code)
    found, began = [], time.process_time()
    for text in texts:
        captured = page.read(Capture(text.encode(), media_type="text/plain", charset="utf-8"))
        read = reading.read(replace(captured, declared=Declared(language=code)), pack, model)
        ruler = _ruler(text, read.article.page.text)
        found.append([_told(statement, ruler) for statement in read.statements])
    return found, time.process_time() - began


def learnt(texts: Sequence[str], code: str, reader: Reader, manner: Manner) -> tuple[Found, float]:
    """A learned reader alone, without the rules, as the annotators mark whose manner is asked for."""
    pack, model = language.load(code), models.load(code)
    found, began = [], time.process_time()
    for text in texts:
        captured = page.read(Capture(text.encode(), media_type="text/plain", charset="utf-8"))
        labelled = article.label(replace(captured, declared=Declared(language=code)), pack.furniture, code)
        moments_ = moments.find(captured.text, [one.span for one in labelled.labels], pack.moments, None)
        sentences = words.parse(labelled, model, pack.abbreviations.inner, large_nouns=pack.grammar.large_nouns)
        said = statements.pointed(labelled, sentences, moments_, pack, reader, LEAST, manner)
        ruler = _ruler(text, captured.text)
        found.append([_told(statement, ruler) for statement in said])
    return found, time.process_time() - began


def _told(statement: Statement, ruler: Sequence[int]) -> dict[str, Any]:
    source = [statement.source.span] if statement.source else []
    return {"content": _places(statement.content, ruler), "source": _places(source, ruler), "type": statement.mode}


def _places(spans: Iterable[Span], ruler: Sequence[int]) -> list[list[int]]:
    return [[ruler[span.start], ruler[span.end]] for span in spans]


def _ruler(text: str, read: str) -> list[int]:
    """For each place of the text as read the place in the text as given.

    At the door letters and their accents are composed, and control characters are left out.
    """
    ruler, at = [], 0
    while at < len(text):
        end = at + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        composed = unicodedata.normalize("NFC", text[at:end])
        if read.startswith(composed, len(ruler)):
            ruler += [at] * len(composed)
        at = end
    if len(ruler) != len(read):
        raise ValueError("the text as read has other lengths than the text as given")
    return [*ruler, len(text)]


def patterns(texts: Sequence[str], code: str) -> tuple[Found, float]:
    """The floor: what stands between double marks, and beside it a verb of saying with a name or pronoun next to it."""
    verb, name = rf"(?:{_VERBS[code]})", f"({_NAME})"
    behind = re.compile(rf"\W{{0,3}}(?:{verb} {name}|{name}\b ?{verb}\b)")
    before = re.compile(rf"(?:{name}\b ?{verb}|{verb} {name})\W{{0,3}}$")
    found, began = [], time.process_time()
    for text in texts:
        said = []
        for quote in _QUOTED.finditer(text):
            near = behind.match(text, quote.end()) or before.search(text[max(0, quote.start() - 80) : quote.start()])
            offset = 0 if near is None or near.re is behind else max(0, quote.start() - 80)
            group = near and next(k for k in range(1, near.re.groups + 1) if near[k])
            source = [[near.start(group) + offset, near.end(group) + offset]] if near and group else []
            said.append({"content": [list(quote.span())], "source": source, "type": "direct"})
        found.append(said)
    return found, time.process_time() - began


def textacy(texts: Sequence[str], folder: Path) -> tuple[Found, float]:
    """textacy's direct quotations, English only, with spaCy's small pipeline, in a venv of its own that is made where it is missing."""
    python = folder / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        install = [str(python), "-m", "pip", "install", "--quiet", "-r", str(_HERE / "requirements.txt")]
        subprocess.run(install, check=True)
    lines = "".join(json.dumps(text) + "\n" for text in texts)
    command = [str(python), "-W", "ignore", str(_HERE / "with_textacy.py")]
    done = subprocess.run(command, input=lines, stdout=subprocess.PIPE, text=True, check=True)
    made = json.loads(done.stdout)
    return made["found"], made["seconds"]
