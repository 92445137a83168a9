"""The promises of the arrangements held against the record of a year: pure."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from meetings.enums import RecommendationSource
from partnership.rules.promises import RECOMMENDATION_SOURCES, Each, Evidence, NoFrequency, Outcome, Promise, TimesAYear
from reporting.rules.evidence import Figures, Link
from reporting.rules.facts import (
    Absence,
    AgencyEvidence,
    Attendance,
    Chair,
    JointMeeting,
    Meeting,
    PromiseRow,
    Published,
    Recommendation,
    Record,
    Seat,
)
from reporting.rules.promises import judged, promise_chapter
from reporting.rules.providers import PROVIDERS, SOURCES

START, END, TODAY = date(2025, 4, 1), date(2026, 4, 1), date(2026, 6, 15)
RECORD = Record(starts_on=START, ends_on=END, today=TODAY)


def held(key: int, day: date, quorate: str = "throughout", group: str = "board") -> Meeting:
    return Meeting(key, 1, group, "Board", "board", day, "closed", quorate)


def promise(kind: str, *arguments: tuple[str, Any], **rest: Any) -> PromiseRow:
    cadence = rest.pop("cadence", TimesAYear(2, "financial"))
    return PromiseRow(Promise("p", "§5", "We meet", "lsp", cadence, Evidence(kind, arguments)), **rest)


def test_promises_are_held_against_the_record() -> None:
    record = replace(RECORD, meetings=(held(1, date(2025, 6, 9)), held(2, date(2025, 10, 6))))
    assert judged(promise("meetings_held", ("group", "board")), record).outcome is Outcome.KEPT
    assert judged(promise("meetings_held", ("group", "forum")), record).outcome is Outcome.MISSED


def test_what_nobody_records_yet_is_not_called_broken() -> None:
    assert "training_evaluated" not in PROVIDERS
    found = judged(promise("training_evaluated"), RECORD)
    assert (found.outcome, "does not look for" in found.sentence) == (Outcome.NOT_EVIDENCED, True)
    never_published = judged(promise("yearly_report_published", cadence=Each("year", "financial")), RECORD)
    assert never_published.outcome is Outcome.NOT_EVIDENCED
    assert "was searched for this and holds nothing of the kind so far" in never_published.sentence
    once = replace(RECORD, published=(Published(date(2024, 9, 1)),))
    assert judged(promise("yearly_report_published", cadence=Each("year", "financial")), once).outcome is Outcome.MISSED


def test_a_joint_group_of_which_nothing_was_ever_told_is_said_to_be_recorded_elsewhere() -> None:
    record = replace(RECORD, joint_groups={"forum": "LSP forum"}, group_names={"forum": "forum"})
    found = judged(promise("meetings_held", ("group", "forum")), record)
    assert found.outcome is Outcome.NOT_EVIDENCED
    assert found.sentence == (
        "The meetings of the forum are kept in the record of LSP forum and none has been told of here yet (§5)."
    )


def told(day: date, quorate: str = "throughout", group: str = "forum", **came: str) -> JointMeeting:
    return JointMeeting(group, day, quorate, tuple(came.items()))


FORUM = replace(
    RECORD,
    joint_groups={"forum": "LSP forum"},
    group_names={"forum": "LSP forum"},
    joint_meetings=(told(date(2025, 5, 2), council="dsp"), told(date(2025, 11, 5), "part", icb="lsp")),
)


def test_what_is_told_of_a_joint_groups_meetings_counts_for_this_partnerships_promises() -> None:
    met = judged(promise("meetings_held", ("group", "forum")), FORUM)
    assert (met.outcome, "2 May 2025" in met.sentence) == (Outcome.KEPT, True)
    later = replace(FORUM, joint_meetings=(told(date(2024, 5, 2)), told(date(2026, 5, 5))))
    assert judged(promise("meetings_held", ("group", "forum")), later).outcome is Outcome.MISSED, "of other years"
    row = promise("meetings_quorate", ("groups", ("forum",)), cadence=NoFrequency())
    before = replace(FORUM, joint_meetings=(*FORUM.joint_meetings[:1], told(date(2025, 3, 31), "never")))
    assert judged(row, before).outcome is Outcome.KEPT, "of other years"
    quorate = judged(row, FORUM)
    assert (quorate.outcome, "the opposite on 5 November 2025" in quorate.sentence) == (Outcome.MISSED, True)
    for asked, lacking in ((("role", "dsp"), "5 November 2025"), (("posts", ("icb",)), "2 May 2025")):
        came = judged(promise("attendance_of", ("group", "forum"), asked, cadence=NoFrequency()), FORUM)
        assert (came.outcome, f"the opposite on {lacking}" in came.sentence) == (Outcome.MISSED, True)


def test_what_was_said_in_a_joint_groups_meetings_is_still_elsewhere() -> None:
    row = promise("item_discussed", ("topic", "escalated-risks"), ("group", "forum"))
    found = judged(row, FORUM)
    assert found.outcome is Outcome.NOT_EVIDENCED
    assert found.sentence == (
        "What was said and done in the meetings of the LSP forum is kept in the record of LSP forum and is not counted "
        "here (§5)."
    )


def test_a_promise_that_joint_meetings_count_for_leads_to_what_is_noted_of_them() -> None:
    rows = (promise("meetings_held", ("group", "forum")), promise("meetings_held", ("group", "board")))
    figures = promise_chapter(replace(FORUM, promises=rows))[0]
    assert isinstance(figures, Figures)
    links = [row.link for item in figures.items for row in item.counted.rows]
    assert links == [Link("joint_meetings", (("group", "forum"),)), None]


def test_a_promise_on_several_groups_is_not_said_to_be_kept_while_one_of_them_is_recorded_elsewhere() -> None:
    record = replace(
        RECORD,
        meetings=(held(1, date(2025, 6, 9)),),
        joint_groups={"jcr": "Joint Case Review", "forum": "LSP forum"},
        group_names={"jcr": "Joint Case Review", "forum": "LSP forum", "board": "Board"},
    )
    row = promise("meetings_quorate", ("groups", ("board", "jcr", "forum")), cadence=NoFrequency())
    found = judged(row, record)
    assert found.outcome is Outcome.NOT_EVIDENCED
    assert found.sentence == (
        "Quorate once, on 9 June 2025 (§5). The meetings of the Joint Case Review and LSP forum are kept in the "
        "records of Joint Case Review and LSP forum and none has been told of here yet."
    )
    seldom = replace(row, rule=replace(row.rule, cadence=TimesAYear(2, "financial")))
    assert judged(seldom, record).outcome is Outcome.NOT_EVIDENCED  # the other one may have been theirs
    broken = judged(row, replace(record, meetings=(held(1, date(2025, 6, 9), "part"),)))
    assert broken.outcome is Outcome.MISSED
    assert "the opposite on 9 June 2025" in broken.sentence and "none has been told of here" in broken.sentence
    assert judged(row, replace(record, joint_groups={})).outcome is Outcome.KEPT
    of_one = replace(record, joint_meetings=(told(date(2025, 5, 2)),))
    assert "The meetings of the Joint Case Review are kept" in judged(row, of_one).sentence
    of_both = replace(of_one, joint_meetings=(told(date(2025, 5, 2)), told(date(2025, 7, 2), group="jcr")))
    assert judged(row, of_both).outcome is Outcome.KEPT
    only = judged(promise("meetings_quorate", ("groups", ("jcr",))), record)
    assert only.sentence == (
        "The meetings of the Joint Case Review are kept in the record of Joint Case Review and none has been told of "
        "here yet (§5)."
    )


def test_an_agenda_item_that_stands_for_the_promise_is_its_evidence() -> None:
    row = promise("report_received", ("report", "finance"), ("group", "board"))
    found = judged(row, RECORD)
    assert (found.outcome, "was searched for this" in found.sentence) == (Outcome.NOT_EVIDENCED, True)
    days = (date(2025, 6, 9), date(2025, 10, 6))
    assert judged(replace(row, discussed_on=days, has_item=True), RECORD).outcome is Outcome.KEPT


CHAIRED = promise("chair_held_by", ("groups", ("board",)), ("standing", "statutory_partner"), cadence=NoFrequency())


@pytest.mark.parametrize(
    ("chairs", "seats", "outcome", "said"),
    [
        ([("a", "statutory_partner", None, None)], [("a", None)], Outcome.KEPT, "Chaired once, on 1 April 2025"),
        (
            [("a", "statutory_partner", None, date(2025, 9, 1)), ("b", "statutory_partner", date(2025, 9, 1), None)],
            [("a", None), ("b", None)],
            Outcome.KEPT,
            "Chaired twice",
        ),
        ([("a", "relevant_agency", None, None)], [("a", None)], Outcome.MISSED, "the opposite on 1 April 2025"),
        (
            [("a", "statutory_partner", None, date(2025, 9, 1)), ("b", "statutory_partner", date(2025, 10, 1), None)],
            [("a", None), ("b", None)],
            Outcome.MISSED,
            "the opposite on 1 September 2025",
        ),
        # the post that chairs is vacant from November on
        (
            [("a", "statutory_partner", None, None)],
            [("a", date(2025, 11, 3))],
            Outcome.MISSED,
            "the opposite on 3 November 2025",
        ),
        ([], [], Outcome.NOT_EVIDENCED, "No chair of the Board is on record."),
    ],
)
def test_who_chaired_is_told_from_who_held_the_post_that_chairs(
    chairs: list[Any], seats: list[Any], outcome: Outcome, said: str
) -> None:
    record = replace(
        RECORD,
        chairs=tuple(Chair("board", *each) for each in chairs),
        seats=tuple(Seat(post, date(2024, 1, 1), ends_on) for post, ends_on in seats),
        group_names={"board": "Board"},
    )
    found = judged(CHAIRED, record)
    assert (found.outcome, said in found.sentence) == (outcome, True), found.sentence


def test_a_group_that_began_within_the_year_has_no_vacant_chair_before() -> None:
    record = replace(
        RECORD,
        chairs=(Chair("board", "a", "statutory_partner", date(2025, 7, 1), None),),
        seats=(Seat("a", date(2024, 1, 1), None),),
        group_spans={"board": (date(2025, 7, 1), None)},
    )
    assert judged(CHAIRED, record).outcome is Outcome.KEPT
    assert judged(CHAIRED, replace(record, group_spans={})).outcome is Outcome.MISSED


def test_a_group_of_the_kind_that_is_named_was_at_work() -> None:
    row = promise("group_formed", ("group", "task-and-finish"), cadence=NoFrequency())
    kinds = {"task-and-finish": "task_and_finish", "neglect": "task_and_finish", "board": "board"}
    record = replace(RECORD, group_kinds=kinds, meetings=(held(1, date(2025, 6, 9)),))
    assert judged(row, record).outcome is Outcome.NOT_EVIDENCED
    met = held(2, date(2025, 7, 9), group="neglect")
    assert judged(row, replace(record, meetings=(*record.meetings, met))).sentence.startswith("At work once, on 9 July")


@pytest.mark.parametrize(
    ("absence", "outcome"),
    [
        (Absence(date(2025, 6, 9), date(2025, 7, 9)), Outcome.KEPT),
        (Absence(date(2025, 6, 9), date(2025, 7, 10)), Outcome.MISSED),
        (Absence(date(2025, 6, 9)), Outcome.MISSED),
        (Absence(date(2025, 6, 9), set_aside=True), Outcome.NOT_EVIDENCED),
    ],
)
def test_an_absence_is_followed_up_within_a_month_or_set_aside_with_a_reason(
    absence: Absence, outcome: Outcome
) -> None:
    row = promise("attendance_followed_up", cadence=NoFrequency())
    assert judged(row, replace(RECORD, absences=(absence,))).outcome is outcome
    waits = replace(RECORD, absences=(Absence(date(2025, 6, 9)),), today=date(2025, 7, 9))
    assert judged(row, waits).outcome is Outcome.NOT_EVIDENCED


def test_every_source_that_arrangements_may_name_is_one_that_the_record_knows() -> None:
    assert set(SOURCES) == set(RECOMMENDATION_SOURCES)
    assert {each for sources in SOURCES.values() for each in sources} == set(RecommendationSource.values)
    closed = Recommendation(1, "R-1", "audit", "Audit", "A", "Do it", START, closed_on=date(2025, 6, 9))
    record = replace(RECORD, recommendations=(closed,))
    for source, outcome in ((), Outcome.KEPT), (("audit",), Outcome.KEPT), (("scrutiny",), Outcome.NOT_EVIDENCED):
        row = promise("recommendation_impact", *(("source", each) for each in source), cadence=NoFrequency())
        assert judged(row, record).outcome is outcome


def test_an_agencys_own_evidence_of_impact_is_counted_of_the_sources_that_are_named() -> None:
    shown = AgencyEvidence("R1", "rapid_review", "A child", "Police", "A", "B", "Audit", "1 May 2025", date(2025, 6, 9))
    record = replace(RECORD, agencies_show=(shown,))
    for sources, outcome in (
        ((), Outcome.KEPT),
        (("practice-review", "rapid-review"), Outcome.KEPT),
        (("practice-review",), Outcome.NOT_EVIDENCED),
    ):
        row = promise("agency_impact", *((("sources", sources),) if sources else ()), cadence=NoFrequency())
        assert judged(row, record).outcome is outcome, sources
        assert judged(row, RECORD).outcome is Outcome.NOT_EVIDENCED


def test_a_deputy_who_does_not_count_does_not_sit_at_the_table() -> None:
    row = promise("attendance_of", ("group", "board"), ("posts", ("a",)), cadence=NoFrequency())
    came = Attendance(1, "a", "dsp", "Police", "statutory_partner", True)
    record = replace(RECORD, meetings=(held(1, START),), attendance=(came,))
    assert judged(row, record).outcome is Outcome.KEPT
    sent = replace(came, attended=False, sent_uncounted=True)
    assert judged(row, replace(record, attendance=(sent,))).outcome is Outcome.MISSED
