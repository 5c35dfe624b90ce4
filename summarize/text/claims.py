"""What a sentence only tells that somebody claims, denies, asks or is accused of, without a verb of saying.

"She rejected the claim that she had taken money", "accused Berg of taking money", "examines whether Berg took money":
none of these says that anybody did.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from summarize.text.clauses import find_clauses
from summarize.text.verbs import read_verb
from summarize.text.word_classes import AUXILIARY, DETERMINERS, MODAL, PREPOSITIONS, PRONOUNS, SAYING

#: Up to a comma that does not stand in a figure, or a word that opens a clause of the report's own.
_CONTENT = r"(?:[^,;.]|[,.](?=\d)|(?<=\b[A-Z])\.|(?<=\b(?:Mr|Ms|Dr|St))\.|(?<=\bMrs)\.)+"
_NOUNS = (
    r"(?:claims?|allegations?|accusations?|suspicions?|rumou?rs?|assertions?|suggestions?|insinuations?|complaints?|denials?"
    r"|theor(?:y|ies)|fears?)"
)
_CRIME = (
    r"(?:brib|corrupt|fraud|theft|steal|abuse|assault|murder|rape|robber|homicide|manslaughter|launder|smuggl|traffick|arson"
    r"|burglar|extortion|forger|kidnap|perjur|stalk|suicide|violen|crime|treason|espionage|embezzl|tax\s)"
)
#: What a gerund may have behind it, but no noun: "rejected building a bridge", not "rejected building permits".
_BEHIND_GERUND = (
    r"(?:an?|the|this|these|those|his|her|its|their|any|all|some|him|them|it|himself|herself|itself|themselves)\b"
)
#: "Denied planning permission", "denied housing": withheld.
_WITHHELD = (
    r"(?:planning|building|parking|housing|fishing|hunting|mining|drilling|logging|landing|grazing|voting|visiting|mooring"
    r"|trading|operating|working|funding|spending|bargaining|training)"
    r"\s(?:permission|permits?|rights?|licen[cs]es?|applications?|consent|requests?|cuts?|aid|benefits?|bids?)\b"
    r"|(?:funding|housing|parking|boarding|landing|financing)(?:\s(?:to|for|from)\b|[.,;]|$)"
)
#: "Charged with leading the inquiry": told to.
_TASK = (
    r"(?:overseeing|drafting|preparing|ensuring|reviewing|implementing|monitoring|supervising|enforcing|upholding|restoring"
    r"|rebuilding|maintaining|investigating|protecting)\b"
    r"|(?:leading|heading|running|managing|organi[sz]ing|coordinating)\s(?:[\w’'-]+\s){0,3}?"
    r"(?:inquir|investigation|review|team|search|reform|project|talks|effort|work|commission|committee|department|programme)"
)
_ASKING = (
    r"(?:ask(?:s|ed|ing)?|investigat(?:e|es|ed|ing)|examin(?:e|es|ed|ing)|check(?:s|ed|ing)?|prob(?:e|es|ed|ing)"
    r"|look(?:s|ed|ing)?\sinto|determin(?:e|es|ed|ing)|establish(?:es|ed|ing)?|find(?:ing)?\sout|wonder(?:s|ed|ing)?"
    r"|unclear|unknown|uncertain)"
)
#: What opens a claim; it goes on to the end of the clause.
_OPENING = re.compile(
    rf"""(?ix)
      \b{_NOUNS}\s(?:(?:by|from|against|made\sby)\s[^,;.]{{1,60}}?\s)?that\s
    | \b{_NOUNS}\s(?:(?:against)\s[^,;.]{{1,60}}?\s)?of\s
      (?=\w+ing\b|brib|corruption|fraud|theft|abuse|assault|murder|rape)
    | \baccus(?:e|es|ed|ing)\sof\s
    | \baccus(?:e|es|ed|ing)\s[^;.]{{1,140}}?\sof\s(?=(?:having\s)?\w+ing\b)
    | \baccus(?:e|es|ed|ing)\s[^,;.]{{1,60}}?\sof\s
    | \b(?:suspected|on\ssuspicion)\sof\s
    | \b(?:charged|charges?)\swith\s(?!{_TASK})(?=\w+ing\b)
    | \b(?:wanted|investigated|(?:stand(?:s|ing)?|stood|fac(?:e|es|ed|ing)|on)\strial|under\sinvestigation)\sfor\s
      (?=\w+ing\b)
    | \bden(?:y|ies|ied|ying)\s(?!{_WITHHELD})(?:ever\s)?(?=\w+ing\b)
    | \b(?:reject(?:s|ed|ing)?|disput(?:es|ed|ing))\s(?:ever\s)?(?=having\b|being\b|\w+ing\s{_BEHIND_GERUND})
    | \bwhether\s(?!or\snot\b)
    | \b{_ASKING}\sif\s
    """
)
_OPENS_CLAUSE = re.compile(r"\b(?:that|whether|if)\s$", re.IGNORECASE)
_OPENS_QUESTION = re.compile(r"\b(?:whether|if)\s$", re.IGNORECASE)
_GOES_ON = re.compile(_CONTENT)
#: Behind these somebody else tells something else.
_ENDS = re.compile(r"\s(?:but|while|whereas|although|though)\s")
_ENDS_PHRASE = re.compile(
    r"\s(?:but|while|whereas|although|though|after|when|as|because|before|following|owns(?=\s(?:an?|the)\b))\s"
)
#: "Is accused of theft because he sold boats": the accusation goes on.
_IS_ACCUSED = re.compile(r"\b(?:is|are|was|were|been|being)\s(?:also\s|now\s)?accused\sof\s$")
_GROUNDS = re.compile(r"\sbecause\s(?:he|she|it|they)\s")
#: "Lying, cheating and stealing", "theft, fraud and forgery"; "lying, calling it a joke and leaving" goes on without.
_ITEM = (
    r"(?!(?:say|add|call|leav|insist|vow|prompt|caus|forc|spark|trigger|cit|includ|mak|bring|send)\w*ing\b)"
    rf"(?:\w+ing\b|{_CRIME})"
)
_IS_ITEM = re.compile(_ITEM)
_LIST = re.compile(rf"(?:,\s{_ITEM}\w*(?:\s[\w’'-]+){{0,3}}?)*,?\s(?:and|or)\s{_ITEM}")
#: "That he lied, cheated and stole."
_VERB_LIST = re.compile(r"(?:,\s\w+)+,?\s(?:and|or)\s\w+(?=[.;!?]|$)")
#: What a subject may have beside it, between commas.
_BESIDE = re.compile(r",\s(?:who|which|whose|whom|where|including|like)\s")
_NEXT_CLAUSE = re.compile(r",\s(?:as|while|when|since|because|after|before|so|but|or|there|it|if|although|though)\b")
_SHORT_VERB = re.compile(r"\b(?:it|he|she|they|there|that|we|I|you|who)[’'](?:s|re|ll|ve|d|m)\b", re.IGNORECASE)
_QUOTES = frozenset("\"“”'’")
#: "Whether he goes is unclear": the verb of the sentence stands behind.
_WHOLE_SUBJECT = re.compile(r"\s*whether\s", re.IGNORECASE)
#: Between two verbs of one claim.
_JOINED = re.compile(
    r"(?<!\S)(?:and|or|that|which|who|whom|whose|when|where|if|as|because|after|before|how|what|why)(?!\S)|,"
)
#: Between a claim that is no clause and a verb of it; "a bank and a shop were" is no such.
_JOINED_PHRASE = re.compile(
    r"(?<!\S)(?:that|which|who|whom|whose|when|where|if|as|because|after|before|how|what|why)(?!\S)|,"
    r"|\s(?:and|or)\s(?:\w+ly\s)?$"
)
#: What goes on behind "and": in the claim, or in the sentence around it.
_AND = re.compile(
    r"\s(?P<and>and)\s(?:(?:then|later|also|now|soon|instead|even|never|still|\w+ly)\s)*"
    r"(?P<word>[\w’'-]+)(?:\s(?P<next>[\w’'-]+))?"
)
#: "Called the claim that he took bribes a lie".
_CALLS = re.compile(
    rf".*\b(?:call|dubb|brand|label|consider|deem)\w*\s(?:\w+\s){{1,3}}?{_NOUNS}\sthat\s", re.IGNORECASE
)
_HAVING = re.compile(r"having\s(?:\w+\s)?[\"“'‘]?")
_RELATIVE = frozenset(["who", "whom", "which", "whose", "that"])
#: What stands behind whom it is said of: "men accused of".
_PARTICIPLE = re.compile(r"(?:accused|suspected|charged|wanted|investigated)\s(?:of|with|for)\s$", re.IGNORECASE)
#: "Attempted rape" is no verb with an object.
_NAMED_CRIME = re.compile(rf"(?:\w+\s)?{_CRIME}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Claimed:
    """What is claimed, denied or asked; `text[start:end]`, without the words that open it."""

    start: int
    end: int


@lru_cache(maxsize=32768)
def find_claims(text: str) -> tuple[Claimed, ...]:
    """Return what a sentence only tells that it is claimed, denied, asked or somebody's accusation, in order."""
    found = []
    for match in _OPENING.finditer(text):
        content = _GOES_ON.match(text, match.end())
        if content:
            start = content.start()
            clause = bool(_OPENS_CLAUSE.search(match[0]))
            end = _go_on(text, start, content.end(), clause=clause)
            end = _end_at_word(text, match, end, clause=clause)
            end = _end_at_and(text, match, end, clause=clause)
            main = _WHOLE_SUBJECT.fullmatch(text, 0, start) and not text.startswith(",", end)
            own = clause and not (main and _count_finite(text, start, end) == 1)
            end = _end_before_main(text, start, end, own=own)
            found.append(Claimed(start, start + len(text[start:end].rstrip())))
    return tuple(found)


