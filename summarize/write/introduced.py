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

from summarize.text.given_names import GIVEN_NAMES
from summarize.text.names import Name, common_words, find_names
from summarize.text.quotations import find_quotations
from summarize.text.readable import read_sentence
from summarize.text.verbs import read_verb
from summarize.text.word_classes import AUXILIARY, OPENING, PREPOSITIONS
from summarize.types import Sentence

from .offices import FORMER, HONORIFICS, QUALIFIED, find_appositions, find_roles, first_name, is_full_name, read_title

#: Sentences of each report that are searched for full names; people are introduced early.
SEARCHED = 100
#: Longer words by whose capitals a headline among the sentences is told, and how many of them have one.
_FEW_WORDS, _CAPITALS = 5, 0.75
#: Commas of a sentence that lists people, at least.
_OF_A_LIST = 2
#: Full names in a statement up to which those who were introduced are named shortly.
_A_FEW = 2
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")

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
#: Behind a name: who it is follows, or has just been told.
_EXPLAINED = re.compile(
    r",\s(?:the|an?|his|her|its|their|who|whose|one|\d+)\b|\s\(|,\s[RD]-|\sof\s(?:the\s)?[A-Z]"
    # "Jo Waters, President Brook's former campaign manager"
    r"|,\s(?:[A-Z][\w.-]*\s){0,3}[A-Z][\w-]*(?:['’]s|s['’])\s[a-z]"
    # "Jo Waters, HHS assistant secretary for health"
    r"|,\s(?:(?:[A-Z][\w.’'&-]*|assistant|deputy|senior|chief|executive|vice|managing|general|associate|press|campaign|legal"
    r"|policy)\s){0,5}(?:secretary|director|president|chief|chair\w*|leader|editor|executive|spokes\w+|founder"
    r"|professor|minister|mayor|governor|senator|attorney|lawyer|counsel|officer|adviser|advisor|ambassador|analyst)\b"
)
#: What else a title is told by: "doubts about the congressman".
_WRITTEN_OUT = {
    "rep": "(?:congress(?:man|woman)|lawmaker|representative|rep)",
    "sen": "(?:senator|lawmaker|sen)",
    "gov": "(?:governor|gov)",
}
_TOLD_WHO = re.compile(r",\s(?:the|an?|his|her|its|their)\s(?!\d)")
#: What one was not before it happened.
_BECOMING = re.compile(
    r"\b(?:elected|appointed|named|nominated|sworn|became|become|becomes|chosen|picked|confirmed|inaugurated|promoted"
    r"|resign\w*|quit|no longer|lost|fired|dismissed|ousted|replac\w+|succeed\w*|retir\w+|step\w*\sdown)\b"
)
_ENDED = re.compile(r"\b(?:died|dead|killed|shot|murdered|arrested|jailed|sacked|sold|left)\b")
#: Offices whose holders are named without their first name where others of the family are named in full.
_OF_FAMILIES = frozenset(["President", "King", "Queen", "Prince", "Princess", "Emperor"])
#: What shows that a name is a person's: what stands behind it.
_PERSONAL = re.compile(
    r"(?:\ (?:said|says|told|has\ said|had\ said|added|wrote|writes|tweeted|testified|announced|pleaded|resigned"
    r"|was\ (?:born|arrested|charged|killed|shot|gunned|stabbed|convicted|sentenced|elected|buried)"
    r"|(?:has|had)\ (?:pleaded|resigned))\b"
    r"|,\ (?:\d{1,3}\b|who\b|an?\b|the\b|[RD]-|\(?[RD]\b|whose\b)|\ \([RD]\b)".replace("\\ ", " ")
)
#: "An Ada Brook supporter" is no "an Brook supporter".
_ARTICLE = re.compile(r"\b[Aa]n? $")
_HALF_TITLE = re.compile(r"[A-Z][\w.&’'-]* $")
_HONORIFIC = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx)\.? $")
_KIN = re.compile(r"\b(?:husband|wife|father|mother|son|daughter|brother|sister|parents|widow|widower|partner),?$")
#: "the Trump administration", "Trump-backed", "Trump Tower", "Trump supporters".
_AS_ADJECTIVE = re.compile(
    r"(?:-|\ (?:[A-Z]|political|appointees?|of\ [A-Z]"
    r"|administration|campaign|team|supporters?|allies|ally|aides?|family|era|presidency|government"
    r"|cabinet|White|voters?|loyalists?|lawyers?|attorneys?|nominees?|picks?|donors?|officials?|backers?|critics?|impeachment|advis[eo]rs?|trial|case|staffers?|surrogates?|protests|memo|verdict|hearings?)\b)".replace(
        "\\ ", " "
    )
)
#: Behind a name: what somebody has, and no place.
_SOMEBODYS = re.compile(
    r"['’‘]s? (?:case|trial|view|words|opinion|absence|favou?r|name|office|home|death|book|speech|defen[cs]e)\b"
)
#: What opens the name of a storm or a ship.
_OF_STORMS = frozenset(["Hurricane", "Storm", "Typhoon", "Cyclone", "USS", "HMS"])
#: Behind a name that is a place's or a firm's: "Holbeck police", "Ferris shares".
_NO_SURNAMES = re.compile(
    r" (?:police|residents|suburbs|airport|shares|stock|prices|trucks|phones)\b"
    r"|, (?:Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Md|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore"
    r"|Pa|Tenn|Tex|Texas|Va|Wash|Wis|Wyo)\b"
)
#: Surnames that a first name alone does not show to be somebody's: of places, firms and universities, and of families
#: of whom the best known is meant by the surname alone.
_NOT_ENOUGH = frozenset(
    """
    Washington Austin Houston Jackson Lincoln Columbus Madison Cleveland Stanford Brown Ford Lewis Harvard Yale Sydney
    Orlando Dallas Denver Berkeley Davis Irvine Monroe Jefferson Franklin Wellington Darwin Melbourne London Paris
    Chester Lancaster York Boston Bristol Reading Bath Hamilton Kingston Richmond Raleigh Lilly Deere Morgan Stanley
    Schwab Disney Boeing Chrysler Ferrari Dell Hilton Marriott Wells Cook Reid Reed Cup Arbor Garros Gurion Kennedy
    Hopkins Goldman Merrill Lynch Klein Lauren Hebdo Daniel Daniels Church Michael Harvey Irma Sandy Katrina Maria Ida
    Trump Biden Obama Bush Clinton Reagan Nixon Johnson McCain Sanders Castro Cuomo Putin Xi Netanyahu Erdogan Macron
    Bolsonaro Zelensky Zelenskiy Assad Duterte Modi Charles William Harry Andrew Edward George Philip Merkel Thatcher
    Blair Mao Lenin Stalin Kim Lee Wang Zhang Li Chen Park Nguyen Singh Khan
    """.split()  # noqa: SIM905
)
#: Words in -s behind a name that are no plurals.
_NO_PLURALS = frozenset(
    """
    always perhaps sometimes besides towards afterwards nonetheless regardless thus this less unless across versus plus
    does overseas nowadays seconds minutes hours days weeks months years upwards downwards onwards whereas
    """.split()  # noqa: SIM905
)
_PARTISAN = re.compile(r"(?:Republican|Democrat|Democratic|Conservative|Labour|Liberal|Independent) ")
#: "Jo Waters's (D-Norl.) office": the bracket belongs to the full name.
_PARTY = re.compile(r"(?:['’]s?)? \([DRI]\b")
#: Words that open a clause, so that an article before them is not the name's: "the case where Waters".
_CLAUSES = frozenset(["where", "when", "while", "which", "who", "that", "because", "after", "before"])
#: What may open a sentence before a name that is no part of it: "After Winther spoke", "Both Brook and Waters".
_BEFORE_SUBJECTS = (PREPOSITIONS | OPENING | _CLAUSES | {"both", "neither", "either"}) - frozenset(
    ["in", "at", "from", "near", "across", "outside", "inside", "throughout", "around", "on", "to", "into"]
)
_AND_ANOTHER = re.compile(r" (?:and|or|nor) [A-Z]")
#: Before a place, an airport or a university.
_WHERE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Ff]rom|[Nn]ear|[Tt]o|[Aa]cross|[Oo]utside|[Ii]nside|[Aa]round|[Tt]hroughout|[Tt]owards?|[Ii]nto"
    r"|hit|struck|reached|left|leaving)$"
)
_VERSUS = re.compile(r" vs?\. |['’]?s? (?:disease|syndrome|lymphoma|law|theorem)\b")
#: "Coastline Foods CEO Ada Brook": the office in a firm is read as part of the name. It is left to those who give it:
#: who has left a firm is called by it for long.
_OF_A_FIRM = re.compile(r"^(?:[A-Z][\w.&’'-]* ){0,4}C[EFO]O (?P<name>[A-Z][\w’'-]+ [A-Z][\w’'-]+)$")
#: Behind a name: it ends the sentence, or its verb follows.
_LAST = re.compile(r"\.$")
_ACTS = re.compile(
    r" (?:said|says|told|wrote|tweeted|announced|warned|testified|denied|is|was|has|had|will|would|did|does|can|could"
    r"|may|might|also|[a-z]{3,}ed)\b(?! by\b)"
)
_PLACED = re.compile(
    r"(?<!confidence )(?<!trust )(?<!faith )(?<!interest )(?<!belief )(?<!hope )"
    r"\b(?:in|across|near|throughout|outside) $"
)
#: Several are named one after the other.
_LISTS = re.compile(r"[A-Z]\w+, [A-Z]\w+(?: [A-Z]\w+)* and [A-Z]")
#: Surnames that stand first of two, and do not end like most of them.
_SURNAMES = frozenset(
    """
    García Garcia Torres Flores Rivera Cruz Morales Reyes Ramos Vargas Castillo Moreno Romero Herrera Medina Aguilar
    Peña Pena Castro Guerrero Rojas Navarro Delgado Vega Silva Santos Souza Sousa Costa Oliveira Pereira Ferreira
    Almeida Calderón Calderon Fuentes Salinas Mendoza Ocasio
    """.split()  # noqa: SIM905
)
_NICKNAME = re.compile(r"\b[A-Z][\w.'’-]* [“\"‘'][^“”\"‘’',.]{1,20}[”\"’']$")


