"""The checks against the claims of fixtures/claims: what is wrong is found for its reason, what is right is let pass."""

from __future__ import annotations

import tomllib
from collections import Counter

import pytest

from summarize.options import VerifyOptions
from summarize.verify import default_checks
from tests.claims import CLAIMS, REASONS, Claim, read_claims

WORKING = read_claims("working")
FILES = sorted(CLAIMS.glob("*/*.toml"))


def test_at_least_95_percent_of_the_wrong_claims_are_found_for_the_right_reason() -> None:
    wrong = [claim for claim in WORKING if claim.wrong]
    missed = [claim.name for claim in wrong if not claim.is_found(claim.judge().findings)]
    assert len(missed) <= 0.05 * len(wrong), missed


def test_at_most_5_percent_of_the_right_claims_are_rejected() -> None:
    right = [claim for claim in WORKING if not claim.wrong]
    rejected = [claim.name for claim in right if not claim.judge().accepted]
    assert len(rejected) <= 0.05 * len(right), rejected


@pytest.mark.parametrize("kind", REASONS)
def test_no_kind_of_mistake_is_mostly_overlooked(kind: str) -> None:
    claims = [claim for claim in WORKING if claim.wrong == kind]
    found = sum(claim.is_found(claim.judge().findings) for claim in claims)
    assert found >= 0.7 * len(claims) > 0


def test_what_a_claim_is_wrong_in_is_looked_for_by_a_check_that_exists() -> None:
    checks = {check.name for check in default_checks(VerifyOptions()) if hasattr(check, "name")}
    assert frozenset().union(*REASONS.values()) <= checks


def test_every_file_holds_a_claim_of_a_known_kind_and_no_two_say_the_same() -> None:
    statements: Counter[tuple[str, str]] = Counter()
    for path in FILES:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        assert data["verdict"] in {"right", "wrong"}
        assert (data["verdict"] == "wrong") == (data.get("wrong") in REASONS)
        assert data["note"]
        statements[data["statement"], str(data["sources"])] += 1
    assert len(FILES) >= 300
    assert statements.most_common(1)[0][1] == 1


def test_two_thirds_of_the_claims_are_wrong() -> None:
    for folder in ("blind", "unseen", "working"):
        claims: tuple[Claim, ...] = read_claims(folder)
        assert 0.6 <= sum(bool(claim.wrong) for claim in claims) / len(claims) <= 0.75
