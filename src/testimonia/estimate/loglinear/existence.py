"""Do the data give the model an estimate at all? Tables of few people often do not.

The maximum likelihood estimate of a log-linear model exists when no direction of the parameters lets the likelihood
rise forever. Where one does, some fitted counts go to zero; the cells that stay are the facial set, and what the model
says about them is still well defined. The number of people on no list is identified when it is determined by them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.optimize import linprog

from testimonia.estimate.loglinear.kernel import Bools, Floats
from testimonia.estimate.loglinear.models import Model

_RANK_TOLERANCE = 1e-8


@dataclass(frozen=True, slots=True)
class Support:
    """Which patterns a model keeps on a table.

    Args:
        exists: whether the maximum likelihood estimate exists, all parameters finite.
        identified: whether the number of people on no list is determined.
        emptied: patterns, observed of nobody, that the model fits as exactly zero.
    """

    exists: bool
    identified: bool
    emptied: tuple[int, ...]


def support(counts: Floats, model: Model) -> Support:
    """Examine a model on a table.

    Source: Fienberg and Rinaldo 2012, Annals of Statistics 40, facial sets; Chan, Silverman and Vincent 2021, Journal
    of the American Statistical Association 116, the linear programme and the rank test for lists of people.
    """
    cells = np.arange(1, counts.size)
    design = design_matrix(cells, model)
    emptied = _emptied(design, counts[1:] > 0)
    rank = np.linalg.matrix_rank(design[~emptied], tol=_RANK_TOLERANCE)
    empty_pattern = design_matrix(np.array([0]), model)
    rank_with = np.linalg.matrix_rank(np.vstack([design[~emptied], empty_pattern]), tol=_RANK_TOLERANCE)
    return Support(
        exists=bool(rank == model.parameters and not emptied.any()),
        identified=bool(rank == rank_with),
        emptied=tuple(int(cell) for cell in cells[emptied]),
    )


def design_matrix(cells: np.ndarray[tuple[int], np.dtype[np.int64]], model: Model) -> Floats:
    """1 where a cell contains a term of the model, constant first.

    Shape:
        (cells, parameters)
    """
    terms = np.array([0, *model.terms])
    design: Floats = ((cells[:, None] & terms) == terms).astype(float)
    return design


def _emptied(design: Floats, seen: Bools) -> Bools:
    """Cells whose fitted count goes to zero along some direction that leaves the seen cells as they are."""
    unseen = np.flatnonzero(~seen)
    result = np.zeros(seen.size, dtype=np.bool_)
    if not unseen.size:
        return result
    parameters = design.shape[1]
    falling = np.hstack([design[unseen], np.eye(unseen.size)])
    resting = np.hstack([design[seen], np.zeros((int(seen.sum()), unseen.size))])
    solution = linprog(
        c=np.concatenate([np.zeros(parameters), -np.ones(unseen.size)]),
        A_ub=falling,
        b_ub=np.zeros(unseen.size),
        A_eq=resting,
        b_eq=np.zeros(resting.shape[0]),
        bounds=[(None, None)] * parameters + [(0, 1)] * unseen.size,
        method="highs",
    )
    result[unseen] = solution.x[parameters:] > 0.5
    return result
