"""Bodies and groups that a text knows by its own words alone: "het parket van Antwerpen", "Australische artsen"."""

from __future__ import annotations

from zegsman.actors.answers import Answer
from zegsman.actors.people import People
from zegsman.actors.phrases import Phrases
from zegsman.actors.view import View
from zegsman.language import Language
from zegsman.values import Span


class OwnWords:
    """Makes actors of phrases, in the form in which a reader would call them."""

    def __init__(self, people: People, view: View, language: Language) -> None:
        self._people, self._view, self._language = people, view, language
        self._phrases = Phrases(language)

    def answer(self, sentence: int, core: list[int], kind: str) -> Answer:
        """A body or a group that the text knows by its own words: "het parket van Antwerpen"."""
        tokens = self._view.sentences[sentence].words
        first = core[0]
        if tokens[first].pos in ("DET", "PRON") and len(core) > 1:
            first = core[1]
        name = Span(tokens[first].span.start, tokens[core[-1]].span.end).of(self._people.article.page.text)
        common = any(self._language.roles.is_speaker(form) for form in (tokens[first].form, tokens[first].lemma))
        if first == 0 and common and not self._language.grammar.large_nouns:
            name = name[:1].lower() + name[1:]
        if self._language.grammar.large_nouns:
            name = self._in_the_nominative(sentence, [k for k in core if k >= first], name)
        known = self._people.add(name, "organisation" if kind == "organisation" else "group")
        self._view.stand(known, sentence, first)
        if "Number=Plur" in tokens[core[-1]].features:
            known.nouns.append("Number=Plur")
        return Answer(known, "by its own words")

    def _in_the_nominative(self, sentence: int, core: list[int], name: str) -> str:
        """ "des merowanischen Fischereiministeriums" is the "merowanisches Fischereiministerium"; of longer phrases only the head."""
        tokens = self._view.sentences[sentence].words
        head = self._phrases.head(tokens, core)
        if head is None or ("Case=Gen" not in tokens[head].features and "Case=Dat" not in tokens[head].features):
            return name
        if "Number=Plur" in tokens[head].features:
            return name
        text = self._people.article.page.text
        endings = {"Neut": "es", "Masc": "er", "Fem": "e"}
        ending = next((end for gender, end in endings.items() if f"Gender={gender}" in tokens[head].features), "e")
        parts = []
        for k in core:
            form = tokens[k].span.of(text)
            if k < head and tokens[k].pos == "ADJ" and form.endswith("en"):
                form = form[:-2] + ending
            elif k == head:
                form = tokens[k].lemma[:1].upper() + tokens[k].lemma[1:] if len(tokens[k].lemma) > 3 else form
            parts.append(form)
        return " ".join(parts)
