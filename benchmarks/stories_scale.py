"""How grouping grows: wall and CPU time, peak memory and growth exponent for more and more reports.

    nice python benchmarks/stories_scale.py --data ../shared/data --sizes 1000 10000 100000 --index 100000

The stream: real articles in the order of their dates, each run by one to forty outlets in words of their own (title
and sentences dropped, cut, turned round and reworded), within two days; reports come from 330 a day (of 1,000) to
6,700 a day (of 1,000,000), one in fifty without a time. When the articles are used up they come again with their
names changed for others of like frequency, and other numbers. The truth that B-cubed is measured on is too fine: copies
of one article belong together, but two articles of two outlets on one happening count as two.

Counted: making the reports (0.1 ms each, printed), reading their signals, vectors, candidates, comparing, joining.
Not counted: ingesting and splitting, which grow evenly. No encoder. Memory is that of all processes together.
"""

from __future__ import annotations

import argparse
import calendar
import gzip
import json
import math
import os
import pickle
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache, partial
from itertools import islice
from pathlib import Path
from typing import overload

import numpy as np
from numpy.typing import NDArray

from summarize.cluster import StoryIndex
from summarize.cluster.partition import group_table, read_tables
from summarize.cluster.tables import SignalTable, join_tables
from summarize.engine import LocalEngine
from summarize.options import ClusterOptions
from summarize.progress import SILENT
from summarize.split import split_report
from summarize.types import Progress, Report, Sentence, SplitReport

START = datetime(2031, 1, 6, tzinfo=UTC)
BATCH = 1_000
MOST_COPIES = 40
#: As much of an article as outlets' versions are made from; grouping reads the first hundred words.
CHARACTERS = 1_600
UNDATED = 0.02
#: Reports that are added to an index.
NEW = 1_000
SYNONYMS = {
    word: others
    for others in (
        ("said", "stated", "told reporters"),
        ("killed", "dead"),
        ("announced", "declared", "made known"),
        ("officials", "authorities"),
        ("lawmakers", "legislators"),
        ("big", "large", "sizeable"),
        ("attack", "assault"),
        ("plan", "proposal", "scheme"),
        ("deal", "agreement", "accord"),
        ("says", "states"),
        ("against", "opposing"),
        ("president", "leader"),
        ("police", "officers"),
        ("shows", "reveals"),
        ("court", "judges"),
        ("begin", "start"),
        ("people", "persons"),
        ("vote", "ballot"),
    )
    for word in others
}
CAPITAL = re.compile(r"\b[A-Z][a-z]{2,}\b")
NUMBER = re.compile(r"\b\d{1,3}\b")
WORD = re.compile(r"[A-Za-z]+")
CALENDAR = frozenset([*calendar.day_name, *calendar.month_name])
#: Names, one after the other by frequency, that change places with each other.
SWAPPED = 40


@dataclass(frozen=True, slots=True)
class Article:
    """What reports are made from."""

    title: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Planned:
    """One report of the stream."""

    article: int
    #: How often the articles had been used up before.
    round: int
    copy: int
    published: datetime | None

    @property
    def id(self) -> str:
        """Return the report's id."""
        return f"{self.round}-{self.article}-{self.copy}"


@dataclass(frozen=True, slots=True)
class Source:
    """What a stream is made from."""

    articles: tuple[Article, ...]
    #: Words of names, the most frequent first; and of each round, another name for each.
    names: tuple[str, ...]
    swapped: dict[int, dict[str, str]] = field(default_factory=dict)

    def swap_names(self, number: int) -> dict[str, str]:
        """Return another name for each, about as frequent: how rare words are is what grouping goes by."""
        if number not in self.swapped:
            others = self.swapped.setdefault(number, {})
            chance = random.Random(number)
            for start in range(0, len(self.names), SWAPPED):
                block = list(self.names[start : start + SWAPPED])
                chance.shuffle(block)
                others.update(zip(self.names[start : start + SWAPPED], block, strict=True))
        return self.swapped[number]


