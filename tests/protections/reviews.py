"""Cases under review: who opens what of them, and who decides."""

from tests.protections.row import Protection

IDENTITY, REQUESTS = "tests/reviews/test_identity.py", "tests/reviews/test_requests.py"
DECIDING, REFERRALS = "tests/reviews/test_deciding.py", "tests/reviews/test_referrals.py"
DOOR, FORM, DECIDES = "reviews/access/rapid.py", "reviews/rules/requests.py", "reviews/operations/deciding.py"
SHUTS = f"{REQUESTS}::test_the_door_shuts_with_its_last_day_a_withdrawal_and_an_exclusion"

ROWS = (
    Protection(
        "sheet-own-list",
        "The identity sheet opens to its own list, not to that of its case",
        "reviews/operations/identity.py",
        'file = open_case_file(title=f"Identity sheet of case {row.file.reference}", lead=seat, seat=seat, at=at)',
        "file = row.file",
        f"{IDENTITY}::test_one_sheet_for_a_case_and_the_lead_opens_it",
    ),
    Protection(
        "sheet-last-day",
        "Whoever must search their records is on the sheet's list until a day",
        "partnership/rules/cases.py",
        'return no("last_day", "This file opens to nobody without end: enter the last day on the list.")',
        "return YES",
        f"{IDENTITY}::test_a_place_on_the_list_of_the_sheet_opens_it_until_its_day_and_nothing_of_the_case",
    ),
    Protection(
        "request-of-ones-seat",
        "An agency's contact opens the form that was put to their seat, and no other",
        DOOR,
        "filter(request=pk, seat__in=rights.seat_ids)",
        "filter(request=pk)",
        f"{REQUESTS}::test_a_contact_opens_the_one_form_and_nothing_else_of_the_case",
    ),
    Protection("request-last-day", "It shuts after its last day", FORM, " and today <= last_on", "", SHUTS),
    Protection("request-shut-out", "It shuts to whoever is excluded", FORM, " and not excluded", "", SHUTS),
    Protection("request-withdrawn", "It shuts once withdrawn", FORM, "state != RequestState.WITHDRAWN and ", "", SHUTS),
    Protection(
        "request-look",
        "That a contact looked is written into the case file",
        "reviews/views/asked.py",
        "    if row.file_id not in request.acting.files:\n",
        "    if False:\n",
        f"{REQUESTS}::test_a_contact_opens_the_one_form_and_nothing_else_of_the_case",
    ),
    Protection(
        "decision-by-all",
        "All partners who are asked decide, by default",
        "reviews/rules/deciding.py",
        "return asked if decided_by == ALL else partners // 2 + 1",
        "return 1",
        f"{DECIDING}::test_all_three_sign_one_frozen_content_and_then_it_is_decided",
    ),
    Protection(
        "decision-frozen",
        "What changed after it was put to the partners is not signed",
        DECIDES,
        'said: dict[str, Any] = {"current_hash": hash_now(found, row), "at": at, "by_id": current().user_id}\n'
        "        sign(",
        'said: dict[str, Any] = {"current_hash": found.content_hash, "at": at, "by_id": current().user_id}\n'
        "        sign(",
        f"{DECIDING}::test_another_content_than_the_one_that_was_read_is_not_signed",
    ),
    Protection(
        "objection-in-the-file",
        "Why a partner does not agree stands in the case file, not with the signature",
        DECIDES,
        "reason=NOT_HERE",
        "reason=reason",
        f"{DECIDING}::test_one_who_does_not_agree_leaves_no_decision_and_the_reason_stays_in_the_file",
    ),
    Protection(
        "referral-of-a-case",
        "A referral that is about a case belongs to its case file",
        "reviews/operations/referrals.py",
        "        file=about.file if about else None,",
        "        file=None,",
        f"{REFERRALS}::test_one_that_is_about_a_case_shows_to_whom_the_case_opens_alone",
    ),
    Protection(
        "letters-by-the-manager",
        "A letter to an agency's line manager is sent by the team's manager or deputy",
        "meetings/operations/absence.py",
        "    may_send_as(seat.pk, uk_date(at)).require()\n    may_send_letter(",
        "    may_send_letter(",
        "tests/meetings/test_absence.py::test_only_the_manager_of_the_team_and_their_deputy_send_or_set_aside",
    ),
)
