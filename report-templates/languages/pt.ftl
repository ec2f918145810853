# As palavras dos documentos em português europeu. Os nomes de serviços chegam sem género; «serviço» acompanha-os.

language-name = português
# Quem, de língua materna, reviu estas palavras e os modelos; vazio: ainda ninguém.
reviewed-by = { "" }

-nbsp = { "\u00A0" }

## Números

decimal-mark = ,
group-mark = { "\u202F" }
group-from = 5
percent = { $n }%
money = { $amount }{ -nbsp }{ $currency }
hours = { $n }{ -nbsp }h
minutes = { $n }{ -nbsp }min
seconds = { $n }{ -nbsp }s
elapsed-joint = { -nbsp }
twice = duas vezes
times = { $n } vezes

## Listas e valores aproximados

list-more = { $a }, { $b }
list-apart = { $a }; { $b }
name-and-place = { $name } ({ $place })
list-last = { $a } e { $b }
plural-form = { $n ->
    [1] 1
   *[other] 2
}
about = aprox.{ -nbsp }{ $value }
at-least-time = pelo menos { $time }
none = nenhum
not-over = em curso

## Datas e horas

date = { $day }{ -nbsp }de{ -nbsp }{ $month } de{ -nbsp }{ $year }
day-and-month = { $day }{ -nbsp }de{ -nbsp }{ $month }
day-alone = { $day }
short-day = { $day } { $month }
month-and-year = { $month } de{ -nbsp }{ $year }
in-month = em { $month }
on-days = { $n ->
    [1] a { $days }
   *[other] nos dias { $days }
}
between-days = entre { $first } e { $last }
since = com início { $when }
span = { $from } a { $to }
span-of-days = { $from } a { $to }
date-and-time = { $date }, { $time }
time-on-date = { $hour ->
    [1] a { $date }, à { $time }
   *[other] a { $date }, às { $time }
}
day-and-clock = { $day } { $time }
clock-in-zone = { $clock } { $zone }
zone-name = { $key ->
    [Algiers] hora de Argel
    [Amsterdam] hora de Amesterdão
    [Asuncion] hora de Assunção
    [Athens] hora de Atenas
    [Azores] hora dos Açores
    [Bangkok] hora de Banguecoque
    [Beirut] hora de Beirute
    [Belem] hora de Belém
    [Belgrade] hora de Belgrado
    [Berlin] hora de Berlim
    [Bogota] hora de Bogotá
    [Brussels] hora de Bruxelas
    [Bucharest] hora de Bucareste
    [Budapest] hora de Budapeste
    [Cairo] hora do Cairo
    [Canary] hora das Canárias
    [Cape_Verde] hora de Cabo Verde
    [Copenhagen] hora de Copenhaga
    [Cuiaba] hora de Cuiabá
    [Dubai] hora do Dubai
    [Dublin] hora de Dublim
    [Helsinki] hora de Helsínquia
    [Istanbul] hora de Istambul
    [Jakarta] hora de Jacarta
    [Jerusalem] hora de Jerusalém
    [Johannesburg] hora de Joanesburgo
    [Kolkata] hora de Calcutá
    [Kyiv] hora de Kiev
    [Lisbon] hora de Lisboa
    [Ljubljana] hora de Liubliana
    [London] hora de Londres
    [Luxembourg] hora do Luxemburgo
    [Macau] hora de Macau
    [Madeira] hora da Madeira
    [Mexico_City] hora da Cidade do México
    [Monaco] hora do Mónaco
    [Montevideo] hora de Montevideu
    [Moscow] hora de Moscovo
    [New_York] hora de Nova Iorque
    [Panama] hora do Panamá
    [Prague] hora de Praga
    [Reykjavik] hora de Reiquiavique
    [Rome] hora de Roma
    [San_Marino] hora de São Marinho
    [Sao_Paulo] hora de São Paulo
    [Sao_Tome] hora de São Tomé
    [Seoul] hora de Seul
    [Shanghai] hora de Xangai
    [Singapore] hora de Singapura
    [Sofia] hora de Sófia
    [Stockholm] hora de Estocolmo
    [Tokyo] hora de Tóquio
    [Tunis] hora de Tunes
    [Vatican] hora do Vaticano
    [Vienna] hora de Viena
    [Vilnius] hora de Vílnius
    [Warsaw] hora de Varsóvia
    [Zurich] hora de Zurique
   *[other] hora de { $city }
}
clocks-went-forward = os relógios foram adiantados { $by } (hora da mudança: { $time })
clocks-went-back = os relógios foram atrasados { $by } (hora da mudança: { $time })
in-zone = { $days }, { $zone }

