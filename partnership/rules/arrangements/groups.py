"""Readers of the groups: where they live, who sits in them, their terms, to whom they report."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from partnership.rules.arrangements import document as doc
from partnership.rules.arrangements.fields import Fields
from partnership.rules.arrangements.names import Names, SpaceNames
from partnership.rules.arrangements.overlaps import report_overlaps
from partnership.rules.arrangements.problems import Problems, choices
from partnership.rules.arrangements.source import Mapped, Value, find, plain
from partnership.rules.terms import (
    STATUTORY_PARTNER,
    AllOf,
    Bodies,
    Chairing,
    Terms,
    TermsInvalid,
    leaves_of,
    parse_terms,
)


@dataclass(slots=True)
class Groups:
    """Reads the groups of one space."""

    space: str
    names: Names
    problems: Problems

    @property
    def here(self) -> SpaceNames:
        return self.names.spaces[self.space]

    def group(self, value: Value) -> doc.Group | None:
        f = Fields(
            value,
            "a group",
            self.problems,
            required="key name kind",
            optional="short_name section purpose as_needed reports_to chairs vice_chairs members terms lives_in",
        )
        if not f.readable:
            return None
        lives_in = self._lives_in(f)
        members = f.each("members", self._member)
        for post in {member.post for member in members}:
            report_overlaps(
                [m for m in members if m.post == post], f"Two places of “{post}” in one group", self.problems
            )
        terms = f.each("terms", lambda entry: self._terms(entry, members))
        report_overlaps(terms, "Two terms of reference", self.problems)
        chairs, vice_chairs = f.each("chairs", self._chair), f.each("vice_chairs", self._chair)
        report_overlaps(chairs, "Two chairs of one group", self.problems)
        report_overlaps(vice_chairs, "Two vice-chairs of one group", self.problems)
        self._report_wrong_chairs(chairs, [(each, each.terms.chairing, "chair") for each in terms])
        self._report_wrong_chairs(vice_chairs, [(each, each.terms.chairing, "vice_chair") for each in terms])
        if not f.flag("as_needed"):
            self._notice_missing_partners(f, terms, members)
        return doc.Group(
            key=f.slug(),
            name=f.text("name"),
            kind=f.word("kind", doc.GROUP_KINDS),
            short_name=f.text("short_name"),
            section=f.section(),
            purpose=f.text("purpose"),
            as_needed=f.flag("as_needed"),
            reports_to=f.each("reports_to", self._line),
            chairs=chairs,
            vice_chairs=vice_chairs,
            members=members,
            terms=terms,
            lives_in=lives_in,
            place=f.place,
        )

    def _lives_in(self, f: Fields) -> doc.GroupReference | None:
        value = f.value("lives_in")
        if value is None:
            return None
        for name in ("chairs", "vice_chairs", "members", "terms", "as_needed"):
            if name in f:
                self.problems.add(
                    f.place_of(name), f"This group lives in another space, so “{name}” is not said here.", "it there."
                )
        inner = Fields(value, "the space a group lives in", self.problems, required="space group")
        space, group = inner.slug("space"), inner.slug("group")
        groups = self.names.foreign_groups(space)
        found = space in self.names.spaces or space in self.names.known.spaces
        if found and group and group not in groups:
            self.problems.add(inner.place_of("group"), f"“{space}” has no group “{group}”.", choices(groups, group))
        if space and not found:
            self.problems.notice(
                inner.place_of("space"),
                f"The joint space “{space}” is not loaded; the group is shown without a link until it is.",
            )
        return doc.GroupReference(space, group, found, inner.place) if inner.readable else None

    def _member(self, value: Value) -> doc.Member | None:
        f = Fields(value, "a member", self.problems, required="post", optional="represents part from to section")
        post = f.slug("post")
        self.names.post(self.space, post, f.place_of("post"))
        represents = f.slug_or_none("represents")
        self.names.organisation(self.space, represents, f.place_of("represents"))
        starts_on, ends_on = f.span()
        if not f.readable:
            return None
        return doc.Member(
            post=post,
            represents=represents or self.here.posts.get(post),
            part=f.word("part", doc.PARTS, "member"),
            starts_on=starts_on,
            ends_on=ends_on,
            section=f.section(),
            place=f.place,
        )

    def _chair(self, value: Value) -> doc.ChairTerm | None:
        f = Fields(value, "a chair", self.problems, required="post from", optional="to section")
        post = f.slug("post")
        self.names.post(self.space, post, f.place_of("post"))
        starts_on, ends_on = f.span()
        section = f.section()
        return doc.ChairTerm(post, starts_on, ends_on, section, f.place) if starts_on else None

    def _report_wrong_chairs(
        self, chairs: Iterable[doc.ChairTerm], terms: Sequence[tuple[doc.DatedTerms, Chairing, str]]
    ) -> None:
        """A dated chair must be one whom the terms of its first day allow, where these name posts."""
        for chair in chairs:
            for dated, chairing, office in terms:
                holds = dated.starts_on <= chair.starts_on and (
                    dated.ends_on is None or chair.starts_on < dated.ends_on
                )
                allowed = getattr(chairing, office)
                if holds and allowed and allowed.posts and chair.post not in allowed.posts:
                    self.problems.add(
                        chair.place,
                        f"The terms of that day (line {dated.place.line}) do not let “{chair.post}” hold this office.",
                        choices(allowed.posts, chair.post),
                    )

    def _notice_missing_partners(
        self, f: Fields, terms: Sequence[doc.DatedTerms], members: Sequence[doc.Member]
    ) -> None:
        """Terms that want every statutory partner say nothing about one without a seat: worth telling."""
        seated = {member.represents for member in members if member.part == "member"}
        for each in terms:
            if AllOf(Bodies(category=STATUTORY_PARTNER)) in leaves_of(each.terms.quoracy):
                for absent in [key for key in self.here.statutory if key not in seated]:
                    self.problems.notice(
                        each.place, f"“{absent}” has no seat in “{f.slug()}”, whose terms want every statutory partner."
                    )

    def _line(self, value: Value) -> doc.ReportingLine | None:
        f = Fields(value, "a reporting line", self.problems, optional="group role outside section as_published")
        given = [name for name in ("group", "role", "outside") if name in f]
        if f.readable and len(given) != 1:
            self.problems.add(f.place, "A reporting line has one end.", "exactly one of group, role and outside.")
        group = f.slug_or_none("group")
        self.names.group(self.space, group, f.place_of("group"))
        return doc.ReportingLine(
            group=group,
            role=f.word("role", doc.ROLES) or None,
            outside=f.text("outside"),
            section=f.section(),
            as_published=f.text("as_published"),
            place=f.place,
        )

    def _terms(self, value: Value, members: Sequence[doc.Member]) -> doc.DatedTerms | None:
        """``from`` and ``to`` are read here, everything else by the rules of terms."""
        if not isinstance(value, Mapped):
            Fields(value, "the terms", self.problems, required="from quoracy")
            return None
        dates = {key: item for key, item in value.items.items() if key in ("from", "to")}
        f = Fields(
            Mapped(dates, value.key_places, value.place), "the terms", self.problems, required="from", optional="to"
        )
        starts_on, ends_on = f.span()
        rest = {key: plain(item) for key, item in value.items.items() if key not in dates}
        terms: Terms | None = None
        try:
            terms = parse_terms(
                rest,
                bodies=sorted({member.represents for member in members if member.represents}),
                categories=sorted({STATUTORY_PARTNER, *doc.CATEGORIES}),
                posts=sorted(self.here.posts),
            )
        except TermsInvalid as invalid:
            for problem in invalid.problems:
                place = find(value, problem.path)
                self.problems.add(place, problem.sentence, "terms as the guide to the format describes them.")
        if "citation" in value.items:
            Fields(
                Mapped({"citation": value.items["citation"]}, value.key_places, value.place),
                "the terms",
                self.problems,
                optional="citation",
            ).section("citation")
        return doc.DatedTerms(starts_on, terms, ends_on, f.place) if starts_on and terms else None


def report_cycles(groups: Sequence[doc.Group], problems: Problems) -> None:
    """Groups may not report to each other in a circle; reported once, at the line that closes it."""
    lines = {group.key: [line for line in group.reports_to if line.group] for group in groups}
    done: set[str] = set()

    def walk(key: str, path: tuple[str, ...]) -> None:
        for line in lines.get(key, ()):
            assert line.group  # noqa: S101 - kept above
            if line.group in path:
                circle = " → ".join((*path[path.index(line.group) :], line.group))
                problems.add(line.place, f"Groups report in a circle: {circle}.", "a line that leads upwards.")
            elif line.group not in done:
                walk(line.group, (*path, line.group))
        done.add(key)

    for key in lines:
        if key not in done:
            walk(key, (key,))
