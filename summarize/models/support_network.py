"""A network that reads a statement beside its source sentences, and how its weights lie on a disk.

A cross-encoder on MiniLM. Before the third layer each piece is told whether it belongs to the statement or to a source,
and whether the other side has it too, alone or after the same piece.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from torch.nn import functional as fn

from summarize.errors import ModelError

from .packed import Unfilled, pack_weights, unpack_weights
from .pointer_layers import EncoderLayer

#: Ids of the pieces that pad, begin and part.
PAD, UNKNOWN, BEGIN, PART = range(4)
#: What a piece is marked as: 0 for what begins and parts, then of the statement and of the sources: nowhere on the
#: other side, there too, there too after the same piece.
MARKS = 7
_STATEMENT, _SOURCE = 1, 4
#: Added to scores that must not count; finite, so that a row without any other score is no NaN.
_NEVER = -1e4


@dataclass(frozen=True, slots=True)
class SupportConfig:
    """Sizes of a support network, and how its scores become probabilities."""

    vocab_size: int = 20_000
    hidden_size: int = 384
    encoder_layers: int = 6
    encoder_heads: int = 12
    encoder_width: int = 1536
    #: Longest input in pieces.
    positions: int = 192
    #: Longest statement in pieces; longer ones are cut.
    most_statement: int = 60
    #: The layer before which pieces are marked.
    mark_layer: int = 2
    #: What is kept of each piece of the statement for the verdict.
    features: int = 64
    #: What the logarithm of one and the number of words that no source has takes from the score of being carried.
    lacking: float = 0.0
    #: Factor and term by which scores are made probabilities, for being carried and for reading well.
    carried_scale: tuple[float, float] = (1.0, 0.0)
    reads_scale: tuple[float, float] = (1.0, 0.0)


class Scores(NamedTuple):
    """What the network says of each pair, before calibration."""

    carried: Tensor
    reads: Tensor
    #: For each piece of the input, when it is trained, or else of the longest statement; only the statement's count.
    doubts: Tensor


class SupportNetwork(nn.Module):
    """Reads statements beside their sources."""

    def __init__(self, config: SupportConfig) -> None:
        super().__init__()
        width = config.hidden_size
        self.config = config
        self.words = nn.Embedding(config.vocab_size, width)
        self.places = nn.Embedding(config.positions, width)
        self.read_norm = nn.LayerNorm(width, eps=1e-12)
        self.marks = nn.Embedding(MARKS, width)
        self.encoder = nn.ModuleList(EncoderLayer(config) for _ in range(config.encoder_layers))
        self.whole = nn.Linear(width, config.features)
        self.piece = nn.Linear(width, config.features)
        self.doubt = nn.Linear(config.features, 1)
        self.carried = nn.Linear(3 * config.features, 1)
        self.reads = nn.Linear(3 * config.features, 1)

    def forward(self, pieces: Tensor, marks: Tensor) -> Scores:
        """Return scores.

        Args:
            pieces: Piece ids, shape (batch, length); 0 is padding.
            marks: What each piece is marked as, same shape.
        """
        states = self.read_norm(self.words(pieces) + self.places.weight[: pieces.shape[1]])
        bias = torch.where(pieces == PAD, _NEVER, 0.0).to(states.dtype)[:, None, None, :]
        stated = (marks >= _STATEMENT) & (marks < _SOURCE)
        # What comes after the statement is asked of nobody at last.
        needed = None if self.training else int(stated.sum(dim=1).max()) + 1
        for at, layer in enumerate(self.encoder):
            if at == self.config.mark_layer:
                states = states + self.marks(marks)
            states = layer(states, bias, needed if at == self.config.encoder_layers - 1 else None)
        stated = stated[:, :needed, None]
        features = fn.gelu(self.piece(states))
        most = features.masked_fill(~stated, _NEVER).amax(dim=1)
        mean = (features * stated).sum(dim=1) / stated.sum(dim=1).clamp(min=1).to(features.dtype)
        seen = torch.cat((fn.gelu(self.whole(states[:, 0])), most, mean), dim=-1)
        return Scores(
            self.carried(seen)[:, 0].float(), self.reads(seen)[:, 0].float(), self.doubt(features)[..., 0].float()
        )


def join_pieces(statement: list[int], sources: list[list[int]]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the network's input for one pair: pieces, and their marks."""
    pieces = [BEGIN, *statement, PART]
    marks = [0, *_marked(statement, sources, _STATEMENT), 0]
    for source in sources:
        pieces += [*source, PART]
        marks += [*_marked(source, [statement], _SOURCE), 0]
    return np.array(pieces, np.int64), np.array(marks, np.int64)


def _marked(pieces: list[int], others: list[list[int]], base: int) -> list[int]:
    single = {piece for other in others for piece in other}
    double = {pair for other in others for pair in pairwise(other)}
    marks = []
    before = -1
    for piece in pieces:
        marks.append(base + (0 if piece not in single else 2 if (before, piece) in double else 1))
        before = piece
    return marks


def pad_rows(rows: list[NDArray[np.int64]], most: int) -> Tensor:
    """Return rows as one tensor, padded with zeros to a multiple of eight, but to no more than so many columns."""
    longest = max(len(row) for row in rows)
    out = np.zeros((len(rows), min(most, -(-longest // 8) * 8)), np.int64)
    for at, row in enumerate(rows):
        out[at, : len(row)] = row
    return torch.from_numpy(out)


def save_network(weights: Mapping[str, Tensor], config: SupportConfig, folder: Path) -> None:
    """Write weights in eight bits per number, with a scale per row, and the configuration."""
    folder.mkdir(parents=True, exist_ok=True)
    save_file(pack_weights(weights), folder / "model.safetensors")
    (folder / "config.json").write_text(json.dumps(asdict(config), indent=1) + "\n", encoding="utf-8")


def load_network(folder: Path, dtype: torch.dtype) -> SupportNetwork:
    """Read a network from a folder.

    Raises:
        ModelError: The folder holds none, or its parts do not fit together.
    """
    try:
        stored = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        stored |= {name: tuple(stored[name]) for name in ("carried_scale", "reads_scale")}
        with Unfilled():
            network = SupportNetwork(SupportConfig(**stored))
        network.load_state_dict(unpack_weights(load_file(folder / "model.safetensors")))
    except (OSError, ValueError, KeyError, TypeError, RuntimeError, SafetensorError) as error:
        why = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise ModelError("cannot load the support model", str(folder), why, hint="install the package again") from error
    return network.to(dtype).eval()
