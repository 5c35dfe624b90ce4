"""What a model doubts of drafts that passed every other check: that their sentences carry them, that they read well."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summarize.options import VerifyOptions
from summarize.types import Draft, Finding, Judged, Support, Verdict
from summarize.verify.facts import normalize


def judge_verdicts(
    verdicts: Sequence[Verdict], support: Support, *, options: VerifyOptions | None = None
) -> tuple[Verdict, ...]:
    """Return the verdicts, with findings where a model doubts a draft that had none.

    A sentence quoted as it stands is not judged; neither is what the checks have rejected.

    Args:
        verdicts: Of any drafts.
        support: The model.
        options: How sure it must be.
    """
    chosen = options or VerifyOptions()
    asked = [at for at, verdict in enumerate(verdicts) if verdict.accepted and not _is_quoted(verdict)]
    judged = support.judge(
        [(verdicts[at].draft.text, [sentence.text for sentence in verdicts[at].carried_by]) for at in asked]
    )
    found = list(verdicts)
    for at, said in zip(asked, judged, strict=True):
        findings = find_doubts(verdicts[at].draft, said, chosen)
        if findings:
            found[at] = replace(verdicts[at], findings=findings, carried_by=())
    return tuple(found)


def find_doubts(draft: Draft, judged: Judged, options: VerifyOptions) -> tuple[Finding, ...]:
    """Return what is to be said of a draft that a model has judged."""
    findings = []
    if judged.carried < options.least_carried:
        start, end = judged.doubted
        words = draft.text[start:end]
        what = f"{words!r} is doubtful" if words else "doubtful"
        findings.append(
            Finding("carried", start, end or len(draft.text), f"what the linked sentences say may be another: {what}")
        )
    if judged.reads < options.least_reads:
        findings.append(Finding("reads", 0, len(draft.text), "does not read like one whole sentence"))
    return tuple(findings)


def _is_quoted(verdict: Verdict) -> bool:
    plain = normalize(verdict.draft.text)
    return any(normalize(sentence.text) == plain for sentence in verdict.carried_by)
