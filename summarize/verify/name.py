"""Every name of a statement stands in a linked sentence, and means the same person there."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarize.text.names import Name, common_words
from summarize.text.verbs import read_verb
from summarize.text.word_classes import NEVER_VERBS
from summarize.types import Draft, Finding, Sentence, SplitReport
from summarize.verify.deeds import same_person
from summarize.verify.facts import SentenceFacts, find, holds_phrase, name_words, normalize, read_facts, read_sources

#: Names of one thing. Each group is compared in lower case without full stops.
_ALIASES = (
    ("us", "united states", "america", "usa", "american", "americans", "united states of america"),
    ("uk", "united kingdom", "britain", "great britain", "british"),
    ("un", "united nations"),
    ("eu", "european union"),
    ("uae", "united arab emirates"),
    ("drc", "democratic republic of congo", "congo"),
    ("gop", "republican", "republicans", "republican party"),
    ("democrat", "democrats", "democratic", "democratic party"),
    ("france", "french"), ("netherlands", "dutch", "holland"), ("spain", "spanish"), ("greece", "greek", "greeks"),
    ("wales", "welsh"), ("switzerland", "swiss"), ("turkey", "turkish", "türkiye"), ("ireland", "irish"),
    ("poland", "polish"), ("denmark", "danish"), ("sweden", "swedish"), ("finland", "finnish"),
    ("scotland", "scottish"), ("england", "english"), ("philippines", "filipino", "philippine"),
    ("kyiv", "kiev"), ("odesa", "odessa"), ("dc", "washington dc", "district of columbia", "washington"),
    ("nyc", "new york city", "new york"), ("la", "los angeles"), ("fbi", "federal bureau of investigation"),
    ("cia", "central intelligence agency"), ("cdc", "centers for disease control and prevention"),
    ("epa", "environmental protection agency"), ("doj", "justice department", "department of justice"),
    ("dhs", "department of homeland security", "homeland security"), ("nato", "north atlantic treaty organization"),
    ("who", "world health organization"), ("covid", "covid-19", "coronavirus"), ("islamic state", "isis", "isil", "is"),
)  # fmt: skip
_ALIAS_GROUP = {name: group for group in _ALIASES for name in group}
_CALLING = re.compile(r"\b([a-z]{4,})\s$")
#: Endings that turn a country into its people or language: "Belarus", "Belarusian".
_DEMONYM_ENDINGS = (
    "",
    "n",
    "an",
    "ian",
    "ians",
    "ans",
    "ns",
    "ese",
    "ish",
    "i",
    "is",
    "s",
    "ic",
    "a",
    "ia",
    "ine",
    "y",
)


_HONORIFICS = frozenset(["Mr", "Mrs", "Ms", "Miss", "Mx", "Dr"])
#: Words of titles that say the same.
_WRITTEN_OUT: tuple[tuple[str, ...], ...] = (
    ("sen", "sens", "senator", "senators"),
    ("rep", "reps", "representative", "representatives", "congressman", "congresswoman"),
    ("gov", "govs", "governor", "governors"),
    ("gen", "general"),
    ("lt", "lieutenant"),
    ("sgt", "sergeant"),
    ("capt", "captain"),
    ("col", "colonel"),
    ("maj", "major"),
    ("adm", "admiral"),
    ("prof", "professor"),
    ("rev", "reverend"),
    ("atty", "attorney"),
    ("supt", "superintendent"),
    ("insp", "inspector"),
    ("det", "detective"),
    ("cpl", "corporal"),
    ("cmdr", "commander"),
    ("pvt", "private"),
    ("fr", "father"),
    ("chair", "chairman", "chairwoman"),
    ("defense", "defence"),
    ("spokesman", "spokeswoman", "spokesperson"),
)


@dataclass(frozen=True, slots=True)
class NameCheck:
    """Names: a short form of a linked sentence's full name will do, a longer one will not."""

    name: str = "name"

    def check(
        self, draft: Draft, sources: Sequence[Sentence], reports: Mapping[str, SplitReport]
    ) -> tuple[Finding, ...]:
        """Return the names that no linked sentence has."""
        names = read_facts(draft.text).names
        if not names:
            return ()
        facts = read_sources(sources, reports)
        return tuple(
            find(self.name, name, message)
            for name in names
            if (
                message := _compare(name, draft.text, facts)
                or _compare_title(name, facts)
                or _compare_calling(name, draft.text, facts)
            )
        )


def _compare_title(name: Name, facts: Sequence[SentenceFacts]) -> str:
    """Return a message when the sources give a name's title to somebody else only, or do not have it at all."""
    if not name.title or name.title.rstrip(".") in _HONORIFICS:
        return ""
    for word in name.title.split():
        if not any(_has_word(word, fact) for fact in facts):
            return f"no linked sentence has the title {name.title!r}"
    holders = [other for fact in facts for other in fact.names if other.title == name.title]
    if not holders or any(same_person(name.text, other.text) for other in holders):
        return ""
    bare = [other for fact in facts for other in fact.names if same_person(name.text, other.text)]
    # A surname alone may be that of the one with the title.
    if not bare or all(len(name_words(other.text)) == 1 for other in bare):
        return ""
    return f"the linked sentence has {holders[0].title} {holders[0].text}"


