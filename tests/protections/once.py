"""Doing things once."""

from tests.protections.row import Protection

MAIL = "tests/record/test_mail.py"

ROWS = (
    Protection(
        "forms-once",
        "A form that was sent twice acts once",
        "hscp/record/once.py",
        "        if claim is None:",
        "        if False:",
        "tests/record/test_once.py::test_sent_again_it_leads_to_the_same_and_other_words_are_another_act",
    ),
    Protection(
        "forms-keys",
        "Idempotency keys on every form that acts",
        "templates/partnership/glass_told.html",
        "{% csrf_token %}{% once %}",
        "{% csrf_token %}",
        "tests/record/test_once.py::test_every_form_that_acts_has_a_key",
    ),
    Protection(
        "jobs-once",
        "Asking twice gives one row of work",
        "hscp/record/outbox.py",
        "        key=key,\n        defaults={",
        "        key=key + str(timezone.now()),\n        defaults={",
        "tests/record/test_outbox.py::test_asking_twice_gives_one_row",
    ),
    Protection(
        "jobs-fenced",
        "Database effects exactly once: a worker thought dead cannot finish over its successor",
        "hscp/record/progress.py",
        "        if row is None or row.fence_token != self._job.fence_token or row.state != JobState.RUNNING:",
        "        if row is None:",
        "tests/record/test_progress.py::test_a_worker_thought_dead_cannot_finish_over_its_successor",
    ),
    Protection(
        "jobs-rolled-back",
        "Work and what asked for it stand together or not at all",
        "hscp/record/outbox.py",
        "        transaction.on_commit(partial(ring, row.pk), robust=True)",
        "        ring(row.pk)",
        "tests/record/test_outbox.py::test_rings_only_after_the_commit",
    ),
    Protection(
        "mail-message-id",
        "Mail at least once with a stable Message-ID",
        "hscp/record/mail.py",
        'headers={**HEADERS, "Message-ID": mail.message_id, "From": settings.DEFAULT_FROM_EMAIL},',
        "headers=HEADERS,",
        f"{MAIL}::test_refused_for_now_is_tried_again_as_the_same_mail",
    ),
    Protection(
        "mail-unknown",
        "“Outcome unknown” is shown to a person",
        "hscp/record/mail.py",
        "        _settle(progress, mail.pk, MailState.UNKNOWN, UNKNOWN)\n",
        '        _settle(progress, mail.pk, MailState.QUEUED, "")\n',
        f"{MAIL}::test_a_connection_that_breaks_after_the_text_is_not_repeated",
    ),
    Protection(
        "mail-not-repeated",
        "A mail found in the middle of a hand-over is left for a person",
        "hscp/record/mail.py",
        "        doubtful = mail.state == MailState.SENDING\n",
        "        doubtful, mail.state = False, MailState.QUEUED\n",
        f"{MAIL}::test_found_in_the_middle_of_a_hand_over_is_left_for_a_person",
    ),
    Protection(
        "jobs-rights",
        "Jobs act with the rights of the person who asked, looked up again when they run",
        "hscp/record/progress.py",
        '        raise GiveUp("This was not done, because the person who asked for it no longer holds a seat here.")',
        "        return in_space(job.space_id)",
        "tests/record/test_runner.py::test_whoever_lost_the_seat_meanwhile_gets_nothing",
    ),
    Protection(
        "jobs-rights-of-reader",
        "Whoever may only read changes nothing by a job",
        "hscp/record/progress.py",
        "    if job.asked_by_id is None:",
        "    if True:",
        "tests/record/test_runner.py::test_whoever_may_only_read_changes_nothing_by_a_job",
    ),
    Protection(
        "scheduler-stops",
        "A scheduler that stops raises an alarm",
        "hscp/record/pulse.py",
        "    if pulse.heard is not None and now - pulse.heard > borne:",
        "    if False:",
        "tests/record/test_alarm.py::test_what_is_wrong",
    ),
    Protection(
        "schedulers-two",
        "Two schedulers do no harm",
        "hscp/record/turns.py",
        "        if not free:\n            return False\n",
        "",
        "tests/record/test_turns.py::test_a_turn_is_taken_once_a_slot",
    ),
)