def _count_finite(text: str, start: int, end: int) -> int:
    return sum(clause.finite and start <= clause.start < end for clause in find_clauses(text))


def _go_on(text: str, start: int, end: int, *, clause: bool) -> int:
    """Return where a claim ends that goes on behind its first comma: "lying, cheating and stealing"."""
    if not text.startswith(",", end):
        return end
    if not clause:
        listed = _LIST.match(text, end) if _IS_ITEM.match(text, start) else None
        more = _GOES_ON.match(text, listed.end()) if listed else None
        return more.end() if more else listed.end() if listed else end
    verbs = [found.verb.start for found in find_clauses(text) if found.verb.start >= start]
    if (
        not verbs
        or text[end - 1] in _QUOTES
        or text[end + 1 : end + 2] in _QUOTES
        or _SHORT_VERB.search(text, start, end)
    ):
        return end
    if verbs[0] < end:
        # "That he lied, cheated and stole."
        listed = _VERB_LIST.match(text, end)
        words = re.findall(r"\w+", listed[0].replace(" and ", " ").replace(" or ", " ")) if listed else []
        return listed.end() if listed and all(read_verb(word)[1] in {"past", "both"} for word in words) else end
    # "That he, his wife and his son took bribes": the verb is still to come.
    at = end
    for _ in range(3):
        more = _GOES_ON.match(text, at + 1) if text.startswith(",", at) else None
        if not more or _NEXT_CLAUSE.match(text, at):
            break
        begin, at = at, more.end()
        if any(begin < verb < at for verb in verbs) and not _BESIDE.match(text, begin):
            return at
    return end


