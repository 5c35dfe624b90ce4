"""Words by what they leave of a plan: verbs of saying, verbs that leave it open, days on which it may have come."""

from __future__ import annotations

import re
from collections.abc import Iterator

DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
#: In the order in which `datetime.weekday` counts them.
WEEK = tuple("monday tuesday wednesday thursday friday saturday sunday".split())  # noqa: SIM905
MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"

#: Verbs of saying: what was said on a day may be that something is to come on it.
SAYING = frozenset(
    """
    say tell announce report warn tweet write claim declare add note urge call ask predict expect suggest argue insist
    pledge vow promise threaten agree set schedule plan confirm reveal describe signal indicate hint believe think
    lash criticize criticise blast slam defend praise dismiss tout complain question accuse preview
    """.split()  # noqa: SIM905
)
#: Unless saying it is what is to come.
ANNOUNCING = frozenset(
    """
    announce unveil propose reveal outline declare hail say tell present speak address discuss
    """.split()  # noqa: SIM905
)
#: What may be done on a day on which the rest is still to come.
LEAVING_OPEN = frozenset(
    """
    arrive head fly travel prepare pack hint face debate line queue campaign begin start open strengthen cancel
    postpone delay schedule arrest charge detain indict accuse name invite release leave depart be have become come
    seek press push scramble try race work consider continue move look negotiate near loom confirm
    """.split()  # noqa: SIM905
)
#: What one does on a day short of what was to be done on it, unless just that was to be done.
SHORT_OF_IT = frozenset("decline refuse order vote lose brief write rule appeal".split())  # noqa: SIM905
#: What was done to somebody on a day on which more may be to come.
DURING = frozenset(
    """
    arrest charge detain hold question indict accuse expect schedule set name tell say ask invite postpone delay cancel
    call admit take report announce
    """.split()  # noqa: SIM905
)
BEGINNING = frozenset("begin start open launch kick".split())  # noqa: SIM905
#: How a body decides: the verbs that a forecast has, and those that tell of the decision.
DECIDING = frozenset("pass approve confirm reject block defeat acquit convict ratify adopt override vote".split())  # noqa: SIM905
DECIDED = DECIDING | frozenset("decline refuse clear sink kill uphold".split())  # noqa: SIM905
#: Verbs that say too little to tell one deed by, and those that many do of whom others do the same.
EMPTY = frozenset(
    """
    be have make take get go do say continue need see give remain become include come cost help allow require use face
    keep leave stay know begin start end tell run work try seek hold
    """.split()  # noqa: SIM905
)
EVERYDAY = frozenset("vote meet hear elect sentence visit speak talk discuss return travel play".split())  # noqa: SIM905
#: Verbs that tell the same of a plan, a bill or an order, to the first of them.
ALIKE = {
    verb: group[0]
    for group in (
        ("announce", "unveil", "propose", "reveal", "outline"),
        ("nominate", "name", "appoint", "pick", "select"),
    )
    for verb in group
}

_MONTH_NAME = (
    r"(?-i:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)"
)
_SEASON = r"(?:week|month|year|spring|summer|fall|autumn|winter)"
#: What is still to come when the deed that is told is long done: "will meet again next week".
LATER = re.compile(
    rf"\b(?:next (?:\w+day|{_SEASON})|later this (?:month|year)|again|tomorrow|another"
    rf"|(?:in|by|on|from|until|before) (?:early |late |mid-)?{MONTH}\w*\.?"
    rf"|(?:in|by|until) (?:19|20)\d\d|by the end of|within|this (?:spring|summer|fall|autumn|winter|year)|for good"
    r"|for (?:two|three|four|five|six|\d+|several) \w+)"
)
#: A deed of another time.
EARLIER = re.compile(
    rf"(?i)\b(?:last (?:\w+day|{_SEASON})|earlier this|ago|since|previously|(?:days?|weeks?|months?|years?) earlier"
    rf"|(?<!by )(?:19\d\ds?|20[012]\d)|(?:in|on) {_MONTH_NAME}|once)\b"
)
#: A deed that was none, in what stands before it.
DOUBTED = re.compile(
    r"""(?ix)\b(?:had|if|unless|until|whether|den(?:y|ies|ied)|claim\w*|false(?:ly)?|nearly|almost|nobody|no\ one|would
    |mistaken\w*|provisionally|hop(?:es?|ed)|film|sketch|draft|test|without|part(?:ly|ially)|still)\b"""
)

_DAY_NAMED = re.compile(rf"\b{DAY}\b(?!['’]s)")
#: Before a day of another week, of several, or that is a limit: "last Friday", "by Friday", "starting Friday".
_OTHER_DAY = re.compile(
    r"\b(?:last|next|this past|a|the|each|every|by|until|till|from|through|since|following|starting|beginning|effective"
    rf"|as of|Black|Easter|Good|Super|(?:{DAY} (?:and|to|or)))\s(?:on\s)?$"
)
#: Behind one: "Friday, June 10", "Friday and Saturday", "Friday of last week".
_DATED = re.compile(
    rf",? (?:{MONTH}|of last|a week|a year|week\b|next\b)|,? (?:and|through|to|or)(?: (?:on|every|each|again))* {DAY}"
)


def find_days(text: str) -> Iterator[re.Match[str]]:
    """Yield the days of this week that a text names, none that is a limit ("by Friday") or one of several."""
    for day in _DAY_NAMED.finditer(text):
        if not _OTHER_DAY.search(text, 0, day.start()) and not _DATED.match(text, day.end()):
            yield day
