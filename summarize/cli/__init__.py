"""The command line: the only door to click."""

from .app import main

__all__ = ["main"]
