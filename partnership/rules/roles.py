"""Who may do what: one table that reads like a sentence. Printed in the documentation and on a page of the site.

A role comes with a post; a right counts while a seat in that post is live. Absence of a right means no.
"""

from dataclasses import dataclass
from enum import StrEnum


class Right(StrEnum):
    """What may be done. The value is the permission's code name; granted on a partnership, a group or a case file."""

    SEE = "see_record"
    MANAGE_PEOPLE = "manage_people"
    MANAGE_MEETINGS = "manage_meetings"
    RECORD_MINUTES = "record_minutes"
    COMMENT_MINUTES = "comment_minutes"
    UPDATE_ACTIONS = "update_actions"
    APPROVE = "approve"
    RATIFY = "ratify"
    WRITE_REPORT = "write_report"
    PUBLISH_REPORT = "publish_report"
    SEND_LETTERS = "send_letters"
    CHECK_RECORD = "check_record"
    KEEP_RECORDS = "keep_records"
    START_FILE = "start_file"
    BREAK_GLASS = "break_glass"
    OPEN_FILE = "open_file"
    WRITE_FILE = "write_file"
    LEAD_FILE = "lead_file"


RIGHT_WORDS: dict[Right, str] = {
    Right.SEE: "see the partnership, its meetings, decisions and actions",
    Right.MANAGE_PEOPLE: "invite people and appoint, replace or end seat-holders",
    Right.MANAGE_MEETINGS: "schedule, move and cancel meetings and write their agendas",
    Right.RECORD_MINUTES: "record who is present, minutes, decisions and actions",
    Right.COMMENT_MINUTES: "comment on circulated minutes of meetings that they attended or were expected at, and "
    "propose items to groups they sit in",
    Right.UPDATE_ACTIONS: "report progress on actions they own",
    Right.APPROVE: "approve, with the other delegated partners, what is put to them for sign-off",
    Right.RATIFY: "ratify, with the other lead partners, what the arrangements reserve to them",
    Right.WRITE_REPORT: "write the yearly report and put it forward for sign-off",
    Right.PUBLISH_REPORT: "publish a yearly report that everybody asked has signed",
    Right.SEND_LETTERS: "word the letter to an agency’s line manager about an unexplained absence; where the "
    "arrangements name the team’s manager, they alone or their deputy send it or set it aside",
    Right.CHECK_RECORD: "see how the record is sealed and checked, and what a check found",
    Right.KEEP_RECORDS: "say how long records are kept, set and lift legal holds, and ask for or confirm an erasure; "
    "one erasure takes two people",
    Right.START_FILE: "open a case file and name who leads it",
    Right.BREAK_GLASS: "open any case file in an emergency, for 24 hours and with a reason; its lead and the "
    "scrutineer are told at once",
    Right.OPEN_FILE: "read one case file, on its named list",
    Right.WRITE_FILE: "read and write in one case file, on its named list",
    Right.LEAD_FILE: "lead one case file: read, write and say who else may",
}
READING_RIGHTS = frozenset({Right.SEE, Right.CHECK_RECORD})
FILE_RIGHTS = frozenset({Right.OPEN_FILE, Right.WRITE_FILE, Right.LEAD_FILE})  # held in one case file, never in all


@dataclass(frozen=True, slots=True)
class RoleRow:
    """One role: what it is called, the sentence that says it, and its rights in the whole partnership."""

    key: str
    title: str
    sentence: str
    rights: frozenset[Right]

    @property
    def writes(self) -> bool:
        """Whether the role changes anything; if not, the database itself refuses every write."""
        return bool(self.rights - READING_RIGHTS)


def _rights(*rights: Right) -> frozenset[Right]:
    return frozenset({Right.SEE, *rights})


ROLES: tuple[RoleRow, ...] = (
    RoleRow(
        "team",
        "Partnership Team",
        "The Partnership Team runs the record: people, meetings, minutes, the yearly report and its publication, and "
        "how long all of it is kept. It signs nothing.",
        _rights(
            Right.MANAGE_PEOPLE,
            Right.MANAGE_MEETINGS,
            Right.RECORD_MINUTES,
            Right.COMMENT_MINUTES,
            Right.UPDATE_ACTIONS,
            Right.SEND_LETTERS,
            Right.WRITE_REPORT,
            Right.PUBLISH_REPORT,
            Right.CHECK_RECORD,
            Right.KEEP_RECORDS,
            Right.START_FILE,
        ),
    ),
    RoleRow(
        "lsp",
        "Lead safeguarding partner",
        "A lead safeguarding partner ratifies what the arrangements reserve to the lead partners, the yearly report "
        "among them, reports progress on their own actions, and shows what their agency’s improvements came to. They "
        "may open a case file, and in an emergency break the glass of one.",
        _rights(Right.RATIFY, Right.COMMENT_MINUTES, Right.UPDATE_ACTIONS, Right.START_FILE, Right.BREAK_GLASS),
    ),
    RoleRow(
        "dsp",
        "Delegated safeguarding partner",
        "A delegated safeguarding partner decides in the board, approves what is put to the three partners for "
        "sign-off, reports progress on their own actions, and shows what their agency’s improvements came to. They may "
        "open a case file.",
        _rights(Right.APPROVE, Right.COMMENT_MINUTES, Right.UPDATE_ACTIONS, Right.START_FILE),
    ),
    RoleRow(
        "scrutineer",
        "Independent scrutineer",
        "The independent scrutineer reads everything that is not in a case file, and changes nothing.",
        _rights(Right.CHECK_RECORD),
    ),
    RoleRow(
        "accountable_body",
        "Accountable body",
        "The accountable body receives and accounts for the partnership's money; it sees the record, reports progress "
        "on its own actions, and shows what its improvements came to.",
        _rights(Right.COMMENT_MINUTES, Right.UPDATE_ACTIONS),
    ),
    RoleRow(
        "member",
        "Member",
        "A member of a group sees the record, reports progress on their own actions, and shows what their agency’s "
        "improvements came to.",
        _rights(Right.COMMENT_MINUTES, Right.UPDATE_ACTIONS),
    ),
)
ROLE_BY_KEY: dict[str, RoleRow] = {row.key: row for row in ROLES}

# A chair or vice-chair has this besides, and only in the group they chair.
CHAIR_SENTENCE = (
    "Whoever chairs or vice-chairs a group may, in that group, write the agenda and record presence, minutes, "
    "decisions and actions."
)
CHAIR_RIGHTS: frozenset[Right] = frozenset({Right.MANAGE_MEETINGS, Right.RECORD_MINUTES})
# The right that a signature takes, by the role of the post of which it is asked; any other role signs nothing.
SIGNING_RIGHTS: dict[str, Right] = {"lsp": Right.RATIFY, "dsp": Right.APPROVE}


def gives(kind: str, role: str, codename: str) -> bool:
    """Whether a grant of that kind, which a seat of that role carries, still counts: the table may have changed since.

    A right that was taken from a role, or of which there is no more, gives nothing from the next request on.
    """
    if kind == "partnership":
        return any(right.value == codename for right in ROLE_BY_KEY[role].rights)
    return any(right.value == codename for right in (CHAIR_RIGHTS if kind == "group" else FILE_RIGHTS))


PARTNERSHIP_RIGHTS: tuple[Right, ...] = tuple(right for right in Right if right not in FILE_RIGHTS)
