"""Let the bundled writer draft, and note what the checks say of each draft: cases for the support model to learn from.

python -m training.support_drafts --pairs training/out/writer/pairs/train.jsonl --out training/out/support/drafts.jsonl
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import time
from collections.abc import Sequence
from pathlib import Path

from summarize.models.bundled import BundledWriter
from summarize.options import VerifyOptions
from summarize.types import Point, Report, Request, Sentence, SplitReport, Task
from summarize.verify import verify_drafts

from .writer_data import read_lines

#: Kinds of pairs whose sources are news as it is published, with capitals.
KINDS = ("mined", "joined", "neutral", "parted", "headlines")


def report_of(number: int, sources: Sequence[str]) -> SplitReport:
    """Return a report with one source a line."""
    text = "\n".join(sources)
    report = Report(f"r{number}", "", "", text, "", "", None, "en", hashlib.sha256(text.encode()).hexdigest())
    found, start = [], 0
    for at, source in enumerate(sources):
        found.append(Sentence(report.id, at, start, start + len(source), source))
        start += len(source) + 1
    return SplitReport(report, tuple(found))


def main(arguments: Sequence[str] | None = None) -> None:
    """Draft for a sample of the writer's own sources."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=Path, default=Path("training/out/writer/pairs/train.jsonl"))
    parser.add_argument("--out", type=Path, default=Path("training/out/support/drafts.jsonl"))
    parser.add_argument("--count", type=int, default=1500)
    parser.add_argument("--seed", type=int, default=5)
    options = parser.parse_args(arguments)
    rows = [row for row in read_lines(options.pairs) if row["kind"] in KINDS]
    rows = random.Random(options.seed).sample(rows, min(options.count, len(rows)))
    writer = BundledWriter.load()
    options.out.parent.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    with options.out.open("w", encoding="utf-8") as out:
        for start in range(0, len(rows), 32):
            part = rows[start : start + 32]
            reports = [report_of(at, row["sources"]) for at, row in enumerate(part)]
            known = {report.report.id: report for report in reports}
            requests = [Request(Task.STATEMENT, Point(report.sentences, 1.0), known) for report in reports]
            for row, drafts in zip(part, writer.write(requests), strict=True):
                verdicts = verify_drafts(drafts, known, options=VerifyOptions())
                told = [
                    {"text": verdict.draft.text, "score": verdict.draft.score,
                     "found": sorted({finding.check for finding in verdict.findings})}
                    for verdict in verdicts
                ]  # fmt: skip
                line = {"kind": row["kind"], "sources": row["sources"], "target": row["target"], "drafts": told}
                out.write(json.dumps(line, ensure_ascii=False) + "\n")
            out.flush()
            print(f"{time.monotonic() - began:5.0f} s  {start + len(part)} of {len(rows)}", flush=True)


if __name__ == "__main__":
    main()
