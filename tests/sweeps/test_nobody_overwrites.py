"""Whoever changes a row that somebody else may be changing says on what they wrote: every such place is declared here.

Found by reading the operations' source: each function there that saves named fields of a row, deletes one, or saves one
that it did not make itself. A new one without an entry fails, and so does an entry whose protection is not in the code
or whose test is not there.
"""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.sweeps.two_writers import Safe, Way, shown, version
from tests.sweeps.two_writers_reviews import OF_REVIEWS

pytestmark = pytest.mark.once
ROOT = Path(__file__).parents[2]
APPS = ("partnership", "meetings", "funding", "reviews", "reporting", "keeping")


MEETINGS, PEOPLE = "tests/meetings/test_two_writers.py", "tests/partnership/test_two_writers.py"
STATE, STEP, DERIVED, FILES = Safe(Way.STATE), Safe(Way.STEP), Safe(Way.DERIVED), Safe(Way.FILES)
DRAFTS, THEMES = "tests/meetings/test_minutes_draft.py", "tests/reporting/test_themes.py"
CONVERTING = "tests/meetings/test_converting.py::test_whoever_changed_it_in_between_is_not_overruled"
DECLARED = {
    "partnership.operations.administrators._team_post": STEP,
    "partnership.operations.holidays._put": FILES,
    "partnership.operations.arrangements.groups.locate": FILES,
    "partnership.operations.arrangements.groups._put_chairs": FILES,
    "partnership.operations.arrangements.posts._share": FILES,
    "partnership.operations.arrangements.posts._mark": FILES,
    "partnership.operations.arrangements.posts._person": FILES,
    "partnership.operations.arrangements.rows.put": FILES,
    "partnership.operations.arrangements.rows.end": FILES,
    "partnership.operations.cases.closing.close_case_file": STATE,
    "partnership.operations.cases.closing.reopen_case_file": STATE,
    "partnership.operations.cases.documents.withdraw_document": STATE,
    "partnership.operations.cases.files.hand_over": STATE,
    "partnership.operations.cases.lists.change_place": version(f"{PEOPLE}::test_two_who_change_a_place_on_a_list"),
    "partnership.operations.cases.lists.lift_exclusion": STATE,
    "partnership.operations.cases.lists.confirm_list": shown(
        f"{PEOPLE}::test_confirming_ends_nobody_the_page_did_not_name"
    ),
    "partnership.operations.cases.places.close": STEP,
    "partnership.operations.follows._tie": DERIVED,
    "partnership.operations.grants.renew_grants": DERIVED,
    "partnership.operations.groups.end_group": STATE,
    "partnership.operations.invitations.open_invitation": STATE,
    "partnership.operations.invitations.withdraw": STATE,
    "partnership.operations.invitations.accept": STATE,
    "partnership.operations.people.change_person": version(f"{PEOPLE}::test_two_who_change_a_person"),
    "partnership.operations.people.end_seat": version(f"{PEOPLE}::test_two_who_end_a_seat"),
    "partnership.operations.people.reopen_seat": version(f"{PEOPLE}::test_an_end_is_taken_back_that_the_page_showed"),
    "partnership.operations.people.link_account": STEP,
    "partnership.operations.people.end_chairing": version(f"{PEOPLE}::test_two_who_end_a_time_in_the_chair"),
    "partnership.operations.signoff._close": STEP,
    "partnership.operations.terms_proposals.agree_terms": STATE,
    "partnership.operations.terms_proposals._put_in_force": STEP,
    "partnership.operations.terms_proposals._over": STEP,
    **{
        f"partnership.operations.themes.{each}": version(f"{THEMES}::test_two_who_change_a_theme_lose_no_words")
        for each in ("change_theme", "end_theme", "resume_theme")
    },
    "partnership.operations.themes.choose_themes": shown(f"{THEMES}::test_two_who_choose_themes_see_both_choices"),
    "partnership.operations.contacts.save_line_manager": version(
        "tests/meetings/test_absence.py::test_two_who_write_down_a_line_manager"
    ),
    "meetings.operations.absence.change_letter": version("tests/meetings/test_absence.py::test_two_who_word_a_letter"),
    "meetings.operations.absence._move": STEP,
    "meetings.operations.circulating.circulate_minutes": STATE,
    "meetings.operations.circulating.answer_comment": version(
        "tests/meetings/test_minutes.py::test_two_who_answer_one_comment_see_both_answers"
    ),
    "meetings.operations.circulating.issue_minutes": STATE,
    "meetings.operations.last_minutes._place": DERIVED,
    "meetings.operations.last_minutes.settle": DERIVED,
    "meetings.operations.actions.change_action": version(f"{MEETINGS}::test_two_writers_see_both_texts"),
    "meetings.operations.actions.move_action": STATE,
    "meetings.operations.actions.link_action": STATE,
    "meetings.operations.following.follow_on": STATE,
    "meetings.operations.following.follow_action_on": STATE,
    "meetings.operations.following.source_changed": DERIVED,
    "meetings.operations.agenda.add_item": STATE,
    "meetings.operations.agenda.edit_item": version(
        "tests/meetings/test_meetings.py::test_two_people_word_an_item_at_once"
    ),
    "meetings.operations.agenda.move_item": shown(f"{MEETINGS}::test_an_item_moves_past_the_one_that_the_page_showed"),
    "meetings.operations.agenda.withdraw_item": STATE,
    "meetings.operations.agenda.next_item_number": STEP,
    "meetings.operations.agenda_life.return_agenda": STATE,
    "meetings.operations.agenda_life.close_items_on": shown(
        "tests/meetings/test_agenda_life.py::test_a_last_day_that_somebody_else_set_is_not_overwritten"
    ),
    "meetings.operations.asking.answer_by_link": STATE,
    "meetings.operations.assurance.save_session": version(
        "tests/meetings/test_assurance.py::test_two_who_write_up_a_session_see_both_texts"
    ),
    "meetings.operations.assurance.change_invitee": version(
        "tests/meetings/test_assurance.py::test_two_who_say_whether_somebody_came_see_both"
    ),
    "meetings.operations.assurance.take_invitee_off": version(
        "tests/meetings/test_assurance.py::test_two_who_say_whether_somebody_came_see_both"
    ),
    "meetings.operations.attention.mark_actions": DERIVED,
    "meetings.operations.attention.look_at_action": shown(
        "tests/meetings/test_attention.py::test_what_came_meanwhile_is_not_looked_away"
    ),
    "meetings.operations.attendance.record_attendance": shown(
        "tests/meetings/test_attendance.py::test_a_row_that_two_people_changed_shows_both_and_asks"
    ),
    "meetings.operations.attendance._write_attendance": STEP,
    "meetings.operations.conduct.begin_item": STATE,
    "meetings.operations.conduct.take_back_time": STATE,
    "meetings.operations.last_day.move_last_day": STEP,
    "meetings.operations.returning._put_back": DERIVED,
    "meetings.operations.proceedings.take_back_proceeding": STATE,
    "meetings.operations.conduct._stop_items": STEP,
    "meetings.operations.conduct.resume": STATE,
    "meetings.operations.conduct.take_back_adjournment": STATE,
    "meetings.operations.conduct.take_back_choice": STATE,
    "meetings.operations.circulation._close": STEP,
    "meetings.operations.converting._take_out": version(CONVERTING),
    "meetings.operations.converting._withdraw": version(CONVERTING),
    "meetings.operations.decisions.correct_decision": version(f"{MEETINGS}::test_two_writers_see_both_texts"),
    "meetings.operations.decisions.take_again": STATE,
    "meetings.operations.rejudging.rejudge_decisions": DERIVED,
    "meetings.operations.rejudging._write_down": DERIVED,
    "meetings.operations.declarations.correct_declaration": version(
        "tests/meetings/test_declarations.py::test_two_who_correct_a_declaration_see_both"
    ),
    "meetings.operations.declarations.take_back_declaration": STATE,
    "meetings.operations.drafts.keep_clashing": Safe(
        Way.OWN,
        "tests/meetings/test_minutes_edit.py::test_a_third_who_saves_while_the_second_chooses_is_not_overwritten_either",
    ),
    "meetings.operations.drafts.settle": Safe(Way.OWN, f"{DRAFTS}::test_two_windows_of_one_writer_are_both_kept"),
    "meetings.operations.drafts.forget_drafts": DERIVED,
    "meetings.operations.expected.fill_list": DERIVED,
    "meetings.operations.meeting.reschedule_meeting": version(f"{MEETINGS}::test_two_writers_see_both_texts"),
    "meetings.operations.meeting.postpone_meeting": STATE,
    "meetings.operations.meeting.cancel_meeting": STATE,
    "meetings.operations.meeting.open_meeting": STATE,
    "meetings.operations.meeting.close_meeting": STATE,
    "meetings.operations.meeting._see_off": STEP,
    "meetings.operations.meeting.end_items": STEP,
    "meetings.operations.meeting._mark": STEP,
    "meetings.operations.minutes.save_minutes": version(
        "tests/meetings/test_minutes_edit.py::test_of_a_passage_that_two_wrote_one_chooses_what_is_to_stand"
    ),
    "meetings.operations.minutes.correct_minutes": version(
        "tests/meetings/test_minutes.py::test_two_who_correct_one_item_lose_nothing"
    ),
    "meetings.operations.numbering.next_number": DERIVED,
    "meetings.operations.front_sheets.save_front_sheet": version(
        "tests/meetings/test_front_sheet.py::test_two_who_write_one_see_both"
    ),
    "meetings.operations.paper_deadlines.say_owed": version(
        "tests/meetings/test_paper_deadlines.py::test_two_who_say_who_owes_it_see_both"
    ),
    "meetings.operations.packs._ask": STEP,
    "meetings.operations.packs.invite_guest": shown(
        "tests/meetings/test_pack_readers.py::test_guests_get_their_items_and_only_these"
    ),
    "meetings.operations.packs.store_pack": DERIVED,
    "meetings.operations.packs.issue_pack": STATE,
    "meetings.operations.owned.withdraw_owned_slot": STATE,
    "meetings.operations.owned._note": DERIVED,
    "meetings.operations.owned.write_owned_item": version(
        "tests/meetings/test_owned.py::test_two_who_write_one_item_see_both"
    ),
    "meetings.operations.papers.withdraw_paper": STATE,
    "meetings.operations.proposals._move": STEP,
    "meetings.operations.ratifying._judge": STEP,
    "meetings.operations.presence.leave": STATE,
    "meetings.operations.lapsing.let_answers_lapse": STEP,
    "meetings.operations.outlook.apply_order": shown(
        "tests/meetings/test_outlook.py::test_an_order_that_was_not_seen_is_not_applied"
    ),
    "meetings.operations.presence.correct_stay": shown(
        f"{MEETINGS}::test_times_somebody_else_corrected_are_not_taken_back"
    ),
    "meetings.operations.presence.remove_stay": shown(
        f"{MEETINGS}::test_times_somebody_else_corrected_are_not_taken_back"
    ),
    "meetings.operations.presence.remove_guest": STATE,
    "meetings.operations.presence._now_here": STEP,
    "meetings.operations.presence._attendance": shown(f"{MEETINGS}::test_two_who_write_down_apologies"),
    "meetings.operations.agency_evidence._move": STEP,
    "meetings.operations.recommendations.respond": version(f"{MEETINGS}::test_two_writers_see_both_texts"),
    "meetings.operations.recommendations.close_recommendation": STATE,
    "meetings.operations.recommendations.reopen_recommendation": STATE,
    "meetings.operations.series.extend_series": version(
        "tests/meetings/test_series.py::test_two_who_go_on_with_a_series_plan_it_once"
    ),
    "meetings.operations.referrals._move": STEP,
    "meetings.operations.sighting._save": STEP,
    "meetings.operations.templates.fill_from_template": STATE,
    "funding.operations.change_contribution": version(
        "tests/funding/test_contributions.py::test_contribution_add_and_edit_in_the_browser"
    ),
    **OF_REVIEWS,
    "reporting.operations.builds.ask_build": STATE,
    "reporting.operations.builds.store_build": DERIVED,
    "reporting.operations.feedback.save_feedback": version(
        "tests/reporting/test_priorities.py::test_two_who_change_one_entry_of_the_log_lose_no_words"
    ),
    "reporting.operations.priorities.save_priority": version(
        "tests/reporting/test_priorities.py::test_two_who_change_one_priority_lose_no_words"
    ),
    "reporting.operations.publishing.publish_report": STATE,
    "reporting.operations.reports.edit_section": version(
        "tests/reporting/test_report_section.py::test_report_section_shows_both_texts_on_a_conflict_and_loses_nothing"
    ),
    "reporting.operations.reports.explain": version(
        "tests/reporting/test_report_section.py::test_report_explain_explains_what_stands_still"
    ),
    "reporting.operations.reports.send_report": STATE,
    "reporting.operations.reports.sign_report": STATE,
    "reporting.operations.reports._edited": STEP,
    "reporting.operations.reports._thaw": STEP,
    "keeping.operations.clearing.end_exports": DERIVED,
    "keeping.operations.erasing.done": DERIVED,
    "keeping.operations.exporting.ask_export": DERIVED,  # the row that it has just made, once its job has a number
    "keeping.operations.exporting.store": DERIVED,
}
MET = (Way.VERSION, Way.SHOWN, Way.OWN)  # those in which a test lets two meet
HOLDS = {
    "select_for_update",
    "held",
    "_held",
    "held_action",
    "held_recommendation",
    "held_decision",
    "locked",
    "held_place",
    "held_copy",
    "_listing",
    "_standing",
    "_going_on",
    "held_incident",
    "held_rapid",
    "held_request",
    "_held_ask",
}
JUDGES = {"require", "find_move", "Refused"}


