"""feedpub.toml: every way in which it can be wrong is told with file, field, found, expected."""

import subprocess
import sys
from datetime import UTC
from pathlib import Path

import pytest
from conftest import CONFIG, Workspace

from feedpub.cli import main
from feedpub.config import MOST_ITEMS, Settings, parse_settings
from feedpub.errors import ConfigError
from feedpub.formats import FORMATS
from feedpub.model import Person
from feedpub.project import load_project
from feedpub.scaffold import begin

SITE = '[site]\ntitle = "T"\nurl = "https://example.org/"\n'
NAMES = (*FORMATS,)


def parse(text: str) -> Settings:
    return parse_settings(text, file="feedpub.toml", formats=NAMES)


def site(**fields: str) -> str:
    """A [site] with TOML values in place of, or beside, the two that must be there."""
    table = {"title": '"T"', "url": '"https://example.org/"'} | fields
    return "[site]\n" + "".join(f"{name} = {value}\n" for name, value in table.items())


def refused(text: str) -> tuple[str, str, str]:
    """Field, found and expected of the error; the message has all of them and the file."""
    with pytest.raises(ConfigError) as caught:
        parse(text)
    message = str(caught.value)
    assert "\n" not in message
    assert len(message) < 400
    file, _, rest = message.partition(": ")
    assert file == "feedpub.toml"
    field, _, rest = rest.partition(": found ")
    found, _, expected = rest.partition("; expected ")
    assert found
    assert expected
    return field, found, expected


# What is right


def test_the_least() -> None:
    """design.md: every key is optional but site.title and site.url."""
    settings = parse(SITE)
    assert (settings.seeds.folder, settings.output.folder) == ("seeds", "feeds")
    assert settings.output.formats == ("atom", "rss", "json")
    assert settings.output.items == 50
    assert settings.guard.max_withdrawn == 0.5
    assert settings.authority == "example.org,2026"
    assert settings.conventions.zone is UTC
    assert settings.authors == ()


def test_the_most() -> None:
    """Each key at another value than its own."""
    settings = parse(
        site(description='"D"', language='"pt-BR"', rights='"R"', timezone='"Europe/Kyiv"',
             authority='"news.example.org,2025-01"',
             authors='["J", {name = "K", email = "k@e.org"}]')
        + '[seeds]\nfolder = "in"\nmax_bytes = 9\n[output]\nfolder = "out/x"\nformats = ["rss"]\n'
        + f"items = {MOST_ITEMS}\n[guard]\nmax_withdrawn = 1\n"
    )  # fmt: skip
    assert settings.authors == (Person(name="J"), Person(name="K", email="k@e.org"))
    assert settings.authority == "news.example.org,2025-01"
    assert str(settings.conventions.zone) == "Europe/Kyiv"
    assert settings.seeds.max_bytes == 9
    assert settings.output.items == MOST_ITEMS
    assert settings.guard.max_withdrawn == 1.0


@pytest.mark.parametrize(
    ("url", "whole"),
    [
        ("https://example.org", "https://example.org/"),
        ("https://example.org/news", "https://example.org/news/"),
        ("HTTP://Example.org:8080/ü", "http://example.org:8080/%C3%BC/"),
    ],
)
def test_the_address_ends_with_a_slash(url: str, whole: str) -> None:
    """The feeds' own addresses are made by adding to it."""
    assert parse(site(url=f'"{url}"')).site.url == whole


def test_the_shipped_and_the_first_configuration(tmp_path: Path) -> None:
    """The example of the repository, and what `feedpub init` writes."""
    assert load_project(str(Path(__file__).parent.parent)).settings.site.title
    begin(str(tmp_path))
    assert load_project(str(tmp_path)).settings.authority == "news.example.org,2026"


# What is wrong


