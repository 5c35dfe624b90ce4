"""What the README shows is what a reader gets who tries it."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def read_block(name: str) -> str:
    """Return the text of the fenced block between two comments of that name."""
    found = re.search(rf"<!-- {name} -->\n```\n(.*?)```\n<!-- /{name} -->", README, re.DOTALL)
    assert found, f"the README has no block named {name}"
    return found[1]


def test_the_example_prints_what_the_readme_shows() -> None:
    folder = ROOT / "fixtures" / "reports"
    command = re.search(r"^\$ (summarize \S*/ferry.*)$", README, re.MULTILINE)
    assert command
    patterns = shlex.split(command[1])[1:]
    files = [str(path.relative_to(folder)) for pattern in patterns for path in sorted(folder.glob(pattern))]
    result = subprocess.run(
        [sys.executable, "-m", "summarize", *files],
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=folder,
        env={**os.environ, "COLUMNS": "80", "PYTHONUTF8": "1"},
    )
    assert result.stdout == read_block("example")


@pytest.mark.parametrize("path", re.findall(r"\]\(((?!http)[^)]+)\)", README))
def test_every_link_to_a_file_leads_to_one(path: str) -> None:
    assert (ROOT / path).is_file()


@pytest.mark.parametrize("script", sorted(set(re.findall(r"benchmarks/\w+\.py", README))))
def test_every_script_that_is_named_is_there(script: str) -> None:
    assert (ROOT / script).is_file()
