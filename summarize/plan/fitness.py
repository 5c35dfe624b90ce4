"""Which sentences a statement may rest on, and why the others are passed over."""

from __future__ import annotations

import re

from summarize.text.datelines import skip_dateline
from summarize.text.dates import find_dates
from summarize.text.denials import answers_last, opens_with_denial
from summarize.text.interleaved import drop_headlines
from summarize.text.names import find_names
from summarize.text.printable import mask_sequences
from summarize.text.pronouns import opening_pronoun, unnamed_person
from summarize.text.quotations import find_quotations, is_quoted, mask_quotations
from summarize.text.subjects import name_pronoun
from summarize.text.truncated import close_truncated
from summarize.text.verbs import read_verb
from summarize.types import SplitReport

from .candidates import LONGEST, SHORTEST, Candidate, make_candidate
from .furniture import is_caption, is_furniture, is_to_machine
from .slips import english_fault, is_lower_case, is_shouted, spelling_fault, typing_fault

#: What a sentence has that is understood behind the one before it.
LEANS = "points back to a sentence before it"
TOO_LONG = "too long to be read as one sentence"
#: Characters of what can be a sentence at all: no pattern is to search one "word" of a whole file.
MOST_CHARACTERS = 5_000
_BRACKETED = re.compile(r"\([^()]+\)")
#: "The ministry released the following statement": what follows is the news.
_FOLLOWS = re.compile(
    r"(?i)\b(?:releas|issu|ma[dk]|sen[dt]|post|publish|offer|g[ia]v|deliver)\w* the following"
    r" (?:statement|letter|remarks|message|memo|list|text|transcript)\b"
)
#: "During President George W.", "and Norland Gov.": a name was to follow.
_NAMELESS = re.compile(
    r"(?:\bthe D\.C|\b[HS]\. (?:Con\. )?Res|\bS\. Con)\.$"
    r"|(?:^|[\s“\"(])(?:(?:Gov|Sens?|Reps?|Mrs?|Ms|Gen|Brig|Maj|Lt|Col|Capt|Sgt|Rev)"
    r"|(?:President|Justice|(?:Sen|Rep|Gov)\.) [A-Z][a-z]+ [A-Z])\.$"
)
_FIRST_PERSON = re.compile(
    r"\b(?:I(?!-\d)|[Ww]e|[Mm]y|[Oo]ur|[Mm]yself|[Oo]urselves|me|us|[Yy]ou|[Yy]our|[Yy]ours|[Ll]et['’]s)(?!\w|[.&/]\w|-[A-Z])"
)
#: "World War I", "Charles I", "Carla I. Waters", "Our Lady": names.
_IN_NAMES = re.compile(
    r"\b(?:War|Phase|Title|Type|Class|Part|Stage|Level|Division|Tier|Schedule|Article|Section|Chapter|Category|Bank"
    r"|(?:King|Queen|Pope|Emperor|Tsar|Sultan) [A-Z]\w+|Charles|James|Elizabeth|Napoleon|Francis) I\b"
    r"|\b[A-Z][a-z]+ I\. [A-Z][a-z]+|\bOur Lady\b|\bMy Lai\b"
)
_TEASER = re.compile(
    r"""(?ix)^(?:here['’]?s | here\ are | what\ (?:we|you|to)\ know | find\ out | stay\ tuned | guess\ what
    | not\ so\ fast
    | (?:why\ it\ matters | the\ big\ picture | be\ smart | between\ the\ lines | go\ deeper | the\ bottom\ line
    | driving\ the\ news | the\ latest | what\ happened | what['’]s\ happening | details | yes,?\ but
    | the\ intrigue | flashback | zoom\ (?:in|out) | what\ to\ watch | our\ thought\ bubble
    | what['’]s\ next) \s* : )"""
)
#: It says that something was said, shown or asked, and not what: "announced just how much the ferry cost".
_PROMISES = re.compile(
    r"""(?ix)^all\ eyes\ (?:are|were|will\ be)\ on\b[^,]*$
    | \b(?:announced|revealed|shared|explained)\ (?:just|exactly)\ how\ (?:much|many)\b(?!.*(?:\d|:|third|half|quarter))
    | \bhint(?:s|ed|ing)\ at\ a\ possible\ (?:result|outcome|answer|reason|motive)\b
    | \b(?:has|have)\ (?:given|shared)\ (?:his|her|its|their)\ (?:reactions?|take)\b[^,]*$
    | \bcrossed\ an\ important\ threshold\.
    | ^[^,]{2,60}\b(?:did|has|have|had)\ not\ (?:immediately\ )?(?:return|respond|answer|repl)\w*\ [^,]*
      \b(?:for|seeking|requesting)\ (?:\w+\ )?comment\b[^,]*$
    | \bcomments\ were\ inaudible\b
    | \b(?:information|details|updates)\b.*\bas\ soon\ as\ (?:it|they)\ becomes?\ available\b
    | \bthis\ is\ a\ (?:developing|breaking)\b"""
)
#: "Brook was asked whether ..."; what she answered is the news. What a court or everybody was asked is news itself.
_ASKED = re.compile(
    r"^(?!.*\b(?:court|jury|panel|council|parliament|judges?|voters)\b)[^,]{2,60} was asked(?! to\b)(?: [^,]{2,70}?)?"
    r" (?:about(?! (?:\d|an? |half|noon))|whether|if|how|why)\b[^,;]*\.$"
)
#: Before "was asked" it is told of somebody beside the news, and these answer.
_ANSWERS = re.compile(
    r"[“\"]|\b(?:who|when|after|before|because|said|says|told|replied|answered|declined|refused|denied"
    r"|and (?:he|she|they))\b"
)
_A_WORD = re.compile(r"[a-z]{3,}")
#: An outlet tells what somebody claims to say that it is not so: "That's not true."
_CLAIMS = re.compile(
    r"\b(?:sa(?:id|ys|ying)|claim(?:ed|s|ing)|told|posted|tweeted|insist(?:ed|s)|argued|alleged|suggested|wrote|asserted"
    r"|boasted|declared|stated)\b"
)
_REBUTS = re.compile(
    r"(?i)(?:but |in fact, |actually, |however, )?(?:that|this|it)(?:['’]s| is| was)"
    r" (?:not (?:true|accurate|correct)|false|wrong|untrue|incorrect|inaccurate|misleading|baseless"
    r"|a (?:lie|myth|falsehood))(?=[.,;:!]|$)"
    r"|(?:but |in fact, )?there(?:['’]s| is| was) no evidence (?:of that|for that|of this"
    r"|to support (?:that|this|the claim))\b"
)
#: "She had never been charged. Until now."
_NO_LONGER = re.compile(
    r"(?:But )?(?:[Uu]ntil (?:now|today|this (?:week|month))|[Nn]ot any ?more"
    r"|(?:T|t)hat (?:has |all )?changed(?: (?:on|in|when|after|this|last|[A-Z][a-z]+day)\b[^.]{0,40})?)\.$"
)
#: The same speaker goes on, and turns what was said.
_BUT_SAID = re.compile(
    r"[“\"](?:(?:But|Yet|However)\b(?! (?:for|long|much|many|hard)\b)|Still,|[^“”\".]{3,60}, however,)"
)
#: An aside to the reader: "Well, that was quick.", "Bye bye free parking."
_INTERJECTION = re.compile(
    r"(?:Well|Oh|Wow|Ouch|Yikes|Oops|Hey|Okay|OK|Yes|Yep|No|Nope|Sure|Whoa|Boom|Ugh|Sigh|Hooray|Hurray)(?:,|!) "
    r"|(?:Bye[ -]?bye|Goodbye|So long|Hello|Hats off|Good riddance)\b,? (?!was |is |has )"
)
#: "The council met here on Monday": where that is only the dateline of the report tells.
_HERE = re.compile(
    r"\bhere\b(?<!\bis here)(?<!\bare here)(?<!\bwas here)(?<!\bwere here)(?<!\bbe here)(?<!\bcome here)"
    r"(?<!\bcame here)(?<!\bborn here)(?<!\bstay here)(?<!\bbrought here)(?<!\blive here)(?<!\blived here)"
    r"(?<!\bliving here)(?<!\bwork here)(?<!\bworking here)(?<!\bfinally here)(?<!\balmost here)"
    r"(?! (?:in|and there|illegally|legally|to stay)\b)(?!['’-])"
)
_HALF = re.compile(r"(?:Because|Although|Though|Whereas|Unless)\b(?! of\b)[^,]*$")
#: "In a way, that question is the one": what it points to stood before it.
_POINTS_BACK = re.compile(
    r"^[A-Z][^,“”\"]{1,50}, (?:that|this|these|those) [a-z]+ (?:is|was|are|were|has|have|had|will|would|can|could)\b"
    # "This time, the board has been asked": there was another.
    r"|^(?:But )?[Tt]his time(?: around)?,(?!.*\b(?:(?:19|20)\d\d|unlike|compared|than)\b)"
)
#: "On Monday, it adopted a policy"; "it is expected" points at nothing.
_OPENS_LATE = re.compile(
    r"^[A-Z][^,“”\"]{1,40}, (?:they|it(?! (?:is|was|will be|would be|has been|appears|appeared|seems|took|takes)\b)) "
    r"|^In an? (?:\w+ )?(?:statement|tweet|letter|memo|report|post|release|email) (?:they|it)"
    # "In a statement it issued on Monday, the board said"
    r" (?:said|announced|confirmed|added|warned)\b(?! (?:was|were|is|are|on|in|to|earlier|later)\b)"
)
#: "There is some doubt about this wording": in a short sentence nothing else says which.
_THIS = re.compile(
    r"\b(?:this|these|such) (?!(?:week|month|year|morning|afternoon|evening|weekend|spring|summer|fall|autumn|winter"
    r"|season|time|as|a|an|is|was|were|are)\b)[a-z]+"
)
#: "Eight of the nine are in good hands": nine what?
_OF_THE_COUNTED = re.compile(
    r"\bof the (?:two|three|four|five|six|seven|eight|nine|ten|dozen)\b(?=[,.]| (?:is|are|was|were|has|have|had|said"
    r"|will|would|receive[ds]?|voted|remain(?:s|ed)?|died|survived)\b)"
)
#: "Twenty-nine of them reached the surface": of whom?
_OF_THEM = re.compile(
    r"^(?:About |Some |At least |Only )?(?:[A-Z]?[a-z]+(?:-[a-z]+)?|\d[\d,]*) of (?:(?:them|these)\b"
    # "Six of those killed in Orlo were children."
    r"|those\b(?! (?:who|whose|in|from|with|at|on|near|under|aged|living|born|hurt|held|caught|left|found|[a-z]+ed)\b))"
)
_SHORT = 14
#: "The vote could end it on Tuesday": its subject is not what "it" means, and there is nothing else.
_ENDS_IN_IT = re.compile(
    r"^(?:[A-Z][^,]{2,25}, )?(?:[\w’'-]+)(?: [\w’'-]+){0,4}?"
    r" (?:(?:could|would|will|may|might|can|has|had|did) )?[a-z]+ (?:it|them)(?: (?:on|in|at) \w+| today| again)?\.$"
    # "Jo Dahl, the former mayor, was behind it."
    r"|^[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*, [^,]{5,80}, (?:was|is|were|are) \w+ (?:it|them)\.$"
)
_OUGHT = re.compile(r"\b(?:should|ought to)\b")
_VOICED = re.compile(
    r"""(?ix)\b(?: sa(?:y|ys|id|ying) | t(?:ell|ells|old) | according | argu\w+ | believ\w+ | th(?:ink\w*|ought)
    | wr(?:ite\w*|ote) | call\w* | urg\w+ | demand\w* | recommend\w* | rul\w+ | ask\w* | question\w* | whether | polls?
    | survey\w* | claim\w* | insist\w* | suggest\w* | warn\w* | decid\w+ | decision | debat\w+ | tweet\w* | add\w*
    | advis\w+ | guid\w+ | propos\w+ | f(?:ind\w*|ound) | conclud\w+ | agree\w* | order\w* | vot\w+
    | caution\w* | jok\w+ | stress(?:es|ed) | appealed | signal(?:s|l?ed)
    | (?:over|about|on|of|as\ to)\ (?:what|how|who|where|when|which)\ [^.;,]{1,40}should
    | that\ (?:should|ought) )\b"""
)
#: A single quotation mark that opens a sentence and closes nowhere in it.
_OPENED = re.compile(r"^[‘'](?!(?:T(?:is|il|was)|Cause|Em)\b)[A-Z][^‘’']*$")
#: A title that ends like a sentence: it has no main clause.
_TITLE = re.compile(
    r"^(?:How|Why) (?!(?:many|much|long|far|old|often|to)\b)"
    r"(?!.*\b(?:is|are|was|were|remains?|remained)\s(?:not|still|un\w+|under|being|yet)\b)[^,]*\.$"
)
#: What an outlet may be said to have reported first, after it was told.
_REPORTED = (
    r"(?:news|story|plans?|announcements?|developments?|drafts?|memos?|requests?|deal|comments?|decision|resignation|departure|details"
    r"|letter|move|meeting|investigation|inquiry)"
)
#: "The Gazette reported, citing interviews with aides.": what it reported stood before it.
_CITES = re.compile(
    r"^(?:The )?[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,4} (?:reported|said|added|wrote|announced)"
    r"(?: on \w+day| \w+day)?, (?:citing|according to|in an?|during)\b[^,“”\"]*\.$"
)
#: "The Gazette first reported Brook's plans."
_WAS_FIRST = re.compile(
    r"^(?:The )?[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,4} (?:first reported|was the first to report)"
    rf" (?:on )?(?:the|these|those|[A-Z][\w.-]*['’]s?) (?:[a-z]+ )?{_REPORTED}(?: (?:on )?[A-Z]\w+day)?\.$"
)
#: "The draft was first reported by the Gazette."
_FIRST_REPORTED_BY = re.compile(
    rf"^(?:The|News of|[A-Z][\w.-]*['’]s?)\b[^,“”\"]{{0,50}}\b{_REPORTED}"
    r" (?:was|were) first reported (?:on \w+day )?by (?:the )?[A-Z][^,“”\"]{2,70}\.$"
)
#: "Ada Brook asked Dahl at the end of the meeting.": and what?
_ASKS_NOTHING = re.compile(
    r"^(?!.*\b(?:that|which|questions?|what|nobody|who|only)\b.*\basked\b)"
    r"[^“”\"]{2,80}\basked [A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)?(?: (?:at|during|in|after|on) "
    r"(?!.*\b(?:to|about|if|whether|why|how|what|for)\b)[^,:“”\"]+)?\.$"
)
_SENTENCE_END = (".", "!", "”", '"', "’", "'", ")", "]", "。", "！", "۔", "»")
_LETTERS = re.compile(r"[^\W\d_]{2}")
#: "Das teilte die Feuerwehr mit.", "Sie kam am Montag."
_GERMAN_BACK = re.compile(
    r"(?:Das|Dies) (?:ist|war|sei|hat|hatte|teilten?|sagten?|gab(?:en)?|geht|ging|bestätigten?|berichteten?|meldeten?"
    r"|erklärten?|wird|wurde|kündigten?|zeigt|bedeutet|soll|kann)\b|(?:Er|Sie) [a-zäöü]"
    r"|(?:Dabei|Damit|Dazu|Dafür|Darauf|Dort|Deshalb|Daher|Zuvor|Danach) [a-zäöü]"
)
#: Letters of scripts beyond Latin, some of which put no blanks between words.
_OTHER_SCRIPT = re.compile(r"[^\W\d_\u0000-\u024f]")
#: Sentences, of links mostly, that may stand behind one that a feed cut off.
_BEHIND_CUT = 3
#: Sentences of a page that are searched for the one that opens its report.
MOST_BEFORE = 16
#: Faults of what is no sentence of the report's text, so that the text opens further down.
NO_TEXT = frozenset(
    [
        "page furniture",
        "beneath a picture",
        "no sentence end",
        "its title ran into it",
        "put together from pieces",
        "a sentence without a verb",
        "too short to stand alone",
        "speaks to a machine, not to a reader",
    ]
)


