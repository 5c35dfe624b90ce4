"""Stage 6 of 8: points to drafts."""

from .condensed import CondensedWriter
from .headlines import SENTENCE, TITLE, draft_from_statement
from .introduced import Person, find_people, introduce_people, named_in_full, searched_sentences, shorten_people
from .judged import JudgedWriter
from .prompted import PromptedWriter
from .quoted import QuoteWriter
from .revised import ReviseWriter, revise_text
from .reworded import lower_opening
from .several import SeveralWriters
from .shortened import is_headline, phrase_heads, plain_sentence

__all__ = [
    "SENTENCE",
    "TITLE",
    "CondensedWriter",
    "JudgedWriter",
    "Person",
    "PromptedWriter",
    "QuoteWriter",
    "ReviseWriter",
    "SeveralWriters",
    "draft_from_statement",
    "find_people",
    "introduce_people",
    "is_headline",
    "lower_opening",
    "named_in_full",
    "phrase_heads",
    "plain_sentence",
    "revise_text",
    "searched_sentences",
    "shorten_people",
]
