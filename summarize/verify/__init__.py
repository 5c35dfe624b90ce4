"""Stage 7 of 8: drafts to verdicts."""
