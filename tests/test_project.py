"""The project as a whole: what is imported where, what is pinned, and how it sets itself up."""

from __future__ import annotations

import ast
import importlib.metadata
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "summarize"

#: Modules of the standard library that reach outside, and the files that may use them.
DOORS = {
    "smtplib": ("digest/mail.py",),
    "sqlite3": ("digest/store/database.py",),
    "urllib.request": (),
    "http.client": (),
    "ftplib": (),
    "socket": ("net.py", "ingest/fetch.py", "models/server.py", "web/server.py", "engine/cluster.py"),
}
HEAVY = ("torch", "transformers", "sklearn", "scipy", "nltk", "trafilatura")


def find_imports(source: str) -> Iterator[str]:
    """Yield the full name of everything that a module imports, wherever in it that stands."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def find_users(module: str, folder: Path) -> list[str]:
    """Return the files below a folder that import a module or something out of it."""
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*.py")
        if any(f"{name}.".startswith(f"{module}.") for name in find_imports(path.read_text(encoding="utf-8")))
    )


@pytest.mark.parametrize(("module", "doors"), DOORS.items(), ids=DOORS)
def test_the_standard_library_reaches_outside_through_one_door(module: str, doors: tuple[str, ...]) -> None:
    assert set(find_users(module, PACKAGE)) <= set(doors)


@pytest.mark.parametrize(
    "source",
    [
        "import socket",
        "import socket as s",
        "from socket import create_connection",
        "def f():\n    import socket\n",
        "import os, socket",
    ],
)
def test_every_form_of_import_is_found(source: str, tmp_path: Path) -> None:
    (tmp_path / "module.py").write_text(source, encoding="utf-8")
    assert find_users("socket", tmp_path) == ["module.py"]


def test_a_submodule_imported_by_name_is_found(tmp_path: Path) -> None:
    (tmp_path / "module.py").write_text("from urllib import request", encoding="utf-8")
    (tmp_path / "other.py").write_text("from urllib.parse import urlsplit\nimport socketserver", encoding="utf-8")
    assert find_users("urllib.request", tmp_path) == ["module.py"]


def modules_after(code: str) -> set[str]:
    """Return the top-level modules that a fresh Python holds after running some code."""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; print(*sys.modules, file=sys.stderr)"],
        capture_output=True,
        text=True,
        check=True,
    )
    return {name.partition(".")[0] for name in done.stderr.split()}


def test_importing_summarize_loads_nothing_heavy() -> None:
    assert not modules_after("import summarize") & set(HEAVY)


def test_asking_for_help_loads_nothing_heavy() -> None:
    code = "import sys\nfrom summarize.cli import main\nsys.argv = ['summarize', '--help']\ntry: main()\nexcept SystemExit: pass"
    assert not modules_after(code) & set(HEAVY)


def read_pins() -> dict[str, str]:
    """Return name to version as constraints.txt has them."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = dict(line.split("==") for line in lines if line and not line.startswith("#"))
    return {canonicalize_name(name): version for name, version in pins.items()}


