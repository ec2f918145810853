# Die Worte der Schriftstücke auf Deutsch. Eine Übersetzung sagt dasselbe unter denselben Namen; ein Wert in geschweiften
# Klammern darf darin überall stehen. Beträge, Daten und Zeitspannen kommen in der Schreibweise des ersten Abschnitts.

language-name = Deutsch
# Wer, in der Sprache zu Hause, diese Worte und die Vorlagen gelesen hat; leer: noch niemand.
reviewed-by = { "" }

-nbsp = { "\u00A0" }

## Zahlen

decimal-mark = ,
group-mark = .
# Ganze Teile mit weniger Ziffern stehen ohne Trennzeichen.
group-from = 4
percent = { $n }{ -nbsp }%
money = { $amount }{ -nbsp }{ $currency }
hours = { $n }{ -nbsp }h
minutes = { $n }{ -nbsp }min
seconds = { $n }{ -nbsp }s
elapsed-joint = { -nbsp }
# Vor „Entgelt“: das doppelte, das zehnfache Entgelt.
twice = doppelte
times = { $n }fache

## Aufzählungen, und was nur ungefähr bekannt ist

list-more = { $a }, { $b }
list-apart = { $a }; { $b }
name-and-place = { $name } ({ $place })
list-last = { $a } und { $b }
plural-form = { $n ->
    [one] 1
   *[other] 2
}
about = etwa { $value }
at-least-time = mindestens { $time }
none = keine
not-over = dauert an

## Daten und Uhrzeiten

date = { $day }.{ -nbsp }{ $month } { $year }
day-and-month = { $day }.{ -nbsp }{ $month }
day-alone = { $day }.
short-day = { $day }. { $month }
month-and-year = { $month } { $year }
in-month = im { $month }
on-days = am { $days }
between-days = zwischen dem { $first } und dem { $last }
since = seit dem { $when }
span = { $from } bis { $to }
span-of-days = { $from } bis { $to }
date-and-time = { $date }, { $time }
# Nach „am“ oder „seit dem“.
time-on-date = { $date } um { $time }{ -nbsp }Uhr
day-and-clock = { $day }, { $time }
clock-in-zone = { $clock } { $zone ->
    [CET] MEZ
    [CEST] MESZ
    [WET] WEZ
    [WEST] WESZ
    [EET] OEZ
    [EEST] OESZ
   *[other] { $zone }
}
zone-name = Ortszeit { $key ->
    [Zurich] Zürich
    [Vienna] Wien
    [Brussels] Brüssel
    [Luxembourg] Luxemburg
    [Copenhagen] Kopenhagen
    [Warsaw] Warschau
    [Prague] Prag
    [Rome] Rom
    [Vatican] Vatikanstadt
    [Lisbon] Lissabon
    [Azores] Azoren
    [Canary] Kanaren
    [Faroe] Färöer
    [Athens] Athen
    [Nicosia] Nikosia
    [Belgrade] Belgrad
    [Tirane] Tirana
    [Bucharest] Bukarest
    [Kiev] Kiew
    [Kyiv] Kyjiw
    [Moscow] Moskau
    [Tbilisi] Tiflis
    [Baghdad] Bagdad
    [Damascus] Damaskus
    [Riyadh] Riad
    [Qatar] Katar
    [Tehran] Teheran
    [Tashkent] Taschkent
    [Karachi] Karatschi
    [Calcutta] Kalkutta
    [Ho_Chi_Minh] Ho-Chi-Minh-Stadt
    [Tokyo] Tokio
    [Singapore] Singapur
    [Shanghai] Schanghai
    [Hong_Kong] Hongkong
    [Taipei] Taipeh
    [Cairo] Kairo
    [Algiers] Algier
    [Tripoli] Tripolis
    [Khartoum] Khartum
    [Addis_Ababa] Addis Abeba
    [Mexico_City] Mexiko-Stadt
    [Havana] Havanna
    [Bogota] Bogotá
    [Sao_Paulo] São Paulo
    [St_Johns] St. John’s
   *[other] { $city }
}
clocks-went-forward = In dieser Zeit wurden die Uhren um { $time }{ -nbsp }Uhr um { $by } vorgestellt
clocks-went-back = In dieser Zeit wurden die Uhren um { $time }{ -nbsp }Uhr um { $by } zurückgestellt
in-zone = { $days }, { $zone }

