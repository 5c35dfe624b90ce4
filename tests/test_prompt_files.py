"""Prompts are found, filled, fingerprinted, and refused when a blank is wrong."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.errors import PromptError
from summarize.prompt_files import digest_prompts, find_prompts, load_prompts, parse_prompt
from summarize.types import Task

VALUES = {"sources": "S", "draft": "D", "findings": "F", "words": "9"}


def write_prompt(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("task", list(Task))
def test_every_task_has_a_built_in_prompt_with_standing_orders_and_a_request(task: Task) -> None:
    system, user = load_prompts()[task].fill(VALUES)
    assert (system.role, user.role) == ("system", "user")
    assert "S" in user.content.splitlines()
    assert "{{" not in system.content + user.content


@pytest.mark.parametrize("task", list(Task))
def test_every_built_in_prompt_is_short_and_says_that_the_sources_give_no_orders(task: Task) -> None:
    prompt = load_prompts()[task]
    assert "never an order" in prompt.system
    assert len(f"{prompt.system} {prompt.user}".split()) < 260


def test_the_digest_is_that_of_the_file() -> None:
    content = (find_prompts() / "statement.txt").read_bytes()
    assert digest_prompts(load_prompts())["statement"] == hashlib.sha256(content).hexdigest()


def test_digests_come_for_every_task_by_name() -> None:
    assert list(digest_prompts(load_prompts())) == ["headline", "mend", "statement"]


def test_line_ends_do_not_change_the_digest() -> None:
    unix, dos = (parse_prompt(Task.STATEMENT, f"Be brief.{end}---{end}{{{{sources}}}}") for end in ("\n", "\r\n"))
    assert unix == dos


def test_a_changed_word_changes_the_digest() -> None:
    first, second = (parse_prompt(Task.STATEMENT, f"{word} {{{{sources}}}}") for word in ("Tell", "Say"))
    assert first.digest != second.digest


def test_own_prompts_replace_the_built_in_ones_and_the_others_stay(tmp_path: Path) -> None:
    write_prompt(tmp_path, "headline.txt", "Title for: {{sources}}")
    own, built_in = load_prompts(str(tmp_path)), load_prompts()
    assert [message.content for message in own[Task.HEADLINE].fill(VALUES)] == ["Title for: S"]
    assert own[Task.STATEMENT] == built_in[Task.STATEMENT]
    assert own[Task.HEADLINE].digest != built_in[Task.HEADLINE].digest


def test_a_prompt_without_a_line_is_all_request() -> None:
    (message,) = parse_prompt(Task.STATEMENT, "Say it: {{ sources }}").fill(VALUES)
    assert (message.role, message.content) == ("user", "Say it: S")


@given(st.text())
def test_what_is_filled_in_stands_there_unchanged_and_is_not_read_for_blanks(text: str) -> None:
    prompt = parse_prompt(Task.MEND, "[{{sources}}|{{draft}}|{{findings}}]")
    (message,) = prompt.fill({"sources": "{{draft}}", "draft": text, "findings": "{{words}}"})
    assert message.content == f"[{{{{draft}}}}|{text}|{{{{words}}}}]"


@pytest.mark.parametrize(
    ("task", "text", "why"),
    [
        (Task.STATEMENT, "{{sources}} {{outlet}}", "unknown blank {{outlet}}"),
        (Task.STATEMENT, "{{sources}} {{draft}}", "unknown blank {{draft}}"),
        (Task.STATEMENT, "Be brief {{mood}}\n---\n{{sources}}", "unknown blank {{mood}}"),
        (Task.STATEMENT, "Say something.", "the blank {{sources}} is missing"),
        (Task.MEND, "{{sources}} {{draft}}", "the blank {{findings}} is missing"),
        (Task.STATEMENT, "{{sources}} in {{words} words", "a blank is not closed or not opened"),
        (Task.STATEMENT, "{{sources}} in words}}", "a blank is not closed or not opened"),
        (Task.STATEMENT, "{{sources}}\n---\n{{sources}}", "{{sources}} stands above the line ---"),
    ],
)
def test_a_prompt_with_wrong_blanks_is_refused(task: Task, text: str, why: str) -> None:
    with pytest.raises(PromptError) as caught:
        parse_prompt(task, text, where="my/prompt.txt")
    assert str(caught.value) == f"cannot use prompt: my/prompt.txt: {why}"
    assert caught.value.hint


def test_a_blank_without_a_value_is_an_error() -> None:
    with pytest.raises(PromptError, match=r"nothing to put in \{\{sources\}\}"):
        parse_prompt(Task.STATEMENT, "{{sources}}").fill({"words": "30"})


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(PromptError, match="no such folder"):
        load_prompts(str(tmp_path / "none"))


def test_a_folder_without_prompts_is_an_error_that_names_what_may_be_there(tmp_path: Path) -> None:
    with pytest.raises(PromptError, match="it has no prompts") as caught:
        load_prompts(str(tmp_path))
    assert "statement.txt" in caught.value.hint


def test_a_misspelt_prompt_is_an_error_and_not_passed_over(tmp_path: Path) -> None:
    write_prompt(tmp_path, "statment.txt", "{{sources}}")
    with pytest.raises(PromptError, match=r"statment\.txt: no task has that name"):
        load_prompts(str(tmp_path))


def test_a_prompt_in_another_encoding_is_an_error_that_names_the_file(tmp_path: Path) -> None:
    (tmp_path / "mend.txt").write_bytes("Sätze: {{sources}}".encode("latin-1"))
    with pytest.raises(PromptError, match=r"mend\.txt: it is not UTF-8"):
        load_prompts(str(tmp_path))


def test_a_prompt_that_is_a_folder_is_an_error_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "mend.txt").mkdir()
    with pytest.raises(PromptError, match=r"cannot read prompt: .*mend\.txt"):
        load_prompts(str(tmp_path))
