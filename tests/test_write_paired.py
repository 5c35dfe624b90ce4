"""A network is given what two outlets lead with as one point."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.types import Draft, Point, Request, Sentence, Task
from summarize.write import PairedWriter

from .builders import build_split_report

BRIDGE = build_split_report("The bridge over the Orla opened on Monday.", "It cost 40 million crowns.", report_id="a")
OPENING = build_split_report("Mayor Ida Berg opened the new bridge in Tolk.", "Crowds cheered.", report_id="b")
DOGS = build_split_report("The dog show was called off.", report_id="c")
REPORTS = {split.report.id: split for split in (BRIDGE, OPENING, DOGS)}


class Recorder:
    """Writes the sentences that it is given, joined."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, ...]] = []

    def write(self, requests: Sequence[Request]) -> tuple[tuple[Draft, ...], ...]:
        """Return one draft per request."""
        self.asked += [tuple(sentence.text for sentence in request.point.sentences) for request in requests]
        return tuple(
            (Draft(request.point, " / ".join(sentence.text for sentence in request.point.sentences), "recorder"),)
            for request in requests
        )


def points(*groups: Sequence[Sentence]) -> list[Request]:
    made = [Point(tuple(group), 1.0) for group in groups]
    return [
        Request(Task.STATEMENT, point, REPORTS, others=(*made[:at], *made[at + 1 :])) for at, point in enumerate(made)
    ]


def test_what_two_outlets_lead_with_is_written_together_once_for_the_first_of_them() -> None:
    recorder = Recorder()
    first, second = BRIDGE.sentences[0], OPENING.sentences[0]
    drafts = PairedWriter(recorder).write(points([first], [second]))
    assert [[draft.text for draft in some] for some in drafts] == [
        [first.text, f"{first.text} / {second.text}"],
        [second.text],
    ]
    assert drafts[0][1].point.sentences == (first, second)


def test_sentences_of_one_outlet_and_of_other_news_are_no_pair() -> None:
    recorder = Recorder()
    PairedWriter(recorder).write(points([BRIDGE.sentences[0]], [BRIDGE.sentences[1]], [DOGS.sentences[0]]))
    assert all(len(sentences) == 1 for sentences in recorder.asked)


def test_the_clearest_sentence_of_a_point_is_written_alone_too() -> None:
    recorder = Recorder()
    both = (BRIDGE.sentences[0], OPENING.sentences[0])
    (drafts,) = PairedWriter(recorder).write(points(both))
    assert [len(draft.point.sentences) for draft in drafts] == [2, 1]


def test_headlines_and_mends_are_asked_for_as_they_are() -> None:
    recorder = Recorder()
    one, other = points([BRIDGE.sentences[0]], [OPENING.sentences[0]])
    requests = [Request(task, one.point, REPORTS, others=one.others) for task in (Task.HEADLINE, Task.MEND)]
    assert [len(some) for some in PairedWriter(recorder).write([*requests, other])] == [1, 1, 2]


def test_no_more_partners_are_asked_for_than_are_allowed() -> None:
    recorder = Recorder()
    others = [
        build_split_report(f"Outlet {at} tells of the bridge over the Orla.", report_id=f"o{at}").sentences[0]
        for at in range(5)
    ]
    request = points([BRIDGE.sentences[0]], *([other] for other in others))[0]
    PairedWriter(recorder, partners=2).write([request])
    assert len(recorder.asked) == 3
