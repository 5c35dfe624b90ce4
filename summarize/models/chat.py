"""Instruction-tuned models of Hugging Face, asked through their own chat template."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarize.errors import ModelError
from summarize.options import WriteOptions
from summarize.types import Generated, Message

from .folder import FoundModel
from .generation import OpenedModel, generate_texts, open_generator

_PROBE = (Message("system", "ab1ba"), Message("user", "cd2dc"))


class ChatModel:
    """Puts conversations to a model in the form that it was trained on.

    Args:
        opened: The model.
        options: How much is written at once.

    Raises:
        ModelError: It has no chat template, or one that cannot be used.
    """

    def __init__(self, opened: OpenedModel, *, options: WriteOptions | None = None) -> None:
        if not opened.tokenizer.chat_template:
            raise ModelError(
                "cannot open model",
                opened.name,
                "it has no chat template, so it was not trained to follow instructions",
                hint='take its "instruct" or "chat" sister',
            )
        self._opened = opened
        self._options = options or WriteOptions()
        self._special = _special_tokens(opened)
        self._has_system_turn = self._try_system_turn()

    def answer(self, conversations: Sequence[Sequence[Message]], *, count: int) -> tuple[tuple[Generated, ...], ...]:
        """Return for each conversation up to `count` answers, best first; none when it does not fit."""
        inputs = [self._tokens(conversation) for conversation in conversations]
        return generate_texts(self._opened, inputs, count=count, options=self._options)

    def _tokens(self, conversation: Sequence[Message]) -> list[int]:
        # A template has no way to tell the signs that it sets from the same signs in an article.
        plain = [Message(message.role, self._special.sub(" ", message.content)) for message in conversation]
        text = self._fill_template(plain if self._has_system_turn else _merge(plain))
        tokens: list[int] = self._opened.tokenizer(text, add_special_tokens=False)["input_ids"]
        longest = self._opened.longest_input
        return [] if 0 < longest < len(tokens) + self._options.new_tokens else tokens

    def _fill_template(self, conversation: Sequence[Message]) -> str:
        filled: str = self._opened.tokenizer.apply_chat_template(
            [{"role": message.role, "content": message.content} for message in conversation],
            tokenize=False,
            add_generation_prompt=True,
            # Known to Qwen and its kin, and passed over by others: one sentence needs no thinking aloud.
            enable_thinking=False,
        )
        return filled

    def _try_system_turn(self) -> bool:
        """Tell whether the template knows standing orders; some refuse them, some drop them."""
        from jinja2 import TemplateError  # noqa: PLC0415

        try:
            if all(message.content in self._fill_template(_PROBE) for message in _PROBE):
                return True
        except (TemplateError, TypeError, ValueError):
            pass
        try:
            if all(message.content in self._fill_template(_merge(_PROBE)) for message in _PROBE):
                return False
            why = "its chat template leaves out what it is given"
        except (TemplateError, TypeError, ValueError) as error:
            why = f"its chat template fails: {error}"
        raise ModelError("cannot open model", self._opened.name, why)


def open_chat(found: FoundModel, *, threads: int = 0, options: WriteOptions | None = None) -> ChatModel:
    """Open an instruction-tuned model.

    Args:
        found: Where it lies.
        threads: Processor threads to compute with; 0 for as many as torch takes.
        options: How much is written at once.

    Raises:
        ModelError: It cannot be opened, or has no chat template.
    """
    from transformers import AutoModelForCausalLM  # noqa: PLC0415 - seconds

    return ChatModel(open_generator(found, AutoModelForCausalLM.from_pretrained, threads=threads), options=options)


def _merge(conversation: Sequence[Message]) -> tuple[Message, ...]:
    return (Message("user", "\n\n".join(message.content for message in conversation)),)


def _special_tokens(opened: OpenedModel) -> re.Pattern[str]:
    """Return a pattern for the signs that mean something to the model, and that no news text needs."""
    tokenizer = opened.tokenizer
    signs = {str(token) for token in tokenizer.all_special_tokens}
    signs |= {str(token) for token in tokenizer.added_tokens_decoder.values() if token.special}
    found = sorted((re.escape(sign) for sign in signs if sign.strip()), key=len, reverse=True)
    return re.compile("|".join(found) or r"(?!)")
