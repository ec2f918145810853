# Words of documents in English. A translation says the same under the same names; a value in braces may stand anywhere in it.
# Amounts, dates and lengths of time arrive in the notation that the first section sets.

language-name = English
# Who, at home in the language, has read these words and the templates; empty: not reviewed by a native speaker.
reviewed-by = Amends

-nbsp = { "\u00A0" }

## Numbers

decimal-mark = .
group-mark = ,
# Whole parts with fewer digits are written without marks between groups.
group-from = 4
percent = { $n }{ -nbsp }%
money = { $currency }{ -nbsp }{ $amount }
hours = { $n }{ -nbsp }h
minutes = { $n }{ -nbsp }min
seconds = { $n }{ -nbsp }s
elapsed-joint = { -nbsp }
twice = twice
times = { $n } times

## Lists, and what is roughly known

list-more = { $a }, { $b }
list-apart = { $a }; { $b }
name-and-place = { $name } ({ $place })
# $sound is `i` where the last part begins with that sound and `other` else: Spanish says `e` for `y` before it.
list-last = { $a } and { $b }
# Which of the words of `{{plural n "one" "many"}}` goes with a number: the first, the second …
plural-form = { $n ->
    [one] 1
   *[other] 2
}
about = about { $value }
at-least-time = at least { $time }
none = none
not-over = not over

## Dates and times

date = { $day }{ -nbsp }{ $month } { $year }
day-and-month = { $day }{ -nbsp }{ $month }
# A day before another one of the same month; $month and $year are there for languages that shorten otherwise.
day-alone = { $day }
short-day = { $day } { $month }
month-and-year = { $month } { $year }
in-month = in { $month }
# $n is how many days there are.
on-days = on { $days }
between-days = between { $first } and { $last }
since = since { $when }
span = { $from } to { $to }
span-of-days = { $from } to { $to }
date-and-time = { $date }, { $time }
# $hour is the number of the hour: some languages say one o'clock in the singular.
time-on-date = { $time } on { $date }
day-and-clock = { $day } { $time }
clock-in-zone = { $clock } { $zone }
# $key is the city as the zone database writes it, such as New_York; a language may name it otherwise.
zone-name = { $city } time
clocks-went-forward = clocks went forward by { $by } at { $time }
clocks-went-back = clocks went back by { $by } at { $time }
in-zone = { $days }, { $zone }

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
# Only where a month in a date has another form than alone: month-of-date-1 to month-of-date-12.
month-short-1 = Jan
month-short-2 = Feb
month-short-3 = Mar
month-short-4 = Apr
month-short-5 = May
month-short-6 = Jun
month-short-7 = Jul
month-short-8 = Aug
month-short-9 = Sep
month-short-10 = Oct
month-short-11 = Nov
month-short-12 = Dec

## Numbers in words, as many as the language likes; others are written in digits

number-0 = no
number-1 = one
number-2 = two
number-3 = three
number-4 = four
number-5 = five
number-6 = six
number-7 = seven
number-8 = eight
number-9 = nine
number-10 = ten
number-11 = eleven
number-12 = twelve
number-13 = thirteen
number-14 = fourteen
number-15 = fifteen
number-16 = sixteen
number-17 = seventeen
number-18 = eighteen
number-19 = nineteen
number-20 = twenty

## Letters, reports and public accounts: words that the program puts together

dear = Dear { $name }
mark-draft = DRAFT
mark-held = HELD
by-e-mail-only = by e-mail only
on-their-next-invoice = on their next invoice
on-next-invoice = on your next invoice
letter-about = Letter to { $name }, { $month }
report-title = Service level report, { $month }
report-about = Promised and delivered to { $name } in { $month }
account-about = What happened, and what we do about it: { $id }
goodwill = Goodwill
workings-title = { $service } (line { $line }, { $sla })
named-version = { $name } ({ $version })

