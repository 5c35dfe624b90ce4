"""Points in an order that reads as a text: what happened, details, reactions, background."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from summarize.text.tokens import content_stems
from summarize.types import Point, Sentence, Story

from .candidates import depth_of

_REACTION = re.compile(
    r"""(?ix)\b(?: said | says | told | added | according\ to | tweeted | wrote | stated | asserted | warned | urged
    | called\ (?:it|for|on|the) | praised | welcomed | condemned | critici[sz]ed | remark(?:ed|ing) | argued | noted
    | insisted | denied | vowed )\b"""
)
#: What it counts that a point has all words of all titles, beside its score, which is 1 for the best point.
_TITLED = 1.0
_BACKGROUND = re.compile(
    r"""(?ix)\b(?: (?:in|since|until|between)\ (?:(?:early|late|mid-?)\ ?)?(?:19|20)\d\d
    | last\ (?:year|decade|century) | (?:years|decades|months)\ ago | previously | has\ long | have\ long
    | historically | for\ (?:years|decades|months) | had\ been )\b"""
)


def order_points(points: Sequence[Point], story: Story, openings: Mapping[str, int] | None = None) -> tuple[Point, ...]:
    """Return the points in reading order.

    The best point that stands early in its report and says what titles say opens; the rest follow by kind, then by
    where reports tell them.

    Args:
        points: The points.
        story: Whose points they are.
        openings: Report id to the index of the sentence that opens its text; None where each opens with its first.
    """
    if not points:
        return ()
    titles = [stems for report in story.reports if (stems := content_stems(report.report.title))]
    lengths = {report.report.id: max(1, len(report.sentences)) for report in story.reports}

    def depth(point: Point) -> float:
        places = [sentence.index / lengths[sentence.report_id] for sentence in point.sentences]
        return sum(places) / len(places)

    def opening(point: Point) -> float:
        told = content_stems(point.sentences[0].text)
        titled = sum(len(told & stems) / len(stems) for stems in titles) / max(1, len(titles))
        return point.score - _earliest(point.sentences, openings or {}) / 10 + _TITLED * titled

    opener = max(points, key=opening)
    rest = sorted(
        (point for point in points if point is not opener),
        key=lambda point: (_kind(point.sentences[0].text), depth(point), -point.score),
    )
    return (opener, *rest)


def _earliest(sentences: Sequence[Sentence], openings: Mapping[str, int]) -> int:
    return min(depth_of(sentence, openings) for sentence in sentences)


def _kind(text: str) -> int:
    if _BACKGROUND.search(text):
        return 2
    return 1 if _REACTION.search(text) else 0
