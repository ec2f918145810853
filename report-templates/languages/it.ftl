# Le parole italiane dei documenti. I nomi dei servizi arrivano senza genere; «servizio» li accompagna.
# Giorni e date arrivano come testo: l’articolo (il / l’) non si può scegliere; perciò «il giorno», «nel periodo», «in data»,
# oppure parentesi e due punti. Lo stesso vale per le percentuali (il / l’ / lo).

language-name = italiano
# Chi, di madrelingua, ha riletto queste parole e i modelli; vuoto: ancora nessuno.
reviewed-by = { "" }

-nbsp = { "\u00A0" }

## Numeri

decimal-mark = ,
group-mark = .
group-from = 4
percent = { $n }%
money = { $amount }{ -nbsp }{ $currency }
hours = { $n }{ -nbsp }h
minutes = { $n }{ -nbsp }min
seconds = { $n }{ -nbsp }s
elapsed-joint = { -nbsp }
twice = due volte
times = { $n } volte

## Elenchi e valori approssimativi

list-more = { $a }, { $b }
list-apart = { $a }; { $b }
name-and-place = { $name } ({ $place })
list-last = { $a } e { $b }
plural-form = { $n ->
    [one] 1
   *[other] 2
}
about = { $value } circa
at-least-time = almeno { $time }
none = nessuno
not-over = in corso

## Date e ore

date = { $day ->
    [1] 1°
   *[other] { $day }
}{ -nbsp }{ $month } { $year }
day-and-month = { $day ->
    [1] 1°
   *[other] { $day }
}{ -nbsp }{ $month }
day-alone = { $day ->
    [1] 1°
   *[other] { $day }
}
short-day = { $day } { $month }
month-and-year = { $month } { $year }
in-month = nel mese di { $month }
on-days = { $n ->
    [one] il giorno { $days }
   *[other] nei giorni { $days }
}
between-days = nel periodo { $first }{ -nbsp }– { $last }
since = iniziato { $when }
span = { $from }{ -nbsp }– { $to }
span-of-days = { $from }{ -nbsp }– { $to }
date-and-time = { $date }, { $time }
time-on-date = il giorno { $date } alle ore { $time }
day-and-clock = { $day } { $time }
clock-in-zone = { $clock } { $zone }
zone-name = { $key ->
    [Algiers] ora di Algeri
    [Athens] ora di Atene
    [Azores] ora delle Azzorre
    [Belgrade] ora di Belgrado
    [Berlin] ora di Berlino
    [Bogota] ora di Bogotà
    [Brussels] ora di Bruxelles
    [Bucharest] ora di Bucarest
    [Cairo] ora del Cairo
    [Canary] ora delle Canarie
    [Copenhagen] ora di Copenaghen
    [Dublin] ora di Dublino
    [Gibraltar] ora di Gibilterra
    [Havana] ora dell’Avana
    [Jakarta] ora di Giacarta
    [Jerusalem] ora di Gerusalemme
    [Kolkata] ora di Calcutta
    [Kuwait] ora del Kuwait
    [Lisbon] ora di Lisbona
    [Ljubljana] ora di Lubiana
    [London] ora di Londra
    [Luxembourg] ora di Lussemburgo
    [Madeira] ora di Madera
    [Mexico_City] ora di Città del Messico
    [Monaco] ora del Principato di Monaco
    [Moscow] ora di Mosca
    [Paris] ora di Parigi
    [Prague] ora di Praga
    [Puerto_Rico] ora di Portorico
    [Qatar] ora del Qatar
    [Riyadh] ora di Riad
    [Rome] ora di Roma
    [Sao_Paulo] ora di San Paolo
    [Seoul] ora di Seul
    [Stockholm] ora di Stoccolma
    [Tehran] ora di Teheran
    [Vatican] ora del Vaticano
    [Warsaw] ora di Varsavia
    [Zagreb] ora di Zagabria
    [Zurich] ora di Zurigo
   *[other] ora di { $city }
}
clocks-went-forward = alle ore { $time } gli orologi sono stati portati avanti di { $by }
clocks-went-back = alle ore { $time } gli orologi sono stati portati indietro di { $by }
in-zone = { $days }, { $zone }

