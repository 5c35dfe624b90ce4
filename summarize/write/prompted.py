"""Stage 6 of 8: drafts by an instruction-tuned model, asked with a prompt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from summarize.options import WriteOptions
from summarize.prompt_files import Prompt
from summarize.types import Chat, Draft, Message, Request, Task

from .answers import Sentences
from .drafts import make_drafts
from .fence import fence_draft, fence_findings, fence_sources


class PromptedWriter:
    """Puts each request to a chat model; what the articles say reaches it as fenced data only.

    Args:
        chat: The model.
        prompts: The prompt of every task.
        name: What to call the writer in a draft.
        sentences: Splits an answer, of which the first sentence counts.
        options: How much is asked for.
    """

    def __init__(
        self,
        chat: Chat,
        prompts: Mapping[Task, Prompt],
        *,
        name: str,
        sentences: Sentences,
        options: WriteOptions | None = None,
    ) -> None:
        self._chat = chat
        self._prompts = prompts
        self._name = name
        self._sentences = sentences
        self._options = options or WriteOptions()

    def write(self, requests: Sequence[Request]) -> tuple[tuple[Draft, ...], ...]:
        """Return for each request its drafts, best first; none when its sources do not fit into the model."""
        answers = self._chat.answer([self._ask(request) for request in requests], count=self._options.drafts)
        return tuple(
            make_drafts(request, texts, self._sentences, writer=self._name)
            for request, texts in zip(requests, answers, strict=True)
        )

    def _ask(self, request: Request) -> tuple[Message, ...]:
        options = self._options
        words = options.headline_words if request.task is Task.HEADLINE else options.statement_words
        values = {"sources": fence_sources(request), "words": str(words)}
        if request.task is Task.MEND:
            values |= {"draft": fence_draft(request.rejected), "findings": fence_findings(request.rejected)}
        return self._prompts[request.task].fill(values)