month-1 = janeiro
month-2 = fevereiro
month-3 = março
month-4 = abril
month-5 = maio
month-6 = junho
month-7 = julho
month-8 = agosto
month-9 = setembro
month-10 = outubro
month-11 = novembro
month-12 = dezembro
month-short-1 = jan
month-short-2 = fev
month-short-3 = mar
month-short-4 = abr
month-short-5 = mai
month-short-6 = jun
month-short-7 = jul
month-short-8 = ago
month-short-9 = set
month-short-10 = out
month-short-11 = nov
month-short-12 = dez

## Números por extenso: aqueles cuja forma não depende do género

number-3 = três
number-4 = quatro
number-5 = cinco
number-6 = seis
number-7 = sete
number-8 = oito
number-9 = nove
number-10 = dez
number-11 = onze
number-12 = doze
number-13 = treze
number-14 = catorze
number-15 = quinze
number-16 = dezasseis
number-17 = dezassete
number-18 = dezoito
number-19 = dezanove
number-20 = vinte

## Cartas, relatórios e relatos públicos

dear = Exmo.(a) Senhor(a)
by-e-mail-only = apenas por correio eletrónico
on-their-next-invoice = na próxima fatura desse cliente
on-next-invoice = na sua próxima fatura
letter-about = Carta a { $name }, { $month }
report-title = Relatório de nível de serviço, { $month }
report-about = Nível de serviço prometido e prestado a { $name }, { $month }
account-about = O que aconteceu e o que estamos a fazer a esse respeito: { $id }
goodwill = Gesto de boa vontade
workings-title = { $service } (linha { $line }, { $sla })
named-version = { $name } ({ $version })

# O assunto: o quê, de que serviços, quando.
subject-amends = Para reparar o que falhou em { $month }
subject-yours = { $what } do serviço { $when }: { $services }
subject-of-customer = { $what } do serviço de { $customer } { $when }: { $services }
subject-follow-up = O que lhe prometemos e em que ponto está
subject-follow-up-of-customer = O que prometemos relativamente a { $customer } e em que ponto está
what-interruption = Interrupção
what-interruptions = Interrupções
what-many-interruptions = { $number } interrupções
what-disruption = Perturbação
what-disruptions = Perturbações
what-many-disruptions = { $number } perturbações

between-lengths = entre { $least } e { $most }
no-time-that-counts = nenhum
no-data-lost = Não se perdeu nenhum dos seus dados.
no-data-lost-customer = Não se perdeu nenhum dado do seu cliente.
no-data-lost-at-all = Não se perderam dados.
data-loss-unknown = Ainda não sabemos se se perderam dados.

gift-days = { $n ->
    [1] o equivalente a um dia do preço que nos paga
    [2] o equivalente a dois dias do preço que nos paga
   *[other] o equivalente a { $number } dias do preço que nos paga
}
gift-part-days = o equivalente a { $days } dias do preço que nos paga
gift-all = a totalidade do preço que nos paga por { $month }
gift-share = { $share } do preço que nos paga por { $month }

source-incidents = registo de incidentes
source-monitoring = monitorização
source-silence = silêncio da monitorização

# O que se segue a «Durante»: um período, ou a parte dele que esteve sob contrato.
time-from = o período de { $days }
days-from = os dias { $days }
one-day-of = um único dia, { $day }

# O preço de que um crédito é uma parte; segue-se a uma percentagem.
fee-billed = dos { $amount } faturados
fee-one = do preço de { $amount }
fee-equal = do preço total de { $amount }, ou seja, { $n } × { $each }
fee-parts = do preço total de { $amount }, composto por { $parts }
fee-part = { $fee } por { $days } de { $of } dias

