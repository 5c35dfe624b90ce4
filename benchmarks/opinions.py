"""How well loaded words, and the classifier of opinions, find the sentences that people call biased.

    python benchmarks/opinions.py [--data ../shared/data]

BABE (Spinde et al. 2021): sentences of news, each judged by experts as biased or not; their labels
trained nothing. Macro F1 of the two classes; a sentence counts as biased when it has a loaded word, when the
classifier's likelihood is above a threshold, or either.
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path

import numpy as np
from sklearn.metrics import f1_score, roc_auc_score

from summarize.text.loaded import find_loaded
from summarize.text.opinion import opinion_likelihood

THRESHOLDS = (0.4, 0.5, 0.6, 0.7)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    path = parser.parse_args().data / "loaded_words" / "babe_sentences.csv"
    if not path.exists():
        parser.error(f"no sentences at {path}: give the folder with --data")
    with path.open(encoding="utf-8-sig", newline="") as lines:
        rows = [row for row in csv.DictReader(lines, delimiter=";") if row["label_bias"] in {"Biased", "Non-biased"}]
    biased = np.array([row["label_bias"] == "Biased" for row in rows])
    loaded = np.array([bool(find_loaded(row["text"])) for row in rows])
    likely = np.array([opinion_likelihood(row["text"]) for row in rows])
    print(
        f"{len(rows)} sentences, {biased.mean():.1%} biased; AUC of the classifier {roc_auc_score(biased, likely):.3f}"
    )
    print(f"\n{'found by':34}{'macro F1':>10}{'of biased':>11}{'of others':>11}")
    print_row("a loaded word", biased, loaded)
    for threshold in THRESHOLDS:
        print_row(f"likelihood above {threshold}", biased, likely > threshold)
    for threshold in THRESHOLDS:
        print_row(f"a loaded word, or above {threshold}", biased, loaded | (likely > threshold))


def print_row(name: str, biased: np.ndarray, found: np.ndarray) -> None:
    score = f1_score(biased, found, average="macro")
    print(f"{name:34}{score:10.3f}{found[biased].mean():11.1%}{found[~biased].mean():11.1%}")


if __name__ == "__main__":
    main()
