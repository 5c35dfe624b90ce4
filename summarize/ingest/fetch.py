"""The one door to the web: polite, bounded in time, size and reach."""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from urllib.parse import urljoin, urlsplit, urlunsplit

import httpcore2
import httpx2
from protego import Protego

from summarize.errors import FetchError
from summarize.net import PORTS, check_url
from summarize.options import FetchOptions
from summarize.types import Fetched

from .connection import Deadline, GuardedBackend
from .items import clean_line

ROBOT = "summarize"
_ACCEPT = (
    "text/html, application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"
)
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})
#: Answers that may carry a Retry-After (RFC 9110, 10.2.3).
_BUSY = frozenset({429, 503})
#: Nobody is believed who asks to be left alone for longer.
_LONGEST_PAUSE = 7 * 86400.0
#: What the robots standard (RFC 9309) asks a reader to take at least.
_ROBOTS_BYTES = 512_000
#: A site that could not be reached is not tried again for its other hundred pages in the same run.
_SECONDS_GIVEN_UP = 60.0


def user_agent() -> str:
    """Say truthfully who is asking."""
    try:
        release = version("summarize")
    except PackageNotFoundError:
        release = "0"
    return f"{ROBOT}/{release} (news summariser, run by its user)"


class HttpFetcher:
    """Fetches over http and https within the given limits."""

    def __init__(self, options: FetchOptions, *, sleep: Callable[[float], None] = time.sleep) -> None:
        self._options = options
        self._sleep = sleep
        self._lock = threading.Lock()
        self._hosts: dict[tuple[str, bool], _Host] = {}

    def fetch(self, url: str, *, trusted: bool = True, etag: str = "", last_modified: str = "") -> Fetched:
        """Fetch a URL, following redirects; see `summarize.types.Fetcher`."""
        start = url
        moved_to, for_good, waited = "", True, False
        deadline = self._start()
        conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        headers = {name: value for name, value in conditions.items() if value}
        redirects = 0
        while redirects <= self._options.max_redirects:
            check_url(url, offline=self._options.offline)
            # A redirect may lead inwards only where the user's own address already led.
            near = trusted and _origin(url) == _origin(start)
            host = self._host(url, trusted=near)
            with deadline.paused():
                host.turns.acquire()
            try:
                self._keep_away(host, url, deadline)
                self._ask_robots(host, url, deadline, trusted=near)
                answer = self._get(url, headers, deadline, trusted=near, limit=self._options.max_bytes)
            except _StatusError as error:
                host.leave_alone(error)
                # What is asked for in so many seconds is waited for; a second refusal stands.
                if waited or error.retry_after is None or host.pause() > self._options.max_retry_wait:
                    raise
                waited = True
                continue
            finally:
                host.turns.release()
            if isinstance(answer, Fetched):
                return replace(answer, moved_to=moved_to) if moved_to else answer
            url, permanent = answer
            redirects += 1
            for_good = for_good and permanent
            moved_to = url if for_good else moved_to
        raise FetchError("cannot fetch", start, f"more than {self._options.max_redirects} redirects")

    def _start(self) -> Deadline:
        return Deadline(self._options.timeout, self._options.stall)

    def _host(self, url: str, *, trusted: bool) -> _Host:
        # Apart by trust: a private address refused to a feed is still open to the user.
        with self._lock:
            return self._hosts.setdefault((_origin(url), trusted), _Host(self._options.parallel_per_host))

    def _keep_away(self, host: _Host, url: str, deadline: Deadline) -> None:
        """Wait until a server that asked for it may be asked again, or leave it alone."""
        pause = host.pause()
        if pause > self._options.max_retry_wait:
            error = FetchError("cannot fetch", url, f"the server asked to be left alone for {pause:.0f} seconds")
            error.retry_after = pause
            raise error
        if pause > 0:
            with deadline.paused():
                self._sleep(pause)

    def _ask_robots(self, host: _Host, url: str, deadline: Deadline, *, trusted: bool) -> None:
        with deadline.paused():
            host.asking.acquire()
        try:
            rules = host.rules
            if rules is None:
                if host.failure is not None and time.monotonic() - host.failed_at < _SECONDS_GIVEN_UP:
                    raise FetchError("cannot fetch", url, host.failure.why)
                try:
                    rules = host.rules = self._fetch_robots(url, deadline, trusted=trusted)
                except FetchError as error:
                    host.failure, host.failed_at = error, time.monotonic()
                    raise
            wait = min(rules.crawl_delay(ROBOT) or 0.0, self._options.max_crawl_delay)
            if wait and host.asked_before:
                with deadline.paused():
                    self._sleep(wait)
            host.asked_before = True
        finally:
            host.asking.release()
        if not rules.can_fetch(url, ROBOT):
            raise FetchError("cannot fetch", url, "the site's robots.txt does not allow it")

    def _fetch_robots(self, url: str, deadline: Deadline, *, trusted: bool) -> Protego:
        """Read the rules of a site; none when it has none, and all forbidden when it cannot say (RFC 9309)."""
        address = urlunsplit(urlsplit(url)._replace(path="/robots.txt", query="", fragment=""))
        for _ in range(self._options.max_redirects + 1):
            check_url(address, offline=self._options.offline)
            near = trusted and _origin(address) == _origin(url)
            try:
                answer = self._get(address, {}, deadline, trusted=near, limit=_ROBOTS_BYTES)
            except _StatusError as error:
                return Protego.parse("" if error.status < 500 else "User-agent: *\nDisallow: /")
            if isinstance(answer, Fetched):
                return Protego.parse(answer.content.decode(errors="replace"))
            address, _permanent = answer
        return Protego.parse("")

    def _get(
        self, url: str, headers: dict[str, str], deadline: Deadline, *, trusted: bool, limit: int
    ) -> Fetched | tuple[str, bool]:
        """Ask once; return the answer, or where a redirect points and whether for good."""
        allow_private = trusted or self._options.allow_private
        with (
            _explained(url),
            self._client(deadline, allow_private=allow_private) as client,
            client.stream("GET", url, headers=headers) as response,
        ):
            if response.status_code in _REDIRECTS and "location" in response.headers:
                return urljoin(url, response.headers["location"]), response.status_code in _PERMANENT
            if response.status_code == 304 and headers:
                return _make_fetched(url, response, b"")
            if not response.is_success:
                raise _StatusError(url, response)
            return _make_fetched(url, response, _read_body(url, response, deadline, limit))

    def _client(self, deadline: Deadline, *, allow_private: bool) -> httpx2.Client:
        transport = _GuardedTransport(self._ssl, GuardedBackend(deadline, allow_private=allow_private))
        agent = {"User-Agent": user_agent(), "Accept": _ACCEPT, "Accept-Encoding": "gzip, deflate"}
        # Neither proxies, which would connect to addresses that were never checked, nor passwords of the environment.
        return httpx2.Client(transport=transport, headers=agent, trust_env=False, follow_redirects=False)

    @cached_property
    def _ssl(self) -> ssl.SSLContext:
        return httpx2.create_ssl_context()


