"""Scenes: each test has those that it asks for, as they were built, whatever another did to them."""

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from hscp.spaces.acting import acting, in_space
from partnership.models import Post
from tests.factories.fixtures import World, scene
from tests.factories.people import make_post


@scene
def post(world: World) -> Post:
    with acting(in_space(world.here.pk)):
        return make_post("built-once", title="As built")


@scene
def paper(post: Post) -> str:
    """A post and a file."""
    return default_storage.save("scene/paper.txt", ContentFile(b"As built"))


def titles(world: World) -> list[str]:
    with acting(in_space(world.here.pk)):
        return list(Post.objects.filter(key__startswith="built").values_list("title", flat=True))


# Twice over, so that each comes after each other one.
@pytest.mark.parametrize("turn", [1, 2])
def test_no_test_finds_what_another_did_to_its_scene(world: World, post: Post, paper: str, turn: int) -> None:
    assert titles(world) == [post.title] == ["As built"], turn
    with default_storage.open(paper) as stored:
        assert stored.read() == b"As built"
    with acting(in_space(world.here.pk)):
        post.title = "Changed"
        post.save()
    default_storage.delete(paper)
    if turn == 1:
        default_storage.save(paper, BytesIO(b"Changed"))  # type: ignore[arg-type]


@pytest.mark.parametrize("turn", [1, 2])
def test_no_test_has_a_scene_that_it_did_not_ask_for(world: World, turn: int) -> None:
    assert titles(world) == [], turn


def test_what_stands_on_another_is_built_upon_it(world: World, post: Post) -> None:
    assert titles(world) == [post.title]


@pytest.mark.parametrize("turn", [1, 2])
def test_a_scene_stands_again_after_a_test_with_all_of_it(world: World, paper: str, turn: int) -> None:
    assert titles(world) == ["As built"] and default_storage.exists(paper), turn


@pytest.mark.parametrize("turn", [1, 2])
def test_one_that_commits_has_the_world_alone(committed_world: World, turn: int) -> None:
    assert titles(committed_world) == [], turn
    with acting(in_space(committed_world.here.pk)):
        make_post("built-and-committed", title="Committed")
