"""What `check` and `explain` look at: the statements of a stored briefing, or the sentences of any summary."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from summarize.errors import BriefingError
from summarize.options import VerifyOptions
from summarize.split import split_report
from summarize.types import Briefing, Finding, Link, Report, Sentence, SplitReport, Statement, Summary
from summarize.verify import SourceIndex, check_text, verify_statement

_BULLET = re.compile(r"^(?:[*•‣▪–—-]|\d{1,2}[.)])\s+")
#: A line of a few words that announces what follows.
_LABEL = re.compile(r"(?:\S+\s){0,5}\S+:")


@dataclass(frozen=True, slots=True)
class Checked:
    """A sentence of a summary, with the source sentences it rests on and what was found."""

    text: str
    sources: tuple[Sentence, ...]
    findings: tuple[Finding, ...]
    #: Whether it is a label ("Key facts:"), which says nothing that could be checked.
    label: bool = False


def check_briefing(
    briefing: Briefing, sources: Sequence[Report], options: VerifyOptions | None = None
) -> tuple[Checked, ...]:
    """Check every statement, difference and wording of a briefing again.

    Args:
        briefing: What to check.
        sources: The reports as they are now; those that are not among them are taken as stored.
        options: How strict the checks are.

    Raises:
        BriefingError: Neither has a text to check against.
    """
    texts = find_texts(briefing, sources)
    if briefing.summaries and not any(texts.values()):
        hint = "give the sources too: summarize check BRIEFING SOURCE..."
        raise BriefingError(
            "cannot check the briefing", "", "it was stored without the texts of its reports", hint=hint
        )
    reports = {report.id: split_report(replace(report, text=texts[report.id])) for report in briefing.reports}
    chosen = options or VerifyOptions()
    checked = [
        check_statement(statement, reports, chosen)
        for summary in briefing.summaries
        for statement in summary.statements
    ]
    for summary in briefing.summaries:
        checked.extend(
            Checked(text, _sentences(links), _check_links(links, reports)) for text, links in _contrasts(summary)
        )
    return (*checked, *_check_digests(briefing))


def find_texts(briefing: Briefing, sources: Sequence[Report]) -> Mapping[str, str]:
    """Return the text of each report: that of the source with its id, digest or address, else as stored."""
    by_id = {source.id: source for source in sources}
    by_digest = {source.sha256: source for source in sources}
    by_url = {source.url: source for source in sources if source.url}
    texts = {}
    for report in briefing.reports:
        found = by_digest.get(report.sha256) or by_id.get(report.id) or by_url.get(report.url)
        texts[report.id] = found.text if found else report.text
    return texts


def check_statement(statement: Statement, reports: Mapping[str, SplitReport], options: VerifyOptions) -> Checked:
    """Check one statement: its links are the text of the reports, and they carry it."""
    sentences = _sentences(statement.links)
    findings = _check_links(statement.links, reports)
    if not statement.links:
        findings = (Finding("link", 0, len(statement.text), "no source sentence is linked"),)
    if not findings:
        findings = verify_statement(statement.text, sentences, reports, options=options)
    return Checked(statement.text, sentences, findings)


def check_summary(
    summary: Report, sources: Sequence[Report], options: VerifyOptions | None = None
) -> tuple[Checked, ...]:
    """Find for each sentence of anybody's summary the source sentences that carry it, or what is wrong with it."""
    reports = {source.id: split_report(source) for source in sources}
    index = SourceIndex([sentence for report in reports.values() for sentence in report.sentences])
    checked = []
    for place, sentence in enumerate(split_report(summary).sentences):
        text = _BULLET.sub("", sentence.text)
        if _LABEL.fullmatch(text):
            checked.append(Checked(text, (), (), label=True))
            continue
        verdict = check_text(text, index, reports, options=options)
        rests_on = verdict.carried_by or verdict.draft.point.sentences[:1]
        # Whom a later sentence calls "he", the one before it says.
        findings = tuple(found for found in verdict.findings if not (place and found.check == "pronoun"))
        checked.append(Checked(text, rests_on, findings))
    return tuple(checked)


def _sentences(links: Iterable[Link]) -> tuple[Sentence, ...]:
    return tuple(Sentence(link.report_id, link.sentence, link.start, link.end, link.exact) for link in links)


def _check_links(links: Sequence[Link], reports: Mapping[str, SplitReport]) -> tuple[Finding, ...]:
    findings = []
    for link in links:
        split = reports.get(link.report_id)
        text = split.report.text if split else ""
        if not text:
            message = f"the text of report {link.report_id!r} is not at hand"
        elif text[link.start : link.end] != link.exact:
            message = f"report {link.report_id!r} does not say at {link.start}-{link.end}: {link.exact!r}"
        else:
            continue
        findings.append(Finding("link", 0, 0, message))
    return tuple(findings)


def _contrasts(summary: Summary) -> Iterator[tuple[str, tuple[Link, ...]]]:
    for difference in summary.differences:
        for version in difference.versions:
            yield version.text, version.links
    for framing in summary.framing:
        for wording in framing.wordings:
            yield wording.text, wording.links


def _check_digests(briefing: Briefing) -> Iterator[Checked]:
    for report in briefing.reports:
        if report.text and report.sha256 and hashlib.sha256(report.text.encode()).hexdigest() != report.sha256:
            finding = Finding("text", 0, 0, "the stored text of this report was changed: its SHA-256 is another")
            yield Checked(report.title or report.id, (), (finding,))
