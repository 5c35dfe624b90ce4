"""What functions remember of the sentences that they have read, and how to forget it."""

from __future__ import annotations

import functools
import sys


def forget_sentences() -> int:
    """Empty the caches of the package, for a process that stays up and will see other sentences tomorrow.

    Returns:
        How many results were dropped.
    """
    dropped = 0
    for name, module in tuple(sys.modules.items()):
        if not name.startswith("summarize."):
            continue
        for value in tuple(vars(module).values()):
            if isinstance(value, functools._lru_cache_wrapper):  # noqa: SLF001 - the only name of that type
                dropped += value.cache_info().currsize
                value.cache_clear()
    return dropped
