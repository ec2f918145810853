//! What all documents have in common: page, sender, people, zone.

use crate::compose::CustomerView;
use crate::compose::Tongue;
use crate::compose::context::shared::Company;
use crate::compose::context::shared::Contact;
use crate::compose::context::shared::Customer;
use crate::compose::context::shared::Furniture;
use crate::compose::context::shared::Recipient;
use crate::compose::context::shared::Signatory;
use crate::compose::context::shared::Zone;
use crate::language::Language;
use crate::language::is_utc;
use crate::model;
use crate::model::Settings;
use crate::time::Zone as TimeZone;
use chrono::NaiveDate;

/// Countries that write on Letter paper.
const LETTER_PAPER: [&str; 17] =
    ["US", "CA", "MX", "PH", "CL", "CO", "VE", "CR", "GT", "NI", "PA", "SV", "DO", "PR", "HN", "BO", "BZ"];

/// Countries whose window envelopes show the address where DIN 5008 puts it.
const EUROPE: [&str; 46] = [
    "AD", "AL", "AT", "BA", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FO", "FR", "GB",
    "GG", "GI", "GR", "HR", "HU", "IE", "IM", "IS", "IT", "JE", "LI", "LT", "LU", "LV", "MC", "MD", "ME",
    "MK", "MT", "NL", "NO", "PL", "PT", "RO", "RS", "SE", "SI", "SK", "UA",
];

/// What one document is, for its furniture.
pub(super) struct Sheet<'s> {
    /// `letter`, `report` or `postmortem`.
    pub kind: &'static str,
    /// Its title.
    pub title: String,
    /// One line about it.
    pub subject: String,
    /// Key words; the first is the reference or id.
    pub keywords: Vec<String>,
    /// Country of the reader; decides paper and window.
    pub country: &'s str,
    /// The language of the text.
    pub language: &'s Language,
    /// The tag that the reader gave: `de-AT`.
    pub tag: &'s str,
    /// Its date.
    pub date: NaiveDate,
    /// A word across the margin.
    pub mark: Option<&'s str>,
}

/// What stands on top of later pages: a report's title on a line of its own; the reference of a letter and the id of
/// an incident, whose titles are sentences, which a running line should not be.
fn running_header(company: &str, sheet: &Sheet<'_>) -> String {
    match sheet.keywords.first() {
        Some(id) if sheet.kind != "report" => format!("{company} · {id}"),
        _ => format!("{company}\n{}", sheet.title),
    }
}

/// The furniture of a document.
pub(super) fn furniture(settings: &Settings, sheet: Sheet<'_>) -> Furniture {
    let language = sheet.language;
    let c = &settings.company;
    let page = settings.documents.page.clone().unwrap_or_else(|| page_of(sheet.country).to_owned());
    let is_letter = sheet.kind == "letter";
    let window = if is_letter { window_of(sheet.country, &page) } else { "none" };
    let reach: Vec<&str> = c.phone.as_deref().into_iter().chain([c.email.as_str()]).collect();
    let mut sender = vec![c.legal_name.clone()];
    if !c.address.is_empty() {
        sender.push(c.address.join(", "));
    }
    sender.push(reach.join(" · "));
    Furniture {
        kind: sheet.kind.to_owned(),
        header: running_header(&c.name, &sheet),
        title: sheet.title,
        language: tag(language, sheet.tag),
        author: c.legal_name.clone(),
        subject: sheet.subject,
        keywords: sheet.keywords,
        page,
        window: window.to_owned(),
        brand: c.name.clone(),
        sender,
        logo: c.logo.clone(),
        accent: c.accent.clone(),
        footer: c.registration.clone().unwrap_or_else(|| c.legal_name.clone()),
        mark: sheet.mark.map(str::to_owned),
        // Lines of Japanese have no spaces that could grow.
        justify: is_letter && language.tag() != "ja",
        date: language.date(sheet.date),
    }
}

