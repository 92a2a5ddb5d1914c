"""The forms of words in one sentence, mended where a tagger missed them: verbs by the tables of their forms, nouns by the words beside them.

Sentences in, the same sentences out with sounder words, and which of their words are finite verbs; what is said and by whom is not
known here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from zegsman.language.cues import Form
from zegsman.language.grammar import Grammar, Mood
from zegsman.values import Sentence, Word

_REPORTED = "Mood=Sub|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
_PLURAL = "Mood=Sub|Number=Plur|Person=3|Tense=Past|VerbForm=Fin"
_NOMINAL = frozenset(("nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod", "appos", "compound"))
_CLAUSE_MARKS = frozenset((",", ":", ";", "–", "—"))


def mended(
    text: str,
    sentences: Sequence[Sentence],
    forms: Mapping[str, Form],
    is_speaker: Callable[[str], bool],
    grammar: Grammar,
) -> list[Sentence]:
    """The sentences with the verbs that the tagger missed, and with what it took for verbs though it is none.

    `forms` are those of the cue verbs, `is_speaker` tells the nouns for people and bodies.
    """
    helpers, small = grammar.perfect_auxiliaries - grammar.passive_auxiliaries, grammar.small
    found = [_with_known_forms(sentence, forms, is_speaker, small, helpers) for sentence in sentences]
    found = [_with_first_participle(sentence, forms, grammar.passive_auxiliaries) for sentence in found]
    found = [_with_openers(sentence, grammar.openers & grammar.backward) for sentence in found]
    if grammar.large_nouns:
        found = [_with_capitals(sentence, grammar.adverbs) for sentence in found]
    if "reported mood" not in grammar.traits:
        return found
    return [_with_mood(text, sentence, grammar.mood) for sentence in found]


def _with_first_participle(sentence: Sentence, forms: Mapping[str, Form], auxiliaries: frozenset[str]) -> Sentence:
    """ "| Gevreesd wordt dat …": a participle at the head of a sentence, whatever its capital made the tagger think."""
    words = list(sentence.words)
    form = forms.get(words[0].form.casefold()) if len(words) > 2 and words[1].lemma in auxiliaries else None
    if form is None or form.features != "VerbForm=Part" or words[0].pos in ("VERB", "AUX"):
        return sentence
    words[0] = replace(words[0], pos="VERB", lemma=form.lemma, features=form.features, name="")
    return replace(sentence, words=tuple(words))


def _with_openers(sentence: Sentence, both: frozenset[str]) -> Sentence:
    """ "… dat | sluizen …": a word of `both`, which points or opens a clause, opens one where it fits no noun behind it."""
    words = list(sentence.words)
    for number, word in enumerate(words):
        if word.pos in ("DET", "PRON") and word.form.casefold() in both and _opens_clause(words, number):
            words[number] = replace(word, pos="SCONJ", relation="mark", features="")
    return replace(sentence, words=tuple(words))


def _opens_clause(words: Sequence[Word], number: int) -> bool:
    """Not "that | idea", nor "he denied | that": a noun in the plural follows, or the parser takes the word for what opens a clause."""
    if words[number].relation == "mark":
        return number + 2 < len(words) and words[number + 1].pos not in ("CCONJ", "PUNCT")
    if words[number].pos != "DET" and words[number].relation != "det":
        return False
    behind = next((word for word in words[number + 1 :] if word.pos not in ("ADJ", "ADV")), words[number])
    return behind.pos == "NOUN" and ("Number=Plur" in behind.features or "Gender=Com" in behind.features)


def _with_known_forms(
    sentence: Sentence,
    forms: Mapping[str, Form],
    is_speaker: Callable[[str], bool],
    small: frozenset[str],
    helpers: frozenset[str],
) -> Sentence:
    """`small` are the language's closed-class words, which are never names; `helpers` stand beside a participle that tells what was done."""
    words = list(sentence.words)
    for number, word in enumerate(words):
        if word.pos in ("SCONJ", "CCONJ") and word.form[:1].isupper() and word.form.casefold() not in small:
            words[number] = replace(word, pos="PROPN", features="")
        elif (
            _modifies(words, number)
            or _is_governed(words, number)
            or _is_speaking_noun(words, number, forms, is_speaker)
        ):
            words[number] = replace(word, pos="NOUN", features="")
        elif (form := forms.get(word.form)) is not None:
            words[number] = _as_verb(words, number, form, helpers)
    return replace(sentence, words=tuple(words))


