"""From the facts of a year to what each section of its report shows."""

from reporting.rules.assembly.sections import SOURCES, evidence_for, has_evidence_of
from reporting.rules.assembly.standstill import Standstill, standstills
from reporting.rules.assembly.year import chapters, counted_as

__all__ = ["SOURCES", "Standstill", "chapters", "counted_as", "evidence_for", "has_evidence_of", "standstills"]
