"""Summaries of real news against expert summaries: quality, neutrality, and whether the links hold.

    python benchmarks/real_news.py [--data ../shared/data] [--words 50] [--writer bundled] [--events N] [--show N]

Runs the whole pipeline over the validation events of `neutral_summaries` in three ways: event by
event (three openings of outlets A, B and C), as one stream of all reports, and event by event with
the full articles where two or more are known. Prints ROUGE F (rouge-score, stemmed), words per
summary, loaded words per 100 words, the share of statements whose links hold, and links per
statement; beside it, in the same run, Lead, LexRank (sumy) and a TF-IDF centroid.

Whether links hold is tested with plain patterns that share no code with `summarize.verify`.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from rouge_score.rouge_scorer import RougeScorer
from sklearn.feature_extraction.text import TfidfVectorizer
from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.summarizers.lex_rank import LexRankSummarizer

from summarize.options import ClusterOptions, Options, PlanOptions
from summarize.pipeline import Models, make_briefing, open_models
from summarize.split import split_report
from summarize.types import Briefing, Report, Statement

OUTLETS = ("A", "B", "C")
MEASURES = ("rouge1", "rouge2", "rougeL")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_CAPITALISED = re.compile(r"[A-Z][^\W_]*")
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")


@dataclass(frozen=True)
class Event:
    """Reports of one happening, and an expert's summary of it."""

    id: str
    #: Title and text per outlet.
    reports: tuple[tuple[str, str], ...]
    summary: str


@dataclass(frozen=True)
class Told:
    """A summary as text, with the statements it was made of where it was made by us."""

    text: str
    statements: tuple[Statement, ...] = ()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--words", type=int, default=50, help="most words per summary (default: 50)")
    parser.add_argument("--sentences", type=int, default=3)
    parser.add_argument("--writer", default="bundled")
    parser.add_argument("--events", type=int, default=0, help="only the first N events")
    parser.add_argument("--show", type=int, default=0, help="print the first N summaries with their sources")
    parser.add_argument("--skip-stream", action="store_true")
    parser.add_argument("--unchecked", action="store_true", help="tell the events without checks, too, and compare")
    arguments = parser.parse_args()
    source = arguments.data / "neutral_summaries" / "val.jsonl"
    if not source.exists():
        parser.error(f"no evaluation data at {source}: give its folder with --data")
    events = read_events(source)[: arguments.events or None]
    full = read_full_events(source, arguments.data / "news_articles" / "validation.jsonl.gz")
    full = full[: arguments.events or None]
    options = Options(
        writer=arguments.writer, plan=PlanOptions(sentences=arguments.sentences, words=arguments.words), jobs=1
    )
    models = open_models(options)
    loaded = read_loaded_words(arguments.data / "loaded_words")
    scorer = RougeScorer(list(MEASURES), use_stemmer=True)

    print(f"writer {arguments.writer}, at most {arguments.sentences} statements and {arguments.words} words\n")
    print(f"{'':34}{'R-1':>7}{'R-2':>7}{'R-L':>7}{'words':>7}{'loaded':>8}{'links ok':>10}{'links/st.':>10}")
    one = replace(options, cluster=ClusterOptions(one_story=True))
    references = [event.summary for event in events]
    print_row(scorer, loaded, "expert summaries", references, [Told(text) for text in references])
    for name, summarise in (("lead", lead), ("LexRank", lexrank), ("TF-IDF centroid", centroid)):
        told = [Told(summarise(event, arguments.words)) for event in events]
        print_row(scorer, loaded, f"{name}, {len(events)} events", references, told)
    ours = [tell_event(event, one, models) for event in events]
    print_row(scorer, loaded, f"ours, {len(events)} events", references, ours)
    references_full = [event.summary for event in full]
    for name, summarise in (("lead", lead), ("TF-IDF centroid", centroid)):
        told = [Told(summarise(event, arguments.words)) for event in full]
        print_row(scorer, loaded, f"{name}, {len(full)} with articles", references_full, told)
    ours_full = [tell_event(event, one, models) for event in full]
    print_row(scorer, loaded, f"ours, {len(full)} with articles", references_full, ours_full)
    if not arguments.skip_stream:
        stream, stories = tell_stream(events, options, models)
        print_row(scorer, loaded, f"ours, stream of {3 * len(events)}", references, stream)
        print(f"\nstream: {stories} stories from {len(events)} events")
    if arguments.unchecked:
        unchecked = [tell_event(event, one, replace(models, checks=())) for event in events]
        print_cost(ours, unchecked)
    print_origins(ours, "events")
    print_origins(ours_full, "with articles")
    for event, told in list(zip(events, ours, strict=True))[: arguments.show]:
        show(event, told)