month-1 = Januar
month-2 = Februar
month-3 = März
month-4 = April
month-5 = Mai
month-6 = Juni
month-7 = Juli
month-8 = August
month-9 = September
month-10 = Oktober
month-11 = November
month-12 = Dezember
month-short-1 = Jan.
month-short-2 = Feb.
month-short-3 = März
month-short-4 = Apr.
month-short-5 = Mai
month-short-6 = Juni
month-short-7 = Juli
month-short-8 = Aug.
month-short-9 = Sept.
month-short-10 = Okt.
month-short-11 = Nov.
month-short-12 = Dez.

## Zahlen in Worten; was hier fehlt (eins richtet sich nach dem Geschlecht), steht in Ziffern

number-2 = zwei
number-3 = drei
number-4 = vier
number-5 = fünf
number-6 = sechs
number-7 = sieben
number-8 = acht
number-9 = neun
number-10 = zehn
number-11 = elf
number-12 = zwölf

## Briefe, Berichte und öffentliche Darstellungen

dear = Guten Tag { $name }
by-e-mail-only = nur per E-Mail
on-their-next-invoice = auf der nächsten Rechnung dieses Kunden
on-next-invoice = auf Ihrer nächsten Rechnung
letter-about = Brief an { $name }, { $month }
report-title = Service-Level-Bericht, { $month }
report-about = Zugesagt und erreicht: { $name }, { $month }
account-about = Was geschehen ist und was wir daraufhin tun: { $id }
goodwill = Kulanz
workings-title = { $service } (Position { $line }, { $sla })
named-version = { $name } ({ $version })

# Die Betreffzeile: was, von welchen Diensten, wann.
subject-amends = Wiedergutmachung für { $month }
subject-yours = { $what } { $services } { $when }
subject-of-customer = { $what } { $services } für { $customer } { $when }
subject-follow-up = Was wir Ihnen zugesagt haben und wie es damit steht
subject-follow-up-of-customer = Was wir für { $customer } zugesagt haben und wie es damit steht
what-interruption = Ausfall von
what-interruptions = Ausfälle von
what-many-interruptions = { $number } Ausfälle von
what-disruption = Störung bei
what-disruptions = Störungen bei
what-many-disruptions = { $number } Störungen bei

between-lengths = zwischen { $least } und { $most }
# Nach „Die angerechnete Ausfallzeit beträgt“.
no-time-that-counts = 0{ -nbsp }min
no-data-lost = Von Ihren Daten ist nichts verloren gegangen.
no-data-lost-customer = Von den Daten Ihres Kunden ist nichts verloren gegangen.
no-data-lost-at-all = Es sind keine Daten verloren gegangen.
data-loss-unknown = Ob Daten verloren gegangen sind, wissen wir noch nicht.

# Nach „das entspricht“.
gift-days = { $n ->
    [one] Ihrem Entgelt für einen Tag
   *[other] Ihrem Entgelt für { $number } Tage
}
gift-part-days = Ihrem Entgelt für { $days } Tage
gift-all = Ihrem gesamten Entgelt für { $month }
gift-share = { $share } Ihres Entgelts für { $month }

source-incidents = Störungsprotokoll
source-monitoring = Überwachung
source-silence = fehlende Daten der Überwachung

# Was auf „für“ folgt: ein Zeitraum, oder der Teil davon, in dem der Vertrag galt.
time-from = die Zeit vom { $days }
days-from = die Zeit vom { $days }
one-day-of = den { $day }

# Das Entgelt, von dem eine Gutschrift ein Teil ist; im Genitiv, nach „10 %“.
fee-billed = des in Rechnung gestellten Betrags von { $amount }
fee-one = des Entgelts von { $amount }
fee-equal = der Entgelte von { $amount } ({ $n } × { $each })
fee-parts = der Entgelte von { $amount } ({ $parts })
fee-part = { $fee } für { $days } von { $of } Tagen

