"""Weights in eight bits per number, with a scale per row; half the size of float16 for nearly the same scores."""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor

_SCALE = ".scale"


def pack_weights(weights: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Return matrices in eight bits, each with its scales, and everything else in float16."""
    packed: dict[str, Tensor] = {}
    for name, weight in weights.items():
        plain = weight.detach().float()
        if plain.dim() < 2:
            packed[name] = plain.half()
            continue
        scale = (plain.abs().amax(dim=1, keepdim=True) / 127).clamp(min=1e-8)
        packed[name] = (plain / scale).round().to(torch.int8)
        packed[name + _SCALE] = scale
    return packed


def unpack_weights(packed: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Return packed weights in float32."""
    return {
        name: weight.float() * packed[name + _SCALE] if name + _SCALE in packed else weight.float()
        for name, weight in packed.items()
        if not name.endswith(_SCALE)
    }
