"""The recipe for a container: what linters ask of it, and that what it runs runs."""

from __future__ import annotations

import json
import os
import re
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from .digests import _empty_store

ROOT = Path(__file__).parents[1]


def read_recipe() -> list[tuple[str, str]]:
    """Return the instructions of the Dockerfile with their arguments, lines joined."""
    text = re.sub(r"(?m)^#.*\n", "", (ROOT / "Dockerfile").read_text(encoding="utf-8"))
    joined = re.sub(r"\\\n\s*", " ", text)
    return [(line.split(maxsplit=1)[0], line.split(maxsplit=1)[1]) for line in joined.splitlines() if line.strip()]


def arguments_of(instruction: str) -> list[str]:
    return [arguments for name, arguments in read_recipe() if name == instruction]


def call_of(instruction: str) -> list[str]:
    """Return the words of an instruction in its JSON form."""
    [arguments] = arguments_of(instruction)
    words: list[str] = json.loads(arguments[arguments.index("[") :])
    return words


def test_every_instruction_is_one() -> None:
    known = {"FROM", "ENV", "WORKDIR", "COPY", "ARG", "RUN", "USER", "VOLUME", "HEALTHCHECK", "ENTRYPOINT", "CMD"}
    assert {name for name, _ in read_recipe()} <= known


def test_it_holds_what_hadolint_asks() -> None:
    """Each by the number of its rule."""
    [image] = arguments_of("FROM")
    name, _, tag = image.partition(":")
    assert (name, tag not in {"", "latest"}) == ("python", True), "DL3006, DL3007"
    assert all(folder.startswith("/") for folder in arguments_of("WORKDIR")), "DL3000"
    assert arguments_of("USER")[-1] not in {"0", "root"}, "DL3002"
    for run in arguments_of("RUN"):
        assert "sudo" not in run, "DL3004"
        assert not re.search(r"(^|&& *)cd ", run), "DL3003"
        assert "apt-get" not in run, "DL3008, DL3009, DL3015: nothing needs it"
        assert "pip install" not in run or "--no-cache-dir" in run, "DL3042"
        assert "pip install" not in run or "--constraint constraints.txt" in run, "DL3013"
        assert "|" not in run.replace("||", ""), "DL4006"
    assert not arguments_of("MAINTAINER"), "DL4000"
    assert not arguments_of("ADD"), "DL3020"
    for once in ("CMD", "ENTRYPOINT", "HEALTHCHECK"):
        assert len(arguments_of(once)) == 1, "DL4003, DL4004, DL3012"
        assert call_of(once), "DL3025"
    assert not [word for env in arguments_of("ENV") for word in env.split() if re.search("PASSWORD|SECRET|TOKEN", word)]


def test_it_copies_what_there_is_and_what_is_not_ignored() -> None:
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    for arguments in arguments_of("COPY"):
        *sources, _ = arguments.split()
        for source in sources:
            assert (ROOT / source).exists(), source
            assert f"!{source}" in ignored, source


def test_the_extras_that_it_installs_are_ours() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    [extras] = [found[1] for run in arguments_of("RUN") if (found := re.search(r'"\.\[([\w,]+)\]"', run))]
    assert all(re.search(rf"(?m)^{extra} = \[", text) for extra in extras.split(","))


@pytest.fixture
def inside(tmp_path: Path) -> dict[str, str]:
    """The environment that the recipe sets, with a folder of the test in the place of /data."""
    data = tmp_path / "data"
    (data / "summarize").mkdir(parents=True)
    (data / "summarize" / "digest.db").write_bytes(_empty_store())
    (data / "summarize" / "digest.toml").write_text(
        '[[digest]]\nname = "daily"\nfeeds = ["http://127.0.0.1:9/feed"]\nzone = "Europe/Berlin"\n', encoding="utf-8"
    )
    words = shlex.split(" ".join(arguments_of("ENV")))
    environment = dict(word.split("=", 1) for word in words)
    return os.environ | {name: value.replace("/data", str(data)) for name, value in environment.items()}


def outside(call: list[str]) -> list[str]:
    """Return a call of the container's as it is made here."""
    assert call[0] == "summarize"
    return [sys.executable, "-m", "summarize", *call[1:]]


def test_what_it_runs_runs_outside_of_it_and_ends_when_told_to(tmp_path: Path, inside: dict[str, str]) -> None:
    call = outside([*call_of("ENTRYPOINT"), *call_of("CMD")])
    folder = tmp_path / "data"
    with subprocess.Popen(call, cwd=folder, env=inside, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        events = []
        for line in process.stderr:
            events.append(json.loads(line)["event"])
            if events[-1] == "edition made":
                process.send_signal(signal.SIGTERM)
                break
        assert events[0] == "serving"
        assert process.wait(timeout=60) == 0
    health = subprocess.run(outside(call_of("HEALTHCHECK")), cwd=folder, env=inside, check=False, capture_output=True)
    # The feed of this digest cannot be read, and that is for somebody to look at.
    assert health.returncode in {0, 1}, health.stderr
    assert b"Traceback" not in health.stderr


def test_the_services_are_without_rights_and_keep_a_volume() -> None:
    composed = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
    assert set(composed["volumes"]) == {"data"}
    for service in composed["services"].values():
        assert service["volumes"] == ["data:/data"]
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]
        assert "privileged" not in service
        assert all(port.startswith("127.0.0.1:") for port in service.get("ports", ()))
    secrets = composed["services"]["digest"]["environment"]
    assert secrets == {"SUMMARIZE_SMTP_PASSWORD": "${SUMMARIZE_SMTP_PASSWORD:-}"}


def test_the_commands_of_the_services_are_ours() -> None:
    composed = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
    command = composed["services"]["web"]["command"]
    call = outside([*call_of("ENTRYPOINT"), command[0], "--help"])
    told = subprocess.run(call, capture_output=True, text=True, check=True).stdout
    assert all(word in told for word in command if word.startswith("--"))
