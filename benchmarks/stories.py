"""How well reports are grouped: ours beside agglomerative clustering on TF-IDF and on MiniLM vectors, in one run.

    nice python benchmarks/stories.py --data ../shared/data

Sets: ECB+ dev (no weight was learned on it); ECB+ train and dev in five folds by topic, our weights learned anew
without each fold (the training events stay in); headlines, where the alternatives' thresholds are tuned on the other
half of the stories, and what ours gives to titles was chosen there too. The alternatives' thresholds are the best for
ECB+ train, in the folds for the other folds. Look-alikes: pairs of documents on one topic about different happenings;
the share merged.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.cluster import AgglomerativeClustering
from sklearn.feature_extraction.text import TfidfVectorizer

from summarize.cluster.grouping import group_reports
from summarize.cluster.likeness import MergeWeights
from summarize.cluster.signals import cut_lead
from summarize.models.encoder import MiniLmEncoder
from summarize.options import ClusterOptions
from summarize.split import split_report
from summarize.types import Report, SplitReport

FOLDS = 5
CUTS = np.arange(0.3, 0.96, 0.025)
Groups = Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True)
class Body:
    """Reports with the story and the topic of each."""

    reports: Sequence[SplitReport]
    stories: Sequence[str]
    topics: Sequence[str]

    def part(self, kept: Callable[[int], bool]) -> Body:
        """Return the reports in kept rows."""
        rows = [row for row in range(len(self.reports)) if kept(row)]
        return Body(
            [self.reports[row] for row in rows], [self.stories[row] for row in rows], [self.topics[row] for row in rows]
        )


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1 over reports (B-cubed) and over pairs of reports."""

    cubed: tuple[float, float, float]
    pairs: tuple[float, float, float]
    stories: int
    look_alikes: float