class _StatusError(FetchError):
    """The server answered, but not with what was asked for."""

    def __init__(self, url: str, response: httpx2.Response) -> None:
        why = f"the server answered {response.status_code} {clean_line(response.reason_phrase)}"
        super().__init__("cannot fetch", url, why.strip())
        self.status = response.status_code
        if self.status in _BUSY:
            self.retry_after = _parse_retry_after(response.headers.get("retry-after", ""))


class _Host:
    """What is remembered of one site while a fetcher lives."""

    def __init__(self, parallel: int) -> None:
        self.turns = threading.BoundedSemaphore(parallel)
        self.asking = threading.Lock()
        self.rules: Protego | None = None
        self.asked_before = False
        self.failure: FetchError | None = None
        self.failed_at = 0.0
        self._busy_until = 0.0

    def leave_alone(self, error: FetchError) -> None:
        """Note for how long the server asked to be left alone."""
        if error.retry_after is not None:
            self._busy_until = max(self._busy_until, time.monotonic() + error.retry_after)

    def pause(self) -> float:
        """Return for how many seconds it is still to be left alone."""
        return max(0.0, self._busy_until - time.monotonic())


class _GuardedTransport(httpx2.BaseTransport):
    """Hands a request to a connection that keeps the rules; one request each, so that none is shared."""

    def __init__(self, context: ssl.SSLContext, backend: GuardedBackend) -> None:
        self._pool = httpcore2.ConnectionPool(ssl_context=context, network_backend=backend, max_keepalive_connections=0)

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        url = httpcore2.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        answer = self._pool.handle_request(httpcore2.Request(request.method, url, headers=request.headers.raw))
        return httpx2.Response(
            answer.status, headers=answer.headers, stream=_Body(answer), extensions=answer.extensions
        )

    def close(self) -> None:
        self._pool.close()


class _Body(httpx2.SyncByteStream):
    def __init__(self, answer: httpcore2.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


def _read_body(url: str, response: httpx2.Response, deadline: Deadline, limit: int) -> bytes:
    # Each layer of compression multiplies a bomb by a thousand before anything can be counted.
    if "," in response.headers.get("content-encoding", ""):
        raise FetchError("cannot fetch", url, "it is compressed more than once")
    content = bytearray()
    for chunk in response.iter_bytes():
        deadline.step()
        content += chunk
        if len(content) > limit:
            raise FetchError("cannot fetch", url, f"larger than {limit:,} bytes")
    return bytes(content)


def _make_fetched(url: str, response: httpx2.Response, content: bytes) -> Fetched:
    headers = response.headers
    return Fetched(
        url=url,
        content=content,
        media_type=headers.get("content-type", "").partition(";")[0].strip().lower(),
        charset=response.charset_encoding or "",
        etag=headers.get("etag", ""),
        last_modified=headers.get("last-modified", ""),
        unchanged=response.status_code == 304,
    )


def _parse_retry_after(value: str) -> float | None:
    """Return the seconds that a server asks for, which it may give as a date."""
    if value.strip().isdigit():
        return min(float(value), _LONGEST_PAUSE)
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    if moment.tzinfo is None:
        return None
    return min(max(0.0, (moment - datetime.now(UTC)).total_seconds()), _LONGEST_PAUSE)


def _origin(url: str) -> str:
    parts = urlsplit(url)
    scheme = parts.scheme.lower()
    return f"{scheme}://{(parts.hostname or '').lower()}:{parts.port or PORTS.get(scheme, 0)}"


@contextmanager
def _explained(url: str) -> Iterator[None]:
    """Turn what the HTTP libraries raise into our own words."""
    try:
        yield
    except httpcore2.TimeoutException as error:
        raise FetchError("cannot fetch", url, f"no answer in time ({error or 'timed out'})") from error
    except (httpcore2.NetworkError, ssl.SSLError, OSError) as error:
        raise FetchError("cannot fetch", url, f"no connection ({error or type(error).__name__})") from error
    except (httpcore2.ProtocolError, httpx2.HTTPError, httpx2.InvalidURL, httpx2.StreamError, ValueError) as error:
        raise FetchError("cannot fetch", url, f"not a proper answer ({error or type(error).__name__})") from error
