"""The addresses of serious incidents and reviews; what a row says: `tests.sweeps.table`."""

from partnership.rules.roles import Right
from tests.sweeps.row import Row

INCIDENT = {"pk": "incident"}
DECIDED = {"incident": "incident", "pk": "review decision"}
DIFFERENCE = {**INCIDENT, "day": "day", "child": "all children"}
ASKED = {"incident": "incident", "pk": "agency request"}
OF_REVIEWS: tuple[Row, ...] = (
    Row("incidents"),
    Row("review_clocks"),
    Row("review_terms", post=200, post_right=Right.START_FILE),
    Row("incident_open", right=Right.START_FILE, post=200),
    Row("incident", objects=INCIDENT, only=("team",), hidden=True),
    Row("incident_history", objects=INCIDENT, only=("team",), hidden=True),
    Row("incident_change", objects=INCIDENT, post=200, only=("team",), hidden=True),
    Row("incident_notify", objects=INCIDENT, post=200, only=("team",), hidden=True),
    Row("incident_merge", objects=INCIDENT, post=200, only=("team",), hidden=True),
    Row("incident_move", objects={**INCIDENT, "move": "incident move"}, post=200, only=("team",), hidden=True),
    Row("child_add", objects=INCIDENT, post=200, only=("team",), hidden=True),
    Row("child_change", objects={"incident": "incident", "pk": "child"}, post=200, only=("team",), hidden=True),
    Row("event_record", objects=INCIDENT, post=200, only=("team",), hidden=True),
    Row("clock_note", objects={**INCIDENT, "clock": "clock"}, post=200, only=("team",), hidden=True),
    Row("rapid_review", objects=INCIDENT, only=("team",), hidden=True),
    Row("rapid_begin", objects=INCIDENT, post=200, only=("team",), hidden=True),
    Row("rapid_word", objects=INCIDENT, post=200, only=("team",), hidden=True),
    Row("criterion_judge", objects={**INCIDENT, "criterion": "criterion"}, post=200, only=("team",), hidden=True),
    Row("at_once_add", objects=INCIDENT, post=200, only=("team",), hidden=True),
    Row("rapid_panel", objects=INCIDENT, post=200, only=("team",), hidden=True),
    Row("interest_declare", objects=INCIDENT, post=200, only=("team",), hidden=True),
    Row("interest_end", objects={"incident": "incident", "pk": "recusal"}, post=200, only=("team",), hidden=True),
    Row("rapid_move", objects={**INCIDENT, "move": "rapid move"}, post=200, only=("team",), hidden=True),
    Row("rapid_recommend", objects=INCIDENT, post=200, only=("team",), hidden=True),
    Row("decision_put", objects=INCIDENT, post=200, only=("team",), hidden=True),
    Row("review_decision", objects=DECIDED, post=403, only=("team",), hidden=True),
    Row("document_build", objects=DECIDED, post=200, only=("team",), hidden=True),
    Row("panel_letters", objects=INCIDENT, only=("team",), hidden=True),
    Row("rapid_sent", objects=INCIDENT, post=200, only=("team",), hidden=True),
    Row("panel_reply", objects=INCIDENT, post=200, only=("team",), hidden=True),
    Row("letter_add", objects=INCIDENT, post=200, only=("team",), hidden=True),
    Row("scrutiny_add", objects=DECIDED, get=403, post=403, only=("team",), hidden=True),
    Row("scrutiny_answer", objects={"incident": "incident", "pk": "scrutiny"}, post=200, only=("team",), hidden=True),
    Row("chronology", objects=INCIDENT, only=("team",), hidden=True),
    Row("entry_add", objects=INCIDENT, post=200, only=("team",), hidden=True),
    Row("entries_import", objects=INCIDENT, post=200, only=("team",), hidden=True),
    Row("entry_correct", objects={"incident": "incident", "pk": "entry"}, post=200, only=("team",), hidden=True),
    Row("differences", objects=INCIDENT, only=("team",), hidden=True),
    Row("difference_resolve", objects=DIFFERENCE, post=200, only=("team",), hidden=True),
    Row("my_entry_add", objects={"pk": "agency request"}, post=200, only=("team",), hidden=True),
    Row("my_entries_import", objects={"pk": "agency request"}, post=200, only=("team",), hidden=True),
    Row("agency_requests", objects=INCIDENT, only=("team",), hidden=True),
    Row("requests_send", objects=INCIDENT, post=200, only=("team",), hidden=True),
    Row("requests_chase", objects=INCIDENT, post=302, only=("team",), hidden=True),
    Row("agency_request", objects=ASKED, only=("team",), hidden=True),
    Row("answer_enter", objects=ASKED, post=200, only=("team",), hidden=True),
    Row("request_move", objects={**ASKED, "move": "request move"}, post=200, only=("team",), hidden=True),
    Row("my_request", objects={"pk": "agency request"}, post=200, only=("team",), hidden=True),
)
