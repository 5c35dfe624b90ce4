"""The rounds in which plans become summaries: write, verify, mend, verify, else quote, choose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from summarize.choose import choose_verdicts, make_statement
from summarize.copyedit import edit_summary
from summarize.entitle import write_headlines
from summarize.options import Options, PlanOptions
from summarize.progress import SILENT
from summarize.types import (
    Check,
    LeftOut,
    Parser,
    Plan,
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
ToldStory = tuple[Summary, tuple[LeftOut, ...]]
#: Writers whose rejected drafts are not worth showing: they offer many readings of one sentence.
_BY_THE_DOZEN = frozenset({"trim", "revise"})


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

    def beyond(self, options: PlanOptions) -> int:
        """Return how many of the points that wait are there only for who asks for more statements."""
        most = options.sentences + options.spare * (1 + options.reserve)
        return max(0, len(self.plan.points) - most)

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
    parser: Parser | None = None,
    progress: Progress = SILENT,
) -> tuple[Summary, ...]:
    """Tell each planned story; the order of the plans is kept.

    Args:
        plans: What to say.
        writer: Who words it. What it cannot say truly is quoted instead.
        options: How much to say, how many points to write together.
        checks: What a draft must pass; None for all that there are.
        parser: Who finds what words do in their sentence, for the editing; None to edit by the surface alone.
        progress: Who is told how far it is.
    """
    summaries: list[Summary] = []
    progress.advance("tell", 0, len(plans))
    for batch in _batches(plans, options):
        tellings = [_start(plan) for plan in batch]
        for goal in options.plan.goals:
            _reach_goal(tellings, goal, writer, checks, options)
        if options.tell.edit and not isinstance(writer, QuoteWriter):
            for telling in tellings:
                telling.chosen = edit_summary(
                    telling.chosen, telling.reports, options=options, checks=checks, parser=parser
                )
        summaries.extend(_finish(tellings, writer, checks, parser, options))
        progress.advance("tell", len(summaries), len(plans))
    return tuple(summaries)


def _reach_goal(
    tellings: Sequence[_Telling], goal: int, writer: Writer, checks: Sequence[Check] | None, options: Options
) -> None:
    """Tell so many statements of each story, those that it has been told in included, or as many as there can be."""
    asked_for = options.plan.for_goal(goal)
    kept = [telling.chosen for telling in tellings]
    first = True
    while (
        asked := [(telling, number) for telling in tellings for number in _next_points(telling, asked_for)]
    ) or first:
        _tell_points(asked, writer, checks, options)
        written = {id(telling) for telling, _ in asked}
        for telling, before in zip(tellings, kept, strict=True):
            # Of one of which nothing new was written the choice stays as it is.
            if first or id(telling) in written:
                telling.chosen = choose_verdicts(telling.plan, telling.judged, options=asked_for, kept=before)
        first = False


def _batches(plans: Sequence[Plan], options: Options) -> Iterator[Sequence[Plan]]:
    size = max(1, options.tell.batch // max(1, options.plan.sentences))
    for start in range(0, len(plans), size):
        yield plans[start : start + size]


def _start(plan: Plan) -> _Telling:
    by_score = sorted(range(len(plan.points)), key=lambda number: plan.points[number].score)
    reports = {report.report.id: report for report in plan.story.reports}
    return _Telling(plan, reports, [[] for _ in plan.points], by_score)


def _next_points(telling: _Telling, options: PlanOptions) -> list[int]:
    """Take the points to write next: as many as statements are missing; all of them under a word limit."""
    missing = options.sentences - len(telling.chosen)
    # The last points are for who asks for more.
    count = min(max(0, missing), len(telling.waiting) - telling.beyond(options))
    if options.words:
        count = len(telling.waiting)
    if count <= 0:
        return []
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
    tellings: Sequence[_Telling],
    writer: Writer,
    checks: Sequence[Check] | None,
    parser: Parser | None,
    options: Options,
) -> list[Summary]:
    headlines = write_headlines(
        [telling.plan for telling in tellings],
        [telling.chosen for telling in tellings],
        writer,
        options=options,
        checks=checks,
        parser=parser,
    )
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


def account_for(plans: Sequence[Plan], summaries: Sequence[Summary], *, words: int) -> tuple[ToldStory, ...]:
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
