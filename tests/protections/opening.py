"""What is opened of a case file once its review is published: by whom, in which words, counted how often."""

from tests.protections.row import Protection

OPENING, RULES = "tests/reviews/test_opening.py", "reviews/rules/opening.py"
ACTIONS = "tests/reviews/test_opening_actions.py"
OPERATES, FOLLOWS = "reviews/operations/opening.py", "meetings/operations/following.py"
GIVEN, TELLS = "tests/meetings/test_telling_given.py", "meetings/operations/telling_given.py"
ONCE = f"{OPENING}::test_it_counts_once_wherever_recommendations_are_counted"
CHECKED = f"{OPENING}::test_every_word_is_checked_again_before_it_is_opened"

ROWS = (
    Protection(
        "opening-public",
        "Nothing of a review is opened to the partnership before it is published",
        RULES,
        "    if state != CopyState.PUBLISHED:\n",
        "    if False:\n",
        f"{OPENING}::test_before_publication_nothing_is_opened_and_nobody_outside_learns_of_it",
    ),
    Protection(
        "opening-word-for-word",
        "Only words that stand in what is published are opened",
        OPERATES,
        "    may_open_words(words, texts_of(version)).require()\n",
        "",
        f"{OPENING}::test_one_that_is_not_in_the_public_text_is_not_offered_but_its_public_words_are_taken",
    ),
    Protection(
        "opening-words-once",
        "Published words are followed once, whatever was signed again",
        OPERATES,
        "    may_open_once(words, followed_in_words(row, besides=recommendation)).require()\n",
        "",
        "tests/reviews/test_opening_once.py::test_published_words_that_are_followed_are_not_opened_a_second_time",
    ),
    Protection(
        "opening-no-file-by-reference",
        "Whoever writes down a recommendation learns by no reference what a case file holds, and takes none from it",
        "meetings/operations/recommendations.py",
        "        _not_of_a_file(reference)\n",
        "        pass\n",
        "tests/reviews/test_opening_once.py::"
        "test_the_register_tells_by_no_reference_what_a_case_file_holds_and_takes_none_from_it",
    ),
    Protection(
        "opening-checked",
        "They are checked once more against the identity sheet",
        OPERATES,
        "    may_stay(hits, answers, field=field).require()\n",
        "",
        CHECKED,
    ),
    Protection(
        "opening-action-checked",
        "The words of an action are checked like those that are published",
        OPERATES,
        '    kept, checked = _checked(text, row, answers, field="text")\n',
        "    kept, checked = [], 0\n",
        f"{ACTIONS}::test_an_action_goes_on_in_the_open_in_words_that_are_checked",
    ),
    Protection(
        "opening-initials",
        "Initials of the people are asked about in what is opened, as in what is published",
        "reviews/queries/opening.py",
        "references_for_check(copy.incident), initials)",
        "references_for_check(copy.incident))",
        f"{ACTIONS}::test_initials_of_the_people_are_asked_about_as_in_the_public_text",
    ),
    Protection(
        "opening-lead",
        "Whoever says when a review is published opens what it recommends, and nobody else",
        "reviews/access/publishing.py",
        "        raise PermissionDenied(Right.LEAD_FILE.value)\n",
        "        pass\n",
        f"{OPENING}::test_only_whoever_leads_the_case_opens_it",
    ),
    Protection(
        "opening-own-case",
        "No action of another file, or of none, is taken along",
        OPERATES,
        "    if action.file_id != row.file_id:\n",
        "    if False:\n",
        f"{ACTIONS}::test_no_action_of_another_case_is_taken",
    ),
    Protection(
        "opening-once",
        "What is followed in the open takes nothing more in its file",
        "meetings/rules/following.py",
        '        return no("followed", f"{reference} is followed in the open, as {followed}: go on there.")\n',
        "        return YES\n",
        f"{OPENING}::test_the_one_in_the_file_takes_no_more_and_is_followed_once",
    ),
    Protection(
        "opening-no-way-back",
        "Nothing of what is open leads to the case file",
        FOLLOWS,
        "        said=OPENED,\n",
        '        said=f"From {row.reference}.",\n',
        f"{OPENING}::test_once_public_it_is_followed_by_all_and_nothing_leads_to_the_file",
    ),
    Protection(
        "opening-counted-once-progress",
        "Little or no progress is said once of what is followed in the open",
        "meetings/queries/recommendations.py",
        ".filter(made_on__lte=on).exclude(FOLLOWED_ELSEWHERE)",
        ".filter(made_on__lte=on)",
        ONCE,
    ),
    Protection(
        "opening-counted-once-said",
        "It was said before once",
        "meetings/queries/said_before.py",
        "Recommendation.objects.exclude(FOLLOWED_ELSEWHERE).order_by",
        "Recommendation.objects.order_by",
        ONCE,
    ),
    Protection(
        "opening-counted-once-years",
        "Figures over years count it once",
        "reviews/queries/years.py",
        "for each in rows if each.pk not in opened]",
        "for each in rows]",
        ONCE,
    ),
    Protection(
        "opening-counted-once-themes",
        "Themes count it once",
        "reporting/queries/themes.py",
        "counted_by_theme(RecommendationTheme, **NOT_ELSEWHERE)",
        "counted_by_theme(RecommendationTheme)",
        ONCE,
    ),
    Protection(
        "opening-withdrawn",
        "What was opened of a review that is withdrawn says so",
        "reviews/operations/withdrawal.py",
        "    tell_opened(row, seat=seat, at=at)\n",
        "",
        f"{OPENING}::test_a_withdrawal_closes_nothing_that_was_opened_and_marks_it",
    ),
    Protection(
        "given-in-a-file-told",
        "Of an action in a case file only who may open it is told",
        TELLS,
        " and each.person_id in reading]",
        "]",
        f"{GIVEN}::test_whoever_may_not_open_the_file_is_told_nothing",
    ),
    Protection(
        "given-in-a-file-words",
        "That mail names the file's reference and nothing of the case",
        TELLS,
        "        words = WORDS.format(reference=references[file_id])\n",
        "        words = rows[0].text\n",
        f"{GIVEN}::test_of_one_in_a_case_file_the_mail_names_the_file_and_nothing_else",
    ),
    Protection(
        "county-in-data",
        "No sentence of reviews names a county's paragraph: they stand in its data",
        "reviews/rules/learning.py",
        'USUAL = "Usual practice of partnerships; no statutory source"',
        'USUAL = "The arrangements, §15.12"',
        "tests/sweeps/test_no_county.py::test_no_page_or_sentence_of_reviews_names_a_county_or_its_paragraph",
    ),
)
