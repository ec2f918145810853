# Słowa dokumentów po polsku. Tłumaczenie mówi to samo pod tymi samymi nazwami; wartość w nawiasach klamrowych
# może stać w dowolnym miejscu. Kwoty, daty i długości czasu przychodzą w zapisie z pierwszej części.

language-name = polski
# Kto – z językiem obeznany od dziecka – przeczytał te słowa i szablony; puste: jeszcze nikt.
reviewed-by = { "" }

-nbsp = { "\u00A0" }

## Liczby

decimal-mark = ,
group-mark = { -nbsp }
# Części całkowite o mniejszej liczbie cyfr pisze się bez odstępów.
group-from = 5
percent = { $n }%
money = { $amount }{ -nbsp }{ $currency }
hours = { $n }{ -nbsp }h
minutes = { $n }{ -nbsp }min
seconds = { $n }{ -nbsp }s
elapsed-joint = { -nbsp }
# Przed słowem „opłaty”.
twice = dwukrotność
times = { $n }-krotność

## Wyliczenia i to, co znane tylko w przybliżeniu

list-more = { $a }, { $b }
list-apart = { $a }; { $b }
name-and-place = { $name } ({ $place })
list-last = { $a } i{ -nbsp }{ $b }
plural-form = { $n ->
    [one] 1
    [few] 2
   *[other] 3
}
about = około { $value }
at-least-time = co najmniej { $time }
none = brak
not-over = trwa nadal

## Daty i godziny

# Ze skrótem „r.” także w nagłówkach i tabelach; zdania w szablonach nie kończą się datą, bo kropka stałaby dwa razy.
date = { $day }{ -nbsp }{ $month } { $year }{ -nbsp }r.
day-and-month = { $day }{ -nbsp }{ $month }
day-alone = { $day }
short-day = { $day } { $month }
month-and-year = { $month } { $year }
# Po przecinku, na końcu tematu listu.
in-month = { $month }
# Sama data, w dopełniaczu: nie działała 11 marca 2026.
on-days = { $days }
between-days = między { $first } a{ -nbsp }{ $last }
since = od { $when }
span = { $from } – { $to }
span-of-days = { $from } – { $to }
date-and-time = { $date }, { $time }
time-on-date = { $date } o{ -nbsp }godz.{ -nbsp }{ $time }
day-and-clock = { $day }, { $time }
clock-in-zone = { $clock } { $zone }
zone-name = czas { $key ->
    [Algiers] algierski
    [Almaty] lokalny: Ałmaty
    [Amsterdam] amsterdamski
    [Athens] ateński
    [Baghdad] bagdadzki
    [Beirut] bejrucki
    [Belgrade] belgradzki
    [Berlin] berliński
    [Bratislava] bratysławski
    [Brussels] brukselski
    [Bucharest] bukareszteński
    [Budapest] budapeszteński
    [Cairo] kairski
    [Cape_Town] lokalny: Kapsztad
    [Chicago] chicagowski
    [Chisinau] kiszyniowski
    [Copenhagen] kopenhaski
    [Damascus] lokalny: Damaszek
    [Dubai] dubajski
    [Dublin] dubliński
    [Havana] lokalny: Hawana
    [Helsinki] helsiński
    [Hong_Kong] hongkoński
    [Istanbul] stambulski
    [Jakarta] dżakarcki
    [Jerusalem] jerozolimski
    [Johannesburg] johannesburski
    [Karachi] lokalny: Karaczi
    [Kathmandu] lokalny: Katmandu
    [Kiev] kijowski
    [Kolkata] kalkucki
    [Kuwait] lokalny: Kuwejt
    [Kyiv] kijowski
    [Lisbon] lizboński
    [Ljubljana] lublański
    [London] londyński
    [Luxembourg] luksemburski
    [Macau] lokalny: Makau
    [Madrid] madrycki
    [Manila] manilski
    [Mexico_City] lokalny: Meksyk
    [Minsk] miński
    [Moscow] moskiewski
    [New_York] nowojorski
    [Nicosia] nikozyjski
    [Paris] paryski
    [Prague] praski
    [Riga] ryski
    [Riyadh] rijadzki
    [Rome] rzymski
    [Sao_Paulo] lokalny: São Paulo
    [Sarajevo] sarajewski
    [Seoul] seulski
    [Shanghai] szanghajski
    [Singapore] singapurski
    [Sofia] sofijski
    [Stockholm] sztokholmski
    [Taipei] tajpejski
    [Tallinn] talliński
    [Tashkent] lokalny: Taszkent
    [Tbilisi] tbiliski
    [Tehran] teherański
    [Tirane] tirański
    [Tokyo] tokijski
    [Vatican] lokalny: Watykan
    [Vienna] wiedeński
    [Vilnius] wileński
    [Warsaw] warszawski
    [Yerevan] erywański
    [Zagreb] zagrzebski
    [Zurich] zuryski
   *[other] lokalny: { $city }
}
clocks-went-forward = w tym czasie o godz. { $time } przestawiono zegary o { $by } do przodu
clocks-went-back = w tym czasie o godz. { $time } przestawiono zegary o { $by } do tyłu
in-zone = { $days }, { $zone }

