"""From the facts of a year to what each section of its report shows."""

from reporting.rules.assembly.sections import evidence_for, has_evidence_of
from reporting.rules.assembly.standstill import Standstill, standstills
from reporting.rules.assembly.year import chapters

__all__ = ["Standstill", "chapters", "evidence_for", "has_evidence_of", "standstills"]
