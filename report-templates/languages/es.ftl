# Las palabras en español de los documentos. Los nombres de servicios llegan sin género: «servicio de» los acompaña.
# Los días (`on-days`, `between-days`) y el mes (`in-month`) llegan a la frase con su artículo o su preposición.

language-name = español
# Quién, de lengua materna, ha revisado estas palabras y las plantillas; vacío: nadie todavía.
reviewed-by = { "" }

-nbsp = { "\u00A0" }

## Números

decimal-mark = ,
group-mark = { "\u202F" }
group-from = 5
percent = { $n }{ -nbsp }%
money = { $amount }{ -nbsp }{ $currency }
hours = { $n }{ -nbsp }h
minutes = { $n }{ -nbsp }min
seconds = { $n }{ -nbsp }s
elapsed-joint = { -nbsp }
twice = dos veces
times = { $n } veces

## Listas y valores aproximados

list-more = { $a }, { $b }
list-apart = { $a }; { $b }
name-and-place = { $name } ({ $place })
# Ante el sonido «i» la conjunción es «e».
list-last = { $sound ->
    [i] { $a } e { $b }
   *[other] { $a } y { $b }
}
plural-form = { $n ->
    [one] 1
   *[other] 2
}
about = { $value }{ -nbsp }(aprox.)
at-least-time = al menos { $time }
none = ninguno
not-over = en curso

## Fechas y horas

date = { $day }{ -nbsp }de{ -nbsp }{ $month } de { $year }
day-and-month = { $day }{ -nbsp }de{ -nbsp }{ $month }
day-alone = { $day }
short-day = { $day } { $month }
month-and-year = { $month } de { $year }
in-month = en { $month }
on-days = { $n ->
    [one] el { $days }
   *[other] los días { $days }
}
between-days = entre el { $first } y el { $last }
since = desde { $when }
span = { $from } a { $to }
span-of-days = { $from } al { $to }
date-and-time = { $date }, { $time }
time-on-date = { $hour ->
    [1] el { $date } a la { $time }
   *[other] el { $date } a las { $time }
}
day-and-clock = { $day }, { $time }
clock-in-zone = { $clock } { $zone }
zone-name = hora de { $key ->
    [Addis_Ababa] Adís Abeba
    [Algiers] Argel
    [Amsterdam] Ámsterdam
    [Asuncion] Asunción
    [Athens] Atenas
    [Azores] las Azores
    [Baghdad] Bagdad
    [Bahrain] Baréin
    [Belgrade] Belgrado
    [Berlin] Berlín
    [Bogota] Bogotá
    [Brussels] Bruselas
    [Bucharest] Bucarest
    [Cairo] El Cairo
    [Calcutta] Calcuta
    [Canary] Canarias
    [Cancun] Cancún
    [Chisinau] Chisináu
    [Copenhagen] Copenhague
    [Damascus] Damasco
    [Dhaka] Daca
    [Dubai] Dubái
    [Dublin] Dublín
    [Guadeloupe] Guadalupe
    [Havana] La Habana
    [Ho_Chi_Minh] Ciudad Ho Chi Minh
    [Honolulu] Honolulú
    [Istanbul] Estambul
    [Jakarta] Yakarta
    [Jerusalem] Jerusalén
    [Johannesburg] Johannesburgo
    [Kathmandu] Katmandú
    [Kiev] Kiev
    [Kolkata] Calcuta
    [Kyiv] Kiev
    [Lisbon] Lisboa
    [Ljubljana] Liubliana
    [London] Londres
    [Los_Angeles] Los Ángeles
    [Luxembourg] Luxemburgo
    [Mexico_City] Ciudad de México
    [Monaco] Mónaco
    [Moscow] Moscú
    [New_York] Nueva York
    [Panama] Panamá
    [Paris] París
    [Prague] Praga
    [Qatar] Catar
    [Reykjavik] Reikiavik
    [Riyadh] Riad
    [Rome] Roma
    [Sao_Paulo] São Paulo
    [Seoul] Seúl
    [Shanghai] Shanghái
    [Singapore] Singapur
    [Skopje] Skopie
    [Sofia] Sofía
    [Stockholm] Estocolmo
    [Sydney] Sídney
    [Taipei] Taipéi
    [Tallinn] Tallin
    [Tbilisi] Tiflis
    [Tehran] Teherán
    [Tirane] Tirana
    [Tokyo] Tokio
    [Tunis] Túnez
    [Vienna] Viena
    [Vilnius] Vilna
    [Warsaw] Varsovia
    [Yerevan] Ereván
    [Zurich] Zúrich
   *[other] { $city }
}
clocks-went-forward = los relojes se adelantaron { $by } (cambio de hora: { $time })
clocks-went-back = los relojes se atrasaron { $by } (cambio de hora: { $time })
in-zone = { $days }, { $zone }

