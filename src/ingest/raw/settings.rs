//! `amends.toml` as written.

use crate::ingest::raw::RawApproval;
use crate::ingest::raw::RawEscalation;
use crate::ingest::raw::RawFinance;
use crate::ingest::raw::RawGoodwill;
use crate::ingest::raw::RawMonitoring;
use crate::ingest::raw::Text;
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Settings of a workspace: the company, who signs, the rules of evidence, the monitoring exports.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub struct RawSettings {
    /// Version of the format; 1.
    pub schema: i64,
    /// Who you are.
    pub company: RawCompany,
    /// The named person whom the reader of a letter can ask.
    pub contact: RawContact,
    /// Who can sign; the first one does unless `documents.signatory` names another.
    pub signatory: Vec<RawSignatory>,
    /// What holds where nothing else is said.
    pub defaults: RawDefaults,
    /// Choices about documents.
    #[serde(default)]
    pub documents: RawDocuments,
    /// Who has to say yes before a credit is issued.
    #[serde(default)]
    pub approval: RawApproval,
    /// What may be given as goodwill, and by whom.
    #[serde(default)]
    pub goodwill: RawGoodwill,
    /// When management hears of a customer who was let down again and again.
    pub escalation: Option<RawEscalation>,
    /// Choices about credits.
    #[serde(default)]
    pub credits: RawCredits,
    /// How monitoring is read; needed as soon as there is a `[[monitoring]]`.
    #[schemars(with = "Option<RawEvidence>")]
    pub evidence: Option<toml::Spanned<RawEvidence>>,
    /// Monitoring exports.
    #[serde(default)]
    #[schemars(with = "Vec<RawMonitoring>")]
    pub monitoring: Vec<toml::Spanned<RawMonitoring>>,
    /// Where credits are booked.
    #[serde(default)]
    pub finance: RawFinance,
}

/// Choices about credits.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawCredits {
    /// Whether a credit that an SLA gives on a claim only is paid without waiting for one, also after its last day;
    /// `false` if it is missing. The workings name this line.
    #[schemars(with = "Option<bool>")]
    pub proactive: Option<toml::Spanned<bool>>,
}

/// Who you are, for the letterhead and the footer.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawCompany {
    /// The brand.
    pub name: String,
    /// The name in law; the brand if it is missing.
    pub legal_name: Option<String>,
    /// Postal address, line by line.
    pub address: Vec<String>,
    /// Two-letter country code (ISO 3166-1).
    pub country: String,
    /// Mail address.
    #[schemars(with = "String")]
    pub email: Text,
    /// Telephone.
    pub phone: Option<String>,
    /// Web page.
    pub website: Option<String>,
    /// Page where incidents are shown.
    pub status_page: Option<String>,
    /// What the law wants at the foot of a letter.
    pub registration: Option<String>,
    /// An SVG file in the workspace.
    #[schemars(with = "Option<String>")]
    pub logo: Option<Text>,
    /// The brand's colour, `#rrggbb`.
    #[schemars(with = "Option<String>")]
    pub accent: Option<Text>,
}

/// The person whom a reader can ask.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawContact {
    /// The name.
    pub name: String,
    /// What they do.
    pub role: Option<String>,
    /// The same in other languages: `{ de = "…" }`; left out of documents in a language that is not named.
    #[serde(default)]
    pub role_in: BTreeMap<String, String>,
    /// Mail address.
    #[schemars(with = "String")]
    pub email: Text,
    /// Telephone.
    pub phone: Option<String>,
    /// When they can be reached.
    pub hours: Option<String>,
    /// The same in other languages; left out of documents in a language that is not named.
    #[serde(default)]
    pub hours_in: BTreeMap<String, String>,
}

/// A person who signs letters.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawSignatory {
    /// A short name for `documents.signatory`.
    pub id: String,
    /// The name.
    pub name: String,
    /// The title.
    pub title: String,
    /// The same in other languages: `{ de = "…" }`.
    #[serde(default)]
    pub title_in: BTreeMap<String, String>,
    /// Mail address.
    #[schemars(with = "Option<String>")]
    pub email: Option<Text>,
}

