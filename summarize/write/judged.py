"""A writer whose drafts are offered only where a model finds that they read well and that their sources carry them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from summarize.options import WriteOptions
from summarize.types import Draft, Judged, Request, Support, Task, Writer


class JudgedWriter:
    """Passes on the surest drafts of another writer, surest first.

    The checks after it know words and names; whether a sentence is whole, and whether its parts belong together, a
    model can tell better.

    Args:
        writer: Who writes. It is asked for statements alone: what is judged here are whole sentences.
        support: Who judges.
        options: How sure is sure enough.
    """

    def __init__(self, writer: Writer, support: Support, *, options: WriteOptions) -> None:
        self._writer = writer
        self._support = support
        self._options = options

    def write(self, requests: Sequence[Request]) -> tuple[tuple[Draft, ...], ...]:
        """Return for each request the drafts that are sure enough; nothing for headlines and mends."""
        asked = [request for request in requests if request.task is Task.STATEMENT]
        written = iter(self._writer.write(asked)) if asked else iter(())
        drafts = [next(written) if request.task is Task.STATEMENT else () for request in requests]
        pairs = [(draft.text, _sources(draft)) for some in drafts for draft in some]
        judged = iter(self._support.judge(pairs))
        return tuple(self._sure([(draft, next(judged)) for draft in some]) for some in drafts)

    def _sure(self, drafts: Sequence[tuple[Draft, Judged]]) -> tuple[Draft, ...]:
        options = self._options
        sure = [
            replace(draft, score=math.log(judged.carried * judged.reads))
            for draft, judged in drafts
            if judged.carried >= options.least_carried and judged.reads >= options.least_reads
        ]
        return tuple(sorted(sure, key=lambda draft: -draft.score))


def _sources(draft: Draft) -> tuple[str, ...]:
    return tuple(sentence.text for sentence in draft.point.sentences)
