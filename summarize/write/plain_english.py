"""Long-winded phrases of news prose, each with the short everyday words that say the same."""

from __future__ import annotations

import re

from summarize.text.quotations import find_quotations

#: Only pairs that can be exchanged wherever they stand, so that no rule has to know the grammar around them: no phrase
#: that is a noun as often as a verb ("attempts to"), none with a second sense ("ahead of", "throughout"), none whose
#: short word sounds odd of a thing ("a bill seeking to limit") or like an order ("the port is set to close").
_SHORTER = {
    "in the wake of": "after", "in the aftermath of": "after", "prior to": "before", "subsequent to": "after",
    "in order to": "to", "in an effort to": "to try to", "in an attempt to": "to try to", "in a bid to": "to try to",
    "for the purpose of": "for", "due to the fact that": "because", "owing to the fact that": "because",
    "in light of the fact that": "because", "despite the fact that": "although", "in spite of": "despite",
    "on the grounds that": "because", "as a result of": "because of", "as a consequence of": "because of",
    "owing to": "because of", "with regard to": "about", "in regard to": "about",
    "with respect to": "about", "pertaining to": "about", "upwards of": "more than",
    "approximately": "about", "the vast majority of": "most of", "the majority of": "most of",
    "a large number of": "many", "numerous": "many",
    "at the present time": "now", "presently": "now", "on a daily basis": "daily", "on a weekly basis": "weekly",
    "is able to": "can", "are able to": "can", "has the ability to": "can", "have the ability to": "can",
    "was unable to": "could not",
    "were unable to": "could not", "is unable to": "cannot", "are unable to": "cannot",
    "has taken place": "has happened", "made the decision to": "decided to", "gave approval to": "approved",
    "attempted to": "tried to", "attempting to": "trying to",
    "vowed to": "promised to", "vows to": "promises to", "vowing to": "promising to", "opted to": "chose to",
    "commenced": "began", "utilized": "used", "utilizing": "using", "purchased": "bought", "purchasing": "buying",
    "assisted": "helped", "assisting": "helping", "resides in": "lives in", "resided in": "lived in",
    "residing in": "living in", "perished": "died", "passed away": "died", "were fatally shot": "were shot dead",
    "was fatally shot": "was shot dead", "sustained injuries": "was hurt", "individuals": "people",
    "an additional": "another", "additional": "more",
    "in close proximity to": "near", "in the vicinity of": "near", "amongst": "among", "whilst": "while",
    "per annum": "a year", "an individual": "a person",
}  # fmt: skip
_PHRASE = re.compile(
    rf"\b(?:{'|'.join(re.escape(phrase) for phrase in sorted(_SHORTER, key=len, reverse=True))})\b(?!-)", re.IGNORECASE
)


#: "the majority of voters", "the majority of the voters": most voters, most of the voters.
_SHARES = frozenset(["the vast majority of", "the majority of"])
_DETERMINED = re.compile(
    r"\ (?:the|these|those|this|that|its|his|her|their|our|them|us|it|which|whom|whose|[A-Z]\S*['’]s)\b".replace(
        "\\ ", " "
    )
)
#: What follows "an individual" that is no part of a compound ("an individual candidate").
_ALONE = re.compile(
    r"(?:[,.;:!?]|$|\ (?:who|whose|with|in|from|to|was|were|is|are|has|have|had|of|at|on|and|or|by|under|that|for|as"
    r"|can|could|will|would|may|might|must|should|familiar|close|involved|named|known|said|says|told)\b)".replace(
        "\\ ", " "
    )
)
_PHRASES_OF_ABOUT = frozenset(["with regard to", "in regard to", "with respect to", "pertaining to"])
#: What is about something: words of saying, asking and knowing. "A foe about trade" and "conduct about the fire" are no
#: English.
_ABOUT_SOMETHING = frozenset(
    """
    answer answers allegation allegations announcement announcements article articles call calls claim claims comment
    comments communication communications complaint complaints concern concerns conversation conversations debate
    debates decision decisions detail details disclosure disclosures discussion discussions document documents email
    emails evidence fact facts fear fears files finding findings guidance info information intelligence letter letters
    lie lies memo memos message messages news questions question records recommendation recommendations remark remarks
    report reports rumor rumors rumour rumours secrets speculation statement statements story stories talks testimony
    tweet tweets warning warnings worries
    ask asked asking interviewed lie lied lying questioned quizzed speak spoke spoken speaking talk talked talking
    testified testify testifying
    """.split()  # noqa: SIM905
)
_LAST_WORD = re.compile(r"([A-Za-z]+) $")


def is_about_something(word: str) -> bool:
    """Tell whether "about" can follow a word."""
    return word.lower() in _ABOUT_SOMETHING


def _fits(phrase: str, before: str, after: str) -> bool:
    """Tell whether a phrase can be exchanged between these words."""
    if phrase in _PHRASES_OF_ABOUT:
        last = _LAST_WORD.search(before)
        return last is not None and is_about_something(last[1])
    if phrase in {"in an effort to", "in an attempt to", "in a bid to"} and before.endswith(", "):
        # "Denied it, to try to calm the crew": the infinitive would hang in the air.
        return False
    if phrase in {"in the wake of", "in the aftermath of"}:
        # "After his pressing them"
        return not re.match(r"\s(?:his|her|its|their)\s\w+ing\b", after)
    if phrase in {"individuals", "an individual"}:
        return bool(_ALONE.match(after))
    if phrase == "additional":
        # "the more money", "more 30 troops"
        return not re.search(
            r"(?i)\b(?:the|its|his|her|their|this|these|those|an?|no|of|every|each|any|one)\s(?:\S+\s)?$", before
        ) and not re.match(r"\s(?:\$|€|£)?\d", after)
    if phrase == "approximately":
        # "An approximately $9 million plan"
        return not re.search(r"(?i)\b(?:an?|the)\s$", before)
    if phrase in {"assisted", "assisting"}:
        return not re.match(r"\s(?:living|suicide|dying|death|reproduct\w+|conception)\b", after)
    # "Another $40 million": as if it had been as much before.
    return phrase != "an additional" or not re.match(r"\s[$€£]\d", after)


def use_plain_english(text: str) -> str:
    """Return a sentence with everyday words for long-winded ones, outside its quotations and names."""
    quoted = [(quotation.start, quotation.end) for quotation in find_quotations(text)]

    def replace(match: re.Match[str]) -> str:
        found = match[0]
        # A capital inside a sentence opens a name ("Individuals with Disabilities Act").
        if any(start <= match.start() < end for start, end in quoted) or (match.start() and found[0].isupper()):
            return found
        plain = _SHORTER[found.lower()]
        if not _fits(found.lower(), text[: match.start()], text[match.end() :]):
            return found
        if found.lower() in _SHARES and not _DETERMINED.match(text, match.end()):
            # "most voters", "most of the voters"
            plain = "most"
        return plain[0].upper() + plain[1:] if found[0].isupper() else plain

    return _PHRASE.sub(replace, text)
