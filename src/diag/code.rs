//! The name of every problem that Amends can report, each with one line of explanation.
//!
//! Names are never reused. The error gallery in `tests/errors` holds a folder for each of them,
//! and a test fails when one is missing.

macro_rules! codes {
    ($($variant:ident = $name:literal, $about:literal;)*) => {
        /// A named problem.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $about] $variant,)*
        }

        impl Code {
            /// Every code, in the order of this file.
            pub const ALL: &'static [Code] = &[$(Code::$variant),*];

            /// The code as it stands in messages: `area::what-is-the-matter`.
            pub fn name(self) -> &'static str {
                match self { $(Code::$variant => $name,)* }
            }

            /// One sentence on what it means.
            pub fn about(self) -> &'static str {
                match self { $(Code::$variant => $about,)* }
            }
        }
    };
}

codes! {
    FileMissing = "file::missing", "A file that the workspace needs is not there.";
    FileEncoding = "file::not-utf-8", "A text file is not UTF-8.";
    FileTooLarge = "file::too-large", "A workspace file, or one record of an evidence file, is larger than any honest one.";
    FileName = "file::name", "A file or folder name cannot be used safely.";
    TomlSyntax = "toml::syntax", "A TOML file cannot be read at all.";
    TomlUnknownKey = "toml::unknown-key", "A key that Amends does not know.";
    TomlMissingKey = "toml::missing-key", "A key that must be there is not.";
    TomlType = "toml::wrong-type", "A value of the wrong kind, for instance a float where an exact string is needed.";
    TomlValue = "toml::unknown-value", "A word that is not one of the words allowed here.";
    SchemaVersion = "toml::schema-version", "A file written for another version of the format.";
    CsvHeader = "csv::header", "A CSV file lacks a column that is needed, or names one twice.";
    CsvUnknownColumn = "csv::unknown-column", "A column that Amends does not know.";
    CsvShape = "csv::shape", "A row with another number of cells than the header, or a quote that is never closed.";
    CsvEmptyCell = "csv::empty-cell", "A cell that must be filled is empty.";
    MailAddress = "mail::address", "A mail address that is not one address.";
    MoneyUnreadable = "money::unreadable", "An amount that is not written as digits, one dot and the currency's decimals.";
    MoneyNegative = "money::negative", "A negative amount where only a positive one makes sense.";
    MoneyCurrency = "money::currency", "A currency code that ISO 4217 does not know.";
    NumberUnreadable = "number::unreadable", "A number, percentage or share that cannot be read exactly.";
    TimeUnreadable = "time::unreadable", "A time or date that cannot be read.";
    TimeNoZone = "time::no-zone", "A wall-clock time without a zone.";
    TimeGap = "time::skipped-by-the-clock", "A wall-clock time that does not exist: the clock was put forward over it.";
    TimeFold = "time::exists-twice", "A wall-clock time that exists twice: the clock was put back over it.";
    TimeZone = "time::unknown-zone", "A time zone that the IANA database does not know.";
    TimeDuration = "time::duration", "A length of time that cannot be read.";
    IntervalBackwards = "interval::ends-before-it-starts", "An end that is not after its start.";
    IdDuplicate = "id::duplicate", "The same id twice.";
    IdShape = "id::shape", "An id with characters that could not be used in a file name.";
    RefCustomer = "ref::unknown-customer", "A customer that is not in customers.csv.";
    RefService = "ref::unknown-service", "A service that is not in services.toml.";
    RefRegion = "ref::unknown-region", "A region that the service does not have.";
    RefComponent = "ref::unknown-component", "A component that the service does not have.";
    RefSla = "ref::unknown-sla", "An SLA that is not in slas/.";
    RefIncident = "ref::unknown-incident", "An incident that is not in incidents/.";
    RefLine = "ref::unknown-line", "A contract line that is not in contracts.csv.";
    RefSource = "ref::unknown-source", "A monitoring source, signatory or other name that is not defined.";
    ServiceCycle = "service::needs-itself", "Services that need each other in a circle.";
    ServiceCombine = "service::no-combine-rule", "Several regions or components without a rule that says when the whole is down.";
    ContractOverlap = "contract::terms-overlap", "Two terms of one contract line are in force at once.";
    ContractMixed = "contract::line-changes-owner", "The terms of one contract line name different customers, services, regions or currencies.";
    ContractPartner = "contract::partner", "A partner without the rule whom a credit goes to.";
    SlaBands = "sla::bands", "A credit table with a hole or an overlap.";
    SlaFormula = "sla::formula", "A formula or condition of an SLA that cannot be read, or whose names or units do not fit.";
    AssessFact = "assess::fact", "A fact of an assessment that is missing or makes no sense.";
    SlaEdition = "sla::edition", "An edition of an SLA that is applied to a time before it was in effect.";
    SlaRule = "sla::rule", "A rule of an SLA that is not complete or contradicts itself.";
    IncidentOpenEnd = "incident::no-end", "A resolved incident with an impact window that has no end.";
    IncidentAction = "incident::action", "Dates of an action that do not follow from each other.";
    IncidentOrder = "incident::order", "Events of an incident in an order that cannot be.";
    IncidentProse = "incident::unsafe-prose", "Prose with HTML, an image or an unsafe link.";
    IncidentDataLoss = "incident::data-loss", "Whether data was lost is not said, or said without saying what.";
    IncidentPublic = "incident::no-public-prose", "An incident that customers will read about without words for customers.";
    IncidentUnquoted = "incident::unquoted", "Messages to the public without words in a language in which there is a public account.";
    EvidenceEmpty = "evidence::empty", "A monitoring file without a single row.";
    EvidenceConflict = "evidence::rows-disagree", "Rows of one monitor that say different things about the same time, and no rule which counts.";
    EvidenceShape = "evidence::not-its-format", "A monitoring file that is not in the format that its source names.";
    EvidenceAuto = "evidence::auto", "What a file of a source with `format = \"auto\"` was taken for, or that it could not be told.";
    EvidenceUnverified = "evidence::unverified-format", "A format whose layout was never seen in a real file.";
    EvidencePart = "evidence::part", "A partial result that does not fit: torn, made by other rules, twice, or at odds with another.";
    EvidenceReject = "evidence::rejected-row", "A row of evidence that cannot be used.";
    EvidenceUnwatched = "evidence::unwatched-monitor", "A monitor that no service names.";
    EvidenceMissing = "evidence::service-without-monitor", "A service that should be monitored and has no evidence.";
    EvidenceHorizon = "evidence::ends-early", "Evidence that does not cover the whole period.";
    EvidenceRules = "evidence::no-rules", "Monitoring without the rules that say how to read it.";
    GoodwillShape = "goodwill::shape", "A goodwill row that does not say exactly one of days, percent or amount.";
    GoodwillLimit = "goodwill::limit", "A gift by somebody who may not give it, or not that much.";
    GoodwillBudget = "goodwill::budget", "Goodwill of a month beyond its budget.";
    LanguageProblem = "language::problem", "Words of a language that cannot be used.";
    TemplateProblem = "template::problem", "A template that cannot be used.";
    TemplateUnused = "template::unused", "A template that nothing asks for, so that another one is used in its place.";
    TemplateContext = "template::context", "A file with the data of a document that does not fit what its template sees.";
    WordingList = "wording::list", "A list of words that cannot be used.";
    WordingNone = "wording::no-list", "A language without a list of words, so that its documents get only the checks that need none.";
    WordingAccept = "wording::accept", "An accepted warning that is not complete, or of a rule that cannot be accepted.";
    WordingUnused = "wording::accepts-nothing", "An accepted warning that matches nothing in its document.";
    WordingEdit = "wording::edit", "A paragraph in a person's own words that is not complete, not plain text, there twice, or for a letter that is not written.";
    DocumentFont = "document::font", "A font file of the workspace that cannot be used.";
    DocumentGlyph = "document::missing-glyph", "A character that the embedded fonts cannot print.";
    RegisterUnknown = "register::unknown", "A credit in the register that nothing in the workspace answers to, so that it would be given again.";
    BillGross = "bill::gross", "A bill whose net amount, tax rate and amount with tax do not go together.";
    FinanceMapping = "finance::mapping", "A finance program that lacks an account, or the id or name of a customer who is owed something.";
    FinanceText = "finance::text", "A name or text that a finance program would misread, or that is too long for it.";
    AssessmentStraddle = "assessment::in-doubt", "A result that differs between the low and the high bound of the evidence.";
}
