"""Dependency trees for tests, by the parser that a user has."""

from __future__ import annotations

from functools import cache

from summarize.models.parser import SpacyParser
from summarize.text.syntax import Tree


@cache
def open_parser() -> SpacyParser:
    """Return the parser, opened once."""
    return SpacyParser()


def grow_tree(text: str) -> Tree:
    """Return the tree of a sentence."""
    return Tree(open_parser().parse([text])[0])
