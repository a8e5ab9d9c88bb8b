"""All methods side by side: what work there is, and what its results come to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from testimonia.errors import ConfigurationError, NotIdentified
from testimonia.estimate.combine import averaged, totalled
from testimonia.estimate.connected import refusal_of
from testimonia.estimate.consistency import known_populations
from testimonia.estimate.decomposable.estimator import DecomposableGraphs
from testimonia.estimate.estimator import Estimator, Piece
from testimonia.estimate.latent_class.estimator import LatentClass
from testimonia.estimate.loglinear.estimator import LogLinear, LogLinearBootstrap
from testimonia.estimate.moments.chao import ChaoLowerBound
from testimonia.estimate.moments.coverage import SampleCoverage
from testimonia.estimate.procedure import at_least, found_again, standing_of
from testimonia.model import CaptureHistories, Check, Estimate, Estimation, Refusal, Standing

METHODS = ("chao", "sample_coverage", "loglinear", "loglinear_bootstrap", "decomposable", "latent_class")
"""What runs when no method is named; "stepwise" runs when it is named."""

QUICK = LatentClass(chains=4, scouts=0, lengths=(1000, 1000, 3))
"""For checks and for each of many sampled linkages."""

Attempt = Any
"""The result of a piece of work, or the `NotIdentified` with which it refused."""

RunPieces = Callable[[Callable[[Piece], Attempt], Iterable[Piece]], Iterator[Attempt]]
Progress = Callable[[str, int, int | None], None]


@dataclass(frozen=True, slots=True)
class Settings:
    """What to run.

    Args:
        methods: names of methods.
        max_order: largest number of lists in a term of a log-linear model; None for the usual.
        model: one log-linear model instead of a choice: "[123,14,34]".
        checks: whether to repeat the main estimate without each list and under other settings.
        seed: of every random choice.
    """

    methods: tuple[str, ...] = METHODS
    max_order: int | None = None
    model: str | None = None
    checks: bool = False
    seed: int = 19481210

    def estimators(self) -> list[Estimator]:
        """The methods with their settings.

        Raises:
            ConfigurationError: there is no such method.
        """
        known: dict[str, Estimator] = {
            "chao": ChaoLowerBound(),
            "sample_coverage": SampleCoverage(),
            "loglinear": LogLinear(model=self.model, max_order=self.max_order),
            "loglinear_bootstrap": LogLinearBootstrap(max_order=self.max_order),
            "stepwise": LogLinearBootstrap(choice="stepwise"),
            "decomposable": DecomposableGraphs(),
            "latent_class": LatentClass(),
        }
        unknown = [name for name in self.methods if name not in known]
        if unknown:
            raise ConfigurationError(f"expected methods among {', '.join(known)}; found {', '.join(unknown)}")
        return [known[name] for name in self.methods]


@dataclass(frozen=True, slots=True)
class Job:
    """A method on capture histories."""

    estimator: Estimator
    histories: CaptureHistories
    what: str = ""
    known: int | None = None


def attempt(piece: Piece) -> Attempt:
    """Do a piece of work; a refusal is a result too."""
    reason = refusal_of(piece.histories)
    if reason:
        return NotIdentified(reason)
    try:
        return piece.work()
    except NotIdentified as refusal:
        return refusal


def survey(
    histories: CaptureHistories,
    settings: Settings | None = None,
    *,
    run: RunPieces = map,
    progress: Progress | None = None,
) -> Estimation:
    """Estimate one population by several methods.

    Args:
        histories: who is on which lists.
        settings: what to run.
        run: where the work runs: `map`, or the method of an engine.
        progress: told the step, how many pieces of work are done, and of how many.
    """
    (only,) = survey_parts([[histories]], settings, run=run, progress=progress)
    return only


def survey_parts(
    parts: Sequence[Sequence[CaptureHistories]],
    settings: Settings | None = None,
    *,
    run: RunPieces = map,
    progress: Progress | None = None,
) -> list[Estimation]:
    """Estimate the parts of a population, each given once, or once for every sampled linkage.

    All pieces of work of all parts, linkages, methods and chains go to the engine together.
    """
    settings = settings or Settings()
    jobs = [_jobs(linkages, settings) for linkages in parts]
    results = iter(_work([job for each in jobs for job in each], settings.seed, run, progress))
    return [
        _estimation(linkages, [(job, next(results)) for job in each], settings)
        for linkages, each in zip(parts, jobs, strict=True)
    ]


def whole(parts: Sequence[Estimation], seed: int) -> Estimation:
    """The estimation of a population from those of its parts: sums of draws, method by method."""
    estimates, refused = [], []
    for method in dict.fromkeys(estimate.method for part in parts for estimate in part.estimates):
        of_parts = [estimate for part in parts for estimate in part.estimates if estimate.method == method]
        if len(of_parts) < len(parts):
            refused.append(Refusal(method, "a part of the population has no estimate by this method"))
            continue
        try:
            estimates.append(totalled(of_parts, seed=seed))
        except NotIdentified as refusal:
            refused.append(Refusal(method, str(refusal)))
    defaults = [part.default for part in parts if part.default]
    ends = [part.observed if part.at_least is None else part.at_least for part in parts]
    every = len(defaults) == len(parts)
    return Estimation(
        lists=parts[0].lists,
        observed=sum(part.observed for part in parts),
        stratum=(),
        seed=seed,
        estimates=tuple(estimates),
        refused=tuple(refused),
        standing=Standing.PUBLISHABLE if every else Standing.LOWER_BOUND,
        default=totalled(defaults, seed=seed) if every else None,
        at_least=sum(ends),
        reasons=() if every else (f"{len(parts) - len(defaults)} of {len(parts)} parts have no interval",),
    )


def _jobs(linkages: Sequence[CaptureHistories], settings: Settings) -> list[Job]:
    estimators = settings.estimators()
    if refusal_of(with_people(linkages[0])):
        return []
    if len(linkages) > 1:
        estimators = [QUICK if isinstance(estimator, LatentClass) else estimator for estimator in estimators]
    jobs = [Job(estimator, histories) for estimator in estimators for histories in map(with_people, linkages)]
    main = LatentClass.name in settings.methods
    return [*jobs, *_check_jobs(with_people(linkages[0]))] if settings.checks and main else jobs


def _check_jobs(histories: CaptureHistories) -> list[Job]:
    """The main method on other lists, with other settings, and where the answer is known."""
    without = []
    if len(histories.lists) > 3:
        for index, name in enumerate(histories.lists):
            without.append(Job(QUICK, histories.without(index), f"without list {name}"))
    other = [
        Job(replace(QUICK, classes=10), histories, "at most 10 classes instead of 5"),
        Job(replace(QUICK, prior=(1.0, 2.0, 0.25, 0.25)), histories, "prior: lists find fewer people"),
        Job(replace(QUICK, prior=(1.0, 1.0, 1.0, 1.0)), histories, "prior: more classes"),
    ]
    graphs = DecomposableGraphs()
    more = [
        Job(replace(graphs, most_unseen=20.0), histories, "decomposable graphs: up to 20 times the observed unseen"),
        Job(replace(graphs, delta=0.5), histories, "decomposable graphs: prior of half a person a cell"),
    ]
    known = [
        Job(QUICK, with_people(held), f"how many are on {name}, from the other lists; it has {size:,}", size)
        for name, size, held in known_populations(histories)
    ]
    return [*without, *other, *more, *known]


def _work(jobs: Sequence[Job], seed: int, run: RunPieces, progress: Progress | None) -> Iterator[list[Attempt]]:
    """The results of all pieces of each job, in the order of the jobs."""
    pieces = [
        Piece(job.estimator, job.histories, seed, number) for job in jobs for number in range(job.estimator.pieces)
    ]
    results = run(attempt, pieces)
    done = 0
    for job in jobs:
        found = []
        for _ in range(job.estimator.pieces):
            found.append(next(results))
            done += 1
            if progress:
                progress("estimate", done, len(pieces))
        yield found


def _joined(job: Job, results: Sequence[Attempt]) -> Estimate:
    for result in results:
        if isinstance(result, NotIdentified):
            raise result
    return job.estimator.joined(job.histories, results)


def _estimation(
    linkages: Sequence[CaptureHistories], done: Sequence[tuple[Job, list[Attempt]]], settings: Settings
) -> Estimation:
    histories = with_people(linkages[0])
    estimates, refused = [], []
    checks: list[Check] = []
    reason = refusal_of(histories)
    if reason:
        return _not_identified(histories, reason, settings)
    main = [(job, results) for job, results in done if not job.what]
    for start in range(0, len(main), len(linkages)):
        group = main[start : start + len(linkages)]
        try:
            found = [_joined(job, results) for job, results in group]
            estimates.append(found[0] if len(found) == 1 else averaged(found, seed=settings.seed))
        except NotIdentified as refusal:
            refused.append(Refusal(group[0][0].estimator.name, str(refusal)))
    for job, results in done[len(main) :]:
        checks.append(_check(job, results))
    standing, default, reasons = standing_of(histories, estimates)
    return Estimation(
        lists=histories.lists,
        observed=min(each.observed for each in linkages),
        stratum=histories.stratum,
        seed=settings.seed,
        estimates=tuple(estimates),
        refused=tuple(refused),
        standing=standing,
        default=default,
        at_least=at_least(estimates),
        reasons=(*reasons, *found_again(checks)),
        checks=tuple(checks),
    )


def _check(job: Job, results: Sequence[Attempt]) -> Check:
    try:
        found = _joined(job, results)
    except NotIdentified:
        return Check(job.what, None, None, None, job.known)
    return Check(job.what, found.estimate, found.low, found.high, job.known)


def _not_identified(histories: CaptureHistories, reason: str, settings: Settings) -> Estimation:
    return Estimation(
        lists=histories.lists,
        observed=histories.observed,
        stratum=histories.stratum,
        seed=settings.seed,
        estimates=(),
        refused=tuple(Refusal(name, reason) for name in settings.methods),
        standing=Standing.NOT_IDENTIFIED,
        default=None,
        at_least=None,
        reasons=(reason,),
    )


def with_people(histories: CaptureHistories) -> CaptureHistories:
    """The histories without lists that nobody is on; two lists at least are kept."""
    kept = [index for index, size in enumerate(histories.sizes) if size]
    kept += [index for index in range(len(histories.lists)) if index not in kept][: max(0, 2 - len(kept))]
    return histories if len(kept) == len(histories.lists) else histories.reordered(sorted(kept))
