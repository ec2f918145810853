# De woorden van de documenten in het Nederlands. Een vertaling zegt hetzelfde onder dezelfde namen; een waarde tussen
# accolades mag overal staan. Bedragen, datums en tijdsduren komen in de schrijfwijze van het eerste deel.

language-name = Nederlands
# Wie, met het Nederlands als eigen taal, deze woorden en de sjablonen heeft gelezen; leeg: nog niemand.
reviewed-by = { "" }

-nbsp = { "\u00A0" }

## Getallen

decimal-mark = ,
group-mark = .
# Gehele delen met minder cijfers krijgen geen scheidingstekens.
group-from = 4
percent = { $n }%
money = { $currency }{ -nbsp }{ $amount }
hours = { $n }{ -nbsp }uur
minutes = { $n }{ -nbsp }min
seconds = { $n }{ -nbsp }s
elapsed-joint = { -nbsp }
twice = twee keer
times = { $n } keer

## Opsommingen, en wat maar ongeveer bekend is

list-more = { $a }, { $b }
list-apart = { $a }; { $b }
name-and-place = { $name } ({ $place })
list-last = { $a } en { $b }
plural-form = { $n ->
    [one] 1
   *[other] 2
}
about = ongeveer { $value }
at-least-time = ten minste { $time }
none = geen
not-over = duurt nog voort

## Datums en tijden

date = { $day }{ -nbsp }{ $month } { $year }
day-and-month = { $day }{ -nbsp }{ $month }
day-alone = { $day }
short-day = { $day } { $month }
month-and-year = { $month } { $year }
in-month = in { $month }
on-days = op { $days }
between-days = tussen { $first } en { $last }
since = sinds { $when }
span = { $from } – { $to }
span-of-days = { $from } – { $to }
date-and-time = { $date }, { $time }
# Na „op” of „sinds”.
time-on-date = { $date } om { $time }{ -nbsp }uur
day-and-clock = { $day }, { $time }
clock-in-zone = { $clock } { $zone }
zone-name = { $key ->
    [Amsterdam] Nederlandse tijd
    [Brussels] Belgische tijd
    [Aruba] tijd op Aruba
    [Curacao] tijd op Curaçao
    [Malta] tijd op Malta
    [Jersey] tijd op Jersey
    [Guernsey] tijd op Guernsey
    [Madeira] tijd op Madeira
    [Azores] tijd op de Azoren
    [Canary] tijd op de Canarische Eilanden
    [Puerto_Rico] tijd op Puerto Rico
   *[other] tijd in { $key ->
        [London] Londen
        [Paris] Parijs
        [Berlin] Berlijn
        [Vienna] Wenen
        [Zurich] Zürich
        [Luxembourg] Luxemburg
        [Copenhagen] Kopenhagen
        [Warsaw] Warschau
        [Prague] Praag
        [Budapest] Boedapest
        [Bucharest] Boekarest
        [Belgrade] Belgrado
        [Lisbon] Lissabon
        [Athens] Athene
        [Moscow] Moskou
        [Tokyo] Tokio
        [Cairo] Caïro
        [Beirut] Beiroet
        [Baghdad] Bagdad
        [Jerusalem] Jeruzalem
        [Kuwait] Koeweit
        [Riyadh] Riyad
        [Tehran] Teheran
        [Hong_Kong] Hongkong
        [Mexico_City] Mexico-Stad
        [Bogota] Bogotá
        [Sao_Paulo] São Paulo
       *[other] { $city }
    }
}
clocks-went-forward = in deze periode is de klok { $by } vooruitgezet (om { $time }{ -nbsp }uur)
clocks-went-back = in deze periode is de klok { $by } teruggezet (om { $time }{ -nbsp }uur)
in-zone = { $days }, { $zone }

