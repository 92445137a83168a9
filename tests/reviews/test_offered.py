"""Choices that the sweep of keys finds no way to make: a key that was never offered is refused by the form itself."""

import pytest

from hscp.spaces.acting import acting, in_space
from partnership.models import Seat
from reviews.forms.commission import AgreeScopeForm
from reviews.forms.dissemination import SendLearningForm
from tests.factories.cases import seat_of
from tests.factories.fixtures import World

DUE = {"due_on_day": "30", "due_on_month": "6", "due_on_year": "2026"}


def test_learning_is_sent_to_contacts_of_this_space_alone(world: World) -> None:
    foreign: Seat = seat_of(world.user("team", world.there), world.there)
    own = seat_of(world.user("dsp"), world.here)
    with acting(in_space(world.here.pk)):
        assert SendLearningForm({"contacts": [own.pk], **DUE}).is_valid()
        form = SendLearningForm({"contacts": [own.pk, foreign.pk], **DUE})
        assert not form.is_valid() and set(form.errors) == {"contacts"}


@pytest.mark.parametrize("key", ["1", "x"])
def test_a_scope_is_agreed_by_a_decision_of_its_own_case_alone(key: str) -> None:
    form = AgreeScopeForm({"decision": key}, decisions=[])
    assert not form.is_valid() and "decision" in form.errors
