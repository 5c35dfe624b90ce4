"""Words that open a sentence and point back to something said before it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from summarize.text.names import find_names
from summarize.text.verbs import read_verb
from summarize.text.word_classes import AUXILIARY, INSIDE, JOINING, NEVER_VERBS, RELATIVE, TIMES

#: "It" that points at nothing: "It is unclear whether", "It was the first time", "It took hours to".
_EXPLETIVE_IT = re.compile(
    r"It(?:['’]s|\s(?:is|was|has\sbeen|had\sbeen|would\sbe|will\sbe|may\sbe|remains?|remained|seems?|seemed|appears?"
    r"|appeared|became|becomes))\s(?:also\s|still\s|now\s|not\s|yet\s|only\s|quite\s|too\s|so\s|long\s|\w+ly\s)*"
    r"(?:(?:un)?clear|unknown|(?:un)?likely|(?:im)?possible|(?:un)?certain|difficult|hard|easy|important|time\b"
    r"|the\s(?:first|second|third|latest|last|most|\w+est)|a\s(?:first|rare|crime)|believed|reported|expected|thought"
    r"|estimated|hoped|understood|announced|said|feared|alleged|to\sbe\sseen|in\s\w+\sthat|at\sleast|\w+\s(?:that|who|to)\b"
    r"|\d|about|nearly|almost|more\sthan|over|raining|snowing)"
    r"|It\s(?:took|takes|will\stake|would\stake|turns\sout|turned\sout|happens|happened\s(?:that|when|at|on|in))\b"
)
_PRONOUN = re.compile(r"(?:He|She|They|It|His|Her|Their|Its|Him|Them|Theirs|Hers)(?:['’](?:s|d|ll|re|ve))?(?!\w|[-–])")
_THIS = re.compile(
    r"(?:This|That|These|Those|Such)\b(?!\s(?:who|whose|with|in|on|of|from|living|under|without)\b)"
    r"(?!\s(?:week|month|year|morning|afternoon|evening|weekend|spring|summer|fall|autumn|winter|season|time)\b)"
)
_COMPLEMENT_THAT = re.compile(r"That\s(?:the|a|an|he|she|it|they|[A-Z]\w+)\s")
#: Nouns that a report introduces once and then takes up again with "the". Understood only after what they take up.
_TAKEN_UP = re.compile(
    r"""
    The\s(?:(?:other|same|latest|first|second|third)\s)?
    (?: latter | former(?=\s(?:is|was|has|had|said|will|,)) | pair | duo | trio | couple | three
      | two(?=\s(?!\w+\s(?:of|in|from)\b)) | company | firm | man | woman | boy | girl | teenager
      | victims? | suspects?
      | gunman | shooter | driver
      | incident | move | decision | announcement | statement | comments? | remarks | measures? | proposal | plan | deal
      | agreement | ruling | order | bill | legislation | law | policy | report | study | survey | poll
      | document | letter
      | video | footage | tweet | post | news | move | attack | blast | explosion | crash | shooting | fire | storm
      | lawmaker | senator | congressman | congresswoman | politician | official | spokes(?:man|woman|person) | lawyer
      | judge | sheriff | actor | actress | singer | player | star | group | organi[sz]ation | agency | body | website
      | newspaper | outlet | channel | network | meeting | talks | summit | visit | event
      | ceremony | speech | interview
      | figure | number | result | move | change | issue | problem | question | case | trial | hearing | lawsuit | suit
      | charges? | allegations? | accusations? | claims? | investigation | probe | inquiry | vote | strike | protest
      | leader(?:s)? | billionaire | businessman | officer | officers | soldier | soldiers | child | children | student
    )\b
    """,
    re.VERBOSE,
)
#: "The driver wanted in a crash has turned himself in": a participle that says which, before the verb.
_PARTICIPLE_ON = re.compile(
    r"\s(?!is\b|was\b|has\b|had\b)\w+ed\s(?:in|for|of|by|on|over|with|as|to)\s"
    r"(?:(?!and\b|but\b|or\b|when\b|before\b|after\b|because\b|that\b|who\b|which\b)[\w'’-]+\s){1,6}?"
    r"(?:has|have|had|is|was|were|are|will|would|could|may|might|died|said)\b"
)
_POINTS_ON = re.compile(
    r"\s(?:of|in|at|on|that|who|whose|which|from|for|to|by|against|between|accused|charged|behind)\b"
    r"|,\s(?:called|named)"
)
_ELLIPSIS = re.compile(
    r"(?:Another|Others|Both|Neither|Either|Some|Many|Most|Several|One|None|Each|All|Few|Two|Three|Four|Five|Six)"
    r"\s(?:is|was|are|were|said|says|have|has|had|will|would|did|do|told|also|were|other\b|others\b)\b"
    r"|(?:Another|Others|Both)\b(?=\s(?:is|was|are|were|said|have|had|will|would|did|men|women|sides|leaders|countries|were))"
    # "There's still shooting" points at nothing.
    r"|(?:Here(?!['’]s\b)|There(?!['’]s\b)(?:after|by)?|Then|So|Thus|Therefore|As\sa\sresult|Instead|Likewise|Similarly|Doing\sso|If\sso"
    r"|That\ssaid|In\sthe\smeantime|After\sthat|Since\sthen|Until\sthen|At\sthat\s(?:time|point)|By\sthen|At\sthe\stime"
    r"|In\s(?:response|return|turn|contrast|addition|short|other\swords|that\scase)|For\s(?:example|instance|this|that)"
    r"|On\sthe\sother\shand|Among\sthem|Of\s(?:those|these|them))\b(?!\s(?:is|are|was|were)\b)"
)
_CONNECTIVE = re.compile(
    r"(?:But|And|Or|Yet|Nor|However|Still(?=,)|Nevertheless|Nonetheless|Meanwhile|Also|Moreover|Furthermore|Besides"
    r"|Additionally|Indeed|Plus)\b,?\s+"
)


#: "Her" only at the end of a phrase: "her plan" mostly follows on what was said before.
_PERSON = re.compile(r"\b(?:he|she|him|himself|herself|his|hers|her(?=[.,;]))\b", re.IGNORECASE)
#: Somebody whom "he" or "she" may stand for, named by what they are.
_SOMEBODY = (
    r"man|woman|boy|girl|teen\w*|child|baby|infant|mother|father|parent|son|daughter|wife|husband|brother|sister|uncle|aunt"
    r"|leader|president|minister|senator|governor|mayor|judge|officer|official|soldier|student|teacher|doctor|nurse|lawyer"
    r"|attorney|victim|suspect|driver|gunman|shooter|player|coach|actor|actress|singer|artist|author|writer|director"
    r"|chief|king|queen|prince|princess|pope|priest|bishop|spokes\w+|candidate|nominee|lawmaker|congress\w*man|worker|employee"
    r"|resident|citizen|person|patient|passenger|pilot|chairman|chairwoman|executive|founder|billionaire|aide|adviser|advisor"
    r"|ambassador|secretary|general|commander|analyst|expert|professor|scientist|researcher|reporter|journalist|star"
    r"|defendant|plaintiff|prosecutor|sheriff|detective|inmate|prisoner|defender|striker|midfielder|goalkeeper|captain"
)
#: The same or what only looks like it; several people are nobody whom "he" means.
_PERSON_NOUN = re.compile(
    rf"\b(?:{_SOMEBODY}"
    # "A number", "the movement" and "earlier" are nobody.
    r"|(?!\w*ments?\b|(?:numb|oth|anoth|aft|ov|und|ev|nev|wheth|howev|togeth|rath|ord|matt|pap|wat|pow|wint|summ|answ|cov|cent"
    r"|quart|off|lett|lat|earli|bett|furth|larg|great|high|low|long|septemb|octob|novemb|decemb)ers?\b"
    r"|(?:deb|st|clim|r|d|priv|corpor|immedi|estim|mand|upd|adequ|separ|altern|appropri|moder|legitim|delic|g|pl|l)ate\b"
    r"|(?:differ|rec|curr|pres|perc|mom|ev|accid|incid|cont|ext|sil|urg|viol)ents?\b)\w{2,}(?:er|or|eer|ant|ent|ee|ive|ess|ate)"
    r"|\w{2,}(?:ist|ian|man|woman)|who|someone|everyone|anyone)\b",
    re.IGNORECASE,
)
#: Somebody, by a word that means nothing else.
_ONE = re.compile(
    rf"\b(?:{_SOMEBODY}|speaker|counsel|democrat|republican|whistle-?blower|veteran|rapper|justice|accuser|pontiff|host|anchor"
    r"|guard|premier|incumbent|deputy|marine|colonel|sergeant|hero|icon|socialist|progressive|conservative|witness|widow\w*"
    r"|neighbou?r|accused|thief|chef|model|sibling|twin|cousin|friend|\w+-year-old|\w{2,}man|\w{2,}woman|one|who|someone"
    r"|everyone|anyone|nobody|somebody|he|she"
    r"|(?!(?:numb|oth|anoth|aft|ov|und|ev|nev|wheth|howev|togeth|rath|ord|matt|pap|wat|pow|wint|summ|answ|cov|cent|quart"
    r"|off|lett|lat|earli|bett|furth|larg|great|high|low|long|riv|comput|septemb|octob|novemb|decemb|short|strong|old"
    r"|young|small|big|east|north|south|west|fe|lay|tow|ti|corn|cant|weath|dinn|sup|shelt|disast|regist|charact)ers?\b)\w{3,}er"
    r"|(?!(?:maj|min|lab|fav|err|terr|mirr|pri|col|hon|fact|tract|mot|fl|d|ind|outd|corrid|tum|hum|sect|vect|inter|exter"
    r"|harb|behavi|flav|rum|vig|superi|inferi|juni|seni|vap|od)ou?rs?\b)\w{3,}or|\w{3,}ist|(?!\w*(?:ant?ian)\b)\w{3,}ian"
    r"|(?:assist|account|serv|immigr|migr|particip|defend|inform|protest|appli?c|occup|inhabit)ant|(?:oppon|resid|ag|pres"
    r"|stud|par|correspond|recipi|pati)ent)\b",
    re.IGNORECASE,
)
_HE_OR_SHE = re.compile(r"\b(?:he|him|his|himself|she|her|herself)\b")
#: Words by which a name is that of a body, or of several people.
_BODY = re.compile(
    r"^(?:House|Senate|Supreme|Department|Board|Office)\b|\b(?:Democrats|Republicans|Americans|Court|Department|Party|Times"
    r"|Journal|News|County|State|University|Committee|Commission|Council|Board|Association|Administration|Agency"
    r"|Bureau|Congress|White\sHouse|Group|Bank|Company|Elections|Union|Republic|Street)$|^[A-Z]\w+(?:icans|ians|ists)$"
)
_PLACED = re.compile(r"\b(?:in|near|across|throughout)\s(?:the\s)?$")
#: "Despite his injuries, a driver": whom it means stands behind it.
_OPENS_PHRASE = re.compile(
    r"^\W*(?:(?:Even )?[Tt]hough|Although|If|Despite|In"
    r"|With|After|Before|During|As|While|When|On|At|For|Through|By|Under|Because|From|Of|To|Since|Until"
    r"|Among|Beside|Like|Unlike|Without|[A-Z]\w+ing)\b[^,]*$"
)
_NEXT_WORD = re.compile(r"\s([a-z]{3,})\b")
#: Words behind a noun that do not make one noun of the two.
_BEHIND_NOUN = NEVER_VERBS | AUXILIARY | INSIDE | JOINING | RELATIVE | TIMES


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that need something said before them to be understood; `text[start:end]`."""

    start: int
    end: int
    text: str
    #: "pronoun" (he, this, their), "noun" (the company, the latter) or "ellipsis" (another said, in response).
    kind: str


