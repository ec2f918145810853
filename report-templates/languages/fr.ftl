# Les mots français des documents. Les noms de services arrivent tels quels et sans genre ; « service » les accompagne donc.
# Les jours prennent l’article (`on-days`) : « interrompu le 11 mars », « les 11 et 29 mars ».

language-name = français
# Qui, de langue maternelle, a relu ces mots et les modèles ; vide : personne encore.
reviewed-by = { "" }

-nbsp = { "\u00A0" }
-nnbsp = { "\u202F" }

## Nombres

decimal-mark = ,
group-mark = { "\u202F" }
group-from = 4
percent = { $n }{ -nbsp }%
money = { $amount }{ -nbsp }{ $currency }
hours = { $n }{ -nbsp }h
minutes = { $n }{ -nbsp }min
seconds = { $n }{ -nbsp }s
elapsed-joint = { -nbsp }
twice = deux fois
times = { $n } fois

## Listes et valeurs approchées

list-more = { $a }, { $b }
list-apart = { $a }{ -nnbsp }; { $b }
name-and-place = { $name } ({ $place })
list-last = { $a } et { $b }
plural-form = { $n ->
    [one] 1
   *[other] 2
}
about = { $value } environ
at-least-time = au moins { $time }
none = aucun
not-over = en cours

## Dates et heures

date = { $day ->
    [1] 1er
   *[other] { $day }
}{ -nbsp }{ $month } { $year }
day-and-month = { $day ->
    [1] 1er
   *[other] { $day }
}{ -nbsp }{ $month }
day-alone = { $day ->
    [1] 1er
   *[other] { $day }
}
short-day = { $day ->
    [1] 1er
   *[other] { $day }
} { $month }
month-and-year = { $month } { $year }
in-month = en { $month }
on-days = { $n ->
    [one] le { $days }
   *[other] les { $days }
}
between-days = entre le { $first } et le { $last }
since = depuis { $when }
span = { $from }{ -nbsp }– { $to }
span-of-days = du { $from } au { $to }
date-and-time = { $date } à{ -nbsp }{ $time }
time-on-date = le { $date } à{ -nbsp }{ $time }
day-and-clock = { $day } { $time }
clock-in-zone = { $clock } { $zone }
zone-name = { $key ->
    [Adelaide] heure d’Adélaïde
    [Algiers] heure d’Alger
    [Almaty] heure d’Almaty
    [Amman] heure d’Amman
    [Amsterdam] heure d’Amsterdam
    [Anchorage] heure d’Anchorage
    [Asuncion] heure d’Asunción
    [Athens] heure d’Athènes
    [Auckland] heure d’Auckland
    [Azores] heure des Açores
    [Baghdad] heure de Bagdad
    [Beirut] heure de Beyrouth
    [Bogota] heure de Bogotá
    [Brussels] heure de Bruxelles
    [Bucharest] heure de Bucarest
    [Cairo] heure du Caire
    [Canary] heure des Canaries
    [Copenhagen] heure de Copenhague
    [Dubai] heure de Dubaï
    [Edmonton] heure d’Edmonton
    [Faroe] heure des Féroé
    [Guadeloupe] heure de la Guadeloupe
    [Guernsey] heure de Guernesey
    [Halifax] heure d’Halifax
    [Havana] heure de La Havane
    [Helsinki] heure d’Helsinki
    [Ho_Chi_Minh] heure d’Hô Chi Minh-Ville
    [Honolulu] heure d’Honolulu
    [Indianapolis] heure d’Indianapolis
    [Irkutsk] heure d’Irkoutsk
    [Isle_of_Man] heure de l’île de Man
    [Istanbul] heure d’Istanbul
    [Jerusalem] heure de Jérusalem
    [Kathmandu] heure de Katmandou
    [Kiev] heure de Kyiv
    [Kuwait] heure de Koweït
    [Lisbon] heure de Lisbonne
    [London] heure de Londres
    [Madeira] heure de Madère
    [Malta] heure de Malte
    [Manila] heure de Manille
    [Martinique] heure de la Martinique
    [Mauritius] heure de Maurice
    [Mexico_City] heure de Mexico
    [Montreal] heure de Montréal
    [Moscow] heure de Moscou
    [Nicosia] heure de Nicosie
    [Noumea] heure de Nouméa
    [Oslo] heure d’Oslo
    [Puerto_Rico] heure de Porto Rico
    [Reunion] heure de La Réunion
    [Riyadh] heure de Riyad
    [Sao_Paulo] heure de São Paulo
    [Seoul] heure de Séoul
    [Singapore] heure de Singapour
    [Tehran] heure de Téhéran
    [Tirane] heure de Tirana
    [Ulaanbaatar] heure d’Oulan-Bator
    [Vienna] heure de Vienne
    [Warsaw] heure de Varsovie
   *[other] heure de { $city }
}
clocks-went-forward = les horloges ont été avancées de { $by } à{ -nbsp }{ $time }
clocks-went-back = les horloges ont été reculées de { $by } à{ -nbsp }{ $time }
in-zone = { $days }, { $zone }

