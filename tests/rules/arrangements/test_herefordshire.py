"""The folders that come with the product: what they say, and that they say it of the published document."""

import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from partnership.enums import Meaning
from partnership.rules.arrangements import Arrangements, Group, Reading, read
from partnership.rules.arrangements.document import MEANINGS
from partnership.rules.promises import EVIDENCE, ByDate, Each, Interval, NoFrequency, TimesAYear
from partnership.rules.terms import AllOf, Bodies, Deputies
from reporting.management.commands.print_docs import roles_page
from tests.rules.arrangements.paragraphs import WITHOUT, paragraphs

FOLDER = Path(__file__).parents[3] / "arrangements"


@cache
def everything() -> Reading:
    return load("")


def load(folder: str) -> Reading:
    return read(
        [(str(file.relative_to(FOLDER)), file.read_text()) for file in sorted((FOLDER / folder).rglob("*.yaml"))]
    )


def space(slug: str) -> Arrangements:
    return next(document for document in everything().documents if document.space == slug)


def group(slug: str, key: str) -> Group:
    return next(each for each in space(slug).groups if each.key == key)


def test_everything_is_read_without_a_problem_or_notice() -> None:
    assert everything().problems == ()
    assert everything().notices == ()
    assert [document.space for document in everything().documents] == [
        "herefordshire",
        "herefordshire-adults",
        "herefordshire-community-safety",
        "worcestershire",
        "joint-case-review",
        "lsp-forum",
    ]


def test_herefordshire_loads_alone_and_says_what_it_misses() -> None:
    alone = load("herefordshire")
    assert alone.problems == ()
    assert len(alone.documents) == 1
    assert [notice.message.split("“")[1].split("”")[0] for notice in alone.notices] == [
        "joint-case-review",
        "lsp-forum",
        "herefordshire-adults",
        "herefordshire-community-safety",
    ]
    reference = next(each for each in alone.documents[0].groups if each.key == "lsp-forum").lives_in
    assert reference is not None
    assert reference.found is False


def test_the_document_keeps_the_precision_of_its_dates() -> None:
    publication = space("herefordshire").publication
    assert publication is not None
    assert str(publication.published) == "September 2019"
    assert str(publication.updated) == "September 2024"
    assert str(publication.review) == "September 2025"
    assert publication.edition == "WT2023"


def test_three_statutory_partners_shared_and_introduced_once() -> None:
    here = space("herefordshire")
    statutory = {m.organisation: m.category for m in here.memberships if m.counts_as == "statutory_partner"}
    assert statutory == {
        "herefordshire-council": "local_authority",
        "herefordshire-and-worcestershire-icb": "integrated_care_board",
        "west-mercia-police": "police",
    }
    declared = [organisation.key for document in everything().documents for organisation in document.organisations]
    assert len(declared) == len(set(declared))
    abroad = {m.organisation: m.declared_here for m in space("worcestershire").memberships}
    assert abroad == {
        "worcestershire-county-council": True,
        "herefordshire-and-worcestershire-icb": False,
        "west-mercia-police": False,
    }


def test_nobody_real_is_named() -> None:
    assert all(not post.holders for document in everything().documents for post in document.posts)
    # The people whom the published document names, by family name, turned round so as not to name them here either.
    named = ["reklaw", "repooc", "ttekcirt", "llessur", "niaw", "niaboc", "notpmorc"]
    pattern = re.compile(rf"\b({'|'.join(name[::-1] for name in named)})\b", re.IGNORECASE)
    for file in FOLDER.rglob("*.yaml"):
        assert not pattern.search(file.read_text()), file


def test_posts() -> None:
    posts = {post.key: post for post in space("herefordshire").posts}
    assert {key for key, post in posts.items() if post.role == "lsp"} == {"lsp-council", "lsp-icb", "lsp-police"}
    assert {key for key, post in posts.items() if post.role == "dsp"} == {"dsp-council", "dsp-icb", "dsp-police"}
    education = ["education-director", "education-safeguarding-lead", "education-officer"]
    assert [posts[key].section for key in education] == ["§10.1", "§10.6", "§7.16"]
    assert posts["scrutineer"].organisation is None
    assert posts["accountable-body"].office == "Director of Children Services"


