"""What was cut away from a sentence is found, and what stands in another place is not missed."""

from __future__ import annotations

import pytest

from summarize.verify import check_text
from tests.builders import build_split_report

SOURCES = build_split_report("A foreman accused Piotr Halden of hiding two warnings.", "Halden rejected the claims.")


def find_cut(claim: str) -> bool:
    """Return whether a claim has lost the object of "rejected"."""
    findings = check_text(claim, SOURCES.sentences, {"r1": SOURCES}).findings
    return any("has lost its object" in finding.message for finding in findings)


def test_which_is_the_object_of_the_verb_behind_it() -> None:
    assert not find_cut("A foreman accused Piotr Halden of hiding two warnings, which Halden rejected.")


@pytest.mark.parametrize(
    "claim",
    [
        "Piotr Halden rejected.",
        "A foreman accused Piotr Halden of hiding two warnings, which he hid and Halden rejected.",
    ],
)
def test_a_verb_without_its_object_is_found(claim: str) -> None:
    assert find_cut(claim)
