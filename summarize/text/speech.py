"""Who says what: speakers, reporting verbs, and the words that are theirs rather than the report's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from summarize.text.clauses import find_clauses
from summarize.text.names import Name, find_names
from summarize.text.quotations import find_quotations, mask_quotations

#: Regular reporting verbs, in their base form; the forms in -s, -ed and -ing are made from it.
_REGULAR = """
    accuse acknowledge add admit admonish advise affirm agree allege announce answer argue assert assure attest boast
    caution claim clarify comment complain concede conclude confess confirm contend counter cry declare decry defend
    demand denounce deny describe detail disclose echo emphasize emphasise estimate explain exclaim express guess hint
    imply indicate inform insist joke lament maintain mention muse note observe opine pledge point predict proclaim
    promise protest quip recall recount reiterate relate remark remind repeat reply report respond restate retort reveal
    signal state stress suggest suspect testify theorize tweet underline underscore urge vent voice vow warn whisper
    believe hope speculate reason post assess fear recommend ask call
""".split()  # noqa: SIM905
_IRREGULAR = """
    say says said saying tell tells told telling write writes wrote writing think thinks thought know knows knew
    find finds found show shows showed shown swear swears swore hold holds held put puts make makes made
    foresee foresees foresaw forecast forecasts feel feels felt