month-1 = enero
month-2 = febrero
month-3 = marzo
month-4 = abril
month-5 = mayo
month-6 = junio
month-7 = julio
month-8 = agosto
month-9 = septiembre
month-10 = octubre
month-11 = noviembre
month-12 = diciembre
month-short-1 = ene
month-short-2 = feb
month-short-3 = mar
month-short-4 = abr
month-short-5 = may
month-short-6 = jun
month-short-7 = jul
month-short-8 = ago
month-short-9 = sept
month-short-10 = oct
month-short-11 = nov
month-short-12 = dic

## Números en letras: aquellos cuya forma no depende del género

number-2 = dos
number-3 = tres
number-4 = cuatro
number-5 = cinco
number-6 = seis
number-7 = siete
number-8 = ocho
number-9 = nueve
number-10 = diez
number-11 = once
number-12 = doce
number-13 = trece
number-14 = catorce
number-15 = quince
number-16 = dieciséis
number-17 = diecisiete
number-18 = dieciocho
number-19 = diecinueve
number-20 = veinte

## Cartas e informes: palabras que compone el programa

dear = A la atención de { $name }
by-e-mail-only = solo por correo electrónico
on-their-next-invoice = en la próxima factura de ese cliente
on-next-invoice = en su próxima factura
letter-about = Carta a { $name }, { $month }
report-title = Informe de nivel de servicio, { $month }
report-about = Compromisos y resultados para { $name }, { $month }
account-about = Qué ocurrió y qué hacemos para remediarlo: { $id }
goodwill = Gesto de buena voluntad
workings-title = { $service } (línea { $line }, { $sla })
named-version = { $name } ({ $version })

# El asunto: qué, de qué servicios, cuándo.
subject-amends = Nuestras disculpas por lo ocurrido en { $month }
subject-yours = { $what } del servicio de { $services } { $when }
subject-of-customer = { $what } del servicio de { $services } para { $customer } { $when }
subject-follow-up = Lo que le prometimos y en qué punto se encuentra
subject-follow-up-of-customer = Lo que prometimos para { $customer } y en qué punto se encuentra
what-interruption = Interrupción
what-interruptions = Interrupciones
what-many-interruptions = { $number } interrupciones
what-disruption = Alteración
what-disruptions = Alteraciones
what-many-disruptions = { $number } alteraciones

between-lengths = entre { $least } y { $most }
no-time-that-counts = 0{ -nbsp }min
no-data-lost = No se perdió ninguno de sus datos.
no-data-lost-customer = No se perdió ningún dato de su cliente.
no-data-lost-at-all = No se perdió ningún dato.
data-loss-unknown = Todavía no sabemos si se perdieron datos.

gift-days = { $n ->
    [one] el equivalente a un día de sus cuotas
   *[other] el equivalente a { $number } días de sus cuotas
}
gift-part-days = el equivalente a { $days } días de sus cuotas
gift-all = la totalidad de sus cuotas de { $month }
gift-share = un { $share } de sus cuotas de { $month }

source-incidents = registro de incidencias
source-monitoring = monitorización
source-silence = silencio de la monitorización

# Lo que sigue a «En»: un periodo, o la parte de él que estuvo bajo contrato.
time-from = el periodo de { $days }
days-from = los días { $days }
one-day-of = el único día bajo contrato ({ $day })

# La cuota de la que un abono es una parte; sigue a un porcentaje.
fee-billed = de los { $amount } facturados
fee-one = de la cuota de { $amount }
fee-equal = de las cuotas de { $amount }, es decir, { $n } × { $each }
fee-parts = de las cuotas de { $amount }, compuestas por { $parts }
fee-part = { $fee } por { $days } de { $of } días