# Wie der Betrag zustande kommt; steht nach „Dafür sieht die Vereinbarung eine Gutschrift vor:“. Der Zeitraum ist ein Monat oder
# „16. bis 31. März 2026“, ohne Artikel.
how-share = { $share } { $fee } für den Zeitraum { $period }
how-linear = das Entgelt für die Ausfallzeit{ $beyond } (Entgelt für den Zeitraum { $period }: { $amount })
how-linear-times = das { $times } Entgelt für die Ausfallzeit{ $beyond } (Entgelt für den Zeitraum { $period }: { $amount })
how-steps = { $each } { $fee } für { $steps }{ $beyond }{ $after }
how-beyond = { " " }über das zulässige Maß hinaus
how-after = { " " }(frei bleiben: { $free })
how-capped = { $how }, höchstens jedoch { $cap }
share-of-fee = { $share } des Entgelts
steps-none = { $unit ->
    [Tag] jeden Tag Ausfallzeit (hier keinen)
   *[other] jede { $unit } Ausfallzeit (hier keine)
}
steps-full = { $n ->
    [one] { $unit ->
        [Tag] einen vollen Tag Ausfallzeit
       *[other] eine volle { $unit } Ausfallzeit
    }
   *[other] { $unit ->
        [Tage] jeden der { $n } vollen Tage Ausfallzeit
       *[other] jede der { $n } vollen { $unit } Ausfallzeit
    }
}
steps-begun = { $n ->
    [one] { $unit ->
        [Tag] einen angefangenen Tag Ausfallzeit
       *[other] eine angefangene { $unit } Ausfallzeit
    }
   *[other] { $unit ->
        [Tage] jeden der { $n } angefangenen Tage Ausfallzeit
       *[other] jede der { $n } angefangenen { $unit } Ausfallzeit
    }
}
# In der Mehrzahl im Genitiv, nach „der 4 vollen“.
unit-minute = { $n ->
    [one] Minute
   *[other] Minuten
}
unit-half-hour = { $n ->
    [one] halbe Stunde
   *[other] halben Stunden
}
unit-hour = { $n ->
    [one] Stunde
   *[other] Stunden
}
unit-day = { $n ->
    [one] Tag
   *[other] Tage
}
unit-stretch = { $n ->
    [one] Zeitspanne von { $length }
   *[other] Zeitspannen von { $length }
}
tier-gives = { $tier }: { $share }
tier-cut = { $tier }, gekürzt auf die Obergrenze
credited-before = { $amount }, davon { $before } bereits früher gutgeschrieben

# Warum Zeit nicht angerechnet wird.
with-clause = { $what } (Ziffer { $clause })
excluded-maintenance = rechtzeitig angekündigte Wartung
excluded-emergency-maintenance = Notfallwartung
excluded-customer = die Ursache lag auf Ihrer Seite
excluded-third-party = die Ursache lag bei einem Dritten
excluded-force-majeure = höhere Gewalt
excluded-outside-service-time = außerhalb der vereinbarten Servicezeit
excluded-too-short = so kurze Unterbrechungen rechnet die Vereinbarung nicht an
excluded-part-of-unit = die Vereinbarung rechnet nur ganze Minuten oder Stunden an
excluded-unreported = die Vereinbarung rechnet die Zeit erst ab Ihrer Meldung an
excluded-grace = die Vereinbarung rechnet nur an, was über die Frist zur Behebung hinausgeht
excluded-degraded = Zeit, in der ein Dienst nur teilweise funktioniert, rechnet die Vereinbarung nicht an
time-maintenance = { $time } rechtzeitig angekündigte Wartung
time-emergency-maintenance = { $time } Notfallwartung
time-customer = { $time }, deren Ursache auf Ihrer Seite lag
time-third-party = { $time }, deren Ursache bei einem Dritten lag
time-force-majeure = { $time } höhere Gewalt
time-outside-service-time = { $time } außerhalb der vereinbarten Servicezeit
time-too-short = { $time } in Unterbrechungen, die zum Anrechnen zu kurz sind
time-part-of-unit = { $time } in Bruchteilen einer Minute oder Stunde
time-unreported = { $time } vor der Meldung
time-grace = { $time } innerhalb der Frist zur Behebung
time-degraded = { $time }, in denen der Dienst nur teilweise funktionierte

## Der Service-Level-Bericht