""".split()  # noqa: SIM905
#: Forms that are nouns or ordinary verbs as often: they report only before "that" or a quotation.
_NOUNISH = frozenset(
    """
    report reports claim claims comment comments state states note notes point points demand demands answer answers
    call calls called calling find finds found show shows showed shown hold holds held put puts make makes made know
    knows knew hope hopes hoped fear fears feared post posts posted signal signals voice voices detail details
    defend defends defended urge urges vent repeat repeats related relate feel feels felt reason reasons assess
    ask asks echo echoes forecast forecasts counts guess joke protest protests reply replies hint hints mention
    caution mentions accuse accuses accused accusing counter counters cry making putting finding promise promises pledge
    pledges remarks
    """.split()  # noqa: SIM905
)
#: Forms whose object is often a thing ("announced a plan", "denied bail"): the same, but they close a sentence as well
#: ("..., the company announced").
_NEEDS_THAT = (
    frozenset(
        form
        for base in """
    announce reveal disclose declare acknowledge emphasize emphasise stress confirm reiterate underscore underline
    recount suggest express describe estimate agree conclude recall hint mention deny promise pledge vow advise
    recommend counter respond testify remark repeat assess believe think suspect detail defend urge protest
    indicate demand echo observe claim
    """.split()  # noqa: SIM905
        for form in (base, base + "s", base + "d", base + "ed", base[:-1] + "ies", base[:-1] + "ied", base[:-1] + "ing")
    )
    | frozenset(["thinks", "thought", "believing", "thinking", "knew", "answered"])
)


def _forms(base: str) -> list[str]:
    if base.endswith("y") and base[-2] not in "aeiou":
        return [base, base[:-1] + "ies", base[:-1] + "ied", base + "ing"]
    if base.endswith("e"):
        return [base, base + "s", base + "d", base[:-1] + "ing"]
    double = {"admit": "admitted admitting", "quip": "quipped quipping"}.get(base)
    if double:
        return [base, base + "s", *double.split()]
    plural = base + ("es" if base.endswith(("s", "ss", "sh", "ch", "x", "o")) else "s")
    return [base, plural, base + "ed", base + "ing"]


REPORTING_VERBS: frozenset[str] = frozenset([form for base in _REGULAR for form in _forms(base)] + _IRREGULAR)

#: What stands for the verb in "according to X".
ACCORDING = "according to"

_WORD = re.compile(r"[A-Za-z]+\b(?![-’']\w)")
_ACCORDING = re.compile(
    r"\b(?:[Aa]ccording\sto|[Ii]n\sthe\s(?:words|view|opinion)\sof|[Aa]s\sper"
    r"|(?:[Cc]iting|[Qq]uoting)(?=\s(?:[A-Z]|(?:\w+\s){0,3}(?:officials|sources|people|documents|data|reports?))))\s"
    r"(?P<speaker>[^,;.:]+(?:\.(?!\s|$)[^,;.:]*)*(?:\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|St|[A-Z])\.[^,;.:]+)?)"
)
_BE_BEFORE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|to|of|by|the|a|an|its|his|her|their|this|that|such|no|any|some|in|on|for|not\syet"
    r"|widely|also\sbeen|been\swidely)\s$",
    re.IGNORECASE,
)
#: What opens a clause, so that a speaker cannot begin before it.
_BOUNDARY = re.compile(
    # The full stop of "Sen." and "U.S." closes no sentence.
    r"[;:—–]|\s-+\s|[\"”“]|(?-i:(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2}))\.\s|,?\b(?:while|but|whereas|although|though|when|because|where|if|after|before|since|as|and"
    r"|that|which|who|until|unless|than|or|whether)\b\s",
    re.IGNORECASE,
)
_STRONG_BOUNDARY = re.compile(
    # The full stop of "Sen." and "U.S." closes no sentence.
    r"[;:—–]|\s-+\s|(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})\.\s(?=[A-Z])|,\s(?:while|but|whereas|although|though|as|and)\s|\s(?:while|whereas|but)\s"
)
#: Where the content of "X said that ..." ends because somebody else begins.
_PARALLEL = re.compile(
    r"[;]|(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})(?<!\b[ap]\.m)\.\s(?=[A-Z])|\b(?:while|whereas)\s"
)
_CONTENT_END = re.compile(
    r";|,?\s(?:while|whereas)\s(?=[A-Z]|the\s|its?\s|his\s|her\s)"
    r"|,\s(?:but|and)\s(?=[A-Z]\w+\s(?:\w+\s){0,3}?(?:said|says|told|added|replied|denied|responded)\b)"
)
_APPOSITION = re.compile(
    r"\s*(?:a|an|the|who|whose|which|head|chief|director|president|professor|spokes\w+|chair\w*|leader|one|his|her|their"
    r"|its|\d+|R-|D-|now|then|formerly|also|himself|herself|director|executive|senior|co-)\b",
)
_ADDED = re.compile(r"\s*(?:or|and|but|even|not|perhaps|possibly)\b")
_NAMED = re.compile(r"\s*the\s[A-Z]")
_LEAD_IN = re.compile(
    r"^(?:[Ii]n|[Oo]n|[Aa]t|[Dd]uring|[Aa]fter|[Bb]efore|[Ww]hen|[Ww]hile|[Bb]y|[Ff]or|[Ff]rom|[Aa]s|[Ss]ince|[Ww]ith"
    r"|[Ee]arlier|[Ll]ater|[Ll]ast|[Mm]eanwhile|[Hh]owever|[Aa]lso|[Ss]till|[Tt]hen|[Ii]f|[Aa]lthough|[Tt]hough"
    r"|[Aa]ccording|[Ss]peaking|[Aa]sked|[Ii]nstead|[Oo]ver|[Ff]ollowing|[Dd]espite|[Uu]nder|[Tt]o|[Ww]riting)\b"
)
_NO_SPEAKER = re.compile(r"(?i:to|from|with|by|for|of|despite|amid|following|including)\s")
#: What stands between a verb and the speaker behind it, and the next clause: "said Berg as he opened the hall".
_BEHIND_SPEAKER = re.compile(r",?\s(?:while|as|when|after|before|because|although|where)\s")
#: "Berg, who led the inquiry, replied": the subject stands before its relative clause.
_CLOSED_RELATIVE = re.compile(r",\s(?:who|whose|which)\s[^,]+,$")
#: "Berg, an aide to the mayor, said": before the aside that says who somebody is.
_CLOSED_APPOSITION = re.compile(r",\s(?:an?|the|one\sof)\s[^,]+,$")
#: "Berg on Friday, July 12, 2013, told": a date between a subject and its verb.
_DATE_BEFORE = re.compile(
    r"(?:\s(?:on\s)?\w+day)?,?\s(?:on\s)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s\d{1,2}(?:,\s\d{4})?,?\s*$"
)
#: Behind "the agency said" a clause of its own that somebody else says.
_ANOTHER_SPEAKS = re.compile(r",\s(?:and|but)\s.*\b(?:said|says|told|warned|added|replied|according)\b")
_CLAUSE_OF = re.compile(r",?\s(?:who|which)\b")
_RELATIVE_BEFORE = re.compile(r",?\s(?:who|which)\s$")
#: "After saying that", "by announcing": whose words these are stands behind the comma.
#: To whom something was told, up to the end: "her lawyer told the court on Friday."
_HEARER = re.compile(r"\s(?:(?:the|an?|his|her|its|their)\s)?[\w.'’-]+(?:\s[\w.'’-]+){0,8}?[.!]?[\"”]?\s*")
_ARGUING = frozenset(["saying", "arguing", "insisting"])
_PREPOSITION_BEFORE = re.compile(r"\b(?:after|before|by|while|without|when)\s$", re.IGNORECASE)
#: "Added 200 jobs", "adds to its range": to add is no speech there.
_NUMBER_BEHIND = re.compile(r"\s(?:[$€£]?\d|to\s)")
_NOISE_TAIL = re.compile(
    r"(?:\s(?:also|later|then|had|has|have|again|already|previously|repeatedly|once|recently|earlier|now|still|just"
    r"|has\salso|had\salso|further|often|publicly|reportedly|\w+ly|on\s\w+day|himself|herself|themselves"
    r"|would|could|should|will|may|might|must|can|did\snot|does\snot|do\snot))+$"
)
_ADDRESSEE = re.compile(
    r"\s(?:(?!that\b|would\b|will\b|is\b|was\b|had\b|has\b)[\w.'’]+\s?){1,6}?"
    r"(?=\s?that\b|,?\s[\"“]|\sin\san?\s|\son\s\w+day|\s(?:he|she|it|they|the|there|his|her)\s)"
)
_TELLING = frozenset("told tell tells telling informed reminded assured warned warning notified advised".split())  # noqa: SIM905
_BETWEEN = re.compile(
    r"(?:on|in|at|to|during|through|via|by|late|early|after|before|last|this|earlier|again|yesterday|today|of|about|from|\w+day"
    r"|\w+ly)\b"
)
_THAT = re.compile(r"(?:\s[^,;.\"“]{0,50}?)?\s?\bthat\s")
#: "announced it has", "believes he works": a clause without "that".
_BARE_CLAUSE = re.compile(
    r"\s(?:on\s\w+day\s|\w+day\s)?(?=(?:it|he|she|they|there|we|I)\s(?:is|are|was|were|has|have|had|will|would|can|could|may|might"
    r"|should|does|do|did|\w+s|\w+ed)\b)"
)
#: A word that makes the words before "and" a clause of their own rather than half of a noun phrase.
_CLAUSE_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|should|did|does|[a-z]\w+ed|said|says|met|told|won|lost|took"
    r"|made|came|went|got|saw|gave|left|held|spoke|shot|hit|struck|put|set|ran|found|fell|rose|led|began|became|broke|brought"
    r"|built|bought|cut|drew|drove|fought|kept|knew|laid|paid|read|sent|sold|stood|thought|threw|wrote|beat|bit|blew|bred"
    r"|caught|chose|clung|crept|dealt|drank|dug|ate|fed|fled|flew|forbade|forgave|forgot|froze|grew|hid|hung|hurt|lent|meant"
    r"|misled|overthrew|rebuilt|repaid|rode|sang|sank|sat|shook|slept|slid|sought|spent|sprang|stole|stuck|swam|swept"
    r"|swung|taught|tore|undid|underwent|understood|wept|withdrew|withheld|woke)\b"
)
_TAIL_SPEAKER = re.compile(
    r"\s(?P<speaker>[^\"“;:]+?)(?=$|[.!?]?\s*$|,\s*[\"“]|[.,]\s+[\"“]|[.]\s|,\s(?:adding|saying|noting|who|and|but)\b|,\sa\s)"
)
_PLACE_BEFORE = re.compile(r"\b(?:the|at|in|near|of|from|to)\s$", re.IGNORECASE)
_RELATIVE = re.compile(r",|\s(?:who|whose|which|whom)\s")
#: What opens a clause before the main one, and a verb that a relative clause between commas begins with.
_OPENING_CLAUSE = re.compile(r"(?:After|When|While|As|Before|Since|Because|Although|Though)\s")
_IN_RELATIVE = re.compile(r",\s(?:who|which)\s(?:\w+\s)?$")
_SHORT_VERB = re.compile(r"\b(?:it|he|she|they|there|that|we|I|you)[’'](?:s|re|ll|ve|d|m)\b", re.IGNORECASE)
_COMMA = re.compile(r",\s")
#: Behind a comma, what goes on in the clause before and opens none of its own, and a speaker at the end.
_GOES_ALONG = re.compile(
    r"(?:and|or|but|nor|who|which|whose|whom|where|while|as|because|although|though|after|before|when|if|unless|since"
    r"|including|with|that|\w+ing)\b",
    re.IGNORECASE,
)
_WHEN_WHERE = re.compile(r"(?:in|on|at|near|from|to|by|with|for|of|last|this|next|early|late)\s", re.IGNORECASE)
_TAIL = re.compile(r".{1,60}\s(?:said|says|reported|announced|wrote)(?:\son\s\w+)?[.!?]?\s*")
_GOES_ON = re.compile(
    r"(?:is|are|was|were|has|have|had|will|would|can|could|may|might|died|left|won|said|told|[a-z]{3,}ed)\b"
)
_PRONOUNS = frozenset("he she they it we i you".split())  # noqa: SIM905
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday yesterday today".split())  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class Speech:
    """Words that a text gives as somebody's."""

    #: As written ("a spokesman for the ministry", "he"), or the name that a pronoun stands for.
    speaker: str
    #: The reporting verb as written, or "according to".
    verb: str
    #: Offsets of verb and content.
    verb_start: int
    start: int
    end: int
    #: Whether the content is in quotation marks, at least in part.
    quoted: bool
    #: Whether the speaker stood as a pronoun.
    by_pronoun: bool = False


