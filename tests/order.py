"""Which worker gets which tests, and when."""

import os
from typing import Any

from xdist.scheduler.loadfile import LoadFileScheduling

# What takes longest by itself, longest first: begun last, it would run on alone while the others have nothing to do.
DEAR = (
    "tests/sweeps/",
    "tests/sweeps/test_access_matrix.py",
    "tests/journeys/test_a_case.py",
    "tests/ground/test_image.py",
    "tests/journeys/test_road.py",
    "tests/drills/test_drills.py",
    "tests/bench/test_bench.py",
    "tests/journeys/test_live_minutes.py",
    "tests/sweeps/test_migrations.py",
    "tests/reporting/test_demonstration.py",
    "tests/backup/test_round_trip.py",
    "tests/journeys/test_case_file.py",
    "tests/journeys/test_decisions_follow.py",
    "tests/journeys/test_forms.py",
    "tests/journeys/test_minutes_life.py",
    "tests/backup/test_restoring.py",
    "tests/journeys/test_gallery.py",
    "tests/partnership/test_case_file.py",
    "tests/journeys/test_live_screen.py",
    "tests/record/test_workers.py",
    "tests/reporting/test_report_sign.py",
    "tests/reporting/test_report.py",
    "tests/keeping/test_erasure.py",
    "tests/journeys/test_second_factor.py",
    "tests/journeys/test_without_script.py",
    "tests/journeys/test_record_pages.py",
    "tests/journeys/test_golden_thread.py",
    "tests/journeys/test_by_keyboard.py",
)


# The sweeps walk over one world that takes a while to build: whoever has built it does them all. The whole matrix, on
# PostgreSQL, takes as long as all others together, so there it has a world of its own beside them.
OF_ONE_WORLD = "tests/sweeps/"
APART = ["tests/sweeps/test_migrations.py"]
if os.environ.get("HSCP_TEST_DATABASE") == "postgres":
    APART.append("tests/sweeps/test_access_matrix.py")


class DearFirst(LoadFileScheduling):
    """A module's tests stay together, so that what they share is built once; dear modules are begun first."""

    def _split_scope(self, nodeid: str) -> str:
        scope = str(super()._split_scope(nodeid))
        return OF_ONE_WORLD if scope.startswith(OF_ONE_WORLD) and scope not in APART else scope

    def _assign_work_unit(self, node: Any) -> None:
        dear = next((scope for scope in DEAR if scope in self.workqueue), None)
        if dear is not None:
            self.workqueue.move_to_end(dear, last=False)
        super()._assign_work_unit(node)
