"""HTML fragments, as feeds and mails carry them, to paragraphs of text."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

from lxml import etree

_BLOCK_NAMES = (
    "address article aside blockquote body dd div dl dt fieldset footer h1 h2 h3 h4 h5 h6 header hr html li main ol p "
    "pre section table tbody td tfoot th thead tr ul"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_SKIPPED = frozenset(
    {"script", "style", "template", "noscript", "svg", "button", "form", "select", "figcaption", "iframe", "head"}
)
_TAG = re.compile(r"<[a-zA-Z!/?]")
_SPACES = re.compile(r"\s+")
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\u200b\u2060\ufeff\u00ad]")
_PARAGRAPHS = re.compile(r"\n\s*\n")


def markup_to_text(fragment: str) -> str:
    """Return the text of an HTML fragment, one blank line between paragraphs."""
    if not _TAG.search(fragment):
        text = html.unescape(fragment) if "&" in fragment else fragment
        return join_paragraphs(_PARAGRAPHS.split(text))
    target = _Paragraphs()
    parser = etree.HTMLParser(target=target, huge_tree=False, no_network=True)
    try:
        parser.feed(_INVISIBLE.sub("", fragment))
        parser.close()
    except etree.LxmlError:
        # What was read until then stands.
        target.end_paragraph()
    return join_paragraphs(target.paragraphs)


def join_paragraphs(paragraphs: list[str]) -> str:
    """Join paragraphs by blank lines, white space made plain, empty ones left out."""
    plain = (_SPACES.sub(" ", _INVISIBLE.sub("", paragraph)).strip() for paragraph in paragraphs)
    return "\n\n".join(paragraph for paragraph in plain if paragraph)


class _Paragraphs:
    """Collects what a parser reads; no tree, so that depth costs nothing."""

    def __init__(self) -> None:
        self.paragraphs: list[str] = []
        self._pieces: list[str] = []
        self._skipping = 0

    def start(self, tag: str, _attributes: Mapping[str, str]) -> None:
        if tag in _SKIPPED:
            self._skipping += 1
        elif tag in _BLOCKS:
            self.end_paragraph()
        elif tag == "br":
            self._pieces.append("\n")

    def end(self, tag: str) -> None:
        if tag in _SKIPPED:
            self._skipping = max(0, self._skipping - 1)
        elif tag in _BLOCKS:
            self.end_paragraph()

    def data(self, data: str) -> None:
        if not self._skipping:
            self._pieces.append(data)

    def comment(self, _text: str) -> None:
        """Leave comments out."""

    def close(self) -> None:
        self.end_paragraph()

    def end_paragraph(self) -> None:
        # Two line breaks in a row are how many feeds write a paragraph.
        self.paragraphs.extend(_PARAGRAPHS.split("".join(self._pieces)))
        self._pieces.clear()
