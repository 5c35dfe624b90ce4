"""Text that we did not write: find the source sentences that carry it, and what they do not."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from summarize.options import VerifyOptions
from summarize.text.tokens import content_stems
from summarize.types import Check, Draft, Point, Sentence, SplitReport, Verdict
from summarize.verify.carried import verify_drafts


class SourceIndex:
    """The sentences of all sources, to be searched by their content words.

    Args:
        sources: All sentences that a statement may rest on.
    """

    def __init__(self, sources: Sequence[Sentence]) -> None:
        self._sentences = tuple(sources)
        self._places: dict[str, list[int]] = defaultdict(list)
        self._lengths = []
        for place, sentence in enumerate(self._sentences):
            stems = content_stems(sentence.text)
            self._lengths.append(len(stems))
            for stem in stems:
                self._places[stem].append(place)

    def find_nearest(self, text: str, count: int) -> tuple[Sentence, ...]:
        """Return the sentences that share most with a text, rare words counting most; best first."""
        scores: dict[int, float] = defaultdict(float)
        for stem in content_stems(text):
            places = self._places.get(stem, ())
            weight = math.log(1 + len(self._sentences) / (1 + len(places)))
            for place in places:
                scores[place] += weight
        # Long sentences share words by chance; the root keeps them from winning by length alone.
        ranked = sorted(scores, key=lambda place: (-scores[place] / (self._lengths[place] + 10) ** 0.3, place))
        return tuple(self._sentences[place] for place in ranked[:count])


def check_text(
    statement: str,
    sources: Sequence[Sentence] | SourceIndex,
    reports: Mapping[str, SplitReport],
    *,
    options: VerifyOptions | None = None,
    checks: Sequence[Check] | None = None,
) -> Verdict:
    """Return the verdict on anybody's sentence: what carries it, or what is wrong with it.

    Args:
        statement: One sentence.
        sources: All sentences of all sources; an index of them when many statements are checked.
        reports: The reports that the sentences belong to, by id.
        options: How strict the checks are.
        checks: What to check instead of the default.
    """
    chosen = options or VerifyOptions()
    index = sources if isinstance(sources, SourceIndex) else SourceIndex(sources)
    nearest = index.find_nearest(statement, chosen.retrieved)
    draft = Draft(Point(nearest, 0.0), statement, "")
    return verify_drafts([draft], reports, options=chosen, checks=checks)[0]
