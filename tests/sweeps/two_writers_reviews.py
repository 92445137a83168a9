"""How two people at once are kept from overwriting each other in reviews; see `tests.sweeps.two_writers`."""

from tests.sweeps.two_writers import Safe, Way, version

STATE, STEP, DERIVED = Safe(Way.STATE), Safe(Way.STEP), Safe(Way.DERIVED)
CASES = "tests/reviews/test_incidents.py"
RAPID, REQUESTS = "tests/reviews/test_rapid.py", "tests/reviews/test_requests.py"
OUT, COMMISSION = "tests/reviews/test_outside.py", "tests/reviews/test_commission.py"
COPIES = "tests/reviews/test_publishing.py"
WRITTEN_UPON = "test_it_is_begun_once_and_written_upon_the_version_that_was_read"
LEARN = "tests/reviews/test_learning.py::test_nobody_overwrites_another_in_learning"
HOUR, LOG = "tests/reviews/test_hour.py", "tests/reviews/test_referrals.py"

OF_REVIEWS: dict[str, Safe] = {
    "reviews.operations.clocks._note": DERIVED,
    "reviews.operations.years.count_years": DERIVED,
    "reviews.operations.incidents.change_incident": version(f"{CASES}::test_nobody_overwrites_what_another_knew"),
    "reviews.operations.incidents.change_child": version(f"{CASES}::test_nobody_overwrites_what_another_knew"),
    "reviews.operations.hour.confirm_secured": STATE,
    "reviews.operations.hour.change_process": version(f"{HOUR}::test_nobody_overwrites_another_in_the_same_hour"),
    "reviews.operations.hour.end_deputy": version(f"{HOUR}::test_nobody_overwrites_another_in_the_same_hour"),
    "reviews.operations.outside.change_telling": version(f"{OUT}::test_nobody_overwrites_what_went_outside"),
    "reviews.operations.outside.answer_request": version(f"{OUT}::test_nobody_overwrites_what_went_outside"),
    **dict.fromkeys(
        (
            f"reviews.operations.learning.{each}"
            for each in ("change_option", "deliver_option", "evaluate_option", "drop_option", "change_kind")
        ),
        version(LEARN),
    ),
    **dict.fromkeys(
        (
            f"reviews.operations.dissemination.{each}"
            for each in ("change_noted", "share_learning", "change_learning", "withdraw_learning")
        ),
        version("tests/reviews/test_dissemination.py::test_nobody_overwrites_another_in_what_was_learned"),
    ),
    **dict.fromkeys(
        (f"reviews.operations.findings.{each}" for each in ("change_findings", "change_guest", "change_reflection")),
        version("tests/reviews/test_findings.py::test_nobody_overwrites_another_in_findings"),
    ),
    "reviews.operations.register.change_review": version(
        "tests/reviews/test_register.py::test_nobody_overwrites_another_on_the_register"
    ),
    **dict.fromkeys(
        (f"reviews.operations.child_deaths.{each}" for each in ("change_report", "change_theme")),
        version("tests/reviews/test_child_deaths.py::test_nobody_overwrites_another_in_a_report"),
    ),
    "reviews.operations.national._put": Safe(Way.FILES),
    "reviews.operations.national.answer_national": version(
        "tests/reviews/test_national.py::test_nobody_overwrites_another_answer"
    ),
    "reviews.operations.dissemination.confirm_learning": STATE,
    "reviews.operations.dissemination.take_back_sent": STATE,
    "reviews.operations.referrals.change_referral": version(f"{LOG}::test_nobody_overwrites_another_on_the_log"),
    "reviews.operations.referrals.consider_referral": version(f"{LOG}::test_nobody_overwrites_another_on_the_log"),
    "reviews.operations.identity.change_person": version(
        "tests/reviews/test_identity.py::test_nobody_overwrites_what_another_wrote_on_a_sheet"
    ),
    "reviews.operations.incidents.notify": STATE,
    "reviews.operations.incidents.move_incident": STATE,
    "reviews.operations.incidents.merge_incident": STATE,
    "reviews.operations.incidents.record_event": DERIVED,
    "reviews.operations.rapid.word_rapid": version(f"{RAPID}::test_nobody_overwrites_a_judgement"),
    "reviews.operations.rapid.judge_criterion": version(f"{RAPID}::test_nobody_overwrites_a_judgement"),
    "reviews.operations.rapid.open_panel": version(f"{RAPID}::test_the_panel_opens_in_one_step_for_all_or_for_none"),
    **dict.fromkeys((f"reviews.operations.rapid.{each}" for each in ("end_recusal", "recommend")), STATE),
    "reviews.operations.rapid.to_state": STEP,
    "reviews.operations.rapid._edited": DERIVED,
    "reviews.operations.practice.to_state": STEP,
    "reviews.operations.withdrawing.end_reports": STEP,
    "reviews.operations.signing.put_report": STATE,
    **dict.fromkeys((f"reviews.operations.signing.{each}" for each in ("_settle", "_recommend")), STEP),
    "reviews.operations.papers.store_pair": STEP,
    **dict.fromkeys(
        (f"reviews.operations.drafts.{each}" for each in ("word_section", "change_recommendation")),
        version("tests/reviews/test_drafts.py::test_nobody_overwrites_a_draft"),
    ),
    **dict.fromkeys(
        (f"reviews.operations.drafts.{each}" for each in ("change_comment", "answer_comment")),
        version("tests/reviews/test_drafts.py::test_comments_are_answered_and_nobody_overwrites_them"),
    ),
    "reviews.operations.drafts.freeze_draft": STATE,
    "reviews.operations.checks.say_mended": version(
        "tests/reviews/test_checks.py::test_what_was_asked_is_mended_and_nobody_overwrites_it"
    ),
    "reviews.operations.commission.change_reviewer": version(f"{COMMISSION}::test_nobody_overwrites_a_commission"),
    "reviews.operations.commission.judge_interest": version(f"{COMMISSION}::test_nobody_overwrites_a_commission"),
    **dict.fromkeys((f"reviews.operations.commission.{each}" for each in ("engage_reviewer", "end_reviewer")), STATE),
    "reviews.operations.involvement.change_involvement": version(
        f"{COMMISSION}::test_nobody_overwrites_what_came_of_an_offer"
    ),
    "reviews.operations.practice.worded_by": DERIVED,
    "reviews.operations.publishing.word_copy": version(f"{COPIES}::{WRITTEN_UPON}"),
    "reviews.operations.publishing.change_section": version(f"{COPIES}::{WRITTEN_UPON}"),
    "reviews.operations.publishing.plan_day": STEP,
    "reviews.operations.publishing.to_state": STEP,
    "reviews.operations.redaction.keep_hit": STATE,
    "reviews.operations.redaction._changed": DERIVED,
    "reviews.operations.publication.publish_copy": STATE,
    "reviews.operations.publication.put": STEP,
    "reviews.operations.annexes_out._end": STEP,
    "reviews.operations.annexes.change_annex": version(
        "tests/reviews/test_annexes.py::test_nobody_overwrites_a_title_and_the_file_says_the_new_one"
    ),
    "reviews.operations.annexes._put_away": DERIVED,
    "reviews.operations.annexes.take_out": STATE,
    "reviews.operations.annexes.declare_looked": STATE,
    "reviews.operations.withdrawal._take_away": STEP,
    "reviews.operations.copy_document.store_build": DERIVED,
    "reviews.operations.putting.end_open": DERIVED,
    "reviews.operations.deciding.put_to_partners": STATE,
    "reviews.operations.deciding._settle": STEP,
    "reviews.operations.requests.save_answer": version(f"{REQUESTS}::test_two_windows_of_one_answer_are_told_apart"),
    "reviews.operations.requests._to_state": STEP,
}
