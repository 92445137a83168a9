"""Marker words: one in every text column of every row of every guarded table, history included.

A marker names where a row belongs and which table it stands in: ``zqthere042`` is a row of the foreign partnership, in
the table that `TABLES` numbers 42. Rows are made by the real operations and then marked by the database's
administrator, past every trigger and policy, so that also what nobody may change carries its word.

To add a text column: nothing, it is marked. If marking breaks a page, because code looks the column up or a constraint
fixes it, name it in ``NOT_MARKED`` or ``LEFT_EMPTY`` with the reason.
"""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from django.apps import apps
from django.db import models

from hscp.spaces.guard import file_column, guarded_models
from tests.servers.administrator import Administrator

HERE, THERE, JOINT = "zqhere", "zqthere", "zqjoint"  # open rows of the three spaces
FILE, OTHER = "zqfile", "zqother"  # rows of the two case files of the first space
WORDS = (HERE, THERE, JOINT, FILE, OTHER)
EVERY_WORD = "zq"  # all of them begin so: a search for it finds whatever it may
MARK = re.compile(rf"(?:{'|'.join(WORDS)})\d{{3}}")

HASH = "a hash, or what a machine reads"
KEY = "code looks rows up by it"
STATE = "a word of a table of states, which pages look up"
FROZEN = "frozen by the real operation out of marked rows"
RULE = "read by a rule"
NOT_MARKED: dict[str, str] = {
    "record.ChainEntry.of_table": HASH,
    "record.ChainEntry.salt": HASH,
    "record.ChainEntry.digest": HASH,
    "record.ChainEntry.head": HASH,
    "record.RecordCheck.head": HASH,
    "record.Difference.model": KEY,
    "record.Job.task": KEY,
    "record.Job.key": KEY,
    "record.Job.arguments": "ids and other short plain values, never content",
    "record.SentForm.digest": HASH,
    "record.StoredFile.key": "drawn by lot, and the name under which the content lies",
    "record.StoredFile.sha256": HASH,
    "record.Restoration.head": HASH,
    "record.SharedChange.model": KEY,
    "record.SharedChange.values": "names of public bodies and national rules, which every partnership reads",
    "meetings.MinutesStage.seal": HASH,
    "keeping.ErasureDone.emptied": "numbers by kind of row",
    "keeping.ErasureDone.erased": "numbers by kind of row",
    "keeping.PersonExport.file_name": "drawn by lot; visitors are given another",
    "record.SentForm.led_to": "an address that a browser is led to",
    "partnership.PostFollow.owner_post": KEY,
    "partnership.Seat.followed": "a list of ids",
    "partnership.Group.shared_space": "names a space by its address; a group with one is kept there",
    "partnership.Group.shared_group": KEY,
    "partnership.Partnership.report_published_by": KEY,
    "partnership.Promise.cadence": RULE,
    "partnership.Promise.evidence": RULE,
    "partnership.ReportContent.heading": KEY,
    "partnership.Signoff.subject": KEY,
    "partnership.Signoff.content_hash": HASH,
    "partnership.Signature.content_hash": HASH,
    "partnership.FileRead.page": KEY,
    "partnership.GlassTold.instead_of": KEY,
    "meetings.Meeting.file_ids": "a list of ids",
    "meetings.Meeting.quoracy": RULE,
    "meetings.Decision.quoracy": RULE,
    "meetings.Attendee.counts_as": RULE,
    "meetings.AgendaApproval.content_hash": HASH,
    "meetings.JointMeeting.group": KEY,
    "meetings.OwnedItem.group": KEY,
    "meetings.JointMeeting.posts": KEY,
    "meetings.CalendarFeed.digest": HASH,
    "meetings.DatePollAnswer.said": "a word for each key",
    "meetings.MeetingReply.suits": "a list of days",
    "meetings.MinutesDraft.key": KEY,
    "meetings.Numbering.series": KEY,
    "reporting.YearlyReport.content": FROZEN,
    "reporting.YearlyReport.content_hash": HASH,
    "reporting.ReportSection.heading": KEY,
    "reporting.ReportBuild.content_hash": HASH,
    "reporting.ReportBuild.sha256": HASH,
    "reporting.Publication.year": KEY,
    "reporting.Publication.sha256": HASH,
    "reporting.Publication.content_hash": HASH,
}
NOT_MARKED |= {
    "reviews.Incident.reference": "a constraint: no two incidents have one reference",
    "reviews.CaseEvent.event": KEY,
    "reviews.CriterionJudged.criterion": KEY,
    "reviews.ReviewDecision.content_hash": HASH,
    "reviews.PracticeReport.content_hash": HASH,
    "reviews.ChronologyResolved.entries": "keys of rows",
    "reviews.ReviewYear.figures": "numbers, under names of agencies and themes, which everybody of the space may read",
    "reviews.DueMove.clock": KEY,
    "reviews.LearningOption.kind": KEY,
    "reviews.ClockNote.clock": KEY,
    "reviews.ClockReminder.clock": KEY,
    "reviews.ClockReminder.step": KEY,
    "reviews.PublicCopy.begun_hash": HASH,
    "reviews.CopyVersion.content_hash": HASH,
    "reviews.RedactionHit.fingerprint": HASH,
    "reviews.RedactionHit.place": KEY,
    "reviews.PublishedAnnex.sha256": HASH,
    "reviews.PublishedAnnex.file_name": "the name under which the file lies",
    "reviews.PublishedReview.key": KEY,
    "reviews.PublishedReview.sha256": HASH,
    "reviews.PublishedReview.briefing_sha256": HASH,
    "reviews.PublishedReview.content_hash": HASH,
    "reviews.PublishedReview.file_name": "the name under which the file lies",
    "reviews.PublishedReview.briefing_file_name": "the name under which the file lies",
}
for _stage in ("IncidentStage", "RapidStage", "AgencyRequestStage", "PracticeStage", "PublicCopyStage"):
    NOT_MARKED |= {f"reviews.{_stage}.{name}": STATE for name in ("move", "from_state", "to_state")}
