"""Free indirect speech: the sentences that plainly go on with a speaker's words without a cue of their own.

Three kinds of sentences do: in a mood of reported speech ("Das Dach sei dicht."), with a modal of hearsay ("Hij zou geld hebben
aangenomen."), and plain ones right behind a source with a preposition: "Volgens de wethouder zijn de roosters op orde. | Er is een
tweede arts aangetrokken." Of the last only what is nearly sure is taken: in 63 marked articles about half of the cue-less sentences
behind *volgens* went on, and most of the others were in the past tense, named another person, asked, or told what somebody would
not say.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from zegsman.statements.borders import Borders
from zegsman.statements.draft import Draft, Pattern
from zegsman.statements.places import Places
from zegsman.statements.scene import Range

_NEAR = 4  # sentences, within which a sentence of hearsay goes on with what somebody said


def find(drafts: Sequence[Draft], borders: Borders) -> list[Draft]:
    """A draft for each sentence that goes on behind a source and a preposition, in the mood of reported speech, or by hearsay."""
    scene, found = borders.scene, []
    going_on = spoken = shifted = False
    told = -_NEAR  # the last sentence in which somebody said something
    mood = "reported mood" in borders.grammar.traits
    places = Places(draft.content for draft in drafts)
    for number, (first, last) in enumerate(scene.sentences):
        whole = scene.span((first, last))
        here = [drafts[k] for k in places.near(whole) if any(span.meets(whole) for span in drafts[k].content)]
        same_block = number > 0 and scene.labels[number - 1] == scene.labels[number]
        if here:
            ahead = mood and _is_before_colon(borders, number, here, told >= 0, spoken and same_block)
            spoken, told = True, number
            ending = max(here, key=lambda draft: draft.content[-1].end)
            reaches = ending.content[-1].end >= scene.words[max(first, last - 2)].span.end - 1
            going_on = ending.pattern == "source behind a preposition" and not ending.quoted and reaches
            shifted = reaches and _is_past_saying(borders, ending)
            if ahead or (mood and _is_around(borders, (first, last), here)):
                found.append(_going_on(borders, (first, _before_colon(borders, (first, last), here))))
        elif mood and _goes_on_in_mood(borders, number, told >= 0, spoken and same_block):
            spoken, told = True, number
            found.append(_going_on(borders, (first, last)))
        elif shifted and same_block and told == number - 1 and _is_backshifted(borders, (first, last)):
            told = number
            found.append(_going_on(borders, (first, last)))
        elif _is_hearsay(borders, (first, last), told == number - 1 and same_block):
            near = number - told < _NEAR  # else nobody is known whose words they are
            content = borders.span(first, last)
            pattern: Pattern = "goes on in reported speech" if near else "hearsay"
            found.append(Draft(content, (), None, "say", True, pattern, 0.8, orphan=near))
            told, going_on = number, False
        elif going_on and same_block and _goes_on(borders, (first, last)):
            content = borders.span(first, last)
            if content:
                found.append(Draft(content, (), None, "say", True, "goes on behind a source", 0.55, orphan=True))
        else:
            going_on = spoken = shifted = False
    return found


def _is_past_saying(borders: Borders, draft: Draft) -> bool:
    """ "She | said | the hall was safe": told in the past by a verb of saying with a source, in a language that shifts tenses then."""
    if "backshift" not in borders.grammar.traits or draft.quoted or not draft.clause or draft.kind != "say":
        return False
    verb = next((k for k in draft.cue if borders.scene.is_verb(k)), None)
    return verb is not None and draft.source is not None and "Tense=Past" in borders.scene.words[verb].features


def _is_backshifted(borders: Borders, sentence: Range) -> bool:
    """ "It | had been | inspected twice", "The cost | would be | met by the county": nobody tells so of the past in his own name."""
    scene, grammar = borders.scene, borders.grammar
    first, last = sentence
    own = [k for k in range(first, last) if scene.quote_of[k] < 0]
    verb = _main_verb(borders, own)
    if (
        verb is None
        or scene.words[last - 1].form == "?"
        or len(own) < last - first
        or not _persons(borders, own) <= {3}
    ):
        return False
    after = next((k for k in range(verb + 1, last) if scene.words[k].pos not in ("ADV", "PART")), last - 1)
    shifted = scene.lower(verb) in grammar.shifted_modals
    return shifted and (scene.is_infinitive(after) or scene.is_participle(after))


def _goes_on_in_mood(borders: Borders, number: int, anybody: bool, spoken: bool) -> bool:
    """The mood of reported speech, or a sentence that shows no mood between two that do; `anybody`, `spoken`: somebody spoke, and just before."""
    sentence = borders.scene.sentences[number]
    return _is_reported(borders, sentence, anybody, spoken) or (spoken and _is_between(borders, number))


def _going_on(borders: Borders, sentence: Range) -> Draft:
    """The whole sentence as words of the speaker before."""
    return Draft(borders.span(*sentence), (), None, "say", True, "goes on in reported speech", 0.8, orphan=True)


def _is_around(borders: Borders, sentence: Range, inner: Sequence[Draft]) -> bool:
    """ "Der Wirt habe gefragt, ob jemand friere": somebody else tells that the landlord asked."""
    scene = borders.scene
    if not all(draft.cue for draft in inner):
        return False
    first = _main_verb(borders, range(*sentence))
    if first is None or not _is_told(borders, first) or 1 in _persons(borders, range(*sentence)):
        return False
    if any(span.covers(scene.words[first].span) for draft in inner for span in draft.content):
        return False
    return all(_is_told(borders, k) for draft in inner for k in draft.cue if scene.is_finite(k))


def _is_before_colon(borders: Borders, number: int, inner: Sequence[Draft], anybody: bool, spoken: bool) -> bool:
    """A sentence in the mood of reported speech before a colon and a quotation that nobody else is told to speak."""
    sentence = borders.scene.sentences[number]
    alone = all(draft.quoted and not draft.cue for draft in inner)
    apart = alone and _before_colon(borders, sentence, inner) < sentence[1]
    return apart and not _lacks_object(borders, sentence, inner) and _goes_on_in_mood(borders, number, anybody, spoken)


def _lacks_object(borders: Borders, sentence: Range, inner: Sequence[Draft]) -> bool:
    """ "Das zeige | der Film|: “…”": only its subject stands behind the verb, and the quotation is what it shows."""
    verb = _main_verb(borders, range(*sentence))
    subject = borders.phrases.subject(verb) if verb is not None else None
    if verb is None or subject is None or borders.scene.words[verb].pos == "AUX":
        return False  # "Gut | seien die Leute"
    return subject == (verb + 1, _before_colon(borders, sentence, inner))


def _before_colon(borders: Borders, sentence: Range, inner: Sequence[Draft]) -> int:
    """The end of a sentence, or of what stands before a colon and a quotation with a life of its own: "Es sei schön|: „Kommt!“"."""
    quoted = (borders.scene.at(draft.start) for draft in inner if draft.quoted)
    colons = (word - 1 for word in quoted if borders.scene.words[word - 1].form == ":")
    return next((colon for colon in colons if sentence[0] < colon < sentence[1]), sentence[1])


def _main_verb(borders: Borders, words: Iterable[int]) -> int | None:
    """The first finite verb of a main clause."""
    return next((k for k in words if borders.scene.is_finite(k) and not borders.phrases.is_subordinate(k)), None)


def _persons(borders: Borders, words: Iterable[int]) -> set[int]:
    """The grammatical persons of the pronouns among some words: 1 for "I" and "we"."""
    found = (borders.phrases.pronouns.get(borders.scene.words[k].form) for k in words)
    return {entry.person for entry in found if entry is not None}


def _goes_on(borders: Borders, sentence: Range) -> bool:
    """A plain statement in the present tense that names nobody, asks nothing and denies no speaking."""
    scene = borders.scene
    first, last = sentence
    finite = [k for k in range(first, last) if scene.is_finite(k)]
    if not finite or scene.words[last - 1].form == "?" or any("Tense=Past" in scene.words[k].features for k in finite):
        return False
    if any(scene.quote_of[k] >= 0 or scene.words[k].name == "person" for k in range(first, last)):
        return False
    if scene.lower(first) in borders.grammar.openers or (scene.words[first].pos == "ADP" and finite[0] - first > 3):
        return False
    return _persons(borders, range(first, last)) <= {3}


def _is_hearsay(borders: Borders, sentence: Range, right_behind: bool) -> bool:
    """ "Hij zou geld hebben aangenomen", "Der Kahn soll gesunken sein": nobody tells so in his own name.

    "Het zou 10 miljoen kosten" only right behind what was said; "Das Dach soll halten" is what somebody wants.
    """
    scene, grammar = borders.scene, borders.grammar
    first, last = sentence
    own = [k for k in range(first, last) if scene.quote_of[k] < 0]
    verb = _main_verb(borders, own)
    if verb is None or scene.words[verb].lemma not in grammar.hearsay_modals:
        return False
    present = "hearsay in the present" in grammar.traits
    if ("Tense=Past" in scene.words[verb].features) == present or scene.words[last - 1].form == "?":
        return False
    if scene.lower(first) in grammar.backward and verb == first + 1:
        return False  # "Dat zou eerlijk zijn geweest": what is thought of, not what is told
    if not _persons(borders, own) <= {3}:
        return False
    planned = first in scene.timed  # "Vrijdag zou de winkel opengaan"
    return (right_behind and not present and not planned) or _is_perfect(borders, verb, last)


def _is_perfect(borders: Borders, verb: int, last: int) -> bool:
    """ "zou … hebben aangenomen", "zou … gepolst zijn": an auxiliary, finite or not to the tagger, beside a participle or infinitive."""
    scene = borders.scene
    for k in range(verb + 1, last):
        if scene.is_verb(k) and scene.words[k].lemma in borders.grammar.perfect_auxiliaries:
            beside = [j for j in (k - 1, k + 1) if verb < j < last]
            if any(scene.is_participle(j) or scene.is_infinitive(j) for j in beside):
                return True
    return False


def _is_reported(borders: Borders, sentence: Range, anybody: bool, spoken: bool) -> bool:
    """A sentence in the mood of reported speech: "Das Dach | sei dicht."; `anybody`, `spoken`: somebody spoke, and just before.

    The present of that mood is nobody's but a speaker's; its past ("hätte", "könnte") is also what may be.
    """
    scene = borders.scene
    if scene.words[sentence[1] - 1].form == "?":
        return False
    own = (k for k in range(*sentence) if scene.quote_of[k] < 0)  # some words may stand between marks
    main = [k for k in own if (scene.is_finite(k) or _is_modal(borders, k)) and not borders.phrases.is_subordinate(k)]
    mine = 1 in _persons(borders, range(*sentence))  # then the same forms are plain presents
    if anybody and main and not mine and _is_told_by_another(borders, main):
        return True
    if not spoken or not main or scene.quote_of[sentence[0]] >= 0:
        return False
    wished = scene.words[main[0]].lemma in borders.grammar.wishing_modals  # "Sie möchte das vermeiden"
    return not wished and borders.phrases.is_in_mood(main[0])


def _is_told_by_another(borders: Borders, main: Sequence[int]) -> bool:
    """A verb in the present of the mood, but not behind one that tells itself: "Aus dem Haus | verlautet, man prüfe alles"."""
    features = borders.scene.words[main[0]].features
    plain = "Mood=Ind" in features and "Number=Sing" in features
    return any(_is_told(borders, k) for k in main) and (not plain or _is_told(borders, main[0]))


def _is_between(borders: Borders, number: int) -> bool:
    """ "Das Dach sei dicht. | Viele Gäste lobten den Saal. | Man habe gut gebaut.": the plural, whose mood nobody can hear."""
    scene, following = borders.scene, number + 1
    if following >= len(scene.sentences) or scene.labels[following] != scene.labels[number]:
        return False
    first, last = scene.sentences[number]
    verb = _main_verb(borders, (k for k in range(first, last) if scene.quote_of[k] < 0))
    if verb is None or scene.quote_of[first] >= 0 or first in scene.timed or 1 in _persons(borders, range(first, last)):
        return False
    word = scene.words[verb]
    past = "Tense=Past" in word.features and "Number=Plur" in word.features
    same = past and borders.grammar.mood.is_plural_past(scene.lower(verb), word.lemma)
    return same and _is_reported(borders, scene.sentences[following], True, True)


def _is_modal(borders: Borders, verb: int) -> bool:
    """ "möge", "müsse", which a tagger knows less well than the other forms."""
    past = "Tense=Past" in borders.scene.words[verb].features  # "möchte", which tells a wish
    return borders.grammar.mood.infinitive_of(borders.scene.lower(verb)) in borders.grammar.modals and not past


def _is_told(borders: Borders, verb: int) -> bool:
    """ "erwarte", "seien": the present of the mood; the infinitive without its end, where nobody says "I"."""
    word, mood = borders.scene.words[verb], borders.grammar.mood
    present = "Mood=Sub" in word.features and "Tense=Pres" in word.features
    stem = mood.is_present_of(borders.scene.lower(verb), word.lemma.casefold()) and "Tense=Past" not in word.features
    return present or stem or _is_modal(borders, verb)
