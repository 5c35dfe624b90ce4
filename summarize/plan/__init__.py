"""Stage 5 of 8: a story to the points it says."""

from .planning import plan_story

__all__ = ["plan_story"]