# The subject line: what, of which services, when.
subject-amends = To make amends for { $month }
subject-yours = { $what } of your { $services } { $when }
subject-of-customer = { $what } of { $services } for { $customer } { $when }
subject-follow-up = What we promised you, and how it stands
subject-follow-up-of-customer = What we promised for { $customer }, and how it stands
what-interruption = Interruption
what-interruptions = Interruptions
what-many-interruptions = { $number } interruptions
what-disruption = Disruption
what-disruptions = Disruptions
what-many-disruptions = { $number } disruptions

between-lengths = between { $least } and { $most }
no-time-that-counts = no time that counts
no-data-lost = None of your data was lost.
no-data-lost-customer = None of your customer’s data was lost.
no-data-lost-at-all = No data was lost.
data-loss-unknown = We do not know yet whether any data was lost.

gift-days = { $n ->
    [one] one day’s worth of your account
   *[other] { $number } days’ worth of your account
}
gift-part-days = { $days } days’ worth of your account
gift-all = all of your fees for { $month }
gift-share = { $share } of your fees for { $month }

source-incidents = incident record
source-monitoring = monitoring
source-silence = silence of the monitors

# What follows "in": a period, or the part of it that was under contract.
time-from = the time from { $days }
days-from = the days from { $days }
one-day-of = the one day of { $day }

# The fee that a credit is a share of.
fee-billed = the { $amount } that was billed
fee-one = the fee of { $amount }
fee-equal = the fees of { $amount } ({ $n } × { $each })
fee-parts = the fees of { $amount } ({ $parts })
# $n is the number of $days, to choose a form by.
fee-part = { $fee } for { $days } of { $of } days

# How an amount comes about, to follow "the agreement gives".
how-share = { $share } of { $fee } for { $period }
how-linear = the fee for the affected time{ $beyond } ({ $amount } for { $period })
how-linear-times = { $times } the fee for the affected time{ $beyond } ({ $amount } for { $period })
how-steps = { $each } of { $fee } for { $steps }{ $beyond }{ $after }
how-beyond = { " " }beyond what the promise allows
how-after = { " " }after the first { $free }
how-capped = { $how }, and no more than { $cap }
share-of-fee = { $share } of the fee
steps-none = each { $unit }, of which there was none
steps-full = { $n ->
    [one] one full { $unit }
   *[other] each of { $n } full { $unit }
}
steps-begun = { $n ->
    [one] one { $unit } that had begun
   *[other] each of { $n } { $unit } that had begun
}
unit-minute = { $n ->
    [one] minute
   *[other] minutes
}
unit-half-hour = { $n ->
    [one] half-hour
   *[other] half-hours
}
unit-hour = { $n ->
    [one] hour
   *[other] hours
}
unit-day = { $n ->
    [one] day
   *[other] days
}
unit-stretch = { $n ->
    [one] stretch of { $length }
   *[other] stretches of { $length }
}
tier-gives = { $tier }: { $share }
tier-cut = { $tier }, cut to the cap
credited-before = { $amount }, of which { $before } was credited before

# Why time does not count.
with-clause = { $what } (clause { $clause })
excluded-maintenance = maintenance announced in advance
excluded-emergency-maintenance = emergency maintenance
excluded-customer = the cause lay on your side
excluded-third-party = the cause lay with a third party
excluded-force-majeure = force majeure
excluded-outside-service-time = outside of the agreed hours of service
excluded-too-short = the agreement does not count interruptions as short as this
excluded-part-of-unit = the agreement counts only whole minutes or hours
excluded-unreported = the agreement counts from when you reported it
excluded-grace = the agreement counts only what comes after a time for repair
excluded-degraded = the agreement does not count time in which a service works only in part
time-maintenance = { $time } of maintenance announced in advance
time-emergency-maintenance = { $time } of emergency maintenance
time-customer = { $time } for which the cause lay on your side
time-third-party = { $time } for which the cause lay with a third party
time-force-majeure = { $time } of force majeure
time-outside-service-time = { $time } outside of the agreed hours of service
time-too-short = { $time } in interruptions too short to count
time-part-of-unit = { $time } in parts of a minute or hour, which do not count
time-unreported = { $time } before it was reported
time-grace = { $time } within the time for repair
time-degraded = { $time } in which the service worked in part