def find_opening(report: SplitReport) -> int:
    """Return the index of the sentence that opens the text of a report, behind captions and labels of its page."""
    for sentence in report.sentences[:MOST_BEFORE]:
        if find_fault(make_candidate(sentence, report)) not in NO_TEXT:
            return sentence.index
    return 0


def find_fault(candidate: Candidate, *, resolve: bool = False) -> str:
    """Return why no statement may rest on a sentence; empty when one may.

    Args:
        candidate: The sentence.
        resolve: Whether the writer can name whom an opening "He" means.
    """
    text = candidate.text
    if len(text) > MOST_CHARACTERS:
        return TOO_LONG
    if is_furniture(text, opens=candidate.sentence.index == 0):
        return "page furniture"
    if is_to_machine(text):
        return "speaks to a machine, not to a reader"
    if candidate.words < SHORTEST and not _OTHER_SCRIPT.search(text):
        return "too short to stand alone"
    if candidate.words > LONGEST:
        return TOO_LONG
    if is_caption(candidate, text):
        return "beneath a picture"
    if _BRACKETED.fullmatch(text):
        return "an aside in brackets"
    if is_shouted(text):
        return "put together from pieces"
    behind = _find_next(candidate)
    if behind and _is_broken_off(candidate, behind):
        return "breaks off"
    if behind and _is_rebutted(text, behind):
        return "the next sentence says that it is not so"
    if behind and _is_half_said(text, behind):
        return "half of what somebody said, and the other turns it"
    if is_quoted(candidate.report.report.text, candidate.sentence.start):
        return "part of a longer quotation"
    if _is_unended(candidate):
        return "no sentence end"
    return (
        _ending_fault(text)
        or _speech_fault(text)
        or _opening_fault(candidate, resolve=resolve)
        or typing_fault(text)
        or spelling_fault(candidate)
        or (english_fault(candidate, text) if candidate.report.report.language in {None, "", "en"} else "")
    )


