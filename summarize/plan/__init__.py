"""Stage 5 of 8: a story to the points it says."""

from .fitness import find_opening
from .planning import plan_story

__all__ = ["find_opening", "plan_story"]
