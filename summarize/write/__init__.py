"""Stage 6 of 8: points to drafts."""
