"""Terms from plain data (what YAML or JSON give); every problem of the data at once, with its place.

The format, by example (all keys but `quoracy` may be left out):

    quoracy:
      all_of_category: statutory_partner        # every body of the category is represented
      otherwise_chair_decides: true             # beside the rule; top level only
    deputies: with_delegation                   # not_allowed (default) · with_delegation · allowed
    tolerance_seconds: 120
    ratify_afterwards: false
    by_circulation: true
    circulation_needs: everybody                # everybody (default) · majority · quorum
    frequency: {every: 6, unit: weeks}          # or {times: 2, per: year}
    notice: {working_days: 5, extraordinary: 2, citation: §9}   # either number may be left out
    chair: {one_of: [dsp-council, dsp-icb], term_months: 12}   # or {post: …} or {category: …}
    vice_chair: {post: education-officer}
    citation: §8
    note: what the text leaves open

Rules:

    {all_of_category: statutory_partner}
    {all_of: [council, police, icb]}
    {at_least: 4, of_category: district}
    {at_least: 4, of: [adur, arun, chichester, crawley, horsham, mid-sussex]}
    {at_least: 5, of: members}                  # people; or `of: bodies`, all bodies that have a seat
    {at_least: 2, of: bodies, other_than: statutory_partner}   # bodies that are not of a category
    {at_least: 2, of: {posts: [lay-member, carer]}}            # posts, each once
    {at_least: 3, of: {members_of: [council]}}                 # people who sit for these; `members_of_category`
    {fraction: 1/2, of: members, more_than: true}              # same "of" as at_least; 0.5, "1/2" and 50% are read
    {fraction: 1/2, of: members, rounding: down, plus: 1, counting_vacancies: true}
    {present: chair}                            # chair · vice_chair · chair_or_vice_chair
    {present: {post: education-lead}}
    {all: [rule, rule]}    {any: [rule, rule]}
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Any, TypeVar

from partnership.rules.terms.shape import (
    AllOf,
    AtLeast,
    Bodies,
    Chairing,
    CirculationNeeds,
    Counted,
    Deputies,
    Either,
    Every,
    Frequency,
    Holder,
    Members,
    Notice,
    Office,
    Period,
    PostPresent,
    Posts,
    Present,
    Rounding,
    Rule,
    Share,
    Terms,
)

Path = tuple[str | int, ...]
Word = TypeVar("Word", bound=StrEnum)

_KEYS = {
    "quoracy", "deputies", "tolerance_seconds", "ratify_afterwards", "by_circulation", "circulation_needs", "frequency",
    "notice", "chair", "vice_chair", "citation", "note", "papers_days", "papers_citation",
}  # fmt: skip
_COUNTED = {"of", "of_category", "other_than"}
_EXTRAS = {
    "all_of_category": set(), "all_of": set(), "at_least": _COUNTED, "present": set(), "all": set(), "any": set(),
    "fraction": _COUNTED | {"more_than", "rounding", "plus", "counting_vacancies"},
}  # fmt: skip
_UNITS = {f"{period}s": period for period in Period}
_NOTHING: Rule = AllOf(Bodies())  # stands for a rule that could not be read; never leaves this module


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with the data: where (keys and list positions from the top) and what was expected."""

    path: Path
    sentence: str

    def __str__(self) -> str:
        place = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in self.path).lstrip(".")
        return f"{place}: {self.sentence}" if place else self.sentence


