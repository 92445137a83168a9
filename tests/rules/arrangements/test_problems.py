"""Every mistake is reported in its place, with what was expected; all at once."""
# ruff: noqa: E501 - a mistake is one row of a table

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnership.rules.arrangements import Known, Problem, read

GOOD = """\
space: anywhere
partnership: {name: Anywhere Partnership, short_name: ASCP, kind: children}
document:
  title: Arrangements
  published: 2024-09
  edition: WT2023
organisations:
  - key: council
    name: The Council
    category: local_authority
    standing: statutory_partner
  - key: icb
    name: The ICB
    category: integrated_care_board
    standing: statutory_partner
  - key: police
    name: The Police
    category: police
    standing: statutory_partner
  - key: college
    name: The College
    category: education
    standing: relevant_agency
posts:
  - key: dsp-council
    title: DSP
    role: dsp
    organisation: council
    holders:
      - {name: A. Invented, email: a@example.org, from: 2024-01-01, to: 2025-01-01}
      - {name: B. Invented, email: b@example.org, from: 2025-01-01}
  - {key: dsp-icb, title: DSP, role: dsp, organisation: icb}
  - {key: dsp-police, title: DSP, role: dsp, organisation: police}
groups:
  - key: board
    name: Board
    kind: board
    section: §5.1
    members:
      - {post: dsp-council, represents: council}
      - {post: dsp-icb}
      - {post: dsp-police}
    chairs:
      - {post: dsp-council, from: 2024-04-01, to: 2025-04-01}
      - {post: dsp-icb, from: 2025-04-01}
    terms:
      - from: 2024-04-01
        to: 2025-04-01
        quoracy: {all_of_category: statutory_partner}
      - from: 2025-04-01
        quoracy: {all_of: [council, icb, police]}
        chair: {one_of: [dsp-council, dsp-icb]}
        tolerance_seconds: 60
  - key: quality
    name: Quality
    kind: subgroup
    reports_to:
      - group: board
reserved:
  - {key: ratify, text: Ratify, role: lsp, section: §26}
links:
  - {key: panel, name: Panel, section: §6.5, website: "https://example.org"}
notes:
  - {key: unclear, title: Unclear, sections: [§5.1], text: It says, behaviour: We do}
yearly_report:
  approved_by: lsp
  contents:
    - {key: impact, title: Impact, section: §19.1a}
  recipients:
    - {key: commissioner, name: The Commissioner}
  published_by: [council]
promises:
  - key: board-meets
    section: §5.1
    text: The board meets
    by: dsp
    cadence: {every: 6, unit: weeks, tolerance_days: 7}
    evidence: {meetings_held: {group: board}}
  - key: attendance
    section: §8
    text: They attend
    by: dsp
    cadence: none
    evidence: {attendance_of: {group: board, posts: [dsp-council]}}
    agenda: board
  - key: way
    section: §2
    text: A way of working
    by: partnership
    cadence: none
    not_checkable: It is a way of working.
"""


def problems_of(text: str, known: Known | None = None) -> tuple[Problem, ...]:
    reading = read([("a.yaml", text)], known)
    assert not (reading.problems and reading.documents), "either documents or problems"
    return reading.problems


def test_the_base_is_good() -> None:
    assert problems_of(GOOD) == ()


