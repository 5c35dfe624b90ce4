from __future__ import annotations

import gzip
import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parent.parent / "training" / "punkt.py"
SHARED = "the council of Kester met on Monday in the old chapel and voted to close the mill"
FILES = {"abbrev_types.txt", "collocations.tab", "ortho_context.tab", "sent_starters.txt"}


@pytest.fixture
def punkt(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(SCRIPT.parent))
    spec = importlib.util.spec_from_file_location("training_punkt", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a data folder with one article set aside, one of its id, a copy of it, and two others."""
    folder = tmp_path / "news_articles"
    folder.mkdir()
    write_articles(folder / "validation.jsonl.gz", ("v", f"Today {SHARED}."))
    write_articles(
        folder / "articles-00.jsonl.gz",
        ("v", "The same id."),
        ("b", f"Mr. Hale said that {SHARED}, too."),
        ("c", "Mr. Hale left. He met Mr. Dunn. The mill is shut. " * 20),
        ("d", f"They say {SHARED[:60]}."),
    )
    return tmp_path


def write_articles(path: Path, *articles: tuple[str, str]) -> None:
    with gzip.open(path, "wt", encoding="utf-8") as file:
        for name, text in articles:
            article = {"id": name, "date": "", "outlet": "", "title": "", "text": text}
            file.write(json.dumps(article) + "\n")


def test_what_is_set_aside_for_measuring_and_its_copies_are_not_trained_on(punkt: ModuleType, data: Path) -> None:
    texts = punkt.sample_texts(data, 10, 0)
    assert sorted(text[:8] for text in texts) == ["Mr. Hale", "They say"]
    assert not any("chapel and voted to close the mill" in text for text in texts)


def test_the_script_writes_parameters_that_hold_what_it_read(
    punkt: ModuleType, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    monkeypatch.setattr(sys, "argv", ["punkt.py", "--data", str(data), "--out", str(out), "--rarest", "1"])
    punkt.main()
    written = {path.name: path.read_text(encoding="utf-8").splitlines() for path in out.iterdir()}
    assert set(written) == FILES
    assert "mr" in written["abbrev_types.txt"]
    assert {line.split("\t")[0] for line in written["ortho_context.tab"]} >= {"mill", "hale"}
    assert all(lines == sorted(lines) for lines in written.values())


def test_without_articles_the_script_says_what_is_missing(
    punkt: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["punkt.py", "--data", str(tmp_path), "--out", str(tmp_path / "out")])
    with pytest.raises(SystemExit, match=r"no articles to train on: .*news_articles"):
        punkt.main()
