"""What seeds do not say of themselves and the configuration does: zones, date order, profiles."""

from datetime import UTC, tzinfo

import msgspec
from msgspec.structs import replace

from feedpub.model import SeedDocument
from feedpub.profiles import Profile, find_profile


class Conventions(msgspec.Struct, frozen=True, kw_only=True):
    """How to read what a seed leaves open."""

    zone: tzinfo = UTC  # of dates that name none
    day_first: bool | None = None  # whether 3/4/2026 is in April; None: it is no date
    profiles: tuple[Profile, ...] = ()  # of sites, in order
    profile: Profile | None = None  # of the seed at hand
    folder: str = ""  # the seeds folder, where seeds are not named by their path below it

    @property
    def language(self) -> str | None:
        """The language of the seed at hand, where it does not say."""
        return self.profile.language if self.profile else None

    def of(self, document: SeedDocument) -> "Conventions":
        """These for *document*: with the profile of its site, where there is one."""
        if not self.profiles or self.profile:
            return self
        profile = find_profile(self.profiles, document, folder=self.folder)
        if profile is None:
            return self
        return replace(
            self,
            profile=profile,
            zone=profile.zone or self.zone,
            day_first=self.day_first if profile.day_first is None else profile.day_first,
        )