def read_events(path: Path) -> list[Event]:
    events = []
    for line in path.read_text("utf-8").splitlines():
        item = json.loads(line)
        reports = tuple((report["title"], report["text"]) for report in item["reports"])
        events.append(Event(item["id"], reports, item["summary"]))
    return events


def read_full_events(path: Path, articles: Path) -> list[Event]:
    """Return the events of which two or more reports are known in full."""
    with gzip.open(articles, "rt", encoding="utf-8") as lines:
        texts = {item["id"]: (item["title"], item["text"]) for item in map(json.loads, lines)}
    events = []
    for line in path.read_text("utf-8").splitlines():
        item = json.loads(line)
        known = [next((texts[i] for i in ids if i in texts), None) for ids in item["news_article_ids"]]
        reports = tuple(report for report in known if report)
        if len(reports) > 1:
            events.append(Event(item["id"], reports, item["summary"]))
    return events


def read_loaded_words(folder: Path) -> frozenset[str]:
    """Return the words of the NPOV lexicon, and those of BABE.

    A word counts as BABE's when annotators marked it in three sentences or more, and in at least
    half of those that use it.
    """
    words = {line.strip() for line in (folder / "npov_lexicon.txt").read_text("utf-8").splitlines()}
    marked: Counter[str] = Counter()
    used: Counter[str] = Counter()
    with (folder / "babe_sentences.csv").open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines, delimiter=";"):
            marked.update(set(_WORD.findall((row["biased_words"] or "").lower())))
            used.update(set(_WORD.findall(row["text"].lower())))
    words |= {word for word, count in marked.items() if count >= 3 and 2 * count >= used[word]}
    return frozenset(word for word in words if word and not word.startswith("#"))


def tell_event(event: Event, options: Options, models: Models) -> Told:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports.jsonl"
        write_reports(path, [event])
        briefing = make_briefing([str(path)], options, models)
    return told_of(briefing, 0) if briefing.summaries else Told("")


