"""How likely two reports are about the same happening: what speaks for it and against it, and the odds.

Whatever a report does not say is unknown: a signal that one of the two lacks is marked so, and has a weight of its own.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TypedDict

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from summarize.errors import ModelError
from summarize.types import Encoder

from .joining import Cohesion
from .signals import Signals
from .vectors import dot_rows, make_flags, make_vectors, weigh_word

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]
Rows = NDArray[np.int64]

#: Signals of a pair, in the order of the columns that `measure_pairs` makes. What they mean:
#: cosine of all words, of words of names, of the other words, of the openings; rarity of the shared words;
#: shared numbers, shared amounts of the same thing; dates, years, places of which some, or none, are shared;
#: the scene of one not mentioned in the other; how much there is to compare; how near in time, 1 for at once and 0
#: for `NEAR_DAYS` or unknown.
SIGNALS = (
    "words",
    "names",
    "names_unknown",
    "context",
    "opening",
    "rare",
    "rare_root",
    "numbers",
    "numbers_unknown",
    "amounts",
    "dates_agree",
    "dates_clash",
    "years_agree",
    "years_clash",
    "places",
    "places_unknown",
    "scene_elsewhere",
    "shortness",
    "near",
)
NEAR_DAYS = 3.0
#: The cosine of the encoder's vectors, for pairs that it was asked about.
MEANING = "meaning"
#: Content words from which on a lead is judged as one in full, and up to which as a brief text. Of the openings in
#: `neutral_summaries` train a quarter have more than 55, of the leads in ECB+ train three quarters more than 57.
FULL = 54.0
BRIEF = 34.0
#: What no learned weight outvotes: the same thing, numbered differently in title or first sentence.
ORDINAL_VETO = 8.0
#: Odds of a pair that are learned, at least and at most: one pair must not outvote all others of two groups. On ECB+
#: train and dev, five folds, B-cubed/pairwise F1 of average linkage 0.90/0.86 without, 0.91/0.87 with -3 and 3.
LEAST, MOST = -5.0, 4.0
_TRAIN_AGAIN = "run training/merge.py, or install summarize again"


@dataclass(frozen=True, slots=True)
class Decision:
    """Learned weights: odds are `intercept` plus signals times `weights`."""

    intercept: float
    weights: tuple[float, ...]

    def judge(self, measured: Floats) -> Floats:
        """Return the odds (logit) of each row of signals."""
        odds: Floats = (measured @ np.array(self.weights, dtype=np.float32) + np.float32(self.intercept)).astype(
            np.float32
        )
        return odds


class _StoredDecision(TypedDict):
    intercept: float
    weights: Sequence[float]


@dataclass(frozen=True, slots=True)
class Judge:
    """What was learned on leads in full, of reports without and with times, and on brief texts: openings, titles."""

    full: Decision
    dated: Decision
    brief: Decision

    def judge(self, measured: Floats, briefness: Floats, dated: NDArray[np.bool_]) -> Floats:
        """Return the odds (logit) of each row of signals, within bounds.

        Args:
            measured: One row of signals per pair.
            briefness: How brief each pair is, 0 to 1; in between, both decisions count.
            dated: Whether the times of both reports are known.
        """
        full = np.where(dated, self.dated.judge(measured), self.full.judge(measured))
        odds = full * (1 - briefness) + self.brief.judge(measured) * briefness
        return np.asarray(np.clip(odds, LEAST, MOST), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class MergeWeights:
    """Everything learned about pairs; see `training/merge.py`."""

    #: Without and with the encoder.
    plain: Judge
    meaning: Judge
    #: Odds over the word cosine alone, for pairs not compared in full: of leads in full, and of brief texts.
    slope: float
    full_intercept: float
    brief_intercept: float
    #: Odds lost per day that two reports lie further apart than `free_days`, up to `most`.
    per_day: float
    free_days: float
    most: float
    #: When two groups hold together.
    cohesion: Cohesion


@cache
def read_weights() -> MergeWeights:
    """Return the weights that ship with the package.

    Raises:
        ModelError: They are missing or do not fit this code.
    """
    path = files("summarize") / "weights" / "merge" / "merge.json"
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        weights = MergeWeights(
            plain=_read_judge(stored["plain"]),
            meaning=_read_judge(stored["meaning"]),
            slope=stored["by_cosine"]["slope"],
            full_intercept=stored["by_cosine"]["full"],
            brief_intercept=stored["by_cosine"]["brief"],
            per_day=stored["time"]["per_day"],
            free_days=stored["time"]["free_days"],
            most=stored["time"]["most"],
            cohesion=Cohesion(**stored["cohesion"]),
        )
        made_for = tuple(stored["signals"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(
            "cannot read the merge weights", str(path), str(error), hint="install summarize again"
        ) from error
    if made_for != SIGNALS:
        raise ModelError("cannot use the merge weights", str(path), "made for other signals", hint=_TRAIN_AGAIN)
    return weights


def _read_judge(stored: Mapping[str, _StoredDecision]) -> Judge:
    kinds = (stored["full"], stored["dated"], stored["brief"])
    full, dated, brief = (Decision(one["intercept"], tuple(one["weights"])) for one in kinds)
    return Judge(full, dated, brief)


def measure_briefness(signals: Sequence[Signals]) -> Floats:
    """Return of each report how brief it is: 0 for a lead in full, 1 for an opening of two sentences or a title."""
    return judge_lengths(np.array([len(signal.words) for signal in signals], dtype=np.float32))


def judge_lengths(lengths: Floats) -> Floats:
    """Return how brief reports of so many content words are, like `measure_briefness`."""
    return np.asarray(np.clip((FULL - lengths) / (FULL - BRIEF), 0.0, 1.0), dtype=np.float32)


def measure_pairs(signals: Sequence[Signals], vectors: csr_matrix, left: Rows, right: Rows) -> Floats:
    """Return one row of signals per pair, columns as in `SIGNALS`."""

    def cosine(read: Callable[[Signals], Collection[str]]) -> Doubles:
        return dot_rows(make_vectors([read(signal) for signal in signals]), left, right)

    def shared(read: Callable[[Signals], Collection[object]], weigh: Callable[[str], float] | None = None) -> Doubles:
        return dot_rows(make_flags([read(signal) for signal in signals], weigh), left, right)

    def known(read: Callable[[Signals], Collection[object]]) -> NDArray[np.bool_]:
        present = np.array([bool(read(signal)) for signal in signals])
        return np.asarray(present[left] & present[right])

    rare = shared(lambda signal: set(signal.words), weigh_word) / 50
    dates, years = shared(lambda signal: signal.dates), shared(lambda signal: signal.years)
    lengths = np.array([len(signal.words) for signal in signals])
    columns = {
        "words": dot_rows(vectors, left, right),
        "names": cosine(lambda signal: signal.names),
        "names_unknown": ~known(lambda signal: signal.names),
        "context": cosine(lambda signal: [word for word in signal.words if word not in signal.names]),
        "opening": cosine(lambda signal: signal.opening),
        "rare": rare,
        "rare_root": np.sqrt(rare),
        "numbers": shared(lambda signal: {value for _, value in signal.amounts}, _weigh_number) / 10,
        "numbers_unknown": ~known(lambda signal: signal.amounts),
        "amounts": np.minimum(3, shared(lambda signal: [amount for amount in signal.amounts if amount[0]])),
        "dates_agree": dates > 0,
        "dates_clash": known(lambda signal: signal.dates) & (dates == 0),
        "years_agree": years > 0,
        "years_clash": known(lambda signal: signal.years) & (years == 0),
        "places": cosine(lambda signal: signal.places),
        "places_unknown": ~known(lambda signal: signal.places),
        "scene_elsewhere": _scenes_elsewhere(signals, left, right, known(lambda signal: signal.scene)),
        "shortness": 1 / np.log(10 + np.minimum(lengths[left], lengths[right])),
        "near": np.clip(1 - np.nan_to_num(measure_days(signals, left, right), nan=NEAR_DAYS) / NEAR_DAYS, 0, 1),
    }
    return np.stack([np.asarray(columns[name], dtype=np.float32) for name in SIGNALS], axis=1)


def measure_days(signals: Sequence[Signals], left: Rows, right: Rows) -> Doubles:
    """Return the days between the two reports of each pair; not a number where a time is unknown."""
    days = np.array([np.nan if signal.day is None else signal.day for signal in signals])
    return np.asarray(np.abs(days[left] - days[right]), dtype=np.float64)


def judge_times(signals: Sequence[Signals], left: Rows, right: Rows, weights: MergeWeights) -> Floats:
    """Return what the time between two reports takes from their odds; nothing where a time is unknown."""
    late = np.nan_to_num(measure_days(signals, left, right), nan=0.0) - weights.free_days
    return np.asarray(-np.clip(late * weights.per_day, 0.0, weights.most), dtype=np.float32)


def judge_ordinals(signals: Sequence[Signals], left: Rows, right: Rows) -> Floats:
    """Return the veto on pairs that number the same thing differently ("12th package", "13th package")."""
    things = make_flags([{thing for thing, _ in signal.ordinals} for signal in signals])
    numbered = make_flags([signal.ordinals for signal in signals])
    clash = (dot_rows(things, left, right) > 0) & (dot_rows(numbered, left, right) == 0)
    return np.where(clash, np.float32(-ORDINAL_VETO), np.float32(0.0))


def _weigh_number(value: str) -> float:
    return max(0.5, weigh_word(value))


def _scenes_elsewhere(
    signals: Sequence[Signals], left: Rows, right: Rows, known: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Whether neither report mentions, anywhere in its lead, where the other one's happening takes place."""
    # One vocabulary for both: a row of scenes for every report, then a row of words for every report.
    flags = make_flags([*(signal.scene for signal in signals), *(set(signal.words) for signal in signals)])
    forth = dot_rows(flags, left, right + len(signals))
    back = dot_rows(flags, right, left + len(signals))
    return np.asarray(known & (forth == 0) & (back == 0))


def ask_encoder(
    encoder: Encoder, leads: Sequence[str], left: Rows, right: Rows, distance: Floats, *, most: int
) -> tuple[Rows, Floats]:
    """Return which pairs the encoder was asked about, the most doubtful first, and the cosines of its vectors.

    Args:
        encoder: Texts to unit vectors.
        leads: What is compared of each report.
        left: First report of each doubtful pair.
        right: Second report of each doubtful pair.
        distance: How far each pair is from a toss-up.
        most: Most words that the encoder reads.
    """
    places: dict[int, int] = {}
    asked: list[int] = []
    words = 0
    for pair in np.lexsort((right, left, distance)).tolist():
        new = [row for row in (int(left[pair]), int(right[pair])) if row not in places]
        longer = sum(len(leads[row].split()) for row in new)
        if words + longer <= most:
            words += longer
            for row in new:
                places[row] = len(places)
            asked.append(pair)
    chosen = np.array(sorted(asked), dtype=np.int64)
    vectors = encoder.encode([leads[row] for row in places])
    one = vectors[[places[row] for row in left[chosen].tolist()]]
    other = vectors[[places[row] for row in right[chosen].tolist()]]
    return chosen, np.einsum("ij,ij->i", one, other).astype(np.float32)
