"""The README and the documents: every command in them runs, every setting in them holds, every link leads somewhere."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from summarize.cli.app import cli
from summarize.digest.config import parse_config

from .documents import PAGES, ROOT, find_blocks, open_programs, open_workplace

UNRUN = "not run: "
#: Blocks that no test can run; each says why on the page. The list is short, and stays so.
MOST_UNRUN = 10
STOPS = "runs until it is stopped"
BESIDE = "runs beside the rest"
EXITS = "exits with "

WITH_COMMANDS = [page for page in PAGES if any(block.language in {"sh", "python"} for block in find_blocks(page))]


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return the folder of the programs that the pages name; what they import, they import once for all pages."""
    with open_programs(tmp_path_factory.mktemp("programs")) as folder:
        yield folder


@pytest.mark.parametrize("page", WITH_COMMANDS, ids=lambda page: page.name)
def test_every_command_of_a_page_does_what_a_reader_would_expect(page: Path, tmp_path: Path, programs: Path) -> None:
    with open_workplace(tmp_path, programs) as place:
        for block in find_blocks(page):
            if block.title:
                (place.here / block.title).write_text(block.text, encoding="utf-8")
            if block.note.startswith(UNRUN) or block.language not in {"sh", "python"}:
                continue
            if block.note == STOPS:
                said, status = place.run_until_ready(block)
                assert status == 0, f"{block.place}: {said}"
                assert "http://127.0.0.1:" in said, block.place
                continue
            if block.note == BESIDE:
                place.run_beside(block)
                continue
            expected = int(block.note.removeprefix(EXITS)) if block.note.startswith(EXITS) else 0
            run = place.run(block)
            assert run.returncode == expected, f"{block.place}: {run.stdout[-500:]}{run.stderr}"
            assert "Traceback" not in run.stderr, block.place


def test_few_blocks_are_not_run_and_each_says_why() -> None:
    unrun = [block for page in PAGES for block in find_blocks(page) if block.note.startswith(UNRUN)]
    assert len(unrun) <= MOST_UNRUN, [block.place for block in unrun]
    assert all(len(block.note.removeprefix(UNRUN).split()) >= 3 for block in unrun)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_stand_in_blocks_that_are_run(page: Path) -> None:
    command = re.compile(r"^(summarize|python|pip|make|curl|export|source|mkdir|ray|docker) ", re.MULTILINE)
    hidden = [block.place for block in find_blocks(page) if block.language != "sh" and command.search(block.text)]
    assert hidden == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_example_of_a_digest_toml_is_one(page: Path) -> None:
    for block in find_blocks(page):
        if block.language == "toml" and not block.title:
            value = tomllib.loads(block.text)
            text = (
                block.text
                if "digest" in value
                else f'{block.text}\n[[digest]]\nname = "x"\nfeeds = ["https://a.b/c"]\n'
            )
            parse_config(text, ROOT / "digest.toml")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_option_that_is_named_is_one(page: Path, known_options: set[str]) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    named = {
        option
        for code in re.findall(r"`(?!python |pip )([^`\n]+)`", text)
        for option in re.findall(r"(?<![\w-])--[a-z][a-z-]+", code)
    }
    of_others = {"--extra-index-url", "--group", "--profile", "--only"}  # of pip, docker and a benchmark
    assert named - known_options - of_others == set()


@pytest.fixture(scope="module")
def known_options() -> set[str]:
    found: set[str] = set()

    def walk(command: click.Command) -> None:
        for param in command.params:
            found.update((*param.opts, *param.secondary_opts))
        if isinstance(command, click.Group):
            context = click.Context(command)
            for name in command.list_commands(context):
                inner = command.get_command(context, name)
                assert inner
                walk(inner)

    walk(cli)
    return {*found, "--help"}


def test_a_block_is_found_with_its_language_title_and_note(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text('Text.\n\n<!-- exits with 5 -->\n```sh\ntrue\n```\n\n```toml title="a.toml"\nb = 1\n```\n')
    first, second = find_blocks(page)
    assert (first.line, first.language, first.note, first.text) == (4, "sh", "exits with 5", "true\n")
    assert (second.language, second.title, second.note) == ("toml", "a.toml", "")
