//! The letter to one customer: what happened to them, what is owed, and what is given.

use crate::compose::CustomerView;
use crate::compose::LetterSize;
use crate::compose::LineResult;
use crate::compose::Tongue;
use crate::compose::charts;
use crate::compose::context::LetterContext;
use crate::compose::context::letter::LetterGoodwill;
use crate::compose::context::letter::LetterIncident;
use crate::compose::context::letter::LetterLine;
use crate::compose::context::letter::LetterService;
use crate::compose::context::letter::OnBehalfOf;
use crate::compose::context::shared::Figure as FigureRef;
use crate::compose::context::shared::Furniture;
use crate::compose::context::shared::PublicAction;
use crate::compose::context::shared::Workings;
use crate::compose::correction::correction;
use crate::compose::figure::Figure;
use crate::compose::furniture;
use crate::compose::furniture::Sheet;
use crate::compose::size::Impact;
use crate::compose::size::size;
use crate::compose::steps;
use crate::compose::terms;
use crate::compose::windows;
use crate::compose::windows::Interruption;
use crate::compose::words;
use crate::credit::LedgerRow;
use crate::credit::Outcome;
use crate::interval::Interval;
use crate::language::Language;
use crate::language::capital;
use crate::language::days_of;
use crate::model::CreditTo;
use crate::model::DataLoss;
use crate::model::Gift;
use crate::model::Incident;
use crate::model::PublicProse;
use crate::model::ServiceId;
use crate::model::Translated;
use crate::money::Exact;
use crate::sla::Measured;
use crate::time::Elapsed;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// More interruptions than these are told in one sentence, when they are short.
const MOST_TOLD_SINGLY: usize = 6;
/// How long a short interruption is at most.
const SHORT: Elapsed = Elapsed(30 * 60_000);

/// What the interruptions of a customer come to.
struct Told {
    /// Every interruption, counted or not.
    all: Vec<Interruption>,
    /// Those that the letter is about: all but what the agreement excludes, unless there is nothing else.
    told: Vec<Interruption>,
    /// The same in time, overlaps once.
    runs: Vec<Interval>,
}

impl Told {
    fn new(view: &CustomerView<'_>) -> Self {
        let all = windows::interruptions(view);
        let mut told: Vec<Interruption> = all.iter().filter(|i| i.is_told()).cloned().collect();
        if told.is_empty() {
            told.clone_from(&all);
        }
        let runs = windows::in_time(&told);
        Told { all, told, runs }
    }

    fn is_approximate(&self) -> bool {
        self.told.iter().any(Interruption::is_approximate)
    }

    fn is_partial(&self) -> bool {
        !self.told.is_empty() && self.told.iter().all(|i| i.is_partial)
    }

    fn affected_time(&self, language: &Language) -> String {
        windows::covered_words(language, &self.told.iter().collect::<Vec<_>>())
    }

    fn is_grouped(&self) -> bool {
        self.runs.len() > MOST_TOLD_SINGLY && self.runs.iter().all(|r| r.length() <= SHORT)
    }

    fn each_lasted(&self, language: &Language) -> String {
        let lengths = || self.runs.iter().map(|r| r.length());
        match (lengths().min(), lengths().max()) {
            (Some(least), Some(most)) if least != most => {
                let (least, most) = (language.elapsed(least), language.elapsed(most));
                language.say_with("between-lengths", &[("least", &least), ("most", &most)])
            }
            (Some(one), _) => language.about(self.is_approximate(), language.elapsed(one)),
            _ => language.say("none"),
        }
    }

    fn size(&self, view: &CustomerView<'_>) -> LetterSize {
        let impact = Impact::new(view, windows::covered(&self.told), self.runs.len());
        match size(&view.settings.documents.sizes, &impact) {
            // What is told in the annex needs one.
            LetterSize::Short if self.is_grouped() || is_undecided(view) => LetterSize::Standard,
            size => size,
        }
    }

    fn when(&self, view: &CustomerView<'_>) -> String {
        view.language.days(&days_of(&self.runs, view.customer.zone))
    }

