"""XML in, a tree of `Node`s that know their lines out.

The standard library's trees forget where an element stood, and a fault without its line is of little use to an annotator.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from zegsman.gold.marks import BadGold, Fault


@dataclass(slots=True)
class Node:
    """An element: `parts` are its words and elements in order."""

    tag: str
    attributes: Mapping[str, str]
    line: int
    parts: list[Node | str] = field(default_factory=list)

    def children(self) -> Iterator[Node]:
        """The elements right under this one."""
        return (part for part in self.parts if isinstance(part, Node))

    def get(self, name: str) -> str:
        """An attribute's value; empty where it is not given."""
        return self.attributes.get(name, "")


def parse(written: str, path: str) -> Node:
    """All elements of a file under one root, which the file itself need not have. Raises `BadGold`."""
    root = Node("all", {}, 1)
    open_nodes = [root]
    parser = expat.ParserCreate()

    def start(tag: str, attributes: dict[str, str]) -> None:
        node = Node(tag, attributes, parser.CurrentLineNumber)
        open_nodes[-1].parts.append(node)
        open_nodes.append(node)

    def words(text: str) -> None:
        open_nodes[-1].parts.append(text)

    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _: open_nodes.pop()
    parser.CharacterDataHandler = words
    try:
        # Inside a root of ours an entity cannot be declared, so that none can blow up.
        parser.Parse("<all>", False)
        parser.Parse(_without_declaration(written), False)
        parser.Parse("</all>", True)
    except expat.ExpatError as error:
        what = expat.errors.messages[error.code]
        if error.code == expat.errors.codes[expat.errors.XML_ERROR_TAG_MISMATCH]:
            what += ": marks nest and never cross; where two cross, write one of them in two pieces"
        raise BadGold((Fault(path, error.lineno, what),)) from error
    whole = next(root.children())
    inner = list(whole.children())
    return inner[0] if [node.tag for node in inner] == ["articles"] else whole


def _without_declaration(written: str) -> str:
    if not written.startswith("<?xml"):
        return written
    declaration, _, rest = written.partition("?>")
    return "\n" * declaration.count("\n") + rest