def _opens_with_surname(name: str) -> bool:
    """Tell whether the first of two words of a name is a Spanish or Portuguese surname."""
    first = name.partition(" ")[0]
    return first.endswith(("ez", "éz", "íz", "az")) or first in _SURNAMES


def _opens_plainly(name: str) -> bool:
    """Tell whether the first word of a name is a common word: that of an office rather than of somebody."""
    return name.partition(" ")[0].lower() in common_words()


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
    #: "a lawyer for the port", where it gives no other.
    apposition: str = ""
    #: Whether the story calls them by surname alone somewhere, which nobody does with "Coastline Foods".
    alone: bool = False
    #: What the story calls them for short: the surname, of two words where they have two.
    short: str = ""
    #: Whether more than a first name shows that this is somebody: a title, a role, what people do.
    evident: bool = True

    @property
    def office(self) -> str:
        """What stands before the name: the title, or else the role."""
        return self.title or self.role

    @property
    def surname(self) -> str:
        """The last word of the name."""
        return self.name.rpartition(" ")[2]


class _Mentions:
    """How the sentences of a story call people, by surname."""

    def __init__(self) -> None:
        self.names: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.titles: defaultdict[str, Counter[str]] = defaultdict(Counter)
        #: The first sentence that has a full name with a title, and with any.
        self.holders: dict[tuple[str, str], Sentence] = {}
        #: Offices with which a surname stands alone.
        self.offices: defaultdict[str, set[str]] = defaultdict(set)
        self.shown: set[str] = set()
        #: Surnames that a first name alone shows to be people's.
        self.given: set[str] = set()
        self.called: defaultdict[str, set[str]] = defaultdict(set)
        self.alone: set[str] = set()
        #: What something is in, which is nobody.
        self.places: set[str] = set()
        #: Names of more than two words.
        self.long: set[str] = set()
        #: What those with two surnames are called for short.
        self.shorts: dict[str, str] = {}

    def read(self, sentence: Sentence) -> None:
        """Note whom a sentence names."""
        text = read_sentence(sentence.text)
        for name in find_names(text):
            if name.title.endswith(" of"):
                # "The crown prince of Norland" is no Norland.
                continue
            surname = name.text.rpartition(" ")[2]
            self.called[surname].add(name.title.rstrip("."))
            if name.text.count(" ") > 1 and not _OF_A_FIRM.match(name.text) and not _PARTISAN.match(name.text):
                self.long.add(name.text)
            if name.text == surname:
                self.alone.add(surname)
                # "In Waters's case" is in nobody.
                if _PLACED.search(text, 0, name.start) and not _SOMEBODYS.match(text, name.end):
                    self.places.add(surname)
            if name.text.partition(" ")[0] in _OF_STORMS or _NO_SURNAMES.match(text, name.end):
                self.places.add(surname)
            has_role = _ROLE.search(text[: name.start])
            if name.title or has_role or _PERSONAL.match(text, name.end):
                self.shown.add(surname)
            elif name.text.partition(" ")[0] in GIVEN_NAMES and is_full_name(name) and surname not in _NOT_ENOUGH:
                self.given.add(surname)
            self._read_full(name, surname, sentence)

    def _read_full(self, name: Name, surname: str, sentence: Sentence) -> None:
        if _PARTISAN.match(name.text) and len(name.text.split()) == 3:
            # "Fellow Republican Susan Wright" is a second Wright beside Ron.
            self._note(name.text.partition(" ")[2], surname, sentence)
        elif office := _OF_A_FIRM.match(name.text):
            self._note(office["name"], surname, sentence)
            self.shown.add(surname)
        elif is_full_name(name):
            title = read_title(name, read_sentence(sentence.text))
            self._note(name.text, surname, sentence)
            self.titles[surname][title] += 1
            self.holders.setdefault((name.text, title), sentence)
        elif name.title in _OF_FAMILIES and name.text == surname:
            self.offices[surname].add(name.title)

    def _note(self, full: str, surname: str, sentence: Sentence) -> None:
        self.names[surname][full] += 1
        self.holders.setdefault((full, ""), sentence)

    def full_names(self, surname: str) -> Counter[str]:
        """Return how often each full name with a surname stands; nothing where two words are the surname."""
        full = self.names[surname]
        # "Majority Ada Brook" is Ada Brook, of whom half of her office was read as her name.
        kept = Counter({name: count for name, count in full.items() if not self._has_half_office(name, full)})
        for short in kept if len(kept) == 2 else ():
            longer = next((name for name in kept if name.endswith(f" {short}")), "")
            if longer and short.partition(" ")[0] not in GIVEN_NAMES:
                # "Ana Marsh Brun", whom the story calls "Marsh Brun".
                self.shorts[longer] = short if surname not in self.alone else surname
                return Counter({longer: kept[longer]})
        # "Ana López Brun": who is called so in other stories may be called "López Brun" in this one.
        double = any(_opens_with_surname(name) and other.endswith(f" {name}") for name in kept for other in self.long)
        return Counter() if double else kept

    @staticmethod
    def _has_half_office(name: str, full: Collection[str]) -> bool:
        rest = name.partition(" ")[2]
        return rest in full and _opens_plainly(name)

    def title_of(self, surname: str, full: str) -> tuple[str, bool]:
        """Return the title that somebody is called by, where it is certain, and whether there is any."""
        titles = self.titles[surname]
        known = sorted((title for title in titles if title), key=lambda one: (-titles[one], one))
        past = {one.startswith(FORMER) for one in known}
        certain = known and FORMER not in known and len(past) == 1 and (full, known[0]) in self.holders
        return (known[0] if certain else ""), bool(known)


