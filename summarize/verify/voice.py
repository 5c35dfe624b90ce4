"""What a summary says in its own voice is told without a narrator's images and verdicts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarize.text.imagery import find_images
from summarize.types import Draft, Finding, Sentence, SplitReport
from summarize.verify.facts import read_facts


@dataclass(frozen=True, slots=True)
class VoiceCheck:
    """Images and verdicts outside of what a named speaker says; for what is written here, not for others' texts."""

    name: str = "voice"

    def check(
        self, draft: Draft, sources: Sequence[Sentence], reports: Mapping[str, SplitReport]
    ) -> tuple[Finding, ...]:
        """Return where a draft colours what it tells; a source that does so, too, may be quoted."""
        del sources, reports
        images = find_images(draft.text)
        if not images:
            return ()
        spoken = [(speech.start, speech.end) for speech in read_facts(draft.text).speeches if speech.speaker]
        return tuple(
            Finding(self.name, start, end, f"{reason}: {draft.text[start:end]!r}")
            for start, end, reason in images
            if not any(begin <= start < stop for begin, stop in spoken)
        )
