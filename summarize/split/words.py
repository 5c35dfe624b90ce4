"""The words that say, beside Punkt, whether a stop ends a sentence of news."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Stand before a name or a number, never at the end of a sentence.
TITLES = _words(
    """mr mrs ms messrs mme mlle dr drs prof gov govs sen sens rep reps lt gen gens col maj capt sgt
    cpl pvt pte adm cmdr brig rev fr hon pres supt det insp amb atty asst dep sec pfc cllr mt ft vs v nos
    art fig pp approx ca cf e.g i.e viz st ste"""
)
BEFORE_NUMBER = _words(
    """jan feb mar apr jun jul aug sep sept oct nov dec no nos p pp art sec fig vol ch pt para v c ca approx
    sat sun mon tue tues wed thu thur thurs fri"""
)
NAMES_WITH_MARKS = frozenset({"Yahoo!", "Yum!", "E!", "Jeopardy!", "Guess?"})
AFTER_CLOCK = _words(
    """ET EST EDT CT CST CDT MT MST MDT PT PST PDT GMT UTC BST CET CEST IST JST Eastern Central Mountain Pacific
    Greenwich Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July
    August September October November December Jan Feb Mar Apr Jun Jul Aug Sept Oct Nov Dec Mon Tue Wed Thu Fri Sat
    Sun"""
)
#: Words that open a sentence when they are capitalised after an abbreviation.
STARTERS = _words(
    """The A An This That These Those He She It We They You I His Her Its Their Our My There Here In On At By For
    From With After Before During Since Until While When Where As If But And Or So Yet Although Though Because
    However Meanwhile Still Now Then Also Both Some Many Most Several Few All No Not Only Even Under Over About
    Among Against According Asked What Who Why How Which Officials Police Authorities Critics Investigators
    Residents Witnesses Last Next Later Earlier Once To Of Another Such Other Others One Two Three Each Every
    Nearly More Moreover Instead Despite Nor Today Yesterday"""
)