month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre
month-short-1 = janv.
month-short-2 = févr.
month-short-3 = mars
month-short-4 = avr.
month-short-5 = mai
month-short-6 = juin
month-short-7 = juil.
month-short-8 = août
month-short-9 = sept.
month-short-10 = oct.
month-short-11 = nov.
month-short-12 = déc.

## Nombres en lettres : ceux dont la forme ne dépend pas du genre

number-2 = deux
number-3 = trois
number-4 = quatre
number-5 = cinq
number-6 = six
number-7 = sept
number-8 = huit
number-9 = neuf
number-10 = dix
number-11 = onze
number-12 = douze
number-13 = treize
number-14 = quatorze
number-15 = quinze
number-16 = seize
number-17 = dix-sept
number-18 = dix-huit
number-19 = dix-neuf
number-20 = vingt

## Lettres, rapports et comptes rendus publics

dear = Madame, Monsieur
by-e-mail-only = uniquement par courriel
on-their-next-invoice = sur sa prochaine facture
on-next-invoice = sur votre prochaine facture
letter-about = Lettre à { $name }, { $month }
report-title = Rapport de niveau de service, { $month }
report-about = Engagements et résultats pour { $name }, { $month }
account-about = Ce qui s’est passé et ce que nous faisons pour y remédier{ -nnbsp }: { $id }
goodwill = Geste commercial
workings-title = { $service } (ligne { $line }, { $sla })
named-version = { $name } ({ $version })

# L’objet : quoi, quand (« le 11 mars 2026 », « en mai 2017 »), quels services.
subject-amends = Nos excuses et notre geste pour { $month }
subject-yours = { $what } de service { $when } ({ $services })
subject-of-customer = { $what } de service chez { $customer } { $when } ({ $services })
subject-follow-up = Ce que nous vous avons promis, et où nous en sommes
subject-follow-up-of-customer = Ce que nous avons promis pour { $customer }, et où nous en sommes
what-interruption = Interruption
what-interruptions = Interruptions
what-many-interruptions = { $number } interruptions
what-disruption = Perturbation
what-disruptions = Perturbations
what-many-disruptions = { $number } perturbations

between-lengths = entre { $least } et { $most }
no-time-that-counts = aucune
no-data-lost = Aucune de vos données n’a été perdue.
no-data-lost-customer = Aucune donnée de votre client n’a été perdue.
no-data-lost-at-all = Aucune donnée n’a été perdue.
data-loss-unknown = Nous ne savons pas encore si des données ont été perdues.

gift-days = { $n ->
    [one] l’équivalent d’un jour de votre abonnement
   *[other] l’équivalent de { $number } jours de votre abonnement
}
gift-part-days = l’équivalent de { $days }{ -nbsp }j de votre abonnement
gift-all = la totalité de vos redevances pour { $month }
gift-share = { $share } de vos redevances pour { $month }

source-incidents = registre des incidents
source-monitoring = surveillance
source-silence = silence de la surveillance

# Ce qui suit « Pour » : une période, ou la part de celle-ci qui était sous contrat.
time-from = la période convenue ({ $days })
days-from = la période sous contrat ({ $days })
one-day-of = la seule journée du { $day }

