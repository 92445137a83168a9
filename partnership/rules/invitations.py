"""When an invitation still counts, and whether one may be sent."""

from dataclasses import dataclass
from datetime import datetime

from hscp.lib.verdicts import YES, Verdict, no
from hscp.lib.words import date_words
from hscp.lib.workdays import uk_date

ASK_AGAIN = "Ask the Partnership Team to send you a new one."


@dataclass(frozen=True, slots=True)
class InvitationFacts:
    """An invitation as a rule sees it. Moments are aware; ``sent_to`` is where it went, ``address`` today's."""

    sent_to: str
    address: str
    expires_at: datetime
    accepted_at: datetime | None = None
    withdrawn_at: datetime | None = None
    account_taken: bool = False


def may_accept(invitation: InvitationFacts, now: datetime) -> Verdict:
    """Whether the link in the mail still opens the door at ``now``; the sentence says what to do when it does not."""
    if invitation.accepted_at is not None:
        return no("used", "This invitation has been used already. Sign in with your e-mail address and your password.")
    if invitation.withdrawn_at is not None:
        return no("withdrawn", f"This invitation has been withdrawn, or a newer one was sent after it. {ASK_AGAIN}")
    if now >= invitation.expires_at:
        return no("expired", f"This invitation ended on {date_words(uk_date(invitation.expires_at))}. {ASK_AGAIN}")
    if invitation.sent_to.lower() != invitation.address.lower():
        return no("address", f"Your e-mail address has changed since this invitation was sent. {ASK_AGAIN}")
    if invitation.account_taken:
        return no("taken", f"Somebody else here signs in with this address. {ASK_AGAIN}")
    return YES


def may_invite(*, person: str, address: str, signs_in: bool, account_taken: bool) -> Verdict:
    """Whether somebody can be invited: they have an address of their own and no account here yet."""
    if signs_in:
        return no("signs-in", f"{person} can sign in already.")
    if not address:
        return no("no-address", f"There is no e-mail address for {person}. Add one first.")
    if account_taken:
        return no("taken", f"Somebody else here signs in with {address}. Give {person} an address of their own.")
    return YES


def may_withdraw(invitation: InvitationFacts) -> Verdict:
    """Whether an invitation can be taken back: not once it has been used, nor twice."""
    if invitation.accepted_at is not None:
        return no("used", "This invitation has been accepted. To stop somebody from signing in, end their seats.")
    if invitation.withdrawn_at is not None:
        return no("withdrawn", "This invitation has been withdrawn already.")
    return YES