verdict-met = eingehalten
verdict-missed = verfehlt
verdict-not-over = läuft noch
verdict-undecided = offen
verdict-no-promise = keine Zusage
margin-to-spare = { $time } Reserve
margin-too-much = { $time } zu viel
nobody-watches = dieser Dienst wird nicht überwacht

## Wie wir messen: Regeln der Beweisführung, je ein Satz

rule-union = Eine Unterbrechung zählt, wenn sie im Störungsprotokoll oder von der Überwachung erfasst ist; ist sie in beiden erfasst, zählt sie einmal.
rule-monitoring = Was die Überwachung aufgezeichnet hat, entscheidet darüber, was unterbrochen war und wie lange.
rule-incidents = Was unsere Mitarbeiter als Störung protokolliert haben, entscheidet darüber, was unterbrochen war und wie lange.
rule-intersection = Eine Unterbrechung zählt für die Zeit, in der sowohl das Störungsprotokoll als auch die Überwachung sie verzeichnet.
rule-ranked = Über eine Zeit entscheidet die erste dieser Quellen, die etwas über sie aussagt: { $list }.
ranked-then = { $a }, dann { $b }
rule-of-service = Für { $service } gilt eine andere Regel. { $rule }
rule-of-source = Für die Überwachung „{ $source }“ gilt eine andere Regel. { $rule }
rule-unknown-up = Zeit ohne Aufzeichnung zählt als verfügbar; wo es solche Zeit gibt, sind beide Werte angegeben.
rule-unknown-down = Zeit ohne Aufzeichnung zählt als unterbrochen; wo es solche Zeit gibt, sind beide Werte angegeben.
rule-gap = Liefert eine Überwachung länger als { $time } keine Daten, so gilt diese Zeit als Zeit ohne Aufzeichnung.
rule-quorum = Als Unterbrechung gilt, was mindestens { $number } Prüforte übereinstimmend feststellen.
rule-edges = Eine durch regelmäßige Prüfungen festgestellte Unterbrechung beginnt { $onset } und endet { $recovery }.
rule-confirm = Bei regelmäßigen Prüfungen gilt ein Dienst als unterbrochen, wenn { $number } Prüfungen in Folge fehlschlagen; gezählt wird ab der ersten davon.
rule-confirm-within = Bei regelmäßigen Prüfungen gilt ein Dienst als unterbrochen, wenn { $number } Prüfungen in Folge oder innerhalb von { $within } fehlschlagen; erfolgreiche Prüfungen dazwischen zählen nicht als unterbrochen.
rule-checks = Geprüft wird { $steps }.
every = alle { $time }
onset-inside = mit der ersten fehlgeschlagenen Prüfung
onset-outside = mit der letzten erfolgreichen Prüfung davor
recovery-inside = mit der letzten fehlgeschlagenen Prüfung
recovery-outside = mit der ersten erfolgreichen Prüfung danach
edge-midpoint = in der Mitte zwischen den beiden Prüfungen an ihrem Rand

## Abbildungen

strip-available = verfügbar
strip-down = unterbrochen
strip-partial = teilweise gestört
strip-silent = keine Aufzeichnung, zählt als unterbrochen
strip-not-counted = nicht angerechnet
strip-all-well = { $month }, Tag für Tag: Alles war jederzeit verfügbar.
strip-alt = { $month }, Tag für Tag: { $told }; sonst war alles verfügbar.
strip-was-down = { $service } war { $when } für { $time } unterbrochen
strip-was-partial = { $service } war { $when } für { $time } teilweise gestört
strip-excluded = { $told } (nicht angerechnet)
# Der erste ist der Montag.
weekday-short-1 = Mo
weekday-short-2 = Di
weekday-short-3 = Mi
weekday-short-4 = Do
weekday-short-5 = Fr
weekday-short-6 = Sa
weekday-short-7 = So
calendar-some = unter 15{ -nbsp }min
calendar-quarter = ab 15{ -nbsp }min
calendar-hour = ab 1{ -nbsp }h
calendar-hours = ab 4{ -nbsp }h
calendar-day = { $day }: { $time }
calendar-alt = { $month } als Kalender; Zeit mit Unterbrechungen: { $days }.
durations-one = { $name }: { $time }
durations-alt = Wie lange jede Störung dauerte: { $incidents }.
chart-milestones = Meilensteine
chart-messages = { $n ->
    [one] Mitteilung
   *[other] Mitteilungen
}
chart-windows-count = { $n ->
    [one] ein Zeitraum
   *[other] { $n }{ -nbsp }Zeiträume
}
chart-messages-count = { $n ->
    [one] eine Mitteilung
   *[other] { $n }{ -nbsp }Mitteilungen
}
chart-impact = { $windows } mit Auswirkungen, { $start } bis { $end } UTC
chart-mark-at = { $mark }: { $time }
chart-alt = Zeitverlauf zu „{ $title }“ in Worten: { $parts }.

