"""How a function is mapped over batches."""

from .local import LocalEngine

__all__ = ["LocalEngine"]
