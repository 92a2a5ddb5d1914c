"""Walks over the parse of one sentence: what hangs on a word, which verbs stand over it, and what the subject of a verb is.

Words in, their places out. Nothing is known here of who is meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zegsman.values import Word

_CLIMB = 8  # heads above a moment, at most
_BORROW = 3  # verbs above one without a subject, at most
OBJECTS = ("obj", "iobj")
_NO_SUBJECT = ("xcomp", "advcl", "ccomp", "acl", "conj")


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb in its sentence; `subject` is the place of its subject, None where there is none, `is_passive` whether that undergoes what
    the verb says, `borrows_object` whether it is the object of a verb above ("sommeert | het bedrijf | om te betalen")."""

    words: Sequence[Word]
    verb: int
    subject: int | None
    is_passive: bool
    borrows_object: bool


def clause(words: Sequence[Word], verb: int) -> Clause:
    """The clause of a verb; an infinitive borrows its subject from the verb above."""
    at = verb
    for step in range(_BORROW):
        below = children(words, at)
        found = next((child for child in below if words[child].relation.startswith("nsubj")), None)
        objects = [child for child in below if words[child].relation in OBJECTS]
        if not step and found is not None:
            return Clause(words, verb, found, words[found].relation == "nsubj:pass", False)
        if not step and len(objects) > 2 and objects[0] < min(objects[1], at):
            # "Halmenië heeft Veldorië een ultimatum gesteld", where the parse tells no subject
            return Clause(words, verb, objects[0], False, False)
        if step and objects:
            return Clause(words, verb, objects[0], False, True)
        if found is not None:
            return Clause(words, verb, found, False, False)
        if words[at].head == at or words[at].relation.partition(":")[0] not in _NO_SUBJECT:
            break
        at = words[at].head
    return Clause(words, verb, None, False, False)


def children(words: Sequence[Word], head: int) -> list[int]:
    """What hangs on a word, in order."""
    return [at for at, word in enumerate(words) if word.head == head and at != head]


def below(words: Sequence[Word], head: int, relations: tuple[str, ...]) -> Iterator[int]:
    """All words that hang on one by these relations, or on words that do."""
    waiting = [head]
    while waiting:
        for child in children(words, waiting.pop()):
            if words[child].relation.partition(":")[0] in relations:
                yield child
                waiting.append(child)


def nearest(words: Sequence[Word], inside: Sequence[int]) -> list[int]:
    """The other words of the sentence, the nearest first."""
    others = (at for at in range(len(words)) if at not in inside)
    return sorted(others, key=lambda at: min(abs(at - inside[0]), abs(at - inside[-1])))


def above(words: Sequence[Word], inside: Sequence[int]) -> Iterator[int]:
    """The verbs over some words, the nearest first; a predicate with a subject counts as one."""
    at = next((word for word in inside if words[word].head not in inside), inside[0])
    for _ in range(_CLIMB):
        has_subject = any(words[child].relation.startswith("nsubj") for child in children(words, at))
        if words[at].pos in ("VERB", "AUX") or has_subject or words[at].head == at:
            yield at
        if words[at].head == at:
            return
        at = words[at].head
