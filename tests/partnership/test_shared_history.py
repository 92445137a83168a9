"""The past of what partnerships share costs as much with many changes as with few."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from hscp.spaces.acting import acting, in_space, loading
from tests.factories.fixtures import World
from tests.factories.meetings import make_organisation
from tests.partnership.test_case_file import address, client_of


def test_its_cost_does_not_grow(world: World) -> None:
    team, page = client_of(world, "team"), address(world, "shared_history")

    def change(number: int) -> None:
        with acting(in_space(world.here.pk, user_id=world.user("team").pk)):
            body = make_organisation(f"body-{number}", f"Body {number}", "education")
            with loading():
                body.name = f"Renamed {number}"
                body.save()

    def cost() -> tuple[int, str]:
        team.get(page)
        with CaptureQueriesContext(connection) as seen:
            answer = team.get(page)
        return len(seen), answer.content.decode()

    change(1)
    few, said = cost()
    assert "Renamed 1" in said and "Renamed 3" not in said
    for number in (2, 3):
        change(number)
    many, said = cost()
    assert many == few and all(f"Renamed {number}" in said for number in (1, 2, 3))
