"""The offline switch and the rules on addresses."""

from __future__ import annotations

import pytest

from summarize.errors import FetchError, OfflineError
from summarize.net import check_url, is_loopback_host, is_public_address, resolve_host


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"])
def test_addresses_of_the_internet_are_public(address: str) -> None:
    assert is_public_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254",
        "100.64.0.1", "192.0.2.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1", "fe80::1",
        "fe80::1%eth0", "fc00::1", "fd12:3456::1", "ff02::1", "2001:db8::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
        "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::", "2002:c0a8:101::1", "localhost", "", "1",
    ],
)  # fmt: skip
def test_private_loopback_link_local_and_reserved_addresses_are_not_public(address: str) -> None:
    assert not is_public_address(address)


@pytest.mark.parametrize("url", ["https://courier.example/x", "HTTP://courier.example:8080/"])
def test_web_addresses_may_be_asked_for(url: str) -> None:
    assert check_url(url, offline=False) == "courier.example"


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "ftp://courier.example/", "javascript:alert(1)", "data:,x", "//courier.example/", "https://",
     "http://[::1", "http://courier.example:port/", "gopher://courier.example", "", "mill"],
)  # fmt: skip
def test_anything_else_may_not(url: str) -> None:
    with pytest.raises(FetchError):
        check_url(url, offline=False)


def test_offline_nothing_may_be_asked_for_but_a_server_on_this_machine_where_one_is_wanted() -> None:
    with pytest.raises(OfflineError, match="switched off"):
        check_url("https://courier.example/", offline=True)
    with pytest.raises(OfflineError):
        check_url("http://127.0.0.1:8000/", offline=True)
    with pytest.raises(OfflineError):
        check_url("http://localhost.example/", offline=True, loopback=True)
    for host in ("127.0.0.1", "localhost", "[::1]"):
        assert check_url(f"http://{host}:8000/v1", offline=True, loopback=True)


@pytest.mark.parametrize(
    ("host", "loopback"),
    [("localhost", True), ("LOCALHOST.", True), ("127.1.2.3", True), ("10.0.0.1", False), ("x", False)],
)
def test_this_machine_is_known_by_its_names(host: str, loopback: bool) -> None:
    assert is_loopback_host(host) is loopback


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "::1", "::ffff:10.0.0.1"])
def test_a_private_address_under_any_name_is_refused_unless_allowed(host: str) -> None:
    with pytest.raises(FetchError, match="not on the public internet") as caught:
        resolve_host(host, 80, allow_private=False)
    assert "--allow-private" in caught.value.hint
    assert resolve_host(host, 80, allow_private=True)


def test_a_public_address_is_passed_on() -> None:
    assert resolve_host("8.8.8.8", 80, allow_private=False) == ("8.8.8.8",)


def test_a_name_with_one_private_address_among_public_ones_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [(2, 1, 6, "", (address, 80)) for address in ("8.8.8.8", "10.0.0.1")]
    monkeypatch.setattr("socket.getaddrinfo", lambda *_args, **_options: answers)
    with pytest.raises(FetchError, match=r"10\.0\.0\.1"):
        resolve_host("courier.example", 80, allow_private=False)


@pytest.mark.parametrize("host", ["no-such-host.invalid", "a" * 70 + ".example", "\udcff"])
def test_a_host_that_does_not_exist_says_so(host: str) -> None:
    with pytest.raises(FetchError, match="no such host"):
        resolve_host(host, 80, allow_private=False)
