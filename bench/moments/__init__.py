"""Expressions of time on public examples, beside other systems: `python -m bench.moments --data FOLDER`."""
