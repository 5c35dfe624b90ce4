"""`summarize models`: what is on this disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from .commandline import run_here


@pytest.fixture(autouse=True)
def _empty_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Look into an empty cache of models, whatever the user has."""
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path / "hub"))


def test_where_there_are_none_it_says_so_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    ran = run_here(capsys, "models", "list")
    assert ran.status == 0
    assert ran.out.startswith("quote  built in  ")
    assert "no models have been fetched" in ran.err
    assert run_here(capsys, "models", "list", "-q").err == ""


def test_offline_fetches_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    ran = run_here(capsys, "models", "fetch", "owner/model", "--offline")
    assert ran.status == 1
    assert ran.err == (
        "error: cannot fetch model: owner/model: the network is switched off\nhint: leave out --offline\n"
    )


def test_a_model_that_is_not_here_says_how_to_get_it(capsys: pytest.CaptureFixture[str]) -> None:
    ran = run_here(capsys, "models", "show", "owner/model")
    assert ran.status == 1
    assert "hint: summarize models fetch owner/model" in ran.err


def test_a_folder_that_is_no_model_is_a_failure(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    ran = run_here(capsys, "models", "show", str(tmp_path))
    assert ran.status == 1
    assert "there is no config.json in it" in ran.err


def test_a_writer_without_a_model_can_be_shown_too(capsys: pytest.CaptureFixture[str]) -> None:
    ran = run_here(capsys, "models", "show", "quote")
    assert ran.status == 0
    assert ran.out.startswith("name:           quote\nkind:           source sentences as they stand")
