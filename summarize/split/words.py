"""The words that say, beside Punkt, whether a stop ends a sentence of news."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Stand before a name or a number, never at the end of a sentence.
TITLES = _words(
    """mr mrs ms messrs mme mlle dr drs prof profs gov govs sen sens rep reps lt gen gens col maj capt capts sgt sgts
    cpl pvt pte adm cmdr brig rev revs fr hon pres supt det insp amb atty asst dep sec pfc cllr ald spc sra srta dra
    vs v nos fig pp approx ca cf e.g i.e viz mt ft st ste
    del"""
)
#: Of those, the ones that may end one, before a word that only begins sentences ("on Main St. The").
STREETS = _words("mt ft st ste del")
#: Known beside those that Punkt found, which decides what follows from them.
ABBREVIATIONS = TITLES | _words(
    """assn assoc dept depts univ govt natl intl pty plc llc jr sr esq ave blvd rd hwy pkwy bldg apt rte pop deg vol ch
    eds etc lb lbs oz hrs sec"""
)
#: The same, but only with a capital: without one they are words.
CAPITALISED_ABBREVIATIONS = _words(
    """inc corp co cos ltd bros ala ariz ark calif colo conn del fla ga ill ind kan kans ky la mass md mich minn miss mo
    mont neb nev okla ont ore pa penn que tenn tex va vt wash wis wyo jan feb mar apr jun jul aug sept oct nov dec
    mon tue tues wed thu thur thurs fri sat sun sq ft ed"""
)
#: Not at the end of a sentence when a number follows.
BEFORE_NUMBER = _words(
    """jan feb mar apr jun jul aug sep sept oct nov dec no nos p pp art sec fig vol ch pt para v c ca approx
    sat sun mon tue tues wed thu thur thurs fri"""
)
#: The mark is part of the name.
NAMES_WITH_MARKS = frozenset({"Yahoo!", "Yum!", "E!", "Jeopardy!", "Guess?"})
#: Goes on after "5 p.m.".
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
