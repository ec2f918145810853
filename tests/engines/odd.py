"""Rows of which each tests one way to write a time, a state or a latency, and what a query must make of them.

    python3 odd.py OUT.csv EXPECTED.csv

Each row has a monitor of its own. What is expected is reckoned here from calendar and text, not by an engine.
"""

import csv
import re
import sys
from datetime import datetime, timedelta, timezone

FORM = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})[Tt ]([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]+))?(?:[Zz]|([+-])([0-9]{2}):([0-9]{2}))"
)
SPACE = " \t\n\x0c\r"
TIMES = [
    "2026-03-01T00:00:00Z", "2026-03-01t00:00:00z", "2026-03-01 00:00:00Z", " 2026-03-01T00:00:00Z\t",
    "2026-03-01T00:00:00.1Z", "2026-03-01T00:00:00.0009Z", "2026-03-01T00:00:00.999999999Z",
    "2026-03-01T00:00:00.12345678901234567890Z", "2026-03-01T00:00:00.05+05:30", "2026-03-01T00:00:00-12:45",
    "2026-03-01T23:59:59+23:59", "2026-03-01T00:00:00-00:00", "1990-01-01T00:00:00Z", "1989-12-31T23:59:59.999Z",
    "2199-12-31T23:59:59.999Z", "2200-01-01T00:00:00Z", "1990-01-01T00:00:00+00:01", "2024-02-29T12:00:00Z",
    "2000-02-29T00:00:00Z", "2100-02-28T00:00:00Z", "2100-02-29T00:00:00Z", "2100-03-01T00:00:00Z",
    "2025-02-29T12:00:00Z", "2026-04-31T00:00:00Z", "2026-02-30T00:00:00Z", "2026-00-10T00:00:00Z",
    "2026-13-10T00:00:00Z", "2026-01-00T00:00:00Z", "2026-01-32T00:00:00Z", "2026-03-01T24:00:00Z",
    "2026-03-01T23:60:00Z", "2026-03-01T23:59:61Z", "2026-03-01T00:00:00+24:00", "2026-03-01T00:00:00+00:60",
    "2026-03-01T00:00:00", "2026-03-01", "", "now", "NULL", "infinity", "1772323200", "2026-3-1T0:00:00Z",
    "2026-03-01T00:00:00.Z", "2026-03-01T00:00:00,5Z", "2026-03-01T00:00:00 Z", "2026-03-01T00:00:00+0100",
    "02026-03-01T00:00:00Z", "2026-03-01T00:00:00Z\u2028", "2026-03-01T00:00:00Z\u0085", "\u00a02026-03-01T00:00:00Z",
    "\u0662\u0660\u0662\u0666-03-01T00:00:00Z", "2026-03-01T00:00:00Z; DROP TABLE samples; --", "2026-12-31T23:59:59Z",
]
STATES = [
    "ok", "OK", " ok ", "ok\u00a0", "o\u212a", "fail", "FA\u0130L", "st\u00f6rung", "ST\u00d6RUNG", "sto\u0308rung", "slow",
    "maint", "paused", "200", "399", "400", "499", "500", "599", "600", "0200", "+200", "-200", "200.0", "2e2",
    "99999999999999999999", "", "null", "\u0662\u0660\u0660", "true", "ok;", "ok\u2028",
]
LATENCIES = [
    "", "0", "2000", "2000.0", "2000.000", "2000.001", "2000.0000000000000000000001", "2001", "1999.999999", "-5", "-5000.5",
    "1e9", "1,000", "abc", "2000.", ".5", "+2001", "NaN", "Infinity", "123456789012345", " 2001 ", "0x7d1", "2001ms",
]


def time(text):
    """Milliseconds, or none."""
    found = FORM.fullmatch(text.strip(SPACE))
    if not found:
        return None
    year, month, day, hour, minute, second = (int(n) for n in found.groups()[:6])
    fraction, sign, hours, minutes = found.groups()[6:]
    offset = int(hours or 0) * 60 + int(minutes or 0)
    if hour > 23 or minute > 59 or second > 59 or int(hours or 0) > 23 or int(minutes or 0) > 59:
        return None
    try:
        at = datetime(year, month, day, hour, minute, second, tzinfo=timezone.utc)
    except ValueError:
        return None
    at -= timedelta(minutes=-offset if sign == "-" else offset)
    ms = (at - datetime(1970, 1, 1, tzinfo=timezone.utc)) // timedelta(seconds=1) * 1000
    ms += int(((fraction or "") + "000")[:3])
    return ms if 631_152_000_000 <= ms < 7_258_118_400_000 else None


def state(text):
    """A word for a state, or none."""
    word = text.strip(SPACE)
    small = "".join(chr(ord(c) + 32) if "A" <= c <= "Z" else {"\u00d6": "\u00f6"}.get(c, c) for c in word)
    words = {"ok": "up", "fail": "down", "st\u00f6rung": "down", "slow": "degraded", "maint": "maintenance", "paused": "unknown"}
    if small in words:
        return words[small]
    if not re.fullmatch("[0-9]{1,18}", small):
        return None
    code = int(small)
    return "up" if 200 <= code <= 399 else "down" if 500 <= code <= 599 else None


def slow(text):
    """Whether it is above 2000, or none."""
    cell = text.strip(SPACE)
    if cell == "" or re.fullmatch(r"-[0-9]+(\.[0-9]+)?", cell):
        return False
    if not re.fullmatch(r"[0-9]{1,15}(\.[0-9]+)?", cell):
        return None
    whole, _, fraction = cell.partition(".")
    return int(whole) > 2000 or (int(whole) == 2000 and fraction.strip("0") != "")


def main():
    rows = [(text, "ok", "") for text in TIMES]
    rows += [("2026-03-01T00:00:00Z", text, "") for text in STATES]
    rows += [("2026-03-01T00:00:00Z", "ok", text) for text in LATENCIES]
    expected = []
    with open(sys.argv[1], "w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["at", "at_s", "at_ms", "check", "region", "probe", "status", "ms", "note"])
        for n, (at, status, latency) in enumerate(rows):
            name = f"m{n:03d}"
            writer.writerow([at, "", "", name, "", "", status, latency, ""])
            ms, word, late = time(at), state(status), slow(latency)
            if ms is None:
                expected.append([name, "no-time", -1, 1])
            elif word is None or late is None:
                expected.append([name, "unknown", ms, 1])
            else:
                expected.append([name, "degraded" if late and word == "up" else word, ms, 0])
    with open(sys.argv[2], "w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["monitor", "state", "first", "rejected"])
        writer.writerows(expected)


main()
