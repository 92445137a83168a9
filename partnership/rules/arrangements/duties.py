"""Readers of what is owed: reserved matters, promises, the yearly report; and of links and notes."""

from dataclasses import dataclass

from partnership.rules.arrangements import document as doc
from partnership.rules.arrangements.cadences import read_cadence
from partnership.rules.arrangements.fields import Fields
from partnership.rules.arrangements.names import Names
from partnership.rules.arrangements.problems import Place, Problems, choices
from partnership.rules.arrangements.source import Mapped, Simple, Value
from partnership.rules.promises import (
    EVIDENCE,
    OWED_BY,
    RECOMMENDATION_SOURCES,
    Evidence,
    NoFrequency,
    Parameter,
    Promise,
)
from partnership.rules.roles import SIGNING_RIGHTS

RESERVED_TO = ("lsp", "dsp")  # who alone may agree a reserved matter


@dataclass(slots=True)
class Duties:
    """Reads the sections of one space that say what is owed."""

    space: str
    names: Names
    problems: Problems

    def reserved(self, value: Value) -> doc.ReservedMatter | None:
        f = Fields(value, "a reserved matter", self.problems, required="key text role section", optional="meaning")
        section = f.section()
        role, meaning = f.word("role", doc.ROLES), f.word("meaning", doc.MEANINGS)
        if role and role not in RESERVED_TO:
            self.problems.add(
                f.place_of("role"), f"A matter cannot be reserved to the role “{role}”.", choices(RESERVED_TO)
            )
        if not f.readable or section is None:
            return None
        return doc.ReservedMatter(f.slug(), f.text("text"), role, section, meaning, f.place)

    def link(self, value: Value) -> doc.Link | None:
        f = Fields(value, "a link", self.problems, required="key name section", optional="text website space")
        space, section = f.slug_or_none("space"), f.section()
        if space and space not in self.names.spaces and space not in self.names.known.spaces:
            self.problems.notice(f.place_of("space"), f"The space “{space}” is not loaded; the link is shown as words.")
        if not f.readable or section is None:
            return None
        return doc.Link(f.slug(), f.text("name"), section, f.text("text"), f.web("website"), space, f.place)

    def note(self, value: Value) -> doc.Note | None:
        f = Fields(value, "a note", self.problems, required="key title sections text behaviour")
        if not f.readable:
            return None
        return doc.Note(f.slug(), f.text("title"), f.sections(), f.text("text"), f.text("behaviour"), f.place)

    def learning(self, value: Value) -> doc.LearningWay | None:
        f = Fields(
            value,
            "a way of learning",
            self.problems,
            required="key name what",
            optional="section source of_agency counts",
        )
        if ("section" in f) == ("source" in f) and f.readable:
            self.problems.add(f.place, "A way of learning says where it comes from.", "one of section and source.")
        if not f.readable:
            return None
        return doc.LearningWay(
            key=f.slug(),
            name=f.text("name"),
            what=f.text("what"),
            section=f.section(),
            source=f.text("source"),
            of_agency=f.flag("of_agency"),
            counts=f.flag("counts", True),
            place=f.place,
        )

    def disputes(self, value: Value) -> doc.Disputes | None:
        f = Fields(value, "the route for disputes", self.problems, required="section text", optional="website")
        section, text, website = f.section(), f.text("text"), f.web("website")  # each said, also where one is wrong
        if not f.readable or section is None:
            return None
        return doc.Disputes(section, text, website, f.place)

    # --- the yearly report ---

    def yearly_report(self, value: Value) -> doc.YearlyReport | None:
        f = Fields(
            value,
            "the yearly report",
            self.problems,
            required="approved_by contents",
            optional="section recipients presented published_by",
        )
        published_by = f.slugs("published_by")
        for key, place in published_by:
            self.names.organisation(self.space, key, place)
        contents, recipients = f.each("contents", self._content), f.each("recipients", self._recipient)
        self._report_twice(contents, "content")
        self._report_twice(recipients, "recipient")
        approved_by = f.word("approved_by", doc.ROLES)
        if approved_by and approved_by not in SIGNING_RIGHTS:
            self.problems.add(
                f.place_of("approved_by"),
                f"The role “{approved_by}” signs nothing, so it cannot approve the yearly report.",
                choices(SIGNING_RIGHTS, approved_by),
            )
        if not f.readable:
            return None
        return doc.YearlyReport(
            approved_by=approved_by,
            contents=contents,
            recipients=recipients,
            presented=f.word("presented", doc.REPORT_ORDERS, "any"),
            published_by=tuple(key for key, _ in published_by),
            section=f.section(),
            place=f.place,
        )

    def _content(self, value: Value) -> doc.ReportContent | None:
        f = Fields(value, "a content", self.problems, required="key title section", optional="heading")
        heading, section = f.slug_or_none("heading"), f.section()
        if heading and self.names.headings and heading not in self.names.headings:
            self.problems.add(
                f.place_of("heading"),
                f"No edition asks for a heading “{heading}”.",
                choices(self.names.headings, heading),
            )
        if not f.readable or section is None:
            return None
        return doc.ReportContent(f.slug(), f.text("title"), section, heading, f.place)

    def _recipient(self, value: Value) -> doc.Recipient | None:
        f = Fields(value, "a recipient", self.problems, required="key name", optional="section organisation")
        organisation = f.slug_or_none("organisation")
        self.names.organisation(self.space, organisation, f.place_of("organisation"))
        if not f.readable:
            return None
        return doc.Recipient(f.slug(), f.text("name"), f.section(), organisation, f.place)

    def _report_twice(self, entries: tuple[doc.ReportContent | doc.Recipient, ...], what: str) -> None:
        seen: dict[str, Place] = {}
        for entry in entries:
            if entry.key in seen:
                self.problems.add(entry.place, f"The {what} “{entry.key}” is here twice.", "each key once.")
            seen[entry.key] = entry.place

    # --- promises ---

    def promise(self, value: Value) -> Promise | None:
        f = Fields(
            value,
            "a promise",
            self.problems,
            required="key section text by cadence",
            optional="evidence not_checkable agenda note from to",
        )
        if not f.readable:
            return None
        if ("evidence" in f) == ("not_checkable" in f):
            self.problems.add(
                f.place, "A promise has evidence, or a reason why it has none.", "one of evidence and not_checkable."
            )
        agenda = f.slug_or_none("agenda")
        self.names.group(self.space, agenda, f.place_of("agenda"))
        cadence = f.value("cadence")
        evidence = f.value("evidence")
        starts_on, ends_on = f.span()
        return Promise(
            key=f.slug(),
            section=f.section() or "",
            text=f.text("text"),
            by=f.word("by", OWED_BY),
            cadence=read_cadence(cadence, self.problems) if cadence else NoFrequency(),
            evidence=self._evidence(evidence) if evidence else None,
            not_checkable=f.text("not_checkable"),
            agenda=agenda,
            note=f.text("note"),
            starts_on=starts_on,
            ends_on=ends_on,
            place=f.place,
        )

    def _evidence(self, value: Value) -> Evidence | None:
        """``section_11`` alone, or ``{meetings_held: {group: board}}``."""
        if isinstance(value, Simple) and isinstance(value.value, str):
            name, arguments, place = value.value, Mapped({}, {}, value.place), value.place
        elif isinstance(value, Mapped) and len(value.items) == 1:
            (name, inner), place = next(iter(value.items.items())), next(iter(value.key_places.values()))
            if not isinstance(inner, Mapped):
                self.problems.add(inner.place, f"The arguments of “{name}” are no mapping.", "{name: value}.")
                return None
            arguments = inner
        else:
            self.problems.add(value.place, "Evidence has one kind.", "a kind, or {kind: {argument: value}}.")
            return None
        kind = EVIDENCE.get(name)
        if kind is None:
            self.problems.add(place, f"There is no kind of evidence “{name}”.", choices(EVIDENCE, name))
            return None
        required = " ".join(each.name for each in kind.parameters if each.required)
        optional = " ".join(each.name for each in kind.parameters if not each.required)
        f = Fields(arguments, f"the evidence “{name}”", self.problems, required=required, optional=optional)
        found = {each.name: self._argument(f, each) for each in kind.parameters if each.name in f}
        return Evidence(name, tuple(sorted(found.items())))

    def _argument(self, f: Fields, parameter: Parameter) -> str | tuple[str, ...]:
        check = {
            "group": lambda key, place: self.names.group(self.space, key, place),
            "post": lambda key, place: self.names.post(self.space, key, place),
            "organisation": lambda key, place: self.names.organisation(self.space, key, place),
            "matter": lambda key, place: self.names.matter(self.space, key, place),
            "role": self.names.role,
            "standing": self._standing,
            "source": self._source,
            "word": lambda key, place: None,
        }[parameter.type.removesuffix("s")]
        if parameter.type.endswith("s"):
            listed = f.slugs(parameter.name)
            for key, place in listed:
                check(key, place)
            return tuple(key for key, _ in listed)
        key = f.text(parameter.name) if parameter.type in ("role", "standing") else f.slug(parameter.name)
        check(key, f.place_of(parameter.name))
        return key

    def _standing(self, word: str, place: Place) -> None:
        if word and word not in doc.STANDINGS:
            self.problems.add(place, f"“{word}” is no standing.", choices(doc.STANDINGS, word))

    def _source(self, word: str, place: Place) -> None:
        if word and word not in RECOMMENDATION_SOURCES:
            self.problems.add(place, f"No recommendation comes from “{word}”.", choices(RECOMMENDATION_SOURCES, word))