# Como se chega ao valor; segue-se a «o acordo prevê».
how-share = { $share } { $fee } ({ $period })
how-linear = o preço correspondente ao tempo de interrupção{ $beyond } ({ $amount } por todo o período: { $period })
how-linear-times = { $times } o preço correspondente ao tempo de interrupção{ $beyond } ({ $amount } por todo o período: { $period })
how-steps = { $each } { $fee } por { $steps }{ $beyond }{ $after }
how-beyond = { " " }além do que o compromisso tolera
how-after = { " " }a partir de { $free }
how-capped = { $how }, com o limite de { $cap }
share-of-fee = { $share } do preço
steps-none = cada período completo { $unit }, sem que nenhum tenha sido atingido
steps-full = { $n ->
    [1] um período completo { $unit } de interrupção
   *[other] cada um dos { $n } períodos completos { $unit } de interrupção
}
steps-begun = { $n ->
    [1] um período iniciado { $unit } de interrupção
   *[other] cada um dos { $n } períodos iniciados { $unit } de interrupção
}
unit-minute = de um minuto
unit-half-hour = de meia hora
unit-hour = de uma hora
unit-day = de um dia
unit-stretch = de { $length }
tier-gives = { $tier }: { $share }
tier-cut = { $tier }, reduzido ao limite
credited-before = { $amount }, dos quais { $before } já creditados

# Porque é que um tempo não conta.
with-clause = { $what } (cláusula { $clause })
excluded-maintenance = manutenção anunciada com antecedência
excluded-emergency-maintenance = manutenção de emergência
excluded-customer = a causa esteve do lado da sua organização
excluded-third-party = a causa esteve do lado de um terceiro
excluded-force-majeure = força maior
excluded-outside-service-time = fora do horário de serviço acordado
excluded-too-short = o acordo não conta interrupções tão curtas
excluded-part-of-unit = o acordo conta apenas minutos ou horas completos
excluded-unreported = o acordo conta a partir da sua comunicação
excluded-grace = o acordo conta apenas o que excede o prazo de reparação
excluded-degraded = o acordo não conta o tempo em que um serviço funciona só em parte
time-maintenance = { $time } de manutenção anunciada com antecedência
time-emergency-maintenance = { $time } de manutenção de emergência
time-customer = { $time } cuja causa esteve do lado da sua organização
time-third-party = { $time } cuja causa esteve do lado de um terceiro
time-force-majeure = { $time } de força maior
time-outside-service-time = { $time } fora do horário de serviço acordado
time-too-short = { $time } de interrupções demasiado curtas para contar
time-part-of-unit = { $time } de frações de minuto ou hora, que não contam
time-unreported = { $time } antes da comunicação
time-grace = { $time } dentro do prazo de reparação
time-degraded = { $time } em que o serviço funcionou em parte

## O relatório de nível de serviço

verdict-met = cumprido
verdict-missed = não cumprido
verdict-not-over = em curso
verdict-undecided = por decidir
verdict-no-promise = sem compromisso
margin-to-spare = { $time } de folga
margin-too-much = { $time } a mais
nobody-watches = este serviço não é monitorizado

## Como medimos: uma frase por regra

rule-union = Uma interrupção conta quando consta do registo de incidentes ou da monitorização; quando consta de ambos, conta uma só vez.
rule-monitoring = O que a monitorização registou decide o que foi interrompido e durante quanto tempo.
rule-incidents = O que a nossa equipa registou como incidente decide o que foi interrompido e durante quanto tempo.
rule-intersection = Uma interrupção conta durante o tempo que consta tanto do registo de incidentes como da monitorização.
rule-ranked = Decide a primeira destas fontes que tenha informação sobre o momento em causa: { $list }.
ranked-then = { $a }, depois { $b }
rule-of-service = Para o serviço { $service } vigora outra regra. { $rule }
rule-of-source = Para a monitorização { $source } vigora outra regra. { $rule }
rule-unknown-up = O tempo sem observação conta como disponível; quando existe, indicam-se ambos os valores.
rule-unknown-down = O tempo sem observação conta como interrompido; quando existe, indicam-se ambos os valores.
rule-gap = Quando um monitor não dá sinal durante mais de { $time }, esse tempo fica sem observação.
rule-quorum = Há interrupção quando é confirmada por, pelo menos, { $number } pontos de verificação.
rule-edges = Uma interrupção observada por verificações regulares começa { $onset } e termina { $recovery }.
rule-confirm = As verificações regulares estabelecem uma interrupção quando falham { $number } seguidas; conta a partir da primeira.
rule-confirm-within = As verificações regulares estabelecem uma interrupção quando falham { $number } seguidas ou a menos de { $within } umas das outras; as verificações bem-sucedidas entre elas não contam como interrupção.
rule-checks = As verificações são feitas { $steps }.
every = a cada { $time }
onset-inside = com a primeira verificação falhada
onset-outside = com a última verificação bem-sucedida que a antecede
recovery-inside = com a última verificação falhada
recovery-outside = com a primeira verificação bem-sucedida que se lhe segue
edge-midpoint = a meio caminho entre as duas verificações que a delimitam