# La redevance dont un avoir est une part ; suit une part (« 10 % »).
fee-billed = des { $amount } facturés
fee-one = de la redevance de { $amount }
fee-equal = des redevances de { $amount }, soit { $n }{ -nbsp }×{ -nbsp }{ $each }
fee-parts = des redevances de { $amount }, composées de { $parts }
fee-part = { $fee } pour { $n ->
    [one] { $days } jour
   *[other] { $days } jours
} sur { $of }

# Comment le montant s’obtient ; suit « l’accord prévoit ».
how-share = { $share } { $fee } ({ $period })
how-linear = la redevance correspondant à la durée d’interruption{ $beyond } ({ $amount } pour toute la période{ -nnbsp }: { $period })
how-linear-times = { $times } la redevance correspondant à la durée d’interruption{ $beyond } ({ $amount } pour toute la période{ -nnbsp }: { $period })
how-steps = { $each } { $fee } pour { $steps }{ $beyond }{ $after }
how-beyond = { " " }au-delà de ce que l’engagement tolère
how-after = { " " }après une franchise de { $free }
how-capped = { $how }, dans la limite de { $cap }
share-of-fee = { $share } de la redevance
steps-none = chaque tranche entière { $unit }, dont aucune n’a été atteinte
steps-full = { $n ->
    [one] une tranche entière { $unit } d’interruption
   *[other] chacune des { $n } tranches entières { $unit } d’interruption
}
steps-begun = { $n ->
    [one] une tranche entamée { $unit } d’interruption
   *[other] chacune des { $n } tranches entamées { $unit } d’interruption
}
unit-minute = d’une minute
unit-half-hour = d’une demi-heure
unit-hour = d’une heure
unit-day = d’un jour
unit-stretch = de { $length }
tier-gives = { $tier }{ -nnbsp }: { $share }
tier-cut = { $tier }, ramené au plafond
credited-before = { $amount }, dont { $before } déjà accordés

# Pourquoi un temps ne compte pas.
with-clause = { $what } (clause { $clause })
excluded-maintenance = maintenance annoncée à l’avance
excluded-emergency-maintenance = maintenance d’urgence
excluded-customer = la cause se trouvait chez vous
excluded-third-party = la cause se trouvait chez un tiers
excluded-force-majeure = force majeure
excluded-outside-service-time = en dehors des heures de service convenues
excluded-too-short = l’accord ne compte pas les interruptions aussi brèves
excluded-part-of-unit = l’accord ne compte que les minutes ou les heures entières
excluded-unreported = l’accord ne compte qu’à partir de votre signalement
excluded-grace = l’accord ne compte que ce qui dépasse le délai de rétablissement
excluded-degraded = l’accord ne compte pas le temps où un service ne fonctionne qu’en partie
time-maintenance = { $time } de maintenance annoncée à l’avance
time-emergency-maintenance = { $time } de maintenance d’urgence
time-customer = { $time } dont la cause se trouvait chez vous
time-third-party = { $time } dont la cause se trouvait chez un tiers
time-force-majeure = { $time } de force majeure
time-outside-service-time = { $time } en dehors des heures de service convenues
time-too-short = { $time } d’interruptions trop brèves pour compter
time-part-of-unit = { $time } de fractions de minute ou d’heure, qui ne comptent pas
time-unreported = { $time } avant le signalement
time-grace = { $time } dans le délai de rétablissement
time-degraded = { $time } de fonctionnement partiel

## Le rapport de niveau de service

verdict-met = tenu
verdict-missed = non tenu
verdict-not-over = en cours
verdict-undecided = à trancher
verdict-no-promise = sans engagement
margin-to-spare = { $time } de reste
margin-too-much = { $time } de dépassement
nobody-watches = service sans surveillance automatique

## Comment nous mesurons : une phrase par règle

