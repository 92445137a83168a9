"""The numbered paragraphs of Herefordshire’s published document (September 2024), and those that promise nothing."""

LAST = {  # the last paragraph of each chapter that has numbered ones
    1: 8, 2: 5, 3: 4, 4: 2, 5: 8, 6: 16, 7: 17, 9: 4, 10: 13, 11: 3, 12: 3, 13: 5, 14: 3, 15: 12, 16: 3, 17: 7, 18: 3,
    19: 3, 20: 7, 24: 3, 25: 2,
}  # fmt: skip
WHOLE = (8, 21, 22, 23, 26)  # chapters without
LETTERED = {"§3.4": "abcdef", "§7.1": "abcdef", "§19.1": "abcde"}


def paragraphs() -> list[str]:
    """Every paragraph, in the order of the document; those with letters by their letters."""
    found = []
    for chapter in range(1, 27):
        plain = [f"§{chapter}"] if chapter in WHOLE else [f"§{chapter}.{n}" for n in range(1, LAST[chapter] + 1)]
        found += [f"{one}{letter}" for one in plain for letter in LETTERED.get(one, " ")]
    return [one.strip() for one in found]


WITHOUT = {
    "§1.1": "what the Act requires",
    "§1.2": "earlier reviews",
    "§1.3": "who the lead partners are: posts",
    "§1.4": "the shared footprint; the forum is promised in §3.1",
    "§1.5": "what the document is for",
    "§1.6": "the statutory duty itself",
    "§1.7": "an ambition",
    "§2.1": "values: part of the vision",
    "§2.2": "the vision",
    "§2.3": "the values",
    "§4.1": "the county",
    "§4.2": "the county",
    "§5.3": "how the structure came about",
    "§6.2": "a definition",
    "§6.3": "the list of relevant agencies",
    "§6.4": "introduces the links",
    **{f"§6.{number}": "a link with another partnership" for number in range(5, 14)},
    "§6.15": "how the structure is meant",
    "§7.5": "introduces the groups",
    "§7.6": "the summit, promised twice a year in §5.7",
    "§7.9": "how the subgroups came about",
    "§7.14": "what the Joint Case Review Group is; its duties stand in §14 and §15",
    "§10.2": "why education needs several ways",
    "§10.3": "schools are relevant agencies: the list of §6.3",
    "§13.1": "the area and the guidance that apply",
    "§16.1": "the panel on child deaths, of other bodies",
    "§24.3": "inspections by others",
}
