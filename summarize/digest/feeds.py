"""Which feeds a digest reads, and how the list is edited: in digest.toml, whose comments stay as they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, indent, tostring

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, Array

from summarize.errors import ConfigError, OptionError
from summarize.ingest.locate import UrlInput
from summarize.ingest.opml import list_feeds

from .config import DigestConfig, DigestTable, parse_config
from .files import replace_file
from .types import FeedState


def feeds_of(digest: DigestTable) -> tuple[str, ...]:
    """Return the feeds of a digest: those named, then those of its OPML file.

    Raises:
        ConfigError: The OPML file cannot be read.
    """
    listed = read_opml(digest.opml) if digest.opml else ()
    return tuple(dict.fromkeys((*digest.feeds, *listed)))


def read_opml(path: Path) -> tuple[str, ...]:
    """Return the addresses of the feeds that an OPML file names.

    Raises:
        ConfigError: It cannot be read, or names none.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ConfigError("cannot read", str(path), error.strerror or str(error)) from error
    held = list(list_feeds(content, str(path)))
    urls = tuple(found.url for found in held if isinstance(found, UrlInput))
    if not urls:
        reasons = "; ".join(getattr(found, "reason", "") for found in held)
        raise ConfigError("cannot read", str(path), reasons or "it names no feed on the web")
    return urls


def write_opml(title: str, states: Sequence[FeedState]) -> str:
    """Return feeds as OPML."""
    root = Element("opml", version="2.0")
    SubElement(SubElement(root, "head"), "title").text = title
    body = SubElement(root, "body")
    for state in states:
        SubElement(body, "outline", type="rss", text=state.title or state.url, xmlUrl=state.address)
    indent(root)
    return tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def add_feeds(config: DigestConfig, name: str, urls: Sequence[str]) -> tuple[str, ...]:
    """Write feeds into digest.toml; return those that it did not have.

    Raises:
        ConfigError: One of them is no address of a feed.
        OutputError: The file cannot be written.
    """
    known = feeds_of(config.digest(name))
    new = tuple(url for url in dict.fromkeys(urls) if url not in known)

    def edit(feeds: Array) -> None:
        for url in new:
            feeds.append(url)

    if new:
        _edit(config, name, edit)
    return new


def remove_feeds(config: DigestConfig, name: str, urls: Sequence[str]) -> None:
    """Take feeds out of digest.toml.

    Raises:
        OptionError: One of them is not in it.
        ConfigError: None would be left.
        OutputError: The file cannot be written.
    """
    digest = config.digest(name)
    for url in urls:
        if url not in digest.feeds:
            listed = digest.opml is not None and url in feeds_of(digest)
            why = f"it comes from {digest.opml}: take it out there" if listed else "the digest does not have it"
            raise OptionError("cannot remove the feed", url, why)

    def edit(feeds: Array) -> None:
        for url in urls:
            feeds.remove(url)

    _edit(config, name, edit)


def _edit(config: DigestConfig, name: str, edit: Callable[[Array], None]) -> None:
    """Edit a digest's list of feeds in the file; a file that would have a mistake is not written."""
    try:
        text = config.path.read_text(encoding="utf-8")
        document = tomlkit.parse(text)
    except (OSError, UnicodeDecodeError, TOMLKitError) as error:
        raise ConfigError("cannot read", str(config.path), str(error)) from error
    tables = document["digest"]
    table = next(table for table in tables if table["name"] == name) if isinstance(tables, AoT) else None
    if table is not None and "feeds" not in table:
        table["feeds"] = tomlkit.array()
    feeds = table["feeds"] if table is not None else None
    if not isinstance(feeds, Array):
        hint = "edit the list by hand, or write the digest as [[digest]] with feeds = [...]"
        raise ConfigError("cannot edit", str(config.path), "its feeds are written in an unusual way", hint=hint)
    edit(feeds)
    feeds.multiline(len(feeds) > 1)
    edited = tomlkit.dumps(document)
    parse_config(edited, config.path)
    replace_file(config.path, edited, mode=config.path.stat().st_mode & 0o777)
