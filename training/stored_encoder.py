"""An encoder that keeps its vectors in a folder, so that no text is encoded twice, in this run or a later one."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from summarize.models.encoder import MiniLmEncoder

DIMENSIONS = 384
#: Texts encoded between two writings to disk.
STEP = 2000


class StoredEncoder:
    """Vectors by text: one file of digests beside one of vectors. Opens the model when a text is new."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._encoder: MiniLmEncoder | None = None
        self._vectors: dict[str, NDArray[np.float32]] = {}
        if (folder / "vectors.npz").exists():
            with np.load(folder / "vectors.npz") as stored:
                self._vectors = dict(zip(stored["digests"].tolist(), stored["vectors"], strict=True))

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one unit vector per text."""
        digests = [hashlib.sha256(text.encode()).hexdigest()[:24] for text in texts]
        new = {digest: text for digest, text in zip(digests, texts, strict=True) if digest not in self._vectors}
        for start in range(0, len(new), STEP):
            self._add(dict(list(new.items())[start : start + STEP]))
        return np.stack([self._vectors[digest] for digest in digests]) if texts else np.zeros((0, DIMENSIONS), "f4")

    def _add(self, new: dict[str, str]) -> None:
        self._encoder = self._encoder or MiniLmEncoder()
        self._vectors.update(zip(new, self._encoder.encode(list(new.values())), strict=True))
        self._folder.mkdir(parents=True, exist_ok=True)
        np.savez(
            self._folder / "vectors.npz", digests=np.array(list(self._vectors)), vectors=list(self._vectors.values())
        )