@lru_cache(maxsize=32768)
def find_speech(text: str, previous: str = "") -> tuple[Speech, ...]:
    """Return what a sentence gives as somebody's words, in the order of the verbs.

    Args:
        text: A sentence.
        previous: The sentence before it in its report: "he added" is resolved to its speaker or first person.
    """
    masked = mask_quotations(text)
    found: list[Speech] = []
    according = list(_ACCORDING.finditer(masked))
    named = [match.span() for match in according if not re.match(r"[^,]*\swho\s", match["speaker"])]
    found.extend(_read_according(text, match) for match in according)
    for match in _WORD.finditer(masked):
        if match[0].lower() not in REPORTING_VERBS or any(left <= match.start() < right for left, right in named):
            continue
        speech = _read_verb(text, masked, match, found)
        if speech:
            found.append(speech)
    if not found:
        found.extend(_read_stray_quotation(text))
    found.sort(key=lambda speech: speech.verb_start)
    return tuple(_resolve(_trim(speech, text), text, previous) for speech in found)


def _trim(speech: Speech, text: str) -> Speech:
    content = text[speech.start : speech.end]
    start = speech.start + len(content) - len(content.lstrip(" ,:"))
    return replace(speech, start=min(start, speech.end), end=speech.start + len(content.rstrip(" ,")))