def find_people(sentences: Iterable[Sentence]) -> dict[str, Person]:
    """Return who is named in full, by surname; nobody whose surname two people of the story bear."""
    return dict(_find_people(tuple(sentences)))


@lru_cache(maxsize=64)
def _find_people(sentences: tuple[Sentence, ...]) -> dict[str, Person]:
    """Return the same; the editing and the headlines of a batch of stories both ask for it."""
    sentences = tuple(sentence for sentence in sentences if not _is_in_capitals(sentence.text))
    mentions = _Mentions()
    for sentence in sentences:
        mentions.read(sentence)
    roles, appositions = find_roles(sentences), find_appositions(sentences)
    people: dict[str, Person] = {}
    shown = mentions.shown | {name.rpartition(" ")[2] for name in appositions}
    places = {surname for surname in mentions.places if not any(mentions.titles[surname])}
    for surname in mentions.names.keys() & (shown | mentions.given) - places:
        full = _prefer_given(mentions.full_names(surname))
        if len({first_name(name) for name in full}) != 1:
            continue
        first = min(full, key=lambda one: (-full[one], one))
        title, called = mentions.title_of(surname, first)
        if any(not title.endswith(office) for office in mentions.offices[surname]):
            # "President Biden", and of the Bidens only Jill is named in full.
            continue
        # Of one who is called by an office as well as by a role, only those who know him know which is his now.
        role, told_by = ("", None) if called else roles.get(first, ("", None))
        apposition, told_by = ("", told_by) if called or role else appositions.get(first, ("", None))
        people[surname] = Person(
            name=first,
            title=title,
            sentence=told_by or mentions.holders[first, title],
            called=frozenset(mentions.called[surname]),
            role=role,
            apposition=apposition,
            alone=surname in mentions.alone or first in mentions.shorts,
            short=mentions.shorts.get(first, surname),
            evident=surname in shown,
        )
    return people


