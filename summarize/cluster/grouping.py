"""Ordered reports to groups of rows: read signals, find candidates, judge pairs, ask the encoder, join groups."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from summarize.options import ClusterOptions
from summarize.progress import SILENT
from summarize.types import Encoder, Progress, SplitReport

from .candidates import find_candidates
from .joining import Odds, Veto, join_reports
from .likeness import (
    Floats,
    MergeWeights,
    Rows,
    ask_encoder,
    judge_ordinals,
    judge_times,
    measure_briefness,
    measure_days,
    measure_pairs,
    read_weights,
)
from .marks import tell_apart
from .signals import Signals, cut_lead, read_signals
from .titles import Guess, find_titles, guess_titles, smooth_titles
from .vectors import Places, make_vectors

STAGE = "cluster"


def group_reports(
    ordered: Sequence[SplitReport],
    *,
    options: ClusterOptions,
    encoder: Encoder | None = None,
    progress: Progress = SILENT,
    weights: MergeWeights | None = None,
) -> tuple[tuple[int, ...], ...]:
    """Return the groups as rows of `ordered`, the group with the lowest row first.

    Args:
        ordered: Reports in an order that does not depend on how they were given.
        options: What counts as one story.
        encoder: Asked about doubtful pairs; None to do without.
        progress: Told how many reports were read.
        weights: What was learned about pairs; None for what ships with the package.
    """
    signals: list[Signals] = []
    progress.advance(STAGE, 0, len(ordered))
    for done, split in enumerate(ordered, start=1):
        signals.append(read_signals(split, words=options.lead_words))
        progress.advance(STAGE, done, len(ordered))
    leads = [cut_lead(split, words=options.lead_words) for split in ordered] if encoder else ()
    return group_signals(signals, leads, options=options, encoder=encoder, weights=weights)


def group_signals(
    signals: Sequence[Signals],
    leads: Sequence[str],
    *,
    options: ClusterOptions,
    encoder: Encoder | None = None,
    weights: MergeWeights | None = None,
    together: Sequence[Sequence[int]] = (),
) -> tuple[tuple[int, ...], ...]:
    """Return the groups as rows, the group with the lowest row first.

    Args:
        signals: In order of time.
        leads: What the encoder may read of each report, empty where it is not at hand; not looked at without encoder.
        options: What counts as one story.
        encoder: Asked about doubtful pairs; None to do without.
        weights: What was learned about pairs; None for what ships with the package.
        together: Rows that are one group from the start.
    """
    weights = weights or read_weights()
    vectors = make_vectors([signal.words for signal in signals])
    left, right = find_candidates(
        vectors, neighbours=options.neighbours, least=options.least_cosine, posting=options.posting
    )
    judged = judge_pairs(signals, vectors, left, right, weights)
    brief = measure_briefness(signals)
    logits, guess = judged.logits, guess_odds(brief, vectors, weights)
    if encoder is not None:
        titles = find_titles(signals, leads, most=options.encode_words)
        titles = titles[[bool(leads[row]) for row in titles.tolist()]]
        # Titles are read as a whole; what is doubtful among them need not be read once more.
        others = np.flatnonzero(~(np.isin(left, titles) & np.isin(right, titles)))
        logits = _judge_doubtful(encoder, leads, left, right, others, judged=judged, options=options, weights=weights)
        if len(titles):
            read = encoder.encode([leads[row] for row in titles.tolist()])
            smooth = smooth_titles(vectors, titles, read, partial(judge_times, signals, weights=weights))
            guess = guess_titles(guess, smooth, merge_at=options.merge_at)
            both = np.isin(left, titles) & np.isin(right, titles)
            alike = smooth.judge(left[both], right[both], merge_at=options.merge_at)
            logits[both] = alike.astype(np.float32) + judged.sure[both]
    gathers = np.array([signal.gathers for signal in signals], dtype=bool)
    days = np.array([np.nan if signal.day is None else signal.day for signal in signals], dtype=np.float64)
    joined = Joined(brief, gathers, days, lambda row: frozenset(signals[row].words))
    return join_judged(joined, guess, left, right, logits, options=options, weights=weights, together=together)


@dataclass(frozen=True, slots=True)
class Judged:
    """What was found out about pairs without the encoder."""

    measured: Floats
    briefness: Floats
    #: Whether both times are known.
    dated: NDArray[np.bool_]
    #: What no learned weight outvotes: times and ordinals; part of the odds.
    sure: Floats
    logits: Floats


def judge_pairs(
    signals: Sequence[Signals],
    vectors: csr_matrix,
    left: Rows,
    right: Rows,
    weights: MergeWeights,
) -> Judged:
    """Compare pairs of reports in full."""
    measured = measure_pairs(signals, vectors, left, right)
    dated = np.isfinite(measure_days(signals, left, right))
    sure = judge_ordinals(signals, left, right) + judge_times(signals, left, right, weights)
    brief = measure_briefness(signals)
    # Only where both are brief. With the mean of both, 10 % of look-alike pairs on ECB+ dev are merged instead of 7 %.
    briefness = np.minimum(brief[left], brief[right])
    return Judged(measured, briefness, dated, sure, weights.plain.judge(measured, briefness, dated) + sure)


def judge_timeless(
    signals: Sequence[Signals], left: Rows, right: Rows, judged: Judged, weights: MergeWeights
) -> Floats:
    """Return the odds of pairs that were compared, as if no times were known."""
    undated = np.zeros(len(left), dtype=bool)
    return weights.plain.judge(judged.measured, judged.briefness, undated) + judge_ordinals(signals, left, right)


def guess_odds(brief: Floats, vectors: csr_matrix, weights: MergeWeights) -> Guess:
    """Return what pairs that are not compared in full are judged by; how brief each report is plays a part."""
    return Guess(
        vectors * np.sqrt(weights.slope),
        (weights.full_intercept * (1 - brief) + weights.brief_intercept * brief).astype(np.float64),
    )


@dataclass(frozen=True, slots=True)
class Joined:
    """What joining looks at in each report, beside odds and vectors."""

    #: How brief it is.
    brief: Floats
    #: Whether it only gathers.
    gathers: NDArray[np.bool_]
    #: Days since 1970; not a number where not known.
    days: NDArray[np.float64]
    #: Gives the words of one; they are looked at seldom.
    words: Callable[[int], frozenset[str]]


def join_judged(
    reports: Joined,
    guess: Guess,
    left: Places,
    right: Places,
    logits: Floats,
    *,
    options: ClusterOptions,
    weights: MergeWeights | None = None,
    together: Sequence[Sequence[int]] = (),
) -> tuple[tuple[int, ...], ...]:
    """Return the groups that the odds of pairs make."""
    weights = weights or read_weights()
    gathers = frozenset(np.flatnonzero(reports.gathers).tolist())
    # What only gathers and has its story already pulls nothing in.
    idle = gathers.intersection(row for group in together if len(group) > 1 for row in group)
    if idle:
        kept = ~(np.isin(left, sorted(idle)) | np.isin(right, sorted(idle)))
        left, right, logits = left[kept], right[kept], logits[kept]
    return join_reports(
        guess.vectors,
        Odds(left=left, right=right, logits=logits, bases=guess.bases),
        merge_at=options.merge_at,
        veto=_make_veto(reports.words, options),
        cohesion=weights.cohesion,
        # Titles on one event may share no word while each has a near copy: that says nothing.
        loose=reports.brief >= 0.5,
        gathers=frozenset(gathers - idle),
        together=together,
        days=reports.days,
        window=options.window_days,
    )


def _judge_doubtful(
    encoder: Encoder,
    leads: Sequence[str],
    left: Rows,
    right: Rows,
    among: Rows,
    *,
    judged: Judged,
    options: ClusterOptions,
    weights: MergeWeights,
) -> Floats:
    distance = np.abs(judged.logits - np.float32(options.merge_at))
    at_hand = np.array([bool(lead) for lead in leads], dtype=bool)
    doubtful = among[((distance <= options.doubt) & at_hand[left] & at_hand[right])[among]]
    asked, meaning = ask_encoder(
        encoder, leads, left[doubtful], right[doubtful], distance[doubtful], most=options.encode_words
    )
    chosen = doubtful[asked]
    logits = judged.logits.copy()
    measured = np.column_stack([judged.measured[chosen], meaning])
    logits[chosen] = (
        weights.meaning.judge(measured, judged.briefness[chosen], judged.dated[chosen]) + judged.sure[chosen]
    )
    return logits


def _make_veto(words: Callable[[int], frozenset[str]], options: ClusterOptions) -> Veto:
    def veto(one: Sequence[int], other: Sequence[int]) -> bool:
        if min(len(one), len(other)) < options.marked_reports:
            return False
        return tell_apart(one, other, words) >= options.marked_apart

    return veto
