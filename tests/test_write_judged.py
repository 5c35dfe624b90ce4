"""Of a network's drafts only the sure ones are offered, surest first."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.options import WriteOptions
from summarize.types import Draft, Judged, Request, Task
from summarize.write import JudgedWriter, QuoteWriter, SeveralWriters

from .builders import build_request, build_split_report

REPORT = build_split_report("The bridge over the Orla opened on Monday.", "It cost 40 million crowns.")
OPTIONS = WriteOptions(least_carried=0.5, least_reads=0.5)


class Scribbler:
    """Writes the given sentences for whatever it is asked, and remembers what that was."""

    def __init__(self, *texts: str) -> None:
        self.texts = texts
        self.asked: list[Task] = []

    def write(self, requests: Sequence[Request]) -> tuple[tuple[Draft, ...], ...]:
        """Return the texts as drafts."""
        self.asked += [request.task for request in requests]
        return tuple(tuple(Draft(request.point, text, "scribbler") for text in self.texts) for request in requests)


class Table:
    """Judges by a table of texts."""

    def __init__(self, **judged: tuple[float, float]) -> None:
        self.judged = judged

    def judge(self, pairs: Sequence[tuple[str, Sequence[str]]]) -> tuple[Judged, ...]:
        """Return what the table says."""
        assert all(sources for _, sources in pairs)
        return tuple(Judged(*self.judged[text]) for text, _ in pairs)


def test_drafts_that_are_not_carried_or_do_not_read_well_are_held_back() -> None:
    table = Table(good=(0.9, 0.9), better=(0.99, 0.99), unsaid=(0.1, 0.99), broken=(0.99, 0.1))
    writer = JudgedWriter(Scribbler("good", "unsaid", "broken", "better"), table, options=OPTIONS)
    (drafts,) = writer.write([build_request(REPORT)])
    assert [draft.text for draft in drafts] == ["better", "good"]


def test_only_statements_are_asked_for() -> None:
    scribbler = Scribbler("good")
    writer = JudgedWriter(scribbler, Table(good=(0.9, 0.9)), options=OPTIONS)
    requests = [build_request(REPORT, task=task) for task in (Task.HEADLINE, Task.STATEMENT, Task.MEND)]
    assert [len(drafts) for drafts in writer.write(requests)] == [0, 1, 0]
    assert scribbler.asked == [Task.STATEMENT]


def test_several_writers_offer_each_wording_once_in_their_order() -> None:
    writers = SeveralWriters(Scribbler("first", "second"), Scribbler("second", "third"), QuoteWriter())
    (drafts,) = writers.write([build_request(REPORT)])
    assert [draft.text for draft in drafts][:3] == ["first", "second", "third"]
    assert len({draft.text for draft in drafts}) == len(drafts) > 3


def test_those_who_quote_can_be_left_out_of_several() -> None:
    request = build_request(REPORT)
    others = SeveralWriters(Scribbler("first"), QuoteWriter()).without(QuoteWriter)
    assert [draft.text for draft in others.write([request])[0]] == ["first"]
    assert SeveralWriters(QuoteWriter()).without(QuoteWriter).write([request, request]) == ((), ())