def _has_word(word: str, fact: SentenceFacts) -> bool:
    """Tell whether a source has a word of a title, written out or not."""
    plain = word.rstrip(".").lower()
    forms = next((forms for forms in _WRITTEN_OUT if plain in forms), (plain,))
    return re.search(rf"\b(?:{'|'.join(map(re.escape, forms))})s?\b", fact.lowered) is not None


def _compare_calling(name: Name, text: str, facts: Sequence[SentenceFacts]) -> str:
    """Return a message when what stands right before a name stands in the sources before other names only.

    "Physicist Renner" where the sources have a physicist Kemp, and a Renner.
    """
    before = _CALLING.search(text, max(0, name.start - 30), name.start)
    if (
        not before
        or before[1] in NEVER_VERBS
        or before[1].endswith(("s", "ly", "ed", "ing"))
        or read_verb(before[1])[1]
    ):
        return ""
    calling = re.compile(rf"\b{before[1]}\b\s?", re.IGNORECASE)
    bearers: list[Name] = []
    for fact in facts:
        for match in calling.finditer(fact.text):
            called = [other for other in fact.names if other.start == match.end()]
            if not called or same_person(name.text, called[0].text):
                return ""
            bearers += called
    return f"the linked sentence says this of {bearers[0].text!r}" if bearers else ""


def _compare(name: Name, text: str, facts: Sequence[SentenceFacts]) -> str:
    """Return what is wrong with a name, or an empty string."""
    words = name_words(name.text)
    if not any(_carries(words, name.text, fact) for fact in facts) and not _opens_in_lower_case(name, text, facts):
        missing = [word for word in words if not any(word in fact.lowered for fact in facts)]
        if missing and len(missing) < len(words):
            return f"no linked sentence has {name.text!r}: {' '.join(missing)!r} is missing"
        return f"no linked sentence has the name {name.text!r}"
    if len(words) == 1:
        return _is_ambiguous(words[0], facts)
    return ""


def _carries(words: tuple[str, ...], name: str, fact: SentenceFacts) -> bool:
    """Tell whether a name of the sentence holds all words of the name, or is another name of the same."""
    wanted = set(words)
    if any(wanted <= set(name_words(other.text)) for other in fact.names):
        return True
    # A run may be cut differently in the two sentences; as long as the words stand there in a row, it is the name.
    plain = normalize(name)
    if holds_phrase(fact.lowered, plain):
        return True
    group = _ALIAS_GROUP.get(plain.replace(".", "")) or _ALIAS_GROUP.get(" ".join(words))
    if group and any(" ".join(name_words(other.text)) in group or _has_alias(group, other) for other in fact.names):
        return True
    if len(words) > 1 and _has_initials(words, fact):
        return True
    if len(words) == 1:
        return any(_same_place(words[0], word) for other in fact.names for word in name_words(other.text)) or (
            words[0].isalpha() and 1 < len(words[0]) <= 6 and name.replace(".", "").isupper()
            and any(_initials(other.text) == words[0] for other in fact.names)
        )  # fmt: skip
    return all(
        any(_same_place(word, other) for name_ in fact.names for other in name_words(name_.text)) for word in words
    ) and (len({id(name_) for name_ in fact.names for word in words if word in name_words(name_.text)}) <= 1)


def _has_alias(group: tuple[str, ...], other: Name) -> bool:
    words = name_words(other.text)
    return any(alias == word for alias in group for word in words)


def _has_initials(words: tuple[str, ...], fact: SentenceFacts) -> bool:
    initials = "".join(word[0] for word in words)
    return len(initials) > 1 and any("".join(name_words(other.text)) == initials for other in fact.names)


def _initials(name: str) -> str:
    return "".join(word[0] for word in name_words(name))


def _same_place(word: str, other: str) -> bool:
    """Tell whether two words are a place and its people, or singular and plural."""
    if word == other:
        return True
    if len(word) < 4 or len(other) < 4 or word[:3] != other[:3]:
        return False
    common = 0
    for left, right in zip(word, other, strict=False):
        if left != right:
            break
        common += 1
    return common >= 4 and word[common:] in _DEMONYM_ENDINGS and other[common:] in _DEMONYM_ENDINGS


def _opens_in_lower_case(name: Name, text: str, facts: Sequence[SentenceFacts]) -> bool:
    """Tell whether a word is capitalised only because it opens the statement."""
    if text[: name.start].strip(" \"“‘'("):
        return False
    first = name.text.split(" ", 1)[0]
    rest = name.text[len(first) :].strip()
    if not any(holds_phrase(fact.text, first.lower()) for fact in facts):
        return False
    return not rest or any(_carries(name_words(rest), rest, fact) for fact in facts)


def _is_ambiguous(surname: str, facts: Sequence[SentenceFacts]) -> str:
    """Return a message when a bare surname may be one of several people of the linked sentences."""
    if surname in common_words():
        return ""
    bearers: set[str] = set()
    for fact in facts:
        for other in fact.names:
            words = name_words(other.text)
            if words == (surname,):
                return ""
            if len(words) > 1 and words[-1] == surname:
                bearers.add(" ".join(words))
    if len(bearers) > 1 and not _nested(bearers):
        return f"{surname.title()!r} may be {' or '.join(sorted(name.title() for name in bearers))}"
    return ""


def _nested(bearers: set[str]) -> bool:
    """Tell whether the names are longer and shorter forms of one ("Alexander Lukashenko", "Alexander G Lukashenko")."""
    parts = [set(name.split()) for name in bearers]
    longest = max(parts, key=len)
    return all(part <= longest for part in parts)
