"""What a text says may be, is alleged, is intended or will be, rather than is: the cue, its kind, its word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from summarize.text.tokens import Token, content_after
from summarize.text.verbs import base_stem


class Mode(StrEnum):
    """In which way something is said to be other than a fact."""

    #: may, might, could, likely, suspected of being so.
    POSSIBLE = "possible"
    #: alleged, accused of, charged with, reportedly.
    ALLEGED = "alleged"
    #: plans to, wants to, threatened to, proposed.
    INTENDED = "intended"
    #: will, is to, is set to.
    FUTURE = "future"
    #: would, if, unless: words that leave open what stands beside them; `conditions` reads what depends on what.
    CONDITIONAL = "conditional"
    #: should, must, urged to.
    DEMANDED = "demanded"


_PHRASES: dict[Mode, str] = {
    Mode.POSSIBLE: r"""
        may(?!\s\d|\sday\b) | might | could(?!n['’]t|\snot) | possibly | perhaps | maybe | potentially | probably
      | (?:un)?likely(?:\sto)? | (?:is|are|was|were|be|been|being|it['’]s)?\s?expected\sto | appear(?:s|ed)?\sto
      | seem(?:s|ed)?\sto
      | (?:is|are|was|were|be)\s(?:believed|thought|feared|understood|considered|presumed|assumed)(?:\sto)?
      | (?<!\bsoon\sas\s)(?<!\bmuch\sas\s)(?<!\bmany\sas\s)(?<!\bfar\sas\s)(?<!\bquickly\sas\s)possible
      | possibility\s(?:of|that) | risk(?:s|ed)?\s(?:of|being) | potential | apparent(?:ly)?
      | presumably | unclear\s(?:if|whether) | chance\s(?:of|that) | fear(?:s|ed)?\sthat
    """,
    Mode.ALLEGED: r"""
        alleged(?:ly)? | alleg(?:es|ing|ations?)(?:\sthat|\sof)? | accus(?:ed|es|ing)\s(?:of|[^,;.]{1,40}?\sof)
      | accus(?:ed|es|ing|ations?)\b
      | (?:was|were|is|are|been|being|be|and)\scharged(?:\s(?:on|in|by|last|late)\s(?:\w+\s){0,3}?\w+(?=\swith))?
        (?:\swith|\sin)? | charged\swith | charges?\sof
      | reported(?:ly)? (?=\s(?!that\b|on\b|by\b|in\b|from\b|the\b|a\b|an\b)) | reportedly
      | supposed(?:ly)? | purported(?:ly)? | suspect(?:ed|s)?(?:\s(?:of|to)\b)? | on\ssuspicion\sof | so-called
      | claim(?:s|ed|ing)?\sto | blam(?:ed|es|ing)\s(?:for|[^,;.]{1,40}?\sfor) | rumou?red | unconfirmed | unverified
      | indicted\s(?:on|for) | facing\scharges
    """,
    Mode.INTENDED: r"""
        plan(?:s|ned|ning)?\s(?:to|on|for) | planned | intend(?:s|ed|ing)?\sto | aim(?:s|ed|ing)?\s(?:to|at)
      | hop(?:es|ed|ing|e)\sto
      | want(?:s|ed|ing)?\sto | seek(?:s|ing)?\sto | sought\sto | try(?:ing)?\sto | tries\sto | tried\sto
      | attempt(?:s|ed|ing)?\sto | considering
      | consider(?:s|ed)?(?=\s\w+ing\b) | propos(?:es|ed|ing|als?)(?:\sto|\sfor)?
      | weigh(?:s|ed|ing)
      | vow(?:s|ed|ing)?(?:\sto)? | promis(?:es|ed|ing|e)\sto | pledg(?:es|ed|ing|e)\sto
      | threaten(?:s|ed|ing)?(?:\sto)?
      | agree(?:s|d|ing)?\sto | decid(?:es|ed|ing|e)\sto | prepar(?:es|ed|ing|e)\sto | offer(?:s|ed|ing)?\sto
      | ready\sto | bid\sto | efforts?\sto | willing\sto | would\slike\sto | calls?\sfor
      | called\sfor | calling\sfor
    """,
    Mode.FUTURE: r"""
        will(?!\s(?:of|and\stestament)\b) | won['’]t | shall
      | (?:(?:is|are|was|were)\s)?(?:set|scheduled|slated|poised)\s(?:to|for)
      | (?:is|are|was|were)\sdue\s(?:for|to(?!\s(?:an?|the|his|her|its|their|\w+ing|\w+s)\b))
      | (?:is|are|was|were)\sto(?=\s[a-z]+\b) | (?:is|are|was|were)?\s?going\sto | ll\b
    """,
    Mode.CONDITIONAL: r"""
        would(?!\slike\sto) | d(?=\sbe\b) | if(?!\sonly\b) | unless | whether | provided\sthat | in\scase
    """,
    Mode.DEMANDED: r"""
        should | must | ought\sto | need(?:s|ed)?\sto | urg(?:es|ed|ing|e)\s(?:[^,;.]{1,40}?\s)?to
      | (?:call|calls|called|calling)\son\s[^,;.]{1,40}?\sto | demand(?:s|ed|ing)?(?:\sthat)? | ha[sd]\sto | have\sto
      | (?:order|orders|ordered|told|asked|asks|urged)\s[^,;.]{1,40}?\sto(?=\s[a-z])
    """,
}
#: The first letters of every cue: trying the long pattern at each word would take ten times as long.
_BEGINNINGS = frozenset(
    """
    may mig cou pos per pot pro lik unl is are was wer be bee bei exp app see thi ris cha fea unc pre
    all acc rep sup pur sus so- on cla bla rum unv ind fac and
    pla int aim hop wan sou try tri att con wei vow ple thr agr dec off rea bid eff wil wou cal
    won sha set due sch sla poi goi ll if unl whe in d
    sho mus oug nee urg dem has had hav ord tol ask its it'
    """.split()  # noqa: SIM905
)
_WORD = re.compile(r"[A-Za-z]+")
_CUE = re.compile(
    r"\b(?:" + "|".join(f"(?P<{mode.value}>{phrases})" for mode, phrases in _PHRASES.items()) + r")(?!\w)",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Modality:
    """A cue that something is not said to be a fact; `text[start:end]`."""

    start: int
    end: int
    text: str
    mode: Mode
    #: The content word that it bears on, and its stem; None and empty where there is none.
    head: Token | None
    stem: str


@lru_cache(maxsize=65536)
def find_modalities(text: str) -> tuple[Modality, ...]:
    """Return the modal cues of a text, in order. The month May and the noun "will" are told apart by what follows."""
    found: list[Modality] = []
    for word in _WORD.finditer(text):
        if word[0][:3].lower() not in _BEGINNINGS or (found and word.start() < found[-1].end):
            continue
        match = _CUE.match(text, word.start())
        if not match:
            continue
        if match[0] in {"May", "Will"} and match.start() > 0:
            continue
        head = content_after(text, match.end())
        # "The search will go on, Morel said": the name behind the comma is no verb.
        if head and head.text[0].isupper() and "," in text[match.end() : head.start]:
            head = None
        mode = Mode(str(match.lastgroup))
        found.append(Modality(match.start(), match.end(), match[0], mode, head, base_stem(head.text) if head else ""))
    return tuple(found)
