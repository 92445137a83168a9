"""No kind of problem hides another: what the reader finds and what the database would refuse are told together."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.db import transaction

from hscp.spaces.models import Space
from partnership import models
from partnership.models import Organisation, Post, ReservedMatter
from partnership.operations.arrangements import CannotLoad, load, what_is_known
from partnership.rules.arrangements import Reading, lengths, read
from tests.factories.county import County, make_county

pytestmark = pytest.mark.django_db


@pytest.fixture
def county(tmp_path: Path) -> County:
    return make_county(tmp_path)


def test_a_misspelt_key_does_not_hide_a_text_that_is_too_long_or_a_role(county: County) -> None:
    county.change(
        ("title: Delegated partner, Northmarch Council", f"title: {'very ' * 50}long"),
        ("role: lsp, section: §9", "role: team, section: §9"),
        ("short_name: ", "shortname: "),
    )
    with pytest.raises(CannotLoad) as refusal:
        load(reading=read([("county.yaml", (county.folder / county.name).read_text())]), day=date(2026, 6, 15))
    problems = [str(each) for each in refusal.value.problems]
    lines = (county.folder / county.name).read_text().splitlines()
    for wrong, said in (
        ("shortname", "“shortname” is not a key of the partnership"),
        ("very very", "“very very very very very very very very …” has 254 characters"),
        ("role: team, section: §9", "A matter cannot be reserved to the role “team”"),
    ):
        number = next(index for index, line in enumerate(lines, start=1) if wrong in line)
        assert [each for each in problems if f"county.yaml:{number}:" in each and said in each], said
    assert not Space.objects.exists()


def test_an_organisation_refused_does_not_hide_what_comes_after_it(county: County) -> None:
    county.load()
    document = read([("a.yaml", (county.folder / county.name).read_text())], what_is_known()).documents[0]
    bodies = tuple(replace(each, name="very " * 50) for each in document.organisations[:1])
    posts = tuple(replace(each, title="long " * 50) for each in document.posts[:1])
    wrong = replace(document, organisations=bodies + document.organisations[1:], posts=posts + document.posts[1:])
    with pytest.raises(CannotLoad) as refusal, transaction.atomic():
        load(reading=Reading((wrong,)), day=date(2026, 6, 15))
    assert [each.message[:10] for each in refusal.value.problems] == ["“very very", "“long long"]


COLUMNS = {
    "the partnership": {
        "name": (Space, "name"),
        "short_name": (Space, "short_name"),
        "area": (models.Partnership, "area"),
    },
    "the document": {"title": (models.Arrangements, "title")},
    "an organisation": {"name": (Organisation, "name")},
    "a post": {"title": (Post, "title"), "office": (Post, "office")},
    "a holder": {"name": (models.Person, "name")},
    "a group": {"name": (models.Group, "name"), "short_name": (models.Group, "short_name")},
    "a reporting line": {"outside": (models.ReportingLine, "to_outside")},
    "a reserved matter": {"text": (ReservedMatter, "title")},
    "a link": {"name": (models.StrategicLink, "name")},
    "a note": {"title": (models.Ambiguity, "title")},
    "a way of learning": {"name": (models.LearningWay, "name"), "source": (models.LearningWay, "source")},
    "a recipient": {"name": (models.Recipient, "name")},
    "an edition": {
        "title": (models.GuidanceEdition, "title"),
        "short_title": (models.GuidanceEdition, "short_title"),
        "citation": (models.GuidanceEdition, "citation"),
        "key": (models.GuidanceEdition, "key"),
    },
    "a statute clock": {"title": (models.StatuteClock, "name"), "citation": (models.StatuteClock, "citation")},
    "a report heading": {"title": (models.ReportHeading, "title"), "citation": (models.ReportHeading, "citation")},
    "a period of retention": {
        "starts": (models.RetentionRule, "starts"),
        "citation": (models.RetentionRule, "citation"),
    },
    "a usual theme": {"title": (models.UsualTheme, "name"), "citation": (models.UsualTheme, "citation")},
}


def test_the_reader_has_the_lengths_of_the_columns() -> None:
    assert {
        what: {key: model._meta.get_field(field).max_length for key, (model, field) in columns.items()}
        for what, columns in COLUMNS.items()
    } == lengths.LONGEST
    assert models.Person._meta.get_field("email").max_length == lengths.EMAIL
    assert models.Partnership._meta.get_field("website").max_length == lengths.WEB
    assert Post._meta.get_field("section").max_length == lengths.SECTION