month-1 = styczeń
month-2 = luty
month-3 = marzec
month-4 = kwiecień
month-5 = maj
month-6 = czerwiec
month-7 = lipiec
month-8 = sierpień
month-9 = wrzesień
month-10 = październik
month-11 = listopad
month-12 = grudzień
month-of-date-1 = stycznia
month-of-date-2 = lutego
month-of-date-3 = marca
month-of-date-4 = kwietnia
month-of-date-5 = maja
month-of-date-6 = czerwca
month-of-date-7 = lipca
month-of-date-8 = sierpnia
month-of-date-9 = września
month-of-date-10 = października
month-of-date-11 = listopada
month-of-date-12 = grudnia
month-short-1 = sty
month-short-2 = lut
month-short-3 = mar
month-short-4 = kwi
month-short-5 = maj
month-short-6 = cze
month-short-7 = lip
month-short-8 = sie
month-short-9 = wrz
month-short-10 = paź
month-short-11 = lis
month-short-12 = gru

## Liczebniki słowne: zależą od rodzaju i przypadku, dlatego liczby stoją w cyfrach

## Listy, raporty i opisy publiczne

dear = Szanowni Państwo
by-e-mail-only = tylko e-mailem
on-their-next-invoice = na najbliższej fakturze tego klienta
on-next-invoice = na najbliższej fakturze
letter-about = List: { $name }, { $month }
report-title = Raport o poziomie usług, { $month }
report-about = Zobowiązanie i wykonanie: { $name }, { $month }
account-about = Co się stało i co z tym robimy: { $id }
goodwill = Gest dobrej woli
workings-title = { $service } (pozycja { $line }, { $sla })
named-version = { $name } ({ $version })

# Temat listu: co, których usług, kiedy.
subject-amends = Przeprosiny za kłopoty z naszą usługą, { $month }
subject-yours = { $what }: { $services }, { $when }
subject-of-customer = { $what }: { $services } (klient: { $customer }), { $when }
subject-follow-up = Co Państwu obiecaliśmy i jaki jest obecny stan
subject-follow-up-of-customer = Co obiecaliśmy w sprawie klienta { $customer } i jaki jest obecny stan
what-interruption = Przerwa w działaniu
what-interruptions = Przerwy w działaniu
what-many-interruptions = Przerwy w działaniu ({ $number })
what-disruption = Zakłócenie
what-disruptions = Zakłócenia
what-many-disruptions = Zakłócenia ({ $number })

between-lengths = od { $least } do { $most }
no-time-that-counts = 0{ -nbsp }min
no-data-lost = Żadne Państwa dane nie zostały utracone.
no-data-lost-customer = Żadne dane Państwa klienta nie zostały utracone.
no-data-lost-at-all = Żadne dane nie zostały utracone.
data-loss-unknown = Nie wiemy jeszcze, czy jakiekolwiek dane zostały utracone.

# W nawiasie, po kwocie.
gift-days = { $n ->
    [one] równowartość opłaty za 1{ -nbsp }dzień
   *[other] równowartość opłaty za { $number }{ -nbsp }dni
}
gift-part-days = równowartość opłaty za { $days }{ -nbsp }dnia
gift-all = cała opłata za { $month }
gift-share = { $share } opłaty za { $month }