month-1 = gennaio
month-2 = febbraio
month-3 = marzo
month-4 = aprile
month-5 = maggio
month-6 = giugno
month-7 = luglio
month-8 = agosto
month-9 = settembre
month-10 = ottobre
month-11 = novembre
month-12 = dicembre
month-short-1 = gen
month-short-2 = feb
month-short-3 = mar
month-short-4 = apr
month-short-5 = mag
month-short-6 = giu
month-short-7 = lug
month-short-8 = ago
month-short-9 = set
month-short-10 = ott
month-short-11 = nov
month-short-12 = dic

## Numeri in lettere: quelli la cui forma non dipende dal genere

number-2 = due
number-3 = tre
number-4 = quattro
number-5 = cinque
number-6 = sei
number-7 = sette
number-8 = otto
number-9 = nove
number-10 = dieci
number-11 = undici
number-12 = dodici
number-13 = tredici
number-14 = quattordici
number-15 = quindici
number-16 = sedici
number-17 = diciassette
number-18 = diciotto
number-19 = diciannove
number-20 = venti

## Lettere, rapporti e resoconti pubblici

dear = Gentile { $name }
by-e-mail-only = solo via e-mail
on-their-next-invoice = nella prossima fattura del Suo cliente
on-next-invoice = nella Sua prossima fattura
letter-about = Lettera a { $name }, { $month }
report-title = Rapporto sui livelli di servizio, { $month }
report-about = Livelli di servizio garantiti ed effettivi per { $name }, { $month }
account-about = Che cosa è successo e che cosa stiamo facendo per rimediare: { $id }
goodwill = Gesto commerciale
workings-title = { $service } (riga { $line }, { $sla })
named-version = { $name } ({ $version })

# L’oggetto: che cosa, quando (giorni o mese, con «il giorno», «nei giorni», «nel mese di»), quali servizi.
subject-amends = Le nostre scuse per il mese di { $month } e come intendiamo rimediare
subject-yours = { $what } del servizio { $when }: { $services }
subject-of-customer = { $what } del servizio presso { $customer } { $when }: { $services }
subject-follow-up = Che cosa Le abbiamo promesso e a che punto siamo
subject-follow-up-of-customer = Che cosa abbiamo promesso per { $customer } e a che punto siamo
what-interruption = Interruzione
what-interruptions = Interruzioni
what-many-interruptions = { $number } interruzioni
what-disruption = Malfunzionamento
what-disruptions = Malfunzionamenti
what-many-disruptions = { $number } malfunzionamenti

between-lengths = tra { $least } e { $most }
no-time-that-counts = nessuno
no-data-lost = Nessuno dei Suoi dati è andato perduto.
no-data-lost-customer = Nessun dato del Suo cliente è andato perduto.
no-data-lost-at-all = Nessun dato è andato perduto.
data-loss-unknown = Non sappiamo ancora se siano andati perduti dei dati.

gift-days = { $n ->
    [one] l’equivalente di un giorno di canone
   *[other] l’equivalente di { $number } giorni di canone
}
gift-part-days = l’equivalente di { $days } giorni di canone
gift-all = l’intero importo dei Suoi canoni per { $month }
gift-share = { $share } dei Suoi canoni per { $month }

source-incidents = registro degli incidenti
source-monitoring = monitoraggio
source-silence = assenza di dati dal monitoraggio

# Un periodo, o la parte di esso coperta dal contratto; sta tra parentesi.
time-from = { $days }
days-from = { $days }
one-day-of = il solo giorno { $day }

# Il canone di cui un accredito è una quota; segue una percentuale.
fee-billed = dell’importo fatturato di { $amount }
fee-one = del canone di { $amount }
fee-equal = dei canoni di { $amount }, cioè { $n } × { $each }
fee-parts = dei canoni di { $amount }, composti da { $parts }
fee-part = { $fee } per { $days } giorni su { $of }