def _end_at_word(text: str, opening: re.Match[str], end: int, *, clause: bool) -> int:
    """Return where a claim ends before a word that opens what somebody else tells."""
    for ending in (_ENDS if clause else _ENDS_PHRASE).finditer(text, opening.end(), end):
        if not (_GROUNDS.match(text, ending.start()) and _IS_ACCUSED.search(text, 0, opening.end())):
            return ending.start()
    return end


def _end_at_and(text: str, opening: re.Match[str], end: int, *, clause: bool) -> int:
    """Return where a claim ends before an "and" behind which the sentence around it goes on.

    "Accused Vik of taking bribes[ and seized his house]", "accused of theft[ and the firm closed]".
    """
    start = opening.end()
    if not _AND.search(text, start, end):
        return end
    ahead = frozenset(text[: opening.start()].lower().split()) & (MODAL | {"to"})
    within = frozenset(text[start:end].lower().split())
    asked = opening.start() > 0 and _OPENS_QUESTION.search(opening[0])
    # "Men accused of robbing a bank and a shop were freed": the verb is still to come.
    settled = not _PARTICIPLE.match(opening[0]) or any(
        clause.finite and clause.start < opening.start() for clause in find_clauses(text)
    )
    for found in _AND.finditer(text, start, end):
        base = bool(ahead) and not within & MODAL and "to" not in within
        if base and _goes_on_in_base(found):
            return found.start()
        if clause:
            goes_on = asked and _goes_on_behind_passive(text, found)
        else:
            goes_on = _goes_on_in_main(text, found, having=text.startswith("having ", start))
            goes_on = goes_on or (settled and _has_subject(text, found, end))
        if goes_on:
            return found.start()
    return end