# Cómo resulta el importe; sigue a «el acuerdo prevé».
how-share = un { $share } { $fee } ({ $period })
how-linear = la cuota correspondiente al tiempo de interrupción{ $beyond } ({ $amount } por todo el periodo: { $period })
how-linear-times = { $times } la cuota correspondiente al tiempo de interrupción{ $beyond } ({ $amount } por todo el periodo: { $period })
how-steps = un { $each } { $fee } por { $steps }{ $beyond }{ $after }
how-beyond = { " " }por encima de lo que tolera el compromiso
how-after = { " " }a partir de { $free }
how-capped = { $how }, con un máximo de { $cap }
share-of-fee = un { $share } de la cuota
steps-none = cada tramo completo { $unit }, sin que se haya alcanzado ninguno
steps-full = { $n ->
    [one] un tramo completo { $unit } de interrupción
   *[other] cada uno de los { $n } tramos completos { $unit } de interrupción
}
steps-begun = { $n ->
    [one] un tramo iniciado { $unit } de interrupción
   *[other] cada uno de los { $n } tramos iniciados { $unit } de interrupción
}
unit-minute = de un minuto
unit-half-hour = de media hora
unit-hour = de una hora
unit-day = de un día
unit-stretch = de { $length }
tier-gives = { $tier }: { $share }
tier-cut = { $tier }, reducido al tope
credited-before = { $amount }, de los que { $before } ya se abonaron

# Por qué un tiempo no cuenta.
with-clause = { $what } (cláusula { $clause })
excluded-maintenance = mantenimiento anunciado con antelación
excluded-emergency-maintenance = mantenimiento de urgencia
excluded-customer = por causas imputables a usted
excluded-third-party = por causas imputables a un tercero
excluded-force-majeure = fuerza mayor
excluded-outside-service-time = fuera del horario de servicio acordado
excluded-too-short = el acuerdo no cuenta interrupciones tan breves
excluded-part-of-unit = el acuerdo solo cuenta minutos u horas completos
excluded-unreported = el acuerdo cuenta desde que usted lo comunicó
excluded-grace = el acuerdo solo cuenta lo que excede del plazo de reparación
excluded-degraded = el acuerdo no cuenta el tiempo en que un servicio funciona solo en parte
time-maintenance = { $time } de mantenimiento anunciado con antelación
time-emergency-maintenance = { $time } de mantenimiento de urgencia
time-customer = { $time } por causas imputables a usted
time-third-party = { $time } por causas imputables a un tercero
time-force-majeure = { $time } de fuerza mayor
time-outside-service-time = { $time } fuera del horario de servicio acordado
time-too-short = { $time } de interrupciones demasiado breves para contar
time-part-of-unit = { $time } de fracciones de minuto u hora, que no cuentan
time-unreported = { $time } antes de que se comunicara
time-grace = { $time } dentro del plazo de reparación
time-degraded = { $time } de funcionamiento parcial

## El informe de nivel de servicio

verdict-met = cumplido
verdict-missed = incumplido
verdict-not-over = en curso
verdict-undecided = por decidir
verdict-no-promise = sin compromiso
margin-to-spare = { $time } de margen
margin-too-much = { $time } de exceso
nobody-watches = ningún monitor vigila este servicio

## Cómo medimos: una frase por regla

rule-union = Una interrupción cuenta cuando consta en el registro de incidencias o en la monitorización; si consta en ambos, cuenta una sola vez.
rule-monitoring = Lo que registró la monitorización decide qué se interrumpió y durante cuánto tiempo.
rule-incidents = Lo que nuestro equipo registró como incidencia decide qué se interrumpió y durante cuánto tiempo.
rule-intersection = Una interrupción cuenta durante el tiempo que consta tanto en el registro de incidencias como en la monitorización.
rule-ranked = Decide sobre un momento la primera de estas fuentes que lo conoce: { $list }.
ranked-then = { $a }, después { $b }
rule-of-service = Para el servicio de { $service } rige otra regla. { $rule }
rule-of-source = Para la monitorización { $source } rige otra regla. { $rule }
rule-unknown-up = El tiempo sin datos cuenta como disponible; cuando lo hay, se muestran ambas cifras.
rule-unknown-down = El tiempo sin datos cuenta como interrumpido; cuando lo hay, se muestran ambas cifras.
rule-gap = Cuando un monitor deja de enviar datos durante más de { $time }, ese tiempo queda sin datos.
rule-quorum = Hay interrupción cuando coinciden al menos { $number } puntos de comprobación.
rule-edges = Una interrupción observada mediante comprobaciones periódicas empieza { $onset } y termina { $recovery }.
rule-confirm = Las comprobaciones periódicas establecen una interrupción cuando fallan { $number } seguidas; cuenta desde la primera de ellas.
rule-confirm-within = Las comprobaciones periódicas establecen una interrupción cuando fallan { $number } seguidas o con menos de { $within } entre sí; las comprobaciones correctas intermedias no cuentan como interrupción.
rule-checks = Las comprobaciones se hacen { $steps }.
every = cada { $time }
onset-inside = con la primera comprobación fallida
onset-outside = con la última comprobación correcta anterior
recovery-inside = con la última comprobación fallida
recovery-outside = con la primera comprobación correcta posterior
edge-midpoint = a medio camino entre las dos comprobaciones que la delimitan

