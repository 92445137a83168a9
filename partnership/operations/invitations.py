"""Inviting people to sign in: the account, the invitation, the mail; accepting, and taking an invitation back."""

from datetime import date, datetime, timedelta

from django.core import signing
from django.db import transaction

from hscp.identity.models import User
from hscp.lib.verdicts import Verdict
from hscp.record.mail import write_mail
from hscp.record.mail_letter import mail_text, whole_address
from hscp.spaces.clock import UK
from hscp.spaces.models import Space
from partnership.models import Invitation, Person, Post, Seat
from partnership.operations.people import add_person, appoint, link_account, replace
from partnership.rules.invitations import InvitationFacts, may_accept, may_invite, may_withdraw

SALT = "partnership.invitation"


def invitation_token(invitation: Invitation) -> str:
    """The signed text that the link carries: which invitation, of which space."""
    return signing.dumps([invitation.space_id, invitation.pk], salt=SALT)


def read_token(token: str) -> tuple[int, int]:
    """Space id and invitation id of a token. Raises ``signing.BadSignature`` for one that we did not sign."""
    space_id, invitation_id = signing.loads(token, salt=SALT)
    return int(space_id), int(invitation_id)


def invitation_url(invitation: Invitation) -> str:
    """The whole address that the mail carries."""
    return whole_address("accept_invitation", invitation_token(invitation))


def facts_of(invitation: Invitation) -> InvitationFacts:
    """An invitation as the rules see it."""
    return InvitationFacts(
        sent_to=invitation.email,
        address=invitation.person.email,
        expires_at=invitation.expires_at,
        accepted_at=invitation.accepted_at,
        withdrawn_at=invitation.withdrawn_at,
        account_taken=_account_taken(invitation.person, invitation.email),
    )


def _account_taken(person: Person, address: str) -> bool:
    return Person.objects.filter(user__email__iexact=address).exclude(pk=person.pk).exists() if address else False


def verdict_on_inviting(person: Person) -> Verdict:
    """Whether this person can be invited now."""
    return may_invite(
        person=person.name,
        address=person.email,
        signs_in=person.user_id is not None,
        account_taken=_account_taken(person, person.email),
    )


@transaction.atomic
def open_invitation(*, person: Person, at: datetime) -> Invitation:
    """An account without a password for the person's address, if there is none, and an invitation that counts.

    Side effects: an older invitation that is still open is withdrawn. Sends nothing. Raises ``Refused`` where the
    person has no address, or an account already.
    """
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)  # one invitation at a time is open
    verdict_on_inviting(person).require()
    user = User.objects.filter(email__iexact=person.email).first() or User.objects.create_user(person.email)
    for older in Invitation.objects.filter(person=person, accepted_at__isnull=True, withdrawn_at__isnull=True):
        older.withdrawn_at = at
        older.save(update_fields=["withdrawn_at"])
    invitation = Invitation(
        person=person, email=person.email, user=user, sent_at=at, expires_at=at + timedelta(days=Invitation.DAYS)
    )
    invitation.save()
    return invitation


@transaction.atomic
def invite(*, person: Person, at: datetime) -> Invitation:
    """Invite a person by mail to sign in. Side effects and refusals: those of ``open_invitation``, and a mail."""
    invitation = open_invitation(person=person, at=at)
    space = Space.objects.get(pk=invitation.space_id)
    seats = Seat.objects.filter(person=person).select_related("post").order_by("starts_on")
    write_mail(
        to=invitation.email,
        subject=f"You are invited to {space.name}",
        text=mail_text(
            "emails/invitation.txt",
            {
                "space": space,
                "name": person.name,
                "posts": [seat.post.title for seat in seats if seat.ends_on is None or seat.ends_on > _day(at)],
                "url": invitation_url(invitation),
                "expires_at": invitation.expires_at,
            },
        ),
        key=f"invitation:{invitation.pk}",
        at=at,
    )
    return invitation


def _day(at: datetime) -> date:
    return at.astimezone(UK).date()


@transaction.atomic
def withdraw(*, invitation: Invitation, at: datetime) -> Invitation:
    """Take an invitation back: its link no longer opens anything. Raises ``Refused`` once it has been used."""
    invitation = Invitation.objects.select_for_update(of=("self",)).select_related("person").get(pk=invitation.pk)
    may_withdraw(facts_of(invitation)).require()
    invitation.withdrawn_at = at
    invitation.save(update_fields=["withdrawn_at"])
    return invitation


@transaction.atomic
def accept(*, invitation: Invitation, at: datetime, password: str | None = None) -> User:
    """Tie the invited person to the account. ``password`` is set where the account has none yet, and only there.

    Side effects: the rights of every seat of the person. Raises ``Refused`` where the invitation no longer counts.
    """
    invitation = Invitation.objects.select_for_update().select_related("person", "user").get(pk=invitation.pk)
    may_accept(facts_of(invitation), at).require()
    user: User = invitation.user
    if password is not None and not user.has_usable_password():
        user.set_password(password)
        user.save(update_fields=["password"])
    link_account(person=invitation.person, user=user)
    invitation.accepted_at = at
    invitation.save(update_fields=["accepted_at"])
    return user


@transaction.atomic
def seat_somebody(
    *,
    post: Post,
    starts_on: date,
    at: datetime,
    person: Person | None = None,
    name: str = "",
    email: str = "",
    phone: str = "",
    in_place_of_the_holder: bool = False,
    because: str = "",
    invited: bool = False,
    holder_shown: int | None = None,
) -> Seat:
    """Appoint ``person``, or somebody new of that name, to a post from a day on; all of it or nothing.

    ``in_place_of_the_holder`` ends the holder's seat that day (``holder_shown``: see ``replace``), ``invited`` sends
    an invitation by mail. Raises ``Refused`` with the sentence of the rule that says no.
    """
    who = person or add_person(name=name, email=email, phone=phone)
    if in_place_of_the_holder:
        seat = replace(post=post, person=who, on=starts_on, because=because, holder_shown=holder_shown)
    else:
        seat = appoint(post=post, person=who, starts_on=starts_on)
    if invited and who.user_id is None:
        invite(person=who, at=at)
    return seat