month-1 = januari
month-2 = februari
month-3 = maart
month-4 = april
month-5 = mei
month-6 = juni
month-7 = juli
month-8 = augustus
month-9 = september
month-10 = oktober
month-11 = november
month-12 = december
month-short-1 = jan
month-short-2 = feb
month-short-3 = mrt
month-short-4 = apr
month-short-5 = mei
month-short-6 = jun
month-short-7 = jul
month-short-8 = aug
month-short-9 = sep
month-short-10 = okt
month-short-11 = nov
month-short-12 = dec

## Getallen in woorden; andere staan in cijfers

number-0 = geen
number-1 = één
number-2 = twee
number-3 = drie
number-4 = vier
number-5 = vijf
number-6 = zes
number-7 = zeven
number-8 = acht
number-9 = negen
number-10 = tien
number-11 = elf
number-12 = twaalf
number-13 = dertien
number-14 = veertien
number-15 = vijftien
number-16 = zestien
number-17 = zeventien
number-18 = achttien
number-19 = negentien
number-20 = twintig

## Brieven, rapporten en openbare verslagen

dear = Geachte { $name }
by-e-mail-only = alleen per e-mail
on-their-next-invoice = op de volgende factuur van deze klant
on-next-invoice = op uw volgende factuur
letter-about = Brief aan { $name }, { $month }
report-title = Servicelevelrapportage, { $month }
report-about = Toegezegd en geleverd: { $name }, { $month }
account-about = Wat er is gebeurd en wat wij eraan doen: { $id }
goodwill = Coulance
workings-title = { $service } (regel { $line }, { $sla })
named-version = { $name } ({ $version })

# De onderwerpregel: wat, van welke diensten, wanneer.
subject-amends = Om { $month } goed te maken
subject-yours = { $what } { $services } { $when }
subject-of-customer = { $what } { $services } bij { $customer } { $when }
subject-follow-up = Wat wij u hebben toegezegd en hoe het ermee staat
subject-follow-up-of-customer = Wat wij voor { $customer } hebben toegezegd en hoe het ermee staat
what-interruption = Onderbreking van
what-interruptions = Onderbrekingen van
what-many-interruptions = { $number } onderbrekingen van
what-disruption = Verstoring van
what-disruptions = Verstoringen van
what-many-disruptions = { $number } verstoringen van

between-lengths = tussen { $least } en { $most }
no-time-that-counts = 0{ -nbsp }min
no-data-lost = Er zijn geen gegevens van u verloren gegaan.
no-data-lost-customer = Er zijn geen gegevens van uw klant verloren gegaan.
no-data-lost-at-all = Er zijn geen gegevens verloren gegaan.
data-loss-unknown = Wij weten nog niet of er gegevens verloren zijn gegaan.

# Na „dat is”.
gift-days = { $n ->
    [one] wat u voor één dag betaalt
   *[other] wat u voor { $number } dagen betaalt
}
gift-part-days = wat u voor { $days } dagen betaalt
gift-all = alles wat u voor { $month } betaalt
gift-share = { $share } van wat u voor { $month } betaalt

source-incidents = storingslogboek
source-monitoring = monitoring
source-silence = uitblijven van metingen

# Wat op „over” volgt: een periode, of het deel ervan waarin het contract liep.
time-from = de periode { $days }
days-from = de periode { $days }
one-day-of = { $day }

# Het abonnementsbedrag waarvan een tegoed een deel is; na „10% van”. „Vergoeding” wordt in een brief over een storing als
# schadevergoeding gelezen.
fee-billed = de gefactureerde { $amount }
fee-one = het abonnementsbedrag van { $amount }
fee-equal = de abonnementsbedragen van { $amount } ({ $n } × { $each })
fee-parts = de abonnementsbedragen van { $amount } ({ $parts })
fee-part = { $fee } voor { $days } van de { $of } dagen

