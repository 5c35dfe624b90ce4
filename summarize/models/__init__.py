"""The only door to torch and transformers."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .bundled import BundledWriter
    from .pointer_writer import PointerWriter

__all__ = ["BundledWriter", "PointerWriter"]

_HOMES = {"BundledWriter": "bundled", "PointerWriter": "pointer_writer"}


def __getattr__(name: str) -> object:
    # Importing torch takes seconds: only who asks for a network pays for it.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".{_HOMES[name]}", __name__), name)
