//! The rules that rendered letters are read against, and the warnings that a person has accepted.

use crate::source::Span;
use chrono::NaiveDate;

macro_rules! rules {
    ($($variant:ident = $name:literal, $error:literal, $about:literal;)*) => {
        /// A rule for the words and figures of a document.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule {
            $(#[doc = $about] $variant,)*
        }

        impl Rule {
            /// Every rule: first those that hold a document, then those that warn.
            pub const ALL: &'static [Rule] = &[$(Rule::$variant),*];

            /// Its name in files.
            pub fn name(self) -> &'static str {
                match self { $(Rule::$variant => $name,)* }
            }

            /// Whether a breach can be proved, so that the document is held.
            pub fn is_error(self) -> bool {
                match self { $(Rule::$variant => $error,)* }
            }
        }
    };
}

rules! {
    Step = "step", true, "One of the five steps is missing, empty or out of order.";
    DataLoss = "data-loss", true, "What is said about data does not stand in the document.";
    Amount = "amount", true, "An amount that the ledger does not know.";
    AmountMissing = "amount-missing", true, "An amount of the ledger that the document does not say.";
    Window = "window", true, "A time, where interruptions are told of, that no interruption has.";
    WindowMissing = "window-missing", true, "An interruption whose beginning or end does not stand in the document.";
    Date = "date", true, "A date, where interruptions are told of, that the facts do not know.";
    DateMissing = "date-missing", true, "A last day for a claim that does not stand in the document.";
    PromiseMissing = "promise-missing", true, "The date of a promise, or the day on which it was kept, that does not stand in the document.";
    CustomerName = "customer-name", true, "The whole name of another customer.";
    FigureUnsure = "figure-unsure", false, "An amount, time or date that cannot be compared with anything.";
    NameUnsure = "name-unsure", false, "A word that is another customer's name, or an ordinary word.";
    ApologyLate = "apology-late", false, "No apology in the first two sentences.";
    ApologyNotOwned = "apology-not-owned", false, "An apology that does not say whose failure it was.";
    ServiceMissing = "service-missing", false, "A service that was hit is not named in the first two steps.";
    UseMissing = "use-missing", false, "What people could not do is not said.";
    ZoneMissing = "zone-missing", false, "Times without the name of their zone, or without UTC.";
    HowMissing = "how-missing", false, "An amount without how it comes about.";
    AppearsMissing = "appears-missing", false, "An amount without when and where it appears.";
    PreventionMissing = "prevention-missing", false, "Nothing is said of what was done or will be done.";
    UndatedAction = "undated-action", false, "A promised measure without a date.";
    ContactMissing = "contact-missing", false, "Nobody with a name and an address answers.";
    RecourseMissing = "recourse-missing", false, "Nothing is said for those for whom it is not enough.";
    Person = "person", false, "A name of one of our own people who does not sign or answer.";
    CodeName = "code-name", false, "An internal name: of a machine, a setting, a ticket.";
    LongSentence = "long-sentence", false, "A sentence that is hard to follow.";
    Blame = "blame", false, "Somebody else is blamed.";
    PersonCause = "person-cause", false, "A person is named as a cause.";
    Jargon = "jargon", false, "A word that only engineers know.";
    Hedge = "hedge", false, "A guess about something that we know.";
    ConditionalApology = "conditional-apology", false, "An apology on a condition.";
    NonApology = "non-apology", false, "Words in the place of an apology that nobody makes.";
    VagueCount = "vague-count", false, "A number of people without the number.";
    VaguePromise = "vague-promise", false, "A promise without a time.";
    Minimising = "minimising", false, "A failure made small.";
    NoReply = "no-reply", false, "An address that nobody reads.";
}

impl Rule {
    /// The rule of that name.
    pub fn named(name: &str) -> Option<Rule> {
        Self::ALL.iter().copied().find(|rule| rule.name() == name)
    }
}

/// A warning that a person takes upon themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accept {
    /// Of which rule.
    pub rule: Rule,
    /// Words that the flagged words must hold.
    pub words: String,
    /// Who accepts it.
    pub by: String,
    /// Why.
    pub reason: String,
    /// Since when.
    pub on: NaiveDate,
    /// Where it stands.
    pub span: Span,
}

/// The words of a language that a document is read against.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordList {
    /// The language: `en`, or `pt-BR`.
    pub language: String,
    /// Who reviewed it, a native speaker; empty while nobody has.
    pub reviewed_by: String,
    /// What ends with a dot and ends no sentence.
    pub abbreviations: Vec<String>,
    /// Words that apologise.
    pub sorry: Vec<String>,
    /// Words that own a failure.
    pub owned: Vec<String>,
    /// Words for those for whom a letter is not enough.
    pub recourse: Vec<String>,
    /// Amounts, times and dates that stand in the templates for good.
    pub known_figures: Vec<String>,
    /// Names that may stand in documents though a customer has the same.
    pub known_names: Vec<String>,
    /// The most words that a sentence may have.
    pub sentence_words: usize,
    /// The most characters, in a language without spaces between words; then words are not counted.
    pub sentence_characters: Option<usize>,
    /// The rules that are lists of words.
    pub rules: Vec<WordRule>,
}

/// A rule that is a list of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordRule {
    /// Which.
    pub rule: Rule,
    /// Why it matters.
    pub why: String,
    /// What to write instead.
    pub instead: String,
    /// Words and phrases; a `*` at the end stands for any ending.
    pub words: Vec<String>,
    /// Phrases in which the words are meant otherwise.
    pub except: Vec<String>,
}