# what is replaced, by what, the place of the problem in the changed line, words of the message, words of what is expected
MISTAKES = [
    # keys and types
    ("    kind: board", "    kindd: board", "kindd", "“kindd” is not a key of a group", "did you mean “kind”?"),
    ("    kind: board\n", "", "key: board", "a group lacks “kind”", "kind: …"),
    ("    kind: board", "    kind: bord", "bord", "“bord” is no kind", "did you mean “board”?"),
    ("    name: Board", "    name: 12", "12", "“name” is “12”", "text"),
    ("    name: Board", "    name: [a]", "name", "“name” is a list", "text"),
    ("    name: Board", "    name:", "name:", "“name” is empty", "text"),
    ("    name: Board", '    name: " "', '" "', "“name” is empty", "text"),
    ("  - key: board\n", "  - key: The Board\n", "The Board", "cannot be a key", "lower-case"),
    ("    title: DSP\n", "    title: DSP\n    title: Twice\n", "title: Twice", "“title” is here twice", "stands in line"),
    ("  approved_by: lsp", "  approved_by: lead", "lead", "“lead” is no approved_by", "lsp"),
    ("  approved_by: lsp", "  approved_by: team", "team", "The role “team” signs nothing", "dsp, lsp"),
    ("  published_by: [council]", "  published_by: council", "council", "“published_by” is not a list", "begin with"),
    ("  published_by: [council]", "  published_by: []", "published_by", "an empty list", "an entry"),
    ("  published_by: [council]", "  published_by: [council, council]", "council]", "listed twice", "each once"),
    ("links:\n  - {key", "links: {key", "{key: panel", "“links” is not a list", "begin with"),
    ("  - {key: ratify, text: Ratify, role: lsp, section: §26}", "  - ratify", "ratify", "is not written as a mapping", "keys:"),
    ("section: §26}", "section: §26, meaning: contribution}", "contribution}", "is no meaning", "did you mean “contributions”?"),
    ("tolerance_seconds: 60", "tolerance_seconds: soon", "soon", "Expected a whole number", "terms"),
    ("https://example.org", "example.org", '"example.org', "is not a web address", "https://"),
    ("a@example.org", "a.example.org", "a.example.org", "is not an e-mail address", "name@example.org"),
    # sections of the document and sections of the file
    ("    section: §5.1\n    members", "    section: 5.1\n    members", "5.1", "“section” is “5.1”", "did you mean “§5.1”?"),
    ("    section: §5.1\n    members", "    section: §5.1.a\n    members", "§5.1.a", "“section” is", "§3.4a"),
    ("sections: [§5.1]", "sections: [page 4]", "page 4", "“sections” is “page 4”", "p. 12"),
    ("promises:\n", "promisses:\n", "promisses", "There is no section “promisses”", "did you mean “promises”?"),
    ("yearly_report:\n", "document: {title: Again, published: 2024}\nyearly_report:\n", "document", "“document” is here twice", "stands in line 3"),
    ("space: anywhere\n", "space: Any Where\n", "Any Where", "“space” is not a key", "lower-case"),
    # dates
    ("from: 2024-01-01, to: 2025-01-01", "from: 2024-02-30, to: 2025-01-01", "2024-02-30", "not a day of the calendar", "2025-04-01"),
    ("from: 2024-01-01, to: 2025-01-01", "from: 2024-01-01, to: 2023-01-01", "2023-01-01", "is not after “from”", "first day"),
    ("from: 2024-01-01, to: 2025-01-01", "from: 2024-01-01, to: 2025-01-02", "{name: B", "Two holders of one post overlap", "“to:”"),
    ("from: 2024-01-01, to: 2025-01-01", "from: 2024-01-01", "{name: B", "Two holders of one post overlap", "“to:”"),
    ("from: 2024-01-01, to: 2025-01-01", 'from: "2024-01-01", to: 2025-01-01', '"2024', "“from” is “2024-01-01”", "without quotes"),
    ("  published: 2024-09", "  published: 2024-13", "2024-13", "“published” is “2024-13”", "2024-09"),
    ("  published: 2024-09", "  published: 2024-09\n  updated: 2023", "2023", "updated before it was published", "later"),
    ("  published: 2024-09", "  published: 2024-09\n  updated: 2025\n  review: 2024", "2024", "review is due before", "later"),
    # chairs, terms, members
    ("from: 2024-04-01, to: 2025-04-01}", "from: 2024-04-01, to: 2025-05-01}", "{post: dsp-icb, from", "Two chairs of one group", "to end"),
    ("        to: 2025-04-01\n", "", "from: 2025-04-01", "Two terms of reference overlap", "to end"),
    ("{post: dsp-icb, from: 2025-04-01}", "{post: dsp-police, from: 2025-04-01}", "{post: dsp-police, from", "do not let “dsp-police”", "dsp-icb"),
    ("      - {post: dsp-police}\n", "      - {post: dsp-icb}\n", "{post: dsp-icb}\n    chairs", "Two places of “dsp-icb”", "to end"),
    ("{all_of_category: statutory_partner}", "{all_of_categry: statutory_partner}", "quoracy", "exactly one of", "terms"),
    ("{all_of: [council, icb, police]}", "{all_of: [council, icb, college]}", "college]", "No body has the key 'college'", "terms"),
    ("{one_of: [dsp-council, dsp-icb]}", "{one_of: [dsp-nobody, dsp-icb]}", "dsp-nobody", "No post has the key 'dsp-nobody'", "terms"),
    # references
    ("post: dsp-police}", "post: dsp-polic}", "dsp-polic}", "There is no post “dsp-polic”", "did you mean “dsp-police”?"),
    ("represents: council", "represents: counsil", "counsil", "There is no organisation “counsil”", "did you mean “council”?"),
    ("      - group: board", "      - group: bord", "bord", "There is no group “bord”", "did you mean “board”?"),
    ("      - group: board", "      - {group: board, role: lsp}", "{group", "A reporting line has one end", "exactly one"),
    ("      - group: board", "      - group: quality", "group: quality", "in a circle: quality → quality", "upwards"),
    ("    role: dsp\n    organisation: council", "    role: dsp\n    organisation: college", "college", "not a statutory partner here", "council"),
    ("    role: dsp\n    organisation: council", "    role: dsp", "key: dsp-council", "acts for a body", "organisation"),
    ("name: Anywhere Partnership,", "name: Anywhere Partnership, host: nobody,", "nobody", "no organisation “nobody”", "council"),
    ("kind: children}", "kind: joint}", "{name: Anywhere", "two owners or more", "partners"),
    ("kind: children}", "kind: children, partners: [a, b]}", "a, b]", "There is no space “a”", "anywhere"),
    # promises
    ("{meetings_held: {group: board}}", "{meeting_held: {group: board}}", "meeting_held", "no kind of evidence “meeting_held”", "did you mean “meetings_held”?"),
    ("{meetings_held: {group: board}}", "{meetings_held: {grp: board}}", "grp", "“grp” is not a key of the evidence", "group"),
    ("{meetings_held: {group: board}}", "{recommendation_impact: {source: auditt}}", "auditt", "No recommendation comes from “auditt”", "did you mean “audit”?"),
    ("{meetings_held: {group: board}}", "{voice_heard: {source: scrutiny}}", "source", "“source” is not a key of the evidence “voice_heard”", ""),
    ("{meetings_held: {group: board}}", "{meetings_held: {group: bord}}", "bord", "There is no group “bord”", "board"),
    ("{meetings_held: {group: board}}", "meetings_held", "meetings_held", "lacks “group”", "group"),
    ("{meetings_held: {group: board}}", "{decision_on: {matter: ratfy}}", "ratfy", "no reserved matter “ratfy”", "ratify"),
    ("{meetings_held: {group: board}}", "{chair_held_by: {groups: [board], standing: partner}}", "partner}", "“partner” is no standing", "statutory_partner"),
    ("{meetings_held: {group: board}}", "{yearly_report_approved: {role: leads}}", "leads", "“leads” is no role", "lsp"),
    ("{meetings_held: {group: board}}", "{a: {}, b: {}}", "{a", "Evidence has one kind", "argument"),
    ("posts: [dsp-council]", "posts: [dsp-nobody]", "dsp-nobody", "There is no post “dsp-nobody”", "dsp-icb"),
    ("    not_checkable: It is a way of working.\n", "", "key: way", "or a reason why it has none", "one of evidence"),
    ("    agenda: board\n", "    agenda: nowhere\n", "nowhere", "There is no group “nowhere”", "board"),
    ("  - key: way", "  - key: attendance", "key: attendance\n    section: §2", "is in “promises” twice", "each key once"),
    # cadences
    ("{every: 6, unit: weeks, tolerance_days: 7}", "sometimes", "sometimes", "This is no cadence", "every: 6"),
    ("{every: 6, unit: weeks, tolerance_days: 7}", "{every: 0, unit: weeks}", "0", "“every” is 0", "from 1"),
    ("{every: 6, unit: weeks, tolerance_days: 7}", "{every: 6}", "{every", "lacks “unit”", "unit"),
    ("{every: 6, unit: weeks, tolerance_days: 7}", "{every: 6, unit: fortnights}", "fortnights", "is no unit", "weeks"),
    ("{every: 6, unit: weeks, tolerance_days: 7}", "{every: 6, unit: weeks, tolerance_days: 42}", "42", "as long as the time", "fewer than 42"),
    ("{every: 6, unit: weeks, tolerance_days: 7}", "{every: 6, unit: weeks, times: 2}", "{every", "This is no cadence", "one of"),
    ("{every: 6, unit: weeks, tolerance_days: 7}", "{times: 0, per: year}", "0", "“times” is 0", "from 1"),
    ("{every: 6, unit: weeks, tolerance_days: 7}", "{times: 2, per: month}", "month", "is no per", "year"),
    ("{every: 6, unit: weeks, tolerance_days: 7}", "{each: quater}", "quater", "is no each", "did you mean “quarter”?"),
    ("{every: 6, unit: weeks, tolerance_days: 7}", "{each: quarter, due: 30 September}", "30 September", "A day is named", "each: year only"),
    ("{every: 6, unit: weeks, tolerance_days: 7}", "{each: year, due: 31 September}", "31 September", "no day of every year", "30 September"),
    ("{every: 6, unit: weeks, tolerance_days: 7}", "{each: year, year: fiscal}", "fiscal", "is no year", "financial"),
    ("{every: 6, unit: weeks, tolerance_days: 7}", "{by: soon}", "soon", "“by” is “soon”", "2025-04-01"),
    # YAML
    ("    kind: board", "    kind: &b board", "&b", "Anchors and aliases", "written out"),
    ("    kind: board", "    kind: !str board", "!str", "The tag", "without a tag"),
    ("    kind: board", "    kind: 'board", "'board", "Not readable as YAML", "indentation"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "where", "message", "expected"), MISTAKES, ids=[f"{m[1].strip()[:50]}" for m in MISTAKES]
)
def test_each_mistake(old: str, new: str, where: str, message: str, expected: str) -> None:
    assert old in GOOD
    text = GOOD.replace(old, new, 1)
    found = [problem for problem in problems_of(text) if message in problem.message]
    assert found, [str(problem) for problem in problems_of(text)]
    problem = found[0]
    assert expected in problem.expected, str(problem)
    # The marked words stand where the problem says: at its line, at its column or a little after.
    lines = text.splitlines(keepends=True)
    rest = "".join(lines[problem.line - 1 :])
    assert where.rstrip(":") in rest[problem.column - 1 : problem.column + 40 + len(where)], str(problem)
    assert str(problem).startswith(f"a.yaml:{problem.line}:{problem.column}: ")


