"""Where the words around a moment put it: behind the day of publication or ahead of it.

In come the tokens of a stretch and a phrase among them, out goes a `Pointer`. Words that are listed tell first, the nearest
one; then the endings of the verb beside the phrase. Only surface words are looked at: no sentence is parsed.
"""

from __future__ import annotations

from dataclasses import dataclass

from zegsman.moments.calendar import Direction
from zegsman.moments.grammar import Phrase
from zegsman.moments.surroundings import Surroundings
from zegsman.moments.tokens import opens

_REACH = 12
_MARKS = frozenset(',;:()"“”„«»–—|\n')


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where the words around a moment put it. `sure`: they stand right beside it."""

    direction: Direction | None
    sure: bool = False


def pointer(around: Surroundings, phrase: Phrase, weekday: bool) -> Pointer:
    """Where the words nearest to a phrase put it; a weekday also listens to the endings of unknown verbs."""
    tense = around.table.tense
    led = around.before(phrase.start)
    if led in around.table.articles:
        led = around.before(phrase.start, 2)  # "seit dem 20. Dezember"
    if led in tense.since:
        return Pointer("past", sure=True)
    if not weekday and led in tense.attributive:
        return Pointer(None)
    if led in tense.ahead:
        return Pointer("future")
    if _attributive(around, phrase):
        return Pointer("past")
    start, end = _clause(around, phrase)
    places = [*range(start, phrase.start), *range(phrase.end, end)]
    hints = [(_distance(around, index, phrase), index, hint) for index in places if (hint := _known(around, index))]
    hints = [hint for hint in hints if around.tokens[hint[1]].lower not in tense.ambiguous] or hints
    distance, index, direction = min(hints, default=(0, 0, None))
    word = around.tokens[index].lower
    infinitive = around.after(phrase.end) in tense.infinitive and not (distance == 1 and word in tense.past)
    if _second_verb(around, phrase) == "future" and (direction is None or distance > 1):
        return Pointer("future")
    if _told_to_come(around, phrase, start, end):
        return Pointer("future", sure=True)
    if weekday and distance > 1 and direction == "future" and _told_beside(around, phrase):
        return Pointer("past", sure=True)  # "maakten maandag bekend samen te gaan"
    if direction is None or infinitive:
        weak = _weak(around, phrase, start, end, weekday)
        return Pointer(weak or direction, sure=weak == "past" and _told_beside(around, phrase))
    return Pointer(direction, sure=distance <= 2 and word not in tense.auxiliaries)


def _clause(around: Surroundings, phrase: Phrase) -> tuple[int, int]:
    """The tokens around a phrase up to the next mark or conjunction, at most `_REACH` on each side."""
    first, last = around.edges(phrase.start)
    start, end = phrase.start, phrase.end
    while start > max(first, phrase.start - _REACH) and not _border(around, start - 1):
        start -= 1
    while end < min(last, phrase.end + _REACH) and not _border(around, end):
        end += 1
    return start, end


def _border(around: Surroundings, index: int) -> bool:
    lower = around.tokens[index].lower
    return lower in _MARKS or lower in around.table.tense.boundaries


def _second_verb(around: Surroundings, phrase: Phrase) -> Direction | None:
    """The direction of the verb that comes second where the phrase comes first: "Woensdag bespreken …"."""
    tense, at = around.table.tense, phrase.end
    if not tense.second_endings or not opens(around.tokens, phrase.start) or at >= len(around.tokens):
        return None
    word = around.tokens[at].lower
    if around.tokens[at].capital or not word.isalpha() or word in tense.not_verbs or word in around.all_articles:
        return None
    if _known(around, at):
        return _known(around, at)
    return "future" if _present(around, word) else _ending(around, at)


def _present(around: Surroundings, word: str) -> bool:
    """True for the ending of a verb of the present: of "praten" and "praatten" the longer ending tells."""
    tense = around.table.tense
    now, then = (
        max((len(end) for end in ends if word.endswith(end)), default=0)
        for ends in (tense.second_endings, tense.past_endings)
    )
    return now > then


def _told_to_come(around: Surroundings, phrase: Phrase, start: int, end: int) -> bool:
    """True where the phrase belongs to what was planned: "kondigde aan donderdag te komen", "vowed to come on Monday"."""
    tense = around.table.tense
    if tense.toward and around.says_before(phrase.start, tense.toward, phrase.start - start):
        return True
    before = [around.before(phrase.start), around.before(phrase.start, 2)]
    return any(word in tense.complete for word in before) and any(
        around.tokens[at].lower in tense.infinitive for at in range(phrase.end, end)
    )


def _told_beside(around: Surroundings, phrase: Phrase) -> bool:
    """True where a past form that is no participle stands beside a phrase: "antwoordde op 4 maart"."""
    beside = [at for at in (phrase.start - 2, phrase.start - 1, phrase.end) if 0 <= at < len(around.tokens)]
    return any(_finite_past(around, at) for at in beside)


def _finite_past(around: Surroundings, index: int) -> bool:
    """True for a past form that is no participle, and no noun that begins like one ("gemeenteraad")."""
    word = around.tokens[index].lower
    ends = word.endswith(around.table.tense.past_endings)
    told = not _participle(around, index) or not around.table.tense.participles  # "opened" is both
    return ends and _ending(around, index) == "past" and told


def _attributive(around: Surroundings, phrase: Phrase) -> bool:
    """True in "een maandag verstuurde brief": an article before, a participle behind."""
    return (
        around.before(phrase.start) in around.all_articles
        and phrase.end < len(around.tokens)
        and _ending(around, phrase.end) == "past"
    )


def _distance(around: Surroundings, index: int, phrase: Phrase) -> int:
    return phrase.start - index if index < phrase.start else index - phrase.end + 1


def _known(around: Surroundings, index: int) -> Direction | None:
    """The direction of a listed word."""
    tense, word = around.table.tense, around.tokens[index].lower
    if word in tense.auxiliaries:
        return "past" if _participle_near(around, index) else "future"
    if word in tense.past or word in tense.reporting:
        ahead = around.before(index) in tense.will  # "will have a meeting"
        return "future" if ahead or _planned(around, index) else "past"
    if word in tense.past_or_participle and around.before(index) not in tense.passive:
        return "past"
    return "future" if word in tense.future else None


def _planned(around: Surroundings, index: int) -> bool:
    """True for the perfect in "a hearing has been scheduled"."""
    for start in (index - 1, index):
        words = [around.after(at) for at in range(max(start, 0), start + 3)]
        if " ".join(words[:2]) in around.table.tense.perfect and words[-1] in around.table.tense.planned:
            return True
    return False


def _participle_near(around: Surroundings, index: int) -> bool:
    """True where a participle follows an auxiliary in its sentence: "is zaterdag … gevonden"."""
    end = min(around.edges(index)[1], index + 30)
    return any(_participle(around, at) for at in range(index + 1, end))


def _participle(around: Surroundings, index: int) -> bool:
    """True for a word that looks like a participle; where nouns are written large, a noun does not."""
    tense, word = around.table.tense, around.tokens[index].lower
    if len(word) < 5 or word in tense.not_verbs or not word.endswith(tense.participle_endings):
        return False
    if word.endswith(tense.noun_endings) or (around.tokens[index].capital and not opens(around.tokens, index)):
        return False
    return word.startswith(tense.participles + tense.inner_participles)


def _weak(around: Surroundings, phrase: Phrase, start: int, end: int, weekday: bool) -> Direction | None:
    """The direction that endings tell: of the words beside the phrase, and of the last of a subordinate clause."""
    if around.after(phrase.end) in around.table.tense.infinitive:
        return "future"
    near = phrase.start - 1
    while near > start and around.tokens[near].lower in around.table.tense.light:
        near -= 1
    if weekday and around.before(near) in around.table.tense.subjects and _present(around, around.tokens[near].lower):
        return "future"  # "we zien elkaar woensdag"
    beside = [near, phrase.end]
    if start and around.tokens[start - 1].lower in around.table.tense.boundaries:
        last = next((at for at in range(end - 1, phrase.end, -1) if around.tokens[at].lower[0].isalpha()), start)
        beside += [last] if weekday or _finite_past(around, last) else []
    hints = [_ending(around, at) for at in beside if start <= at < end and not phrase.start <= at < phrase.end]
    return next((hint for hint in hints if hint == "past" or (hint and weekday)), None)


def _ending(around: Surroundings, index: int) -> Direction | None:
    tense, token = around.table.tense, around.tokens[index]
    word = token.lower
    if len(word) < 4 or not word[0].isalpha() or word in tense.not_verbs:
        return None
    if token.capital and not opens(around.tokens, index):
        return None
    if word.endswith(tense.past_endings) or word.startswith(tense.participles[:1]):
        return "past"
    return "future" if word.endswith(tense.present_endings) else None
