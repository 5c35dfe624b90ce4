"""How a function is mapped over batches: on this machine, or on a Ray cluster."""

from .local import LocalEngine
from .opened import open_once
from .opening import LOCAL, RAY, open_engine

__all__ = ["LOCAL", "RAY", "LocalEngine", "open_engine", "open_once"]