def _goes_on_in_base(found: re.Match[str]) -> bool:
    """Tell whether a verb behind a modal goes on: "will check whether it is safe and publish a report"."""
    return read_verb(found["word"])[1] == "base" and (found["next"] or "").lower() in DETERMINERS


def _goes_on_behind_passive(text: str, found: re.Match[str]) -> bool:
    """Tell whether a verb with an object stands behind a passive: "asked whether it was repaired and took a boat"."""
    earlier = [clause for clause in find_clauses(text) if clause.verb.start < found.start()]
    if not earlier or not earlier[-1].passive or not found["word"][0].islower():
        return False
    return read_verb(found["word"])[1] in {"past", "both"} and (found["next"] or "").lower() in DETERMINERS


def _goes_on_in_main(text: str, found: re.Match[str], *, having: bool) -> bool:
    """Tell whether a finite verb, or the participle behind another, stands behind an "and" and not in a phrase."""
    word, following = found["word"], found["next"] or ""
    if word in AUXILIARY:
        return True
    if not word[0].islower():
        return False
    base, kind = read_verb(word)
    if kind == "third":
        fits = following.lower() in DETERMINERS | PRONOUNS | {"that", "to"} or following[:1].isupper()
        return base in SAYING or fits or (word == "lives" and following in {"in", "near", "with"})
    if kind == "past":
        return True
    if having or (following and _NAMED_CRIME.match(text, found.start("next"))):
        # "Of having robbed a bank and killed a guard", "of murder and attempted rape".
        return False
    return kind == "both" or (kind == "participle" and (not following or following in PREPOSITIONS))


def _has_subject(text: str, found: re.Match[str], end: int) -> bool:
    """Tell whether somebody else does something behind an "and"."""
    word = found["word"]
    if word in _RELATIVE or not (word.lower() in DETERMINERS | PRONOUNS or word[0].isupper()):
        return False
    for clause in find_clauses(text):
        if clause.finite and found.start("word") < clause.verb.start < end:
            between = text[found.start("word") : clause.start].split()
            return len(between) <= 8 and _RELATIVE.isdisjoint(between) and not {"and", "or"} & set(between)
    return False


def _end_before_main(text: str, start: int, end: int, *, own: bool) -> int:
    """Return where a claim ends before the verb of the sentence around it: "men accused of theft[ were freed]".

    Args:
        text: The sentence.
        start: Where the claim begins.
        end: Where it ends at the latest.
        own: Whether it has a verb of its own.
    """
    place = start
    joined = _JOINED if own else _JOINED_PHRASE
    called = _CALLS.match(text)
    for clause in find_clauses(text):
        if not clause.finite or not start <= clause.start < end:
            continue
        if text.startswith("having ", clause.start) or _HAVING.fullmatch(text, start, clause.start):
            continue
        if (
            place > start
            and called
            and read_verb(clause.verb.text)[1] == "third"
            and text[place : clause.start].isspace()
        ):
            # "Called the claim that he took bribes a lie": a noun that looks like a verb.
            continue
        if not own and not joined.search(text, place, clause.start):
            return clause.start
        own, place = False, clause.verb.end
    return end
