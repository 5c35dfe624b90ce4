"""Learn when two reports are about the same happening, and when two groups of reports are.

    nice python training/merge.py --data ../shared/data

Logistic regression over the signals of candidate pairs, as grouping finds them. Three decisions: for leads in full
from ECB+ train (its topics hold look-alikes) with a little of the articles of `neutral_summaries/train`; for those with
times from these articles, moved so that all events begin within three weeks, which brings look-alikes of other years
together; for brief texts from titles and openings of the events as one stream. Then, from groups that such odds make
of ECB+, when two groups hold together. Events that share an article or a run of 13 words with a validation event are
left out. Prints figures over five folds (ECB+ by topic, events by event) and writes the weights.

Gradient boosting in place of regression was tried: average precision on ECB+ pairs 0.919 against 0.931, on pairs of
articles 0.715 against 0.719.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
from merge_groups import learn_cohesion
from merge_sets import Body, read_articles, read_ecb, read_openings
from numpy.typing import NDArray
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from stored_encoder import StoredEncoder

from summarize.cluster.candidates import find_candidates
from summarize.cluster.likeness import LEAST, SIGNALS, Decision, Judge, MergeWeights, measure_days, measure_pairs
from summarize.cluster.signals import read_signals
from summarize.cluster.vectors import make_vectors
from summarize.options import ClusterOptions

TARGET = Path(__file__).parents[1] / "summarize" / "weights" / "merge" / "merge.json"
FOLDS = 5
#: Days apart that cost nothing, and odds lost per further day: swept below on dated events.
FREE_DAYS = 2.0
MOST = 12.0
PER_DAY = 1.5
#: Of article pairs beside ECB+ pairs, positive for positive, for leads without times. Average precision over five
#: folds on ECB+, and on articles taken as undated: 0 0.931, 0.555; 0.1 0.930, 0.631; 0.3 0.927, 0.682; 1 0.919, 0.719.
ARTICLES_WEIGHT = 0.1
#: And of ECB+ pairs beside article pairs, for leads with times; as if their reports were near in time.
DATED_ECB_WEIGHT = 0.3
DATED_ECB_NEAR = 0.8
#: Days within which the events of articles are made to begin, and most days between the reports of a pair. The fewer
#: the days, the more look-alikes on each. B-cubed F1 (and precision) of grouping all 2,219 dated articles in 20 days
#: and in 5, and a fourth of the events at their own times: weights from 60 days 0.90 (0.89), 0.82 (0.75), 0.92
#: (0.96); from 20 days 0.92 (0.95), 0.87 (0.86), 0.91 (0.96); from 5 days 0.90 (0.98), 0.88 (0.95), 0.89 (0.96).
WINDOW = 20
#: The same for leads whose times are not known: beside ECB+ they are there for other words, not for more look-alikes.
UNDATED_WINDOW = 60
DATED_DAYS = 3.5
#: Of openings' pairs beside ECB+ pairs, for brief texts. Average precision on two streams of 350 events that were
#: left out: 0.749 and 0.826 with the decision for leads in full, 0.765 and 0.838 at 1, 0.777 and 0.845 with events
#: alone.
BRIEF_EVENTS_WEIGHT = 3.0
#: Odds added to the decision on brief texts: it is learned on all events as one stream, where most pairs are of
#: different ones. B-cubed/pairwise F1 on two streams of 350 events: without a decision of its own 0.80/0.66, 1.2
#: 0.83/0.70, 2 0.84/0.71. What it costs: of look-alike pairs in ECB+ train cut to 45 words, 7 % are merged without,
#: 11 % at 1.2, 14 % at 2. Above 1.2 councils that meet one another in turn become one story.
BRIEF_RAISE = 1.2


@dataclass(frozen=True, slots=True)
class Pairs:
    """Candidate pairs of one body of reports."""

    stories: Sequence[str]
    left: NDArray[np.int64]
    right: NDArray[np.int64]
    signals: NDArray[np.float32]
    meaning: NDArray[np.float32]
    same: NDArray[np.bool_]
    #: Fold of each report.
    fold: NDArray[np.int64]
    days_apart: NDArray[np.float64]

    def part(self, kept: NDArray[np.bool_]) -> Pairs:
        """Return the kept pairs."""
        return replace(
            self,
            left=self.left[kept],
            right=self.right[kept],
            signals=self.signals[kept],
            meaning=self.meaning[kept],
            same=self.same[kept],
            days_apart=self.days_apart[kept],
        )

    def without(self, fold: int) -> Pairs:
        """Return the pairs of which no report is in a fold."""
        return self.part((self.fold[self.left] != fold) & (self.fold[self.right] != fold))

    def nearby(self, near: float | None) -> Pairs:
        """Return the pairs as if near in time, or, for None, as if no time were known."""
        signals = self.signals.copy()
        signals[:, SIGNALS.index("near")] = near or 0.0
        return replace(self, signals=signals)


@dataclass(frozen=True, slots=True)
class Bodies:
    """All that is learned from."""

    ecb: Pairs
    #: Full articles, all within three weeks.
    articles: Pairs
    #: The same as if no time were known.
    undated: Pairs
    openings: Pairs

    def without(self, fold: int) -> Bodies:
        """Return the pairs of which no report is in a fold."""
        kinds = (self.ecb, self.articles, self.undated, self.openings)
        return Bodies(*(pairs.without(fold) for pairs in kinds))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--cache", type=Path, default=Path(".cache/merge"), help="keeps the encoder's vectors")
    parser.add_argument("-o", "--output", type=Path, default=TARGET)
    given = parser.parse_args()
    if not (given.data / "stories" / "ecb_plus.jsonl").exists():
        print(f"error: no stories/ecb_plus.jsonl in {given.data}", file=sys.stderr)
        return 1
    encoder = StoredEncoder(given.cache)
    train = read_ecb(given.data, "train")
    bodies = Bodies(pair_up(train, encoder, train.topics), *pair_up_events(given.data, encoder))
    weights = learn_weights(bodies)
    report(bodies)
    show(weights, bodies.ecb, bodies.articles, bodies.openings)
    stored = {
        "made_by": "training/merge.py",
        "signals": SIGNALS,
        "plain": asdict(weights.plain),
        "meaning": asdict(weights.meaning),
        "by_cosine": {"slope": weights.slope, "full": weights.full_intercept, "brief": weights.brief_intercept},
        "time": {"per_day": weights.per_day, "free_days": weights.free_days, "most": weights.most},
        "cohesion": asdict(weights.cohesion),
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
    labels = np.array(body.stories)
    encoded = encoder.encode(body.leads())
    return Pairs(
        stories=body.stories,
        left=left,
        right=right,
        signals=measure_pairs(signals, vectors, left, right),
        meaning=np.einsum("ij,ij->i", encoded[left], encoded[right]).astype(np.float32),
        same=labels[left] == labels[right],
        fold=np.array([places[name] % FOLDS for name in names]),
        days_apart=measure_days(signals, left, right),
    )


def pair_up_events(data: Path, encoder: StoredEncoder) -> tuple[Pairs, Pairs, Pairs]:
    """Return the candidate pairs of the training events: of articles with times, the same without, and of openings."""
    body = read_articles(data, "train")
    dated, undated = (pair_up(draw_together(body, days), encoder) for days in (WINDOW, UNDATED_WINDOW))
    return (
        dated.part(dated.days_apart <= DATED_DAYS),
        undated.part(undated.days_apart <= DATED_DAYS).nearby(None),
        pair_up(read_openings(data), encoder).nearby(None),
    )


def draw_together(body: Body, days: int) -> Body:
    """Return a body whose stories begin within some days, with the times between reports as they were."""
    generator = np.random.default_rng(0)
    start = datetime(2020, 1, 1, tzinfo=UTC)
    begins: dict[str, datetime] = {}
    for split, story in zip(body.reports, body.stories, strict=True):
        if split.report.published is not None:
            begins[story] = min(begins.get(story, split.report.published), split.report.published)
    moved = {story: start + timedelta(days=int(generator.integers(days))) for story in sorted(begins)}
    reports = []
    for split, story in zip(body.reports, body.stories, strict=True):
        published = split.report.published
        if published is not None:
            published = moved[story] + (published - begins[story])
        reports.append(replace(split, report=replace(split.report, published=published)))
    return Body(reports, body.stories, body.topics)


# ---------------------------------------------------------------- fitting


def columns(pairs: Pairs, *, meaning: bool) -> NDArray[np.float32]:
    return np.column_stack([pairs.signals, pairs.meaning]) if meaning else pairs.signals


def fit(*bodies: tuple[Pairs, float], meaning: bool):  # noqa: ANN201
    """Fit on bodies, each with how much it weighs beside the others, positive for positive."""
    positives = bodies[0][0].same.sum()
    weights = [np.full(len(pairs.same), weight * positives / max(1, pairs.same.sum())) for pairs, weight in bodies]
    model = make_pipeline(StandardScaler(), LogisticRegression(C=0.3, max_iter=1000))
    model.fit(
        np.concatenate([columns(pairs, meaning=meaning) for pairs, _ in bodies]),
        np.concatenate([pairs.same for pairs, _ in bodies]),
        logisticregression__sample_weight=np.concatenate(weights),
    )
    return model


def fit_full(bodies: Bodies, *, meaning: bool) -> Decision:
    return unscale(fit((bodies.ecb, 1.0), (bodies.undated, ARTICLES_WEIGHT), meaning=meaning))


def fit_dated(bodies: Bodies, *, meaning: bool) -> Decision:
    near = bodies.ecb.nearby(DATED_ECB_NEAR)
    return unscale(fit((bodies.articles, 1.0), (near, DATED_ECB_WEIGHT), meaning=meaning))


def fit_brief(bodies: Bodies, *, meaning: bool) -> Decision:
    openings = fit((bodies.ecb, 1.0), (bodies.openings, BRIEF_EVENTS_WEIGHT), meaning=meaning)
    return unscale(openings, raised=BRIEF_RAISE)


def learn_weights(bodies: Bodies) -> MergeWeights:
    """Return what grouping needs, rounded as it is stored."""
    plain, meaning = (
        Judge(fit_full(bodies, meaning=meaning), fit_dated(bodies, meaning=meaning), fit_brief(bodies, meaning=meaning))
        for meaning in (False, True)
    )
    known = (bodies.ecb, bodies.openings)
    cosines = np.concatenate([body.signals[:, :1] for body in known])
    odds = np.concatenate([plain.full.judge(body.signals) for body in known])
    line = LinearRegression().fit(cosines, odds)
    # Of brief texts the same slope, through the middle of their odds.
    raised = plain.brief.judge(bodies.openings.signals).mean() - line.coef_[0] * bodies.openings.signals[:, 0].mean()
    return MergeWeights(
        plain=plain,
        meaning=meaning,
        slope=round(float(line.coef_[0]), 5),
        full_intercept=round(float(line.intercept_), 5),
        brief_intercept=round(float(raised), 5),
        per_day=PER_DAY,
        free_days=FREE_DAYS,
        most=MOST,
        cohesion=learn_cohesion(judge_held_out(bodies)),
    )


def judge_held_out(bodies: Bodies) -> list[tuple[NDArray[np.float64], list[str]]]:
    """Return, for each fold of ECB+, the odds of all its pairs by what was learned elsewhere, and its stories."""
    found = []
    for fold in sorted(set(bodies.ecb.fold.tolist())):
        decision = fit_full(bodies.without(fold), meaning=True)
        rows = np.flatnonzero(bodies.ecb.fold == fold)
        held = bodies.ecb.part((bodies.ecb.fold[bodies.ecb.left] == fold) & (bodies.ecb.fold[bodies.ecb.right] == fold))
        odds = np.full((len(rows), len(rows)), LEAST)
        ends = np.searchsorted(rows, held.left), np.searchsorted(rows, held.right)
        odds[ends] = odds[ends[::-1]] = decision.judge(columns(held, meaning=True))
        found.append((odds, [bodies.ecb.stories[row] for row in rows]))
    return found


def unscale(model, *, raised: float = 0.0) -> Decision:  # noqa: ANN001 - scikit-learn has no types
    """Return weights for the signals as they are, the scaling folded in."""
    scale, regression = model[0], model[1]
    weights = regression.coef_[0] / scale.scale_
    intercept = float(regression.intercept_[0] - (weights * scale.mean_).sum()) + raised
    return Decision(round(intercept, 5), tuple(round(float(weight), 5) for weight in weights))


def show(weights: MergeWeights, *bodies: Pairs) -> None:
    spread = np.concatenate([columns(body, meaning=True) for body in bodies]).std(axis=0)
    print(f"{'weight, per standard deviation':34}  plain meaning   dated   brief")
    for place, name in enumerate([*SIGNALS, "meaning"]):
        plain = f"{weights.plain.full.weights[place] * spread[place]:7.2f}" if place < len(SIGNALS) else " " * 7
        kinds = (weights.meaning.full, weights.meaning.dated, weights.meaning.brief)
        print(f"  {name:30}  {plain} {' '.join(f'{one.weights[place] * spread[place]:7.2f}' for one in kinds)}")
    print(f"  {weights.cohesion}")


def report(bodies: Bodies) -> None:
    """Print average precision over held-out folds, and what times outside the decision are worth."""
    for meaning in (False, True):
        precise: dict[str, list[float]] = {}
        for fold in range(FOLDS):
            rest = bodies.without(fold)
            for name, pairs, decision in (
                ("ECB+", bodies.ecb, fit_full(rest, meaning=meaning)),
                ("dated articles", bodies.articles, fit_dated(rest, meaning=meaning)),
                ("openings", bodies.openings, fit_brief(rest, meaning=meaning)),
            ):
                held = pairs.part((pairs.fold[pairs.left] == fold) & (pairs.fold[pairs.right] == fold))
                odds = decision.judge(columns(held, meaning=meaning))
                precise.setdefault(name, []).append(float(average_precision_score(held.same, odds)))
        told = ", ".join(f"{name} {np.mean(values):.4f}" for name, values in precise.items())
        print(f"average precision within folds, meaning={meaning}: {told}")


if __name__ == "__main__":
    raise SystemExit(main())
