"""Languages told."""

from __future__ import annotations

import subprocess
import sys

import pytest

from summarize.ingest.languages import detect_language, language_code


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A paper mill burned down in Norvik on Thursday, and two of the workers were taken to the hospital."),
        ("en", "Storm kills seven, hundreds flee coastal homes; power lines down"),
        ("de", "Am Donnerstag brannte in Norvik eine Papierfabrik nieder; zwei Arbeiter wurden verletzt."),
        ("fr", "Une papeterie a brûlé jeudi à Norvik et deux ouvriers ont été transportés à l'hôpital."),
        ("es", "Una fábrica de papel se quemó el jueves en Norvik y dos obreros fueron llevados al hospital."),
        ("nl", "In Norvik is donderdag een papierfabriek afgebrand; twee arbeiders raakten daarbij gewond."),
        ("ru", "В четверг в городе сгорела бумажная фабрика, двое рабочих получили ранения."),
        ("ar", "اندلع حريق في مصنع للورق في المدينة يوم الخميس، وأصيب عاملان بجروح."),
        ("zh", "周四，诺尔维克的一家造纸厂发生火灾，两名工人受伤。消防队说，火势已得到控制。"),
        ("he", "ביום חמישי עלה באש מפעל נייר בעיר, ושני עובדים נפצעו."),
    ],
)
def test_the_language_of_a_sentence_is_told(language: str, text: str) -> None:
    assert detect_language(text) == language


def test_a_text_too_short_to_tell_is_in_the_declared_language() -> None:
    assert detect_language("Fire", declared="en-GB") == "en"
    assert detect_language("Fire") == ""


@pytest.mark.parametrize(
    ("name", "code"), [("en", "en"), ("EN_us", "en"), ("zh-Hant-TW", "zh"), ("English", ""), ("", ""), ("e", "")]
)
def test_a_language_is_known_by_two_letters(name: str, code: str) -> None:
    assert language_code(name) == code


def test_plain_english_does_not_wait_for_the_model() -> None:
    text = "A paper mill burned down in Norvik on Thursday, and two of the workers were taken to the hospital, he said."
    program = (
        "import sys; from summarize.ingest.languages import detect_language\n"
        f"assert detect_language({text!r}) == 'en'\n"
        "assert not any(name.startswith('py3langid') for name in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
