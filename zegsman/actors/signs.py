"""Signs that somebody is meant by words without a name, and how much each weighs.

In come one of those in view and the place where somebody is sought; out come the names of the signs that hold. Every sign counts
once for whatever is sought and once for its sort ("pronoun", "role", …), so that a rare sort leans on the others. The weights are
learnt by `training/speakers/train.py` and stand in `languages/view.toml`, one table for all languages.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from zegsman.actors.known import Known
from zegsman.language.table import Table

WEIGHTS = Path(__file__).parent.parent / "languages" / "view.toml"
_FAR = 5


@dataclass(frozen=True, slots=True)
class Sought:
    """Where somebody is sought, and by what: `sort` is "pronoun", "neuter", "role", "owner", "body", "part", "spokesperson" or "follow".

    `sentence` and `word` are the place; `statement` the statement of which it is the source, -1 for none; `gender` that of a
    pronoun; `noun` a lower-case role or sort of body; `before` who said the words that these go on from, `since` so many
    sentences ago; `interviewed` who answers in an interview; `bare` a role without an article.
    """

    sort: str
    sentence: int
    word: int
    statement: int = -1
    gender: str = ""
    noun: str = ""
    before: Known | None = None
    interviewed: Known | None = None
    since: int = 0
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """What the text tells of one candidate up to that place; distances are in sentences, -1 for never."""

    kind: str
    gender: str
    nouns: tuple[str, ...]
    full_name: bool
    loose: bool
    times: int
    named: int
    subject: bool
    quoted: int
    spoke: int
    through: bool
    spoke_last: bool
    spoke_last_of_kind: bool
    in_block: bool
    spoke_in_block: bool
    latest_person: bool
    opens: bool
    goes_on: int
    topic: bool
    in_own_words: bool
    in_quotation: bool
    interviewed: bool


def of_one(seen: Seen, sought: Sought) -> list[str]:
    """The signs that this one is meant."""
    signs = [
        f"is a {seen.kind}",
        f"named {_near(seen.named)}",
        f"spoke {_near(seen.spoke)}",
        f"times {min(seen.times, 4)}",
    ]
    if seen.subject:
        signs += ["subject", f"subject {_near(seen.named)}"]
    if seen.named < 0 <= seen.quoted:
        signs.append(f"only in what is said {_near(seen.quoted)}")
    for name in (
        "spoke_last",
        "spoke_last_of_kind",
        "in_block",
        "spoke_in_block",
        "latest_person",
        "opens",
        "topic",
        "full_name",
        "loose",
        "through",
        "in_own_words",
        "in_quotation",
        "interviewed",
    ):
        if getattr(seen, name):
            signs.append(name.replace("_", " "))
    if seen.goes_on >= 0:
        signs.append(f"goes on {min(seen.goes_on, 3)}")
    if sought.gender and seen.kind == "person":
        signs.append(
            "gender agrees"
            if seen.gender == sought.gender
            else f"gender {seen.gender or 'unknown'} for {sought.gender}"
        )
    if sought.noun:
        signs.append(_noun(seen.nouns, sought.noun))
    elif seen.kind == "person":
        signs.append("has a role" if seen.nouns else "has no role")
    return signs


def of_nobody(*, unnamed_topic: bool, opens_block: bool, candidates: int, bare: bool) -> list[str]:
    """The signs that nobody in view is meant."""
    signs = ["nobody", f"nobody of {min(candidates, 3)}"]
    if unnamed_topic:
        signs.append("nobody: somebody without a name was just brought up")
    if opens_block:
        signs.append("nobody: a block opens")
    if bare:
        signs.append("nobody: no article")
    return signs


def weight(signs: Iterable[str], sort: str, weights: Mapping[str, float]) -> float:
    """How much these signs weigh together."""
    return sum(weights.get(sign, 0.0) + weights.get(f"{sort}: {sign}", 0.0) for sign in signs)


@cache
def load(path: Path = WEIGHTS) -> Mapping[str, float]:
    """The weights by sign, those of one sort as "sort: sign"; raises `BadPack`."""
    table = Table.read(path)
    weights = {}
    for row in table.texts("weights"):
        sign, _, value = row.rpartition(" = ")
        try:
            weights[sign] = float(value)
        except ValueError:
            table.refuse(row, f"{row!r} is not of the form sign = weight")
    table.done()
    return weights


def _near(distance: int) -> str:
    return "never" if distance < 0 else str(min(distance, _FAR))


def _noun(nouns: Iterable[str], noun: str) -> str:
    own = tuple(nouns)
    if not own:
        return "called nothing"
    if noun in own:
        return "called so"
    return "called alike" if any(known.endswith(noun) or noun.endswith(known) for known in own) else "called otherwise"