def test_all_problems_come_at_once_in_the_order_of_the_file() -> None:
    text = GOOD
    for old, new in [
        ("kind: board", "kind: bord"),
        ("post: dsp-icb}", "post: dsp-ibc}"),
        ("section: §26", "section: 26"),
        ("every: 6", "every: 0"),
        ("role: lsp, section", "role: lspp, section"),
    ]:
        text = text.replace(old, new, 1)
    found = problems_of(text)
    assert len(found) == 6, [str(problem) for problem in found]
    assert list(found) == sorted(found)


def test_a_circle_of_groups_is_named() -> None:
    text = GOOD.replace("    section: §5.1\n    members", "    reports_to:\n      - group: quality\n    members")
    (problem,) = problems_of(text)
    assert "in a circle: board → quality → board" in problem.message


def test_an_alias_bomb_is_refused_without_being_unfolded() -> None:
    bomb = "space: a\nx: &a [1]\n" + "".join(
        f"y{n}: &{b} [*{a}, *{a}]\n" for n, (a, b) in enumerate(zip("abcdef", "bcdefg", strict=True))
    )
    assert any("Anchors" in problem.message for problem in problems_of(bomb))


def test_an_edition_is_checked_when_editions_are_known() -> None:
    assert problems_of(GOOD, Known(editions={"WT2018"}))[0].message == "There is no guidance edition “WT2023”."
    assert problems_of(GOOD, Known(editions={"WT2023"})) == ()