## The service level report

verdict-met = met
verdict-missed = missed
verdict-not-over = not over
verdict-undecided = undecided
verdict-no-promise = no promise
margin-to-spare = { $time } to spare
margin-too-much = { $time } too much
nobody-watches = no monitor watches this service

## How we measure: rules of evidence, one sentence each

rule-union = An interruption counts when the incident record or monitoring has it; where both have it, it is counted once.
rule-monitoring = What monitoring recorded decides what was interrupted and for how long.
rule-incidents = What our people recorded as an incident decides what was interrupted and for how long.
rule-intersection = An interruption counts for the time that both the incident record and monitoring have.
rule-ranked = The first of these that knows of a time decides about it: { $list }.
ranked-then = { $a }, then { $b }
rule-of-service = For { $service } another rule holds. { $rule }
rule-of-source = For the monitoring called { $source } another rule holds. { $rule }
rule-unknown-up = Time without evidence counts as available; where there is such time, both figures are shown.
rule-unknown-down = Time without evidence counts as interrupted; where there is such time, both figures are shown.
rule-gap = When a monitor is silent for longer than { $time }, that time is without evidence.
rule-quorum = It is one when at least { $number } places that check agree.
rule-edges = An interruption seen by regular checks starts { $onset } and ends { $recovery }.
rule-confirm = An interruption seen by regular checks is one when { $number } checks in a row fail, counted from the first of them.
rule-confirm-within = An interruption seen by regular checks is one when { $number } checks fail in a row, or within { $within } of each other; good checks between them do not count as interrupted.
rule-checks = Checks are made { $steps }.
every = every { $time }
onset-inside = with the first check that failed
onset-outside = with the last check that succeeded before it
recovery-inside = with the last check that failed
recovery-outside = with the first check that succeeded after it
edge-midpoint = half-way between the two checks around its edge

## Figures

strip-available = available
strip-down = interrupted
strip-partial = worked in part
strip-silent = no evidence, counted as interrupted
strip-not-counted = not counted
strip-all-well = { $month }, day by day: everything was available all the time.
strip-alt = { $month }, day by day: { $told }, and everything was available otherwise.
strip-was-down = { $service } was interrupted { $when } for { $time }
strip-was-partial = { $service } worked only in part { $when } for { $time }
strip-excluded = { $told } (not counted)
# Monday is the first.
weekday-short-1 = Mon
weekday-short-2 = Tue
weekday-short-3 = Wed
weekday-short-4 = Thu
weekday-short-5 = Fri
weekday-short-6 = Sat
weekday-short-7 = Sun
calendar-some = less than 15 min
calendar-quarter = 15 min or more
calendar-hour = 1 h or more
calendar-hours = 4 h or more
calendar-day = { $day } { $time }
calendar-alt = { $month } as a calendar; time with something interrupted: { $days }.
durations-one = { $name }: { $time }
durations-alt = How long each incident lasted: { $incidents }.
chart-milestones = milestones
chart-messages = { $n ->
    [one] message
   *[other] messages
}
chart-windows-count = { $n ->
    [one] one window
   *[other] { $n }{ -nbsp }windows
}
chart-messages-count = { $n ->
    [one] one message
   *[other] { $n }{ -nbsp }messages
}
chart-impact = { $windows } of impact between { $start } and { $end } UTC
chart-mark-at = { $mark } at { $time }
chart-alt = Timeline of { $title }, told in words: { $parts }.

## The public account of an incident

status-open = open
status-monitoring = monitoring
status-resolved = resolved
time-not-over = a time that is not over
window-down = interrupted
window-partial = slowed or partly failing
window-partial-share = slowed or partly failing ({ $share })
told-interruption-began = The interruption began.
told-disruption-began = The disruption began.
told-noticed = We noticed it.
told-restored = Everything was working again.
told-wrote = We wrote: { $text }
told-message = We published a message.
mark-noticed = noticed
mark-restored = restored

## Workings: the steps behind an amount

