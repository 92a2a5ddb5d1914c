"""Notes of changes in; a new version at the top of CHANGELOG.md out, and the notes gone.

python changes/gather.py VERSION DAY
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).parent
CHANGELOG = HERE.parent / "CHANGELOG.md"
KINDS = {"new": "New", "better": "Better", "mended": "Mended", "gone": "Gone"}


def notes(folder: Path) -> dict[str, list[Path]]:
    """The notes of each kind; raises `ValueError` for one without a kind."""
    found: dict[str, list[Path]] = {kind: [] for kind in KINDS}
    for path in sorted(folder.glob("*.md")):
        if path.name == "README.md":
            continue
        kind = path.name.split("-")[0]
        if kind not in KINDS:
            raise ValueError(f"{path.name}: the name of a note begins with {', '.join(KINDS)}")
        found[kind].append(path)
    return found


def section(version: str, day: str, found: dict[str, list[Path]]) -> str:
    """The version's part of the change log."""
    parts = [f"## {version} ({day})"]
    for kind, paths in found.items():
        if paths:
            lines = ["- " + "\n  ".join(path.read_text(encoding="utf-8").strip().splitlines()) for path in paths]
            parts += [f"### {KINDS[kind]}", "\n".join(lines)]
    return "\n\n".join(parts)


def main(version: str, day: str) -> None:
    """Write the change log and take the notes away."""
    found = notes(HERE)
    head, mark, rest = CHANGELOG.read_text(encoding="utf-8").partition("\n## ")
    CHANGELOG.write_text(f"{head.rstrip()}\n\n{section(version, day, found)}\n{mark}{rest}", encoding="utf-8")
    for paths in found.values():
        for path in paths:
            path.unlink()


if __name__ == "__main__":
    main(*sys.argv[1:])
