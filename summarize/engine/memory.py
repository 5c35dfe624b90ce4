"""Memory that was freed goes back to the system, rather than to stay with a process for as long as it lives."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import cache


def give_back_memory() -> None:
    """Give back what was freed, where the C library can do so; glibc keeps whatever lies below something in use."""
    trim = _find_trim()
    if trim is not None:
        trim(0)


@cache
def _find_trim() -> Callable[[int], int] | None:
    try:
        found: Callable[[int], int] | None = getattr(ctypes.CDLL(None), "malloc_trim", None)
    except (OSError, TypeError):
        # Windows has no such library, and none is needed: freed pages do not stay there.
        return None
    return found
