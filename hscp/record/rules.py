"""The states of a mail as a table: what the machine does with it, and what a person says of it."""

from hscp.lib.moves import Move, State, Table, legal_moves

MAIL = Table(
    noun="mail",
    initial="queued",
    states=(
        State("queued", "waiting"),
        State("sending", "being handed over"),
        State("sent", "handed over"),
        State("unknown", "of unknown outcome"),
        State("failed", "failed"),
        State("returned", "come back"),
        State("held", "held after a restore"),
        State("dropped", "not sent", final=True),
        State("settled", "settled", final=True),
    ),
    moves=(
        Move("begin", "queued", "sending", "Begin to hand it over"),
        Move("take", "sending", "sent", "The mail server takes it"),
        Move("postpone", "sending", "queued", "The mail server wants it later"),
        Move("refuse", "sending", "failed", "The mail server refuses it"),
        Move("give_up", "queued", "failed", "Give up"),
        Move("lose", "sending", "unknown", "Break off in the middle"),
        Move("come_back", "sent", "returned", "It comes back"),
        Move("come_back", "unknown", "returned", "It comes back"),
        Move("hold", "queued", "held", "Hold it after a restore"),
        Move("hold", "sending", "held", "Hold it after a restore"),
        Move("send", "held", "queued", "Send it"),
        Move("send", "unknown", "queued", "Send it again"),
        Move("send", "failed", "queued", "Send it again"),
        Move("send", "returned", "queued", "Send it again"),
        Move("drop", "held", "dropped", "Do not send it", needs_reason=True),
        Move("settle", "unknown", "settled", "Leave it: it is settled", needs_reason=True),
        Move("settle", "failed", "settled", "Leave it: it is settled", needs_reason=True),
        Move("settle", "returned", "settled", "Leave it: it is settled", needs_reason=True),
    ),
)
TABLES = (MAIL,)
BY_PEOPLE = ("send", "drop", "settle")


def answers_to(state: str) -> tuple[Move, ...]:
    """What a person may say of a mail in ``state``; nothing while the machine has it, or once it is done with."""
    return tuple(each for each in legal_moves(MAIL, state) if each.name in BY_PEOPLE)


WAITING = tuple(each.name for each in MAIL.states if answers_to(each.name))  # for a person's word
