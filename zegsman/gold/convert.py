"""Marked articles in the forms of other tools: JSON lines, CoNLL-U, brat standoff, W3C Web Annotation.

Every place counts code points of the text that goes along.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict

from zegsman.gold.marks import PARTS, MarkedArticle, MarkedBlock
from zegsman.values import Span

_TOKEN = re.compile(r"\w+(?:[-'’.]\w+)*|[^\w\s]")


def jsonl(article: MarkedArticle) -> str:
    """One line with everything that is marked; `zegsman.gold.read` reads it back."""
    return json.dumps(
        {
            "doc_id": article.id,
            "lang": article.language,
            "outlet": article.outlet,
            "published": article.published.isoformat() if article.published else None,
            "kind": article.kind,
            "after": article.after,
            "traits": list(article.traits),
            "event": article.event,
            "copy_of": article.copy_of,
            "text": article.text,
            "blocks": [{"span": _pair(one.span), "label": one.label} for one in article.blocks],
            "statements": [
                {
                    "id": one.id,
                    "type": one.mode,
                    "speaker": one.speaker,
                    "medium_name": one.medium_name,
                    **{part: [_pair(span) for span in one.part(part)] for part in PARTS},
                }
                for one in article.statements
            ],
            "moments": [
                {"span": _pair(one.span), "value": one.value, "deadline": one.deadline} for one in article.moments
            ],
            "names": [{"span": _pair(one.span), "kind": one.kind} for one in article.names],
            "actors": [asdict(one) for one in article.actors],
        },
        ensure_ascii=False,
    )


def conllu(article: MarkedArticle) -> str:
    """One unit for each block, with tokens but no analysis; what is marked stands in the last column (MISC).

    `Name=B-PER` begins and `I-PER` goes on with a name. `Content=1,2`, `Cue=1`, `Source=1` … list the statements to whose part a
    token belongs, `Moment` has the value. Universal Dependencies leave MISC to us:
    https://universaldependencies.org/format.html
    """
    lines = [f"# newdoc id = {article.id}"]
    lines += [f"# statement {one.id} = {one.mode} | {one.speaker or '_'}" for one in article.statements]
    for number, block in enumerate(article.blocks, 1):
        words = block.span.of(article.text)
        lines += [
            f"# sent_id = {article.id}-b{number}",
            f"# block = {block.label}",
            f"# text = {' '.join(words.split())}",
        ]
        lines += [f"{i}\t{_token(article, token)}" for i, token in enumerate(_tokens(article, block), 1)]
        lines.append("")
    return "\n".join(lines) + "\n"


def _tokens(article: MarkedArticle, block: MarkedBlock) -> Iterator[Span]:
    for found in _TOKEN.finditer(article.text, block.span.start, block.span.end):
        yield Span(*found.span())


def _token(article: MarkedArticle, token: Span) -> str:
    form = token.of(article.text)
    after = article.text[token.end : token.end + 1]
    misc = [] if not after or after.isspace() else ["SpaceAfter=No"]
    for part in PARTS:
        inside = [one.id for one in article.statements if any(token.meets(span) for span in one.part(part))]
        misc += [f"{part.capitalize()}={','.join(inside)}"] if inside else []
    # A token counts where it begins, so that "Tolsma's" is in the name Tolsma.
    misc += [
        f"Name={'B' if token.start <= one.span.start else 'I'}-{one.kind}"
        for one in article.names
        if token.meets(one.span)
    ][:1]
    misc += [
        f"Moment={one.value}{'|Deadline=Yes' if one.deadline else ''}"
        for one in article.moments
        if token.meets(one.span)
    ][:1]
    misc += [f"start_char={token.start}", f"end_char={token.end}"]
    return "\t".join((form, *"_" * 7, "|".join(misc)))


def brat(article: MarkedArticle) -> str:
    """The .ann file that goes with the article's text in a .txt file; https://brat.nlplab.org/standoff.html tells the form.

    A part in pieces is one text-bound annotation with several places; each part points to the content of its statement.
    """
    lines = _Standoff(article.text)
    for block in article.blocks:
        lines.bound(f"Block-{block.label}", (block.span,))
    for one in article.statements:
        content = lines.bound("Content", one.content)
        lines.add("A", f"Mode {content} {one.mode}")
        if one.speaker:
            lines.add("#", f"AnnotatorNotes {content}\tspeaker: {one.speaker}")
        for part in PARTS[1:]:
            if spans := one.part(part):
                lines.add("R", f"{part.capitalize()}Of Arg1:{lines.bound(part.capitalize(), spans)} Arg2:{content}")
    for moment in article.moments:
        found = lines.bound("Deadline" if moment.deadline else "Moment", (moment.span,))
        lines.add("#", f"AnnotatorNotes {found}\tvalue: {moment.value}")
    for name in article.names:
        lines.bound(name.kind, (name.span,))
    return "\n".join(lines.lines) + "\n"


class _Standoff:
    """Lines of a .ann file, each kind numbered by itself."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines: list[str] = []
        self.numbers: Counter[str] = Counter()

    def add(self, kind: str, told: str) -> str:
        """A line of a kind ("T", "R", "A", "#"); its name comes back."""
        self.numbers[kind] += 1
        self.lines.append(f"{kind}{self.numbers[kind]}\t{told}")
        return f"{kind}{self.numbers[kind]}"

    def bound(self, kind: str, spans: tuple[Span, ...]) -> str:
        """Words of the text, in one or more places."""
        places = ";".join(f"{span.start} {span.end}" for span in spans)
        return self.add("T", f"{kind} {places}\t{' '.join(span.of(self.text) for span in spans)}")