@cache
def edits() -> dict[str, ast.FunctionDef]:
    """Every function of an operations module that edits an existing row, by its full name."""
    return dict(_edits())


def _edits() -> Iterator[tuple[str, ast.FunctionDef]]:
    for app in APPS:
        paths = [*(ROOT / app / "operations").rglob("*.py"), ROOT / app / "operations.py"]
        for path in (each for each in sorted(paths) if each.exists()):
            module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.FunctionDef) and _does_edit(node):
                    yield f"{module}.{node.name}", node


def _does_edit(function: ast.FunctionDef) -> bool:
    return any(_is_edit(call, function) for call in _calls(function))


def _is_edit(call: ast.Call, function: ast.FunctionDef) -> bool:
    name = _called(call)
    if name in ("update_many", "save_upon"):
        return True
    if not isinstance(call.func, ast.Attribute) or name not in ("save", "delete"):
        return False
    if isinstance(call.func.value, ast.Name) and call.func.value.id == "default_storage":
        return False  # a file, not a row
    if name == "delete" or any(word.arg == "update_fields" for word in call.keywords):
        return True
    return not _made_here(call.func.value, function)


def _made_here(row: ast.expr, function: ast.FunctionDef) -> bool:
    """Whether what is saved whole was made in this very function: ``Model(...)``, or a private maker's answer."""
    if isinstance(row, ast.Call):
        return _makes(row)
    if not isinstance(row, ast.Name):
        return False
    values = [
        node.value
        for node in ast.walk(function)
        if isinstance(node, (ast.Assign, ast.AnnAssign))
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name) and target.id == row.id
    ]
    return bool(values) and all(isinstance(value, ast.Call) and _makes(value) for value in values)


