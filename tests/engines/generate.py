"""Samples with every oddity that a monitor may have, the same for the same seed.

    python3 generate.py OUT.csv ROWS SEED
"""

import csv
import random
import sys
from datetime import datetime, timedelta, timezone

MONITORS = [
    ("api", ["eu", "us"], ["p1", "p2", "p3"]),
    ("API", ["eu"], ["p1", "P1"]),
    ("web", ["eu", "us"], ["p1", "p2", "p3", "p4"]),
    ('odd "name"; -- \'\\x,y', ["eu"], ["p1", "p2"]),
    ("Größe ${user} {{1}}", [""], ["", "p2"]),
    ("lonely", [""], [""]),
]
UP = ["ok", "OK ", "200", "204", "0301"]
DOWN = ["fail", " FAIL", "503", "599", "Störung", "STÖRUNG"]
GAP_MS = 150_000
START_MS = 1_772_323_200_000  # 2026-03-01T00:00:00Z
ZONES = [0, 60, -330, 765]


def text(ms, micros, rnd):
    """The instant as RFC 3339 in one of several forms."""
    offset = rnd.choice(ZONES) if rnd.random() < 0.2 else 0
    at = datetime.fromtimestamp(ms // 1000, timezone.utc) + timedelta(minutes=offset)
    sub = (ms % 1000) * 1000 + micros
    digits = f"{sub:06d}".rstrip("0")
    fraction = f".{digits}" if digits else ""
    between = "T" if rnd.random() < 0.9 else " "
    if offset == 0 and rnd.random() < 0.8:
        end = "Z"
    else:
        sign = "-" if offset < 0 else "+"
        end = f"{sign}{abs(offset) // 60:02d}:{abs(offset) % 60:02d}"
    return at.strftime(f"%Y-%m-%d{between}%H:%M:%S") + fraction + end


def series(monitor, region, probe, minutes, outages, rnd):
    """(milliseconds, state, latency) of one series."""
    phase = rnd.randrange(0, 60_000)
    is_whole = rnd.random() < 0.5
    i = 0
    extra = 0
    kind = None
    left = 0
    jitter, last = None, 0
    while i < minutes:
        ms = START_MS + i * 60_000 + phase + extra
        if is_whole:
            ms -= ms % 1000
        elif jitter is None:
            last = rnd.randrange(-400, 400)
            ms += last
        else:  # just as far from the sample before as was meant
            ms += last
        jitter = None
        shared = outages[min(i, len(outages) - 1)]
        if left == 0:
            kind = None
            dice = rnd.random()
            if dice < 0.01:
                kind, left = "down", rnd.choice([1, 1, 2, 2, 3, 4, 9])
            elif dice < 0.02:
                kind, left = "slow", rnd.choice([1, 2, 3, 5])
            elif dice < 0.023:
                kind, left = "maint", rnd.choice([1, 5])
            elif dice < 0.026:
                kind, left = "paused", rnd.choice([1, 3])
        state = kind
        left = max(0, left - 1)
        if shared and rnd.random() < 0.93:
            state = shared
        latency = str(rnd.randrange(20, 1900))
        if state is None:
            word = rnd.choice(UP)
        elif state == "down":
            word = rnd.choice(DOWN)
            latency = "" if rnd.random() < 0.7 else latency
        elif state == "slow":
            word = rnd.choice(["slow", "ok", "200"])
            latency = rnd.choice(["2001", "2000.5", "2000.0001", "90000"])
        else:
            word = state
        if state is None and rnd.random() < 0.01:
            latency = rnd.choice(["2000", "2000.000", "", "-5", "0"])
        yield ms, word, latency
        dice = rnd.random()
        if dice < 0.004:  # a gap
            i += rnd.randrange(3, 40)
        elif dice < 0.008:  # a neighbour just near enough, or just too far
            if is_whole:
                extra += GAP_MS - 60_000
            else:
                extra += rnd.choice([GAP_MS, GAP_MS + 1]) - 60_000
                jitter = 0
            i += 1
        else:
            i += 1


def main():
    path, wanted, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    rnd = random.Random(seed)
    count = sum(len(regions) * len(probes) for _, regions, probes in MONITORS)
    minutes = wanted // count
    rows = []
    for monitor, regions, probes in MONITORS:
        for region in regions:
            outages = [None] * minutes
            for _ in range(max(2, minutes // 250)):
                at = rnd.randrange(0, minutes)
                kind = rnd.choice(["down", "down", "slow"])
                for k in range(at, min(minutes, at + rnd.choice([2, 3, 4, 7, 15, 60]))):
                    outages[k] = kind
            for k in range(minutes - 4, minutes):  # the data end in an outage
                outages[k] = "down"
            for probe in probes:
                for ms, word, latency in series(monitor, region, probe, minutes, outages, rnd):
                    micros = rnd.randrange(0, 1000) if ms % 1000 and rnd.random() < 0.3 else 0
                    cells = [monitor, region, probe, word, latency]
                    rows.append((ms, micros, cells))
                    dice = rnd.random()
                    if dice < 0.002:  # the same row again
                        rows.append((ms, micros, cells))
                    elif dice < 0.003:  # another story about the same instant
                        other = rnd.choice(["ok", "fail", "slow", "maint", "paused"])
                        rows.append((ms, micros, [monitor, region, probe, other, ""]))
                        if rnd.random() < 0.3:
                            rows.append((ms, micros, [monitor, region, probe, "maint", ""]))
                    elif dice < 0.0032:  # rows that cannot be used
                        rows.append((ms, micros, [monitor, region, probe, "what?", "1"]))
                    elif dice < 0.0034:
                        rows.append((ms + 20_000, 0, [monitor, region, probe, "ok", "fast"]))
                    elif dice < 0.0035:
                        rows.append((ms, 0, ["", region, probe, "fail", ""]))
    # In the order of arrival: most nearly in time, a few hours late.
    late = lambda: rnd.randrange(3_600_000, 18_000_000) if rnd.random() < 0.001 else rnd.randrange(0, 5_000)
    rows = sorted(((row[0] + late(), n, row) for n, row in enumerate(rows)), key=lambda r: r[:2])
    with open(path, "w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["at", "at_s", "at_ms", "check", "region", "probe", "status", "ms", "note"])
        for _, _, (ms, micros, cells) in rows:
            seconds = f"{ms // 1000}.{(ms % 1000) * 1000 + micros:06d}"
            note = rnd.choice(["", "", "", 'a "note", with; all', "two\nlines"]) if rnd.random() < 0.01 else ""
            writer.writerow([text(ms, micros, rnd), seconds, ms, *cells, note])
    print(f"{len(rows)} rows, {count} series, {minutes} minutes, seed {seed}")


main()
