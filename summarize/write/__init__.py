"""Stage 6 of 8: points to drafts."""

from .condensed import CondensedWriter
from .introduced import Person, find_people, introduce_people, named_in_full, searched_sentences, shorten_people
from .judged import JudgedWriter
from .prompted import PromptedWriter
from .quoted import QuoteWriter
from .revised import ReviseWriter, revise_text
from .several import SeveralWriters

__all__ = [
    "CondensedWriter",
    "JudgedWriter",
    "Person",
    "PromptedWriter",
    "QuoteWriter",
    "ReviseWriter",
    "SeveralWriters",
    "find_people",
    "introduce_people",
    "named_in_full",
    "revise_text",
    "searched_sentences",
    "shorten_people",
]
