"""Encodings told, and binary files told from text."""

from __future__ import annotations

from pathlib import Path

import pytest

from .builders import read_one, read_reason, write_file

ENGLISH = "“We could not save it,” the brigade’s chief said – the café, too, burned. Nobody was hurt in the fire."
RUSSIAN = "В четверг в городе сгорела бумажная фабрика. Двое рабочих получили ранения, сообщили спасатели. Причина пожара неизвестна."
POLISH = (
    "W czwartek spłonęła papiernia nad rzeką. Dwóch robotników zostało rannych, powiedział rzecznik straży pożarnej."
)
CZECH = "Ve čtvrtek vyhořela papírna u řeky. Dva dělníci byli zraněni, řekl mluvčí hasičů. Příčina není známa."
FRENCH = "Une papeterie a brûlé jeudi à Norvik. « Ça a brûlé très vite », a-t-elle dit. La pâtissière d’à côté a été blessée."
GERMAN = "Am Donnerstag brannte in Nörvik eine Papierfabrik nieder, erklärte die Feuerwehr. Die Höhe des Schadens ist unklar."
CHINESE = "周四，诺尔维克的一家造纸厂发生火灾，两名工人受伤。消防队说，火势已得到控制。"
JAPANESE = "木曜日に製紙工場で火災が発生し、作業員二人がけがをした。消防によると、火はほぼ消し止められた。"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "utf-8"),
        (ENGLISH, "utf-8-sig"),
        (ENGLISH, "utf-16"),
        (ENGLISH, "utf-16-le"),
        (ENGLISH, "utf-16-be"),
        (ENGLISH, "utf-32"),
        (ENGLISH, "cp1252"),
        ("A mill burned down in Norvik on Thursday. Nobody was hurt.", "utf-16-le"),
        ("A mill burned down in Norvik on Thursday. Nobody was hurt.", "utf-16-be"),
        (RUSSIAN, "utf-16"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (POLISH, "cp1250"),
        (CZECH, "cp1250"),
        (FRENCH, "cp1252"),
        (GERMAN, "cp1252"),
        (CHINESE, "gb18030"),
        (JAPANESE, "cp932"),
    ],
)
def test_the_encoding_is_detected(tmp_path: Path, text: str, encoding: str) -> None:
    assert read_one(write_file(tmp_path / "a.txt", text.encode(encoding))).text == text


def test_what_is_plainly_utf_16_is_read_so_whatever_it_declares(tmp_path: Path) -> None:
    page = (
        '<html><head><meta charset="utf-8"><title>Mill</title></head><body><p>A mill burned in Ādaži.</p></body></html>'
    )
    report = read_one(write_file(tmp_path / "a.html", page.encode("utf-16-le")))
    assert "A mill burned in Ādaži." in report.text


def test_bytes_that_fit_no_encoding_cost_only_themselves(tmp_path: Path) -> None:
    content = b"A mill burned down in Norvik. " * 20 + b"Caf\x81\x8d\x9d is open."
    report = read_one(write_file(tmp_path / "a.txt", content))
    assert report.text.startswith("A mill burned down in Norvik. A mill")
    assert report.text.endswith(" is open.")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (bytes(range(256)) * 20, "not text but binary data"),
        (b"\x00" * 5000, "not text but binary data"),
        (b"\x01\x02\x03\x04abc\xff" * 500, "not text but binary data"),
        (b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj", "not text but a PDF"),
        (b"PK\x03\x04word/document.xml", "not text but a ZIP archive or office document"),
        (b"\x1f\x8b\x08\x00 packed", "not text but gzip-compressed"),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.json", "a.xml", "a.eml", "a.md", "a.opml"])
def test_a_binary_file_is_refused_under_any_name(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    assert read_reason(write_file(tmp_path / name, content)) == reason


def test_a_stray_control_character_does_not_make_a_file_binary(tmp_path: Path) -> None:
    content = "A mill burned down in Norvik on Thursday.\x0c Two workers were hurt,\x1b[0m the police said."
    assert read_one(write_file(tmp_path / "a.txt", content)).text == content


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.json", "a.jsonl", "a.xml", "a.eml", "a.opml"])
@pytest.mark.parametrize("content", [b"", b" \n\t\r\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_refused_under_any_name(tmp_path: Path, name: str, content: bytes) -> None:
    assert read_reason(write_file(tmp_path / name, content)).startswith("empty")