rule-union = Une interruption compte dès lors que le registre des incidents ou la surveillance en fait état{ -nnbsp }; si les deux en font état, elle compte une seule fois.
rule-monitoring = Ce que la surveillance a enregistré détermine ce qui a été interrompu, et pendant combien de temps.
rule-incidents = Ce que nos équipes ont consigné comme incident détermine ce qui a été interrompu, et pendant combien de temps.
rule-intersection = Une interruption compte pour le temps dont le registre des incidents et la surveillance font état tous les deux.
rule-ranked = À tout moment, la première des sources suivantes à s’être prononcée fait foi{ -nnbsp }: { $list }.
ranked-then = { $a }, puis { $b }
rule-of-service = Une autre règle s’applique au service { $service }. { $rule }
rule-of-source = Une autre règle s’applique à la source de surveillance { $source }. { $rule }
rule-unknown-up = Le temps sans observation est compté comme disponible{ -nnbsp }; quand il y en a, les deux chiffres sont indiqués.
rule-unknown-down = Le temps sans observation est compté comme interrompu{ -nnbsp }; quand il y en a, les deux chiffres sont indiqués.
rule-gap = Quand une sonde reste muette pendant plus de { $time }, ce temps est réputé sans observation.
rule-quorum = Il y a interruption quand au moins { $number } points de contrôle la constatent.
rule-edges = Une interruption constatée par des contrôles réguliers commence { $onset } et se termine { $recovery }.
rule-confirm = Des contrôles réguliers établissent une interruption quand { $number } d’entre eux échouent de suite{ -nnbsp }; elle compte à partir du premier.
rule-confirm-within = Des contrôles réguliers établissent une interruption quand { $number } d’entre eux échouent de suite ou à { $within } d’intervalle au plus{ -nnbsp }; les contrôles réussis entre-temps ne comptent pas comme interrompus.
rule-checks = Les contrôles ont lieu { $steps }.
every = à intervalles de { $time }
onset-inside = au premier contrôle en échec
onset-outside = au dernier contrôle réussi qui la précède
recovery-inside = au dernier contrôle en échec
recovery-outside = au premier contrôle réussi qui la suit
edge-midpoint = à mi-chemin entre les deux contrôles qui l’encadrent

## Figures

strip-available = disponible
strip-down = interrompu
strip-partial = fonctionnement partiel
strip-silent = sans observation, compté comme interrompu
strip-not-counted = non pris en compte
strip-all-well = Jour par jour, { $month }{ -nnbsp }: tout a été disponible en permanence.
strip-alt = Jour par jour, { $month }{ -nnbsp }: { $told }{ -nnbsp }; tout a été disponible le reste du temps.
strip-was-down = { $service }, interruption de { $time } { $when }
strip-was-partial = { $service }, fonctionnement partiel pendant { $time } { $when }
strip-excluded = { $told } (hors décompte)
chart-milestones = étapes
chart-messages = { $n ->
    [one] message
   *[other] messages
}
chart-windows-count = { $n ->
    [one] une période
   *[other] { $n }{ -nbsp }périodes
}
chart-messages-count = { $n ->
    [one] un message
   *[other] { $n }{ -nbsp }messages
}
chart-impact = { $windows } d’interruption ou de perturbation ({ $start }{ -nbsp }– { $end } UTC)
chart-mark-at = { $mark }{ -nnbsp }: { $time }
chart-alt = Chronologie de «{ -nnbsp }{ $title }{ -nnbsp }», en mots{ -nnbsp }: { $parts }.
# Lundi est le premier jour.
weekday-short-1 = lun.
weekday-short-2 = mar.
weekday-short-3 = mer.
weekday-short-4 = jeu.
weekday-short-5 = ven.
weekday-short-6 = sam.
weekday-short-7 = dim.
calendar-some = moins de 15{ -nbsp }min
calendar-quarter = 15{ -nbsp }min ou plus
calendar-hour = 1{ -nbsp }h ou plus
calendar-hours = 4{ -nbsp }h ou plus
calendar-day = { $day }{ -nnbsp }: { $time }
calendar-alt = Calendrier, { $month }{ -nnbsp }; temps d’interruption{ -nnbsp }: { $days }.
durations-one = { $name }{ -nnbsp }: { $time }
durations-alt = Durée de chaque incident{ -nnbsp }: { $incidents }.

## Le compte rendu public d’un incident

