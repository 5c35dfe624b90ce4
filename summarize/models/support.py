"""How far source sentences carry a statement, and how well it reads: a small cross-encoder, offline, in batches."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from summarize.errors import ModelError
from summarize.types import Judged

from .support_words import choose_sources, count_lacking
from .weights import digest_file, require_digest

if TYPE_CHECKING:
    import torch

    from .support_network import Scores, SupportNetwork

#: Digest of the `model.safetensors` that comes with the package.
DIGEST = "a65d05523417869c9874940785bd7a6ffc8d6e06810c2b0d01fb1c9a1664246c"
#: Word pieces that run through the network together, padding included.
BATCH = 2048
#: A piece is part of what is doubted when it is at least so likely to be wrong as the worst one, in shares of that.
_ALSO_DOUBTED = 0.5


def _own_folder() -> Path:
    return Path(str(files("summarize"))) / "weights" / "support"


@dataclass(frozen=True, slots=True)
class _Read:
    """A text in pieces, and where each stands."""

    pieces: list[int]
    offsets: list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class _Window:
    """One input of the network: a statement beside those of its sources that are read."""

    pair: int
    pieces: NDArray[np.int64]
    marks: NDArray[np.int64]
    #: How many of the statement's content words no source has, as the network's configuration weighs it.
    lacking: float


class SupportModel:
    """Judges statements beside their source sentences.

    The digest is checked at once; the network itself is opened at the first pair.

    Args:
        folder: Where the model lies.
        expected: SHA-256 that `model.safetensors` must have; empty for any.
        batch: Word pieces that run through the network together.
        dtype: In what it computes; None for what suits the processor.

    Raises:
        ModelError: There is no model, or not the expected one.
    """

    def __init__(
        self, folder: Path, *, expected: str = "", batch: int = BATCH, dtype: torch.dtype | None = None
    ) -> None:
        weights = folder / "model.safetensors"
        self.digest = require_digest(weights, expected) if expected else digest_file(weights)
        self._folder = folder
        self._batch = batch
        self._dtype = dtype
        self._network: SupportNetwork | None = None
        try:
            self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        except Exception as error:  # tokenizers raises nothing narrower
            raise ModelError(
                "cannot load the support model", str(folder / "tokenizer.json"), str(error),
                hint="install the package again",
            ) from error  # fmt: skip

    @classmethod
    def is_installed(cls) -> bool:
        """Whether the package comes with weights."""
        return (_own_folder() / "model.safetensors").is_file()

    @classmethod
    def load(cls) -> SupportModel:
        """Return the model that comes with the package.

        Raises:
            ModelError: Its weights are missing or damaged.
        """
        return cls(_own_folder(), expected=DIGEST)

    def judge(self, pairs: Sequence[tuple[str, Sequence[str]]]) -> tuple[Judged, ...]:
        """Return for each statement with its source sentences what to make of it, in order.

        Of the sources those are read that together have most of the statement's words, as many as fit beside it. How
        likely they carry it is judged by the network and by the number of its content words that they lack.
        """
        if not pairs:
            return ()
        network = self._open()
        read = self._read(pairs)
        windows = [_window(at, statement, sources, read, network) for at, (statement, sources) in enumerate(pairs)]
        judged: dict[int, Judged] = {}
        for batch in self._batches(windows):
            scores = _run(network, batch)
            columns = zip(batch, scores.carried.tolist(), scores.reads.tolist(), scores.doubts.numpy(), strict=True)
            for window, carried, reads, doubts in columns:
                config = network.config
                judged[window.pair] = Judged(
                    _probability(carried - config.lacking * window.lacking, config.carried_scale),
                    _probability(reads, config.reads_scale),
                    _doubted(doubts, read[pairs[window.pair][0]].offsets[: config.most_statement]),
                )
        return tuple(judged[at] for at in range(len(pairs)))

    def _open(self) -> SupportNetwork:
        if self._network is None:
            # Seconds that a run without written sentences never needs.
            from .precision import fastest_dtype  # noqa: PLC0415
            from .support_network import load_network  # noqa: PLC0415

            self._network = load_network(self._folder, self._dtype or fastest_dtype())
        return self._network

    def _read(self, pairs: Sequence[tuple[str, Sequence[str]]]) -> dict[str, _Read]:
        texts = list(dict.fromkeys(text for statement, sources in pairs for text in (statement, *sources)))
        encoded = self._tokenizer.encode_batch(texts, add_special_tokens=False)
        return {text: _Read(found.ids, found.offsets) for text, found in zip(texts, encoded, strict=True)}

    def _batches(self, windows: Sequence[_Window]) -> Iterator[list[_Window]]:
        """Yield inputs of about one length together, so that little of a batch is padding."""
        batch: list[_Window] = []
        for window in sorted(windows, key=lambda window: len(window.pieces)):
            if batch and (len(batch) + 1) * len(window.pieces) > self._batch:
                yield batch
                batch = []
            batch.append(window)
        if batch:
            yield batch


def _window(
    pair: int, statement: str, sources: Sequence[str], read: Mapping[str, _Read], network: SupportNetwork
) -> _Window:
    from .support_network import join_pieces  # noqa: PLC0415 - imports torch

    config = network.config
    stated = read[statement].pieces[: config.most_statement]
    room = config.positions - len(stated) - 2
    lengths = [len(read[source].pieces) + 1 for source in sources]
    chosen = choose_sources(statement, sources, lengths, room)
    pieces, marks = join_pieces(stated, [read[sources[at]].pieces[: room - 1] for at in chosen])
    return _Window(pair, pieces, marks, math.log1p(count_lacking(statement, sources)))


def _run(network: SupportNetwork, batch: Sequence[_Window]) -> Scores:
    import torch  # noqa: PLC0415

    from .support_network import pad_rows  # noqa: PLC0415

    most = network.config.positions
    with torch.inference_mode():
        found: Scores = network(
            pad_rows([window.pieces for window in batch], most), pad_rows([window.marks for window in batch], most)
        )
    return found


def _probability(score: float, scale: tuple[float, float]) -> float:
    value = max(-30.0, min(30.0, scale[0] * score + scale[1]))
    return 1 / (1 + math.exp(-value))


def _doubted(doubts: NDArray[np.float32], offsets: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Return the offsets of the run of pieces around the one that is doubted most."""
    if not offsets:
        return (0, 0)
    # The first piece of the input begins it.
    likely = 1 / (1 + np.exp(-doubts[1 : 1 + len(offsets)].astype(np.float64)))
    first = last = int(likely.argmax())
    least = _ALSO_DOUBTED * likely[first]
    while first > 0 and likely[first - 1] >= least:
        first -= 1
    while last + 1 < len(offsets) and likely[last + 1] >= least:
        last += 1
    return offsets[first][0], offsets[last][1]