for _stage in ("FileStage", "SignoffStage"):
    NOT_MARKED |= {f"partnership.{_stage}.{name}": STATE for name in ("move", "from_state", "to_state")}
for _stage in (
    "MeetingStage",
    "CirculationStage",
    "DecisionStage",
    "ItemProposalStage",
    "ReferralStage",
    "RecommendationStage",
    "EvidenceAskStage",
    "ActionStage",
    "MinutesStage",
    "AbsenceLetterStage",
):
    NOT_MARKED |= {f"meetings.{_stage}.{name}": STATE for name in ("move", "from_state", "to_state")}
NOT_MARKED |= {f"reporting.ReportStage.{name}": STATE for name in ("move", "from_state", "to_state")}

FILLED_SAYS = "words in it say that something happened"
LEFT_EMPTY: dict[str, str] = {
    "partnership.FileExclusion.lifted_because": FILLED_SAYS,
    "partnership.Theme.ended_because": FILLED_SAYS,
    "partnership.FileGrant.ended_because": FILLED_SAYS,
    "partnership.ReportingLine.to_outside": "a constraint: a line leads to one end",
    "meetings.Meeting.cancelled_because": FILLED_SAYS,
    "meetings.AgendaItem.withdrawn_because": FILLED_SAYS,
    "meetings.AgendaItem.late_because": FILLED_SAYS,
    "meetings.OwnedSlot.withdrawn_because": FILLED_SAYS,
    "meetings.AgendaApproval.returned_because": FILLED_SAYS,
    "meetings.Attendee.guest_name": "a constraint: a guest holds no post",
    "meetings.Declaration.withdrawn_because": FILLED_SAYS,
    "meetings.Paper.withdrawn_because": FILLED_SAYS,
    "meetings.Sighting.left_out_because": FILLED_SAYS,
    "partnership.CaseDocument.withdrawn_because": FILLED_SAYS,
    "record.StoredFile.removed_because": FILLED_SAYS,
    "reporting.ReportSection.nothing_because": FILLED_SAYS,
    "reporting.ReportBuild.file_name": FILLED_SAYS,
    "record.RecordCheck.fault": FILLED_SAYS,
    "reviews.ChronologyEntry.because": FILLED_SAYS,
    **dict.fromkeys(
        (
            f"reviews.LearningOption.{each}"
            for each in ("how", "changed", "evidence", "known_by", "dropped_because", "agency")
        ),
        FILLED_SAYS,
    ),
    "reviews.LearningKind.ended_because": FILLED_SAYS,
    "reviews.Learning.withdrawn_because": FILLED_SAYS,
    "reviews.CaseLearning.shared_because": "a constraint: said of what is shared alone",
    "reviews.LearningSent.confirmed_from": FILLED_SAYS,
    "reviews.LearningSent.how": FILLED_SAYS,
    "reviews.LearningSent.withdrawn_because": FILLED_SAYS,
    "reviews.Recusal.ended_because": FILLED_SAYS,
    "reviews.LeadReviewer.ended_because": FILLED_SAYS,
    "reviews.RedactionHit.because": FILLED_SAYS,
    "reviews.CopyAnnex.out_because": FILLED_SAYS,
    "reviews.PublishedAnnex.title": FILLED_SAYS,
    **dict.fromkeys(
        (f"reviews.PublishedReview.{each}" for each in ("withdrawn_note", "html", "briefing_html")), FILLED_SAYS
    ),
    "reviews.DraftRecommendation.left_out_because": FILLED_SAYS,
}
# What may be known of a case file outside it: its row's reference carries the space's word and not the file's.
OUTSIDE_THE_FILE = ("partnership.CaseFile.reference",)
CAPITALS = ("partnership.CaseFile.reference", "partnership.FileReference.reference")  # looked up so
# In these JSON columns the texts under these names are marked; under ``*`` every text is.
IN_JSON: dict[str, tuple[str, ...]] = {
    "partnership.Partnership.values": ("*",),
    "partnership.Partnership.principles": ("*",),
    "partnership.Partnership.pledge": ("*",),
    "partnership.Terms.data": ("citation",),
    "partnership.TermsProposal.data": ("citation",),
    "meetings.AgendaApproval.content": ("title",),
    "meetings.Decision.room": ("name", "capacity"),
    "meetings.Circulation.terms": ("citation",),
    "meetings.Decision.terms": ("citation",),
    "meetings.PackPart.plan": ("title", "author", "about", "says", "purpose", "ask", "consultation"),
    "reporting.Publication.signatures": ("capacity",),
    "reviews.ReviewTerms.steps": ("title",),
    "reviews.LearningOption.attendance": ("agency",),
    "reviews.ReviewDecision.content": ("because", "summary", "family"),
    "reviews.PracticeReport.content": ("text",),
    "reviews.CopyVersion.content": ("title", "heading", "text", "learned"),
    "reviews.OpenedWords.kept": ("written", "sentence", "because"),
    "reviews.AnnexRead.parts": ("where", "text"),
    "reviews.AnnexRead.unread": ("*",),
    "reviews.AnnexRead.taken_off": ("*",),
    "reviews.PublishedReview.notes": ("*",),
}


