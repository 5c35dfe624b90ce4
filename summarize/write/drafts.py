"""Stage 6 of 8: what a model generated, as drafts for a request."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.types import Draft, Generated, Request, Task

from .answers import Sentences, read_headline, read_statement


def make_drafts(
    request: Request, texts: Sequence[Generated], sentences: Sentences, *, writer: str
) -> tuple[Draft, ...]:
    """Return a draft for each text that holds a whole sentence, in their order, each wording once."""
    read = read_headline if request.task is Task.HEADLINE else read_statement
    drafts: dict[str, Draft] = {}
    for text in texts:
        wording = read(text, sentences)
        if wording:
            drafts.setdefault(wording, Draft(request.point, wording, writer, score=text.score))
    # The rejected wording would only be rejected again.
    if request.rejected is not None:
        drafts.pop(request.rejected.draft.text, None)
    return tuple(drafts.values())