## Die öffentliche Darstellung einer Störung

status-open = offen
status-monitoring = unter Beobachtung
status-resolved = behoben
time-not-over = eine Zeit, die noch andauert
window-down = unterbrochen
window-partial = verlangsamt oder teilweise gestört
window-partial-share = verlangsamt oder teilweise gestört ({ $share })
told-interruption-began = Die Unterbrechung begann.
told-disruption-began = Die Störung begann.
told-noticed = Wir haben sie bemerkt.
told-restored = Alles funktionierte wieder.
told-wrote = Wir haben mitgeteilt: { $text }
told-message = Wir haben eine Mitteilung veröffentlicht.
mark-noticed = bemerkt
mark-restored = behoben

## Rechenweg: die Schritte hinter einem Betrag

step-credit = Gutschrift
step-reading = Lesart
step-interpretation = Auslegung
step-right = Recht
step-base = Bemessungsgrundlage
step-fee = Entgelt
step-share = Anteil an der Bemessungsgrundlage
step-owed = geschuldet
step-part = Teil
step-cap = Obergrenze
step-claim = Antrag
step-minimum = Mindestbetrag
step-residue = Rundungsrest
step-uptime = Verfügbarkeit
step-time-measured = gemessene Zeit
step-affected = Ausfallzeit
step-uptime-all = Verfügbarkeit ohne Abzug
step-unknown = nicht beobachtet
step-doubt = im Zweifel
step-counted = angerechnet
step-not-counted = nicht angerechnet
step-goodwill = Kulanz
step-fees-of-month = Entgelte des Monats
step-line = Position
step-several = mehrere Gutschriften

undecided = offen
not-yet = noch nicht
not-given = nicht angegeben
nothing = nichts
the-period = der Zeitraum
each-outage = jeder Ausfall
each-day = jeder Tag mit Ausfallzeit
each-hour = jede Uhrstunde mit Ausfallzeit
days-of-service = { $n ->
    [one] { $n }{ -nbsp }Tag Nutzungszeit
   *[other] { $n }{ -nbsp }Tage Nutzungszeit
}
time-of-service = { $time } Nutzungszeit
added-to-the-term = { $time }, am Ende der Laufzeit angehängt
at-least = mindestens { $value }
more-than = mehr als { $value }
rounded-half-up = kaufmännisch gerundet
rounded-half-even = gerundet, halbe Einheiten zur geraden Ziffer
rounded-down = abgerundet
rounded-up = aufgerundet
no-rounding = Rundung nicht nötig

the-condition = die Bedingung „{ $condition }“
the-commitment = die Zusage von { $commitment }
commitment-kept = { $promise } wurde eingehalten
condition-not-met = { $promise } ist nicht eingetreten
commitment-missed-nothing = { $promise } wurde verfehlt; nach ihren Regeln ist nichts geschuldet
condition-met-nothing = { $promise } ist eingetreten; nach ihren Regeln ist nichts geschuldet
commitment-missed-term = { $promise } wurde verfehlt; die Zeit wird am Ende der Laufzeit angehängt
condition-met-term = { $promise } ist eingetreten; die Zeit wird am Ende der Laufzeit angehängt
commitment-missed-no-money = { $promise } wurde verfehlt; dafür ist kein Geld vorgesehen
condition-met-no-money = { $promise } ist eingetreten; dafür ist kein Geld vorgesehen
where-it-stands = der Zeitraum läuft noch; das ist der bisherige Stand
text-does-not-decide = der Text entscheidet es nicht: { $why }
carried-over = genau { $exact } einschließlich früherer Beträge; wird übertragen, bis der Betrag { $until } ausmacht
below-minimum = genau { $exact }; wird nur gutgeschrieben, wenn der Betrag { $minimum } ausmacht
exactly = genau { $exact }; { $rounding }
exactly-claimed = genau { $exact }; { $rounding }; beantragt am { $day }, rechtzeitig
exactly-to-claim = genau { $exact }; { $rounding }; zu beantragen bis zum { $day }
claim-waived = nicht nötig
claim-waived-why = wir schreiben von uns aus ohne Antrag gut
exactly-not-claimed = genau { $exact }; { $rounding }; war zu beantragen bis zum { $day }

