//! Parts that several documents have in common.
//!
//! Forms of the text values, everywhere: amounts `EUR 1,234.50`; dates `11 March 2026`; times `14:02`
//! (24 hours); durations `1 h 18 min` (only the units that are not nought, seconds only where there are some);
//! percentages `99.806 %`, rounded down. A time that is only roughly known is written `about 14:02`.

use schemars::JsonSchema;
use serde::Serialize;

/// The front matter of a document: what the page looks like and what its properties say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Furniture {
    /// `letter`, `report` or `postmortem`: decides the page layout.
    pub kind: String,
    /// Title of the document, for its properties and the browser tab. Plain text.
    pub title: String,
    /// Language tag of the text, such as `en-GB`; decides hyphenation.
    pub language: String,
    /// Who wrote it, for the properties: the legal name of the company.
    pub author: String,
    /// One line about the document, for the properties.
    pub subject: String,
    /// Key words for the properties: period, incident ids, reference.
    pub keywords: Vec<String>,
    /// Page size: `A4` or `Letter`.
    pub page: String,
    /// Place of the address for window envelopes: `din5008`, `us10` or `none`.
    pub window: String,
    /// The name in the letterhead.
    pub brand: String,
    /// The small lines of the letterhead: legal name, address, telephone and e-mail; one string a line.
    pub sender: Vec<String>,
    /// The logo as the text of an SVG file; null when there is none.
    pub logo: Option<String>,
    /// The accent colour as `#rrggbb`; null for the built-in one.
    pub accent: Option<String>,
    /// Line at the top of every page but the first.
    pub header: String,
    /// Line at the foot of every page.
    pub footer: String,
    /// A word across the margin, such as `DRAFT` or `HELD`; null on an approved document.
    pub mark: Option<String>,
    /// Whether paragraphs are set to both margins.
    pub justify: bool,
    /// Date of the document in words, for the running header: `1 April 2026`.
    pub date: String,
}

/// The company that writes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Company {
    /// The name that customers know.
    pub name: String,
    /// The registered name.
    pub legal_name: String,
    /// Postal address, one string a line, without the country.
    pub address: Vec<String>,
    /// Name and address on one line, for the small line above the address of a letter.
    pub return_line: String,
    /// General e-mail address.
    pub email: String,
    /// General telephone number.
    pub phone: String,
    /// Web address; null when not given.
    pub website: Option<String>,
    /// Address of the status page; null when not given.
    pub status_page: Option<String>,
    /// Registration and tax numbers; null when not given.
    pub registration: Option<String>,
}

/// The person whom a reader can ask: always named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Contact {
    /// First and last name.
    pub name: String,
    /// Role, such as `Head of Customer Care`; null when not given.
    pub role: Option<String>,
    /// Direct e-mail address.
    pub email: String,
    /// Direct telephone number.
    pub phone: String,
    /// When the person can be reached, such as `08:00–18:00 on working days`; null when not given.
    pub hours: Option<String>,
}

/// The person who signs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Signatory {
    /// First and last name.
    pub name: String,
    /// Title, such as `Chief Executive`.
    pub title: String,
    /// Direct e-mail address; null when not given.
    pub email: Option<String>,
}

/// To whom a document is addressed: the customer, or the partner who looks after the customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Recipient {
    /// Name of the organisation that receives the document.
    pub name: String,
    /// The person in the address; null when not given.
    pub contact: Option<String>,
    /// The whole address block, one string a line: organisation, person, street, town and, when it goes abroad, the country.
    pub address: Vec<String>,
    /// The salutation without a comma, such as `Dear Ms Ferreira`.
    pub salutation: String,
    /// Country in words, such as `Germany`.
    pub country: String,
}

/// Whom the document is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Customer {
    /// Customer number as in `customers.csv`.
    pub id: String,
    /// Name of the customer.
    pub name: String,
}

/// A time zone as a reader knows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Zone {
    /// In words, such as `Berlin time`; `UTC` when it is that.
    pub name: String,
    /// IANA name, such as `Europe/Berlin`.
    pub id: String,
    /// Whether the zone is UTC, so that times need not be given twice.
    pub is_utc: bool,
}

/// One interruption of one service in one place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Window {
    /// Start in the reader's zone: `11 March 2026, 14:02`.
    pub start_local: String,
    /// End in the reader's zone: `15:20`, or with its date when that is another day than the start's: `12 March 2026, 02:10`; `not over` while open.
    pub end_local: String,
    /// Start in UTC, same form.
    pub start_utc: String,
    /// End in UTC, same form.
    pub end_utc: String,
    /// How long: `1 h 18 min`.
    pub duration: String,
    /// Name of the service.
    pub service: String,
    /// Region or component in words; null when all of the service.
    pub place: Option<String>,
    /// Whether the service answered for some requests or users (degraded) and not for none (down).
    pub partial: bool,
    /// The affected share, such as `40 %`; null when down or not recorded.
    pub share: Option<String>,
    /// Whether start or end is only roughly known (then the times say `about`).
    pub approximate: bool,
    /// When the clocks of the zone changed inside the window: `clocks went forward by 1 h at 02:00`; else null.
    pub clock_change: Option<String>,
    /// Whether the window counts under the agreement.
    pub counted: bool,
    /// Why it does not count (exclusion and clause); null when it counts.
    pub excluded: Option<String>,
    /// Id of the incident; null when no incident describes it.
    pub incident: Option<String>,
    /// Where it is known from, such as `incident record and monitoring`.
    pub evidence: String,
}

/// One step of the calculation behind an amount or a percentage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct WorkingsLine {
    /// Depth in the tree, 0 for the result.
    pub depth: u32,
    /// The depth as text to put before the label: empty at depth 0, else one `›` a level.
    pub indent: String,
    /// What is worked out, such as `Availability`.
    pub label: String,
    /// The value, formatted.
    pub value: String,
    /// How it comes from the lines below it, in words; empty when there is nothing to say.
    pub why: String,
    /// The clause of the agreement; null when the step is not from the agreement.
    pub clause: Option<String>,
    /// Where the fact stands, such as `contracts.csv, line 7`; null when derived.
    pub source: Option<String>,
}

/// The steps behind one contract line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Workings {
    /// Service and contract line: `Public API (line L-014)`.
    pub title: String,
    /// The steps, result first, each under the step that it serves.
    pub lines: Vec<WorkingsLine>,
}

/// A figure that the program draws.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Figure {
    /// Name for `figure:NAME`: letters, digits and hyphens.
    pub name: String,
    /// What the figure shows, in a sentence, for those who cannot see it.
    pub alt: String,
}

/// A measure in the wording that customers see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PublicAction {
    /// What is or was done (the action's `public_text`).
    pub text: String,
    /// By when: `15 April 2026`; null when no date is recorded.
    pub due: Option<String>,
    /// Whether it is done.
    pub done: bool,
}