def _makes(call: ast.Call) -> bool:
    return _called(call)[:1].isupper() or _called(call).endswith("_of")


def _calls(function: ast.FunctionDef) -> Iterator[ast.Call]:
    return (node for node in ast.walk(function) if isinstance(node, ast.Call))


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def test_every_edit_is_declared() -> None:
    assert set(edits()) == set(DECLARED)


@pytest.mark.parametrize("name", [name for name, safe in DECLARED.items() if safe.way is Way.VERSION])
def test_a_version_is_named_and_compared(name: str) -> None:
    function = edits()[name]
    named = {each.arg for each in (*function.args.args, *function.args.kwonlyargs)}
    compared = [node for node in ast.walk(function) if isinstance(node, ast.Compare) and "version" in ast.dump(node)]
    upon = [
        call
        for call in _calls(function)
        if _called(call) == "save_upon"
        and any(isinstance(each, ast.Name) and each.id == "version" for each in _in(call))
    ]
    assert "version" in named and (upon or compared)


@pytest.mark.parametrize("name", [name for name, safe in DECLARED.items() if safe.way is Way.VERSION])
def test_a_version_is_compared_while_the_row_is_held(name: str) -> None:
    """Else two at the same moment would both find the version that they were written on."""
    assert {_called(call) for call in _calls(edits()[name])} & HOLDS


