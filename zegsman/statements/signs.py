"""What speaks for and against a statement: named signs, from which its score is reckoned (`language.certainty`).

A draft and the scene that it stands in come in; the names of the signs that are there go out. Everything is told in a few classes, so that
the table of weights can be read. Training asks the same function (training/statements), so that weights and signs always agree.
"""

from __future__ import annotations

from collections.abc import Iterator

from zegsman.statements.draft import Draft
from zegsman.statements.phrases import Phrases
from zegsman.statements.scene import Range
from zegsman.values import Mode

_MARKS = '“”„"«»'
_SENTENCES_BACK = 2  # in which somebody else may be meant by a pronoun
_LENGTHS = ((1, "1"), (3, "2–3"), (7, "4–7"), (15, "8–15"), (30, "16–30"), (60, "31–60"))
_DISTANCES = ((0, "none"), (2, "1–2"), (6, "3–6"), (12, "7–12"))
_SCORES = ((0.6, "to .6"), (0.7, "to .7"), (0.8, "to .8"), (0.9, "to .9"), (0.95, "to .95"))


def of(draft: Draft, mode: Mode, phrases: Phrases, around: Draft | None, before: Draft | None) -> tuple[str, ...]:
    """The signs of one draft; `around`: in whose content it stands; `before`: the last one before it that has a source."""
    source = _source(draft, phrases)
    return (
        f"pattern: {draft.pattern}",
        f"mode: {mode}",
        f"source: {source}",
        f"{mode}, {source}",
        f"rule: {_class(draft.score, _SCORES, 'more')}",
        f"class: {draft.kind}",
        f"stance: {draft.stance}",
        *((f"second reader{'' if draft.cue else ', no cue'}: {draft.second}",) if draft.second else ()),
        *((f"in: {around.pattern if around.cue else 'a quotation'}",) if around is not None else ()),
        *((f"goes on: {_distance(draft, before, phrases)}",) if draft.orphan else ()),
        *_of_content(draft, phrases),
        *_of_source(draft, phrases),
        *_of_parse(draft, phrases),
    )


def _class(value: float, classes: tuple[tuple[float, str], ...], more: str = "more") -> str:
    return next((name for bound, name in classes if value <= bound), more)


def _source(draft: Draft, phrases: Phrases) -> str:
    """What kind of phrase the source is."""
    if draft.source is None:
        return "none"
    if phrases.is_pronoun_phrase(draft.source):
        return "pronoun"
    words = [phrases.scene.words[k] for k in range(*draft.source)]
    names = {word.name for word in words if word.name}
    if "person" in names:
        return "person"
    if names:
        return "name"
    return "capital" if any(word.pos == "PROPN" for word in words) else "role"


def _distance(draft: Draft, before: Draft | None, phrases: Phrases) -> str:
    """Where the statement stands whose speaker goes on."""
    if before is None:
        return "nobody spoke"
    scene, words = phrases.scene, len(phrases.scene.words) - 1
    here, there = (min(scene.at(one.start), words) for one in (draft, before))
    apart = scene.block(here) - scene.block(there)
    return ("in its paragraph", "behind its paragraph")[apart] if apart < 2 else "far behind"


def _of_content(draft: Draft, phrases: Phrases) -> Iterator[str]:
    scene = phrases.scene
    ranges = [(scene.at(span.start), scene.upto(span.end)) for span in draft.content]
    words = sum(last - first for first, last in ranges)
    first, last = ranges[0][0], max(ranges[-1][1] - 1, ranges[0][0])
    yield f"content: {_class(words, _LENGTHS)} words"
    if len(ranges) > 1:
        yield "content: pieces"
    if not any(scene.is_finite(k) for span in ranges for k in range(*span)):
        yield "content: no finite verb"
    if first < len(scene.words) and last < len(scene.words):
        begin, end = scene.sentence(first)[0], scene.sentence(last)[1]
        yield f"content: begins a sentence: {first == begin}"
        yield f"content: ends a sentence: {all(k > last and scene.words[k].pos == 'PUNCT' for k in range(last + 1, end))}"
        yield f"content: sentences: {min(3, scene.sentence_of[last] - scene.sentence_of[first] + 1)}"
    text = "".join(span.of(scene.text) for span in draft.content)
    if sum(text.count(mark) for mark in _MARKS) % 2:
        yield "content: odd marks"
    if any(mark in text for mark in "(–—"):
        yield "content: brackets or dashes"
    if draft.cue:
        gaps = [max(first - draft.cue[-1], draft.cue[0] - last + 1, 1) - 1 for first, last in ranges]
        yield f"cue to content: {_class(min(gaps), _DISTANCES)}"