/// What holds where nothing else is said.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawDefaults {
    /// Your time zone, an IANA name such as `Europe/London`.
    #[schemars(with = "String")]
    pub time_zone: Text,
    /// Language of documents, a BCP 47 tag such as `en-GB`.
    pub language: String,
    /// Your currency, ISO 4217.
    #[schemars(with = "String")]
    pub currency: Text,
}

/// Choices about documents.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawDocuments {
    /// Id of the signatory of letters.
    #[schemars(with = "Option<String>")]
    pub signatory: Option<Text>,
    /// Id of the signatory of executive letters; `signatory` if it is missing.
    #[schemars(with = "Option<String>")]
    pub executive_signatory: Option<Text>,
    /// How the size of a letter is chosen.
    #[serde(default)]
    pub letter_size: RawLetterSize,
    /// When and where a credit appears; "on your next invoice" if it is missing.
    pub credit_appears: Option<String>,
    /// The same in other languages: `{ de = "…" }`.
    #[serde(default)]
    pub credit_appears_in: BTreeMap<String, String>,
    /// When and where goodwill appears; like a credit if it is missing.
    pub goodwill_appears: Option<String>,
    /// The same in other languages.
    #[serde(default)]
    pub goodwill_appears_in: BTreeMap<String, String>,
    /// What happens to a letter of which a part is not there in the reader's language; in the workspace's language if
    /// it is missing.
    pub language_fallback: Option<RawLanguageFallback>,
    /// Who hears in a later month what became of the actions that a letter promised; `sent` if it is missing.
    pub follow_up: Option<RawFollowUp>,
    /// Paper for everybody instead of by the recipient's country.
    pub page: Option<RawPage>,
    /// Font files of the workspace (`.ttf`, `.otf`), in which characters are looked for that the built-in fonts
    /// lack, in this order; such as `fonts/NotoSansJP-Regular.otf`.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub fonts: Vec<Text>,
    /// In which forms letters are written; in all of them if it is missing. Postmortems and the month summary are
    /// written in those that are not for mail (`pdf`, `html`, `md`, `docx`), as a PDF where none of these is chosen.
    #[schemars(with = "Option<Vec<RawForm>>")]
    pub forms: Option<toml::Spanned<Vec<RawForm>>>,
    /// When readers of notices are at work, by the clocks of each; `Mon-Fri 08:00-18:00` if it is missing. A notice does
    /// not promise its next update for later than their close of business.
    #[schemars(with = "Option<String>")]
    pub business_hours: Option<Text>,
    /// How long after a notice the next one is promised where nobody says when.
    #[serde(default)]
    pub update_every: RawUpdateEvery,
}

/// How long after a notice the next one is promised, by the severity of the incident; `major` where it has none.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawUpdateEvery {
    /// `30min` if it is missing.
    #[schemars(with = "Option<String>")]
    pub critical: Option<Text>,
    /// `60min` if it is missing.
    #[schemars(with = "Option<String>")]
    pub major: Option<Text>,
    /// `4h` if it is missing.
    #[schemars(with = "Option<String>")]
    pub minor: Option<Text>,
}

/// The size of a letter: executive where that rule holds, else short where that one does, else standard. A rule is a
/// condition over `affected` (a time), `outages`, `incidents`, `credit` (a share of the fees) and `data_lost` (1 or 0).
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawLetterSize {
    /// `affected >= 8h or credit >= 25% or data_lost >= 1` if it is missing.
    #[schemars(with = "Option<String>")]
    pub executive: Option<Text>,
    /// `affected <= 30min and credit < 10% and data_lost < 1` if it is missing.
    #[schemars(with = "Option<String>")]
    pub short: Option<Text>,
}

/// What happens to a letter of which a part is not there in the reader's language.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawLanguageFallback {
    /// All of it is in the language of the workspace.
    Workspace,
    /// The same, and it is held.
    Hold,
}