def test_what_holds_a_row_locks_it() -> None:
    """Each function of those names, in the operations and beside the versions, locks, or asks another that does."""
    paths = [
        ROOT / "hscp/record/versions.py",
        *(path for app in APPS for path in (ROOT / app).rglob("operations/*.py")),
    ]
    paths += [path for app in APPS for path in (ROOT / app).rglob("operations/*/*.py")]
    found = [
        (path.relative_to(ROOT).as_posix(), node.name, {_called(call) for call in _calls(node)})
        for path in paths
        for node in (ast.walk(ast.parse(path.read_text())) if path.exists() else ())
        if isinstance(node, ast.FunctionDef) and node.name in HOLDS
    ]
    assert len(found) > 8
    assert [each[:2] for each in found if not each[2] & HOLDS] == []


def _in(call: ast.Call) -> Iterator[ast.AST]:
    return (node for argument in call.args for node in ast.walk(argument))


@pytest.mark.parametrize("name", [name for name, safe in DECLARED.items() if safe.way is Way.STATE])
def test_a_move_holds_its_row_and_judges(name: str) -> None:
    called = {_called(call) for call in _calls(edits()[name])}
    assert called & HOLDS, "the row is not held"
    assert called & JUDGES, "nothing refuses the second"


@pytest.mark.parametrize("name", [name for name, safe in DECLARED.items() if safe.way in MET])
def test_two_people_meet_in_a_test(name: str) -> None:
    file, _, test = DECLARED[name].test.partition("::")
    tests = [node.name for node in ast.walk(ast.parse((ROOT / file).read_text())) if isinstance(node, ast.FunctionDef)]
    assert test in tests, DECLARED[name].test
