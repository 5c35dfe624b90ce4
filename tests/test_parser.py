"""The dependency parser: trees whose offsets are those of the sentence, and the refusal of any other pipeline."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from summarize.errors import ModelError
from summarize.models import parser as parsing
from summarize.models.parser import EXPECTED_DIGEST, FILES, SpacyParser, digest_pipeline, find_parser_folder

from .trees import grow_tree, open_parser

SENTENCE = "The mayor of Orlo said Tuesday that the bridge won't open before May."


def test_a_tree_says_what_each_word_is_and_what_it_hangs_on() -> None:
    tree = grow_tree(SENTENCE)
    said = tree.lowered.index("said")
    assert tree.roots == (said,)
    assert tree.words[said].tag == "VBD"
    assert tree.lowered[tree.subject(said) or 0] == "mayor"
    assert tree.slice(*tree.stretch(tree.children(said, "ccomp")[0])) == "that the bridge won't open before May"


@pytest.mark.parametrize(
    "text",
    ["Two  spaces\tand a  tab stay where they are.", " It begins late.", "Der Bürgermeister — “café” — 的 kam.", "x"],
)
def test_words_lie_where_their_offsets_say_and_hang_on_words_of_the_sentence(text: str) -> None:
    (parse,) = open_parser().parse([text])
    pieces = [text[word.start : word.end] for word in parse.words]
    assert "".join(pieces) == "".join(text.split())
    assert all(0 <= word.head < len(parse.words) for word in parse.words)


def test_a_sentence_has_one_tree_however_often_and_beside_whatever_it_is_parsed() -> None:
    parser = SpacyParser()
    alone = parser.parse([SENTENCE])[0]
    assert parser.parse(["The ferry sank.", SENTENCE, "Nobody was hurt.", SENTENCE])[1::2] == (alone, alone)


def test_more_sentences_than_are_remembered_come_back_in_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "REMEMBERED", 2)
    parser = SpacyParser()
    texts = [f"Ferry {number} sank." for number in range(5)]
    parser.parse(texts[:2])
    assert [parse.text for parse in parser.parse([*texts, *texts])] == [*texts, *texts]


def test_no_sentences_give_no_trees() -> None:
    assert open_parser().parse([]) == ()


def test_the_installed_pipeline_is_the_one_that_the_rules_were_tried_on() -> None:
    assert open_parser().digest == EXPECTED_DIGEST


def test_a_changed_pipeline_is_refused_and_named(tmp_path: Path) -> None:
    folder = tmp_path / "pipeline"
    shutil.copytree(find_parser_folder(), folder)
    assert digest_pipeline(folder) == EXPECTED_DIGEST
    (folder / FILES[0]).write_bytes(b"something else")
    with pytest.raises(ModelError, match=f"cannot use the parser: .*pipeline: SHA-256 is .*expected {EXPECTED_DIGEST}"):
        SpacyParser(folder)


def test_a_missing_file_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"cannot read model weights: .*config.cfg"):
        SpacyParser(tmp_path)


def test_a_missing_package_is_an_error_that_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "PACKAGE", "en_core_web_sm_elsewhere")
    with pytest.raises(ModelError, match="not installed") as error:
        SpacyParser()
    assert error.value.hint == "pip install en-core-web-sm-elsewhere"


def test_nothing_is_imported_before_the_first_sentence() -> None:
    program = (
        "import sys; from summarize.models.parser import SpacyParser; SpacyParser(); sys.exit('spacy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
