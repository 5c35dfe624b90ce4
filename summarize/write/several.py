"""Several writers asked for the same points; their drafts stand beside each other."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.types import Draft, Request, Writer


class SeveralWriters:
    """Offers the drafts of several writers, those of the first first, each wording once.

    Args:
        writers: Who is asked.
    """

    def __init__(self, *writers: Writer) -> None:
        self._writers = writers

    def without(self, kind: type) -> SeveralWriters:
        """Return those of the writers that are of no such kind."""
        return SeveralWriters(*(writer for writer in self._writers if not isinstance(writer, kind)))

    def write(self, requests: Sequence[Request]) -> tuple[tuple[Draft, ...], ...]:
        """Return for each request the drafts of all writers."""
        if not self._writers:
            return ((),) * len(requests)
        offered = [writer.write(requests) for writer in self._writers]
        return tuple(_once(drafts) for drafts in zip(*offered, strict=True))


def _once(offered: Sequence[Sequence[Draft]]) -> tuple[Draft, ...]:
    drafts: dict[str, Draft] = {}
    for draft in (draft for some in offered for draft in some):
        drafts.setdefault(draft.text, draft)
    return tuple(drafts.values())