## Figuras

strip-available = disponível
strip-down = interrompido
strip-partial = funcionou em parte
strip-silent = sem observação, conta como interrompido
strip-not-counted = não conta
strip-all-well = Dia a dia, { $month }: tudo esteve sempre disponível.
strip-alt = Dia a dia, { $month }: { $told }; de resto, tudo esteve disponível.
strip-was-down = { $service }, interrupção { $when }, durante { $time }
strip-was-partial = { $service }, funcionamento parcial { $when }, durante { $time }
strip-excluded = { $told } (não conta)
chart-milestones = marcos
chart-messages = { $n ->
    [1] mensagem
   *[other] mensagens
}
chart-windows-count = { $n ->
    [1] um intervalo
   *[other] { $n }{ -nbsp }intervalos
}
chart-messages-count = { $n ->
    [1] uma mensagem
   *[other] { $n }{ -nbsp }mensagens
}
chart-impact = { $windows } de interrupção ou perturbação entre { $start }, e { $end } UTC
chart-mark-at = { $mark }: { $time }
chart-alt = Cronologia de «{ $title }», em palavras: { $parts }.
# A segunda-feira é o primeiro.
weekday-short-1 = seg
weekday-short-2 = ter
weekday-short-3 = qua
weekday-short-4 = qui
weekday-short-5 = sex
weekday-short-6 = sáb
weekday-short-7 = dom
calendar-some = menos de 15{ -nbsp }min
calendar-quarter = 15{ -nbsp }min ou mais
calendar-hour = 1{ -nbsp }h ou mais
calendar-hours = 4{ -nbsp }h ou mais
calendar-day = { $day }: { $time }
calendar-alt = Calendário, { $month }; tempo de interrupção: { $days }.
durations-one = { $name }: { $time }
durations-alt = Duração de cada incidente: { $incidents }.

## O relato público de um incidente

status-open = em aberto
status-monitoring = em observação
status-resolved = resolvido
time-not-over = um período que ainda não terminou
window-down = interrompido
window-partial = lento ou com falhas parciais
window-partial-share = lento ou com falhas parciais ({ $share })
told-interruption-began = A interrupção começou.
told-disruption-began = A perturbação começou.
told-noticed = Detetámos o problema.
told-restored = Tudo voltou a funcionar.
told-wrote = Escrevemos: { $text }
told-message = Publicámos um aviso.
mark-noticed = deteção
mark-restored = restabelecimento

## O cálculo passo a passo

step-credit = crédito
step-reading = uma leitura
step-interpretation = interpretação
step-right = direito
step-base = base
step-fee = preço
step-share = parte da base
step-owed = devido
step-part = parte
step-cap = limite
step-claim = pedido
step-minimum = mínimo
step-residue = resto
step-uptime = disponibilidade
step-time-measured = tempo medido
step-affected = tempo de interrupção
step-uptime-all = disponibilidade sem exclusões
step-unknown = sem observação
step-doubt = em dúvida
step-counted = conta
step-not-counted = não conta
step-goodwill = gesto de boa vontade
step-fees-of-month = preços do mês
step-line = linha
step-several = vários créditos

