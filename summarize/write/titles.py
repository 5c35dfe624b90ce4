"""Titles of reports as headlines: without label and outlet, in sentence case, and only those that tell some news."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from summarize.text.names import common_words
from summarize.text.tokens import STOP_WORDS
from summarize.text.verbs import read_verb

#: Words below which a title names a topic rather than a happening.
SHORTEST = 3

#: Pieces that argue: their titles judge.
_ARGUES = re.compile(
    r"(?i)^(?:opinion|editorial|commentary|column|letters?|op-ed|comment|perspective|guest essay)\s*[|:–—-]"
)
#: What an outlet had wrong is not what happened.
_AMENDS = re.compile(r"(?i)^(?:correct(?:ion|ed)|clarification)\b\s*[|:–—-]")
_PREFIX = re.compile(
    r"""(?ix)^(?:analysis|exclusive|breaking(?:\ news)?|live|live\ updates?|update\ ?\d*|watch|video|photos?
    |factbox|explainer|wrapup\ \d+|us|uk|world|politics|scoop|the\ latest
    |just\ in|developing
    |reality\ check|watch\ live|(?:us\ )?election(?:\ 20\d\d|\ live)?|live\ blog|recap)\s*[|:–—-]+\s+
    |^report\s*[|–—-]+\s+"""
)
_SUFFIX = re.compile(
    r"(?i)\s*(?:\[(?:video|watch|photos?|update[ds]?)\]|\((?:video|photos?|update[ds]?)\)"
    r"|\s[–—-]\s(?:live\s)?(?:blog|(?:[\w’']+\s){0,3}updates)|\bread more: .*|\blisten\s?[·•]\s?[\d:]+)\s*$"
)
#: Opinion, service and puzzle rather than news.
_NO_NEWS = re.compile(
    r"""(?ix)
    \b(?-i:us\b|Us\ (?:Down|Out|Up|Off|All|Alone|Back|Both|Apart|Together|Stop|Go|Live|See|Know)\b|Us$)|
    \?|[!…]|\.\.\.$|:\s*$
    |\b(?:here['’]s|what\ (?:you|we)|why|how\ to|this\ is|you|your|we|our|my|i)\b
    |\b(?-i:[Ii]s|[Aa]re|[Ww]as|[Ww]ere|[Tt]he|an?|[Oo]f|[Aa]nd)$ | ^it\ begins\b
    |^let['’]s\b | ^(?:false|true|misleading)\ claim\b | ^claim: | ,\ updated$ | \bcollection\ of\ op-eds\b
    |^(?:how|what(?:['’]s)?|(?-i:Who)(?:['’]s)?|where|when|transcript|read|listen|remembering|quiz|column|letters?
      |(?:ap\ )?fact[\ -]?check(?:ing|er|s)?)\b
    |^(?:the\ )?(?:\d+|five|six|seven|eight|nine|ten)\ (?:[\w-]+\ ){0,2}
      (?:things|takeaways|reasons|ways|questions|lessons|facts|moments|details|tips|winners|quotes)\b
    |\b(?:this|these)\ (?!weeks?\b|months?\b|years?\b|morning|afternoon|evening|weekend|spring|summer|autumn|winter)
    |\btakeaways?\b|\bthings\ to\b|\bfact[\ -]?check|\bthe\ (?:truth|case)\ (?:about|for|against)\b|\bexplained$"""
)
#: "US" as some pages put it into title case, before what a country has; "Close Us Down" means somebody else.
_COUNTRY = re.compile(
    r"\bUs(?=\ (?:Troops|Military|Army|Navy|Air|Marines?|Forces|Soldiers|Senate|Senators?|House|Congress\w*|President"
    r"|Vice|Government|Officials?|Economy|Supreme|Court|Judges?|Lawmakers?|Dollar|Sanctions|Embassy|Capitol|Election"
    r"|Treasury|Justice|Border|Jobs|Ambassador|Citizens|Visas?|Stocks|Markets?|Trade|Unemployment|Inflation|Intelligence"
    r"|Coronavirus|Covid|Deaths|Cases|Has|Is|Will|To\ (?:Send|End|Withdraw|Leave|Join|Ban))\b)"
)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
#: What a title quotes, in marks of either kind.
_QUOTED = re.compile(r"[“\"][^“”\"]{0,300}[”\"]|(?<!\w)[‘'][^‘’']{0,300}(?:[’'](?=\w)[^‘’']{0,300}){0,20}[’'](?!\w)")
#: Capitals of institutions, where the reports do not show them.
_INSTITUTIONS = frozenset(
    """
    House Court Senate Congress Department White Supreme State Justice Police Bank Union Party News Times Post Street
    University School Church Act Bill Committee Commission Council Office Agency Bureau Board Service Secretary
    President Fed Treasury Pentagon Border Patrol Day North South East West New United Navy Army Air Force Guard
    Capitol Town Hall
    """.split()  # noqa: SIM905
)


def clean_title(title: str, outlet: str, *, to_quote: bool = False) -> str:
    """Return a title without label, outlet and double spaces; empty where it is none that can head a story.

    Args:
        title: The title.
        outlet: Whose it is.
        to_quote: It will stand in quotation marks, where "we" of somebody whom it quotes misleads nobody.
    """
    if _ARGUES.match(title.strip()) or _AMENDS.match(title.strip()):
        return ""
    plain = _SUFFIX.sub("", _PREFIX.sub("", " ".join(title.split())))
    if outlet:
        plain = re.sub(rf"\s*[|–—-]\s*{re.escape(outlet)}\s*$", "", plain, flags=re.IGNORECASE)
    plain = _COUNTRY.sub("US", plain)
    plain = plain.rstrip(".") if plain.count(".") == 1 else plain
    read = _QUOTED.sub(" Q ", plain) if to_quote else plain
    return "" if len(plain.split()) < SHORTEST or _NO_NEWS.search(read) else plain


def is_title_case(title: str) -> bool:
    """Tell whether nearly all longer words of a title have a capital."""
    words = [word for word in _WORD.findall(title) if len(word) > 3]
    return len(words) > 2 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)


def _is_name(word: str) -> bool:
    return word[:1].isupper() and word[1:].islower() and not _is_plain(word.lower())


def _is_plain(word: str) -> bool:
    """Tell whether a word is none of those that owe their capital to a name."""
    plain = common_words()
    return (
        word in plain
        or word in STOP_WORDS
        or bool(read_verb(word)[1])
        or (word.endswith("s") and word[:-1] in plain)
        or (len(word) > 5 and word.endswith(("ly", "ing")))
    )


def _straight(word: str) -> str:
    """Return a word with the apostrophe of typewriters: titles and texts of one page often differ in it."""
    return word.replace("’", "'")


class Casing:
    """How the sentences of a story write words: "court" and "Supreme Court".

    Args:
        sentences: What the reports say, in sentence case.
    """

    def __init__(self, sentences: Iterable[str]) -> None:
        self._lower: Counter[str] = Counter()
        self._upper: Counter[str] = Counter()
        self._named: set[str] = set()
        self._pairs: set[tuple[str, str]] = set()
        #: "Secretary of Defense"
        self._offices: set[tuple[str, str]] = set()
        for sentence in sentences:
            if is_title_case(sentence):
                continue
            words = [_straight(word) for word in _WORD.findall(sentence)]
            self._offices.update(
                (one, other)
                # The first word owes its capital to its place.
                for one, of, other in zip(words[1:], words[2:], words[3:], strict=False)
                if of == "of" and one[0].isupper() and other[0].isupper()
            )
            pairs = [
                (one, other)
                for one, other in pairwise(words)
                # "The council" at the beginning of a quotation is no name for its article.
                if one[0].isupper() and other[0].isupper() and one not in {"The", "A", "An"}
            ]
            self._pairs.update(pairs)
            # Part of a longer name owes its capital to that name ("Labor Department"), not a surname ("Jo Waters").
            joined = {one for one, _ in pairs} | {other for one, other in pairs if one.lower() in common_words()}
            # The first word owes its capital to its place.
            for word in words[1:]:
                if word[0].islower():
                    self._lower[word.lower()] += 1
                else:
                    self._named.add(word.lower())
                    if word not in joined:
                        self._upper[word.lower()] += 1

    def recase(self, title: str) -> str:
        """Return a title in title case in sentence case; as it stands where that is not sure of every word."""
        if not is_title_case(title):
            return title
        matches = list(_WORD.finditer(title))
        text = title
        for place, match in enumerate(matches):
            word = _straight(match[0])
            if not match.start() or title[: match.start()].endswith(": ") or not word[0].isupper():
                continue
            # The last letter of "F.D.A." is no article.
            if title[match.start() - 1] == "." or (
                word != "A" and any(not part[1:].islower() for part in word.split("-"))
            ):
                continue
            before = _straight(matches[place - 1][0]) if place else ""
            after, behind = (_straight(matches[at][0]) if at < len(matches) else "" for at in (place + 1, place + 2))
            if after.lower() == "of" and (word, behind) in self._offices:
                continue
            lowered = self._lowers(word, before, after)
            if lowered is None:
                return title
            if lowered:
                text = text[: match.start()] + match[0].lower() + text[match.end() :]
        return text

    def _lowers(self, word: str, before: str, after: str) -> bool | None:
        """Tell whether a word loses its capital; None where that cannot be told."""
        lowered = word.lower().removesuffix("'s")
        if lowered == "the":
            return after != "Hague"
        if {(before, word), (word, after)} & self._pairs:
            return False
        if lowered in STOP_WORDS and lowered != "may":
            return True
        upper, lower = self._upper[word.lower()], self._lower[word.lower()]
        if upper or lower:
            return lower > upper
        parts = [
            part for part in lowered.split("-") if not (self._lower[part] and self._lower[part] >= self._upper[part])
        ]
        if word in _INSTITUTIONS:
            return None
        # "Jo Waters": behind a name a noun may be a surname.
        if _is_name(before) and not read_verb(lowered)[1]:
            return None
        if all(_is_plain(part) for part in parts):
            return True
        return False if word.lower() in self._named else None
