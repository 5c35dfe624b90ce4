"""How well the bundled writer words what the plan chose: beside quoting, LexRank and Lead, and its network alone.

    python benchmarks/writer.py [--data ../shared/data] [--events N] [--pairs 2000] [--words 50]

Event by event over the validation events of `neutral_summaries`: ROUGE F (rouge-score, stemmed) against the expert's
summary; the share of statements that are written (tested here: the words are no subsequence of one source sentence),
trimmed and quoted; the share carried by two or more sentences; bigrams that no source has; numbers and capitalised
words that no linked sentence has, by plain patterns that share no code with `summarize.verify`.

Then the network alone: its best draft against CNN/DailyMail highlights (validation) and the 500 held-back compressions,
and how often each check objects to its drafts before anything is chosen.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice, pairwise
from pathlib import Path

import numpy as np
from rouge_score.rouge_scorer import RougeScorer

sys.path.insert(0, str(Path(__file__).parent))
from real_news import MEASURES, Event, Told, lead, lexrank, missing_words, read_events, tell_event

from summarize.models import BundledWriter
from summarize.options import ClusterOptions, Options, PlanOptions
from summarize.pipeline import open_models
from summarize.split import split_report
from summarize.types import Point, Report, Request, Sentence, SplitReport, Task
from summarize.verify import verify_drafts

_WORD = re.compile(r"\w+(?:[.,'’]\w+)*")
#: Word overlap that a highlight's source sentences must have with it; as the training pairs have.
COVERED = 0.65


@dataclass(frozen=True)
class Row:
    """What is said of one system."""

    name: str
    told: Sequence[Told]
    references: Sequence[str]

    def print(self, scorer: RougeScorer, sources: Sequence[Sequence[str]]) -> None:
        """Print the row; `sources` are the sentences of each event."""
        scores = mean_rouge(scorer, [told.text for told in self.told], self.references)
        length = np.mean([len(told.text.split()) for told in self.told])
        line = f"{self.name:22}" + "".join(f"{score:7.3f}" for score in scores) + f"{length:7.1f}"
        made = [
            (statement, source)
            for told, source in zip(self.told, sources, strict=True)
            for statement in told.statements
        ]
        if made:
            kinds = Counter(kind_of(statement.text, source) for statement, source in made)
            shares = [100 * kinds[kind] / len(made) for kind in ("written", "trimmed", "quoted")]
            several = 100 * sum(len(statement.links) > 1 for statement, _ in made) / len(made)
            novel = 100 * np.mean([novel_bigrams(statement.text, source) for statement, source in made])
            foreign = sum(len(missing_words(statement)) for statement, _ in made)
            line += "".join(f"{share:8.0f}%" for share in shares) + f"{several:8.0f}%{novel:7.1f}%{foreign:9}"
        print(line, flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--events", type=int, default=0, help="only the first N events")
    parser.add_argument("--pairs", type=int, default=2000, help="highlights on which the network is measured alone")
    parser.add_argument("--words", type=int, default=50)
    parser.add_argument("--show", type=int, default=0, help="print the first N summaries")
    arguments = parser.parse_args()
    validation = arguments.data / "neutral_summaries" / "val.jsonl"
    if not validation.exists():
        parser.error(f"no evaluation data at {validation}: give its folder with --data")
    scorer = RougeScorer(list(MEASURES), use_stemmer=True)
    events = read_events(validation)[: arguments.events or None]
    compare_summaries(events, scorer, arguments.words, arguments.show)
    network = BundledWriter.load()
    measure_alone(network, highlights(arguments.data, arguments.pairs), "highlights", scorer)
    measure_alone(network, compressions(arguments.data), "compression", scorer)


def compare_summaries(events: Sequence[Event], scorer: RougeScorer, words: int, show: int) -> None:
    sources = [[text for _, _, text in split_event(event)] for event in events]
    references = [event.summary for event in events]
    print(f"{len(events)} events, at most {words} words")
    print(
        f"{'':22}{'R-1':>7}{'R-2':>7}{'R-L':>7}{'words':>7}{'written':>9}{'trimmed':>9}{'quoted':>9}{'2+ links':>9}"
        f"{'novel':>8}{'foreign':>9}"
    )
    for name, summarise in (("Lead", lead), ("LexRank", lexrank)):
        Row(name, [Told(summarise(event, words)) for event in events], references).print(scorer, sources)
    for writer in ("quote", "bundled"):
        options = Options(writer=writer, plan=PlanOptions(words=words), jobs=1)
        models = open_models(options)
        one = replace(options, cluster=ClusterOptions(one_story=True))
        told = [tell_event(event, one, models) for event in events]
        Row(f"--writer {writer}", told, references).print(scorer, sources)
    for event, summary in list(zip(events, told, strict=True))[:show]:
        print(f"\n{event.id}")
        for statement in summary.statements:
            print(f"  [{statement.origin.value}, {len(statement.links)} links] {statement.text}")


def split_event(event: Event) -> Iterator[tuple[int, int, str]]:
    for number, (title, text) in enumerate(event.reports):
        for sentence in split_report(Report(str(number), "", title, text, "", "", None, "en", "")).sentences:
            yield number, sentence.index, sentence.text


def kind_of(text: str, sources: Sequence[str]) -> str:
    """Return how freely a statement is worded, by its words alone."""
    if text in sources:
        return "quoted"
    words = _WORD.findall(text.casefold())
    for source in sources:
        left = iter(_WORD.findall(source.casefold()))
        if all(word in left for word in words):
            return "trimmed"
    return "written"


def novel_bigrams(text: str, sources: Sequence[str]) -> float:
    """Return the share of a text's word pairs that no source has."""
    told = set(pairwise(_WORD.findall(text.casefold())))
    known = set(chain.from_iterable(pairwise(_WORD.findall(source.casefold())) for source in sources))
    return len(told - known) / max(1, len(told))