source-incidents = rejestr awarii
source-monitoring = monitoring
source-silence = brak danych z monitoringu

# Okres albo jego część objęta umową; w nawiasie.
time-from = { $days }
days-from = { $days }
one-day-of = { $day }

# Opłata, której częścią jest rekompensata; w dopełniaczu, po „10%”.
fee-billed = zafakturowanej kwoty { $amount }
fee-one = opłaty w wysokości { $amount }
fee-equal = opłat w łącznej wysokości { $amount } ({ $n } × { $each })
fee-parts = opłat w łącznej wysokości { $amount } ({ $parts })
fee-part = { $fee } za { $days } z { $of } dni

# Skąd się bierze kwota; w bierniku, po „umowa przewiduje”.
how-share = { $share } { $fee } za { $period }
how-linear = opłatę za czas niedostępności{ $beyond } (opłata za { $period }: { $amount })
how-linear-times = { $times } opłaty za czas niedostępności{ $beyond } (opłata za { $period }: { $amount })
how-steps = { $each } { $fee } za { $steps }{ $beyond }{ $after }
how-beyond = { " " }ponad czas dopuszczalny w ramach zobowiązania
how-after = { " " }(bez pierwszych: { $free })
how-capped = { $how }, jednak nie więcej niż { $cap }
share-of-fee = { $share } opłaty
steps-none = { $unit ->
    [minuta] każdą minutę (tu: 0)
    [godzina] każdą godzinę (tu: 0)
    [doba] każdą dobę (tu: 0)
   *[other] każde { $unit } (tu: 0)
}
steps-full = { $unit ->
    [minuta] każdą pełną minutę
    [godzina] każdą pełną godzinę
    [doba] każdą pełną dobę
   *[other] każde pełne { $unit }
} ({ $n ->
    [one] łącznie 1 raz
   *[other] łącznie { $n } razy
})
steps-begun = { $unit ->
    [minuta] każdą rozpoczętą minutę
    [godzina] każdą rozpoczętą godzinę
    [doba] każdą rozpoczętą dobę
   *[other] każde rozpoczęte { $unit }
} ({ $n ->
    [one] łącznie 1 raz
   *[other] łącznie { $n } razy
})
# Zawsze w mianowniku liczby pojedynczej: po tych słowach steps-full i steps-begun wybierają formę.
unit-minute = minuta
unit-half-hour = 30{ -nbsp }min
unit-hour = godzina
unit-day = doba
unit-stretch = { $length }
tier-gives = { $tier }: { $share }
tier-cut = { $tier }, obniżone do górnej granicy
credited-before = { $amount }, w tym { $before } przyznane wcześniej

# Dlaczego czasu się nie wlicza.
with-clause = { $what } (pkt { $clause })
excluded-maintenance = prace serwisowe zapowiedziane z wyprzedzeniem
excluded-emergency-maintenance = awaryjne prace serwisowe
excluded-customer = przyczyna leżała po Państwa stronie
excluded-third-party = przyczyna leżała po stronie osoby trzeciej
excluded-force-majeure = siła wyższa
excluded-outside-service-time = poza umówionymi godzinami świadczenia usługi
excluded-too-short = umowa nie wlicza tak krótkich przerw
excluded-part-of-unit = umowa wlicza tylko pełne minuty albo godziny
excluded-unreported = umowa wlicza czas od chwili zgłoszenia
excluded-grace = umowa wlicza tylko to, co wykracza poza czas przewidziany na naprawę
excluded-degraded = umowa nie wlicza czasu, w którym usługa działa częściowo
time-maintenance = { $time } prac serwisowych zapowiedzianych z wyprzedzeniem
time-emergency-maintenance = { $time } awaryjnych prac serwisowych
time-customer = { $time } z przyczyn leżących po Państwa stronie
time-third-party = { $time } z przyczyn leżących po stronie osoby trzeciej
time-force-majeure = { $time } działania siły wyższej
time-outside-service-time = { $time } poza umówionymi godzinami świadczenia usługi
time-too-short = { $time } w przerwach zbyt krótkich, by je wliczać
time-part-of-unit = { $time } w niepełnych minutach albo godzinach
time-unreported = { $time } przed zgłoszeniem
time-grace = { $time } w ramach czasu przewidzianego na naprawę
time-degraded = { $time } częściowego działania usługi

