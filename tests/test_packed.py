"""Networks that come with the package are opened without work that nobody needs."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import nn

from summarize.models import encoder_network, salience_network, support_network
from summarize.models.encoder import find_encoder_folder
from summarize.models.packed import Unfilled

WEIGHTS = Path(str(files("summarize"))) / "weights"
LOADERS: dict[str, Callable[[], nn.Module]] = {
    "encoder": lambda: encoder_network.load_network(find_encoder_folder()),
    "salience": lambda: salience_network.load_network(WEIGHTS / "salience", torch.float32),
    "support": lambda: support_network.load_network(WEIGHTS / "support", torch.float32),
}


@pytest.mark.parametrize("load", LOADERS.values(), ids=LOADERS)
def test_opening_a_network_draws_no_random_numbers(load: Callable[[], nn.Module]) -> None:
    before = torch.get_rng_state()
    load()
    assert torch.equal(torch.get_rng_state(), before)


@pytest.mark.parametrize("load", LOADERS.values(), ids=LOADERS)
def test_no_weight_of_a_network_is_what_was_in_memory(
    load: Callable[[], nn.Module], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Spoiled(Unfilled):
        """Finds no number in memory."""

        def __torch_function__(self, func: Callable[..., Any], *told: Any) -> Any:
            made = super().__torch_function__(func, *told)
            if func.__name__ in {"kaiming_uniform_", "normal_", "uniform_"}:
                made.data.fill_(torch.nan)
            return made

    with Spoiled():
        assert nn.Linear(2, 2).weight.isnan().all()
    for module in (encoder_network, salience_network, support_network):
        monkeypatch.setattr(module, "Unfilled", Spoiled)
    assert not [name for name, weight in load().named_parameters() if weight.isnan().any()]


def test_layers_that_are_to_be_trained_begin_with_random_numbers() -> None:
    before = torch.get_rng_state()
    nn.Linear(4, 4)
    assert not torch.equal(torch.get_rng_state(), before)
