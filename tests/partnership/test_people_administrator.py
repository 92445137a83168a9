"""`manage.py make_administrator`: the first one in."""

import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from hscp.identity.models import User
from hscp.spaces.acting import acting, in_space, loading
from hscp.spaces.models import Space
from partnership.models import Person, Post, Seat
from tests.factories.factors import set_up_app
from tests.factories.people import make_post, make_seat, make_space

pytestmark = pytest.mark.django_db
EMAIL = "first@example.org"


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("make_administrator", *arguments, stdout=out)
    return out.getvalue()


def link_in(text: str) -> str:
    (link,) = re.findall(r"http://testserver(/invitation/\S+)", text)
    return str(link)


@pytest.fixture
def space() -> Space:
    return make_space("newshire")


@pytest.mark.django_db(transaction=True)  # a factor counts for the session once it is committed
def test_the_link_leads_in_and_the_command_can_be_repeated(space: Space) -> None:
    first = run(EMAIL, "newshire", "--name", "First person")
    assert first.startswith("First person holds Administrator of the record in Newshire")
    second = run(EMAIL, "newshire")
    assert Client().get(link_in(first)).status_code == 410, "the newer link is the one that counts"
    client = Client()
    password = {"password1": "seven purple kettles at dawn", "password2": "seven purple kettles at dawn"}
    assert client.post(link_in(second), password).status_code == 302
    assert client.get("/p/newshire/people/add/")["Location"] == "/account/second-step/", "a password is not enough"
    set_up_app(client)
    assert client.get("/p/newshire/people/add/").status_code == 200
    third = run(EMAIL, "newshire")
    assert "They can sign in already." in third
    assert "http" not in third
    with acting(in_space(space.pk)):
        assert Seat.objects.count() == Person.objects.count() == Post.objects.count() == 1
    assert User.objects.count() == 1


def test_a_vacant_post_of_the_team_is_taken_first(space: Space) -> None:
    with acting(in_space(space.pk)):
        make_seat(make_post("business-manager", "team", title="Business manager"))
        make_post("officer", "team", title="Partnership officer")
        make_post("director", "dsp", title="Director")
    assert "holds Partnership officer" in run(EMAIL, "newshire")
    assert "holds Administrator of the record" in run("second@example.org", "newshire")
    assert "holds Administrator of the record" in run("third@example.org", "newshire")


def test_a_post_of_many_is_used_where_none_is_vacant(space: Space) -> None:
    with acting(in_space(space.pk)):
        make_seat(make_post("team", "team", title="Partnership Team", many=True))
    assert "holds Partnership Team" in run(EMAIL, "newshire")


def test_what_is_wrong_is_said(space: Space) -> None:
    with pytest.raises(CommandError, match=r"There is no space oldshire\. There are: newshire\."):
        run(EMAIL, "oldshire")
    with pytest.raises(CommandError, match="first is not an e-mail address"):
        run("first", "newshire")
    with loading():
        Space.objects.create(slug="bare", name="Bare", short_name="Bare")
    with pytest.raises(CommandError, match="The space bare is empty: load its arrangements first"):
        run(EMAIL, "bare")
    assert not User.objects.exists()