def w3c(article: MarkedArticle) -> str:
    """One line with an annotation page; https://www.w3.org/TR/annotation-model/ tells the form."""
    items = [
        _annotation(article, f"block-{number}", (one.span,), "classifying", {"label": one.label})
        for number, one in enumerate(article.blocks, 1)
    ]
    for one in article.statements:
        told = {"mode": one.mode, "speaker": one.speaker}
        items.append(_annotation(article, f"statement-{one.id}", one.content, "describing", told))
        for part in PARTS[1:]:
            if spans := one.part(part):
                told = {"part": part, "statement": f"urn:zegsman:{article.id}#statement-{one.id}"}
                items.append(_annotation(article, f"statement-{one.id}-{part}", spans, "linking", told))
    for number, moment in enumerate(article.moments, 1):
        value = {"value": moment.value, "deadline": "yes" if moment.deadline else ""}
        items.append(_annotation(article, f"moment-{number}", (moment.span,), "identifying", value))
    for number, name in enumerate(article.names, 1):
        items.append(_annotation(article, f"name-{number}", (name.span,), "classifying", {"name": name.kind}))
    page = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"urn:zegsman:{article.id}",
        "type": "AnnotationPage",
        "items": items,
    }
    return json.dumps(page, ensure_ascii=False)


def _annotation(
    article: MarkedArticle, name: str, spans: tuple[Span, ...], purpose: str, told: Mapping[str, str]
) -> dict[str, object]:
    return {
        "id": f"urn:zegsman:{article.id}#{name}",
        "type": "Annotation",
        "motivation": purpose,
        "body": [
            {"type": "TextualBody", "purpose": purpose, "value": f"{key}: {value}"}
            for key, value in told.items()
            if value
        ],
        "target": [
            {
                "source": f"urn:zegsman:{article.id}:text",
                "selector": [
                    {"type": "TextPositionSelector", "start": span.start, "end": span.end},
                    {"type": "TextQuoteSelector", "exact": span.of(article.text)},
                ],
            }
            for span in spans
        ],
    }


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


FORMS: dict[str, Callable[[MarkedArticle], str]] = {"jsonl": jsonl, "conllu": conllu, "brat": brat, "w3c": w3c}
