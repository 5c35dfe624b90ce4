"""OPML: the feeds that a list names, as inputs of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin
from xml.etree.ElementTree import ParseError

import defusedxml.ElementTree
from defusedxml.common import DefusedXmlException

from summarize.types import Problem

from .items import clean_url, make_problem
from .kinds import Kind, kind_of_name
from .locate import FileInput, Input, UrlInput

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+:", re.IGNORECASE)


def list_feeds(content: bytes, path: str, *, url: str = "") -> Iterator[Input | Problem]:
    """Yield the feeds of a list; relative addresses are seen from the list itself.

    Args:
        content: The list.
        path: What to call it.
        url: Where it was fetched; empty for a file. A fetched list may not name files.
    """
    try:
        root = defusedxml.ElementTree.fromstring(content)
    except DefusedXmlException:
        yield make_problem(path, "it declares XML entities, which can hide a bomb or read files, and is refused")
        return
    except (ParseError, ValueError, LookupError) as error:
        yield make_problem(path, f"not valid OPML: {error}")
        return
    addresses = [
        address.strip() for outline in root.iter("outline") if (address := _address(outline.attrib)) and address.strip()
    ]
    if not addresses:
        yield make_problem(path, "the list names no feeds")
    for address in dict.fromkeys(addresses):
        yield _make_input(address, path, url)


def _address(attributes: dict[str, str]) -> str:
    return next((value for name, value in attributes.items() if name.lower() == "xmlurl"), "")


def _make_input(address: str, path: str, url: str) -> Input | Problem:
    if url:
        address = urljoin(url, address)
    if cleaned := clean_url(address):
        return UrlInput(cleaned, trusted=False)
    if _SCHEME.match(address):
        return make_problem(path, f"it names {address}, which is not an http or https address")
    file = Path(path).parent / address
    if kind_of_name(address) not in (Kind.FEED, Kind.JSON):
        return make_problem(path, f"it names {address}, which is not a feed file")
    return FileInput(str(file)) if file.is_file() else make_problem(str(file), f"no such file, but named in {path}")
