"""Fit the weights of word importance (summarize/plan/importance.py) on expert summaries of events.

    python training/importance.py [--data ../shared/data]

Each event of neutral_summaries/train is seen with its three openings, with two of them, with one,
and, where they are known, with the full articles. A stem of the reports is a positive example when
the expert's summary uses it. Writes summarize/weights/importance.json.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss

from summarize.plan.candidates import make_candidates
from summarize.plan.importance import FEATURES, word_features
from summarize.split import split_report
from summarize.text.tokens import content_stems
from summarize.types import Report, Story

TARGET = Path(__file__).parent.parent / "summarize" / "weights" / "importance.json"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    data = parser.parse_args().data
    events = data / "neutral_summaries" / "train.jsonl"
    if not events.exists():
        parser.error(f"no training data at {events}: give its folder with --data")
    articles = read_articles(data / "news_articles")
    matrix, labels = make_examples(events, articles)
    held = np.arange(len(labels)) % 10 == 0
    model = LogisticRegression(max_iter=2000, fit_intercept=False).fit(matrix[~held], labels[~held])
    loss = log_loss(labels[held], model.predict_proba(matrix[held]))
    base = log_loss(labels[held], np.full(held.sum(), labels[~held].mean()))
    print(f"{len(labels)} words, {labels.mean():.3f} used; held-out log loss {loss:.4f} (constant: {base:.4f})")
    weights = {name: round(float(weight), 4) for name, weight in zip(FEATURES, model.coef_[0], strict=True)}
    TARGET.write_text(json.dumps({"fitted_on": "neutral_summaries/train", "weights": weights}, indent=1) + "\n")
    for name, weight in weights.items():
        print(f"{weight:8.3f}  {name}")


def read_articles(folder: Path) -> dict[str, str]:
    articles: dict[str, str] = {}
    for path in sorted(folder.glob("articles-*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                item = json.loads(line)
                articles[item["id"]] = item["text"]
    return articles


def make_examples(events: Path, articles: dict[str, str]) -> tuple[np.ndarray, np.ndarray]:
    rows: list[tuple[float, ...]] = []
    labels: list[bool] = []
    for line in events.read_text("utf-8").splitlines():
        event = json.loads(line)
        used = content_stems(event["summary"])
        for story in make_stories(event, articles):
            candidates = make_candidates(story)
            for stem, features in word_features(story, candidates).items():
                rows.append(features)
                labels.append(stem in used)
    return np.array(rows), np.array(labels)


def make_stories(event: dict, articles: dict[str, str]) -> Iterator[Story]:
    openings = [(report["title"], report["text"]) for report in event["reports"]]
    for count in (1, 2, 3):
        yield make_story(openings[:count])
    full = [
        (report["title"], articles[ids[0]])
        for report, ids in zip(event["reports"], event["news_article_ids"], strict=False)
        if ids and ids[0] in articles
    ]
    if len(full) > 1:
        yield make_story(full)


def make_story(texts: list[tuple[str, str]]) -> Story:
    reports = (
        Report(str(n), f"outlet {n}", title, text, "", "", None, "en", "") for n, (title, text) in enumerate(texts)
    )
    return Story("event", tuple(split_report(report) for report in reports))


if __name__ == "__main__":
    main()