## Raport o poziomie usług

verdict-met = dotrzymane
verdict-missed = niedotrzymane
verdict-not-over = w toku
verdict-undecided = nierozstrzygnięte
verdict-no-promise = bez zobowiązania
margin-to-spare = { $time } zapasu
margin-too-much = { $time } ponad limit
nobody-watches = tej usługi nie obejmuje monitoring

## Jak mierzymy: zasady dowodowe, po jednym zdaniu

rule-union = Przerwę wlicza się, gdy odnotował ją rejestr awarii albo monitoring; gdy odnotowały ją oba, wlicza się ją raz.
rule-monitoring = O tym, co nie działało i jak długo, rozstrzygają zapisy monitoringu.
rule-incidents = O tym, co nie działało i jak długo, rozstrzyga to, co nasi pracownicy odnotowali jako awarię.
rule-intersection = Przerwę wlicza się w zakresie, w jakim odnotowały ją zarówno rejestr awarii, jak i monitoring.
rule-ranked = O danym czasie rozstrzyga pierwsze z tych źródeł, które ma o nim dane: { $list }.
ranked-then = { $a }, następnie { $b }
rule-of-service = Dla usługi { $service } obowiązuje inna zasada. { $rule }
rule-of-source = Dla monitoringu „{ $source }” obowiązuje inna zasada. { $rule }
rule-unknown-up = Czas bez zapisu liczy się jako czas działania; gdy taki czas występuje, podajemy obie wartości.
rule-unknown-down = Czas bez zapisu liczy się jako przerwa; gdy taki czas występuje, podajemy obie wartości.
rule-gap = Gdy dłużej niż { $time } brak danych z monitoringu, czas ten uznaje się za czas bez zapisu.
rule-quorum = Za przerwę uznaje się to, co zgodnie potwierdzają punkty kontrolne; musi ich być co najmniej { $number }.
rule-edges = Przerwa wykryta w regularnych kontrolach zaczyna się { $onset }, a kończy { $recovery }.
rule-confirm = Przerwę wykrytą w regularnych kontrolach uznaje się, gdy liczba nieudanych kontroli z rzędu osiągnie { $number }; liczy się ona od pierwszej z nich.
rule-confirm-within = Przerwę wykrytą w regularnych kontrolach uznaje się, gdy liczba nieudanych kontroli z rzędu lub w ciągu { $within } osiągnie { $number }; udane kontrole pomiędzy nimi nie liczą się jako przerwa.
rule-checks = Kontrole odbywają się { $steps }.
every = co { $time }
onset-inside = wraz z pierwszą nieudaną kontrolą
onset-outside = wraz z ostatnią udaną kontrolą przed nią
recovery-inside = wraz z ostatnią nieudaną kontrolą
recovery-outside = wraz z pierwszą udaną kontrolą po niej
edge-midpoint = w połowie czasu między dwiema kontrolami na jej granicy

## Wykresy

strip-available = działa
strip-down = przerwa
strip-partial = działa częściowo
strip-silent = brak zapisu, liczone jako przerwa
strip-not-counted = niewliczane
strip-all-well = Dzień po dniu, { $month }: wszystko działało przez cały czas.
strip-alt = Dzień po dniu, { $month }: { $told }; poza tym wszystko działało.
strip-was-down = usługa { $service } nie działała { $when } przez { $time }
strip-was-partial = usługa { $service } działała tylko częściowo { $when } przez { $time }
strip-excluded = { $told } (niewliczane)
# Pierwszy jest poniedziałek.
weekday-short-1 = pn
weekday-short-2 = wt
weekday-short-3 = śr
weekday-short-4 = czw
weekday-short-5 = pt
weekday-short-6 = sob
weekday-short-7 = nd
calendar-some = poniżej 15{ -nbsp }min
calendar-quarter = 15{ -nbsp }min lub więcej
calendar-hour = 1{ -nbsp }h lub więcej
calendar-hours = 4{ -nbsp }h lub więcej
calendar-day = { $day }: { $time }
calendar-alt = Kalendarz, { $month }; czas z przerwami: { $days }.
durations-one = { $name }: { $time }
durations-alt = Czas trwania poszczególnych awarii: { $incidents }.
chart-milestones = kluczowe momenty
chart-messages = { $n ->
    [one] komunikat
    [few] komunikaty
   *[other] komunikaty
}
chart-windows-count = { $n ->
    [one] 1{ -nbsp }przedział czasu
    [few] { $n }{ -nbsp }przedziały czasu
   *[other] { $n }{ -nbsp }przedziałów czasu
}
chart-messages-count = { $n ->
    [one] 1{ -nbsp }komunikat
    [few] { $n }{ -nbsp }komunikaty
   *[other] { $n }{ -nbsp }komunikatów
}
chart-impact = { $windows } ze skutkami dla klientów, { $start } – { $end } UTC
chart-mark-at = { $mark }: { $time }
chart-alt = Przebieg zdarzeń „{ $title }”, opisany słowami: { $parts }.

