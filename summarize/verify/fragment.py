"""A statement is a whole sentence: it begins, has a verb, and ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from summarize.text.names import common_words
from summarize.text.printable import mask_sequences
from summarize.text.tokens import STOP_WORDS
from summarize.text.verbs import read_verb
from summarize.types import Draft, Finding, Sentence, SplitReport
from summarize.verify.deeds import Deed, find_deeds, find_same, head_text
from summarize.verify.facts import SentenceFacts, read_facts, read_sources

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
_CONTRACTED = frozenset(["there's", "it's", "he's", "she's", "what's", "that's", "who's", "here's"])
_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?|['’]s\b")
_DANGLING = re.compile(
    r"\b(?:a|an|the|and|or|but|of|to|with|by|for|from|in|at|on|as|that|which|who|whose|whom|because|if|when|while|where|than|into"
    r"|is|are|was|were|has|have|had|will|would|his|her|their|its|said|says|including|such\sas|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|No)"
    r"[\s,]*[.!?…\"”'’)]*\s*$"
)
#: Short words that close sentences rightly: "the state he lives in.", "as he said." are too rare in news to allow for;
#: "said." behind a comma or a quotation is not.
_SAID_LAST = re.compile(r"[,\"”'’]\s(?:[^\"“”]{2,80}?\s)?(?:said|says)[.]?\s*$")
#: Verbs that close a sentence with their particle: "the search would go on."
_WITH_PARTICLE = re.compile(
    r"\b(?:go|goes|going|went|gone|carr\w+|mov\w+|hold\w*|held|liv\w+|walk\w*|drag\w*|play\w*|tak\w+|took|put|turn\w*|switch\w*|br[eo]k\w*|break"
    r"|set\w*|com\w+|came|step\w*|pull\w*|shut|lock\w*|clos\w+|giv\w+|gave|log\w*|call\w*|check\w*|sworn|cav\w+|drop\w*)"
    r"\s(?:on|in|by|to)[.!?\"”'’]*\s*$"
)
_OPENS_BADLY = re.compile(r"(?:Which|Whose|Whom|Including|Such\sas|Than|Rather\sthan\s\w+ing\s[^,]*$|[,.;:)\]…-])")
#: Verbs that often stand without an object although they may have one.
_ALONE = frozenset(
    """
    open close begin start stop end change grow increase drop win lose play vote sell work lead pass speak fight meet
    return continue break burn turn hold drive fly eat drink write read pay help stand spread march rally resign run
    move rise fall sign leave stay remain wait serve study teach train visit attend follow join quit retire resume
    finish act appear arrive happen occur live die pull push step reach strike crash collide explode sink score lie
    land gather protest report agree know see hear learn ask answer call apply ride walk sail travel escape flee
    improve shift develop settle split divide slow ease perform prepare rehearse
    approach near
    """.split()  # noqa: SIM905
)
_SAID_BEFORE = re.compile(
    r"[,\"”'’]\s+(?:\S+\s+){0,12}$|\bas\s(?:\S+\s){1,6}$"
    # "Denied that she said anything wrong"
    r"|\b(?:den(?:y|ie[sd])|admit(?:s|ted)?|acknowledge[sd]?)(?: (?:on )?\w+day)?(?: that)? (?:he|she|they|it)\s$"
)
_THE_BEFORE = re.compile(r"\b[Tt]he\s$")
#: "Accused Halden of theft, which he has rejected": the object of a verb stands before its subject.
_OBJECT_IN_FRONT = re.compile(r",\swhich\s(?:[\w.’'-]+\s){1,6}$")
_CUT_BEHIND = re.compile(
    r"\s(?:sa(?:id|ys)|told|announced|has|have|had|is|was|were|will|would|plans?|wants?|accused|denied|urged|called)\b"
)
_NOUNS = frozenset(
    [
        "administration",
        "campaign",
        "government",
        "family",
        "company",
        "group",
        "team",
        "brothers",
        "newspaper",
        "agency",
        "police",
        "army",
    ]
)
_INSTITUTION = re.compile(
    r"\b[Tt]he\s(University|Department|Ministry|Institute|College|Bureau|Republic)\b(?!\sof\s)(?!\s[A-Z])"
)
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
        if (
            dangling
            and not _SAID_LAST.search(text)
            and not _WITH_PARTICLE.search(text)
            and not _ends_source(dangling[0], sources)
        ):
            found.append(Finding(self.name, offset + dangling.start(), offset + len(text), "the end is missing"))
        unbalanced = _find_unbalanced(text)
        if unbalanced is not None:
            found.append(Finding(self.name, offset + unbalanced, offset + unbalanced + 1, "the other mark is missing"))
        if _is_english(sources, reports) and not _has_verb(text):
            found.append(Finding(self.name, offset, offset + len(text), "there is no verb"))
        found += [
            Finding(self.name, offset + start, offset + end, message)
            for start, end, message in _find_cut(text, sources, reports)
        ]
        return tuple(found)


def _find_cut(
    text: str, sources: Sequence[Sentence], reports: Mapping[str, SplitReport]
) -> Iterator[tuple[int, int, str]]:
    """Yield verbs whose object, reporting verbs whose content, and names whose end was cut away."""
    stated = read_facts(text)
    facts = read_sources(sources, reports)
    reporting = {speech.verb_start for speech in stated.speeches}
    for deed in find_deeds(stated):
        clause = deed.clause
        # "Announced agents will go" seems to announce agents; "announced on Friday that agents will go" lacks nothing.
        if clause.verb.start in reporting:
            continue
        if clause.passive or not clause.finite or clause.right.head or clause.right.vague or clause.base in _ALONE:
            continue
        front = _OBJECT_IN_FRONT.search(text[: clause.verb.start])
        if front and not any(front.start() < other.verb.start < clause.start for other in stated.clauses):
            continue
        same = find_same(deed, facts)
        if same and all(_takes_object(other) for other in same):
            yield (
                clause.verb.start,
                clause.verb.end,
                f"{clause.verb.text!r} has lost its object {head_text(same[0].clause.right)!r}",
            )
    last = stated.clauses[-1] if stated.clauses else None
    if (
        last
        and last.base == "say"
        and last.finite
        and last.right.head
        and not _SAID_BEFORE.search(text[: last.start])
        and not stated.quotations
    ):
        yield last.verb.start, len(text), "what was said is missing"
    for name in stated.names:
        if (
            _THE_BEFORE.search(text[: name.start])
            and _CUT_BEHIND.match(text, name.end)
            and (rest := _find_rest(name.text, facts))
        ):
            yield name.start, name.end, f"{name.text!r} is a piece of {name.text + rest!r}"
    for match in _INSTITUTION.finditer(text):
        whole = re.compile(rf"\b{match[1]}\sof\s[A-Z]\w+")
        if any(whole.search(fact.text) for fact in facts) and not whole.search(text) and not any(
            re.search(rf"\b{match[1]}\b(?!\sof\s[A-Z])", fact.text) for fact in facts
        ):  # fmt: skip
            yield match.start(1), match.end(1), f"which {match[1]!r}?"


def _takes_object(deed: Deed) -> bool:
    """Tell whether a source's verb has an object rather than a measure behind it: not "rose 11.4 %"."""
    clause = deed.clause
    measured = deed.fact.text[clause.right.start : clause.right.end].lstrip()[:1]
    return clause.has_object and clause.passive is False and not (measured.isdigit() or measured in {"$", "€", "£"})


