"""Readers of who there is: the partnership and its document, organisations, posts."""

from dataclasses import dataclass

from partnership.rules.arrangements import document as doc
from partnership.rules.arrangements.fields import Fields
from partnership.rules.arrangements.names import Names, SpaceNames
from partnership.rules.arrangements.overlaps import report_overlaps
from partnership.rules.arrangements.problems import Problems, choices
from partnership.rules.arrangements.source import Value


@dataclass(slots=True)
class Structure:
    """Reads the structural sections of one space."""

    space: str
    names: Names
    problems: Problems

    @property
    def here(self) -> SpaceNames:
        return self.names.spaces[self.space]

    # --- the space and its document ---

    def partnership(self, value: Value) -> doc.Partnership:
        f = Fields(
            value,
            "the partnership",
            self.problems,
            required="name short_name kind",
            optional="area website host partners impact_after_days",
        )
        kind = f.word("kind", doc.SPACE_KINDS)
        partners = f.slugs("partners")
        for slug, place in partners:
            self.names.space(slug, place)
            if slug == self.space:
                self.problems.add(place, "A joint space cannot own itself.", "the spaces that share it.")
        if f.readable and kind:
            if kind == "joint" and len(partners) < 2:
                self.problems.add(f.place_of("partners"), "A joint space has two owners or more.", "partners: [a, b].")
            if kind != "joint" and partners:
                self.problems.add(f.place_of("partners"), f"A space of kind “{kind}” has no owners.", "kind: joint.")
        host = f.slug_or_none("host")
        self.names.organisation(self.space, host, f.place_of("host"))
        return doc.Partnership(
            name=f.text("name"),
            short_name=f.text("short_name"),
            kind=kind,
            area=f.text("area"),
            website=f.web("website"),
            host=host,
            partners=tuple(slug for slug, _ in partners),
            impact_after_days=f.number("impact_after_days", most=730, default=90),
            place=f.place,
        )

    def publication(self, value: Value) -> doc.Publication | None:
        f = Fields(
            value,
            "the document",
            self.problems,
            required="title published",
            optional="updated review edition website",
        )
        edition = f.text("edition") or None
        self.names.edition(edition, f.place_of("edition"))
        published, updated, review = f.published("published"), f.published("updated"), f.published("review")
        if published and updated and updated.day < published.day:
            self.problems.add(f.place_of("updated"), "It was updated before it was published.", "a later date.")
        if updated and review and review.day < updated.day:
            self.problems.add(f.place_of("review"), "Its review is due before it was updated.", "a later date.")
        if published is None:
            return None
        return doc.Publication(f.text("title"), published, updated, review, edition, f.web("website"), f.place)

    def vision(self, value: Value) -> doc.Vision:
        f = Fields(value, "the vision", self.problems, optional="vision values principles pledge")
        vision = f.value("vision")
        return doc.Vision(
            vision=self._statement(vision) if vision else None,
            values=f.each("values", self._statement),
            principles=f.each("principles", self._statement),
            pledge=f.each("pledge", self._statement),
            place=f.place,
        )

    def _statement(self, value: Value) -> doc.Statement:
        f = Fields(value, "a statement", self.problems, required="text", optional="section")
        return doc.Statement(f.text("text"), f.section())

    # --- organisations ---

    def organisation(self, value: Value) -> tuple[doc.Organisation, doc.Membership] | None:
        f = Fields(
            value,
            "an organisation",
            self.problems,
            required="key name category standing",
            optional="section collective",
        )
        key, category = f.slug(), f.word("category", doc.CATEGORIES)
        standing = f.word("standing", doc.STANDINGS)
        known = self.names.known.organisations.get(key)
        if known and known.introduced_by != self.space:
            self.problems.add(
                f.place_of("key"),
                f"“{key}” was introduced by “{known.introduced_by}”; only that space may name it.",
                f"the key under “uses:”, as “- organisation: {key}”.",
            )
        for other, space in self.names.spaces.items():
            if other == self.space:
                break
            if key in space.declared:
                self.problems.add(
                    f.place_of("key"),
                    f"“{key}” is declared by “{other}” too; only one space may name it.",
                    f"the key under “uses:” in one of the two, as “- organisation: {key}”.",
                )
        if not f.readable:
            return None
        return (
            doc.Organisation(key, f.text("name"), category, f.flag("collective"), f.place),
            doc.Membership(key, standing, category, f.section(), True, f.place),
        )

    def use(self, value: Value) -> doc.Membership | None:
        f = Fields(value, "a used organisation", self.problems, required="organisation standing", optional="section")
        key = f.slug("organisation")
        category = self.names.category_of(key)
        if key in self.here.declared:
            self.problems.add(
                f.place_of("organisation"), f"“{key}” is declared here under “organisations:”.", "one of the two."
            )
        elif key and category is None:
            every = {*self.names.known.organisations, *(k for s in self.names.spaces.values() for k in s.declared)}
            self.problems.add(
                f.place_of("organisation"),
                f"No arrangements introduce the organisation “{key}”.",
                f"load those first, or declare it under “organisations:”; {choices(every, key)}",
            )
        if not f.readable:
            return None
        return doc.Membership(key, f.word("standing", doc.STANDINGS), category or "", f.section(), False, f.place)

    # --- posts ---

    def post(self, value: Value) -> doc.Post | None:
        f = Fields(
            value,
            "a post",
            self.problems,
            required="key title role",
            optional="organisation section office team_part shared follows holders",
        )
        role = f.word("role", doc.ROLES)
        organisation = f.slug_or_none("organisation")
        self.names.organisation(self.space, organisation, f.place_of("organisation"))
        if f.readable and role in ("lsp", "dsp") and organisation is None:
            self.problems.add(
                f.place, "A lead or delegated safeguarding partner acts for a body.", "organisation: its key."
            )
        elif (
            role in ("lsp", "dsp")
            and organisation in self.here.organisations
            and organisation not in self.here.statutory
        ):
            self.problems.add(
                f.place_of("organisation"),
                f"“{organisation}” is not a statutory partner here, so it has no {role.upper()}.",
                choices(self.here.statutory),
            )
        holders, shared = f.each("holders", self._holder), f.flag("shared")
        if not shared:
            report_overlaps(holders, "Two holders of one post", self.problems)
        follows = f.each("follows", self._follows)
        if follows and self.here.kind != "joint":
            self.problems.add(f.place_of("follows"), "Only posts of a joint space follow others.", "holders: ….")
        if follows and holders:
            self.problems.add(
                f.place_of("holders"), "This post follows others and has their holders.", "one of the two."
            )
        team_part = f.word("team_part", doc.TEAM_PARTS)
        if team_part and role and role != "team":
            self.problems.add(
                f.place_of("team_part"), f"A post with the role “{role}” is not in the team.", "role: team."
            )
        if not f.readable:
            return None
        return doc.Post(
            key=f.slug(),
            title=f.text("title"),
            role=role,
            organisation=organisation,
            section=f.section(),
            office=f.text("office"),
            team_part=team_part,
            shared=shared,
            follows=follows,
            holders=holders,
            place=f.place,
        )

    def _holder(self, value: Value) -> doc.Holder | None:
        f = Fields(value, "a holder", self.problems, required="name email from", optional="to")
        starts_on, ends_on = f.span()
        name, email = f.text("name"), f.email("email")
        return doc.Holder(name, email, starts_on, ends_on, f.place) if starts_on else None

    def _follows(self, value: Value) -> doc.PostReference | None:
        f = Fields(value, "a followed post", self.problems, required="space post")
        space, post = f.slug("space"), f.slug("post")
        self.names.space(space, f.place_of("space"))
        posts = self.names.foreign_posts(space)
        if posts and post and post not in posts:
            self.problems.add(f.place_of("post"), f"“{space}” has no post “{post}”.", choices(posts, post))
        return doc.PostReference(space, post, f.place) if f.readable else None
