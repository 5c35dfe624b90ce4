"""Wall time and peak memory of the whole pipeline, stage by stage, for growing numbers of reports.

    python benchmarks/speed.py [--data ../shared/data] [--sizes 10,100,1000,10000] [--writer bundled] [--jobs 2]

The reports are news articles cut to 600 words (`news_articles`, repeated with another outlet and other
names where more are asked for than there are). Each size runs in a process of its own, so that the
peak memory is its own: that of the process that holds everything, without its workers, which hold a
batch of stories at a time (`--jobs 1` does without them). Also prints the cold start of `summarize
news` on three reports, of `summarize --help`, and the growth exponent between sizes.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import math
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

WORDS = 600


class StageClock:
    """Takes the time of the first and the last news of each stage."""

    def __init__(self) -> None:
        self.first: dict[str, float] = {}
        self.last: dict[str, float] = {}

    def advance(self, stage: str, done: int, total: int | None) -> None:  # noqa: ARG002 - as Progress has it
        """Take the time."""
        now = time.perf_counter()
        self.first.setdefault(stage, now)
        self.last[stage] = now

    def seconds(self) -> dict[str, float]:
        """Return per stage the time from its first to its last news."""
        stages = sorted(self.first, key=lambda stage: self.first[stage])
        return {stage: self.last[stage] - self.first[stage] for stage in stages}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--sizes", default="10,100,1000,10000")
    parser.add_argument("--writer", default="bundled")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--run", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.run:
        run(arguments.run, arguments.writer, arguments.jobs)
        return
    articles = arguments.data / "news_articles"
    if not articles.exists():
        parser.error(f"no news articles at {articles}: give the folder of the data with --data")
    sizes = [int(size) for size in arguments.sizes.split(",")]
    print(f"writer {arguments.writer}, {arguments.jobs} processes, reports of {WORDS} words\n")
    results = []
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            path = Path(folder) / f"{size}.jsonl"
            write_reports(path, size, articles)
            results.append((size, measure(path, arguments.writer, arguments.jobs)))
            print_row(*results[-1], header=len(results) == 1)
        print_growth(results)
        path = Path(folder) / "three.jsonl"
        write_reports(path, 3, articles)
        for name, command in (
            ("summarize news, three reports", ["news", str(path), "--writer", arguments.writer]),
            ("summarize --help", ["--help"]),
        ):
            print(f"{name}: {cold_start(command):.2f} s (median of 5)")


def write_reports(path: Path, count: int, articles: Path) -> None:
    written = 0
    copy = 0
    with path.open("w", encoding="utf-8") as file:
        while written < count:
            for source in sorted(articles.glob("articles-*.jsonl.gz")):
                with gzip.open(source, "rt", encoding="utf-8") as lines:
                    for line in lines:
                        if written == count:
                            return
                        item = json.loads(line)
                        words = item["text"].split(" ")
                        if len(words) < WORDS:
                            continue
                        record = {
                            "id": f"{item['id']}-{copy}",
                            "title": item["title"],
                            "outlet": item["outlet"] + (f" {copy}" if copy else ""),
                            "published": item["date"],
                            "text": " ".join(words[:WORDS]),
                        }
                        file.write(json.dumps(record) + "\n")
                        written += 1
            copy += 1


def measure(path: Path, writer: str, jobs: int) -> dict[str, float]:
    command = [sys.executable, __file__, "--run", str(path), "--writer", writer, "--jobs", str(jobs)]
    result = subprocess.run(command, check=True, capture_output=True, text=True)
    figures: dict[str, float] = json.loads(result.stdout)
    return figures


def run(path: Path, writer: str, jobs: int) -> None:
    started = time.perf_counter()
    # Their import is part of what is measured.
    from summarize.options import Options  # noqa: PLC0415
    from summarize.pipeline import make_briefing, open_models  # noqa: PLC0415

    options = Options(writer=writer, jobs=jobs)
    open_models(options)
    loaded = time.perf_counter()
    clock = StageClock()
    # Without models of ours, as a user starts it: each process opens its own.
    briefing = make_briefing([str(path)], options, progress=clock)
    finished = time.perf_counter()
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    figures = {"load": loaded - started, **clock.seconds(), "all": finished - loaded}
    figures |= {"stories": len(briefing.summaries), "MB": own / 1024}
    print(json.dumps(figures))


def print_row(size: int, figures: dict[str, float], *, header: bool) -> None:
    if header:
        print(f"{'reports':>9}" + "".join(f"{name:>11}" for name in figures))
    cells = (f"{value:11.0f}" if name in {"stories", "MB"} else f"{value:10.2f}s" for name, value in figures.items())
    print(f"{size:9}" + "".join(cells), flush=True)


def print_growth(results: list[tuple[int, dict[str, float]]]) -> None:
    for (small, before), (large, after) in itertools.pairwise(results):
        exponent = math.log(after["all"] / before["all"]) / math.log(large / small)
        print(f"growth from {small} to {large}: exponent {exponent:.2f}")


def cold_start(command: list[str]) -> float:
    times = []
    for _ in range(5):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-m", "summarize", *command], check=True, capture_output=True)
        times.append(time.perf_counter() - started)
    return sorted(times)[2]


if __name__ == "__main__":
    main()
