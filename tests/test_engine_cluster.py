"""Which Ray an engine works on, and what is said when there is none."""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterator

import pytest

from summarize.engine import LocalEngine, cluster, open_engine
from summarize.engine.cluster import open_cluster
from summarize.errors import EngineError, OfflineError, OptionError

from .commandline import run_here


@pytest.fixture
def deaf_port() -> Iterator[int]:
    """A port at which somebody listens who never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


@pytest.fixture
def closed_port() -> int:
    """A port at which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
    return port


@pytest.mark.parametrize(
    "address", ["here", "here:", ":6379", "here:port", "here:0", "here:99999", "ray://here:10001", "http://here:80"]
)
def test_an_address_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(EngineError, match="HOST:PORT") as caught:
        open_cluster(address, jobs=1, offline=False)
    assert address in str(caught.value)


def test_an_address_at_which_nobody_listens_is_told_at_once(closed_port: int) -> None:
    with pytest.raises(EngineError, match=f"no Ray cluster: 127.0.0.1:{closed_port}: .*refused") as caught:
        open_cluster(f"127.0.0.1:{closed_port}", jobs=1, offline=False)
    assert "ray start --head" in caught.value.hint


def test_a_host_that_does_not_exist_is_told() -> None:
    with pytest.raises(EngineError, match="no Ray cluster: nowhere"):
        open_cluster("nowhere.invalid:6379", jobs=1, offline=False)


def test_a_server_that_is_no_ray_is_not_waited_for(deaf_port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 1.0)
    with pytest.raises(EngineError, match="no answer within 1 seconds"):
        open_cluster(f"127.0.0.1:{deaf_port}", jobs=1, offline=False)


@pytest.mark.parametrize("address", ["192.0.2.7:6379", "head.example:6379", "[2001:db8::1]:6379"])
def test_a_cluster_elsewhere_is_not_reached_when_the_network_is_switched_off(address: str) -> None:
    with pytest.raises(OfflineError, match="switched off"):
        open_cluster(address, jobs=1, offline=True)


def test_the_command_line_says_what_is_missing(closed_port: int, capsys: pytest.CaptureFixture[str]) -> None:
    ran = run_here(capsys, "news", "x.txt", "--engine", "ray", "--address", f"127.0.0.1:{closed_port}")
    assert ran.status == 1
    assert ran.out == ""
    assert ran.err.startswith("error: no Ray cluster")
    assert "hint:" in ran.err


def test_without_ray_the_engine_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ray", "cluster"):
        monkeypatch.delitem(sys.modules, f"summarize.engine.{name}", raising=False)
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(EngineError, match="Ray is not installed") as caught:
        open_engine("ray")
    assert caught.value.hint.endswith("pip install --editable '.[ray]'")


def test_this_machine_has_no_address() -> None:
    with pytest.raises(OptionError, match="--address"):
        open_engine("local", address="127.0.0.1:6379")


def test_there_is_no_other_engine() -> None:
    with pytest.raises(OptionError, match="no such engine: steam"):
        open_engine("steam")


def test_this_machine_is_what_one_gets_unasked() -> None:
    assert isinstance(open_engine(jobs=1), LocalEngine)
