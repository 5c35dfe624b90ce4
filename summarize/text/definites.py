"""Words further on in a sentence that take up what was said before it: "the bill", "this attempt", "fifty of them".

A reader who has not read what went before asks which. "The bill to ban fishing", "the Senate" and "the pandemic" need
nothing before them; "the bill" does, unless the sentence itself or one told before it has named it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarize.text.meanings import carrying_stems
from summarize.text.names import Name, find_names
from summarize.text.numbers import find_numbers
from summarize.text.pronouns import is_body, opening_pronoun, untold_person
from summarize.text.quotations import mask_quotations
from summarize.text.subjects import is_person
from summarize.text.tokens import Token, content_stems, find_tokens, stem_word
from summarize.text.verbs import base_stem, read_verb
from summarize.text.word_classes import (
    AUXILIARY,
    DAYS,
    DETERMINERS,
    INSIDE,
    JOINING,
    OPENING,
    PARTS_OF_DAY,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVE,
    TIMES,
)

#: Nouns that a report takes up again with "the", and that mean nothing to one who has not read of them; singular.
_TAKEN_UP = frozenset(
    """
    bill measure program programme plan proposal poll survey study compact pact accord agreement deal attempt effort
    move decision ruling order process incident performance episode remark comment statement announcement
    legislation resolution amendment provision report memo letter document dossier video footage clip image tweet
    post message email recording tape interview speech address ad advertisement investigation probe inquiry lawsuit
    suit complaint indictment charge allegation accusation claim revelation findings verdict sentence shooting
    attack blast explosion crash fire blaze collision killing stabbing protest rally march demonstration clashes
    riot strike walkout meeting talks summit visit trip event ceremony hearing trial vote nomination appointment
    resignation departure firing dismissal change package funding grant deadline rule policy regulation guidelines
    guidance restrictions recommendations requirement ban tariffs sanctions exemption waiver project site facility
    campus plant building ship vessel plane flight aircraft statue monument device weapon vehicle car truck gun
    rifle movie film book show song album product drug vaccine airstrike invitation designation crossings warehouse
    vacancy story treatment therapy test app platform company firm group organization organisation agency panel
    committee commission outlet network newspaper magazine website channel bank school university hospital scandal
    controversy dispute crisis feud row standoff stalemate delay shutdown recount audit tally result figure number
    increase decrease drop rise gain decline toll total amount information data evidence gesture offer request
    demand call response reaction answer challenge question issue matter problem idea notion theory concept approach
    strategy system scheme initiative operation mission raid search arrest settlement payment fine penalty
    punishment ordinance statute act referendum petition pledge promise threat warning advice recall runoff race
    contest debate briefing exchange conversation election surge outbreak unrest violence cuts compromise stopgap
    estimate projection forecast prediction structure
    text draft version regimen phone appearance segment broadcast op-ed essay article column declaration counts
    friction percentage retort outfit tragedy rationale reasoning logic raids investments clash turnaround reversal
    about-face
    """.split()  # noqa: SIM905 - a list of quoted words is harder to read
)
#: Whom a report takes up so.
_PERSONS = frozenset(
    """
    man woman boy girl teenager teen victim suspect gunman shooter attacker driver operative politician senator
    congressman congresswoman lawmaker official officer lawyer attorney judge nominee candidate contender
    frontrunner front-runner actor actress singer comedian star pundit host anchor billionaire businessman
    businesswoman executive entrepreneur mogul veteran whistleblower whistle-blower accuser activist protester pair
    duo trio couple author writer journalist reporter professor student defendant plaintiff leader soldier agent
    passenger megastar superstar environmentalist demonstrator
    """.split()  # noqa: SIM905
)
#: Who is called by where they are from once they are known: "the Norland senator".
_KNOWN_BY_PLACE = frozenset(
    ["senator", "congressman", "congresswoman", "lawmaker", "politician", "billionaire", "mogul"]
)
#: Whoever is named before may be meant by one of these.
_BODIES = frozenset(
    """
    company firm group organization organisation agency panel committee commission outlet network newspaper magazine
    website channel bank school university hospital platform app site giant chain retailer automaker carmaker airline
    """.split()  # noqa: SIM905
)
#: A quick look, for those who have many sentences to look at.
_MAY_LEAN = re.compile(rf"(?i)\b(?:the|this|these|those)\s(?:[\w-]+\s){{0,2}}?(?:{'|'.join(sorted(_TAKEN_UP))})s?\b")
#: Modifiers that do not say which.
_EMPTY = frozenset(
    """
    new latest recent proposed controversial sweeping first second third fourth whole entire same other initial final
    bipartisan massive huge large big small current original previous planned earlier later key major alleged ongoing
    upcoming long-awaited highly anticipated much-anticipated full entire latest last next former old young older
    younger longtime long-time veteran seasoned historic rare unusual unprecedented surprising surprise sudden dramatic
    high-profile proposed revised updated resulting subsequent said so-called would-be two three four five six seven
    eight nine ten dozen several many few multiple remaining annual daily weekly monthly late early one-time
    """.split()  # noqa: SIM905
)
#: Capitalised words that say of a person what many are.
_PARTIES = frozenset(
    "Democratic Democrat Republican GOP Conservative Liberal Labour Tory Independent Progressive".split()  # noqa: SIM905
)
_DEFINITE = frozenset("the this that these those such".split())  # noqa: SIM905
_POINTING = _DEFINITE | {"its", "his", "her", "their", "our"}
_FUNCTION = (
    AUXILIARY
    | DETERMINERS
    | INSIDE
    | JOINING
    | OPENING
    | PREPOSITIONS
    | PRONOUNS
    | RELATIVE
    | TIMES
    | {"’s", "'s", "to"}
) - {"first", "last", "next", "late", "early", "other", "few", "many", "several", "such"}
_EMPTY_OR_DAYS = _EMPTY | DAYS | PARTS_OF_DAY
#: What stands behind the verb of a clause.
_GOING_ON = DETERMINERS | PREPOSITIONS | OPENING | PRONOUNS | {"to"}
_PLACING = frozenset("in at on near from by with into outside inside during".split())  # noqa: SIM905
_SAYING_WHICH = frozenset("of that who whose which where against between about behind over among regarding".split())  # noqa: SIM905
_WORDS_OF_TIME = TIMES | frozenset("week month year day time hour hours days weeks months years end now".split())  # noqa: SIM905

#: Nouns of which everybody knows which, whatever article they have.
_KNOWN = _WORDS_OF_TIME | frozenset(
    """
    summer winter spring fall autumn weekend season morning afternoon evening night past coming country nation century
    decade
    """.split()  # noqa: SIM905
)
#: What any reader of news knows, or takes from the country that the news is of.
_PUBLIC = _KNOWN | frozenset(
    """
    president vice-president president-elect government administration state states nation congress senate house
    parliament court courts constitution military army navy police public media press internet world economy market
    markets pandemic coronavirus virus weather sun moon sea sky border south north east west city town capital
    campaign presidency party war left right way rest end beginning future past present people population number
    chance power ability need lack time top bottom middle heart face head hands eyes others opportunity risk possibility
    truth law republic union kingdom monarchy queen king pope prime minister governor mayor attorney-general general
    environment climate planet universe ground floor air water web stage flag anthem dollar treasury ballot ballots
    polls voters electorate taxpayers poor rich elderly young unemployed wounded injured dead situation news
    """.split()  # noqa: SIM905
)
_IDIOMS = frozenset(
    ["the central bank", "the books", "the polls", "the matter", "the issue", "the issues", "the results"]
)
#: Kinds of happening that say no more than that somebody was harmed in one.
_HARMFUL = frozenset(["fatal", "deadly", "mass", "lethal"])
#: "The three countries": those that were named.
_COUNTING = frozenset("two three four five six seven eight nine ten".split())  # noqa: SIM905
_COUNTED = frozenset(["countries", "nations", "towns", "cities", "firms", "agencies", "men", "women"])
#: Nouns that say nothing of what happened, whatever stands before them.
_SAYS_LITTLE = frozenset(["incident", "tragedy", "episode", "saga", "affair"])
#: Content words behind which a sentence has told enough for "the move" to mean that.
_ENOUGH = 5
#: Words behind which "this" alone means what they said.
_FAR = 8
#: Who says so, in front: it names nothing that "the bill" could take up.
_OPENING_VOICE = re.compile(
    r"^[^,;:]{2,80}? (?:said|says|announced|confirmed|reported|told \w+)\b(?: in an? (?:\w+ )?\w+)?(?: on)?"
    r"(?: \w+day(?: (?:morning|afternoon|evening|night))?)?(?: that)? "
)
#: Who has said all this, at its end: it was told before who that is.
_CLOSING_VOICE = re.compile(
    r", (?P<voice>(?:the|those|these) (?:(?:senior|former|same|second|two|three|other|current|top|unnamed|anonymous) )*"
    r"(?P<head>officials?|sources?|lawyers?|attorneys?|aides?|advis[eo]rs?|lawmakers?|senators?|congress(?:man|woman)|study"
    r"|survey|poll|statement|memo|letter|complaint|indictment|lawsuit|suit|filing|documents?|researchers?|authors?|executives?"
    r"|company|firm|group|agency|newspaper|network|website|outlet|committee|panel|spokes(?:man|woman|person)))"
    r" (?:said|says|added|wrote|continued|alleges?|alleged|stated|reads?|found|showed?|told [^,]{2,30}"
    # "In May, the board confirmed that": it does so in the main clause.
    r"|(?:confirmed|noted|explained|argued|insisted|warned|acknowledged|concluded)(?=[.,;]|$))\b"
)
#: Of whom one is called without saying which: several of them said so, and they were told of before.
_ANONYMOUS = frozenset("official source aide adviser advisor lawmaker researcher author executive".split())  # noqa: SIM905
#: "One of the officials said": of those told of before.
_ONE_OF = re.compile(
    r"\b(?:one|two|some|another) of the (?P<head>officials|sources|people|men|women|aides|lawmakers|lawyers|officers"
    r"|victims|suspects|protesters|witnesses) (?:said|says|told)\b"
)
#: What somebody meant, or did as others had done, where nothing before it in the sentence tells what.
_REFERS = re.compile(
    r"\b(?:was|is|were|are) (?:apparently |presumably |likely )?referring to\b"
    r"|\b(?:joined in|followed suit|chimed in)\.$"
    r"|\bthe same (?:rationale|reasoning|logic|conclusion|argument|point|thing)\b(?!.* as\b)(?!:)"
)
#: "News then broke": after what?
_THEN = re.compile(
    r"^(?!Since |By |But |Back |Until )(?:[A-Z][\w’'-]* |[a-z]+ ){0,2}(?P<before>[\w’'-]+) then "
    r"(?:[a-z]+ed|broke|came|went|took|said|told|sent|made|left)\b"
)
_TELLS_FIRST = re.compile(r"[,;:]|\b(?:and|but|when|after)\b")
#: "The other two": besides those that were told of before.
_OTHERS = re.compile(r"\bthe other (?:(?:top|leading|main) )?(?:two|three|four|five|six|seven|eight|nine|ten|\d+)\b")
_TWO = re.compile(r"(?i)\b(?:two|pair|couple|brothers|sisters|duo|twins|and)\b")
#: "Both companies have denied it": which two?
_BOTH = re.compile(
    r"\b[Bb]oth (?P<head>companies|firms|men|women|countries|nations|groups|agencies|lawmakers|senators|officers"
    r"|suspects|victims|bills|measures|cases|organi[sz]ations)\b(?! (?:of|that|who)\b)"
)

_ELLIPSIS = re.compile(
    r"""(?x)^\W*(?:[A-Z][\w-]*|(?:More|Fewer|Less)\ than\ [\w-]+|(?:At\ least|About|Nearly|Almost)\ [\w-]+)\ of
    \ (?:them\b|(?:those|these)\b(?!\ (?:who|whose|in|that|with|on|from|at|under|affected|killed|injured)\b))"""
)
#: "There is no evidence for this."
_BARE_THIS = re.compile(
    r"\b(?:for|of|about|from|to|on|with|by|do|did|done|doing|denie[sd]|disputed?s?|than|like|all)\s(?:this|that)(?=\s*[.;,]|$)"
    r"|\b(?:call|describ|dismiss|reject|criticiz|criticis|condemn|welcom|denounc)(?:ed|es|s)\s(?:this|that)(?=\s+(?:as\s)?[“\"‘']|\s*[.;,]|$)"
)
_FOR_EXAMPLE = re.compile(
    r"(?i)(?:^\W*(?:after all|indeed|in fact|of course|separately|elsewhere)\b,|\bfor (?:example|instance)\b)"
)
#: "The senator knows it would end": a person is no "it".
_SAYS_IT = re.compile(
    r"^\W*(?P<who>[^,;:“”\"]{2,60}?)\s(?:has\s|had\s|also\s)?(?:says?|said|knows?|knew|thinks?|thought|believes?|believed|hopes?"
    r"|hoped|insists?|insisted|fears?|feared|admits?|admitted|argues?|argued|told\s\w+|added|acknowledge[sd]?|denie[sd])\s"
    r"(?:that\s)?(?P<it>it)(?P<rest>['’\s].*)$"
)
#: What is not known by itself when something came after it.
_HAPPENINGS = frozenset(
    "shooting attack blast explosion crash collision fire killing stabbing protest riot raid incident".split()  # noqa: SIM905
)
_AFTER = re.compile(r"\b(?:after|following|before|during|since|in) $")
#: What tells of one: "a tram hit a bus, and nine people were hurt in the crash".
_HARM = re.compile(
    r"\b(?:hit|struck|plunged|rammed|opened fire|fired|leak|kill\w*|collid\w+|shot|stabb\w+|explod\w+|fell|crash\w*"
    r"|died|dead|drunk|drove|wounded|jailed|caus\w+|victims|derailed|capsized|burn\w*|came down|blew|tore"
    r"|attack\w*|storm\w*|march\w*|gunm[ae]n|bomb\w*)\b"
)
#: "Criticized the inquiry ...; how he would oversee the inquiry": the second takes it up as the first does.
_AGAIN = re.compile(
    r"\b(?:[Tt]h(?:e|is|at|ese|ose)|its|his|her|their) [a-z-]+\b(?! (?:of|into|on|to|in|against|over|between)\b)"
)
#: Names of no body that could be "the company".
_COUNTRY = re.compile(
    r"(?:U\.?S|U\.?K|E\.?U)\.?$|(?:American|British|Chinese|[A-Z]\w+(?:ian|ish|ese))s?$|America$|United\sStates$"
)
#: "Ada Brook's departure comes a day after": that it was told before goes without saying.
_OWNED = re.compile(
    r"^(?:(?:Mr|Ms|Mrs|Dr)\.?\s)?(?:[A-Z][\w-]*\s){0,2}[A-Z][\w-]*(?:['’]s|s['’])(?=\s[a-z])(?<!day['’]s)"
)
_CAME = re.compile(r"\s(?:came|comes|followed|follows)\b")
#: What "according to" asks whose it is; an indictment is of whom it names.
_ASK_WHOSE = frozenset("report article story letter memo document book".split())  # noqa: SIM905
_SAID_IN = re.compile(r"\b(?:said|says|wrote|announced|added|stated|argued|noted|warned) (?:in|on|during|at) $")
_OPENS_PHRASE = re.compile(
    r"^\W*(?:During|In|After|Before|At|Following|On|Under|By|With|According\sto)\s(?:[A-Z][a-z]+day)?$"
)
#: A time, people, or something else that only the sentence before it in its report tells, and what is compared with it.
_LATER = re.compile(
    r"^(?i:(?:about |nearly |more than |less than |just |only |almost |some |but |and )?(?:an? |one |two |three "
    r"|four |five |six |\d+ |several )?(?:few |couple of )?(?:hours?|days?|weeks?|months?|years?) later)\b(?! than)"
    r"|(?<!\d)(?<!\d )\b(?:of|in|by|during) that year\b"
    r"|^(?i:(?:later|earlier) that (?:same )?(?:day|night|week|month|morning|afternoon|evening|year))\b"
    r"|^(?:On the (?:one|other) hand,|One (?:that|which) )"
    # "She said that this was a mistake."
    r"|^[^,;:“”\"]{2,60}? (?:said|says|added|noted|told \w+)(?: (?:on )?\w+day)?(?: that)?"
    # "This is the first death" points forward.
    r" this (?:is|was|would|will|has|had)\b(?! (?:be )?(?:the|its|her|his|their|our|my)\b)"
    r"|^The (?:people|sources) (?:also )?(?:said|told|added)\b(?! (?:no|yes)\b)"
    r"|, the (?:people|sources) (?:said|added)\b"
    r"|\bwent (?:much |even |a step )further\b(?! than)"
    r"|^(?:As (?:he|she|they) continued|But first|With (?:that|this) in mind|What['’]s more|(?:And|But) then),"
    r"|^The (?:first|second|third|other|last) (?:is|was) (?:that\b|the\b|an?\b|to\b)"
    r"|^(?:[A-Z][\w.’'-]* ){1,4}(?:responded|replied)(?:, (?:but|saying|adding)\b|\.$)"
    r"|^(?i:by (?:comparison|contrast)|in (?:contrast|response|turn|a twist|other words)|similarly|likewise|later"
    r"|afterwards?|soon after|shortly after(?:wards?)?|instead),"
)
#: "The mayor agreed, saying"; "agreed to go" tells to what.
_AGREED = re.compile(
    r"[^,]{0,60}?(?<!not been )(?<!were )(?<!was )\b(?P<word>agreed|disagreed|concurred)"
    r"(?=\.|, (?:saying|adding|but|calling)\b)"
    r"|^(?:An?|The|Another) (?:[\w-]+ ){0,3}(?:judge|court|jury|panel) (?P<too>agreed)(?= and (?!disagreed)[a-z]+ed\b)"
)
#: Who is called by place and party once they are known: "The Norland Democrat said".
_PARTISAN = re.compile(
    r"(?:^\W*The|[,”\"] the) (?:[A-Z][\w.-]+ ){1,2}(?:Democrat|Republican)"
    r"(?= (?:said|says|added|told|wrote|has|had|also|called|is|was)\b)"
)
#: The same with others: "The Norland Democrat, along with Senator Brook, has written it".
_PARTISAN_WITH = re.compile(r"^\W*The (?:[A-Z][\w.-]+ ){1,2}(?:Democrat|Republican), (?:along|together) with\b")
#: Which company, by where it is, once it is known: "The Hadley, Norland, company said".
_BODY_OF_PLACE = re.compile(
    r"^\W*The (?:[A-Z][\w.-]*(?: [A-Z][\w.-]*)?, ){1,2}"
    r"(?P<head>company|firm|bank|automaker|carmaker|retailer|drugmaker|airline|start-?up)"
    r"(?= (?:said|says|announced|told|reported|also|has|had|is|was|will|plans)\b)"
)
#: Who has said what stands in quotation marks before it: several, and they were told of before.
_QUOTED_VOICE = re.compile(
    r"^\W*(?P<voice>(?:the|these|those) (?:two |three )?(?P<head>groups|lawmakers|senators|companies|authors))"
    r" (?:said|wrote|added|continued)\b"
)
#: "Brook, however, denied it": what goes on from a sentence before it.
_HOWEVER = re.compile(r"^(?:[^,;:“”\"]{2,60}, (?:however|though|instead)|Again, though),")
#: Who has said it was told of before: "“It is safe,” it said"; behind a quotation, which is masked.
_BY_PRONOUN = re.compile(
    r"^[^\w]*(?P<who>it|they) (?:said|says|added|wrote|tweeted|told [^,]{2,30})\b(?! (?:on|at|in) the\b)"
)
#: "“We won,” she wrote on Twitter": whatever else is named there, she is not.
_SAID_BY_SOMEBODY = re.compile(r"^[^\w]*(he|she) (?:said|says|added|wrote|tweeted|posted)\b")
#: "Another father said", "One idea is", "called in sick in protest", "would instead seek": beside or against what?
_BESIDE_UNTOLD = re.compile(
    r"^Another (?:(?:\w+ ){0,2}?(?:official|officer|aide|lawmaker|senator|witness)|man|woman|father|mother|parent"
    r"|driver|victim|survivor|resident|protest[eo]r|student|source|person|juror|suspect|passenger|worker|doctor|nurse|teacher"
    r"|neighbou?r|attendee|voter|expert|analyst|reason|option|idea|problem)\b"
    r"|^One (?:idea|option|possibility|proposal|problem|solution|reason|example|concern|question|issue|difference"
    r"|explanation|theory|exception|suggestion) (?:is|was|would be|could be)\b"
)
_IN_ANSWER = re.compile(r"\bin (?:protest|response|return|retaliation|reply)\.$")
_INSTEAD = re.compile(
    r"\b(?:would|will|should|could|can|may|has|have|had|is|are|was|were) instead\b(?! of\b)|^Instead,"
)
#: What is told before it in its own sentence.
_AGAINST_TOLD = re.compile(r"(?i)[,;:—–]|\b(?:and|but|not|after|when|while|rather|who|which)\b|n['’]t\b")
#: What somebody is quoted with is said of something that was told before: "“We would never do that,” Brook said".
_SAID_OF = re.compile(
    r"^[“\"](?:None|All|Some|Much|Most) of (?:that|this|it|them)\b"
    r"|^[“\"](?!(?:[^“”\"]*\b(?:and|if|but|when|got on|get on|getting on)\b))(?:[^\s“”\"]+\s){1,6}"
    r"(?:do|does|did|done|doing|of|about|on|to|with|for|say|said|believe) (?:that|this|it)[,.][”\"]"
    r"(?![^.]*\b(?:said|says|told [^,]{2,30}) (?:of|about)\b)(?!.*\basked (?:about|if|whether)\b)"
)
#: "The number has grown by 300": of what?
_THE_NUMBER = re.compile(
    r"(?:^|, )(?P<what>[Tt]he number) (?:has|had|rose|fell|grew|is|was|increased|dropped|doubled|stands|stood)\b"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
#: What a reference may take up, by its kind, that a story may tell of twice.
_SOMETHING = frozenset(["thing", "this", "body"])
#: Sentences before a reference in which its report tells of what it takes up.
_NEAR = 6
#: Content words that two sentences about the same have in common, at least, besides its noun.
_IN_COMMON = 2
_DAY_PART = re.compile(
    r"\b(?:earlier|later) (?:in the day|that (?:day|week|month|year))\b|\bthe (?:same|next|previous|following) day\b"
)


@dataclass(frozen=True, slots=True)
class Lean:
    """Words that need something said before them to be understood; `text[start:end]`."""

    start: int
    end: int
    text: str
    #: Stem of the noun as that of a verb and as that of a word; empty where there is none.
    head: str
    word: str
    #: "thing", "person", "body" (the company), "this" (this attempt), "counted" (the three towns), "ellipsis" (fifty of
    #: them), "pronoun" ("voted to dismiss him"), "epithet" (the Hadley senator), "next" (two weeks later),
    #: "it" (says that it will end).
    kind: str
    #: Whether the noun is of a kind that always takes something up; else only where the report told of one before.
    always: bool


@lru_cache(maxsize=16384)
def find_leans(text: str) -> tuple[Lean, ...]:
    """Return the words of a sentence that may take up what an earlier sentence said, in order.

    What the sentence itself has named before is no such word.
    """
    masked = mask_quotations(text)
    found = [*_read_next(text, masked), *_read_voices(masked)]
    tokens = find_tokens(masked)
    if owned := _OWNED.match(masked):
        place = next(number for number, token in enumerate(tokens) if token.start >= owned.end())
        lean = _read_noun(masked, tokens, place - 1)
        if lean and lean.always and lean.kind == "thing" and _CAME.match(masked, lean.end):
            found.append(lean)
    for place, token in enumerate(tokens[:-1]):
        lowered = token.text.lower()
        weekday = lowered in DAYS and tokens[place + 1].text in {"'s", "’s"}
        if lowered not in _DEFINITE and not weekday:
            continue
        clause = lowered == "that" and place and tokens[place - 1].text.lower() not in PREPOSITIONS | {"and"}
        lean = _read_noun(masked, tokens, place + weekday)
        # "He ended up winning that war."; "he said that war ..." opens a clause.
        if lean and (not clause or not masked[lean.end :].strip(" .!”\"’'")):
            found.append(lean)
    if lean := _read_it(masked):
        found.append(lean)
    if speaks := _SAID_BY_SOMEBODY.match(masked):
        found.append(Lean(*speaks.span(1), speaks[1], "", "", "pronoun", always=True))
    if person := untold_person(masked):
        found.append(Lean(person.start, person.end, person.text, "", "", "pronoun", always=True))
    apart = {(lean.start, lean.end): lean for lean in reversed(found)}
    return tuple(sorted(apart.values(), key=lambda lean: lean.start))


def _read_next(text: str, masked: str) -> list[Lean]:
    """Return words that only the sentence right before them in its report explains, and what is left out."""
    found: list[Lean] = []
    if (later := _LATER.search(masked)) and not _YEAR.search(masked[: later.start()]):
        found.append(Lean(later.start(), later.end(), later[0], "", "", "next", always=True))
    if agreed := _AGREED.match(masked):
        start, end = agreed.span(agreed.lastgroup or 0)
        found.append(Lean(start, end, text[start:end], "", "", "next", always=True))
    for pattern in (_ELLIPSIS, _FOR_EXAMPLE, _BARE_THIS, _DAY_PART):
        match = pattern.search(masked)
        if match is None:
            continue
        before = masked[: match.start()].lower().split()
        voiced = {"said", "says", "but"} & {*before}
        told = (pattern is _BARE_THIS and (len(before) >= _FAR or voiced)) or (
            pattern is _DAY_PART and TIMES & set(before)
        )
        if not told:
            found.append(Lean(match.start(), match.end(), match[0], "", "", "ellipsis", always=True))
    partisan = _PARTISAN.search(masked)
    if partisan and name_people(masked[: partisan.start()] + masked[partisan.end() :]):
        partisan = None
    number = _THE_NUMBER.search(masked)
    if number and (find_numbers(masked[: number.start()]) or " of " in masked[: number.start()]):
        number = None
    speaks = _BY_PRONOUN.match(masked)
    if speaks and name_people(masked[speaks.end() :]):
        speaks = None
    if body := _BODY_OF_PLACE.match(masked):
        stem = base_stem(body["head"])
        found.append(Lean(0, body.end(), text[: body.end()], stem, stem_word(body["head"]), "body", always=True))
    plain = (partisan, _PARTISAN_WITH.match(masked), number, _HOWEVER.match(masked), speaks, _SAID_OF.match(text))
    for match in filter(None, plain):
        start, end = match.span(match.lastgroup or 0)
        found.append(Lean(start, end, text[start:end], "", "", "next", always=True))
    if beside := _BESIDE_UNTOLD.match(masked):
        found.append(Lean(beside.start(), beside.end(), beside[0], "", "", "next", always=True))
    for pattern in (_IN_ANSWER, _INSTEAD):
        match = pattern.search(masked)
        if match and not _AGAINST_TOLD.search(masked[: match.start()]):
            found.append(Lean(match.start(), match.end(), match[0], "", "", "next", always=True))
    others = _OTHERS.search(masked)
    if refers := _REFERS.search(masked):
        first = masked[: refers.start()]
        said = "referring" in refers[0] and re.search(r"\b(?:said|says|told)\b", first)
        if not _TELLS_FIRST.search(first) and not said:
            found.append(Lean(refers.start(), refers.end(), refers[0], "", "", "next", always=True))
    then = _THEN.match(masked)
    if then and read_verb(then["before"])[1] not in {"past", "both"} and not _YEAR.search(masked):
        found.append(Lean(then.start(), then.end(), then[0], "", "", "next", always=True))
    if others and not find_numbers(masked[: others.start()]) and not find_names(masked[: others.start()]):
        found.append(Lean(others.start(), others.end(), others[0], "", "", "next", always=True))
    return found


def _read_voices(text: str) -> list[Lean]:
    """Return who is said to have said so, or to be two or one of several, and was told of before."""
    found: list[Lean] = []
    for pattern, group in ((_CLOSING_VOICE, "voice"), (_QUOTED_VOICE, "voice"), (_ONE_OF, 0), (_BOTH, 0)):
        if not (match := pattern.search(text)):
            continue
        head, before = match["head"], text[: match.start()]
        stem = base_stem(head)
        if pattern is _BOTH and _TWO.search(before):
            continue
        if pattern is _BOTH:
            kind = "counted"
        elif _is_kind(head, _ANONYMOUS) or pattern in {_ONE_OF, _QUOTED_VOICE}:
            # "The official" is not whoever was named.
            kind = "this"
        else:
            kind = "person" if _is_kind(head, _PERSONS) else "body" if _is_kind(head, _BODIES) else "thing"
        if not _has(before, stem, kind):
            found.append(
                Lean(match.start(group), match.end(group), match[group], stem, stem_word(head), kind, always=True)
            )
    return found


def _read_noun(text: str, tokens: Sequence[Token], place: int) -> Lean | None:
    words = _noun_words(tokens, place + 1)
    if not words:
        return None
    head = words[-1]
    if head.text[0].isupper() or not head.text[0].isalpha():
        return None
    stem = base_stem(head.text)
    demonstrative = tokens[place].text.lower() in _DEFINITE - {"the"}
    if demonstrative and (head.text.lower() in _KNOWN or read_verb(words[0].text)[1] in {"both", "past", "participle"}):
        return None
    after = tokens.index(head) + 1
    if _is_told_which(text, tokens, after, demonstrative=demonstrative) and not _only_seems_told(
        text, tokens, place, after
    ):
        return None
    modifiers = words[:-1]
    if any(word.text == "same" for word in modifiers) and [token.text for token in tokens[after : after + 1]] == ["as"]:
        # "The same reasoning as Halden"
        return None
    person = _is_kind(head.text, _PERSONS) or any(word.text.lower() == "former" for word in modifiers)
    counted = (
        bool(modifiers)
        and modifiers[0].text.lower() in _COUNTING
        and _is_kind(head.text, _COUNTED)
        and not text[: tokens[place].start].endswith("of ")
    )
    if not demonstrative and not person and not counted and head.text.lower() in _PUBLIC:
        return None
    start, end = tokens[place].start, head.end
    opens = not text[:start].strip()
    if any(_is_name(word.text) and not (person and word.text in _PARTIES) for word in modifiers):
        if opens and _is_kind(head.text, _KNOWN_BY_PLACE) and not name_people(text):
            # "The Minnesota senator"
            return Lean(start, end, text[start:end], stem, stem_word(head.text), "epithet", always=True)
        # "The Swedish request will force ...": the report spoke of one before.
        adjective = len(modifiers) == 1 and modifiers[0].text.endswith(("an", "ish", "ese", "i"))
        if not (opens and adjective and _is_kind(head.text, _TAKEN_UP)) or _has(text[end:], stem, "thing"):
            return None
        return Lean(start, end, text[start:end], stem, stem_word(head.text), "thing", always=False)
    if text[start:end].lower() in _IDIOMS or text[:start].endswith("familiar with "):
        return None
    says_which = any(not _is_empty(word.text) for word in modifiers)
    always = demonstrative or person or (_is_kind(head.text, _TAKEN_UP) and not says_which)
    # "The tanker incident": which of them?
    always = always or (head.text in _SAYS_LITTLE and not any(word.text[0].isupper() for word in words))
    harmed = any(word.text.lower() in _HARMFUL for word in modifiers) and _is_kind(head.text, _HAPPENINGS)
    always = always or counted or harmed
    kind = "person" if person else "body" if _is_kind(head.text, _BODIES) else "this" if demonstrative else "thing"
    kind = "counted" if counted and kind == "thing" else kind
    told = [word for word in _OPENING_VOICE.sub("", text[:start]).split() if word[0].islower()]
    # "The move" may be all that was told before it; "after the shooting" needs one that was told.
    happened = (
        _is_kind(head.text, _HAPPENINGS) and (harmed or _AFTER.search(text[:start])) and not _HARM.search(text[:start])
    )
    # "Such legislation" is of a kind that has a name.
    alike = tokens[place].text.lower() in {"such", "those", "these"} and _is_kind(head.text, _TAKEN_UP)
    alike = alike and not _TELLS_FIRST.search(text[:start])
    if not happened and not alike and kind != "body" and len(content_stems(" ".join(told))) >= _ENOUGH:
        return None
    behind = "" if person or kind == "counted" else _AGAIN.sub(" ", text[end:])
    # "The trip ... is the first of several travels": what opens a sentence takes up nothing behind it.
    named = kind == "body" and any(not _COUNTRY.match(name.text) for name in find_names(text[:start]))
    if named or _has(text[:start], stem, kind) or (_mentions(behind, stem) if opens else _has(behind, stem, kind)):
        return None
    return Lean(start, end, text[start:end], stem, stem_word(head.text), kind, always)


def _noun_words(tokens: Sequence[Token], place: int) -> list[Token]:
    """Return the words of a noun phrase behind its article."""
    words: list[Token] = []
    dated = False
    for token in tokens[place : place + 7]:
        lowered = token.text.lower()
        following = next((other.text for other in tokens[place + 1 : place + 2]), "")
        if lowered in DAYS and token is tokens[place] and following in PARTS_OF_DAY:
            # "The Thursday night shooting"
            dated = True
            continue
        if dated and lowered in PARTS_OF_DAY and not words:
            continue
        if not (token.text[0].isalnum()) or lowered in _FUNCTION:
            break
        noun_before = any(_may_be_noun(word.text) for word in words)
        if noun_before and (lowered.endswith("ly") and len(lowered) > 4):
            break
        kind = read_verb(token.text)[1] if token.text.islower() else ""
        # "The four-hour meeting"
        happening = kind == "ing" and _is_kind(token.text, _TAKEN_UP)
        if noun_before and kind in {"past", "participle", "both", "ing"} and not happening:
            break
        agrees = kind in {"base", "third"} and noun_before and words[-1].text.endswith("s") == (kind == "base")
        if agrees and (_is_kind(words[-1].text, _TAKEN_UP | _PERSONS) or _goes_on_as_clause(tokens, token)):
            break
        words.append(token)
    return words


def _goes_on_as_clause(tokens: Sequence[Token], verb: Token) -> bool:
    following = next((token for token in tokens if token.start > verb.start), None)
    return following is not None and (
        following.text.lower() in _GOING_ON
        or following.text[0].isupper()
        or following.text[0].isdigit()
        or following.text.lower().endswith(("ly", "ing"))
    )


def _may_be_noun(word: str) -> bool:
    lowered = word.lower()
    return (
        lowered not in _EMPTY
        and word[0].isalpha()
        and not (lowered.endswith("ly") and len(lowered) > 4)
        and read_verb(word)[1] not in {"past", "participle", "both", "ing"}
    )


def _is_name(word: str) -> bool:
    """Return whether a word has a capital that a day has not."""
    return word[0].isupper() and word.lower() not in DAYS


def _is_empty(word: str) -> bool:
    lowered = word.lower()
    return (
        lowered in _EMPTY_OR_DAYS
        or word in _PARTIES
        or word[0].isdigit()
        or (lowered.endswith("ly") and len(lowered) > 4)
        # "The four-hour meeting"
        or lowered.endswith(("-minute", "-hour", "-day", "-week", "-month", "-year"))
    )


def _is_told_which(text: str, tokens: Sequence[Token], after: int, *, demonstrative: bool) -> bool:
    """Return whether what stands behind a noun says which it is."""
    while after < len(tokens) and tokens[after].text.lower() in TIMES:
        after += 1
    if after >= len(tokens):
        return False
    token = tokens[after]
    lowered = token.text.lower()
    following = tokens[after + 1] if after + 1 < len(tokens) else None
    near = tokens[after + 1 : after + 7]
    if token.text[0].isupper() and lowered not in TIMES:
        return True
    if demonstrative:
        return False
    if lowered == "of" and following is not None and _is_amount(text, following):
        # "The poll of 500 voters".
        return False
    if lowered in _SAYING_WHICH or lowered in {"he", "she", "they", "it"}:
        return True
    if lowered == "for":
        return not (following and following.text.lower() in {"the", "now", "a"} and _has_time(near[:4]))
    if lowered == "to":
        return following is not None and read_verb(following.text)[1] in {"base", "both"}
    if lowered in _PLACING:
        return _has_name(near)
    if lowered in {",", "(", "—", "–", "--", "-"} and following is not None:
        return following.text.lower() in {
            "which",
            "who",
            "whose",
            "where",
            "called",
            "named",
            "known",
            "dubbed",
            "titled",
            "a",
            "an",
            "formally",
            "officially",
        } or (following.text[0].isupper() and following.text.lower() not in _WORDS_OF_TIME)
    kind = read_verb(token.text)[1] if token.text.islower() else ""
    if kind == "ing":
        return True
    if kind in {"both", "participle"} and following is not None:
        return following.text.lower() in PREPOSITIONS and not _has_time(near[:2])
    return False


def _only_seems_told(text: str, tokens: Sequence[Token], place: int, after: int) -> bool:
    """Return whether what stands behind a noun belongs to something else: "said in the memo that", "In the call, X"."""
    opening = text[: tokens[place].start]
    lowered = tokens[after].text.lower()
    if lowered == "that":
        return _SAID_IN.search(opening) is not None
    behind = tokens[after + 1 : after + 2]
    named = bool(behind) and behind[0].text[0].isupper()
    if opening.startswith("According to") and tokens[after - 1].text.lower() not in _ASK_WHOSE:
        return False
    return lowered == "," and named and _OPENS_PHRASE.match(opening) is not None


def _is_amount(text: str, token: Token) -> bool:
    return token.text.replace(",", "").isdigit() and not text.startswith("-", token.end)


def _has_name(tokens: Iterable[Token]) -> bool:
    for token in tokens:
        if not token.text[0].isalnum():
            return False
        if token.text[0].isupper() and token.text.lower() not in _WORDS_OF_TIME:
            return True
    return False


def _has_time(tokens: Iterable[Token]) -> bool:
    return any(token.text.lower() in _WORDS_OF_TIME for token in tokens)


def _read_it(text: str) -> Lean | None:
    match = _SAYS_IT.match(text)
    if not match or opening_pronoun(f"It{match['rest']}") is None:
        return None
    who = match["who"]
    names = find_names(who)
    person = names and is_person(names[0], who[: names[0].start].replace(names[0].title, "").strip())
    if not person and not any(_is_kind(word, _PERSONS) for word in who.split()):
        return None
    return Lean(match.start("it"), match.end("it"), "it", "", "", "it", always=True)


#: Nouns of which one may take up what another one named.
_KIN = tuple(
    frozenset(base_stem(word) for word in line.split())
    for line in """
    guidance guideline recommendation rule advice restriction ban requirement mandate policy
    bill measure legislation law act package plan proposal resolution reform overhaul
    attack shooting shot killing kill blast explosion incident rampage massacre stabbing bombing murder
    election race contest runoff vote primary recall campaign
    image picture photo photograph cartoon drawing painting poster
    strike walkout stoppage
    airstrike strike missile raid bombing rocket
    victim death dead killed toll fatality
    protest demonstration march rally riot unrest insurrection violence clash
    deal agreement accord pact compromise compact settlement treaty
    probe investigation inquiry case lawsuit
    tweet post message
    decision ruling verdict order judgment
    researcher author scientist team study paper survey poll report
    indictment complaint charge
    lawsuit suit sue sued
    document memo report file dossier paper
    """.strip().splitlines()
)


def _is_kind(word: str, nouns: Collection[str]) -> bool:
    lowered = word.lower()
    return lowered in nouns or (lowered.endswith("s") and lowered[:-1] in nouns)


def _stems_of(text: str) -> frozenset[str]:
    return frozenset(base_stem(token.text) for token in find_tokens(text)) | content_stems(text)


def _mentions(text: str, stem: str) -> bool:
    return stem in _stems_of(text)


def _has(text: str, stem: str, kind: str) -> bool:
    """Return whether a text names what a reference with this noun takes up."""
    stems = _stems_of(text)
    # "Said" carries what is stated, and no state of a country.
    carrying = carrying_stems(stem) if stem != "state" else frozenset[str]()
    if stem in stems or carrying & stems or any(stem in kin and kin & stems for kin in _KIN):
        return True
    if kind == "body":
        return any(not _is_somebody(name) and not _COUNTRY.match(name.text) for name in find_names(text))
    if kind == "counted":
        return len(find_names(text)) > 1
    return kind == "person" and any(name.title or " " in name.text for name in find_names(text))


def _is_somebody(name: Name) -> bool:
    """Return whether a name is shaped like a person's."""
    # "Coastline Foods" is nobody.
    return bool(name.title) or (not name.text.endswith("s") and is_person(name, "") and not is_body(name.text))