def tell_stream(events: Sequence[Event], options: Options, models: Models) -> tuple[list[Told], int]:
    """Tell all events as one stream; each event gets the story that holds most of its reports."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports.jsonl"
        write_reports(path, events)
        briefing = make_briefing([str(path)], options, models)
    votes: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for number, summary in enumerate(briefing.summaries):
        for report in summary.story.reports:
            votes[report.report.id.partition("/")[0]][number] += 1
    told = []
    for event in events:
        best = min(votes[event.id].items(), key=lambda pair: (-pair[1], pair[0]), default=None)
        told.append(told_of(briefing, best[0]) if best else Told(""))
    return told, len(briefing.summaries)


def write_reports(path: Path, events: Sequence[Event]) -> None:
    with path.open("w", encoding="utf-8") as file:
        for event in events:
            for outlet, (title, text) in zip(OUTLETS, event.reports, strict=False):
                record = {"id": f"{event.id}/{outlet}", "title": title, "text": text, "outlet": outlet}
                file.write(json.dumps(record) + "\n")


def told_of(briefing: Briefing, number: int) -> Told:
    summary = briefing.summaries[number]
    texts = {report.id: report.text for report in briefing.reports}
    for statement in summary.statements:
        for link in statement.links:
            if texts[link.report_id][link.start : link.end] != link.exact:
                raise AssertionError(f"link text differs from the input at its offsets: {link}")
    return Told(" ".join(statement.text for statement in summary.statements), summary.statements)


def links_hold(statement: Statement) -> bool:
    """Return whether every number and every capitalised word of a statement stands in its linked text."""
    return bool(statement.links) and not missing_words(statement)


def missing_words(statement: Statement) -> list[str]:
    source = " ".join(link.exact for link in statement.links)
    numbers = set(_NUMBER.findall(source))
    names = set(_CAPITALISED.findall(source))
    missing = [number for number in _NUMBER.findall(statement.text) if number not in numbers]
    # The first word has a capital because it opens the sentence, not because it is a name.
    opening = re.match(r"\W*\w+", statement.text)
    start = opening.end() if opening else 0
    return missing + [word for word in _CAPITALISED.findall(statement.text, start) if word not in names]


def print_row(
    scorer: RougeScorer, loaded: frozenset[str], name: str, references: Sequence[str], told: Sequence[Told]
) -> None:
    scores = np.zeros(3)
    for reference, summary in zip(references, told, strict=True):
        result = scorer.score(reference, summary.text)
        scores += [result[measure].fmeasure for measure in MEASURES]
    scores /= len(told)
    words = [_WORD.findall(summary.text.lower()) for summary in told]
    count = sum(map(len, words))
    share = 100 * sum(word in loaded for found in words for word in found) / max(1, count)
    length = sum(len(summary.text.split()) for summary in told) / len(told)
    statements = [statement for summary in told for statement in summary.statements]
    row = f"{name:34}{scores[0]:7.3f}{scores[1]:7.3f}{scores[2]:7.3f}{length:7.1f}{share:8.2f}"
    if statements:
        held = sum(map(links_hold, statements)) / len(statements)
        row += f"{100 * held:9.1f}%{sum(len(s.links) for s in statements) / len(statements):10.2f}"
    print(row, flush=True)
    for statement in statements:
        for word in missing_words(statement):
            print(f"    not in its links: {word!r} in {statement.text!r}")


def print_origins(told: Sequence[Told], name: str) -> None:
    statements = [statement for summary in told for statement in summary.statements]
    origins = Counter(statement.origin.value for statement in statements)
    shares = ", ".join(f"{origin} {100 * count / len(statements):.0f}%" for origin, count in sorted(origins.items()))
    full = sum(len(summary.statements) >= 1 for summary in told)
    several = sum(len(statement.links) > 1 for statement in statements) / len(statements)
    print(
        f"{name}: {len(statements)} statements ({shares}); {full} of {len(told)} have a summary;"
        f" {100 * several:.0f}% of statements rest on two sentences or more"
    )


def print_cost(checked: Sequence[Told], unchecked: Sequence[Told]) -> None:
    """Print of how many events the checks take a statement away."""
    full = sum(len(one.statements) >= len(other.statements) for one, other in zip(checked, unchecked, strict=True))
    words, free = (sum(len(told.text.split()) for told in some) / len(some) for some in (checked, unchecked))
    print(
        f"{full} of {len(checked)} events have as many statements as without checks ({words:.1f} and {free:.1f} words)"
    )


def sentences_of(event: Event) -> Iterator[tuple[int, int, str]]:
    for number, (title, text) in enumerate(event.reports):
        report = Report(str(number), OUTLETS[number], title, text, "", "", None, "en", "")
        for sentence in split_report(report).sentences:
            yield number, sentence.index, sentence.text


def fill(ranked: Sequence[str], words: int) -> str:
    """Join whole sentences, best first, within the limit."""
    chosen: list[str] = []
    left = words
    for sentence in ranked:
        length = len(sentence.split())
        if length <= left:
            chosen.append(sentence)
            left -= length
    return " ".join(chosen)


def lead(event: Event, words: int) -> str:
    ordered = sorted(sentences_of(event), key=lambda item: (item[1], item[0]))
    return fill([text for _, _, text in ordered], words)


def centroid(event: Event, words: int) -> str:
    texts = [text for _, _, text in sentences_of(event)]
    vectors = TfidfVectorizer(stop_words="english", sublinear_tf=True).fit_transform(texts)
    middle = np.asarray(vectors.mean(axis=0)).ravel()
    scores = vectors @ middle
    return fill([texts[i] for i in np.argsort(-scores, kind="stable")], words)


def lexrank(event: Event, words: int) -> str:
    class Words:
        def to_words(self, text: str) -> list[str]:
            return re.findall(r"\w+", text)

    texts = [text for _, _, text in sentences_of(event)]
    document = ObjectDocumentModel([Paragraph([Sentence(text, Words()) for text in texts])])
    summariser = LexRankSummarizer()
    ranked: list[str] = []
    # sumy returns the best N in the order of the text; one more at a time gives their order of merit.
    for count in range(1, len(texts) + 1):
        ranked += [text for text in map(str, summariser(document, count)) if text not in ranked]
    return fill(ranked, words)


def show(event: Event, told: Told) -> None:
    print(f"\n=== {event.id}\nexpert: {event.summary}")
    for statement in told.statements:
        print(f"  {statement.origin.value:8} {statement.text}")
        for link in statement.links:
            print(f"           [{link.report_id}] {link.exact}")


if __name__ == "__main__":
    main()