# Come si arriva all’importo; segue i due punti («calcolato così:»).
how-share = { $share } { $fee } ({ $period })
how-linear = canone corrispondente al tempo di disservizio{ $beyond } ({ $amount } per l’intero periodo: { $period })
how-linear-times = { $times } il canone corrispondente al tempo di disservizio{ $beyond } ({ $amount } per l’intero periodo: { $period })
how-steps = { $each } { $fee } per { $steps }{ $beyond }{ $after }
how-beyond = { " " }oltre quanto l’impegno tollera
how-after = { " " }oltre una franchigia di { $free }
how-capped = { $how }, con un massimo di { $cap }
share-of-fee = { $share } del canone
steps-none = ogni intervallo completo { $unit }, senza che ne sia stato raggiunto alcuno
steps-full = { $n ->
    [one] un intervallo completo { $unit } di disservizio
   *[other] ciascuno dei { $n } intervalli completi { $unit } di disservizio
}
steps-begun = { $n ->
    [one] un intervallo iniziato { $unit } di disservizio
   *[other] ciascuno dei { $n } intervalli iniziati { $unit } di disservizio
}
unit-minute = di un minuto
unit-half-hour = di mezz’ora
unit-hour = di un’ora
unit-day = di un giorno
unit-stretch = di { $length }
tier-gives = { $tier }: { $share }
tier-cut = { $tier }, ridotto al tetto
credited-before = { $amount }, di cui { $before } già accreditati

# Perché un tempo non conta.
with-clause = { $what } (clausola { $clause })
excluded-maintenance = manutenzione annunciata in anticipo
excluded-emergency-maintenance = manutenzione d’emergenza
excluded-customer = la causa era riconducibile a Lei
excluded-third-party = la causa era riconducibile a terzi
excluded-force-majeure = forza maggiore
excluded-outside-service-time = fuori dall’orario di servizio concordato
excluded-too-short = l’accordo non considera interruzioni così brevi
excluded-part-of-unit = l’accordo considera solo minuti o ore interi
excluded-unreported = l’accordo considera il tempo solo dal momento della Sua segnalazione
excluded-grace = l’accordo considera solo ciò che supera il tempo concesso per il ripristino
excluded-degraded = l’accordo non considera il tempo in cui un servizio funziona solo in parte
time-maintenance = { $time } di manutenzione annunciata in anticipo
time-emergency-maintenance = { $time } di manutenzione d’emergenza
time-customer = { $time } per una causa riconducibile a Lei
time-third-party = { $time } per una causa riconducibile a terzi
time-force-majeure = { $time } di forza maggiore
time-outside-service-time = { $time } fuori dall’orario di servizio concordato
time-too-short = { $time } di interruzioni troppo brevi per essere computate
time-part-of-unit = { $time } di frazioni di minuto o di ora, che non si computano
time-unreported = { $time } prima della segnalazione
time-grace = { $time } entro il tempo concesso per il ripristino
time-degraded = { $time } in cui il servizio ha funzionato solo in parte

## Il rapporto sui livelli di servizio

verdict-met = rispettato
verdict-missed = non rispettato
verdict-not-over = in corso
verdict-undecided = da decidere
verdict-no-promise = senza impegno
margin-to-spare = { $time } di margine
margin-too-much = { $time } in eccesso
nobody-watches = nessun sistema di monitoraggio sorveglia questo servizio

## Come misuriamo: una frase per regola

rule-union = Un’interruzione conta quando risulta dal registro degli incidenti o dal monitoraggio; se risulta da entrambi, conta una sola volta.
rule-monitoring = Che cosa sia stato interrotto, e per quanto tempo, è stabilito da quanto ha registrato il monitoraggio.
rule-incidents = Che cosa sia stato interrotto, e per quanto tempo, è stabilito da quanto i nostri collaboratori hanno registrato come incidente.
rule-intersection = Un’interruzione conta per il tempo che risulta sia dal registro degli incidenti sia dal monitoraggio.
rule-ranked = Per ogni momento decide la prima di queste fonti che ne ha notizia: { $list }.
ranked-then = { $a }, poi { $b }
rule-of-service = Per il servizio { $service } vale un’altra regola. { $rule }
rule-of-source = Per il monitoraggio { $source } vale un’altra regola. { $rule }
rule-unknown-up = Il tempo senza rilevazioni conta come disponibile; ove presente, sono indicate entrambe le cifre.
rule-unknown-down = Il tempo senza rilevazioni conta come interrotto; ove presente, sono indicate entrambe le cifre.
rule-gap = Quando un sistema di monitoraggio non trasmette dati per più di { $time }, quel tempo è senza rilevazioni.
rule-quorum = C’è un’interruzione quando almeno { $number } punti di controllo concordano.
rule-edges = Un’interruzione rilevata da controlli regolari inizia { $onset } e finisce { $recovery }.
rule-confirm = Un’interruzione rilevata da controlli regolari è accertata quando { $number } controlli consecutivi falliscono, e decorre dal primo di essi.
rule-confirm-within = Un’interruzione rilevata da controlli regolari è accertata quando { $number } controlli falliscono di seguito, oppure entro { $within } l’uno dall’altro; i controlli riusciti nel mezzo non contano come interruzione.
rule-checks = I controlli vengono eseguiti { $steps }.
every = ogni { $time }
onset-inside = con il primo controllo fallito
onset-outside = con l’ultimo controllo riuscito che la precede
recovery-inside = con l’ultimo controllo fallito
recovery-outside = con il primo controllo riuscito che la segue
edge-midpoint = a metà tra i due controlli che la delimitano

