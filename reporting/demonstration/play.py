"""Plays the whole story in one transaction: a run that is killed leaves nothing, and the next one begins anew."""

from django.db import transaction

from reporting.demonstration.agencies import tell_agencies
from reporting.demonstration.agenda import tell_agendas
from reporting.demonstration.ahead import plan_what_comes
from reporting.demonstration.cases import tell_cases
from reporting.demonstration.cast import seat_everybody, spaces
from reporting.demonstration.papers import hand_in_papers
from reporting.demonstration.post import hand_over, tell_of_joint_meetings
from reporting.demonstration.reading import meetings
from reporting.demonstration.sittings import Stage, hold
from reporting.demonstration.thread import follow_up, write_recommendations
from reporting.demonstration.year import tell_the_year


@transaction.atomic
def play() -> None:
    """Everything that happened until Monday 15 June 2026. The arrangements must have been loaded."""
    seat_everybody()
    stage = Stage(spaces())
    write_recommendations(stage)
    for told in meetings():
        hold(stage, told)
    tell_of_joint_meetings(stage)
    follow_up(stage)
    tell_agencies(stage)
    plan_what_comes(stage)
    tell_agendas(stage)
    tell_the_year(stage)
    hand_in_papers(stage)
    tell_cases(stage)
    hand_over(stage)
