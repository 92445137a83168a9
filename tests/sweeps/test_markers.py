"""Marker words in every text of every space: whoever looks anywhere sees none of another space or of a closed file."""

from collections import Counter
from datetime import timedelta

import pytest
from django.apps import apps
from django.core import mail

from hscp.record.models import Mail
from hscp.record.runner import drain
from hscp.spaces.guard import file_column
from meetings.models import Action
from partnership.models import CaseFile
from tests.conftest import ON_POSTGRES
from tests.days import NOW
from tests.factories.cases import within
from tests.servers.administrator import Administrator
from tests.sweeps.mailing import CLOSED_WORD, MAILS, writing
from tests.sweeps.marks import (
    FILE,
    HERE,
    IN_JSON,
    JOINT,
    LEFT_EMPTY,
    NOT_MARKED,
    OTHER,
    OUTSIDE_THE_FILE,
    THERE,
    label_of,
    mark_of,
    marked_columns,
    marks_in,
    model_of,
    tables,
    text_columns,
)
from tests.sweeps.rendering import FOLDER, recorded
from tests.sweeps.table import ROWS, SPACE
from tests.sweeps.walk import Answer, crawl, get, starts, url_of
from tests.sweeps.world import Swept

ON_THE_LIST = ("team", "reader", "editor")
# Look at every page, or at so many as FEWER says; and those who look at what the matrix does not take them to. On
# SQLite two, at every third page.
EVERYWHERE = ("team", "reader", "editor", "excluded", "of both") if ON_POSTGRES else ("team", "excluded")
BESIDES = ("lsp", "dsp", "scrutineer", "accountable_body", "member", "chair") if ON_POSTGRES else ()
# Who looks at every second page, third, fourth: the rest is alike. Those beside begin at the first, second, third
# in turn, so that one of them at least, and the member, look at every page.
FEWER = {"editor": 4, "of both": 3, "excluded": 2, **dict.fromkeys(set(BESIDES) - {"member"}, 3)}
PUBLISHED = (  # for everybody, from every space
    *("published_reports", "published_report", "published_report_file"),
    *("published_reviews", "published_reviews_of", "published_review", "published_briefing"),
)
# Models whose words no page shows, and why. Everything else is seen by somebody, or the walk is blind.
NEVER_SHOWN: dict[str, str] = {
    "record.Job": "its words are shown where it failed, to whoever asked",
    "partnership.Seat": "why it ended stands in its history",
    "partnership.Signature": "it stands on the page of a signed report; the walk looks at one that is being written",
    "partnership.SignoffStage": "a report's own moves are shown",
    "meetings.HistoricalOwnedSlot": "a place on a joint agenda: its history is the joint space's, which nobody walks",
    "reviews.OpenedWords": "they stand beside a signed report; the case that is walked has a draft",
    "record.Restoration": "moments and numbers are shown; which version made the backup is for whoever restores it",
    "reporting.ReportBuild": "the name its file is kept under; visitors are given another",
}
NO_HISTORY_PAGE = (
    "CaseFile", "FileExclusion", "FileGrant", "GroupGrant", "PartnershipGrant", "Participation", "PostFollow",
    "Signoff", "SignoffRequest", "Publication", "ReportBuild", "ReportExplanation", "CaseDocument", "StoredFile",
    "PersonExport", "MinutesComment", "GuestItem", "MeetingSeries", "PaperOwed", "AgencyRequest", "RequestTicket",
    "PublishedReview", "PublishedAnnex",
    "LearningWay",
)  # fmt: skip


class Walks:
    """Who saw what: the team's crawl finds the addresses, the others look at them too. Each walked once."""

    def __init__(self, swept: Swept) -> None:
        self.swept = swept
        self.found: dict[str, list[Answer]] = {}

    def of(self, who: str) -> list[Answer]:
        """The answers to somebody."""
        if who not in self.found:
            client = self.swept.client(who)
            if not ON_POSTGRES:
                self.found[who] = [get(client, url)[0] for url in starts(self.swept)[::3]]
            elif who == "team":
                self.found[who] = crawl(client, starts(self.swept))
            else:
                matrix = in_the_matrix(self.swept) if who in BESIDES else set()
                urls = [answer.url for answer in self.of("team") if answer.url not in matrix]
                every = FEWER.get(who, 1)
                begin = BESIDES.index(who) % every if who in BESIDES else 0
                self.found[who] = [get(client, url)[0] for url in urls[begin::every]]
        return self.found[who]