## Figure

strip-available = disponibile
strip-down = interrotto
strip-partial = funzionamento parziale
strip-silent = senza rilevazioni, conta come interrotto
strip-not-counted = non computato
strip-all-well = Giorno per giorno, { $month }: tutto è stato sempre disponibile.
strip-alt = Giorno per giorno, { $month }: { $told }; per il resto tutto è stato disponibile.
strip-was-down = { $service }, interruzione di { $time } { $when }
strip-was-partial = { $service }, funzionamento parziale per { $time } { $when }
strip-excluded = { $told } (tempo non computato)
chart-milestones = tappe
chart-messages = { $n ->
    [one] messaggio
   *[other] messaggi
}
chart-windows-count = { $n ->
    [one] un intervallo
   *[other] { $n }{ -nbsp }intervalli
}
chart-messages-count = { $n ->
    [one] un messaggio
   *[other] { $n }{ -nbsp }messaggi
}
chart-impact = { $windows } di interruzione o malfunzionamento, inizio: { $start }, fine: { $end } UTC
chart-mark-at = { $mark }: { $time }
chart-alt = Cronologia di «{ $title }», raccontata a parole: { $parts }.
# Lunedì è il primo.
weekday-short-1 = lun
weekday-short-2 = mar
weekday-short-3 = mer
weekday-short-4 = gio
weekday-short-5 = ven
weekday-short-6 = sab
weekday-short-7 = dom
calendar-some = meno di 15{ -nbsp }min
calendar-quarter = 15{ -nbsp }min o più
calendar-hour = 1{ -nbsp }h o più
calendar-hours = 4{ -nbsp }h o più
calendar-day = { $day }: { $time }
calendar-alt = Calendario, { $month }; tempo di disservizio: { $days }.
durations-one = { $name }: { $time }
durations-alt = Durata di ogni incidente: { $incidents }.

## Il resoconto pubblico di un incidente

status-open = aperto
status-monitoring = in osservazione
status-resolved = risolto
time-not-over = un tempo non ancora concluso
window-down = interrotto
window-partial = rallentato o in parte non funzionante
window-partial-share = rallentato o in parte non funzionante ({ $share })
told-interruption-began = È iniziata l’interruzione.
told-disruption-began = È iniziato il malfunzionamento.
told-noticed = Abbiamo rilevato il problema.
told-restored = Tutto ha ripreso a funzionare.
told-wrote = Abbiamo scritto: { $text }
told-message = Abbiamo pubblicato un avviso.
mark-noticed = rilevamento
mark-restored = ripristino

## Il calcolo passo per passo

step-credit = accredito
step-reading = una lettura
step-interpretation = interpretazione
step-right = diritto
step-base = base
step-fee = canone
step-share = quota della base
step-owed = dovuto
step-part = parte
step-cap = tetto
step-claim = richiesta
step-minimum = minimo
step-residue = residuo
step-uptime = disponibilità
step-time-measured = tempo misurato
step-affected = tempo di disservizio
step-uptime-all = disponibilità senza esclusioni
step-unknown = senza rilevazioni
step-doubt = in dubbio
step-counted = computato
step-not-counted = non computato
step-goodwill = gesto commerciale
step-fees-of-month = canoni del mese
step-line = riga
step-several = più accrediti

undecided = da decidere
not-yet = non ancora
not-given = non indicato
nothing = nulla
the-period = il periodo
each-outage = ogni interruzione
each-day = ogni giorno con tempo di disservizio
each-hour = ogni ora d’orologio con tempo di disservizio
days-of-service = { $n ->
    [one] { $n }{ -nbsp }giorno di servizio
   *[other] { $n }{ -nbsp }giorni di servizio
}
time-of-service = { $time } di servizio
added-to-the-term = { $time }, in aggiunta alla durata del contratto
at-least = pari o superiore a { $value }
more-than = superiore a { $value }
rounded-half-up = arrotondato al più vicino, la metà per eccesso
rounded-half-even = arrotondato al più vicino, la metà alla cifra pari
rounded-down = arrotondato per difetto
rounded-up = arrotondato per eccesso
no-rounding = senza arrotondamento