class Stored:
    """Vectors by text, so that no text is encoded twice in a run."""

    def __init__(self) -> None:
        self._encoder = MiniLmEncoder()
        self._vectors: dict[str, NDArray[np.float32]] = {}

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return the vectors, from store where they were made before."""
        new = sorted({text for text in texts if text not in self._vectors})
        for text, vector in zip(new, self._encoder.encode(new), strict=True):
            self._vectors[text] = vector
        return np.stack([self._vectors[text] for text in texts]) if texts else np.zeros((0, 384), np.float32)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--per-story", type=int, default=30, help="most headlines taken of each story")
    parser.add_argument("--cache", type=Path, default=None, help="folder that keeps the encoder's vectors of events")
    parser.add_argument("--only", choices=("dev", "folds", "headlines"), action="append")
    given = parser.parse_args()
    wanted = given.only or ["dev", "folds", "headlines"]
    for name in ("ecb_plus.jsonl", "headlines.jsonl"):
        if not (given.data / "stories" / name).exists():
            print(f"error: no data: {given.data / 'stories' / name}: not found", file=sys.stderr)
            print("hint: name the folder that holds stories/ with --data", file=sys.stderr)
            return 1
    encoder = Stored()
    train, dev = read_ecb(given.data, "train"), read_ecb(given.data, "dev")
    if "dev" in wanted:
        measure_dev(train, dev, encoder)
    if "folds" in wanted:
        measure_folds(train, dev, encoder, open_training(given.data, given.cache, encoder))
    if "headlines" in wanted:
        measure_headlines(read_headlines(given.data, given.per_story), encoder)
    return 0


# ---------------------------------------------------------------- sets


def read_ecb(data: Path, split: str) -> Body:
    lines = (data / "stories" / "ecb_plus.jsonl").read_text(encoding="utf-8").splitlines()
    documents = [document for document in map(json.loads, lines) if document["split"] == split]
    documents.sort(key=lambda document: document["id"])
    return Body(
        [make_report(document["id"], "", document["text"], None) for document in documents],
        [document["story"] for document in documents],
        [document["topic"] for document in documents],
    )


def read_headlines(data: Path, per_story: int) -> Body:
    taken: Counter[str] = Counter()
    reports: list[SplitReport] = []
    stories: list[str] = []
    for line in (data / "stories" / "headlines.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        taken[entry["story"]] += 1
        if taken[entry["story"]] <= per_story:
            published = datetime.fromtimestamp(entry["published_ms"] / 1000, UTC)
            reports.append(make_report(entry["id"], entry["title"], "", published))
            stories.append(entry["story"])
    return Body(reports, stories, [""] * len(reports))


def make_report(name: str, title: str, text: str, published: datetime | None) -> SplitReport:
    return split_report(
        Report(
            id=name, outlet="", title=title, text=text, url="", path="", published=published, language="en", sha256=""
        )
    )


# ---------------------------------------------------------------- groupings


def ours(body: Body, encoder: Stored | None, weights: MergeWeights | None = None) -> Groups:
    order = sorted(range(len(body.reports)), key=lambda row: body.reports[row].report.id)
    groups = group_reports(
        [body.reports[row] for row in order], options=ClusterOptions(), encoder=encoder, weights=weights
    )
    return [[order[row] for row in group] for group in groups]


def tfidf_distances(body: Body, _: Stored) -> NDArray[np.float64]:
    vectors = TfidfVectorizer(stop_words="english", sublinear_tf=True).fit_transform(leads_of(body))
    return np.clip(1 - np.asarray((vectors @ vectors.T).todense(), dtype=np.float64), 0, 2)


def minilm_distances(body: Body, encoder: Stored) -> NDArray[np.float64]:
    vectors = encoder.encode(leads_of(body)).astype(np.float64)
    return np.clip(1 - vectors @ vectors.T, 0, 2)


def leads_of(body: Body) -> list[str]:
    return [cut_lead(split, words=ClusterOptions().lead_words) for split in body.reports]


def cut_tree(distances: NDArray[np.float64], cut: float) -> Groups:
    labels = AgglomerativeClustering(
        n_clusters=None, metric="precomputed", linkage="average", distance_threshold=cut
    ).fit_predict(distances)
    groups: dict[int, list[int]] = defaultdict(list)
    for row, label in enumerate(labels.tolist()):
        groups[label].append(row)
    return list(groups.values())


def tune_cut(distances: NDArray[np.float64], body: Body) -> float:
    """Return the cut with the best mean of B-cubed and pairwise F1."""

    def worth(cut: float) -> float:
        found = score(cut_tree(distances, cut), body)
        return found.cubed[2] + found.pairs[2]

    return float(max(CUTS, key=worth))


ALTERNATIVES: dict[str, Callable[[Body, Stored], NDArray[np.float64]]] = {
    "agglomerative, TF-IDF": tfidf_distances,
    "agglomerative, MiniLM": minilm_distances,
}


# ---------------------------------------------------------------- measures


def score(groups: Groups, body: Body) -> Score:
    group_of = {row: number for number, group in enumerate(groups) for row in group}
    sizes = Counter(body.stories)
    shared = Counter((group_of[row], body.stories[row]) for row in group_of)
    rows = range(len(body.reports))
    precision = float(np.mean([shared[group_of[row], body.stories[row]] / len(groups[group_of[row]]) for row in rows]))
    recall = float(np.mean([shared[group_of[row], body.stories[row]] / sizes[body.stories[row]] for row in rows]))
    together = sum(count * (count - 1) / 2 for count in shared.values())
    found = sum(len(group) * (len(group) - 1) / 2 for group in groups)
    true = sum(size * (size - 1) / 2 for size in sizes.values())
    pair_precision, pair_recall = together / found if found else 1.0, together / true
    alike = [
        group_of[one] == group_of[other]
        for one, other in combinations(rows, 2)
        if body.topics[one] and body.topics[one] == body.topics[other] and body.stories[one] != body.stories[other]
    ]
    return Score(
        (precision, recall, harmonic(precision, recall)),
        (pair_precision, pair_recall, harmonic(pair_precision, pair_recall)),
        len(groups),
        float(np.mean(alike)) if alike else float("nan"),
    )


def harmonic(one: float, other: float) -> float:
    return 2 * one * other / (one + other) if one + other else 0.0


def show_header(name: str, body: Body) -> None:
    print(f"\n{name}: {len(body.reports)} reports, {len(set(body.stories))} stories")
    print(f"{'':30} B-cubed P      R     F1   pairs P      R     F1  stories   alike      s")


def show(name: str, found: Score, seconds: float) -> None:
    alike = "" if np.isnan(found.look_alikes) else f"{100 * found.look_alikes:.1f} %"
    cubed, pairs = found.cubed, found.pairs
    print(
        f"{name:30} {cubed[0]:9.3f} {cubed[1]:6.3f} {cubed[2]:6.3f} {pairs[0]:9.3f} {pairs[1]:6.3f} {pairs[2]:6.3f}"
        f" {found.stories:8d} {alike:>7} {seconds:6.1f}",
        flush=True,
    )


# ---------------------------------------------------------------- runs


def measure_dev(train: Body, dev: Body, encoder: Stored) -> None:
    show_header("ECB+ dev", dev)
    for name, asked in (("summarize, no encoder", None), ("summarize", encoder)):
        start = time.perf_counter()
        groups = ours(dev, asked)
        show(name, score(groups, dev), time.perf_counter() - start)
    for name, measure in ALTERNATIVES.items():
        cut = tune_cut(measure(train, encoder), train)
        start = time.perf_counter()
        groups = cut_tree(measure(dev, encoder), cut)
        show(f"{name} ({cut:.2f})", score(groups, dev), time.perf_counter() - start)


def measure_folds(train: Body, dev: Body, encoder: Stored, learn: Callable[[Body], MergeWeights]) -> None:
    whole = Body([*train.reports, *dev.reports], [*train.stories, *dev.stories], [*train.topics, *dev.topics])
    fold_of = {topic: place % FOLDS for place, topic in enumerate(sorted(set(whole.topics), key=int))}
    found: dict[str, list[list[int]]] = defaultdict(list)
    seconds: dict[str, float] = defaultdict(float)
    for fold in range(FOLDS):
        held = [row for row, topic in enumerate(whole.topics) if fold_of[topic] == fold]
        test = whole.part(set(held).__contains__)
        rest = whole.part(set(range(len(whole.reports))).difference(held).__contains__)
        for name, groups, taken in measure_fold(test, rest, encoder, learn(rest)):
            found[name].extend([held[row] for row in group] for group in groups)
            seconds[name] += taken
    show_header("ECB+ train and dev, five folds by topic", whole)
    for name, groups in found.items():
        show(name, score(groups, whole), seconds[name])


def measure_fold(test: Body, rest: Body, encoder: Stored, weights: MergeWeights) -> Iterator[tuple[str, Groups, float]]:
    for name, asked in (("summarize, no encoder", None), ("summarize", encoder)):
        start = time.perf_counter()
        yield name, ours(test, asked, weights), time.perf_counter() - start
    for name, measure in ALTERNATIVES.items():
        cut = tune_cut(measure(rest, encoder), rest)
        start = time.perf_counter()
        yield name, cut_tree(measure(test, encoder), cut), time.perf_counter() - start


def open_training(data: Path, cache: Path | None, encoder: Stored) -> Callable[[Body], MergeWeights]:
    """Return what learns our weights from the training events and the given part of ECB+."""
    sys.path.insert(0, str(Path(__file__).parents[1] / "training"))
    import merge  # noqa: PLC0415 - a script of ours, no part of the package

    reports, stories, folds = merge.read_events(data)
    events = merge.pair_up(reports, stories, folds, merge.encode(reports, cache and cache / "events.npy"))

    def learn(body: Body) -> MergeWeights:
        ecb = merge.pair_up(body.reports, body.stories, [0] * len(body.stories), encoder.encode(leads_of(body)))
        return merge.learn_weights(ecb, events)

    return learn


def measure_headlines(body: Body, encoder: Stored) -> None:
    half = {story: place % 2 for place, story in enumerate(sorted(set(body.stories)))}
    tuned = body.part(lambda row: half[body.stories[row]] == 0)
    test = body.part(lambda row: half[body.stories[row]] == 1)
    show_header("Headlines", test)
    for name, asked in (("summarize, no encoder", None), ("summarize", encoder)):
        start = time.perf_counter()
        groups = ours(test, asked)
        show(name, score(groups, test), time.perf_counter() - start)
    for name, measure in ALTERNATIVES.items():
        cut = tune_cut(measure(tuned, encoder), tuned)
        start = time.perf_counter()
        groups = cut_tree(measure(test, encoder), cut)
        show(f"{name} ({cut:.2f})", score(groups, test), time.perf_counter() - start)


if __name__ == "__main__":
    raise SystemExit(main())
