"""Through which medium words reached the text, and whom they were said to: read from the clause of the cue."""

from __future__ import annotations

from dataclasses import dataclass, replace

from zegsman.statements.draft import Draft
from zegsman.statements.phrases import Phrases
from zegsman.statements.scene import Range

_REACH = 4  # words behind a source or a cue in which "in De Beurskoerier" may begin


@dataclass(frozen=True, slots=True)
class Through:
    """The media of a statement and its addressee, in word numbers."""

    media: tuple[Range, ...]
    addressee: Range | None


class MediaFinder:
    """Finds media and addressees in one scene."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases, self.scene, self.roles = phrases, phrases.scene, phrases.roles

    def through(self, draft: Draft) -> Through:
        """What stands in the cue's clause behind a preposition, or as an agency that saw the document."""
        media: list[Range] = list(draft.media)
        addressee = draft.addressee
        told = self._told(draft)
        fixed = "one order" in self.phrases.grammar.traits
        outlet = self._outlet(told, draft) if told is not None and fixed else None
        if outlet is not None:
            media.append(outlet)  # "told | Coastline News": an outlet is told so that all may read it
        elif told is not None and addressee is None and (draft.clause or self._is_person(told)):
            addressee = told
        for word in (*self._fronted(draft), *self.clause(draft)):
            lower = self.scene.lower(word)
            if self.scene.words[word].pos == "ADP" and lower in self.roles.through:
                phrase = self._behind(word)
                medium = self.medium(phrase, lower, draft.quoted) if phrase is not None else None
                if medium is not None:
                    media.append(medium)
                elif phrase is not None and lower in self.roles.to and addressee is None and self._is_person(phrase):
                    addressee = phrase
            elif self.scene.words[word].form in self.roles.agencies:
                media.append((word, word + 1))
            elif (given := self._given(word, draft)) is not None:
                outlet = self.medium(given, "", draft.quoted)
                if outlet not in (None, given) or self.phrases.is_medium(given) or self.scene.quote_of[given[0]] >= 0:
                    media.append(outlet or given)
                elif addressee is None and self._is_person(given) and not self._is_of_another(given, draft):
                    addressee = given
        if addressee is not None and any(first < addressee[1] and addressee[0] < last for first, last in media):
            addressee = None  # "in het programma Aan de Kade": the name holds the preposition; or an outlet was told
        if addressee is not None and any(span.meets(self.scene.span(addressee)) for span in draft.content):
            addressee = None  # "sagte, | die Schleuse | bleibe zu": what opens what was said
        own = set(range(*draft.source)) if draft.source is not None else set()
        if addressee is not None and own & set(range(*addressee)):
            addressee = None  # "with | the minister | warning of a strike"
        kept = [
            found
            for found in dict.fromkeys(media)
            if not own & set(range(*found)) and not any(span.covers(self.scene.span(found)) for span in draft.content)
        ]
        return Through(tuple(kept), addressee)

    def _outlet(self, told: Range, draft: Draft) -> Range | None:
        """ "told | Coastline News", "told | this newspaper", "told | StackWire": an outlet by its words, or a name that is no person's and no body's."""
        if not self._is_named(told):
            own = told[1] - told[0] == 2 and self.scene.lower(told[0]) in self.phrases.grammar.backward
            return told if own and self.phrases.is_medium(told) else None
        if (medium := self.medium(told, "", draft.quoted)) is not None:
            return medium
        words = [self.scene.words[k] for k in range(*told)]
        named = {word.name for word in words if word.name}
        body = any(self.roles.is_organisation(word.form) or self.roles.is_person(word.form) for word in words)
        asked = body or draft.pattern == "cue, then infinitive"  # "told Orvanta to hand over the papers"
        return told if named and named <= {"organisation", "other"} and not asked else None

    def _fronted(self, draft: Draft) -> list[int]:
        """ "| In a statement on Wednesday, | the council said …": the words before a comma and the source, where order is fixed."""
        scene, source = self.scene, draft.source
        if "one order" not in self.phrases.grammar.traits or source is None or not draft.cue:
            return []
        first = self.phrases.story_start(scene.sentence(source[0])[0])
        comma = source[0] - 1
        if comma <= first or scene.words[comma].form != "," or scene.words[first].pos != "ADP":
            return []
        if scene.words[first + 1].pos not in ("DET", "PRON") and not scene.words[first + 1].form[:1].isupper():
            return []  # "In response to a question, …"
        said = any(span.meets(scene.span((first, comma))) for span in draft.content)
        return [] if said or any(scene.is_finite(k) for k in range(first, comma)) else list(range(first, comma))

    def relayed(self, draft: Draft) -> Draft:
        """ "the TASS news agency quoted him as saying": the source is who was quoted, the agency the medium."""
        scene, source = self.scene, draft.source
        if source is None or not draft.cue or scene.words[draft.cue[0]].lemma not in self.phrases.cues.relaying:
            return draft
        outlet = self.medium(source, "", draft.quoted)
        first, stop = (
            max(draft.cue[0] + 1, source[1] if source[0] > draft.cue[0] else 0),
            scene.sentence(draft.cue[0])[1],
        )
        if outlet is None or first >= stop or not self.phrases.starts_phrase(first):
            return draft
        end = self.phrases.core(first, stop)
        if end is None or not self._is_person((first, end)):
            return draft
        return replace(draft, source=(first, end), media=(*draft.media, outlet))

    def written(self, draft: Draft) -> Draft:
        """ "In | het rapport | wordt gesteld dat …": where nobody else is told, the document that says so is the source."""
        if draft.source is not None or draft.orphan or draft.quoted or not draft.clause or not draft.cue:
            return draft
        if self.scene.is_finite(draft.cue[0]) or not self.scene.is_participle(draft.cue[0]):
            return draft
        found = self.through(draft).media
        if len(found) != 1 or self.scene.lower(found[0][0] - 1) not in self.roles.inside:
            return draft
        return replace(draft, source=found[0]) if self.phrases.names_document(found[0]) else draft

    def _told(self, draft: Draft) -> Range | None:
        """ "he told | Radio Westmarch", "told | reporters | that": whom the cue names right behind it, where order is fixed."""
        scene, grammar = self.scene, self.phrases.grammar
        if not draft.cue or not scene.is_verb(draft.cue[0]):
            return None
        if "one order" not in grammar.traits:
            return None if grammar.datives else self._told_bare(draft)
        first, stop = draft.cue[-1] + 1, scene.sentence(draft.cue[0])[1]
        told = scene.words[draft.cue[0]].lemma in self.phrases.cues.addressed
        end = self.phrases.core(first, stop) if told and first < stop and self.phrases.starts_phrase(first) else None
        end = self._with_name(end, stop) if end is not None else None
        if end is None or (draft.source is not None and first < draft.source[1] and draft.source[0] < end):
            return None
        said = scene.span((first, end))
        return None if any(span.meets(said) for span in draft.content) else (first, end)

    def _told_bare(self, draft: Draft) -> Range | None:
        """ "verzekerde | de bewoners | dat …", "beschuldigt | de burgemeester | van …": a phrase between a cue and what it is given."""
        scene, verb = self.scene, draft.cue[0]
        first, stop = verb + 1, scene.sentence(verb)[1]
        if draft.source is not None and draft.source[0] >= first:
            first = draft.source[1]
        while first < stop and (first in scene.timed or scene.words[first].pos == "ADV"):
            first += 1
        told = scene.words[verb].lemma in self.phrases.cues.addressed
        end = self.phrases.core(first, stop) if told and first < stop and self.phrases.starts_phrase(first) else None
        given = draft.content[0].start
        if end is None or end >= stop or scene.words[end - 1].span.end > given or draft.source is None:
            return None
        if scene.words[end - 1].pos not in ("NOUN", "PROPN", "PRON") or scene.lower(first) == scene.lower(
            draft.source[0]
        ):
            return None  # "zei | later | dat …"
        return (first, end) if end in draft.cue or scene.at(given) == end else None

    def _with_name(self, end: int, stop: int) -> int:
        """ "told her deputy|, Bethan Quarrie, that": one past the name that stands between commas behind a role, else `end`."""
        words = self.scene.words
        if end + 1 >= stop or words[end].form != "," or not self.roles.is_person(words[end - 1].form):
            return end
        behind = next((k for k in range(end + 1, stop) if words[k].name != "person"), stop)
        return behind if end + 1 < behind < stop and words[behind].form == "," else end

    def _is_named(self, phrase: Range) -> bool:
        return any(self.scene.words[k].form[:1].isupper() for k in range(*phrase))

    def _given(self, article: int, draft: Draft) -> Range | None:
        """ "sagte | der „Elsviker Post“", "teilte | dem Sender | mit": a phrase in the dative beside a cue, told by its article."""
        scene, grammar = self.scene, self.phrases.grammar
        if scene.lower(article) not in grammar.datives:
            return None
        if not draft.cue or not scene.is_verb(draft.cue[0]) or scene.words[article - 1].pos in ("ADP", "DET"):
            return None
        if draft.cue[-1] < article and scene.words[article - 1].form == ",":
            return None  # "fordert Neuwahlen, | der Kanzler schweigt"
        stop = scene.sentence(article)[1]
        if article + 2 < stop and scene.words[article + 1].pos == "PUNCT" and scene.quote_of[article + 1] >= 0:
            number = scene.quote_of[article + 1]
            inside = [k for k in range(article + 2, min(stop, article + 7)) if scene.quote_of[k] == number]
            names = [k for k in inside if scene.words[k].pos != "PUNCT"]
            return (names[0], names[-1] + 1) if names and len(names) < 5 else None
        end = self.phrases.core(article, stop)
        return (article, end) if end is not None and end > article + 1 else None

    def _is_person(self, phrase: Range) -> bool:
        """True for somebody to speak to; not for the "dat" behind "gaf aan dat"."""
        opens = phrase[1] - phrase[0] == 1 and self.scene.lower(phrase[0]) in self.phrases.grammar.openers
        return not opens and self.phrases.speaks(phrase)

    def clause(self, draft: Draft) -> list[int]:
        """The words of the cue's clause that are neither content nor source nor part of another quotation."""
        scene = self.scene
        if draft.rest is None and not draft.cue:
            return []
        rest = draft.rest if draft.rest is not None else (draft.cue[0], draft.cue[-1] + 1)
        anchor = draft.cue[0] if draft.cue else rest[0]
        begin, stop = scene.sentence(anchor) if anchor < len(scene.words) else rest
        low, high = self._reach(draft, rest)
        return [
            word
            for word in range(max(begin, low), min(stop, high))
            if (draft.source is None or not draft.source[0] <= word < draft.source[1])
            and scene.quote_of[word] == scene.quote_of[anchor]
            and not any(span.start <= scene.words[word].span.start < span.end for span in draft.content)
        ]

    def _is_of_another(self, phrase: Range, draft: Draft) -> bool:
        """ "X erklärte, | der Hafen | bleibe offen, und betonte, …": another finite verb stands between a phrase and the cue behind it."""
        between = range(phrase[1], draft.cue[0]) if draft.cue else range(0)
        return any(self.scene.is_finite(k) and k not in draft.cue for k in between)

    def _reach(self, draft: Draft, rest: Range) -> Range:
        low = min((rest[0] - 1, *draft.cue, draft.source[0] if draft.source else rest[0]))
        if draft.cue and self.scene.is_verb(draft.cue[0]):
            low = min(low, self.phrases.clause_start(draft.cue[0]))
        high = max((rest[1], *(k + 1 for k in draft.cue), draft.source[1] + _REACH if draft.source else rest[1]))
        return low, high + _REACH

    def _behind(self, preposition: int) -> Range | None:
        stop = self.scene.sentence(preposition)[1]
        if preposition + 1 >= stop:
            return None
        end = self.phrases.core(preposition + 1, stop)
        return (preposition + 1, end) if end is not None else None

    def medium(self, phrase: Range, preposition: str, quoted: bool) -> Range | None:
        """The name of a medium in a phrase (persbureau TASS → TASS), or the whole phrase of a document; None for none."""
        scene, roles = self.scene, self.roles
        for first in range(*phrase):
            for last in range(min(phrase[1], first + 4), first, -1):
                if roles.is_medium_name(scene.span((first, last)).of(scene.text)):
                    return (first, last)
        nouns = [k for k in range(*phrase) if self._is_noun(k)]
        if nouns:
            named = self._name_behind(nouns[0] + 1)
            return named if named is not None else phrase
        return phrase if self._looks_like_outlet(phrase, preposition, quoted) else None

    def _is_noun(self, word: int) -> bool:
        token = self.scene.words[word]
        return token.form[:1].islower() and (self.roles.is_medium(token.lemma) or self.roles.is_medium(token.form))

    def _name_behind(self, first: int) -> Range | None:
        """The name behind a medium's noun, small words and all: "het praatprogramma | Aan de Kade"."""
        scene = self.scene
        if first + 1 < len(scene.words) and scene.lower(first) in self.phrases.grammar.of_whom:
            first += 1  # "voor de camera van | ESPN"
        last, stop = first, scene.sentence(first)[1] if first < len(scene.words) else first
        while last < stop and last not in scene.timed:  # "in a joint statement | Wednesday"
            capital = scene.words[last].form[:1].isupper()
            inside = last > first and scene.lower(last) in self.phrases.grammar.name_particles
            if not capital and not (inside and last + 1 < stop and scene.words[last + 1].form[:1].isupper()):
                break
            last += 1
        return (first, last) if last > first else None

    def _looks_like_outlet(self, phrase: Range, preposition: str, quoted: bool) -> bool:
        """A name with an outlet's word in it (Omroep, Courant), or a body's name behind "in" beside a quotation."""
        scene = self.scene
        words = [scene.words[k] for k in range(*phrase)]
        if not any(word.form[:1].isupper() for word in words):
            return False
        if any(word.form.casefold() in self.roles.outlet_words for word in words):
            return True
        kinds = {word.name for word in words if word.name}
        named = bool(kinds) and kinds <= {"organisation", "other"}
        if (
            preposition in self.roles.to
        ):  # "zei ze tegen | De Werfbode": one speaks to a body's people, and to an outlet by name
            title = phrase[1] - phrase[0] > 1 and scene.lower(phrase[0]) in self.phrases.grammar.name_particles
            title = title and scene.words[phrase[0]].form[:1].isupper()
            return named and title and not any(self.roles.is_organisation(word.form) for word in words)
        return quoted and preposition in self.roles.inside and named
