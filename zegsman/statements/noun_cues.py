"""Nouns of saying and thinking with what is said: "de eis van X om …", "rumours that …", "der Verdacht, die Reederei habe …".

Who says it owns the noun, stands behind it, or is the subject of a verb that only lends itself to it ("issued a warning that …",
"macht Andeutungen, dass …"). Where the content stands is a matter of the language: behind the source, right behind the noun, or
behind a comma; there nobody need be named, if the clause or the noun shows that somebody else says or thinks it.
"""

from __future__ import annotations

from zegsman.language.cues import CueClass
from zegsman.statements import saying
from zegsman.statements.clauses import ClauseFinder
from zegsman.statements.draft import Draft
from zegsman.statements.saying import Saying
from zegsman.statements.scene import Range


class NounCueFinder:
    """Finds what is attributed by a noun."""

    def __init__(self, clauses: ClauseFinder) -> None:
        self.clauses, self.borders = clauses, clauses.borders
        self.phrases, self.scene, self.words = clauses.phrases, clauses.scene, clauses.phrases.cues

    def find(self) -> list[Draft]:
        """A draft for each noun of saying beside its content, first those that need no comma."""
        traits, used = self.phrases.grammar.traits, self.clauses.quotations.used
        words = range(len(self.scene.words))
        found = [self._plain(k) for k in words if k not in used and self.scene.lower(k) in self.words.nouns]
        nouns = [k for k in words if k not in used and saying.is_noun(self.phrases, k)]
        found += [self._linked(k) for k in nouns] + [self._lent(k) for k in nouns if "noun cue" in traits]
        if "noun cue behind a comma" in traits:
            found += [
                self._behind_comma(k)
                for k in words
                if self.scene.words[k].pos == "NOUN" and self._lemma(k) in self.words.nouns
            ]
        return [draft for draft in found if draft is not None]

    # …, is de boodschap van X; zijn conclusie is dat …; sein Vorwurf: …

    def _linked(self, noun: int) -> Draft | None:
        """A noun with its owner that a verb only links to what is said, before it or behind it, or that a colon opens."""
        scene, stop, begin = self.scene, self.borders.limit(noun), self.scene.sentence(noun)[0]
        first = noun
        while first > begin and scene.words[first - 1].pos in ("DET", "ADJ", "PRON") and noun - first < 3:
            first -= 1
        told = saying.at(self.phrases, first, stop)
        if told is None or told.noun != noun or told.owner is None:
            return None
        if self._links(first - 1) and first - 1 > begin:
            return self._before_link(first - 1, told)
        if first != self.phrases.story_start(begin) or told.end + 1 >= stop:
            return None
        if self._links(told.end) and self.borders.opens(told.end + 1 + (scene.words[told.end + 1].form == ",")):
            opener = told.end + 1 + (scene.words[told.end + 1].form == ",")
            return self._said(told, (told.end,), opener, self.borders.end_of_clause(opener, stop))
        if scene.words[told.end].form == ":" and scene.quote_of[told.end + 1] < 0:
            return self._said(told, (), told.end + 1, self.borders.end_of_clause(told.end + 1, stop))
        return None

    def _links(self, word: int) -> bool:
        return self.scene.is_finite(word) and self.scene.words[word].lemma in self.words.linking

    def _before_link(self, verb: int, told: Saying) -> Draft | None:
        """ "Het bestuur keek weg, | (zo) is het oordeel van de commissie": what is said is the clause before the comma."""
        scene, comma = self.scene, verb - 1
        if scene.lower(comma) in self.words.so:
            comma -= 1
        if comma <= scene.sentence(verb)[0] or scene.words[comma].form != ",":
            return None
        first = self.phrases.story_start(self.borders.content_start(comma))
        return self._said(told, (verb,), first, comma)

    def _said(self, told: Saying, link: tuple[int, ...], first: int, last: int) -> Draft | None:
        content = self.borders.span(first, last)
        clause = any(self.scene.is_finite(k) for k in range(first, last))
        if not content or (link and not clause):
            return None
        kind, cue = self._kind(told.noun, clause), tuple(sorted((*link, *told.words)))
        return Draft(content, cue, told.owner, kind, clause, "noun of saying", 0.8, rest=(told.end, told.end))

    def _lent(self, noun: int) -> Draft | None:
        """ "| Concerns | have been raised | about the lorries", "Fears have been raised that …": the subject of a passive that only lends itself."""
        scene, verb, stop = self.scene, self.scene.heads[noun], self.borders.limit(noun)
        if not noun < verb < stop - 2 or scene.words[verb].lemma not in self.words.lending or noun in self.clauses.cues:
            return None
        if scene.words[noun].relation != "nsubj:pass" or any(
            scene.words[child].relation == "obl:agent" for child in scene.children[verb]
        ):
            return None
        opener = verb + 1
        if self.borders.opens(opener) and scene.words[opener].pos == "SCONJ":
            content = self.borders.span(opener, self.borders.end_of_clause(opener, stop))
            return Draft(content, (noun, verb), None, self._kind(noun, True), True, "noun of saying", 0.7)
        if scene.words[opener].pos != "ADP" or scene.lower(opener) in self.phrases.grammar.circumstances:
            return None
        content = self.borders.span(opener + 1, self.borders.end_of_clause(opener + 1, stop))
        return Draft(content, (noun, verb, opener), None, "act", False, "noun of saying", 0.7) if content else None

    # de eis van X om …, her call to …

    def _plain(self, word: int) -> Draft | None:
        """A noun of saying with its source behind "van" and its content behind that: the source must be named."""
        scene, stop = self.scene, self.borders.limit(word)
        if "noun cue" in self.phrases.grammar.traits and (bare := self._noun_alone(word, stop)) is not None:
            return bare
        if word + 2 >= stop or scene.lower(word + 1) not in self.phrases.grammar.of:
            return None
        if any(k in self.clauses.cues and self.clauses.cues[k].takes("object") for k in range(*scene.sentence(word))):
            return None  # "heeft de eis van X van de hand gewezen": the verb attributes
        source = self.phrases.forward(word + 2, stop)
        if source is None or source[1] >= stop or not self.phrases.speaks(source):
            return None
        opener = source[1]
        if not (self.borders.opens(opener) or scene.lower(opener) in self.phrases.grammar.infinitive_openers):
            return None
        last = next((k for k in range(opener + 1, stop) if scene.words[k].form == ","), stop)
        content = self.borders.span(opener, last)
        clause = self.borders.opens(opener)
        kind: CueClass = "say" if clause else "act"
        return Draft(content, (word,), source, kind, clause, "noun of saying", 0.7) if content else None

    def _noun_alone(self, word: int, stop: int) -> Draft | None:
        """ "rumours that the lock is shut", "her call to open it": a noun of saying right before its content."""
        scene, opener, borders = self.scene, word + 1, self.borders
        if opener + 1 >= stop or scene.words[word].pos != "NOUN":
            return None
        clause = scene.words[opener].pos == "SCONJ" and borders.opens(opener)
        if not clause and self._opens_bare(word, stop):
            last = self._before_main_verb(word, opener, borders.end_of_clause(opener, stop))
            content = borders.span(opener, last)
            return (
                Draft(content, (word,), None, self._kind(word, True), True, "noun of saying", 0.7) if content else None
            )
        if not clause and not (self._asks(word) and self.clauses.complements.is_infinitive_at(opener, stop)):
            return None
        last = self._before_main_verb(word, opener, borders.end_of_clause(opener, stop))
        last = last if clause else self._before_finite(opener, last)
        content = borders.span(opener, last)
        kind: CueClass = "say" if clause else "act"
        return Draft(content, (word,), self._owner(word), kind, clause, "noun of saying", 0.7) if content else None

    def _opens_bare(self, noun: int, stop: int) -> bool:
        """ "There are | concerns | the quarry will grow": a clause without its opener behind several of what nobody in particular thinks."""
        scene, before = self.scene, self.scene.words[noun - 1]
        free = noun > 0 and (before.pos in ("VERB", "AUX", "ADP") or before.form == ",")
        if not free or "bare clause" not in self.phrases.grammar.traits or not self.phrases.starts_phrase(noun + 1):
            return False
        if "Number=Plur" not in scene.words[noun].features or self._lemma(noun) not in self.words.thinking:
            return False
        subject = self.phrases.forward(noun + 1, stop)
        return subject is not None and subject[1] + 1 < stop and scene.is_finite(subject[1])

    def _before_finite(self, first: int, last: int) -> int:
        """ "The refusal | to sign | has delayed the work": an infinitive ends before a verb that no other clause holds."""
        for word in range(first + 1, last):
            if self.phrases.opens_subordinate(word) or self.scene.words[word].pos in ("CCONJ", "SCONJ", "PRON"):
                return last
            if self.scene.is_finite(word):
                return word
        return last

    def _asks(self, noun: int) -> bool:
        """ "her | call to open it", "demands to go": a noun of asking, one or several; "demand to remain high" is another demand."""
        words = self.scene.words
        counted = "Number=Plur" in words[noun].features or words[noun - 1].pos in ("DET", "ADJ", "PRON", "PART")
        return counted and self.scene.lower(noun) in self.words.asking

    def _before_main_verb(self, noun: int, first: int, last: int) -> int:
        """ "Her admission that it was late|, has been printed", "a demand to go | amounts to blackmail": the noun's own verb."""
        scene, verb = self.scene, self.scene.heads[noun]
        if scene.words[noun].relation.startswith("nsubj") and first < verb < last:
            own = (k for k in range(first, last) if scene.is_finite(k) and verb in (k, scene.heads[k]))
            if (found := next(own, None)) is not None:
                return found
        comma = next((k for k in range(first, last) if scene.words[k].form == ","), last)
        if self._is_told_behind(comma, last):
            return comma
        ahead = scene.words[noun - 1].pos == "ADP" and noun - 1 == self.phrases.story_start(scene.sentence(noun)[0])
        # "Amid fears that it will break|, keepers left"
        ended = comma + 1 < last and (ahead or scene.is_finite(comma + 1))
        return comma if ended and any(scene.is_finite(k) for k in range(first, comma)) else last

    def _is_told_behind(self, comma: int, last: int) -> bool:
        """ "There were fears that it would break|, the council | said": a source and its cue close the sentence."""
        if comma + 2 >= last or not self.phrases.starts_phrase(comma + 1):
            return False
        phrase = self.phrases.forward(comma + 1, last)
        return (
            phrase is not None
            and phrase[1] in self.clauses.cues
            and phrase[1] + 1 == last
            and self.phrases.speaks(phrase)
        )

    def _owner(self, word: int) -> Range | None:
        """ "his | repeated call", "Crake's | admission": who is told before the noun."""
        scene, first, begin = self.scene, word - 1, self.scene.sentence(word)[0]
        while first > begin and scene.words[first].pos == "ADJ":
            first -= 1
        if first < begin:
            return None
        if scene.lower(first) in self.phrases.grammar.possessives:
            return (first, first + 1)
        if scene.words[first].pos == "PART" and scene.words[first].lemma in self.phrases.grammar.possessive_marks:
            owner = self.phrases.around(first - 1, first)
            return owner if owner is not None and owner[1] == first else None
        return self._lender(word)

    def _lender(self, word: int) -> Range | None:
        """ "| The council | issued a warning that …", "| Jens Pohl | macht Andeutungen, dass …": the subject of a verb that lends itself to the noun."""
        scene, verb = self.scene, self.scene.heads[word]
        if not scene.sentence(word)[0] <= verb < word or scene.words[verb].lemma not in self.words.lending:
            return None
        subject = self.phrases.subject(verb)
        if subject is None or subject[0] <= word < subject[1]:
            return None
        told = scene.lower(subject[0]) not in self.phrases.grammar.expletives and self.phrases.speaks(subject)
        return subject if told else None

    # der Vorwurf, er habe …; seine Forderung, …

    def _lemma(self, word: int) -> str:
        """ "Andeutungen": the noun as the table has it."""
        scene, nouns = self.scene, self.words.nouns
        return scene.lower(word) if scene.lower(word) in nouns else scene.words[word].lemma.casefold()

    def _behind_comma(self, word: int) -> Draft | None:
        scene, stop = self.scene, self.borders.limit(word)
        owner = self._behind(word, stop)
        comma = owner[1] if owner is not None else word + 1
        if comma + 1 < stop and scene.words[comma].relation == "compound:prt":
            comma += 1  # "wurde die Frage | laut|, ob …"
        if comma + 2 >= stop or scene.words[comma].form != ",":
            return None
        first = comma + 1
        last = self._end(first, stop)
        bearer = self._bearer(word) if owner is None else None
        if bearer is None and self._is_of_verb(word, range(comma, last)):
            return None
        clause = self.borders.opens(first) or self.borders.begins_in_mood(first, last)
        if not clause and not any(self.clauses.complements.is_marked_infinitive(k) for k in range(first, last)):
            return None
        content = self.borders.span(first, last)
        if content and bearer is not None:
            content = self.borders.span(*bearer) + content
            return Draft(content, (word,), None, "attitude", clause, "noun of saying", 0.7, rest=(word, comma))
        source = owner or self._owner(word)
        if not content or (source is None and not self._is_told(word, first, last)):
            return None
        kind = self._kind(word, clause)
        score = 0.7 if source is None else 0.8
        return Draft(content, (word,), source, kind, clause, "noun of saying", score, rest=(word, comma))

    def _end(self, first: int, stop: int) -> int:
        """One past the clause, before a comma behind which the sentence's own verb stands: "Die Sorge, dass es regne|, wächst"."""
        scene, last = self.scene, self.borders.end_of_clause(first, stop)
        commas = (k for k in range(first, last - 1) if scene.words[k].form == ",")
        return next((k for k in commas if scene.is_finite(k + 1)), last)

    def _kind(self, word: int, clause: bool) -> CueClass:
        if self._lemma(word) in self.words.thinking:
            return "attitude"
        return "say" if clause else "act"

    def _is_of_verb(self, word: int, content: range) -> bool:
        """ "wies den Vorwurf zurück, …", "äußerte die Hoffnung, dass …": a verb of the table in the noun's clause attributes it."""
        begin, stop = self.scene.sentence(word)
        own = ((k, cue.finite) for k, cue in self.clauses.cues.items() if begin <= k < stop and k not in content)
        return any(min(verb, finite) < content.start for verb, finite in own)

    def _is_told(self, word: int, first: int, last: int) -> bool:
        """Whether it is somebody else's, though nobody is told: a thought, or the mood of reported speech."""
        told = any(self.scene.is_finite(k) and self.phrases.is_in_mood(k) for k in range(first, last))
        return told or self._lemma(word) in self.words.thinking

    def _behind(self, word: int, stop: int) -> Range | None:
        """ "die Forderung | der Gewerkschaft|, …", "… von Beate Quast, …": whose it is."""
        after = word + 1
        comma = next((k for k in range(after, stop) if self.scene.words[k].form == ","), stop)
        return self.phrases.owner_behind(after, comma)

    def _bearer(self, word: int) -> Range | None:
        """ "| Die Werft steht | im Verdacht, …": of whom something is thought, the subject of a verb that says no more than that."""
        scene, phrases = self.scene, self.phrases
        verb = phrases.finite_of(scene.heads[word])
        borne = scene.words[verb].lemma in phrases.cues.bearing and scene.words[word - 1].pos == "ADP"
        subject = phrases.subject(verb) if borne else None
        return subject if subject is not None and subject[1] <= word else None