def _prefer_given(full: Counter[str]) -> Counter[str]:
    """Return the full names that begin with a first name, without what only looks like one: "Vanity Fair Waters"."""
    given = Counter({name: count for name, count in full.items() if name.partition(" ")[0] in GIVEN_NAMES})
    # "Ada Brook" and "Ilse Brook" may be mother and daughter, whether both are in the list or not.
    longer = all(name.count(" ") > 1 for name in full if name not in given)
    return given if longer and 2 * given.total() > full.total() else full


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
        if name.text == person.name and (aside := _aside(person, text, name)):
            place = len(new) - (len(text) - name.end)
            new = f"{new[:place]}{aside}{new[place:]}"
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
        aside = "" if own or explained else _aside(person, text, name)
        full = f"{office} {person.name}{aside}".strip()
        # Mentions come in order, and every one before this place was lengthened there: count from the end.
        new = f"{new[:place]}{full}{text[name.end :]}"
        sentences.append(person.sentence)
    return new, tuple(sentences)


def _aside(person: Person, text: str, name: Name) -> str:
    """Return who somebody is as it can stand behind a name, with its commas; empty where it cannot."""
    if not person.apposition or name.title or _EXPLAINED.match(text, name.end) or _tells(text, person.apposition):
        return ""
    if person.apposition.startswith("who "):
        # Who was fired leads nothing any more, and who is the head of it is said already.
        said = {word for word in re.findall(r"[a-z]{5,}", person.apposition) if word in text}
        if said or _BECOMING.search(text) or _ENDED.search(text):
            return ""
    before = text[: name.start].rstrip()
    # "Billionaire Jo Waters", "Dahl, Jo Waters and Ada Brook"
    if before and ((before.endswith(",") and _LISTS.search(text)) or not _stands_alone(before)):
        return ""
    if _LAST.match(text, name.end):
        return f", {person.apposition}"
    return f", {person.apposition}," if _ACTS.match(text, name.end) else ""