# Hoe het bedrag tot stand komt; na „geeft de overeenkomst recht op”.
how-share = { $share } van { $fee } voor { $period }
how-linear = het abonnementsbedrag voor de uitvaltijd{ $beyond } (uitgaande van { $amount } voor { $period })
how-linear-times = { $times } het abonnementsbedrag voor de uitvaltijd{ $beyond } (uitgaande van { $amount } voor { $period })
how-steps = { $each } van { $fee } voor { $steps }{ $beyond }{ $after }
how-beyond = { " " }boven wat de toezegging toelaat
how-after = { " " }na de eerste { $free }
how-capped = { $how }, met een maximum van { $cap }
share-of-fee = { $share } van het abonnementsbedrag
steps-none = { $unit ->
    [uur] elk uur (hier geen)
    [halfuur] elk halfuur (hier geen)
   *[other] elke { $unit } (hier geen)
}
steps-full = { $n ->
    [one] één { $unit ->
        [uur] vol uur
        [halfuur] vol halfuur
       *[other] volle { $unit }
    }
   *[other] elk van de { $n } volle { $unit }
}
steps-begun = { $n ->
    [one] één begonnen { $unit }
   *[other] elk van de { $n } begonnen { $unit }
}
unit-minute = { $n ->
    [one] minuut
   *[other] minuten
}
unit-half-hour = { $n ->
    [one] halfuur
   *[other] halve uren
}
unit-hour = { $n ->
    [one] uur
   *[other] uren
}
unit-day = { $n ->
    [one] dag
   *[other] dagen
}
unit-stretch = { $n ->
    [one] periode van { $length }
   *[other] perioden van { $length }
}
tier-gives = { $tier }: { $share }
tier-cut = { $tier }, verlaagd tot het maximum
credited-before = { $amount }, waarvan { $before } al eerder is gecrediteerd

# Waarom tijd niet meetelt.
with-clause = { $what } (artikel { $clause })
excluded-maintenance = vooraf aangekondigd onderhoud
excluded-emergency-maintenance = noodonderhoud
excluded-customer = de oorzaak lag aan uw kant
excluded-third-party = de oorzaak lag bij een derde
excluded-force-majeure = overmacht
excluded-outside-service-time = buiten de overeengekomen servicetijden
excluded-too-short = de overeenkomst telt zulke korte onderbrekingen niet mee
excluded-part-of-unit = de overeenkomst telt alleen hele minuten of uren mee
excluded-unreported = de overeenkomst telt vanaf het moment van uw melding
excluded-grace = de overeenkomst telt alleen de tijd na afloop van de hersteltijd mee
excluded-degraded = tijd waarin een dienst maar deels werkt, telt volgens de overeenkomst niet mee
time-maintenance = { $time } vooraf aangekondigd onderhoud
time-emergency-maintenance = { $time } noodonderhoud
time-customer = { $time } waarvan de oorzaak aan uw kant lag
time-third-party = { $time } waarvan de oorzaak bij een derde lag
time-force-majeure = { $time } overmacht
time-outside-service-time = { $time } buiten de overeengekomen servicetijden
time-too-short = { $time } in onderbrekingen die te kort zijn om mee te tellen
time-part-of-unit = { $time } in delen van een minuut of uur
time-unreported = { $time } voordat het was gemeld
time-grace = { $time } binnen de hersteltijd
time-degraded = { $time } waarin de dienst deels werkte

## De servicelevelrapportage

verdict-met = nagekomen
verdict-missed = niet nagekomen
verdict-not-over = loopt nog
verdict-undecided = onbeslist
verdict-no-promise = geen toezegging
margin-to-spare = { $time } over
margin-too-much = { $time } te veel
nobody-watches = deze dienst wordt niet gemonitord

## Hoe wij meten: de regels voor het bewijs, elk in één zin

