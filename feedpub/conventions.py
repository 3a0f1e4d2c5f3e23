"""What seeds do not say of themselves and the configuration does: zones, date order, profiles."""

from datetime import UTC, tzinfo

import msgspec


class Conventions(msgspec.Struct, frozen=True, kw_only=True):
    """How to read what a seed leaves open."""

    zone: tzinfo = UTC  # of dates that name none
    day_first: bool | None = None  # whether 3/4/2026 is in April; None: it is no date
