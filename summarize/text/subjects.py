"""Who or what a sentence opens with, and who the "He" that opens the next one is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from summarize.text.datelines import skip_dateline
from summarize.text.names import Name, common_words, find_names
from summarize.text.quotations import mask_quotations
from summarize.text.tokens import STOP_WORDS

_AUXILIARY = r"is|are|was|were|has|have|had|will|would|can|could|may|might|must|does|did"
_PAST = (
    r"said|told|took|made|came|went|got|saw|gave|left|held|spoke|shot|hit|struck|put|set|ran|found|fell|rose|led|began"
    r"|became|broke|brought|built|bought|cut|drew|drove|fought|kept|knew|laid|paid|sent|sold|stood|thought|threw|wrote"
    r"|won|lost|met|sought|sued|swore|wore|says"
)
#: A verb in a form that a subject stands before; a pattern to build on.
VERB = rf"(?:(?:also|later|then)\ )?(?:{_AUXILIARY}|{_PAST}|[a-z]{{3,}}ed)"
#: What stands behind a subject, up to the full stop.
PREDICATE = re.compile(rf"^\ (?P<rest>{VERB}\b.*)\.$".replace("\\ ", " "))
_HE = re.compile(r"(?P<pronoun>He|She|His|Her)\s(?=[a-z])")
_ANOTHER = re.compile(r"\b(?:he|she|his|her|him)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Subject:
    """Who or what a sentence opens with: `text[:end]`."""

    end: int
    names: tuple[str, ...]
    person: bool

    def is_same(self, other: Subject) -> bool:
        """Whether both mean one person or thing: the shorter name closes the longer."""
        if len(self.names) != 1 or len(other.names) != 1:
            return False
        short, long = sorted((self, other), key=lambda subject: len(subject.names[0]))
        name, full = short.names[0], long.names[0]
        return name == full or (long.person and full.endswith(f" {name}"))


@lru_cache(maxsize=8192)
def find_subject(text: str) -> Subject | None:
    """Return the name that a sentence opens with, directly before its verb; None when it opens otherwise."""
    names = find_names(text)
    if not names:
        return None
    first = names[0]
    before = text[: first.start].strip()
    titled = before == first.title
    if before and not titled and before.lower() != "the":
        return None
    if not PREDICATE.match(text[first.end :] if text.endswith(".") else ""):
        return None
    return Subject(first.end, (first.text,), person=is_person(first, before))


def is_person(name: Name, before: str) -> bool:
    """Return whether a name is shaped like a person's: behind a title, or two or three words with nothing before."""
    if name.title:
        return True
    words = name.text.split()
    return (
        before == ""
        and 2 <= len(words) <= 3
        and all(word[0].isupper() and word.lower() not in common_words() | STOP_WORDS for word in words)
    )


@lru_cache(maxsize=8192)
def name_pronoun(text: str, previous: str) -> str:
    """Return a sentence that opens with "He" or "Her" with the person named in its place; empty when unsure who.

    The sentence before must open with one person, and name nobody else who could be meant.

    Args:
        text: A sentence.
        previous: The sentence before it in its report.
    """
    match = _HE.match(text)
    previous = previous[skip_dateline(previous) :]
    subject = find_subject(previous) if match else None
    if match is None or subject is None or not subject.person:
        return ""
    masked = mask_quotations(previous)
    people = [name for name in find_names(masked[subject.end :]) if name.title or len(name.text.split()) == 2]
    if people or _ANOTHER.search(masked[: subject.end]):
        return ""
    owner = "" if match["pronoun"] in {"He", "She"} else f"{'’' if '’' in text else chr(39)}s"
    return f"{previous[: subject.end]}{owner} {text[match.end() :]}"
