"""What `check` found, as text and as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from summarize.render.plain import count, quote
from summarize.text.printable import clean
from summarize.text.voices import name_voice
from summarize.types import Finding, Report

from .checking import Checked


def render_findings(checked: Sequence[Checked], reports: Mapping[str, Report], *, everything: bool) -> str:
    """Render what was found as plain text; what holds is counted, or told when everything is asked for."""
    lines = []
    sentences = [item for item in checked if not item.label]
    for number, item in enumerate(sentences, start=1):
        if not item.findings and not everything:
            continue
        lines.append(f"{number}. {clean(item.text)}")
        lines += [f"   found: {tell_finding(finding, item.text)}" for finding in item.findings]
        for sentence in item.sources:
            report = reports.get(sentence.report_id)
            voice = name_voice(report) if report else sentence.report_id
            lines.append(
                f"   {'nearest' if item.findings else 'carried by'}: {clean(voice)}: {quote(clean(sentence.text))}"
            )
        lines.append("")
    wrong = sum(bool(item.findings) for item in sentences)
    labels = len(checked) - len(sentences)
    passed = f"; {count(labels, 'label')} passed over" if labels else ""
    lines.append(f"{count(len(sentences), 'sentence')} checked, {wrong or 'none'} with findings{passed}")
    return "\n".join(lines) + "\n"


def tell_finding(finding: Finding, text: str) -> str:
    """Tell what was found, and in which words of the text."""
    marked = clean(text[finding.start : finding.end])
    return f"{clean(finding.check)}: {clean(finding.message)}" + (f" (“{marked}”)" if marked else "")


def render_findings_json(checked: Sequence[Checked], reports: Mapping[str, Report] | None = None) -> str:
    """Render everything that was checked as JSON; with the reports at hand, sources have the name of their outlet."""
    voices = {report_id: clean(name_voice(report)) for report_id, report in (reports or {}).items()}
    value = {
        "schema": "summarize/check/1",
        "sentences": [
            {
                "text": item.text,
                "sources": [
                    {
                        "report": sentence.report_id,
                        "outlet": voices.get(sentence.report_id, ""),
                        "sentence": sentence.index,
                        "start": sentence.start,
                        "end": sentence.end,
                        "exact": sentence.text,
                    }
                    for sentence in item.sources
                ],
                "findings": [
                    {"check": finding.check, "start": finding.start, "end": finding.end, "message": finding.message}
                    for finding in item.findings
                ],
            }
            for item in checked
            if not item.label
        ],
    }
    return json.dumps(value, indent=2) + "\n"
