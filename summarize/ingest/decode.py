"""Bytes to text: byte order mark, then what was declared, then UTF-8, then a guess."""

from __future__ import annotations

import codecs
import re

from .languages import detect_language

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "gzip-compressed"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
)
#: Encodings in which news has been published before UTF-8; of all those there are, some fit anything.
_LEGACY = ["cp1252", "cp1250", "cp1251", "koi8_r", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257"]
_LEGACY += ["gb18030", "big5", "cp932", "euc_jp", "cp949"]
#: Languages written in cp1250.
_CENTRAL = frozenset({"cs", "sk", "pl", "hu", "hr", "bs", "sl", "ro"})
_BINARY = re.compile(rb"[\x00-\x06\x0e-\x1a\x7f]")
#: Bytes looked at to tell whether something is text, and in which encoding.
_PROBE = 65_536
#: One control byte in this many is still text (a stray form feed or escape), more is not.
_TEXT_BYTES_PER_CONTROL = 50


def find_mark(content: bytes) -> str:
    """Return the encoding that the byte order mark names; empty when there is none."""
    return next((encoding for mark, encoding in _MARKS if content.startswith(mark)), "")


def binary_reason(content: bytes) -> str:
    """Say why this is not text; empty when it may be."""
    for signature, kind in _SIGNATURES:
        if content.startswith(signature):
            return f"not text but {kind}"
    if find_mark(content) or _unmarked_utf16(content):
        return ""
    probe = content[:_PROBE]
    controls = len(_BINARY.findall(probe))
    if controls * _TEXT_BYTES_PER_CONTROL > len(probe) or b"\x00" in probe:
        return "not text but binary data"
    return ""


def decode_text(content: bytes, *, declared: str = "") -> str:
    """Decode, leaving out the byte order mark and changing nothing else (line ends stay as they are).

    Args:
        content: The bytes.
        declared: The encoding that a header or the document itself names, if any.
    """
    if mark := find_mark(content):
        text = content.decode(mark, errors="replace")
        return text.removeprefix("\ufeff")
    # English in UTF-16 is also UTF-8, with a NUL behind each letter; no other encoding looks so, whatever is declared.
    for encoding in (_unmarked_utf16(content), declared, "utf-8"):
        if encoding:
            try:
                return content.decode(_web_name(encoding))
            except (UnicodeDecodeError, LookupError):
                continue
    return content.decode(_guess(content), errors="replace")


def _web_name(encoding: str) -> str:
    """Read Latin-1 as its superset, as browsers do: what says Latin-1 means the curly quotes of Windows."""
    try:
        name = codecs.lookup(encoding).name
    except LookupError:
        return encoding
    return "cp1252" if name in {"iso8859-1", "ascii"} else name


def _unmarked_utf16(content: bytes) -> str:
    probe = content[:1000]
    if len(probe) < 4:
        return ""
    even, odd = probe[::2], probe[1::2]
    if odd.count(0) > 0.7 * len(odd) and even.count(0) < 0.05 * len(even):
        return "utf-16-le"
    if even.count(0) > 0.7 * len(even) and odd.count(0) < 0.05 * len(odd):
        return "utf-16-be"
    return ""


def _guess(content: bytes) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - only for the few that are not UTF-8

    probe = content[:_PROBE]
    high = sum(byte > 127 for byte in probe)
    # A handful of high bytes in English is punctuation or an accent, too few for statistics to judge.
    if high * 50 < len(probe):
        return "cp1252"
    matches = list(from_bytes(probe, cp_isolation=_LEGACY))
    if not matches:
        return "cp1252"
    best = matches[0]
    tied = {match.encoding for match in matches if (match.chaos, match.coherence) == (best.chaos, best.coherence)}
    if tied & {"cp1250", "cp1252"}:
        # To statistics of letters, French and Czech look right in both; the words tell, accents or not.
        return "cp1250" if detect_language(probe.decode("cp1252", errors="replace")) in _CENTRAL else "cp1252"
    return best.encoding