status-open = en cours
status-monitoring = sous observation
status-resolved = résolu
time-not-over = un temps qui n’est pas encore écoulé
window-down = interrompu
window-partial = ralenti ou partiellement défaillant
window-partial-share = ralenti ou partiellement défaillant ({ $share })
told-interruption-began = L’interruption a commencé.
told-disruption-began = La perturbation a commencé.
told-noticed = Nous l’avons constatée.
told-restored = Tout fonctionnait de nouveau.
told-wrote = Nous avons écrit{ -nnbsp }: { $text }
told-message = Nous avons publié un message.
mark-noticed = constat
mark-restored = rétablissement

## Le détail du calcul

step-credit = avoir
step-reading = une lecture
step-interpretation = interprétation
step-right = droit
step-base = base
step-fee = redevance
step-share = part de la base
step-owed = dû
step-part = partie
step-cap = plafond
step-claim = demande
step-minimum = minimum
step-residue = reliquat
step-uptime = disponibilité
step-time-measured = temps mesuré
step-affected = temps d’interruption
step-uptime-all = disponibilité sans exclusions
step-unknown = sans observation
step-doubt = incertitude
step-counted = pris en compte
step-not-counted = non pris en compte
step-goodwill = geste commercial
step-fees-of-month = redevances du mois
step-line = ligne
step-several = plusieurs avoirs

undecided = à trancher
not-yet = pas encore
not-given = non indiqué
nothing = rien
the-period = la période
each-outage = chaque interruption
each-day = chaque jour comportant du temps d’interruption
each-hour = chaque heure d’horloge comportant du temps d’interruption
days-of-service = { $n ->
    [one] { $n }{ -nbsp }jour de service
   *[other] { $n }{ -nbsp }jours de service
}
time-of-service = { $time } de service
added-to-the-term = { $time }, en prolongation du contrat
at-least = égal ou supérieur à { $value }
more-than = supérieur à { $value }
rounded-half-up = arrondi au plus proche, la moitié vers le haut
rounded-half-even = arrondi au plus proche, la moitié vers le chiffre pair
rounded-down = arrondi vers le bas
rounded-up = arrondi vers le haut
no-rounding = sans arrondi

the-condition = la condition «{ -nnbsp }{ $condition }{ -nnbsp }»
the-commitment = l’engagement de { $commitment }
commitment-kept = tenu{ -nnbsp }: { $promise }
condition-not-met = non remplie{ -nnbsp }: { $promise }
commitment-missed-nothing = non tenu{ -nnbsp }: { $promise }{ -nnbsp }; ses règles n’ouvrent droit à aucun avoir
condition-met-nothing = remplie{ -nnbsp }: { $promise }{ -nnbsp }; ses règles n’ouvrent droit à aucun avoir
commitment-missed-term = non tenu{ -nnbsp }: { $promise }{ -nnbsp }; le contrat est prolongé d’autant
condition-met-term = remplie{ -nnbsp }: { $promise }{ -nnbsp }; le contrat est prolongé d’autant
commitment-missed-no-money = non tenu{ -nnbsp }: { $promise }{ -nnbsp }; aucune somme n’est prévue
condition-met-no-money = remplie{ -nnbsp }: { $promise }{ -nnbsp }; aucune somme n’est prévue
where-it-stands = la période n’est pas terminée{ -nnbsp }: situation à ce jour
text-does-not-decide = le texte ne tranche pas{ -nnbsp }: { $why }
carried-over = exactement { $exact } avec ce qui restait{ -nnbsp }; reporté tant que le total n’est pas { $until }
below-minimum = exactement { $exact }{ -nnbsp }; accordé seulement si le montant est { $minimum }
exactly = exactement { $exact }{ -nnbsp }; { $rounding }
exactly-claimed = exactement { $exact }{ -nnbsp }; { $rounding }{ -nnbsp }; demandé le { $day }, dans le délai
exactly-to-claim = exactement { $exact }{ -nnbsp }; { $rounding }{ -nnbsp }; à demander au plus tard le { $day }
claim-waived = non exigée
claim-waived-why = avoir accordé de notre propre initiative, sans attendre de demande
exactly-not-claimed = exactement { $exact }{ -nnbsp }; { $rounding }{ -nnbsp }; était à demander au plus tard le { $day }