step-credit = credit
step-reading = a reading
step-interpretation = interpretation
step-right = right
step-base = base
step-fee = fee
step-share = share of the base
step-owed = owed
step-part = part
step-cap = cap
step-claim = claim
step-minimum = minimum
step-residue = residue
step-uptime = uptime
step-time-measured = time measured
step-affected = affected time
step-uptime-all = uptime without exclusions
step-unknown = not observed
step-doubt = in doubt
step-counted = counted
step-not-counted = not counted
step-goodwill = goodwill
step-fees-of-month = fees of the month
step-line = line
step-several = several credits

undecided = undecided
not-yet = not yet
not-given = not given
nothing = nothing
the-period = the period
each-outage = each outage
each-day = each day with affected time
each-hour = each hour of the clock with affected time
days-of-service = { $n ->
    [one] { $n }{ -nbsp }day of service
   *[other] { $n }{ -nbsp }days of service
}
time-of-service = { $time } of service
added-to-the-term = { $time }, added to the end of the term
at-least = at least { $value }
more-than = more than { $value }
rounded-half-up = rounded half up
rounded-half-even = rounded half to even
rounded-down = rounded down
rounded-up = rounded up
no-rounding = no rounding was needed

the-condition = the condition “{ $condition }”
the-commitment = the commitment of { $commitment }
commitment-kept = { $promise } was kept
condition-not-met = { $promise } did not come about
commitment-missed-nothing = { $promise } was missed; by its rules nothing is owed
condition-met-nothing = { $promise } came about; by its rules nothing is owed
commitment-missed-term = { $promise } was missed; it is added to the end of the term
condition-met-term = { $promise } came about; it is added to the end of the term
commitment-missed-no-money = { $promise } was missed; it gives no money
condition-met-no-money = { $promise } came about; it gives no money
where-it-stands = the period is not over: this is where it stands
text-does-not-decide = the text does not decide: { $why }
carried-over = exactly { $exact } with what stood over; carried over until it is { $until }
below-minimum = exactly { $exact }; paid only when it is { $minimum }
exactly = exactly { $exact }; { $rounding }
exactly-claimed = exactly { $exact }; { $rounding }; claimed on { $day }, in time
exactly-to-claim = exactly { $exact }; { $rounding }; must be claimed by { $day }
claim-waived = not waited for
claim-waived-why = paid without one, by our own decision
exactly-not-claimed = exactly { $exact }; { $rounding }; had to be claimed by { $day }

how-it-is-read = how a text that leaves something open is read here
bad-periods = { $bad } of { $among } periods with { $condition }
billed-net = what was billed, net of tax
fees-net = fees in force, net of tax
billed = billed { $fee }
monthly-fee = monthly fee { $fee }, { $days } in force
quarterly-fee = quarterly fee { $fee } ÷ 3, { $days } in force
annual-fee = annual fee { $fee } ÷ 12, { $days } in force
all-days = all days
some-days = { $days } of { $of } days
rule-that-applies = the rule that applies: { $tier }
part-by-rule = { $part }: { $tier }
nobody-said-otherwise = { $about }, as nobody said otherwise
share-of-base = { $share } of the base
cap-reached = { $of }; reached: the credit is cut to it
cap-not-reached = { $of }; not reached
other-currency = stated in another currency; it is not applied
of-the-smallest-unit = { $n } of the smallest unit
left-over = what rounding left over: { $rounding }, once for this line
uptime-stated = as it was stated
uptime-mean = 1 − the mean of the error rates of buckets of { $bucket }
uptime-total = 1 − errors ÷ requests
uptime-time = 1 − affected time ÷ time measured
below-promised = { $how }; below the { $commitment } promised
not-below-promised = { $how }; not below the { $commitment } promised
period-in-zone = { $days } in { $zone }
period-to-date = { $days } in { $zone }, to date
period-over = { $period }, measured over { $over }
period-under-contract = { $period }, the time under contract
sum-of-what-counts = the sum of what counts
if-nothing-excluded = if nothing had been excluded
no-monitor-spoke = no monitor of the service spoke
samples-allow-both = the samples allow both; the rules of evidence in amends.toml decide
time-weighted = { $when }; weighted { $share }
time-because = { $when }; { $why }
part-of-a-unit = part of a unit of the clock
not-reported-yet = not reported yet
before-grace-was-over = before the grace was over
too-short = too short to count
degraded-not-counted = degraded, which this SLA does not count
planned-maintenance = planned maintenance
emergency-maintenance = emergency maintenance
caused-by-customer = caused by the customer
caused-by-third-party = caused by a third party
force-majeure = force majeure
outside-service-time = outside of the hours of service

