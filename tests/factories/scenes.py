"""Cases on which the tests of many modules stand, each built once (``tests/factories/fixtures.py``).

The public copies stand on one another: signed, begun, checked, ready.
"""

from hscp.record.runner import drain
from hscp.spaces.acting import acting, in_space
from reviews.models import Incident
from tests.days import NOW
from tests.factories.fixtures import World, scene
from tests.factories.practice import Practice
from tests.factories.publishing import Copy
from tests.factories.reviews import make_incident, make_statute
from tests.reviews.test_deciding import Case
from tests.reviews.test_requests import Case as Asked
from tests.reviews.test_signing import Signing


@scene
def statute(world: World) -> None:
    """Editions, time limits and periods of keeping, on which every case stands."""
    with acting(in_space(world.here.pk)):
        make_statute()


@scene
def incident(world: World, statute: None) -> Incident:
    """An incident that the team put on record and leads."""
    return make_incident(world.here, world.user("team"))


@scene
def asked(world: World, statute: None) -> Asked:
    """A case in which the member's agency is asked."""
    return Asked(world)


@scene
def recommended(world: World, statute: None) -> Case:
    """A case that the group has recommended to its three partners."""
    return Case(world)


@scene
def practice(world: World, statute: None) -> Practice:
    """A practice review that has begun."""
    return Practice(world)


@scene
def drafted(world: World, statute: None) -> Signing:
    """A practice review whose first draft is frozen."""
    return Signing(world)


@scene
def signed(world: World, statute: None) -> Copy:
    """A case whose report the partners have signed; it is built, and every mail has gone."""
    made = Copy(world)
    drain(NOW)
    return made


@scene
def begun(signed: Copy) -> Copy:
    """Its public copy, begun and written."""
    signed.begin()
    return signed


@scene
def checked(begun: Copy) -> Copy:
    """A version of it, built and checked; its hits wait for an answer."""
    begun.version()
    return begun


@scene
def ready(checked: Copy) -> Copy:
    """Every hit answered, and its day set."""
    checked.keep_all()
    checked.advance()
    checked.set_day()
    return checked