## Figuras

strip-available = disponible
strip-down = interrumpido
strip-partial = funcionó en parte
strip-silent = sin datos, cuenta como interrumpido
strip-not-counted = no cuenta
strip-all-well = Día a día de { $month }: todo estuvo disponible en todo momento.
strip-alt = Día a día de { $month }: { $told }; por lo demás, todo estuvo disponible.
strip-was-down = interrupción de { $service } { $when } durante { $time }
strip-was-partial = funcionamiento parcial de { $service } { $when } durante { $time }
strip-excluded = { $told } (no cuenta)
chart-milestones = hitos
chart-messages = { $n ->
    [one] mensaje
   *[other] mensajes
}
chart-windows-count = { $n ->
    [one] un intervalo
   *[other] { $n }{ -nbsp }intervalos
}
chart-messages-count = { $n ->
    [one] un mensaje
   *[other] { $n }{ -nbsp }mensajes
}
chart-impact = { $windows } de interrupción o alteración, inicio: { $start }, fin: { $end } UTC
chart-mark-at = { $mark }: { $time }
chart-alt = Cronología de «{ $title }», contada en palabras: { $parts }.
# El lunes es el primero.
weekday-short-1 = lun
weekday-short-2 = mar
weekday-short-3 = mié
weekday-short-4 = jue
weekday-short-5 = vie
weekday-short-6 = sáb
weekday-short-7 = dom
calendar-some = menos de 15{ -nbsp }min
calendar-quarter = 15{ -nbsp }min o más
calendar-hour = 1{ -nbsp }h o más
calendar-hours = 4{ -nbsp }h o más
calendar-day = { $day }: { $time }
calendar-alt = Calendario de { $month }; tiempo con alguna interrupción: { $days }.
durations-one = { $name }: { $time }
durations-alt = Duración de cada incidencia: { $incidents }.

## El informe público de una incidencia

status-open = abierta
status-monitoring = en observación
status-resolved = resuelta
time-not-over = un tiempo que aún no ha terminado
window-down = interrumpido
window-partial = ralentizado o con fallos parciales
window-partial-share = ralentizado o con fallos parciales ({ $share })
told-interruption-began = Comenzó la interrupción.
told-disruption-began = Comenzó la alteración.
told-noticed = La detectamos.
told-restored = Todo volvió a funcionar.
told-wrote = Escribimos: { $text }
told-message = Publicamos un aviso.
mark-noticed = detección
mark-restored = restablecimiento

## El cálculo paso a paso

step-credit = abono
step-reading = una lectura
step-interpretation = interpretación
step-right = derecho
step-base = base
step-fee = cuota
step-share = parte de la base
step-owed = importe debido
step-part = parte
step-cap = tope
step-claim = solicitud
step-minimum = mínimo
step-residue = resto
step-uptime = disponibilidad
step-time-measured = tiempo medido
step-affected = tiempo de interrupción
step-uptime-all = disponibilidad sin exclusiones
step-unknown = sin datos
step-doubt = en duda
step-counted = cuenta
step-not-counted = no cuenta
step-goodwill = gesto de buena voluntad
step-fees-of-month = cuotas del mes
step-line = línea
step-several = varios abonos

