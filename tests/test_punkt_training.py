from __future__ import annotations

import gzip
import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parent.parent / "training" / "punkt.py"
SHARED = "the council of Kester met on Monday in the old chapel and voted to close the mill"
FILES = {"abbrev_types.txt", "collocations.tab", "ortho_context.tab", "sent_starters.txt"}


@pytest.fixture(scope="module")
def punkt() -> ModuleType:
    spec = importlib.util.spec_from_file_location("training_punkt", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a data folder with one article set aside, three copies of it, and two others."""
    folder = tmp_path / "news_articles"
    folder.mkdir()
    write_articles(folder / "validation.jsonl.gz", ("v", "http://tide.example/mill?ref=home", f"Today {SHARED}."))
    write_articles(
        folder / "articles-00.jsonl.gz",
        ("v", "http://bell.example/1", "The same id."),
        ("a", "https://www.tide.example/mill/", "The same address."),
        ("b", "http://bell.example/2", f"Mr. Hale said that {SHARED}, too."),
        ("c", "http://bell.example/3", "Mr. Hale left. He met Mr. Dunn. The mill is shut. " * 20),
        ("d", "http://bell.example/4", f"They say {SHARED[:60]}."),
    )
    return tmp_path


def write_articles(path: Path, *articles: tuple[str, str, str]) -> None:
    with gzip.open(path, "wt", encoding="utf-8") as file:
        for name, url, text in articles:
            file.write(json.dumps({"id": name, "url": url, "text": text}) + "\n")


def test_what_is_set_aside_for_measuring_and_its_copies_are_not_trained_on(punkt: ModuleType, data: Path) -> None:
    texts = punkt.sample_texts(data, 10, 0)
    assert sorted(text[:8] for text in texts) == ["Mr. Hale", "They say"]
    assert not any("chapel and voted to close the mill" in text for text in texts)


def test_the_same_articles_give_the_same_files(data: Path, tmp_path: Path) -> None:
    outputs = []
    for name in ("one", "two"):
        out = tmp_path / name
        command = [sys.executable, str(SCRIPT), "--data", str(data), "--out", str(out), "--rarest", "1"]
        subprocess.run(command, check=True, capture_output=True)
        outputs.append({path.name: path.read_text(encoding="utf-8") for path in out.iterdir()})
    assert outputs[0] == outputs[1]
    assert set(outputs[0]) == FILES
    assert "mr" in outputs[0]["abbrev_types.txt"].split()


def test_without_articles_the_script_says_what_is_missing(tmp_path: Path) -> None:
    command = [sys.executable, str(SCRIPT), "--data", str(tmp_path), "--out", str(tmp_path / "out")]
    result = subprocess.run(command, check=False, capture_output=True, text=True)
    assert result.returncode == 1
    assert f"no articles to train on: {tmp_path / 'news_articles'}" in result.stderr
