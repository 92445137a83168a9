"""Loading published arrangements: everything, again, changed, ended, refused, only checked."""

from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from hscp.spaces.acting import Context, acting
from hscp.spaces.models import JointSpace, Space
from partnership.models import (
    Arrangements,
    BankHoliday,
    Chairing,
    Group,
    GroupGrant,
    GuidanceEdition,
    Membership,
    Organisation,
    Participation,
    Person,
    Post,
    Promise,
    ReportingLine,
    ReservedMatter,
    Seat,
    StatuteClock,
    Terms,
)
from partnership.operations.people import add_person, appoint, appoint_chair, end_seat, link_account
from tests.factories.county import NEIGHBOUR, County, inside, make_county
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def county(tmp_path: Path) -> County:
    return make_county(tmp_path)


def load_all() -> str:
    out = StringIO()
    call_command("load_arrangements", stdout=out, no_color=True)
    return out.getvalue()


def count_everything() -> dict[str, int]:
    """Rows of every table that has to do with spaces, history included, and of the shared ones."""
    everywhere = Context(user_id=None, read=frozenset(Space.objects.values_list("pk", flat=True)))
    with acting(everywhere):
        return {
            model._meta.label: model._default_manager.count()
            for model in apps.get_models()
            if model._meta.app_label in ("partnership", "spaces")
        }


def refused(county: County, **options: Any) -> tuple[int, list[str]]:
    """The exit code and the problems of a load that must fail."""
    errors = StringIO()
    with pytest.raises(CommandError) as refusal:
        call_command("load_arrangements", county.folder, stdout=StringIO(), stderr=errors, no_color=True, **options)
    return refusal.value.returncode, errors.getvalue().splitlines()


# --- the published files ---


def test_everything_is_loaded_and_a_second_load_changes_nothing() -> None:
    first = load_all()
    assert "Herefordshire Safeguarding Children Partnership (herefordshire)" in first
    assert "adds post “Delegated Safeguarding Partner, West Mercia Police”" in first
    counted = count_everything()
    assert load_all().strip() == "Nothing to change."
    assert count_everything() == counted

    with inside("herefordshire"):
        assert Group.objects.count() == 12
        assert Group.objects.get(key="joint-case-review").located_in == Space.objects.get(slug="joint-case-review")
        board = Group.objects.get(key="board")
        chair = Chairing.objects.get(group=board)
        assert (chair.post.key, chair.ends_on) == ("dsp-council", date(2025, 9, 1))
        assert Membership.objects.filter(group=board, is_member=True).count() == 4
        assert {line.as_published for line in ReportingLine.objects.filter(group__key="mash")} >= {
            "Subgroups will report to the HSCP Board."
        }
        published = Arrangements.objects.get()
        assert (published.updated_on, published.updated_precision) == (date(2024, 9, 1), "month")
        assert Promise.objects.filter(not_checkable="").exists()
        assert not Seat.objects.exists(), "the file names no holders"
    joint = Space.objects.get(slug="lsp-forum")
    assert set(JointSpace.objects.filter(joint=joint).values_list("owner__slug", flat=True)) == {
        "herefordshire",
        "worcestershire",
    }
    with inside("worcestershire"):
        assert Participation.objects.filter(standing="statutory_partner").count() == 3
    assert StatuteClock.objects.get(key="rapid-review", edition__key="WT2023").length == 15
    assert not GuidanceEdition.objects.get(key="WT2026").is_verified
    assert not BankHoliday.objects.exists()


# --- an invented county ---


def test_another_county_is_loaded_with_people_who_have_no_account(county: County) -> None:
    assert "adds seat “Ann Invented, Delegated partner, Northmarch Council” (from 1 April 2025)" in county.load()
    with inside() as space:
        assert (space.name, space.kind) == ("Northmarch Safeguarding Children Partnership", "partnership")
        ann = Person.objects.get()
        assert (ann.email, ann.user_id) == ("ann@northmarch.example", None)
        seat = Seat.objects.get()
        assert (seat.person, seat.post.key, seat.role, seat.ends_on) == (ann, "dsp-council", "dsp", None)
        assert Terms.objects.get().data["quoracy"] == {"all_of_category": "statutory_partner"}
        assert Organisation.objects.get(key="march-schools").is_collective
        assert Group.objects.get(key="practice").reporting_lines.get().to_group.key == "board"
    assert county.load().strip() == "Nothing to change."


def test_a_changed_holder_ends_one_seat_and_begins_another(county: County) -> None:
    county.load()
    county.change(("{name: Ann Invented, email: ann@northmarch.example, from: 2025-04-01}",
                   "{name: Bob Invented, email: bob@northmarch.example, from: 2026-05-01}"))  # fmt: skip
    said = county.load()
    assert "ends seat “Ann Invented, Delegated partner, Northmarch Council” (on 1 May 2026)" in said
    assert "adds seat “Bob Invented, Delegated partner, Northmarch Council” (from 1 May 2026)" in said
    with inside():
        ann, bob = Seat.objects.order_by("starts_on")
        assert (ann.starts_on, ann.ends_on) == (date(2025, 4, 1), date(2026, 5, 1))
        assert (bob.starts_on, bob.ends_on) == (date(2026, 5, 1), None)
        assert Seat.history.filter(id=ann.pk, history_type="~", ends_on=date(2026, 5, 1)).exists()
    assert county.load().strip() == "Nothing to change."