def _stands_alone(before: str) -> bool:
    """Return whether what stands before a name is no part of it."""
    word = before.rpartition(" ")[2]
    return before[-1] in ',”"' or (
        word.islower()
        and word.isalpha()
        and (word in PREPOSITIONS or word in _CLAUSES or read_verb(word)[1] in {"past", "both", "third"})
    )


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
        _is_adjective(name, text)
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


def is_named(text: str, person: Person) -> bool:
    """Tell whether a text names somebody in full, and not only something after them: "the Jo Waters protests"."""
    return any(name.text == person.name and not _is_adjective(name, text) for name in find_names(text))


def shorten_people(text: str, people: Mapping[str, Person], introduced: Collection[str]) -> str:
    """Return a statement that calls by surname whom an earlier statement named in full."""
    new, mentions = text, _mentions(text)
    if sum(is_full_name(name) for name, _ in mentions) > _A_FEW:
        # Of many who are named in a row, none is named shortly.
        return text
    for name, surname in reversed(mentions):
        person = people.get(surname)
        if person is None or surname not in introduced or name.text != person.name or not person.evident:
            continue
        if not (person.title or person.role or person.alone) or _ARTICLE.search(text, 0, name.start):
            continue
        # "Jo Waters (D-Norl.)", "Jo Waters of Norland"
        if _PARTY.match(text, name.end) or re.match(r" of [A-Z]", text[name.end :]):
            continue
        start = name.start
        if (
            name.title
            and text[:start].endswith(f"{name.title} ")
            and not QUALIFIED.search(text[: start - len(name.title) - 1])
        ):
            start -= len(name.title) + 1
            if _HALF_TITLE.search(text, 0, start):
                # "Health Secretary Jo Waters" is no "Health Waters".
                continue
        new = new[:start] + person.short + new[name.end :]
    return new