undecided = por decidir
not-yet = ainda não
not-given = não indicado
nothing = nada
the-period = o período
each-outage = cada interrupção
each-day = cada dia com tempo de interrupção
each-hour = cada hora do relógio com tempo de interrupção
days-of-service = { $n ->
    [1] { $n }{ -nbsp }dia de serviço
   *[other] { $n }{ -nbsp }dias de serviço
}
time-of-service = { $time } de serviço
added-to-the-term = { $time }, em prolongamento do contrato
at-least = igual ou superior a { $value }
more-than = superior a { $value }
rounded-half-up = arredondado ao mais próximo, a metade para cima
rounded-half-even = arredondado ao mais próximo, a metade para o algarismo par
rounded-down = arredondado para baixo
rounded-up = arredondado para cima
no-rounding = sem arredondamento

the-condition = a condição «{ $condition }»
the-commitment = o compromisso de { $commitment }
commitment-kept = cumpriu-se { $promise }
condition-not-met = não se verificou { $promise }
commitment-missed-nothing = não se cumpriu { $promise }; segundo as suas regras, nada é devido
condition-met-nothing = verificou-se { $promise }; segundo as suas regras, nada é devido
commitment-missed-term = não se cumpriu { $promise }; acresce ao prazo do contrato
condition-met-term = verificou-se { $promise }; acresce ao prazo do contrato
commitment-missed-no-money = não se cumpriu { $promise }; não dá direito a dinheiro
condition-met-no-money = verificou-se { $promise }; não dá direito a dinheiro
where-it-stands = o período não terminou: situação atual
text-does-not-decide = o texto não decide: { $why }
carried-over = exatamente { $exact } com o que estava pendente; transita até ser { $until }
below-minimum = exatamente { $exact }; só se paga quando é { $minimum }
exactly = exatamente { $exact }; { $rounding }
exactly-claimed = exatamente { $exact }; { $rounding }; pedido a { $day }, dentro do prazo
exactly-to-claim = exatamente { $exact }; { $rounding }; a pedir até { $day }
claim-waived = dispensado
claim-waived-why = creditamos por iniciativa própria, sem esperar por um pedido
exactly-not-claimed = exatamente { $exact }; { $rounding }; devia ser pedido até { $day }

how-it-is-read = como se lê aqui um texto que deixa algo em aberto
bad-periods = { $bad } de { $among } períodos com { $condition }
billed-net = valor faturado, sem impostos
fees-net = preços em vigor, sem impostos
billed = faturado: { $fee }
monthly-fee = preço mensal de { $fee }, em vigor { $days }
quarterly-fee = preço trimestral de { $fee } ÷ 3, em vigor { $days }
annual-fee = preço anual de { $fee } ÷ 12, em vigor { $days }
all-days = todos os dias
some-days = { $days } de { $of } dias
rule-that-applies = regra aplicável: { $tier }
part-by-rule = { $part }: { $tier }
nobody-said-otherwise = { $about }, na falta de outra indicação
share-of-base = { $share } da base
cap-reached = { $of }; atingido: o crédito é reduzido a este valor
cap-not-reached = { $of }; não atingido
other-currency = indicado noutra moeda; não se aplica
of-the-smallest-unit = { $n } da unidade mínima
left-over = o que sobrou do arredondamento: { $rounding }, uma vez para esta linha
uptime-stated = tal como foi indicada
uptime-mean = 1 − média das taxas de erro por intervalos de { $bucket }
uptime-total = 1 − erros ÷ pedidos
uptime-time = 1 − tempo de interrupção ÷ tempo medido
below-promised = { $how }; inferior aos { $commitment } prometidos
not-below-promised = { $how }; não inferior aos { $commitment } prometidos
period-in-zone = { $days } ({ $zone })
period-to-date = { $days } ({ $zone }), até à data
period-over = { $period }, medido sobre { $over }
period-under-contract = { $period }, tempo sob contrato
sum-of-what-counts = soma do que conta
if-nothing-excluded = se nada tivesse sido excluído
no-monitor-spoke = nenhum monitor do serviço deu sinal
samples-allow-both = as amostras admitem ambos; decidem as regras de medição em amends.toml
time-weighted = { $when }; ponderado a { $share }
time-because = { $when }; { $why }
part-of-a-unit = fração de uma unidade do relógio
not-reported-yet = ainda não comunicado
before-grace-was-over = antes do fim do prazo de reparação
too-short = demasiado curto para contar
degraded-not-counted = funcionamento parcial, que este acordo não conta
planned-maintenance = manutenção planeada
emergency-maintenance = manutenção de emergência
caused-by-customer = causado pelo cliente
caused-by-third-party = causado por um terceiro
force-majeure = força maior
outside-service-time = fora do horário de serviço