def read_requirements() -> list[Requirement]:
    """Return everything that pyproject.toml asks for, in any group."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"].values()
    return [Requirement(line) for lines in (project["project"]["dependencies"], *groups) for line in lines]


def test_everything_that_is_asked_for_is_pinned_to_a_version_that_will_do() -> None:
    pins = read_pins()
    wrong = [
        str(asked)
        for asked in read_requirements()
        if not asked.specifier.contains(pins.get(canonicalize_name(asked.name), "0"), prereleases=True)
    ]
    assert not wrong


def test_everything_that_these_ask_for_in_turn_is_pinned() -> None:
    pins = read_pins()
    todo, seen = read_requirements(), set[str]()
    while todo:
        asked = todo.pop()
        if str(asked) in seen or not is_installed(asked.name):
            continue
        seen.add(str(asked))
        extras = asked.extras or {""}
        inner = [Requirement(line) for line in importlib.metadata.requires(asked.name) or ()]
        todo += [
            one for one in inner if not one.marker or any(one.marker.evaluate({"extra": extra}) for extra in extras)
        ]
    assert not {canonicalize_name(Requirement(name).name) for name in seen} - set(pins)


def is_installed(name: str) -> bool:
    """Say whether a package is here; a group that nobody installed cannot be looked into."""
    try:
        importlib.metadata.distribution(name)
    except importlib.metadata.PackageNotFoundError:
        return False
    return True


def write_program(folder: Path, name: str, script: str) -> None:
    """Put a shell script on a path of its own."""
    program = folder / name
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)


def make_venv(folder: Path, *pythons: str) -> subprocess.CompletedProcess[str]:
    """Ask for an environment on a machine that has only the programs in a folder."""
    return subprocess.run(
        ["/bin/sh", ROOT / ".ci/make-venv", folder / "venv", *pythons],
        env=os.environ | {"PATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_machine_without_python_is_told_what_is_needed(tmp_path: Path) -> None:
    done = make_venv(tmp_path, "python3", "python")
    assert done.returncode == 1
    assert "error: no usable Python: 3.11 or newer is needed: tried python3 python\n" in done.stderr
    assert "hint: " in done.stderr


def test_an_older_python_is_named_with_its_version(tmp_path: Path) -> None:
    write_program(tmp_path, "python3", '[ "$1" = --version ] && echo "Python 3.9.18" && exit 0\nexit 1')
    done = make_venv(tmp_path, "python3")
    assert done.returncode == 1
    assert "3.11 or newer is needed" in done.stderr
    assert "python3 is Python 3.9.18" in done.stderr


def test_a_python_without_venv_is_told_how_to_get_it(tmp_path: Path) -> None:
    script = 'case "$2" in *version_info*print*|*print*) echo 3.12;; *ensurepip*) exit 1;; esac'
    write_program(tmp_path, "python3", script)
    done = make_venv(tmp_path, "python3")
    assert done.returncode == 1
    assert "cannot make a virtual environment: python3: its venv module is missing" in done.stderr
    assert "apt-get install python3.12-venv" in done.stderr


def test_the_first_python_that_will_do_is_taken(tmp_path: Path) -> None:
    write_program(tmp_path, "python3", "exit 1")
    write_program(tmp_path, "python3.12", 'echo "$0 $*" >> "${0%/*}/asked"')
    write_program(tmp_path, "python3.13", 'echo "$0 $*" >> "${0%/*}/asked"')
    done = make_venv(tmp_path, "python3", "python3.12", "python3.13")
    assert done.returncode == 0
    asked = (tmp_path / "asked").read_text(encoding="utf-8")
    assert f"python3.12 -m venv {tmp_path / 'venv'}" in asked
    assert "python3.13" not in asked


def test_make_help_lists_every_target() -> None:
    listed = subprocess.run(["make", "-s", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = next(line for line in makefile.splitlines() if line.startswith(".PHONY:")).split()[1:]
    assert [name for name in phony if f"make {name} " not in listed] == []


def run_ci(folder: Path, user: int, *programs: str) -> subprocess.CompletedProcess[str]:
    """Run .ci/run as a user, on a machine that has some programs; those that do something only say so."""
    for name in ("bash", "dirname"):
        (folder / name).symlink_to(Path(shutil.which(name) or name))
    write_program(folder, "id", f"echo {user}")
    for name in programs:
        write_program(folder, name, f'echo "did: {name} $* ($SUMMARIZE_NO_SKIPS)"')
    environment = {name: value for name, value in os.environ.items() if not name.startswith("SUMMARIZE_")}
    return subprocess.run(
        [folder / "bash", ROOT / ".ci/run"],
        env=environment | {"PATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


TESTED_AND_CHECKED = ["did: make test (1)", "did: make check --jobs=2 --output-sync=target (1)"]


def test_ci_tests_and_checks_and_allows_no_skipping(tmp_path: Path) -> None:
    done = run_ci(tmp_path, 0, "make", "chromium", "initdb", "apt-get")
    assert done.returncode == 0
    assert done.stdout.splitlines() == TESTED_AND_CHECKED


def test_ci_installs_what_is_missing_where_it_may(tmp_path: Path) -> None:
    done = run_ci(tmp_path, 0, "make", "initdb", "apt-get")
    lines = [line for line in done.stdout.splitlines() if line.startswith("did: ")]
    assert lines[0].startswith("did: apt-get update")
    assert lines[1].startswith("did: apt-get install")
    assert "chromium" in lines[1]
    assert "initdb" not in lines[1]
    assert lines[2:] == TESTED_AND_CHECKED


def test_ci_installs_by_sudo_where_that_asks_for_no_password(tmp_path: Path) -> None:
    done = run_ci(tmp_path, 1000, "make", "initdb", "apt-get", "sudo")
    assert any(line.startswith("did: sudo -n apt-get install") for line in done.stdout.splitlines())


def test_ci_says_what_is_missing_where_it_may_not_install(tmp_path: Path) -> None:
    done = run_ci(tmp_path, 1000, "make", "initdb", "apt-get")
    assert "warning: not installed, and this user may not install: chromium" in done.stderr
    assert done.stdout.splitlines() == TESTED_AND_CHECKED


def test_ci_fails_when_the_tests_fail(tmp_path: Path) -> None:
    write_program(tmp_path, "make", 'echo "did: make $1"; exit 2')
    done = run_ci(tmp_path, 0, "chromium", "initdb", "apt-get")
    assert done.returncode == 2
    assert done.stdout.splitlines() == ["did: make test"]