def _is_unended(candidate: Candidate) -> bool:
    """Tell whether a line of a page has no full stop: a feed breaks off at its end alone."""
    raw = drop_headlines(candidate.sentence.text)
    further = len(candidate.report.sentences) - 1 - candidate.sentence.index
    return further > _BEHIND_CUT and close_truncated(raw) != raw


def _find_next(candidate: Candidate) -> Candidate | None:
    """Return what stands behind a sentence in its report."""
    behind = candidate.report.sentences[candidate.sentence.index + 1 : candidate.sentence.index + 2]
    return make_candidate(behind[0], candidate.report) if behind else None


def _is_broken_off(candidate: Candidate, behind: Candidate) -> bool:
    """Tell whether a full stop that is none cut a sentence in two: "the right of officials. counting the votes"."""
    if "\n" in candidate.report.report.text[candidate.sentence.end : behind.sentence.start]:
        return False
    word = behind.text.partition(" ")[0]
    # "Pelosi. which will be read on Tuesday": the first half is whole, and "van der Berg" is a name.
    return read_verb(word)[1] == "ing" and bool(_A_WORD.fullmatch(word)) and not is_lower_case(behind, word)


def _is_rebutted(text: str, behind: Candidate) -> bool:
    """Tell whether an outlet tells what somebody said to say that it is not so, or what was so to say that it ended."""
    if _NO_LONGER.match(behind.text):
        return True
    return bool(_CLAIMS.search(mask_quotations(text)) and _REBUTS.match(behind.text))


