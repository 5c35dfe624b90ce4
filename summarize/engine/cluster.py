"""The Ray that an engine works on: one of its own on this machine, or a cluster that is running."""

from __future__ import annotations

import logging
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
from contextlib import ExitStack

import ray

from summarize.errors import EngineError, OfflineError
from summarize.net import is_loopback_host

from .local import count_cores

#: The address of the cluster that this machine belongs to.
AUTO = "auto"
#: Seconds within which a cluster must answer; Ray itself tries for two minutes. Answers took 1 to 4 seconds.
PATIENCE = 20.0
#: Bytes of the object store of a Ray on this machine; only batches under way lie in it. Not measured.
_STORE = 500_000_000
_HINT = "ray start --head there, and --address HOST:PORT as it prints it"


def open_cluster(address: str, *, jobs: int, offline: bool) -> ExitStack:
    """Connect to Ray, or start one on this machine; closing what is returned undoes it.

    A Ray to which this process is connected already is taken as it is, and left so.

    Args:
        address: HOST:PORT of the head of a cluster, or "auto"; empty for one of our own.
        jobs: Cores for one of our own; 0 for all.
        offline: Whether nothing but this machine may be reached.

    Raises:
        EngineError: There is no cluster at the address, or none can be started.
        OfflineError: It is elsewhere, and the network is switched off.
    """
    closing = ExitStack()
    if ray.is_initialized():
        return closing
    if address:
        _check_address(address, offline=offline)
    with closing:
        # Nobody is told that we ran, or with what.
        os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
        _hush()
        try:
            if address:
                _connect(address, closing)
            else:
                _start(jobs or count_cores(), closing)
        except (OSError, RuntimeError, ValueError) as error:
            raise _no_cluster(address, str(error).strip().partition("\n")[0]) from error
        return closing.pop_all()
    return closing


def _start(cores: int, closing: ExitStack) -> None:
    # Ray keeps the logs of every session for ever, and its token in the user's home; both are for this one alone.
    # The path is short because sockets below it may have hardly more than a hundred characters.
    folder = tempfile.mkdtemp(prefix="ray-", dir="/tmp" if os.name == "posix" else None)  # noqa: S108
    closing.callback(shutil.rmtree, folder, ignore_errors=True)
    if not any(name.startswith("RAY_AUTH_") for name in os.environ):
        os.environ["RAY_AUTH_TOKEN"] = secrets.token_hex(32)
        closing.callback(os.environ.pop, "RAY_AUTH_TOKEN", None)
    closing.callback(ray.shutdown)
    ray.init(
        address="local",
        num_cpus=cores,
        object_store_memory=_STORE,
        include_dashboard=False,
        configure_logging=False,
        log_to_driver=False,
        _temp_dir=folder,
    )


def _connect(address: str, closing: ExitStack) -> None:
    closing.callback(ray.shutdown)
    ray.init(address=address, configure_logging=False, log_to_driver=False)


def _check_address(address: str, *, offline: bool) -> None:
    """Make sure that a cluster answers; `ray.init` would try for two minutes and then end the process."""
    host, _, port = address.rpartition(":")
    if address != AUTO:
        if not host or "/" in host or not port.isdecimal() or not 0 < int(port) < 65536:
            raise EngineError("no Ray cluster", address, "not of the form HOST:PORT", hint=_HINT)
        host = host.removeprefix("[").removesuffix("]")
        if offline and not is_loopback_host(host):
            raise OfflineError("cannot connect", address, "the network is switched off", hint="leave out --offline")
        try:
            socket.create_connection((host, int(port)), timeout=PATIENCE).close()
        except (OSError, UnicodeError) as error:
            raise _no_cluster(address, str(error)) from error
    command = [sys.executable, "-m", "ray.scripts.scripts", "status", "--address", address]
    try:
        asked = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise _no_cluster(address, f"no answer within {PATIENCE:.0f} seconds") from error
    if asked.returncode:
        raise _no_cluster(address, (asked.stderr.strip().splitlines() or ["no answer"])[-1])


def _no_cluster(address: str, why: str) -> EngineError:
    if not address:
        return EngineError("cannot start Ray", "on this machine", why, hint="--engine local does without it")
    return EngineError("no Ray cluster", address, why, hint=_HINT)


def _hush() -> None:
    """Keep Ray's remarks to itself, above all those on dead workers, which it prints where results go."""
    logging.getLogger("ray").setLevel(logging.ERROR)
    from ray._private import worker  # noqa: PLC0415 - the only use of what Ray does not promise to keep

    if hasattr(worker, "print_to_stdstream"):
        worker.print_to_stdstream = _say_nothing


def _say_nothing(*_: object, **__: object) -> None:
    pass