rule-union = Een onderbreking telt mee als zij in het storingslogboek of in de monitoring voorkomt; komt zij in beide voor, dan telt zij één keer.
rule-monitoring = Wat de monitoring heeft vastgelegd, bepaalt wat er onderbroken was en hoe lang.
rule-incidents = Wat onze mensen als storing hebben vastgelegd, bepaalt wat er onderbroken was en hoe lang.
rule-intersection = Een onderbreking telt mee voor de tijd die zowel in het storingslogboek als in de monitoring voorkomt.
rule-ranked = Voor elk tijdvak beslist de eerste van deze bronnen die er gegevens over heeft: { $list }.
ranked-then = { $a }, daarna { $b }
rule-of-service = Voor { $service } geldt een andere regel. { $rule }
rule-of-source = Voor de monitoring ‘{ $source }’ geldt een andere regel. { $rule }
rule-unknown-up = Tijd zonder gegevens telt als beschikbaar; waar die voorkomt, vermelden wij beide cijfers.
rule-unknown-down = Tijd zonder gegevens telt als onderbroken; waar die voorkomt, vermelden wij beide cijfers.
rule-gap = Levert de monitoring langer dan { $time } geen metingen, dan geldt die tijd als tijd zonder gegevens.
rule-quorum = Er is sprake van een onderbreking als ten minste { $number } meetpunten dat vaststellen.
rule-edges = Een onderbreking die uit regelmatige controles blijkt, begint { $onset } en eindigt { $recovery }.
rule-confirm = Een onderbreking die uit regelmatige controles blijkt, geldt als zodanig wanneer { $number } controles achter elkaar mislukken; zij telt vanaf de eerste daarvan.
rule-confirm-within = Een onderbreking die uit regelmatige controles blijkt, geldt als zodanig wanneer { $number } controles achter elkaar of binnen { $within } mislukken; geslaagde controles daartussen tellen niet als onderbroken.
rule-checks = Er wordt { $steps } gecontroleerd.
every = elke { $time }
onset-inside = bij de eerste mislukte controle
onset-outside = bij de laatste geslaagde controle daarvoor
recovery-inside = bij de laatste mislukte controle
recovery-outside = bij de eerste geslaagde controle daarna
edge-midpoint = precies tussen de twee controles aan de rand ervan

## Figuren

strip-available = beschikbaar
strip-down = onderbroken
strip-partial = werkte deels
strip-silent = geen gegevens, geteld als onderbroken
strip-not-counted = telt niet mee
strip-all-well = Dag voor dag, { $month }: alles was voortdurend beschikbaar.
strip-alt = Dag voor dag, { $month }: { $told }; verder was alles beschikbaar.
strip-was-down = { $service } was { $when } gedurende { $time } onderbroken
strip-was-partial = { $service } werkte { $when } gedurende { $time } maar deels
strip-excluded = { $told } (telt niet mee)
# De eerste is maandag.
weekday-short-1 = ma
weekday-short-2 = di
weekday-short-3 = wo
weekday-short-4 = do
weekday-short-5 = vr
weekday-short-6 = za
weekday-short-7 = zo
calendar-some = korter dan 15{ -nbsp }min
calendar-quarter = 15{ -nbsp }min of langer
calendar-hour = 1{ -nbsp }uur of langer
calendar-hours = 4{ -nbsp }uur of langer
calendar-day = { $day }: { $time }
calendar-alt = { $month } als kalender; tijd met onderbrekingen: { $days }.
durations-one = { $name }: { $time }
durations-alt = Hoe lang elke storing duurde: { $incidents }.
chart-milestones = mijlpalen
chart-messages = { $n ->
    [one] bericht
   *[other] berichten
}
chart-windows-count = { $n ->
    [one] één periode
   *[other] { $n }{ -nbsp }perioden
}
chart-messages-count = { $n ->
    [one] één bericht
   *[other] { $n }{ -nbsp }berichten
}
chart-impact = { $windows } met uitval, { $start } – { $end } UTC
chart-mark-at = { $mark } om { $time }
chart-alt = Tijdlijn van ‘{ $title }’, in woorden: { $parts }.

## Het openbare verslag van een storing