how-it-is-read = wie ein Text, der etwas offenlässt, hier gelesen wird
bad-periods = { $bad } von { $among } Zeiträumen mit { $condition }
billed-net = in Rechnung gestellter Betrag, ohne Steuern
fees-net = geltende Entgelte, ohne Steuern
billed = in Rechnung gestellt: { $fee }
monthly-fee = Monatsentgelt { $fee }, gültig an { $days }
quarterly-fee = Quartalsentgelt { $fee } ÷ 3, gültig an { $days }
annual-fee = Jahresentgelt { $fee } ÷ 12, gültig an { $days }
all-days = allen Tagen
some-days = { $days } von { $of } Tagen
rule-that-applies = die Regel, die hier gilt: { $tier }
part-by-rule = { $part }: { $tier }
nobody-said-otherwise = { $about }; nichts anderes wurde angegeben
share-of-base = { $share } der Bemessungsgrundlage
cap-reached = { $of }; erreicht: Die Gutschrift wird darauf gekürzt
cap-not-reached = { $of }; nicht erreicht
other-currency = in einer anderen Währung angegeben; wird nicht angewendet
of-the-smallest-unit = { $n } der kleinsten Einheit
left-over = was die Rundung übrig ließ: { $rounding }, einmal für diese Position
uptime-stated = wie angegeben
uptime-mean = 1 − Mittel der Fehlerquoten aus Abschnitten von { $bucket }
uptime-total = 1 − Fehler ÷ Anfragen
uptime-time = 1 − Ausfallzeit ÷ gemessene Zeit
below-promised = { $how }; unter den zugesagten { $commitment }
not-below-promised = { $how }; nicht unter den zugesagten { $commitment }
period-in-zone = { $days } in { $zone }
period-to-date = { $days } in { $zone }, bisher
period-over = { $period }, gemessen über { $over }
period-under-contract = { $period }, nur die Vertragszeit
sum-of-what-counts = Summe dessen, was angerechnet wird
if-nothing-excluded = wenn nichts ausgenommen wäre
no-monitor-spoke = keine Überwachung des Dienstes hat Daten geliefert
samples-allow-both = die Messpunkte lassen beides zu; es entscheiden die Beweisregeln in amends.toml
time-weighted = { $when }; gewichtet mit { $share }
time-because = { $when }; { $why }
part-of-a-unit = Bruchteil einer Einheit
not-reported-yet = noch nicht gemeldet
before-grace-was-over = innerhalb der Frist zur Behebung
too-short = zu kurz zum Anrechnen
degraded-not-counted = teilweise gestört; das rechnet diese Vereinbarung nicht an
planned-maintenance = geplante Wartung
emergency-maintenance = Notfallwartung
caused-by-customer = vom Kunden verursacht
caused-by-third-party = von Dritten verursacht
force-majeure = höhere Gewalt
outside-service-time = außerhalb der Servicezeit

in-proportion = anteilig ({ $of })
in-proportion-times = anteilig ({ $of }), mal { $factor }
of-affected-time = Ausfallzeit
of-excess = Ausfallzeit über das zulässige Maß hinaus
of-shortfall = Verfügbarkeit unter der Zusage
each-step = { $count } × { $per }, je { $unit } ({ $of })
each-step-after = { $count } × { $per }, je { $unit } ({ $of }; frei bleiben: { $free })
each-full-step = { $count } × { $per }, je volle { $unit } ({ $of })
each-full-step-after = { $count } × { $per }, je volle { $unit } ({ $of }; frei bleiben: { $free })
each-begun-step = { $count } × { $per }, je angefangene { $unit } ({ $of })
each-begun-step-after = { $count } × { $per }, je angefangene { $unit } ({ $of }; frei bleiben: { $free })
parts-that-give = { $per }: { $paying } von { $n } ergeben einen Anspruch

