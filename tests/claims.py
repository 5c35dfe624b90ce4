"""The claims in fixtures/claims, read, and which checks may find what is wrong with them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from summarize.options import VerifyOptions
from summarize.split import split_report
from summarize.types import Draft, Finding, Point, Sentence, SplitReport, Verdict
from summarize.verify import verify_drafts
from tests.builders import build_report

CLAIMS = Path(__file__).resolve().parent.parent / "fixtures" / "claims"

#: What a claim is wrong in -> the checks whose findings name that.
REASONS: Mapping[str, frozenset[str]] = {
    "number": frozenset({"number"}),
    "unit": frozenset({"number"}),
    "counted": frozenset({"number"}),
    "hedge": frozenset({"number"}),
    "name": frozenset({"name", "place", "roles", "fused"}),
    "person": frozenset({"name", "place", "roles", "fused", "attribution"}),
    "place": frozenset({"name", "place", "fused"}),
    "date": frozenset({"date", "number"}),
    "negation": frozenset({"negation"}),
    "modality": frozenset({"modality"}),
    "cause": frozenset({"cause"}),
    "roles": frozenset({"roles", "place", "fused"}),
    "speaker": frozenset({"attribution"}),
    "quotation": frozenset({"quotation"}),
    "fused": frozenset({"fused", "roles", "place"}),
    "pronoun": frozenset({"pronoun"}),
    "loaded": frozenset({"loaded"}),
    "unsaid": frozenset({"support"}),
    "fragment": frozenset({"fragment", "name"}),
}


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement, what it is said to rest on, and whether that carries it."""

    name: str
    statement: str
    #: What it is wrong in; empty when it is right.
    wrong: str
    sentences: tuple[Sentence, ...]
    reports: Mapping[str, SplitReport]

    def judge(self) -> Verdict:
        """Return what the checks say of it."""
        draft = Draft(Point(self.sentences, 1.0), self.statement, "")
        return verify_drafts([draft], self.reports, options=VerifyOptions())[0]

    def is_found(self, findings: tuple[Finding, ...]) -> bool:
        """Tell whether one of the findings is what is wrong with it."""
        return any(finding.check in REASONS[self.wrong] for finding in findings)


def read_claims(folder: str) -> tuple[Claim, ...]:
    """Return the claims of a folder, by name."""
    return tuple(read_claim(path) for path in sorted((CLAIMS / folder).glob("*.toml")))


def read_claim(path: Path) -> Claim:
    """Return the claim of a file."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    sentences: list[Sentence] = []
    reports = {}
    for number, source in enumerate(data["sources"]):
        before = source.get("before", "")
        text = f"{before} {source['text']}" if before else source["text"]
        split = split_report(
            build_report(text, report_id=f"r{number}", outlet=source["outlet"], published=source["published"])
        )
        reports[split.report.id] = split
        sentences += [sentence for sentence in split.sentences if sentence.start >= len(before)]
    return Claim(path.stem, data["statement"], data.get("wrong", ""), tuple(sentences), reports)