@pytest.mark.parametrize(
    ("text", "field", "hint"),
    [
        ("sites = 1", "'sites'", "'site', perhaps"),
        (SITE + "[seed]", "'seed'", "'seeds', perhaps"),
        (SITE + "[outptu]", "'outptu'", "'output', perhaps"),
        (SITE + "[gaurd]", "'gaurd'", "'guard', perhaps"),
        (SITE + "[xyz]", "'xyz'", "one of site, seeds, output, guard"),
        (site(titel='"x"'), "site.'titel'", "'title', perhaps"),
        (site(autors='["x"]'), "site.'autors'", "'authors', perhaps"),
        (site(time_zone='"UTC"'), "site.'time_zone'", "'timezone', perhaps"),
        (site(authors='[{name = "J", mail = "x"}]'), "site.authors[0].'mail'", "'email', perhaps"),
        (SITE + "[seeds]\nfoldr = 1", "seeds.'foldr'", "'folder', perhaps"),
        (SITE + "[seeds]\nmax_byte = 1", "seeds.'max_byte'", "'max_bytes', perhaps"),
        (SITE + "[output]\nformat = 1", "output.'format'", "'formats', perhaps"),
        (SITE + "[output]\nitem = 1", "output.'item'", "'items', perhaps"),
        (SITE + "[guard]\nmax_withdraw = 1", "guard.'max_withdraw'", "'max_withdrawn', perhaps"),
        (SITE + "[guard]\nq = 1", "guard.'q'", "one of max_withdrawn"),
        (SITE + '"\\u001b[31m" = 1', "site.'\\x1b[31m'", "one of"),
    ],
)
def test_an_unknown_key_comes_with_a_hint(text: str, field: str, hint: str) -> None:
    """At each level, with the nearest key that there is."""
    told, found, expected = refused(text)
    assert (told, found) == (field, "an unknown key")
    assert expected.startswith(hint)


@pytest.mark.parametrize(
    ("text", "field"),
    [("", "site"), ("[seeds]", "site"), ("[site]", "site.title"),
     ('[site]\ntitle = "T"', "site.url"),
     ('[site]\nurl = "https://e.org/"', "site.title")],
)  # fmt: skip
def test_what_is_required(text: str, field: str) -> None:
    """Title and address, which nothing can stand in for."""
    assert refused(text) == (field, "nothing", "a value: it is required")


@pytest.mark.parametrize(
    ("text", "field", "found"),
    [
        ("site = 1", "site", "1"),
        ("[[site]]", "site", "[{}]"),
        (site(title="3"), "site.title", "3"),
        (site(title='["T"]'), "site.title", "['T']"),
        (site(url="true"), "site.url", "True"),
        (site(description="3"), "site.description", "3"),
        (site(language="[]"), "site.language", "[]"),
        (site(rights="2026-01-01"), "site.rights", "datetime.date(2026, 1, 1)"),
        (site(authors='"J"'), "site.authors", "'J'"),
        (site(authors="[3]"), "site.authors[0]", "3"),
        (site(authors='["J", {}]'), "site.authors[1].name", "nothing"),
        (site(timezone="2"), "site.timezone", "2"),
        (SITE + "[seeds]\nfolder = 1", "seeds.folder", "1"),
        (SITE + "[seeds]\nmax_bytes = 1e6", "seeds.max_bytes", "1000000.0"),
        (SITE + '[seeds]\nmax_bytes = "1"', "seeds.max_bytes", "'1'"),
        (SITE + "[output]\nfolder = []", "output.folder", "[]"),
        (SITE + '[output]\nformats = "atom"', "output.formats", "'atom'"),
        (SITE + "[output]\nformats = [1]", "output.formats[0]", "1"),
        (SITE + "[output]\nitems = 1.5", "output.items", "1.5"),
        (SITE + "[output]\nitems = true", "output.items", "True"),
        (SITE + '[output]\nitems = "5"', "output.items", "'5'"),
        (SITE + '[guard]\nmax_withdrawn = "0.5"', "guard.max_withdrawn", "'0.5'"),
        (SITE + "[guard]\nmax_withdrawn = true", "guard.max_withdrawn", "True"),
        (SITE + "guard = 0.5", "site.'guard'", "an unknown key"),
    ],
)
def test_values_of_another_type(text: str, field: str, found: str) -> None:
    """No text for a number, no whole number for a truth value."""
    told, what, _ = refused(text)
    assert (told, what) == (field, found)


