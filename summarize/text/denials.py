"""Sentences in which somebody denies what is said of them: an accusation is not told without its answer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from summarize.text.names import find_names
from summarize.text.quotations import mask_quotations
from summarize.text.speech import find_speech

#: Characters before a denial that is the news of its sentence.
EARLY = 120

_CHARGE = (
    r"(?:allegations?|accusations?|claims?|charges?|reports?|accounts?|stor(?:y|ies)|assertions?|suggestions?|findings?"
    r"|characteri[sz]ations?|involvement|responsibility|wrongdoing|knowledge|guilt|rumou?rs?|murder|manslaughter|rape"
    r"|fraud|assault|bribery|corruption|perjury|theft|(?:\w+\ )?counts?\ of)"
)
#: "The", "any", "Halden's", and an adjective or two.
_WHOSE = r"(?:(?:an?|any|all|the|these|those|that|both|such|his|her|its|their|[A-Z]\w+['’]s)\ )?(?:[a-z][\w-]*\ ){0,2}?"
_OF_THEM = r"(?:any|all|the|these|those|that|such|his|her|its|their|(?:the\ )?[\w-]+['’]s)\ (?:[a-z][\w-]*\ ){0,2}?"
_FALSE = (
    r"(?:false(?:hoods?)?|baseless|merit-?less|unfounded|untrue|incorrect|inaccurate|misleading|fabricat\w+|groundless"
    r"|ridiculous|absurd|preposterous|laughable|defamatory|slanderous|libell?ous|without\ (?:merit|foundation|basis)"
    r"|an?\ (?:\w+\ )?(?:hoax|lie|smear|fabrication|invention|slander)"
    r"|(?:(?:pure|sheer|complete|utter|total)\ )?(?:inventions?|fantasy|fiction|nonsense|rubbish|lies)|fake\ news"
    r"|not\ true|not\ accurate|politically\ motivated)"
)
_DENIES = re.compile(
    rf"""(?x)\b(?:
      (?<!was\ )(?<!were\ )(?<!are\ )(?<!been\ )(?<!being\ )
      [Dd]en(?:y|ies|ied|ying)\ (?:(?:on\ )?[A-Z]\w+day\ |and\ [a-z]+\ )?
        (?:that\b(?!\ (?:request|motion|appeal|application|petition|bid|right|access|permission|visa|bail)\b)
          |(?:he|she|they|it)\b|there\ (?:was|were|is|are|has|have|had)\b|this(?=[.,;]|\ (?:and|but|on|in)\b)
          |(?:ever\ )?(?!the\b|[a-z]*thing\b|(?:hous|fund|train|school|board|vot|scor|read)ing\b)[a-z]+ing\b
          |{_WHOSE}{_CHARGE}\b(?!\ (?:access|entry|for)\b))
    | (?:[Dd]isput(?:e[sd]?|ing)|[Rr]eject(?:s|ed|ing)?|[Rr]efut(?:e[sd]?|ing)|pushed\ back\ (?:on|against))
      \ (?:{_OF_THEM}{_CHARGE}|(?:allegations|accusations|claims|reports|suggestions|rumou?rs)(?=\ that\b)
        |(?:allegations|accusations)(?=\ of\b))\b
    | which\ (?:[\w.’'-]+\ ){{1,5}}?(?:den(?:y|ies|ied)|reject(?:s|ed)?|disput(?:es|ed))(?=[.,]|\ on\ [A-Z])
    | (?:plead(?:s|ed)?|pled|entered\ (?:a\ )?pleas?\ of)\ not\ guilty
    | (?:said|says|maintain\w*|insist\w*)\ (?:that\ )?(?:he|she|they)\ (?:is|was|are|were)\ innocent\b
    | (?:said|says)\ (?:that\ )?(?:he|she|they)\ (?:ha[ds]\ |have\ )?never
        \ (?:taken|took|paid|stolen|stole|beaten|beat|hit|lied|touched|cheated|accepted|received|asked\ for)\b
    | (?:maintain|profess|proclaim|insist)\w*\ (?:on\ )?(?:his|her|their)\ innocence
    | (?:did|done)\ nothing\ (?:wrong|improper|illegal|inappropriate)
    | (?:did\ not|didn['’]t)\ do\ anything\ (?:wrong|improper|illegal|inappropriate)
    )"""
)
#: "Said he “strongly contests” the allegations"; who contests an account of a case is no accused.
_CONTESTS = re.compile(
    rf"""(?x)[“"]?\b(?:strongly|firmly|vigorously|categorically|vehemently)\ contest(?:s|ed)[”"]?\ {_OF_THEM}
      (?:allegations?|accusations?|charges?|claims?)\b"""
)
#: What it is called may be quoted: "called the report “a lie”".
_CALLS_FALSE = re.compile(
    rf"""(?x)\b(?:[Cc]all(?:s|ed|ing)?|[Dd]ismiss(?:es|ed|ing)?|[Dd]escrib(?:es|ed|ing)|[Dd]enounc(?:es|ed|ing)
        |[Bb]rand(?:s|ed|ing)|[Ll]abell?(?:s|ed|ing)|[Rr]eject(?:s|ed|ing))
      \ (?:it|that|them|{_OF_THEM}(?:{_CHARGE}|conclusions?|speculation)
        |an?\ (?:[a-z]+\ )?(?:allegation|accusation|claim|report|suggestion|rumou?r))
      (?:\ that\ [^.;,“”"]{{1,120}}?(?=\ (?:as\ )?[“"]))?
      \ (?:against\ \w+\ )?(?:as\ )?[“"]?(?:[a-z]+\ and\ )?(?:\w+ly\ )?{_FALSE}\b"""
)
#: What it is called may go before it: "rejected as “pure invention” the claim that she had been bribed". In a
#: quotation any words will do of what somebody rejects.
_AS_FALSE = re.compile(
    rf"""(?x)\b(?:(?:[Rr]eject|[Dd]ismiss)(?:s|es|ed|ing)?\ as\ (?:[“"][^“”"]{{1,80}}[”"]|(?:\w+ly\ )?{_FALSE})
      |(?:[Dd]enounc|[Dd]escrib)(?:es|ed|ing)\ as\ [“"]?(?:[a-z]+\ and\ )?(?:\w+ly\ )?{_FALSE}[”"]?)
      \ (?:{_OF_THEM}{_CHARGE}|(?:an?\ )?(?:allegations?|accusations?|claims?|reports?|suggestions?|rumou?rs?))\b"""
)
#: "Dismissed the allegations": what else is dismissed is a case, or somebody.
_DISMISSES = re.compile(
    rf"""(?x)(?<!was\ )(?<!were\ )(?<!been\ )\b[Dd]ismiss(?:es|ed|ing)
      \ (?:{_OF_THEM}(?:allegations?|accusations?|rumou?rs?|suggestions?)
        |(?:{_OF_THEM})?(?:allegations|accusations|suggestions|rumou?rs|claims?|reports?)(?=\ that\b))\b"""
)
#: "The accusation, she said, was “untrue”".
_IS_FALSE_SAID = re.compile(
    rf"""(?x)^(?:The|These|Those|Such|All)\ (?:[a-z]+\ )?(?:allegations?|accusations?|claims?|charges?|rumou?rs?)
      (?:\ (?:against|about)\ [\w.’'-]+(?:\ [\w.’'-]+)?)?,\ [^,“”"]{{2,60}}\ (?:said|says|added|insisted),
      \ (?:is|are|was|were)\ [“"]?(?:\w+ly\ )?{_FALSE}\b"""
)
#: "Said that a report that he had left was “false”".
_SAYS_FALSE = re.compile(
    rf"""(?x)(?<=\b(?:said|says)\ )(?:that\ )?(?:an?|the|these|those|such|all)\ (?:[a-z-]+\ )?
      (?:allegations?|accusations?|claims?|charges?|reports?|account|stor(?:y|ies)|rumou?rs?)\b
      (?:(?!\b(?:and|because|but|true|right|denials?)\b|[.;,“"]).){{0,140}}?
      \b(?:was|were|is|are)\ [“"]?(?:\w+ly\ )?{_FALSE}(?=[.,;”"]|$|\ (?:and|but)\b)"""
)
#: "Said that this was untrue": of what is merely absurd it may be anything.
_SAYS_THIS_FALSE = re.compile(
    r"""(?x)(?<=\b(?:said|says)\ )(?:that\ )?(?:all\ )?(?:this|that|it|these|they)\ (?:is|was|are|were)
      \ [“"]?(?:\w+ly\ )?(?:false|untrue|incorrect|not\ true|baseless|unfounded|groundless|fabricated
      |(?:a\ |all\ )?(?:lies?|inventions?))(?=[.,;”"]|$|\ (?:and|but)\b)"""
)
#: "“The Post's story is inaccurate,” he said": in a quotation whose speaker stands behind it.
_QUOTED_FALSE = re.compile(
    rf"""(?x)^[“"](?:The|These|Those|Any|All|This|Such|(?:[A-Z][\w.-]*\ ){{0,3}}[A-Z][\w.-]*['’]s)\ (?!weather\b)
      (?:[\w'’-]+\ ){{0,4}}?(?:allegations?|accusations?|claims?|reports?|stor(?:y|ies)|rumou?rs?|suggestions?)\b
      (?:(?!\b(?:and|because|but|if|not)\b)[^“”".;]){{0,100}}?\b(?:is|are|was|were)\ (?:\w+ly\ )?{_FALSE}
      [^“”"]{{0,80}},[”"]\ [^“”"]*\b(?:said|says|told|wrote|tweeted|added)\b"""
)
#: "Did not deny", "neither confirm nor deny"; "after first denying it": it is denied no more.
_NO_DENIAL = re.compile(
    r"(?i)(?:\b(?:not|nor|neither|no|nobody|never|or|cannot|refus\w+ to|declin\w+ to)|n['’]t) (?:\w+ ){0,1}$"
    r"|\b(?:after|despite|initially|originally|once|stopped|without) (?:\w+ly |first )?$"
    # "Neither Brook nor her lawyer denied the charges."
    r"|^\W*(?:neither|nobody|none)\b(?:(?!\bbut\b)[^,;])*$"
)
#: "When she was arrested last August, Brook called the charges baseless": what she says now may be something else.
_LONG_AGO = re.compile(
    r"^When (?:he|she|they|(?:[A-Z][\w.’'-]*\s){1,3}?)\s?(?:was|were) [^,]*"
    r"\b(?:last (?:[A-Z][a-z]+(?<!day)|month|year|spring|summer|fall|autumn|winter)|in (?:19|20)\d\d"
    r"|\w+ (?:months|years) ago)\b"
)
#: "Justice Brook", and no ministry.
_JUSTICE = r"justices|(?-i:Justice)(?= (?!Department|Minist|Secretary)(?-i:[A-Z]))"
#: Who turns down what others ask or claim answers no accusation.
_TURNS_DOWN = re.compile(
    rf"(?i)\b(?:courts?|jury|juries|judges?|{_JUSTICE}|magistrates?|insurers?|boards?|panel|tribunal|parliament|senate|council|voters)\b"
)
_OF_ONESELF = re.compile(r"[Dd]en\w+ (?!and )|pl|entered|did|done")
#: A judge may be the accused: of what others did, or of what they claim, he says that it is so or not; but an
#: accusation is turned down by whoever it is brought against.
_ONE_JUDGE = re.compile(r"(?i)\b(?:judge|justice|magistrate)\b(?!['’]s )")
_OF_A_JUDGE = re.compile(
    r"(?:[Cc]all|[Dd]escrib|[Dd]enounc|[Bb]rand)\w+ (?:[\w-]+ ){0,3}?(?:accusations?|allegations?|claims?|reports?)"
    r" (?:that (?:he|she) |against (?:him|her)\b)"
    r"|\w+ (?:as [^.;]{2,80}? )?(?:an?|any|all|the|these|those|that|such) (?:[a-z]+ ){0,2}?"
    r"(?:accusations?\b|allegations? (?:that (?:he|she) |against (?:him|her)\b))"
    r"|\w+ as [^.;]{2,80}? claims? that (?:he|she) "
)
#: A council, too, where it is accused itself; "it" in what a court rejects is somebody else.
_OF_A_BODY = re.compile(
    r"\w+ (?:as [^.;]{2,80}? )?(?:an?|any|all|the|these|those|that|such)? ?(?:[a-z]+ )?(?:accusations?|allegations?"
    r"|claims?|suggestions?|reports?) (?:that (?:it|its|they) |against (?:it|them)\b)"
)
_COURTS = re.compile(rf"(?i)\b(?:courts?|jury|juries|judges?|{_JUSTICE}|magistrates?|tribunal|voters)\b")
#: Who finds out whether something is so answers none either.
_FINDS_OUT = re.compile(
    r"(?i)\b(?:prosecutors?|police|scientists?|researchers?|auditors?|regulators?|fact-checkers?|experts?|doctors?|study"
    r"|twitter|facebook|youtube|officers?|investigators?)\b"
)
#: Who marks what others publish.
_LABELS = re.compile(r"(?i)\b(?:twitter|facebook|youtube|instagram|fact-checkers?)\b")
_FOUND_OUT = frozenset([_SAYS_FALSE, _SAYS_THIS_FALSE, _DISMISSES])
#: What is denied is not told: "pleaded not guilty", "denies any wrongdoing".
_WORDLESS = re.compile(
    r"which|pl|entered|sa(?:id|ys) (?:that )?(?:he|she|they) (?:is|was|are|were) |did|done|maintain|profess"
    r"|proclaim|insist|den\w+ (?:(?:an?|any|all|the|his|her|its|their) )?"
    r"(?:wrongdoing|charges?|allegations?|accusations?|claims?|involvement|responsibility)\b(?! (?:that|of|in)\b)"
)
#: Where it ends and something else is told.
_DENIED_END = re.compile(r", | but | after | while | as | and (?=\w+ed\b)")
#: "Achebe denied this.", "The company has rejected the claims.": all that a sentence says.
_DENIES_IT = re.compile(
    r"^(?P<who>(?:He|She|They)|[Tt]he (?:[a-z]+ ){0,2}[a-z]+|[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3})"
    r"(?P<denies> (?:(?:has|have|had) )?(?:[a-z]+ly )?(?:denie[sd]|deny|reject(?:s|ed)?|disput(?:es|ed)))"
    r" (?:this|that|it|(?:the|these|those|such) (?:claims?|allegations?|accusations?|charges?|suggestions?))"
    r"(?P<when> on [A-Z][a-z]+day)?\.$"
)
#: "Her superior, Knut Bye, denies it.": whom the sentence before calls by the same words.
_RELATED_DENIES_IT = re.compile(
    r"^(?P<who>(?P<whose>His|Her|Their|Its) (?P<kind>[a-z]+(?: [a-z]+)?)(?:, [A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,3},)?)"
    r"(?P<denies> (?:(?:has|have|had) )?(?:[a-z]+ly )?(?:denie[sd]|deny|disput(?:es|ed)))"
    r" (?:this|that|it|(?:the|these|those) (?:claims?|allegations?|accusations?))(?P<when> on [A-Z][a-z]+day)?\.$"
)
#: What brings an accusation against somebody.
_ACCUSES = re.compile(
    r"(?i)\b(?:accus\w+|alleg(?:e[sd]?|ing|ations?)\b|blam\w+|claimed (?:(?:that|he|she|they|it)\b|(?-i:[A-Z]))"
    r"|(?:charged|su(?:es|ed|ing)|complain(?:ed|s|ing))\b)"
)
#: The same in words that mean nothing else: hotels charge guests, and residents complain of the heat.
_ACCUSES_PLAINLY = re.compile(r"(?i)\b(?:accus\w+|alleg(?:e[sd]?|ing|ations?)\b|blam(?:e[sd]?|ing)\b|charged with\b)")
_UNDERGONE = re.compile(r"\b(?:is|are|was|were|been|being) (?:\w+ly )?$")
#: What somebody says of others that is held against them.
_HOLDS_AGAINST = (
    r"(?:(?<!was )(?<!were )(?<!been )(?<!being )(?:wast(?:es|ed|ing)|st(?:ole|eals?|ealing)|hid(?:es|ing)?"
    r"|lie[sd]|lying|brib(?:es|ed|ing)|misus(?:es|ed|ing)|cheat(?:s|ed|ing)?|misled|misleads?|misleading|neglect(?:s|ed|ing)?"
    r"|launder(?:s|ed|ing)?|embezzl(?:es|ed|ing)|defraud(?:s|ed|ing)?|rigg(?:ed|ing)|harass(?:es|ed|ing)?"
    r"|bull(?:ies|ied|ying)|mismanag(?:es|ed|ing)|squander(?:s|ed|ing)?)|corrupt|guilty)"
)
#: "Denied this and said that the dam was stable", "Her superior, Ada Brook, denies it.": what the sentence before says.
_DENIES_THIS = re.compile(
    r"^(?:(?:His|Her|Their|Its) [a-z]+(?: [a-z]+)?|[Tt]he (?:[a-z]+ ){0,2}[a-z]+"
    r"|[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3})(?:, [^,]{3,60},)? (?:(?:has|have|had) )?(?:[a-z]+ly )?"
    r"(?:denie[sd]|deny|(?P<turns>reject(?:s|ed)?)|disput(?:es|ed)) (?:this|that|it)(?=\.|,| and | but | on [A-Z])"
)
#: "Achebe's lawyer said that her client had left of his own accord": who speaks for somebody answers for them.
_SPEAKS_FOR = re.compile(
    r"\b(?:lawyers?|attorneys?|solicitors?|barristers?|counsel|spokes(?:man|woman|person)|agent)\b"
    r"[^.;“”\"]{0,60}?\b(?:said|says|added|replied|told)\b[^.;“”\"]{0,40}?\b(?P<whom>(?:his|her|their) clients?)\b"
)
#: What is held against somebody in words of its own, with no word of accusing.
_HOLDS = re.compile(
    r"(?i)\b(?:steal\w*|stole|theft|thefts|fraud|brib\w+|lied|lying|cheat\w*|embezzl\w+|misus\w+|harass\w+|bull(?:ied|ying)"
    r"|assault\w*|threaten\w*|forg(?:ed|ery|ing)|misconduct|negligen\w+)\b"
)
_NEGATED = re.compile(r"(?i)\b(?:not|never|no|nobody|without|neither|nor)\b|n['’]t\b")
#: A denial behind one of these is told beside the news.
_BESIDE = re.compile(r"\b(?:who|whose|which|after|while|when|although|though|despite|as|but)\b")


@lru_cache(maxsize=16384)
def is_denial(text: str) -> bool:
    """Return whether somebody denies in a sentence what was said of them."""
    return find_denial(text) is not None


@lru_cache(maxsize=16384)
def opens_with_denial(text: str) -> bool:
    """Return whether that somebody denies something is the news of a sentence, and not told beside it."""
    denial = find_denial(text)
    # "Accused her of theft, which she denied" tells both.
    beside = denial is not None and text.startswith("which ", denial)
    return denial is not None and denial <= EARLY and not beside and not _BESIDE.search(text[:denial])


@dataclass(frozen=True, slots=True)
class Answer:
    """A short denial of what the sentence before it says: who denies, in which words, and on which day."""

    who: str
    denies: str
    when: str


def find_answer(accusation: str, denial: str) -> Answer | None:
    """Return the answer that a sentence gives to the accusation before it ("Achebe denied this."), if it is one.

    What somebody else only says of whoever denies it by name is an accusation, too, if it is held against them.
    """
    if (related := _RELATED_DENIES_IT.match(denial)) and _is_told_of(related, accusation):
        return Answer(related["who"], related["denies"], related["when"] or "")
    match = _DENIES_IT.match(denial)
    if not match or not (_accuses_other(match["who"], accusation) or _says_of(match["who"], accusation)):
        return None
    return Answer(match["who"], match["denies"], match["when"] or "")


def _is_told_of(related: re.Match[str], text: str) -> bool:
    """Tell whether somebody says of "her superior" in a sentence what he denies in the next: he has done it."""
    whom = re.compile(rf"\b{related['whose'].lower()} {related['kind']} (?:had|has|was|is|did|would) (?!not\b|never\b)")
    return any(whom.search(text[speech.start : speech.end]) for speech in find_speech(text))


def _accuses_other(who: str, text: str) -> bool:
    """Tell whether an accusation is brought in a sentence, and not by whoever denies it behind that."""
    match = _ACCUSES.search(text)
    if not match:
        return False
    last = re.escape(who.rpartition(" ")[2])
    if _UNDERGONE.search(text, 0, match.start()):
        return not re.search(rf"\bby (?:\S+ ){{0,4}}?{last}\b", text)
    # "Achebe's rivals accused her" is not by Achebe.
    return not re.search(rf"\b{last}\b(?!['’])", text[: match.start()])


def _says_of(who: str, text: str) -> bool:
    """Tell whether somebody else holds something against a named one: "Achebe wasted £8m, councillors said"."""
    last = who.rpartition(" ")[2]
    if not find_names(f"{who} left."):
        return False
    against = re.compile(rf"\W*(?:[\w.’'-]+ ){{0,4}}?{re.escape(last)}\b(?!['’])[^,;:]{{0,40}}?\b{_HOLDS_AGAINST}\b")
    return any(
        against.match(text[speech.start : speech.end])
        and not _NEGATED.search(text[speech.start : speech.end])
        and last not in speech.speaker
        for speech in find_speech(text)
    )


@lru_cache(maxsize=16384)
def brings_accusation(text: str) -> bool:
    """Return whether a sentence tells of an accusation, and not first of all of its denial."""
    return bool(_ACCUSES_PLAINLY.search(mask_quotations(text))) and not opens_with_denial(text)


@lru_cache(maxsize=16384)
def answers_last(text: str, before: str) -> bool:
    """Return whether a sentence answers what the one before it in its report holds against somebody.

    Read without that one, it answers something that nobody has said, and that one without it says half.
    """
    held = _HOLDS.search(before) or _ACCUSES_PLAINLY.search(before)
    denies = _DENIES_THIS.match(text)
    # A plan is rejected, too.
    if (denies and (held or not denies["turns"])) or _SAYS_THIS_FALSE.search(text):
        return True
    # "Denied any wrongdoing" tells itself what is answered.
    speaks = not is_denial(text) and _SPEAKS_FOR.search(text)
    return bool(speaks and held)


def find_denied(text: str) -> str:
    """Return what somebody denies in a sentence, in its words; empty where it has none."""
    start = find_denial(text)
    if start is None or _WORDLESS.match(text, start):
        return ""
    end = _DENIED_END.search(text, start)
    return text[start : end.start() if end else len(text)]


@lru_cache(maxsize=16384)
def find_denial(text: str) -> int | None:
    """Return where in a sentence somebody denies something; None where nobody does."""
    masked = mask_quotations(text)
    if _LONG_AGO.match(masked):
        return None
    found = sorted(
        match.start()
        for match in (
            *_DENIES.finditer(masked),
            *_CONTESTS.finditer(text),
            *_CALLS_FALSE.finditer(text),
            *_AS_FALSE.finditer(text),
            *_DISMISSES.finditer(masked),
            *_IS_FALSE_SAID.finditer(text),
            *_SAYS_THIS_FALSE.finditer(text),
            *_SAYS_FALSE.finditer(text),
            *_QUOTED_FALSE.finditer(text),
        )
        if not _NO_DENIAL.search(masked[: match.start()])
        and not _turns_down(masked, match)
        and not (match.re in _FOUND_OUT and _FINDS_OUT.search(masked[: match.start()]))
        and not (match.re is _CALLS_FALSE and _LABELS.search(masked[: match.start()]))
    )
    return found[0] if found else None


def _turns_down(text: str, match: re.Match[str]) -> bool:
    """Tell whether a court or a council decides on what others claim, rather than answers what is said of it."""
    who = _who_denies(text, match)
    if not _TURNS_DOWN.search(who) or _OF_ONESELF.match(match[0]):
        return False
    if _COURTS.search(who):
        return not (_ONE_JUDGE.search(who) and _OF_A_JUDGE.match(text, match.start()))
    return not _OF_A_BODY.match(text, match.start())


def _who_denies(text: str, match: re.Match[str]) -> str:
    """Return what of a sentence says who denies: "she" in "accused the council's leader of theft, which she denied"."""
    return match[0] if match[0].startswith("which ") else text[: match.start()]
