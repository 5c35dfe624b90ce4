"""Stage 7 of 8: drafts to verdicts."""

from summarize.verify.carried import default_checks, draft_checks, verify_drafts, verify_statement
from summarize.verify.foreign import SourceIndex, check_text

__all__ = ["SourceIndex", "check_text", "default_checks", "draft_checks", "verify_drafts", "verify_statement"]
