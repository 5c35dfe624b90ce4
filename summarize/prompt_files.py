"""Find, fill and fingerprint the texts in prompts/.

A prompt is a text file, one per task. Above a line `---` stand the standing orders (the system message),
below it the request (the user message). `{{name}}` is a blank; what is filled in is never read for blanks
again. Article text may only be filled in below the line.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from .errors import PromptError
from .types import Message, Task

_BLANK = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
_LINE = re.compile(r"^---[ \t]*$", re.MULTILINE)

#: Blanks that a prompt must have, for else the model would not see what it is to work on.
_NEEDED = {
    Task.STATEMENT: frozenset({"sources"}),
    Task.MEND: frozenset({"sources", "draft", "findings"}),
    Task.HEADLINE: frozenset({"sources"}),
}
#: Blanks that hold nothing from outside, and may stand anywhere.
_HARMLESS = frozenset({"words"})


@dataclass(frozen=True, slots=True)
class Prompt:
    """The text of one prompt, with its blanks."""

    task: Task
    #: Standing orders; may be empty.
    system: str
    #: The request.
    user: str
    #: Hex SHA-256 of the file, with line ends made alike.
    digest: str

    def fill(self, values: Mapping[str, str]) -> tuple[Message, ...]:
        """Return the conversation, with every blank filled in.

        Raises:
            PromptError: A blank has no value.
        """

        def value(match: re.Match[str]) -> str:
            if match[1] not in values:
                raise PromptError("cannot fill prompt", self.task.value, f"nothing to put in {{{{{match[1]}}}}}")
            return values[match[1]]

        turns = (("system", self.system), ("user", self.user))
        return tuple(Message(role, _BLANK.sub(value, text)) for role, text in turns if text)


def find_prompts() -> Path:
    """Return the folder of the prompts that come with summarize."""
    installed = Path(__file__).parent / "prompts"
    # In a checkout they lie beside the package; the wheel has them inside it.
    return installed if installed.is_dir() else Path(__file__).parent.parent / "prompts"


def load_prompts(folder: str = "") -> Mapping[Task, Prompt]:
    """Return the prompt of every task.

    Args:
        folder: Where own prompts lie; those that it lacks are the built-in ones. Empty for none.

    Raises:
        PromptError: The folder has no prompts, or a prompt cannot be read or has unknown or missing blanks.
    """
    paths = {task: find_prompts() / f"{task}.txt" for task in Task}
    if folder:
        paths |= _own_prompts(Path(folder).expanduser())
    return {task: _read_prompt(task, path) for task, path in paths.items()}


def digest_prompts(prompts: Mapping[Task, Prompt]) -> dict[str, str]:
    """Return the name of each prompt with the digest of its text."""
    return {task.value: prompts[task].digest for task in sorted(prompts)}


def parse_prompt(task: Task, text: str, *, where: str = "") -> Prompt:
    """Return a prompt from its text.

    Args:
        task: What it is for.
        text: The content of a prompt file.
        where: What to call it in an error.

    Raises:
        PromptError: Blanks are unknown, missing, malformed, or stand where article text may not.
    """
    where = where or task.value
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    above, *below = _LINE.split(text, maxsplit=1)
    system, user = (above, below[0]) if below else ("", above)
    _check_blanks(task, system, user, where)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Prompt(task, system.strip(), user.strip(), digest)


def _own_prompts(folder: Path) -> dict[Task, Path]:
    names = ", ".join(f"{task}.txt" for task in Task)
    if not folder.is_dir():
        raise PromptError("cannot read prompts", str(folder), "no such folder")
    found = {path.stem: path for path in sorted(folder.glob("*.txt"))}
    if not found:
        raise PromptError("cannot read prompts", str(folder), "it has no prompts", hint=f"put there any of {names}")
    strange = sorted(found.keys() - {task.value for task in Task})
    if strange:
        # A misspelt name would otherwise leave the built-in prompt at work unnoticed.
        raise PromptError(
            "cannot use prompt", str(found[strange[0]]), "no task has that name", hint=f"prompts are {names}"
        )
    return {Task(name): path for name, path in found.items()}


def _read_prompt(task: Task, path: Path) -> Prompt:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise PromptError("cannot read prompt", str(path), why or str(error)) from error
    return parse_prompt(task, text, where=str(path))


def _check_blanks(task: Task, system: str, user: str, where: str) -> None:
    known = _NEEDED[task] | _HARMLESS
    hint = "blanks are " + ", ".join(f"{{{{{name}}}}}" for name in sorted(known))
    in_system, in_user = set(_BLANK.findall(system)), set(_BLANK.findall(user))
    for name in sorted((in_system | in_user) - known):
        raise PromptError("cannot use prompt", where, f"unknown blank {{{{{name}}}}}", hint=hint)
    if any(brace in _BLANK.sub("", part) for part in (system, user) for brace in ("{{", "}}")):
        raise PromptError("cannot use prompt", where, "a blank is not closed or not opened", hint=hint)
    for name in sorted(in_system - _HARMLESS):
        raise PromptError(
            "cannot use prompt", where, f"{{{{{name}}}}} stands above the line ---", hint="article text is no order"
        )
    for name in sorted(_NEEDED[task] - in_user):
        raise PromptError("cannot use prompt", where, f"the blank {{{{{name}}}}} is missing", hint=hint)
