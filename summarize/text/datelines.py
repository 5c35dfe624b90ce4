"""Datelines: the place, day, agency or label that a report's first sentence may open with."""

from __future__ import annotations

import re

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
#: What the bulletins of many outlets write before a sentence that is news by itself.
_LABEL = (
    r"(?:[Tt]opline|TOPLINE|[Dd]riving\ the\ news|[Tt]he\ latest|[Ww]hat\ happened|[Ww]hat['’]s\ happening"
    r"|[Kk]ey\ (?:facts?|[Dd]evelopments?)|[Dd]etails|[Bb]y\ the\ numbers|[Ss]tate\ of\ play"
    r"|[Ww]hat\ (?:they['’]re|they\ are|he['’]s|she['’]s)\ saying|[Cc]atch\ up\ quick|[Oo]f\ note|[Ww]orth\ noting)"
)
_AGENCY = r"(?:AP|AFP|CNN(?:\ (?:Business|Money|Politics))?|UPI|BBC|NPR|CNBC|Reuters|Bloomberg)"
#: Capitals from which whole newsrooms write: what follows their dash is a sentence, whatever dashes it has itself.
_CAPITAL = r"(?:Washington|New\ York|London|Paris|Brussels|Moscow|Beijing|Jerusalem)"
#: Countries that broadcasters put behind a town.
_COUNTRY = (
    r"(?:Afghanistan|Australia|Brazil|Canada|China|Cuba|Egypt|England|Ethiopia|France|Germany|Greece|Haiti|India|Iran|Iraq"
    r"|Ireland|Israel|Italy|Japan|Jordan|Kenya|Lebanon|Libya|Mexico|Myanmar|Nigeria|Pakistan|Poland|Qatar|Russia|Scotland"
    r"|Somalia|Spain|Sudan|Syria|Taiwan|Tunisia|Turkey|Ukraine|Venezuela|Yemen)"
)
_DASH = "—–─―"
_DATELINE = re.compile(
    rf"""(?x)^
    (?: [A-Z][A-Z.'’\-]+ (?:\ [A-Z][A-Z.'’\-]+)*                    # NEW HADLEY
        (?:,\ (?!{_MONTH}\b) [A-Z][\w.]* (?:\ [A-Z][\w.]*)? )?       # , Norland
        (?:,\ {_MONTH}\ \d{{1,2}})?                                  # , March 2
        (?:\ \([A-Z][^()]{{1,30}}\))? (?:\ ?[{_DASH}]{{1,2}}\ ?|\ -{{1,2}}\ )  # (Meridian Wire) -
    | (?:[A-Z][\w.'’-]*(?:\ [A-Z][\w.'’-]*){{0,2}}                   # Hadley
         (?:,\ [A-Z][\w.]*(?:\ [A-Z][\w.]*)?)?\ ?)?                 # , Norland
      \({_AGENCY}\)\ ?(?:[{_DASH}-]{{1,2}}\ ?)?                      # (CNN) or (AP) -
    | [A-Z][a-z]+(?:\ [A-Z][a-z]+)?\ [—–]\ (?=[A-Z][^—–]*$)           # Hadley — Dockers
    | [A-Z]{{2,}}(?:\ [A-Z]{{2,}})*(?:/[A-Z][A-Z'’]+(?:\ [A-Z'’]{{3,}})*)+(?:,\ [A-Z][a-z]+)?  # OLD HADLEY/ST TOLK'S
      \ \({_AGENCY}\)\ [{_DASH}-]\                                 # (Reuters) -
    | [A-Z][a-z]+(?:\ [A-Z][a-z]+)?,\ {_COUNTRY}\ -{{1,2}}\ (?=[A-Z][^-]*$)  # Doha, Qatar -
    | {_CAPITAL}\ --\s | \*\s
    | {_CAPITAL}\ [{_DASH}]\s(?![^{_DASH}]{{1,60}}\ [{_DASH}]\ [a-z])  # not "Paris — a big city — was"
    | (?:EXCLUSIVE|BREAKING(?:\ NEWS)?|UPDATED?|WATCH|JUST\ IN|DEVELOPING|FIRST\ ON\ [A-Z]+(?:\ [A-Z]+)?|VIDEO
        |Exclusive|Breaking(?:\ [Nn]ews)?|Developing|Just\ in)
      (?::\ ?|\ ?[—–]{{1,2}}\ ?|\ -{{1,2}}\ |\ \|\ )
    | TOPLINE\ (?=[A-Z][a-z])
    | (?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|March|April|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?
       |Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)\ \d{{1,2}}(?:,\ \d{{4}})?\ (?:\({_AGENCY}\)\ )?
      [{_DASH}-]{{1,2}}\ (?![^{_DASH}]{{1,60}}\ [{_DASH}-]{{1,2}}\ [a-z])               # Oct. 24 (Reuters) -
    | (?!(?:ISIS|NATO|NASA|OPEC|NAFTA|UNICEF|UNESCO|COVID|NAACP|DACA)\ )(?:[A-Z]{{3,}}\ ){{0,2}}[A-Z]{{5,}}[ ]
      (?=(?:The|A|An|Both|At|In|On|After|As|Two|Three|Four|Five|Six|Police|President|When|With|More)\ )  # ORLO The
    | \([A-Z][\w.]*(?:\ [A-Z][\w.]*){{0,2}}\)\ ?[{_DASH}-]{{1,2}}\        # (Harbour.example) -
    | {_LABEL}:[\ \u00a0](?:[{_DASH}]\ )?(?!(?:It|They|He|She|This|That|These|Those)\b)
    | (?:[—–-]{{1,2}}|[\u200b\u2060\ufeff]+)\ ?
    ) (?=[A-Z0-9“"])"""
)


def skip_dateline(text: str) -> int:
    """Return where the sentence begins behind its dateline; 0 when it has none."""
    # Pages put hard spaces before dashes.
    match = _DATELINE.match(text.replace("\xa0", " ") if "\xa0" in text[:80] else text)
    return match.end() if match else 0
