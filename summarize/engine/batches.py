"""Items cut into batches, each of which is made when its turn comes: a run need not hold what is sent to workers."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")


class Batches(Generic[T]):
    """The batches of a sequence, by their numbers.

    Args:
        items: What is cut up; slices of it may be costly, and are not kept.
        size: Items per batch.
    """

    def __init__(self, items: Sequence[T], size: int) -> None:
        self._items, self._size = items, size

    def __len__(self) -> int:
        return math.ceil(len(self._items) / self._size)

    def __getitem__(self, number: int) -> Sequence[T]:
        return self._items[number * self._size : (number + 1) * self._size]

    def __iter__(self) -> Iterator[Sequence[T]]:
        return (self[number] for number in range(len(self)))

    def count(self, number: int) -> int:
        """Return the number of items in a batch."""
        return min(self._size, len(self._items) - number * self._size)
