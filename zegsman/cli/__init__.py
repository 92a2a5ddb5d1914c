"""The command line: what a user asks comes in, pages are read and kept, and records go out. `main` is the only way in.

This room knows every other one, and nothing knows it. Rooms that take time to load are imported inside the commands, so that
`zegsman --help` is there at once.
"""

from zegsman.cli.commands import main

__all__ = ["main"]
