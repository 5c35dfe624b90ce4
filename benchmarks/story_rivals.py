"""Other ways to group reports: agglomerative clustering, HDBSCAN and BERTopic; each can be tuned.

Where reports are dated, distances may grow with the days between them: how much is tuned with the rest. BERTopic has
no place for that; its topics over time are made after grouping. What HDBSCAN calls noise is a story of its own.
HDBSCAN is that of the package of its name: that in scikit-learn 1.9 fails on an epsilon above 0 with numpy 2.4.
"""

from __future__ import annotations

import warnings
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from hdbscan import HDBSCAN
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform
from sklearn.feature_extraction.text import TfidfVectorizer
from story_scores import Groups

Doubles = NDArray[np.float64]
CUTS = np.arange(0.25, 1.05, 0.025)
#: Distance that a day between two reports adds.
PER_DAY = (0.0, 0.01, 0.02, 0.05, 0.1)
EPSILONS = (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)


@dataclass(frozen=True, slots=True)
class Texts:
    """What a rival sees of a body of reports."""

    leads: Sequence[str]
    vectors: NDArray[np.float32]
    #: Days since 1970, or not a number.
    days: Doubles


#: From texts to groupings, each with the settings that made it.
Rival = Callable[[Texts, Sequence[tuple[float, ...]] | None], Iterator[tuple[tuple[float, ...], Groups]]]


def by_tfidf(texts: Texts) -> Doubles:
    vectors = TfidfVectorizer(stop_words="english", sublinear_tf=True).fit_transform(texts.leads)
    return 1 - np.asarray((vectors @ vectors.T).todense(), dtype=np.float64)


def by_meaning(texts: Texts) -> Doubles:
    vectors = texts.vectors.astype(np.float64)
    return 1 - vectors @ vectors.T


def _add_days(distances: Doubles, texts: Texts, per_day: float) -> Doubles:
    apart = np.nan_to_num(np.abs(texts.days[:, None] - texts.days[None, :]), nan=0.0)
    later = np.clip(distances + np.minimum(apart * per_day, 2.0), 0, None)
    np.fill_diagonal(later, 0.0)
    return np.asarray((later + later.T) / 2)


def _days_steps(texts: Texts) -> tuple[float, ...]:
    return PER_DAY if np.isfinite(texts.days).any() else PER_DAY[:1]


def agglomerate(measure: Callable[[Texts], Doubles]) -> Rival:
    """Average linkage, cut at a distance."""

    def rival(texts: Texts, settings: Sequence[tuple[float, ...]] | None) -> Iterator[tuple[tuple[float, ...], Groups]]:
        distances = measure(texts)
        wanted = settings or list(product(_days_steps(texts), CUTS.round(3).tolist()))
        for per_day in sorted({one[0] for one in wanted}):
            # The tree of AgglomerativeClustering(linkage="average"), made once for all cuts.
            tree = linkage(squareform(_add_days(distances, texts, per_day), checks=False), "average")
            for one in wanted:
                if one[0] == per_day:
                    yield one, _group(fcluster(tree, one[1], "distance"))

    return rival


def find_density(measure: Callable[[Texts], Doubles]) -> Rival:
    """HDBSCAN on distances, by least samples, epsilon and how clusters are selected."""

    def rival(texts: Texts, settings: Sequence[tuple[float, ...]] | None) -> Iterator[tuple[tuple[float, ...], Groups]]:
        distances = measure(texts)
        for one in settings or list(product(_days_steps(texts)[::2], (1.0, 2.0), (2.0, 3.0), EPSILONS, (0.0, 1.0))):
            per_day, samples, size, epsilon, leaf = one
            labels = HDBSCAN(
                metric="precomputed",
                min_cluster_size=int(size),
                min_samples=int(samples),
                cluster_selection_epsilon=epsilon,
                cluster_selection_method="leaf" if leaf else "eom",
            ).fit_predict(_add_days(distances, texts, per_day))
            yield one, _group(labels)

    return rival


def find_topics(
    texts: Texts, settings: Sequence[tuple[float, ...]] | None
) -> Iterator[tuple[tuple[float, ...], Groups]]:
    """BERTopic on MiniLM vectors, by neighbours in UMAP, least topic size and least samples."""
    # Heavy, and only here.
    from bertopic import BERTopic  # noqa: PLC0415
    from bertopic.dimensionality import BaseDimensionalityReduction  # noqa: PLC0415
    from umap import UMAP  # noqa: PLC0415

    wanted = settings or list(product((5.0, 10.0, 15.0), (2.0, 3.0, 5.0), (1.0, 2.0)))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for neighbours in sorted({one[0] for one in wanted}):
            # Reduced as BERTopic would, once for all that follows.
            reduced = UMAP(
                n_neighbors=int(neighbours), n_components=5, min_dist=0.0, metric="cosine", random_state=0
            ).fit_transform(texts.vectors)
            for one in wanted:
                if one[0] != neighbours:
                    continue
                model = BERTopic(
                    umap_model=BaseDimensionalityReduction(),
                    hdbscan_model=HDBSCAN(min_cluster_size=int(one[1]), min_samples=int(one[2])),
                    min_topic_size=int(one[1]),
                    embedding_model=None,
                )
                yield one, _group(model.fit_transform(list(texts.leads), reduced)[0])


def _group(labels: Sequence[int] | NDArray[np.int64]) -> Groups:
    groups: dict[int, list[int]] = defaultdict(list)
    for row, label in enumerate(np.asarray(labels).tolist()):
        groups[label if label >= 0 else -row - 1].append(row)
    return list(groups.values())


RIVALS: Mapping[str, Rival] = {
    "agglomerative, TF-IDF": agglomerate(by_tfidf),
    "agglomerative, MiniLM": agglomerate(by_meaning),
    "HDBSCAN, TF-IDF": find_density(by_tfidf),
    "HDBSCAN, MiniLM": find_density(by_meaning),
    "BERTopic, MiniLM": find_topics,
}