undecided = por decidir
not-yet = todavía no
not-given = no indicado
nothing = nada
the-period = el periodo
each-outage = cada interrupción
each-day = cada día con tiempo de interrupción
each-hour = cada hora del reloj con tiempo de interrupción
days-of-service = { $n ->
    [one] { $n }{ -nbsp }día de servicio
   *[other] { $n }{ -nbsp }días de servicio
}
time-of-service = { $time } de servicio
added-to-the-term = { $time } más al final del contrato
at-least = igual o superior a { $value }
more-than = superior a { $value }
rounded-half-up = redondeado al valor más próximo (la mitad, al alza)
rounded-half-even = redondeado al valor más próximo (la mitad, a la cifra par)
rounded-down = redondeado a la baja
rounded-up = redondeado al alza
no-rounding = sin redondeo

the-condition = la condición «{ $condition }»
the-commitment = el compromiso del { $commitment }
commitment-kept = se cumplió { $promise }
condition-not-met = no se dio { $promise }
commitment-missed-nothing = no se cumplió { $promise }; según sus reglas no se debe nada
condition-met-nothing = se dio { $promise }; según sus reglas no se debe nada
commitment-missed-term = no se cumplió { $promise }; el tiempo se añade al final del contrato
condition-met-term = se dio { $promise }; el tiempo se añade al final del contrato
commitment-missed-no-money = no se cumplió { $promise }; no da derecho a dinero
condition-met-no-money = se dio { $promise }; no da derecho a dinero
where-it-stands = el periodo no ha terminado: situación actual
text-does-not-decide = el texto no lo resuelve: { $why }
carried-over = valor exacto: { $exact }, incluido lo que quedaba pendiente; se traslada hasta que sea { $until }
below-minimum = valor exacto: { $exact }; se abona solo si es { $minimum }
exactly = valor exacto: { $exact }; { $rounding }
exactly-claimed = valor exacto: { $exact }; { $rounding }; solicitado el { $day }, dentro del plazo
exactly-to-claim = valor exacto: { $exact }; { $rounding }; debe solicitarse a más tardar el { $day }
claim-waived = no es necesaria
claim-waived-why = abonamos por iniciativa propia, sin esperar una solicitud
exactly-not-claimed = valor exacto: { $exact }; { $rounding }; debía solicitarse a más tardar el { $day }

how-it-is-read = cómo se lee aquí un texto que deja algo abierto
bad-periods = { $bad } de { $among } periodos con { $condition }
billed-net = lo facturado, sin impuestos
fees-net = cuotas vigentes, sin impuestos
billed = facturado: { $fee }
monthly-fee = cuota mensual de { $fee }, vigente { $days }
quarterly-fee = cuota trimestral de { $fee } ÷ 3, vigente { $days }
annual-fee = cuota anual de { $fee } ÷ 12, vigente { $days }
all-days = todos los días
some-days = { $days } de { $of } días
rule-that-applies = regla aplicable: { $tier }
part-by-rule = { $part }: { $tier }
nobody-said-otherwise = { $about }, pues nadie indicó otra cosa
share-of-base = { $share } de la base
cap-reached = { $of }; alcanzado: el abono se limita a ese importe
cap-not-reached = { $of }; no alcanzado
other-currency = expresado en otra moneda; no se aplica
of-the-smallest-unit = { $n } de la unidad mínima
left-over = diferencia de redondeo: { $rounding }, una sola vez para esta línea
uptime-stated = tal como se indicó
uptime-mean = 1 − media de las tasas de error por intervalos de { $bucket }
uptime-total = 1 − errores ÷ solicitudes
uptime-time = 1 − tiempo de interrupción ÷ tiempo medido
below-promised = { $how }; inferior al { $commitment } prometido
not-below-promised = { $how }; no inferior al { $commitment } prometido
period-in-zone = { $days } ({ $zone })
period-to-date = { $days } ({ $zone }), hasta la fecha
period-over = { $period }, medido sobre { $over }
period-under-contract = { $period }, tiempo bajo contrato
sum-of-what-counts = suma de lo que cuenta
if-nothing-excluded = si no se hubiera excluido nada
no-monitor-spoke = ningún monitor del servicio dio señal
samples-allow-both = las muestras permiten ambas cosas; deciden las reglas de medición de amends.toml
time-weighted = { $when }; ponderado al { $share }
time-because = { $when }; { $why }
part-of-a-unit = fracción de minuto u hora
not-reported-yet = aún no comunicado
before-grace-was-over = antes de vencer el plazo de reparación
too-short = demasiado breve para contar
degraded-not-counted = funcionamiento parcial, que este acuerdo no cuenta
planned-maintenance = mantenimiento planificado
emergency-maintenance = mantenimiento de urgencia
caused-by-customer = causado por el cliente
caused-by-third-party = causado por un tercero
force-majeure = fuerza mayor
outside-service-time = fuera del horario de servicio

