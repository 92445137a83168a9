"""Which worker gets which tests, and when."""

from typing import Any

from xdist.scheduler.loadfile import LoadFileScheduling

# What takes longest by itself: begun last, it would run on alone while the other worker has nothing left to do.
DEAR = (
    "tests/sweeps/",
    "tests/journeys/test_road.py",
    "tests/ground/test_image.py",
    "tests/drills/test_drills.py",
    "tests/journeys/test_case_file.py",
    "tests/bench/test_bench.py",
    "tests/journeys/test_forms.py",
    "tests/journeys/test_second_factor.py",
    "tests/journeys/test_gallery.py",
    "tests/journeys/test_without_script.py",
    "tests/reporting/test_demonstration.py",
    "tests/record/test_workers.py",
    "tests/journeys/test_record_pages.py",
    "tests/partnership/test_case_file.py",
    "tests/journeys/test_by_keyboard.py",
)


# The sweeps walk over one world that takes a while to build: whoever has built it does them all.
OF_ONE_WORLD = "tests/sweeps/"
APART = ("tests/sweeps/test_migrations.py",)


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
