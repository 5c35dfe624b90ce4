"""Stage 6 of 8: drafts by an encoder-decoder that was trained to summarise, and takes no orders."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.options import WriteOptions
from summarize.types import Condenser, Draft, Request, Task

from .answers import Sentences
from .drafts import make_drafts


class CondensedWriter:
    """Gives the sentences of each point to a summarisation model.

    Such a model cannot be told what was wrong with a draft, so there is none for `Task.MEND`: the same
    sentences would come out the same.

    Args:
        condenser: The model.
        name: What to call the writer in a draft.
        sentences: Splits what the model wrote, of which the first sentence counts.
        options: How much is asked for.
    """

    def __init__(
        self, condenser: Condenser, *, name: str, sentences: Sentences, options: WriteOptions | None = None
    ) -> None:
        self._condenser = condenser
        self._name = name
        self._sentences = sentences
        self._options = options or WriteOptions()

    def write(self, requests: Sequence[Request]) -> tuple[tuple[Draft, ...], ...]:
        """Return for each request its drafts, best first; none when its sources do not fit into the model."""
        places = [place for place, request in enumerate(requests) if request.task is not Task.MEND]
        sources = [[sentence.text for sentence in requests[place].point.sentences] for place in places]
        texts = self._condenser.condense(sources, count=self._options.drafts) if sources else ()
        drafts: list[tuple[Draft, ...]] = [()] * len(requests)
        for place, generated in zip(places, texts, strict=True):
            drafts[place] = make_drafts(requests[place], generated, self._sentences, writer=self._name)
        return tuple(self._short(request, found) for request, found in zip(requests, drafts, strict=True))

    def _short(self, request: Request, drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
        """A summary is no headline unless it happens to be as short as one."""
        if request.task is not Task.HEADLINE:
            return drafts
        return tuple(draft for draft in drafts if len(draft.text.split()) <= self._options.headline_words)