    fn restored(&self, view: &CustomerView<'_>) -> Option<String> {
        if self.told.iter().any(|i| i.is_open) {
            return None;
        }
        let last = self.told.iter().max_by_key(|i| i.real_end)?;
        Some(view.language.on_day(last.real_end, view.customer.zone, last.approximate.end))
    }
}

/// Whether the text of an SLA leaves open what is owed.
fn is_undecided(view: &CustomerView<'_>) -> bool {
    view.lines.iter().filter_map(|l| l.assessment()).any(|a| a.outcome == Outcome::Undecided)
}

/// The letter to one customer; `mark` is the word across its margin.
pub fn letter(view: &CustomerView<'_>, mark: Option<&str>) -> LetterContext {
    let language = view.language;
    let told = Told::new(view);
    let size = told.size(view);
    let documents = &view.settings.documents;
    let signs = match size {
        LetterSize::Executive => &documents.executive_signatory,
        _ => &documents.signatory,
    };
    let lines = lines(view);
    let services = services(view, &told);
    let service_names = service_names(&services);
    let subject = subject(view, &told, &service_names);
    let has = |outcome: &str| lines.iter().any(|l| l.outcome == outcome);
    let owed_totals = terms::totals(language, &view.rows, terms::is_owed);
    let awaiting_totals = terms::totals(language, &view.rows, terms::is_awaiting);
    LetterContext {
        furniture: sheet(view, &subject, mark),
        company: furniture::company(view.settings),
        contact: furniture::contact(view.settings, view.tongue),
        signatory: furniture::signatory(signs, view.tongue),
        recipient: furniture::recipient(view),
        customer: furniture::customer(view),
        on_behalf_of: on_behalf_of(view),
        date: language.date(view.issued_on),
        reference: furniture::reference(view),
        subject,
        period: language.month(view.month),
        channel: view.partner.unwrap_or(view.customer).channel.clone(),
        size: size.name().to_owned(),
        zone: furniture::zone(view.customer.zone, language),
        affected: !told.told.is_empty(),
        affected_time: told.affected_time(language),
        interruptions: u32::try_from(told.runs.len()).unwrap_or(u32::MAX),
        grouped: told.is_grouped(),
        each_lasted: told.each_lasted(language),
        when: told.when(view),
        approximate: told.all.iter().any(Interruption::is_approximate),
        restored: told.restored(view),
        partial: told.is_partial(),
        several_incidents: view.incidents.len() > 1,
        service_count: u32::try_from(service_names.len()).unwrap_or(u32::MAX),
        service_names,
        services,
        incidents: view.incidents.iter().map(|i| incident(view.tongue, i, view.issued_on)).collect(),
        unexplained: told.told.iter().any(|i| i.incidents.is_empty()),
        data_loss: data_loss(view),
        windows: windows::windows(view, &told.all),
        correction: correction(view),
        owed: !owed_totals.is_empty(),
        owed_totals,
        awaiting: !awaiting_totals.is_empty(),
        awaiting_totals,
        free: !lines.is_empty() && lines.iter().all(|l| l.outcome == "free"),
        met: has("met") && !has("owed") && !has("awaiting-claim"),
        lines,
        credit_appears: appears(view, &view.settings.documents.credit_appears),
        goodwill: goodwill(view),
        workings: workings(view),
        strip: charts::availability_strip(view)
            .map(|f| FigureRef { name: charts::STRIP.to_owned(), alt: f.alt }),
    }
}

/// The figures of a letter, by the names that its context uses.
pub fn letter_figures(view: &CustomerView<'_>) -> BTreeMap<String, Figure> {
    charts::availability_strip(view).into_iter().map(|f| (charts::STRIP.to_owned(), f)).collect()
}

fn sheet(view: &CustomerView<'_>, subject: &str, mark: Option<&str>) -> Furniture {
    let reader = view.partner.unwrap_or(view.customer);
    let language = view.language;
    let mut keywords = vec![furniture::reference(view), view.month.to_string()];
    keywords.extend(view.incidents.iter().map(|i| i.id.to_string()));
    let sheet = Sheet {
        kind: "letter",
        title: subject.to_owned(),
        subject: language
            .say_with("letter-about", &[("name", &reader.name), ("month", &language.month(view.month))]),
        keywords,
        country: &reader.country,
        language,
        tag: &reader.language,
        date: view.issued_on,
        mark,
    };
    furniture::furniture(view.settings, sheet)
}

