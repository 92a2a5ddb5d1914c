"""How well zegsman tells which actors of different articles are one: marked articles in, pairs that are rightly put together out.

    python gold/voices.py          all articles of gold/, in all languages

A speaker that zegsman found is whoever is marked as the speaker of most of their statements. Two of different articles are one where the
same name is marked, or where gold/sayings.tsv says that they said one thing, in whatever spelling, and both are marked as of one kind; all
others are two. A noun ("rechtbank") is a name only among articles of one event. Counted are the pairs that `compare.voices` puts
together, those that it should, and both for pairs of people and of bodies, and within and across languages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import measure

from zegsman.compare.voices import voices
from zegsman.gold import MarkedArticle, articles, sayings
from zegsman.language import available, transcription
from zegsman.store import findings
from zegsman.values import Appearance

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Known:
    """An appearance, and who is marked there: the article's language, and the marked speaker's name."""

    shown: Appearance
    who: str


def main() -> None:
    """Read the articles and print the table."""
    marked = [article for code in available() for article in articles(HERE / code)]
    known = list(appearances(marked, identities(marked)))
    print("| pairs | together | rightly | wanted | P | R | F1 |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    for name, counted in tables(known).items():
        print(f"| {name} | {counted['said']} | {counted['hit']} | {counted['wanted']} | {_figures(counted)} |")


def identities(marked: Sequence[MarkedArticle]) -> dict[tuple[str, str], str]:
    """For each article and marked speaker one name, the same for all who said one thing by gold/sayings.tsv."""
    speakers = {f"{article.id}:{one.id}": one.speaker for article in marked for one in article.statements}
    kinds = {(article.id, actor.name): actor.kind for article in marked for actor in article.actors}
    events = {article.id: article.event or article.id for article in marked}
    one_of: dict[str, str] = {}

    def named(id: str, speaker: str) -> str:
        return f"{speaker}, {events[id]}" if speaker.islower() else speaker

    def first(name: str) -> str:
        while name in one_of:
            name = one_of[name]
        return name

    for saying in sayings.read(HERE / sayings.FILE):
        other, _, _ = saying.same_as.partition(":")
        sides = (saying.doc, speakers[f"{saying.doc}:{saying.statement}"]), (other, speakers[saying.same_as])
        ours, theirs = (first(named(*side)) for side in sides)
        if all(speaker for _, speaker in sides) and kinds.get(sides[0]) == kinds.get(sides[1]) and ours != theirs:
            one_of[ours] = theirs
    return {
        (article.id, one.speaker): first(named(article.id, one.speaker))
        for article in marked
        for one in article.statements
    }


def appearances(marked: Sequence[MarkedArticle], names: dict[tuple[str, str], str]) -> Iterator[Known]:
    """The speakers that zegsman found in the articles, with who is marked there."""
    for page, article in enumerate(marked, 1):
        found = measure.reading_of(article)
        said = [([(span.start, span.end) for span in one.content], one.mode) for one in found.statements]
        whose: dict[int, Counter[str]] = {}
        owners = {statement: n for n, actor in enumerate(found.actors) for statement in actor.statements}
        for i, j in measure.aligned(article, said).found():
            speaker = article.statements[i].speaker
            if j in owners and speaker:
                whose.setdefault(owners[j], Counter())[names[article.id, speaker]] += 1
        by_name = findings.by_name(found)
        for number, actor in enumerate(found.actors):
            if number in whose and actor.kind != "unnamed":
                company = (
                    other.name
                    for n, other in enumerate(found.actors)
                    if other.kind in ("person", "organisation") and n in by_name and n != number
                )
                shown = Appearance(
                    page=page,
                    number=number,
                    name=actor.name,
                    kind=actor.kind,
                    roles=actor.roles,
                    variants=actor.variants,
                    companions=tuple(company),
                    day=article.published,
                    language=article.language,
                    statements=len(actor.statements),
                    named=number in by_name,
                )
                yield Known(shown, whose[number].most_common(1)[0][0])


def tables(known: Sequence[Known]) -> dict[str, Counter[str]]:
    """The counts for all pairs, people, and pairs of one language and of two."""
    places = {(one.shown.page, one.shown.number): one for one in known}
    together = {
        frozenset(pair)
        for voice in voices((one.shown for one in known), (), transcription.load())
        for pair in combinations(((each.page, each.number) for each in voice.appearances), 2)
    }
    counts: dict[str, Counter[str]] = {
        name: Counter() for name in ("all", "people", "bodies", "one language", "two languages")
    }
    for one, other in combinations(places, 2):
        first, second = places[one], places[other]
        if one[0] == other[0]:
            continue
        rows = ["all", "one language" if first.shown.language == second.shown.language else "two languages"]
        people = [each.shown.kind == "person" for each in (first, second)]
        rows += ["people"] if all(people) else [] if any(people) else ["bodies"]
        said, wanted = frozenset((one, other)) in together, first.who == second.who
        for row in rows:
            counts[row] += Counter(said=said, wanted=wanted, hit=said and wanted)
    return counts


def _figures(counted: Counter[str]) -> str:
    precision = counted["hit"] / max(1, counted["said"])
    recall = counted["hit"] / max(1, counted["wanted"])
    both = 2 * precision * recall / (precision + recall) if counted["hit"] else 0.0
    return " | ".join(f"{100 * value:.1f}" for value in (precision, recall, both))


if __name__ == "__main__":
    main()