in-proportion = según la proporción { $of }
in-proportion-times = según la proporción { $of }, multiplicada por { $factor }
of-affected-time = del tiempo de interrupción
of-excess = del tiempo de interrupción por encima de lo que tolera el compromiso
of-shortfall = de la disponibilidad que falta
each-step = { $count } × { $per }, por tramos de { $unit } { $of }
each-step-after = { $count } × { $per }, por tramos de { $unit } { $of } a partir de { $free }
each-full-step = { $count } × { $per }, por tramos completos de { $unit } { $of }
each-full-step-after = { $count } × { $per }, por tramos completos de { $unit } { $of } a partir de { $free }
each-begun-step = { $count } × { $per }, por tramos iniciados de { $unit } { $of }
each-begun-step-after = { $count } × { $per }, por tramos iniciados de { $unit } { $of } a partir de { $free }
parts-that-give = para { $per }: { $paying } de { $n } dan derecho a algo

# Lo que un texto deja abierto y cómo puede leerse.
promise-missed-condition-not = el compromiso del { $promised } no se cumple, y «{ $condition }» no se da
promise-kept-condition-holds = el compromiso del { $promised } se cumple, y «{ $condition }» se da
promise-kept-row-pays = el compromiso del { $promised } se cumple, y la fila «{ $row }» concede aun así un abono
part-of-a-step-unstated = el texto concede { $per } por cada { $unit } y no dice qué corresponde a una parte
tables-do-not-agree = las tablas del texto no coinciden
no-row-applies = ninguna fila de la tabla se aplica con { $at }
several-rows-apply = se aplican { $n } filas de la tabla
the-table = tabla
reading-gives = { $reading }: { $pay }
reading-broken = no se cumple
reading-kept = se cumple
reading-full-steps = solo tramos completos
reading-begun-steps = un tramo iniciado cuenta
reading-proportion = en proporción
reading-as-in = como en { $row }
reading-no-row = sin fila, sin abono
in-doubt-for-the-customer = { $why }; en la duda, a favor del cliente: { $reading }
in-doubt-for-the-provider = { $why }; en la duda, a favor del proveedor: { $reading }

gift-fixed = un importe fijo
gift-of-days = equivalente en días: { $days } (cuotas del mes × { $days } ÷ { $of } días)
gift-of-fees = un { $share } de las cuotas del mes
gift-decided = { $gift }; lo decidió { $by }: { $reason }

base-formula = no la cuota, sino: { $formula }
no-fee-given = no se indicó ninguna cuota
fee-as-given = la cuota del periodo, tal como se indicó
bill-added-up = suma de las líneas de la factura

## Nombres en las fórmulas de los acuerdos

formula-uptime = disponibilidad
formula-downtime = interrupción
formula-longest = la_más_larga
formula-outages = interrupciones
formula-period = periodo
formula-service-time = tiempo_de_servicio
formula-allowed = tolerancia
formula-excess = exceso
formula-shortfall = déficit
formula-fee = cuota
formula-and = y
formula-or = o
formula-day = día
formula-days = días
formula-hour = hora
formula-hours = horas
formula-minute = minuto
formula-minutes = minutos

## Regiones

region-af = África
region-ap = Asia-Pacífico
region-apac = Asia-Pacífico
region-as = Asia
region-asia = Asia
region-au = Australia
region-ca = Canadá
region-ch = Suiza
region-cn = China
region-de = Alemania
region-emea = Europa, Oriente Medio y África
region-eu = Europa
region-fr = Francia
region-in = India
region-jp = Japón
region-latam = América Latina
region-me = Oriente Medio
region-na = América del Norte
region-oc = Oceanía
region-sa = América del Sur
region-uk = Reino Unido
region-us = Estados Unidos

## Países en las direcciones

