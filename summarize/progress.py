"""How a long stage tells how far it is; silent unless somebody listens."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TypeVar

from .types import Progress


class Silent:
    """Tells nobody."""

    def advance(self, stage: str, done: int, total: int | None) -> None:
        """Do nothing."""


T = TypeVar("T")

SILENT: Progress = Silent()


def track(items: Collection[T], stage: str, progress: Progress) -> Iterator[T]:
    """Yield the items, telling `progress` after each one."""
    total = len(items)
    progress.advance(stage, 0, total)
    for done, item in enumerate(items, start=1):
        yield item
        progress.advance(stage, done, total)