def _find_rest(name: str, facts: Sequence[SentenceFacts]) -> str:
    """Return the words that follow a name wherever the sources have it, when it never stands without them."""
    found = [
        match
        for fact in facts
        for match in re.finditer(rf"\b[Tt]he\s{re.escape(name)}(\s[A-Z][\w.-]*|\s[a-z]+)?", fact.text)
    ]
    if not found or not all(match[1] for match in found):
        return ""
    # "the Senate rejected" is no longer name; "the Harrow administration" is.
    return found[0][1] if all(match[1].strip()[0].isupper() or match[1].strip() in _NOUNS for match in found) else ""


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


def _is_english(sources: Sequence[Sentence], reports: Mapping[str, SplitReport]) -> bool:
    """Tell whether a source is in English, or may be: these are the only verbs known here."""
    languages = {reports[source.report_id].report.language for source in sources if source.report_id in reports}
    return not languages or any(language in {"", "en"} for language in languages)


def _has_verb(text: str) -> bool:
    """Tell whether some word may be a finite verb; nouns that look like one pass, for this is no parser."""
    words = [word.lower().replace("’", "'") for word in _WORD.findall(text)]
    return any(
        word in _VERB
        or word in _CONTRACTED
        or (
            place
            and (
                read_verb(word)[1] in {"base", "third", "past", "both"}
                or (word.endswith("ed") and len(word) > 3)
                or word.endswith(("izes", "ises", "ifies"))
            )
        )
        for place, word in enumerate(words)
    )