def _with_capitals(sentence: Sentence, adverbs: frozenset[str]) -> Sentence:
    """ "| Konkret will sich das Amt …": no name; "der | Zweite Vorsitzende": no noun, though written large."""
    words = list(sentence.words)
    if words and words[0].pos == "PROPN" and words[0].form.casefold() in adverbs:
        words[0] = replace(words[0], pos="ADV", relation="advmod", name="", features="")
    for number, word in enumerate(words[:-1]):
        if word.pos == "NOUN" and word.relation == "amod" and words[number + 1].pos == "NOUN":
            words[number] = replace(word, pos="ADJ")
    return replace(sentence, words=tuple(words))


def _modifies(words: Sequence[Word], number: int) -> bool:
    """ "| Crane driver Kev Tallow": a verb to the tagger, but one noun before another; not "to | freeze fees"."""
    word = words[number]
    if word.pos != "VERB" or word.relation != "compound":
        return False
    asked = number > 0 and words[number - 1].pos in ("ADP", "PART")
    return not (asked and "VerbForm=Inf" in word.features)


def _is_governed(words: Sequence[Word], number: int) -> bool:
    """ "called for | guarantees": no finite verb stands behind a preposition."""
    word = words[number]
    finite = word.pos == "VERB" and "VerbForm=Fin" in word.features and word.relation in _NOMINAL
    return finite and number > 0 and words[number - 1].pos == "ADP" and words[number - 1].head == number


def _is_speaking_noun(
    words: Sequence[Word], number: int, forms: Mapping[str, Form], is_speaker: Callable[[str], bool]
) -> bool:
    """A noun for who speaks that has the form of an adjective or a verb: "the | accused", "| engineer Una Pellow"."""
    word, following = words[number], words[number + 1].pos if number + 1 < len(words) else ""
    if word.pos == "VERB" and word.relation in _NOMINAL and following == "PROPN":
        return is_speaker(word.form)
    main = word.relation == "root" and word.form in forms  # "Aides | accused the mayor"
    bent = word.pos in ("ADJ", "PRON") or (word.pos == "VERB" and "VerbForm=Fin" not in word.features and not main)
    return bent and following not in ("NOUN", "ADJ", "PROPN") and is_speaker(word.form)


def _as_verb(words: Sequence[Word], number: int, form: Form, helpers: frozenset[str]) -> Word:
    """The word as the verb whose form it has, or as it is where it is none or the tagger knew so."""
    word = words[number]
    odd = "VerbForm=Inf" in word.features and word.form != form.lemma  # "ruled" is no infinitive
    if word.pos == "VERB" and word.lemma == form.lemma and not odd:
        return word
    verb = replace(word, pos="VERB", lemma=form.lemma, features=form.features)
    if word.pos == "NOUN" and "Tense=Pres|VerbForm=Part" in form.features and _has_subject(words, number):
        return verb  # "with the minister | warning against a toll"
    if word.pos not in ("VERB", "AUX") and word.relation != "root" and _has_verb(_joint(words, number), 0):
        return verb if _is_helped(words, number, form, helpers) else word
    if not _may_be_verb(words, number, form):
        return word
    kept = word.pos == "VERB" and "VerbForm" in word.features and not odd
    return replace(verb, features=word.features) if kept else verb


def _has_subject(words: Sequence[Word], number: int) -> bool:
    """Not "it | is | a warning"."""
    relations = {word.relation for word in words[:number] if word.head == number}
    return not relations.isdisjoint(("nsubj", "nsubj:pass")) and relations.isdisjoint(("cop", "det"))