def _read_according(text: str, match: re.Match[str]) -> Speech:
    """Read "according to X, content" and "content, according to X"."""
    before = text[: match.start()].rstrip(" ,")
    speaker = match["speaker"].strip()
    if len(before) > 3:
        start, end = _last(_PARALLEL, before), len(before)
        speaker = re.split(r"\s(?:said|says|which|who|that|in|on|at)\s", speaker)[0]
    else:
        start, end = match.end(), len(text)
    quoted = any(quotation.start < end and quotation.end > start for quotation in find_quotations(text))
    return Speech(speaker, ACCORDING, match.start(), start, end, quoted)


def _read_verb(text: str, masked: str, match: re.Match[str], found: list[Speech]) -> Speech | None:
    verb = match[0].lower()
    start, end = match.span()
    before = masked[:start]
    weak = verb in _NOUNISH or verb in _NEEDS_THAT
    if _BE_BEFORE.search(before) or (verb.startswith("add") and _NUMBER_BEHIND.match(masked, end)):
        return None
    # "Measures announced by the bank".
    if verb.endswith("ed") and masked.startswith(" by ", end) and before.rstrip()[-1:].isalnum():
        return None
    quotations = find_quotations(text)
    stripped = before.rstrip()
    # "...," said X   /   ..., said X
    closes_quote = stripped[-1:] in {'"', "”", "'", "’"} and not stripped[-2:-1].isalpha()
    inverted = closes_quote or (
        stripped.endswith(",")
        and verb not in _TELLING
        and not _CLOSED_RELATIVE.search(stripped)
        and not _closes_apposition(stripped)
    )
    if inverted and not verb.endswith("ing"):
        tail = _TAIL_SPEAKER.match(masked, end)
        if (
            tail
            and len(tail["speaker"].split()) <= 20
            and _is_noun_phrase(tail["speaker"])
            and verb not in _NOUNISH
            and (closes_quote or verb not in _NEEDS_THAT or _CLAUSE_VERB.search(stripped))
        ):
            named = _BEHIND_SPEAKER.split(tail["speaker"].strip(), maxsplit=1)[0]
            head = named.partition(",")[0]
            return _tail_speech(text, masked, match, head if find_names(head) else named, tail.end())
    that = _find_that(masked, end, verb) or (_BARE_CLAUSE.match(masked, end) if verb not in _NOUNISH else None)
    if that and verb in _NOUNISH and that.end() - end > 6:
        that = None
    follows_quote = any(0 <= quotation.start - end <= 60 for quotation in quotations if quotation.start >= end)
    speaker, speaker_start = _subject(masked, start)
    if verb.endswith("ing"):
        if weak and not (that and that.end() - end <= 12):
            return None
        content = that.end() if that else end
        opens = _PREPOSITION_BEFORE.search(before) and (verb in _ARGUING or that)
        if opens and (comma := masked.find(",", content)) > 0:
            speech = _front_speech(text, verb, start, content, _first_phrase(masked[comma:]))
            return replace(speech, end=min(speech.end, comma))
        if not stripped.endswith(",") and not (that and that.end() - end <= 8):
            return None
        speaker = _clause_subject(masked, start, found)
        return _front_speech(text, verb, start, content, speaker) if speaker else None
    # "with some limits we explain below": a pronoun right before the verb is its subject, whatever stands before it.
    last_word = speaker.rpartition(" ")[2].lower()
    if last_word in _PRONOUNS:
        speaker = speaker.rpartition(" ")[2]
    if not speaker or last_word in {"we", "you"} or _NO_SPEAKER.match(speaker):
        return None
    # "..., X said." and "..., X said on Tuesday."
    ahead = masked[end:].lstrip()
    comma_before = masked[:speaker_start].rstrip()
    if (
        comma_before[-1:] in {",", '"', "”", "’", "'"}
        and (
            not ahead
            or ahead[0] in '.,;!?"“”'
            or _is_tail(masked[end:])
            or (verb in _TELLING and _HEARER.fullmatch(masked, end) and not _CLAUSE_VERB.search(masked, end))
        )
        and (verb not in _NOUNISH or verb in {"report", "reports"})
        and len(comma_before) > 5
    ):
        quote_after = any(quotation.start >= end for quotation in quotations)
        if not (_LEAD_IN.match(comma_before.strip()) and comma_before.count(",") == 1 and (that or quote_after)):
            return _tail_speech(text, masked, match, speaker, end, front_end=speaker_start)
    if (
        weak
        and not (that and that.end() - end <= 45)
        and not (follows_quote and verb not in {"called", "call", "calls"})
    ):
        return None
    if verb in _TELLING and not that:
        addressee = _ADDRESSEE.match(masked, end)
        content = addressee.end() if addressee else end
    else:
        content = that.end() if that else end
    if not masked[content:].strip(" .!?\"”'’") and not any(quotation.start >= end for quotation in quotations):
        return None
    return _end_with_clause(_front_speech(text, verb, start, content, speaker), text, masked)


