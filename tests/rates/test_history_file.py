"""A file of reference rates, judged as a whole: the form of the European Central Bank, and everything else refused."""

from __future__ import annotations

import random
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from cmdesk.basics.errors import FaultyInput
from cmdesk.rates import history_file
from cmdesk.rates.ecb import History, shipped_history
from cmdesk.rates.history_file import check_jumps, check_whole, read_history

BROKEN = Path(__file__).parents[1] / "broken_files" / "rates"
HEAD = "Date,USD,DKK,EEK,"
LINES = [
    "2024-09-16,1.1120,7.4613,N/A,",
    "2024-09-13,1.1081,N/A,N/A,",
    "2024-09-12,1.1016,7.4620,15.6466,",
]
SMALL = "\n".join((HEAD, *LINES, "")).encode()


def zipped(content: bytes, *names: str) -> bytes:
    """Return an archive with the same content under some names."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, content)
    return file.getvalue()


def faults_of(data: bytes) -> list[str]:
    """Return the sentences of a file's faults, which say where they are."""
    with pytest.raises(FaultyInput) as raised:
        read_history(data, "hist.csv")
    assert raised.value.source == "hist.csv"
    assert all(fault.place == "" for fault in raised.value.faults)
    return [fault.sentence.in_english() for fault in raised.value.faults]


@pytest.mark.parametrize(
    "data",
    [
        SMALL,
        "\n".join((HEAD, *LINES)).encode(),
        b"\xef\xbb\xbf" + SMALL.replace(b"\n", b"\r\n") + b"\r\n\r\n",
        "\n".join((HEAD, *reversed(LINES))).encode(),
        SMALL.replace(b",", b", "),
        "\n".join(line.rstrip(",") for line in (HEAD, *LINES)).encode(),
        zipped(SMALL, "eurofxref-hist.csv"),
        zipped(SMALL, "folder/EUROFXREF.CSV", "read.me"),
    ],
    ids=["as published", "no last line feed", "windows", "oldest first", "blanks", "no last comma", "zip", "any name"],
)
def test_a_history_in_its_forms(data: bytes) -> None:
    """All come to the same lines: newest first, a comma at the end of each."""
    assert read_history(data, "hist.csv") == SMALL


def test_a_history_of_one_day() -> None:
    """The smallest there is."""
    one = "\n".join((HEAD, LINES[0], "")).encode()
    assert read_history(one, "hist.csv") == one


def test_the_history_that_comes_with_the_program_is_one() -> None:
    """From the first day to the last, as it is."""
    history = shipped_history()
    assert len(history.days) == 7126
    history._file.seek(0)
    content = history._file.read()
    assert read_history(content, "hist.csv") == content


@pytest.mark.parametrize("path", sorted(BROKEN.glob("*.csv")), ids=lambda path: path.stem)
def test_broken_files(path: Path) -> None:
    """Every fault at once, each with its line and its column, as the file beside it says."""
    assert faults_of(path.read_bytes()) == path.with_suffix(".expected").read_text("utf-8").splitlines()


@pytest.mark.parametrize(
    "rate, good",
    [
        ("1", True),
        ("20275.17", True),
        ("0.0001", True),
        ("N/A", True),
        ("0", False),
        ("0.0000", False),
        ("-1.1", False),
        ("1,1", False),
        ("1.", False),
        (".5", False),
        ("1e3", False),
        ("1.1.1", False),
        ("n/a", False),
        ("", False),
        ("1234567890123", False),
    ],
)
def test_what_is_a_rate(rate: str, good: bool) -> None:
    """A number above zero with a point, or N/A."""
    data = f"Date,USD,DKK,\n2024-09-16,{rate},7.4613,\n".encode()
    if good:
        assert read_history(data, "hist.csv") == data
    else:
        assert faults_of(data)[0].startswith(("line 2: ", "line 2, USD: "))


@pytest.mark.parametrize(
    "data, fault",
    [
        (b"", "line 1: the header begins with Date and names a currency a column, with commas between"),
        (SMALL.replace(b",", b";"), "line 1: the header begins with Date and names a currency a column, "),
        (b"Date,\n2024-09-16,\n", "line 1: the header begins with Date and names a currency a column, "),
        (b"<html><body>404</body></html>", "line 1: the header begins with Date and names a currency a column, "),
        (SMALL.replace(b"DKK", b"EUR"), "line 1: EUR is no currency with a rate to the euro"),
        (SMALL.replace(b"DKK", b"Dkk"), "line 1: Dkk is no currency with a rate to the euro"),
        (SMALL.replace(b"DKK", b""), "line 1: \u2013 is no currency with a rate to the euro"),
        (SMALL.replace(b"DKK", b"USD"), "line 1: USD is named twice; name it once"),
        (HEAD.encode(), "there is no day in this file"),
        (SMALL.decode().encode("utf-16"), "line 1: this is no plain text; take the file as the bank publishes it"),
        (SMALL + b"\xe9", "line 5: this is no plain text; take the file as the bank publishes it"),
        (zipped(SMALL, "a.csv")[:-4], "the archive is damaged or encrypted; fetch it again"),
        (zipped(SMALL, "a.txt"), "the archive holds 0 files named .csv; it should be one"),
        (zipped(SMALL, "a.csv", "b.csv"), "the archive holds 2 files named .csv; it should be one"),
        (zipped(SMALL, "a.csv")[:-30], "the archive is damaged or encrypted; fetch it again"),
    ],
)
def test_what_is_no_history(data: bytes, fault: str) -> None:
    """Each with what to do."""
    assert faults_of(data)[0].startswith(fault)