class Stream(Sequence[Planned]):
    """Planned reports, in a few bytes each.

    Args:
        numbers: Article, round and copy of each.
        seconds: From the start to its time; not a number where it has none.
    """

    def __init__(self, numbers: NDArray[np.int32], seconds: NDArray[np.float64]) -> None:
        self.numbers, self.seconds = numbers, seconds

    def __len__(self) -> int:
        return len(self.seconds)

    @overload
    def __getitem__(self, place: int) -> Planned: ...
    @overload
    def __getitem__(self, place: slice) -> Stream: ...
    def __getitem__(self, place: int | slice) -> Planned | Stream:
        if isinstance(place, slice):
            return Stream(self.numbers[place], self.seconds[place])
        article, number, copy = self.numbers[place].tolist()
        seconds = float(self.seconds[place])
        return Planned(article, number, copy, None if math.isnan(seconds) else START + timedelta(seconds=seconds))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--articles", type=Path, help="made by an earlier run; made anew and removed when not given")
    parser.add_argument("--index", type=int, default=0, help="add 1,000 reports to an index of so many, too")
    parser.add_argument("--steps", action="store_true", help="say on stderr how far a run is, and what it holds")
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        if given.index:
            measure_index(given.articles, given.index, given.jobs)
        else:
            measure(given.articles, given.sizes[0], given.jobs, Steps() if given.steps else SILENT)
        return 0
    if not (given.data / "news_articles").exists():
        print(f"error: no data: {given.data / 'news_articles'}: not found", file=sys.stderr)
        print("hint: name the folder that holds news_articles/ with --data", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        path = given.articles or Path(folder) / "articles.pickle"
        if not path.exists():
            read = read_articles(given.data)
            path.write_bytes(b"".join(map(pickle.dumps, (len(read), read, rank_names(read)))))
            del read
        print(f"load before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores; {given.jobs} processes")
        print("  reports  a day  wall s   CPU s  MB peak  stories  B-cubed P      R     F1  exponent wall  CPU")
        before: tuple[int, float, float] | None = None
        for size in given.sizes:
            arguments = [sys.executable, __file__, "--one", "--articles", str(path), "--jobs", str(given.jobs)]
            arguments += ["--sizes", str(size), *(["--steps"] if given.steps else [])]
            done = subprocess.run(arguments, check=True, stdout=subprocess.PIPE, text=True)
            line, wall, cpu = done.stdout.rsplit("\t", 2)
            grown = ""
            if before:
                ratio = math.log(size / before[0])
                grown = (
                    f"{math.log(float(wall) / before[1]) / ratio:14.2f} {math.log(float(cpu) / before[2]) / ratio:4.2f}"
                )
            before = (size, float(wall), float(cpu))
            print(line + grown, flush=True)
        if given.index:
            arguments = [sys.executable, __file__, "--one", "--articles", str(path), "--jobs", str(given.jobs)]
            subprocess.run([*arguments, "--index", str(given.index)], check=True)
        print(f"load after: {os.getloadavg()[0]:.1f}")
    return 0


# ---------------------------------------------------------------- the stream


def read_articles(data: Path) -> tuple[Article, ...]:
    """Return the articles in the order of their dates."""
    found: list[tuple[str, str, Article]] = []
    for path in sorted((data / "news_articles").glob("articles-*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for entry in map(json.loads, lines):
                if not re.fullmatch(r"20\d\d-\d\d-\d\d", entry["date"] or ""):
                    continue
                text = entry["text"][:CHARACTERS].rsplit(" ", 1)[0]
                report = Report(entry["id"], "", entry["title"], text, "", "", None, "en", "")
                sentences = tuple(sentence.text for sentence in split_report(report).sentences[:-1])
                if len(sentences) > 2:
                    found.append((entry["date"], entry["id"], Article(entry["title"], sentences)))
    return tuple(article for _, _, article in sorted(found, key=lambda one: one[:2]))


def plan_stream(articles: int, size: int) -> Stream:
    """Return the reports of a stream in order of time, those without one last."""
    chance = random.Random(size)
    copies: list[int] = []
    count = 0
    while count < size:
        more = [min(MOST_COPIES, int(chance.random() ** -0.8)) for _ in range(max(1, size // 100))]
        copies.extend(more)
        count += sum(more)
    days = 3 * (size / 1000) ** 0.57
    numbers = np.empty((size, 3), dtype=np.int32)
    seconds = np.empty(size)
    rows = ((number, copy) for number, count in enumerate(copies) for copy in range(count))
    for row, (number, copy) in enumerate(islice(rows, size)):
        first = days * number / len(copies)
        hours = 0.0 if copy == 0 else min(48.0, chance.expovariate(1 / 8))
        numbers[row] = number % articles, number // articles, copy
        seconds[row] = round((first * 24 + hours) * 3600, 6) if chance.random() >= UNDATED else np.nan
    # As `order_reports` has it: by time, and then by id.
    order = np.lexsort(
        (np.array([f"{number}-{article}-{copy}" for article, number, copy in numbers.tolist()]), seconds)
    )
    return Stream(numbers[order], seconds[order])


def make_report(source: Source, planned: Planned) -> SplitReport:
    """Return a planned report, the same in every run."""
    article = source.articles[planned.article]
    title, sentences = article.title, list(article.sentences)
    if planned.copy:
        chance = random.Random(planned.id)
        title = reword(title, chance, 0.25)
        sentences = rewrite(sentences, source.articles, chance)
    if planned.round:
        names = source.swap_names(planned.round)
        title = rename(title, planned.round, names)
        sentences = [rename(sentence, planned.round, names) for sentence in sentences]
    text = " ".join(sentences)
    places: list[Sentence] = []
    start = 0
    for index, sentence in enumerate(sentences):
        places.append(Sentence(planned.id, index, start, start + len(sentence), sentence))
        start += len(sentence) + 1
    return SplitReport(Report(planned.id, "", title, text, "", "", planned.published, "en", planned.id), tuple(places))


def rewrite(sentences: Sequence[str], articles: Sequence[Article], chance: random.Random) -> list[str]:
    """Return an article's sentences as another outlet would run them."""
    kept = [sentence for sentence in sentences if chance.random() < 0.75] or list(sentences[:2])
    if len(kept) > 1 and chance.random() < 0.4:
        kept[0], kept[1] = kept[1], kept[0]
    if chance.random() < 0.3:
        other = articles[chance.randrange(len(articles))].sentences
        kept.insert(chance.randrange(1, len(kept) + 1), chance.choice(other))
    return [cut_clause(reword(sentence, chance, 0.08), chance) for sentence in kept]


def cut_clause(sentence: str, chance: random.Random) -> str:
    clauses = sentence.split(", ")
    if len(clauses) > 2 and chance.random() < 0.5:
        del clauses[chance.randrange(1, len(clauses) - 1)]
    return ", ".join(clauses)


def reword(text: str, chance: random.Random, dropped: float) -> str:
    words: list[str] = []
    for word in text.split():
        if word in SYNONYMS:
            words.append(chance.choice(SYNONYMS[word]))
        elif chance.random() >= dropped:
            words.append(word)
    return " ".join(words) or text


def rename(text: str, number: int, names: Mapping[str, str]) -> str:
    """Return a text about somebody else, somewhere else."""
    return NUMBER.sub(
        lambda match: str((int(match[0]) * 7 + number * 13) % 997), CAPITAL.sub(lambda m: names.get(m[0], m[0]), text)
    )


def rank_names(articles: Sequence[Article]) -> tuple[str, ...]:
    """Return the words of names in articles, the most frequent first."""
    capital: Counter[str] = Counter()
    plain: Counter[str] = Counter()
    for article in articles:
        for sentence in article.sentences:
            words = WORD.findall(sentence)
            # The first word has a capital anyway.
            capital.update(word for word in words[1:] if CAPITAL.fullmatch(word))
            plain.update(word for word in words if word.islower())
    return tuple(word for word, count in capital.most_common() if plain[word.lower()] < count and word not in CALENDAR)


@cache
def open_source(path: Path) -> Source:
    with path.open("rb") as file:
        pickle.load(file)
        return Source(pickle.load(file), pickle.load(file))


def count_articles(path: Path) -> int:
    with path.open("rb") as file:
        count: int = pickle.load(file)
    return count


def read_planned(batches: Sequence[Stream], *, articles: Path, options: ClusterOptions) -> tuple[SignalTable, ...]:
    """Return the signals of each batch of planned reports."""
    source = open_source(articles)
    return tuple(
        table
        for batch in batches
        for table in read_tables([[make_report(source, planned) for planned in batch]], options=options)
    )


# ---------------------------------------------------------------- measuring


def measure(articles: Path, size: int, jobs: int, progress: Progress = SILENT) -> None:
    """Print the figures of one size, with wall and CPU seconds at the end."""
    planned = plan_stream(count_articles(articles), size)
    options = ClusterOptions()
    peak = Peak()
    start = time.perf_counter()
    used = count_cpu()
    with LocalEngine(jobs) as engine:
        # A stretch of the stream is the work of one call.
        batches = [planned[first : first + BATCH] for first in range(0, size, BATCH)]
        read = partial(read_planned, articles=articles, options=options)
        tables = engine.map(read, batches, batch=1, stage="read", progress=progress)
        table = join_tables(tables)
        del tables
        groups = group_table(table, options=options, engine=engine, progress=progress)
        wall, cpu = time.perf_counter() - start, count_cpu() - used
    most = peak.stop()
    precision, recall = score(planned.numbers[:, 1].astype(np.int64) * len(planned) + planned.numbers[:, 0], groups)
    days = 3 * (size / 1000) ** 0.57
    both = 2 * precision * recall / (precision + recall)
    print(
        f"{size:9,} {size / days:6,.0f} {wall:7.1f} {cpu:7.1f} {most / 1e6:8,.0f} {len(groups):8,}"
        f" {precision:10.3f} {recall:6.3f} {both:6.3f}\t{wall}\t{cpu}"
    )


def measure_index(articles: Path, size: int, jobs: int) -> None:
    """Print what it takes to add 1,000 reports to an index."""
    source = open_source(articles)
    planned = [one for one in plan_stream(len(source.articles), size + NEW) if one.published]
    last = planned[-1].published or START
    reports = [make_report(source, one) for one in planned]
    index = StoryIndex()
    with LocalEngine(jobs) as engine:
        index.add(reports[:-NEW], now=last, engine=engine)
    data = index.to_bytes()
    print(f"index of {len(index):,} reports, {len(index.stories()):,} stories: {len(data) / 1e6:.1f} MB")
    steps = [(time.perf_counter(), count_cpu())]
    index = StoryIndex.from_bytes(data)
    steps.append((time.perf_counter(), count_cpu()))
    update = index.add(reports[-NEW:], now=last)
    steps.append((time.perf_counter(), count_cpu()))
    index.to_bytes()
    steps.append((time.perf_counter(), count_cpu()))
    for name, (wall, cpu), (till, used) in zip(("read", "add", "write"), steps, steps[1:], strict=False):
        print(f"  {name:6} {till - wall:6.1f} s wall, {used - cpu:6.1f} s CPU")
    print(
        f"  {NEW:,} new reports: {len(update.founded):,} new stories, {len(update.grown):,} grown, "
        f"{len(update.merged)} merged, {sum(story.continues is not None for story in update.stories)} follow-ups"
    )


def count_cpu() -> float:
    """Return the seconds that this process and its children took, those included that have ended."""
    ticks = 0
    for process in find_family(os.getpid()):
        try:
            fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        ticks += sum(map(int, fields[11:15]))
    return ticks / os.sysconf("SC_CLK_TCK")


class Steps:
    """Says how far a run is, every few seconds, and what each process holds."""

    def __init__(self) -> None:
        self._start = self._told = time.perf_counter()

    def advance(self, stage: str, done: int, total: int | None) -> None:
        """Say it, if it is time."""
        now = time.perf_counter()
        if now - self._told > 5 or done in {0, total}:
            held = " ".join(f"{read_memory(process) / 1e6:,.0f}" for process in find_family(os.getpid()))
            print(f"{now - self._start:7.1f} s  {stage} {done} of {total}  MB {held}", file=sys.stderr, flush=True)
            self._told = now


class Peak:
    """The most memory that this process and its children held together, shared pages divided among them."""

    def __init__(self) -> None:
        self._most = 0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def stop(self) -> int:
        """Return the peak in bytes."""
        self._done.set()
        self._thread.join()
        return self._most

    def _watch(self) -> None:
        while not self._done.wait(0.5):
            self._most = max(self._most, sum(map(read_memory, find_family(os.getpid()))))


def find_family(root: int) -> Iterator[int]:
    yield root
    for path in Path(f"/proc/{root}/task").glob("*/children"):
        try:
            for child in path.read_text().split():
                yield from find_family(int(child))
        except OSError:
            continue


def read_memory(process: int) -> int:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


def score(happenings: NDArray[np.int64], groups: Sequence[Sequence[int]]) -> tuple[float, float]:
    """Return B-cubed precision and recall."""
    truth = happenings.tolist()
    sizes = Counter(truth)
    precision = recall = 0.0
    for group in groups:
        for name, count in Counter(truth[row] for row in group).items():
            precision += count * count / len(group)
            recall += count * count / sizes[name]
    return precision / len(truth), recall / len(truth)


if __name__ == "__main__":
    raise SystemExit(main())