@lru_cache(maxsize=65536)
def opening_pronoun(text: str) -> Reference | None:
    """Return the reference to something earlier that a sentence opens with, or None.

    Looks behind an opening quotation mark and an opening "But" or "However".
    """
    start = len(text) - len(text.lstrip(" \t\n\"“‘'«(-–—•"))
    connective = _CONNECTIVE.match(text, start)
    if connective:
        start = connective.end()
        if text[start : start + 1].islower():
            return _opening(text[start].upper() + text[start + 1 :], start)
    return _opening(text[start:], start)


def _opening(text: str, offset: int) -> Reference | None:
    if _EXPLETIVE_IT.match(text):
        return None
    if match := _PRONOUN.match(text):
        return Reference(offset, offset + match.end(), match[0], "pronoun")
    if (match := _THIS.match(text)) and not _COMPLEMENT_THAT.match(text):
        return Reference(offset, offset + match.end(), match[0], "pronoun")
    if (
        (match := _TAKEN_UP.match(text))
        and not _POINTS_ON.match(text, match.end())
        and not _PARTICIPLE_ON.match(text, match.end())
        and not _is_compound(text, match.end())
    ):
        return Reference(offset, offset + match.end(), match[0], "noun")
    if match := _ELLIPSIS.match(text):
        return Reference(offset, offset + match.end(), match[0], "ellipsis")
    return None


