"""How far source sentences carry a statement, and how well it reads: a small cross-encoder, offline, in batches."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from summarize.errors import ModelError
from summarize.types import Judged

from .weights import digest_file, require_digest

if TYPE_CHECKING:
    import torch

    from .support_network import Scores, SupportNetwork

#: Digest of the `model.safetensors` that comes with the package.
DIGEST = "0b5b4f25ab12cbf3469e6b6ef22c2e3c1d0396787300fbf6d667d48c2f1ec9d5"
#: Word pieces that run through the network together, padding included.
BATCH = 4096
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
    """One input of the network: a statement beside as many of its sources as fit."""

    pair: int
    pieces: NDArray[np.int64]
    marks: NDArray[np.int64]


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

        Sources that do not fit beside the statement are read in turns; the turn that carries most counts.
        """
        if not pairs:
            return ()
        network = self._open()
        read = self._read(pairs)
        windows = [
            window
            for at, (statement, sources) in enumerate(pairs)
            for window in _windows(at, read[statement], [read[source].pieces for source in sources], network)
        ]
        best: dict[int, tuple[float, float, NDArray[np.float32]]] = {}
        for batch in self._batches(windows):
            scores = _run(network, batch)
            columns = zip(batch, scores.carried.tolist(), scores.reads.tolist(), scores.doubts.numpy(), strict=True)
            for window, carried, reads, doubts in columns:
                if window.pair not in best or best[window.pair][0] < carried:
                    best[window.pair] = (carried, reads, doubts)
        config = network.config
        return tuple(
            Judged(
                _probability(best[at][0], config.carried_scale),
                _probability(best[at][1], config.reads_scale),
                _doubted(best[at][2], read[statement].offsets[: config.most_statement]),
            )
            for at, (statement, _) in enumerate(pairs)
        )

    def _open(self) -> SupportNetwork:
        if self._network is None:
            import torch  # noqa: PLC0415 - seconds that a run without written sentences never needs

            from .support_network import load_network  # noqa: PLC0415

            abilities = torch.cpu.get_capabilities()
            fast = abilities.get("avx512_bf16") or abilities.get("amx_bf16")
            self._network = load_network(self._folder, self._dtype or (torch.bfloat16 if fast else torch.float32))
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


def _windows(pair: int, statement: _Read, sources: Sequence[list[int]], network: SupportNetwork) -> Iterator[_Window]:
    from .support_network import join_pieces  # noqa: PLC0415 - imports torch

    config = network.config
    stated = statement.pieces[: config.most_statement]
    room = config.positions - len(stated) - 2
    group: list[list[int]] = []
    used = 0
    for source in sources:
        kept = source[: room - 1]
        if group and used + len(kept) + 1 > room:
            yield _Window(pair, *join_pieces(stated, group))
            group, used = [], 0
        group.append(kept)
        used += len(kept) + 1
    yield _Window(pair, *join_pieces(stated, group))


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
