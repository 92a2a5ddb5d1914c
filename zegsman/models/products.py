"""How matrices are multiplied, where reading and training spend most of their time.

thinc multiplies with BLIS, whose wheel knows no newer processor than it was built for: on an AMD EPYC numpy's OpenBLAS takes a
third of the time. Its products here are small, and more threads than one only wait for each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from threadpoolctl import ThreadpoolController


@contextmanager
def of_numpy() -> Iterator[None]:
    """Networks that are built in this context multiply with numpy."""
    from thinc.api import use_ops

    with use_ops("numpy", use_blis=False):
        yield


@contextmanager
def in_one_thread() -> Iterator[None]:
    """numpy multiplies in one thread in this context; the process has its threads back after it."""
    with _libraries().limit(limits=1, user_api="blas"):
        yield


@cache
def _libraries() -> ThreadpoolController:
    return ThreadpoolController()
