"""Denials of what was said of somebody are told from refusals and from what is denied no more."""

from __future__ import annotations

import pytest

from summarize.text.denials import is_denial, opens_with_denial


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brook denies any wrongdoing.",
        "The mayor flatly denied that he had sold the pier.",
        "Brook, 63, has denied taking the money.",
        "The port is denying that it plans to close.",
        "The union disputed the port’s account.",
        "Brook rejected the allegations.",
        "The port called the report baseless.",
        "Mayor Rask called the accusation that he had sold verdicts “a malicious invention”.",
        "The mayor dismissed it as “a lie”.",
        "Jonas Halden pleaded not guilty.",
        "The captain maintains his innocence.",
        "Brook told the court that she did nothing wrong.",
        "Brook has previously denied any wrongdoing.",
        "Halden denied two counts of fraud.",
        "Brook denied she had lied.",
        "Brook denied rumours of a sale.",
        "Brook denied assaulting two women.",
        "Officials denied that the vote was rigged.",
        "Brook, whose appeal was denied last year, denied stealing the money.",
        "Brook denied a late-Friday report that she had sold the pier.",
        "Brook went on air to deny and deride its report that she had sold the pier.",
        "Brook said that a report of Monday that she had sold the pier was “false”.",
        "In a statement, Brook said she “strongly contests” the allegations.",
        "“The Hadley Post’s story is inaccurate and factually incorrect,” Brook said in a statement.",
        "“Any suggestion that I sold the pier is absolutely false,” she said.",
        "The college called the ministry's conclusion hasty and meritless.",
        "Brook dismissed the allegations against her as politically motivated.",
        "When asked about the sale of last year, Brook denied any wrongdoing.",
        "After a woman accused him of assault in 2018, Dahl denied any wrongdoing.",
        "Councillors accused the council's leader, Grace Achebe, of wasting £8m, which Achebe denied.",
    ],
)
def test_a_denial_is_found(text: str) -> None:
    assert is_denial(text)


@pytest.mark.parametrize(
    "text",
    [
        "The court denied a request to stop the sale.",
        "The judge denied bail on Tuesday.",
        "Brook called the vote politically motivated.",
        "When she was arrested last August, Brook called the charges against her meritless.",
        "The port called the plan hasty and long.",
        "Critics called the statement misleading.",
        "Dockers were denied their pay.",
        "The council rejected the plan.",
        "Dockers wanted a share of the port, which the council rejected.",
        "The vote called the mayor back to Hadley.",
        "After first denying it, the port acknowledged that it sold the pier.",
        "The captain stopped denying the reports.",
        "“The mayor denies any wrongdoing” is the title of the play in Hadley.",
        "Brook did not deny that she had sold the pier.",
        "The ministry would neither confirm nor deny the report.",
        "A spokesman declined to confirm or deny the claims.",
        "Nobody denies that the bridge is in a bad state.",
        "“You cannot deny the science,” said Jonas Halden.",
        "The keeper twice denied his former club an equaliser.",
        "The parole board denied his release on Monday.",
        "The governor denied the inmate clemency.",
        "Halden was found guilty of denying the Holocaust.",
        "The Supreme Court rejected the mayor’s claim on Monday.",
        "The insurer rejected 300 claims after the storm.",
        "Arn and Hadley have disputed claims to the islands.",
        "A man called in a false bomb threat at a school.",
        "Brook called for tougher laws on misleading adverts.",
        "Investigators found no sign that Brook had done anything wrong.",
        "The port fired an aide who contradicted the mayor’s account.",
        "Brook said that the report on the pier is out on Monday.",
        "Brook denied and delayed nothing for the ferry to Orlo.",
        "The judge denied and dismissed the claims.",
        "A woman was denied housing in Hadley.",
        "The airline denied boarding to 40 passengers.",
        "Scientists said the claim was baseless.",
        "Prosecutors said the stories she told police were false.",
        "She said the report was right and the denial was false.",
        "Police contested the family’s account of the shooting.",
        "“I thought the claims were false until I saw the video,” Brook said.",
        "“The fees and charges are ridiculous,” said a shopper in Orlo.",
        "Three women contest the seat of the mayor’s claims officer.",
        "“The stories of the dockers are long and the reports are many,” Brook said.",
        "“If the report is false, the port will say so,” Brook said.",
        "The bank said the accounts were frozen because the details given were incorrect.",
    ],
)
def test_a_refusal_or_what_is_denied_no_more_is_none(text: str) -> None:
    assert not is_denial(text)


def test_a_denial_at_the_end_of_the_news_is_not_its_opening() -> None:
    tail = (
        "Mayor Ada Brook confirmed on Sunday that she had spoken with the owner of the pier in a midsummer call that is"
        " at the heart of a complaint, but said that she did nothing wrong."
    )
    assert is_denial(tail)
    assert not opens_with_denial(tail)
    assert not opens_with_denial("Ross Dale, who always denied any wrongdoing, died on Monday.")
    assert opens_with_denial("Mayor Ada Brook denies that she sold the pier.")


@pytest.mark.parametrize(
    "text",
    [
        "Denying any wrongdoing, Mayor Ada Brook said that she would stay.",
        "Rejecting the allegations, the bank said that its books were in order.",
        "Calling the report baseless, Brook left the hall.",
        "The ministry rejected claims that it had hidden the figures.",
        "The former minister denied bribery.",
        "The union accused Brook of waste, which Brook has denied.",
    ],
)
def test_a_denial_is_found_at_the_opening_of_its_sentence_and_without_an_article(text: str) -> None:
    assert is_denial(text)