fn on_behalf_of(view: &CustomerView<'_>) -> Option<OnBehalfOf> {
    let (_, credit_to) = view.customer.partner.as_ref()?;
    view.partner?;
    Some(OnBehalfOf {
        name: view.customer.name.clone(),
        credited_to_partner: *credit_to == CreditTo::Partner,
    })
}

/// `Sixteen interruptions of your Help Desk in May 2017`.
fn subject(view: &CustomerView<'_>, told: &Told, names: &[String]) -> String {
    let language = view.language;
    let month = language.month(view.month);
    if told.told.is_empty() {
        return language.say_with("subject-amends", &[("month", &month)]);
    }
    let n = told.runs.len();
    let number = capital(&language.number(n));
    let what = language.say_with(
        match (told.is_partial(), n) {
            (false, 0 | 1) => "what-interruption",
            (true, 0 | 1) => "what-disruption",
            (false, n) if n > MOST_TOLD_SINGLY => "what-many-interruptions",
            (true, n) if n > MOST_TOLD_SINGLY => "what-many-disruptions",
            (false, _) => "what-interruptions",
            (true, _) => "what-disruptions",
        },
        &[("number", &number)],
    );
    let days = days_of(&told.runs, view.customer.zone).len();
    let when = match days > 2 {
        true => language.say_with("in-month", &[("month", &month)]),
        false => told.when(view),
    };
    let names = language.list(names);
    let values = [("what", what.as_str()), ("services", &names), ("when", &when)];
    match view.partner {
        Some(_) => {
            let customer = ("customer", view.customer.name.as_str());
            language.say_with("subject-of-customer", &[values.as_slice(), &[customer]].concat())
        }
        None => language.say_with("subject-yours", &values),
    }
}

/// What the customer's people could not do, by service in the order of the contract lines.
fn services(view: &CustomerView<'_>, told: &Told) -> Vec<LetterService> {
    let mut order: Vec<&ServiceId> = Vec::new();
    for line in &view.lines {
        let service = &line.line().service;
        if !order.contains(&service) && told.told.iter().any(|i| i.service == *service) {
            order.push(service);
        }
    }
    order.into_iter().map(|id| service(view, told, id)).collect()
}

fn service(view: &CustomerView<'_>, told: &Told, id: &ServiceId) -> LetterService {
    let of: Vec<&Interruption> = told.told.iter().filter(|i| i.service == *id).collect();
    let mut places: Vec<String> = Vec::new();
    for i in &of {
        let place = windows::place_name(
            view.language,
            view.services,
            id,
            i.component.as_deref(),
            i.region.as_deref(),
        );
        places.extend(place.filter(|p| !places.contains(p)));
    }
    let everywhere = of.iter().any(|i| i.component.is_none() && i.region.is_none());
    LetterService {
        name: windows::service_name(view.services, id),
        place: (!places.is_empty() && !everywhere).then(|| view.language.list(&places)),
        use_phrase: view.services.get(id).and_then(|s| view.tongue.words(&s.purpose)).map(str::to_owned),
        partial: of.iter().all(|i| i.is_partial),
        affected_time: windows::covered_words(view.language, &of),
    }
}

fn service_names(services: &[LetterService]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for service in services {
        if !names.contains(&service.name) {
            names.push(service.name.clone());
        }
    }
    names
}

fn incident(tongue: Tongue<'_>, i: &Incident, on: NaiveDate) -> LetterIncident {
    let none = PublicProse::default();
    let prose = tongue.prose(i).unwrap_or(&none);
    LetterIncident {
        id: i.id.to_string(),
        title: tongue.title(i).to_owned(),
        link: i.link.clone(),
        what_happened: words::written(&prose.what_happened),
        consequence: words::written(&prose.consequence),
        cause: words::written(&prose.cause),
        prevention: words::written(&prose.prevention),
        actions: public_actions(tongue, i, on),
    }
}