@cache
def tables() -> dict[type[models.Model], int]:
    """Every guarded model with its number, history tables included."""
    return {model: number for number, model in enumerate(sorted(guarded_models(apps.get_models), key=label_of), 1)}


def label_of(model: Any) -> str:
    """As app.Model."""
    return str(model._meta.label)


def model_of(mark: str) -> type[models.Model]:
    """The model whose rows carry a marker."""
    number = int(mark[-3:])
    return next(model for model, each in tables().items() if each == number)


def mark_of(word: str, model: type[models.Model]) -> str:
    """The marker of a model's rows that belong to ``word``."""
    return f"{word}{tables()[model]:03}"


def marks_in(text: str) -> frozenset[str]:
    """The markers in a text."""
    return frozenset(MARK.findall(text.lower()))


def text_columns(model: type[models.Model]) -> Iterator[tuple[str, Any]]:
    """(name as it stands in the lists above, field) of every column that holds text and is not fixed by choices.

    A history's column goes by the name that it has in the model whose history it is.
    """
    source = getattr(model, "instance_type", model)
    for field in model._meta.concrete_fields:
        if field.choices or not isinstance(
            field, (models.CharField, models.TextField, models.JSONField, models.FileField)
        ):
            continue
        yield f"{label_of(source)}.{field.name}", field


