"""The network of all-MiniLM-L6-v2: six layers of BERT without a head, and how its weights get into layers of ours.

The layers are those of Devlin and others, "BERT: Pre-training of Deep Bidirectional Transformers" (2019). transformers
has them, too, but to import its BERT takes seconds, and so long the network reads some fifty texts.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from .packed import Unfilled
from .pointer_layers import EncoderLayer

#: Added to scores of padding; finite, so that a row of nothing else is no NaN.
_NEVER = -1e4


@dataclass(frozen=True, slots=True)
class EncoderConfig:
    """Sizes of the network."""

    vocab_size: int
    hidden_size: int
    encoder_layers: int
    encoder_heads: int
    encoder_width: int
    #: Longest input in pieces.
    positions: int


class EncoderNetwork(nn.Module):
    """Reads texts: the state of each piece."""

    def __init__(self, config: EncoderConfig) -> None:
        super().__init__()
        width = config.hidden_size
        self.words = nn.Embedding(config.vocab_size, width)
        self.places = nn.Embedding(config.positions, width)
        self.read_norm = nn.LayerNorm(width, eps=1e-12)
        self.encoder = nn.ModuleList(EncoderLayer(config) for _ in range(config.encoder_layers))

    def forward(self, pieces: Tensor, mask: Tensor) -> Tensor:
        """Return states, shape (batch, length, hidden_size).

        Args:
            pieces: Piece ids, shape (batch, length).
            mask: 1 for pieces of a text, 0 for padding, same shape.
        """
        states = self.read_norm(self.words(pieces) + self.places.weight[: pieces.shape[1]])
        bias = torch.where(mask == 0, _NEVER, 0.0).to(states.dtype)[:, None, None, :]
        for layer in self.encoder:
            states = layer(states, bias)
        return cast("Tensor", states)


def read_places(weights: Mapping[str, Tensor]) -> Tensor:
    """Return what BERT adds to a piece for its place, shape (positions, hidden_size), with what it adds to any text."""
    return weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]


def fill_layers(weights: Mapping[str, Tensor], read_norm: nn.LayerNorm, layers: Iterable[nn.Module]) -> None:
    """Copy BERT's weights of all but the embeddings.

    Raises:
        KeyError: Weights are missing.
        RuntimeError: Their shapes are others.
    """
    with torch.no_grad():
        for name in ("weight", "bias"):
            getattr(read_norm, name).copy_(weights[f"embeddings.LayerNorm.{name}"])
            for at, layer in enumerate(layers):
                prefix = f"encoder.layer.{at}"
                parts = [weights[f"{prefix}.attention.self.{part}.{name}"] for part in ("query", "key", "value")]
                copies = {
                    "qkv": torch.cat(parts),
                    "mixed": weights[f"{prefix}.attention.output.dense.{name}"],
                    "mixed_norm": weights[f"{prefix}.attention.output.LayerNorm.{name}"],
                    "inner": weights[f"{prefix}.intermediate.dense.{name}"],
                    "outer": weights[f"{prefix}.output.dense.{name}"],
                    "outer_norm": weights[f"{prefix}.output.LayerNorm.{name}"],
                }
                for part, values in copies.items():
                    getattr(getattr(layer, part), name).copy_(values)


def load_network(folder: Path) -> EncoderNetwork:
    """Read the network from the folder of a release.

    Raises:
        KeyError, OSError, RuntimeError, TypeError, ValueError, SafetensorError: The folder holds another one, or none.
    """
    told = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    weights = load_file(folder / "model.safetensors")
    config = EncoderConfig(
        vocab_size=told["vocab_size"],
        hidden_size=told["hidden_size"],
        encoder_layers=told["num_hidden_layers"],
        encoder_heads=told["num_attention_heads"],
        encoder_width=told["intermediate_size"],
        positions=told["max_position_embeddings"],
    )
    with Unfilled():
        network = EncoderNetwork(config)
    with torch.no_grad():
        network.words.weight.copy_(weights["embeddings.word_embeddings.weight"])
        network.places.weight.copy_(read_places(weights))
    fill_layers(weights, network.read_norm, network.encoder)
    return network.eval()