## Publiczny opis awarii

status-open = w toku
status-monitoring = pod obserwacją
status-resolved = problem usunięty
time-not-over = czas, który jeszcze trwa
window-down = przerwa
window-partial = spowolnienie lub częściowe błędy
window-partial-share = spowolnienie lub częściowe błędy ({ $share })
told-interruption-began = Rozpoczęła się przerwa.
told-disruption-began = Rozpoczęło się zakłócenie.
told-noticed = Zauważyliśmy problem.
told-restored = Wszystko znów zaczęło działać.
told-wrote = Nasz komunikat: { $text }
told-message = Opublikowaliśmy komunikat.
mark-noticed = zauważono
mark-restored = przywrócono

## Obliczenia: kroki prowadzące do kwoty

step-credit = rekompensata
step-reading = sposób odczytania
step-interpretation = wykładnia
step-right = uprawnienie
step-base = podstawa
step-fee = opłata
step-share = część podstawy
step-owed = należność
step-part = część
step-cap = górna granica
step-claim = wniosek
step-minimum = kwota minimalna
step-residue = reszta z zaokrąglenia
step-uptime = dostępność
step-time-measured = czas objęty pomiarem
step-affected = czas niedostępności
step-uptime-all = dostępność bez wyłączeń
step-unknown = czas bez obserwacji
step-doubt = zakres niepewności
step-counted = wliczono
step-not-counted = nie wliczono
step-goodwill = gest dobrej woli
step-fees-of-month = opłaty za miesiąc
step-line = pozycja
step-several = kilka rekompensat

undecided = nierozstrzygnięte
not-yet = jeszcze nie
not-given = nie podano
nothing = nic
the-period = cały okres
each-outage = każda przerwa
each-day = każdy dzień z czasem niedostępności
each-hour = każda godzina zegarowa z czasem niedostępności
days-of-service = { $n ->
    [one] { $n }{ -nbsp }dzień korzystania z usługi
   *[other] { $n }{ -nbsp }dni korzystania z usługi
}
time-of-service = { $time } korzystania z usługi
added-to-the-term = { $time } (o tyle przedłuża się umowa)
at-least = co najmniej { $value }
more-than = ponad { $value }
rounded-half-up = zaokrąglono, połówki w górę
rounded-half-even = zaokrąglono, połówki do cyfry parzystej
rounded-down = zaokrąglono w dół
rounded-up = zaokrąglono w górę
no-rounding = bez zaokrąglania

the-condition = warunek „{ $condition }”
the-commitment = poziom { $commitment }
commitment-kept = { $promise } został dotrzymany
condition-not-met = { $promise } nie został spełniony
commitment-missed-nothing = { $promise } nie został dotrzymany; według zasad umowy nic się nie należy
condition-met-nothing = { $promise } został spełniony; według zasad umowy nic się nie należy
commitment-missed-term = { $promise } nie został dotrzymany; o ten czas przedłuża się umowa
condition-met-term = { $promise } został spełniony; o ten czas przedłuża się umowa
commitment-missed-no-money = { $promise } nie został dotrzymany; umowa nie przewiduje za to świadczenia pieniężnego
condition-met-no-money = { $promise } został spełniony; umowa nie przewiduje za to świadczenia pieniężnego
where-it-stands = okres jeszcze trwa: to stan na dziś
text-does-not-decide = tekst tego nie rozstrzyga: { $why }
carried-over = dokładnie { $exact } wraz z tym, co pozostało z wcześniej; przechodzi na następne okresy, aż wyniesie { $until }
below-minimum = dokładnie { $exact }; przyznawane tylko, gdy wynosi { $minimum }
exactly = dokładnie { $exact }; { $rounding }
exactly-claimed = dokładnie { $exact }; { $rounding }; wniosek z { $day }, w terminie
exactly-to-claim = dokładnie { $exact }; { $rounding }; wniosek do { $day }
claim-waived = niepotrzebny
claim-waived-why = kwotę przyznajemy bez wniosku, z własnej inicjatywy
exactly-not-claimed = dokładnie { $exact }; { $rounding }; termin wniosku minął { $day }