the-condition = la condizione «{ $condition }»
the-commitment = l’impegno ({ $commitment })
commitment-kept = rispettato { $promise }
condition-not-met = non verificata { $promise }
commitment-missed-nothing = non rispettato { $promise }; secondo le sue regole non è dovuto nulla
condition-met-nothing = verificata { $promise }; secondo le sue regole non è dovuto nulla
commitment-missed-term = non rispettato { $promise }; si aggiunge alla durata del contratto
condition-met-term = verificata { $promise }; si aggiunge alla durata del contratto
commitment-missed-no-money = non rispettato { $promise }; non dà diritto a importi in denaro
condition-met-no-money = verificata { $promise }; non dà diritto a importi in denaro
where-it-stands = il periodo non è concluso: situazione attuale
text-does-not-decide = il testo non decide: { $why }
carried-over = importo esatto: { $exact }, compreso quanto era in sospeso; riportato finché non è { $until }
below-minimum = importo esatto: { $exact }; accreditato solo se { $minimum }
exactly = importo esatto: { $exact }; { $rounding }
exactly-claimed = importo esatto: { $exact }; { $rounding }; richiesto in data { $day }, nei termini
exactly-to-claim = importo esatto: { $exact }; { $rounding }; termine per la richiesta: { $day }
claim-waived = non necessaria
claim-waived-why = accreditiamo di nostra iniziativa, senza attendere una richiesta
exactly-not-claimed = importo esatto: { $exact }; { $rounding }; il termine per la richiesta era: { $day }

how-it-is-read = come si legge qui un testo che lascia qualcosa di aperto
bad-periods = { $bad } periodi su { $among } con { $condition }
billed-net = importo fatturato, al netto delle imposte
fees-net = canoni in vigore, al netto delle imposte
billed = fatturato: { $fee }
monthly-fee = canone mensile di { $fee }, in vigore { $days }
quarterly-fee = canone trimestrale di { $fee } ÷ 3, in vigore { $days }
annual-fee = canone annuale di { $fee } ÷ 12, in vigore { $days }
all-days = tutti i giorni
some-days = { $days } giorni su { $of }
rule-that-applies = regola applicabile: { $tier }
part-by-rule = { $part }: { $tier }
nobody-said-otherwise = { $about }, in mancanza di indicazioni diverse
share-of-base = { $share } della base
cap-reached = { $of }; raggiunto: l’accredito è ridotto a questo importo
cap-not-reached = { $of }; non raggiunto
other-currency = indicato in un’altra valuta; non si applica
of-the-smallest-unit = { $n } dell’unità minima
left-over = residuo dell’arrotondamento: { $rounding }, una sola volta per questa riga
uptime-stated = come indicata
uptime-mean = 1 − media dei tassi di errore per intervalli di { $bucket }
uptime-total = 1 − errori ÷ richieste
uptime-time = 1 − tempo di disservizio ÷ tempo misurato
below-promised = { $how }; sotto la soglia garantita ({ $commitment })
not-below-promised = { $how }; non sotto la soglia garantita ({ $commitment })
period-in-zone = { $days } ({ $zone })
period-to-date = { $days } ({ $zone }), a oggi
period-over = { $period }, misurato su { $over }
period-under-contract = { $period }, tempo sotto contratto
sum-of-what-counts = somma dei tempi computati
if-nothing-excluded = se nulla fosse stato escluso
no-monitor-spoke = nessun sistema di monitoraggio del servizio ha trasmesso dati
samples-allow-both = le rilevazioni ammettono entrambe le letture; decidono le regole di misura in amends.toml
time-weighted = { $when }; peso { $share }
time-because = { $when }; { $why }
part-of-a-unit = frazione di un’unità d’orologio
not-reported-yet = non ancora segnalato
before-grace-was-over = prima della fine del tempo concesso per il ripristino
too-short = troppo breve per essere computato
degraded-not-counted = funzionamento parziale, che questo accordo non considera
planned-maintenance = manutenzione programmata
emergency-maintenance = manutenzione d’emergenza
caused-by-customer = causato dal cliente
caused-by-third-party = causato da terzi
force-majeure = forza maggiore
outside-service-time = fuori dall’orario di servizio

