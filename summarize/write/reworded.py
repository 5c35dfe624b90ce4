"""A sentence in plainer order and plainer words: who says it first, no contractions; what it says stays the same.

Each rule turns on the surface of a sentence that it fits in full, and leaves every other one alone: no parser guesses.
Agencies put the source of a claim before the claim, so that nobody reads it as a fact.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise

from summarize.text.clauses import find_clauses
from summarize.text.datelines import skip_dateline
from summarize.text.names import common_words, find_names
from summarize.text.quotations import find_quotations
from summarize.text.speech import find_speech
from summarize.text.tokens import STOP_WORDS
from summarize.text.verbs import read_verb
from summarize.text.word_classes import AUXILIARY, DETERMINERS, JOINING, OPENING, PREPOSITIONS

_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_WHEN = rf"(?:(?:early|late)\ )?(?:on\ )?{_DAY}(?:\ (?:morning|afternoon|evening|night))?"
_VERB_WORD = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|do|does|did|that|who|which|while|as|if"
    r"|but|when|because|after|before|and|or|not|to)\b"
)
#: What a page puts behind the name of a company or a paper ("(ORLF.N)", "(^ORLX)", "(PDF)"), and a blank before a stop.
_MARKS = re.compile(r"\ \((?:[A-Z]{1,5}\.[A-Z]{1,2}|\^[A-Z]{2,6}|PDF|pdf)\)|\ (?=\.$)|(?<=\w)\ (?=,\ |['’]s\ [a-z])")
#: Where the reporter was: "won the seat here in a vote on Tuesday".
_HERE = re.compile(r"\ here(?=\ in\ an?\ (?:\w+\ )?(?:vote|election|race|contest|primary|runoff|ceremony|speech)\b)")
_CONNECTIVE = re.compile(r",\s(?:however|meanwhile|moreover|nevertheless|nonetheless),\s(?!not\b)")
_SAID_LAST = re.compile(
    rf"""(?x)^(?P<claim>(?=[^“"])(?:[^“”"]|“[^“”"]*”|"[^“”"]*"){{20,}}),\ (?:
      (?P<before>[^,“”"]{{2,90}}?)\ (?P<verb>said|says?|ha(?:s|ve)\ (?:said|confirmed)
        |announced|reported|confirmed|ruled|believes?
        |(?:told|tells?)\ (?:reporters|(?:the\ )?[A-Z][\w.]*(?:\ [A-Z][\w.]*){{0,2}}))
    | said\ (?P<after>[^,“”"]{{2,90}}?)
    )(?P<where>(?:\ {_WHEN}|\ (?:in|during|at)\ (?:a|an|the)\ [^,“”"]{{3,50}})?)\.$"""
)
_QUOTED_LAST = re.compile(
    rf"""(?x)^(?P<open>[“"])(?P<claim>[^“”"]{{12,}}?)(?P<end>[,!?])(?P<close>[”"])\ (?:
      (?P<before>[^,“”"]{{2,70}}?)\ (?P<verb>said|says|wrote|tweeted
        |told\ (?:reporters|(?:the\ )?[A-Z][\w.]*(?:\ [A-Z][\w.]*){{0,3}}))
    | said\ (?P<after>[^,“”"]{{2,70}}?)(?P<who>,\ (?:an?|the|who)\ [^“”"]{{5,90}})?
    )(?P<where>\ {_WHEN}|)\.$"""
)
#: "The Department of Health and Human Services", "Waters and Winther": no verb comes behind such an "and".
_NAME_AND_NAME = re.compile(r"(?<=[a-z]) and (?=[A-Z])")
_BESIDE_SPEAKER = re.compile(r"\b(?:in|at|on|during|to|earlier|later|late|early|after|before)\b")
_ACCORDING_LAST = re.compile(
    r"^(?P<claim>(?=[^“\"])(?:[^“”\"]|“[^“”\"]*”|\"[^“”\"]*\"){20,}?),?\ according\ to"
    r"\ (?P<source>[^,“”\"]{3,90})\.$".replace("\\ ", " ")
)
#: Whose report it is rather than who claims it; in front it would be the news.
_VAGUE = re.compile(r"\b(?:report|reports|sources|media|that|whom|which|who|him|her|them|it)\b", re.IGNORECASE)
#: A speaker who is somebody only beside the claim: "his lawyer", "an engineer for the company".
_LEANS = re.compile(r"\b(?:his|her|its|their|my|our|there|here)\b", re.IGNORECASE)
#: Whose it is, by surname: "a copy of Brook's statement"; not "the Navy's" nor "the Norland Navy's".
_OWNER = re.compile(r"(?:^|\b(?!the )[a-z]+ )([A-Z][\w-]+)['’]s\b")
_THE_ONE = re.compile(
    r"""(?ix)\bthe\ (?:(?-i:[a-z-]+\ ){1,2}(?:company|firm|group|organi[sz]ation|network|newspaper|website|outlet)\b
      |(?:company|firm|group|force|president|agency|network|organi[sz]ation|campaign|senator
      |congress(?:man|woman)|governor|mayor|minister|candidate|party|bank|airline|(?:car|auto)maker|manufacturer
      |newspaper|paper|website|outlet
      |suspect|victim|couple|family|man|woman|country|city|town|state|bureau|department|committee|union|university|school
      |college|hospital|church|store|team|lawmaker|judge|justice|billionaire|tycoon|charity|foundation|developer)\b)
      (?!\ (?:of|for)\b)(?!\ [A-Z])"""
)
#: Whose reports they are is told with them: "US media reports".
_OUTLETS_REPORTS = re.compile(r"^(?:[A-Z]\S+ )*(?:media|news|newspaper|published|press) reports$")
#: The comma that led from a quotation to its source: "persistent conduct," according to".
_COMMA_INSIDE = re.compile(r",([”\"])$")
_TELLS = re.compile(
    r"\b(?:(?:said|says?|told|announced|according to)\b"
    r"|(?:acknowledged|reported|confirmed|warned|denied|claimed|testified)(?: (?:on )?\w+day)?,? that\b)"
)
_OPENING_WHEN = re.compile(
    rf"^(?P<when>(?:Early\ on|Late\ on|On)\ {_DAY}(?:\ \w+)?),?\ (?P<rest>\S.*)\.$".replace("\\ ", " ")
)
_SAID_FIRST = re.compile(
    r"^(?P<who>[^,“”\"]{2,70}?) (?P<verb>said|announced|confirmed)(?P<that> that)? (?P<claim>[^“”\"]+)$"
)
_HUNG_DAY = re.compile(rf",\ (?P<when>on\ {_DAY}(?:\ \w+)?)\.$".replace("\\ ", " "))
_ONE_CLAUSE = re.compile(
    r"[,;:—–“”\"()]|\b(?:that|who|which|to|and|as|after|before|while|when|if|because|but|or|said|will|would"
    r"|denied|claimed|admitted|insisted|warned|argued|alleged|acknowledged|confirmed|announced|reported|believes?)\b"
)
#: Common words that stand before names without being a part of them.
_BEFORE_NAMES = frozenset(
    """
    former police officials several two three four five six many some nearly about senior top outgoing presumptive
    presumed incoming longtime embattled fellow leading likely
    """.split()  # noqa: SIM905
)
#: Nouns that news mostly writes as parts of names; before a small letter they are none.
_PARTS_OF_NAMES = frozenset(
    "security defense defence state county city university college court bank church union transportation".split()  # noqa: SIM905
) | frozenset(["intelligence", "committee", "council", "sodium"])
#: What follows such a noun where it is none of a name: "security officials", not "Church was" or "Bank of England".
_OF_MANY = re.compile(r"(?!of [A-Z])(?!(?:is|are|was|were|has|have|had|will|would|said|says|and|in|on|at)\b)[a-z]")
#: Who is counted: "eleven Republican states", but "Nine Inch Nails".
_COUNTED_PEOPLE = frozenset(
    """
    Republican Republicans Democratic Democrat Democrats GOP U.S. American Americans British French German Russian
    Russians Chinese Israeli Israelis Palestinian Palestinians Iranian Ukrainian Ukrainians Afghan Afghans Iraqi Syrian
    Mexican Canadian European Black White Hispanic Marines
    """.split()  # noqa: SIM905
)
#: Plurals that are newspapers and teams.
_TEAMS = frozenset(
    """
    times giants chiefs eagles jets bills saints rangers kings stars rockets bulls bears browns rams raiders titans
    braves reds tigers pirates nationals capitals devils sharks wolves blues foxes spurs cowboys patriots
    """.split()  # noqa: SIM905
)
#: Endings of nouns for people that are none of the listed common words ("Rescuers"), and of some names ("Sanders").
_AGENTS = re.compile(r"^[A-Z][a-z]+(?:ers|ors|ists)$")
#: Endings of nouns for things rather than of names.
_THING = re.compile(r"^[A-Z][a-z]+(?:tion|sion|ment|ity|ism|ics|logy|ness|ance|ence|mone|itis|osis|cide)$")
_FRONTED = re.compile(r"(?:Non|Pre|Anti|Re|Un|Over|Under|Mid|Multi|Co)[a-z]{3,}$")
_NUMBER_WORDS = frozenset(
    """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty thirty forty fifty sixty seventy eighty ninety dozens hundreds thousands millions
    """.split()  # noqa: SIM905
)
#: What titles do without.
_NOT_IN_TITLES = DETERMINERS | {"it", "he", "she", "they", "we", "i", "there"}
_SHORT_FORMS = {
    "isn't": "is not", "aren't": "are not", "wasn't": "was not", "weren't": "were not", "hasn't": "has not",
    "haven't": "have not", "hadn't": "had not", "doesn't": "does not", "don't": "do not", "didn't": "did not",
    "won't": "will not", "wouldn't": "would not", "can't": "cannot", "couldn't": "could not",
    "shouldn't": "should not", "they're": "they are", "they've": "they have", "they'll": "they will",
}  # fmt: skip
#: Who is nobody in particular: in front it asks whose report that is.
_NOBODY = re.compile(r"(?i)(?:an?|one|some|several|new|the) (?:\w+ )?(?:reports?|articles?|stories)\b")
#: "Facing a strike, the port ...": what hangs on somebody behind it does not stand behind "that".
_OPENS_HANGING = re.compile(
    r"[A-Z][a-z]+ing\b(?![^,]*\b(?:is|are|was|were|has|have|would|will|could|may)\b[^,]*$)[^,]*,"
)
#: "Added that the port is closed", not "added that line".
_ADDED_THAT = re.compile(r" that (?!(?:day|week|month|year|line|clause|\w+ to)\b)")
#: "Roberts went on to ask": she asked.
_WENT_ON = re.compile(
    r"^(?:[\w.’'-]+ ){1,5}(?P<went>(?:also )?(?:then )?went on to (?P<verb>say|ask|tell|argue|call|warn|accuse)\b)"
)
_PAST = {"say": "said", "ask": "asked", "tell": "told", "argue": "argued", "call": "called", "warn": "warned"}
#: "“We will win,” the company continued.": it said so.
_CONTINUED = re.compile(
    r"^(?P<before>[“\"][^“”\"]*(?:,[”\"]|[!?][”\"](?= (?:he|she|they)\b)) (?!but\b|and\b)"
    r"(?:(?!said\b|says\b|as\b|while\b)[\w.’'-]+ ){1,5})continued"
    r"(?=(?: in (?:an? |the )?(?:[\w’'-]+ ){0,3}(?:statement|interview|speech|letter|post|tweet|remarks)"
    r"(?: on \w+day)?)?\.$)"
)
_SAID_BEFORE = re.compile(r"\b(?:said|says|told|warned|wrote|and|but)\b")
#: Before "also": what it adds to stands in the sentence itself, or the sense hangs on it.
_ADDS_HERE = re.compile(
    r"(?i)\b(?:if|unless|had|both|neither|other|another|like|unlike|as well as|besides|in addition|along with|while|not"
    r"|where|, and)\b|[.;:]\s"
)
_ALSO = re.compile(r"(?<=[a-z]) also (?!known\b|called\b|been\b|as\b|and\b|in\b|on\b|from\b)(?=[a-z])")
_NOT_ONLY = re.compile(r"\bnot (?:only|just|merely)\b|\b(?:but|and) also\b")
_SHORT_FORM = re.compile("|".join(_SHORT_FORMS).replace("'", "['’]"), re.IGNORECASE)


@lru_cache(maxsize=8192)
def reword_sentence(text: str) -> str:
    """Return a sentence after all rules; the same text when none fits."""
    if reads_as_title(text):
        return text
    rules: tuple[Callable[[str], str], ...] = (
        drop_connective, front_speaker, front_quoted, place_day, close_up_day, write_out,
    )  # fmt: skip
    for rule in rules:
        text = rule(text)
    # "... at 9 a.m." keeps the full stop that it has.
    return text[:-1] if text.endswith("..") and not text.endswith("...") else text


def drop_connective(text: str) -> str:
    """Return a sentence without "however" between commas, page marks and "here", which lean on what is not told."""
    text = _MARKS.sub("", text)
    if not find_quotations(text):
        text = _HERE.sub("", text)
    match = _CONNECTIVE.search(text)
    if match is None or find_quotations(text):
        return text
    before, after = text[: match.start()], text[match.end() :]
    # Between two clauses it joins them; behind an adjunct or before an aside the commas are theirs.
    joins = any(clause.finite for clause in find_clauses(f"{before}.")) and not after.startswith("that ")
    opens = before.partition(" ")[0].lower() in OPENING | PREPOSITIONS | {"when", "while", "after", "if"}
    aside = re.match(r"(?:who|whose|which|an?|the)\b", after)
    return text if joins or opens or aside or "," in before else f"{before} {after}"


def drop_addition(text: str) -> str:
    """Return a sentence without "also" and with "said" for "added": what they add to is not told before it."""
    quoted = [(quotation.start, quotation.end) for quotation in find_quotations(text)]

    def outside(start: int) -> bool:
        return not any(first <= start < last for first, last in quoted)

    if (match := _WENT_ON.match(text)) and outside(match.start("went")):
        text = f"{text[: match.start('went')]}{_PAST.get(match['verb'], 'accused')}{text[match.end() :]}"
    text = _CONTINUED.sub(r"\g<before>said", text)
    for speech in reversed(find_speech(text)):
        behind = text[speech.verb_start + len(speech.verb) :]
        # "Added a bridge to the list"
        says = speech.quoted or behind.startswith(".") or _ADDED_THAT.match(behind)
        again = _SAID_BEFORE.search(text, 0, speech.verb_start)
        if speech.verb == "added" and says and not again and outside(speech.verb_start):
            text = f"{text[: speech.verb_start]}said{behind}"
    match = _ALSO.search(text)
    if match is None or _NOT_ONLY.search(text) or not outside(match.start()):
        return text
    if _ADDS_HERE.search(text, 0, match.start()):
        return text
    return f"{text[: match.start()]} {text[match.end() :]}"


def front_speaker(text: str) -> str:
    """Return "X said that A." for "A, X said." and "According to X, A." for "A, according to X."."""
    begin = skip_dateline(text)
    text = text[begin:] if begin else text
    if match := _SAID_LAST.match(text):
        who = (match["before"] or match["after"]).strip()
        if not _is_speaker(who) or _NOBODY.match(who):
            return text
        claim = match["claim"]
        if match["after"] and (not _is_clause(claim) or _is_clause(who)):
            # "Jo Dahl, the mayor, said Waters left the hall": Dahl did.
            return text
        if _OPENS_HANGING.match(claim):
            return text
        if _is_unsure(claim) or _is_same(who, claim) or _leans_on(who, claim) or _TELLS.search(claim):
            return text
        verb = match["verb"] or "said"
        claim = _COMMA_INSIDE.sub(r"\1", claim)
        return f"{raise_opening(who)} {verb}{_lead_day(match['where'])} that {lower_opening(claim)}."
    if match := _ACCORDING_LAST.match(text):
        source = match["source"].strip()
        if (
            (_VAGUE.search(source) and not _OUTLETS_REPORTS.match(source))
            or _VERB_WORD.search(_NAME_AND_NAME.sub(" ", source))
            or _leans_on(source, match["claim"])
            # "According to data from the board shows"
            or re.search(r"\b(?:shows?|showed|says?|said|finds?|found)$", source)
            or _opens_aside(match["claim"])
            or _is_unsure(match["claim"])
            # "According to the data, the minister announced": he did, and they say how many.
            or _TELLS.search(match["claim"])
        ):
            return text
        claim = _COMMA_INSIDE.sub(r"\1", match["claim"]).rstrip(",")
        return f"According to {source}, {lower_opening(claim)}."
    return text


def front_quoted(text: str) -> str:
    """Return "X said: “A.”" for "“A,” X said."; the words inside the quotation marks stay as they are."""
    match = _QUOTED_LAST.match(text[skip_dateline(text) :])
    if not match:
        return text
    who = (match["before"] or match["after"]).strip()
    # "Said Waters in a letter": not all of it is who says it.
    named = find_names(f"{who} {match['verb'] or ''}.")
    if not _is_speaker(who) or not named or _BESIDE_SPEAKER.search(who):
        return text
    if match["who"]:
        who = f"{who}{match['who']},"
    end = match["end"] if match["end"] in {"!", "?"} else "."
    said = f"{match['verb'] or 'said'}{_lead_day(match['where'])}"
    return f"{raise_opening(who)} {said}: {match['open']}{match['claim']}{end}{match['close']}"


#: "Backed candidates who are up for election in Norland": a day behind it would be that of the election.
HAS_TIME = re.compile(
    r"\b(?:up for|due|set for|scheduled|slated|facing|planned|expected|ahead of|ago|tomorrow|yesterday|tonight"
    r"|(?:last|next|this) (?:week|month|year)|(?:days|weeks|months|years|day|week|month|year) (?:earlier|before)"
    r"|Jan(?:uary|\.)|Feb(?:ruary|\.)|March|April|June|July|Aug(?:ust|\.)|Sept(?:ember|\.)|Oct(?:ober|\.)|Nov(?:ember|\.)|Dec(?:ember|\.)"
    r"|(?:made|held|filed|signed|given|taken) (?:at|in|by))"
)


def place_day(text: str) -> str:
    """Return "X said on Monday that A." for "On Monday, X said A.", "X came on Monday." for "On Monday, X came."."""
    opening = _OPENING_WHEN.match(text)
    if not opening:
        return text
    when, rest = lower_opening(opening["when"]), opening["rest"]
    said = _SAID_FIRST.match(rest)
    if said and not _VERB_WORD.search(said["who"]):
        return (
            f"{raise_opening(said['who'])} {said['verb']} {when} that {said['claim']}."
            if said["that"] or (said["verb"] == "said" and _is_clause(said["claim"]))
            else text
        )
    if _ONE_CLAUSE.search(rest) or HAS_TIME.search(rest) or len(rest.split()) > 16:
        return text
    return f"{raise_opening(rest)} {when}."


def close_up_day(text: str) -> str:
    """Return "X came on Monday." for "X came, on Monday."; the comma stays where it closes an aside."""
    match = _HUNG_DAY.search(text)
    if not match or text.count(",") != 1 or _ONE_CLAUSE.search(text[: match.start()]):
        return text
    return f"{text[: match.start()]} {match['when']}."


def reads_as_title(text: str) -> bool:
    """Return whether a sentence is a title or a line beneath one: "Mayor meets union leaders amid threat of strike"."""
    words = [word.strip(",;:.“”\"'‘’").lower() for word in text.split()]
    if len(words) < 6 or not _NOT_IN_TITLES.isdisjoint(words):
        return False
    if any(word in AUXILIARY or word in {"said", "told"} or read_verb(word)[1] in {"past", "both"} for word in words):
        return False
    return any(read_verb(word)[1] == "third" and before not in PREPOSITIONS for before, word in pairwise(words[:-1]))


def write_out(text: str) -> str:
    """Return a sentence with "did not" for "didn't" outside its quotations."""
    if "'" not in text and "’" not in text:
        return text
    quoted = [(quotation.start, quotation.end) for quotation in find_quotations(text)]

    def replace(match: re.Match[str]) -> str:
        if any(start <= match.start() < end for start, end in quoted):
            return match[0]
        full = _SHORT_FORMS[match[0].lower().replace("’", "'")]
        return full[:1].upper() + full[1:] if match[0][0].isupper() else full

    return _SHORT_FORM.sub(replace, text)


def _opens_aside(claim: str) -> bool:
    """Return whether a claim opens with a circumstance and its comma, behind which a second one would be too many."""
    opening = claim.partition(" ")[0].lower()
    participle = opening.endswith(("ly,", "ing", "ed")) or read_verb(opening)[1] in {"past", "both"}
    return (", " in claim[:40] and opening in PREPOSITIONS | OPENING) or (", " in claim[:60] and participle)


def _is_unsure(claim: str) -> bool:
    """Return whether the first word of a claim may have its capital from its place or from a name ("Rescuers")."""
    first, _, rest = claim.partition(" ")
    # "Nonfarm payrolls": no list has it, and a name it is not.
    unknown = first[1:].islower() and first.lower() not in common_words() | STOP_WORDS and _FRONTED.match(first)
    # "Hormone treatment", which no list has and is none of a Mr. Hormone
    behind = rest.partition(" ")[0].strip(",.;:")
    acts = behind in AUXILIARY | PREPOSITIONS | JOINING | OPENING or behind.endswith("ly") or read_verb(behind)[1]
    noun = behind.islower() and not acts and _THING.match(first)
    unsure = bool(_AGENTS.match(first) or unknown or noun)
    return unsure and first.lower() not in common_words() and not rest[:1].isupper()


def _is_same(who: str, claim: str) -> bool:
    """Return whether a speaker may be whom the claim opens with: "the mayor" of a claim about Jo Waters."""
    subject = find_names(f"{claim}.")[:1]
    if not subject or len(claim[: subject[0].start].split()) > 3:
        return False
    if who.rpartition(" ")[2].islower():
        return who.startswith(("the ", "The "))
    named = find_names(who)
    return bool(named) and named[-1].text.rpartition(" ")[2] == subject[0].text.rpartition(" ")[2]


def _leans_on(who: str, claim: str) -> bool:
    """Return whether only the claim tells who speaks: "the company", where it names one."""
    lowered = claim.lower()
    if any(_spells_out(initials, claim) for initials in re.findall(r"\b[A-Z]{2,5}\b", who)):
        return True
    # "The former agent said that a former agent will plead guilty": one man, who is brought in by the claim.
    brought_in = re.search(r"\b[Tt]he (?P<noun>[A-Za-z -]*?[a-z]{4,})$", who)
    if brought_in and re.search(rf"\ban? (?:[\w-]+ )?{re.escape(brought_in['noun'].lower())}\b", lowered):
        return True
    # "A copy of Brook's statement, Ada Brook will tell": the surname would stand before the name.
    owners = [match[1] for match in _OWNER.finditer(who)]
    if any(re.search(rf"\b[A-Z][\w.-]+ {re.escape(owner)}\b", claim) for owner in owners):
        return True
    # "An official in the office": that of the state's auditor, whom the claim is about.
    known = any(re.search(rf"\b{re.escape(noun)}\b", claim) for noun in re.findall(r"\bthe ([a-z]{4,})(?=$|,)", who))
    return known or bool(_LEANS.search(who)) or bool(_THE_ONE.search(who) and find_names(f"{claim}."))


def _spells_out(initials: str, claim: str) -> bool:
    """Return whether a claim has the name that initials stand for: "Norland Dock Workers" for "NDW"."""
    return re.search(r"\b" + r"\w+\s(?:of\s|for\s|and\s|the\s)*".join(initials) + r"\w+", claim) is not None


def _is_clause(claim: str) -> bool:
    """Return whether "that" may open a claim: "the bridge was safe", and not "something that was not true"."""
    return any(
        clause.finite and not clause.relative and clause.left.head for clause in find_clauses(f"{claim.rstrip('.')}.")
    )


_NOBODYS_NAMES = frozenset("said says he she they it we i you one some many no yes so nothing".split())  # noqa: SIM905


def _is_speaker(who: str) -> bool:
    words = who.split()
    return (
        len(words) <= 10
        # "Calif.) said"
        and who.count("(") == who.count(")")
        and words[0].lower() not in _NOBODYS_NAMES
        and not _VERB_WORD.search(_NAME_AND_NAME.sub(" ", who))
        and not re.search(r"\b\w{3,}ly$", who)
        and (bool(find_names(who)) or who[0].islower() or words[0].lower() in common_words() | STOP_WORDS)
    )


def _lead_day(where: str) -> str:
    """Return when and where something was said, with the "on" that American news leaves out before a day."""
    where = where.strip()
    if not where:
        return ""
    return f" on {where}" if re.match(_DAY, where) else f" {where}"


def raise_opening(text: str) -> str:
    """Return a text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


#: Who does something, in a word that is no team's.
_DOERS = frozenset(
    """
    rescuers protesters protestors demonstrators looters rioters smugglers kidnappers hijackers bombers shoppers
    commuters firefighters paramedics divers climbers
    """.split()  # noqa: SIM905
)


def _is_plural(word: str) -> bool:
    """Tell whether a word is the plural of a common one: "airlines", "pharmacies"."""
    singular = f"{word[:-3]}y" if word.endswith("ies") else word[:-1]
    known = singular in common_words() and not singular.endswith("s")
    return word not in common_words() and (known or word in _DOERS)


def lower_opening(text: str) -> str:
    """Return a clause with the capital of its first word lowered, where it owes that to its place."""
    first, _, rest = text.partition(" ")
    if not first[1:].islower() and len(first) > 1:
        return text
    word = first.lower()
    if word in _NUMBER_WORDS and (rest[:1].islower() or rest.partition(" ")[0] in _COUNTED_PEOPLE):
        return f"{word} {rest}"
    if word == "the":
        return text if rest.startswith("Hague") else f"the {rest}"
    if first.partition("-")[2] in common_words() and rest[:1].islower():  # "Self-made"
        return f"{word} {rest}"
    if rest[:1].isupper() and word not in STOP_WORDS and word not in _BEFORE_NAMES:
        return text
    # With a full stop: without one a short clause may pass for a headline in title case.
    if (word in _PARTS_OF_NAMES | {"new"} and _OF_MANY.match(rest)) or word.partition("-")[0] in _NUMBER_WORDS:
        return f"{word} {rest}"
    if rest[:1].islower() and word.endswith("s") and word not in _TEAMS and _is_plural(word):
        return f"{word} {rest}"
    # "Shelling of the town", which no list of common words has.
    if rest.startswith(("of the ", "of a ")) and read_verb(word)[1] == "ing":
        return f"{word} {rest}"
    if word == "i" or any(name.start == 0 for name in find_names(f"{text}.")):
        return text
    return text[:1].lower() + text[1:] if word in STOP_WORDS or word in common_words() else text