def _may_be_verb(words: Sequence[Word], number: int, form: Form) -> bool:
    """Not "their | calls": a finite form behind a determiner is a noun; "was | urging them" shows the other forms to be a verb."""
    word, before = words[number], words[number - 1].pos if number else ""
    if number and "Poss=Yes" in words[number - 1].features:
        before = "DET"
    if word.pos in ("VERB", "AUX"):
        return True
    if "VerbForm=Fin" in form.features:
        return before not in ("DET", "ADP", "NUM")
    return word.relation == "root" and before == "AUX" and "Tense=Pres|VerbForm=Part" in form.features


def _is_helped(words: Sequence[Word], number: int, form: Form, helpers: frozenset[str]) -> bool:
    """ "Er hatte im Mai | eingeräumt, …": a participle that ends its clause, and no other verb beside the auxiliary."""
    closed = number + 1 == len(words) or words[number + 1].pos == "PUNCT"
    if "VerbForm=Part" not in form.features or not closed or "Tense=Pres" in form.features:
        return False
    verbs = [word for word in words[_clause_start(words, number) : number] if word.pos in ("VERB", "AUX")]
    return len(verbs) == 1 and verbs[0].lemma in helpers and "VerbForm=Fin" in verbs[0].features


def _with_mood(text: str, sentence: Sentence, mood: Mood) -> Sentence:
    """The sentence with the mood of reported speech where a tagger, which saw few of its forms, did not know it."""
    words = list(sentence.words)
    alone = not any("VerbForm=Fin" in word.features for word in words)
    for number, word in enumerate(words):
        form = word.span.of(text)
        if not form.islower() or "VerbForm=Part" in word.features:
            continue
        if "Mood=Ind" in word.features:
            words[number] = _in_mood(word, form, mood)
        elif "VerbForm=Inf" in word.features and mood.is_bent(form, word.lemma):
            words[number] = replace(word, features=_PLURAL)  # "die darüber | sprächen", taken for an infinitive
        elif _is_missed_mood(words, number, form, mood, alone):
            words[number] = replace(word, pos="VERB", lemma=mood.infinitive_of(form), features=_REPORTED)
    return replace(sentence, words=tuple(words))


def _in_mood(word: Word, form: str, mood: Mood) -> Word:
    """ "Er | erwarte eine Antwort" is no past of "erwarten", and "es | kämen viele" no plain one."""
    if form.endswith(mood.present) and mood.is_present_of(form, word.lemma) and "Person=1" not in word.features:
        return replace(word, features=_REPORTED)
    if mood.is_bent(form, word.lemma):
        features = word.features.replace("Mood=Ind", "Mood=Sub").replace("Tense=Pres", "Tense=Past")
        return replace(word, features=features)
    return word


def _is_missed_mood(words: Sequence[Word], number: int, form: str, mood: Mood, alone: bool) -> bool:
    """ "Der Wirt | mache keine Fehler": a known infinitive without its end, where the clause has no other finite verb.

    `alone` where the whole sentence has none: then what is written small is no noun either.
    """
    word = words[number]
    if word.pos not in ("ADJ", "ADV", "NOUN", "VERB") or "VerbForm=Fin" in word.features:
        return False
    known = mood.is_present_of(form, word.lemma) or (alone and (word.pos == "NOUN" or word.relation == "root"))
    if not form.endswith(mood.present) or not known:
        return False
    if word.relation == "amod" and number + 1 < len(words) and words[number + 1].pos == "NOUN":
        return False
    return (number > 0 and words[number - 1].pos == "CCONJ") or not _has_verb(words, number)


def _joint(words: Sequence[Word], number: int) -> list[Word]:
    """A word first, and then the others of its stretch between commas and "and": "| beaamt dat | en zegt …"."""
    first = next((k + 1 for k in range(number - 1, -1, -1) if _parts(words[k])), 0)
    last = next((k for k in range(number + 1, len(words)) if _parts(words[k])), len(words))
    return [words[number], *words[first:number], *words[number + 1 : last]]


def _parts(word: Word) -> bool:
    return word.form in _CLAUSE_MARKS or word.pos == "CCONJ"