in-proportion = em proporção { $of }
in-proportion-times = em proporção { $of }, multiplicada por { $factor }
of-affected-time = do tempo de interrupção
of-excess = do tempo de interrupção que excede o tolerado pelo compromisso
of-shortfall = da disponibilidade em falta
each-step = { $count } × { $per }, por períodos de { $unit } { $of }
each-step-after = { $count } × { $per }, por períodos de { $unit } { $of } a partir de { $free }
each-full-step = { $count } × { $per }, por períodos completos de { $unit } { $of }
each-full-step-after = { $count } × { $per }, por períodos completos de { $unit } { $of } a partir de { $free }
each-begun-step = { $count } × { $per }, por períodos iniciados de { $unit } { $of }
each-begun-step-after = { $count } × { $per }, por períodos iniciados de { $unit } { $of } a partir de { $free }
parts-that-give = para { $per }: { $paying } de { $n } com direito a algo

# O que um texto deixa em aberto, e como pode ser lido.
promise-missed-condition-not = o compromisso de { $promised } não se cumpre, e «{ $condition }» não se verifica
promise-kept-condition-holds = o compromisso de { $promised } cumpre-se, e «{ $condition }» verifica-se
promise-kept-row-pays = o compromisso de { $promised } cumpre-se, e a linha «{ $row }» concede ainda assim um crédito
part-of-a-step-unstated = o texto concede { $per } por cada { $unit } e não diz o que cabe a uma parte
tables-do-not-agree = as tabelas do texto não coincidem
no-row-applies = nenhuma linha da tabela se aplica a { $at }
several-rows-apply = aplicam-se { $n } linhas da tabela
the-table = tabela
reading-gives = { $reading }: { $pay }
reading-broken = não se cumpre
reading-kept = cumpre-se
reading-full-steps = apenas períodos completos
reading-begun-steps = um período iniciado conta
reading-proportion = em proporção
reading-as-in = como em { $row }
reading-no-row = sem linha, sem crédito
in-doubt-for-the-customer = { $why }; na dúvida, a favor do cliente: { $reading }
in-doubt-for-the-provider = { $why }; na dúvida, a favor do prestador: { $reading }

gift-fixed = um valor fixo
gift-of-days = número de dias: { $days }; preços do mês × { $days } ÷ { $of } dias
gift-of-fees = { $share } dos preços do mês
gift-decided = { $gift }; decidido por { $by }: { $reason }

base-formula = não o preço, mas: { $formula }
no-fee-given = nenhum preço indicado
fee-as-given = o preço do período, tal como indicado
bill-added-up = soma das linhas da fatura

## Nomes nas fórmulas dos acordos

formula-uptime = disponibilidade
formula-downtime = interrupção
formula-longest = a_mais_longa
formula-outages = interrupções
formula-period = período
formula-service-time = horário_de_serviço
formula-allowed = tolerância
formula-excess = excesso
formula-shortfall = défice
formula-fee = preço
formula-and = e
formula-or = ou
formula-day = dia
formula-days = dias
formula-hour = hora
formula-hours = horas
formula-minute = minuto
formula-minutes = minutos

## Regiões

region-af = África
region-ap = Ásia-Pacífico
region-apac = Ásia-Pacífico
region-as = Ásia
region-asia = Ásia
region-au = Austrália
region-ca = Canadá
region-ch = Suíça
region-cn = China
region-de = Alemanha
region-emea = Europa, Médio Oriente e África
region-eu = Europa
region-fr = França
region-in = Índia
region-jp = Japão
region-latam = América Latina
region-me = Médio Oriente
region-na = América do Norte
region-oc = Oceânia
region-sa = América do Sul
region-uk = Reino Unido
region-us = Estados Unidos

## Países nos endereços

