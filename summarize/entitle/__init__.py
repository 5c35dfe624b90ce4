"""A headline for a told story: what its statements tell, in the words of a report's title where one holds.

A title is a source itself, so a word that no sentence has may stand in it; what contradicts the sentences may not, nor
what the statements say less surely. Where a network has read the titles, that comes first which a careful reader would
print: a title that holds, or an outlet's title in quotation marks, rather than a statement that is too long.
"""

from .headlines import write_headlines

__all__ = ["write_headlines"]
