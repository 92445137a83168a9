"""Reviews over years: charts whose tables say the same, of what the public may see."""

from collections.abc import Callable, Mapping

from hscp.lib.suppressing import NOT_SHOWN, Shown, in_words
from hscp.lib.words import date_words, listing
from reporting.rules.evidence import Block, ChartSpec, Note, Table
from reporting.rules.facts import Record
from reporting.rules.pictured import CASES, RECOMMENDATIONS, Pictured
from reviews.rules.years import FOLLOWED, RAPID, RECOMMENDED

TITLE = "Reviews over years"
NOTIFIED = {"all": "Notified"}
NONE_COUNTED = "Nothing of reviews has been counted for this year or the years before it."
HOW = (
    f"Serious incidents notified, and recommendations of reviews in case files, each in the year (April to March) in "
    f"which it was notified or made, as everybody may read them: “{NOT_SHOWN}” stands for fewer than five, and for any "
    "figure that would give such a one away; which of the two is not said. Zero is shown. Where a chart leaves figures "
    "out, it says so below the year."
)
WORDS = (
    "A rapid review is late if it was sent late, or if its day has passed; none required takes in those whose clock "
    "was ended with a reason. A review that followed is a local child safeguarding practice review, late if it was "
    "published late or if its day has passed; no decision takes in incidents for which no rapid review was required. "
    "An incident may be about several themes and agencies, so those figures add up to nothing."
)
SAME = (
    "A year is shown once it has ended. What a yearly report has shown of a year every later one shows unchanged, "
    "whatever became of its cases since."
)
ELSEWHERE = (
    "Recommendations that do not stand in a case file are listed one by one in the section on them, and not counted "
    "here."
)
Cells = Callable[[Pictured], Shown]


def reviews(record: Record) -> tuple[Block, ...]:
    """The picture of the year and of those before it; a sentence where nothing was counted."""
    years = record.pictured
    if not years:
        return (Note(NONE_COUNTED),)
    return (
        Note(HOW),
        Note(_counted(years)),
        Note(WORDS),
        *_chart(
            "bar",
            "Serious incidents notified",
            NOTIFIED,
            years,
            lambda each: {"all": each.year.cases.total},
            none="No serious incident was notified in these years.",
        ),
        *_chart("stacked", "Rapid reviews of the incidents notified", RAPID, years, _part("rapid")),
        *_chart("stacked", "What followed the incidents notified", FOLLOWED, years, _part("followed")),
        _table("Agencies asked for information", "Agency", years, (CASES, "agencies")),
        _table("Themes of the incidents", "Theme", years, (CASES, "themes")),
        *_chart(
            "stacked",
            "Recommendations in case files",
            RECOMMENDED,
            years,
            lambda each: each.year.recommendations.parts["state"],
            none="No review has made a recommendation in a case file in these years.",
        ),
        _table("Themes of recommendations in case files", "Theme", years, (RECOMMENDATIONS, "themes")),
        Note(ELSEWHERE),
    )


def _counted(years: tuple[Pictured, ...]) -> str:
    fresh = [each for each in years if not each.shown_before]
    before = [each.words for each in years if each.shown_before]
    said = []
    if fresh:
        said.append(f"Counted on {date_words(fresh[-1].counted_on, weekday=False)}, over all cases.")
    if before:
        said.append(f"{listing(before)}: as an earlier report shows {'it' if len(before) == 1 else 'them'}.")
    return " ".join([*said, SAME])


def _part(name: str) -> Cells:
    return lambda each: each.year.cases.parts[name]


def _chart(
    shape: str, title: str, names: Mapping[str, str], years: tuple[Pictured, ...], cells: Cells, none: str = ""
) -> tuple[Block, ...]:
    """The chart; a table where no figure that is shown would be seen in it; a sentence where all are zero.

    Nothing where all are zero and no sentence is given.
    """
    words = tuple(each.words for each in years)
    series = tuple((name, tuple(cells(each)[key] for each in years)) for key, name in names.items())
    figures = [figure for _, row in series for figure in row]
    if any(figures):
        return (ChartSpec(title, shape, "Year", words, series, _summary(years, names, cells)),)
    if None not in figures:
        return (Note(none),) if none else ()
    rows = tuple((year, *(in_words(row[at]) for _, row in series)) for at, year in enumerate(words))
    return (Table(title, ("Year", *names.values()), rows, numeric=tuple(range(1, len(series) + 1))),)


def _summary(years: tuple[Pictured, ...], names: Mapping[str, str], cells: Cells) -> str:
    """The figures of the last year, which is the report's own if it was counted, in words."""
    last = years[-1]
    found = cells(last)
    return f"In {last.words}: {listing([f'{words} – {in_words(found[key]).lower()}' for key, words in names.items()])}."


def _table(title: str, over: str, years: tuple[Pictured, ...], of: tuple[str, str]) -> Table:
    names = years[0].several(*of)
    return Table(
        title,
        (over, *(each.words for each in years)),
        tuple((name, *(in_words(each.several(*of)[name]) for each in years)) for name in names),
        numeric=tuple(range(1, len(years) + 1)),
        narrow=tuple(range(1, len(years) + 1)),
        empty=f"{title}: none of which a figure can be shown.",
    )