@pytest.mark.parametrize(
    ("text", "field"),
    [
        (site(title='""'), "site.title"),
        (site(title='" \\t"'), "site.title"),
        (site(title='"\\u0007\\u0000"'), "site.title"),
        (site(url='""'), "site.url"),
        (site(url='"example.org"'), "site.url"),
        (site(url='"/feeds"'), "site.url"),
        (site(url='"ftp://example.org/"'), "site.url"),
        (site(url='"https://u:p@example.org/"'), "site.url"),
        (site(url='"https://example.org:x/"'), "site.url"),
        (site(url=f'"https://example.org/{"x" * 2000}"'), "site.url"),
        (site(url='"https://example.org/?site=1"'), "site.url"),
        (site(url='"https://example.org/#feeds"'), "site.url"),
        (site(authority='"example.org"'), "site.authority"),
        (site(authority='"Example.org,2026"'), "site.authority"),
        (site(authority='"example.org,26"'), "site.authority"),
        (site(authority='""'), "site.authority"),
        (site(timezone='""'), "site.timezone"),
        (site(timezone='"Europe"'), "site.timezone"),
        (site(timezone='"Europe/Kiyv"'), "site.timezone"),
        (site(timezone='"kyiv"'), "site.timezone"),
        (site(timezone='"+02:00"'), "site.timezone"),
        (site(timezone='"../../etc/passwd"'), "site.timezone"),
        (site(timezone='"/etc/passwd"'), "site.timezone"),
        (site(timezone='"a\\u0000b"'), "site.timezone"),
        (site(timezone=f'"{"x" * 5000}"'), "site.timezone"),
        (site(language='"English"'), "site.language"),
        (site(language='"de_DE"'), "site.language"),
        (site(authors='[""]'), "site.authors[0].name"),
        (site(authors='["J", {name = " "}]'), "site.authors[1].name"),
        (site(authors='[{name = "J", uri = "x"}]'), "site.authors[0].uri"),
        (site(authors='[{name = "J", email = "x"}]'), "site.authors[0].email"),
        (SITE + "[seeds]\nmax_bytes = 0", "seeds.max_bytes"),
        (SITE + "[seeds]\nmax_bytes = -1", "seeds.max_bytes"),
        (SITE + '[seeds]\nfolder = ""', "seeds.folder"),
        (SITE + '[seeds]\nfolder = "a\\u0000b"', "seeds.folder"),
        (SITE + '[output]\nfolder = " "', "output.folder"),
        (SITE + "[output]\nformats = []", "output.formats"),
        (SITE + '[output]\nformats = ["atom", "Rss"]', "output.formats[1]"),
        (SITE + '[output]\nformats = ["pdf"]', "output.formats[0]"),
        (SITE + "[output]\nitems = 0", "output.items"),
        (SITE + "[output]\nitems = -1", "output.items"),
        (SITE + f"[output]\nitems = {MOST_ITEMS + 1}", "output.items"),
        (SITE + "[guard]\nmax_withdrawn = 1.01", "guard.max_withdrawn"),
        (SITE + "[guard]\nmax_withdrawn = -0.1", "guard.max_withdrawn"),
        (SITE + "[guard]\nmax_withdrawn = nan", "guard.max_withdrawn"),
        (SITE + "[guard]\nmax_withdrawn = inf", "guard.max_withdrawn"),
    ],
)
def test_values_that_cannot_be(text: str, field: str) -> None:
    """Each value is checked where it is read, so that no feed is built on it."""
    assert refused(text)[0] == field


@pytest.mark.parametrize(
    ("seeds", "output"),
    [
        ("seeds", "seeds"),
        ("seeds", "seeds/feeds"),
        ("feeds/seeds", "feeds"),
        ("seeds", "."),
        (".", "feeds"),
        ("./seeds", "seeds/"),
        ("seeds", "a/../seeds/b"),
        ("..", "feeds"),
        ("seeds", ".feedpub"),
        ("seeds", ".feedpub/out"),
        (".feedpub/in", "feeds"),
    ],
)
def test_folders_inside_each_other(seeds: str, output: str) -> None:
    """Published files would be read as seeds, or seeds and ledger be served."""
    text = SITE + f'[seeds]\nfolder = "{seeds}"\n[output]\nfolder = "{output}"\n'
    assert refused(text)[0] in ("output.folder", "seeds.folder")


