"""Terms in plain sentences, for the pages that show a group and for the minutes that quote its rule."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from hscp.lib.words import listing, many_of, number, plural, sentence
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

Names = Mapping[str, str]

_OFFICES = {
    Office.CHAIR: "the chair",
    Office.VICE_CHAIR: "the vice-chair",
    Office.CHAIR_OR_VICE_CHAIR: "the chair or the vice-chair",
}
_SHARES = {
    Fraction(1, 2): "half", Fraction(1, 3): "one third", Fraction(2, 3): "two thirds",
    Fraction(1, 4): "a quarter", Fraction(3, 4): "three quarters", Fraction(1): "all",
}  # fmt: skip
_DEPUTIES = {
    Deputies.NOT_ALLOWED: "A deputy does not count towards quoracy.",
    Deputies.WITH_DELEGATION: "A deputy counts only with a delegation that is valid on the day.",
    Deputies.ALLOWED: "A deputy counts.",
}
_CIRCULATION = {
    CirculationNeeds.EVERYBODY: "everybody who is asked agrees",
    CirculationNeeds.MAJORITY: "more than half of those who are asked agree, and those who answer would be quorate",
    CirculationNeeds.QUORUM: "those who agree would be quorate by themselves",
}
_TIMES = {1: "once", 2: "twice"}


def name_of(key: str, names: Names) -> str:
    """What people call the organisation, post or category of that key; the key in plain letters when not given."""
    return names.get(key) or key.replace("_", " ").replace("-", " ")


def rule_words(rule: Rule, names: Names | None = None) -> str:
    """A quoracy rule as the end of a sentence that begins "The group is quorate when"."""
    known = names or {}
    match rule:
        case AllOf(Bodies(keys, category)):
            if category is not None:
                return f"every {name_of(category, known)} is represented"
            bodies = listing([name_of(key, known) for key in keys])
            return f"{bodies} {'is' if len(keys) == 1 else 'are all'} represented"
        case AtLeast(n, of):
            return f"at least {number(n)} {_of_words(n, of, known)}"
        case Share():
            return _share_words(rule, known)
        case Present(office):
            return f"{_OFFICES[office]} is present"
        case PostPresent(post):
            return f"the {name_of(post, known)} is present"
        case Every(rules):
            return listing([_nested(each, known) for each in rules])
        case Either(rules):
            offices = [_OFFICES[each.office] for each in rules if isinstance(each, Present)]
            if len(offices) == len(rules):
                return f"{listing(offices, 'or')} is present"
            return ("either " if len(rules) > 1 else "") + listing([_nested(each, known) for each in rules], "or")


def frequency_words(frequency: Frequency) -> str:
    """ "every six weeks", "every month", "twice a year", "four times a year"."""
    if frequency.times == 1:
        period = frequency.period.value
        return f"every {period}" if frequency.every == 1 else f"every {number(frequency.every)} {period}s"
    times = _TIMES.get(frequency.times, f"{number(frequency.times)} times")
    if frequency.every == 1:
        return f"{times} a {frequency.period.value}"
    return f"{times} every {number(frequency.every)} {frequency.period.value}s"


def in_words(terms: Terms, names: Names | None = None) -> str:
    """The whole terms as plain sentences. `names` gives the words for the keys of bodies, posts and categories."""
    known = names or {}
    said = [f"The group meets {frequency_words(terms.frequency)}." if terms.frequency else ""]
    said.append(notice_words(terms.notice) if terms.notice else "")
    said += chairing_words(terms.chairing, known)
    said.append(f"It is quorate when {rule_words(terms.quoracy, known)}, at the time of each decision.")
    if terms.otherwise_chair_decides:
        said.append("Otherwise the chair decides which items proceed; decisions taken then are provisional.")
    said.append(_DEPUTIES[terms.deputies])
    if terms.tolerance_seconds:
        said.append(f"An absence of up to {duration_words(terms.tolerance_seconds)} does not break quoracy.")
    returns = "A decision taken while inquorate returns to the next quorate meeting"
    ratified = ", unless those who were missing ratify it before" if terms.ratify_afterwards else ""
    said.append(f"{returns}{ratified}.")
    if terms.by_circulation:
        said.append(
            f"Between meetings a decision may be taken by circulation: {_CIRCULATION[terms.circulation_needs]}."
        )
    if terms.papers_days is not None:
        said.append(papers_words(terms.papers_days))
    return " ".join(each for each in said if each) + (f" ({terms.citation})" if terms.citation else "")


def papers_words(days: int) -> str:
    """When papers are due, as a whole sentence."""
    return f"Papers are due {number(days)} working day{'' if days == 1 else 's'} before a meeting."


def _nested(rule: Rule, names: Names) -> str:
    words = rule_words(rule, names)
    simple = isinstance(rule, Either) and all(isinstance(each, Present) for each in rule.rules)
    return f"({words})" if isinstance(rule, (Every, Either)) and len(rule.rules) > 1 and not simple else words


def _of_words(n: int, of: Counted, names: Names) -> str:
    one = n == 1
    if isinstance(of, Members):
        seated = f"{'member' if one else 'members'}{_for_words(of, names)}"
        return f"{seated} {'is' if one else 'are'} present"
    if isinstance(of, Posts):
        return f"of {listing([f'the {name_of(key, names)}' for key in of.keys])} {'is' if one else 'are'} present"
    verb = "is represented" if one else "are represented"
    if of.keys:
        return f"of {listing([name_of(key, names) for key in of.keys])} {verb}"
    noun = name_of(of.category, names) if of.category is not None else "body"
    return f"{noun if one else many_of(noun)}{_other_words(of, names)} {verb}"


def _for_words(of: Members, names: Names) -> str:
    if of.of_bodies is None:
        return ""
    if of.of_bodies.category is not None:
        return f" for a {name_of(of.of_bodies.category, names)}"
    return f" for {listing([name_of(key, names) for key in of.of_bodies.keys], 'or')}"


def _other_words(of: Bodies, names: Names) -> str:
    return f" other than the {many_of(name_of(of.other_than, names))}" if of.other_than is not None else ""


def _share_words(rule: Share, names: Names) -> str:
    share, of, the, verb = _SHARES.get(rule.fraction, str(rule.fraction)), rule.of, "the ", "represented"
    if isinstance(of, Members):
        whole, verb = "members", "present"
        if of.counting_vacancies:
            whole = "members' seats, vacant ones included,"
    elif isinstance(of, Posts):
        whole, the, verb = listing([f"the {name_of(key, names)}" for key in of.keys]), "", "present"
    elif of.keys:
        whole, the = listing([name_of(key, names) for key in of.keys]), ""
    else:
        noun = name_of(of.category, names) if of.category is not None else "body"
        whole = f"{many_of(noun)}{_other_words(of, names)}"
    least = "" if rule.fraction == 1 else "at least "
    exactly = "more than " if rule.more_than else least
    rounded = " (rounded down)" if rule.rounding is Rounding.DOWN else ""
    plus = f" plus {number(rule.plus)}" if rule.plus else ""
    return f"{exactly}{share} of {the}{whole}{plus}{rounded} are {verb}"


def chairing_words(chairing: Chairing, names: Names) -> list[str]:
    """Who chairs and vice-chairs, as whole sentences; also that the terms do not say who chairs."""
    said = []
    if chairing.chair:
        months = chairing.term_months
        years, rest = divmod(months or 0, 12)
        length = plural(years, Period.YEAR) if years and not rest else plural(months or 0, Period.MONTH)
        said.append(f"It is chaired by {_holder_words(chairing.chair, names)}{f', for {length}' if months else ''}.")
    else:
        said.append("The terms do not say who chairs.")
    if chairing.vice_chair:
        said.append(sentence(f"{_holder_words(chairing.vice_chair, names)} is vice-chair"))
    return said


def notice_words(notice: Notice) -> str:
    """The notice that is given, as a whole sentence."""
    said = []
    if notice.working_days is not None:
        said.append(f"{plural(notice.working_days, 'working day')} before a meeting")
    if notice.extraordinary is not None:
        said.append(f"{plural(notice.extraordinary, 'working day')} before an extraordinary one")
    cite = f" ({notice.citation})" if notice.citation else ""
    return f"Notice is given {listing(said)}{cite}."


def _holder_words(holder: Holder, names: Names) -> str:
    if holder.category is not None:
        return f"a representative of a {name_of(holder.category, names)}"
    posts = [f"the {name_of(post, names)}" for post in holder.posts]
    return posts[0] if len(posts) == 1 else f"one of {listing(posts)}"


def duration_words(seconds: int) -> str:
    """ "2 minutes", "1 minute and 30 seconds"."""
    minutes, rest = divmod(seconds, 60)
    parts = [plural(minutes, "minute")] if minutes else []
    return listing(parts + ([plural(rest, "second")] if rest else []))
