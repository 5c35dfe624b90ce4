"""Who is somebody in a story: the full names of people, with the title or role that its reports give them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarize.text.given_names import GIVEN_NAMES
from summarize.text.names import Name, common_words, find_names
from summarize.text.readable import read_sentence
from summarize.text.verbs import read_verb
from summarize.text.word_classes import AUXILIARY, SHORT_STATES
from summarize.types import Sentence

from .offices import FORMER, find_appositions, find_roles, first_name, is_full_name, is_introduced, read_title

#: Sentences of each report that are searched for full names; people are introduced early.
SEARCHED = 100
#: Longer words by whose capitals a headline among the sentences is told, and how many of them have one.
_FEW_WORDS, _CAPITALS = 5, 0.75
#: Commas of a sentence that lists people, at least.
_OF_A_LIST = 2
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
#: A role before a full name: "the columnist Jo Waters", "Moderator Ada Brook".
_ROLE = re.compile(
    r"(?<![\w-])(?P<role>(?i:man|woman|boy|girl|suspect|gunman|driver|politician|senator|congress(?:man|woman)|lawmaker|official|officer"
    r"|lawyer|attorney|judge|nominee|candidate|act(?:or|ress)|singer|comedian|host|anchor|moderator|billionaire"
    r"|business(?:man|woman)|executive|veteran|activist|author|writer|columnist|journalist|reporter|editor|professor"
    r"|student|leader|soldier|agent|chair(?:man|woman)?|counsel|director|founder|spokes(?:man|woman|person)|strategist"
    r"|adviser|advisor|aide|commander|coach|player|star|owner|mayor|governor|minister|president|captain|engineer|doctor"
    r"|nurse|teacher|scientist|economist|analyst|historian)) $"
)
#: Offices whose holders are named without their first name where others of the family are named in full.
_OF_FAMILIES = frozenset(["President", "King", "Queen", "Prince", "Princess", "Emperor"])
#: What shows that a name is a person's: what stands behind it.
PERSONAL = re.compile(
    r"(?:\ (?:said|says|told|has\ said|had\ said|added|wrote|writes|tweeted|testified|announced|pleaded|resigned"
    r"|was\ (?:born|arrested|charged|killed|shot|gunned|stabbed|convicted|sentenced|elected|buried)"
    r"|(?:has|had)\ (?:pleaded|resigned))\b"
    r"|,\ (?:\d{1,3}\b|who\b|an?\b|the\b|[RD]-|\(?[RD]\b|whose\b)|\ \([RD]\b)".replace("\\ ", " ")
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
    rf"|, (?:{'|'.join(SHORT_STATES)}|Texas)\b"
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
_PARTISAN = re.compile(r"(?:Republican|Democrat|Democratic|Conservative|Labour|Liberal|Independent) ")
#: "Coastline Foods CEO Ada Brook": the office in a firm is read as part of the name. It is left to those who give it:
#: who has left a firm is called by it for long.
_OF_A_FIRM = re.compile(r"^(?:[A-Z][\w.&’'-]* ){0,4}C[EFO]O (?P<name>[A-Z][\w’'-]+ [A-Z][\w’'-]+)$")
_PLACED = re.compile(
    r"(?<!confidence )(?<!trust )(?<!faith )(?<!interest )(?<!belief )(?<!hope )"
    r"\b(?:in|across|near|throughout|outside) $"
)
#: Surnames that stand before the first name where somebody comes from: "Kim Jong Un", "Moon Jae-in".
_FIRST_OF_ALL = frozenset(
    """
    Kim Moon Park Lee Yoon Choi Jung Kang Cho Ban Xi Li Wang Zhang Chen Liu Yang Huang Zhao Wu Zhou Xu Sun Ma Hu Jiang
    Mao Deng Chiang Tsai Lam Nguyen Tran Pham Le Ho Bo Peng Lin Yi Gao Han Shi Bai Cao Fan Ren Meng
    """.split()  # noqa: SIM905
)
#: Surnames that stand first of two, and do not end like most of them.
_SURNAMES = frozenset(
    """
    García Garcia Torres Flores Rivera Cruz Morales Reyes Ramos Vargas Castillo Moreno Romero Herrera Medina Aguilar
    Peña Pena Castro Guerrero Rojas Navarro Delgado Vega Silva Santos Souza Sousa Costa Oliveira Pereira Ferreira
    Almeida Calderón Calderon Fuentes Salinas Mendoza Ocasio
    """.split()  # noqa: SIM905
)


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
        #: Surnames that somebody bears in front.
        self.fronted: set[str] = set()
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
            first, _, rest = name.text.partition(" ")
            if rest and first in _FIRST_OF_ALL:
                # Beside Kim Jong Un, Andrew Kim is not whom "Kim" means.
                self.fronted.add(first)
            if name.text == surname:
                self.alone.add(surname)
                # "In Waters's case" is in nobody.
                if _PLACED.search(text, 0, name.start) and not _SOMEBODYS.match(text, name.end):
                    self.places.add(surname)
            if first in _OF_STORMS or _NO_SURNAMES.match(text, name.end):
                self.places.add(surname)
            role = _ROLE.search(text[: name.start])
            # "Host Marriott International" is a firm.
            has_role = role and (role["role"].islower() or surname not in _NOT_ENOUGH)
            if name.title or has_role or PERSONAL.match(text, name.end) or is_introduced(name, text):
                self.shown.add(surname)
            elif first in GIVEN_NAMES and is_full_name(name) and surname not in _NOT_ENOUGH:
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
    for surname in mentions.names.keys() & (shown | mentions.given) - places - mentions.fronted:
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


def named_in_full(text: str) -> frozenset[str]:
    """Return the surnames of those whom a text names in full, with either apostrophe."""
    surnames = {name.text.rpartition(" ")[2] for name in find_names(text) if is_full_name(name)}
    return frozenset(other for one in surnames for other in (one, one.replace("’", "'"), one.replace("'", "’")))


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