how-it-is-read = jak odczytujemy tu postanowienie, które nie jest jednoznaczne
bad-periods = { $bad } z { $among } okresów: { $condition }
billed-net = zafakturowana kwota netto
fees-net = obowiązujące opłaty netto
billed = zafakturowano { $fee }
monthly-fee = opłata miesięczna { $fee }, obowiązująca przez { $days }
quarterly-fee = opłata kwartalna { $fee } ÷ 3, obowiązująca przez { $days }
annual-fee = opłata roczna { $fee } ÷ 12, obowiązująca przez { $days }
all-days = wszystkie dni
some-days = { $days } z { $of } dni
rule-that-applies = zasada, która tu obowiązuje: { $tier }
part-by-rule = { $part }: { $tier }
nobody-said-otherwise = { $about }; nie wskazano inaczej
share-of-base = { $share } podstawy
cap-reached = { $of }; osiągnięto: rekompensatę obniża się do tej kwoty
cap-not-reached = { $of }; nie osiągnięto
other-currency = podana w innej walucie; nie ma zastosowania
of-the-smallest-unit = { $n } najmniejszej jednostki
left-over = pozostałość po zaokrągleniu ({ $rounding }), raz dla tej pozycji
uptime-stated = jak podano
uptime-mean = 1 − średnia wskaźników błędów z przedziałów po { $bucket }
uptime-total = 1 − błędy ÷ żądania
uptime-time = 1 − czas niedostępności ÷ czas objęty pomiarem
below-promised = { $how }; poniżej zagwarantowanych { $commitment }
not-below-promised = { $how }; nie poniżej zagwarantowanych { $commitment }
period-in-zone = { $days }, strefa { $zone }
period-to-date = { $days }, strefa { $zone }, dotychczas
period-over = { $period }, mierzone w odniesieniu do: { $over }
period-under-contract = { $period }, czas objęty umową
sum-of-what-counts = suma tego, co się wlicza
if-nothing-excluded = gdyby nic nie wyłączono
no-monitor-spoke = żaden monitoring usługi nie podał stanu
samples-allow-both = próbki dopuszczają obie możliwości; rozstrzygają zasady dowodowe w amends.toml
time-weighted = { $when }; waga { $share }
time-because = { $when }; { $why }
part-of-a-unit = niepełna jednostka czasu
not-reported-yet = jeszcze nie zgłoszono
before-grace-was-over = w ramach czasu przewidzianego na naprawę
too-short = zbyt krótko, by wliczać
degraded-not-counted = częściowe działanie usługi, którego ta umowa nie wlicza
planned-maintenance = planowane prace serwisowe
emergency-maintenance = awaryjne prace serwisowe
caused-by-customer = z przyczyny po stronie klienta
caused-by-third-party = z przyczyny po stronie osoby trzeciej
force-majeure = siła wyższa
outside-service-time = poza godzinami świadczenia usługi

# Po „do” albo po jednostce czasu: of-affected-time, of-excess i of-shortfall stoją w dopełniaczu.
in-proportion = proporcjonalnie do { $of }
in-proportion-times = proporcjonalnie do { $of }, razy { $factor }
of-affected-time = czasu niedostępności
of-excess = czasu niedostępności ponad czas dopuszczalny w ramach zobowiązania
of-shortfall = dostępności brakującej do zobowiązania
each-step = { $count } × { $per }, za każdy przedział { $unit } { $of }
each-step-after = { $count } × { $per }, za każdy przedział { $unit } { $of } (bez pierwszych: { $free })
each-full-step = { $count } × { $per }, za każdy pełny przedział { $unit } { $of }
each-full-step-after = { $count } × { $per }, za każdy pełny przedział { $unit } { $of } (bez pierwszych: { $free })
each-begun-step = { $count } × { $per }, za każdy rozpoczęty przedział { $unit } { $of }
each-begun-step-after = { $count } × { $per }, za każdy rozpoczęty przedział { $unit } { $of } (bez pierwszych: { $free })
parts-that-give = { $per }; uprawnia do rekompensaty: { $paying } z { $n }