status-open = niet opgelost
status-monitoring = onder observatie
status-resolved = opgelost
time-not-over = een tijd die nog voortduurt
window-down = onderbroken
window-partial = vertraagd of deels gestoord
window-partial-share = vertraagd of deels gestoord ({ $share })
told-interruption-began = De onderbreking begon.
told-disruption-began = De verstoring begon.
told-noticed = Wij merkten het op.
told-restored = Alles werkte weer.
told-wrote = Wij schreven: { $text }
told-message = Wij plaatsten een bericht.
mark-noticed = opgemerkt
mark-restored = hersteld

## Berekening: de stappen achter een bedrag

step-credit = tegoed
step-reading = lezing
step-interpretation = uitleg
step-right = recht
step-base = grondslag
step-fee = abonnementsbedrag
step-share = deel van de grondslag
step-owed = verschuldigd
step-part = deel
step-cap = maximum
step-claim = aanvraag
step-minimum = minimum
step-residue = afrondingsverschil
step-uptime = beschikbaarheid
step-time-measured = gemeten tijd
step-affected = uitvaltijd
step-uptime-all = beschikbaarheid zonder uitzonderingen
step-unknown = niet waargenomen
step-doubt = onzeker
step-counted = telt mee
step-not-counted = telt niet mee
step-goodwill = coulance
step-fees-of-month = abonnementsbedragen van de maand
step-line = regel
step-several = meerdere tegoeden

undecided = onbeslist
not-yet = nog niet
not-given = niet opgegeven
nothing = niets
the-period = de periode
each-outage = elke onderbreking
each-day = elke dag met uitvaltijd
each-hour = elk klokuur met uitvaltijd
days-of-service = { $n ->
    [one] { $n }{ -nbsp }dag dienstverlening
   *[other] { $n }{ -nbsp }dagen dienstverlening
}
time-of-service = { $time } dienstverlening
added-to-the-term = { $time }, toegevoegd aan het einde van de looptijd
at-least = ten minste { $value }
more-than = meer dan { $value }
rounded-half-up = afgerond, halven naar boven
rounded-half-even = afgerond, halven naar het even cijfer
rounded-down = naar beneden afgerond
rounded-up = naar boven afgerond
no-rounding = afronden was niet nodig

the-condition = de voorwaarde ‘{ $condition }’
the-commitment = de toezegging van { $commitment }
commitment-kept = { $promise } is nagekomen
condition-not-met = { $promise } is niet vervuld
commitment-missed-nothing = { $promise } is niet nagekomen; volgens de regels ervan is niets verschuldigd
condition-met-nothing = { $promise } is vervuld; volgens de regels ervan is niets verschuldigd
commitment-missed-term = { $promise } is niet nagekomen; de tijd wordt aan het einde van de looptijd toegevoegd
condition-met-term = { $promise } is vervuld; de tijd wordt aan het einde van de looptijd toegevoegd
commitment-missed-no-money = { $promise } is niet nagekomen; daar staat geen geld tegenover
condition-met-no-money = { $promise } is vervuld; daar staat geen geld tegenover
where-it-stands = de periode is nog niet voorbij: dit is de stand
text-does-not-decide = de tekst geeft geen uitsluitsel: { $why }
carried-over = precies { $exact }, inclusief wat nog openstond; wordt doorgeschoven tot het { $until } is
below-minimum = precies { $exact }; wordt alleen gecrediteerd als het { $minimum } is
exactly = precies { $exact }; { $rounding }
exactly-claimed = precies { $exact }; { $rounding }; aangevraagd op { $day }, op tijd
exactly-to-claim = precies { $exact }; { $rounding }; uiterlijk op { $day } aan te vragen
claim-waived = niet nodig
claim-waived-why = wij kennen het op eigen initiatief toe, ook zonder aanvraag
exactly-not-claimed = precies { $exact }; { $rounding }; had uiterlijk op { $day } moeten zijn aangevraagd

