"""What a profile says of fields, whatever the format of the seed."""

from feedpub.markup import one_line
from feedpub.model import Fact
from feedpub.profiles import Profile, folded, lookup, without_publisher


def facts_by_profile(facts: dict[str, Fact], profile: Profile) -> dict[str, Fact]:
    """*facts* with section, headline and authors as the profile of the site has them."""
    read = {"title": _title, "section": _section, "authors": _authors}
    told = {}
    for name, fact in facts.items():
        value = read[name](fact.value, profile) if name in read else fact.value
        if value == fact.value:
            told[name] = fact
        elif value:
            told[name] = Fact(value, f"{fact.source}, profile {profile.name}")
    if profile.language and "language" not in told:
        told["language"] = Fact(profile.language, f"profile {profile.name}")
    return told


def _title(value: object, profile: Profile) -> object:
    return without_publisher(value.strip(), profile) if isinstance(value, str) else value


def _section(value: object, profile: Profile) -> object:
    if not isinstance(value, str):
        return value
    return lookup(profile).sections.get(folded(one_line(value)), value)


def _authors(value: object, profile: Profile) -> object:
    publisher = lookup(profile).publisher
    if not publisher or not isinstance(value, list | tuple):
        return value
    kept = [author for author in value if folded(_name(author)) != publisher]
    return kept if len(kept) < len(value) else value


def _name(author: object) -> str:
    name = author.get("name") if isinstance(author, dict) else author
    return name if isinstance(name, str) else ""
