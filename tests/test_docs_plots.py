"""The plots of the documents are drawn out of their tables, the same way each time, and in colours of the reader's scheme."""

from __future__ import annotations

import importlib.util
import math
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest
from lxml import etree

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def plots() -> ModuleType:
    spec = importlib.util.spec_from_file_location("plots", ROOT / "benchmarks" / "plots.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["plots"] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("cell", "number"), [("0.382", 0.382), ("1,000", 1000), ("24.0 s", 24), ("100 %", 100), ("-1", -1)]
)
def test_numbers_are_read_with_and_without_units(plots: ModuleType, cell: str, number: float) -> None:
    assert plots.read_number(cell) == number


def test_an_empty_cell_is_no_number(plots: ModuleType) -> None:
    assert math.isnan(plots.read_number(""))


def test_every_plot_that_the_documents_show_is_drawn_and_the_other_way_round(plots: ModuleType, tmp_path: Path) -> None:
    drawn = {path.name for path in plots.draw_all(tmp_path)}
    pages = "".join(page.read_text("utf-8") for page in (ROOT / "docs").glob("*.md"))
    shown = set(re.findall(r"\(figures/(\w+\.svg)\)", pages))
    assert shown == drawn
    assert {path.name for path in (ROOT / "docs/figures").glob("*.svg")} == drawn


def test_the_same_tables_give_the_same_files_and_other_figures_others(plots: ModuleType, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    table = "<!-- speed -->\n| reports | cluster | all | memory |\n|---|---|---|---|\n| 10 | 0.1 s | {} s | 1 |\n| 100 | 1 s | 9 s | 1 |\n<!-- /speed -->\n"
    drawn = []
    for value in (0.5, 0.5, 2.5):
        page.write_text(table.format(value))
        [path] = plots.draw_all(tmp_path / "out", [page])
        drawn.append(path.read_bytes())
    assert drawn[0] == drawn[1] != drawn[2]


def test_a_plot_is_small_and_asks_for_nothing_and_follows_the_scheme(plots: ModuleType, tmp_path: Path) -> None:
    for path in plots.draw_all(tmp_path):
        svg = path.read_text("utf-8")
        etree.fromstring(svg.encode())
        assert len(svg) < 40_000
        assert "prefers-color-scheme:dark" in svg
        assert not re.search(r"(?:href|src|url)\W+https?:", svg)
        assert not re.search(r"#0[1-9]0[1-9]0[1-9]", svg)