class TermsInvalid(ValueError):
    """The data are not terms. `problems` lists all that is wrong, in the order of the data."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)


def parse_terms(
    data: Any,
    *,
    bodies: Collection[str] | None = None,
    categories: Collection[str] | None = None,
    posts: Collection[str] | None = None,
) -> Terms:
    """The terms that `data` describe (mappings, lists, text, numbers; the format is in the module's text).

    Given the keys of the partnership's `bodies`, `categories` and `posts`, a name that is none of them is a problem
    too. Raises `TermsInvalid` with every problem found.
    """
    reader = _Reader({"body": bodies, "category": categories, "post": posts})
    terms = reader.terms(data)
    if reader.problems:
        raise TermsInvalid(reader.problems)
    return terms


class _Reader:
    def __init__(self, known: dict[str, Collection[str] | None]) -> None:
        self.known = known
        self.problems: list[Problem] = []

    def wrong(self, path: Path, sentence: str) -> None:
        self.problems.append(Problem(path, sentence))

    def terms(self, data: Any) -> Terms:
        if not self.mapping(data, (), _KEYS):
            return Terms(_NOTHING)
        quoracy, chair_decides = data.get("quoracy"), False
        if "quoracy" not in data:
            self.wrong((), "Terms need “quoracy”: the rule that says when the group is quorate.")
        elif isinstance(quoracy, Mapping):
            chair_decides = self.flag(quoracy, "otherwise_chair_decides", ("quoracy",))
            quoracy = {key: value for key, value in quoracy.items() if key != "otherwise_chair_decides"}
        return Terms(
            quoracy=self.rule(quoracy, ("quoracy",)) if "quoracy" in data else _NOTHING,
            otherwise_chair_decides=chair_decides,
            deputies=self.word(data, "deputies", Deputies, Deputies.NOT_ALLOWED, ()),
            tolerance_seconds=self.count(data, "tolerance_seconds", 0, (), least=0),
            ratify_afterwards=self.flag(data, "ratify_afterwards", ()),
            by_circulation=self.flag(data, "by_circulation", ()),
            circulation_needs=self.circulation_needs(data),
            frequency=self.frequency(data.get("frequency")),
            notice=self.notice(data.get("notice")),
            chairing=self.chairing(data),
            citation=self.text(data, "citation"),
            note=self.text(data, "note"),
            papers_days=self.papers_days(data),
            papers_citation=self.text(data, "papers_citation"),
        )

    def papers_days(self, data: Mapping[str, Any]) -> int | None:
        if "papers_days" in data:
            return self.count(data, "papers_days", 1, (), least=1)
        if "papers_citation" in data:
            self.wrong(("papers_citation",), "Say it only beside “papers_days”.")
        return None

    def rule(self, data: Any, path: Path) -> Rule:
        if not isinstance(data, Mapping):
            self.wrong(path, f"Expected a rule, such as {{all_of_category: statutory_partner}}, not {_show(data)}.")
            return _NOTHING
        kinds = [kind for kind in _EXTRAS if kind in data]
        if len(kinds) != 1:
            names = ", ".join(_EXTRAS)
            found = " and ".join(kinds) if kinds else _show(sorted(map(str, data)))
            self.wrong(path, f"A rule has exactly one of {names}; found {found}.")
            return _NOTHING
        kind = kinds[0]
        self.mapping(data, path, {kind} | _EXTRAS[kind])
        value, here = data[kind], (*path, kind)
        if kind in ("all", "any"):
            return self.several(kind, value, here)
        if kind == "all_of_category":
            return AllOf(Bodies(category=self.key(value, here, "category")))
        if kind == "all_of":
            return AllOf(Bodies(self.keys(value, here, "body")))
        if kind == "present":
            return self.present(value, here)
        return self.counted(kind, data, path)

    def several(self, kind: str, value: Any, path: Path) -> Rule:
        if not _is_list(value) or not value:
            self.wrong(path, f"Expected a list of rules, not {_show(value)}.")
            return _NOTHING
        rules = tuple(self.rule(each, (*path, index)) for index, each in enumerate(value))
        return Every(rules) if kind == "all" else Either(rules)

    def present(self, value: Any, path: Path) -> Rule:
        if isinstance(value, Mapping):
            self.mapping(value, path, {"post"})
            return PostPresent(self.key(value.get("post"), (*path, "post"), "post"))
        return Present(self.word({"": value}, "", Office, Office.CHAIR, path, self_named=True))

    def counted(self, kind: str, data: Mapping[str, Any], path: Path) -> Rule:
        of = self.of(data, path)
        if kind == "at_least":
            n = self.count(data, "at_least", 1, path, least=1)
            if isinstance(of, Bodies | Posts) and of.keys and n > len(of.keys):
                self.wrong((*path, "at_least"), f"At least {n} of {len(of.keys)} can never be there.")
            return AtLeast(n, of)
        if isinstance(of, Members) and of.of_bodies:
            self.wrong((*path, "of"), "Of the members who sit for some bodies a number is counted, not a share.")
        more_than = self.flag(data, "more_than", path)
        if more_than and "rounding" in data:
            self.wrong((*path, "rounding"), "“more than” a share needs no rounding; leave one of the two out.")
        fraction = self.fraction(data["fraction"], (*path, "fraction"))
        if more_than and fraction == 1:
            self.wrong((*path, "fraction"), "More than all can never be there.")
        return Share(
            fraction=fraction,
            of=of,
            more_than=more_than,
            rounding=self.word(data, "rounding", Rounding, Rounding.UP, path),
            plus=self.count(data, "plus", 0, path, least=0),
        )

    def of(self, data: Mapping[str, Any], path: Path) -> Counted:
        of: Counted = Bodies()
        vacancies = self.flag(data, "counting_vacancies", path)
        if ("of" in data) == ("of_category" in data):
            self.wrong(path, "Say of whom: either “of” (members, bodies, a list of bodies, or posts) or “of_category”.")
        elif "of_category" in data:
            of = Bodies(category=self.key(data["of_category"], (*path, "of_category"), "category"))
        elif data["of"] == "members":
            of = Members(vacancies)
        elif isinstance(data["of"], Mapping):
            of = self.some_of(data["of"], (*path, "of"))
        elif data["of"] != "bodies":
            expected = "“members”, “bodies”, a list of body keys, or {posts: […]}"
            of = Bodies(self.keys(data["of"], (*path, "of"), "body", expected))
        if vacancies and of != Members(True):
            self.wrong((*path, "counting_vacancies"), "Only a share of members has vacancies to count.")
        if "other_than" not in data:
            return of
        if of != Bodies() or data.get("of") != "bodies":
            self.wrong((*path, "other_than"), "Only of all “bodies” can those of a category be left out.")
        return Bodies(other_than=self.key(data["other_than"], (*path, "other_than"), "category"))

    def some_of(self, data: Mapping[str, Any], path: Path) -> Counted:
        if set(data) == {"posts"}:
            return Posts(self.keys(data["posts"], (*path, "posts"), "post"))
        if set(data) == {"members_of"}:
            return Members(of_bodies=Bodies(self.keys(data["members_of"], (*path, "members_of"), "body")))
        if set(data) == {"members_of_category"}:
            category = self.key(data["members_of_category"], (*path, "members_of_category"), "category")
            return Members(of_bodies=Bodies(category=category))
        wanted = "{posts: […]}, {members_of: [bodies]} or {members_of_category: …}"
        self.wrong(path, f"Expected {wanted}, not {_show(dict(data))}.")
        return Bodies()

    def fraction(self, value: Any, path: Path) -> Fraction:
        written, percent = str(value), isinstance(value, str) and value.rstrip().endswith("%")
        try:
            found = Fraction(written.rstrip(" %")) / (100 if percent else 1)
        except (ValueError, ZeroDivisionError):
            found = Fraction(0)
        if isinstance(value, bool) or not isinstance(value, (str, int, float)) or not 0 < found <= 1:
            self.wrong(path, f"Expected a fraction above 0 and up to 1, such as 1/2, 0.5 or 50%, not {_show(value)}.")
            return Fraction(1)
        return found

    def circulation_needs(self, data: Mapping[str, Any]) -> CirculationNeeds:
        if "circulation_needs" in data and data.get("by_circulation") is not True:
            self.wrong(("circulation_needs",), "Say it only where “by_circulation” is true.")
        return self.word(data, "circulation_needs", CirculationNeeds, CirculationNeeds.EVERYBODY, ())

    def frequency(self, data: Any) -> Frequency | None:
        path: Path = ("frequency",)
        if data is None:
            return None
        if not isinstance(data, Mapping) or set(data) not in ({"every", "unit"}, {"times", "per"}):
            self.wrong(path, f"Expected {{every: 6, unit: weeks}} or {{times: 2, per: year}}, not {_show(data)}.")
            return None
        if "times" in data:
            per = self.word(data, "per", Period, Period.YEAR, path)
            return Frequency(self.count(data, "times", 1, path, least=1), 1, per)
        unit = _UNITS.get(data["unit"]) if isinstance(data["unit"], str) else None
        if unit is None:
            self.wrong((*path, "unit"), f"Expected one of {', '.join(_UNITS)}, not {_show(data['unit'])}.")
        return Frequency(1, self.count(data, "every", 1, path, least=1), unit or Period.WEEK)

    def notice(self, data: Any) -> Notice | None:
        path: Path = ("notice",)
        if data is None or not self.mapping(data, path, {"working_days", "extraordinary", "citation"}):
            return None
        if not set(data) - {"citation"}:
            self.wrong(path, "Say how many working days: {working_days: 5}, or {extraordinary: 2}, or both.")
        days = {
            name: self.count(data, name, 1, path, least=1) if name in data else None
            for name in ("working_days", "extraordinary")
        }
        return Notice(**days, citation=self.text(data, "citation"))

    def chairing(self, data: Mapping[str, Any]) -> Chairing:
        chair, months = data.get("chair"), None
        if isinstance(chair, Mapping) and chair.get("term_months") is not None:
            months = self.count(chair, "term_months", 12, ("chair",), least=1)
        if isinstance(chair, Mapping):
            chair = {key: value for key, value in chair.items() if key != "term_months"}
        return Chairing(self.holder(chair, "chair"), self.holder(data.get("vice_chair"), "vice_chair"), months)

    def holder(self, data: Any, name: str) -> Holder | None:
        if data is None:
            return None
        if not isinstance(data, Mapping) or set(data) not in ({"post"}, {"one_of"}, {"category"}):
            self.wrong((name,), f"Expected {{post: …}}, {{one_of: [posts]}} or {{category: …}}, not {_show(data)}.")
            return None
        if "category" in data:
            return Holder(category=self.key(data["category"], (name, "category"), "category"))
        if "post" in data:
            return Holder((self.key(data["post"], (name, "post"), "post"),))
        return Holder(self.keys(data["one_of"], (name, "one_of"), "post"))

    def mapping(self, data: Any, path: Path, allowed: Collection[str]) -> bool:
        if not isinstance(data, Mapping):
            self.wrong(path, f"Expected a mapping with {', '.join(sorted(allowed))}, not {_show(data)}.")
            return False
        for key in data:
            if key not in allowed:
                self.wrong((*path, str(key)), f"Unknown here; expected one of {', '.join(sorted(allowed))}.")
        return True

    def key(self, value: Any, path: Path, kind: str) -> str:
        known = self.known[kind]
        if not isinstance(value, str) or not value.strip():
            self.wrong(path, f"Expected the key of a {kind}, not {_show(value)}.")
            return ""
        if known is not None and value not in known:
            self.wrong(path, f"No {kind} has the key {_show(value)}; known are {', '.join(sorted(known)) or 'none'}.")
        return value

    def keys(self, value: Any, path: Path, kind: str, expected: str = "") -> tuple[str, ...]:
        if not _is_list(value) or not value:
            self.wrong(path, f"Expected {expected or f'a list of {kind} keys'}, not {_show(value)}.")
            return ()
        found = tuple(self.key(each, (*path, index), kind) for index, each in enumerate(value))
        for index, each in enumerate(found):
            if each and each in found[:index]:
                self.wrong((*path, index), f"{_show(each)} is listed twice.")
        return found

    def word(
        self, data: Mapping[str, Any], key: str, words: type[Word], default: Word, path: Path, self_named: bool = False
    ) -> Word:
        value = data.get(key, default)
        if isinstance(value, str) and value in list(words):
            return words(value)
        self.wrong(path if self_named else (*path, key), f"Expected one of {', '.join(words)}, not {_show(value)}.")
        return default

    def flag(self, data: Mapping[str, Any], key: str, path: Path) -> bool:
        value = data.get(key, False)
        if not isinstance(value, bool):
            self.wrong((*path, key), f"Expected true or false, not {_show(value)}.")
            return False
        return value

    def count(self, data: Mapping[str, Any], key: str, default: int, path: Path, least: int) -> int:
        value = data.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int) or value < least:
            self.wrong((*path, key), f"Expected a whole number, {least} or more, not {_show(value)}.")
            return default
        return value

    def text(self, data: Mapping[str, Any], key: str) -> str:
        value = data.get(key)
        if value is not None and not isinstance(value, str):
            self.wrong((key,), f"Expected text, not {_show(value)}.")
            return ""
        return value or ""


def _is_list(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)


def _show(value: Any) -> str:
    text = "nothing" if value is None else repr(value) if isinstance(value, str) else str(value)
    return text if len(text) <= 80 else text[:77] + "…"
