"""How well reports are grouped: ours beside agglomerative clustering, HDBSCAN and BERTopic, in one run.

    nice python benchmarks/stories.py --data ../shared/data

Sets: ECB+ dev (no weight was learned on it); ECB+ train and dev in five folds by topic, our weights learned anew
without each fold (the training events stay in); headlines, where what ours gives to titles was chosen on the other
half of the stories; the full articles of the validation events as one stream. The alternatives are tuned, by the mean
of B-cubed and pairwise F1, on ECB+ train, on the other folds, on the other half of the headlines, and on every fourth
training event. Look-alikes: pairs of documents on one topic about different happenings; the share merged. Intervals
are of 95 %, over topics drawn again.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import perf_counter

import numpy as np
from numpy.typing import NDArray
from story_rivals import RIVALS, Texts
from story_scores import Groups, Score, count_by_topic, draw_again, score

from summarize.cluster.grouping import group_reports
from summarize.cluster.likeness import MergeWeights
from summarize.options import ClusterOptions

sys.path.insert(0, str(Path(__file__).parents[1] / "training"))
import merge
from merge_sets import Body, read_articles, read_ecb, read_headlines
from stored_encoder import StoredEncoder

FOLDS = 5
PARTS = ("dev", "ecb", "headlines", "stream")
OURS = ("summarize, no encoder", "summarize")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--per-story", type=int, default=30, help="most headlines taken of each story")
    parser.add_argument("--cache", type=Path, default=Path(".cache/merge"), help="keeps the encoder's vectors")
    parser.add_argument("--only", choices=PARTS, action="append")
    parser.add_argument("--without", action="append", default=[], help="leave out alternatives with this in their name")
    given = parser.parse_args()
    if not (given.data / "stories" / "ecb_plus.jsonl").exists():
        print(f"error: no data: {given.data / 'stories' / 'ecb_plus.jsonl'}: not found", file=sys.stderr)
        print("hint: name the folder that holds stories/ with --data", file=sys.stderr)
        return 1
    bench = Bench(
        StoredEncoder(given.cache), [name for name in RIVALS if not any(out in name for out in given.without)]
    )
    wanted = given.only or PARTS
    if "dev" in wanted:
        bench.measure_apart("ECB+ dev", read_ecb(given.data, "train"), read_ecb(given.data, "dev"))
    if "ecb" in wanted:
        bench.measure_folds(given.data)
    if "headlines" in wanted:
        whole = read_headlines(given.data, given.per_story)
        half = {story: place % 2 for place, story in enumerate(sorted(set(whole.stories)))}
        tuned, test = (whole.part(lambda row, part=part: half[whole.stories[row]] == part) for part in (0, 1))
        bench.measure_apart("Headlines", tuned, test)
    if "stream" in wanted:
        train = read_articles(given.data, "train")
        fourth = set(sorted(set(train.stories))[::4])
        tuned = train.part(lambda row: train.stories[row] in fourth)
        bench.measure_apart("Stream of validation articles", tuned, read_articles(given.data, "val"))
    return 0


class Bench:
    """Runs groupings and prints their scores.

    Args:
        encoder: Texts to vectors.
        rivals: Names of the alternatives.
    """

    def __init__(self, encoder: StoredEncoder, rivals: Sequence[str]) -> None:
        self._encoder = encoder
        self._rivals = rivals

    def measure_apart(self, title: str, tuned: Body, test: Body) -> None:
        """Score all on one set, the alternatives tuned on another."""
        show_header(title, test)
        for name, groups, seconds in self._group_all(tuned, test, None):
            show(name, score(groups, test.stories, test.topics), seconds)

    def measure_folds(self, data: Path) -> None:
        """Score all on ECB+ in folds by topic, everything learned and tuned on the other folds."""
        train, dev = read_ecb(data, "train"), read_ecb(data, "dev")
        whole = Body([*train.reports, *dev.reports], [*train.stories, *dev.stories], [*train.topics, *dev.topics])
        fold_of = {topic: place % FOLDS for place, topic in enumerate(sorted(set(whole.topics), key=int))}
        learn = open_training(data, self._encoder)
        found: dict[str, list[list[int]]] = defaultdict(list)
        seconds: dict[str, float] = defaultdict(float)
        for fold in range(FOLDS):
            held = [row for row, topic in enumerate(whole.topics) if fold_of[topic] == fold]
            test = whole.part(set(held).__contains__)
            rest = whole.part(set(range(len(whole.reports))).difference(held).__contains__)
            for name, groups, taken in self._group_all(rest, test, learn(rest)):
                found[name].extend([held[row] for row in group] for group in groups)
                seconds[name] += taken
        show_header("ECB+ train and dev, five folds by topic", whole)
        for name, groups in found.items():
            show(name, score(groups, whole.stories, whole.topics), seconds[name])
        show_intervals(found, whole)

    def _group_all(self, tuned: Body, test: Body, weights: MergeWeights | None) -> Iterator[tuple[str, Groups, float]]:
        for name, asked in zip(OURS, (None, self._encoder), strict=True):
            start = perf_counter()
            yield name, ours(test, asked, weights), perf_counter() - start
        if not self._rivals:
            return
        texts, tuning = self._read(test), self._read(tuned)
        for name in self._rivals:
            tried = {
                setting: score(groups, tuned.stories, tuned.topics) for setting, groups in RIVALS[name](tuning, None)
            }
            best = max(tried, key=lambda setting: tried[setting].cubed[2] + tried[setting].pairs[2])
            start = perf_counter()
            _, groups = next(RIVALS[name](texts, [best]))
            yield name, groups, perf_counter() - start

    def _read(self, body: Body) -> Texts:
        leads = body.leads()
        days = [
            split.report.published.timestamp() / 86400 if split.report.published else np.nan for split in body.reports
        ]
        return Texts(leads, self._encoder.encode(leads), np.array(days))


def ours(body: Body, encoder: StoredEncoder | None, weights: MergeWeights | None = None) -> Groups:
    order = sorted(range(len(body.reports)), key=lambda row: body.reports[row].report.id)
    groups = group_reports(
        [body.reports[row] for row in order], options=ClusterOptions(), encoder=encoder, weights=weights
    )
    return [[order[row] for row in group] for group in groups]


def open_training(data: Path, encoder: StoredEncoder) -> Callable[[Body], MergeWeights]:
    """Return what learns our weights from the training events and the given part of ECB+."""
    events = merge.pair_up_events(data, encoder)

    def learn(body: Body) -> MergeWeights:
        ecb = merge.pair_up(body, encoder, body.topics)
        return merge.learn_weights(merge.Bodies(ecb, *events))

    return learn


# ---------------------------------------------------------------- tables


def show_header(name: str, body: Body) -> None:
    print(f"\n{name}: {len(body.reports)} reports, {len(set(body.stories))} stories")
    print(f"{'':24} B-cubed P      R     F1   pairs P      R     F1  stories   alike      s", flush=True)


def show(name: str, found: Score, seconds: float) -> None:
    alike = "" if np.isnan(found.look_alikes) else f"{100 * found.look_alikes:.1f} %"
    cubed, pairs = found.cubed, found.pairs
    print(
        f"{name:24} {cubed[0]:9.3f} {cubed[1]:6.3f} {cubed[2]:6.3f} {pairs[0]:9.3f} {pairs[1]:6.3f} {pairs[2]:6.3f}"
        f" {found.stories:8d} {alike:>7} {seconds:6.1f}",
        flush=True,
    )


def show_intervals(found: dict[str, list[list[int]]], body: Body) -> None:
    drawn = draw_again([count_by_topic(groups, body.stories, body.topics) for groups in found.values()])
    own = drawn[list(found).index(OURS[1])]
    print(f"{'95 % intervals':24} B-cubed F1      pairs F1        alike           summarize ahead by (B-cubed, pairs)")
    for name, each in zip(found, drawn, strict=True):
        ahead = "" if name == OURS[1] else "  ".join(_interval((own - each)[:, place]) for place in (0, 1))
        print(f"{name:24} {'   '.join(_interval(each[:, place]) for place in range(3))}   {ahead}", flush=True)


def _interval(values: NDArray[np.float64]) -> str:
    low, high = np.quantile(values, (0.025, 0.975))
    return f"{low:5.3f} to {high:5.3f}"


if __name__ == "__main__":
    raise SystemExit(main())
