"""Markdown, whose front matter or first heading names the report."""

from __future__ import annotations

import re

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from .decode import decode_text
from .items import Found, Item, clean_line, make_problem, mend_surrogates
from .markup import join_paragraphs, markup_to_text
from .records import Fields, read_fields

_FRONT = re.compile(r"---[ \t]*\r?\n(.*?)(?:\r?\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
#: Longer front matter is no front matter.
_FRONT_LIMIT = 50_000


def read_markdown(content: bytes, path: str, *, charset: str = "") -> Found:
    """Read one report; its text is what a reader of the rendered page sees, without the heading that is its title."""
    source = mend_surrogates(decode_text(content, declared=charset)).lstrip()
    fields, body, why = _split_front(source)
    if why:
        yield make_problem(path, why)
    heading, paragraphs = _read_body(body, titled=fields.title)
    text = join_paragraphs(paragraphs)
    title = fields.title or clean_line(heading)
    if not text:
        yield make_problem(path, "only a title, no text" if title else "no text")
        return
    yield Item(
        text=text,
        title=title,
        outlet=fields.outlet,
        url=fields.url,
        published=fields.published,
        language=fields.language,
        id=fields.id,
        subject=path,
        path=path,
    )


def _split_front(source: str) -> tuple[Fields, str, str]:
    match = _FRONT.match(source, 0, _FRONT_LIMIT)
    if not match:
        return read_fields({}), source, ""
    try:
        front = yaml.safe_load(match[1])
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        reason = str(error).partition("\n")[0]
        return read_fields({}), source[match.end() :], f"its front matter cannot be read and is passed over: {reason}"
    return read_fields(front if isinstance(front, dict) else {}), source[match.end() :], ""


def _read_body(body: str, *, titled: str) -> tuple[str, list[str]]:
    heading = ""
    paragraphs: list[str] = []
    kind = ""
    for token in MarkdownIt("commonmark").parse(body):
        if token.type.endswith("_open"):
            kind = token.tag
        elif token.type == "inline":
            text = _inline_text(token)
            if kind == "h1" and not heading and not paragraphs:
                heading = text
                if not titled or clean_line(text) == titled:
                    continue
            paragraphs.append(text)
        elif token.type in ("fence", "code_block"):
            paragraphs.append(token.content)
        elif token.type == "html_block":
            paragraphs.append(markup_to_text(token.content))
    return heading, paragraphs


def _inline_text(token: Token) -> str:
    pieces = []
    for child in token.children or ():
        if child.type in ("text", "code_inline", "text_special"):
            pieces.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            pieces.append(" ")
    return "".join(pieces)
