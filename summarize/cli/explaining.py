"""Why a statement stands, or a draft was withheld, told in lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from summarize.options import VerifyOptions
from summarize.render.plain import count, quote, tell_time
from summarize.split import split_report
from summarize.text.printable import clean
from summarize.text.voices import name_quoted, name_voice
from summarize.types import Briefing, Report, Sentence, SplitReport, Statement, Summary, Verdict

from .checking import check_statement
from .findings import tell_finding

Entry = tuple[Summary, Statement | Verdict]

ORIGINS = {
    "quoted": "Quoted: one source sentence as it stands, in the words of {by}.",
    "trimmed": "Trimmed: a source sentence of which words were left out and none was changed.",
    "written": "Written: in the summary's own words, and let through by every check.",
}


def list_entries(briefing: Briefing) -> list[Entry]:
    """Return all statements, story by story, and behind them all that was withheld."""
    told: list[Entry] = [(summary, statement) for summary in briefing.summaries for statement in summary.statements]
    return told + [(summary, verdict) for summary in briefing.summaries for verdict in summary.withheld]


def tell_contents(entries: Sequence[Entry]) -> Iterator[str]:
    """Tell each entry on a line."""
    digits = len(str(len(entries)))
    for number, (_, entry) in enumerate(entries, start=1):
        if isinstance(entry, Statement):
            yield f"{number:>{digits}}  {entry.origin:<9} {clean(entry.text)}"
        else:
            yield f"{number:>{digits}}  {'withheld':<9} {clean(entry.draft.text)}"
    if not entries:
        yield "no statements, and none withheld"


def explain_entry(briefing: Briefing, number: int, summary: Summary, entry: Statement | Verdict) -> Iterator[str]:
    """Tell why a statement stands or a draft was withheld."""
    yield f"{'Statement' if isinstance(entry, Statement) else 'Withheld draft'} {number}"
    yield f"Story: {clean(summary.headline) or summary.story.id}"
    yield ""
    yield from (
        _explain_statement(briefing, entry) if isinstance(entry, Statement) else _explain_withheld(briefing, entry)
    )


def _explain_statement(briefing: Briefing, statement: Statement) -> Iterator[str]:

    yield f"  {clean(statement.text)}"
    yield ""
    reports = {report.id: report for report in briefing.reports}
    quoted = reports.get(statement.links[0].report_id) if statement.links else None
    by = clean(name_quoted(statement.attribution, quoted))
    yield ORIGINS[statement.origin].format(by=by or "its source")
    if statement.opinion:
        yield "Its outlet marks the report as an opinion."
    linked = {link.report_id for link in statement.links}
    splits: Mapping[str, SplitReport] = {
        report.id: split_report(report) for report in briefing.reports if report.id in linked and report.text
    }
    checked = check_statement(statement, splits, VerifyOptions())
    yield f"Carried by {count(len(statement.links), 'source sentence')}:"
    for place, (sentence, link) in enumerate(zip(checked.sources, statement.links, strict=True)):
        yield ""
        yield from _tell_source(sentence, reports)
        if link.url:
            yield f"    {clean(link.url)}"
        if len(statement.links) > 1 and splits:
            rest = replace(statement, links=statement.links[:place] + statement.links[place + 1 :])
            for finding in check_statement(rest, splits, VerifyOptions()).findings[:1]:
                yield f"    needed, for without it: {clean(finding.message)}"
    yield ""
    if not splits:
        yield "The briefing was stored without texts, so nothing could be checked again."
    elif checked.findings:
        yield "Checked again just now, and found:"
        yield from (f"  {tell_finding(finding, statement.text)}" for finding in checked.findings)
    else:
        yield "Checked again just now: nothing found."


def _explain_withheld(briefing: Briefing, verdict: Verdict) -> Iterator[str]:

    reports = {report.id: report for report in briefing.reports}
    text = verdict.draft.text
    yield f"  {clean(text)}"
    yield ""
    yield f"Written by {clean(verdict.draft.writer)!r}, and withheld because of:"
    for finding in verdict.findings:
        yield f"  {tell_finding(finding, text)}"
    if verdict.draft.point.sentences:
        yield "It was to rest on:"
    for sentence in verdict.draft.point.sentences:
        yield ""
        yield from _tell_source(sentence, reports)


def _tell_source(sentence: Sentence, reports: Mapping[str, Report]) -> Iterator[str]:

    report = reports.get(sentence.report_id)
    if report:
        when = tell_time(report.published) if report.published else ""
        yield "  " + clean(", ".join(filter(None, (name_voice(report), when, report.title))))
    yield f"    {quote(clean(sentence.text))}"
    # People count sentences from one, the JSON from zero; what stands where in a text is the same for both.
    place = f"sentence {sentence.index + 1}, characters {sentence.start}-{sentence.end}"
    yield f"    {place} of report {clean(sentence.report_id)}"
