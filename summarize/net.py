"""The offline switch, the address rules and the time limits that every network door consults."""

from __future__ import annotations

import ipaddress
import socket
from urllib.parse import urlsplit

from .errors import FetchError, OfflineError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

#: Ports on which web servers listen by default, by scheme.
PORTS = {"http": 80, "https": 443}
# Translators hide an IPv4 address in the last bits of an IPv6 one.
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")


def is_public_address(address: str) -> bool:
    """Tell whether an IP address belongs to the public internet.

    Private, loopback, link-local, multicast, reserved and unspecified addresses do not, nor do IPv6
    addresses that wrap such an IPv4 address.
    """
    try:
        parsed: Address = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    inner = _wrapped(parsed)
    if inner is not None:
        return is_public_address(str(inner))
    return parsed.is_global and not (parsed.is_multicast or parsed.is_reserved or parsed.is_unspecified)


def is_loopback_host(host: str) -> bool:
    """Tell whether a host name is this machine by its spelling alone."""
    if host.lower().rstrip(".") == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def check_url(url: str, *, offline: bool, loopback: bool = False) -> str:
    """Check that a URL may be asked for, before any name is looked up, and return its host.

    Args:
        url: What is to be fetched.
        offline: Whether the network is switched off.
        loopback: Whether this machine may be asked even then (a model server).

    Raises:
        FetchError: It is no http or https URL.
        OfflineError: The network is switched off.
    """
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise FetchError("cannot fetch", url, str(error)) from error
    if parts.scheme.lower() not in PORTS or not host:
        raise FetchError("cannot fetch", url, "not an http or https address")
    if offline and not (loopback and is_loopback_host(host)):
        raise OfflineError("cannot fetch", url, "the network is switched off", hint="leave out --offline")
    return host


def resolve_host(host: str, port: int, *, allow_private: bool) -> tuple[str, ...]:
    """Look a host name up once, and return the addresses that may be connected to, in the system's order.

    Args:
        host: A name or an IP address.
        port: The port that will be connected to.
        allow_private: Whether addresses that are not on the public internet are accepted.

    Raises:
        FetchError: There is no such host, or none of its addresses may be used.
    """
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError("cannot fetch", host, f"no such host ({error})") from error
    addresses = [str(answer[4][0]) for answer in answers]
    # One private address among public ones is how a name is made to point inwards: refuse them all.
    refused = [] if allow_private else [address for address in addresses if not is_public_address(address)]
    if refused or not addresses:
        raise FetchError(
            "cannot fetch",
            host,
            f"its address {', '.join(refused) or 'is unknown'} is not on the public internet",
            hint="--allow-private allows it",
        )
    return tuple(dict.fromkeys(addresses))


def _wrapped(address: Address) -> ipaddress.IPv4Address | None:
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address in _TRANSLATED:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
