"""Learn when two reports are about the same happening: logistic regression over the signals of pairs of reports.

    nice python training/merge.py --data ../shared/data

Pairs come from ECB+ (train; topics hold look-alikes) and from the events of `neutral_summaries/train`, title and
opening, as one stream; both are candidate pairs as grouping finds them. One decision is learned for leads in full,
mostly from ECB+, and one for brief texts, mostly from the openings. Events that share an article or a run of 13 words
with a validation event are left out. Prints figures over five folds (ECB+ by topic, events by event) and writes
`summarize/weights/merge/merge.json`.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from merge_sets import Body, read_ecb, read_openings
from numpy.typing import NDArray
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from stored_encoder import StoredEncoder

from summarize.cluster.candidates import find_candidates
from summarize.cluster.likeness import SIGNALS, Decision, Judge, MergeWeights, measure_pairs
from summarize.cluster.signals import read_signals
from summarize.cluster.vectors import make_vectors
from summarize.options import ClusterOptions

TARGET = Path(__file__).parents[1] / "summarize" / "weights" / "merge" / "merge.json"
FOLDS = 5
#: Days apart that cost nothing, and odds lost per further day: swept below on dated events.
FREE_DAYS = 2.0
MOST = 12.0
PER_DAY = 1.5
#: Of event pairs beside ECB+ pairs, positive for positive. More helps the events at the cost of ECB+ (of 0, 0.5, 1, 2).
EVENTS_WEIGHT = 0.3
#: The same for the decision on brief texts. Average precision on two streams of 350 events that were left out: 0.749
#: and 0.826 with the decision for leads in full, 0.765 and 0.838 at 1, 0.777 and 0.845 with events alone.
BRIEF_EVENTS_WEIGHT = 3.0
#: Odds added to the decision on brief texts: it is learned on all events as one stream, where most pairs are of
#: different ones. B-cubed/pairwise F1 on two streams of 350 events: without a decision of its own 0.80/0.66, 1.2
#: 0.83/0.70, 2 0.84/0.71. What it costs: of look-alike pairs in ECB+ train cut to 45 words, 7 % are merged without,
#: 11 % at 1.2, 14 % at 2. Above 1.2 councils that meet one another in turn become one story.
BRIEF_RAISE = 1.2


@dataclass(frozen=True, slots=True)
class Pairs:
    """Candidate pairs of one body of reports."""

    signals: NDArray[np.float32]
    meaning: NDArray[np.float32]
    same: NDArray[np.bool_]
    #: Fold of each side.
    folds: tuple[NDArray[np.int64], NDArray[np.int64]]
    days_apart: NDArray[np.float64]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument(
        "--events-weight", type=float, default=EVENTS_WEIGHT, help="weight of event pairs beside ECB+ pairs"
    )
    parser.add_argument("--cache", type=Path, default=Path(".cache/merge"), help="keeps the encoder's vectors")
    parser.add_argument("-o", "--output", type=Path, default=TARGET)
    given = parser.parse_args()
    if not (given.data / "stories" / "ecb_plus.jsonl").exists():
        print(f"error: no stories/ecb_plus.jsonl in {given.data}", file=sys.stderr)
        return 1
    encoder = StoredEncoder(given.cache)
    train = read_ecb(given.data, "train")
    ecb, events = pair_up(train, encoder, train.topics), pair_up(read_openings(given.data), encoder)
    per_day = report(ecb, events, given.events_weight)
    weights = learn_weights(ecb, events, events_weight=given.events_weight, per_day=per_day)
    show(weights, ecb, events)
    stored = {
        "made_by": "training/merge.py",
        "signals": SIGNALS,
        "plain": asdict(weights.plain),
        "meaning": asdict(weights.meaning),
        "by_cosine": {"slope": weights.slope, "full": weights.full_intercept, "brief": weights.brief_intercept},
        "time": {"per_day": weights.per_day, "free_days": weights.free_days, "most": weights.most},
    }
    given.output.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")
    print(f"-> {given.output}")
    return 0


# ---------------------------------------------------------------- pairs


def pair_up(body: Body, encoder: StoredEncoder, groups: Sequence[str] | None = None) -> Pairs:
    """Return the candidate pairs of a body; `groups` names what must be in one fold, by default the stories."""
    options = ClusterOptions()
    signals = [read_signals(split, words=options.lead_words) for split in body.reports]
    vectors = make_vectors([signal.words for signal in signals])
    left, right = find_candidates(
        vectors, neighbours=options.neighbours, least=options.least_cosine, posting=options.posting
    )
    names = groups or body.stories
    places = {name: place for place, name in enumerate(sorted(set(names)))}
    labels, fold = np.array(body.stories), np.array([places[name] % FOLDS for name in names])
    days = np.array([np.nan if signal.day is None else signal.day for signal in signals])
    encoded = encoder.encode(body.leads())
    return Pairs(
        signals=measure_pairs(signals, vectors, left, right),
        meaning=np.einsum("ij,ij->i", encoded[left], encoded[right]).astype(np.float32),
        same=labels[left] == labels[right],
        folds=(fold[left], fold[right]),
        days_apart=np.abs(days[left] - days[right]),
    )


# ---------------------------------------------------------------- fitting


def columns(pairs: Pairs, *, meaning: bool) -> NDArray[np.float32]:
    return np.column_stack([pairs.signals, pairs.meaning]) if meaning else pairs.signals


def fit(bodies: tuple[Pairs, Pairs], events_weight: float, *, meaning: bool, without: int | None = None):  # noqa: ANN201
    """Fit on both bodies, less one fold; events weigh `events_weight` times what ECB+ does, positive for positive."""
    rows, same, weights = [], [], []
    positives = bodies[0].same.sum()
    for body, weight in zip(bodies, (1.0, events_weight), strict=True):
        kept = np.ones(len(body.same), dtype=bool)
        if without is not None:
            kept = (body.folds[0] != without) & (body.folds[1] != without)
        rows.append(columns(body, meaning=meaning)[kept])
        same.append(body.same[kept])
        weights.append(np.full(kept.sum(), weight * positives / body.same.sum()))
    model = make_pipeline(StandardScaler(), LogisticRegression(C=0.3, max_iter=1000))
    model.fit(np.concatenate(rows), np.concatenate(same), logisticregression__sample_weight=np.concatenate(weights))
    return model


def learn_weights(
    ecb: Pairs, events: Pairs, *, events_weight: float = EVENTS_WEIGHT, per_day: float = PER_DAY
) -> MergeWeights:
    """Return what grouping needs, rounded as it is stored."""
    plain, meaning = (
        Judge(
            unscale(fit((ecb, events), events_weight, meaning=meaning)),
            unscale(fit((ecb, events), BRIEF_EVENTS_WEIGHT, meaning=meaning), raised=BRIEF_RAISE),
        )
        for meaning in (False, True)
    )
    cosines = np.concatenate([body.signals[:, :1] for body in (ecb, events)])
    odds = np.concatenate([plain.full.judge(body.signals) for body in (ecb, events)])
    line = LinearRegression().fit(cosines, odds)
    # Of brief texts the same slope, through the middle of their odds.
    raised = plain.brief.judge(events.signals).mean() - line.coef_[0] * events.signals[:, 0].mean()
    return MergeWeights(
        plain=plain,
        meaning=meaning,
        slope=round(float(line.coef_[0]), 5),
        full_intercept=round(float(line.intercept_), 5),
        brief_intercept=round(float(raised), 5),
        per_day=per_day,
        free_days=FREE_DAYS,
        most=MOST,
    )


def unscale(model, *, raised: float = 0.0) -> Decision:  # noqa: ANN001 - scikit-learn has no types
    """Return weights for the signals as they are, the scaling folded in."""
    scale, regression = model[0], model[1]
    weights = regression.coef_[0] / scale.scale_
    intercept = float(regression.intercept_[0] - (weights * scale.mean_).sum()) + raised
    return Decision(round(intercept, 5), tuple(round(float(weight), 5) for weight in weights))


def show(weights: MergeWeights, *bodies: Pairs) -> None:
    spread = np.concatenate([columns(body, meaning=True) for body in bodies]).std(axis=0)
    print(f"{'weight, per standard deviation':34} plain  meaning  brief")
    for place, name in enumerate([*SIGNALS, "meaning"]):
        plain = f"{weights.plain.full.weights[place] * spread[place]:8.2f}" if place < len(SIGNALS) else " " * 8
        meaning, brief = (one.weights[place] * spread[place] for one in (weights.meaning.full, weights.meaning.brief))
        print(f"  {name:30} {plain} {meaning:8.2f} {brief:8.2f}")


def report(ecb: Pairs, events: Pairs, events_weight: float) -> float:
    """Print average precision over held-out folds, and return the loss per day that serves dated events best."""
    best = 0.0
    for meaning in (False, True):
        odds = [np.zeros(len(body.same)) for body in (ecb, events)]
        for fold in range(FOLDS):
            model = fit((ecb, events), events_weight, meaning=meaning, without=fold)
            for body, held in zip((ecb, events), odds, strict=True):
                test = (body.folds[0] == fold) | (body.folds[1] == fold)
                held[test] = model.decision_function(columns(body, meaning=meaning)[test])
        found = [average_precision_score(body.same, held) for body, held in zip((ecb, events), odds, strict=True)]
        print(f"average precision, meaning={meaning}: ECB+ {found[0]:.4f}, events {found[1]:.4f}")
        dated = ~np.isnan(events.days_apart)
        late = np.maximum(0.0, events.days_apart[dated] - FREE_DAYS)
        swept = {
            step: average_precision_score(events.same[dated], odds[1][dated] - np.minimum(MOST, late * step))
            for step in (0.0, 0.1, 0.3, 0.5, 0.7, 1.0, 1.5)
        }
        print("  dated events, by odds lost per day:", {step: round(float(value), 4) for step, value in swept.items()})
        best = max(swept, key=lambda step: (round(swept[step], 3), -step))
    return best


if __name__ == "__main__":
    raise SystemExit(main())
