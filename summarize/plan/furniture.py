"""What stands on a page and is no text of its report: links, labels, bylines, offers, captions."""

from __future__ import annotations

import re

from summarize.text.clauses import find_clauses
from summarize.text.datelines import skip_dateline
from summarize.text.quotations import mask_quotations
from summarize.text.verbs import read_verb
from summarize.text.word_classes import AUXILIARY, DETERMINERS, PREPOSITIONS

from .candidates import Candidate

_FURNITURE_OPENING = re.compile(
    r"""(?ix) ^\W*(?:
      read\ (?:more|also|the\ full|next|our)\b | sign\ up\b | subscribe\b | click\ (?:here|on)\b | follow\ (?:us|@)
    | related(?:\ (?:stories|articles|content|coverage))?\s*: | more\ on\ this\b | see\ also\b
    | more\s*: | watch(?:\ (?:the\ )?(?:video|live|now))?\s*: | watch\ (?:the\ full|this|our|as|how|more)\b
    | listen(?:\ (?:now|to\ the))\b | photos?\b\s*(?:by\b|:)
    | (?:image|picture|video|caption|source|correction|clarification)\s*: | file\ photo\b | advertisement\b
    | copyright\b | © | editor['’]?s?['’]?\ note | updated?\s*(?:at|:|on\ \d) | published\s*(?:at|:|on\ \d)
    | add\ [^.;:]{2,60}\ (?:as\ an\ interest|to\ your\ (?:interests|alerts|feed|list))\b
    | share\ (?:this|on)\b | download\ our | join\ (?:us|our)\b | support\ our\b
    | (?:this|that|an\ earlier\ version\ of\ this)\ (?:article|story|report)\b
    | (?:additional\ )?reporting\ by\b | (?:writing|edited|editing|compiled)\ by\b
    | with\ (?:files|additional\ reporting)\ from\b
    )"""
)
#: "placeholderMore than 500 ships": the name of a box of the page ran into the sentence.
_RUN_TOGETHER = re.compile(r"[a-z]{4,}[A-Z][a-z]+ ")
#: What stands before the colon is no speaker: "One snag:", "From the Hadley Gazette:".
_LABEL = re.compile(
    r"""(?x)(?: From\ (?:the\ )?[A-Z][^:,“”"]{1,40}
      | (?!(?:He|She|It|They|We|I|As|But|And|So)\b) [A-Z][a-z]+(?:['’]s)?(?:\ [a-z][a-z'’-]*){1,3}(?<!ed)
      | [A-Z][a-z]+(?:\ [A-Z][a-z]+){0,2}(?=:\ \d[\d.]*\ ?(?:%|per))
      | (?:Analysis|Background|Context|Fact|Flashback|Myth|Opinion|Perspective|Reminder|Translation|ANALYSIS|OPINION)
    ):\s+(?=[A-Z0-9])"""
)
_TELLS_IN_LABEL = re.compile(
    r"\b(?:said|says|wrote|writes|told|tells|read|reads|put|asks|began|concluded|goes|went|is|are|was|were|has|have|had)\b|['’]s\b"
)
#: What an outlet puts up to judge it, and its judgement of it: neither is news by itself.
_PUT_UP = re.compile(r"(?i)(?:claim|verdict|(?:fact|reality) check(?: verdict)?|question|answer):\s")
#: A transcript's speaker, or a live page's label: "AUDIE CORNISH, HOST: If", "RIGHT NOW Orlo is quiet".
_LIVE_LABEL = re.compile(
    r"[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+)*(?:, [A-Z ]{3,})?: (?=[A-Z])"
    r"|(?:RIGHT NOW|JUST IN|HAPPENING NOW|BREAKING(?: NEWS)?|[A-Z]{4,} OF THE)\b"
    r"|(?:CLOSE|SHARE|WATCH|PREVIOUS) (?=[A-Z])"
)
#: What stands beneath a picture, or beside a list: "In this May 1 file photo, ...", "1. The Port Is Closed: ...".
_CAPTION = re.compile(
    r"""(?x)\bfile\ photo\b(?!\ of\b) | ^[|•·▪►■●◾◼‣○◦]\s? | \|\s(?:Getty|AP|Reuters)\b
    | ^(?:In\ t|T)his\ (?:[A-Z][a-z.]+\ \d+,?(?:\ \d{4},?)?\ |undated\ |handout\ |still\ |video\ |combination\ )*
      (?:file\ )?(?:photo|image|frame)\b(?!\ finish)
    | ^\d{1,2}\.\s(?:[A-Z][\w'’]*\s){2,}[A-Z][\w'’]*: | \bShow\ Hide\b
    | [(,]\ ?not\ (?:in\ (?:the\ )?picture\b|pictured\b) | \((?:L|C|left|right|center|centre)\)
    | [A-Z][\w’-]+,\ (?:left|right|center|centre|second\ from\ (?:left|right)),\ (?!and\b|or\b|then\b|in\b)[a-z]
    | ^(?:(?:[A-Z][\w.'’-]*|[a-z]{2,})\s){0,11}[A-Z][\w.'’-]*\s
      (?:speaks?|testif(?:y|ies)|arrives?|attends?|walks?|gestures?|listens?
      |looks?|poses?|stands?|waves?
      |(?:is|are)\ (?:seen|shown|pictured|escorted|flanked|accompanied|joined\ by|surrounded)
      |gathers?|holds?|leaves?|takes?\ part|shows?\ (?:his|her|their)
      |addresses|delivers|departs?|confers\ with|greets?|shakes?\ hands|smiles?
      |pauses?\ (?:during|as|while|at|in)|reacts?\ (?:during|as|while|at|in))
      \ (?!(?:[\w’'-]+\ )*(?:that|who|which|since|before(?!\ (?:an?|the)\ [A-Z])|after|until|over|when|will|is|was)\b)
      [^“”"]*[A-Z][a-z]{2,8}\.?\s\d{1,2},?\s(?:19|20)\d\d(?:\.$|,\ (?:as|during|while)\b)"""
)
#: Whose picture it is, behind what is seen in it.
_CREDIT = re.compile(
    r"\s{0,3}[(\[](?:(?:Photo|Image|Credit)(?:s\b|:|\sby\b|\scredit)"
    r"|(?:[A-Z][\w.'’ -]{2,40}(?:/|,\s|\svia\s))?(?:AP|Reuters|Getty|AFP|EPA|Bloomberg)[^()\[\].]{0,30}[)\]])"
)
#: The same, glued to the full stop: "reached the coast.(AP Photo/Ada Brook)".
_CREDIT_WITHIN = re.compile(
    r"[.!?][”\"]?\s?\((?:AP|Reuters|Getty|AFP|EPA|Photo|Image)\b[^()]{0,60}\)$"
    r"|\((?:AP|Reuters|Getty|AFP|EPA)\b[^()]{0,60}\b(?:[Pp]hoto|[Ii]mages?)\)\W*$"
)
#: A day that only a caption gives so: "rally at the port in Orlo, Norland, March 2, 2020."
_CAPTION_DATE = re.compile(
    r"(?:,|\son|\s[A-Z](?:[a-z]+|\.[A-Z]\.))\s(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day|\.)?,?\s)?(?:Jan|Feb|March|April|May|June|July|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
    r"\s\d{1,2},\s(?:19|20)\d\d\.$"
)
_BETWEEN_COMMAS = re.compile(r", (?:who|which|whose)\b[^,]*,")
#: What people are seen doing: "Ada Brook smiles after the vote".
_SHOWN = re.compile(
    r"^(?!.*\b(?:said|told|ruled|announced)\b)(?!.*, and\b)(?:(?!\b(?:who|that|which|when|if|after|where|as)\b)[^,]"
    r"|, [A-Z][\w.-]*,?){2,70}?(?<!\b[Tt]he) "
    r"(?:smiles|speaks|listens|gestures|arrives|reacts|poses|departs|watches|greets|testifies) "
    r"(?:at|after|as|during|outside|inside|in|with|while|to|before|on|next|from|near)\b"
)
_BARE_DAY = re.compile(r"\son\s(?!(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun))")
_SCENE = re.compile(r"\b(?:in|at|during|outside|near|on) (?:the |an? )?[A-Z]")
#: What is announced for a day.
_ANNOUNCING = frozenset(
    """
    start begin open end expire run close take face plan apply cover vote come go kick meet elect hear resume shut
    reopen restart return say tell claim charge allege report show announce accuse deny confirm warn
    """.split()  # noqa: SIM905
)
_FURNITURE = re.compile(
    r"""(?ix)\b(?: contributed\ to\ this\ (?:report|article|story) | getty\ images | privacy\ policy
    | terms\ of\ (?:use|service) | cookie\ policy | all\ rights\ reserved | your\ inbox | click\ here | tap\ here
    | enable\ javascript | something\ for\ every(?:one|body) | follow\ (?:him|her|them|us)\ on )\b
    | \((?:video|audio|photos?|pictures)\)\W*$ | \S+@\S+\.\w+ | https?://\S+\s*$
    | ✔ | \bpic\.twitter\.com | ^@\w+\ | \bopens\ (?:in\ )?a\ new\ (?:window|tab)\b | ©"""
)
_NEWSLETTER = re.compile(r"(?i)\bnewsletter\b")
#: Who offers a newsletter to its readers, rather than tell of one.
_OFFERS = re.compile(
    r"(?i)\b(?:our|your|free|sign(?:ed|ing)?[ -]up|subscri\w+|appeared|get|receive|delivered|welcome|thanks|try|join"
    r"|want|readers|(?:version|edition) of)\b"
)
#: What a page of finance puts behind the name of a company: "Orlo Ferries ORLF, +0.54% shares".
_TICKER = re.compile(r"\b[A-Z]{1,5}, [+−–-]\d+(?:\.\d+)?%")
#: Links that a page puts between the words of a sentence.
_INTERLEAVED = re.compile(r"[a-z]{3}(?:[A-Z]{2,}|[A-Z][a-z]+).*\bMORE\b|[a-z]{2}MORE\b|[a-z]:[A-Z][a-z]+ [A-Za-z]")
#: Orders that somebody hid in a report for whichever model reads it.
_TO_A_MACHINE = re.compile(
    r"""(?ix)^\W*(?:</?\w+>\s*)?(?:system|assistant|user|instructions?|prompt)\s*: | <\|?/?\w+\|?>
    | \b(?:ignore|disregard|forget)\b.{0,30}\b(?:instructions?|prompts?|rules)\b
    | \bthe\ summary\ (?:must|should|shall)\b
    | ^\W*dear\ (?:assistant|model|ai)\b | \bthe\ (?:correct|right|real|only)\ summary\b
    | \b(?:language\ model|ai\ assistant|chat\ ?bot)s?\b.{0,60}\b(?:must|should|please|write|say|answer)\b"""
)
_BYLINE = re.compile(r"^(?:By|BY) [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}\W*$")
_BEFORE_NAMES = DETERMINERS | PREPOSITIONS


