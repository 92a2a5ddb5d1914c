"""How far a score is taken back, so that what is called sure is right often enough."""

import numpy as np
import pytest

from training.statements.certainty import SURE_RIGHT, caution_of


def test_what_is_right_often_enough_needs_no_caution() -> None:
    assert caution_of(np.full(100, 3.0), np.ones(100)) == 0.0


def test_caution_leaves_out_the_least_sure_that_are_wrong_too_often() -> None:
    """A hundred with log odds of 3 and all right, twenty with 2.3 (.91) of which half are wrong."""
    learnt, truth = np.repeat([3.0, 2.3], [100, 20]), np.repeat([1.0, 0.0], [110, 10])
    caution = caution_of(learnt, truth)
    sure = 1 / (1 + np.exp(caution - learnt)) >= 0.895
    assert sure.sum() == 100
    assert truth[sure].mean() >= SURE_RIGHT
    assert 0 < caution < 0.5


def test_where_the_surest_are_wrong_no_caution_helps() -> None:
    with pytest.raises(SystemExit, match="no caution"):
        caution_of(np.full(100, 4.0), np.zeros(100))
