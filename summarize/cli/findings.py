"""What `check` found, as text and as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from summarize.render.plain import count, quote
from summarize.render.voices import name_voice
from summarize.text.printable import clean
from summarize.types import Finding, Report

from .checking import Checked


def render_findings(checked: Sequence[Checked], reports: Mapping[str, Report], *, everything: bool) -> str:
    """Render what was found as plain text; what holds is counted, or told when everything is asked for."""
    lines = []
    for number, item in enumerate(checked, start=1):
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
    wrong = sum(bool(item.findings) for item in checked)
    lines.append(f"{count(len(checked), 'sentence')} checked, {wrong or 'none'} with findings")
    return "\n".join(lines) + "\n"


def tell_finding(finding: Finding, text: str) -> str:
    """Tell what was found, and in which words of the text."""
    marked = clean(text[finding.start : finding.end])
    return f"{clean(finding.check)}: {clean(finding.message)}" + (f" (“{marked}”)" if marked else "")


def render_findings_json(checked: Sequence[Checked]) -> str:
    """Render everything that was checked as JSON."""
    value = {
        "schema": "summarize/check/1",
        "sentences": [
            {
                "text": item.text,
                "sources": [
                    {
                        "report": sentence.report_id,
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
        ],
    }
    return json.dumps(value, indent=2) + "\n"
