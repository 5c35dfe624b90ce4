"""Words that hold English sentences together, by what they do; read by the search for clauses."""

from __future__ import annotations

BE = frozenset(
    """
    is are was were am be been being 're isn't aren't wasn't weren't
    """.split()  # noqa: SIM905
)
HAVE = frozenset(
    """
    has have had having 've hasn't haven't hadn't
    """.split()  # noqa: SIM905
)
DO = frozenset(
    """
    do does did doesn't don't didn't
    """.split()  # noqa: SIM905
)
MODAL = frozenset(
    """
    will would can could may might shall should must cannot won't wouldn't can't couldn't shouldn't mustn't
    """.split()  # noqa: SIM905
)
AUXILIARY = BE | HAVE | DO | MODAL
INSIDE = frozenset(
    """
    not also now still already since then later never soon again both all only just n't once long always ever indeed
    often sometimes perhaps almost nearly even instead together thus reportedly first back here there
    """.split()  # noqa: SIM905
)
DETERMINERS = frozenset(
    """
    a an the this that these those his her its their our my your some any no every each another all both several many
    most more few other such
    """.split()  # noqa: SIM905
)
#: Words that say of the noun behind them that it is known which one is meant.
DEFINITE = frozenset(
    """
    the this that these those such
    """.split()  # noqa: SIM905
)
PREPOSITIONS = frozenset(
    """
    of in on at to from by with for against over under after before during about into onto through across between among
    near since until within without toward towards behind beyond beside besides per via amid despite above below around
    off out up down along as than following including like upon outside inside throughout amid around
    """.split()  # noqa: SIM905
)
JOINING = frozenset(
    """
    and or but nor then
    """.split()  # noqa: SIM905
)
OPENING = frozenset(
    """
    that when while because if although though whereas where unless until after before since whether as once so how why
    what
    """.split()  # noqa: SIM905
)
#: Measures of time: "a week after the vote".
SPANS = frozenset(
    """
    year years day days month months week weeks hour hours minute minutes decade decades
    """.split()  # noqa: SIM905
)
#: Verbs behind which another follows with "to".
WANTING = frozenset(
    """
    plan want hope seek refuse fail decide agree aim intend vow promise need try threaten continue
    """.split()  # noqa: SIM905
)
#: Behind one of these the next clause begins; behind "after" and the like it may be a noun phrase only.
CUTTING = JOINING | (OPENING - frozenset(["after", "before", "since", "until", "as", "once"])) | frozenset([","])
RELATIVE = frozenset(
    """
    who which whose whom that
    """.split()  # noqa: SIM905
)
PRONOUNS = frozenset(
    """
    he she they it we i you him her them us me who which whom that this these those himself herself itself themselves
    there one others another both each everyone everybody someone somebody nobody none all many some most few
    """.split()  # noqa: SIM905
)
_LIKE_PREPOSITIONS = frozenset(["according", "regarding", "concerning", "pending"])
NEVER_VERBS = PREPOSITIONS | OPENING | DETERMINERS | PRONOUNS | _LIKE_PREPOSITIONS
DAYS = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday
    """.split()  # noqa: SIM905
)
#: Words that make a day's name another one's: "Super Tuesday", "Good Friday".
DAY_NAMES = frozenset(["super", "black", "good", "cyber", "ash", "bloody", "giving", "fat", "shrove", "palm", "easter"])
PARTS_OF_DAY = frozenset(
    """
    morning afternoon evening night
    """.split()  # noqa: SIM905
)
TIMES = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow tonight last next this early late
    earlier later again january february march april may-month june july august september october november december
    ago night morning afternoon evening weekend aged
    """.split()  # noqa: SIM905
)
#: Nouns that only say how many of what follows "of".
MEASURES = frozenset(
    """
    thousands hundreds dozens scores millions billions tens number group majority series part half third quarter most
    some many all one couple pair members supporters kind type percent piece lot
    """.split()  # noqa: SIM905
)
HEDGING = frozenset(
    """
    more fewer less than at least most up to about nearly almost some around over as many an estimated
    """.split()  # noqa: SIM905
)
NUMERALS = frozenset(
    """
    two three four five six seven eight nine ten eleven twelve thirty forty fifty hundred thousand million
    dozen
    """.split()  # noqa: SIM905
)

#: Verbs behind which somebody else's clause begins without "that".
SAYING = frozenset(
    """
    say claim believe think argue know hope fear insist warn
    """.split()  # noqa: SIM905
)
#: Behind one of these a noun that looks like a verb is a noun.
NOUNY = DETERMINERS | (PREPOSITIONS - {"to"}) | frozenset("'s ’s".split())  # noqa: SIM905
#: What a verb is done for, by or how often, rather than what it is done to.
MEASURED = frozenset(
    """
    years year days day months month weeks week hours hour minutes minute seconds yards miles metres meters feet times
    higher lower home further twice percent points apart together overnight statewide nationwide worldwide citywide
    countrywide abroad overseas
    """.split()  # noqa: SIM905
)
#: American states as agencies shorten them behind the name of a town: "in Norham, Va."; without their full stop.
SHORT_STATES = tuple(
    """
    Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn
    Tex Va Vt Wash Wis Wyo
    """.split()  # noqa: SIM905
)
