"""What a profile says of the blocks of a page; it stands above every other rule."""

from msgspec.structs import replace

from feedpub.normalise.page.story import Judged, Story
from feedpub.profiles import Profile, lookup


def by_profile(story: Story, profile: Profile) -> Story:
    """*story* without the blocks that *profile* takes for something else."""
    roles = lookup(profile).roles
    meanings = [roles.find(each.block.text) for each in story.judged]
    begin = meanings.index("begins") if "begins" in meanings else -1
    judged: list[Judged] = []
    begun = closed = False
    for index, (each, meaning) in enumerate(zip(story.judged, meanings, strict=True)):
        closed = closed or (begun and meaning == "ends")
        told = "begins" if index <= begin else "ends" if closed else meaning
        if each.role == "body" and told:
            each = replace(each, role="furniture", rule=f"profile-{told}")
        begun = begun or each.role == "body"
        judged.append(each)
    return replace(story, judged=judged)
