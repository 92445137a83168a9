"""Classes of record, in the field's words: what is kept for how long is said of a class, never of a table."""

from enum import StrEnum


class RecordClass(StrEnum):
    """What kind of record a row is: each model says so (``kept_as``). What belongs to a case file is CASE_FILES too."""

    CASE_FILES = "case_files"
    MINUTES = "minutes"
    ATTENDANCE = "attendance"
    ACTIONS = "actions"
    VOICE = "voice"
    MONEY = "money"
    REPORTS = "reports"
    STRUCTURE = "structure"
    PEOPLE = "people"
    INVITATIONS = "invitations"
    LOOKS = "looks"
    FILES = "files"
    MAIL = "mail"
    MACHINERY = "machinery"
    SEAL = "seal"

    @property
    def words(self) -> str:
        """What people call it."""
        return CLASS_WORDS[self]


CLASS_WORDS: dict[RecordClass, str] = {
    RecordClass.CASE_FILES: "Case files and what hangs on them",
    RecordClass.MINUTES: "Minutes and decisions of groups",
    RecordClass.ATTENDANCE: "Attendance and apologies",
    RecordClass.ACTIONS: "Actions and recommendations",
    RecordClass.VOICE: "Feedback of children and families",
    RecordClass.MONEY: "Contributions and budget",
    RecordClass.REPORTS: "Yearly reports, sign-offs and published arrangements",
    RecordClass.STRUCTURE: "Groups, posts and terms of reference",
    RecordClass.PEOPLE: "People, their seats and rights",
    RecordClass.INVITATIONS: "Invitations and resets of a second step",
    RecordClass.LOOKS: "Looks into case files",
    RecordClass.FILES: "Stored files",
    RecordClass.MAIL: "Mail sent",
    RecordClass.MACHINERY: "Keys of sent forms, jobs and sessions",
    RecordClass.SEAL: "The seal: chain, erasures, legal holds, nightly checks",
}
CLASS_CHOICES: list[tuple[str, str]] = [(each.value, words) for each, words in CLASS_WORDS.items()]
# Cleared by the timetable once their period is over; in every other class nothing goes without a person's decision.
CLEARED_BY_ITSELF = frozenset({RecordClass.MAIL, RecordClass.MACHINERY})