/// The measures with public wording as they stand on the date of a document, in order of their dates, those without one
/// last. What was done or put off later is told in a letter of its own.
pub(super) fn public_actions(tongue: Tongue<'_>, i: &Incident, on: NaiveDate) -> Vec<PublicAction> {
    let told = i.actions.iter().filter_map(|a| Some((a, tongue.words(&a.public_text)?)));
    let mut actions: Vec<_> = told.collect();
    actions.sort_by_key(|(a, _)| (a.due.is_none(), a.due));
    actions
        .into_iter()
        .map(|(a, text)| PublicAction {
            text: text.to_owned(),
            due: if a.is_done_by(on) { a.done_on.or(a.due) } else { a.due }
                .map(|day| tongue.language.date(day)),
            done: a.is_done_by(on),
        })
        .collect()
}

/// What is said about data, each sentence once; that none was lost only if it holds for all.
fn data_loss(view: &CustomerView<'_>) -> Vec<String> {
    let mut lost: Vec<String> = Vec::new();
    for incident in &view.incidents {
        let sentence = match &incident.data_loss.value {
            DataLoss::No => continue,
            DataLoss::Yes(what) => view.tongue.lost(incident, what).to_owned(),
            DataLoss::Unknown => view.language.say("data-loss-unknown"),
        };
        if !lost.contains(&sentence) {
            lost.push(sentence);
        }
    }
    if lost.is_empty() && !view.incidents.is_empty() {
        let id = if view.partner.is_some() { "no-data-lost-customer" } else { "no-data-lost" };
        lost.push(view.language.say(id));
    }
    lost
}

/// Lines whose service was affected, or that have an amount.
fn lines(view: &CustomerView<'_>) -> Vec<LetterLine> {
    let concerned =
        |l: &&&LineResult<'_>| !l.measured().segments.is_empty() || terms::row_of(view, l).is_some();
    view.lines.iter().filter(concerned).map(|l| line(view, l)).collect()
}

fn line(view: &CustomerView<'_>, result: &LineResult<'_>) -> LetterLine {
    let language = view.language;
    let row = terms::row_of(view, result);
    let outcome = terms::outcome(result, row);
    let assessment = result.assessment();
    let measured = result.measured();
    let affected =
        assessment.map_or_else(|| measured.in_force.length().less(up_time(measured)), |a| a.affected());
    let line = result.line();
    LetterLine {
        line: line.id.to_string(),
        service: windows::service_name(view.services, &line.service),
        place: windows::place_name(view.language, view.services, &line.service, None, line.region.as_deref()),
        outcome: outcome.to_owned(),
        sla: assessment.map(|a| a.policy.name.clone()),
        period: assessment.map_or_else(|| language.month(view.month), |a| terms::period(language, a)),
        commitment: assessment.map(|a| terms::stated(language, &a.policy.commitment)),
        measured: assessment.map(|a| terms::percent(language, &a.measured.uptime, &a.policy.commitment)),
        allowed: assessment.map(|a| language.elapsed(a.allowance())),
        affected_time: if affected == Elapsed::ZERO {
            language.say("no-time-that-counts")
        } else {
            language.elapsed(affected)
        },
        excluded: words::excluded_time(
            language,
            measured.segments.iter().map(|s| (&s.counted, s.interval.length())),
        ),
        margin: assessment.map(|a| language.elapsed(terms::margin(a))),
        beyond: assessment.is_some_and(terms::is_beyond),
        how: assessment
            .filter(|_| row.is_some() || outcome == "nothing-owed")
            .and_then(|a| terms::how(language, a)),
        amount: row.map(|row| terms::row_amount(language, row)),
        claim_by: row.and_then(|r| r.claim_by).map(|day| language.date(day)),
        minimum: assessment.filter(|_| outcome == "below-minimum").and_then(|a| terms::minimum(language, a)),
        in_kind: assessment.map(|a| terms::in_kind(language, a)).filter(|words| !words.is_empty()),
        interpretation: assessment.and_then(|a| a.policy.interpretation.clone()),
        readings: assessment.and_then(|a| a.remedied.undecided.as_ref()).map_or_else(Vec::new, |u| {
            u.readings.iter().map(|reading| language.phrase(&reading.words)).collect()
        }),
    }
}

