"""How long a reader waits: `python -m bench.read`, a fresh process for each reading of the example page.

Prints the least, middle and most seconds from start to finished record and the peak memory, and the same for a start
that reads nothing. `--page` names another page, `--times` how often. Asked for is under 3 seconds.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

PAGE = Path(__file__).parent.parent / "examples" / "ultimatum.html"
RUN = [sys.executable, "-c", "from zegsman.cli import main; main(prog_name='zegsman')"]


def main() -> None:
    """Measure, and print the table."""
    options = argparse.ArgumentParser(description="Seconds and memory of a cold start.")
    options.add_argument("--page", type=Path, default=PAGE)
    options.add_argument("--times", type=int, default=7)
    chosen = options.parse_args()
    print(f"{'':16}{'least':>8}{'middle':>8}{'most':>8}  seconds, then peak memory")
    for name, arguments in (
        ("zegsman --help", ["--help"]),
        ("zegsman read", ["read", str(chosen.page)]),
        ("read --json", ["read", "--json", str(chosen.page)]),
    ):
        runs = [_measured(arguments) for _ in range(chosen.times)]
        seconds = sorted(second for second, _ in runs)
        megabytes = max(memory for _, memory in runs)
        print(f"{name:16}{seconds[0]:8.2f}{statistics.median(seconds):8.2f}{seconds[-1]:8.2f}{megabytes:8.0f} MB")


def _measured(arguments: list[str]) -> tuple[float, float]:
    """Seconds and megabytes of one process; fails where it does."""
    started = time.perf_counter()
    process = subprocess.Popen([*RUN, *arguments], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"zegsman {' '.join(arguments)} ended with {process.returncode}")
    return seconds, used.ru_maxrss / 1024


if __name__ == "__main__":
    main()