in-proportion = in ragione { $of }
in-proportion-times = in ragione { $of }, con un fattore pari a { $factor }
of-affected-time = del tempo di disservizio
of-excess = del tempo di disservizio oltre quanto l’impegno tollera
of-shortfall = della disponibilità mancante
each-step = { $count } × { $per }, per intervalli di { $unit } { $of }
each-step-after = { $count } × { $per }, per intervalli di { $unit } { $of } oltre una franchigia di { $free }
each-full-step = { $count } × { $per }, per intervalli completi di { $unit } { $of }
each-full-step-after = { $count } × { $per }, per intervalli completi di { $unit } { $of } oltre una franchigia di { $free }
each-begun-step = { $count } × { $per }, per intervalli iniziati di { $unit } { $of }
each-begun-step-after = { $count } × { $per }, per intervalli iniziati di { $unit } { $of } oltre una franchigia di { $free }
parts-that-give = per { $per }: { $paying } su { $n } danno diritto a qualcosa

# Ciò che un testo lascia aperto, e come lo si può leggere.
promise-missed-condition-not = l’impegno ({ $promised }) non è rispettato, e «{ $condition }» non si verifica
promise-kept-condition-holds = l’impegno ({ $promised }) è rispettato, e «{ $condition }» si verifica
promise-kept-row-pays = l’impegno ({ $promised }) è rispettato, e la riga «{ $row }» concede comunque un accredito
part-of-a-step-unstated = il testo concede { $per } per ogni { $unit } e non dice che cosa spetti per una parte
tables-do-not-agree = le tabelle del testo non concordano
no-row-applies = nessuna riga della tabella si applica con { $at }
several-rows-apply = si applicano { $n } righe della tabella
the-table = tabella
reading-gives = { $reading }: { $pay }
reading-broken = non è rispettato
reading-kept = è rispettato
reading-full-steps = solo intervalli completi
reading-begun-steps = un intervallo iniziato conta
reading-proportion = in proporzione
reading-as-in = come in { $row }
reading-no-row = nessuna riga, nessun accredito
in-doubt-for-the-customer = { $why }; nel dubbio a favore del cliente: { $reading }
in-doubt-for-the-provider = { $why }; nel dubbio a favore del fornitore: { $reading }

gift-fixed = un importo fisso
gift-of-days = { $days } giorni di canone: canoni del mese × { $days } ÷ { $of } giorni
gift-of-fees = { $share } dei canoni del mese
gift-decided = { $gift }; decisione di { $by }: { $reason }

base-formula = non il canone, ma: { $formula }
no-fee-given = nessun canone indicato
fee-as-given = il canone del periodo, come indicato
bill-added-up = somma delle righe della fattura

## Nomi nelle formule degli accordi

formula-uptime = disponibilità
formula-downtime = disservizio
formula-longest = la_più_lunga
formula-outages = interruzioni
formula-period = periodo
formula-service-time = orario_di_servizio
formula-allowed = tolleranza
formula-excess = eccedenza
formula-shortfall = mancanza
formula-fee = canone
formula-and = e
formula-or = o
formula-day = giorno
formula-days = giorni
formula-hour = ora
formula-hours = ore
formula-minute = minuto
formula-minutes = minuti

## Regioni

region-af = Africa
region-ap = Asia-Pacifico
region-apac = Asia-Pacifico
region-as = Asia
region-asia = Asia
region-au = Australia
region-ca = Canada
region-ch = Svizzera
region-cn = Cina
region-de = Germania
region-emea = Europa, Medio Oriente e Africa
region-eu = Europa
region-fr = Francia
region-in = India
region-jp = Giappone
region-latam = America Latina
region-me = Medio Oriente
region-na = America del Nord
region-oc = Oceania
region-sa = America del Sud
region-uk = Regno Unito
region-us = Stati Uniti

## Paesi negli indirizzi

