"""What limits or turns a claim: told without it, the claim would be another one."""

from __future__ import annotations

import re

#: A cut may not take these away.
LIMITS = re.compile(
    r"""(?ix)\b(?:but|except|unless|if|without|regardless|only|although|though|however|not|no|never|unlikely|alleged(?:ly)?
    |reported(?:ly)?|according|rather\ than|instead\ of|certain|seasonal\w*|adjust\w*|contradict\w*|disput\w*
    |debunk\w*|refut\w*|wrongly|falsely|incorrectly|erroneously|untrue|already|even\ as\ (?:he|she|they|it)
    |assuming|(?<!for\ )(?:as|so)\ long\ as|barring|once|provided|pending|rejects?
    |den(?:y|ies|ied|ying)|recover(?:ed|s)|survived|apologi[sz]ed|acquitted|cleared|freed|released|retracted|withdrew|reversed
    |false|baseless|unproven|unfounded|inaccurate|misleading|exaggerated|unverified|discredited
    |for\ now|so\ far|at\ least|for\ the\ (?:moment|time\ being)|not\ yet|temporarily
    |(?:some|most|many|few|rare|limited|special)\ (?:cases|circumstances|instances))\b"""
)
