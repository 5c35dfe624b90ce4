"""The rules that hold for every test hold."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
RULES = Path(__file__).with_name("conftest.py").read_text(encoding="utf-8")
SKIPPING = {
    "a test that skips itself": "import pytest\ndef test_a(): pytest.skip('the moon is up')\n",
    "a test that is marked": "import pytest\n@pytest.mark.skip(reason='the moon is up')\ndef test_a(): ...\n",
    "a module": "import pytest\npytest.skip('the moon is up', allow_module_level=True)\n",
}
BROWSER = "import pytest\n@pytest.mark.browser\ndef test_a(): ...\n"


def run_tests(folder: Path, source: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run tests under our rules in a process of their own."""
    (folder / "conftest.py").write_text(RULES, encoding="utf-8")
    (folder / "pytest.ini").write_text("[pytest]\nmarkers =\n  browser\n", encoding="utf-8")
    (folder / "test_it.py").write_text(source, encoding="utf-8")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("SUMMARIZE_", "PYTEST_"))}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"],
        cwd=folder,
        # The rules lean on what stands beside them, and on no plugin; to load those takes two seconds.
        env=clean | {"PYTHONPATH": str(ROOT), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("source", SKIPPING.values(), ids=SKIPPING)
def test_a_skipped_test_fails_where_nothing_may_be_skipped(source: str, tmp_path: Path) -> None:
    done = run_tests(tmp_path, source, SUMMARIZE_NO_SKIPS="1")
    assert done.returncode in {1, 2}
    assert "skipped, and SUMMARIZE_NO_SKIPS is set: the moon is up" in done.stdout


@pytest.mark.parametrize("source", SKIPPING.values(), ids=SKIPPING)
def test_a_skipped_test_is_named_with_its_reason(source: str, tmp_path: Path) -> None:
    done = run_tests(tmp_path, source)
    assert done.returncode in {0, 5}
    assert "skipped test_it.py" in done.stdout
    assert ": the moon is up" in done.stdout


def test_a_browser_test_is_skipped_by_name_without_a_browser(tmp_path: Path) -> None:
    done = run_tests(tmp_path, BROWSER, PATH=str(tmp_path))
    assert done.returncode == 0
    assert "skipped test_it.py::test_a: chromium is not installed" in done.stdout


def test_an_expected_failure_is_no_skipped_test(tmp_path: Path) -> None:
    source = "import pytest\n@pytest.mark.xfail\ndef test_a(): assert False\n"
    done = run_tests(tmp_path, source, SUMMARIZE_NO_SKIPS="1")
    assert done.returncode == 0


def test_names_of_other_machines_are_not_looked_up() -> None:
    with pytest.raises(OSError, match="tests reach no network"):
        socket.getaddrinfo("news.example", 80)


def test_other_machines_are_not_called() -> None:
    with socket.socket() as door, pytest.raises(OSError, match="tests reach no network"):
        door.connect(("192.0.2.1", 80))


def test_this_machine_may_be_called() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as door:
        assert door.getpeername() == server.getsockname()


def test_no_setting_of_the_users_is_seen() -> None:
    assert not [name for name in os.environ if name.startswith("SUMMARIZE_") and name != "SUMMARIZE_NO_SKIPS"]