def test_a_holder_taken_out_leaves_the_post_vacant_from_today(county: County, today: date) -> None:
    county.load()
    holders = "    holders:\n      - {name: Ann Invented, email: ann@northmarch.example, from: 2025-04-01}\n"
    county.change((holders, "")).load()
    with inside():
        assert Seat.objects.get().ends_on == today
    assert county.load().strip() == "Nothing to change."


def test_people_whom_the_product_seated_are_left_alone(county: County) -> None:
    county.load()
    with inside():
        appoint(post=Post.objects.get(key="dsp-icb"), person=add_person(name="Cy"), starts_on=date(2026, 1, 1))
        end_seat(seat=Seat.objects.get(person__name="Ann Invented"), ends_on=date(2026, 6, 1))
        board, police = Group.objects.get(key="board"), Post.objects.get(key="dsp-police")
        appoint_chair(group_id=board.pk, post=police, kind="chair", starts_on=date(2026, 4, 1))
    assert county.load().strip() == "Nothing to change."
    with inside():
        assert Seat.objects.get(person__name="Cy").ends_on is None
        assert Seat.objects.get(person__name="Ann Invented").ends_on == date(2026, 6, 1)
        assert Chairing.objects.get(post__key="dsp-police").ends_on is None


def test_a_group_taken_out_ends_with_its_places_and_keeps_its_rows(county: County, today: date) -> None:
    county.load()
    path = county.folder / county.name
    text = path.read_text()
    start, end = text.index("  - key: practice\n"), text.index("\nreserved:")
    path.write_text(text[:start] + text[end:])
    said = county.load()
    assert "ends group “Practice Group” (on 15 June 2026)" in said
    with inside():
        assert Group.objects.get(key="practice").ends_on == today
        assert Membership.objects.get(group__key="practice").ends_on == today
        assert ReportingLine.objects.get(group__key="practice").ends_on == today
    assert county.load().strip() == "Nothing to change."
    path.write_text(text)
    assert "reopens group “Practice Group”" in county.load()
    with inside():
        assert Group.objects.get(key="practice").ends_on is None


def test_a_post_taken_out_ends_its_seat_and_its_chair_with_the_rights(county: County, today: date) -> None:
    county.change(("to: 2026-04-01, ", "")).load()
    with inside():
        user = make_user("ann@northmarch.example")
        link_account(person=Person.objects.get(), user=user)
        assert GroupGrant.objects.filter(user=user, ends_on__isnull=True).exists()
    path = county.folder / county.name
    text = path.read_text()
    start, end = text.index("  - key: dsp-council\n"), text.index("  - {key: dsp-icb")
    text = text[:start] + text[end:]
    text = text.replace("    chairs:\n      - {post: dsp-council, from: 2025-04-01, section: §2.2}\n", "")
    path.write_text(text.replace("      - {post: dsp-council}\n", ""))
    county.load()
    with inside():
        assert Post.objects.get(key="dsp-council").ends_on == today
        assert Seat.objects.get().ends_on == today
        assert Chairing.objects.get().ends_on == today
        assert not GroupGrant.objects.filter(ends_on__isnull=True).exists()


def test_changed_terms_end_the_old_row_and_begin_a_new_one(county: County) -> None:
    county.load()
    county.change(("from: 2024-04-01\n        frequency: {every: 2, unit: months}",
                   "from: 2026-05-01\n        frequency: {every: 6, unit: weeks}"))  # fmt: skip
    county.load()
    with inside():
        new, old = Terms.objects.all()
        assert (old.starts_on, old.ends_on) == (date(2024, 4, 1), date(2026, 5, 1))
        assert (new.starts_on, new.ends_on) == (date(2026, 5, 1), None)
        assert new.data["frequency"] != old.data["frequency"]
    assert county.load().strip() == "Nothing to change."


def test_a_changed_role_begins_the_seat_anew_so_that_old_rights_end(county: County, today: date) -> None:
    county.load()
    county.change(("    role: dsp\n", "    role: member\n")).load()
    with inside():
        old, new = Seat.objects.order_by("starts_on")
        assert (old.role, old.ends_on) == ("dsp", today)
        assert (new.role, new.starts_on, new.ends_on) == ("member", today, None)
    assert county.load().strip() == "Nothing to change."


def test_a_new_edition_of_the_document_stands_beside_the_old_one(county: County) -> None:
    county.load()
    county.change(("published: 2024-04-01", "published: 2024-04-01\n  updated: 2025-05")).load()
    with inside():
        assert Arrangements.objects.count() == 2
    assert county.load().strip() == "Nothing to change."


