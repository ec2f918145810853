"""Whether the ledgers of two runs are the same.

    python3 compare.py EXPECTED FOUND runs|intervals
    python3 compare.py EXPECTED.csv FOUND.csv odd

Places differ, for one names lines of samples and the other lines of a result. Intervals also have no bounds.
"""

import csv
import json
import pathlib
import sys

PLACES = {"source", "workings_digest"}
BOUNDS = {"seconds_low", "seconds_high"}


def rows(path, without):
    with open(path, newline="", encoding="utf-8") as file:
        return [{k: v for k, v in row.items() if k not in without} for row in csv.DictReader(file)]


def joined(rows):
    """Rows of affected time that meet and say the same as one: where probes take turns, samples tell of each."""
    whole = []
    for row in rows:
        same = lambda r: {k: v for k, v in r.items() if k not in {"start", "end", "start_local", "end_local", "seconds"}}
        if whole and whole[-1]["end"] == row["start"] and same(whole[-1]) == same(row):
            whole[-1]["end"] = row["end"]
        else:
            whole.append(dict(row))
    return [{k: v for k, v in row.items() if k not in {"start_local", "end_local", "seconds"}} for row in whole]


def odd(expected, found):
    """Each row of a result by itself."""
    wanted = rows(expected, set())
    got = [{k: row[k] for k in wanted[0]} for row in rows(found, set())]
    wrong = [(x, y) for x, y in zip(wanted, got) if x != y]
    for x, y in wrong[:10]:
        print(f"\n  expected {x}\n  found    {y}")
    if wrong or len(wanted) != len(got):
        sys.exit(1)
    print(f"identical: {len(wanted)} rows")


def main():
    expected, found, result = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3]
    without = PLACES | (BOUNDS if result == "intervals" else set())
    if result == "odd":
        odd(expected, found)
        return
    told = []
    for name in ["outages.csv", "affected.csv", "credits.csv"]:
        a, b = (rows(run / "ledger" / name, without) for run in (expected, found))
        if name == "affected.csv" and result == "intervals":
            a, b = joined(a), joined(b)
        if a != b:
            print(f"{name}: {len(a)} rows expected, {len(b)} found")
            for x, y in zip(a, b):
                if x != y:
                    print(f"  expected {x}\n  found    {y}")
                    break
            sys.exit(1)
        told.append(f"{len(a)} {name.split('.')[0]}")
    if result == "runs":
        kept = ["read", "accepted", "duplicates", "rejected", "conflicts", "first", "last"]
        counts = [json.loads((run / "manifest.json").read_text())["evidence"] for run in (expected, found)]
        a, b = ([{k: file[k] for k in kept} for file in files] for files in counts)
        if a != b:
            print(f"manifest: expected {a}\n          found    {b}")
            sys.exit(1)
        told.append(f"{a[0]['read']} rows counted")
    print("identical: " + ", ".join(told))


main()
