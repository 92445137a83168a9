"""The daily job that lets joint groups follow their owners' posts."""

from datetime import date, datetime
from pathlib import Path

import pytest
from django.utils import timezone

from hscp.celery import TIMETABLE
from hscp.record.models import Job, JobState
from hscp.record.outbox import ask
from hscp.record.runner import drain
from hscp.spaces.acting import acting, in_space
from hscp.spaces.models import Space
from partnership.models import Post, Seat
from partnership.operations.people import add_person, appoint
from partnership.tasks import FOLLOW_POSTS
from tests.factories.county import JOINT, NEIGHBOUR, SOUTH_POST, make_county

pytestmark = pytest.mark.django_db


def test_an_appointment_at_home_reaches_the_joint_group_by_the_job(tmp_path: Path, now: datetime) -> None:
    make_county(tmp_path).add("south.yaml", NEIGHBOUR + SOUTH_POST).add("forum.yaml", JOINT).load()
    home = Space.objects.get(slug="northmarch")
    with acting(in_space(home.pk)):
        appoint(post=Post.objects.get(key="dsp-police"), person=add_person(name="Gus"), starts_on=date(2026, 6, 1))
        job = ask(FOLLOW_POSTS, key="follow:1", asked_by_id=None, at=now)
    drain(timezone.now())
    with acting(in_space(home.pk)):
        assert Job.objects.get(pk=job.pk).state == JobState.DONE
    with acting(in_space(Space.objects.get(slug="march-forum").pk)):
        assert Seat.objects.get().person.name == "Gus"


def test_the_timetable_asks_for_it_every_day() -> None:
    assert FOLLOW_POSTS in {turn.task for turn in TIMETABLE}