def in_the_matrix(swept: Swept) -> set[str]:
    """Where `test_access_matrix` takes everybody, and looks for markers as well."""
    rows = [row for row in ROWS if row.who == SPACE and row.get != 405]
    return {url_of(row, swept.here.slug, swept.own) for row in rows}


@pytest.fixture(scope="module")
def walks(swept: Swept) -> Walks:
    return Walks(swept)


def test_every_text_of_every_table_carries_its_marker(swept: Swept) -> None:
    """In each space, history included; what cannot is named with its reason."""
    lacking = []
    with Administrator() as cursor:
        for model in tables():
            for space, words in zip(swept.spaces, ((HERE, FILE, OTHER), (THERE,), (JOINT,)), strict=True):
                for _, field in marked_columns(model):
                    marks = [mark_of(word, model) for word in words]
                    either = " OR ".join([f'lower(CAST("{field.column}" AS text)) LIKE %s'] * len(marks))
                    cursor.execute(
                        f"SELECT count(*) FROM {model._meta.db_table} WHERE space_id = %s AND ({either})",
                        [space.pk, *(f"%{mark}%" for mark in marks)],
                    )
                    if cursor.fetchone()[0] == 0:
                        lacking.append(f"{label_of(model)}.{field.name} in {space.slug}")
    assert lacking == []


def test_every_table_has_rows_in_every_space(swept: Swept) -> None:
    lacking = []
    with Administrator() as cursor:
        for model in tables():
            for space in swept.spaces:
                cursor.execute(f"SELECT count(*) FROM {model._meta.db_table} WHERE space_id = %s", [space.pk])
                if cursor.fetchone()[0] == 0:
                    lacking.append(f"{label_of(model)} in {space.slug}")
            if column := file_column(model):
                files = swept.files[swept.here.slug]
                for file in (files.open, files.other):
                    cursor.execute(f"SELECT count(*) FROM {model._meta.db_table} WHERE {column} = %s", [file])
                    if cursor.fetchone()[0] == 0:
                        lacking.append(f"{label_of(model)} in a case file")
    assert lacking == []


def test_the_lists_of_exceptions_name_only_what_is_there() -> None:
    columns = {name for model in tables() for name, _ in text_columns(model)}
    named = {*NOT_MARKED, *LEFT_EMPTY, *IN_JSON, *OUTSIDE_THE_FILE}
    assert sorted(named - columns) == []
    assert sorted(set(NEVER_SHOWN) - {label_of(model) for model in apps.get_models()}) == []


@pytest.mark.parametrize("who", [*EVERYWHERE, *BESIDES])
def test_no_foreign_word_anywhere(walks: Walks, who: str) -> None:
    """Nothing of the other partnership, of the joint group, of a case file on whose list one is not."""
    wrong = []
    for answer in walks.of(who):
        hidden = {FILE, OTHER, THERE, JOINT} - ({FILE} if who in ON_THE_LIST else set())
        if answer.name in PUBLISHED:
            hidden -= {THERE, JOINT}
        if who == "of both" and answer.name == "home":
            hidden -= {JOINT}  # the page that gathers what waits in all of one's spaces
        wrong += [f"{answer.url} ({answer.status}): {named(mark)}" for mark in sorted(answer.of(*hidden))]
    assert wrong == []


def named(mark: str) -> str:
    """A marker with the model it stands for."""
    return f"{mark} of {label_of(model_of(mark))}"


def test_only_what_is_published_is_read_without_an_account(swept: Swept) -> None:
    for who in ("stranger", "anonymous"):
        answers = crawl(swept.client(who), ["/", "/reports/", "/reviews/"])
        assert {answer.name for answer in answers if answer.marks} == set(PUBLISHED), who
        assert not any(answer.of(FILE, OTHER) for answer in answers)


