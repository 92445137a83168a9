"""Terms as plain data, from which ``parse_terms`` reads them back."""

from __future__ import annotations

from typing import Any

from partnership.rules.terms.shape import (
    AllOf,
    AtLeast,
    Bodies,
    CirculationNeeds,
    Counted,
    Either,
    Every,
    Frequency,
    Holder,
    Members,
    Notice,
    PostPresent,
    Posts,
    Present,
    Rule,
    Share,
    Terms,
)


def to_data(terms: Terms) -> dict[str, Any]:
    """The terms as plain data that `parse_terms` reads back to equal terms. Defaults are written out, absences not."""
    quoracy = _rule_data(terms.quoracy)
    if terms.otherwise_chair_decides:
        quoracy["otherwise_chair_decides"] = True
    data: dict[str, Any] = {
        "quoracy": quoracy,
        "deputies": terms.deputies.value,
        "tolerance_seconds": terms.tolerance_seconds,
        "ratify_afterwards": terms.ratify_afterwards,
        "by_circulation": terms.by_circulation,
    }
    if terms.circulation_needs is not CirculationNeeds.EVERYBODY:
        data["circulation_needs"] = terms.circulation_needs.value
    if terms.papers_days is not None:
        data["papers_days"] = terms.papers_days
        data |= {"papers_citation": terms.papers_citation} if terms.papers_citation else {}
    if terms.frequency:
        data["frequency"] = _frequency_data(terms.frequency)
    if terms.notice:
        data["notice"] = _notice_data(terms.notice)
    chairing = terms.chairing
    if chairing.chair:
        data["chair"] = _holder_data(chairing.chair)
        if chairing.term_months is not None:
            data["chair"]["term_months"] = chairing.term_months
    if chairing.vice_chair:
        data["vice_chair"] = _holder_data(chairing.vice_chair)
    return data | {key: text for key, text in (("citation", terms.citation), ("note", terms.note)) if text}


def _rule_data(rule: Rule) -> dict[str, Any]:
    match rule:
        case AllOf(of):
            return {"all_of_category": of.category} if of.category is not None else {"all_of": list(of.keys)}
        case AtLeast(n, of):
            return {"at_least": n} | _of_data(of)
        case Share():
            data = {"fraction": str(rule.fraction), **_of_data(rule.of)}
            if rule.more_than:
                data["more_than"] = True
            else:
                data["rounding"] = rule.rounding.value
            return {**data, "plus": rule.plus} if rule.plus else data
        case Present(office):
            return {"present": office.value}
        case PostPresent(post):
            return {"present": {"post": post}}
        case Every(rules):
            return {"all": [_rule_data(each) for each in rules]}
        case Either(rules):
            return {"any": [_rule_data(each) for each in rules]}


def _of_data(of: Counted) -> dict[str, Any]:
    match of:
        case Posts(keys):
            return {"of": {"posts": list(keys)}}
        case Members(of_bodies=Bodies() as bodies):
            if bodies.category is not None:
                return {"of": {"members_of_category": bodies.category}}
            return {"of": {"members_of": list(bodies.keys)}}
        case Members(vacancies):
            return {"of": "members", "counting_vacancies": True} if vacancies else {"of": "members"}
        case Bodies(category=str() as category):
            return {"of_category": category}
        case Bodies(other_than=str() as other):
            return {"of": "bodies", "other_than": other}
        case Bodies(keys):
            return {"of": list(keys) or "bodies"}


def _frequency_data(frequency: Frequency) -> dict[str, Any]:
    if frequency.every == 1 and frequency.times > 1:
        return {"times": frequency.times, "per": frequency.period.value}
    return {"every": frequency.every, "unit": f"{frequency.period}s"}


def _notice_data(notice: Notice) -> dict[str, Any]:
    said = {"working_days": notice.working_days, "extraordinary": notice.extraordinary}
    data: dict[str, Any] = {name: days for name, days in said.items() if days is not None}
    return data | ({"citation": notice.citation} if notice.citation else {})


def _holder_data(holder: Holder) -> dict[str, Any]:
    if holder.category is not None:
        return {"category": holder.category}
    return {"post": holder.posts[0]} if len(holder.posts) == 1 else {"one_of": list(holder.posts)}