def is_furniture(text: str, *, opens: bool) -> bool:
    """Tell whether a sentence belongs to the page rather than to its report: a link, a label, a byline, an offer.

    Args:
        text: The sentence.
        opens: Whether it is its report's first, which may tell of a newsletter rather than offer one.
    """
    return bool(
        _FURNITURE_OPENING.search(text)
        or _FURNITURE.search(text)
        or _BYLINE.match(text)
        or _INTERLEAVED.search(text)
        or _RUN_TOGETHER.match(text)
        or _is_labelled(text)
        or _LIVE_LABEL.match(text)
        or _TICKER.search(text)
        or (_NEWSLETTER.search(text) and (not opens or _OFFERS.search(text)))
    )


def is_to_machine(text: str) -> bool:
    """Tell whether a sentence speaks to a machine that reads it, and not to a reader."""
    return bool(_TO_A_MACHINE.search(text))


def is_caption(candidate: Candidate, text: str) -> bool:
    """Tell whether a sentence, read as some text, stands beneath a picture: its credit may stand behind it."""
    credited = _CREDIT.match(candidate.report.report.text, candidate.sentence.end) or _CREDIT_WITHIN.search(text)
    return bool(credited or _CAPTION.search(text) or _is_dated_caption(text))


def _is_dated_caption(text: str) -> bool:
    """Tell whether a sentence tells in the present what was to be seen on a day of a year."""
    dated = _CAPTION_DATE.search(text)
    # "The law takes effect on Sunday, Jan. 1, 2023."
    if dated is None or text[: dated.start()].endswith("day"):
        return False
    # "Ada Brook, who leads the board, resigned on Monday, June 3, 2019."
    bare = _BETWEEN_COMMAS.sub("", mask_quotations(text))
    if _SHOWN.search(bare):
        return True
    first = next((clause for clause in find_clauses(bare) if clause.finite and not clause.relative), None)
    if first and read_verb(first.verb.text)[1] == "third":
        # "Norland pauses the use of cranes on March 12, 2021" is a headline.
        shown = not _BARE_DAY.match(dated[0]) or _SCENE.search(text, 0, dated.start())
        return bool(shown) and first.base not in _ANNOUNCING
    words = [word.strip(",;:.") for word in bare.split()]
    kinds = [read_verb(word)[1] if word.islower() and word not in _BEFORE_NAMES else "" for word in words]
    # "A bridge covered in graffiti" is not what was done.
    told = any(word in AUXILIARY for word in words) or any(
        kind == "past" or (kind == "both" and after not in PREPOSITIONS - {"to"})
        for kind, after in zip(kinds, [*words[1:], ""], strict=True)
    )
    for kind in ("third", "base"):
        if kind in kinds:
            # "A docker wearing a face mask walks": she does not face anything.
            return not told and read_verb(words[kinds.index(kind)])[0] not in _ANNOUNCING
    return False


def _is_labelled(text: str) -> bool:
    """Tell whether a sentence stands behind the label of a section, or is put up to be judged."""
    label = _LABEL.match(text)
    return bool(label and not skip_dateline(text) and not _TELLS_IN_LABEL.search(label[0])) or bool(_PUT_UP.match(text))