in-proportion = in proportion to { $of }
in-proportion-times = in proportion to { $of }, { $factor } times
of-affected-time = affected time
of-excess = affected time beyond what the commitment allows
of-shortfall = uptime below the commitment
each-step = { $count } × { $per }, for each { $unit } of { $of }
each-step-after = { $count } × { $per }, for each { $unit } of { $of } after the first { $free }
each-full-step = { $count } × { $per }, for each full { $unit } of { $of }
each-full-step-after = { $count } × { $per }, for each full { $unit } of { $of } after the first { $free }
each-begun-step = { $count } × { $per }, for each begun { $unit } of { $of }
each-begun-step-after = { $count } × { $per }, for each begun { $unit } of { $of } after the first { $free }
parts-that-give = for { $per }: { $paying } of { $n } give something

# What a text leaves open, and how it can be read.
promise-missed-condition-not = the promise of { $promised } is missed, and “{ $condition }” does not hold
promise-kept-condition-holds = the promise of { $promised } is kept, and “{ $condition }” holds
promise-kept-row-pays = the promise of { $promised } is kept, and the row “{ $row }” still pays
part-of-a-step-unstated = the text pays { $per } for each { $unit } and does not say what a part of one gives
tables-do-not-agree = the tables of the text do not agree
no-row-applies = no row of the table applies at { $at }
several-rows-apply = { $n } rows of the table apply
the-table = table
reading-gives = { $reading }: { $pay }
reading-broken = it is broken
reading-kept = it is kept
reading-full-steps = full steps only
reading-begun-steps = a step that has begun counts
reading-proportion = in proportion
reading-as-in = as in { $row }
reading-no-row = no row, no credit
in-doubt-for-the-customer = { $why }; in doubt for the customer, { $reading }
in-doubt-for-the-provider = { $why }; in doubt for the provider, { $reading }

gift-fixed = a fixed amount
gift-of-days = { $days } days’ worth of the account: fees of the month × { $days } ÷ { $of } days
gift-of-fees = { $share } of the fees of the month
gift-decided = { $gift }; decided by { $by }: { $reason }

base-formula = not the fee: { $formula }
no-fee-given = no fee was given
fee-as-given = the fee of the period, as given
bill-added-up = the lines of the bill, added up

## Names in the formulas of agreements

formula-uptime = uptime
formula-downtime = downtime
formula-longest = longest
formula-outages = outages
formula-period = period
formula-service-time = service_time
formula-allowed = allowed
formula-excess = excess
formula-shortfall = shortfall
formula-fee = fee
formula-and = and
formula-or = or
formula-day = day
formula-days = days
formula-hour = hour
formula-hours = hours
formula-minute = minute
formula-minutes = minutes

## Regions as people call them

region-af = Africa
region-ap = Asia Pacific
region-apac = Asia Pacific
region-as = Asia
region-asia = Asia
region-au = Australia
region-ca = Canada
region-ch = Switzerland
region-cn = China
region-de = Germany
region-emea = Europe, Middle East and Africa
region-eu = Europe
region-fr = France
region-in = India
region-jp = Japan
region-latam = Latin America
region-me = Middle East
region-na = North America
region-oc = Oceania
region-sa = South America
region-uk = United Kingdom
region-us = United States

## Countries in addresses

