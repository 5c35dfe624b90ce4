"""Which articles may be trained, mined and counted on: none of a validation event, and no near-copy of one.

An article is held out when its id belongs to a validation event or when it shares a run of 13 words with a
validation article or with the opening of a report of a validation event.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

RUN = 13
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Article:
    """One full news article; `date` is like 2016-09-20, or empty."""

    id: str
    date: str
    outlet: str
    title: str
    text: str


def read_training_articles(data: Path) -> Iterator[Article]:
    """Yield the articles that are not held out, in the order of the files."""
    held = HeldOut(data)
    for path in sorted((data / "news_articles").glob("articles-*.jsonl.gz")):
        yield from (article for article in read_articles(path) if not held.holds(article))


def read_articles(path: Path) -> Iterator[Article]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            entry = json.loads(line)
            yield Article(entry["id"], entry["date"] or "", entry["outlet"] or "", entry["title"], entry["text"])


class HeldOut:
    """The ids and the runs of words of everything set aside for validation."""

    def __init__(self, data: Path) -> None:
        self._ids: set[str] = set()
        self._runs: set[int] = set()
        validation = data / "news_articles" / "validation.jsonl.gz"
        if validation.exists():
            for article in read_articles(validation):
                self._ids.add(article.id)
                self._runs |= runs_of(article.text)
        events = data / "neutral_summaries" / "val.jsonl"
        if events.exists():
            for line in events.read_text(encoding="utf-8").splitlines():
                event = json.loads(line)
                self._ids.update(article for ids in event["news_article_ids"] for article in ids)
                for report in event["reports"]:
                    self._runs |= runs_of(report["text"])

    def holds(self, article: Article) -> bool:
        """Whether an article must not be trained on."""
        return self.holds_any((article.id,), article.text)

    def holds_any(self, names: Iterable[str], text: str) -> bool:
        """Whether one of these articles, or one with this text, must not be trained on."""
        return not self._ids.isdisjoint(names) or not self._runs.isdisjoint(runs_of(text))


def runs_of(text: str) -> set[int]:
    """Return the hashes of all runs of 13 words in a text."""
    words = _WORD.findall(text.lower())
    return {hash(tuple(words[start : start + RUN])) for start in range(len(words) - RUN + 1)}
