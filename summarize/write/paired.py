"""A writer that is given each point, its clearest sentence, and that sentence with another outlet's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from summarize.text.datelines import skip_dateline
from summarize.text.tokens import content_stems
from summarize.types import Draft, Point, Request, Task, Writer

#: Other points whose clearest sentence is paired with that of a point, best first.
PARTNERS = 2
#: Most words of both sentences, and content stems that they have in common at least.
LONGEST_PAIR, FEWEST_SHARED = 80, 2


@dataclass(frozen=True, slots=True)
class PairedWriter:
    """Asks another writer for a point, for its clearest sentence alone, and for that with one of another outlet.

    A point holds what is worded alike; what two outlets lead with is mostly worded differently, and is one piece of
    news.

    Args:
        writer: Who writes.
        partners: Sentences that each point's clearest one is paired with.
    """

    writer: Writer
    partners: int = PARTNERS

    def write(self, requests: Sequence[Request]) -> tuple[tuple[Draft, ...], ...]:
        """Return for each request the drafts of the point, then the further ones; each pair is written once."""
        asked = list(requests)
        owners = list(range(len(requests)))
        seen: set[frozenset[tuple[str, int]]] = set()
        for place, request in enumerate(requests):
            for point in self._vary(request) if request.task is Task.STATEMENT else ():
                key = frozenset((sentence.report_id, sentence.index) for sentence in point.sentences)
                if key not in seen:
                    seen.add(key)
                    asked.append(replace(request, point=point))
                    owners.append(place)
        found: list[list[Draft]] = [[] for _ in requests]
        for owner, drafts in zip(owners, self.writer.write(asked), strict=True):
            found[owner].extend(drafts)
        return tuple(map(tuple, found))

    def _vary(self, request: Request) -> Iterator[Point]:
        first, *more = request.point.sentences
        if more:
            yield Point((first,), request.point.score)
        count = 0
        for other in request.others:
            second = other.sentences[0]
            if count == self.partners:
                return
            if second.report_id != first.report_id and _go_together(first.text, second.text):
                count += 1
                yield Point((first, second), request.point.score)


def _go_together(one: str, other: str) -> bool:
    one, other = one[skip_dateline(one) :], other[skip_dateline(other) :]
    short = len(one.split()) + len(other.split()) <= LONGEST_PAIR
    return short and len(content_stems(one) & content_stems(other)) >= FEWEST_SHARED
