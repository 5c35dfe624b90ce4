"""Related headlines that a page put behind a name, inside a sentence, and the sentence without them.

"Mayor Ada Brook Ada BrookPort to stay closed Storm nears Orlo MORE left" reads "Mayor Ada Brook left".
"""

from __future__ import annotations

import re
from functools import lru_cache

#: Behind a name the full name again, a headline without a blank between, more of them, and "MORE". Where there is no
#: headline between, it ends there, and does not reach for the "MORE" behind the next name.
_LIST = re.compile(
    r"(?P<name>\b[A-Z][\w’'-]+)(?P<junior>,? (?:Jr|Sr)\.)?"
    r" (?:[A-Z(“\"][\w.()’'“”\"-]* ){0,6}(?P=name)(?:(?!MORE\b)[A-Z\d][\w’':,-].*?(?<=[\w’'”\"?!.]) ?)?MORE\b"
)


@lru_cache(maxsize=32768)
def drop_headlines(text: str) -> str:
    """Return a sentence without the headlines that its page put between its words; any other as it is.

    The offsets of what stands behind them are not those of the sentence any more.
    """
    if "MORE" not in text:
        return text
    return _LIST.sub(lambda match: f"{match['name']}{match['junior'] or ''}", text)
