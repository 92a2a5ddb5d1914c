"""Expressions of time on other people's examples, beside a peer: `python -m bench.moments --data ../data/dates`.

The folder holds `rec`, `duckling` and `meantime.dev` (`.jsonl.xz`): texts with a reference day and the expressions in them, each with its
days as `from` and `to` (half-open). An expression is found where a moment overlaps it, and right where its days agree (a time of day
counts as its day; "since 2019" is open at one side), or, of a duration without days, where the ISO 8601 duration does. Four rows a set
and language, each without what the one above it leaves out, and in each of them extra moments count against precision:

    all             everything that is marked
    whole days      without what a clock decides: times of day, durations of hours, sets with an hour
    moments         without what is none here: habits (a SET), words to which the set itself gives neither days nor a length ("now"),
                    an article and a unit alone ("the year"), and figures that English reads two ways (5/12)
    choices aside   without what is read right but settled otherwise: the same days of another year or week where the words name
                    none, an end counted in or not, a month where the other counts the day ("two months ago"), all of several where the
                    other has the last one

The peers, dateparser and Recognizers-Text (`recognizers-text-date-time`, with `emoji==1.1.0`), are left out where they are not
installed; the first value that they give counts.
"""

from __future__ import annotations

import argparse
import json
import lzma
import time
from pathlib import Path
from typing import Any

from bench.moments import aside, readers, score
from zegsman import language

SETS = ("meantime.dev", "rec", "duckling")


def main() -> None:
    """Measure, and print a table."""
    options = argparse.ArgumentParser(description="Moments on public examples.")
    options.add_argument("--data", type=Path, required=True)
    folder = options.parse_args().data
    print(f"{'':48}{'marked':>8}{'found':>8}{'right':>8}{'P':>8}{'R':>8}{'F1':>8}")
    for name in SETS:
        with lzma.open(folder / f"{name}.jsonl.xz", "rt", encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        for code in language.available():
            asked = [row for row in rows if row["lang"] == code]
            for who, finder in readers.finders() if asked else ():
                _print(f"{name} {code}, {who}", asked, finder)


def _print(name: str, rows: list[dict[str, Any]], finder: readers.Finder) -> None:
    finder(rows[0]["text"], rows[0]["lang"], score.day(rows[0]["reference_date"]))  # what is loaded once is not timed
    began, letters = time.process_time(), sum(len(row["text"]) for row in rows)
    found = [finder(row["text"], row["lang"], score.day(row["reference_date"])) for row in rows]
    speed = letters / (time.process_time() - began)
    for what, left_out in aside.ROWS:
        marked = right = total = 0
        for row, given in zip(rows, found, strict=True):
            others = [one for one in row["expressions"] if left_out(one, given, row["lang"])]
            expressions = [one for one in row["expressions"] if one not in others]
            counted = [one for one in given if not any(score.meets(one, other) for other in others)]
            marked, total = marked + len(expressions), total + len(counted)
            right += sum(any(score.right(one, expression) for one in counted) for expression in expressions)
        precision, recall = right / max(1, total), right / max(1, marked)
        f1 = 2 * right / max(1, total + marked)
        print(f"{name}, {what}".ljust(48) + f"{marked:8}{total:8}{right:8}{precision:8.3f}{recall:8.3f}{f1:8.3f}")
    print(f"{'':48}{speed:,.0f} characters a second")


if __name__ == "__main__":
    main()