def mean_rouge(scorer: RougeScorer, texts: Sequence[str], references: Sequence[str]) -> tuple[float, ...]:
    scores = [scorer.score(reference, text) for text, reference in zip(texts, references, strict=True)]
    return tuple(float(np.mean([score[measure].fmeasure for score in scores])) for measure in MEASURES)


@dataclass(frozen=True)
class Pair:
    """Source sentences and the sentence that they carry."""

    sources: tuple[str, ...]
    target: str


def highlights(data: Path, count: int) -> Iterator[Pair]:
    """Yield highlights whose content one or two sentences of the article hold."""
    return islice(chain.from_iterable(map(align, read_highlights(data))), count)


def read_highlights(data: Path) -> Iterator[dict[str, str]]:
    for path in sorted((data / "highlights").glob("val-*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def align(article: dict[str, str]) -> Iterator[Pair]:
    body = article["article"]
    sentences = [one.text for one in split_report(Report("a", "", "", body, "", "", None, "en", "")).sentences[:40]]
    stems = [frozenset(word for word in _WORD.findall(text) if len(word) > 3) for text in sentences]
    for found in re.findall(r"<s>(.*?)</s>", article["abstract"]):
        target = found.strip()
        wanted = frozenset(word for word in _WORD.findall(target) if len(word) > 3)
        if len(wanted) < 4:
            continue
        first = max(range(len(stems)), key=lambda at: len(wanted & stems[at]), default=-1)
        if first < 0:
            continue
        second = max(range(len(stems)), key=lambda at: len((wanted - stems[first]) & stems[at]))
        chosen = [first] if wanted <= stems[first] else sorted({first, second})
        if len(wanted & frozenset().union(*(stems[at] for at in chosen))) >= COVERED * len(wanted):
            yield Pair(tuple(sentences[at] for at in chosen), target)


def compressions(data: Path) -> Iterator[Pair]:
    lines = (data / "compression" / "pairs.jsonl").read_text(encoding="utf-8").splitlines()
    for row in map(json.loads, lines[-500:]):
        yield Pair((row["sentence"],), row["compression"])


def measure_alone(network: BundledWriter, pairs: Iterator[Pair], name: str, scorer: RougeScorer) -> None:
    """Print how near the best draft comes to its target, and what the checks say of all drafts."""
    known = list(pairs)
    requests = [make_request(pair) for pair in known]
    written = network.write(requests)
    best = [drafts[0].text if drafts else "" for drafts in written]
    scores = mean_rouge(scorer, best, [pair.target for pair in known])
    first = mean_rouge(scorer, [pair.sources[0] for pair in known], [pair.target for pair in known])
    print(
        f"\nnetwork alone on {len(known)} pairs of {name}: ROUGE" + "".join(f" {score:.3f}" for score in scores), end=""
    )
    print(" (the first source sentence:" + "".join(f" {score:.3f}" for score in first) + ")")
    count, objected = 0, Counter[str]()
    for request, drafts in zip(requests, written, strict=True):
        for verdict in verify_drafts(drafts, request.reports, options=Options().verify):
            count += 1
            objected.update({finding.check for finding in verdict.findings} or {"(none)"})
    shares = ", ".join(f"{check} {100 * times / max(1, count):.1f}%" for check, times in objected.most_common())
    print(f"{count} drafts, objections before choosing: {shares}", flush=True)


def make_request(pair: Pair) -> Request:
    reports: dict[str, SplitReport] = {}
    sentences: list[Sentence] = []
    for number, text in enumerate(pair.sources):
        sentence = Sentence(f"r{number}", 0, 0, len(text), text)
        sentences.append(sentence)
        reports[sentence.report_id] = SplitReport(
            Report(sentence.report_id, "", "", text, "", "", None, "en", ""), (sentence,)
        )
    return Request(Task.STATEMENT, Point(tuple(sentences), 1.0), reports)


if __name__ == "__main__":
    main()
