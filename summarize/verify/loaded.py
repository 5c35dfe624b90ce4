"""A statement carries no loaded word outside quotation marks, unless it quotes a sentence as a whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarize.text.loaded import find_loaded
from summarize.types import Draft, Finding, Sentence, SplitReport


@dataclass(frozen=True, slots=True)
class LoadedCheck:
    """Loaded words: also where the source has them, for the statement is ours."""

    name: str = "loaded"

    def check(
        self, draft: Draft, sources: Sequence[Sentence], reports: Mapping[str, SplitReport]
    ) -> tuple[Finding, ...]:
        """Return the loaded words with what to write instead."""
        del sources, reports
        return tuple(
            Finding(
                self.name,
                word.start,
                word.end,
                f"{word.reason}; " + (f"plainer: {word.plain!r}" if word.plain else "leave it out"),
            )
            for word in find_loaded(draft.text)
        )