def _end_with_clause(speech: Speech, text: str, masked: str) -> Speech:
    """Return a speech that ends where the clause that it stands in does, and the main clause begins or goes on.

    "After Morel said that the pit, closed in May, was safe, miners left", "Morel, who reported on the pit, died". Where
    that cannot be told, the speech goes on to its end.
    """
    before = masked[: speech.verb_start]
    first = _last(_STRONG_BOUNDARY, before)
    opening = _OPENING_CLAUSE.match(before, first)
    relative = _IN_RELATIVE.search(before)
    commas = [found.start() for found in _COMMA.finditer(masked, speech.start, speech.end)]
    if not commas or (opening and "," in before[first:]):
        return speech
    if opening:
        end = _find_main_subject(text, masked, commas, speech.end)
        return speech if end is None else replace(speech, end=end)
    if not relative or _has_verb(text, first, relative.start()):
        return speech
    # Within the clause commas stand in pairs: the verb of the sentence stands behind one without another.
    going_on = [number for number, comma in enumerate(commas) if _begins_with_verb(text, comma + 2)]
    if going_on and going_on[-1] % 2 == 0:
        return replace(speech, end=commas[going_on[-1]])
    return speech


def _find_main_subject(text: str, masked: str, commas: list[int], end: int) -> int | None:
    """Return the comma behind which the main clause begins with its subject, looked for from the sentence's end."""
    ends = [*commas[1:], end]
    for number in range(len(commas) - 1, -1, -1):
        begin = commas[number] + 2
        part = masked[begin : ends[number]]
        tail = number == len(commas) - 1 and _TAIL.fullmatch(part)
        if tail or _GOES_ALONG.match(part) or text[begin : begin + 1] in {'"', "“"}:
            continue
        if not _has_verb(text, begin, ends[number]):
            if number == len(commas) - 1 and not _WHEN_WHERE.match(part):
                # It may hold a verb that is not known as one.
                return None
            continue
        if not _begins_with_verb(text, begin):
            return commas[number]
        # "Miners left, went home and slept", "miners, tired of it, left", "Dahl, who ran it, left".
        for subject in (number - 1, number - 2):
            if subject < 0:
                return None
            opens = commas[subject] + 2
            apart = subject == number - 1 and not _has_verb(text, opens, ends[subject])
            if not apart and not _GOES_ALONG.match(masked, opens) and not _begins_with_verb(text, opens):
                return commas[subject]
        return None
    return None


