"""Attribution without a verb: volgens X, aldus X, naar verluidt, uit het rapport blijkt, X: …"""

from __future__ import annotations

from zegsman.statements import fixed
from zegsman.statements.clauses import ClauseFinder
from zegsman.statements.draft import Draft
from zegsman.statements.scene import DASHES, Range
from zegsman.values import Span


class PrepositionFinder:
    """Finds what is attributed by a preposition, an adverb, a document or a heading's colon."""

    def __init__(self, clauses: ClauseFinder, headings: frozenset[int]) -> None:
        self.clauses, self.headings = clauses, headings
        self.phrases, self.scene, self.quotations = clauses.phrases, clauses.scene, clauses.quotations
        self.words = self.phrases.cues
        self._own, self._hearsay_words = fixed.index(self.words.own), fixed.index(self.words.hearsay)
        self._around_words = fixed.index(tuple(before for before, _ in self.words.around))
        standing = set(self.quotations.standing)
        self._standing_numbers = frozenset(n for n, quote in enumerate(self.scene.quotes) if quote in standing)

    def find(self) -> list[Draft]:
        """All statements attributed without a cue verb of their own."""
        drafts: list[Draft] = []
        for word in range(len(self.scene.words)):
            if word in self.quotations.used:
                continue
            found = self._at(word) or self._unsourced(word)
            if found is not None:
                drafts.append(found)
                if found.pattern == "source behind a preposition":
                    drafts += self.clauses.behind_colon(word, found.cue, found)
        for first, last in self.scene.sentences:
            heading = self._heading(first, last) or self._heading_behind(first, last)
            drafts += [heading] if heading is not None else []
        return drafts

    def _at(self, word: int) -> Draft | None:
        """What is attributed by whom the words that begin here name."""
        lowers = self.scene.lowers
        if length := fixed.length_at(lowers, word, self._own):
            return self._own_words(word, length)
        if length := fixed.length_at(lowers, word, self._around_words):
            return self._around_source(word, length)
        if length := self.phrases.source_at(word):
            return self._according(word, length)
        return self._after_source(word) if lowers[word] in self.words.after else None

    def _unsourced(self, word: int) -> Draft | None:
        """What is told by hearsay, by a document, or by whom the first part of a compound names."""
        if length := fixed.length_at(self.scene.lowers, word, self._hearsay_words):
            return self._hearsay(word, length)
        if self.scene.words[word].lemma in self.words.document_verbs and self._is_told(word):
            return self._document(word)
        return self._by_compound(word) if self.scene.lower(word) in self.words.compounds_behind else None

    # volgens X, aldus X

    def _according(self, word: int, length: int) -> Draft | None:
        scene = self.scene
        stop = self.clauses.borders.limit(word)
        after = word + length
        if scene.lower(word) in self.words.behind and self._is_of_adjective(word):
            return None
        while after < stop and scene.words[after].pos == "ADV" and not self._is_capital(after):
            after += 1
        source = self.phrases.forward(after, stop) if after < stop else None
        if source is None and self._is_bare_capital(after, stop):
            source = (after, after + 1)
        if source is None:
            return None
        if source[1] - source[0] > 1 and self._is_pronoun_alone(source):
            source = (source[0], source[0] + 1)
        source = self._with_participle(word, source, stop)
        if scene.words[word - 1].form == "," and self.clauses.borders.is_unfinished(scene.sentence(word)[0], word - 1):
            source = self.clauses.borders.without_aside(source)
        entry = self.phrases.pronouns.get(scene.words[source[0]].form) if source[1] - source[0] == 1 else None
        if entry is not None and (entry.person < 3 or entry.gender in ("nobody", "relative")):
            return None
        document = "document source" in self.phrases.grammar.traits and self._document_at(after - 1, stop)
        known = self.phrases.speaks(source) or self.phrases.is_medium(source) or document
        if not known and not self._must_speak(word, length, after, source, stop):
            return None
        if self._is_only_medium(word, source, stop):
            return None
        content = self._content(word, source, stop, scene.lower(word) in self.words.behind)
        if not content:
            return None
        content, group = self.clauses.borders.through_marks(content), tuple(range(word, word + length))
        return Draft(
            content, group, source, "say", True, "source behind a preposition", 0.9, rest=(word + length, source[1])
        )

    def _around_source(self, word: int, length: int) -> Draft | None:
        """ "| Als het aan de wethouder ligt|, komt er een brug": who wants it stands between words that open a sentence."""
        scene, stop, first = self.scene, self.clauses.borders.limit(word), word + length
        if word != self.phrases.story_start(scene.sentence(word)[0]) or first >= stop:
            return None
        source = self.phrases.forward(first, stop)
        if source is None or not self.phrases.speaks(source) or self.phrases.is_medium(source):
            return None
        before = " ".join(scene.lowers[word:first])
        closing = [behind.split() for opening, behind in self.words.around if opening == before]
        ends = [source[1] + len(b) for b in closing if list(scene.lowers[source[1] : source[1] + len(b)]) == b]
        if not ends or ends[0] >= stop:
            return None
        last = self.clauses.borders.end_of_clause(ends[0], stop, main=True)
        content = self.clauses.borders.span(ends[0], last)
        group = (*range(word, first), *range(source[1], ends[0]))
        wanted = any(scene.is_finite(k) for k in range(ends[0], last))
        return Draft(content, group, source, "attitude", True, "source behind a preposition", 0.8) if wanted else None

    def _is_capital(self, word: int) -> bool:
        """Written with a capital, whatever the tagger made of it."""
        return self.scene.words[word].span.of(self.scene.text)[:1].isupper()

    def _is_bare_capital(self, word: int, stop: int) -> bool:
        """ "…, so | Lang, …": one word with a capital between attribution and comma, which a tagger takes for an adjective."""
        closed = word + 1 >= stop or self.scene.words[word + 1].pos == "PUNCT"
        return word < stop and closed and self._is_capital(word)

    def _must_speak(self, word: int, length: int, after: int, source: Range, stop: int) -> bool:
        """A source that no table knows, where what stands before it leaves no other reading.

        "nach Ansicht | der WESTFEDER": a genitive behind several words of attribution, where nouns are written large. "nach Angaben
        von | Elbhaus", "…, so | Zwicky": one word with a capital behind such words, or at the end of its clause.
        """
        scene, grammar = self.scene, self.phrases.grammar
        genitive = scene.words[after].pos == "DET" and scene.lower(after) in grammar.of
        if length > 1 and genitive and grammar.large_nouns:
            return True
        if source != (after, after + 1) or not self._is_capital(after):
            return False
        if length > 1 and scene.lower(word + length - 1) in grammar.of_whom:
            return True
        apart = word > 0 and scene.words[word - 1].form == ","
        ends = source[1] >= stop or scene.words[source[1]].pos == "PUNCT"
        return apart and ends and scene.lower(word) in self.words.behind

    def _by_compound(self, word: int) -> Draft | None:
        """ "nach | OVB-Angaben": who told it is the first part of a compound."""
        scene, stop, after = self.scene, self.clauses.borders.limit(word), word + 1
        if after >= stop or not scene.words[after].form[:1].isupper():
            return None
        if not scene.lower(after).endswith(tuple(f"-{noun}" for noun in self.words.compounds)):
            return None
        content = self._content(word, (after, after + 1), stop, False)
        if not content:
            return None
        return Draft(content, (word,), (after, after + 1), "say", True, "source behind a preposition", 0.9)

    def _is_of_adjective(self, word: int) -> bool:
        """ "an der | so genannten Wand": between an article or preposition and an adjective it belongs to that."""
        before, following = self.scene.words[word - 1], self.scene.words[word + 1 : word + 2]
        return (
            word > 0 and before.pos in ("DET", "ADP", "ADJ") and bool(following) and following[0].pos in ("ADJ", "VERB")
        )

    def _with_participle(self, word: int, source: Range, stop: int) -> Range:
        """ "According to the paper|, published in May|, …", "According to people| briefed on the talks|, …"."""
        scene, end = self.scene, source[1]
        if "participle behind its noun" not in self.phrases.grammar.traits or word != scene.sentence(word)[0]:
            return source
        begin = end + 1 if end < stop and scene.words[end].form == "," else end
        closing = next((k for k in range(begin, stop) if scene.words[k].form == ","), stop)
        behind = begin < closing < stop and "VerbForm=Part" in scene.words[begin].features
        if not behind or any(scene.is_finite(k) for k in range(begin + 1, closing)):
            return source
        return (source[0], closing)

    def _after_source(self, word: int) -> Draft | None:
        """ "Dem Minister zufolge …", "… den Angaben zufolge": the source stands before the word that attributes."""
        scene, begin = self.scene, self.scene.sentence(word)[0]
        if word == begin or scene.words[word - 1].pos in ("PUNCT", "VERB", "AUX"):
            return None
        first = next(
            (
                k
                for k in range(word - 1, max(begin, word - 12) - 1, -1)
                if self.phrases.starts_phrase(k)
                and self.phrases.forward(k, word) == (k, word)
                and (k == begin or scene.words[k - 1].pos not in ("DET", "ADJ", "PROPN", "NUM"))
                and not (k > begin and scene.lower(k) in self.phrases.grammar.of and scene.words[k - 1].pos == "NOUN")
            ),
            None,
        )
        named = scene.words[word - 1].form[:1].isupper()
        first = word - 1 if first is None and named else first
        if first is None:
            return None
        known = self.phrases.speaks((first, word)) or self.phrases.is_medium((first, word))
        if not (named or known or self.phrases.names_document((first, word))):
            return None
        stop = self.clauses.borders.limit(word)
        before = self._clause_before(first)
        last = self.clauses.borders.end_of_clause(word + 1, stop) if word + 1 < stop else stop
        content = self.clauses.borders.span(before, first) + self.clauses.borders.span(word + 1, last)
        if not content or not any(scene.is_verb(k) for k in range(before, last)):
            return None
        return Draft(content, (word,), (first, word), "say", True, "source behind a preposition", 0.88)

    def _is_pronoun_alone(self, source: Range) -> bool:
        """ "volgens haar | tijd om te stoppen", "volgens haar | donderdag": a pronoun, though it could belong to the noun."""
        scene = self.scene
        if not self.phrases.is_pronoun(source[0]) or "Definite=Def" in scene.words[source[0]].features:
            return False  # "volgens | het | stadsdeel"
        rest = (source[0] + 1, source[1])
        grammar, following = self.phrases.grammar, self.scene.words[rest[0]]
        if grammar.large_nouns and self.scene.lower(source[0]) in grammar.possessives and following.pos == "NOUN":
            return False  # "laut | ihren Aussagen"
        return rest[0] in scene.timed or not (self.phrases.speaks(rest) or self.phrases.is_medium(rest))

    def _is_only_medium(self, word: int, source: Range, stop: int) -> bool:
        """ "aldus Ryabkov volgens persbureau TASS": a medium beside another source of the same clause."""
        if not self.phrases.is_medium(source):
            return False
        begin = self.scene.sentence(word)[0]
        near = [k for k in self.quotations.used if begin <= k < stop and abs(k - word) <= 12]
        verbs = [
            k
            for k, cue in self.clauses.cues.items()
            if begin <= k < word and cue.takes("clause", "object") and word - k <= 14
        ]
        return bool(near) or bool(verbs)

    def _content(self, word: int, source: Range, stop: int, behind: bool) -> tuple[Span, ...]:
        scene = self.scene
        first = self._clause_before(word)
        before = [k for k in range(first, word) if scene.words[k].pos != "PUNCT"]
        if len(before) == 1 and scene.lower(before[0]) in self.phrases.grammar.coordinators:
            before = []  # "Maar | volgens de bond …"
        after = source[1]
        while after < stop and scene.words[after].form in (",", ")"):
            after += 1
        reduced = "participle behind its noun" in self.phrases.grammar.traits
        if reduced and before and after == source[1] < stop and "VerbForm=Part" in scene.words[after].features:
            after = stop  # "according to emails | seen by PA"
        last = (
            self.clauses.borders.end_of_clause(
                after,
                stop,
                embedded=self._inside_subordinate(first, word),
                main=not self._inside_subordinate(first, word),
            )
            if after < stop
            else after
        )
        if not before:
            return self.clauses.borders.span(after, last)
        if scene.words[word - 1].form == "," and not any(scene.is_verb(k) for k in range(after, last)):
            content = self.clauses.borders.span(first, word)
            if behind and content and self._is_unfinished(after, stop):
                content += self.clauses.continued(source[1], stop)
            return content if any(scene.is_verb(k) for k in range(first, word)) else ()
        if behind and any(scene.is_verb(k) for k in range(first, word)):
            waits = scene.words[word - 1].form == "," and self.clauses.borders.is_unfinished(first, word - 1)
            return self.clauses.borders.span(first, word) + self.clauses.continued(source[1], stop, waits)
        if behind:  # "Ohne Personal, so Tolsma, bleibe die Schule leer"
            rest = self.clauses.continued(source[1], stop, True)
            return self.clauses.borders.span(first, word) + rest if rest else ()
        return self.clauses.borders.span(first, word) + self.clauses.borders.span(after, last)

    def _is_unfinished(self, word: int, stop: int) -> bool:
        """ "Das spalte, so Tjaden, | nicht nur den Rat": what stands behind the source can only belong to what is said."""
        scene = self.scene
        if word >= stop or self.clauses.borders.aside(word, stop) > word:
            return False  # "so Tjaden, | am Montag"
        token, grammar = scene.words[word], self.phrases.grammar
        return token.pos in ("ADP", "ADV", "PART") or scene.lower(word) in grammar.words

    def _inside_subordinate(self, first: int, word: int) -> bool:
        return first < word and self.phrases.opens_subordinate(first)

    def _clause_before(self, word: int) -> int:
        """The start of the clause that holds a preposition of attribution."""
        scene = self.scene
        begin = scene.sentence(word)[0]
        quote = scene.quote_of[word]
        for position in range(word - 1, begin - 1, -1):
            form, lower = scene.words[position].form, scene.lower(position)
            if form in (";", ":") or (form in DASHES and self.phrases.stands_free(position)):
                return position + 1
            if scene.quote_of[position] != quote and (quote >= 0 or scene.quote_of[position] in self._standing_numbers):
                return position + 1
            if form == "," and position < word - 1:
                following = position + 1
                if scene.lower(following) in self.phrases.grammar.coordinators:
                    return following + 1
                if self.phrases.opens_subordinate(following) and not any(
                    scene.is_finite(k) for k in range(following, word)
                ):
                    return following + self._is_reporters(following)
            if self._opens_without_comma(position, begin, word):
                return position + 1
            if (
                lower in self.phrases.grammar.coordinators
                and scene.words[position].pos == "CCONJ"
                and any(scene.is_finite(k) for k in range(begin, position))
                and any(scene.is_finite(k) for k in range(position, word))
            ):
                return position + 1
        return self.phrases.story_start(begin)

    def _opens_without_comma(self, position: int, begin: int, word: int) -> bool:
        """ "De brug gaat dicht | omdat | die volgens X onveilig is": a clause of the reporter's with its verb still to come."""
        scene = self.scene
        if scene.words[position].pos != "SCONJ" or position == begin or not self._is_reporters(position):
            return False
        ahead = any(scene.is_finite(k) for k in range(begin, position))
        return ahead and not any(scene.is_finite(k) for k in range(position, word))

    def _is_reporters(self, word: int) -> bool:
        """ "omdat | hij volgens X een spion is": the word that ties the clause to the reporter's own is not content."""
        grammar, lower = self.phrases.grammar, self.scene.lower(word)
        return lower in grammar.subordinators and lower not in grammar.openers and lower not in grammar.relatives

    # naar eigen zeggen, naar verluidt

    def _own_words(self, word: int, length: int) -> Draft | None:
        stop = self.clauses.borders.limit(word)
        owner = next(
            (k for k in range(word, word + length) if self.scene.lower(k) in self.phrases.grammar.possessives), None
        )
        if owner is not None and self.phrases.is_pronoun(owner):
            return self._in_whose_words(word, length, owner)
        finite = next((k for k in range(word, self.scene.sentence(word)[0] - 1, -1) if self.scene.is_finite(k)), None)
        source = self.phrases.subject(finite) if finite is not None else None
        if source is None:
            return self._opening_own_words(word, length, stop) if finite is None else None
        first = source[1] if source[1] <= word else self._clause_before(word)
        content = self.clauses.borders.span(first, word) + self.clauses.borders.span(
            word + length, self.clauses.borders.end_of_clause(word + length, stop) if word + length < stop else stop
        )
        group = tuple(range(word, word + length))
        return Draft(content, group, source, "say", True, "own words", 0.8) if content else None

    def _opening_own_words(self, word: int, length: int, stop: int) -> Draft | None:
        """ "| Naar eigen zeggen | wist Bos van niets": the subject stands behind."""
        borders, after = self.clauses.borders, word + length
        finite = next((k for k in range(after, min(stop, after + 2)) if self.scene.is_finite(k)), None)
        source = self.phrases.subject(finite) if finite is not None else None
        if source is None or source[0] < after:
            return None
        last = borders.end_of_clause(after, stop)
        before = borders.span(after, source[0])
        content = before + (borders.span(source[1], last) if source[1] < last else ())
        return Draft(content, tuple(range(word, after)), source, "say", True, "own words", 0.8)

    def _in_whose_words(self, word: int, length: int, owner: int) -> Draft | None:
        """ "Nach | ihren | Angaben ist das Tor offen": somebody named before, whatever the subject of the clause is."""
        stop, borders, after = self.clauses.borders.limit(word), self.clauses.borders, word + length
        if self.scene.words[self.scene.sentence(word)[1] - 1].form == "?":
            return None  # "Was ist | Ihrer Meinung nach | falsch?"
        first = self._clause_before(word)
        finite = next((k for k in range(word - 1, first, -1) if self.scene.is_finite(k)), None)
        first = first if finite is None else max(first, self.phrases.clause_start(finite))
        before = (
            borders.span(first, word) if any(self.scene.words[k].pos != "PUNCT" for k in range(first, word)) else ()
        )
        content = before + (borders.span(after, borders.end_of_clause(after, stop)) if after < stop else ())
        group = tuple(k for k in range(word, after) if k != owner)
        source = (owner, owner + 1)
        return Draft(content, group, source, "say", True, "source behind a preposition", 0.85) if content else None

    def _hearsay(self, word: int, length: int) -> Draft | None:
        if word and fixed.length_at(self.scene.lowers, word - 1, self._own):
            return None  # "eigenen | Angaben zufolge"
        stop = self.clauses.borders.limit(word)
        first = self._clause_before(word)
        after = word + length
        while word > first and self.scene.words[word - 1].pos == "ADJ" and self.scene.words[word].pos == "NOUN":
            word -= 1  # "behördlichen | Angaben zufolge"
        last = self.clauses.borders.end_of_clause(after, stop) if after < stop else after
        content = (self.clauses.borders.span(first, word) if first < word else ()) + self.clauses.borders.span(
            after, last
        )
        return Draft(content, tuple(range(word, after)), None, "say", True, "hearsay", 0.8) if content else None

    # uit het rapport blijkt dat …

    def _is_told(self, verb: int) -> bool:
        """A finite verb, or a participle with its auxiliary: "hat sich | gezeigt"."""
        finite = self.phrases.finite_of(verb)
        perfect = self.scene.words[finite].lemma in self.phrases.grammar.perfect_auxiliaries
        return self.scene.is_finite(verb) or (self.scene.is_participle(verb) and finite != verb and perfect)

    def _document(self, verb: int) -> Draft | None:
        scene, stop = self.scene, self.clauses.borders.limit(verb)
        begin = self.phrases.clause_start(verb)
        place = next(
            (
                k
                for k in range(begin, min(stop, verb + 6))
                if scene.lower(k) in self.words.document_prepositions and self._document_at(k, stop)
            ),
            None,
        )
        document = self.phrases.forward(place + 1, stop) if place is not None else self._telling_document(verb)
        if document is None:
            return None
        place = verb if place is None else place
        opener = next(
            (
                k
                for k in range(max(verb, document[1] if place > verb else verb) + 1, stop)
                if self.clauses.borders.opens(k)
            ),
            None,
        )
        if opener is not None and not any(scene.words[k].form in (":", ";") for k in range(verb, opener)):
            content = self.clauses.borders.span(opener, self.clauses.borders.end_of_clause(opener, stop))
        elif (verb > 0 and scene.words[verb - 1].form == ",") or (
            verb > 1 and scene.lower(verb - 1) in self.words.so and scene.words[verb - 2].form == ","
        ):
            comma = verb - 1 if scene.words[verb - 1].form == "," else verb - 2
            content = self.clauses.borders.span(self.clauses.borders.content_start(comma), comma)
        elif (behind := self._behind_as(begin, verb, document, stop)) is not None:
            content = behind
        elif (pointed := self.clauses.pointed_at(verb)) is not None:
            content = pointed  # "De dijk is te laag. | Dat blijkt uit een rapport"
        else:
            return None
        particle = [k for k in scene.children[verb] if scene.words[k].relation == "compound:prt" and k > verb]
        group = tuple(sorted({place, verb, *particle}))
        core = self.phrases.core(document[0], stop) or document[1]
        owner = self.phrases.owner_behind(core, stop)
        if content and owner is not None:
            return Draft(content, group, owner, "say", True, "document", 0.75, media=((document[0], core),))
        return Draft(content, group, document, "say", True, "document", 0.75, rest=(begin, stop)) if content else None

    def _telling_document(self, verb: int) -> Range | None:
        """ "Das ergab | eine Umfrage", "| Eine Umfrage | hat ergeben, dass …": the document that is the subject of such a verb."""
        if self.scene.words[verb].lemma not in self.words.document_telling:
            return None
        subject = self.phrases.subject(verb)
        core = None if subject is None else (subject[0], self.phrases.core(*subject) or subject[1])
        return subject if core is not None and self.phrases.names_document(core) else None

    def _behind_as(self, begin: int, verb: int, document: Range, stop: int) -> tuple[Span, ...] | None:
        """ "Wie aus dem Bericht hervorgeht, | stieg die Zahl", "Die Zahl stieg, | wie eine Umfrage ergab": the main clause on the other side of a comma."""
        scene, borders = self.scene, self.clauses.borders
        if scene.lower(begin) not in self.phrases.grammar.as_:
            return None
        if begin > scene.sentence(verb)[0]:
            before = scene.words[begin - 1].form == ","
            return (
                borders.span(self.phrases.story_start(borders.content_start(begin - 1)), begin - 1) if before else None
            )
        comma = next((k for k in range(max(verb, document[1] - 1) + 1, stop - 1) if scene.words[k].form == ","), None)
        if comma is None:
            return None
        return borders.span(comma + 1, borders.end_of_clause(comma + 1, stop, main=True))

    def _document_at(self, preposition: int, stop: int) -> bool:
        phrase = self.phrases.forward(preposition + 1, stop)
        if phrase is None:
            return False
        return self.phrases.names_document((phrase[0], self.phrases.core(preposition + 1, stop) or phrase[1]))

    # A heading: "Topman Kanters: jaar was oké"

    def _heading(self, first: int, last: int) -> Draft | None:
        scene = self.scene
        if scene.labels[scene.sentence_of[first]] not in self.headings:
            return None
        start = first
        for position in range(first, last):
            if (
                scene.words[position].form in ("|", "–", "—")
                and self.phrases.stands_free(position)
                and position - first <= 8
            ):
                start = position + 1
        colon = next((k for k in range(start, last) if scene.words[k].form == ":"), None)
        if colon is None or colon == start or colon + 1 >= last or colon - start > 9:
            return None
        if any(scene.is_finite(k) and not self._name_inside(k) for k in range(start, colon)):
            return None
        if any(
            part.start <= scene.words[colon + 1].span.start + 1 and part.end >= scene.words[last - 1].span.end - 1
            for part in self.clauses.borders.standing_near(scene.words[colon + 1].span)
        ):
            return None
        source = self.phrases.forward(start, colon)
        if source is None or not self._heading_speaker(source):
            return None
        content = self.clauses.borders.span(colon + 1, last)
        return (
            Draft(content, (), source, "say", True, "name and colon in a heading", 0.7, rest=(source[1], colon))
            if content
            else None
        )

    def _heading_behind(self, first: int, last: int) -> Draft | None:
        """ "Harbour sale a mistake – Larsen": a person's name alone behind the last dash of a heading."""
        scene = self.scene
        if scene.labels[scene.sentence_of[first]] not in self.headings:
            return None
        dash = next((k for k in range(last - 2, first + 1, -1) if scene.words[k].form in DASHES), None)
        if (
            dash is None
            or not self.phrases.stands_free(dash)
            or any(scene.quote_of[k] >= 0 for k in range(first, dash))
        ):
            return None
        if not all(scene.words[k].name == "person" for k in range(dash + 1, last)) or dash - first < 3:
            return None
        content = self.clauses.borders.span(first, dash)
        return (
            Draft(content, (), (dash + 1, last), "say", True, "name and colon in a heading", 0.7) if content else None
        )

    def _name_inside(self, word: int) -> bool:
        return self.scene.words[word].form[:1].isupper()

    def _heading_speaker(self, source: Range) -> bool:
        scene, roles = self.scene, self.phrases.roles
        if scene.lower(source[0]) in roles.genres:
            return False
        for word in range(*source):
            token = scene.words[word]
            if (
                token.name in ("person", "organisation")
                or roles.is_person(token.lemma)
                or roles.is_organisation(token.lemma)
                or roles.is_anonymous(token.form)
            ):
                return True
            if roles.is_person(token.form) or roles.is_organisation(token.form):
                return True
        alone = source[1] - source[0] < 3 and not any(scene.words[k].pos == "ADP" for k in range(*source))
        return alone and self.phrases.names_document(source)  # "Studie: Jeder Dritte schläft schlecht"
