"""Connections that keep the address rules and one deadline, whatever the server does."""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import httpcore2

from summarize.net import resolve_host


class Deadline:
    """When a fetch must be over, and how long it may stand still until then."""

    def __init__(self, seconds: float, stall: float) -> None:
        self._end = time.monotonic() + seconds
        self._seconds = seconds
        self._stall = stall

    def step(self) -> float:
        """Return the seconds that the next step may take.

        Raises:
            ReadTimeout: There are none left.
        """
        left = self._end - time.monotonic()
        if left <= 0:
            raise httpcore2.ReadTimeout(f"it took longer than {self._seconds:g} seconds")
        return min(left, self._stall)

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Do not count what is spent waiting for one's turn."""
        began = time.monotonic()
        try:
            yield
        finally:
            self._end += time.monotonic() - began


class GuardedBackend(httpcore2.NetworkBackend):
    """Looks a name up once, checks every address, and connects to the very address that was checked."""

    def __init__(self, deadline: Deadline, *, allow_private: bool) -> None:
        self._deadline = deadline
        self._allow_private = allow_private
        self._inner = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the deadline rules
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """Connect to the first of the host's addresses that answers; `timeout` gives way to the deadline."""
        failure: httpcore2.NetworkError | httpcore2.TimeoutException | None = None
        for address in resolve_host(host, port, allow_private=self._allow_private):
            try:
                stream = self._inner.connect_tcp(address, port, self._deadline.step(), local_address, socket_options)
            except (httpcore2.NetworkError, httpcore2.ConnectTimeout) as error:
                failure = error
            else:
                return _TimedStream(stream, self._deadline)
        raise failure or httpcore2.ConnectError(f"{host} has no address")


class _TimedStream(httpcore2.NetworkStream):
    """Ends every wait at the deadline: a byte now and then does not keep a fetch alive."""

    def __init__(self, inner: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002 - the deadline rules
        return self._inner.read(max_bytes, self._deadline.step())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        self._inner.write(buffer, self._deadline.step())

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore2.NetworkStream:
        secured = self._inner.start_tls(ssl_context, server_hostname, self._deadline.step())
        return _TimedStream(secured, self._deadline)

    def get_extra_info(self, info: str) -> object:
        extra: object = self._inner.get_extra_info(info)
        return extra
