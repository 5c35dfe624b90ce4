"""What holds for every test: no network, no state kept, and nothing skipped in silence."""

from __future__ import annotations

import ipaddress
import os
import shutil
import socket
import sys
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.databases import postgres_server, store_url

__all__ = ["postgres_server", "store_url"]

# How long an example takes says more of what else the machine does than of the code.
settings.register_profile("summarize", deadline=None)
settings.load_profile("summarize")

NO_SKIPS = "SUMMARIZE_NO_SKIPS"
CHROMIUM = "chromium"
INITDB = "initdb"
#: Files that take longest, the longest first. They are handed out before the others: a process that gets one of them
#: last works on alone.
LONG = ("test_docs", "test_engine_ray", "test_digest_kill", "test_digest_commands", "test_digest_soak")


def find_chromium() -> Path | None:
    """Return Debian's chromium, where it is installed."""
    found = shutil.which(CHROMIUM)
    return Path(found) if found else None


def find_postgres() -> Path | None:
    """Return the folder of the newest PostgreSQL server's programs, where one is installed."""
    # Debian keeps them off the PATH.
    installed = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{INITDB}"), key=lambda path: int(path.parts[-3]))
    if installed:
        return installed[-1].parent
    found = shutil.which(INITDB)
    return Path(found).parent if found else None


@pytest.fixture(scope="session")
def chromium() -> Path:
    """Return the browser's program; only tests marked `browser` may ask."""
    found = find_chromium()
    assert found, "mark the test with pytest.mark.browser"
    return found


@pytest.fixture(scope="session")
def postgres_programs() -> Path:
    """Return the folder of initdb and pg_ctl; only tests marked `postgres` may ask."""
    found = find_postgres()
    assert found, "mark the test with pytest.mark.postgres"
    return found


@pytest.fixture(autouse=True)
def _nothing_of_the_users(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the user's own settings and files out of every test."""
    for name in tuple(os.environ):
        if name.startswith("SUMMARIZE_") and name != NO_SKIPS:
            monkeypatch.delenv(name)
    for kind in ("CONFIG", "CACHE", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / "home" / kind.lower()))


def _refuse_the_network(event: str, arguments: tuple[object, ...]) -> None:
    """Let tests talk to this machine only, so that they pass, or fail, without a network."""
    if event == "socket.getaddrinfo":
        host = arguments[0]
        if isinstance(host, str) and host not in {"", "localhost"} and not _is_address(host):
            raise socket.gaierror(socket.EAI_NONAME, f"tests reach no network, and asked for {host}")
    elif event == "socket.connect":
        address = arguments[1]
        if isinstance(address, tuple) and not ipaddress.ip_address(str(address[0]).partition("%")[0]).is_loopback:
            raise ConnectionRefusedError(f"tests reach no network, and asked for {address[0]}")


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return True


def pytest_configure() -> None:
    """Shut the network before anything is imported."""
    sys.addaudithook(_refuse_the_network)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest, and skip what needs a program that this machine lacks."""
    items.sort(key=lambda item: LONG.index(item.path.stem) if item.path.stem in LONG else len(LONG))
    for marker, found, what in (
        ("browser", find_chromium(), "chromium is not installed"),
        ("postgres", find_postgres(), "PostgreSQL is not installed"),
    ):
        if not found:
            for item in items:
                if item.get_closest_marker(marker):
                    item.add_marker(pytest.mark.skip(reason=what))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Count a skipped test as failed where nothing may be skipped."""
    report = yield
    _forbid_skipping(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Count a skipped module as failed where nothing may be skipped."""
    report = yield
    _forbid_skipping(report)
    return report


def _forbid_skipping(report: pytest.TestReport | pytest.CollectReport) -> None:
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get(NO_SKIPS):
        report.longrepr = f"skipped, and {NO_SKIPS} is set: {_reason(report)}"
        report.outcome = "failed"


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    """Return why a test was skipped."""
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    return reason.removeprefix("Skipped: ")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say by name which tests were skipped, and why."""
    skipped = terminalreporter.getreports("skipped")
    if skipped:
        terminalreporter.section("not everything was tested")
        for report in skipped:
            terminalreporter.line(f"skipped {report.nodeid}: {_reason(report)}")
