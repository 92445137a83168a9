"""The pages about people, over HTTP."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hscp.record.models import Mail
from hscp.spaces.acting import acting, in_space, loading
from partnership.models import Chairing, Group, Invitation, Organisation, Person, Post, Seat
from partnership.operations.invitations import invite
from partnership.operations.people import add_person, appoint, appoint_chair, end_seat
from tests.conftest import NOW, TODAY
from tests.factories.fixtures import World
from tests.factories.people import make_post, make_user

HERE = "/p/herefordshire"
DAY = {"starts_on_day": "15", "starts_on_month": "6", "starts_on_year": "2026"}
ENDS = {"ends_on_day": "15", "ends_on_month": "6", "ends_on_year": "2026"}


@pytest.fixture
def team(world: World, client: Client) -> Client:
    client.force_login(world.user("team"))
    return client


@pytest.fixture
def member(world: World) -> Client:
    client = Client()
    client.force_login(world.user("member"))
    return client


def words(response: Any) -> str:
    return " ".join(response.content.decode().split())


def used(response: Any) -> set[str]:
    return {template.name for template in response.templates}


def key_of(world: World, name: str) -> int:
    with acting(in_space(world.here.pk)):
        return Person.objects.get(name=name).pk


def newcomer(world: World, email: str = "newcomer@example.org") -> int:
    with acting(in_space(world.here.pk)):
        return add_person(name="Newcomer", email=email).pk


# --- the list -----------------------------------------------------------------------------------------------------


def test_people_says_who_sits_where_since_when_and_who_signs_in(world: World, team: Client) -> None:
    with acting(in_space(world.here.pk)):
        with loading():
            council = Organisation.objects.create(key="council", name="Herefordshire Council", introduced_by=world.here)
        post = make_post("practice-lead", title="Practice lead")
        post.organisation = council
        post.save(update_fields=["organisation"])
        person = add_person(name="Newcomer", email="newcomer@example.org")
        appoint(post=post, person=person, starts_on=TODAY)
        invite(person=person, at=NOW)
    response = team.get(f"{HERE}/people/")
    assert "partnership/people.html" in used(response)
    page = words(response)
    assert "Practice lead, Herefordshire Council" in page
    assert "Invited on 15 June 2026" in page
    assert "Signs in" in page
    assert "newcomer@example.org" in page


def test_members_see_names_and_posts_and_no_contacts(world: World, member: Client) -> None:
    page = words(member.get(f"{HERE}/people/"))
    assert "Holder of Team post" in page
    assert "team@herefordshire.example.org" not in page
    assert "Appoint to a post" not in page
    one = words(member.get(f"{HERE}/people/{key_of(world, 'Holder of Team post')}/"))
    assert "Team post" in one
    assert "team@herefordshire.example.org" not in one
    own = words(member.get(f"{HERE}/people/{key_of(world, 'Holder of Member post')}/"))
    assert "E-mail address" in own


def test_people_are_found_by_name_post_and_for_the_team_by_address(world: World, team: Client, member: Client) -> None:
    newcomer(world)

    def found(client: Client, text: str) -> set[str]:
        return {person.name for person in client.get(f"{HERE}/people/", {"q": text}).context["page"]}

    assert found(team, "newcom") == {"Newcomer"}
    assert found(team, "Scrutineer post") == {"Holder of Scrutineer post"}
    assert found(team, "newcomer@example") == {"Newcomer"}
    assert found(member, "newcomer@example") == set()
    nobody = words(team.get(f"{HERE}/people/", {"q": "no such person"}))
    assert "Nobody found" in nobody
    assert 'value="no such person"' in nobody


def test_people_are_filtered_sorted_and_paged(world: World, team: Client) -> None:
    with acting(in_space(world.here.pk)):
        former = appoint(
            post=make_post("old"), person=add_person(name="A former one"), starts_on=TODAY.replace(month=1)
        )
        end_seat(seat=former, ends_on=TODAY)
        for number in range(60):
            add_person(name=f"Contact {number:02d}")

    def names(**query: str) -> list[str]:
        return [person.name for person in team.get(f"{HERE}/people/", query).context["page"]]

    assert names(seated="past") == ["A former one"]
    assert names(role="scrutineer") == ["Holder of Scrutineer post"]
    assert len(names(seated="now")) == 6
    assert names()[0] == "A former one"
    assert names(sort="-name")[0] == "Holder of Team post"
    assert names(sort="since")[0].startswith("Holder of")
    assert len(names()) == 50
    assert len(names(page="2")) == 17
    assert names(page="99") == names(page="2")


def queries(client: Client, url: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as caught:
        assert client.get(url).status_code == 200
    return len(caught)


@pytest.mark.parametrize("page", ["people", "posts", "chairs"])
def test_a_longer_list_costs_the_same_queries(world: World, team: Client, page: str) -> None:
    url = f"{HERE}/{page}/"
    team.get(url)

    def one_more(number: int) -> None:
        with acting(in_space(world.here.pk)):
            group = Group(key=f"g{number}", name=f"Group {number}", kind="board")
            group.save()
            post = make_post(f"p{number}")
            appoint(post=post, person=add_person(name=f"P {number}", email=f"p{number}@example.org"), starts_on=TODAY)
            appoint_chair(group_id=group.pk, post=post, kind="chair", starts_on=TODAY)

    one_more(1)
    few = queries(team, url)
    one_more(2)
    one_more(3)
    assert queries(team, url) == few


# --- one person ---------------------------------------------------------------------------------------------------


def test_add_and_change_a_person(world: World, team: Client) -> None:
    refused = team.post(f"{HERE}/people/add/", {"name": "", "email": "no address"})
    assert "partnership/add_person.html" in used(refused)
    assert "Enter the name" in words(refused)
    assert 'value="no address"' in words(refused)
    done = team.post(f"{HERE}/people/add/", {"name": "Newcomer", "email": "New@example.org"}, follow=True)
    assert "Newcomer is on the list." in words(done)
    assert "partnership/person.html" in used(done)
    key = key_of(world, "Newcomer")
    taken = team.post(
        f"{HERE}/people/{key}/change/", {"name": "Newcomer", "email": "dsp@herefordshire.example.org", "phone": "1"}
    )
    assert "partnership/change_person.html" in used(taken)
    assert "Holder of Dsp post has this address already." in words(taken)
    assert 'value="1"' in words(taken)
    team.post(
        f"{HERE}/people/{key}/change/", {"name": "Newly named", "email": "", "phone": "01432 000000", "version": "1"}
    )
    assert "01432 000000" in words(team.get(f"{HERE}/people/{key}/"))


def test_the_pages_of_a_partnership_say_nothing_of_another(world: World, team: Client) -> None:
    """The same account sits in both; each shows its own row."""
    account = world.user("member")
    with acting(in_space(world.there.pk)):
        person = add_person(name="Known otherwise there", email=account.email, phone="over there")
        appoint(post=make_post("secret-post", title="Post of the other county"), person=person, starts_on=TODAY)
    page = words(team.get(f"{HERE}/people/{key_of(world, 'Holder of Member post')}/"))
    assert "Known otherwise there" not in page
    assert "Post of the other county" not in page
    assert "over there" not in page


# --- seats --------------------------------------------------------------------------------------------------------


def test_appoint_somebody_new_with_an_invitation(world: World, team: Client) -> None:
    with acting(in_space(world.here.pk)):
        post = make_post("vacant", title="Vacant post")
    assert "Vacant" in words(team.get(f"{HERE}/posts/"))
    blank = team.get(f"{HERE}/people/appoint/", {"post": post.pk})
    assert "partnership/post_appoint.html" in used(blank)
    assert f'<option value="{post.pk}" selected>' in words(blank)
    data = {"post": post.pk, "name": "Newcomer", "email": "newcomer@example.org", "invited": "on", **DAY}
    refused = team.post(f"{HERE}/people/appoint/", {**data, "starts_on_month": "13"})
    assert "must have a month between 1 and 12" in words(refused)
    assert 'value="Newcomer"' in words(refused)
    no_address = team.post(f"{HERE}/people/appoint/", {**data, "email": ""})
    assert "Enter an e-mail address, or untick the invitation." in words(no_address)
    done = team.post(f"{HERE}/people/appoint/", data, follow=True)
    assert "Newcomer holds Vacant post from Monday 15 June 2026. An invitation is on its way" in words(done)
    with acting(in_space(world.here.pk)):
        assert Mail.objects.get().to == "newcomer@example.org"
        assert Seat.objects.get(post=post).person.name == "Newcomer"


def test_a_rule_that_refuses_is_read_above_the_form_and_nothing_is_lost(world: World, team: Client) -> None:
    with acting(in_space(world.here.pk)):
        held = Post.objects.get(key="dsp-post")
    response = team.post(f"{HERE}/people/appoint/", {"post": held.pk, "name": "Second holder", **DAY})
    assert "is held by Holder of Dsp post" in words(response)
    assert 'value="Second holder"' in words(response)
    assert response.content.decode().count("<title>Error: ") == 1
    with acting(in_space(world.here.pk)):
        assert not Person.objects.filter(name="Second holder").exists()


def test_a_post_or_person_of_another_space_cannot_be_chosen(world: World, team: Client) -> None:
    with acting(in_space(world.there.pk)):
        foreign_post, foreign = make_post("theirs"), add_person(name="Theirs")
    response = team.post(f"{HERE}/people/appoint/", {"post": foreign_post.pk, "person_chosen": foreign.pk, **DAY})
    assert response.status_code == 200
    assert set(response.context["form"].errors) == {"post", "person_chosen"}
    assert "Theirs" not in words(response)


def test_end_a_seat_and_take_it_back(world: World, team: Client) -> None:
    with acting(in_space(world.here.pk)):
        seat = Seat.objects.get(post__key="dsp-post")
    asked = team.get(f"{HERE}/seats/{seat.pk}/end/")
    assert "partnership/seat_end.html" in used(asked)
    early = team.post(
        f"{HERE}/seats/{seat.pk}/end/", {**ENDS, "version": "1", "ends_on_year": "2020", "because": "Moved"}
    )
    assert "it cannot end before that" in words(early)
    assert 'value="Moved"' in words(early)
    done = team.post(f"{HERE}/seats/{seat.pk}/end/", {**ENDS, "because": "Moved", "version": "1"}, follow=True)
    assert "seat as Dsp post ends on Monday 15 June 2026." in words(done)
    assert "Take the end back" in words(done)
    dsp = Client()
    user = world.user("dsp")
    user.refresh_from_db()  # its round: the end of the last seat signed it out
    dsp.force_login(user)
    assert dsp.get(f"{HERE}/people/").status_code == 404
    back = team.post(f"{HERE}/seats/{seat.pk}/reopen/", follow=True)
    assert "Holder of Dsp post holds Dsp post as before." in words(back)
    assert dsp.get(f"{HERE}/people/").status_code == 200
    again = team.post(f"{HERE}/seats/{seat.pk}/reopen/", follow=True)
    assert "This seat has not been ended." in words(again)


def test_the_team_cannot_shut_itself_out(world: World, team: Client) -> None:
    with acting(in_space(world.here.pk)):
        seat = Seat.objects.get(role="team")
    response = team.post(f"{HERE}/seats/{seat.pk}/end/", {**ENDS, "version": "1"})
    assert "is the last of the Partnership Team who can sign in" in words(response)
    assert team.get(f"{HERE}/people/").status_code == 200


def test_replace_a_holder_in_one_step(world: World, team: Client) -> None:
    with acting(in_space(world.here.pk)):
        post = Post.objects.get(key="lsp-post")
        successor = add_person(name="Successor")
    page = team.get(f"{HERE}/posts/{post.pk}/replace/")
    assert "partnership/post_replace.html" in used(page)
    assert "Holder of Lsp post holds this post since 1 April 2025." in words(page)
    both = team.post(f"{HERE}/posts/{post.pk}/replace/", {"person_chosen": successor.pk, "name": "Other", **DAY})
    assert "not both" in words(both)
    shown = {
        "person_chosen": successor.pk,
        "because": "Retired",
        "holder": page.context["form"]["holder"].value(),
        **DAY,
    }
    team.post(f"{HERE}/posts/{post.pk}/replace/", shown)
    with acting(in_space(world.here.pk)):
        old, new = Seat.objects.filter(post=post).order_by("starts_on")
        assert (old.ends_on, old.ended_because, new.person_id) == (TODAY, "Retired", successor.pk)


# --- chairs, roles ------------------------------------------------------------------------------------------------


def test_appoint_and_end_a_chair(world: World, team: Client) -> None:
    with acting(in_space(world.here.pk)):
        group = Group(key="board", name="The Board", kind="board")
        group.save()
        post = Post.objects.get(key="dsp-post")
    assert "partnership/chairs.html" in used(team.get(f"{HERE}/chairs/"))
    form = team.get(f"{HERE}/groups/{group.pk}/chair/", {"kind": "vice_chair"})
    assert "partnership/chair_appoint.html" in used(form)
    done = team.post(f"{HERE}/groups/{group.pk}/chair/", {"kind": "chair", "post": post.pk, **DAY}, follow=True)
    assert "Dsp post is chair of The Board from Monday 15 June 2026." in words(done)
    taken = team.post(f"{HERE}/groups/{group.pk}/chair/", {"kind": "chair", "post": post.pk, **DAY})
    assert "Chair of The Board is held by Dsp post" in words(taken)
    with acting(in_space(world.here.pk)):
        chairing = Chairing.objects.get()
    assert "partnership/chairing_end.html" in used(team.get(f"{HERE}/chairs/{chairing.pk}/end/"))
    early = team.post(f"{HERE}/chairs/{chairing.pk}/end/", {**ENDS, "version": "1", "ends_on_year": "2020"})
    assert "it cannot end before that" in words(early)
    ended = team.post(f"{HERE}/chairs/{chairing.pk}/end/", {**ENDS, "version": "1"}, follow=True)
    assert "Dsp post is chair of The Board until Monday 15 June 2026." in words(ended)


def test_roles_reads_like_sentences_and_marks_ones_own(world: World, member: Client) -> None:
    response = member.get(f"{HERE}/roles/")
    assert "partnership/roles.html" in used(response)
    page = words(response)
    assert "The Partnership Team runs the record" in page
    assert page.count("Your role") == 1


# --- inviting -----------------------------------------------------------------------------------------------------


def test_invite_again_and_withdraw(world: World, team: Client) -> None:
    key = newcomer(world)
    asked = team.get(f"{HERE}/people/{key}/invite/")
    assert "partnership/invite_person.html" in used(asked)
    assert "newcomer@example.org" in words(asked)
    sent = team.post(f"{HERE}/people/{key}/invite/", follow=True)
    assert "An invitation is on its way to newcomer@example.org." in words(sent)
    assert "Send the invitation again" in words(sent)
    team.post(f"{HERE}/people/{key}/invite/")
    with acting(in_space(world.here.pk)):
        assert Mail.objects.count() == 2
        pending = Invitation.objects.get(withdrawn_at=None)
    done = team.post(f"{HERE}/invitations/{pending.pk}/withdraw/", follow=True)
    assert "is withdrawn" in words(done)
    assert "Invite to sign in" in words(done)
    twice = team.post(f"{HERE}/invitations/{pending.pk}/withdraw/", follow=True)
    assert "has been withdrawn already" in words(twice)


def test_who_has_no_address_cannot_be_invited(world: World, team: Client) -> None:
    key = newcomer(world, email="")
    assert "Add one first" in words(team.get(f"{HERE}/people/{key}/invite/"))
    refused = team.post(f"{HERE}/people/{key}/invite/", follow=True)
    assert "There is no e-mail address for Newcomer. Add one first." in words(refused)
    with acting(in_space(world.here.pk)):
        assert not Invitation.objects.exists()


def test_an_invitation_for_an_account_of_elsewhere_does_not_say_so(world: World, team: Client) -> None:
    """Whether somebody has an account in another partnership is not this team's business."""
    make_user("known-elsewhere@example.org")
    key = newcomer(world, email="known-elsewhere@example.org")
    page = words(team.get(f"{HERE}/people/{key}/"))
    assert "No account" in page
    assert "Invite to sign in" in page
