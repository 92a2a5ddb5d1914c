"""Lemmas learnt as endings: a treebank comes in, a table "word class, ending -> cut and add" goes out.

A word of the treebank is known by heart (`maatschappijen`), `luchtvaartmaatschappijen` ends in it, and a word never seen still
ends in `-en`. An ending is kept only where it says something that a shorter one does not.

A tagger errs, so a word that was seen in other classes only is bent as it was there, unless no lemma of its class looks so:
`zweren` is no `zweer`. Dutch treebanks take links out of compounds (`vrouwenwijding`: `vrouwwijding`); such a change far from the
end is known of whole words and of endings that several words share, or it would spread to words like `rustperiode`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from training.language.treebank import Tree
from zegsman.models.lemmas import ANY, LAST, LONGEST_ENDING, WHOLE, Endings, lemma_class, rule_of, whole_rule

_NEARLY_ALL = 0.97  # of the lemmas of a part of speech, from where on they are taken to end alike
_FAR = 5  # letters from the end, from where on a change is a compound's
_Votes = Counter[tuple[str, str]]


def learn(documents: Iterable[list[Tree]]) -> Endings:
    """For each word class its endings ("^" marks a whole word) and their rules, written as `models.lemma_of` reads them.

    The class `ANY` holds the words of all other classes than names, each with its commonest rule; `LAST` what lemmas of verbs end in.
    """
    seen: dict[str, _Votes] = defaultdict(Counter)
    for document in documents:
        for tree in document:
            for word in tree:
                if word.pos != "PUNCT" and word.lemma != "_":
                    rule = edit(word.form, word.lemma, word.pos)
                    for name in {lemma_class(word.pos, word.features), word.pos}:
                        seen[name][word.form.lower(), rule] += 1
    best = {name: _commonest(votes) for name, votes in sorted(seen.items())}
    found = {name: _endings(rules) for name, rules in best.items()}
    names = best.get("PROPN", {})
    every: _Votes = Counter()
    for name, votes in seen.items():
        if name != "PROPN" and " " not in name:
            every.update({(form, rule): count for (form, rule), count in votes.items() if form not in names})
    found[ANY] = {WHOLE + form: rule for form, rule in _commonest(every).items()}
    last = _last_letter(seen["VERB"])
    found[LAST] = {} if last is None else {"VERB": last}
    for name in sorted(best, key=lambda name: " " in name):  # a part of speech before its classes, which look there
        pos = name.partition(" ")[0]
        ends = found[LAST].get(pos, "")
        for form, rule in best[name].items():
            tables = (found[name], found[pos], found[ANY])
            told = rule_of(form, pos, tables) if pos == "PROPN" else whole_rule(form, pos, tables, ends)
            if told != rule:  # a name may be told by its ending, for the lexicon is not asked about it
                found[name][WHOLE + form] = rule
    return found


def _last_letter(votes: _Votes) -> str | None:
    """The letter that hardly any lemma of these does not end in; None where there is none."""
    letters: Counter[str] = Counter()
    for form, rule in votes:
        cut, _, add = rule.removeprefix("^").removeprefix("ge").partition(",")
        letters[(form[: len(form) - int(cut)] + add)[-1:]] += 1
    letter, times = letters.most_common(1)[0] if letters else ("", 0)
    return letter if times > _NEARLY_ALL * letters.total() else None


def _commonest(votes: _Votes) -> dict[str, str]:
    wholes: dict[str, Counter[str]] = defaultdict(Counter)
    for (form, rule), count in votes.items():
        wholes[form][rule] += count
    return {form: max(rules.items(), key=lambda pair: (pair[1], pair[0]))[0] for form, rules in wholes.items()}


def edit(form: str, lemma: str, pos: str) -> str:
    """How to make `lemma` of `form`: letters to cut and to add, "ge" taken out where that says it shorter."""
    if pos == "PRON":  # English "I" keeps its capital, whatever its form: "me", "i"
        cut, add = _cut(form.lower(), lemma)
        return f"{cut},{add}"
    word, wanted = form.lower(), lemma.lower()
    cut, add = _cut(word, wanted)
    keep = "^" if pos != "PROPN" and lemma[:1].isupper() else ""
    at = word.find("ge")
    if at >= 0:
        bare_cut, bare_add = _cut(word[:at] + word[at + 2 :], wanted)
        if wanted.startswith(word[:at]) and bare_cut + len(bare_add) + 2 < cut + len(add):
            return f"{keep}ge{bare_cut},{bare_add}"
    if pos == "PROPN":
        add = lemma[len(lemma) - len(add) :] if add else ""
    return f"{keep}{cut},{add}"


def _cut(word: str, wanted: str) -> tuple[int, str]:
    same = 0
    for one, other in zip(word, wanted, strict=False):
        if one != other:
            break
        same += 1
    return len(word) - same, wanted[same:]


def _endings(best: dict[str, str]) -> dict[str, str]:
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for form, rule in best.items():
        for size in range(min(len(form), LONGEST_ENDING) + 1):
            votes[form[len(form) - size :]][rule] += 1
    kept: dict[str, str] = {}
    for ending in sorted(votes, key=len):
        rule, support = max(votes[ending].items(), key=lambda pair: (pair[1], pair[0]))
        whole, cut = ending in best, int(rule.lstrip("^ge").partition(",")[0])
        if cut > len(ending) or (cut > _FAR and support < 2 and "-" not in ending):
            continue  # a rule must not cut letters that its ending does not know
        if rule != _shorter(ending, kept) and (support >= 2 or len(ending) >= 5 or whole):
            kept[ending] = rule
    return kept


def _shorter(ending: str, kept: dict[str, str]) -> str | None:
    return next((kept[ending[at:]] for at in range(1, len(ending) + 1) if ending[at:] in kept), None)
