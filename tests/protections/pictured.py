"""Counts of cases that everybody may read: the yearly report gives no small figure away."""

from tests.protections.row import POSTGRES, Protection

RULES, REPORT = "tests/rules/test_report_pictured.py", "tests/reporting/test_report_pictured.py"
PICTURED = "reporting/rules/pictured.py"

ROWS = (
    Protection(
        "report-suppressed",
        "A yearly report's data hold counts of cases as the public may see them, whoever builds it",
        "reporting/queries/pictured.py",
        "exact=False",
        "exact=True",
        f"{REPORT}::test_what_everybody_reads_is_the_same_whatever_the_hidden_figures_are",
    ),
    Protection(
        "report-names",
        "Nor do they name whom no figure can be shown of",
        PICTURED,
        "each.several(about, table).items() if n}",
        "each.several(about, table).items()}",
        f"{REPORT}::test_a_year_of_one_to_four_and_whom_it_names_is_not_in_the_data",
    ),
    Protection(
        "report-shown-once",
        "What one report has shown of a year every other shows unchanged: no difference gives a case away",
        PICTURED,
        "(settled.get(each.year.first, each) for each in counted)",
        "counted",
        f"{RULES}::test_successive_reports_give_no_small_figure_away",
    ),
    Protection(
        "report-year-over",
        "A year that still runs is settled by no report",
        "reporting/queries/pictured.py",
        ", starts_on__lt=year_of(today)",
        "",
        f"{REPORT}::test_a_year_that_still_runs_is_shown_by_no_report",
    ),
    Protection(
        "report-name-shown-later",
        "A name that a report left out is not said to be none in a later one",
        PICTURED,
        "public.total is None or self.shown_before else 0",
        "public.total is None else 0",
        f"{RULES}::test_a_name_that_a_year_did_not_show_is_not_said_to_be_none_later",
    ),
    Protection(
        "report-settled-by-frozen",
        "It is the reports that were sent or published which settle a year",
        "reporting/queries/pictured.py",
        "picture(counted, [years or [] for years in elsewhere])",
        "picture(counted, [])",
        f"{REPORT}::test_the_next_report_shows_a_year_as_the_one_before_did",
    ),
    Protection(
        "report-frozen-in-turn",
        "Two reports are not frozen at once, each showing a year as the other does not",
        "reporting/operations/reports.py",
        "    _hold_all()\n",
        "",
        f"{REPORT}::test_two_reports_are_not_frozen_at_once",
        on=POSTGRES,
    ),
    Protection(
        "report-listed-apart",
        "Recommendations that are listed are not counted with those in case files, which they would give away",
        "reviews/rules/years.py",
        "in_cases = [each for each in made if each.in_case]",
        "in_cases = made",
        "tests/reviews/test_years.py"
        "::test_the_public_sees_recommendations_in_case_files_alone_for_the_others_are_listed",
    ),
)