country-AD = Andorra
country-AE = Emiratos Árabes Unidos
country-AL = Albania
country-AM = Armenia
country-AR = Argentina
country-AT = Austria
country-AU = Australia
country-AZ = Azerbaiyán
country-BA = Bosnia y Herzegovina
country-BD = Bangladés
country-BE = Bélgica
country-BG = Bulgaria
country-BH = Baréin
country-BO = Bolivia
country-BR = Brasil
country-BY = Bielorrusia
country-CA = Canadá
country-CH = Suiza
country-CL = Chile
country-CN = China
country-CO = Colombia
country-CR = Costa Rica
country-CU = Cuba
country-CY = Chipre
country-CZ = Chequia
country-DE = Alemania
country-DK = Dinamarca
country-DO = República Dominicana
country-DZ = Argelia
country-EC = Ecuador
country-EE = Estonia
country-EG = Egipto
country-ES = España
country-ET = Etiopía
country-FI = Finlandia
country-FO = Islas Feroe
country-FR = Francia
country-GB = Reino Unido
country-GE = Georgia
country-GG = Guernesey
country-GH = Ghana
country-GI = Gibraltar
country-GL = Groenlandia
country-GR = Grecia
country-GT = Guatemala
country-HK = Hong Kong
country-HN = Honduras
country-HR = Croacia
country-HU = Hungría
country-ID = Indonesia
country-IE = Irlanda
country-IL = Israel
country-IM = Isla de Man
country-IN = India
country-IQ = Irak
country-IR = Irán
country-IS = Islandia
country-IT = Italia
country-JE = Jersey
country-JM = Jamaica
country-JO = Jordania
country-JP = Japón
country-KE = Kenia
country-KH = Camboya
country-KR = Corea del Sur
country-KW = Kuwait
country-KZ = Kazajistán
country-LA = Laos
country-LB = Líbano
country-LI = Liechtenstein
country-LK = Sri Lanka
country-LT = Lituania
country-LU = Luxemburgo
country-LV = Letonia
country-MA = Marruecos
country-MC = Mónaco
country-MD = Moldavia
country-ME = Montenegro
country-MK = Macedonia del Norte
country-MM = Myanmar
country-MN = Mongolia
country-MO = Macao
country-MT = Malta
country-MU = Mauricio
country-MX = México
country-MY = Malasia
country-NG = Nigeria
country-NI = Nicaragua
country-NL = Países Bajos
country-NO = Noruega
country-NP = Nepal
country-NZ = Nueva Zelanda
country-OM = Omán
country-PA = Panamá
country-PE = Perú
country-PH = Filipinas
country-PK = Pakistán
country-PL = Polonia
country-PR = Puerto Rico
country-PT = Portugal
country-PY = Paraguay
country-QA = Catar
country-RO = Rumanía
country-RS = Serbia
country-RU = Rusia
country-RW = Ruanda
country-SA = Arabia Saudí
country-SE = Suecia
country-SG = Singapur
country-SI = Eslovenia
country-SK = Eslovaquia
country-SM = San Marino
country-SN = Senegal
country-SV = El Salvador
country-TH = Tailandia
country-TN = Túnez
country-TR = Turquía
country-TW = Taiwán
country-TZ = Tanzania
country-UA = Ucrania
country-UG = Uganda
country-US = Estados Unidos
country-UY = Uruguay
country-UZ = Uzbekistán
country-VA = Ciudad del Vaticano
country-VE = Venezuela
country-VN = Vietnam
country-XK = Kosovo
country-ZA = Sudáfrica
country-ZM = Zambia
country-ZW = Zimbabue

## La palabra en el margen

mark-draft = BORRADOR
mark-held = RETENIDO

## Lo que ya se abonó y lo que ha cambiado

step-difference = diferencia
rule-difference = lo que se debe ahora, menos lo que ya se abonó
step-issued-before = ya abonado
rule-issued = { $number }, { $day }
step-affected-then = tiempo de interrupción entonces
step-share-then = parte de la base entonces
step-base-then = base entonces
step-agreement-then = acuerdo entonces
now-it-is = ahora { $value }
nothing-owed-now = según lo que se sabe hoy, no se debe nada
correction-time = En { $service } habíamos contado { $before } de interrupción; fueron { $now }.
correction-share = Por ello, el acuerdo prevé un { $now }, no un { $before }.
correction-base = Las cuotas de las que se parte son { $now }, no { $before }.
correction-agreement = El cálculo se hace ahora con la versión del acuerdo que estaba en vigor.
correction-other = El importe de { $service } se ha corregido.
correction-gift = El importe de nuestro gesto se ha corregido.
