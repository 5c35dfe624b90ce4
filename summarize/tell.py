"""The rounds in which plans become summaries: write, verify, mend, verify, else quote, choose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from summarize.choose import attribute, choose_verdicts, make_statement
from summarize.copyedit import edit_summary
from summarize.options import Options
from summarize.progress import SILENT
from summarize.text.numbers import find_numbers
from summarize.text.tokens import STOP_WORDS
from summarize.types import (
    Check,
    Draft,
    LeftOut,
    Plan,
    Point,
    Progress,
    Request,
    SplitReport,
    Statement,
    Summary,
    Task,
    Verdict,
    Writer,
)
from summarize.verify import verify_drafts
from summarize.write import QuoteWriter

#: A story as told, and what of it nothing could be told of.
Told = tuple[Summary, tuple[LeftOut, ...]]
#: Writers whose rejected drafts are not worth showing: they offer many readings of one sentence.
_BY_THE_DOZEN = frozenset({"trim", "revise"})
#: Checks that ask for a whole sentence, which a headline is not.
_SENTENCE_CHECKS = frozenset({"fragment", "pronoun"})
#: Source sentences that a headline may rest on.
HEADLINE_SENTENCES = 8
#: Headlines that are tried before a statement stands in. Each costs as much as all drafts of a point.
HEADLINES_TRIED = 14
#: Words that are left of a statement that is cut to stand in for a headline, and its characters.
SHORTEST_HEADLINE = 5
HEADLINE_CHARACTERS = 110


@dataclass(slots=True)
class _Telling:
    """A plan on its way to a summary."""

    plan: Plan
    reports: Mapping[str, SplitReport]
    #: Verdicts per point, in the order of the plan's points.
    judged: list[list[Verdict]]
    #: Points not yet asked for, the next one last.
    waiting: list[int]
    withheld: list[Verdict] = field(default_factory=list)
    #: The accepted drafts that make the summary, in reading order.
    chosen: tuple[Verdict, ...] = ()

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What was chosen, with its links."""
        return tuple(make_statement(verdict, self.reports) for verdict in self.chosen)


def tell_stories(
    plans: Sequence[Plan],
    *,
    writer: Writer,
    options: Options,
    checks: Sequence[Check] | None = None,
    progress: Progress = SILENT,
) -> tuple[Summary, ...]:
    """Tell each planned story; the order of the plans is kept.

    Args:
        plans: What to say.
        writer: Who words it. What it cannot say truly is quoted instead.
        options: How much to say, how many points to write together.
        checks: What a draft must pass; None for all that there are.
        progress: Who is told how far it is.
    """
    summaries: list[Summary] = []
    progress.advance("tell", 0, len(plans))
    for batch in _batches(plans, options):
        tellings = [_start(plan) for plan in batch]
        while asked := [(telling, number) for telling in tellings for number in _next_points(telling, options)]:
            _tell_points(asked, writer, checks, options)
            for telling in tellings:
                telling.chosen = choose_verdicts(telling.plan, telling.judged, options=options.plan)
        if options.tell.edit and not isinstance(writer, QuoteWriter):
            for telling in tellings:
                telling.chosen = edit_summary(telling.chosen, telling.reports, options=options, checks=checks)
        summaries.extend(_finish(tellings, writer, checks, options))
        progress.advance("tell", len(summaries), len(plans))
    return tuple(summaries)


