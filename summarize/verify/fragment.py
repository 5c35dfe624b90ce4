"""A statement is a whole sentence: it begins, has a verb, and ends."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from summarize.text.names import common_words
from summarize.text.printable import mask_sequences
from summarize.text.tokens import STOP_WORDS
from summarize.types import Draft, Finding, Sentence, SplitReport
from summarize.verify.facts import read_facts

_VERB = frozenset(
    """
    is are was were am be been has have had do does did will would can could may might must shall should cannot
    isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't won't wouldn't can't couldn't shouldn't
    's 're 've became become began begun broke brought built bought came caught chose cost cut drew drove fell fed
    felt fought found fled flew forgot gave got grew held heard hit hurt kept knew laid led left lent let lost
    made meant met paid put quit ran read rose said sang sank saw sold sent set shook shot shrank shut sank slept
    slid spent split spoke spread stood stole struck stuck sued swept swore swung taught tore told took thought
    threw understood went won woke wore wrote say says want wants know think need go goes get come take make mean
    seek seeks tell give show keep see
    """.split()  # noqa: SIM905
)
_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?|['’]s\b")
_DANGLING = re.compile(
    r"\b(?:a|an|the|and|or|but|of|to|with|by|for|from|in|at|on|as|that|which|who|whose|whom|because|if|when|while|where|than|into"
    r"|is|are|was|were|has|have|had|will|would|his|her|their|its|said|says|including|such\sas|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|No)"
    r"[\s,]*[.!?…\"”'’)]*\s*$"
)
#: Short words that close sentences rightly: "the state he lives in.", "as he said." are too rare in news to allow for;
#: "said." behind a comma or a quotation is not.
_SAID_LAST = re.compile(r"[,\"”'’]\s(?:[^\"“”]{2,80}?\s)?(?:said|says)[.]?\s*$")
_OPENS_BADLY = re.compile(r"(?:Which|Whose|Whom|Including|Such\sas|Than|Rather\sthan\s\w+ing\s[^,]*$|[,.;:)\]…-])")
_PAIRS = (("“", "”"), ("(", ")"), ("[", "]"), ("«", "»"))


@dataclass(frozen=True, slots=True)
class FragmentCheck:
    """Form: begins with a capital, has a verb, leaves nothing open."""

    name: str = "fragment"

    def check(
        self, draft: Draft, sources: Sequence[Sentence], reports: Mapping[str, SplitReport]
    ) -> tuple[Finding, ...]:
        """Return where the text is no whole sentence."""
        # An escape sequence is never shown, so its bracket needs no other half.
        shown = mask_sequences(draft.text)
        text = shown.strip()
        offset = len(shown) - len(shown.lstrip())
        if not text:
            return (Finding(self.name, 0, len(draft.text), "nothing is said"),)
        found = []
        if _starts_badly(text, sources):
            end = offset + len(text.split(None, 1)[0])
            found.append(Finding(self.name, offset, end, "the beginning is missing"))
        dangling = _DANGLING.search(text)
        if dangling and not _SAID_LAST.search(text) and not _ends_source(dangling[0], sources):
            found.append(Finding(self.name, offset + dangling.start(), offset + len(text), "the end is missing"))
        unbalanced = _find_unbalanced(text)
        if unbalanced is not None:
            found.append(Finding(self.name, offset + unbalanced, offset + unbalanced + 1, "the other mark is missing"))
        if _is_english(sources, reports) and not _has_verb(text):
            found.append(Finding(self.name, offset, offset + len(text), "there is no verb"))
        return tuple(found)


def _starts_badly(text: str, sources: Sequence[Sentence]) -> bool:
    first = text.lstrip("\"“‘'([«")
    if not first or _OPENS_BADLY.match(first):
        return True
    if first[0].islower():
        word = first.split(None, 1)[0]
        # "iPhone", "al-Qaeda" open in lower case, and so does "adidas" where the source does it itself.
        if any(map(str.isupper, word)):
            return False
        known = word.lower() in STOP_WORDS or word.lower() in common_words()
        return known or not any(source.text.lstrip("\"“‘'").startswith(word) for source in sources)
    return False


def _ends_source(tail: str, sources: Sequence[Sentence]) -> bool:
    """Tell whether a source sentence ends in the same words ("the state he was born in.")."""
    bare = tail.strip(" .!?…\"”'’),")
    return any(source.text.rstrip(" .!?…\"”'’)").endswith(bare) for source in sources)


def _find_unbalanced(text: str) -> int | None:
    """Return where a quotation mark or bracket stands whose other half is missing."""
    for opening, closing in _PAIRS:
        if text.count(opening) != text.count(closing):
            mark = opening if text.count(opening) > text.count(closing) else closing
            return text.rfind(mark)
    for quotation in read_facts(text).quotations:
        if not quotation.closed:
            return max(0, min(quotation.start, len(text) - 1) - (1 if quotation.start else 0))
    return text.rfind('"') if text.count('"') % 2 else None


@cache
def _verbs() -> frozenset[str]:
    """Return the present and past forms of the common words that have a form in -ed or -ing."""
    words = common_words()
    bases: set[str] = set()
    for word in words:
        if word.endswith("ed") and len(word) > 3:
            bases |= {word[:-2], word[:-1], word[:-3] + "y"}
        elif word.endswith("ing") and len(word) > 5:
            bases |= {word[:-3], word[:-3] + "e", word[:-4]}
    forms = {base + ending for base in bases & words for ending in ("", "s", "es", "d", "ed")}
    return frozenset(forms | {base[:-1] + "ies" for base in bases & words if base.endswith("y")} | {"died", "dies"})


def _is_english(sources: Sequence[Sentence], reports: Mapping[str, SplitReport]) -> bool:
    """Tell whether a source is in English, or may be: these are the only verbs known here."""
    languages = {reports[source.report_id].report.language for source in sources if source.report_id in reports}
    return not languages or any(language in {"", "en"} for language in languages)


def _has_verb(text: str) -> bool:
    """Tell whether some word may be a finite verb; nouns that look like one pass, for this is no parser."""
    words = [word.lower().replace("’", "'") for word in _WORD.findall(text)]
    return any(
        word in _VERB or (place and (word in _verbs() or (word.endswith("ed") and len(word) > 3)))
        for place, word in enumerate(words)
    )
