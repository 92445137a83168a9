"""Text of any length, the same at every run."""

MINUTES_LENGTH = 900  # characters under one item of an agenda: three paragraphs

_SENTENCES = (
    "The board heard how the audit of referrals had gone and what it had shown.",
    "Partners asked for figures by district, and for the same figures of the year before.",
    "It was noted that attendance at the training had risen, but not among general practices.",
    "The chair thanked the subgroup and asked that its findings reach front-line staff by the autumn.",
    "Members discussed whether the threshold was understood in the same way by every agency.",
    "Children who had been consulted said that they wanted to be told what happened next.",
    "The police lead described the pattern of missing episodes and the response to each.",
    "Health colleagues reported that the backlog of assessments had been cleared in March.",
)


def paragraphs(length: int, number: int) -> str:
    """About ``length`` characters in paragraphs of three sentences; ``number`` chooses which come first."""
    text, position = "", number
    while len(text) < length:
        break_after = "\n\n" if position % 3 == 2 else " "
        text += _SENTENCES[position % len(_SENTENCES)] + break_after
        position += 1
    return text[:length].strip()
