"""Why each report stands in its story, and which stories are near each other: for readers, after the grouping."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from summarize.options import ClusterOptions
from summarize.text.names import find_names
from summarize.types import Placement, Setting, SplitReport, Story

from .signals import Signals, cut_lead, find_words, read_signals
from .vectors import make_vectors

#: Stories on a map; more could not be told apart, and each is compared with each.
MAPPED = 200


def explain_stories(stories: Sequence[Story], *, options: ClusterOptions) -> tuple[Setting, ...]:
    """Return for each story why its reports stand in it, and where it stands on a map of all."""
    centres: list[tuple[str, ...]] = []
    placed: list[tuple[Placement, ...]] = []
    for story in stories:
        signals = [read_signals(split, words=options.lead_words) for split in story.reports]
        placed.append(_place_reports(story, signals, options.lead_words))
        centres.append(tuple(word for signal in signals for word in signal.words))
    places: list[tuple[float, float] | None] = [None] * len(stories)
    if 2 < len(stories) <= MAPPED:
        places = [*_map_stories(make_vectors(centres))]
    return tuple(
        Setting(story.id, placements, at) for story, placements, at in zip(stories, placed, places, strict=True)
    )


def _place_reports(story: Story, signals: Sequence[Signals], words: int) -> tuple[Placement, ...]:
    vectors = make_vectors([signal.words for signal in signals])
    likeness = np.asarray((vectors @ vectors[0].T).todense()).ravel()
    total = np.asarray(vectors.sum(axis=0)).ravel()
    founder, others = signals[0], frozenset(stem for signal in signals[1:] for stem in signal.names)
    placements = []
    for row, (split, signal) in enumerate(zip(story.reports, signals, strict=True)):
        own = np.asarray(vectors[row].todense()).ravel()
        rest = total - own
        length = float(np.linalg.norm(rest))
        placements.append(
            Placement(
                report_id=split.report.id,
                founder_likeness=round(float(likeness[row]), 3) if row else None,
                story_likeness=round(float(own @ rest) / length, 3) if length else None,
                names=_share_names(split, others if row == 0 else founder.names, words),
                amounts=len(signal.amounts & founder.amounts) if row else 0,
                same_place=bool(row and signal.places & founder.places),
                same_date=bool(row) and _is_same_date(signal, founder),
                gathers=signal.gathers,
            )
        )
    return tuple(placements)


def _share_names(split: SplitReport, known: frozenset[str], words: int) -> tuple[str, ...]:
    """Return the names in a lead of which all words stand in names that are known, each once."""
    found: dict[frozenset[str], str] = {}
    for name in find_names(cut_lead(split, words=words)):
        stems = frozenset(find_words(name.text))
        if stems and stems <= known:
            found.setdefault(stems, " ".join(name.text.split()))
    # "Holm" beside "Ada Holm" is the same person.
    return tuple(text for stems, text in found.items() if not any(stems < other for other in found))


def _is_same_date(one: Signals, other: Signals) -> bool:
    if one.day is not None and other.day is not None and int(one.day) == int(other.day):
        return True
    return bool(one.dates & other.dates)


def _map_stories(centres: csr_matrix) -> list[tuple[float, float]]:
    """Lay stories out so that cosines between them become distances, as far as two dimensions can (classical MDS)."""
    apart = 2 - 2 * np.asarray((centres @ centres.T).todense(), dtype=np.float64)
    np.fill_diagonal(apart, 0)
    middle = np.eye(len(apart)) - 1 / len(apart)
    _, axes = np.linalg.eigh(-middle @ apart @ middle / 2)
    return list(zip(_spread(axes[:, -1]), _spread(axes[:, -2]), strict=True))


def _spread(axis: NDArray[np.float64]) -> list[float]:
    """Return places from 0 to 1, half by distance and half by rank, or a few odd stories would crowd all others."""
    # An axis has no direction of its own; the story furthest from the middle decides.
    turned = np.round(axis if axis[np.argmax(np.abs(axis).round(9))] > 0 else -axis, 9)
    low, high = float(turned.min()), float(turned.max())
    if high == low:
        return [0.5] * len(turned)
    ranks = np.unique(turned, return_inverse=True)[1]
    return [float(place) for place in np.round((turned - low) / (high - low) / 2 + ranks / ranks.max() / 2, 3)]
