"""Who somebody is, where a statement names him without saying so: "Ida Crane, the mayor of Orlava, ...".

What an editor asks of a name that nobody knows. The words are an apposition in a sentence of the story, which the
statement then rests on as well; only what is short, plain and no news by itself is taken over.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from summarize.text.imagery import find_images
from summarize.text.loaded import find_loaded
from summarize.text.names import Name, find_names
from summarize.text.quotations import find_quotations
from summarize.text.syntax import Tree
from summarize.types import Sentence

#: Words of a description at most; a longer one is a sentence by itself.
LONGEST = 12
#: What somebody can be; plural where several can be it together is left out, as a name is of one.
_CALLINGS = frozenset(
    """
    abolitionist academic accountant activist actor actress administrator adviser advisor advocate agent aide ally
    ambassador analyst anchor archbishop architect artist assistant astronaut athlete attorney author banker billionaire
    bishop blogger boss brother businessman businesswoman candidate captain cardinal ceo chair chairman chairperson
    chairwoman challenger chancellor chef chief citizen clerk co-author co-chair co-founder co-host coach colonel
    columnist comedian commander commentator commissioner composer comptroller conductor congressman congresswoman
    consultant contractor coordinator coroner correspondent councillor councilman councilwoman counsel counselor
    critic dean defender democrat deputy designer detective developer diplomat director doctor donor economist editor
    educator engineer entrepreneur envoy epidemiologist executive expert farmer father fellow filmmaker financier
    firefighter founder general governor graduate guitarist head historian host husband immigrant incumbent investigator
    investor journalist judge justice lawmaker lawyer leader legislator lobbyist magistrate manager marine mayor
    medic member microbiologist minister mother musician native neurologist nominee nun nurse officer official operative
    organizer owner painter partner pastor pediatrician philanthropist physician physicist pilot player playwright poet
    politician pollster pope preacher premier president priest prince princess principal producer professor programmer
    prosecutor psychiatrist psychologist publisher rabbi rapper regulator reporter representative republican
    researcher resident rival sailor scholar scientist secretary senator sergeant sheriff singer sister skipper
    socialist sociologist solicitor specialist spokesman spokesperson spokeswoman staffer statistician strategist
    student superintendent surgeon surveyor swimmer teacher teammate technician treasurer trustee tycoon
    undersecretary veteran virologist volunteer whip wife winner worker writer
    """.split()  # noqa: SIM905
)
#: Words that point to what stands elsewhere in the report, or to the day on which it was written.
_POINTING = re.compile(
    r"\b(?:he|she|it|they|his|her|its|their|him|them|this|that|these|those|same|other|another|here|there|now|today"
    r"|yesterday|tomorrow|ago|last|next|recent|recently|latest|first|second|who|whose|which|whom|also|then)\b",
    re.IGNORECASE,
)
#: What somebody is accused of is no way to introduce him.
_CHARGED = re.compile(
    r"\b(?:accus|alleg|suspect|convict|charg|indict|disgrac|embattl|controvers|notorious|infamous)\w*", re.IGNORECASE
)
#: Relations of a name that words between commas may stand behind.
_TAKES = frozenset(["nsubj", "nsubjpass", "dobj", "pobj"])
#: What hangs on a name that says already who it is, or makes it one of several.
_SAYS_WHO = frozenset(["appos", "relcl", "acl", "conj", "cc", "prep", "nmod", "poss", "amod", "det", "nummod"])


@dataclass(frozen=True, slots=True)
class Description:
    """Who somebody is: "the mayor of Orlava"."""

    text: str
    sentence: Sentence


def may_describe(text: str, surname: str) -> bool:
    """Tell whether a sentence may say who somebody is, before it is parsed."""
    return f"{surname}, " in text


def find_descriptions(read: Iterable[tuple[Sentence, Tree]], people: Mapping[str, str]) -> dict[str, Description]:
    """Return who people are, by surname: of several descriptions the shortest.

    Args:
        read: Sentences of the story with their trees.
        people: Full names by surname.
    """
    found: defaultdict[str, list[Description]] = defaultdict(list)
    for sentence, tree in read:
        quoted = [(quotation.start, quotation.end) for quotation in find_quotations(tree.text)]
        for name in find_names(tree.text):
            surname = name.text.rpartition(" ")[2]
            if people.get(surname) != name.text or any(start <= name.start < end for start, end in quoted):
                continue
            place = _place_of(name, tree)
            if place is not None:
                found[surname] += [Description(text, sentence) for text in _appositions(tree, place)]
    return {
        surname: min(said, key=lambda one: (len(one.text.split()), one.text)) for surname, said in found.items() if said
    }


def describe_people(
    tree: Tree, descriptions: Mapping[str, Description], introduced: Collection[str]
) -> Iterator[tuple[str, Description]]:
    """Yield a statement with the description of one whom it names bare, for each of them.

    Args:
        tree: The statement, read.
        descriptions: Who people are, by surname.
        introduced: Surnames of those whom an earlier statement named.
    """
    text = tree.text
    quoted = [(quotation.start, quotation.end) for quotation in find_quotations(text)]
    seen = set(introduced)
    for name in find_names(text):
        surname = name.text.rpartition(" ")[2]
        description = descriptions.get(surname)
        if description is None or surname in seen or any(start <= name.start < end for start, end in quoted):
            continue
        seen.add(surname)
        place = _place_of(name, tree)
        if name.title or place is None or not _is_bare(tree, place, name):
            continue
        rest = text[name.end :]
        if rest.startswith("."):
            yield f"{text[: name.end]}, {description.text}{rest}", description
        elif rest.startswith(" "):
            yield f"{text[: name.end]}, {description.text},{rest}", description


def _place_of(name: Name, tree: Tree) -> int | None:
    """Return the place of the last word of a name."""
    places = [place for place, word in enumerate(tree.words) if name.start <= word.start < name.end]
    return places[-1] if places else None


def _is_bare(tree: Tree, place: int, name: Name) -> bool:
    """Tell whether nothing in a statement says who a name is, and words between commas may stand behind it."""
    first, last = tree.stretch(place)
    if tree.words[place].relation not in _TAKES or tree.children(place, *_SAYS_WHO):
        return False
    # "Senate nominee Roy Moore", "the Moore campaign": only the name itself hangs together.
    return tree.words[first].start == name.start and last == place


def _appositions(tree: Tree, place: int) -> Iterator[str]:
    """Yield what an apposition between commas says a name is, where it names a calling and nothing that is news."""
    for child in tree.children(place, "appos"):
        first, last = tree.stretch(child)
        if not tree.is_whole(child) or first == 0 or tree.lowered[first - 1] != "," or child < place:
            continue
        if last + 1 >= len(tree.words) or tree.lowered[last + 1] not in {",", "."}:
            continue
        text = tree.slice(first, last)
        if (
            tree.lowered[child] in _CALLINGS
            and len(text.split()) <= LONGEST
            and "," not in text
            and not _POINTING.search(text)
            and not _CHARGED.search(text)
            and not any(tree.words[at].tag in {"VBD", "VBZ", "VBP", "VBG", "MD"} for at in range(first, last + 1))
            and not any(mark in text for mark in '“”"‘()[]—–;:')
            and not find_loaded(text)
            and not find_images(text)
        ):
            yield text
