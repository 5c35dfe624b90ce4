"""What a process holds, and memory that was freed and goes back to the system."""

from __future__ import annotations

import ctypes
import mmap
from collections.abc import Callable
from functools import cache
from pathlib import Path

_PAGES = Path("/proc/self/statm")


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


def measure_memory() -> int:
    """Return the bytes of memory that this process holds; 0 where the system does not tell."""
    try:
        return int(_PAGES.read_text().split()[1]) * mmap.PAGESIZE
    except OSError:
        return 0