how-it-is-read = lecture retenue ici d’un texte qui laisse un point ouvert
bad-periods = { $bad } { $bad ->
    [one] période
   *[other] périodes
} sur { $among } avec { $condition }
billed-net = montant facturé, hors taxes
fees-net = redevances en vigueur, hors taxes
billed = facturé{ -nnbsp }: { $fee }
monthly-fee = redevance mensuelle de { $fee }, en vigueur { $days }
quarterly-fee = redevance trimestrielle de { $fee } ÷ 3, en vigueur { $days }
annual-fee = redevance annuelle de { $fee } ÷ 12, en vigueur { $days }
all-days = tous les jours
some-days = { $days } { $days ->
    [one] jour
   *[other] jours
} sur { $of }
rule-that-applies = règle applicable{ -nnbsp }: { $tier }
part-by-rule = { $part }{ -nnbsp }: { $tier }
nobody-said-otherwise = { $about }, faute d’indication contraire
share-of-base = { $share } de la base
cap-reached = { $of }{ -nnbsp }; atteint{ -nnbsp }: l’avoir y est ramené
cap-not-reached = { $of }{ -nnbsp }; non atteint
other-currency = exprimé dans une autre monnaie{ -nnbsp }; il ne s’applique pas
of-the-smallest-unit = { $n } de la plus petite unité
left-over = ce que l’arrondi a laissé{ -nnbsp }: { $rounding }, une fois pour cette ligne
uptime-stated = telle qu’elle a été indiquée
uptime-mean = 1 − moyenne des taux d’erreur par intervalle de { $bucket }
uptime-total = 1 − erreurs ÷ requêtes
uptime-time = 1 − temps d’interruption ÷ temps mesuré
below-promised = { $how }{ -nnbsp }; inférieure aux { $commitment } promis
not-below-promised = { $how }{ -nnbsp }; non inférieure aux { $commitment } promis
period-in-zone = { $days } ({ $zone })
period-to-date = { $days } ({ $zone }), à ce jour
period-over = { $period }, mesurée sur { $over }
period-under-contract = { $period }, temps sous contrat
sum-of-what-counts = somme de ce qui compte
if-nothing-excluded = si rien n’avait été exclu
no-monitor-spoke = aucune sonde du service ne s’est manifestée
samples-allow-both = les relevés permettent les deux{ -nnbsp }; les règles de mesure dans amends.toml tranchent
time-weighted = { $when }{ -nnbsp }; pondéré à { $share }
time-because = { $when }{ -nnbsp }; { $why }
part-of-a-unit = fraction d’une unité d’horloge
not-reported-yet = pas encore signalé
before-grace-was-over = avant la fin du délai de rétablissement
too-short = trop bref pour compter
degraded-not-counted = fonctionnement partiel, que cet accord ne compte pas
planned-maintenance = maintenance planifiée
emergency-maintenance = maintenance d’urgence
caused-by-customer = causé par le client
caused-by-third-party = causé par un tiers
force-majeure = force majeure
outside-service-time = en dehors des heures de service

in-proportion = au prorata { $of }
in-proportion-times = au prorata { $of }, multiplié par { $factor }
of-affected-time = du temps d’interruption
of-excess = du temps d’interruption au-delà de ce que l’engagement tolère
of-shortfall = de la disponibilité manquante
each-step = { $count }{ -nbsp }×{ -nbsp }{ $per }, par tranche de { $unit } { $of }
each-step-after = { $count }{ -nbsp }×{ -nbsp }{ $per }, par tranche de { $unit } { $of } après une franchise de { $free }
each-full-step = { $count }{ -nbsp }×{ -nbsp }{ $per }, par tranche entière de { $unit } { $of }
each-full-step-after = { $count }{ -nbsp }×{ -nbsp }{ $per }, par tranche entière de { $unit } { $of } après une franchise de { $free }
each-begun-step = { $count }{ -nbsp }×{ -nbsp }{ $per }, par tranche entamée de { $unit } { $of }
each-begun-step-after = { $count }{ -nbsp }×{ -nbsp }{ $per }, par tranche entamée de { $unit } { $of } après une franchise de { $free }
parts-that-give = pour { $per }{ -nnbsp }: { $paying } sur { $n } { $paying ->
    [one] ouvre
   *[other] ouvrent
} droit à un avoir

