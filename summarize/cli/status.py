"""Exit statuses."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.types import Briefing, Finding

DONE, FAILED, WRONG_USAGE, INCOMPLETE, NOTHING_DUE, FINDINGS, INTERRUPTED = 0, 1, 2, 3, 4, 5, 130


def exit_status(briefing: Briefing, *, strict: bool, findings: Sequence[Finding] = ()) -> int:
    """Return the exit status that a briefing deserves.

    5 when a check found something, which nobody may overlook. 3, only where the user is strict, when
    something given was not told: it could not be read, was left out, or gave a story without a
    statement. Copies do not count, for their text is told. Otherwise 0. (1, 2 and 130 are for runs
    that ended without a briefing.)
    """
    if findings:
        return FINDINGS
    untold = any(not summary.statements for summary in briefing.summaries)
    if strict and (briefing.problems or briefing.left_out or untold or not briefing.summaries):
        return INCOMPLETE
    return DONE