def _has_verb(text: str, start: int, end: int) -> bool:
    return bool(_SHORT_VERB.search(text, start, end)) or any(
        clause.finite and start <= clause.verb.start < end for clause in find_clauses(text)
    )


def _begins_with_verb(text: str, start: int) -> bool:
    return bool(_GOES_ON.match(text, start)) or any(
        clause.finite and clause.start == start for clause in find_clauses(text)
    )


def _closes_apposition(before: str) -> bool:
    """Tell whether a text is a name and what is said of it between commas, not a clause and its speaker.

    "Berg takes bribes, a crime under the law, said Dahl": only a name that is all there is may be a subject.
    """
    match = _CLOSED_APPOSITION.search(before)
    if match is None:
        return False
    head = before[: match.start()].strip()
    names = find_names(head)
    return len(names) == 1 and names[0].end == len(head) and head[: names[0].start].strip() == names[0].title


def _find_that(masked: str, end: int, verb: str) -> re.Match[str] | None:
    """Return the "that" of a reporting verb; only when and where, or to whom, may stand before it."""
    match = _THAT.match(masked, end)
    if not match:
        return None
    between = match[0].rpartition("that")[0].strip()
    if not between or verb in _TELLING or verb in _NOUNISH or _BETWEEN.match(between):
        return match
    return None


def _front_speech(text: str, verb: str, verb_start: int, content: int, speaker: str) -> Speech:
    masked = mask_quotations(text)
    closing = _CONTENT_END.search(masked, content)
    end = closing.start() if closing else len(text)
    quoted = any(quotation.start < end and quotation.end > content for quotation in find_quotations(text))
    return Speech(speaker, verb, verb_start, content, end, quoted)


def _tail_speech(
    text: str, masked: str, match: re.Match[str], speaker: str, after: int, *, front_end: int | None = None
) -> Speech:
    """Read a speech whose content stands before the verb; a quotation that goes on after it belongs to it."""
    edge = front_end if front_end is not None else match.start()
    content_end = len(masked[:edge].rstrip(" ,"))
    sentence = _last(re.compile(r"[a-z\"”][.!?]\s(?=[A-Z“\"])|;\s"), masked[:content_end])
    start = sentence
    quotations = find_quotations(text)
    rest = text[after:].strip(" .,!?")
    continued = [quotation for quotation in quotations if quotation.start >= after]
    end = content_end
    # "The law, he said, will hurt": the speaker stands inside what is said.
    if (
        text[after : after + 1] == ","
        and not continued
        and len(rest.split()) > 2
        and text[content_end - 1] not in "\"”'’"
        and not _is_tail(text[after + 1 :])
        and not _APPOSITION.match(text, after + 1)
        and not _ANOTHER_SPEAKS.match(text, after)
    ):
        end = len(text.rstrip())
    if continued and len(rest) > 3 and text[after : continued[0].start].strip(" ,.:;\"“'‘and") == "":
        end = continued[-1].end
    quoted = any(quotation.start < end and quotation.end > start for quotation in quotations)
    return Speech(speaker, match[0].lower(), match.start(), start, end, quoted)


