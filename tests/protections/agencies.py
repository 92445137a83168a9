"""What agencies show of a recommendation: each its own, in its case file, on record for good."""

from tests.protections.row import Protection

SHOWS, ASKS = "tests/meetings/test_agency_evidence.py", "tests/meetings/test_agency_evidence_asks.py"
ACTS, PAGES = "meetings/operations/agency_evidence.py", "meetings/views/agency_evidence.py"
MODEL = "meetings/models/agency_evidence.py"
OTHERS = f"{SHOWS}::test_nobody_writes_for_another_agency_or_without_a_seat_in_one"
OF_FILE = f"{SHOWS}::test_evidence_of_a_case_file_lies_in_it"
ON_LIST = f"{ASKS}::test_of_a_case_file_only_those_on_its_list_are_told_and_the_mail_names_its_reference_alone"

ROWS = (
    Protection(
        "evidence-own-agency",
        "An agency's evidence is written from a seat in that agency",
        ACTS,
        " and holds.post.organisation_id == agency.pk",
        "",
        OTHERS,
    ),
    Protection(
        "evidence-own-agency-page",
        "A form that names another agency is refused, not taken for a slip",
        PAGES,
        "    if not voice.records and sent and sent not in form.known:",
        "    if False:",
        OTHERS,
    ),
    Protection(
        "evidence-seat-live",
        "A seat that has ended speaks for its agency no more",
        ACTS,
        "own = live and ",
        "own = ",
        f"{SHOWS}::test_a_seat_that_has_ended_speaks_no_more",
    ),
    Protection(
        "evidence-on-behalf",
        "Who writes for an agency says how it came",
        "meetings/rules/agency_evidence.py",
        "return YES if came_by else no(",
        "return YES if True else no(",
        f"{SHOWS}::test_the_team_writes_it_down_for_an_agency_and_says_how_it_came",
    ),
    Protection(
        "evidence-correct-own",
        "Nobody corrects what another agency showed",
        PAGES,
        "    if not voice.records and agency.pk not in voice.own:",
        "    if False:",
        f"{SHOWS}::test_nobody_corrects_another_agencys_entry",
    ),
    Protection(
        "evidence-stands",
        "What an agency showed is added to, never changed or deleted",
        MODEL,
        "    fence = Fence(writes=Writes.INSERT_ONLY)\n",
        "",
        f"{SHOWS}::test_what_is_on_record_is_never_changed_or_deleted",
    ),
    Protection(
        "evidence-corrected-once",
        "An entry is corrected once; the next correction stands upon that",
        ACTS,
        "        if newest.pk != replaces.pk:\n",
        "        if False:\n",
        f"{SHOWS}::test_two_who_correct_one_entry_see_both_texts",
    ),
    Protection(
        "evidence-in-file",
        "Evidence on a recommendation of a case file lies in that file",
        ACTS,
        "        file_id=row.file_id,\n        ask=ask,",
        "        ask=ask,",
        OF_FILE,
    ),
    Protection(
        "evidence-list-level",
        "Who may only read a case file writes no evidence in it",
        "meetings/access/agency_evidence.py",
        "    write_in(row, to=Right.UPDATE_ACTIONS)\n",
        "",
        OF_FILE,
    ),
    Protection(
        "evidence-told-on-list",
        "Of a case file only those are told who are on its list",
        "meetings/queries/agency_evidence.py",
        "        seats = seats.filter(person__in=people)\n",
        "",
        ON_LIST,
    ),
    Protection(
        "evidence-told-writers",
        "Nor are those told who may only read it, and could not answer",
        "meetings/queries/agency_evidence.py",
        " and Right.WRITE_FILE in IMPLIED[each.facts.level]",
        "",
        f"{ASKS}::test_who_may_only_read_a_case_file_is_not_told_to_write_in_it",
    ),
    Protection(
        "evidence-mail",
        "The mail about a case file names its reference and a day alone",
        "templates/emails/agency_evidence.txt",
        "{% if file %}Evidence of your agency",
        "{% if not late and not file %}Evidence of your agency",
        ON_LIST,
    ),
    Protection(
        "evidence-closed-file",
        "Nothing is put into a closed case file",
        ACTS,
        "        held_open(found.file_id)\n",
        "        pass\n",
        f"{SHOWS}::test_nothing_is_put_into_a_closed_case_file",
    ),
    Protection(
        "evidence-closed-file-mail",
        "Nobody is reminded of a case that is closed",
        ACTS,
        "            waiting.filter(file__closed_at__isnull=True)\n",
        "            waiting.filter()\n",
        f"{ASKS}::test_nobody_is_reminded_of_a_case_that_is_closed",
    ),
    Protection(
        "evidence-closed-file-home",
        "Nor does it wait on anybody's home page",
        "meetings/queries/agency_evidence.py",
        "file__in=current().files_written, file__closed_at__isnull=True",
        "file__in=current().files_written",
        f"{ASKS}::test_a_closed_case_waits_on_nobodys_home_page",
    ),
    Protection(
        "evidence-not-in-report",
        "What lies in a case file is in no yearly report, not even counted",
        "reporting/queries/record.py",
        "~Exists(corrected), file__isnull=True, at__gte",
        "~Exists(corrected), at__gte",
        "tests/reporting/test_agency_evidence.py::test_nothing_of_a_case_file_is_in_the_record_or_counted",
    ),
)
