"""What limits or turns a claim: told without it, the claim would be another one."""

from __future__ import annotations

import re

from summarize.text.conditions import BEGINS, FIRM, LOOSE

#: What may put what stands beside it under a condition, and what a cut had better leave; a pattern for the flag `x`.
CONDITIONS = rf"""
    {BEGINS}(?:{FIRM} | {LOOSE} | if | depending\ on | subject\ to | contingent(?:ly)?\ (?:up)?on | conditional(?:ly)?
  | pending(?=\ (?:an?|the|its|his|her|their|final|further|trial|appeals?|review|sentencing|deportation|extradition)\b)
  | (?:(?<=,\ )|^)barring(?![^,.;]*\ from\b)
  | (?<=,\ )provided(?!\ (?:by|with|to|for)\b)
  | provided(?=\ (?:the|an?|he|she|it|they|no|all)\ (?:[\w’'-]+\ ){{0,4}}?(?:is|are|has|have|can|do|will|[\w]+s)\b)
  | failing(?=\ (?:that|an?|the)\b) | (?<!for\ )(?:as|so)\ long\ as
  | (?<!\bat\ )(?<!\bfor\ )(?<!\bwho\ )(?<!\bhad\ )(?<!\bwas\ )(?<!\bwere\ )(?<!\bmore\ than\ )once
    (?!-|\ (?:again|more|an?|every|per|known|called|home|led|said|used|owned|served|worked|lived)\b)
  | in\ case(?=\ (?:of|the|an?|he|she|it|they)\b))
"""
#: A cut may not take these away.
LIMITS = re.compile(
    rf"""(?ix)\b(?:{CONDITIONS}|but|except|without|regardless|only|although|though|however|not|no|never|unlikely|alleged(?:ly)?
    |reported(?:ly)?|according|rather\ than|instead\ of|certain|seasonal\w*|adjust\w*|contradict\w*|disput\w*
    |debunk\w*|refut\w*|wrongly|falsely|incorrectly|erroneously|untrue|already|even\ as\ (?:he|she|they|it)
    |rejects?
    |den(?:y|ies|ied|ying)|recover(?:ed|s)|survived|apologi[sz]ed|acquitted|cleared|freed|released|retracted|withdrew|reversed
    |false|baseless|unproven|unfounded|inaccurate|misleading|exaggerated|unverified|discredited
    |for\ now|so\ far|at\ least|for\ the\ (?:moment|time\ being)|not\ yet|temporarily
    |(?:some|most|many|few|rare|limited|special)\ (?:cases|circumstances|instances))\b"""
)