/// Who hears in a later month what became of the actions that a letter promised.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawFollowUp {
    /// Customers whose letter about the incident the register knows as sent.
    Sent,
    /// All customers whom the incident hit: for those who keep no register of what they send.
    Hit,
    /// Nobody.
    Off,
}

/// A form of a document, as its files end.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum RawForm {
    /// For print and for the archive.
    Pdf,
    /// For the screen.
    Html,
    /// Markdown, for wikis.
    Md,
    /// Plain text.
    Txt,
    /// For Word and LibreOffice.
    Docx,
    /// A draft for a mail program, with the PDF in it.
    Eml,
}

/// Paper.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
pub enum RawPage {
    /// 210 × 297 mm.
    A4,
    /// 8.5 × 11 in.
    Letter,
}

/// How monitoring is read. Every rule must be stated; none has a silent default.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawEvidence {
    /// Which evidence decides: `"union"`, `"monitoring"`, `"incidents"`, `"intersection"`, or a ranking such as
    /// `["uptimerobot", "incidents"]`.
    #[schemars(with = "RawDecides")]
    pub decides: toml::Spanned<RawDecides>,
    /// How many failing samples make an outage: `2`, or `{ failures = 3, within = "10min" }`.
    #[schemars(with = "RawConfirm")]
    pub confirm: toml::Spanned<RawConfirm>,
    /// Silence longer than this is unknown, for instance `5min`.
    #[schemars(with = "String")]
    pub gap_after: Text,
    /// What unknown time counts as; reports show both figures.
    pub unknown_counts_as: RawUnknown,
    /// Where inside a sampling step an outage starts.
    pub onset: RawOnset,
    /// Where inside a sampling step an outage ends.
    pub recovery: RawRecovery,
    /// How many probes of a monitor must agree that it is down; 1 if it is missing.
    #[schemars(with = "Option<i64>")]
    pub quorum: Option<toml::Spanned<i64>>,
    /// Which of two rows counts that say different things about one instant; needed as soon as any do.
    pub conflicts: Option<RawConflicts>,
    /// The share of users that is hit while a monitor says degraded, for instance `50%`; all if it is missing. It
    /// weighs time only where the SLA says so.
    #[schemars(with = "Option<String>")]
    pub degraded_share: Option<Text>,
}

/// How many failing samples make an outage: `2`, or `{ failures = 3, within = "10min" }`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum RawConfirm {
    /// So many in a row, counted from the first; at least 1.
    InARow(i64),
    /// So many in a row, or in runs that lie together within a time.
    Within(RawConfirmWithin),
}

/// So many failing samples in a row, or in runs that lie together within a time.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawConfirmWithin {
    /// How many; at least 1.
    pub failures: i64,
    /// The time, for instance `10min`.
    pub within: String,
}

/// Which of two rows counts that say different things about one instant.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawConflicts {
    /// The worse state.
    Worst,
    /// The row that stands first.
    First,
    /// The row that stands last.
    Last,
    /// Neither: the rows are rejects, and the time is unknown.
    Refuse,
}

/// Which evidence decides: a word, or a ranking such as `["uptimerobot", "monitoring", "incidents"]` of which the
/// first that knows of a time decides about it.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum RawDecides {
    /// In a word.
    Word(RawDecidesWord),
    /// Ids of `[[monitoring]]`, `monitoring` for all of them, `incidents`.
    Ranked(Vec<String>),
}

/// Which evidence decides, in a word.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawDecidesWord {
    /// What either monitors or incidents say.
    Union,
    /// What monitors say.
    Monitoring,
    /// What incidents say.
    Incidents,
    /// What both say.
    Intersection,
}

/// What unknown time counts as.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawUnknown {
    /// As working.
    Up,
    /// As not working.
    Down,
}

/// Where an outage starts.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawOnset {
    /// At the first failing sample.
    FirstFailure,
    /// At the last good sample before it.
    LastSuccess,
    /// Half-way between the two.
    Midpoint,
}

/// Where an outage ends.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawRecovery {
    /// At the first good sample after it.
    FirstSuccess,
    /// At the last failing sample.
    LastFailure,
    /// Half-way between the two.
    Midpoint,
}