country-AD = Andorra
country-AE = Emirados Árabes Unidos
country-AL = Albânia
country-AM = Arménia
country-AR = Argentina
country-AT = Áustria
country-AU = Austrália
country-AZ = Azerbaijão
country-BA = Bósnia e Herzegovina
country-BD = Bangladeche
country-BE = Bélgica
country-BG = Bulgária
country-BH = Barém
country-BO = Bolívia
country-BR = Brasil
country-BY = Bielorrússia
country-CA = Canadá
country-CH = Suíça
country-CL = Chile
country-CN = China
country-CO = Colômbia
country-CR = Costa Rica
country-CU = Cuba
country-CY = Chipre
country-CZ = Chéquia
country-DE = Alemanha
country-DK = Dinamarca
country-DO = República Dominicana
country-DZ = Argélia
country-EC = Equador
country-EE = Estónia
country-EG = Egito
country-ES = Espanha
country-ET = Etiópia
country-FI = Finlândia
country-FO = Ilhas Faroé
country-FR = França
country-GB = Reino Unido
country-GE = Geórgia
country-GG = Guernesey
country-GH = Gana
country-GI = Gibraltar
country-GL = Gronelândia
country-GR = Grécia
country-GT = Guatemala
country-HK = Hong Kong
country-HN = Honduras
country-HR = Croácia
country-HU = Hungria
country-ID = Indonésia
country-IE = Irlanda
country-IL = Israel
country-IM = Ilha de Man
country-IN = Índia
country-IQ = Iraque
country-IR = Irão
country-IS = Islândia
country-IT = Itália
country-JE = Jersey
country-JM = Jamaica
country-JO = Jordânia
country-JP = Japão
country-KE = Quénia
country-KH = Camboja
country-KR = Coreia do Sul
country-KW = Koweit
country-KZ = Cazaquistão
country-LA = Laos
country-LB = Líbano
country-LI = Listenstaine
country-LK = Sri Lanca
country-LT = Lituânia
country-LU = Luxemburgo
country-LV = Letónia
country-MA = Marrocos
country-MC = Mónaco
country-MD = Moldávia
country-ME = Montenegro
country-MK = Macedónia do Norte
country-MM = Mianmar
country-MN = Mongólia
country-MO = Macau
country-MT = Malta
country-MU = Maurícia
country-MX = México
country-MY = Malásia
country-NG = Nigéria
country-NI = Nicarágua
country-NL = Países Baixos
country-NO = Noruega
country-NP = Nepal
country-NZ = Nova Zelândia
country-OM = Omã
country-PA = Panamá
country-PE = Peru
country-PH = Filipinas
country-PK = Paquistão
country-PL = Polónia
country-PR = Porto Rico
country-PT = Portugal
country-PY = Paraguai
country-QA = Catar
country-RO = Roménia
country-RS = Sérvia
country-RU = Rússia
country-RW = Ruanda
country-SA = Arábia Saudita
country-SE = Suécia
country-SG = Singapura
country-SI = Eslovénia
country-SK = Eslováquia
country-SM = São Marinho
country-SN = Senegal
country-SV = Salvador
country-TH = Tailândia
country-TN = Tunísia
country-TR = Turquia
country-TW = Taiwan
country-TZ = Tanzânia
country-UA = Ucrânia
country-UG = Uganda
country-US = Estados Unidos
country-UY = Uruguai
country-UZ = Usbequistão
country-VA = Cidade do Vaticano
country-VE = Venezuela
country-VN = Vietname
country-XK = Kosovo
country-ZA = África do Sul
country-ZM = Zâmbia
country-ZW = Zimbabué

## The word in the margin

mark-draft = RASCUNHO
mark-held = RETIDO

## O que já foi creditado e o que mudou

step-difference = diferença
rule-difference = o que é devido agora, menos o que já foi creditado
step-issued-before = já creditado
rule-issued = { $number }, { $day }
step-affected-then = tempo de interrupção antes considerado
step-share-then = parte da base antes considerada
step-base-then = base antes considerada
step-agreement-then = acordo antes considerado
now-it-is = agora { $value }
nothing-owed-now = pelo que se sabe hoje, nada é devido
correction-time = Para o serviço { $service } tínhamos contado { $before } de interrupção; na realidade, foram { $now }.
correction-share = A esse tempo corresponde, segundo o acordo, { $now } e não { $before }.
correction-base = O preço de que se parte é { $now } e não { $before }.
correction-agreement = O cálculo segue agora a versão do acordo que estava em vigor.
correction-other = O valor relativo ao serviço { $service } foi corrigido.
correction-gift = O valor do nosso gesto foi corrigido.
