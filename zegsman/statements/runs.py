"""Free indirect speech: the sentences that plainly go on with a speaker's words without a cue of their own.

"Volgens de wethouder zijn de roosters op orde. | Er is een tweede arts aangetrokken." Only what is nearly sure is taken: in
63 marked articles about half of the cue-less sentences behind *volgens* went on, and most of the others were in the past
tense, named another person, asked, or told what somebody would not say.
"""

from __future__ import annotations

from collections.abc import Sequence

from zegsman.statements.borders import Borders
from zegsman.statements.draft import Draft
from zegsman.statements.places import Places
from zegsman.statements.scene import Range


def find(drafts: Sequence[Draft], borders: Borders) -> list[Draft]:
    """A draft for each sentence that goes on behind a source and a preposition, in the same block."""
    scene, found = borders.scene, []
    going_on = spoken = False
    mood = "reported mood" in borders.grammar.traits
    places = Places(draft.content for draft in drafts)
    for number, (first, last) in enumerate(scene.sentences):
        whole = scene.span((first, last))
        here = [drafts[k] for k in places.near(whole) if any(span.meets(whole) for span in drafts[k].content)]
        same_block = number > 0 and scene.labels[number - 1] == scene.labels[number]
        if here:
            spoken = True
            ending = max(here, key=lambda draft: draft.content[-1].end)
            reaches = ending.content[-1].end >= scene.words[max(first, last - 2)].span.end - 1
            going_on = ending.pattern == "source behind a preposition" and not ending.quoted and reaches
        elif mood and spoken and same_block and _is_reported(borders, (first, last)):
            found.append(
                Draft(borders.span(first, last), (), None, "say", True, "goes on in reported speech", 0.8, orphan=True)
            )
        elif going_on and same_block and _goes_on(borders, (first, last)):
            content = borders.span(first, last)
            if content:
                found.append(Draft(content, (), None, "say", True, "goes on behind a source", 0.55, orphan=True))
        else:
            going_on = spoken = False
    return found


def _goes_on(borders: Borders, sentence: Range) -> bool:
    """A plain statement in the present tense that names nobody, asks nothing and denies no speaking."""
    scene, phrases = borders.scene, borders.phrases
    first, last = sentence
    finite = [k for k in range(first, last) if scene.is_finite(k)]
    if not finite or scene.words[last - 1].form == "?" or any("Tense=Past" in scene.words[k].features for k in finite):
        return False
    if any(scene.quote_of[k] >= 0 or scene.words[k].name == "person" for k in range(first, last)):
        return False
    if scene.lower(first) in borders.grammar.openers or (scene.words[first].pos == "ADP" and finite[0] - first > 3):
        return False
    pronouns = (phrases.pronouns.get(scene.words[k].form) for k in range(first, last))
    return not any(entry is not None and entry.person < 3 for entry in pronouns)


def _is_reported(borders: Borders, sentence: Range) -> bool:
    """A sentence whose main verb is in the mood of reported speech: "Das Dach | sei dicht."."""
    scene = borders.scene
    if scene.quote_of[sentence[0]] >= 0 or scene.words[sentence[1] - 1].form == "?":
        return False
    own = (k for k in range(*sentence) if scene.quote_of[k] < 0)  # some words may stand between marks
    main = (k for k in own if scene.is_finite(k) and not borders.phrases.is_subordinate(k))
    first = next(main, None)
    if first is None:
        return False
    if "Mood=Sub" in scene.words[first].features:
        return True
    # "Eine Antwort erwarte er": the stem of the infinitive with -e is the mood of reported speech, where nobody says "I".
    myself = any(
        (entry := borders.phrases.pronouns.get(scene.words[k].form)) and entry.person == 1 for k in range(*sentence)
    )
    return not myself and scene.lower(first) + "n" == scene.words[first].lemma.casefold()