def test_the_board() -> None:
    board = group("herefordshire", "board")
    members = {member.post: member.represents for member in board.members if member.part == "member"}
    assert members == {
        "dsp-council": "herefordshire-council",
        "dsp-icb": "herefordshire-and-worcestershire-icb",
        "dsp-police": "west-mercia-police",
        "education-director": "education-skills-and-learning",
    }
    assert [(chair.post, chair.starts_on, chair.ends_on) for chair in board.chairs] == [
        ("dsp-council", date(2024, 9, 1), date(2025, 9, 1))
    ]
    chairing = board.terms[0].terms.chairing
    assert chairing.chair is not None
    assert (chairing.chair.posts, chairing.term_months) == (("dsp-council", "dsp-icb", "dsp-police"), 12)


def test_six_delivery_subgroups_and_the_other_groups() -> None:
    kinds = {each.key: each.kind for each in space("herefordshire").groups}
    assert [key for key, kind in kinds.items() if kind == "subgroup"] == [
        "quality-and-effectiveness",
        "development-and-practice",
        "joint-case-review",
        "mash",
        "education",
        "child-exploitation-and-missing",
    ]
    assert {"lsp_forum", "summit", "practitioner_forum", "task_and_finish", "priority", "board"} <= set(kinds.values())
    assert [line.group for line in group("herefordshire", "mash").reports_to] == ["quality-and-effectiveness", "board"]
    vice_chairs = group("herefordshire", "education").vice_chairs
    assert [chair.post for chair in vice_chairs] == ["education-officer"]


@pytest.mark.parametrize("slug", ["herefordshire", "lsp-forum", "joint-case-review"])
def test_quoracy_is_paragraph_8_everywhere(slug: str) -> None:
    dated = [terms for each in space(slug).groups for terms in each.terms]
    assert dated
    for terms in dated:
        assert terms.terms.quoracy == AllOf(Bodies(category="statutory_partner"))
        assert terms.terms.deputies is Deputies.NOT_ALLOWED
        assert (terms.terms.tolerance_seconds, terms.terms.ratify_afterwards) == (0, False)
        assert terms.terms.citation == "§8"


def test_joint_groups_live_in_spaces_of_their_own() -> None:
    for slug, home in [("lsp-forum", "forum"), ("joint-case-review", "case-review")]:
        reference = group("herefordshire", slug).lives_in
        assert reference is not None
        assert (reference.space, reference.group, reference.found) == (slug, home, True)
    forum = {post.key: [(f.space, f.post) for f in post.follows] for post in space("lsp-forum").posts}
    assert forum["lsp-police"] == [("herefordshire", "lsp-police"), ("worcestershire", "lsp-police")]
    represented = [member.represents for member in group("lsp-forum", "forum").members if member.part == "member"]
    assert len(represented) == len(set(represented)) == 4
    assert space("joint-case-review").partnership.partners == (
        "herefordshire",
        "herefordshire-adults",
        "herefordshire-community-safety",
    )


def test_what_every_county_reads_names_no_county() -> None:
    for file in sorted((FOLDER / "national").glob("*.yaml")):
        assert "herefordshire" not in file.read_text().casefold(), file.name
    assert "§" not in roles_page()


def test_reserved_matters() -> None:
    matters = {matter.key: (matter.section, matter.role) for matter in space("herefordshire").reserved}
    assert {"§26", "§20.1", "§13.5", "§3.3", "§19.2", "§3.1"} <= {section for section, _ in matters.values()}
    assert {role for _, role in matters.values()} == {"lsp"}
    assert {matter.meaning: matter.section for matter in space("herefordshire").reserved if matter.meaning} == {
        "contributions": "§20.1",
        "changes_of_arrangements": "§26",
    }
    assert tuple(Meaning.values) == MEANINGS


@pytest.mark.parametrize(
    ("key", "section", "cadence"),
    [
        ("board-six-weekly", "§5.1", Interval(6, "weeks", 7)),
        ("lsp-forum-twice-yearly", "§3.1", TimesAYear(2, "financial")),
        ("case-review-quarterly", "§14.3", Each("quarter", "financial", tolerance_days=14)),
        ("take-up-quarterly", "§17.7", Each("quarter", "financial", tolerance_days=14)),
        ("section-11", "§3.4a", Interval(24, "months", 31)),
        ("monthly-drop-in", "§10.6", Each("month", tolerance_days=7)),
        ("termly-newsletter", "§10.8", TimesAYear(3, "academic", 14)),
        ("threshold-workshops", "§13.4", ByDate(date(2025, 3, 31))),
        ("lsp-hold-delegates-to-account", "§3.1", NoFrequency()),
        ("internal-assurance-shared", "§7.3", NoFrequency()),
    ],
)
def test_promises_by_name(key: str, section: str, cadence: object) -> None:
    found = next(each for each in space("herefordshire").promises if each.key == key)
    assert (found.section, found.cadence) == (section, cadence)