def _subject(masked: str, verb_start: int) -> tuple[str, int]:
    """Return the subject of a verb as written, and where it starts; empty where there is none in its clause."""
    if dated := _DATE_BEFORE.search(masked, max(0, verb_start - 40), verb_start):
        verb_start = dated.start()
    before = _NOISE_TAIL.sub("", masked[:verb_start].rstrip())
    # "Yahoo Inc, which posted slow growth, said": the subject stands before what is inserted.
    if before.endswith(",") and (cut := before[:-1].rfind(",")) > 0:
        verb_start = cut
    region_start = _last_boundary(masked[:verb_start])
    region = masked[region_start:verb_start]
    core = _NOISE_TAIL.sub("", " " + region.rstrip())[1:] if region.strip() else ""
    if not core.strip():
        # "Smith arrived and said": the subject stands before the boundary.
        joined = re.search(
            r"(?:\band|\bbut|\bwho|,\swho)\s(?:\w+ly\s|also\s|then\s|has\s|had\s|later\s)*$", masked[:verb_start]
        )
        if not joined:
            return "", 0
        if "who" in joined[0]:
            region_start = _last_boundary(masked[: joined.start()])
            core = masked[region_start : joined.start()].rstrip(" ,")
            names = find_names(core)
            return (names[-1].text if names else _strip(core.rpartition(", ")[2] or core)), region_start
        region_start = _last(_STRONG_BOUNDARY, masked[: joined.start()])
        return _first_phrase(masked[region_start : joined.start()]), region_start
    # "The reporter who first published the papers said": what stands before "who" is the subject.
    relative = _RELATIVE_BEFORE.search(masked, 0, region_start)
    if relative and "," not in core and _CLAUSE_VERB.search(core):
        return _subject(masked, relative.start())
    chunks = re.split(r",(?!\d{3})", core)
    if len(chunks) > 1 and not chunks[-1].strip():
        chunks = chunks[:-1]
    place = len(chunks) - 1
    # Walk back over appositions: "John Smith, a spokesman for the group, said".
    while place > 0 and (_APPOSITION.match(chunks[place]) or (place >= 2 and not find_names(chunks[place].strip()))):
        # "The bridge had cost 40 million, the ministry said": what stands before is a clause, so it is what was said.
        if _CLAUSE_VERB.search(",".join(chunks[:place])):
            break
        if _APPOSITION.match(chunks[place]) and _LEAD_IN.match(chunks[place - 1].strip()) and place == 1:
            break
        # "Troops and other forces, the Times reported": behind what bears no name a name is no apposition.
        if _NAMED.match(chunks[place]) and not find_names(chunks[place - 1].strip()):
            break
        # "A cut — or even a closure, the ministry said": no apposition.
        if _ADDED.match(chunks[place - 1]):
            break
        place -= 1
    if place < len(chunks) - 1 and _LEAD_IN.match(chunks[place].strip()) and place + 1 < len(chunks):
        place += 1
    begin = region_start + sum(len(chunk) + 1 for chunk in chunks[:place])
    phrase = ",".join(chunks[place:])
    return _strip(phrase), begin + (len(phrase) - len(phrase.lstrip()))


def _clause_subject(masked: str, position: int, found: list[Speech]) -> str:
    """Return the subject that a participle ("..., adding that") leans on."""
    boundary = _last(_STRONG_BOUNDARY, masked[:position].rstrip(" ,"))
    earlier = [speech for speech in found if boundary <= speech.verb_start < position]
    if earlier:
        return earlier[-1].speaker
    return _first_phrase(masked[boundary:position])