how-it-is-read = hoe een tekst die iets openlaat hier wordt gelezen
bad-periods = { $bad } van de { $among } perioden met { $condition }
billed-net = het gefactureerde bedrag, exclusief belasting
fees-net = geldende abonnementsbedragen, exclusief belasting
billed = gefactureerd: { $fee }
monthly-fee = maandbedrag { $fee }, van kracht: { $days }
quarterly-fee = kwartaalbedrag { $fee } ÷ 3, van kracht: { $days }
annual-fee = jaarbedrag { $fee } ÷ 12, van kracht: { $days }
all-days = alle dagen
some-days = { $days } van de { $of } dagen
rule-that-applies = de regel die geldt: { $tier }
part-by-rule = { $part }: { $tier }
nobody-said-otherwise = { $about }; niemand gaf iets anders op
share-of-base = { $share } van de grondslag
cap-reached = { $of }; bereikt: het tegoed wordt tot dat bedrag verlaagd
cap-not-reached = { $of }; niet bereikt
other-currency = in een andere valuta opgegeven; wordt niet toegepast
of-the-smallest-unit = { $n } van de kleinste eenheid
left-over = wat er na afronding overbleef: { $rounding }, één keer voor deze regel
uptime-stated = zoals opgegeven
uptime-mean = 1 − het gemiddelde van de foutpercentages per { $bucket }
uptime-total = 1 − fouten ÷ verzoeken
uptime-time = 1 − uitvaltijd ÷ gemeten tijd
below-promised = { $how }; lager dan de toegezegde { $commitment }
not-below-promised = { $how }; niet lager dan de toegezegde { $commitment }
period-in-zone = { $days } in { $zone }
period-to-date = { $days } in { $zone }, tot nu toe
period-over = { $period }, gemeten over { $over }
period-under-contract = { $period }, de tijd waarin het contract liep
sum-of-what-counts = de som van wat meetelt
if-nothing-excluded = als er niets was uitgezonderd
no-monitor-spoke = de monitoring van de dienst leverde geen metingen
samples-allow-both = de metingen laten beide toe; de regels voor het bewijs in amends.toml beslissen
time-weighted = { $when }; weegt voor { $share } mee
time-because = { $when }; { $why }
part-of-a-unit = deel van een eenheid van de klok
not-reported-yet = nog niet gemeld
before-grace-was-over = binnen de hersteltijd
too-short = te kort om mee te tellen
degraded-not-counted = werkte deels; dat telt deze overeenkomst niet mee
planned-maintenance = gepland onderhoud
emergency-maintenance = noodonderhoud
caused-by-customer = veroorzaakt door de klant
caused-by-third-party = veroorzaakt door een derde
force-majeure = overmacht
outside-service-time = buiten de servicetijden

in-proportion = naar rato van de { $of }
in-proportion-times = naar rato van de { $of }, maal { $factor }
of-affected-time = uitvaltijd
of-excess = uitvaltijd boven wat de toezegging toelaat
of-shortfall = beschikbaarheid onder de toezegging
each-step = { $count } × { $per }, per { $unit } ({ $of })
each-step-after = { $count } × { $per }, per { $unit } ({ $of }, na de eerste { $free })
each-full-step = { $count } × { $per }, per { $unit } ({ $of }; alleen volle stappen)
each-full-step-after = { $count } × { $per }, per { $unit } ({ $of }, na de eerste { $free }; alleen volle stappen)
each-begun-step = { $count } × { $per }, per { $unit } ({ $of }; een begonnen stap telt mee)
each-begun-step-after = { $count } × { $per }, per { $unit } ({ $of }, na de eerste { $free }; een begonnen stap telt mee)
parts-that-give = { $per }: { $paying } van de { $n } met tegoed

