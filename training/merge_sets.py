"""The labelled reports that grouping is learned and measured on: which story each tells, and what looks like it."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypedDict

from held_out import HeldOut

from summarize.cluster.signals import cut_lead
from summarize.options import ClusterOptions
from summarize.split import split_report
from summarize.types import Report, SplitReport


@dataclass(frozen=True, slots=True)
class Body:
    """Reports with the story and the topic of each; reports of one topic on different stories look alike."""

    reports: Sequence[SplitReport]
    stories: Sequence[str]
    topics: Sequence[str]

    def part(self, kept: Callable[[int], bool]) -> Body:
        """Return the reports in kept rows."""
        rows = [row for row in range(len(self.reports)) if kept(row)]
        return Body(
            [self.reports[row] for row in rows], [self.stories[row] for row in rows], [self.topics[row] for row in rows]
        )

    def leads(self) -> list[str]:
        """Return what is compared of each report."""
        return [cut_lead(split, words=ClusterOptions().lead_words) for split in self.reports]


class _StoredReport(TypedDict):
    title: str
    text: str


class _Event(TypedDict):
    id: str
    reports: list[_StoredReport]
    news_article_ids: list[list[str]]


class _Article(TypedDict):
    id: str
    date: str | None
    outlet: str | None
    title: str
    url: str
    text: str


def read_ecb(data: Path, split: str) -> Body:
    """Return the documents of ECB+ `train` or `dev`, without times and titles; topics hold look-alikes."""
    lines = (data / "stories" / "ecb_plus.jsonl").read_text(encoding="utf-8").splitlines()
    documents = [document for document in map(json.loads, lines) if document["split"] == split]
    documents.sort(key=lambda document: str(document["id"]))
    return Body(
        [make_report(document["id"], "", document["text"], None) for document in documents],
        [document["story"] for document in documents],
        [document["topic"] for document in documents],
    )


def read_headlines(data: Path, per_story: int) -> Body:
    """Return the first `per_story` headlines of each story, dated; they have no topics."""
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


def read_openings(data: Path) -> Body:
    """Return title and opening of the training events' reports, dated where the article is known."""
    dates = {article["id"]: _date(article) for article in _read_all_articles(data)}
    held = HeldOut(data)
    reports: list[SplitReport] = []
    stories: list[str] = []
    for event in _read_events(data, "train"):
        ids = {name for names in event["news_article_ids"] for name in names}
        if any(held.holds_any(ids, entry["text"]) for entry in event["reports"]):
            continue
        known = [next((dates[name] for name in names if name in dates), None) for names in event["news_article_ids"]]
        for place, entry in enumerate(event["reports"]):
            published = known[place] if place < len(known) else None
            reports.append(make_report(f"{event['id']}-{place}", entry["title"], entry["text"], published))
            stories.append(event["id"])
    return Body(reports, stories, [""] * len(reports))


def read_articles(data: Path, split: str) -> Body:
    """Return the full articles behind the events of `train` or `val`, dated."""
    event_of = {
        name: event["id"] for event in _read_events(data, split) for ids in event["news_article_ids"] for name in ids
    }
    held = HeldOut(data) if split == "train" else None
    articles = _read_all_articles(data) if split == "train" else _read_file(_validation(data))
    found = {article["id"]: article for article in articles if article["id"] in event_of}
    if held is not None:
        found = {name: article for name, article in found.items() if not held.holds_any({name}, article["text"])}
    return Body(
        [make_report(name, article["title"], article["text"], _date(article)) for name, article in found.items()],
        [event_of[name] for name in found],
        [""] * len(found),
    )


def _read_events(data: Path, split: str) -> Iterator[_Event]:
    for line in (data / "neutral_summaries" / f"{split}.jsonl").read_text(encoding="utf-8").splitlines():
        event: _Event = json.loads(line)
        yield event


def _validation(data: Path) -> Path:
    return data / "news_articles" / "validation.jsonl.gz"


def _read_all_articles(data: Path) -> Iterator[_Article]:
    """Yield all articles but those behind the validation events."""
    for path in sorted((data / "news_articles").glob("articles-*.jsonl.gz")):
        yield from _read_file(path)


def _read_file(path: Path) -> Iterator[_Article]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            article: _Article = json.loads(line)
            yield article


def _date(article: _Article) -> datetime | None:
    date = article["date"] or ""
    return datetime.fromisoformat(date).replace(tzinfo=UTC) if len(date) == 10 else None


def make_report(name: str, title: str, text: str, published: datetime | None) -> SplitReport:
    """Return a split report of which nothing is known but what is given."""
    return split_report(
        Report(
            id=name, outlet="", title=title, text=text, url="", path="", published=published, language="en", sha256=""
        )
    )