def marked_columns(model: type[models.Model]) -> list[tuple[str, Any]]:
    """Those that carry a marker."""
    return [(name, field) for name, field in text_columns(model) if name not in NOT_MARKED]


class Marker:
    """Marks what the spaces hold. ``places`` say for each space its word and, for the first, those of its files."""

    def __init__(self, spaces: Mapping[int, str], files: Mapping[int, str]) -> None:
        self.spaces = spaces
        self.files = files

    def mark(self) -> None:
        """Mark every row that does not carry its word yet."""
        with Administrator() as cursor:
            for model in tables():
                for space, word in self.spaces.items():
                    self._rows(cursor, model, space, word, None)
                    for file, of_file in self.files.items() if file_column(model) else ():
                        self._rows(cursor, model, space, of_file, file)

    def _rows(self, cursor: Any, model: type[models.Model], space: int, word: str, file: int | None) -> None:
        where, params = "space_id = %s", [space]
        if column := file_column(model):
            known = ", ".join(str(each) for each in self.files) or "0"
            where += f" AND {column} = {file}" if file else f" AND ({column} IS NULL OR {column} NOT IN ({known}))"
        sets: list[str] = []
        values: list[Any] = []
        for name, field in marked_columns(model):
            mark = mark_of(self.spaces[space] if name in OUTSIDE_THE_FILE else word, model)
            if isinstance(field, models.JSONField):
                self._json(cursor, model, name, field, mark, where, params)
                continue
            sql, given = _marked(name, field, mark.upper() if name in CAPITALS else mark)
            sets.append(f'"{field.column}" = {sql}')
            values += given
        if sets:
            cursor.execute(f"UPDATE {model._meta.db_table} SET {', '.join(sets)} WHERE {where}", [*values, *params])

    def _json(self, cursor: Any, model: Any, name: str, field: Any, mark: str, where: str, params: list[Any]) -> None:
        table, key = model._meta.db_table, model._meta.pk.column
        cursor.execute(f'SELECT {key}, "{field.column}" FROM {table} WHERE {where}', params)
        for pk, value in list(cursor.fetchall()):
            found = json.loads(value) if isinstance(value, str) else value
            told = _in_json(found, mark, IN_JSON[name])
            if told != found:
                cursor.execute(f'UPDATE {table} SET "{field.column}" = %s WHERE {key} = %s', [json.dumps(told), pk])


def _marked(name: str, field: Any, mark: str) -> tuple[str, list[Any]]:
    """The SQL of a column's new value: its marker before what stood there, and its parameters."""
    column = f'"{field.column}"'
    if isinstance(field, models.EmailField):
        filled, before = f"{mark}@example.org", f"{mark}-"
    elif isinstance(field, models.URLField):
        filled, before = f"https://{mark}.example/", f"https://{mark}.example/?"
    elif isinstance(field, models.SlugField) or field.name == "file_name":
        filled, before = mark, f"{mark}-"
    else:
        filled, before = mark, f"{mark} "
    empty = column if name in LEFT_EMPTY else "%s"
    long = f"substr(%s || {column}, 1, {field.max_length})" if field.max_length else f"%s || {column}"
    sql = (
        f"CASE WHEN {column} LIKE %s THEN {column} WHEN {column} = '' OR {column} IS NULL THEN {empty} ELSE {long} END"
    )
    return sql, [f"%{mark}%", *([filled] if empty == "%s" else []), before]


def _in_json(value: Any, mark: str, names: tuple[str, ...], *, inside: bool = False) -> Any:
    if isinstance(value, Mapping):
        return {key: _in_json(each, mark, names, inside=key in names or "*" in names) for key, each in value.items()}
    if isinstance(value, list):
        return [_in_json(each, mark, names, inside=inside or "*" in names) for each in value]
    if inside and isinstance(value, str) and mark not in value:
        return f"{mark} {value}"
    return value