def named_in_full(text: str) -> frozenset[str]:
    """Return the surnames of those whom a text names in full, with either apostrophe."""
    surnames = {name.text.rpartition(" ")[2] for name in find_names(text) if is_full_name(name)}
    return frozenset(other for one in surnames for other in (one, one.replace("’", "'"), one.replace("'", "’")))


def _mentions(text: str) -> list[tuple[Name, str]]:
    """Return the names outside quotations, each with its last word."""
    quoted = [(quotation.start, quotation.end) for quotation in find_quotations(text)]
    return [
        (name, name.text.rpartition(" ")[2])
        for name in find_names(text)
        if not any(start <= name.start < end for start, end in quoted)
    ]


def _is_adjective(name: Name, text: str) -> bool:
    """Tell whether a name says whose or which something is: "the Winther administration", "Winther loyalists"."""
    if _AS_ADJECTIVE.match(text, name.end):
        return True
    behind = re.match(r" ([a-z]{3,}s)\b(?! (?:the|an?|his|her|its|their|not|that)\b)", text[name.end :])
    return behind is not None and not read_verb(behind[1])[1] and behind[1] not in _NO_PLURALS


def _stands_for(name: Name, person: Person, text: str) -> bool:
    """Whether a short mention is the person's own, so that the full name can stand there."""
    if name.text != person.short or _is_adjective(name, text):
        return False
    if re.search(rf"\b{re.escape(name.text)}\b", text[: name.start]):
        # "Short denies that Short was dismissed": the first one opens the sentence, and was taken for a plain word.
        return False
    before = _HONORIFIC.sub("", text[: name.start]).rstrip()
    if name.title in HONORIFICS:
        # "Mrs. Winther" may be married to the president, and so may "her husband, Mr. Winther".
        ours = name.title.rstrip(".")
        alone = person.called & {one.rstrip(".") for one in HONORIFICS} <= {ours}
        kin = _KIN.search(before) or re.search(r"\b(?:and|&)$", before)
        if ours not in {"Mr", "Ms"} or not alone or kin:
            return False
    elif name.title:
        # "President Biden" and "Dr. Biden" are two people.
        return person.title.endswith(name.title) or name.title.rstrip(".") in person.called
    if text.startswith("/", name.end) or text[: name.start].endswith("/"):
        # "A Winther/Brook alternative"
        return False
    acts = bool(_ACTS.match(text, name.end) or _PERSONAL.match(text, name.end) or _AND_ANOTHER.match(text, name.end))
    if not person.evident and ((not before and not acts) or _WHERE.search(before)):
        # "Hunt for survivors goes on", "flights from Reed"
        return False
    if _VERSUS.match(text, name.end) or re.search(r"\bvs?\.$", before):
        return False
    # "After Winther spoke", "Both Brook and Winther"
    opens = before.lower() in _BEFORE_SUBJECTS and acts
    part = not opens and re.search(r"(?:-|\b[A-Z][\w.]*)$", before)
    # "Randolph “Tex” Alles" has a first name.
    return not part and not _is_determined(before) and not _NICKNAME.search(before)


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


def _is_in_capitals(text: str) -> bool:
    """Return whether nearly all longer words have a capital, as in a headline: names cannot be told in it."""
    words = _LONG_WORD.findall(text)
    if len(words) <= _FEW_WORDS or sum(word[0].isupper() for word in words) < _CAPITALS * len(words):
        return False
    # "Jo Marie Waters, 32, and Lee Ann Brook, 39, of Orlo were arrested": a headline's verbs have capitals, too.
    told = any(
        word.islower() and (word in AUXILIARY or read_verb(word)[1] in {"past", "both"}) for word in text.split()
    )
    capital = any(read_verb(word.lower())[1] in {"third", "past"} for word in text.split()[1:] if word[:1].isupper())
    return not told or capital or text.count(",") < _OF_A_LIST


def searched_sentences(reports: Iterable[Sequence[Sentence]]) -> tuple[Sentence, ...]:
    """Return the sentences of a story's reports in which people are introduced."""
    return tuple(sentence for sentences in reports for sentence in sentences[:SEARCHED])
