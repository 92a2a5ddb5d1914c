"""Who is meant by a source, and why."""

from __future__ import annotations

from dataclasses import dataclass

from zegsman.actors.known import Known


@dataclass(frozen=True, slots=True)
class Answer:
    """Who is meant, and by which rule; `who` None where the text does not say."""

    who: Known | None
    why: str


NOBODY = Answer(None, "nobody is named")
FOR_BODY, FOR_BODY_IN_VIEW = "spokesperson of a body", "spokesperson of the body in view"
FOR_PERSON = "spokesperson of a person"
