"""What may be uploaded: kinds of file, names, and the rule that judges what was found in one."""

from hscp.lib.uploads.kinds import ALLOWED, KINDS, Kind, kind_named, kind_of_name
from hscp.lib.uploads.names import clean_name, name_problems
from hscp.lib.uploads.rules import Facts, Fault, Limits, Scan, judge, may_download, scan_words, size_words

__all__ = [
    "ALLOWED",
    "KINDS",
    "Facts",
    "Fault",
    "Kind",
    "Limits",
    "Scan",
    "clean_name",
    "judge",
    "kind_named",
    "kind_of_name",
    "may_download",
    "name_problems",
    "scan_words",
    "size_words",
]
