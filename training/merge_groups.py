"""Learn when two groups of reports hold together: from groups as they arise when reports with known stories are joined.

Reports of a body are joined by average linkage twice: once as it comes, so that mixed groups are seen, and once where
only what belongs together may merge, so that whole stories meet their look-alikes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from summarize.cluster.joining import Cohesion
from summarize.cluster.likeness import LEAST, MOST

#: Mean odds down to which groups are offered to one another.
LOWEST = -3.5
Doubles = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two groups that would merge next."""

    between: float
    #: Within the looser of them; `MOST` for two single reports.
    within: float
    lesser: int
    greater: int
    #: Whether most pairs of reports between them are of one story.
    same: bool


def learn_cohesion(bodies: Sequence[tuple[Doubles, Sequence[str]]]) -> Cohesion:
    """Learn from bodies of reports: the odds of each pair, from weights that never saw it, and the story of each."""
    meetings = [
        meeting
        for odds, stories in bodies
        for guided in (False, True)
        for meeting in watch_meetings(np.clip(odds, LEAST, MOST), stories, guided=guided)
    ]
    rows = np.array(
        [(one.between, one.within - one.between, np.log(one.lesser), np.log(one.greater)) for one in meetings]
    )
    # A merge of two stories in full does more harm or good than one of two reports, but not ten by ten times more.
    weights = np.sqrt([one.lesser * one.greater for one in meetings])
    model = make_pipeline(StandardScaler(), LogisticRegression(C=0.1, max_iter=1000))
    model.fit(rows, [one.same for one in meetings], logisticregression__sample_weight=weights)
    slopes = model[1].coef_[0] / model[0].scale_
    intercept = float(model[1].intercept_[0] - (slopes * model[0].mean_).sum())
    return Cohesion(round(intercept, 5), *(round(float(slope), 5) for slope in slopes), most=MOST)


def watch_meetings(odds: Doubles, stories: Sequence[str], *, guided: bool) -> Iterator[Meeting]:
    """Join reports by average linkage, and yield the two groups of each step before they merge, or do not."""
    labels = np.array(stories)
    members = {row: [row] for row in range(len(odds))}
    inside = np.zeros(len(odds))
    means = odds.astype(np.float64).copy()
    np.fill_diagonal(means, -np.inf)
    open_ = means.copy()
    while len(members) > 1:
        one, other = sorted(int(place) for place in np.unravel_index(np.argmax(open_), open_.shape))
        if open_[one, other] < LOWEST:
            return
        sizes = len(members[one]), len(members[other])
        mean = float(means[one, other])
        same = bool((labels[members[one]][:, None] == labels[members[other]][None]).mean() > 0.5)
        within = [
            inside[group] / (size * (size - 1) / 2) for group, size in zip((one, other), sizes, strict=True) if size > 1
        ]
        yield Meeting(mean, min([*within, MOST]), min(sizes), max(sizes), same)
        if guided and not same:
            open_[one, other] = open_[other, one] = -np.inf
            continue
        inside[one] += inside[other] + mean * sizes[0] * sizes[1]
        means[one] = (means[one] * sizes[0] + means[other] * sizes[1]) / sum(sizes)
        means[:, one] = means[one]
        means[one, one] = -np.inf
        means[other] = means[:, other] = -np.inf
        open_[one] = open_[:, one] = means[one]
        open_[other] = open_[:, other] = -np.inf
        members[one] += members.pop(other)
