"""The editions of the digests as an archive, read out of their store."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarize.digest.store import Store
from summarize.digest.types import Edition, EditionKind, EditionRecord
from summarize.render.plain import count, tell_day
from summarize.text.printable import clean
from summarize.types import Problem

from .archive import Found, Issue, Opened

#: No file of a folder has a key like it.
_KEY = re.compile(r"edition~([1-9][0-9]{0,17})")
#: More than a digest with the longest retention has.
_MOST = 100_000


class EditionArchive:
    """Editions in a store.

    Args:
        store: The memory of the digests.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def list_issues(self) -> Sequence[Issue]:
        """Return all editions, newest first."""
        return tuple(_name_issue(record) for record in self._store.editions.list(limit=_MOST))

    def open_issue(self, key: str) -> Opened | None:
        """Return one edition; None when there is none of that key."""
        found = _KEY.fullmatch(key)
        record = self._store.editions.get(int(found[1])) if found else None
        if record is None:
            return None
        edition = self._store.editions.load(record.id)
        return Opened(
            issue=_name_issue(record),
            briefing=edition.briefing,
            titles=tuple((f"{clean(one.title)} ({clean(one.outlet)})", one.url) for one in edition.headlines),
            notes=tuple(_tell_notes(edition)),
        )

    def search(self, words: str, *, limit: int) -> Sequence[Found]:
        """Return stories that hold all of the words, in any of their forms, the best first."""
        records: dict[int, EditionRecord | None] = {}
        found = []
        for one in self._store.search(words, limit=limit):
            if one.edition not in records:
                records[one.edition] = self._store.editions.get(one.edition)
            if record := records[one.edition]:
                found.append(Found(_name_issue(record), one.number, clean(one.headline), clean(one.text)))
        return found

    def problems(self) -> Sequence[Problem]:
        """Return nothing: what is in the store can be read."""
        return ()


def _name_issue(record: EditionRecord) -> Issue:
    more = f", {count(record.headlines, 'more headline')}" if record.headlines else ""
    extents = {
        EditionKind.NEWS: f"{count(record.stories, 'story', 'stories')}{more}",
        EditionKind.QUIET: "nothing new worth telling",
        EditionKind.FAILED: "no feed could be read",
    }
    return Issue(
        key=f"edition~{record.id}",
        title=f"{clean(record.title)}, {tell_day(record.period.due)}",
        moment=record.period.due,
        extent=extents[record.kind],
        headlines=(clean(record.lead),) if record.lead else (),
        stories=record.stories,
        digest=clean(record.digest),
    )


def _tell_notes(edition: Edition) -> Sequence[str]:
    told = [f"{clean(note.title) or note.url}: {clean(note.reason)}" for note in edition.notes]
    if edition.kind is EditionKind.QUIET:
        told.insert(0, f"{count(edition.reports_read, 'report')} were read, and nothing in them was new.")
    return told
