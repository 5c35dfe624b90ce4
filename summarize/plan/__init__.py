"""Stage 5 of 8: a story to the points it says."""