/// Time without any downtime, for a line without a promise.
fn up_time(measured: &Measured) -> Elapsed {
    let down = measured.segments.iter().map(|s| s.interval).collect();
    measured.in_force.difference(&down).length()
}

/// When and where an amount appears; on the next invoice where nobody says otherwise. What goes to an account of an
/// end customer's own does not appear where the partner, who reads the letter, would look.
fn appears(view: &CustomerView<'_>, text: &Translated) -> String {
    if view.customer.partner.as_ref().is_some_and(|(_, credit_to)| *credit_to == CreditTo::Customer) {
        return view.language.say("on-their-next-invoice");
    }
    let own = view.tongue.words(text).or_else(|| view.tongue.words(&view.settings.documents.credit_appears));
    own.map_or_else(|| view.language.say("on-next-invoice"), str::to_owned)
}

fn goodwill(view: &CustomerView<'_>) -> Vec<LetterGoodwill> {
    let gifts = view.rows.iter().filter(|row| terms::is_goodwill(row));
    gifts
        .map(|row| LetterGoodwill {
            amount: view.language.money(row.to_come),
            what: gift(view, row),
            reason: reason(view, row).unwrap_or_default().to_owned(),
            decided_by: row.decision.as_ref().map(|d| d.by.clone()).unwrap_or_default(),
            decided_on: row.decision.as_ref().and_then(|d| d.on).map(|day| view.language.date(day)),
            appears: appears(view, &view.settings.documents.goodwill_appears),
        })
        .collect()
}

/// Why a gift is given. A letter in whose language nobody said it is in another one.
fn reason<'v>(view: &CustomerView<'v>, row: &'v LedgerRow) -> Option<&'v str> {
    view.tongue.words(&row.decision.as_ref()?.reason)
}

/// What a gift is: `two days’ worth of your account`; empty for a fixed amount.
fn gift(view: &CustomerView<'_>, row: &LedgerRow) -> String {
    let language = view.language;
    let month = language.month(view.month);
    match row.decision.as_ref().map(|d| &d.gift) {
        None | Some(Gift::Fixed(_)) => String::new(),
        Some(Gift::Days(days)) => {
            let whole = days.to_i128().and_then(|n| usize::try_from(n).ok());
            match whole {
                Some(n) => language.say_count("gift-days", n, &[("number", &language.number(n))]),
                None => language.say_with("gift-part-days", &[("days", &language.decimal(days))]),
            }
        }
        Some(Gift::Percent(share)) if *share == Exact::one() => {
            language.say_with("gift-all", &[("month", &month)])
        }
        Some(Gift::Percent(share)) => {
            language.say_with("gift-share", &[("share", &language.share(share)), ("month", &month)])
        }
    }
}

/// The steps behind each amount and percentage of the letter.
fn workings(view: &CustomerView<'_>) -> Vec<Workings> {
    let mut all =
        line_workings(view, &|l| !l.measured().segments.is_empty() || terms::row_of(view, l).is_some());
    let gifts = view.rows.iter().filter(|row| terms::is_goodwill(row));
    all.extend(gifts.map(|row| {
        let told = row.workings.clone();
        let rule = told.rule.clone().instead("reason", reason(view, row).unwrap_or_default());
        steps::workings(view.language, view.language.say("goodwill"), &told.rule(rule))
    }));
    all
}

/// The workings of contract lines.
pub(super) fn line_workings(
    view: &CustomerView<'_>,
    wanted: &dyn Fn(&LineResult<'_>) -> bool,
) -> Vec<Workings> {
    let mut all = Vec::new();
    for result in view.lines.iter().filter(|l| wanted(l)) {
        let Some(assessment) = result.assessment() else { continue };
        let name = windows::service_name(view.services, &assessment.line.service);
        let named = [
            ("service", name.as_str()),
            ("line", assessment.line.id.as_str()),
            ("sla", &assessment.policy.name),
        ];
        let title = view.language.say_with("workings-title", &named);
        let top = terms::row_of(view, result).map_or(&assessment.workings, |row| &row.workings);
        all.push(steps::workings(view.language, title, top));
    }
    all
}
