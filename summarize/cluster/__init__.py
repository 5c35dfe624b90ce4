"""Stage 4 of 8: reports to stories."""

from .index import IndexedStory, IndexUpdate, StoryIndex
from .reasons import explain_stories
from .stories import cluster_reports

__all__ = ["IndexUpdate", "IndexedStory", "StoryIndex", "cluster_reports", "explain_stories"]
