"""One network: rows of a table, added up and led through one small layer, make a score for a place."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from zegsman.models.attribution.traits import Rows

Floats = NDArray[np.float32]

NETWORKS = ("cue", "alone", "start", "end", "again", "source", "source end")
_AT_ONCE = 4096  # places whose rows are added up together, so that what is added stays in the processor's cache


@dataclass(frozen=True, slots=True)
class Network:
    """The last column of `table` adds to the score outright, the others are led through the layer.

    What stands in a column counts `scale` times, so that a table may be of bytes.
    """

    table: NDArray[np.float32] | NDArray[np.int8]
    scale: Floats
    bias: Floats
    inner: Floats
    inner_bias: Floats
    outer: Floats

    def scores(self, rows: Rows) -> Floats:
        """A score a place; no place's score depends on another's."""
        table, width = self.table, self.table.shape[1]
        summed = np.empty((len(rows), width), np.float32)
        for begin in range(0, len(rows), _AT_ONCE):
            columns = np.ascontiguousarray(rows[begin : begin + _AT_ONCE].T)
            # bytes of up to 256 columns add up in 16 bits
            into = table.take(columns[0], axis=0).astype(np.int16 if table.dtype == np.int8 else np.float32)
            one = np.empty((columns.shape[1], width), table.dtype)
            for column in columns[1:]:
                table.take(column, axis=0, out=one, mode="clip")  # without a mode numpy makes a copy first
                into += one
            summed[begin : begin + _AT_ONCE] = into
        summed *= self.scale
        hidden = np.maximum(summed[:, :-1] + self.bias, 0)
        inner = np.maximum(hidden @ self.inner + self.inner_bias, 0)
        scores: Floats = inner @ self.outer + summed[:, -1]
        return scores