def _is_half_said(text: str, behind: Candidate) -> bool:
    """Tell whether somebody grants something in a quotation before "but": "“It was a great year. But it is over.”"."""
    quoted = find_quotations(text)
    spoken = sum(one.end - one.start for one in quoted)
    # Somebody else may answer.
    others = mask_quotations(behind.text)
    same = len(_LETTERS.findall(others)) < 2 or re.search(r"\b(?:he|she|they)\b", others)
    # What opens with a quotation tells what somebody said, however long it takes to say who.
    told = 2 * spoken > len(text) or (quoted and not text[: quoted[0].start].strip(" “\"‘'"))
    return bool(told and same and _BUT_SAID.match(behind.text))


def _ending_fault(text: str) -> str:
    text = mask_sequences(text).rstrip()
    stripped = text.rstrip("”\"’')] ")
    if stripped.endswith(("?", "؟", "？")):
        return "a question"
    if stripped.endswith((":", ";", ",", "—", "–", "-")):
        return "breaks off"
    if stripped.endswith(("...", "…")):
        return "a cliff-hanger"
    if not text.endswith(_SENTENCE_END) or _ends_in_quotation(text):
        return "no sentence end"
    if _NAMELESS.search(text):
        return "breaks off"
    if _FOLLOWS.search(mask_quotations(text)):
        return "points to what follows"
    if _HALF.match(text) or _TITLE.match(text):
        return "a clause without its main clause"
    bare = mask_quotations(text)
    if _PROMISES.search(bare):
        return "a cliff-hanger"
    if _ASKED.match(bare) and not _ANSWERS.search(text):
        return "tells what was asked, and not the answer"
    if _CITES.match(text) or _WAS_FIRST.match(text) or _FIRST_REPORTED_BY.match(text):
        return "tells who reported, and not what"
    if _ASKS_NOTHING.match(text):
        return "tells who asked, and not what"
    return ""