def _has_verb(words: Sequence[Word], number: int) -> bool:
    """True where the stretch between commas around a word has another finite verb."""
    last = next((k for k in range(number + 1, len(words)) if words[k].form in _CLAUSE_MARKS), len(words))
    return any("VerbForm=Fin" in words[k].features for k in range(_clause_start(words, number), last) if k != number)


def _clause_start(words: Sequence[Word], number: int) -> int:
    """The first word of the stretch between commas around a word."""
    return next((k + 1 for k in range(number - 1, -1, -1) if words[k].form in _CLAUSE_MARKS), 0)


def finite_verbs(sentence: Sentence, past_like_participle: bool) -> list[bool]:
    """Which words are finite verbs; the plural of the present looks like an infinitive, and a root without one is it."""
    words = sentence.words
    finite = [word.pos in ("VERB", "AUX") and "VerbForm=Fin" in word.features for word in words]
    for number, word in enumerate(words):
        if word.pos != "VERB" or finite[number]:
            continue
        dependents = [other for k, other in enumerate(words) if other.head == number and k != number]
        reduced = past_like_participle and word.relation == "acl"  # "a keeper | raised in Ness"
        subject = any(
            other.relation.startswith(("nsubj", "expl")) and not (reduced and other.relation == "nsubj:pass")
            for other in dependents
        )
        helped = any(other.relation.startswith(("aux", "cop")) for other in dependents)
        marked = helped or any(other.relation == "mark" and other.pos != "CCONJ" for other in dependents)
        if "VerbForm=Inf" in word.features:
            finite[number] = subject and not marked and word.head == number
        elif "VerbForm=Part" in word.features and "Tense=Pres" in word.features:
            finite[number] = False
        elif "VerbForm=Part" in word.features and number and words[number - 1].form == ",":
            finite[number] = not marked and not _has_verb(words, number)  # "Het dak lekt, benadrukt de wethouder"
        elif "VerbForm=Part" in word.features:
            alone = marked and not helped and not _has_verb(words, number)  # "Zoals de bond benadrukt, …"
            finite[number] = (subject and (alone or not marked)) or (past_like_participle and _is_past(words, number))
    return finite


def _is_past(words: Sequence[Word], number: int) -> bool:
    """ "The carriers | announced on Monday that …": taken for a participle, but what follows only a past can have."""
    word = words[number]
    if "Tense=Past" not in word.features:
        return False
    if word.relation == "amod" and number and words[number - 1].pos in ("NOUN", "PROPN", "PRON"):
        return not any("VerbForm=Fin" in other.features for other in words)  # "The minister | outlined plans for a dam"
    if word.head >= number:
        return False
    if words[number - 1].pos == "CCONJ":
        # "to take out £20m and | ruled out more", "would stay open and | ruled out a toll"
        beside = (number,) if "VerbForm=Inf" in words[word.head].features else (number, word.head)
        helped = any(other.relation.startswith("aux") and other.head in beside for other in words)
        return not helped and "VerbForm=Part" not in words[word.head].features
    if word.relation != "acl":
        return False
    if any("VerbForm=Fin" in words[k].features for k in range(_clause_start(words, number), number)):
        return False
    return _is_followed_as_past(words, number)


def _is_followed_as_past(words: Sequence[Word], number: int) -> bool:
    """ "announced | on Monday | that …", "raised | the fee": a clause, or right behind the word a phrase."""
    behind = next((k for k in range(number + 1, len(words)) if words[k].pos not in ("ADV", "PROPN", "NUM")), len(words))
    if behind < len(words) and words[behind].pos == "ADP" and words[behind + 1 : behind + 2]:
        behind = next(
            (k for k in range(behind + 1, len(words)) if words[k].pos not in ("PROPN", "NUM", "NOUN", "DET", "ADJ")),
            len(words),
        )
        return behind < len(words) and words[behind].relation == "mark"
    return behind < len(words) and (words[behind].relation == "mark" or words[behind].pos in ("DET", "PRON", "NOUN"))