def test_every_promise_is_checkable_or_says_why_not() -> None:
    promises = space("herefordshire").promises
    assert len(promises) >= 100
    assert all((each.evidence is None) == bool(each.not_checkable) for each in promises)
    assert all(each.evidence.kind in EVIDENCE for each in promises if each.evidence)
    named = [
        each.evidence.argument("content")
        for each in promises
        if each.evidence and each.evidence.kind == "yearly_report_section"
    ]
    report = space("herefordshire").yearly_report
    assert report is not None
    assert {content.key for content in report.contents} == set(named)
    presented = {
        each.evidence.argument("to")
        for each in promises
        if each.evidence and each.evidence.kind == "yearly_report_presented"
    }
    assert presented == {recipient.key for recipient in report.recipients}


def test_who_has_no_published_reporting_line_is_noted() -> None:
    silent = {each.key for each in space("herefordshire").groups if not each.reports_to and not each.lives_in}
    note = next(each for each in space("herefordshire").notes if each.key == "to-whom-other-groups-report")
    assert silent == {"summit", "practitioner-forum", "task-and-finish", "priority-groups"}
    assert {"§5.7", "§7.8", "§7.10", "§18.3"} <= set(note.sections)


def test_every_paragraph_is_named_by_a_promise_or_promises_nothing() -> None:
    named = {promise.section for promise in space("herefordshire").promises}
    assert [one for one in paragraphs() if one not in named and one not in WITHOUT] == []
    assert named & set(WITHOUT) == set()
    assert set(WITHOUT) <= set(paragraphs())


@pytest.mark.parametrize(
    ("section", "words"),
    [
        ("§2.5", "give them a voice"),
        ("§7.17", "national requirements and developments"),
        ("§7.17", "strategic oversight, scrutiny and challenge"),
        ("§10.8", "attendance from School staff"),
        ("§12.3", "views gathered from children"),
        ("§13.4", "continuum of need"),
        ("§13.4", "consultation with both families and practitioners"),
        ("§15.3", "workshops/webinars"),
        ("§16.3", "considered for workforce development"),
        ("§16.3", "close working relationship"),
        ("§17.3", "overseen on behalf of the Partnership Board"),
        ("§17.3", "already provided by partners"),
    ],
)
def test_each_sentence_of_a_paragraph_with_several_is_there(section: str, words: str) -> None:
    assert [each for each in space("herefordshire").promises if each.section == section and words in each.text]


def test_every_chapter_that_promises_something_is_there() -> None:
    chapters = {int(m.group(1)) for p in space("herefordshire").promises if (m := re.match(r"§(\d+)", p.section))}
    # §4 describes the area.
    assert chapters == set(range(1, 27)) - {4}


def test_links_and_notes() -> None:
    here = space("herefordshire")
    sections = [link.section for link in here.links]
    assert sections[:3] == ["§6.8", "§6.11", "§6.10"], "first the three that §5.8 names for the picture of appendix 1"
    assert sorted(sections[:9], key=lambda each: int(each[3:])) == [f"§6.{number}" for number in range(5, 14)]
    noted = {section for note in here.notes for section in note.sections}
    assert {"§3.4a", "§5.1", "§20.4", "Appendix 1", "Appendix 2", "§13.1", "§7.15", "§7.16", "§16.1"} <= noted
    assert {"§7.8", "§6.16", "§8", "§10.6", "§26", "§11.1"} <= noted


def test_the_national_tables() -> None:
    national = everything().national
    assert national is not None
    assert [edition.key for edition in national.editions] == ["WT2018", "WT2023", "WT2026"]
    clocks = {clock.key: clock for clock in national.clocks}
    assert (clocks["notification"].length, clocks["notification"].unit) == (5, "working_days")
    assert clocks["rapid-review"].other_starts == ("becoming-aware",)
    assert (clocks["practice-review"].length, clocks["practice-review"].unit) == (6, "months")
    assert clocks["advance-copies"].direction == "before"
    assert not clocks["advance-copies"].verified
    asked = {edition: [h.key for h in national.headings if edition in h.editions] for edition in ("WT2018", "WT2023")}
    first = ["impact", "little-progress", "review-recommendations", "feedback"]
    assert asked["WT2018"][:4] == asked["WT2023"][:4] == first
    assert set(asked["WT2018"]) < set(asked["WT2023"])