def _ends_in_quotation(text: str) -> bool:
    """Tell whether a line has no full stop behind the words it quotes: "Ada Brook says: ‘I don't know him’"."""
    return text[-1:] in {"”", "’", '"'} and text[-2:-1].isalnum() and text[0] not in "“‘\"'"


def _speech_fault(text: str) -> str:
    if any(not quotation.closed for quotation in find_quotations(text)) or _OPENED.match(text):
        return "part of a longer quotation"
    bare = mask_quotations(text)
    if bare != text and len(_LETTERS.findall(bare)) < 2:
        return "a quotation without its speaker"
    if _FIRST_PERSON.search(_IN_NAMES.sub("", bare)):
        return "first or second person outside a quotation"
    if _OUGHT.search(bare) and not _VOICED.search(bare):
        return "what should be, and nobody who says so"
    return ""


def _opening_fault(candidate: Candidate, *, resolve: bool) -> str:
    text = candidate.text
    if _TEASER.search(text[skip_dateline(text) :]):
        return "a cliff-hanger"
    if _INTERJECTION.match(text):
        return "an aside to the reader"
    if _HERE.search(mask_quotations(text)):
        return "tells a place that only its dateline would explain"
    if _answers_fit(candidate):
        # It is told behind what it answers, or not at all.
        return ""
    if (opening_pronoun(text) and not (resolve and _is_resolved(candidate))) or _leans_back(text):
        return LEANS
    if candidate.report.report.language == "de" and _GERMAN_BACK.match(text):
        return LEANS
    undated = candidate.report.report.published is None
    if undated and (_LATER.search(text) or any(date.text.lower() in _TODAY for date in find_dates(text))):
        return "tells a day that only the time of the report would explain"
    return ""


