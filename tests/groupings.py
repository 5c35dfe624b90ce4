"""Groupings to render: what is known of a few stories, without grouping them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from summarize.types import Clustered, Deduped, Duplicate, Ingested, LeftOut, Placement, Problem, Setting, Story

from .builders import build_split_report

MONDAY = datetime(2031, 3, 3, 9, 0, tzinfo=UTC)
Grouped = tuple[Ingested, Deduped, Clustered, tuple[Setting, ...]]


def place(report_id: str, *, founder: float | None = None, story: float | None = 0.6, **known: object) -> Placement:
    values: dict[str, object] = {
        "names": (),
        "amounts": 0,
        "same_place": False,
        "same_date": False,
        "gathers": False,
        **known,
    }
    return Placement(report_id, founder, story, **values)  # type: ignore[arg-type]


def make_grouping(*, title: str = "Ferry sinks off Marrowby", url: str = "https://post.example/ferry") -> Grouped:
    """Three stories on three days, a week apart at most; one report is a copy, one has no time."""
    ferry, crew, copy = (
        build_split_report(
            "The ferry sank.",
            report_id=name,
            title=title,
            url=url,
            outlet=outlet,
            published=MONDAY + timedelta(hours=hours),
        )
        for name, outlet, hours in (("f1", "The Post", 0), ("f2", "Lantern", 3), ("f3", "Oak", 4))
    )
    vote = build_split_report(
        "The vote passed.", report_id="v1", title="Council votes", published=MONDAY + timedelta(days=6)
    )
    undated = build_split_report("A lamp was lit.", report_id="l1", title="")
    stories = (Story("s-ferry", (ferry, crew)), Story("s-vote", (vote,)), Story("s-lamp", (undated,)))
    settings = (
        Setting(
            "s-ferry",
            (
                place("f1", names=("Halcyon", title)),
                place("f2", founder=0.71, names=("Halcyon", title), amounts=1, same_place=True, same_date=True),
            ),
            (0.0, 0.4),
        ),
        Setting("s-vote", (place("v1", story=None),), (0.01, 0.4)),
        Setting("s-lamp", (place("l1", story=None),), (1.0, 1.0)),
    )
    reports = tuple(split.report for split in (ferry, crew, copy, vote, undated))
    return (
        Ingested(reports, (Problem("ingest", "bad.txt", title),)),
        Deduped((ferry, crew, vote, undated), (Duplicate(copy.report, "f2", 1.0),)),
        Clustered(stories, (LeftOut("cluster", "x1", "its story has 1 of at least 2 reports"),)),
        settings,
    )
