"""The layers of the pointer writer: plain attention, which on a CPU beats the fused kind for short sequences."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Protocol

import torch
from torch import Tensor, nn
from torch.nn import functional as fn

if TYPE_CHECKING:
    # The default way through the program has no use for transformers, which takes most of a second.
    from .pointer_config import PointerWriterConfig


class EncoderSizes(Protocol):
    """How large an encoder layer is."""

    @property
    def hidden_size(self) -> int: ...  # noqa: D102 - the names say it
    @property
    def encoder_heads(self) -> int: ...  # noqa: D102
    @property
    def encoder_width(self) -> int: ...  # noqa: D102


def _split(x: Tensor, heads: int) -> Tensor:
    batch, length, width = x.shape
    return x.view(batch, length, heads, width // heads).transpose(1, 2)


def _attend(query: Tensor, key: Tensor, value: Tensor, bias: Tensor | None) -> Tensor:
    scores = query @ key.transpose(-1, -2)
    if bias is not None:
        scores = scores + bias
    mixed = torch.softmax(scores, dim=-1) @ value
    batch, heads, length, width = mixed.shape
    return mixed.transpose(1, 2).reshape(batch, length, heads * width)


class EncoderLayer(nn.Module):
    """A layer of BERT (normalised after each part), with query, key and value in one product."""

    def __init__(self, config: EncoderSizes) -> None:
        super().__init__()
        width = config.hidden_size
        self.heads = config.encoder_heads
        self.scale = 1 / math.sqrt(width // self.heads)
        self.qkv = nn.Linear(width, 3 * width)
        self.mixed = nn.Linear(width, width)
        self.mixed_norm = nn.LayerNorm(width, eps=1e-12)
        self.inner = nn.Linear(width, config.encoder_width)
        self.outer = nn.Linear(config.encoder_width, width)
        self.outer_norm = nn.LayerNorm(width, eps=1e-12)

    def forward(self, x: Tensor, bias: Tensor, first: int | None = None) -> Tensor:
        """Return the states of the next layer, of all pieces or of the first few."""
        query, key, value = (_split(part, self.heads) for part in self.qkv(x).chunk(3, dim=-1))
        x, query = x[:, :first], query[:, :, :first]
        # The fused kind is the slower one only where it has to be led back through.
        if torch.is_grad_enabled():
            attended = _attend(query * self.scale, key, value, bias)
        else:
            mixed = fn.scaled_dot_product_attention(query, key, value, attn_mask=bias, scale=self.scale)
            attended = mixed.transpose(1, 2).flatten(2)
        x = self.mixed_norm(x + self.mixed(attended))
        normed: Tensor = self.outer_norm(x + self.outer(fn.gelu(self.inner(x))))
        return normed


class LayerPast:
    """Keys and values of what one decoder layer wrote so far, a row for each sentence that is being written.

    There is room from the start for the longest, so that a step writes its own place and copies nothing else.

    Args:
        most: Steps there is room for.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._steps = 0
        self._kept: tuple[Tensor, Tensor] | None = None

    def extend(self, key: Tensor, value: Tensor) -> tuple[Tensor, Tensor]:
        """Put a step behind the others and return all, shape (rows, heads, steps, width of a head)."""
        rows, heads, _, width = key.shape
        if self._kept is None:
            room = (rows, heads, self._most, width)
            self._kept = key.new_empty(room), value.new_empty(room)
        keys, values = self._kept
        keys[:, :, self._steps], values[:, :, self._steps] = key[:, :, 0], value[:, :, 0]
        self._steps += 1
        return keys[:, :, : self._steps], values[:, :, : self._steps]

    def follow(self, to: Tensor, origin: Tensor, rows: int) -> None:
        """Let some rows go on from others, and keep the first so many."""
        if self._kept is not None:
            for kept in self._kept:
                kept[to, :, : self._steps] = kept[origin, :, : self._steps]
            keys, values = self._kept
            self._kept = keys[:rows], values[:rows]


class DecoderLayer(nn.Module):
    """A layer of the decoder, normalised before each part."""

    def __init__(self, config: PointerWriterConfig) -> None:
        super().__init__()
        width = config.hidden_size
        self.heads = config.decoder_heads
        self.scale = 1 / math.sqrt(width // self.heads)
        self.self_norm = nn.LayerNorm(width)
        self.qkv = nn.Linear(width, 3 * width)
        self.self_mixed = nn.Linear(width, width)
        self.cross_norm = nn.LayerNorm(width)
        self.cross_query = nn.Linear(width, width)
        self.cross_key_value = nn.Linear(width, 2 * width)
        self.cross_mixed = nn.Linear(width, width)
        self.inner_norm = nn.LayerNorm(width)
        self.inner = nn.Linear(width, config.decoder_width)
        self.outer = nn.Linear(config.decoder_width, width)

    def read(self, memory: Tensor) -> tuple[Tensor, Tensor]:
        """Return keys and values of what was read."""
        key, value = self.cross_key_value(memory).chunk(2, dim=-1)
        # They are multiplied at each step: laid out once as products want them.
        return _split(key, self.heads).contiguous(), _split(value, self.heads).contiguous()

    def forward(
        self,
        x: Tensor,
        memory: tuple[Tensor, Tensor],
        memory_bias: Tensor,
        past: LayerPast | None,
        causal: Tensor | None,
    ) -> Tensor:
        """Return the states of the next layer; keys and values of what is written go to the past, if there is one."""
        query, key, value = self.qkv(self.self_norm(x)).chunk(3, dim=-1)
        key, value = _split(key, self.heads), _split(value, self.heads)
        if past is not None:
            key, value = past.extend(key, value)
        x = x + self.self_mixed(_attend(_split(query * self.scale, self.heads), key, value, causal))
        # Beams of one source stand side by side as if they were places of one output: what was read is held once.
        beside = self.cross_query(self.cross_norm(x)) * self.scale
        query = _split(beside.reshape(memory[0].shape[0], -1, beside.shape[-1]), self.heads)
        x = x + self.cross_mixed(_attend(query, memory[0], memory[1], memory_bias)).view_as(x)
        written: Tensor = x + self.outer(fn.gelu(self.inner(self.inner_norm(x))))
        return written