def _leans_back(text: str) -> bool:
    """Return whether a pronoun further on in a sentence means somebody or something that it does not name."""
    if (
        _OF_THE_COUNTED.search(mask_quotations(text))
        or _POINTS_BACK.match(text)
        or _ENDS_IN_IT.match(text)
        or _OF_THEM.match(text)
        or _OPENS_LATE.match(text)
    ):
        return True
    bare = mask_quotations(text)
    if opens_with_denial(text):
        # What is denied was told before it, as an accusation goes before its answer.
        bare = _THESE_CHARGES.sub("the", bare)
    if len(bare.split()) <= _SHORT and _THIS.search(bare):
        return True
    return not opening_pronoun(text) and not find_names(text) and unnamed_person(bare) is not None


def _answers_fit(candidate: Candidate) -> bool:
    """Return whether a sentence denies what the one before it says, which may be told by itself."""
    before = candidate.report.sentences[: candidate.sentence.index][-1:]
    if not before or not opens_with_denial(candidate.text):
        return False
    first = make_candidate(before[0], candidate.report)
    return answers_last(candidate.text, first.text) and not opening_pronoun(first.text) and not _leans_back(first.text)


_THESE_CHARGES = re.compile(r"\b(?:these|those|such)(?= (?:\w+ )?(?:allegations|accusations|claims|charges)\b)")


def _is_resolved(candidate: Candidate) -> bool:
    before = candidate.report.sentences[: candidate.sentence.index][-1:]
    return bool(before and name_pronoun(candidate.text, before[0].text))


#: "The assembly meets later.": the same day, whichever that was.
_LATER = re.compile(
    r"(?<!days)(?<!weeks)(?<!months)(?<!years)(?<!hours)(?<!minutes)(?<!decades)(?<!day)(?<!year) later\.$"
)
_TODAY = frozenset(
    ["today", "yesterday", "tomorrow", "tonight", "this morning", "this afternoon", "this evening", "last night"]
)
