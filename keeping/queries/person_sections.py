"""Which rows are one person's data, table by table, and which columns of them are shown.

What is not in a section says why not (``not_exported``); a sweep keeps the two lists whole.
"""

from django.db.models import Q

from hscp.record.models import Mail
from keeping.queries.meeting_sections import OF_MEETINGS
from keeping.queries.sections import Section, by_seat, to_them
from partnership.models import (
    CaseDocument,
    FactorReset,
    FileGrant,
    FileRead,
    Invitation,
    Person,
    Seat,
    Signature,
    TermsProposal,
)

_RESET = (("Asked for", "at"), ("By the holder of", "seat__post__title"), ("Reason", "reason"))
SECTIONS: tuple[Section, ...] = (
    Section(
        "person",
        "Details written down here",
        Person,
        lambda who: Q(pk=who.person.pk),
        (("Name", "name"), ("E-mail address", "email"), ("Telephone number", "phone"), ("Signs in as", "user__email")),
    ),
    Section(
        "seats",
        "Posts held",
        Seat,
        lambda who: Q(person=who.person.pk),
        (
            ("Post", "post__title"),
            ("For", "post__organisation__name"),
            ("Role", "role"),
            ("From", "starts_on"),
            ("Until", "ends_on"),
            ("Why it ended", "ended_because"),
        ),
    ),
    Section(
        "invitations",
        "Invitations to sign in",
        Invitation,
        lambda who: Q(person=who.person.pk),
        (("To", "email"), ("Sent", "sent_at"), ("Accepted", "accepted_at"), ("Withdrawn", "withdrawn_at")),
    ),
    Section("resets", "Resets of a lost second step", FactorReset, lambda who: Q(person=who.person.pk), _RESET),
    *OF_MEETINGS,
    Section(
        "proposed_terms",
        "Terms of groups that they proposed",
        TermsProposal,
        by_seat("proposed_by"),
        (
            ("Group", "group__name"),
            ("On", "proposed_at"),
            ("From", "starts_on"),
            ("Why", "reason"),
            ("Answer", "answer"),
        ),
    ),
    Section(
        "documents",
        "Documents that you put into case files",
        CaseDocument,
        by_seat("added_by"),
        (("Case file", "file__reference"), ("Document", "title"), ("File", "stored__name"), ("Added", "added_at")),
    ),
    Section(
        "signatures",
        "Sign-offs",
        Signature,
        lambda who: Q(person=who.person.pk),
        (("Of", "signoff__title"), ("As", "capacity"), ("Answer", "answer"), ("Reason", "reason"), ("On", "at")),
    ),
    Section(
        "places",
        "Places on the lists of case files",
        FileGrant,
        by_seat(),
        (
            ("Case file", "content_object__reference"),
            ("Given", "given_at"),
            ("Until", "ends_at"),
            ("Ended", "ended_at"),
        ),
    ),
    Section(
        "looks",
        "Looks into case files",
        FileRead,
        lambda who: Q(by=who.user_id) if who.user_id else Q(pk__in=[]),
        (("Case file", "file__reference"), ("On", "at"), ("How", "kind"), ("Page", "page")),
    ),
    Section(
        "mail",
        "Mail sent to them",
        Mail,
        to_them,
        (("Written", "written_at"), ("To", "to"), ("Subject", "subject"), ("Text", "text"), ("State", "state")),
    ),
)
