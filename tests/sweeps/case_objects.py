"""The objects that addresses of cases name; see `tests.sweeps.objects`."""

from collections.abc import Callable
from typing import Any

from reviews.models import (
    AgencyRequest,
    AreaRequest,
    CaseDeputy,
    CaseReferral,
    Child,
    ChronologyEntry,
    DeathTold,
    IdentitySheet,
    Incident,
    LearningKind,
    LearningOption,
    MediaLine,
    ParallelProcess,
    Recusal,
    ReviewDecision,
    ScrutinyComment,
    SecureAsk,
    SheetPerson,
)
from tests.sweeps.finding import first, within

OF_CASES: dict[str, Callable[[], Any]] = {
    "incident": within(Incident),
    "child": within(Child),
    "incident move": lambda: "not_required",
    "clock": lambda: "rapid-review",
    "rapid move": lambda: "reconsider",
    "criterion": lambda: "improvements",
    "recusal": within(Recusal),
    "review decision": within(ReviewDecision),
    "entry": within(ChronologyEntry),
    "scrutiny": within(ScrutinyComment),
    "day": lambda: "2026-06-15",
    "all children": lambda: 0,
    "agency request": within(AgencyRequest),
    "request move": lambda: "withdraw",
    "case_referral": first(CaseReferral),
    "learning option": within(LearningOption),
    "learning kind": first(LearningKind),
    "told": within(DeathTold),
    "asked": within(AreaRequest),
    "secure": within(SecureAsk),
    "process": within(ParallelProcess),
    "media": within(MediaLine),
    "deputy": within(CaseDeputy),
    "sheet": within(IdentitySheet),
    "sheet person": within(SheetPerson),
}