# Ce qu’un texte laisse ouvert, et comment on peut le lire.
promise-missed-condition-not = l’engagement de { $promised } n’est pas tenu, et la condition «{ -nnbsp }{ $condition }{ -nnbsp }» n’est pas remplie
promise-kept-condition-holds = l’engagement de { $promised } est tenu, et la condition «{ -nnbsp }{ $condition }{ -nnbsp }» est remplie
promise-kept-row-pays = l’engagement de { $promised } est tenu, et la ligne «{ -nnbsp }{ $row }{ -nnbsp }» prévoit pourtant un avoir
part-of-a-step-unstated = le texte accorde { $per } par tranche de { $unit } et ne dit pas ce que vaut une tranche incomplète
tables-do-not-agree = les tableaux du texte ne concordent pas
no-row-applies = aucune ligne du tableau ne s’applique à { $at }
several-rows-apply = { $n } lignes du tableau s’appliquent
the-table = tableau
reading-gives = { $reading }{ -nnbsp }: { $pay }
reading-broken = il n’est pas tenu
reading-kept = il est tenu
reading-full-steps = seules les tranches entières comptent
reading-begun-steps = une tranche entamée compte
reading-proportion = au prorata
reading-as-in = comme dans { $row }
reading-no-row = aucune ligne, aucun avoir
in-doubt-for-the-customer = { $why }{ -nnbsp }; dans le doute en faveur du client, { $reading }
in-doubt-for-the-provider = { $why }{ -nnbsp }; dans le doute en faveur du prestataire, { $reading }

gift-fixed = un montant fixe
gift-of-days = { $days }{ -nbsp }j d’abonnement{ -nnbsp }: redevances du mois × { $days } ÷ { $of }{ -nbsp }j
gift-of-fees = { $share } des redevances du mois
gift-decided = { $gift }{ -nnbsp }; décidé par { $by }{ -nnbsp }: { $reason }

base-formula = non la redevance, mais{ -nnbsp }: { $formula }
no-fee-given = aucune redevance indiquée
fee-as-given = la redevance de la période, telle qu’indiquée
bill-added-up = total des lignes de la facture

## Noms dans les formules des accords

formula-uptime = disponibilité
formula-downtime = interruption
formula-longest = plus_longue
formula-outages = interruptions
formula-period = période
formula-service-time = temps_de_service
formula-allowed = tolérance
formula-excess = dépassement
formula-shortfall = manque
formula-fee = redevance
formula-and = et
formula-or = ou
formula-day = jour
formula-days = jours
formula-hour = heure
formula-hours = heures
formula-minute = minute
formula-minutes = minutes

## Régions

region-af = Afrique
region-ap = Asie-Pacifique
region-apac = Asie-Pacifique
region-as = Asie
region-asia = Asie
region-au = Australie
region-ca = Canada
region-ch = Suisse
region-cn = Chine
region-de = Allemagne
region-emea = Europe, Moyen-Orient et Afrique
region-eu = Europe
region-fr = France
region-in = Inde
region-jp = Japon
region-latam = Amérique latine
region-me = Moyen-Orient
region-na = Amérique du Nord
region-oc = Océanie
region-sa = Amérique du Sud
region-uk = Royaume-Uni
region-us = États-Unis

## Pays dans les adresses