/// The tag of a text: the reader's own where it is of the language, else the language's. `en` alone is British.
fn tag(language: &Language, reader: &str) -> String {
    let is_of =
        reader.split(['-', '_']).next().is_some_and(|first| first.eq_ignore_ascii_case(language.tag()));
    match (is_of, language.tag()) {
        (true, _) => reader.to_owned(),
        (false, "en") => "en-GB".to_owned(),
        (false, tag) => tag.to_owned(),
    }
}

/// The paper of a country.
fn page_of(country: &str) -> &'static str {
    if LETTER_PAPER.contains(&country) { "Letter" } else { "A4" }
}

/// Where the address stands for the window envelopes of a country.
fn window_of(country: &str, page: &str) -> &'static str {
    match (page, country) {
        ("Letter", "US" | "CA") => "us10",
        ("A4", country) if EUROPE.contains(&country) => "din5008",
        _ => "none",
    }
}

/// The company that writes.
pub(super) fn company(settings: &Settings) -> Company {
    let c = &settings.company;
    let line: Vec<&str> =
        [c.legal_name.as_str()].into_iter().chain(c.address.iter().map(String::as_str)).collect();
    Company {
        name: c.name.clone(),
        legal_name: c.legal_name.clone(),
        address: c.address.clone(),
        return_line: line.join(" · "),
        email: c.email.clone(),
        phone: c.phone.clone().unwrap_or_default(),
        website: c.website.clone(),
        status_page: c.status_page.clone(),
        registration: c.registration.clone(),
    }
}

/// The person whom a reader can ask; without a telephone anywhere, by e-mail only.
pub(super) fn contact(settings: &Settings, tongue: Tongue<'_>) -> Contact {
    let language = tongue.language;
    let c = &settings.contact;
    let phone = c.phone.clone().or_else(|| settings.company.phone.clone());
    Contact {
        name: c.name.clone(),
        role: tongue.words(&c.role).map(str::to_owned),
        email: c.email.clone(),
        phone: phone.map_or_else(|| language.say("by-e-mail-only"), |p| p.replace(' ', "\u{a0}")),
        hours: tongue.words(&c.hours).map(str::to_owned),
    }
}

/// The person who signs letters.
pub(super) fn signatory(s: &model::Signatory, tongue: Tongue<'_>) -> Signatory {
    let title = tongue.words(&s.title).or(s.title.own.as_deref()).unwrap_or_default();
    Signatory { name: s.name.clone(), title: title.to_owned(), email: s.email.clone() }
}

/// To whom a letter goes: the partner, if there is one, else the customer.
pub(super) fn recipient(view: &CustomerView<'_>) -> Recipient {
    let to = view.partner.unwrap_or(view.customer);
    let person = to.contact.as_ref().filter(|person| **person != to.name);
    let country = view.language.country(&to.country);
    let mut address = vec![to.name.clone()];
    address.extend(person.cloned());
    address.extend(to.address.iter().cloned());
    if to.country != view.settings.company.country {
        address.push(country.clone());
    }
    let salutation = to.salutation.as_deref().map(|s| s.trim().trim_end_matches(',').to_owned());
    let name = person.unwrap_or(&to.name);
    Recipient {
        name: to.name.clone(),
        contact: person.cloned(),
        address,
        salutation: salutation
            .filter(|s| !s.is_empty())
            .unwrap_or_else(|| view.language.say_with("dear", &[("name", name)])),
        country,
    }
}

/// Whom a document is about.
pub(super) fn customer(view: &CustomerView<'_>) -> Customer {
    Customer { id: view.customer.id.to_string(), name: view.customer.name.clone() }
}

/// A zone as a reader knows it.
pub(super) fn zone(zone: TimeZone, language: &Language) -> Zone {
    Zone { name: language.zone_name(zone), id: zone.name().to_owned(), is_utc: is_utc(zone) }
}

/// Our reference for a customer and a month.
pub(super) fn reference(view: &CustomerView<'_>) -> String {
    format!("{}/{}", view.month, view.customer.id)
}