def test_a_file_beyond_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    """Packed or not, it is not read to its end."""
    monkeypatch.setattr(history_file, "LARGEST", 1 << 20)
    words = "the file is larger than 1 MB; this is no history of rates"
    assert faults_of(b"," * (1 << 20) + b",") == [words]
    assert faults_of(zipped(b"," * (8 << 20), "a.csv")) == [words]


def test_faults_are_told_up_to_a_number() -> None:
    """And how many more there are."""
    data = HEAD + "\n" + "".join(f"2024-09-{31 - day:02},0,1,1,\n" for day in range(1, 25))
    faults = faults_of(data.encode())
    assert len(faults) == 21
    assert faults[0] == "line 2, USD: 0 is no rate: a number above zero with a point, or N/A for none"
    assert faults[19].startswith("line 21, USD: ")
    assert faults[20] == "and 4 more faults"


def test_no_damage_to_an_archive_gets_through() -> None:
    """One byte changed anywhere: the same rates come out, or the archive is refused."""
    archive = zipped(SMALL, "eurofxref-hist.csv")
    chance = random.Random(7)
    for at in range(len(archive)):
        damaged = bytearray(archive)
        damaged[at] ^= 1 << chance.randrange(8)
        with suppress(FaultyInput):
            assert read_history(bytes(damaged), "hist.csv") == SMALL


def test_a_history_that_knows_less_is_refused() -> None:
    """An older last day, days that are gone, currencies that are gone."""
    known = History(BytesIO(SMALL))
    less = History(BytesIO(b"Date,USD,SEK,\n2024-09-13,1.1081,11.3,\n"))
    with pytest.raises(FaultyInput) as raised:
        check_whole(less, known, "hist.csv")
    assert [fault.sentence.in_english() for fault in raised.value.faults] == [
        "its last day is Friday 13 September 2024; the rates in use are known to Monday 16 September 2024",
        "it lacks 1 day of the rates in use, Thursday 12 September 2024; take the whole history",
        "line 1: it lacks columns of the rates in use: DKK, EEK",
    ]


@pytest.mark.parametrize("more", ["", "2024-09-17,1.1125,7.4600,N/A,\n"])
def test_a_history_that_knows_as_much_is_taken(more: str) -> None:
    """And one that knows more."""
    known = History(BytesIO(SMALL))
    check_whole(History(BytesIO((HEAD + "\n" + more + "\n".join(LINES) + "\n").encode())), known, "hist.csv")


def history_of(*lines: str) -> History:
    """Return a history with days on top of the small one."""
    return History(BytesIO("\n".join((HEAD, *lines, *LINES, "")).encode()))


def test_a_rate_that_jumps_is_refused() -> None:
    """A slip of the hand in a day that is new: a hundred times as much, and back on the day after; both are named."""
    new = history_of("2024-09-18,1.1119,7.4606,N/A,", "2024-09-17,113.9,7.4606,15.6466,")
    with pytest.raises(FaultyInput) as raised:
        check_jumps(new, history_of(), "hist.csv")
    end = "; check the file. If that is what the bank published, cmdesk rates import --trust takes it"
    assert [fault.sentence.in_english() for fault in raised.value.faults] == [
        f"USD jumps from 1.1120 on Monday 16 September 2024 to 113.9 on Tuesday 17 September 2024{end}",
        f"USD jumps from 113.9 on Tuesday 17 September 2024 to 1.1119 on Wednesday 18 September 2024{end}",
    ]


def test_what_is_no_jump() -> None:
    """Half as much again, a currency that comes or pauses, and whatever is in use already."""
    check_jumps(history_of("2024-09-17,1.668,4.9742,N/A,"), history_of(), "hist.csv")
    check_jumps(history_of("2024-09-17,N/A,7.4606,20,"), history_of(), "hist.csv")
    jumped = history_of("2024-09-17,113.9,7.4606,N/A,")
    check_jumps(jumped, jumped, "hist.csv")
    shipped = shipped_history()
    check_jumps(shipped, shipped, "hist.csv")
