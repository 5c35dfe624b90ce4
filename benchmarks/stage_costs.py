"""What each stage costs per report: processor time, memory here, and bytes to workers and back.

    python benchmarks/stage_costs.py [--data ../shared/data] [--reports 4000] [--stories 500] [--writer quote]

Everything runs in one process and one thread, so that processor time is that of the stage; grouping runs in partitions,
as it does beyond 10,000 reports. Reports are news articles cut to 600 words (see speed.py). Told are as many stories of
one report and, where the data has them, stories of three outlets. "sent" is what an engine would pickle for workers
and they for it; "here" is work that is not mapped and stays with the process that was started.
"""

from __future__ import annotations

import argparse
import gzip
import json
import pickle
import resource
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from speed import WORDS, write_reports

from summarize import pipeline
from summarize.cluster import cluster_reports
from summarize.dedupe import dedupe_reports
from summarize.engine import LocalEngine
from summarize.ingest import ingest_sources
from summarize.options import Options
from summarize.progress import SILENT
from summarize.split import split_report
from summarize.types import Progress, Report, SplitReport, Story

R = TypeVar("R")

#: What workers run.
TELL = pipeline._tell_batch  # noqa: SLF001


class Costs:
    """An engine of one process that notes what goes through it, and a clock for what does not."""

    def __init__(self, reports: int) -> None:
        self.reports = reports
        self.mapped = 0.0
        print(f"{'stage':10} {'where':8} {'ms':>8} {'kB kept':>9} {'kB sent':>9}   per report")

    def map(
        self, function: Any, items: Sequence[Any], *, batch: int, stage: str, progress: Progress, count: int = 0
    ) -> tuple[Any, ...]:
        """Do the work, and print what it costs."""
        before, start = resident(), time.process_time()
        results = LocalEngine(1).map(function, items, batch=batch, stage=stage, progress=progress)
        spent = time.process_time() - start
        grown, count = resident() - before, count or self.reports
        sample = range(0, len(items), max(1, len(items) // 10))
        sent = sum(
            len(pickle.dumps(items[at : at + batch])) + len(pickle.dumps(results[at : at + batch])) for at in sample
        )
        per_item = sent / max(1, sum(min(batch, len(items) - at) for at in sample))
        self._print(stage, "workers", spent, kept=grown, sent=per_item * len(items), count=count)
        self.mapped += time.process_time() - start
        return results

    def here(self, stage: str, function: Callable[[], R]) -> R:
        """Do what is not mapped, and print what it costs without what it maps."""
        self.mapped = 0.0
        before, start = resident(), time.process_time()
        result = function()
        spent = time.process_time() - start - self.mapped
        self._print(stage, "here", spent, kept=resident() - before, sent=0.0, count=self.reports)
        return result

    def _print(self, stage: str, where: str, seconds: float, *, kept: float, sent: float, count: int) -> None:
        print(f"{stage:10} {where:8} {seconds / count * 1e3:8.2f} {kept / count / 1e3:9.1f} {sent / count / 1e3:9.1f}")


def resident() -> float:
    """Return how many bytes of memory this process holds."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * resource.getpagesize()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--reports", type=int, default=4000)
    parser.add_argument("--stories", type=int, default=500)
    parser.add_argument("--writer", default="quote")
    arguments = parser.parse_args()
    if not (arguments.data / "news_articles").exists():
        parser.error(f"no news articles at {arguments.data}: give the folder of the data with --data")
    options = Options(writer=arguments.writer, jobs=1)
    costs = Costs(arguments.reports)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports.jsonl"
        write_reports(path, arguments.reports, arguments.data / "news_articles")
        ingested = costs.here("ingest", lambda: ingest(path, options))
    whole = costs.map(split, ingested, batch=100, stage="split", progress=SILENT)
    deduped = costs.here("dedupe", lambda: dedupe_reports(whole, options=options.dedupe))
    grouping = replace(options.cluster, whole_reports=1000, partition_reports=4000)
    clustered = costs.here("group", lambda: cluster_reports(deduped.kept, options=grouping, engine=costs))
    single = [story for story in clustered.stories if len(story.reports) == 1][: arguments.stories]
    for stage, stories in (("tell 1", single), ("tell 3", read_triples(arguments.data)[: arguments.stories // 3])):
        if stories:
            count = sum(len(story.reports) for story in stories)
            TELL(stories[:2], options=options)
            costs.map(partial(TELL, options=options), stories, batch=24, stage=stage, progress=SILENT, count=count)
    print(f"\npeak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")


def ingest(path: Path, options: Options) -> tuple[Report, ...]:
    """Read the reports of a file."""
    return ingest_sources(
        [str(path)], options=options.ingest, fetch=options.fetch, fetcher=None, stdin=None, progress=SILENT
    ).reports


def split(reports: Sequence[Report]) -> tuple[SplitReport, ...]:
    """Return reports with their sentences."""
    return tuple(split_report(report) for report in reports)


def read_triples(data: Path) -> list[Story]:
    """Return the events of which there are full articles by three outlets, cut as the other reports are."""
    with gzip.open(data / "news_articles" / "validation.jsonl.gz", "rt", encoding="utf-8") as lines:
        articles = {record["id"]: record for record in map(json.loads, lines)}
    stories = []
    for line in (data / "neutral_summaries" / "val.jsonl").read_text(encoding="utf-8").splitlines():
        found = [articles[name] for name in named(json.loads(line)["news_article_ids"]) if name in articles]
        if len(found) == 3:
            reports = [
                Report(
                    str(record["id"]),
                    record["outlet"],
                    record["title"],
                    " ".join(record["text"].split(" ")[:WORDS]),
                    "",
                    "",
                    None,
                    "en",
                    str(record["id"]),
                )
                for record in found
            ]
            stories.append(Story(f"s-{len(stories)}", split(reports)))
    return stories


def named(ids: Any) -> list[Any]:
    """Return the ids in a value, however they are nested in it."""
    values = ids.values() if isinstance(ids, dict) else ids
    return [name for value in values for name in (value if isinstance(value, list) else [value])]


if __name__ == "__main__":
    main()
