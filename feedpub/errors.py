"""What can go wrong, told so that a person can mend it.

Every message says where, which field, what was found and what was expected.

    FeedpubError
    ├── ConfigError
    ├── BusyError
    ├── LedgerError
    ├── SeedError
    │   ├── ReadError
    │   │   └── UnreadableError
    │   ├── UnknownFormatError
    │   └── InvalidItemError
    ├── FeedError
    ├── PublishError
    └── ServeError
"""


class FeedpubError(Exception):
    """Base of every error that feedpub expects and can put in words."""


class ConfigError(FeedpubError):
    """The configuration or the call cannot be used (exit code 2)."""


class BusyError(FeedpubError):
    """Another run holds the lock (exit code 75, EX_TEMPFAIL of sysexits.h)."""


class LedgerError(FeedpubError):
    """The ledger cannot be used as it is, and must not be replaced without asking."""


class SeedError(FeedpubError):
    """One seed cannot become an item; the others are not concerned.

    Args:
        seed: Where the seed is: its path, with ``#N`` for the Nth record of a container.
        field: The part of the seed that is at fault: ``file``, ``title``, ``published`` …
        found: What stands there.
        expected: What should.
    """

    def __init__(self, seed: str, *, field: str, found: str, expected: str) -> None:
        super().__init__(seed, field, found, expected)
        self.seed = seed
        self.field = field
        self.found = found
        self.expected = expected

    @property
    def reason(self) -> str:
        """The message without the seed's name."""
        return f"{self.field}: found {self.found}; expected {self.expected}"

    def __str__(self) -> str:
        return f"{self.seed}: {self.reason}"


class ReadError(SeedError):
    """The bytes of a seed cannot be had, or are not what its format promises."""


class UnreadableError(ReadError):
    """The system would not give the bytes this time; the next run tries again."""


class UnknownFormatError(SeedError):
    """No reader takes this kind of file."""


class InvalidItemError(SeedError):
    """A field of an item is not what the item form allows."""


class FeedError(FeedpubError):
    """A feed document cannot be published as it stands.

    Args:
        feed: The document's path or address.
        problem: What is wrong with it, in one clause.
    """

    def __init__(self, feed: str, problem: str) -> None:
        super().__init__(feed, problem)
        self.feed = feed
        self.problem = problem

    def __str__(self) -> str:
        return f"{self.feed}: {self.problem}"


class PublishError(FeedpubError):
    """A file could not be written; what stood there before still stands.

    Args:
        path: The file.
        problem: What the operating system said.
    """

    def __init__(self, path: str, problem: str) -> None:
        super().__init__(path, problem)
        self.path = path
        self.problem = problem

    def __str__(self) -> str:
        return f"{self.path}: {self.problem}"


class ServeError(FeedpubError):
    """Nobody can listen at an address.

    Args:
        address: Host and port.
        problem: What the operating system said.
    """

    def __init__(self, address: str, problem: str) -> None:
        super().__init__(address, problem)
        self.address = address
        self.problem = problem

    def __str__(self) -> str:
        expected = "an address that can be listened on (choose one by --port and --host)"
        return f"{self.address}: found {self.problem}; expected {expected}"