# Co tekst pozostawia otwartym i jak można go odczytać.
promise-missed-condition-not = poziom { $promised } nie został dotrzymany, a warunek „{ $condition }” nie jest spełniony
promise-kept-condition-holds = poziom { $promised } został dotrzymany, a warunek „{ $condition }” jest spełniony
promise-kept-row-pays = poziom { $promised } został dotrzymany, a wiersz „{ $row }” mimo to przewiduje rekompensatę
part-of-a-step-unstated = tekst przewiduje { $per } za każdy przedział { $unit } i nie mówi, co należy się za jego część
tables-do-not-agree = tabele w tekście są ze sobą niezgodne
no-row-applies = przy { $at } nie ma zastosowania żaden wiersz tabeli
several-rows-apply = zastosowanie ma kilka wierszy tabeli ({ $n })
the-table = tabela
reading-gives = { $reading }: { $pay }
reading-broken = niedotrzymane
reading-kept = dotrzymane
reading-full-steps = tylko pełne przedziały
reading-begun-steps = rozpoczęty przedział się liczy
reading-proportion = proporcjonalnie
reading-as-in = jak w wierszu { $row }
reading-no-row = brak wiersza, brak rekompensaty
in-doubt-for-the-customer = { $why }; w razie wątpliwości na korzyść klienta: { $reading }
in-doubt-for-the-provider = { $why }; w razie wątpliwości na korzyść dostawcy: { $reading }

gift-fixed = stała kwota
gift-of-days = równowartość opłaty za { $days } z { $of } dni: opłaty za miesiąc × { $days } ÷ { $of }
gift-of-fees = { $share } opłat za miesiąc
gift-decided = { $gift }; decyzja: { $by }. { $reason }

base-formula = nie opłata: { $formula }
no-fee-given = nie podano opłaty
fee-as-given = opłata za okres, jak podano
bill-added-up = suma pozycji faktury

## Nazwy we wzorach umów

formula-uptime = dostępność
formula-downtime = niedostępność
formula-longest = najdłuższa_przerwa
formula-outages = przerwy
formula-period = okres
formula-service-time = czas_usługi
formula-allowed = dopuszczalne
formula-excess = nadwyżka
formula-shortfall = niedobór
formula-fee = opłata
formula-and = i
formula-or = lub
formula-day = dzień
formula-days = dni
formula-hour = godz.
formula-hours = godz.
formula-minute = min
formula-minutes = min

## Regiony

region-af = Afryka
region-ap = Azja i Pacyfik
region-apac = Azja i Pacyfik
region-as = Azja
region-asia = Azja
region-au = Australia
region-ca = Kanada
region-ch = Szwajcaria
region-cn = Chiny
region-de = Niemcy
region-emea = Europa, Bliski Wschód i Afryka
region-eu = Europa
region-fr = Francja
region-in = Indie
region-jp = Japonia
region-latam = Ameryka Łacińska
region-me = Bliski Wschód
region-na = Ameryka Północna
region-oc = Oceania
region-sa = Ameryka Południowa
region-uk = Wielka Brytania
region-us = Stany Zjednoczone

## Państwa w adresach