def _is_compound(text: str, end: int) -> bool:
    """Tell whether a noun goes on in another, so that it is no reference: "The fire chief"."""
    following = _NEXT_WORD.match(text, end)
    if not following or following[1] in _BEHIND_NOUN or following[1].endswith("ly"):
        return False
    return read_verb(following[1])[1] == ""


def opening_connective(text: str) -> int:
    """Return how many characters an opening "But", "However," or "Meanwhile," takes, with the space; else 0."""
    match = _CONNECTIVE.match(text)
    return match.end() if match else 0


def unnamed_person(text: str) -> Reference | None:
    """Return the first "he" or "her" of a text without names that nothing in it can mean, or None.

    Args:
        text: A sentence that names nobody, its quotations masked.
    """
    person = _PERSON.search(text)
    if person is None or _PERSON_NOUN.search(text):
        return None
    return Reference(person.start(), person.end(), person[0], "pronoun")


@lru_cache(maxsize=16384)
def untold_person(text: str) -> Reference | None:
    """Return the first "he" or "her" of a sentence that nobody in it can be: "him" in "the board dismissed him".

    Args:
        text: A sentence, its quotations masked.
    """
    person = _HE_OR_SHE.search(text)
    if person is None:
        return None
    forward = _OPENS_PHRASE.match(text[: person.start()]) is not None
    if forward and not find_names(text[: person.start()]) and _leads_to_body(text, person.end()):
        return Reference(person.start(), person.end(), person[0], "pronoun")
    if _ONE.search(text[: person.start()]) or (forward and _ONE.search(text[person.end() :])):
        return None
    for name in find_names(text):
        placed = _PLACED.search(text[: name.start])
        if name.title or not (placed or is_body(name.text)):
            return None
    return Reference(person.start(), person.end(), person[0], "pronoun")


def _leads_to_body(text: str, place: int) -> bool:
    """Tell whether the main clause behind a pronoun is of several people, and names nobody: "Democrats want"."""
    comma = text.find(", ", place)
    rest = text[comma + 2 :]
    if comma < 0 or not is_body(rest.partition(" ")[0]):
        return False
    # "Mueller's inquiry" and "DOJ" are nobody whom "he" means.
    named = [
        name for name in find_names(rest) if not rest.startswith(("'s", "’s"), name.end) and not name.text.isupper()
    ]
    return all(is_body(name.text) and not name.title for name in named)


def is_body(name: str) -> bool:
    """Return whether a name is that of a body or of several people, by its words: "House Judiciary Committee"."""
    return _BODY.search(name) is not None