# Was ein Text offenlässt, und wie er gelesen werden kann.
promise-missed-condition-not = die Zusage von { $promised } ist verfehlt, und „{ $condition }“ trifft nicht zu
promise-kept-condition-holds = die Zusage von { $promised } ist eingehalten, und „{ $condition }“ trifft zu
promise-kept-row-pays = die Zusage von { $promised } ist eingehalten, und die Zeile „{ $row }“ gibt trotzdem etwas
part-of-a-step-unstated = der Text gibt { $per } je { $unit } und sagt nicht, was für einen Teil davon gilt
tables-do-not-agree = die Tabellen des Textes widersprechen sich
no-row-applies = keine Zeile der Tabelle gilt bei { $at }
several-rows-apply = { $n } Zeilen der Tabelle gelten zugleich
the-table = Tabelle
reading-gives = { $reading }: { $pay }
reading-broken = die Zusage ist verfehlt
reading-kept = die Zusage ist eingehalten
reading-full-steps = nur volle Schritte
reading-begun-steps = ein angefangener Schritt zählt
reading-proportion = anteilig
reading-as-in = wie in { $row }
reading-no-row = keine Zeile, keine Gutschrift
in-doubt-for-the-customer = { $why }; im Zweifel für den Kunden: { $reading }
in-doubt-for-the-provider = { $why }; im Zweifel für den Anbieter: { $reading }

gift-fixed = ein fester Betrag
gift-of-days = Entgelt für { $days } Tage: Entgelte des Monats × { $days } ÷ { $of } Tage
gift-of-fees = { $share } der Entgelte des Monats
gift-decided = { $gift }; entschieden von { $by }: { $reason }

base-formula = nicht das Entgelt: { $formula }
no-fee-given = kein Entgelt angegeben
fee-as-given = Entgelt des Zeitraums, wie angegeben
bill-added-up = die Posten der Rechnung, zusammengezählt

## Namen in den Formeln der Vereinbarungen

formula-uptime = Verfügbarkeit
formula-downtime = Ausfallzeit
formula-longest = längster_Ausfall
formula-outages = Ausfälle
formula-period = Zeitraum
formula-service-time = Servicezeit
formula-allowed = zulässig
formula-excess = Überschreitung
formula-shortfall = Unterschreitung
formula-fee = Entgelt
formula-and = und
formula-or = oder
formula-day = Tag
formula-days = Tage
formula-hour = Stunde
formula-hours = Stunden
formula-minute = Minute
formula-minutes = Minuten

## Regionen, wie man sie nennt

region-af = Afrika
region-ap = Asien-Pazifik
region-apac = Asien-Pazifik
region-as = Asien
region-asia = Asien
region-au = Australien
region-ca = Kanada
region-ch = Schweiz
region-cn = China
region-de = Deutschland
region-emea = Europa, Naher Osten und Afrika
region-eu = Europa
region-fr = Frankreich
region-in = Indien
region-jp = Japan
region-latam = Lateinamerika
region-me = Naher Osten
region-na = Nordamerika
region-oc = Ozeanien
region-sa = Südamerika
region-uk = Vereinigtes Königreich
region-us = USA

## Länder in Anschriften