def _first_phrase(clause: str) -> str:
    """Return the first name of a clause, or its first words up to a verb, past a lead-in."""
    text = clause.strip(" ,")
    while _LEAD_IN.match(text) and "," in text:
        text = text.partition(",")[2].strip()
    verb = _CLAUSE_VERB.search(text)
    phrase = _NOISE_TAIL.sub("", text[: verb.start()].rstrip(" ,")) if verb else ""
    phrase = _CLAUSE_OF.split(phrase, maxsplit=1)[0]
    if phrase and len(phrase.split()) <= 12:
        return phrase
    names = find_names(text)
    if names and names[0].start < 40:
        return text[: names[0].end].strip()
    return " ".join(text.split()[:3])


def _last_boundary(text: str) -> int:
    """Return where the clause that a text ends in begins; "and" inside a noun phrase begins none."""
    ends = list(_BOUNDARY.finditer(text))
    while ends:
        last = ends[-1]
        joins = last[0].strip(" ,").lower() in {"and", "or", "as"}
        begin = ends[-2].end() if len(ends) > 1 else 0
        if not joins or last.end() == len(text) or _CLAUSE_VERB.search(text, begin, last.start()):
            return last.end()
        ends.pop()
    return 0


def _strip(phrase: str) -> str:
    return phrase.strip(" ,\"“”'’‘-—–()")


def _is_noun_phrase(phrase: str) -> bool:
    """Tell whether what follows "said" is a speaker rather than the thing said."""
    first = phrase.split(maxsplit=1)[0].lower() if phrase.split() else ""
    if first in _PRONOUNS and " " in phrase.strip():
        return False
    if first in {"that", "there", "to", "if", "in", "on", "at", "this", "would", "when", "as", "not", "what", "so"}:
        return False
    # "Said Monday Okoro, a miner": a day with a name behind it is one.
    if first.strip(".,") in _DAYS and not re.match(r"\s*\w+\s[A-Z]", phrase):
        return False
    head = _RELATIVE.split(phrase, maxsplit=1)[0]
    return not re.search(r"\b(?:is|was|were|are|will|would|has|had|have|could|should|can)\b", head)


def _is_tail(rest: str) -> bool:
    """Tell whether what follows a verb only says when, where or to whom something was said."""
    text = rest.strip(' .!?"”')
    return bool(
        re.match(
            r"(?:(?:on|in|at|to|during|late|early|after|by|through|via|of|last|this|yesterday|today|earlier|about|before|with|from"
            r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|reporters|the\s(?:AP|BBC)|Reuters|CNN|AFP)\b)",
            text,
        )
        and len(text.split()) <= 14
    )


def _read_stray_quotation(text: str) -> list[Speech]:
    """A sentence that is one quotation from end to end has a speaker that it does not name."""
    for quotation in find_quotations(text):
        if quotation.end - quotation.start >= 0.8 * len(text.strip()) and len(quotation.text.split()) > 3:
            return [Speech("", "", quotation.start, quotation.start, quotation.end, quoted=True, by_pronoun=True)]
    return []


def _resolve(speech: Speech, text: str, previous: str) -> Speech:
    """Put the name behind "he" or "she" where this sentence or the one before gives one."""
    first = speech.speaker.split(" ", 1)[0].lower() if speech.speaker else ""
    if first not in _PRONOUNS and speech.speaker:
        return speech
    before = text[: min(speech.verb_start, speech.start)]
    own = find_names(mask_quotations(before)) if first else ()
    if own:
        return replace(speech, speaker=_likeliest_person(own, before), by_pronoun=True)
    if previous:
        said = find_speech(previous)
        if said and said[-1].speaker and said[-1].speaker.lower() not in _PRONOUNS:
            return replace(speech, speaker=said[-1].speaker, by_pronoun=True)
        names = find_names(mask_quotations(previous))
        person = _likeliest_person(names, previous)
        if person:
            return replace(speech, speaker=person, by_pronoun=True)
    return replace(speech, by_pronoun=True)


def _likeliest_person(names: Sequence[Name], text: str) -> str:
    """Return the name in a sentence that "he" or "she" in the next means: with a title, else a full name."""
    titled = [name for name in names if name.title]
    full = [name for name in names if " " in name.text and not _PLACE_BEFORE.search(text[: name.start])]
    chosen = titled or full or list(names)
    return chosen[0].text if chosen else ""


def _last(pattern: re.Pattern[str], text: str) -> int:
    """Return where the last match of a pattern in a text ends, or 0."""
    end = 0
    for match in pattern.finditer(text):
        end = match.end()
    return end
