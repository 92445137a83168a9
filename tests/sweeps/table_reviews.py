"""The addresses of serious incidents and reviews; what a row says: `tests.sweeps.table`."""

from partnership.rules.roles import Right
from tests.sweeps.row import Row

INCIDENT = {"pk": "incident"}
OF_CASE = {"incident": "incident"}
SHEET_PERSON = {"sheet": "sheet", "pk": "sheet person"}
CASE_REFERRAL = {"pk": "case_referral"}
OF_REVIEWS: tuple[Row, ...] = (
    Row("incidents"),
    Row("review_clocks"),
    Row("review_terms", post=200, post_right=Right.START_FILE),
    Row("incident_open", right=Right.START_FILE, post=200),
    Row("incident", objects=INCIDENT, only=("team",), hidden=True),
    Row("incident_history", objects=INCIDENT, only=("team",), hidden=True),
    Row("incident_sheet", objects=INCIDENT, only=("team",), hidden=True),
    Row("sheet_open", objects=INCIDENT, get=405, post=200, only=("team",), hidden=True),
    Row("sheet", objects={"pk": "sheet"}, only=("team",), hidden=True),
    Row("sheet_person_add", objects={"pk": "sheet"}, post=200, only=("team",), hidden=True),
    Row("sheet_person_change", objects=SHEET_PERSON, post=200, only=("team",), hidden=True),
    Row("incident_hour", objects=INCIDENT, only=("team",), hidden=True),
    Row("instruction_text", right=Right.START_FILE, post=200),
    Row("secure_ask", objects=INCIDENT, post=200, only=("team",), hidden=True),
    Row("secure_remind", objects={**OF_CASE, "pk": "secure"}, post=200, only=("team",), hidden=True),
    Row("secure_confirm", objects={**OF_CASE, "pk": "secure"}, post=200, only=("team",), hidden=True),
    Row("process_add", objects=INCIDENT, post=200, only=("team",), hidden=True),
    Row("process_change", objects={**OF_CASE, "pk": "process"}, post=200, only=("team",), hidden=True),
    Row("media_line", objects=INCIDENT, post=200, only=("team",), hidden=True),
    Row("media_agree", objects={**OF_CASE, "pk": "media"}, post=200, only=("team",), hidden=True),
    Row("deputy_name", objects=INCIDENT, post=200, only=("team",), hidden=True),
    Row("deputy_end", objects={**OF_CASE, "pk": "deputy"}, post=200, only=("team",), hidden=True),
    Row("case_referrals", right=Right.START_FILE),
    Row("case_referral_add", right=Right.START_FILE, post=200),
    Row("case_referral", right=Right.START_FILE, objects=CASE_REFERRAL),
    Row("case_referral_change", right=Right.START_FILE, objects=CASE_REFERRAL, post=200),
    Row("case_referral_consider", right=Right.START_FILE, objects=CASE_REFERRAL, post=200),
    Row("incident_outside", objects=INCIDENT, only=("team",), hidden=True),
    Row("death_tell", objects=INCIDENT, post=200, only=("team",), hidden=True),
    Row("death_told", objects={**OF_CASE, "pk": "told"}, post=302, only=("team",), hidden=True),
    Row("request_add", objects=INCIDENT, post=200, only=("team",), hidden=True),
    Row("request_answer", objects={**OF_CASE, "pk": "asked"}, post=200, only=("team",), hidden=True),
    Row("incident_change", objects=INCIDENT, post=200, only=("team",), hidden=True),
    Row("incident_notify", objects=INCIDENT, post=200, only=("team",), hidden=True),
    Row("incident_merge", objects=INCIDENT, post=200, only=("team",), hidden=True),
    Row("incident_move", objects={**INCIDENT, "move": "incident move"}, post=200, only=("team",), hidden=True),
    Row("child_add", objects=INCIDENT, post=200, only=("team",), hidden=True),
    Row("child_change", objects={"incident": "incident", "pk": "child"}, post=200, only=("team",), hidden=True),
    Row("event_record", objects=INCIDENT, post=200, only=("team",), hidden=True),
    Row("clock_note", objects={**INCIDENT, "clock": "clock"}, post=200, only=("team",), hidden=True),
)
