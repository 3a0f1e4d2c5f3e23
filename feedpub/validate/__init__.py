"""feedpub's own checker of feeds: what the specifications ask, and what readers need.

Rules are rows of `rules.RULES`. What an element may hold is data too (`definition.Element`): one
walk beside it finds what is wrong place by place; a function for each format finds the rest.
"""

from feedpub.validate.check import validate
from feedpub.validate.finding import Finding

__all__ = ["Finding", "validate"]
