"""Stage 4 of 8: reports to stories."""