country-AD = Andora
country-AE = Zjednoczone Emiraty Arabskie
country-AL = Albania
country-AM = Armenia
country-AR = Argentyna
country-AT = Austria
country-AU = Australia
country-AZ = Azerbejdżan
country-BA = Bośnia i Hercegowina
country-BD = Bangladesz
country-BE = Belgia
country-BG = Bułgaria
country-BH = Bahrajn
country-BO = Boliwia
country-BR = Brazylia
country-BY = Białoruś
country-CA = Kanada
country-CH = Szwajcaria
country-CL = Chile
country-CN = Chiny
country-CO = Kolumbia
country-CR = Kostaryka
country-CU = Kuba
country-CY = Cypr
country-CZ = Czechy
country-DE = Niemcy
country-DK = Dania
country-DO = Dominikana
country-DZ = Algieria
country-EC = Ekwador
country-EE = Estonia
country-EG = Egipt
country-ES = Hiszpania
country-ET = Etiopia
country-FI = Finlandia
country-FO = Wyspy Owcze
country-FR = Francja
country-GB = Wielka Brytania
country-GE = Gruzja
country-GG = Guernsey
country-GH = Ghana
country-GI = Gibraltar
country-GL = Grenlandia
country-GR = Grecja
country-GT = Gwatemala
country-HK = Hongkong
country-HN = Honduras
country-HR = Chorwacja
country-HU = Węgry
country-ID = Indonezja
country-IE = Irlandia
country-IL = Izrael
country-IM = Wyspa Man
country-IN = Indie
country-IQ = Irak
country-IR = Iran
country-IS = Islandia
country-IT = Włochy
country-JE = Jersey
country-JM = Jamajka
country-JO = Jordania
country-JP = Japonia
country-KE = Kenia
country-KH = Kambodża
country-KR = Korea Południowa
country-KW = Kuwejt
country-KZ = Kazachstan
country-LA = Laos
country-LB = Liban
country-LI = Liechtenstein
country-LK = Sri Lanka
country-LT = Litwa
country-LU = Luksemburg
country-LV = Łotwa
country-MA = Maroko
country-MC = Monako
country-MD = Mołdawia
country-ME = Czarnogóra
country-MK = Macedonia Północna
country-MM = Mjanma
country-MN = Mongolia
country-MO = Makau
country-MT = Malta
country-MU = Mauritius
country-MX = Meksyk
country-MY = Malezja
country-NG = Nigeria
country-NI = Nikaragua
country-NL = Holandia
country-NO = Norwegia
country-NP = Nepal
country-NZ = Nowa Zelandia
country-OM = Oman
country-PA = Panama
country-PE = Peru
country-PH = Filipiny
country-PK = Pakistan
country-PL = Polska
country-PR = Portoryko
country-PT = Portugalia
country-PY = Paragwaj
country-QA = Katar
country-RO = Rumunia
country-RS = Serbia
country-RU = Rosja
country-RW = Rwanda
country-SA = Arabia Saudyjska
country-SE = Szwecja
country-SG = Singapur
country-SI = Słowenia
country-SK = Słowacja
country-SM = San Marino
country-SN = Senegal
country-SV = Salwador
country-TH = Tajlandia
country-TN = Tunezja
country-TR = Turcja
country-TW = Tajwan
country-TZ = Tanzania
country-UA = Ukraina
country-UG = Uganda
country-US = Stany Zjednoczone
country-UY = Urugwaj
country-UZ = Uzbekistan
country-VA = Watykan
country-VE = Wenezuela
country-VN = Wietnam
country-XK = Kosowo
country-ZA = Republika Południowej Afryki
country-ZM = Zambia
country-ZW = Zimbabwe

## The word in the margin

mark-draft = PROJEKT
mark-held = WSTRZYMANE

## Co już przyznano i co się zmieniło

step-difference = różnica
rule-difference = to, co należy się teraz, pomniejszone o to, co już przyznano
step-issued-before = przyznano wcześniej
rule-issued = { $number }, { $day }
step-affected-then = czas niedostępności wtedy
step-share-then = część podstawy wtedy
step-base-then = podstawa wtedy
step-agreement-then = umowa wtedy
now-it-is = teraz { $value }
nothing-owed-now = według obecnego stanu wiedzy nic się nie należy
correction-time = Dla usługi { $service } naliczyliśmy { $before } przerwy, a trwała ona { $now }.
correction-share = Umowa przewiduje za to { $now }, a nie { $before }.
correction-base = Opłaty, które są podstawą obliczenia, wynoszą { $now }, a nie { $before }.
correction-agreement = Obliczenie opiera się teraz na tej wersji umowy, która wtedy obowiązywała.
correction-other = Kwotę za usługę { $service } sprostowaliśmy.
correction-gift = Kwotę przyznaną jako gest dobrej woli sprostowaliśmy.
