"""The bundled writer: points to draft sentences, offline, with the source position of each copied word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from itertools import zip_longest
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from transformers.utils import logging

from summarize.errors import ModelError
from summarize.types import Draft, Request, Task

from .pointer_beam import SearchOptions, Written, search
from .pointer_text import PieceReader, SourcePieces
from .pointer_writer import PointerWriter
from .precision import fastest_dtype
from .weights import digest_folder

#: What a pointer writer is trained to do, in the order of the numbers: tell sources in words of its own, as a headline,
#: and by striking words out.
TASKS = ("fuse", "title", "tidy")
_TIDY = 2
_NUMBERS = {Task.STATEMENT: (0, 2), Task.MEND: (0, 2), Task.HEADLINE: (1,)}


#: What `digest_folder` makes of the weights and the tokenizer that come with the package.
DIGEST = "35a19d8982fb8212842675c02d0c86b2ac06799f28c6870237c243f02747c06d"
#: Sentences that differ in fewer of their pieces than this share are told apart late: the beams' best are often one
#: sentence with and without a title or a final phrase.
_ALIKE = 0.12


#: Words that may come from the list although no source has them: they join, and say who says; other words of the list
#: were as often wrong as right after 100,000 pairs ("an inaccurate picture of the state of the government").
_LENDABLE = frozenset(
    [
        "a", "an", "the", "of", "to", "in", "on", "at", "for", "with", "by", "from", "and", "or", "but", "that", "as",
        "who", "which", "is", "are", "was", "were", "be", "been", "has", "have", "had", "will", "would", "its", "it",
        "his", "her", "he", "she", "they", "their", "s", "says", "said", "say", "after", "during", "while", "when",
        "because", "over", "about", "into", "also", "this", "than", "more", "according", "criticized", "rose", "fell",
        "announced", "reported", "people", "officials",
    ]
)  # fmt: skip
#: A full stop within a draft; abbreviations are shorter.
_GOES_ON = re.compile(r"[a-z]{4,}\.['\"”’]? [a-z]")
#: No sentence ends with one of these.
_LEADING_ON = frozenset(
    [
        "a", "an", "the", "of", "to", "in", "on", "at", "for", "with", "by", "from", "and", "or", "but", "that", "as",
        "than", "his", "her", "its", "their", "our", "my", "your", "who", "which", "is", "are", "was", "were", "be",
        "been", "has", "have", "had", "will", "would", "could", "may", "might", "into", "over", "under", "about", "if",
        "because", "while", "when", "after", "before", "between", "against", "among", "not", "no", "mr", "mrs", "ms",
    ]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Row:
    """What a request is read as for one of its tasks."""

    request: int
    task: int
    source: SourcePieces


class BundledWriter:
    """Writes drafts with a pointer writer.

    Args:
        model: The network, in evaluation mode.
        reader: Turns sentences into pieces and back.
        digest: Which weights these are.
        options: How it searches.
        batch: Sources that are written from at once.
        lendable: Words that may be written although no source has them.
    """

    def __init__(
        self,
        model: PointerWriter,
        reader: PieceReader,
        *,
        digest: str = "",
        options: SearchOptions | None = None,
        batch: int = 64,
        lendable: frozenset[str] = _LENDABLE,
    ) -> None:
        self.model = model
        self.digest = digest
        self._reader = reader
        self._options = options or SearchOptions()
        self._batch = batch
        self._lendable = torch.tensor(reader.find_lendable(lendable))

    @classmethod
    def load(
        cls,
        folder: Path | None = None,
        *,
        options: SearchOptions | None = None,
        batch: int = 64,
        dtype: torch.dtype | None = None,
        threads: int = 0,
        expected: str = "",
    ) -> BundledWriter:
        """Load a writer from a folder, or the one that comes with the package.

        Args:
            folder: Where it is; None for the package's own.
            options: How it searches.
            batch: Sources that are written from at once.
            dtype: In what it computes; None for what suits the processor.
            threads: Processor threads to compute with; 0 for as many as torch takes.
            expected: What `digest_folder` must make of the folder; empty for anything, save for the package's own.

        Raises:
            ModelError: The folder holds no writer, or not the expected one.
        """
        if folder is None:
            folder = Path(str(files("summarize"))) / "weights" / "writer"
            expected = expected or DIGEST
        if not (folder / "model.safetensors").is_file() or not (folder / "tokenizer.json").is_file():
            raise ModelError(
                "cannot load the bundled writer",
                str(folder),
                "no model.safetensors and tokenizer.json there",
                hint="install the package again, or choose another writer with --writer",
            )
        digest = digest_folder(folder)
        if expected and digest != expected:
            raise ModelError(
                "cannot load the bundled writer", str(folder), "these are other weights than the package was made with",
                hint="install the package again",
            )  # fmt: skip
        if threads:
            torch.set_num_threads(threads)
        # Standard error belongs to our own progress.
        logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        model: PointerWriter = PointerWriter.from_pretrained(
            folder, dtype=dtype or fastest_dtype(), local_files_only=True
        )
        model.train(mode=False)
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        config = model.config
        reader = PieceReader(
            tokenizer,
            model.listed.tolist(),
            start_id=config.start_id,
            end_id=config.end_id,
            most_sentences=config.max_sentences,
        )
        return cls(model, reader, digest=digest, options=options, batch=batch)

    def write(self, requests: Sequence[Request]) -> tuple[tuple[Draft, ...], ...]:
        """Return for each request its drafts, best first."""
        sources = [self._reader.read([sentence.text for sentence in request.point.sentences]) for request in requests]
        rows = [
            _Row(at, task, _clearest(sources[at]) if task == _TIDY else sources[at])
            for at, request in enumerate(requests)
            for task in _NUMBERS[request.task]
        ]
        # Sources of about one length share a batch, so that little of it is padding.
        rows.sort(key=lambda row: len(row.source.pieces))
        found: list[dict[int, list[Written]]] = [{} for _ in requests]
        for mending in (False, True):
            part = [row for row in rows if (requests[row.request].task is Task.MEND) == mending]
            for start in range(0, len(part), self._batch):
                batch = part[start : start + self._batch]
                for row, written in zip(batch, self._search(batch, mending=mending), strict=True):
                    found[row.request][row.task] = written
        return tuple(
            self._drafts(request, source, _in_turn([by_task[task] for task in _NUMBERS[request.task]]))
            for request, source, by_task in zip(requests, sources, found, strict=True)
        )

    def _search(self, rows: Sequence[_Row], *, mending: bool) -> list[list[Written]]:
        """Return what was written for each row."""
        options = self._options
        if mending:
            # What was rejected comes first again: look further down than it.
            options = replace(options, beams=options.beams + options.beams // 2, best=2 * options.best)
        with torch.inference_mode():
            return search(
                self.model,
                torch.from_numpy(_padded([row.source.pieces for row in rows])),
                torch.from_numpy(_padded([row.source.sentences for row in rows])),
                torch.from_numpy(_padded([row.source.bound.astype(np.int64) for row in rows]).astype(bool)),
                tasks=torch.tensor([row.task for row in rows]),
                options=options,
                lendable=self._lendable,
            )

    def _drafts(self, request: Request, source: SourcePieces, found: Sequence[Written]) -> tuple[Draft, ...]:
        seen = {request.rejected.draft.text} if request.rejected is not None else set()
        drafts: list[Draft] = []
        for written in _varied(found, self._options.best):
            told = self._reader.write(source, written.pieces, written.positions)
            text, words = told.text, told.copied_from
            if request.task is Task.HEADLINE:
                text = text.removesuffix(".").rstrip()
                words = words[: len(text.split())]
            if text not in seen and _reads_whole(text):
                seen.add(text)
                drafts.append(Draft(request.point, text, "bundled", words, written.score))
        return tuple(drafts[: self._options.best])


def _reads_whole(text: str) -> bool:
    """Whether a draft closes what it opens and does not break off."""
    if text.count('"') % 2 or text.count("“") != text.count("”") or text.count("(") != text.count(")"):
        return False
    if _GOES_ON.search(text) or text.endswith(("'", "’", ",")):
        return False
    words = text.rstrip(".").split()
    return len(words) > 3 and words[-1].lower() not in _LEADING_ON


def _clearest(source: SourcePieces) -> SourcePieces:
    """Return the first sentence only: striking out needs one, and of two it may splice halves that do not fit."""
    count = int((source.sentences == 0).sum())
    return replace(
        source,
        texts=source.texts[:1],
        pieces=source.pieces[:count],
        sentences=source.sentences[:count],
        starts=source.starts[:count],
        ends=source.ends[:count],
        bound=source.bound[:count],
    )


def _in_turn(lists: Sequence[Sequence[Written]]) -> list[Written]:
    """Return the best of each list, then the second best of each, and so on."""
    return [written for turn in zip_longest(*lists) for written in turn if written is not None]


def _varied(found: Sequence[Written], count: int) -> list[Written]:
    """Return what was found, first that which differs from all before it in more than a word or two."""
    first: list[Written] = []
    rest: list[Written] = []
    for written in found:
        pieces = set(written.pieces)
        alike = any(len(pieces ^ set(other.pieces)) <= _ALIKE * min(len(pieces), len(other.pieces)) for other in first)
        (rest if alike or len(first) >= count else first).append(written)
    return first + rest


def _padded(rows: Sequence[NDArray[np.int64]]) -> NDArray[np.int64]:
    out = np.zeros((len(rows), max(len(row) for row in rows)), np.int64)
    for at, row in enumerate(rows):
        out[at, : len(row)] = row
    return out
