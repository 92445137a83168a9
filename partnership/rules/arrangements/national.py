"""What holds for all of England, whichever partnership: guidance editions, statute clocks, yearly report headings."""

from dataclasses import dataclass, field
from datetime import date

from hscp.lib.keeping import RecordClass
from partnership.rules.arrangements.fields import Fields
from partnership.rules.arrangements.names import Names
from partnership.rules.arrangements.overlaps import report_overlaps
from partnership.rules.arrangements.problems import NOWHERE, Place, Problems
from partnership.rules.arrangements.source import Mapped, Value

TRUSTS = ("law", "local", "check")
"""How well a national rule is known: read in law; read on a partnership's page; commonly stated, not verified."""

CLOCK_UNITS = ("working_days", "days", "months", "years")
CLOCK_DIRECTIONS = ("after", "before", "for")
"""A limit after its start, a lead time before it, or a length of time for which something must last."""


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition of the statutory guidance, in force on [starts_on, ends_on)."""

    key: str
    title: str
    short_title: str
    starts_on: date
    ends_on: date | None
    verified: bool
    citation: str
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class StatuteClock:
    """One deadline of law or guidance. A second row with the same ``key`` holds for other editions.

    ``starts`` and ``stops`` name events; ``other_starts`` are events a partnership may choose to count from instead.
    """

    key: str
    title: str
    editions: tuple[str, ...]
    starts: str
    stops: str
    length: int
    unit: str
    direction: str
    trust: str
    citation: str
    other_starts: tuple[str, ...] = ()
    note: str = ""
    place: Place = field(default=NOWHERE, compare=False)

    @property
    def verified(self) -> bool:
        """False where a person still has to check the rule against its source."""
        return self.trust != "check"


@dataclass(frozen=True, slots=True)
class ReportHeading:
    """A heading that an edition of the guidance asks of the yearly report; the order is the order in the file."""

    key: str
    title: str
    asks: str
    editions: tuple[str, ...]
    trust: str
    citation: str
    place: Place = field(default=NOWHERE, compare=False)

    @property
    def verified(self) -> bool:
        return self.trust != "check"


@dataclass(frozen=True, slots=True)
class RetentionRule:
    """How long a class of record is kept, unless a partnership decides otherwise; ``months`` is None for good."""

    key: str
    starts: str
    months: int | None
    trust: str
    citation: str
    note: str = ""
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class UsualTheme:
    """A theme of learning that a partnership without a framework of its own is offered, in the order of the file."""

    key: str
    title: str
    means: str
    trust: str
    citation: str
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class National:
    """What holds for all of England, whichever partnership."""

    country: str
    editions: tuple[Edition, ...] = ()
    clocks: tuple[StatuteClock, ...] = ()
    headings: tuple[ReportHeading, ...] = ()
    retention: tuple[RetentionRule, ...] = ()
    themes: tuple[UsualTheme, ...] = ()


def read_national(country: str, sections: list[tuple[str, Value]], names: Names, problems: Problems) -> National:
    """The national sections of all files, in their order. ``names`` already knows the editions."""
    editions: list[Edition] = []
    clocks: list[StatuteClock] = []
    headings: list[ReportHeading] = []
    retention: list[RetentionRule] = []
    themes: list[UsualTheme] = []
    reader = _Reader(names, problems)
    for section, value in sections:
        f = Fields(_wrap(section, value), section, problems, optional=section)
        if section == "editions":
            editions += f.each(section, reader.edition)
        elif section == "statute":
            clocks += f.each(section, reader.clock)
        elif section == "retention":
            retention += f.each(section, reader.retention)
        elif section == "themes":
            themes += f.each(section, reader.theme)
        else:
            headings += f.each(section, reader.heading)
    report_overlaps(editions, "Two guidance editions", problems)
    seen: dict[tuple[str, str], Place] = {}
    rows: list[StatuteClock | ReportHeading] = [*clocks, *headings]
    for row in rows:
        for edition in row.editions:
            mark = (f"{type(row).__name__} {row.key}", edition)
            if mark in seen:
                problems.add(
                    row.place,
                    f"“{row.key}” is given twice for {edition}; the other is in line {seen[mark].line}.",
                    "one row for each key and edition.",
                )
            seen.setdefault(mark, row.place)
    kept: dict[str, Place] = {}
    for rule in retention:
        if rule.key in kept:
            first = kept[rule.key].line
            problems.add(rule.place, f"“{rule.key}” is given twice; the other is in line {first}.", "one row a class.")
        kept.setdefault(rule.key, rule.place)
    offered: dict[str, Place] = {}
    for theme in themes:
        if theme.key in offered:
            line = offered[theme.key].line
            problems.add(theme.place, f"“{theme.key}” is given twice; the other is in line {line}.", "one row a theme.")
        offered.setdefault(theme.key, theme.place)
    return National(country, tuple(editions), tuple(clocks), tuple(headings), tuple(retention), tuple(themes))


def _wrap(section: str, value: Value) -> Mapped:
    return Mapped({section: value}, {section: value.place}, value.place)


@dataclass(slots=True)
class _Reader:
    names: Names
    problems: Problems

    def edition(self, value: Value) -> Edition | None:
        f = Fields(
            value,
            "an edition",
            self.problems,
            required="key title short_title from verified citation",
            optional="to",
        )
        starts_on, ends_on = f.span()
        if starts_on is None:
            return None
        return Edition(
            f.text("key"), f.text("title"), f.text("short_title"), starts_on, ends_on, f.flag("verified"),
            f.text("citation"), f.place,
        )  # fmt: skip

    def clock(self, value: Value) -> StatuteClock | None:
        f = Fields(
            value,
            "a statute clock",
            self.problems,
            required="key title editions starts stops length unit direction trust citation",
            optional="other_starts note",
        )
        if not f.readable:
            return None
        return StatuteClock(
            key=f.slug(),
            title=f.text("title"),
            editions=self._editions(f),
            starts=f.slug("starts"),
            stops=f.slug("stops"),
            length=f.number("length", least=1),
            unit=f.word("unit", CLOCK_UNITS),
            direction=f.word("direction", CLOCK_DIRECTIONS),
            trust=f.word("trust", TRUSTS),
            citation=f.text("citation"),
            other_starts=tuple(slug for slug, _ in f.slugs("other_starts")),
            note=f.text("note"),
            place=f.place,
        )

    def retention(self, value: Value) -> RetentionRule | None:
        f = Fields(
            value,
            "a period of retention",
            self.problems,
            required="class starts trust citation",
            optional="months note",
        )
        if not f.readable:
            return None
        return RetentionRule(
            key=f.word("class", tuple(each.value for each in RecordClass)),
            starts=f.text("starts"),
            months=f.number("months", least=1, most=1200) or None,
            trust=f.word("trust", TRUSTS),
            citation=f.text("citation"),
            note=f.text("note"),
            place=f.place,
        )

    def theme(self, value: Value) -> UsualTheme | None:
        f = Fields(value, "a usual theme", self.problems, required="key title means trust citation")
        if not f.readable:
            return None
        trust = f.word("trust", TRUSTS)
        return UsualTheme(f.slug(), f.text("title"), f.text("means"), trust, f.text("citation"), f.place)

    def heading(self, value: Value) -> ReportHeading | None:
        f = Fields(value, "a report heading", self.problems, required="key title asks editions trust citation")
        if not f.readable:
            return None
        return ReportHeading(
            f.slug(), f.text("title"), f.text("asks"), self._editions(f), f.word("trust", TRUSTS), f.text("citation"),
            f.place,
        )  # fmt: skip

    def _editions(self, f: Fields) -> tuple[str, ...]:
        found = f.words("editions")
        for word, place in found:
            self.names.edition(word, place)
        return tuple(word for word, _ in found)
