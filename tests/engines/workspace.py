"""A workspace whose only evidence is one export.

    python3 workspace.py DIR RULES FORMAT TIME
"""

import json
import pathlib
import sys

RULES = {
    "a": ("first-failure", "first-success", 3, 2, "150s", "up"),
    "b": ("last-success", "midpoint", 2, 3, "150s", "down"),
    "c": ("midpoint", "last-failure", 1, 1, "61s", "up"),
}
HOSTILE = "a't \"x\" `y` \\z; --"
TIMES = {
    "text": ("at", "rfc3339"),
    "timestamp": ("at_tz", "rfc3339"),
    "timestamp-utc": ("at_utc", "rfc3339"),
    "epoch-s": ("at_s", "epoch-s"),
    "epoch-ms": ("at_ms", "epoch-ms"),
    "hostile": (HOSTILE, "rfc3339"),
}
HEAD = """schema = 1
[company]
name = "Example"
address = ["1 Example Street"]
country = "GB"
email = "care@example.com"
[contact]
name = "Alex Reader"
email = "alex@example.com"
[[signatory]]
id = "ceo"
name = "Sam Founder"
title = "Chief Executive"
[defaults]
time_zone = "UTC"
language = "en-GB"
currency = "EUR"
"""
SERVICES = [
    ("api", "api", ["eu", "us"]),
    ("large", "API", ["eu"]),
    ("web", "web", ["eu", "us"]),
    ("odd", "odd*", ["eu"]),
    ("size", "Gr*", []),
    ("lonely", "lonely", []),
]
SLA = """schema = 1
[sla]
id = "gold"
version = "1"
name = "Gold"
[commitment]
uptime = "99.9%"
[period]
kind = "calendar-month"
zone = "UTC"
part_period = "existing-time"
[remedy]
kind = "bands"
[[band]]
when = "99% <= uptime < 99.9%"
credit = "10%"
[[band]]
when = "uptime < 99%"
credit = "25%"
[base]
proration = "by-day"
[claim]
automatic = true
"""


def main():
    folder, rules, form, time = pathlib.Path(sys.argv[1]), *sys.argv[2:5]
    onset, recovery, confirm, quorum, gap, unknown = RULES[rules]
    column, written = TIMES[time]
    settings = HEAD + f"""[evidence]
decides = "monitoring"
confirm = {confirm}
quorum = {quorum}
gap_after = "{gap}"
unknown_counts_as = "{unknown}"
onset = "{onset}"
recovery = "{recovery}"
conflicts = "worst"
[[monitoring]]
id = "probes"
path = "monitoring/export.csv"
on_reject = "continue"
"""
    if form == "intervals":
        settings += 'format = "intervals"\ntime = "epoch-ms"\n'
    else:
        settings += f"""format = "{form}"
time = "{written}"
columns = {{ time = {json.dumps(column)}, monitor = "check", state = "status", region = "region", probe = "probe", latency = "ms" }}
slow_over = "2s"
step = "60s"
[monitoring.states]
up = ["ok", "200-399"]
down = ["fail", "störung", "500-599"]
degraded = ["slow"]
maintenance = ["maint"]
unknown = ["paused"]
"""
    services, contracts = "schema = 1\n", "line,customer,service,sla,fee,currency,billing,start,end\n"
    for n, (name, pattern, regions) in enumerate(SERVICES):
        services += f'[[service]]\nid = "{name}"\nname = "Service {name}"\nmonitors = ["{pattern}"]\n'
        if regions:
            listed = ", ".join(f'"{r}"' for r in regions)
            services += f'regions = [{listed}]\ncombine_regions = "any"\n'
        contracts += f"L-{n},acme,{name},gold,{100 + n}.00,EUR,monthly,2026-01-01,\n"
    customers = (
        "id,name,contact,salutation,email,language,time_zone,address,country,channel\n"
        "acme,Acme Ltd,Dana Buyer,Dear Ms Buyer,dana@acme.example,en-GB,UTC,1 Street | Leeds,GB,letter\n"
    )
    texts = {
        "amends.toml": settings,
        "services.toml": services,
        "contracts.csv": contracts,
        "customers.csv": customers,
        "slas/gold.toml": SLA,
    }
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "monitoring").mkdir(exist_ok=True)


main()
