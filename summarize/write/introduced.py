"""People by their full name and title where a summary first names them, by surname afterwards.

What an editor does on reading a summary through; the full form comes from a sentence of the story, which the statement
then rests on as well. (Nenkova and McKeown, 2003, rewrite references in summaries so.)
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarize.text.loaded import find_loaded
from summarize.text.names import Name, common_words, find_names
from summarize.text.quotations import find_quotations
from summarize.text.tokens import STOP_WORDS
from summarize.text.verbs import read_verb
from summarize.text.word_classes import AUXILIARY, DETERMINERS, JOINING, OPENING, PREPOSITIONS
from summarize.types import Sentence

#: Sentences of each report that are searched for full names; people are introduced early.
SEARCHED = 12

#: Titles that other words than the title itself turn into another office.
_QUALIFIED = re.compile(
    r"(?:\b(?:[Ff]ormer|[Tt]hen|[Aa]cting|[Ll]ate|[Dd]eputy|[Vv]ice|[Ii]ncoming|[Oo]utgoing"
    r"|[Pp]resumptive|[Pp]resumed|[Pp]rojected|[Ll]ikely|[Aa]pparent)|-)[ -]*$"
)
#: Words that open or close the names of places and bodies rather than of people.
_NO_PERSON = frozenset(
    """
    House Senate White Black South North East West Southern Northern Eastern Western Central New Old San Los Las Saint
    St Fort Lake Mount Santa El Port Cape Great United Democrats Republicans Democratic Republican Americans Court
    Department Party Church Times Post Journal News Press Street Road Avenue County City State University College School
    Hospital Island Islands River Bay Beach Hills Valley Park Project Airport Company Corp Inc Group Bank Center Centre
    Committee Commission Council Association Federation Union Ministry Agency Bureau Institute Foundation Organization
    Trump's
    """.split()  # noqa: SIM905
)
#: "the confidential Mueller report": the name stands for a thing.
#: "That" alone opens a clause: "said that Winther left".
_DETERMINED = re.compile(
    r"\b(?:(?:[Tt]he|[Aa]n?|[Tt]his|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)(?:\s[a-z-]+){0,2}|[Tt]hat(?:\s[a-z-]+){1,2})$"
)
#: A role before a full name: "the columnist Jo Waters".
_ROLE = re.compile(
    r"\b(?:man|woman|boy|girl|suspect|gunman|driver|politician|senator|congress(?:man|woman)|lawmaker|official|officer|lawyer"
    r"|attorney|judge|nominee|candidate|act(?:or|ress)|singer|comedian|host|anchor|billionaire|business(?:man|woman)|executive"
    r"|veteran|activist|author|writer|columnist|journalist|reporter|editor|professor|student|leader|soldier|agent|chair(?:man|woman)?"
    r"|counsel|director|founder|spokes(?:man|woman|person)|strategist|adviser|advisor|aide|commander|coach|player|star|owner"
    r"|mayor|governor|minister|president|captain|engineer|doctor|nurse|teacher|scientist|economist|analyst|historian) $"
)
#: What one may be called before the name: no more than what one does, and for whom ("Boko Haram leader", "Orlo Times
#: executive editor").
_DESCRIBED = re.compile(
    r"""(?x)(?:^|(?<=[\s,(—]))
    (?P<role>(?:(?!(?:The|A|An|His|Her|Its|Their|And|But|As|In|At|By|Then|Late|Acting|Mr|Mrs|Ms|Dr)\b)[A-Z][\w.&’'-]*\s){0,4}
    (?:(?:former|executive|managing|chief|senior|campaign|party|opposition|union|police|defen[cs]e|foreign|finance|interior
    |communications|majority|minority|district|state|federal|media|news|political|presidential|congressional|bureau
    |health|security|national|human|rights|rebel|separatist|militia|team|club)\s){0,2}
    (?:leader|founder|co-founder|spokes(?:man|woman|person)|lawyer|attorney|director|editor|columnist|reporter|correspondent
    |host|anchor|chair(?:man|woman)?|[Cc]hief\s[Ee]xecutive|executive|commander|professor|mayor|minister|ambassador|adviser
    |advisor|strategist|manager|commissioner|sheriff|chief|secretary|treasurer|prosecutor|judge|analyst|economist
    |historian|candidate|nominee|senator|congress(?:man|woman)|lawmaker|activist|coach|captain|astronaut|scientist|singer
    |actor|actress|author))\s$"""
)
#: Behind a name: who it is follows, or has just been told.
_EXPLAINED = re.compile(r",\s(?:the|an?|his|her|its|their|who|whose|one|\d+)\b|\s\(|,\s[RD]-|\sof\s(?:the\s)?[A-Z]")
#: What else a title is told by: "doubts about the congressman".
_WRITTEN_OUT = {
    "rep": "(?:congress(?:man|woman)|lawmaker|representative|rep)",
    "sen": "(?:senator|lawmaker|sen)",
    "gov": "(?:governor|gov)",
}
_TOLD_WHO = re.compile(r",\s(?:the|an?|his|her|its|their)\s(?!\d)")
#: Offices that are nothing without what they are of.
_OF_SOMETHING = frozenset(
    """
    secretary minister director chief leader chair chairman chairwoman commissioner commander manager executive editor
    treasurer host anchor ambassador founder co-founder adviser advisor
    """.split()  # noqa: SIM905
)
#: Before a role: who bears it is not, or not surely, or not any more what it says.
_UNSURE = frozenset(
    """
    suspected alleged accused convicted ousted deposed retired fired sacked failed defeated disgraced designated elected
    jailed wanted then once former ex late acting interim suspended impeached exiled purported supposed
    """.split()  # noqa: SIM905
)
#: The role begins inside a longer name or word: "Meet the Press host", "ex-Fox News host", "60 Minutes correspondent".
_LONGER = re.compile(
    r"[A-Z][\w’'-]*(?: (?:of|the|and|for|on|in|&))+ $|(?<=\s)(?:The|A|An|His|Her|Late|Then) $"
    r"|\S*(?:[-–&/\d]|[a-z][A-Z])\S* $"
)
_PAST_BEFORE = re.compile(r"\b(?:former|ex|then|late)\b[^,.;]*\band $")
_PAST = re.compile(r"\b(?:[Ff]ormer|[Ee]x-|[Oo]ne-?time|[Tt]hen|ousted|fired)\b")
_PAST_BEHIND = re.compile(
    r",\s(?:(?:an?|the|once|then)\s)?(?:former|ex-|onetime|one-time|then)\b|,\swho\s(?:was|had been)\s"
)
_OF_A_YEAR = re.compile(r"\b[Ii]n (?:19|20)\d\d\b")
#: What one was not before it happened.
_BECOMING = re.compile(
    r"\b(?:elected|appointed|named|nominated|sworn|became|become|becomes|chosen|picked|confirmed|inaugurated|promoted"
    r"|resign\w*|quit|no longer|lost|fired|dismissed|ousted|replac\w+|succeed\w*|retir\w+|step\w*\sdown)\b"
)
#: Offices whose holders are named without their first name where others of the family are named in full.
_OF_FAMILIES = frozenset(["President", "King", "Queen", "Prince", "Princess", "Emperor"])
#: What shows that a name is a person's: what stands behind it.
_PERSONAL = re.compile(
    r"(?:\ (?:said|says|told|has\ said|had\ said|added|wrote|writes|tweeted|testified|announced|pleaded|resigned"
    r"|was\ (?:born|arrested|charged))\b"
    r"|,\ (?:\d{1,3}\b|who\b|an?\b|the\b|[RD]-|\(?[RD]\b|whose\b)|\ \([RD]\b)".replace("\\ ", " ")
)
_QUALIFIER = re.compile(r"(?:^|(?<=[\s(]))((?:[A-Z][\w.&’'-]*\ ){1,3})$".replace("\\ ", " "))
_HONORIFIC = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx)\.? $")
_KIN = re.compile(r"\b(?:husband|wife|father|mother|son|daughter|brother|sister|parents|widow|widower|partner),?$")
_HONORIFICS = frozenset({"Mr", "Mrs", "Ms", "Miss", "Mx", "Mr.", "Mrs.", "Ms."})
#: "the Trump administration", "Trump-backed", "Trump Tower", "Trump supporters".
_AS_ADJECTIVE = re.compile(
    r"(?:-|\ (?:[A-Z]|political|appointees?|of\ [A-Z]"
    r"|administration|campaign|team|supporters?|allies|ally|aides?|family|era|presidency|government"
    r"|cabinet|White|voters?|loyalists?|lawyers?|attorneys?|nominees?|picks?|donors?|officials?|backers?|critics?|impeachment|adviser|advisor|trial|case)\b)".replace(
        "\\ ", " "
    )
)
_PARTISAN = re.compile(r"(?:Republican|Democrat|Democratic|Conservative|Labour|Liberal|Independent) ")
#: Titles of several people.
_PLURAL = re.compile(r"\b(?:Reps|Sens|Govs|Drs|Profs)\.?$|[a-z]s$")
#: "Citizenship and Immigration Services [Director]": the office has two halves.
_HALF_OFFICE = re.compile(
    r"\band (?:[A-Z][\w.&’'-]* )*(?:Services?|Affairs|Security|Development|Commerce|Industry|Labou?r|Trade|Protection"
    r"|Prevention|Sciences?|Technology|Budget|Pensions|Space|Reform|Infrastructure|Means) $"
)
#: "Foreign and Commonwealth [Secretary]": one word before "and" is nobody's full name.
_HALF_ALONE = re.compile(r"(?:^|[a-z,.“\"] )[A-Z][a-z]+ and (?:[A-Z][\w.&’'-]* )*$")
#: "Jo Waters's (D-Norl.) office": the bracket belongs to the full name.
_PARTY = re.compile(r"(?:['’]s?)? \([DRI]\b")
#: Words that open a clause, so that an article before them is not the name's: "the case where Waters".
_CLAUSES = frozenset(["where", "when", "while", "which", "who", "that", "because", "after", "before"])
#: "Coastline Foods CEO Ada Brook": the office in a firm is read as part of the name. It is left to those who give it:
#: who has left a firm is called by it for long.
_OF_A_FIRM = re.compile(r"^(?:[A-Z][\w.&’'-]* ){0,4}C[EFO]O (?P<name>[A-Z][\w’'-]+ [A-Z][\w’'-]+)$")
_NICKNAME = re.compile(r"\b[A-Z][\w.'’-]* [“\"‘'][^“”\"‘’',.]{1,20}[”\"’']$")
#: Instead of the title of one who is called "former" anywhere: it is not theirs any more.
_FORMER = "former"


@dataclass(frozen=True, slots=True)
class Person:
    """How a story calls somebody in full."""

    #: "Alexander Lukashenko"
    name: str
    #: "President", or empty where the story gives none, or more than one.
    title: str
    #: A sentence that has the full name, with the title or the role where there is one.
    sentence: Sentence
    #: All titles that stand before the surname somewhere, "Mr" included, without full stops.
    called: frozenset[str] = frozenset()
    #: "Boko Haram leader", where the story gives no title and no other role.
    role: str = ""

    @property
    def office(self) -> str:
        """What stands before the name: the title, or else the role."""
        return self.title or self.role

    @property
    def surname(self) -> str:
        """The last word of the name."""
        return self.name.rpartition(" ")[2]


def find_people(sentences: Iterable[Sentence]) -> dict[str, Person]:
    """Return who is named in full, by surname; nobody whose surname two people of the story bear."""
    sentences = tuple(sentences)
    names: defaultdict[str, Counter[str]] = defaultdict(Counter)
    titles: defaultdict[str, Counter[str]] = defaultdict(Counter)
    holders: dict[tuple[str, str], Sentence] = {}
    #: Offices with which a surname stands alone.
    offices: defaultdict[str, set[str]] = defaultdict(set)
    shown: set[str] = set()
    called: defaultdict[str, set[str]] = defaultdict(set)
    for sentence in sentences:
        for name in find_names(sentence.text):
            surname = name.text.rpartition(" ")[2]
            called[surname].add(name.title.rstrip("."))
            has_role = _ROLE.search(sentence.text[: name.start])
            if name.title or has_role or _PERSONAL.match(sentence.text, name.end):
                shown.add(surname)
            if _PARTISAN.match(name.text) and len(name.text.split()) == 3:
                # "Fellow Republican Susan Wright" is a second Wright beside Ron.
                names[surname][name.text.partition(" ")[2]] += 1
                holders.setdefault((name.text.partition(" ")[2], ""), sentence)
                continue
            if office := _OF_A_FIRM.match(name.text):
                names[surname][office["name"]] += 1
                holders.setdefault((office["name"], ""), sentence)
                shown.add(surname)
                continue
            if not _is_full(name):
                if name.title in _OF_FAMILIES and name.text == surname:
                    offices[surname].add(name.title)
                continue
            title = _read_title(name, sentence.text)
            names[surname][name.text] += 1
            titles[surname][title] += 1
            holders.setdefault((name.text, title), sentence)
            holders.setdefault((name.text, ""), sentence)
    roles = _find_roles(sentences)
    people: dict[str, Person] = {}
    for surname in names.keys() & shown:
        full = names[surname]
        if len({name.partition(" ")[0] for name in full}) > 1:
            continue
        first = min(full, key=lambda one: (-full[one], one))
        known = sorted((title for title in titles[surname] if title), key=lambda one: (-titles[surname][one], one))
        past = {one.startswith(_FORMER) for one in known}
        certain = known and _FORMER not in known and len(past) == 1 and (first, known[0]) in holders
        title = known[0] if certain else ""
        # Of one who is called by an office as well as by a role, only those who know him know which is his now.
        role, told_by = ("", None) if known else roles.get(first, ("", None))
        if any(not title.endswith(office) for office in offices[surname]):
            # "President Biden", and of the Bidens only Jill is named in full.
            continue
        people[surname] = Person(first, title, told_by or holders[first, title], frozenset(called[surname]), role)
    return people


def _find_roles(sentences: Iterable[Sentence]) -> dict[str, tuple[str, Sentence]]:
    """Return what those who are named in full do, as most sentences have it, and a sentence that says so.

    Of those of whom one sentence says that they did so once, only what they were.
    """
    roles: defaultdict[str, Counter[str]] = defaultdict(Counter)
    holders: dict[tuple[str, str], Sentence] = {}
    past: set[str] = set()
    for sentence in sentences:
        for name in find_names(sentence.text):
            if _is_past(name, sentence.text):
                past.add(name.text)
            if name.title or _OF_A_YEAR.search(sentence.text) or not _is_full(name):
                continue
            if role := _read_role(name, sentence.text):
                roles[name.text][role] += 1
                holders.setdefault((name.text, role), sentence)
    found: dict[str, tuple[str, Sentence]] = {}
    for name_text, counted in roles.items():
        fitting = [role for role in counted if name_text not in past or role.lower().startswith(_FORMER)]
        if fitting:
            role = min(fitting, key=lambda one: (-counted[one], one))
            found[name_text] = role, holders[name_text, role]
    return found


def _read_title(name: Name, text: str) -> str:
    """Return the title before a name with what qualifies it ("U.S. President"), or that it is a former one."""
    if not name.title or name.title in _HONORIFICS:
        return ""
    before = text[: name.start - len(name.title) - 1]
    if re.search(r"\b[Ff]ormer $", before) and not _PLURAL.search(name.title):
        # "Former Norland governor"
        return f"{_FORMER} {name.title}"
    if _QUALIFIED.search(before):
        return _FORMER
    # "Reps. Don Young and Ada Lund"; "Acting Citizenship and Immigration Services Director" has lost its beginning.
    if _PLURAL.search(name.title) or _HALF_OFFICE.search(before) or _HALF_ALONE.search(before):
        return ""
    qualifier = _QUALIFIER.search(before)
    if qualifier and re.search(r"\bformer $", before[: qualifier.start()]):
        return f"{_FORMER} {qualifier[1]}{name.title}"
    if qualifier and _QUALIFIED.search(before[: qualifier.start()]):
        # "Former Norland Governor"
        return _FORMER
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
        return ""
    if any(match.start() < quotation.end and quotation.start < name.end for quotation in find_quotations(text)):
        return ""
    role = match["role"]
    head, first = text[: match.start("role")], role.split()[0]
    named = any(other.start == match.start("role") for other in find_names(text))
    if not head.strip() and first[0].isupper() and not named and first.lower() in common_words():
        # A capital at the opening of a sentence may be owed to its place ("Controversial activist").
        return ""
    before = head.rstrip().rpartition(" ")[2]
    # "Press secretary", "prime minister", "Procter & Gamble chief": the role has another half.
    halved = before.isalpha() and before.islower() and not _is_before_phrase(before)
    halved = halved or before.lower() in _UNSURE or bool(_LONGER.search(head) or _PAST_BEFORE.search(head))
    alone = len(role.split()) == 1 and (role.lower() in _OF_SOMETHING or before.endswith(("'s", "’s")))
    return "" if halved or alone or find_loaded(role) else role


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


def introduce_people(
    text: str, people: Mapping[str, Person], introduced: Collection[str]
) -> tuple[str, tuple[Sentence, ...]]:
    """Return a statement with the full names of those whom it names first, and the sentences that have them.

    Who is named in full already has the office before it, where the statement does not tell it.

    Args:
        text: The statement.
        people: Who is named in full, by surname.
        introduced: Surnames of those whom an earlier statement named in full.
    """
    new = text
    sentences: list[Sentence] = []
    done: set[str] = set()
    for name, surname in _mentions(text):
        person = people.get(surname)
        if person is None or surname in introduced or surname in done:
            continue
        done.add(surname)
        if name.text == person.name and _can_bear(person.office, text, name):
            # "Jo Waters said": with her office, where it is known.
            place = len(new) - (len(text) - name.start)
            new = f"{new[:place]}{_opening(person.office, place)} {new[place:]}"
            sentences.append(person.sentence)
            continue
        if person.name in text:
            continue
        if name.text == person.name or not _stands_for(name, person, text):
            continue
        # A title that stands there already is the source's choice.
        # "Mr. Winther" becomes "President Carla Winther".
        honorific = _HONORIFIC.search(text[: name.start])
        start = honorific.start() if honorific else name.start
        own = name.title and not honorific
        place = len(new) - (len(text) - start)
        explained = (_TOLD_WHO if person.title else _EXPLAINED).match(text, name.end) is not None
        if person.role and (_tells(text, person.role) or _BECOMING.search(text)):
            explained = True
        office = "" if own or explained else _opening(person.office, place)
        full = f"{office} {person.name}".strip()
        # Mentions come in order, and every one before this place was lengthened there: count from the end.
        new = f"{new[:place]}{full}{text[name.end :]}"
        sentences.append(person.sentence)
    return new, tuple(sentences)


def _opening(office: str, place: int) -> str:
    """Return an office as it stands at a place of a sentence."""
    return office if place else office[:1].upper() + office[1:]


def _tells(text: str, office: str) -> bool:
    """Tell whether a text has an office already, in whatever words."""
    last = office.rpartition(" ")[2].lower().rstrip(".")
    return re.search(rf"(?i)\b{_WRITTEN_OUT.get(last, last)}", text) is not None


def _can_bear(office: str, text: str, name: Name) -> bool:
    """Tell whether a full name can have an office before it: where the sentence tells none, and no change of it.

    Who "was elected president" was none before.
    """
    if not office or name.title:
        return False
    if (
        _AS_ADJECTIVE.match(text, name.end)
        # "Jo Waters and Ada Brook report"
        or re.match(r" (?:and|or) [A-Z]", text[name.end :])
        or _BECOMING.search(text)
        or _EXPLAINED.match(text, name.end)
        or _tells(text, office)
    ):
        return False
    before = text[: name.start].rstrip()
    if not before:
        return True
    word = before.rpartition(" ")[2]
    # "Billionaire Jo Waters" and "the late Jo Waters" are called something already.
    return (
        word.islower()
        and word.isalpha()
        and (
            word in PREPOSITIONS or word in _CLAUSES or word == "and" or read_verb(word)[1] in {"past", "both", "third"}
        )
    )


def shorten_people(text: str, people: Mapping[str, Person], introduced: Collection[str]) -> str:
    """Return a statement that calls by surname whom an earlier statement named in full."""
    new = text
    for name, surname in reversed(_mentions(text)):
        person = people.get(surname)
        if person is None or surname not in introduced or name.text != person.name:
            continue
        # "Jo Waters (D-Norl.)", "Jo Waters of Norland"
        if _PARTY.match(text, name.end) or re.match(r" of [A-Z]", text[name.end :]):
            continue
        start = name.start
        if (
            name.title
            and text[:start].endswith(f"{name.title} ")
            and not _QUALIFIED.search(text[: start - len(name.title) - 1])
        ):
            start -= len(name.title) + 1
        new = new[:start] + surname + new[name.end :]
    return new


def named_in_full(text: str) -> frozenset[str]:
    """Return the surnames of those whom a text names in full."""
    return frozenset(name.text.rpartition(" ")[2] for name in find_names(text) if _is_full(name))


def _mentions(text: str) -> list[tuple[Name, str]]:
    """Return the names outside quotations, each with its last word."""
    quoted = [(quotation.start, quotation.end) for quotation in find_quotations(text)]
    return [
        (name, name.text.rpartition(" ")[2])
        for name in find_names(text)
        if not any(start <= name.start < end for start, end in quoted)
    ]


def _stands_for(name: Name, person: Person, text: str) -> bool:
    """Whether a short mention is the person's own, so that the full name can stand there."""
    if name.text != person.surname or _AS_ADJECTIVE.match(text, name.end):
        return False
    before = _HONORIFIC.sub("", text[: name.start]).rstrip()
    if name.title in _HONORIFICS:
        # "Mrs. Winther" may be married to the president, and so may "her husband, Mr. Winther".
        ours = name.title.rstrip(".")
        alone = person.called & {one.rstrip(".") for one in _HONORIFICS} <= {ours}
        kin = _KIN.search(before) or re.search(r"\b(?:and|&)$", before)
        if ours not in {"Mr", "Ms"} or not alone or kin:
            return False
    elif name.title:
        # "President Biden" and "Dr. Biden" are two people.
        return person.title.endswith(name.title) or name.title.rstrip(".") in person.called
    # "Randolph “Tex” Alles" has a first name.
    return (
        not _is_determined(before) and not _NICKNAME.search(before) and not re.search(r"(?:-|\b[A-Z][\w.]*)$", before)
    )


def _is_determined(before: str) -> bool:
    """Tell whether an article before a name belongs to what follows it: "the confidential Winther report"."""
    match = _DETERMINED.search(before)
    if match is None:
        return False
    between = [
        word for word in match[0].split()[1:] if not word.endswith("ly") and word not in {"most", "more", "very"}
    ]
    # "The court told Winther": the article is the court's; "the leaked Winther tape": it is the tape's.
    return not any(
        word in AUXILIARY or word in PREPOSITIONS or word in _CLAUSES or read_verb(word)[1] in {"past", "both", "third"}
        for word in between[1:]
    )


@lru_cache(maxsize=8192)
def _is_full(name: Name) -> bool:
    words = name.text.split()
    if not 2 <= len(words) <= 3:
        return False
    if any(not word[0].isupper() or (word.isupper() and len(word) > 2) for word in words):
        return False
    plain = common_words() | STOP_WORDS
    if words[0] in _NO_PERSON or words[-1] in _NO_PERSON:
        return False
    if name.title:
        return True
    return words[0].lower() not in plain and words[-1].lower() not in plain


def searched_sentences(reports: Iterable[Sequence[Sentence]]) -> tuple[Sentence, ...]:
    """Return the sentences of a story's reports in which people are introduced."""
    return tuple(sentence for sentences in reports for sentence in sentences[:SEARCHED])