country-AD = Andorra
country-AE = Emirati Arabi Uniti
country-AL = Albania
country-AM = Armenia
country-AR = Argentina
country-AT = Austria
country-AU = Australia
country-AZ = Azerbaigian
country-BA = Bosnia ed Erzegovina
country-BD = Bangladesh
country-BE = Belgio
country-BG = Bulgaria
country-BH = Bahrein
country-BO = Bolivia
country-BR = Brasile
country-BY = Bielorussia
country-CA = Canada
country-CH = Svizzera
country-CL = Cile
country-CN = Cina
country-CO = Colombia
country-CR = Costa Rica
country-CU = Cuba
country-CY = Cipro
country-CZ = Cechia
country-DE = Germania
country-DK = Danimarca
country-DO = Repubblica Dominicana
country-DZ = Algeria
country-EC = Ecuador
country-EE = Estonia
country-EG = Egitto
country-ES = Spagna
country-ET = Etiopia
country-FI = Finlandia
country-FO = Isole Fær Øer
country-FR = Francia
country-GB = Regno Unito
country-GE = Georgia
country-GG = Guernsey
country-GH = Ghana
country-GI = Gibilterra
country-GL = Groenlandia
country-GR = Grecia
country-GT = Guatemala
country-HK = Hong Kong
country-HN = Honduras
country-HR = Croazia
country-HU = Ungheria
country-ID = Indonesia
country-IE = Irlanda
country-IL = Israele
country-IM = Isola di Man
country-IN = India
country-IQ = Iraq
country-IR = Iran
country-IS = Islanda
country-IT = Italia
country-JE = Jersey
country-JM = Giamaica
country-JO = Giordania
country-JP = Giappone
country-KE = Kenya
country-KH = Cambogia
country-KR = Corea del Sud
country-KW = Kuwait
country-KZ = Kazakistan
country-LA = Laos
country-LB = Libano
country-LI = Liechtenstein
country-LK = Sri Lanka
country-LT = Lituania
country-LU = Lussemburgo
country-LV = Lettonia
country-MA = Marocco
country-MC = Monaco
country-MD = Moldavia
country-ME = Montenegro
country-MK = Macedonia del Nord
country-MM = Myanmar
country-MN = Mongolia
country-MO = Macao
country-MT = Malta
country-MU = Mauritius
country-MX = Messico
country-MY = Malaysia
country-NG = Nigeria
country-NI = Nicaragua
country-NL = Paesi Bassi
country-NO = Norvegia
country-NP = Nepal
country-NZ = Nuova Zelanda
country-OM = Oman
country-PA = Panama
country-PE = Perù
country-PH = Filippine
country-PK = Pakistan
country-PL = Polonia
country-PR = Portorico
country-PT = Portogallo
country-PY = Paraguay
country-QA = Qatar
country-RO = Romania
country-RS = Serbia
country-RU = Russia
country-RW = Ruanda
country-SA = Arabia Saudita
country-SE = Svezia
country-SG = Singapore
country-SI = Slovenia
country-SK = Slovacchia
country-SM = San Marino
country-SN = Senegal
country-SV = El Salvador
country-TH = Thailandia
country-TN = Tunisia
country-TR = Turchia
country-TW = Taiwan
country-TZ = Tanzania
country-UA = Ucraina
country-UG = Uganda
country-US = Stati Uniti
country-UY = Uruguay
country-UZ = Uzbekistan
country-VA = Città del Vaticano
country-VE = Venezuela
country-VN = Vietnam
country-XK = Kosovo
country-ZA = Sudafrica
country-ZM = Zambia
country-ZW = Zimbabwe

## The word in the margin

mark-draft = BOZZA
mark-held = SOSPESO

## Quanto già accreditato e quanto è cambiato

step-difference = differenza
rule-difference = quanto è dovuto ora, meno quanto già accreditato
step-issued-before = già accreditato
rule-issued = { $number }, { $day }
step-affected-then = tempo di disservizio precedente
step-share-then = quota della base precedente
step-base-then = base precedente
step-agreement-then = accordo precedente
now-it-is = ora { $value }
nothing-owed-now = in base a quanto è noto oggi non è dovuto nulla
correction-time = Per il servizio { $service } avevamo calcolato un’interruzione di { $before }; la durata effettiva è di { $now }.
correction-share = L’accordo prevede pertanto una quota pari a { $now }, non a { $before }.
correction-base = I canoni su cui si basa il calcolo sono { $now }, non { $before }.
correction-agreement = Il calcolo segue ora l’edizione dell’accordo che era in vigore in quel periodo.
correction-other = L’importo per il servizio { $service } è stato rettificato.
correction-gift = L’importo del gesto commerciale è stato rettificato.
