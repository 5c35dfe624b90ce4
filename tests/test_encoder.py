"""The sentence encoder: vectors of texts, and the refusal of weights that are not the official ones."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from summarize.errors import ModelError
from summarize.models.encoder import DIMENSIONS, OFFICIAL_DIGEST, MiniLmEncoder
from summarize.models.weights import digest_file, digest_folder, require_digest

RESCUE = "Coastguard crews pulled forty passengers from a sinking ferry."
SAME_RESCUE = "Forty people were saved by the coastguard as their ferry went down."
RATES = "The central bank raised its interest rate by a quarter point."
LONG = " ".join([RESCUE] * 30)


@pytest.fixture(scope="module")
def encoder() -> MiniLmEncoder:
    return MiniLmEncoder()


def test_vectors_have_unit_length_whatever_the_text(encoder: MiniLmEncoder) -> None:
    vectors = encoder.encode([RESCUE, "", LONG, "的"])
    assert vectors.shape == (4, DIMENSIONS)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(4), abs=1e-5)


def test_texts_of_like_meaning_lie_nearer_than_others(encoder: MiniLmEncoder) -> None:
    rescue, same, rates = encoder.encode([RESCUE, SAME_RESCUE, RATES])
    assert rescue @ same > 0.6
    assert rescue @ rates < 0.3


def test_a_vector_does_not_depend_on_the_texts_beside_it(encoder: MiniLmEncoder) -> None:
    alone = encoder.encode([RESCUE])[0]
    texts = [LONG, RATES, RESCUE, *(f"{RATES} {number}" for number in range(33))]
    assert encoder.encode(texts)[2] == pytest.approx(alone, abs=1e-5)


def test_no_texts_give_no_vectors(encoder: MiniLmEncoder) -> None:
    assert encoder.encode([]).shape == (0, DIMENSIONS)


def test_the_digest_is_that_of_the_official_release(encoder: MiniLmEncoder) -> None:
    assert encoder.digest == OFFICIAL_DIGEST


def test_other_weights_are_refused_and_named(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"not the model")
    with pytest.raises(ModelError, match=f"model.safetensors.*expected {OFFICIAL_DIGEST}"):
        MiniLmEncoder(tmp_path)


def test_missing_weights_are_an_error_that_names_the_file(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"cannot read model weights: .*model.safetensors"):
        MiniLmEncoder(tmp_path)


def test_weights_beside_a_broken_configuration_are_an_error_of_ours(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"x")
    broken = MiniLmEncoder(tmp_path, expected=digest_file(tmp_path / "model.safetensors"))
    with pytest.raises(ModelError, match="cannot open the encoder"):
        broken.encode([RESCUE])


def test_a_changed_renamed_or_added_file_changes_the_digest_of_its_folder(tmp_path: Path) -> None:
    (tmp_path / "one").write_text("1")
    (tmp_path / "two").write_text("2")
    seen = {digest_folder(tmp_path)}
    (tmp_path / "one").write_text("3")
    seen.add(digest_folder(tmp_path))
    (tmp_path / "one").rename(tmp_path / "uno")
    seen.add(digest_folder(tmp_path))
    (tmp_path / "three").write_text("")
    seen.add(digest_folder(tmp_path))
    assert len(seen) == 4


def test_a_folder_that_is_not_there_has_no_digest(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no such folder"):
        digest_folder(tmp_path / "gone")


def test_the_right_digest_is_returned(tmp_path: Path) -> None:
    path = tmp_path / "weights"
    path.write_bytes(b"weights")
    assert require_digest(path, digest_file(path)) == digest_file(path)


def test_naming_the_encoder_imports_neither_torch_nor_transformers() -> None:
    code = (
        "import sys; import summarize.models.encoder as e; e.MiniLmEncoder();"
        "print(sorted({'torch', 'transformers'} & set(sys.modules)))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