country-AD = Andorra
country-AE = United Arab Emirates
country-AL = Albania
country-AM = Armenia
country-AR = Argentina
country-AT = Austria
country-AU = Australia
country-AZ = Azerbaijan
country-BA = Bosnia and Herzegovina
country-BD = Bangladesh
country-BE = Belgium
country-BG = Bulgaria
country-BH = Bahrain
country-BO = Bolivia
country-BR = Brazil
country-BY = Belarus
country-CA = Canada
country-CH = Switzerland
country-CL = Chile
country-CN = China
country-CO = Colombia
country-CR = Costa Rica
country-CU = Cuba
country-CY = Cyprus
country-CZ = Czechia
country-DE = Germany
country-DK = Denmark
country-DO = Dominican Republic
country-DZ = Algeria
country-EC = Ecuador
country-EE = Estonia
country-EG = Egypt
country-ES = Spain
country-ET = Ethiopia
country-FI = Finland
country-FO = Faroe Islands
country-FR = France
country-GB = United Kingdom
country-GE = Georgia
country-GG = Guernsey
country-GH = Ghana
country-GI = Gibraltar
country-GL = Greenland
country-GR = Greece
country-GT = Guatemala
country-HK = Hong Kong
country-HN = Honduras
country-HR = Croatia
country-HU = Hungary
country-ID = Indonesia
country-IE = Ireland
country-IL = Israel
country-IM = Isle of Man
country-IN = India
country-IQ = Iraq
country-IR = Iran
country-IS = Iceland
country-IT = Italy
country-JE = Jersey
country-JM = Jamaica
country-JO = Jordan
country-JP = Japan
country-KE = Kenya
country-KH = Cambodia
country-KR = South Korea
country-KW = Kuwait
country-KZ = Kazakhstan
country-LA = Laos
country-LB = Lebanon
country-LI = Liechtenstein
country-LK = Sri Lanka
country-LT = Lithuania
country-LU = Luxembourg
country-LV = Latvia
country-MA = Morocco
country-MC = Monaco
country-MD = Moldova
country-ME = Montenegro
country-MK = North Macedonia
country-MM = Myanmar
country-MN = Mongolia
country-MO = Macao
country-MT = Malta
country-MU = Mauritius
country-MX = Mexico
country-MY = Malaysia
country-NG = Nigeria
country-NI = Nicaragua
country-NL = Netherlands
country-NO = Norway
country-NP = Nepal
country-NZ = New Zealand
country-OM = Oman
country-PA = Panama
country-PE = Peru
country-PH = Philippines
country-PK = Pakistan
country-PL = Poland
country-PR = Puerto Rico
country-PT = Portugal
country-PY = Paraguay
country-QA = Qatar
country-RO = Romania
country-RS = Serbia
country-RU = Russia
country-RW = Rwanda
country-SA = Saudi Arabia
country-SE = Sweden
country-SG = Singapore
country-SI = Slovenia
country-SK = Slovakia
country-SM = San Marino
country-SN = Senegal
country-SV = El Salvador
country-TH = Thailand
country-TN = Tunisia
country-TR = Türkiye
country-TW = Taiwan
country-TZ = Tanzania
country-UA = Ukraine
country-UG = Uganda
country-US = United States
country-UY = Uruguay
country-UZ = Uzbekistan
country-VA = Vatican City
country-VE = Venezuela
country-VN = Vietnam
country-XK = Kosovo
country-ZA = South Africa
country-ZM = Zambia
country-ZW = Zimbabwe

## What was issued before, and what is another amount now

step-difference = difference
rule-difference = what is owed now, less what was issued before
step-issued-before = issued before
rule-issued = { $number }, { $day }
step-affected-then = affected time then
step-share-then = share of the base then
step-base-then = base then
step-agreement-then = agreement then
now-it-is = now { $value }
nothing-owed-now = nothing is owed by what is known now
correction-time = For { $service } we had counted { $before } of interruption; it was { $now }.
correction-share = For that the agreement gives { $now }, not { $before }.
correction-base = The fees that it is reckoned from are { $now }, not { $before }.
correction-agreement = It is now reckoned by the edition of the agreement that was in force.
correction-other = The amount for { $service } has been put right.
correction-gift = The gift has been put right.
