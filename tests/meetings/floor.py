"""An open meeting in which somebody gives actions and adds recommendations."""

from dataclasses import dataclass
from datetime import date

from hscp.spaces.acting import acting, in_space
from meetings.models import Action, AgendaItem, Recommendation
from meetings.operations.actions import Source, give_action, move_action
from meetings.operations.recommendations import add_recommendation
from partnership.models import Post
from tests.conftest import NOW
from tests.factories.fixtures import World
from tests.factories.meetings import Board, come, make_board, opened

DUE = date(2026, 7, 31)


@dataclass
class Floor:
    """An open meeting, and somebody who gives actions in it."""

    world: World
    board: Board
    item: AgendaItem

    given: int = 0

    def give(self, **more) -> Action:
        self.given += 1  # the very same action twice would be refused as sent twice
        text = f"Write to schools, round {self.given}"
        data = {"source": Source(item=self.item), "text": text, "due_on": DUE, "given_at": NOW} | more
        data.setdefault("owner", self.owner)
        return give_action(seat=self.seat, at=NOW, **data)

    @property
    def owner(self) -> Post:
        return self.board.seats["police"].post

    @property
    def seat(self):
        return self.board.seats["council"]

    def move(self, action: Action, move: str, user: int | None = None, **more) -> Action:
        with acting(in_space(self.world.here.pk, user_id=user or self.world.user("team").pk)):
            return move_action(action=action, move=move, seat=self.seat, **({"at": NOW} | more))

    def recommend(
        self, reference: str = "R1", made_on: date = date(2023, 9, 14), source: str = "local_review"
    ) -> Recommendation:
        return add_recommendation(
            reference=reference,
            source=source,
            source_title="Review of 2023",
            text="Share chronologies early.",
            made_on=made_on,
            seat=self.seat,
            at=NOW,
        )


def make_floor(world: World) -> Floor:
    with acting(in_space(world.here.pk)):
        board = make_board()
        meeting = opened(board)
        come(board, meeting, "council", "icb", "police")
        return Floor(world, board, AgendaItem.objects.filter(meeting=meeting).first())
