"""Those who are named in an article, one by one, and how they are found again by what a name may share with theirs."""

from __future__ import annotations

from dataclasses import dataclass, field

from zegsman.actors.spelling import sounds
from zegsman.language.transcription import Transcription
from zegsman.values import ActorKind, Span


@dataclass(slots=True)
class Known:
    """Somebody named in the article, while it is being read. `places` are (sentence, word) of each mention.

    `loose` for what the model takes for a name of something else, a product or a people, which may be a body all the same.
    """

    name: str
    kind: ActorKind
    variants: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    nouns: list[str] = field(default_factory=list)
    mentions: list[Span] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)
    subjects: list[int] = field(default_factory=list)
    loose: bool = False
    gender: str = ""  # "m", "f", "f?" by the ending of an unknown first name, "n", or "" for unknown

    @property
    def family(self) -> str:
        """The last word of the name, without suffixes like jr.; of "Harm D." it is the letter."""
        parts = [part for part in self.name.split() if not part.endswith(".") or (part.isupper() and len(part) == 2)]
        return parts[-1] if parts else self.name

    def halves(self, particles: frozenset[str]) -> list[str]:
        """The first half of a double family name: "Smit" of "Els Smit-te Velde"; `particles` may stand in names."""
        parts = (part.partition("-") for part in self.name.split())
        return [half for half, _, small in parts if half[:1].isupper() and small in particles]


class Index:
    """Finds known ones by what a name may share with theirs, without going through them all."""

    def __init__(self, transcription: Transcription, particles: frozenset[str]) -> None:
        self._transcription, self._particles = transcription, particles
        self._exact: dict[str, Known] = {}
        self._folded: dict[str, Known] = {}
        self._people: dict[str, list[tuple[int, Known]]] = {}
        self._added = 0
        self._first: dict[str, Known] = {}
        self._bodies: dict[str, list[Known]] = {}
        self._words: dict[str, list[Known]] = {}
        self._initials: dict[str, Known] = {}
        self._heard: dict[str, Known] = {}

    def add(self, known: Known) -> None:
        """Make somebody new findable."""
        self.spell(known.name, known)
        self._folded.setdefault(known.name.casefold(), known)
        if known.kind == "person":
            families = (known.family, *known.halves(self._particles))
            for shelf in sorted({shelf for family in families for shelf in self._shelves(family)}):
                self._people.setdefault(shelf, []).append((self._added, known))
            self._added += 1
            self._first.setdefault(known.name.split()[0], known)
            return
        for heard in sounds(known.name, self._transcription):
            self._heard.setdefault(heard, known)
        if known.kind in ("organisation", "group"):
            for word in dict.fromkeys(known.name.casefold().split()):
                self._words.setdefault(word, []).append(known)
        if known.kind == "organisation":
            self._initials.setdefault(_initials(known.name), known)
            for word in dict.fromkeys(known.name.split()):
                self._bodies.setdefault(word, []).append(known)

    def spell(self, name: str, known: Known) -> None:
        """Remember one more spelling."""
        self._exact.setdefault(name, known)

    def claim(self, name: str, known: Known) -> None:
        """A spelling that turns out to be somebody else's: the letters in brackets behind a body's name."""
        self._exact[name] = self._folded[name.casefold()] = known

    def exact(self, name: str) -> Known | None:
        """By a spelling that was seen before."""
        return self._exact.get(name)

    def folded(self, name: str) -> Known | None:
        """By the name in any case."""
        return self._folded.get(name.casefold())

    def people(self, family: str) -> list[Known]:
        """The people whose family name begins alike in some reading, in the order in which they were added."""
        near = {place: known for shelf in self._shelves(family) for place, known in self._people.get(shelf, ())}
        return [near[place] for place in sorted(near)]

    def first_name(self, name: str) -> Known | None:
        """The first person with this first name."""
        return self._first.get(name)

    def bodies(self, word: str) -> list[Known]:
        """The bodies with a word in their name."""
        return self._bodies.get(word, [])

    def with_word(self, word: str) -> list[Known]:
        """The bodies and groups with a word in their name, in any case."""
        return self._words.get(word, [])

    def initials(self, letters: str) -> Known | None:
        """The body with these initials."""
        return self._initials.get(letters)

    def alike(self, name: str) -> Known | None:
        """A body or a place that sounds the same."""
        readings = sorted(sounds(name, self._transcription))
        return next((self._heard[heard] for heard in readings if heard in self._heard), None)

    def _shelves(self, family: str) -> set[str]:
        return {heard[:2] for heard in sounds(family, self._transcription)}


def _initials(name: str) -> str:
    return "".join(part[0] for part in name.replace("-", " ").split() if part[:1].isupper())