country-AD = Andorra
country-AE = Vereinigte Arabische Emirate
country-AL = Albanien
country-AM = Armenien
country-AR = Argentinien
country-AT = Österreich
country-AU = Australien
country-AZ = Aserbaidschan
country-BA = Bosnien und Herzegowina
country-BD = Bangladesch
country-BE = Belgien
country-BG = Bulgarien
country-BH = Bahrain
country-BO = Bolivien
country-BR = Brasilien
country-BY = Belarus
country-CA = Kanada
country-CH = Schweiz
country-CL = Chile
country-CN = China
country-CO = Kolumbien
country-CR = Costa Rica
country-CU = Kuba
country-CY = Zypern
country-CZ = Tschechien
country-DE = Deutschland
country-DK = Dänemark
country-DO = Dominikanische Republik
country-DZ = Algerien
country-EC = Ecuador
country-EE = Estland
country-EG = Ägypten
country-ES = Spanien
country-ET = Äthiopien
country-FI = Finnland
country-FO = Färöer
country-FR = Frankreich
country-GB = Vereinigtes Königreich
country-GE = Georgien
country-GG = Guernsey
country-GH = Ghana
country-GI = Gibraltar
country-GL = Grönland
country-GR = Griechenland
country-GT = Guatemala
country-HK = Hongkong
country-HN = Honduras
country-HR = Kroatien
country-HU = Ungarn
country-ID = Indonesien
country-IE = Irland
country-IL = Israel
country-IM = Isle of Man
country-IN = Indien
country-IQ = Irak
country-IR = Iran
country-IS = Island
country-IT = Italien
country-JE = Jersey
country-JM = Jamaika
country-JO = Jordanien
country-JP = Japan
country-KE = Kenia
country-KH = Kambodscha
country-KR = Südkorea
country-KW = Kuwait
country-KZ = Kasachstan
country-LA = Laos
country-LB = Libanon
country-LI = Liechtenstein
country-LK = Sri Lanka
country-LT = Litauen
country-LU = Luxemburg
country-LV = Lettland
country-MA = Marokko
country-MC = Monaco
country-MD = Republik Moldau
country-ME = Montenegro
country-MK = Nordmazedonien
country-MM = Myanmar
country-MN = Mongolei
country-MO = Macau
country-MT = Malta
country-MU = Mauritius
country-MX = Mexiko
country-MY = Malaysia
country-NG = Nigeria
country-NI = Nicaragua
country-NL = Niederlande
country-NO = Norwegen
country-NP = Nepal
country-NZ = Neuseeland
country-OM = Oman
country-PA = Panama
country-PE = Peru
country-PH = Philippinen
country-PK = Pakistan
country-PL = Polen
country-PR = Puerto Rico
country-PT = Portugal
country-PY = Paraguay
country-QA = Katar
country-RO = Rumänien
country-RS = Serbien
country-RU = Russland
country-RW = Ruanda
country-SA = Saudi-Arabien
country-SE = Schweden
country-SG = Singapur
country-SI = Slowenien
country-SK = Slowakei
country-SM = San Marino
country-SN = Senegal
country-SV = El Salvador
country-TH = Thailand
country-TN = Tunesien
country-TR = Türkei
country-TW = Taiwan
country-TZ = Tansania
country-UA = Ukraine
country-UG = Uganda
country-US = Vereinigte Staaten
country-UY = Uruguay
country-UZ = Usbekistan
country-VA = Vatikanstadt
country-VE = Venezuela
country-VN = Vietnam
country-XK = Kosovo
country-ZA = Südafrika
country-ZM = Sambia
country-ZW = Simbabwe

## Das Wort am Rand

mark-draft = ENTWURF
mark-held = ZURÜCKGEHALTEN

## Was schon gutgeschrieben war, und was jetzt ein anderer Betrag ist

step-difference = Differenz
rule-difference = was jetzt geschuldet ist, abzüglich dessen, was bereits gutgeschrieben wurde
step-issued-before = bereits gutgeschrieben
rule-issued = { $number }, { $day }
step-affected-then = Ausfallzeit damals
step-share-then = Anteil an der Bemessungsgrundlage damals
step-base-then = Bemessungsgrundlage damals
step-agreement-then = Vereinbarung damals
now-it-is = jetzt { $value }
nothing-owed-now = nach heutigem Stand ist nichts geschuldet
correction-time = Für { $service } hatten wir eine Ausfallzeit von { $before } gezählt; es waren { $now }.
correction-share = Dafür sieht die Vereinbarung { $now } vor, nicht { $before }.
correction-base = Die Entgelte, nach denen sich die Gutschrift bemisst, betragen { $now }, nicht { $before }.
correction-agreement = Maßgeblich ist jetzt die Fassung der Vereinbarung, die gegolten hat.
correction-other = Der Betrag für { $service } ist berichtigt.
correction-gift = Der Betrag aus Kulanz ist berichtigt.