@pytest.mark.parametrize(
    ("seeds", "output"), [("a", "ab"), ("x/seeds", "x/feeds"), ("../in", "feeds")]
)
def test_folders_apart(seeds: str, output: str) -> None:
    """Names that begin alike are not inside each other."""
    settings = parse(SITE + f'[seeds]\nfolder = "{seeds}"\n[output]\nfolder = "{output}"\n')
    assert (settings.seeds.folder, settings.output.folder) == (seeds, output)


def test_without_an_authority_the_address_must_give_one() -> None:
    """An IPv6 address cannot mint tag URIs (RFC 4151 §2.1)."""
    assert refused(site(url='"https://[::1]/"'))[0] in ("site.url", "site.authority")


@pytest.mark.parametrize(
    "text",
    ["[site", "site = ", "a = 1\na = 2", 'a = "\x07"', "x" * 5_000, "a = " + "[" * 5_000, "\x00"],
)
def test_what_is_no_toml(text: str) -> None:
    """Also where the parser runs out of stack."""
    with pytest.raises(ConfigError, match=r"^feedpub\.toml: found no valid TOML: \S"):
        parse(text)


# Through the command line


@pytest.mark.parametrize("command", ["build", "status", "items"])
@pytest.mark.parametrize(
    "text",
    [SITE + "titel = 1", "[site", site(timezone='"Europe/Kiyv"'), site(url='"x"')],
    ids=["key", "toml", "timezone", "url"],
)
def test_exit_code_two(
    workspace: Workspace, capsys: pytest.CaptureFixture[str], command: str, text: str
) -> None:
    """design.md: a configuration error is told with file, field, found, expected, and is 2."""
    workspace.configure(text)
    assert main(["-C", str(workspace.folder), command]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"feedpub: {workspace.folder}/feedpub.toml: ")
    assert "found" in err
    assert len(err.splitlines()) == 1
    assert sorted(path.name for path in workspace.folder.iterdir()) == ["feedpub.toml", "seeds"]


def test_a_missing_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With what would make one."""
    assert main(["-C", str(tmp_path), "build"]) == 2
    assert "feedpub.toml: found no such file; expected one (feedpub init" in capsys.readouterr().err
    assert main(["-C", str(tmp_path / "gone"), "build"]) == 2
    assert main(["-C", str(tmp_path / "gone"), "status"]) == 2


def test_a_folder_in_its_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the system says, in the same words as all else."""
    (tmp_path / "feedpub.toml").mkdir()
    assert main(["-C", str(tmp_path), "build"]) == 2
    assert "found Is a directory; expected a file" in capsys.readouterr().err


@pytest.mark.parametrize("data", [b"[site]\ntitle = 'Caf\xe9'\n", CONFIG.encode("utf-16")])
def test_bytes_that_are_no_utf8(
    workspace: Workspace, capsys: pytest.CaptureFixture[str], data: bytes
) -> None:
    """TOML is UTF-8."""
    (workspace.folder / "feedpub.toml").write_bytes(data)
    assert main(["-C", str(workspace.folder), "build"]) == 2
    assert "found bytes that are not UTF-8" in capsys.readouterr().err


def test_a_byte_order_mark_does_no_harm(workspace: Workspace) -> None:
    """Editors of one large system begin files with it, and nobody sees it."""
    (workspace.folder / "feedpub.toml").write_bytes(b"\xef\xbb\xbf" + CONFIG.encode())
    assert load_project(str(workspace.folder)).settings.site.title == "Test News"


def test_a_broken_configuration_leaves_the_feeds(workspace: Workspace) -> None:
    """Exit 2 through the program itself, and what was published stays, byte for byte."""
    workspace.seed("a.md", "# A story\n\nIt rains in the town.\n")
    command = [sys.executable, "-m", "feedpub", "-C", str(workspace.folder), "build"]
    assert subprocess.run(command, check=False).returncode == 0
    before = workspace.published()
    workspace.configure(CONFIG + "items = 3\n")
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 2
    assert "site.'items': found an unknown key" in run.stderr
    assert "Traceback" not in run.stderr
    assert workspace.published() == before