JOINT = """\
space: together
partnership: {name: Together, short_name: T, kind: joint, partners: [anywhere, elsewhere]}
uses:
  - {organisation: council, standing: statutory_partner}
posts:
  - key: lead
    title: Lead
    role: lsp
    organisation: council
    follows:
      - {space: anywhere, post: dsp-council}
groups:
  - {key: forum, name: Forum, kind: lsp_forum, members: [{post: lead}]}
"""
ELSEWHERE = "space: elsewhere\npartnership: {name: Elsewhere, short_name: E, kind: children}\n"
REFERENCE = GOOD.replace(
    "reserved:\n",
    "  - {key: forum, name: Forum, kind: lsp_forum, lives_in: {space: together, group: forum}}\nreserved:\n",
    1,
)


def joint(reference: str = REFERENCE, together: str = JOINT) -> list[str]:
    reading = read([("a.yaml", reference), ("e.yaml", ELSEWHERE), ("t.yaml", together)])
    return [str(problem) for problem in reading.problems]


def test_joint_spaces() -> None:
    assert joint() == []
    documents = read([("t.yaml", JOINT), ("a.yaml", REFERENCE), ("e.yaml", ELSEWHERE)]).documents
    assert [document.space for document in documents] == ["anywhere", "elsewhere", "together"]


