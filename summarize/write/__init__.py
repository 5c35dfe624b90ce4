"""Stage 6 of 8: points to drafts."""

from .condensed import CondensedWriter
from .headlines import ATTRIBUTED_TITLE, CUT, SENTENCE, TITLE, draft_from_statement, draft_readings
from .introduced import drop_told_roles, introduce_people, is_named, shorten_people, tell_roles
from .judged import JudgedWriter
from .people import Person, find_people, named_in_full, searched_sentences
from .prompted import PromptedWriter
from .quoted import QuoteWriter
from .revised import ReviseWriter, revise_text
from .reworded import drop_addition, front_speaker, lower_opening
from .several import SeveralWriters
from .shortened import as_headline, is_headline, phrase_heads, plain_sentence
from .title_claims import heightens, is_done, takes_for_another, teases, tell_watched, widens
from .titles import clean_title, is_title_case

__all__ = [
    "ATTRIBUTED_TITLE",
    "CUT",
    "SENTENCE",
    "TITLE",
    "CondensedWriter",
    "JudgedWriter",
    "Person",
    "PromptedWriter",
    "QuoteWriter",
    "ReviseWriter",
    "SeveralWriters",
    "as_headline",
    "clean_title",
    "draft_from_statement",
    "draft_readings",
    "drop_addition",
    "drop_told_roles",
    "find_people",
    "front_speaker",
    "heightens",
    "introduce_people",
    "is_done",
    "is_headline",
    "is_named",
    "is_title_case",
    "lower_opening",
    "named_in_full",
    "phrase_heads",
    "plain_sentence",
    "revise_text",
    "searched_sentences",
    "shorten_people",
    "takes_for_another",
    "teases",
    "tell_roles",
    "tell_watched",
    "widens",
]
