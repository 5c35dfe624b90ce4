"""Plans of a story's reports, and what they lead with and pass over."""

from __future__ import annotations

from summarize.options import PlanOptions
from summarize.plan import plan_story
from summarize.types import Plan, SplitReport, Story


def plan(*reports: SplitReport, options: PlanOptions | None = None, told: tuple[str, ...] = ()) -> Plan:
    """Plan a story of these reports."""
    return plan_story(Story("s", reports), options=options or PlanOptions(), told=told)


def leading_texts(planned: Plan) -> list[str]:
    """Return the sentence that leads each point."""
    return [point.sentences[0].text for point in planned.points]


def passed_over(*reports: SplitReport) -> dict[str, str]:
    """Return the sentences that are passed over, each with the reason."""
    return {item.sentence.text: item.reason for item in plan(*reports).passed_over}
