"""Fetching from a real server on this machine."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from io import BufferedIOBase

import pytest

from summarize.errors import FetchError, OfflineError
from summarize.ingest.fetch import HttpFetcher, user_agent
from summarize.options import FetchOptions, IngestOptions

from .builders import read_sources
from .test_ingest_feeds import OPENING, item, rss
from .test_ingest_pages import PARAGRAPHS, page
from .web_server import CERTIFICATE, Answer, serve

OPTIONS = FetchOptions(timeout=5.0, stall=2.0)


def fetcher(**changes: object) -> HttpFetcher:
    return HttpFetcher(replace(OPTIONS, **changes))  # type: ignore[arg-type]


def reason(fetch: HttpFetcher, url: str, *, trusted: bool = True) -> str:
    with pytest.raises(FetchError) as caught:
        fetch.fetch(url, trusted=trusted)
    return str(caught.value)


def test_a_page_is_fetched_with_what_the_server_says_of_it() -> None:
    headers = {"Content-Type": "text/HTML; charset=ISO-8859-1", "ETag": '"x"', "Last-Modified": "yesterday"}
    with serve({"/a?b=c": Answer(b"caf\xe9", headers=headers)}) as site:
        got = fetcher().fetch(site.url("/a?b=c"))
    assert (got.url, got.content, got.media_type, got.charset.lower()) == (
        site.url("/a?b=c"),
        b"caf\xe9",
        "text/html",
        "iso-8859-1",
    )
    assert (got.etag, got.last_modified, got.unchanged) == ('"x"', "yesterday", False)


def test_the_fetcher_says_who_it_is() -> None:
    with serve({"/": b"x"}) as site:
        fetcher().fetch(site.url("/"))
    assert [headers["User-Agent"] for _, headers in site.asked] == [user_agent()] * 2
    assert user_agent().startswith("summarize/")


def test_what_is_known_already_is_not_sent_again() -> None:
    with serve({"/": Answer(status=304, headers={"ETag": '"x"'})}) as site:
        got = fetcher().fetch(site.url("/"), etag='"x"', last_modified="yesterday")
    assert (got.unchanged, got.content, got.etag) == (True, b"", '"x"')
    _, headers = site.asked[-1]
    assert (headers["If-None-Match"], headers["If-Modified-Since"]) == ('"x"', "yesterday")


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed_relative_ones_too(status: int) -> None:
    answers = {
        "/a/b": Answer(status=status, headers={"Location": "c?d=e"}),
        "/a/c?d=e": Answer(status=status, headers={"Location": "/f"}),
        "/f": Answer(b"here"),
    }
    with serve(answers) as site:
        got = fetcher().fetch(site.url("/a/b"))
    assert (got.url, got.content) == (site.url("/f"), b"here")


def test_only_so_many_redirects_are_followed() -> None:
    with serve({"/": Answer(status=302, headers={"Location": "/"})}) as site:
        assert "more than 3 redirects" in reason(fetcher(max_redirects=3), site.url("/"))
    assert site.paths == ["/"] * 4


@pytest.mark.parametrize(
    "location", ["file:///etc/passwd", "ftp://courier.example/", "javascript:alert(1)", "http://["]
)
def test_a_redirect_to_an_odd_scheme_is_refused(location: str) -> None:
    with serve({"/": Answer(status=302, headers={"Location": location})}) as site:
        assert "cannot fetch" in reason(fetcher(), site.url("/"))
    assert site.paths == ["/"]


def test_a_private_address_is_refused_to_whoever_is_not_trusted_and_nothing_is_sent() -> None:
    with serve({"/": b"secret"}) as site:
        for host in ("127.0.0.1", "localhost"):
            assert "not on the public internet" in reason(fetcher(), site.url("/", host=host), trusted=False)
        assert site.asked == []
        assert fetcher(allow_private=True).fetch(site.url("/"), trusted=False).content == b"secret"


def test_a_private_address_refused_to_a_feed_is_still_open_to_the_user() -> None:
    with serve({"/": b"mine"}) as site:
        one = fetcher()
        reason(one, site.url("/"), trusted=False)
        assert one.fetch(site.url("/")).content == b"mine"
        reason(one, site.url("/"), trusted=False)


def test_a_redirect_from_the_users_address_to_another_private_one_is_refused() -> None:
    with (
        serve({"/": b"secret"}) as inner,
        serve({"/": Answer(status=302, headers={"Location": inner.url("/")})}) as outer,
    ):
        assert "not on the public internet" in reason(fetcher(), outer.url("/"))
        assert inner.asked == []
        assert fetcher(allow_private=True).fetch(outer.url("/")).content == b"secret"


def test_a_name_is_looked_up_once_and_that_very_address_is_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    real = socket.getaddrinfo
    asked = []

    def answer(host: str, *args: object, **options: object) -> object:
        if host != "courier.example":
            return real(host, *args, **options)  # type: ignore[arg-type]
        asked.append(host)
        # A second question would be answered with an address where nobody listens.
        return real("127.0.0.1" if len(asked) == 1 else "127.0.0.2", *args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr("socket.getaddrinfo", answer)
    with serve({"/robots.txt": Answer(b"found")}) as site:
        fetch = fetcher()
        fetch._get(site.url("/robots.txt", host="courier.example"), {}, fetch._start(), trusted=True, limit=100)
    assert asked == ["courier.example"]
    ((_, headers),) = site.asked
    assert headers["Host"] == f"courier.example:{site.port}"


def test_without_a_network_nothing_is_asked() -> None:
    with serve({"/": b"x"}) as site, pytest.raises(OfflineError):
        fetcher(offline=True).fetch(site.url("/"))
    assert site.asked == []


@pytest.mark.parametrize(
    ("status", "words"), [(404, "404 Not Found"), (500, "500 Internal Server Error"), (403, "403")]
)
def test_an_answer_that_is_no_page_says_so(status: int, words: str) -> None:
    with serve({"/": Answer(b"sorry", status)}) as site:
        assert f"the server answered {words}" in reason(fetcher(), site.url("/"))


def test_nobody_there_says_so() -> None:
    with serve({}) as site:
        pass
    assert "no connection" in reason(fetcher(), site.url("/"))


ROBOTS = b"User-agent: *\nDisallow: /\n\nUser-agent: summarize\nDisallow: /private\n"


def test_robots_txt_is_respected_and_asked_for_once() -> None:
    with serve({"/robots.txt": ROBOTS, "/a": b"a", "/b": b"b", "/private": b"secret"}) as site:
        one = fetcher()
        assert (one.fetch(site.url("/a")).content, one.fetch(site.url("/b")).content) == (b"a", b"b")
        assert "robots.txt does not allow it" in reason(one, site.url("/private"))
    assert [path for path, _ in site.asked] == ["/robots.txt", "/a", "/b"]


def test_robots_txt_is_respected_where_a_redirect_leads() -> None:
    answers: dict[str, Answer | bytes] = {
        "/robots.txt": ROBOTS,
        "/a": Answer(status=302, headers={"Location": "/private"}),
        "/private": b"secret",
    }
    with serve(answers) as site:
        assert "robots.txt does not allow it" in reason(fetcher(), site.url("/a"))
    assert site.paths == ["/a"]


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (500, False), (503, False)])
def test_a_site_without_robots_txt_may_be_read_and_one_that_cannot_say_may_not(status: int, allowed: bool) -> None:
    with serve({"/robots.txt": Answer(status=status), "/": b"x"}) as site:
        if allowed:
            assert fetcher().fetch(site.url("/")).content == b"x"
        else:
            assert "robots.txt" in reason(fetcher(), site.url("/"))


def test_the_delay_that_robots_txt_asks_for_is_kept_up_to_a_limit() -> None:
    waits: list[float] = []
    for asked in (b"2", b"1000"):
        with serve({"/robots.txt": b"User-agent: *\nCrawl-delay: " + asked, "/": b"x"}) as site:
            one = HttpFetcher(replace(OPTIONS, max_crawl_delay=5.0), sleep=waits.append)
            for _ in range(2):
                one.fetch(site.url("/"))
    assert waits == [2.0, 5.0]


def drip(piece: bytes, pause: float) -> Callable[[BufferedIOBase], None]:
    def write(stream: BufferedIOBase) -> None:
        for _ in range(2000):
            stream.write(piece)
            stream.flush()
            time.sleep(pause)

    return write


def test_an_answer_without_end_is_cut_at_the_limit_of_bytes() -> None:
    with serve({"/": Answer(more=drip(b"x" * 10_000, 0))}) as site:
        assert "larger than 100,000 bytes" in reason(fetcher(max_bytes=100_000), site.url("/"))


def test_an_answer_that_drips_is_given_up_in_time() -> None:
    with serve({"/": Answer(more=drip(b"x", 0.05))}) as site:
        assert "no answer in time" in reason(fetcher(timeout=0.5), site.url("/"))


def test_headers_that_drip_are_given_up_in_time() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer() -> None:
            for _ in range(2):
                connection, _address = server.accept()
                with connection:
                    try:
                        connection.sendall(b"HTTP/1.1 200 OK\r\n")
                        for _number in range(100):
                            connection.sendall(b"X-More: x\r\n")
                            time.sleep(0.05)
                    except OSError:
                        return

        thread = threading.Thread(target=answer, daemon=True)
        thread.start()
        url = f"http://127.0.0.1:{server.getsockname()[1]}/"
        assert "no answer in time" in reason(fetcher(timeout=0.5), url)


def test_a_server_that_says_nothing_is_given_up_in_time() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        url = f"http://127.0.0.1:{server.getsockname()[1]}/"
        assert "no answer in time" in reason(fetcher(stall=0.2), url)


def test_a_site_that_did_not_answer_is_not_waited_for_again() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        url = f"http://127.0.0.1:{server.getsockname()[1]}/"
        one = fetcher(stall=0.3)
        reason(one, url + "a")
        began = time.monotonic()
        for _ in range(20):
            assert "no answer in time" in reason(one, url + "b")
        assert time.monotonic() - began < 20 * 0.3 / 2


def test_packed_pages_are_unpacked() -> None:
    with serve({"/": Answer(gzip.compress(b"page" * 1000), headers={"Content-Encoding": "gzip"})}) as site:
        assert fetcher().fetch(site.url("/")).content == b"page" * 1000


def test_a_bomb_is_cut_at_the_limit_of_unpacked_bytes() -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    with serve({"/": Answer(bomb, headers={"Content-Encoding": "gzip"})}) as site:
        assert "larger than 1,000,000 bytes" in reason(fetcher(max_bytes=1_000_000), site.url("/"))


def test_what_is_packed_more_than_once_is_refused() -> None:
    bomb = gzip.compress(gzip.compress(b"\0" * 1_000_000))
    with serve({"/": Answer(bomb, headers={"Content-Encoding": "gzip, gzip"})}) as site:
        assert "compressed more than once" in reason(fetcher(), site.url("/"))


@pytest.mark.parametrize(
    "answer",
    [
        Answer(b"not packed", headers={"Content-Encoding": "gzip"}),
        Answer(b"short", headers={"Content-Length": "1000"}),
        Answer(b"zz\r\n", headers={"Transfer-Encoding": "chunked"}),
        Answer(headers={"Content-Length": "many"}),
    ],
    ids=["not packed", "cut off", "bad chunks", "bad length"],
)
def test_a_broken_answer_says_so(answer: Answer) -> None:
    with serve({"/": answer}) as site:
        assert "cannot fetch" in reason(fetcher(), site.url("/"))


def test_a_server_that_speaks_no_http_says_so() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer() -> None:
            connection, _address = server.accept()
            with connection:
                # Unread bytes would make the close a reset, which may overtake the answer.
                connection.recv(65_536)
                connection.sendall(b"220 mail.example ESMTP\r\n")

        threading.Thread(target=answer, daemon=True).start()
        assert "not a proper answer" in reason(fetcher(), f"http://127.0.0.1:{server.getsockname()[1]}/")


def test_a_certificate_that_nobody_signed_is_refused() -> None:
    with serve({"/": b"x"}, tls=True) as site:
        assert "certificate" in reason(fetcher(), site.url("/", host="localhost")).lower()
        assert site.asked == []


def test_a_certificate_must_be_for_the_name_that_was_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    with serve({"/": b"x"}, tls=True) as site:
        assert fetcher().fetch(site.url("/", host="localhost")).content == b"x"
        assert "certificate" in reason(fetcher(), site.url("/", host="127.0.0.1")).lower()


def test_proxies_of_the_environment_do_not_get_around_the_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    with serve({}) as proxy, serve({"/": b"x"}) as site:
        monkeypatch.setenv("HTTP_PROXY", proxy.url(""))
        monkeypatch.setenv("http_proxy", proxy.url(""))
        assert fetcher().fetch(site.url("/")).content == b"x"
        assert proxy.asked == []


def test_cookies_are_not_kept() -> None:
    with serve({"/": Answer(b"x", headers={"Set-Cookie": "a=b"})}) as site:
        one = fetcher()
        one.fetch(site.url("/"))
        one.fetch(site.url("/"))
    assert all("Cookie" not in headers for _, headers in site.asked)


def test_a_feed_and_the_articles_behind_it_are_fetched_and_the_private_ones_refused() -> None:
    answers: dict[str, Answer | bytes] = {"/mill": page().encode()}
    with serve(answers) as site:
        items = [item("Mill", site.url("/mill")), item("Inside", "http://10.0.0.1/admin")]
        site.answers["/feed"] = Answer(rss(*items).encode(), headers={"Content-Type": "application/rss+xml"})
        guarded = read_sources(site.url("/feed"), fetch=OPTIONS)
        assert [report.text for report in guarded.reports] == [OPENING, OPENING]
        assert all("--allow-private" in problem.reason for problem in guarded.problems)
        assert site.paths == ["/feed"]
        mill, inside = read_sources(site.url("/feed"), fetch=replace(OPTIONS, allow_private=True)).reports
        assert (mill.text, inside.text) == ("\n\n".join(PARAGRAPHS), OPENING)


def test_many_pages_of_one_site_are_fetched_a_few_at_a_time() -> None:
    running, most = [0], [0]
    lock = threading.Lock()

    def slowly(stream: BufferedIOBase) -> None:
        with lock:
            running[0] += 1
            most[0] = max(most[0], running[0])
        time.sleep(0.03)
        with lock:
            running[0] -= 1
        stream.write(page().encode())

    answers = {f"/{n}": Answer(more=slowly) for n in range(8)}
    with serve(answers) as site:
        urls = [site.url(f"/{n}") for n in range(8)]
        found = read_sources(*urls, fetch=replace(OPTIONS, parallel=8, parallel_per_host=2), options=IngestOptions())
    assert len(found.reports) == 8
    assert 1 <= most[0] <= 2
