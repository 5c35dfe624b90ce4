"""What a summary says in its own voice is told without a narrator's images and verdicts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarize.text.imagery import find_images
from summarize.types import Draft, Finding, Sentence, SplitReport


@dataclass(frozen=True, slots=True)
class VoiceCheck:
    """Images and verdicts outside quotation marks; for what is written here, not for others' texts.

    In what somebody is reported as saying, too: whose image it is, the speaker's or the outlet's, nobody can tell.
    """

    name: str = "voice"

    def check(
        self, draft: Draft, sources: Sequence[Sentence], reports: Mapping[str, SplitReport]
    ) -> tuple[Finding, ...]:
        """Return where a draft colours what it tells; a source that does so, too, may be quoted."""
        del sources, reports
        return tuple(
            Finding(self.name, start, end, f"{reason}: {draft.text[start:end]!r}")
            for start, end, reason in find_images(draft.text)
        )