# Wat een tekst openlaat, en hoe hij gelezen kan worden.
promise-missed-condition-not = de toezegging van { $promised } is niet nagekomen, en ‘{ $condition }’ geldt niet
promise-kept-condition-holds = de toezegging van { $promised } is nagekomen, en ‘{ $condition }’ geldt
promise-kept-row-pays = de toezegging van { $promised } is nagekomen, en de rij ‘{ $row }’ geeft toch iets
part-of-a-step-unstated = de tekst geeft { $per } per { $unit } en zegt niet wat een deel daarvan geeft
tables-do-not-agree = de tabellen in de tekst zijn met elkaar in strijd
no-row-applies = bij { $at } geldt geen enkele rij van de tabel
several-rows-apply = er gelden { $n } rijen van de tabel tegelijk
the-table = tabel
reading-gives = { $reading }: { $pay }
reading-broken = niet nagekomen
reading-kept = nagekomen
reading-full-steps = alleen volle stappen
reading-begun-steps = een begonnen stap telt mee
reading-proportion = naar rato
reading-as-in = zoals in { $row }
reading-no-row = geen rij, geen tegoed
in-doubt-for-the-customer = { $why }; bij twijfel ten gunste van de klant: { $reading }
in-doubt-for-the-provider = { $why }; bij twijfel ten gunste van de aanbieder: { $reading }

gift-fixed = een vast bedrag
gift-of-days = het bedrag voor { $days } dagen: abonnementsbedragen van de maand × { $days } ÷ { $of } dagen
gift-of-fees = { $share } van de abonnementsbedragen van de maand
gift-decided = { $gift }; besloten door { $by }: { $reason }

base-formula = niet het abonnementsbedrag: { $formula }
no-fee-given = geen abonnementsbedrag opgegeven
fee-as-given = het abonnementsbedrag van de periode, zoals opgegeven
bill-added-up = de regels van de factuur, opgeteld

## Namen in de formules van overeenkomsten

formula-uptime = beschikbaarheid
formula-downtime = uitvaltijd
formula-longest = langste_onderbreking
formula-outages = onderbrekingen
formula-period = periode
formula-service-time = servicetijd
formula-allowed = toegestaan
formula-excess = overschrijding
formula-shortfall = tekort
formula-fee = abonnementsbedrag
formula-and = en
formula-or = of
formula-day = dag
formula-days = dagen
formula-hour = uur
formula-hours = uur
formula-minute = minuut
formula-minutes = minuten

## Regio’s zoals men ze noemt

region-af = Afrika
region-ap = Azië-Pacific
region-apac = Azië-Pacific
region-as = Azië
region-asia = Azië
region-au = Australië
region-ca = Canada
region-ch = Zwitserland
region-cn = China
region-de = Duitsland
region-emea = Europa, Midden-Oosten en Afrika
region-eu = Europa
region-fr = Frankrijk
region-in = India
region-jp = Japan
region-latam = Latijns-Amerika
region-me = Midden-Oosten
region-na = Noord-Amerika
region-oc = Oceanië
region-sa = Zuid-Amerika
region-uk = Verenigd Koninkrijk
region-us = Verenigde Staten

## Landen in adressen

