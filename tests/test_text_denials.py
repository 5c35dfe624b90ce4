"""Denials of what was said of somebody are told from refusals and from what is denied no more."""

from __future__ import annotations

import pytest

from summarize.text.denials import answers_last, brings_accusation, find_answer, is_denial, opens_with_denial


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
        "Neither Brook nor her lawyer denied the charges.",
        "Officials denied that request.",
        "The judge denied reporters and reports access.",
        "The agency denied claims for disaster aid.",
        "The bank denied her account access.",
        "Twitter labelled the claims as false.",
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


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Ada Brook on Monday rejected as “pure invention” the claim that she had been bribed.",
        "Brook dismissed as nonsense reports that she would resign.",
        "Brook described as “malicious and false” a report that she had sold the pier.",
        "Brook called the claims “nonsense”.",
        "Brook branded the report “untrue”.",
        "Brook dismissed claims that she had sold the pier.",
        "The accusation, Brook said, was “untrue”.",
        "The water board denied this and said the dam was stable.",
        "Dahl’s lawyer, Ada Brook, said that this was untrue.",
        "Brook rejected accusations of bribery on Monday.",
        "Brook said that she was innocent.",
        "Brook says she never took a bribe.",
        "Brook entered a plea of not guilty.",
        "Brook said that the accusation was politically motivated.",
        "Brook denied there had been a cover-up.",
    ],
)
def test_a_denial_is_found_whatever_its_form(text: str) -> None:
    assert opens_with_denial(text)


@pytest.mark.parametrize(
    "text",
    [
        "The port rejected as “too low” the offer of the union.",
        "The insurer dismissed as “unfounded” the claims of 300 owners.",
        "Prosecutors dismissed the allegations against the mayor.",
        "The judge dismissed the charges.",
        "Brook said that it was absurd.",
        "The ministry said it was incorrect to call the vote a defeat.",
        "Police said that this was untrue.",
        "The board denied this request for a new pier.",
    ],
)
def test_who_finds_something_too_low_or_absurd_denies_nothing(text: str) -> None:
    assert not is_denial(text)


@pytest.mark.parametrize(
    "text",
    [
        "Judge Jonas Dahl on Monday called the accusation that he had sold verdicts “a malicious invention”.",
        "Judge Dahl rejected the accusation that he had sold verdicts.",
        "Justice Ada Brook rejected the allegations against her.",
        "The magistrate called an allegation that she was biased “absurd”.",
        "Judge Dahl dismissed as “nonsense” the claim that he had taken money.",
        "The council rejected the claim that it had hidden the report.",
        "The Justice Department rejected the allegations.",
    ],
)
def test_a_judge_or_a_council_may_be_the_accused(text: str) -> None:
    assert opens_with_denial(text)


@pytest.mark.parametrize(
    "text",
    [
        "Judge Ada Brook rejected the claim that he was insane.",
        "Judge Brook rejected Dahl’s claim that he had acted in self-defence.",
        "Justice Brook rejected the claims.",
        "The judge called the claims “baseless”.",
        "The court rejected the accusation that he had lied.",
        "The court rejected the claim that it lacked jurisdiction.",
        "The council rejected the claims of 40 tenants.",
    ],
)
def test_a_court_that_decides_on_what_others_claim_denies_nothing(text: str) -> None:
    assert not is_denial(text)


@pytest.mark.parametrize(
    ("text", "before"),
    [
        (
            "Dahl’s lawyer, Ada Brook, said her client had left of his own accord.",
            "The mayor said that Dahl had been dismissed for stealing from the petty cash.",
        ),
        ("The water board denied this and said the dam was stable.", "Dahl said that the core had been eroded."),
        ("Her superior, Jonas Dahl, denies it.", "Brook said that her superior had told her to."),
    ],
)
def test_an_answer_leans_on_what_it_answers(text: str, before: str) -> None:
    assert answers_last(text, before)


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("Dahl’s lawyer said that her client would be 40 in May.", "Dahl was elected to the council in March."),
        ("Dahl’s lawyer said that her client denied any theft.", "The mayor accused Dahl of stealing."),
        ("The water board denied that the dam was leaking.", "Dahl said that the core had been eroded."),
        ("Lund's agent said that his client had signed for Orlo.", "Lund was beaten in the semi-final."),
        ("Parliament rejected that on Monday.", "The government wanted to raise the tax."),
        ("The board rejected it.", "Brook offered to buy the bank."),
    ],
)
def test_what_tells_itself_what_is_answered_leans_on_nothing(text: str, before: str) -> None:
    assert not answers_last(text, before)


def test_an_accusation_is_told_from_its_denial() -> None:
    assert brings_accusation("Jonas Dahl alleged that the mayor took money.")
    assert not brings_accusation("The mayor rejected the accusation that she took money.")
    assert not brings_accusation("The mayor opened the pier.")
    assert brings_accusation("Jonas Dahl was charged with theft.")
    assert not brings_accusation("Hotels charged guests more, and residents complained of the heat.")
    assert not brings_accusation("The charity claimed that the winter was cold.")


def test_whom_the_sentence_before_calls_by_a_role_denies_what_it_says_of_them() -> None:
    denial = "Her superior, Jonas Dahl, denies it."
    answer = find_answer("Ada Brook said that her superior had told her to delete the files.", denial)
    assert answer is not None
    assert answer.who == "Her superior, Jonas Dahl,"
    assert find_answer("Ada Brook said that her superior had not known of it.", denial) is None
    assert find_answer("Ada Brook said that her sister had told her to delete the files.", denial) is None
