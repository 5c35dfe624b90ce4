"""What limits or turns a claim: told without it, the claim would be another one."""

from __future__ import annotations

import re

#: Words that put what stands beside them under a condition; a pattern to build on, for the flag `x`.
CONDITIONS = r"""
    if | unless | provided | providing(?=\ that\b) | assuming | supposing | depending\ on | subject\ to
  | contingent(?:\ on)? | conditional(?:ly)?(?:\ on)? | pending | barring | failing(?=\ (?:that|an?|the)\b)
  | (?<!for\ )(?:as|so)\ long\ as | once | in\ case(?=\ (?:of|the|an?|he|she|it|they)\b)
  | in\ the\ event\ (?:of|that) | on\ (?:the\ )?condition\ that
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
