"""The public API: what the package promises to those who import it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import summarize
from summarize import Options, PlanOptions, make_briefing, render_markdown

REPORTS = [
    {
        "id": "a",
        "outlet": "Coast News",
        "title": "Hadley dockers vote to strike",
        "text": "Dockers at the port of Hadley voted on Monday to strike. The port authority closed all terminals.",
    },
    {
        "id": "b",
        "outlet": "Harbour Post",
        "title": "Port of Hadley shut as dockers strike",
        "text": "The port of Hadley was shut on Monday after its dockers voted to strike over pay.",
    },
]


@pytest.fixture
def reports(tmp_path: Path) -> str:
    path = tmp_path / "reports.jsonl"
    path.write_text("\n".join(map(json.dumps, REPORTS)), "utf-8")
    return str(path)


@pytest.mark.parametrize("name", summarize.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(summarize, name) is not None


def test_a_name_that_is_not_public_is_refused_like_any_other() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        summarize.nonsense  # noqa: B018


def test_the_example_of_the_documentation_works(reports: str) -> None:
    briefing = make_briefing([reports], Options(writer="quote", plan=PlanOptions(sentences=2), jobs=1))
    (summary,) = briefing.summaries
    assert summary.statements
    texts = {report.id: report.text for report in briefing.reports}
    for statement in summary.statements:
        for link in statement.links:
            assert texts[link.report_id][link.start : link.end] == link.exact
            assert link.exact in render_markdown(briefing) or statement.text in render_markdown(briefing)


def test_importing_the_package_loads_no_model_library() -> None:
    code = "import sys, summarize; print([m for m in ('torch', 'transformers', 'sklearn', 'nltk') if m in sys.modules])"
    result = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert result.stdout.strip() == "[]"
