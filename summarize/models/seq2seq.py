"""Encoder-decoders of Hugging Face that were trained to summarise, as condensers."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.options import WriteOptions
from summarize.types import Generated

from .folder import CONFIG, FoundModel, read_json
from .generation import OpenedModel, generate_texts, open_generator

#: PRIMERA and its kin were trained with this sign between documents.
_SEPARATOR = "<doc-sep>"


class Seq2SeqCondenser:
    """Joins the sentences in the way that the model was trained on, and lets it write.

    Args:
        opened: The model.
        prefix: What the model was trained to see before a text that it is to summarise.
        options: How much is written at once.
    """

    def __init__(self, opened: OpenedModel, *, prefix: str = "", options: WriteOptions | None = None) -> None:
        self._opened = opened
        self._prefix = prefix
        self._options = options or WriteOptions()
        self._joint = _SEPARATOR if _SEPARATOR in opened.tokenizer.get_vocab() else " "

    def condense(self, sources: Sequence[Sequence[str]], *, count: int) -> tuple[tuple[Generated, ...], ...]:
        """Return for each group of sentences up to `count` texts, best first; none when it does not fit."""
        inputs = [self._tokens(sentences) for sentences in sources]
        return generate_texts(self._opened, inputs, count=count, options=self._options)

    def _tokens(self, sentences: Sequence[str]) -> list[int]:
        text = self._prefix + self._joint.join(" ".join(sentence.split()) for sentence in sentences)
        tokens: list[int] = self._opened.tokenizer(text)["input_ids"]
        # Cutting the input would hide sources from the model without a word.
        return [] if 0 < self._opened.longest_input < len(tokens) else tokens


def open_seq2seq(found: FoundModel, *, threads: int = 0, options: WriteOptions | None = None) -> Seq2SeqCondenser:
    """Open an encoder-decoder.

    Args:
        found: Where it lies.
        threads: Processor threads to compute with; 0 for as many as torch takes.
        options: How much is written at once.

    Raises:
        ModelError: It cannot be opened.
    """
    from transformers import AutoModelForSeq2SeqLM  # noqa: PLC0415 - seconds

    opened = open_generator(found, AutoModelForSeq2SeqLM.from_pretrained, threads=threads)
    return Seq2SeqCondenser(opened, prefix=_find_prefix(found), options=options)


def _find_prefix(found: FoundModel) -> str:
    """Return what T5 and its kin were trained to see first ("summarize: ")."""
    tasks = read_json(found.folder / CONFIG, found.name).get("task_specific_params")
    task = tasks.get("summarization") if isinstance(tasks, dict) else None
    prefix = task.get("prefix") if isinstance(task, dict) else None
    return prefix if isinstance(prefix, str) else ""
