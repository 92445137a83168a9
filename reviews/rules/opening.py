"""What of a published review may be opened to the partnership: what stands in the public text, word for word.

Recommendations lie in the case file until then. An action has no words in public: a person types them, and they are
checked as the public text was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hscp.lib.verdicts import YES, Reason, Verdict, no, verdict_from
from hscp.lib.words import listing, plural
from reviews.rules.redaction import HIT_WORDS, NEVER_KEPT, Found
from reviews.rules.states import CopyState

FIELD = "because_"
"""What the field of an answer is called, with its mark: the code of the refusal that asks for it."""
_BEFORE = re.compile(r"[.:;!?]['\"’”)]*\s$")
_POINT = re.compile(r"\.['\"’”)]*\s$")
_AFTER = re.compile(r"[.!?]+['\"’”)]*(?:\n|\s+(?![a-z])|$)")  # not the point of "3.5", nor that of "e.g. schools"
_ENDED = re.compile(r"(?:[!?]|[.!?]['\"’”)]+)$")


@dataclass(frozen=True, slots=True)
class WordHit:
    """Something in the words that are to be opened which could tell who somebody is.

    ``mark`` is what it is known again by; ``kept`` why it stays in the public text, where it stands there in the same
    sentence and a person said so.
    """

    found: Found
    mark: str
    kept: str = ""

    @property
    def field(self) -> str:
        """What the field of its answer is called."""
        return f"{FIELD}{self.mark[:16]}"


def may_open(*, state: str, withdrawn: bool) -> Verdict:
    """Whether anything of a review may be opened: it is published now."""
    if withdrawn or state == CopyState.WITHDRAWN:
        return no("withdrawn", "The review is withdrawn: nothing more of it is opened. What is open goes on.")
    if state != CopyState.PUBLISHED:
        return no("published", "The review is not published yet: until then its recommendations lie in the case file.")
    return YES


def may_open_signed(signed: bool) -> Verdict:
    """Whether a recommendation may be opened as far as the report goes: the one that the partners signed has it."""
    if not signed:
        return no("signed", "This is no recommendation of the report that the partners signed.")
    return YES


def in_public(words: str, texts: Iterable[str]) -> bool:
    """Whether words stand in one of the public texts, as they are read: whole sentences, one after the other.

    A full stop at their end may be missing in either. A part of a sentence does not do: it could say another thing.
    """
    bare = _bare(words)
    if not bare:
        return False
    for each in texts:
        text = _plain(each)
        start = text.find(bare)
        while start >= 0:
            before, after = text[:start], text[start + len(bare) :]
            if _begins(before, bare) and _ends(bare, after):
                return True
            start = text.find(bare, start + 1)
    return False


def _bare(words: str) -> str:
    return _plain(words).rstrip(".")


def _plain(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def _begins(before: str, words: str) -> bool:
    if not before or before.endswith("\n"):
        return True
    return bool(_BEFORE.search(before)) and not (words[0].islower() and _POINT.search(before))


def _ends(words: str, after: str) -> bool:
    if not after or after[0] == "\n" or _AFTER.match(after):
        return True
    return bool(_ENDED.search(words)) and (after[0].isspace() or after[0] in "'\"’”)")


def may_open_words(words: str, texts: Iterable[str]) -> Verdict:
    """Whether these words of a recommendation may be opened: they stand in the public text."""
    if not words.strip():
        return no("words", "Give the recommendation in the words that are published.")
    if not in_public(words, texts):
        return no(
            "words",
            "These words do not stand in what is published. Only whole sentences of the published text are opened, "
            "word for word.",
        )
    return YES


def may_open_once(words: str, followed: Mapping[str, str]) -> Verdict:
    """Whether no other recommendation of this review is followed in these words.

    ``followed`` are the words that were opened of it, each with the reference by which it is followed.
    """
    known = {_bare(each): reference for each, reference in followed.items()}
    if (reference := known.get(_bare(words))) is not None:
        return no(
            "words",
            f"These words are followed in the open already, as {reference}: opened once more they would count twice.",
        )
    return YES


def may_stay(hits: Sequence[WordHit], answers: Mapping[str, str], *, field: str) -> Verdict:
    """Whether words may be opened with what was found in them: nothing that can never stay, every other hit answered.

    ``answers`` are the reasons by the names of their fields; ``field`` is that of the words themselves.
    """
    never = [each for each in hits if each.found.kind in NEVER_KEPT]
    found = []
    if never:
        named = listing([f"“{each.found.written}” ({HIT_WORDS[each.found.kind].lower()})" for each in never])
        count = plural(len(never), "word")
        found.append(Reason(field, f"{count} can never be opened: {named}. Word it without."))
    for each in hits:
        if each.found.kind not in NEVER_KEPT and not each.kept and not answers.get(each.field, "").strip():
            found.append(Reason(each.field, f"Say why “{each.found.written}” can stay, or word it without."))
    return verdict_from(found)


def kept_in(hits: Sequence[WordHit], answers: Mapping[str, str]) -> list[dict[str, str]]:
    """What is put on record of the hits that stay: what each is, how it is written, its sentence, why it can stay."""
    return [
        {
            "kind": each.found.kind.value,
            "written": each.found.written,
            "sentence": each.found.sentence,
            "because": each.kept or answers[each.field].strip(),
        }
        for each in hits
    ]
