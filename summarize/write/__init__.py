"""Stage 6 of 8: points to drafts."""

from .condensed import CondensedWriter
from .prompted import PromptedWriter
from .quoted import QuoteWriter

__all__ = ["CondensedWriter", "PromptedWriter", "QuoteWriter"]
