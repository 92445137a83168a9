"""Who sends letters about absences: the manager of the team, or who deputises, where the arrangements name them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hscp.lib.verdicts import YES, Verdict, no
from hscp.lib.words import listing


@dataclass(frozen=True, slots=True)
class Sender:
    """A post that the arrangements mark as the manager of the team, or as their deputy; who holds it today."""

    title: str
    is_manager: bool
    holders: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """ "Partnership Team Manager (Ann Smith)"."""
        return f"{self.title} ({listing(self.holders) if self.holders else 'vacant'})"


def may_send_from(senders: Iterable[Sender], *, marked: bool) -> Verdict:
    """Whether letters are sent, or set aside, from a seat; ``marked`` says that its post is one of the senders.

    Where the arrangements name no manager of the team, everybody of the team may.
    """
    named = tuple(senders)
    if marked or not named:
        return YES
    who = listing([each.words for each in named], "or")
    vacant = "" if any(each.holders for each in named) else " Appoint somebody first, under People and posts."
    return no("manager", f"Letters are sent, or set aside, by the {who}. You can read and word them.{vacant}")
