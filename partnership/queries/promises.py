"""What evidences a promise, in words."""

from hscp.lib.words import listing, plural, sentence
from partnership.enums import Role, Standing
from partnership.models import Group, Organisation, Post, Promise, ReservedMatter
from partnership.rules.promises import EVIDENCE, Cadence, NoFrequency, cadence_from_json, evidence_from_json


def words_for_evidence() -> dict[str, dict[str, str]]:
    """Words for every key that evidence may name, by the type of what it names. Four queries."""
    return {
        "group": dict(Group.objects.values_list("key", "name")),
        "post": dict(Post.objects.values_list("key", "title")),
        "organisation": dict(Organisation.objects.values_list("key", "name")),
        "matter": dict(ReservedMatter.objects.values_list("key", "title")),
        "role": {value: str(label) for value, label in Role.choices},
        "standing": {value: str(label) for value, label in Standing.choices},
    }


def evidence_words(promise: Promise, names: dict[str, dict[str, str]]) -> str:
    """What on the record shows that a promise is kept: "Each day on which the group met: Safeguarding Board."

    Empty for a promise that cannot be checked.
    """
    if not promise.evidence:
        return ""
    evidence = evidence_from_json(promise.evidence)
    kind = EVIDENCE[evidence.kind]
    said = []
    for parameter in kind.parameters:
        value = evidence.argument(parameter.name)
        if value is None:
            continue
        words = names.get(parameter.type.removesuffix("s"), {})
        keys = (value,) if isinstance(value, str) else value
        said.append(listing([words.get(key, key.replace("-", " ")) for key in keys]))
    return sentence(kind.noun + (f": {'; '.join(said)}" if said else ""))


def cadence_of(promise: Promise) -> Cadence:
    """How often a promise is owed; a duty without a frequency where its row says nothing of it."""
    return cadence_from_json(promise.cadence) if promise.cadence else NoFrequency()


def promise_words(shown: int, of: int) -> str:
    """How many of the promises a list shows."""
    return plural(shown, "promise") if shown == of else f"{shown} of {plural(of, 'promise')}"
