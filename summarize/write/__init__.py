"""Stage 6 of 8: points to drafts."""

from .quoted import QuoteWriter

__all__ = ["QuoteWriter"]
