"""Keeping and letting go; backup."""

from tests.protections.row import Protection

RULES, HOLDS = "tests/rules/test_keeping.py", "tests/keeping/test_holds.py"
RESTORING, ROUND_TRIP = "tests/backup/test_restoring.py", "tests/backup/test_round_trip.py"
EXPORTS = "tests/keeping/test_exports.py"

ROWS = (
    Protection(
        "schedule",
        "Retention schedule for each record class and space",
        "keeping/rules.py",
        "    rows = {each.record_class: each for each in national} | decided",
        "    rows = {each.record_class: each for each in national}",
        f"{RULES}::test_what_the_partnership_decided_beats_the_national_row",
    ),
    Protection(
        "hold-blocks",
        "Legal hold blocks deletion, in the database itself",
        "hscp/spaces/fences/holds.py",
        "    return sealed or bool(_lost_by(model))",
        "    return False",
        f"{HOLDS}::test_the_database_lets_nothing_go_that_is_held",
    ),
    Protection(
        "hold-says-why",
        "A hold says why, to whoever may see it",
        "hscp/record/holds.py",
        "    if said is None:",
        "    if True:",
        f"{HOLDS}::test_a_hold_refuses_before_anybody_asks_and_while_a_part_is_held",
    ),
    Protection(
        "erasure-by-two",
        "An erasure takes two people",
        "keeping/rules.py",
        "    if by == asked.asked_by:",
        "    if False:",
        f"{RULES}::test_who_may_answer",
    ),
    Protection(
        "erasure-leaves-chain",
        "Erasure of restricted content leaves the chain verifiable",
        "hscp/record/chain.py",
        "            if not named:",
        "            if True:",
        "tests/record/test_chain.py::test_an_erased_row_leaves_its_name_and_a_whole_chain",
    ),
    Protection(
        "erasure-is-whole",
        "After an erasure the words are in no table",
        "keeping/tasks.py",
        '    _empty(progress, asked, units, "Looking for what came meanwhile")\n',
        "",
        "tests/keeping/test_erasure.py::test_what_was_being_saved_when_it_began_goes_as_well",
    ),
    Protection(
        "export-door",
        "Export of one person's data, for whoever asked for it alone",
        "keeping/access.py",
        ".filter(by=user)",
        ".all()",
        f"{EXPORTS}::test_only_who_asked_fetches_it_and_only_for_seven_days",
    ),
    Protection(
        "export-masks",
        "It masks others",
        "keeping/queries/person_data.py",
        "tuple(mask(words[at].get(value, value) if at in words else value) for",
        "tuple((words[at].get(value, value) if at in words else value) for",
        f"{EXPORTS}::test_a_team_export_goes_through_the_door_and_masks_others",
    ),
    Protection(
        "backup-as-made",
        "A backup that was changed is not restored",
        "hscp/record/backup/restoring.py",
        "        if found[name] != manifest.parts.get(name):",
        "        if False:",
        f"{RESTORING}::test_a_part_that_was_changed",
    ),
    Protection(
        "restore-counted",
        "Restore is proved by counts, policies and the chain",
        "hscp/record/backup/proving.py",
        "        proof = verify(spaces[slug].pk, [head] if head else [])",
        "        proof = verify(spaces[slug].pk)",
        f"{ROUND_TRIP}::test_what_is_not_as_it_was_is_found",
    ),
    Protection(
        "restore-ends-sessions",
        "After a restore sessions are ended",
        "hscp/record/backup/aftermath.py",
        '        cursor.execute("DELETE FROM django_session")\n',
        "",
        f"{ROUND_TRIP}::test_nobody_is_signed_in",
    ),
    Protection(
        "restore-holds-mail",
        "After a restore outgoing mail waits for a person",
        "hscp/record/mail.py",
        "        if mail.state == MailState.QUEUED and not by_word and restoration_that_holds():",
        "        if False:",
        f"{ROUND_TRIP}::test_mail_waits_for_a_person_and_goes_out_once",
    ),
    Protection(
        "restore-into-empty",
        "Nothing that is there is thrown away unless its name is typed",
        "hscp/record/backup/restoring.py",
        "    if held and not wanted.replace:",
        "    if False:",
        f"{ROUND_TRIP}::test_it_is_refused_where_something_is_unless_the_name_is_typed",
    ),
)
