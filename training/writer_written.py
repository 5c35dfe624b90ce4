"""Sentences that were written for the writer to learn from: one that joins two outlets' sentences, or a shorter one.

`written.jsonl.gz` beside this file holds the targets alone. Their sources are other people's text: they are named by
digest and looked up in the training events of `neutral_summaries` and in the articles behind them.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from summarize.split import split_report
from summarize.text.datelines import skip_dateline
from summarize.types import Report

#: Characters of the SHA-256 by which a source sentence is named.
DIGITS = 16
#: Where the targets lie.
WRITTEN = Path(__file__).with_name("written.jsonl.gz")


def name_sentence(text: str) -> str:
    """Return the name of a source sentence: the beginning of its SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()[:DIGITS]


def index_sentences(texts: Iterable[str]) -> dict[str, str]:
    """Return the sentences of texts, without their datelines, by name."""
    found: dict[str, str] = {}
    for text in texts:
        report = Report("", "", "", text, "", "", None, "en", "")
        for sentence in split_report(report).sentences:
            body = sentence.text[skip_dateline(sentence.text) :].strip()
            found[name_sentence(body)] = body
    return found


def read_written(known: Mapping[str, str], path: Path = WRITTEN) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the source sentences and the target of each pair of which all sources are known."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            sources = tuple(known.get(name, "") for name in row["sources"])
            if all(sources):
                yield sources, row["text"]


def write_written(rows: Iterable[tuple[tuple[str, ...], str]], path: Path = WRITTEN) -> None:
    """Write targets with the names of their sources, the same bytes for the same rows."""
    with path.open("wb") as raw, gzip.GzipFile("", "wb", fileobj=raw, mtime=0) as out:
        for sources, text in rows:
            row = {"sources": [name_sentence(source) for source in sources], "text": text}
            out.write((json.dumps(row, ensure_ascii=False) + "\n").encode())
