"""Weights in eight bits per number, with a scale per row; half the size of float16 for nearly the same scores.

And layers to put them into, which are made without drawing millions of random numbers that nobody will use.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import torch
from torch import Tensor
from torch.overrides import TorchFunctionMode

_SCALE = ".scale"
#: What torch fills new layers with.
_DRAWN = frozenset({"kaiming_uniform_", "normal_", "uniform_"})


class Unfilled(TorchFunctionMode):
    """Leaves the weights of layers that are made in its block as the memory is found, which saves a tenth of a second.

    Every weight has to be loaded afterwards. The "meta" device, which torch has for this, takes two seconds when it is
    first used.
    """

    def __torch_function__(
        self,
        func: Callable[..., Any],
        types: Sequence[type],
        args: tuple[Any, ...] = (),
        kwargs: Mapping[str, Any] | None = None,
    ) -> Any:
        """Do what is asked, but for drawing numbers."""
        if getattr(func, "__name__", "") in _DRAWN:
            return args[0] if args else (kwargs or {})["tensor"]
        return func(*args, **(kwargs or {}))


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