def _batches(plans: Sequence[Plan], options: Options) -> Iterator[Sequence[Plan]]:
    size = max(1, options.tell.batch // max(1, options.plan.sentences))
    for start in range(0, len(plans), size):
        yield plans[start : start + size]


def _start(plan: Plan) -> _Telling:
    by_score = sorted(range(len(plan.points)), key=lambda number: plan.points[number].score)
    reports = {report.report.id: report for report in plan.story.reports}
    return _Telling(plan, reports, [[] for _ in plan.points], by_score)


def _next_points(telling: _Telling, options: Options) -> list[int]:
    """Take the points to write next: as many as statements are missing; all of them under a word limit."""
    missing = options.plan.sentences - len(telling.chosen)
    count = len(telling.waiting) if options.plan.words else max(0, missing)
    taken = telling.waiting[len(telling.waiting) - count :] if count < len(telling.waiting) else telling.waiting
    telling.waiting = telling.waiting[: len(telling.waiting) - len(taken)]
    return list(reversed(taken))


def _tell_points(
    asked: Sequence[tuple[_Telling, int]], writer: Writer, checks: Sequence[Check] | None, options: Options
) -> None:
    """Write and verify points, mend what was rejected once, and quote beside it."""
    orders = [(telling, number, _request(telling, number)) for telling, number in asked]
    if not isinstance(writer, QuoteWriter):
        rejected = _write_and_judge(orders, writer, checks, options)
        mends = [
            (telling, number, Request(Task.MEND, telling.plan.points[number], telling.reports, verdict))
            for telling, number, verdict in rejected
        ]
        _write_and_judge(mends, writer, checks, options)
        orders = [order for order in orders if not any(v.accepted for v in order[0].judged[order[1]])]
    _write_and_judge(orders, QuoteWriter(), checks, options)


def _request(telling: _Telling, number: int) -> Request:
    points = telling.plan.points
    return Request(Task.STATEMENT, points[number], telling.reports, others=(*points[:number], *points[number + 1 :]))


def _write_and_judge(
    orders: Sequence[tuple[_Telling, int, Request]],
    writer: Writer,
    checks: Sequence[Check] | None,
    options: Options,
) -> list[tuple[_Telling, int, Verdict]]:
    """Let a writer draft the orders and judge the drafts.

    Returns:
        The first rejected verdict of each order of which no draft was accepted.
    """
    if not orders:
        return []
    written = writer.write([request for _, _, request in orders])
    reports: dict[str, SplitReport] = {}
    for telling, _, _ in orders:
        reports.update(telling.reports)
    verdicts = iter(
        verify_drafts([draft for drafts in written for draft in drafts], reports, options=options.verify, checks=checks)
    )
    rejected: list[tuple[_Telling, int, Verdict]] = []
    for (telling, number, _), drafts in zip(orders, written, strict=True):
        judged = [next(verdicts) for _ in drafts]
        telling.judged[number].extend(judged)
        refused = [verdict for verdict in judged if not verdict.accepted]
        # Shortened readings of a sentence are offered by the dozen; only what a writer or a whole
        # sentence said is worth showing as withheld.
        telling.withheld.extend(verdict for verdict in refused if verdict.draft.writer not in _BY_THE_DOZEN)
        if refused and len(refused) == len(judged):
            rejected.append((telling, number, refused[0]))
    return rejected


def _finish(
    tellings: Sequence[_Telling], writer: Writer, checks: Sequence[Check] | None, options: Options
) -> list[Summary]:
    headlines = _write_headlines(tellings, writer, checks, options)
    return [
        Summary(
            story=telling.plan.story,
            headline=headline,
            statements=telling.statements,
            differences=telling.plan.differences,
            framing=telling.plan.framing,
            withheld=tuple(telling.withheld),
        )
        for telling, headline in zip(tellings, headlines, strict=True)
    ]


def _write_headlines(
    tellings: Sequence[_Telling],
    writer: Writer,
    checks: Sequence[Check] | None,
    options: Options,
) -> list[str]:
    """Return a verified headline per story: the writer's, else a report's title, else the first statement."""
    requests = [Request(Task.HEADLINE, _headline_point(telling), telling.reports) for telling in tellings]
    drafted = [tuple[Draft, ...]() for _ in requests]
    for source in (writer, QuoteWriter()) if not isinstance(writer, QuoteWriter) else (writer,):
        drafted = [(*before, *more) for before, more in zip(drafted, source.write(requests), strict=True)]
    headlines: list[str] = []
    for telling, found in zip(tellings, drafted, strict=True):
        drafts = sorted(found, key=lambda draft: _takes_sides(draft, telling.plan))[:HEADLINES_TRIED]
        # One by one: the first that holds is taken, and most titles do.
        verdicts = (
            verify_drafts([draft], telling.reports, options=options.verify, checks=checks)[0] for draft in drafts
        )
        headlines.append(_first_sound(verdicts) or _stand_in(telling))
    return headlines


def _headline_point(telling: _Telling) -> Point:
    """Return the sentences that a headline may rest on: those that carry the statements, then the other points'."""
    carriers = dict.fromkeys(sentence for verdict in telling.chosen for sentence in verdict.carried_by)
    # Titles are written on what a report says first; not on what a later one has overtaken.
    unfit = {item.sentence for item in telling.plan.passed_over}
    firsts = (report.sentences[0] for report in telling.plan.story.reports if report.sentences)
    leads = dict.fromkeys(sentence for sentence in firsts if sentence not in unfit)
    points = sorted(telling.plan.points, key=lambda point: -point.score)
    others = dict.fromkeys(sentence for point in points for sentence in point.sentences)
    return Point(tuple(carriers | leads | others)[:HEADLINE_SENTENCES], 1.0)


def _takes_sides(draft: Draft, plan: Plan) -> bool:
    """Return whether a headline gives one of the figures on which reports contradict each other."""
    told = {number.value for number in find_numbers(draft.text)}
    disputed = (version.text for difference in plan.differences for version in difference.versions)
    return any(number.value in told for text in disputed for number in find_numbers(text))


def _first_sound(verdicts: Iterable[Verdict]) -> str:
    for verdict in verdicts:
        if all(finding.check in _SENTENCE_CHECKS for finding in verdict.findings):
            return verdict.draft.text
    return ""


def _stand_in(telling: _Telling) -> str:
    """Return something to call a story by for which no headline holds."""
    if telling.chosen:
        return _cut_short(telling.chosen[0].draft.text.rstrip("."))
    return f"Report by {attribute(telling.plan.story.reports[0].report)}"


def _cut_short(text: str) -> str:
    """Return the beginning of a sentence that is too long for a headline, never ending inside an amount or a phrase."""
    if len(text) <= HEADLINE_CHARACTERS:
        return text
    words = text[:HEADLINE_CHARACTERS].rpartition(" ")[0].split()
    while len(words) > SHORTEST_HEADLINE and (
        words[-1].strip(",;:").lower() in STOP_WORDS or any(find_numbers(word) for word in words[-2:])
    ):
        words.pop()
    return " ".join(words).rstrip(",;:") + " …"


def account_for(plans: Sequence[Plan], summaries: Sequence[Summary], *, words: int) -> tuple[Told, ...]:
    """Say of each story without a statement why nothing in its reports could be one."""
    return tuple(
        (summary, () if summary.statements else _why_untold(plan, summary, words))
        for plan, summary in zip(plans, summaries, strict=True)
    )


def _why_untold(plan: Plan, summary: Summary, words: int) -> tuple[LeftOut, ...]:
    faults = [(item.sentence.report_id, item.reason) for item in plan.passed_over]
    faults += [
        (sentence.report_id, finding.message)
        for verdict in summary.withheld
        for sentence in verdict.draft.point.sentences
        for finding in verdict.findings
    ]
    if words:
        faults += [
            (sentence.report_id, f"over {words:,} words") for point in plan.points for sentence in point.sentences
        ]
    left_out = []
    for report in plan.story.reports:
        reasons = dict.fromkeys(why for report_id, why in faults if report_id == report.report.id)
        why = f"nothing in it can be a statement: {', '.join(reasons) or 'it has no sentence'}"
        left_out.append(LeftOut("plan", report.report.id, why))
    return tuple(left_out)