def test_only_the_space_that_introduced_an_organisation_renames_it(county: County, tmp_path: Path) -> None:
    county.load()
    folder = tmp_path / "neighbour"
    folder.mkdir()
    neighbour = County(folder, "south.yaml").add("south.yaml", NEIGHBOUR)
    neighbour.load()
    renamed = "  - {key: march-police, name: Police of ours, category: police, standing: statutory_partner}\nuses:"
    neighbour.change(("uses:", renamed), ("  - {organisation: march-police, standing: statutory_partner}", ""))
    neighbour.change(("uses:\n\n", ""))
    code, problems = refused(neighbour)
    assert code == 1
    assert len(problems) == 1
    assert "“march-police” was introduced by “northmarch”; only that space may name it." in problems[0]
    assert "south.yaml:5:" in problems[0]
    assert Organisation.objects.get(key="march-police").name == "March Police"

    (county.folder / county.name).write_text(
        (county.folder / county.name).read_text().replace("name: March Police,", "name: Police of the March,")
    )
    renamed_by_owner = StringIO()
    call_command("load_arrangements", county.folder / county.name, stdout=renamed_by_owner, no_color=True)
    assert "renames organisation “March Police” (now “Police of the March”)" in renamed_by_owner.getvalue()


def test_ten_faults_are_told_at_once_and_nothing_is_written(county: County) -> None:
    county.change(
        ("kind: children", "kind: childish"),
        ("published: 2024-04-01", "published: soon"),
        ("category: police", "category: constables"),
        ("section: §3.2", "section: paragraph three"),
        ("email: ann@northmarch.example", "email: nobody"),
        ("kind: board", "kind: plank"),
        ("{post: dsp-icb}", "{post: dsp-nobody}"),
        ("all_of_category: statutory_partner", "all_of_categories: statutory_partner"),
        ("{every: 2, unit: months, tolerance_days: 7}", "{every: 0, unit: months}"),
        ("meetings_held: {group: board}", "meetings_felt: {group: board}"),
    )
    code, problems = refused(county)
    assert code == 1
    assert len(problems) >= 10
    lines = (county.folder / county.name).read_text().splitlines()
    for wrong in (
        "childish",
        "soon",
        "constables",
        "paragraph three",
        "nobody",
        "plank",
        "dsp-nobody",
        "meetings_felt",
    ):
        number = next(index for index, line in enumerate(lines, start=1) if wrong in line)
        told = [problem for problem in problems if f"county.yaml:{number}:" in problem]
        assert told, f"nothing is said of line {number}: {lines[number - 1]}"
        assert any("Expected:" in problem for problem in told)
    assert not Space.objects.exists()
    assert not Organisation.objects.exists()


def test_a_reserved_matter_keeps_what_it_is_marked_as(county: County) -> None:
    county.load()
    with inside():
        assert ReservedMatter.objects.get(key="ratify").meaning == "changes_of_arrangements"
    county.change((", meaning: changes_of_arrangements", "")).load()
    with inside():
        assert ReservedMatter.objects.get(key="ratify").meaning == ""


def test_the_manager_of_the_team_is_marked(county: County) -> None:
    marked = ("role: team, shared: true", "role: team, team_part: manager, shared: true")
    county.change(marked).load()
    with inside():
        assert Post.objects.get(key="team").team_part == "manager"
    county.change(("role: dsp, organisation: march-icb", "role: dsp, team_part: deputy, organisation: march-icb"))
    assert any("A post with the role “dsp” is not in the team" in problem for problem in refused(county)[1])


def test_what_the_database_refuses_is_told_with_its_place_too(county: County) -> None:
    county.load()
    county.change(("title: Delegated partner, Northmarch Council", f"title: {'very ' * 50}long"),
                  ("role: lsp, section: §9", "role: team, section: §9"))  # fmt: skip
    code, problems = refused(county)
    assert code == 1
    assert [problem.split(": ", 1)[1].split(". ")[0] for problem in problems] == [
        "“very very very very very very very very …” has 254 characters",
        "A matter cannot be reserved to the role “team”",
    ]
    with inside():
        assert Post.objects.get(key="dsp-council").title == "Delegated partner, Northmarch Council"


def test_check_prints_the_same_and_writes_nothing(county: County) -> None:
    before = count_everything()
    said = county.load(check=True)
    assert "adds post “Delegated partner, March ICB”" in said
    assert said.rstrip().endswith("This was a check: nothing was written.")
    assert count_everything() == before
    assert not Space.objects.exists()
    assert said.replace("This was a check: nothing was written.\n", "") == county.load()


def test_a_path_that_is_not_there_has_its_own_exit_code(tmp_path: Path) -> None:
    for path, words in ((tmp_path / "absent", "There is no file or folder"), (tmp_path, "There is no .yaml file in")):
        with pytest.raises(CommandError, match=words) as refusal:
            call_command("load_arrangements", path)
        assert refusal.value.returncode == 2


def test_a_file_that_is_no_text_is_one_of_the_problems(county: County) -> None:
    (county.folder / "picture.yaml").write_bytes(b"\xff\xd8\xff\xe0")
    code, problems = refused(county)
    assert code == 1
    assert any("picture.yaml:1:1: The file is not text in UTF-8." in problem for problem in problems)