@pytest.mark.parametrize(
    ("reference", "together", "message"),
    [
        (REFERENCE.replace("group: forum}}", "group: form}}"), JOINT, "“together” has no group “form”. Expected: did you mean “forum”?"),
        (REFERENCE.replace("lives_in", "as_needed: true, lives_in"), JOINT, "so “as_needed” is not said here"),
        (REFERENCE, JOINT.replace("post: dsp-council", "post: dsp"), "“anywhere” has no post “dsp”"),
        (REFERENCE, JOINT.replace("{space: anywhere", "{space: anywere"), "There is no space “anywere”. Expected: did you mean “anywhere”?"),
        (REFERENCE, JOINT.replace("elsewhere]", "together]"), "A joint space cannot own itself"),
        (REFERENCE, JOINT.replace("organisation: council\n", "organisation: icb\n"), "of another space, not of this one"),
        (REFERENCE, JOINT.replace("uses:\n", "uses:\n  - {organisation: council, standing: other}\n"), "is used twice"),
        (REFERENCE, JOINT.replace("    follows", "    holders:\n      - {name: A, email: a@b.uk, from: 2024-01-01}\n    follows"), "one of the two"),
        (REFERENCE.replace("    holders:\n", "    follows: [{space: elsewhere, post: x}]\n    holders:\n"), JOINT, "Only posts of a joint space follow"),
        (REFERENCE, JOINT.replace("uses:", "organisations:\n  - {key: council, name: C, category: police, standing: other}\nuses:"), "is declared here under “organisations:”"),
        (REFERENCE, JOINT.replace("uses:\n  - {organisation: council,", "organisations:\n  - {key: council, name: C, category: police,"), "“council” is declared by “anywhere” too"),
    ],
)  # fmt: skip
def test_problems_between_spaces(reference: str, together: str, message: str) -> None:
    found = joint(reference, together)
    assert any(message in problem for problem in found), found


def test_a_missing_seat_of_a_statutory_partner_is_noticed() -> None:
    reading = read([("a.yaml", GOOD.replace("      - {post: dsp-icb}\n", ""))])
    assert [notice.message for notice in reading.notices] == [
        "“icb” has no seat in “board”, whose terms want every statutory partner."
    ]


WRECKAGE = [
    "[]",
    "{}",
    "null",
    "-1",
    "true",
    "2024-01-01",
    "- a",
    "{a: b}",
    "[1, {b: c}]",
    "&a",
    "*a",
    "!x y",
    "|",
    "? a",
]


@settings(deadline=None, max_examples=200)
@given(
    st.sampled_from([GOOD, JOINT]),
    st.lists(st.tuples(st.integers(0, 200), st.sampled_from([*WRECKAGE, "delete", "indent", "outdent"])), max_size=4),
)
def test_no_wreckage_of_a_file_breaks_the_reader(base: str, blows: list[tuple[int, str]]) -> None:
    """Whatever a file has become, the reader answers with documents or with problems that have a place."""
    lines = base.splitlines()
    for at, blow in blows:
        line = lines[at % len(lines)]
        key = line.split(":")[0] if ":" in line else line
        lines[at % len(lines)] = {"delete": "", "indent": f"  {line}", "outdent": line[2:]}.get(blow, f"{key}: {blow}")
    reading = read([("a.yaml", "\n".join(lines))])
    assert not (reading.documents and reading.problems)
    assert reading.documents or reading.problems
    assert all(problem.line >= 1 and problem.column >= 1 for problem in reading.problems)