def _of_source(draft: Draft, phrases: Phrases) -> Iterator[str]:
    if draft.source is None:
        return
    scene, (first, last) = phrases.scene, draft.source
    yield f"source: {_class(last - first, _LENGTHS)} words"
    forms = [form for k in range(first, last) for form in (scene.words[k].form, scene.words[k].lemma)]
    roles = phrases.roles
    kinds = (("nobody named", roles.is_anonymous), ("person", roles.is_person), ("body", roles.is_organisation))
    if _source(draft, phrases) == "role":
        yield f"role: {next((kind for kind, test in kinds if any(map(test, forms))), 'other')}"
    if scene.lower(first) in phrases.grammar.possessives:
        yield "source: with a possessive"
    if any("Number=Plur" in scene.words[k].features and scene.words[k].pos == "NOUN" for k in range(first, last)):
        yield "source: plural"
    if not phrases.speaks(draft.source):
        yield "source: no speaker"
    if any(scene.words[k].form == "," for k in range(first, last)):
        yield "source: with a comma"
    if draft.cue:
        gap = max(first - draft.cue[-1], draft.cue[0] - last + 1, 1) - 1
        yield f"source to cue: {'before' if first < draft.cue[0] else 'behind'}, {_class(gap, _DISTANCES)}"
    if phrases.is_pronoun_phrase(draft.source):
        pronoun = phrases.pronouns.get(scene.words[first].form)
        kind = f"{pronoun.person} {pronoun.gender}" if pronoun is not None else "other"
        yield f"pronoun: {kind}"
        yield f"pronoun: {_people_before(draft.source, phrases)} people before"


def _people_before(source: Range, phrases: Phrases) -> str:
    """How many persons are named shortly before a pronoun: with two, either may be meant."""
    scene = phrases.scene
    number = max(0, scene.sentence_of[source[0]] - _SENTENCES_BACK)
    begin = scene.sentences[number][0]
    named = [k for k in range(begin, source[0]) if scene.words[k].name == "person"]
    people = {scene.words[k].form for k in named if k + 1 not in named}
    return ("no", "one", "two")[len(people)] if len(people) < 3 else "more"


def _of_parse(draft: Draft, phrases: Phrases) -> Iterator[str]:
    """Whether the parse, which the rules do not follow, sees the same."""
    scene = phrases.scene
    if not draft.cue:
        return
    group = set(draft.cue)
    if draft.source is not None:
        heads = {
            scene.heads[k] for k in range(*draft.source) if not draft.source[0] <= scene.heads[k] < draft.source[1]
        }
        relations = {scene.words[k].relation.split(":")[0] for k in range(*draft.source) if scene.heads[k] in group}
        yield f"parse: source {'is subject' if 'nsubj' in relations else 'hangs on cue' if heads & group else 'elsewhere'}"
    first, last = scene.at(draft.content[0].start), scene.upto(draft.content[-1].end)
    inside = range(first, min(last, first + 80))
    out = {scene.heads[k] for k in inside if not first <= scene.heads[k] < last}
    root = any(scene.heads[k] == k or (scene.heads[k] in group) for k in inside)
    if out <= group:
        yield "parse: content is a phrase" if root else "parse: content within"
    else:
        yield f"parse: content is cut, {'cue' if out & group else 'no cue'}"
