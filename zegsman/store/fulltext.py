"""The index of words, in SQLite's FTS5; another database gets the same four functions, and nothing else differs.

What comes in is ready-made words (`terms.py`); what goes out is numbers of rows in `statements`, in order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, text

from zegsman.store.terms import Term

# The word itself counts most, then who said it, then a relative of the word, then the headline over it.
_WEIGHTS = "10.0, 4.0, 5.0, 2.0"
_NAMES = "speaker"
_OWN_WORDS, _OWN_STEMS = "content speaker", "stems"
_WORDS, _STEMS = f"{_OWN_WORDS} title", f"{_OWN_STEMS} title"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: words to find, words of the speaker's names, and the days between which it was said (inclusive).

    `spellings` are other names that may be the speaker's, each as its words.
    """

    words: tuple[Term, ...] = ()
    speaker: tuple[Term, ...] = ()
    first: date | None = None
    last: date | None = None
    spellings: tuple[tuple[str, ...], ...] = ()


def index(connection: Connection, rows: Sequence[Mapping[str, object]]) -> None:
    """Put statements in the index: `id` in `statements`, and the words of `content`, `stems`, `speaker`, `title`."""
    if rows:
        insert = "INSERT INTO statement_words (rowid, content, stems, speaker, title)"
        connection.execute(text(f"{insert} VALUES (:id, :content, :stems, :speaker, :title)"), rows)


def forget(connection: Connection, page: int) -> None:
    """Take the statements of a page out of the index, while they still stand in `statements`."""
    connection.execute(
        text("DELETE FROM statement_words WHERE rowid IN (SELECT id FROM statements WHERE page = :page)"),
        {"page": page},
    )


def count(connection: Connection, question: Asked, languages: Sequence[str]) -> int:
    """How many statements answer the question, which has words or a speaker."""
    source, values = _source(question, languages)
    return int(connection.execute(text(f"SELECT count(*) {source}"), values).scalar_one())


def find(connection: Connection, question: Asked, languages: Sequence[str], limit: int, offset: int) -> list[int]:
    """The statements that answer the question: best first where there are words, else newest first."""
    source, values = _source(question, languages)
    newest = "s.day DESC, s.page DESC, s.n"
    order = f"bm25(statement_words, {_WEIGHTS}), {newest}" if question.words else newest
    values |= {"limit": limit, "offset": offset}
    found = connection.execute(text(f"SELECT s.id {source} ORDER BY {order} LIMIT :limit OFFSET :offset"), values)
    return list(found.scalars())


def _source(question: Asked, languages: Sequence[str]) -> tuple[str, dict[str, object]]:
    # CROSS JOIN makes the index the outer loop. Left free, the planner may walk the days and ask the index row by row,
    # which takes seconds on 200,000 statements.
    values: dict[str, object] = {"asked": _expression(question, languages)}
    source = (
        "FROM statement_words CROSS JOIN statements AS s ON s.id = statement_words.rowid"
        " WHERE statement_words MATCH :asked"
    )
    for name, sign, day in (("first", ">=", question.first), ("last", "<=", question.last)):
        if day is not None:
            source += f" AND s.day {sign} :{name}"
            values[name] = day.isoformat()
    return source, values


def _expression(question: Asked, languages: Sequence[str]) -> str:
    """The question in FTS5's language. Words hold letters and digits only, and each stands between quotation marks."""
    parts = [_found(term, languages, _WORDS, _STEMS) for term in question.words]
    if question.words:
        # A headline helps a question along, but alone it would bring up everything that was said below it.
        own = (_found(term, languages, _OWN_WORDS, _OWN_STEMS) for term in question.words)
        parts.append(f"({' OR '.join(own)})")
    if question.speaker:
        named = [_column(_NAMES, term.plain, not term.exact or term.prefix) for term in question.speaker]
        ways = [" AND ".join(named), *(_column(_NAMES, words, False) for words in question.spellings)]
        parts.append("(" + " OR ".join(f"({way})" for way in ways) + ")")
    return " AND ".join(parts)


def _found(term: Term, languages: Sequence[str], in_words: str, in_stems: str) -> str:
    ways = [_column(in_words, term.plain, term.prefix)]
    if not (term.exact or term.prefix):
        # A question has no language, so it is stemmed by the rules of every language that the record holds.
        stems = dict.fromkeys(term.stems(language) for language in languages)
        ways += [_column(in_stems, words, False) for words in stems]
    return f"({' OR '.join(ways)})"


def _column(columns: str, words: Iterable[str], prefix: bool) -> str:
    return f'{{{columns}}} : "{" ".join(words)}"{" *" if prefix else ""}'
