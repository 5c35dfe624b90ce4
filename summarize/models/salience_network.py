"""A network that reads a story: would an expert use this word, and what is this sentence fit for?

MiniLM over the openings of up to three reports side by side. Before the third layer each piece is told in which of them
it stands, and whether in its title; how many reports and titles have its word is told to what weighs it at last.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import NamedTuple

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from torch.nn import functional as fn

from summarize.errors import ModelError

from .packed import Unfilled, pack_weights, unpack_weights
from .pointer_layers import EncoderLayer

#: Ids of the pieces that pad, begin and part.
PAD, UNKNOWN, BEGIN, PART = range(4)
#: What a sentence is fit for: the main news, a detail; else beside it, unclear by itself, an opinion, broken,
#: misleading.
FITNESS = ("news", "detail", "beside", "unclear", "opinion", "broken", "misleading")
#: What a sentence is right behind another one that has been told.
FOLLOWING = ("good", "repeats", "beside", "unclear", "opinion", "broken", "misleading")
#: What a title is over the story: to be printed as it is, or why not.
TITLED = ("good", "beside", "unclear", "slanted", "misleading", "broken", "long")
#: Added to scores that must not count; finite, so that a row without any other score is no NaN.
_NEVER = -1e4


@dataclass(frozen=True, slots=True)
class SalienceConfig:
    """Sizes of a salience network."""

    vocab_size: int = 20_000
    hidden_size: int = 384
    encoder_layers: int = 6
    encoder_heads: int = 12
    encoder_width: int = 1536
    #: Longest input in pieces.
    positions: int = 480
    #: Reports that are read side by side.
    reports: int = 3
    #: The layer before which pieces are marked.
    mark_layer: int = 2
    #: What is told of a word besides: in how many titles and texts it stands.
    counts: int = 8
    #: What is kept of each piece for the verdicts.
    features: int = 64


class Weighed(NamedTuple):
    """What the network says of a story, in log odds."""

    #: Shape (batch, length).
    words: Tensor
    #: Shape (batch, sentences, len(FITNESS)).
    sentences: Tensor
    #: What there is to compare sentences by, shape (batch, sentences, features); no log odds.
    vectors: Tensor
    #: Shape (batch, reports, len(TITLED)).
    titles: Tensor


class SalienceNetwork(nn.Module):
    """Reads the openings of reports on one happening."""

    def __init__(self, config: SalienceConfig) -> None:
        super().__init__()
        width = config.hidden_size
        self.config = config
        self.words = nn.Embedding(config.vocab_size, width)
        self.places = nn.Embedding(config.positions, width)
        self.read_norm = nn.LayerNorm(width, eps=1e-12)
        self.marks = nn.Embedding(1 + 2 * config.reports, width)
        self.encoder = nn.ModuleList(EncoderLayer(config) for _ in range(config.encoder_layers))
        self.piece = nn.Linear(width, config.features)
        self.counted = nn.Linear(config.counts, config.features)
        self.salient = nn.Linear(config.features, 1)
        self.said = nn.Linear(width, config.features)
        self.fit = nn.Linear(2 * config.features, len(FITNESS))
        self.compared = nn.Linear(width, config.features)
        self.pair = nn.Linear(8 * config.features, config.features)
        self.follows = nn.Linear(config.features, len(FOLLOWING))
        self.entitled = nn.Linear(width, config.features)
        self.title = nn.Linear(2 * config.features, len(TITLED))

    def forward(self, pieces: Tensor, marks: Tensor, counts: Tensor, owners: Tensor) -> Weighed:
        """Return log odds.

        Args:
            pieces: Piece ids, shape (batch, length); 0 is padding.
            marks: In which report's title or text each stands, same shape; 0 for what begins and parts.
            counts: What is told of its word, shape (batch, length, counts).
            owners: The number of the sentence it stands in, from one, same shape as `pieces`; 0 for none.
        """
        states = self.read_norm(self.words(pieces) + self.places.weight[: pieces.shape[1]])
        bias = torch.where(pieces == PAD, _NEVER, 0.0).to(states.dtype)[:, None, None, :]
        for at, layer in enumerate(self.encoder):
            if at == self.config.mark_layer:
                states = states + self.marks(marks)
            states = layer(states, bias)
        salient = self.salient(fn.gelu(self.piece(states) + self.counted(counts.to(states.dtype))))[..., 0]
        numbers = torch.arange(1, int(owners.max()) + 1, device=owners.device)
        inside = owners[:, None, :] == numbers[None, :, None]
        fit = self.fit(_gather(fn.gelu(self.said(states)), inside))
        vectors = _gather(fn.gelu(self.compared(states)), inside)
        heads = 1 + 2 * torch.arange(self.config.reports, device=marks.device)
        titled = marks[:, None, :] == heads[None, :, None]
        titles = self.title(_gather(fn.gelu(self.entitled(states)), titled))
        return Weighed(salient.float(), fit.float(), vectors, titles.float())

    def follow(self, told: Tensor, next_one: Tensor) -> Tensor:
        """Return log odds of what sentences are right behind others.

        Args:
            told: Vectors of the sentences that have been told, shape (..., features).
            next_one: Vectors of those behind them, same shape.

        Returns:
            Shape (..., len(FOLLOWING)).
        """
        both = torch.cat((told, next_one, told * next_one, (told - next_one).abs()), dim=-1)
        odds: Tensor = self.follows(fn.gelu(self.pair(both)))
        return odds.float()


def _gather(features: Tensor, inside: Tensor) -> Tensor:
    """Return mean and maximum of the features over the pieces of each sentence or title.

    Args:
        features: Shape (batch, length, width).
        inside: Whether a piece stands in a sentence, shape (batch, sentences, length).
    """
    share = inside.to(features.dtype)
    mean = (share @ features) / share.sum(dim=2, keepdim=True).clamp(min=1)
    most = torch.where(inside[..., None], features[:, None], _NEVER).amax(dim=2)
    most = torch.where(inside.any(dim=2, keepdim=True), most, 0.0)
    return torch.cat((mean, most.to(mean.dtype)), dim=-1)


def save_network(weights: Mapping[str, Tensor], config: SalienceConfig, folder: Path) -> None:
    """Write weights in eight bits per number, and the configuration."""
    folder.mkdir(parents=True, exist_ok=True)
    save_file(pack_weights(weights), folder / "model.safetensors")
    (folder / "config.json").write_text(json.dumps(asdict(config), indent=1) + "\n", encoding="utf-8")


def load_network(folder: Path, dtype: torch.dtype) -> SalienceNetwork:
    """Read a network from a folder.

    Raises:
        ModelError: The folder holds none, or its parts do not fit together.
    """
    try:
        config = SalienceConfig(**json.loads((folder / "config.json").read_text(encoding="utf-8")))
        with Unfilled():
            network = SalienceNetwork(config)
        network.load_state_dict(unpack_weights(load_file(folder / "model.safetensors")))
    except (OSError, ValueError, KeyError, TypeError, RuntimeError, SafetensorError) as error:
        why = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise ModelError(
            "cannot load the salience model", str(folder), why, hint="install the package again"
        ) from error
    return network.to(dtype).eval()
