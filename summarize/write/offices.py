"""What a story says of who somebody is: titles and roles before a name, and appositions behind it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from summarize.text.datelines import skip_dateline
from summarize.text.given_names import GIVEN_NAMES
from summarize.text.loaded import find_loaded
from summarize.text.names import Name, common_words, find_names
from summarize.text.numbers import find_numbers
from summarize.text.quotations import find_quotations
from summarize.text.readable import read_sentence
from summarize.text.taken_up import PERSONS, is_kind
from summarize.text.tokens import STOP_WORDS
from summarize.text.verbs import read_verb
from summarize.text.word_classes import AUXILIARY, DETERMINERS, JOINING, OPENING, PREPOSITIONS
from summarize.types import Sentence

HONORIFICS = frozenset({"Mr", "Mrs", "Ms", "Miss", "Mx", "Mr.", "Mrs.", "Ms."})
#: Words that open or close the names of places and bodies rather than of people.
_NO_PERSON = frozenset(
    """
    House Senate White Black South North East West Southern Northern Eastern Western Central New Old San Los Las Saint
    St Fort Lake Mount Santa El Port Cape Great United Democrats Republicans Democratic Republican Americans Court
    Department Party Church Times Post Journal News Press Street Road Avenue County City State University College School
    Hospital Island Islands River Bay Beach Hills Valley Park Project Airport Company Corp Inc Group Bank Center Centre
    Air Typhoon Hurricane Cyclone Storm Tropical Super Flight Operation Camp Hotel
    Committee Commission Council Association Federation Union Ministry Agency Bureau Institute Foundation Organization
    Trump's
    """.split()  # noqa: SIM905
)
#: Titles that other words than the title itself turn into another office.
QUALIFIED = re.compile(
    r"(?:\b(?:[Ff]ormer|[Tt]hen|[Aa]cting|[Ll]ate|[Dd]eputy|[Vv]ice|[Ii]ncoming|[Oo]utgoing"
    r"|[Pp]resumptive|[Pp]resumed|[Pp]rojected|[Ll]ikely|[Aa]pparent)|-)[ -]*$"
)
#: What one may be called before the name: no more than what one does, and for whom ("Boko Haram leader", "Orlo Times
#: executive editor").
_DESCRIBED = re.compile(
    r"""(?x)(?:^|(?<=[\s,(—]))
    (?P<role>(?:(?!(?:The|A|An|His|Her|Its|Their|And|But|As|In|At|By|Then|Late|Acting|Mr|Mrs|Ms|Dr)\b)[A-Z][\w.&’'-]*\s){0,4}
    (?:(?:former|executive|managing|chief|senior|campaign|party|opposition|union|police|defen[cs]e|foreign|finance|interior
    |communications|majority|minority|district|state|federal|media|news|political|presidential|congressional|bureau
    |health|security|national|human|rights|rebel|separatist|militia|team|club|radio|television|TV|opinion|hospital|faith
    |labor|labour|business|software|real\sestate|press)\s){0,3}
    (?:leader|founder|co-founder|spokes(?:man|woman|person)|lawyer|attorney|director|editor|columnist|reporter|correspondent
    |host|anchor|chair(?:man|woman)?|[Cc]hief\s[Ee]xecutive|executive|commander|professor|mayor|minister|ambassador|adviser
    |advisor|strategist|manager|commissioner|sheriff|chief|secretary|treasurer|prosecutor|judge|analyst|economist
    |historian|candidate|nominee|senator|congress(?:man|woman)|lawmaker|activist|coach|captain|astronaut|scientist|singer
    |actor|actress|author|writer|blogger|physician|researcher|epidemiologist|pollster|rapper|comedian
    |quarterback|billionaire|business(?:man|woman)|moderator|aide|staffer|pastor|filmmaker|producer|superintendent
    |consultant|lobbyist|commentator))\s$"""
)
#: "Norland's president, Ada Brook, said": an office of which there is one.
_HEAD_OF = re.compile(
    r"^(?P<owner>[A-Z][\w-]+(?:\s[A-Z][\w-]+)?)(?:['’]s|s['’])\s"
    r"(?:president|prime minister|chancellor|premier|king|queen|foreign secretary"
    r"|(?:foreign|finance|defen[cs]e|interior|health|justice) minister),\s$"
)
_HEAD_ACTS = re.compile(
    r",\s(?:has|had|said|says|told|will|is|[a-z]{3,}ed)\b(?! (?:been )?(?:replaced|ousted|removed|succeeded|dead))"
)
#: Offices that are nothing without what they are of.
_OF_SOMETHING = frozenset(
    """
    secretary minister director chief leader chair chairman chairwoman commissioner commander manager executive editor
    treasurer host anchor ambassador founder co-founder adviser advisor physician writer aide staffer producer
    superintendent consultant
    """.split()  # noqa: SIM905
)
#: Before a role: who bears it is not, or not surely, or not any more what it says.
_UNSURE = frozenset(
    """
    suspected alleged accused convicted ousted deposed retired fired sacked failed defeated disgraced designated elected
    jailed wanted then once former ex late acting interim suspended impeached exiled purported supposed murdered slain
    dead missing plays playing played
    """.split()  # noqa: SIM905
)
#: The role begins inside a longer name or word: "Meet the Press host", "ex-Fox News host", "60 Minutes correspondent".
_LONGER = re.compile(
    r"[A-Z][\w’'-]*(?: (?:of|the|and|for|on|in|&))+ $|(?<=\s)(?:The|A|An|His|Her|Late|Then) $"
    r"|\S*(?:[-–&/:\d]|[a-z][A-Z])\S* $"
)
_PAST_BEFORE = re.compile(r"\b(?:former|ex|then|late)\b[^,.;]*\band $")
_PAST = re.compile(r"\b(?:[Ff]ormer|[Ee]x-|[Oo]ne-?time|[Tt]hen|ousted|fired)\b")
_PAST_BEHIND = re.compile(
    r",\s(?:(?:an?|the|once|then)\s)?(?:former|ex-|onetime|one-time|then)\b|,\swho\s(?:was|had been)\s"
)
_OF_A_YEAR = re.compile(r"\b[Ii]n (?:19|20)\d\d\b")
_QUALIFIER = re.compile(r"(?:^|(?<=[\s(]))((?:[A-Z][\w.&’'-]*\ ){1,3})$".replace("\\ ", " "))
#: Titles of several people.
_PLURAL = re.compile(r"\b(?:Reps|Sens|Govs|Drs|Profs)\.?$|[a-z]s$")
#: "Citizenship and Immigration Services [Director]": the office has two halves.
_HALF_OFFICE = re.compile(
    r"\band (?:[A-Z][\w.&’'-]* )*(?:Services?|Affairs|Security|Development|Commerce|Industry|Labou?r|Trade|Protection"
    r"|Prevention|Sciences?|Technology|Budget|Pensions|Space|Reform|Infrastructure|Means) $"
)
#: "Foreign and Commonwealth [Secretary]": one word before "and" is nobody's full name.
_HALF_ALONE = re.compile(r"(?:^|[a-z,.“\"] )[A-Z][a-z]+ and (?:[A-Z][\w.&’'-]* )*$")
_OWNED = re.compile(r"['’]s? [Ff]ormer $")
#: Instead of the title of one who is called "former" anywhere: it is not theirs any more.
FORMER = "former"


#: A first word that says whose, or where from: "Brook-led", "Orlo-based".
_LED_BY = re.compile(r"-[a-z]{3,}$")
#: First names that stand for others.
_SHORT_NAMES = {
    short: full
    for full, shorts in {
        "Andrew": "Andy", "Anthony": "Tony", "Benjamin": "Ben", "Bernard": "Bernie", "Charles": "Chuck Charlie",
        "Christopher": "Chris", "Daniel": "Dan Danny", "David": "Dave", "Deborah": "Debbie", "Donald": "Don",
        "Edward": "Ed Ted", "Elizabeth": "Liz Beth", "Gregory": "Greg", "James": "Jim Jimmy", "Jeffrey": "Jeff",
        "Joseph": "Joe", "Kenneth": "Ken", "Matthew": "Matt", "Michael": "Mike", "Mitchell": "Mitch",
        "Nicholas": "Nick", "Patrick": "Pat", "Richard": "Rick Dick", "Robert": "Bob Bobby Rob", "Ronald": "Ron",
        "Samuel": "Sam", "Stephen": "Steve", "Steven": "Steve", "Thomas": "Tom", "Timothy": "Tim",
        "William": "Bill Will",
    }.items()
    for short in shorts.split()
}  # fmt: skip


def first_name(full: str) -> str:
    """Return the first of somebody's names, in full: "Charles" for "Chuck Berg"."""
    first = full.partition(" ")[0]
    return _SHORT_NAMES.get(first, first)


@lru_cache(maxsize=8192)
def is_full_name(name: Name) -> bool:
    """Return whether a name is shaped like a person's first name and surname."""
    words = name.text.split()
    if not 2 <= len(words) <= 3:
        return False
    if any(not word[0].isupper() or (word.isupper() and len(word) > 2) for word in words):
        return False
    # "A Brook-led Halden"
    if _LED_BY.search(words[0]):
        return False
    # "Drugmaker Halden" opens a sentence.
    if find_numbers(words[0]) or words[0].endswith("maker") or words[0] in _NO_PERSON or words[-1] in _NO_PERSON:
        return False
    if name.title or words[0] in GIVEN_NAMES:
        return True
    ends = {words[0].lower(), words[-1].lower()}
    return ends.isdisjoint(common_words()) and ends.isdisjoint(STOP_WORDS)


def find_roles(sentences: Iterable[Sentence]) -> dict[str, tuple[str, Sentence]]:
    """Return what those who are named in full do, as most sentences have it, and a sentence that says so.

    Of those of whom one sentence says that they did so once, only what they were.
    """
    roles: defaultdict[str, Counter[str]] = defaultdict(Counter)
    holders: dict[tuple[str, str], Sentence] = {}
    past: set[str] = set()
    for sentence in sentences:
        text = read_sentence(sentence.text)
        for name in find_names(text):
            if _is_past(name, text):
                past.add(name.text)
            if name.title or _OF_A_YEAR.search(text) or not is_full_name(name):
                continue
            if role := _read_role(name, text):
                roles[name.text][role] += 1
                holders.setdefault((name.text, role), sentence)
    found: dict[str, tuple[str, Sentence]] = {}
    for name_text, counted in roles.items():
        fitting = [role for role in counted if name_text not in past or role.lower().startswith(FORMER)]
        if fitting:
            role = min(fitting, key=lambda one: (-counted[one], one))
            found[name_text] = role, holders[name_text, role]
    return found


#: "Ada Brook, a lawyer for the port, said": what she is, behind her name; no clause, no list, nothing past.
_APPOSITION = re.compile(
    r""",\s(?P<who>(?:(?:an?|the)\s(?:(?:former|onetime|one-time|longtime)\s)?(?:[a-z-]+['’]s\s)?|(?:[A-Z][\w.-]*\s){0,2}[A-Z][\w.-]*['’]s?\s)?
    (?!who\b|whose\b|which\b|then\b|once\b|one\b|with\b|including\b|like\b|but\b|and\b)
    (?:[\w.’'&-]+\s){0,4}?(?:leader|founder|co-founder|spokes(?:man|woman|person)|lawyer|attorney|counsel|director|editor
    |columnist|reporter|correspondent|host|anchor|chair(?:man|woman)?|executive|commander|professor|mayor|minister
    |ambassador|advis[eo]r|strategist|manager|commissioner|sheriff|chief|secretary|treasurer|prosecutor|judge|analyst
    |economist|historian|candidate|nominee|lawmaker|activist|coach|captain|scientist|singer|actor|actress|author|officer
    |president|researcher|investigator|negotiator|expert|scholar|fellow|physician|doctor|epidemiologist|owner|donor|critic|veteran|aide
    |head|delegate)
    (?:\s(?:of|for|at|with|in|to|on)\s(?:the\s|an?\s)?(?:[\w.’'&-]+\s?){1,7}?)?)
    (?=,|\.$|\swho\b)""".replace("\n    ", "")
)
#: "Ada Brook, who runs a hospital in Orlo, said"; no race, no list, and nothing that ends.
_WHO_LEADS = re.compile(
    r",\s(?P<who>who\s(?:leads|heads|runs|chairs|directs|oversees|owns|edits|commands|coaches)\s(?:the|an?)\s"
    r"(?!(?:race|polls?|field|pack|charge|way|risk|lead)\b)"
    r"(?:(?!(?:until|since|and|or|by|who|which|that)\b)[\w.’'&-]+\s?){1,7}?)"
    r"(?=,\s(?:has|had|said|says|told|is|was|will|[a-z]{3,}ed|[A-Z][\w ]{2,40}\sreported\.)\b|\.$)"
)
#: The same before the name: "The hotel's owner, Ada Brook, said".
_WHO_BEFORE = re.compile(
    r"(?:^|(?<=[a-z] )|(?<=, ))(?P<who>(?:[Tt]he [a-z-]+|(?:[A-Z][\w.&-]* ){0,3}[A-Z][\w.&-]*)['’]s? (?:[a-z-]+ ){0,2}"
    r"(?:leader|founder|spokes(?:man|woman|person)|lawyer|director|editor|chair(?:man|woman)?|executive|commander|manager"
    r"|commissioner|chief|secretary|treasurer|coach|captain|owner|head|delegate)), $"
)
#: What is known to be in a town without being told of: "the head of the fire brigade".
_OF_THE_TOWN = re.compile(
    r"the head of the [a-z]+ "
    r"(?:police|brigade|board|service|authority|inspectorate|agency|office|association|federation)$"
)
_SAID_BEFORE = re.compile(r"[,”\"] (?:said|says) $")
_OF_A_HEAD = re.compile(r"the (?:president|prime minister|governor|mayor|king|queen|pope)['’]s ")
_IS_FORMER = re.compile(r"(?:an?|the) (?:former|onetime|one-time) ")
_SAYS_BEFORE = re.compile(r"\b(?:said|says|by|for|with) $")
#: What no apposition has: somebody else who does something, another time, or whom only the report knows.
_NO_APPOSITION = re.compile(
    r"(?i)\b(?:(?<!a )(?<!the )former|ex-\w+|then|late|outgoing|incoming|alleged|accused|his|her|their|its|our|my|this"
    r"|that|last|next|also|had|has"
    r"|was|is|were|said|says|told|and|or|who|which|only|first|second|third|sole|fake|would-be|self-\w+|possible|son"
    r"|daughter|brother|sister|wife|husband|father|mother|widow|widower|\w+day)\b|[“”\"]"
)


def find_appositions(sentences: Iterable[Sentence]) -> dict[str, tuple[str, Sentence]]:
    """Return what stands behind full names of who they are ("a lawyer for the port"), and a sentence that says so.

    Nobody of whom two sentences say two things.
    """
    found: dict[str, tuple[str, Sentence]] = {}
    several, past = set[str](), set[str]()
    sentences = tuple(sentences)
    central = _find_central(sentences)
    for sentence in sentences:
        text = read_sentence(sentence.text)
        for name in find_names(text):
            if _is_past(name, text):
                past.add(name.text)
            # "The dam, built in 1968, is safe, said Jo Waters, the head of the water board": she is so now.
            past_year = _OF_A_YEAR.search(text) and not _SAID_BEFORE.search(text, 0, name.start)
            if name.title or past_year or not is_full_name(name):
                continue
            if not (who := _read_apposition(name, text, central) or _read_before(name, text, central)):
                continue
            if found.setdefault(name.text, (who, sentence))[0] != who:
                several.add(name.text)
    return {
        name: told
        for name, told in found.items()
        if name not in several and not (name in past and told[0].startswith("who "))
    }


def _find_central(sentences: Sequence[Sentence]) -> frozenset[str]:
    """Return the words that open half of several reports: "the hotel" is that of the fire, wherever its owner is named.

    Not those for people: of whom "the suspect's lawyer" is, a reader wants to know.
    """
    leads = [set(re.findall(r"[a-z]{4,}", sentence.text.lower())) for sentence in sentences if sentence.index == 0]
    counts = Counter(word for lead in leads for word in lead)
    return frozenset(
        word for word, count in counts.items() if count >= max(2, len(leads) / 2) and not is_kind(word, PERSONS)
    )


def is_introduced(name: Name, text: str) -> bool:
    """Return whether who somebody is stands before a full name, and what they do behind it."""
    return is_full_name(name) and bool(_WHO_BEFORE.search(text, 0, name.start) and text.startswith(", ", name.end))


def _read_before(name: Name, text: str, central: frozenset[str]) -> str:
    """Return what stands before a full name of who its bearer is: "the hotel's owner"; empty where nothing does."""
    if not is_introduced(name, text) or any(one.start < name.end for one in find_quotations(text)):
        return ""
    who = _WHO_BEFORE.search(text, 0, name.start)["who"]  # type: ignore[index]
    if who.lower().startswith("the "):
        who = f"the {who[4:]}"
        if not _is_of(who, central):
            return ""
    return "" if _is_past(name, text) or _NO_APPOSITION.search(who) or find_loaded(who) else who


def _is_of(who: str, central: frozenset[str]) -> bool:
    """Tell whether everybody who reads the story knows which "the hotel" is in "the hotel's owner"."""
    match = re.match(r"the ([a-z-]+)['’]s? ", who)
    return bool(match and match[1] in central) or bool(_OF_THE_TOWN.match(who))


def _read_apposition(name: Name, text: str, central: frozenset[str]) -> str:
    """Return what stands behind a full name of who its bearer is; empty where nothing does."""
    heads = not text[: name.start].strip() or _SAYS_BEFORE.search(text, 0, name.start)
    alone = not text[: name.start].strip() or _SAID_BEFORE.search(text, 0, name.start)
    # "The lawyer of Jo Waters, who runs a bank": the lawyer may.
    match = _APPOSITION.match(text, name.end) or (_WHO_LEADS.match(text, name.end) if alone else None)
    if match is None:
        return ""
    who = match["who"]
    # "After meeting Ada Brook, the mayor, who had waited, left": she did not.
    named = any(word[0].isupper() for word in who.split()) or _OF_A_HEAD.match(who)
    known = _is_of(who, central)
    if who.startswith("the ") and not (heads and (named or known) and text[match.end()] != " "):
        return ""
    if re.match(r"(?:an?|the) [a-z-]+['’]s ", who) and not (_OF_A_HEAD.match(who) or known):
        # Whose lawyer, where only the report tells who was suspected?
        return ""
    was = _IS_FORMER.match(who) is not None
    if was and text[match.end()] == " ":
        # "A former prosecutor who is now a judge"
        return ""
    quoted = any(one.start < match.end() and name.start < one.end for one in find_quotations(text))
    # Behind "who" stands what one does.
    misled = _NO_APPOSITION.search(who.removeprefix("who ")) or find_loaded(who)
    return "" if quoted or misled or (_is_past(name, text) and not was) else who


def read_title(name: Name, text: str) -> str:
    """Return the title before a name with what qualifies it ("U.S. President"), or that it is a former one."""
    if not name.title or name.title in HONORIFICS:
        return ""
    before = text[: name.start - len(name.title) - 1]
    if re.search(r"\b[Ff]ormer $", before) and not _PLURAL.search(name.title):
        # "Former Norland governor"; "Norland's former Secretary of State" is nobody's former Secretary of State.
        return FORMER if _OWNED.search(before) else f"{FORMER} {name.title}"
    if QUALIFIED.search(before):
        return FORMER
    # "Reps. Don Young and Ada Lund"; "Acting Citizenship and Immigration Services Director" has lost its beginning.
    if _PLURAL.search(name.title) or _HALF_OFFICE.search(before) or _HALF_ALONE.search(before):
        return ""
    qualifier = _QUALIFIER.search(before)
    if qualifier and re.search(r"\bformer $", before[: qualifier.start()]):
        return f"{FORMER} {qualifier[1]}{name.title}"
    if qualifier and QUALIFIED.search(before[: qualifier.start()]):
        # "Former Norland Governor"
        return FORMER
    # A capital at the opening of a sentence may be owed to its place ("Outgoing President").
    if qualifier and not before[: qualifier.start()].strip() and qualifier[1].split()[0].lower() in common_words():
        return ""
    if not qualifier and name.title.lower() in _OF_SOMETHING:
        return ""
    return f"{qualifier[1] if qualifier else ''}{name.title}"


def _read_role(name: Name, text: str) -> str:
    """Return what stands before a full name of what its bearer does: "Boko Haram leader"."""
    match = _DESCRIBED.search(text, max(0, name.start - 80), name.start)
    if match is None:
        return _read_head(name, text)
    if any(match.start() < quotation.end and quotation.start < name.end for quotation in find_quotations(text)):
        return ""
    role = match["role"]
    head, first = text[: match.start("role")], role.split()[0]
    named = any(other.start == match.start("role") for other in find_names(text))
    if first == FORMER.capitalize() and len(role.split()) > 1:
        role = f"{FORMER}{role[len(FORMER) :]}"
    elif not head.strip() and first[0].isupper() and not named and first.lower() in common_words():
        # A capital at the opening of a sentence may be owed to its place ("Controversial activist").
        return ""
    before = head.rstrip().rpartition(" ")[2]
    if before.lower() == FORMER and first[0].isupper() and not _OWNED.search(head):
        # "Former Halden lawyer Jo Waters"
        before, role = head.rstrip()[: -len(FORMER)].rstrip().rpartition(" ")[2], f"{FORMER} {role}"
    # "Press secretary", "prime minister", "Procter & Gamble chief": the role has another half.
    halved = before.isalpha() and before.islower() and not _is_before_phrase(before)
    halved = halved or before.lower() in _UNSURE or bool(_LONGER.search(head) or _PAST_BEFORE.search(head))
    # "The press secretary": of whom?
    plain = role.lower().removeprefix("national ").removeprefix("press ")
    alone = " " not in plain and (plain in _OF_SOMETHING or before.endswith(("'s", "’s")))
    return "" if halved or alone or find_loaded(role) else role


def _read_head(name: Name, text: str) -> str:
    """Return what opens a sentence before a name of whose head its bearer is: "Norland's president"."""
    begin = skip_dateline(text)
    match = _HEAD_OF.match(text[begin : name.start])
    if match is None or not _HEAD_ACTS.match(text, name.end):
        return ""
    owner = match["owner"].lower().split()
    known = common_words() | PREPOSITIONS | OPENING | JOINING
    if any(word in known or word.endswith("day") for word in owner):
        return ""
    return match[0].rstrip(", ")


def _is_past(name: Name, text: str) -> bool:
    """Tell whether a sentence says that somebody is not, or may not be, what others call him, or is of another year."""
    return bool(_PAST.search(text[max(0, name.start - 60) : name.start]) or _PAST_BEHIND.match(text, name.end))


def _is_before_phrase(word: str) -> bool:
    """Tell whether a lower-case word may stand before a noun phrase that it is no part of."""
    return word in PREPOSITIONS | DETERMINERS | JOINING | OPENING | AUXILIARY or read_verb(word)[1] in {
        "past",
        "both",
        "third",
    }