country-AD = Andorre
country-AE = Émirats arabes unis
country-AL = Albanie
country-AM = Arménie
country-AR = Argentine
country-AT = Autriche
country-AU = Australie
country-AZ = Azerbaïdjan
country-BA = Bosnie-Herzégovine
country-BD = Bangladesh
country-BE = Belgique
country-BG = Bulgarie
country-BH = Bahreïn
country-BO = Bolivie
country-BR = Brésil
country-BY = Biélorussie
country-CA = Canada
country-CH = Suisse
country-CL = Chili
country-CN = Chine
country-CO = Colombie
country-CR = Costa Rica
country-CU = Cuba
country-CY = Chypre
country-CZ = Tchéquie
country-DE = Allemagne
country-DK = Danemark
country-DO = République dominicaine
country-DZ = Algérie
country-EC = Équateur
country-EE = Estonie
country-EG = Égypte
country-ES = Espagne
country-ET = Éthiopie
country-FI = Finlande
country-FO = Îles Féroé
country-FR = France
country-GB = Royaume-Uni
country-GE = Géorgie
country-GG = Guernesey
country-GH = Ghana
country-GI = Gibraltar
country-GL = Groenland
country-GR = Grèce
country-GT = Guatemala
country-HK = Hong Kong
country-HN = Honduras
country-HR = Croatie
country-HU = Hongrie
country-ID = Indonésie
country-IE = Irlande
country-IL = Israël
country-IM = Île de Man
country-IN = Inde
country-IQ = Irak
country-IR = Iran
country-IS = Islande
country-IT = Italie
country-JE = Jersey
country-JM = Jamaïque
country-JO = Jordanie
country-JP = Japon
country-KE = Kenya
country-KH = Cambodge
country-KR = Corée du Sud
country-KW = Koweït
country-KZ = Kazakhstan
country-LA = Laos
country-LB = Liban
country-LI = Liechtenstein
country-LK = Sri Lanka
country-LT = Lituanie
country-LU = Luxembourg
country-LV = Lettonie
country-MA = Maroc
country-MC = Monaco
country-MD = Moldavie
country-ME = Monténégro
country-MK = Macédoine du Nord
country-MM = Myanmar
country-MN = Mongolie
country-MO = Macao
country-MT = Malte
country-MU = Maurice
country-MX = Mexique
country-MY = Malaisie
country-NG = Nigeria
country-NI = Nicaragua
country-NL = Pays-Bas
country-NO = Norvège
country-NP = Népal
country-NZ = Nouvelle-Zélande
country-OM = Oman
country-PA = Panama
country-PE = Pérou
country-PH = Philippines
country-PK = Pakistan
country-PL = Pologne
country-PR = Porto Rico
country-PT = Portugal
country-PY = Paraguay
country-QA = Qatar
country-RO = Roumanie
country-RS = Serbie
country-RU = Russie
country-RW = Rwanda
country-SA = Arabie saoudite
country-SE = Suède
country-SG = Singapour
country-SI = Slovénie
country-SK = Slovaquie
country-SM = Saint-Marin
country-SN = Sénégal
country-SV = Salvador
country-TH = Thaïlande
country-TN = Tunisie
country-TR = Turquie
country-TW = Taïwan
country-TZ = Tanzanie
country-UA = Ukraine
country-UG = Ouganda
country-US = États-Unis
country-UY = Uruguay
country-UZ = Ouzbékistan
country-VA = Vatican
country-VE = Venezuela
country-VN = Viêt Nam
country-XK = Kosovo
country-ZA = Afrique du Sud
country-ZM = Zambie
country-ZW = Zimbabwe

## The word in the margin

mark-draft = PROJET
mark-held = RETENU

## Ce qui a déjà été accordé, et ce qui a changé

step-difference = différence
rule-difference = ce qui est dû maintenant, moins ce qui a déjà été accordé
step-issued-before = déjà accordé
rule-issued = { $number }, { $day }
step-affected-then = temps d’interruption retenu alors
step-share-then = part de la base retenue alors
step-base-then = base retenue alors
step-agreement-then = accord appliqué alors
now-it-is = maintenant { $value }
nothing-owed-now = rien n’est dû d’après ce que l’on sait aujourd’hui
correction-time = Pour { $service }, nous avions compté { $before } d’interruption{ -nnbsp }; la durée exacte est de { $now }.
correction-share = L’accord prévoit alors { $now }, et non { $before }.
correction-base = Les redevances à retenir pour le calcul sont de { $now }, et non de { $before }.
correction-agreement = Le calcul suit désormais la version de l’accord qui était en vigueur.
correction-other = Le montant pour { $service } a été rectifié.
correction-gift = Le geste commercial a été rectifié.