def name_people(text: str) -> frozenset[str]:
    """Return the surnames of those whom a sentence names with a title or in full."""
    return frozenset(name.text.rpartition(" ")[2] for name in find_names(text) if _is_somebody(name))


def is_told(lean: Lean, told: Sequence[str]) -> bool:
    """Return whether sentences told before have what a reference takes up."""
    if not told:
        return False
    if lean.kind in {"pronoun", "next"}:
        # Only what stands right before it in its report can tell.
        return False
    if lean.kind == "epithet":
        named = [word for word in lean.text.split()[1:] if word[0].isupper()]
        return all(any(re.search(rf"\b{re.escape(word)}\b", text) for text in told) for word in named)
    if not lean.head:
        return True
    return any(_has(text, lean.head, lean.kind) for text in told)


def is_another(lean: Lean, before: Sequence[str], told: Sequence[str]) -> bool:
    """Return whether what a reference takes up in its report is something else than what was told.

    "The claim" is the one that its report told of last; where what was told has little in common with that, it is
    another claim.

    Args:
        lean: The reference.
        before: The sentences of its report that stand before its own.
        told: What was told before.
    """
    if lean.kind == "counted":
        named, known = (
            {name.text.rpartition(" ")[2] for text in texts for name in find_names(text)}
            for texts in (before[-1:], told)
        )
        return len(named) > 1 and len(named & known) < _IN_COMMON
    if not lean.head or lean.kind not in _SOMETHING:
        return False
    # The sentence that tells of it first, not one that takes it up itself.
    last = next(
        (
            text
            for text in reversed(before[-_NEAR:])
            if _has(text, lean.head, lean.kind) and not _takes_up(text, lean.head)
        ),
        "",
    )
    if not last:
        return False
    known_stems = content_stems(last)
    own = {lean.head, lean.word} | carrying_stems(lean.head)
    return all(
        len((known_stems & content_stems(text)) - own) < _IN_COMMON for text in told if _has(text, lean.head, lean.kind)
    )


def _takes_up(text: str, head: str) -> bool:
    """Return whether a sentence has a noun only as one that was told of before: "fought the fire"."""
    words = [token.text for token in find_tokens(text)]
    places = [number for number, word in enumerate(words) if base_stem(word) == head]
    return bool(places) and all(
        {word.lower() for word in words[max(0, place - 2) : place]} & _POINTING for place in places
    )


def loses_name(text: str, shorter: str) -> bool:
    """Return whether a sentence that was shortened has lost what named a thing it still speaks of as known."""
    if not _MAY_LEAN.search(shorter) and not untold_person(mask_quotations(shorter)):
        return False
    before = {lean.text.lower() for lean in find_leans(text) if lean.always}
    return any(lean.always and lean.text.lower() not in before for lean in find_leans(shorter))


def is_taken_up(lean: Lean, before: Sequence[str]) -> bool:
    """Return whether a reference takes something up, by its kind or because the report spoke of it before.

    Args:
        lean: The reference.
        before: The sentences of its report that stand before its own.
    """
    return lean.always or any(lean.word in content_stems(text) for text in before)