@pytest.mark.parametrize("who", [*EVERYWHERE, *BESIDES])
def test_ones_own_words_are_there(walks: Walks, who: str) -> None:
    """Else the sweep could pass over blank pages: many pages answer, and most of them show words of ours."""
    answers = walks.of(who)
    pages = [answer for answer in answers if answer.status == 200]
    seen = [answer for answer in pages if answer.of(HERE)]
    assert len(pages) > len(answers) // 5, Counter(answer.status for answer in answers)
    assert len(seen) > len(pages) * 2 // 3
    assert len({mark for answer in seen for mark in answer.of(HERE)}) > 15
    assert any(answer.of(FILE) for answer in answers) == (who in ON_THE_LIST)


@pytest.mark.postgres
def test_every_kind_of_row_is_seen_by_somebody(walks: Walks) -> None:
    """So that a walk that looks past a kind of page is noticed."""
    seen = {model_of(mark) for who in ("team", "reader") for answer in walks.of(who) for mark in answer.marks}
    silent = {
        model
        for model in tables()
        if label_of(getattr(model, "instance_type", model)).split(".")[1] in NO_HISTORY_PAGE
        and hasattr(model, "instance_type")
    }
    silent |= {model for model in tables() if label_of(model) in NEVER_SHOWN}
    silent |= {
        model
        for model in tables()
        if [name.split(".")[2] for name, _ in marked_columns(model)] in ([], ["history_change_reason"])
    }
    assert sorted(label_of(model) for model in set(tables()) - seen - silent) == []
    assert sorted(label_of(model) for model in seen & silent) == []
    answers = walks.of("team")
    assert any(answer.url.endswith("/pdf/") and len(answer.of(HERE)) > 3 for answer in answers)
    assert any("format=csv" in answer.url and answer.of(HERE) for answer in answers)
    assert any("format=xlsx" in answer.url and answer.of(HERE) for answer in answers), "workbooks are looked into"
    assert any(answer.name == "minutes_word" and answer.of(HERE) for answer in answers), "and Word files"
    assert any("q=zq" in answer.url and answer.of(HERE) for answer in answers)


@pytest.mark.parametrize("who", ["team", "excluded"])
def test_nothing_breaks_under_markers(walks: Walks, who: str) -> None:
    assert [answer.url for answer in walks.of(who) if answer.status >= 500] == []


def test_every_kind_of_mail_is_in_the_table() -> None:
    written = {each.name for each in (FOLDER / "emails").glob("*.txt")} - {"base.txt"}
    assert {name for names in MAILS for name in names} == written, "say in tests/sweeps/mailing.py what writes it"


def test_mail_says_nothing_of_a_file_or_another_space(swept: Swept) -> None:
    """What the operations write out of marked rows, each kind of mail, as it leaves the house."""
    drain(NOW)  # what waits already, in every space
    mail.outbox.clear()
    wrong, rendered, told = [], set[str](), dict[str, str]()
    file_id = swept.files[swept.here.slug].open
    with recorded(rendered), within(swept.here, file_id, user=swept.world.user("team")):
        writer = writing(swept)
        for names, write in MAILS.items():
            before = Mail.objects.latest("pk").pk
            write(writer)
            mails = [f"{row.to} {row.subject} {row.text}" for row in Mail.objects.filter(pk__gt=before)]
            found = [marks_in(text) for text in mails]
            if len(mails) < len(names) - 1 or not any(found):
                wrong.append(f"{names}: {len(mails)} mails, marked: {found}")
            wrong += [f"{names}: {mark} in {mails}" for marks in found for mark in marks if mark[:-3] != HERE]
            told[names[0]] = "\n".join(mails)
        references = (CaseFile.objects.get(pk=pk).reference for pk in (writer.file, file_id))
        opened, file = (words.split()[-1] for words in references)  # without the mark, which another row bears as well
        closed = list(
            Action.objects.filter(file=file_id, text__contains=CLOSED_WORD).values_list("reference", flat=True)
        )
    assert wrong == []
    assert sorted({f"emails/{name}" for names in MAILS for name in names} - rendered) == []
    assert closed and opened in told["case_file.txt"]
    for kind in ("ask_owner.txt", "action_overdue.txt"):
        assert file in told[kind], f"{kind}: what is restricted goes by the reference of its file"
        assert not any(reference in told[kind] for reference in closed), f"{kind}: and by no other"
    drain(NOW + timedelta(days=4))
    texts = [str(message.message()) for message in mail.outbox]  # type: ignore[attr-defined]
    assert len(texts) > 12
    for text in texts:
        assert {mark[:-3] for mark in marks_in(text)} <= {HERE}, text
