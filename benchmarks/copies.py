"""Measure which copies are found, and what is taken for a copy that is none.

    python benchmarks/copies.py --data ../shared/data

Copies are made from real articles as outlets make them: another byline, dateline and style, a lead
rewritten, paragraphs cut or added. What is no copy is real too: articles of other outlets, within
two days, that share the most words in title and lead.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from summarize.dedupe import dedupe_reports  # noqa: E402
from summarize.dedupe.fingerprints import containment, jaccard, take_fingerprint  # noqa: E402
from summarize.options import DedupeOptions  # noqa: E402
from summarize.split import split_report, split_reports  # noqa: E402
from summarize.types import Report, SplitReport  # noqa: E402

STYLE = {
    " percent": " per cent",
    "U.S.": "US",
    "President ": "",
    " Mr. ": " ",
    "“": '"',
    "”": '"',
    "’": "'",
    " — ": " - ",
    "Sen. ": "Senator ",
    "favor": "favour",
}
THRESHOLDS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


def read_reports(folder: Path, size: int, seed: int) -> list[Report]:
    reports = []
    for path in sorted(folder.glob("articles-*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                item = json.loads(line)
                try:
                    published = datetime.fromisoformat(item["date"]).replace(tzinfo=UTC)
                except ValueError:
                    continue
                if len(item["text"].split()) >= 120:
                    name, text = item["id"], item["text"]
                    report = Report(name, item["outlet"], item["title"], text, item["url"], "", published, "en", name)
                    reports.append(report)
    random.Random(seed).shuffle(reports)
    return reports[:size]


def restyled(lines: list[str], draw: random.Random) -> list[str]:
    """Another house style: spelling, quotes, dateline, byline, credits."""
    text = "\n".join(lines)
    for ours, theirs in STYLE.items():
        if draw.random() < 0.6:
            text = text.replace(ours, theirs)
    return ["By Ana Novak", f"LARNOW (AP) - {text}", "Reporting by Ana Novak; Editing by Al Toth"]


def lead_rewritten(lines: list[str], draw: random.Random) -> list[str]:
    """The first paragraph is the outlet's own, and one in ten others."""
    own = "The news came on a day when few in the capital had expected it and was met with silence."
    return [own, *(own[: len(line)] if draw.random() < 0.1 else line for line in lines[1:])]


def words_changed(lines: list[str], draw: random.Random) -> list[str]:
    """An editor's hand: one word in fifty is another."""
    return [" ".join("thing" if draw.random() < 0.02 else word for word in line.split()) for line in lines]


def tail_cut(lines: list[str], draw: random.Random) -> list[str]:
    """The last fifth to half is cut for length."""
    return lines[: max(2, round(len(lines) * draw.uniform(0.5, 0.8)))]


def brief(lines: list[str], draw: random.Random) -> list[str]:
    """A quarter of the paragraphs, in order, restyled."""
    kept = sorted(draw.sample(range(len(lines)), min(len(lines), max(2, len(lines) // 4))))
    return restyled([lines[at] for at in kept], draw)


def paragraphs_added(lines: list[str], draw: random.Random) -> list[str]:
    """A fifth of the text is the outlet's own reporting."""
    own = "Shop owners on the square told the Tide that trade had been slow since the day it all began."
    return [piece for line in lines for piece in ((line, own + line[:9]) if draw.random() < 0.2 else (line,))]


EDITS: tuple[Callable[[list[str], random.Random], list[str]], ...] = (
    restyled, lead_rewritten, words_changed, paragraphs_added, tail_cut, brief,
)  # fmt: skip


def lookalikes(reports: list[Report], size: int) -> Iterator[tuple[Report, Report]]:
    """Yield pairs of different outlets within two days that share the most words in title and lead."""
    vectors = TfidfVectorizer(stop_words="english", sublinear_tf=True, min_df=2).fit_transform(
        f"{report.title} {report.text[:600]}" for report in reports
    )
    pairs = []
    for start in range(0, len(reports), 500):
        likeness = (vectors[start : start + 500] @ vectors.T).tocoo()
        for row, column, value in zip(likeness.row + start, likeness.col, likeness.data, strict=True):
            one, other = reports[row], reports[column]
            if row < column and value > 0.3 and one.outlet != other.outlet:  # noqa: SIM102 - two tests, two reasons
                if one.published and other.published and abs(one.published - other.published) <= timedelta(days=2):
                    pairs.append((value, row, column))
    for _, row, column in sorted(pairs, reverse=True)[:size]:
        yield reports[row], reports[column]


def measure_pair(one: SplitReport, other: SplitReport, options: DedupeOptions) -> tuple[float, float]:
    ours, theirs = (take_fingerprint(each, shingle=options.shingle, shortest=options.shortest) for each in (one, other))
    short, long = sorted((ours, theirs), key=lambda each: each.shingles.size)
    return jaccard(ours, theirs), containment(short, long)


def show(name: str, pairs: list[tuple[SplitReport, SplitReport]], options: DedupeOptions) -> None:
    """Print what share of the pairs lies above each threshold, and what is found."""
    values = np.array([measure_pair(one, other, options) for one, other in pairs])
    for column, kind in enumerate(("Jaccard", "contained")):
        shares = "".join(f"{np.mean(values[:, column] >= threshold):>8.1%}" for threshold in THRESHOLDS)
        print(f"{name:<18}{kind:<10}{shares}  median {np.median(values[:, column]):.2f}")
    found = sum(len(dedupe_reports(pair, options=options).duplicates) for pair in pairs)
    print(f"{name:<18}found     {found / len(pairs):>8.1%} of {len(pairs)}\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--copies", type=int, default=300, help="articles copied in each way")
    parser.add_argument("--reports", type=int, default=10_000, help="articles searched for look-alikes, and timed")
    chosen = parser.parse_args()
    folder = chosen.data / "news_articles"
    if not folder.is_dir():
        sys.exit(f"error: nothing to measure on: {folder}: no such folder")
    options = DedupeOptions()
    reports = read_reports(folder, chosen.reports, seed=0)
    draw = random.Random(0)
    print(f"{'share at or above':<28}" + "".join(f"{threshold:>8}" for threshold in THRESHOLDS))
    for edit in EDITS:
        pairs = []
        for report in reports[: chosen.copies]:
            text = "\n".join(edit(report.text.split("\n"), draw))
            later = report.published and report.published + timedelta(hours=3)
            copy = replace(report, id=f"{report.id}-copy", outlet="The Tide", text=text, url="", published=later)
            pairs.append((split_report(report), split_report(copy)))
        show(edit.__name__, pairs, options)
    alike = [(split_report(one), split_report(other)) for one, other in lookalikes(reports, chosen.copies)]
    show("no copies", alike, options)

    split = split_reports(reports)
    began = time.process_time()
    deduped = dedupe_reports(split, options=options)
    took = time.process_time() - began
    print(f"{len(reports):,} articles, near-copies removed beforehand: {took:.1f} s, {len(deduped.duplicates)} copies")
    for duplicate in deduped.duplicates[:20]:
        kept = next(report for report in reports if report.id == duplicate.kept)
        print(f"  {duplicate.similarity:.2f} {duplicate.dropped.outlet}: {duplicate.dropped.title}")
        print(f"       {kept.outlet}: {kept.title}")


if __name__ == "__main__":
    main()