country-AD = Andorra
country-AE = Verenigde Arabische Emiraten
country-AL = Albanië
country-AM = Armenië
country-AR = Argentinië
country-AT = Oostenrijk
country-AU = Australië
country-AZ = Azerbeidzjan
country-BA = Bosnië en Herzegovina
country-BD = Bangladesh
country-BE = België
country-BG = Bulgarije
country-BH = Bahrein
country-BO = Bolivia
country-BR = Brazilië
country-BY = Belarus
country-CA = Canada
country-CH = Zwitserland
country-CL = Chili
country-CN = China
country-CO = Colombia
country-CR = Costa Rica
country-CU = Cuba
country-CY = Cyprus
country-CZ = Tsjechië
country-DE = Duitsland
country-DK = Denemarken
country-DO = Dominicaanse Republiek
country-DZ = Algerije
country-EC = Ecuador
country-EE = Estland
country-EG = Egypte
country-ES = Spanje
country-ET = Ethiopië
country-FI = Finland
country-FO = Faeröer
country-FR = Frankrijk
country-GB = Verenigd Koninkrijk
country-GE = Georgië
country-GG = Guernsey
country-GH = Ghana
country-GI = Gibraltar
country-GL = Groenland
country-GR = Griekenland
country-GT = Guatemala
country-HK = Hongkong
country-HN = Honduras
country-HR = Kroatië
country-HU = Hongarije
country-ID = Indonesië
country-IE = Ierland
country-IL = Israël
country-IM = Isle of Man
country-IN = India
country-IQ = Irak
country-IR = Iran
country-IS = IJsland
country-IT = Italië
country-JE = Jersey
country-JM = Jamaica
country-JO = Jordanië
country-JP = Japan
country-KE = Kenia
country-KH = Cambodja
country-KR = Zuid-Korea
country-KW = Koeweit
country-KZ = Kazachstan
country-LA = Laos
country-LB = Libanon
country-LI = Liechtenstein
country-LK = Sri Lanka
country-LT = Litouwen
country-LU = Luxemburg
country-LV = Letland
country-MA = Marokko
country-MC = Monaco
country-MD = Moldavië
country-ME = Montenegro
country-MK = Noord-Macedonië
country-MM = Myanmar
country-MN = Mongolië
country-MO = Macau
country-MT = Malta
country-MU = Mauritius
country-MX = Mexico
country-MY = Maleisië
country-NG = Nigeria
country-NI = Nicaragua
country-NL = Nederland
country-NO = Noorwegen
country-NP = Nepal
country-NZ = Nieuw-Zeeland
country-OM = Oman
country-PA = Panama
country-PE = Peru
country-PH = Filipijnen
country-PK = Pakistan
country-PL = Polen
country-PR = Puerto Rico
country-PT = Portugal
country-PY = Paraguay
country-QA = Qatar
country-RO = Roemenië
country-RS = Servië
country-RU = Rusland
country-RW = Rwanda
country-SA = Saoedi-Arabië
country-SE = Zweden
country-SG = Singapore
country-SI = Slovenië
country-SK = Slowakije
country-SM = San Marino
country-SN = Senegal
country-SV = El Salvador
country-TH = Thailand
country-TN = Tunesië
country-TR = Turkije
country-TW = Taiwan
country-TZ = Tanzania
country-UA = Oekraïne
country-UG = Oeganda
country-US = Verenigde Staten
country-UY = Uruguay
country-UZ = Oezbekistan
country-VA = Vaticaanstad
country-VE = Venezuela
country-VN = Vietnam
country-XK = Kosovo
country-ZA = Zuid-Afrika
country-ZM = Zambia
country-ZW = Zimbabwe

## The word in the margin

mark-draft = CONCEPT
mark-held = AANGEHOUDEN

## Wat al is gecrediteerd, en wat nu een ander bedrag is

step-difference = verschil
rule-difference = wat nu verschuldigd is, min wat al is gecrediteerd
step-issued-before = al gecrediteerd
rule-issued = { $number }, { $day }
step-affected-then = uitvaltijd destijds
step-share-then = deel van de grondslag destijds
step-base-then = grondslag destijds
step-agreement-then = overeenkomst destijds
now-it-is = nu { $value }
nothing-owed-now = naar wat nu bekend is, is er niets verschuldigd
correction-time = Voor { $service } hadden wij { $before } aan onderbreking geteld; het was { $now }.
correction-share = Daarvoor geeft de overeenkomst recht op { $now }, niet op { $before }.
correction-base = De abonnementsbedragen waarvan wij uitgaan, zijn { $now }, niet { $before }.
correction-agreement = Er is nu gerekend met de versie van de overeenkomst die toen gold.
correction-other = Het bedrag voor { $service } is rechtgezet.
correction-gift = Het bedrag uit coulance is rechtgezet.
