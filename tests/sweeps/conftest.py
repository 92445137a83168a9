"""The world of the sweeps, for every module here that asks for it."""

from tests.sweeps.world import built_once, swept

__all__ = ["built_once", "swept"]
