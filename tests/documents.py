"""The README and the documents as tests see them: blocks of commands, and a folder in which they can be run."""

from __future__ import annotations

import contextlib
import json
import os
import re
import secrets
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from summarize.render import render_json

from .briefings import make_briefing
from .chat_server import Asked, Reply, completion
from .chat_server import serve as serve_chat
from .fake_hub import serve_hub
from .quick_program import PYTHON, quick_program
from .tiny_models import save_t5
from .web_server import Answer
from .web_server import serve as serve_pages

ROOT = Path(__file__).parents[1]
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
#: Ports below those that Linux gives to whoever connects (32768 and up).
BELOW_EPHEMERAL = 20_000, 32_000
#: Programs that a page names and that a machine may lack; what they do is not what is tested.
STAND_INS = {
    "jq": f'exec "{sys.executable}" -m json.tool',
    "ollama": "exit 0",
    "vllm": "exit 0",
}
#: With more, a process that was forked would wait for threads that it does not have.
ONE_THREAD = {"OMP_NUM_THREADS": "1"}
_FENCE = re.compile(r"^(?P<indent> *)```(?P<language>\w*)(?P<more>.*)$")
_NOTE = re.compile(r"<!-- (?P<note>.*?) -->")


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block of a page."""

    page: Path
    line: int
    language: str
    #: The file that the page says it is, or empty.
    title: str
    #: What a comment on the line before says, or empty.
    note: str
    text: str

    @property
    def place(self) -> str:
        """Where it stands, for whoever looks for it."""
        return f"{self.page.relative_to(ROOT)}:{self.line}"


def find_blocks(page: Path) -> Iterator[Block]:
    """Yield the fenced blocks of a page in order."""
    lines = page.read_text(encoding="utf-8").splitlines()
    at = 0
    while at < len(lines):
        if opening := _FENCE.match(lines[at]):
            end = next(place for place in range(at + 1, len(lines)) if lines[place].strip() == "```")
            note = _NOTE.search(lines[at - 1]) if at else None
            title = re.search(r'title="([^"]+)"', opening["more"])
            indent = len(opening["indent"])
            text = "".join(f"{line[indent:]}\n" for line in lines[at + 1 : end])
            yield Block(
                page, at + 1, opening["language"], title[1] if title else "", note["note"] if note else "", text
            )
            at = end
        at += 1


@dataclass(slots=True)
class Workplace:
    """A folder with what the pages talk of, and a shell that stays where the last block left it."""

    folder: Path
    environment: Mapping[str, str]
    #: Addresses that the pages name, and those at which something answers.
    addresses: Mapping[str, str]
    here: Path
    #: Ends what was begun and is still at work.
    ending: ExitStack

    def run(self, block: Block) -> subprocess.CompletedProcess[str]:
        """Run a block as somebody would who types it."""
        if block.language == "python":
            return self._run(f"{PYTHON} -c {shlex.quote(block.text)}")
        script = f'{self._local(block.text)}\npwd > "{self.folder}/.here"\n'
        ran = self._run(script)
        if (self.folder / ".here").is_file():
            self.here = Path((self.folder / ".here").read_text("utf-8").strip())
        return ran

    def run_until_ready(self, block: Block) -> tuple[str, int]:
        """Run a block whose last command goes on until it is stopped; return what it said first, and its status."""
        *before, last = self._local(block.text).strip().splitlines()
        self._run("\n".join(before)).check_returncode()
        process = subprocess.Popen(
            ["bash", "-c", f"exec {sys.executable} -m {last}"],
            cwd=self.here,
            env=self.environment,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert process.stderr
        with process, process.stderr:
            said = process.stderr.readline()
            process.send_signal(signal.SIGTERM)
            return said, process.wait(timeout=60)

    def run_beside(self, block: Block) -> None:
        """Run a server until the page is through."""
        command = ["bash", "-c", f"exec {self._local(block.text)}"]
        said = self.folder / ".beside"
        with said.open("w", encoding="utf-8") as complaints:
            process = subprocess.Popen(
                command, cwd=self.here, env=self.environment, stdout=subprocess.DEVNULL, stderr=complaints
            )
        self.ending.callback(process.wait)
        self.ending.callback(process.terminate)
        address = ("127.0.0.1", int(self.addresses["8100"]))
        for _ in range(600):
            with contextlib.suppress(OSError), socket.create_connection(address):
                return
            if process.poll() is not None:
                break
            time.sleep(0.1)
        raise AssertionError(f"{block.place}: nothing listens; {said.read_text('utf-8')}")

    def _run(self, script: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["bash", "-e", "-o", "pipefail", "-c", script],
            cwd=self.here,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )

    def _local(self, text: str) -> str:
        # In one go: an address may have another one's name in it.
        named = "|".join(re.escape(name) for name in self.addresses)
        return re.sub(named, lambda match: self.addresses[match[0]], text)


def _answer(asked: Asked) -> Reply:
    if asked.path.endswith("/models"):
        return Reply(json.dumps({"object": "list", "data": [{"id": "a-model"}]}).encode())
    return completion("Nothing of the kind was said.")


def _free_ports(count: int) -> list[str]:
    """Return ports at which nothing listens, none that the system gives to whoever connects in the meantime."""
    # Tests that run beside each other begin with the same seed.
    choice = secrets.SystemRandom().sample(range(*BELOW_EPHEMERAL), 200)
    return [str(port) for port in choice if _is_free(port)][:count]


def _is_free(port: int) -> bool:
    try:
        with socket.create_server(("127.0.0.1", port)):
            return True
    except OSError:
        return False


@contextmanager
def open_programs(folder: Path) -> Iterator[Path]:
    """Make a folder of the programs that the pages name, for as long as the block lasts."""
    for name, script in STAND_INS.items():
        (folder / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (folder / name).chmod(0o755)
    with quick_program(folder, {**os.environ, **ONE_THREAD}):
        yield folder


@contextmanager
def open_workplace(folder: Path, programs: Path) -> Iterator[Workplace]:
    """Make a checkout's fixtures, some reports and local servers for a page to work with.

    Args:
        folder: Where to make them.
        programs: Folder of the programs that the pages name.
    """
    shutil.copytree(ROOT / "fixtures", folder / "fixtures")
    reports = folder / "reports"
    reports.mkdir()
    for outlet, name in (("meridian-wire", "ferry-capsizes"), ("daily-lantern", "ferry-horror")):
        shutil.copy(folder / f"fixtures/reports/{outlet}/{name}.html", reports / f"{outlet}.html")
    (reports / "radio.txt").write_text(
        "Outlet: Northbridge Radio\nDate: 2026-03-10 12:00\n\nA ferry has capsized off Dunmere. Twelve people are dead, "
        "the coast guard says.\n",
        encoding="utf-8",
    )
    (folder / "briefing.json").write_text(render_json(make_briefing()), encoding="utf-8")
    (folder / "reports.jsonl").write_text('{"outlet": "Post", "title": "Rain", "text": "It rained in Tolk all day."}\n')
    (folder / "their-summary.md").write_text("A ferry capsized off Dunmere on Tuesday.\n")
    feed = (folder / "fixtures/reports/karsin-courier/feed.xml").read_bytes()
    with ExitStack() as stack:
        answer = Answer(feed, headers={"Content-Type": "application/rss+xml"})
        site = stack.enter_context(serve_pages({"/feed.xml": answer}))
        chat = stack.enter_context(serve_chat(_answer))
        weights = save_t5(folder / ".model", "It rained.")
        files = {path.name: path.read_bytes() for path in weights.iterdir()}
        hub = stack.enter_context(serve_hub({"google/flan-t5-base": files}))
        settings = {
            "PATH": f"{programs}:{Path(sys.executable).parent}:{os.environ['PATH']}",
            "HOME": str(folder / ".home"),
            "HF_ENDPOINT": hub.url,
            "HF_HOME": str(folder / ".hub"),
            "XDG_CONFIG_HOME": str(folder / ".home/config"),
            "XDG_STATE_HOME": str(folder / ".home/state"),
            "NO_COLOR": "1",
            # Two or three reports are told sooner without more processes, and ports must not collide.
            "SUMMARIZE_JOBS": "1",
            "SUMMARIZE_PORT": "0",
            **ONE_THREAD,
        }
        feeds, mail = _free_ports(2)
        addresses = {
            "https://example.org/feed.xml": site.url("/feed.xml"),
            "http://127.0.0.1:11434/v1": chat.url,
            "http://127.0.0.1:8000": chat.url,
            "8100": feeds,
            "2525": mail,
        }
        yield Workplace(folder, {**os.environ, **settings}, addresses, folder, stack)
