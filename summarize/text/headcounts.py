"""How many a sentence says were killed, hurt or arrested, or marched: the one reading of such numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarize.text.numbers import Number
from summarize.text.word_classes import (
    AUXILIARY,
    DETERMINERS,
    JOINING,
    OPENING,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVE,
    TIMES,
)

#: The kinds that a toll is of.
KILLED, INJURED = "killed", "injured"
#: Words that no noun phrase has behind its first word.
NO_NOUN = AUXILIARY | DETERMINERS | JOINING | OPENING | PREPOSITIONS | PRONOUNS | RELATIVE
_BEHIND_NOUNS = NO_NOUN | TIMES | frozenset("ahead aimed apart each home so too yearly annually monthly".split())  # noqa: SIM905
#: How far around a number what it counts is looked for.
_NEAR = 80

#: Words of a noun phrase behind its figure: none that begins something else ("four shootings and the deaths").
_NOUN_WORD = (
    r"(?!(?:and|or|but|in|at|on|of|to|from|by|for|with|as|after|before|when|where|while|since|the|a|an|his|her|its"
    r"|their|that|which|may|might|could|would|should|will|can|must|not|never|is|are|was|were|has|have|had|did|who)\b)"
    r"[^\W\d_][\w'’-]*"
)
_WHO = rf"(?P<who>(?:{_NOUN_WORD}\ ){{0,4}}?)"
_BESIDE = r"(?:(?:on\ board|aboard|in\ all|in\ total|who|so\ far)\ )?"
_BE = (
    r"(?:(?:were|was|are|is|have|has|had|been|be|being|confirmed|reported|found|left|officially|reportedly|also|still"
    r"|now)\ ){0,4}"
)
#: "Twelve injured people were flown out": they are some of the injured.
_WHOM = r"\ (?:people|persons|men|women|children|passengers|survivors|patients)\b"
#: "Two officers killed a man", "two officers who killed": they are no dead; those "killed a day later" are.
_KILLED = (
    r"(?<!\bwho\ )killed(?!\ (?:off\b|an?\ (?!(?:day|week|month|year|few|short|second)\b)"
    r"|the\ (?!(?:same|day|night|week)\b)"
    r"|(?:his|her|their|our|its|him|them|himself|herself|themselves|another|some|dozens|hundreds|two|three|four|five"
    r"|six|seven|eight|nine|ten|\d+)\b))"
)
#: "Three deaths", no "three death threats".
_DEATHS = r"deaths?(?!\ (?:threat|row|sentence|penalt|warrant|certificate|trap|squad|camp|march)\w*)"
#: "Twelve die in fire"; "40,000 people die of it every year" are no toll of anything.
_DIE = (
    r"dies?(?=\ (?:in|as|after|when|on|at|from|of|off|near)\b|[.,;:!]|$)"
    r"(?![^.;]{0,80}\b(?:every|each|a|per)\ (?:day|week|month|year)\b)"
)
_TO_DEATH = (
    r"(?:crushed|burn(?:ed|t)|stabbed|beaten|trampled|fro(?:ze|zen)|starved|bled|choked|hacked|stoned)\ to\ death"
)
#: What a toll is called; no "toll road".
_NUMBER_OF = (
    r"number\ (?:killed|of\ (?:the\ )?(?:known\ |confirmed\ )?"
    r"(?:dead|deaths|fatalities|(?:those|people|persons|\w+(?:s|men|women))"
    r"\ (?:who\ )?(?:(?:were|have|had|been|known)\ ){0,2}(?:killed|dead|died)))"
)
_TOLL = rf"(?:{_NUMBER_OF}|(?:death\ )?toll(?!\ (?:road|bridge|booth|plaza|fee|rate|charge)s?\b))"
_TOLLS = re.compile(rf"(?ix)\b{_TOLL}\b")
#: Before a toll that is paid: "the ferry's toll".
_FARE = re.compile(
    r"(?i)\b(?:bridge|ferry|road|tunnel|motorway|highway|crossing|canal|port|truck|lorry|car|vehicle|congestion|passage)"
    r"(?:['’]s)? $"
)
#: How far before its figure a toll is looked for.
_TOLL_NEAR = 240
_BRINGS = r"(?:bring(?:s|ing)?|brought|rais(?:es?|ed|ing)|tak(?:es?|ing)|took|push(?:es|ed|ing)?|lift(?:s|ed|ing)?)"
_PUTS = r"(?:put(?:s|ting)?|set(?:s|ting)?|plac(?:es|ed|ing)|giv(?:es|ing)|gave|estimat(?:es|ed|ing))"
_BRINGS_BEFORE, _PUTS_BEFORE = (re.compile(rf"(?i)\b{verb} (?:[\w’'-]+ ){{0,3}}$") for verb in (_BRINGS, _PUTS))
_WHEN = (
    r"(?:\ (?:now|again|further|up|currently|already|still|overnight|today|yesterday|late|early|there|since"
    r"|so\ far|\w+ly|(?:on|by|late|early|this|last)\ \w+(?:day|week|month)|(?:on|by)\ \w+day\ \w+|morning"
    r"|afternoon|evening|night|\w+day|at\ (?:noon|midday|midnight)))"
)
_RISE = (
    r"(?:rose|ris(?:es?|en|ing)|climb(?:s|ed|ing)?|gr(?:ew|own?|ows|owing)|jump(?:s|ed|ing)?|increas(?:es?|ed|ing)"
    r"|mount(?:s|ed|ing)?|swell(?:s|ed|ing)?|swollen|soar(?:s|ed|ing)?|surg(?:es?|ed|ing)|leap(?:s|t|ed)?|edg(?:es|ed)"
    r"|creeps|crept|tick(?:s|ed)|went|gone|goes|shot|doubl(?:es|ed)|tripl(?:es|ed)|falls?|fell|fallen|drop(?:s|ped)?"
    r"|revised|lowered|raised|lifted|updated|cut|pushed|moved)"
)
#: "Past 143": more than that.
_PAST = (
    rf"(?:\ {_RISE}{_WHEN}{{0,4}}\ (?:past|beyond)"
    r"|\ (?:pass(?:es|ed)|top(?:s|ped)|exceed(?:s|ed)|surpass(?:es|ed)))"
)
#: Right before its figure, what tells that it is that of the toll; "from 12 to 143" is 143.
_LEADS_TO = re.compile(
    rf"""(?ix) (?: \ {_RISE}{_WHEN}{{0,4}}(?:\ (?:from|by)\ [\w,]+{_WHEN}{{0,2}}){{0,2}}\ to
    | \ (?:stands|stood|standing|is|was|be|been|remain(?:s|ed|ing)?|put|set|estimated|given|placed){_WHEN}{{0,4}}\ at
    | \ (?:is|was)(?:\ (?:known|said|reported|confirmed)\ to\ be)?
    | \ (?:reach(?:es|ed|ing)?|hits?|hitting|total(?:s|l?ed))
    | {_PAST} ) {_WHEN}{{0,2}} \ $"""
)
_GOES_PAST = re.compile(rf"(?ix){_PAST}{_WHEN}{{0,2}}\ $")
#: Behind a figure, what would give another one.
_LEADS_ON = re.compile(
    rf"(?ix)[^.;]*\ (?:{_RISE}\ to|(?:stands|stood)\ at|reach(?:es|ed)|(?:is|was)(?:\ now)?)\ (?:[a-z]+\ )*\d"
)
#: Before its figure, where nothing else stands between: "death toll at 12", "a toll of 12".
_AT_ONCE = re.compile(rf"(?ix)^(?:{_WHEN}{{0,2}}(?:\ at)?|:)\ $")
_OF = re.compile(r"(?i)^(?: so far)? of $")
_HAS = re.compile(rf"(?ix)(?:\ (?:has|had|have|been|is|was|be|also|then)|{_WHEN})*$")
#: An aside between commas, and a span of time: they part nothing.
_ASIDE = re.compile(r",\s[^,;]*,(?=\s|$)")
_AFTER_SPAN = re.compile(r"(?i)\bafter (?:[\w-]+ ){0,3}(?:hours?|days?|weeks?|months?|years?)(?: of [\w-]+)?")
#: What begins something else between a toll and a figure, or tells another thing of it.
_BREAKS = re.compile(
    r"""(?ix) [;:!?,] | \.\s | n['’]t\b | (?<!\bthat\ )(?<!\bwhich\ )(?<!\bwho\ )\b(?:is|was|are|were|has|have|had)\b
    | \b(?:and|but|or|nor|while|as|when|where|whose|because|though|although|if|unless|so|than|with|after|before|until
      |not|no|never|be|been|will|would|could|can|may|might|shall|should|must|do|does|did|said|says|injured|wounded|hurt
      |missing|number|toll|unknown|unclear|uncertain)\b"""
)
_RELATIVE = re.compile(r"(?i)\b(?:that|which|who)\b")
#: Behind a figure, what makes it none of people: "12-storey", "12 kroner".
_OF_MONEY = re.compile(
    r"(?i)[-–]\w|\ (?:[a-z]+\ )?(?:kron[aeo]r?|crowns?|francs?|pesos?|dinars?|dirhams?|shekels?|riyals?|liras?"
    r"|zlot[iy]s?|forints?|rand|naira|marks?|pence|shillings?|NOK|SEK|DKK|CHF)\b|\ (?:per|an?|each|every)\ "
    r"(?:car|vehicle|trip|crossing|lorry|truck|passage)\b"
)
#: Who are no people: nobody is dead for "twelve jobs killed" and "two dead whales".
_NO_PEOPLE = re.compile(
    r"\b(?:(?:job|whale|dolphin|turtle|shark|seal|bird|chicken|hen|duck|goose|cow|calf|bull|pig|horse|pony|goat|lamb|dog"
    r"|puppy|cat|kitten|wolf|bear|fox|rabbit|rat|mouse|elephant|rhino|lion|tiger|monkey|camel|reindeer|bee|insect|animal"
    r"|pet|tree|plant|crop|vine|bill|law|deal|project|plan|proposal|amendment|programme|program|scheme|post|career"
    r"|drone|rocket|missile|tank|vehicle|ship|boat|building|house|home|cell)(?:s|es)?|cows|calves|wolves|puppies|ponies"
    r"|geese|mice|cattle|sheep|fish|deer|livestock|poultry|aircraft|bacteria)\b(?!\ [a-z-]+(?:s|men|women)\b)"
)
#: Before the number of those of whom something is told of some or of none: "none of the 12 was hurt".
_SOME_OF = re.compile(
    r"(?i)\b(?:none|neither|nobody|one|two|three|four|five|six|seven|eight|nine|ten|\d+|some|many|most|half|several|few"
    r"|any|either)\ of\ (?:the|its|his|her|their|our|those|these)\ $"
)
_TOLD_OF_THEM = re.compile(r"(?i)\b(?:was|were|is|are|has|have|had|died|dies?|perished|lost)\b")
#: People of whom a "toll of 12" may be.
_OF_PEOPLE = frozenset(
    "people persons men women children lives dead killed deaths fatalities victims casualties".split()  # noqa: SIM905
)
#: "Brings to nine the number of those killed", before and behind the number.
_BRINGS_TO = re.compile(rf"(?i)\b{_BRINGS}\ to\ $")
_BROUGHT = re.compile(rf"(?ix)\ (?:the|its)\ (?:overall\ |total\ )?{_TOLL}\b")
#: What counts all until then, on whatever day it is told.
_SO_FAR = re.compile(
    r"(?i)\btoll\b|\bnumber (?:of|killed)\b|\bdead (?:stands|rose|ha[sd]|climbed)\b|\bso far\b"
    r"|\bha(?:s|ve) (?:now )?died\b"
)
#: Who demonstrates, where they open a clause: what is done to them is done to some of them.
_MARCHERS = re.compile(r"\ (?:demonstrators|protest[eo]rs|marchers)\b(?!\ (?:were|was|have\ been|had\ been)\b)")
_OPENS = re.compile(r"(?:^\W*|[,;]\ |\b(?:and|but|that|where|as|when|while|said|says)\ )$")
#: What a number counts, told by the words after it or before it.
_KINDS: tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (
        about,
        re.compile(rf"(?ix)^[\ -]*{_WHO}{_BESIDE}{_BE}(?:{after})\b"),
        re.compile(rf"(?ix)\b(?:{before})\ *(?:all\ )?$"),
    )
    for about, after, before in (
        (
            KILLED,
            (
                rf"{_KILLED}|dead(?!{_WHOM})|died|{_DIE}|{_DEATHS}|fatalities|lost\ their\ lives|perished|murdered"
                rf"|shot\ dead|fatally\ shot|slain|{_TO_DEATH}"
            ),
            (
                r"kill(?:ed|ing|s)?|murder(?:ed|ing)|fatally\ shot|shot\ dead|deaths\ of"
                r"|(?:claim(?:s|ed)|took)\ the\ lives\ of"
                r"|dead\ (?:stands|rose|has\ risen|had\ risen|climbed)\ (?:at|to)"
            ),
        ),
        (
            INJURED,
            rf"(?:injured|wounded)(?!{_WHOM})|injuries|hurt",
            r"injur(?:ed|ing|es)|wound(?:ed|ing|s)|hurt(?:ing)?",
        ),
        ("missing", r"missing|unaccounted", r"missing\ (?:stands\ at|rose\ to)"),
        ("arrested", r"arrest(?:ed|s)|detained|detentions|taken\ into\ custody", r"arrest(?:ed|ing)|detain(?:ed|ing)"),
        ("displaced", r"displaced|evacuated|homeless|fled|forced\ from", r"displac(?:ed|ing)|evacuat(?:ed|ing)"),
        (
            "on strike",
            (
                r"on\ strike|walked\ (?:out|off)|went\ on\ strike|downed\ tools|struck\ work|stopped\ work"
                r"|joined\ (?:the|a)\ (?:strike|walkout)"
            ),
            r"(?:strike|walkout|stoppage)\ (?:by|of)",
        ),
        (
            "demonstrators",
            (
                r"(?:people|demonstrators|protest[eo]rs|marchers|supporters|opponents|members)\ (?:had\ )?"
                r"(?:packed|filled|marched|gathered|rallied|demonstrated|protested|turned\ out|took\ to\ the\ streets)"
                r"|took\ part(?!\ in\b)|took\ part\ in\ (?:the\ |a\ )?(?:march|protest|rally|demonstration)"
            ),
            r"(?:demonstration|protest|march|rally)\ (?:by|of)",
        ),
        ("magnitude", r"magnitude", r"magnitude(?:[\ -]of)?|measur(?:ed|ing)"),
    )
)
_DEEDS = re.compile(r"(?i)\b(?:deaths?|fatalities|injuries|arrests|detentions|magnitude)$")
_COUNTED_BEHIND = re.compile(rf"\ (?P<who>(?:{_NOUN_WORD}\ ?){{1,4}})")
_HEDGE = re.compile(
    r"""(?ix) \b (?: (?:no|not)\ (?:more|fewer|less)\ than | at\ least | at\ most | about | around | some | roughly
    | approximately | close\ to | upwards\ of | in\ excess\ of
    | (?:just\ |well\ )?(?:more\ than|over|under|above|below|fewer\ than|less\ than) | up\ to | nearly | almost
    | as\ (?:many|much|few)\ as | (?:an\ )?estimated ) \s (?:an?\s)? $"""
)

#: A figure of some of them, not of all, by what follows it and by what stands before it.
_PART = re.compile(
    r"(?i)\ (?:more|further|additional|others?|new|newly|of\ (?:them|whom|the|those|these|its|his|her))\b"
)
_PART_BEFORE = re.compile(
    r"(?i)\b(?:includ(?:ing|es?|ed)|among\ (?:them|whom)|of\ whom|of\ (?:them|the|those),?|every|each|another|further"
    r"|additional|other|remaining|first|last|next|per|a\ day)\ (?:the\ )?$"
)
#: Before a figure, in its clause: it is expected, possible or denied.
_UNREAL = re.compile(
    r"""(?x) \b (?: (?i: would|could|might|should|if|unless|not|never|whether|as\ if|almost|nearly|hardly|narrowly
    | predict\w*|forecast\w*|project(?:ed|ions?)|expect\w*|risk\w*|threat\w*|fear\w*|plan(?:s|ned|ning)?
    | hop(?:e|es|ed|ing)|acquitted|cleared|accused|suspected|den(?:y|ies|ied|ying)|disput\w+|dismiss\w+
    | reject\w+|false(?:ly)?|rumou?rs?|no\ (?:evidence|proof|sign|truth) ) | may | will ) \ (?:[\w’'-]+\ ){0,4} $
    | n[’']t\ (?:[\w-]+\ ){0,4}$ | \bto\ (?:(?:be|have|been|[a-z]+ly)\ )*$"""
)
#: Between what is counted and its figure.
_MAY_RISE = re.compile(r"(?i)\b(?:would|could|may|might|should|will|expected|feared|predicted|projected)\b")
#: Behind a figure, and before it: there are more of them ("killed 12 people and three rescuers").
_HOW_MANY = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_NOT_KILLED = r"(?!(?:injured|wounded|hurt|missing|dead|others?|was|were|is|are|has|had|have)\b)"
_AND_MORE = re.compile(
    rf"\ and\ {_HOW_MANY}\ {_NOT_KILLED}[a-z]+(?:\ {_NOT_KILLED}[a-z]+)?"
    r"(?=[.,;:]|$|\ (?:in|on|at|near|outside|inside|when|after|before|during|from|by|while|as)\b)"
)
_MORE_BEFORE = re.compile(
    rf"(?i)\b{_HOW_MANY}\ (?:[a-z]+\ )?(?:people|men|women|children|boys|girls|soldiers|civilians|troops|officers"
    r"|policemen|firefighters|rescuers|workers|students|pupils|teachers|passengers|doctors|nurses|journalists)\ and\ $"
)


@dataclass(frozen=True, slots=True)
class Headcount:
    """What a number counts: `text[start:end]` says both."""

    #: "killed", "injured", "missing", "arrested", "displaced", "on strike", "demonstrators", and "magnitude".
    about: str
    start: int
    end: int
    #: The words for who is counted; empty where nobody in particular is.
    who: str
    #: Whether it counts all until then ("the toll rose to 12"), not those of one happening.
    so_far: bool


def read_headcount(text: str, number: Number) -> Headcount | None:
    """Return what a number counts of people killed, hurt, missing, arrested, driven out, on strike or marching."""
    begin = hedged_start(text, number)
    before = text[max(0, begin - _NEAR) : begin]
    after = text[number.end : number.end + _NEAR]
    if (brings := _BRINGS_TO.search(before)) and (match := _BROUGHT.match(after)):
        return Headcount(KILLED, begin - len(before) + brings.start(), number.end + match.end(), "", so_far=True)
    toll = _find_toll(text, begin, number)
    for about, follows, precedes in _KINDS:
        if match := follows.match(after):
            if toll is not None and about == KILLED:
                break
            start, end = begin, number.end + match.end()
            # "Three coronavirus deaths": nobody is counted by what he was.
            who = "" if _DEEDS.search(match[0]) else match["who"]
            behind = _COUNTED_BEHIND.match(text, end, end + _NEAR) if about != "magnitude" else None
            if _NO_PEOPLE.search(who) or (behind and _NO_PEOPLE.search(read_noun_phrase(behind["who"]))):
                return None
            if _SOME_OF.search(before) and _TOLD_OF_THEM.search(match[0]) and " who " not in match[0]:
                return None
        elif match := precedes.search(before):
            who = _who_behind(after)
            if _NO_PEOPLE.search(who):
                return None
            start, end = begin - len(before) + match.start(), number.end + (1 + len(who) if who else 0)
        elif about == "demonstrators" and _OPENS.search(before) and (match := _MARCHERS.match(after)):
            start, end, who = begin, number.end + match.end(), ""
        else:
            continue
        # Of people there are no parts.
        if about != "magnitude" and number.value is not None and number.value % 1:
            return None
        return Headcount(about, start, end, who, so_far=bool(_SO_FAR.search(text[start:end])))
    if toll is None:
        return None
    who = _who_behind(after)
    return Headcount(KILLED, toll, number.end + (1 + len(who) if who else 0), who, so_far=True)


def _who_behind(after: str) -> str:
    """Return the words behind a number for who is counted."""
    behind = _COUNTED_BEHIND.match(after)
    return read_noun_phrase(behind["who"]) if behind else ""


def _find_toll(text: str, begin: int, number: Number) -> int | None:
    """Return where the toll begins that a number is given of: "the death toll from Friday's quake rose to 143"."""
    if _OF_MONEY.match(text, number.end) or (number.value is not None and number.value % 1):
        return None
    tolls = list(_TOLLS.finditer(text, max(0, begin - _TOLL_NEAR), begin))
    if not tolls:
        return None
    toll = tolls[-1]
    between = text[toll.end() : begin]
    who = _who_behind(text[number.end : number.end + _NEAR])
    if _NO_PEOPLE.search(who) or (
        toll[0].lower() == "toll" and _FARE.search(text[max(0, toll.start() - 20) : toll.start()])
    ):
        return None
    near = max(0, toll.start() - _NEAR)
    if _AT_ONCE.match(between):
        return toll.start()
    if _OF.match(between):
        return toll.start() if not who or who.split()[-1].lower() in _OF_PEOPLE else None
    for before, leads in ((_BRINGS_BEFORE, " to "), (_PUTS_BEFORE, " at ")):
        brings = before.search(text, near, toll.start())
        if brings and between.endswith(leads) and not _breaks(between.removesuffix(leads)):
            return brings.start() if leads == " to " else toll.start()
    leads_to = _LEADS_TO.search(between)
    # "Rose above 150": to more than that.
    if leads_to is None and re.match(r"(?i)(?:above|over)\b", text[begin : number.start]):
        leads_to = _LEADS_TO.search(f"{between}to ")
    if leads_to is None:
        return None
    inner = _HAS.sub("", between[: leads_to.start()], count=1)
    if _breaks(inner) or _RELATIVE.search(inner.rpartition(" ")[2]):
        return None
    # "A town that saw prices rise to 12 stands at 40": the last of them is of the toll.
    if _RELATIVE.search(_ASIDE.sub("", inner)) and _LEADS_ON.match(text, number.end, number.end + _NEAR):
        return None
    return toll.start()


def _breaks(inner: str) -> bool:
    """Tell whether something else begins, or is told, between a toll and what stands before its figure."""
    return bool(_BREAKS.search(_AFTER_SPAN.sub("", _ASIDE.sub("", inner))))


def goes_past(text: str, number: Number) -> bool:
    """Tell whether a toll went past a number: there are more dead."""
    begin = hedged_start(text, number)
    return _GOES_PAST.search(text[max(0, begin - _NEAR) : begin]) is not None and (
        _find_toll(text, begin, number) is not None
    )


def hedged_start(text: str, number: Number) -> int:
    """Return where a number begins, with "at least" or "about" before it."""
    hedge = _HEDGE.search(text, max(0, number.start - 30), number.start)
    return hedge.start() if hedge else number.start


def may_rise(text: str, start: int, number: Number) -> bool:
    """Tell whether what stands between the start of a count and its number tells only what could be."""
    return _MAY_RISE.search(_ASIDE.sub("", text[start : number.start])) is not None


def is_one_of_several(text: str, count: Headcount) -> bool:
    """Tell whether more are counted right behind a count: "killed 12 people and three rescuers"."""
    return _AND_MORE.match(text, count.end) is not None


def follows_another(text: str, count: Headcount, number: Number) -> bool:
    """Tell whether others are counted right before a count: "two soldiers and five civilians were killed"."""
    # Not "killing two men and wounding three".
    leads = count.start == hedged_start(text, number)
    return leads and _MORE_BEFORE.search(text, max(0, count.start - _NEAR), count.start) is not None


def is_part(text: str, number: Number) -> bool:
    """Tell whether a number is of some of what is counted, not of all."""
    start = hedged_start(text, number)
    return bool(_PART.match(text, number.end) or _PART_BEFORE.search(text, max(0, start - 30), start))


def is_unreal(text: str, position: int) -> bool:
    """Tell whether what stands right before a position makes what follows expected, possible or denied."""
    return bool(_UNREAL.search(text, max(0, position - 60), position))


def read_noun_phrase(words: str) -> str:
    """Return the words of a noun phrase up to the first that belongs to something else."""
    kept: list[str] = []
    for word in words.split():
        if word.lower() in _BEHIND_NOUNS or (kept and word.endswith(("ed", "ing")) and word.islower()):
            break
        kept.append(word)
    return " ".join(kept)
