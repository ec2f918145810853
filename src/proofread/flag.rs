//! What was found: which rule, which words, why it matters, what to write instead, and who accepted it.

use crate::model::Accept;
use crate::model::Rule;
use crate::source::is_unspaced;

/// Who took a warning upon themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// First and last name.
    pub by: String,
    /// When: `2026-04-02`.
    pub on: String,
    /// Why.
    pub reason: String,
}

/// One finding in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flag {
    /// The rule.
    pub rule: Rule,
    /// The step, `subject`, `annex`, or where else it stands; empty where something is missing.
    pub place: String,
    /// The sentence; empty where something is missing.
    pub sentence: String,
    /// The words in it, or what is missing.
    pub words: String,
    /// Why it matters.
    pub why: String,
    /// What to write instead.
    pub instead: String,
    /// Who accepted it.
    pub accepted: Option<Accepted>,
    /// The edit that the words come from, or were lost by: `letters/acme.toml:3, by Ada Lovelace`; empty for a template's own.
    pub edit: String,
}

impl Flag {
    /// A finding with the reasons that a rule has.
    pub(super) fn new(rule: Rule, words: impl Into<String>) -> Self {
        let (why, instead) = reasons(rule);
        Flag {
            rule,
            place: String::new(),
            sentence: String::new(),
            words: words.into(),
            why: why.to_owned(),
            instead: instead.to_owned(),
            accepted: None,
            edit: String::new(),
        }
    }

    /// Where it stands, with the edit that its words come from.
    pub fn place_and_edit(&self) -> String {
        match (self.place.as_str(), self.edit.as_str()) {
            (place, "") => place.to_owned(),
            ("", edit) => format!("edit {edit}"),
            (place, edit) => format!("{place}, edit {edit}"),
        }
    }

    /// Whether it holds the document.
    pub fn is_error(&self) -> bool {
        self.rule.is_error()
    }

    /// Whether it waits for somebody: a warning that nobody accepted.
    pub fn is_open(&self) -> bool {
        !self.is_error() && self.accepted.is_none()
    }

    /// Why the document is held, in a sentence for a person.
    pub fn reason(&self) -> String {
        let within = if self.sentence.is_empty() {
            String::new()
        } else {
            format!(", in “{}”", short(&self.sentence))
        };
        let edit =
            if self.edit.is_empty() { String::new() } else { format!(" It was edited: {}.", self.edit) };
        format!("{}{edit}", self.contradiction(&within))
    }

    fn contradiction(&self, within: &str) -> String {
        let words = &self.words;
        match self.rule {
            Rule::Step => format!("{words}. {}", self.instead),
            Rule::DataLoss => {
                format!("It does not say what is known about data: “{}”.", short(words))
            }
            Rule::Amount => format!("It says {words}, an amount that the ledger does not know{within}."),
            Rule::AmountMissing => format!("It does not say {words}, which stands in the ledger."),
            Rule::Window => {
                format!("It says {words}, a time that no interruption of this customer has{within}.")
            }
            Rule::WindowMissing => {
                format!("It does not give the interruption {words} with beginning and end.")
            }
            Rule::Date => format!("It says {words}, a date that the facts do not know{within}."),
            Rule::DateMissing => format!("It does not give the last day for a claim, {words}."),
            Rule::PromiseMissing => format!("It does not give {words}, the date of a promise."),
            _ => format!("It names another customer, {words}{within}."),
        }
    }
}

/// A sentence for one line of a message.
fn short(text: &str) -> String {
    const MOST: usize = 100;
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    let cut: String = text.chars().take(MOST).collect();
    // No word and no figure is torn; Han and kana part anywhere.
    let end = cut.char_indices().rev().find_map(|(at, c)| match c {
        ' ' => Some(at),
        c => is_unspaced(c).then(|| at + c.len_utf8()),
    });
    format!("{} …", end.and_then(|end| cut.get(..end)).unwrap_or(&cut))
}

/// Marks the warnings that a person has accepted; returns what matched nothing.
pub fn accept<'a>(flags: &mut [Flag], accepts: &'a [Accept]) -> Vec<&'a Accept> {
    let mut unused = Vec::new();
    for accept in accepts {
        let wanted = accept.words.to_lowercase();
        let mut used = false;
        for flag in flags.iter_mut().filter(|f| f.rule == accept.rule && !f.is_error()) {
            if flag.words.to_lowercase().contains(&wanted) {
                used = true;
                flag.accepted.get_or_insert_with(|| Accepted {
                    by: accept.by.clone(),
                    on: accept.on.to_string(),
                    reason: accept.reason.clone(),
                });
            }
        }
        if !used {
            unused.push(accept);
        }
    }
    unused
}

/// Why a rule matters and what to write instead; rules that are lists of words bring their own.
fn reasons(rule: Rule) -> (&'static str, &'static str) {
    match rule {
        Rule::Step => (
            "A letter that leaves out a step of service recovery repairs less than it could.",
            "Put the blocks `::: step apologise`, `empathise`, `restore`, `communicate`, `follow-up` into the template, in this order, each with words in it.",
        ),
        Rule::DataLoss => (
            "Whether data was lost is the first thing that a reader fears.",
            "Print every entry of `data_loss`.",
        ),
        Rule::Amount => (
            "The reader will hold us to it, and finance has booked another amount.",
            "Take the amount from the data of the letter; one that stands in the template for good is named in `known_figures` of the word list.",
        ),
        Rule::AmountMissing => (
            "The reader cannot check an amount that is not said.",
            "Print `owed_totals`, `awaiting_totals`, the `amount` of each line and of each goodwill.",
        ),
        Rule::Window => (
            "A reader who compares it with their own records finds us wrong.",
            "Take the time from the data of the letter; one that stands in the template for good is named in `known_figures` of the word list.",
        ),
        Rule::WindowMissing => (
            "Without the exact time, in their zone and in UTC, readers cannot compare it with their own records.",
            "Print `windows`, with start and end in both zones.",
        ),
        Rule::Date => (
            "A reader who compares it with their own records finds us wrong.",
            "Take the date from the data of the letter; one that stands in the template for good is named in `known_figures` of the word list.",
        ),
        Rule::DateMissing => {
            ("Who misses the day loses the credit.", "Print `claim_by` of each line that awaits a claim.")
        }
        Rule::PromiseMissing => (
            "Whoever was promised a day wants to know what became of it.",
            "Print `promised`, `done_on` and `new_due` of each action.",
        ),
        Rule::CustomerName => (
            "Who our customers are, and what befell them, is not ours to tell.",
            "Take the name out; a company that is meant and is a customer too is named in `known_names` of the word list.",
        ),
        Rule::FigureUnsure => (
            "The ledger and the facts do not know it, so nobody has compared it.",
            "Check it by hand and accept it, or take it out.",
        ),
        Rule::NameUnsure => (
            "It is another customer's name, or an ordinary word.",
            "If the customer is meant, take it out; else accept it, or name it in `known_names` of the word list.",
        ),
        Rule::ApologyLate => (
            "Whoever must look for the apology does not believe it.",
            "Say “I am sorry” in the first or second sentence.",
        ),
        Rule::ApologyNotOwned => (
            "An apology that does not say whose failure it was sounds like regret about the weather.",
            "Say that it was your failure.",
        ),
        Rule::ServiceMissing => (
            "A reader wants to know at once whether it is about them.",
            "Name the service in the first two steps: `service_names`.",
        ),
        Rule::UseMissing => {
            ("What people could not do is what it cost them.", "Print `use_phrase` of each service.")
        }
        Rule::ZoneMissing => (
            "A time without its zone can be read hours apart.",
            "Print `zone.name`, and give the times in UTC too.",
        ),
        Rule::HowMissing => ("An amount that nobody can follow is not trusted.", "Print `how` of the line."),
        Rule::AppearsMissing => (
            "Whoever does not know where to look thinks that it never came.",
            "Print `credit_appears`, and `appears` of each goodwill.",
        ),
        Rule::PreventionMissing => (
            "Without what is done about it, the reader expects it again.",
            "Write `[public] prevention` in the incident, or a `public_text` for its actions.",
        ),
        Rule::UndatedAction => (
            "A promise without a date cannot be kept.",
            "Give the action a `due` date, or leave its `public_text` out until there is one.",
        ),
        Rule::ContactMissing => (
            "Who has a question should not have to look for somebody to ask.",
            "Print `contact.name` and `contact.email`.",
        ),
        Rule::RecourseMissing => (
            "For some it will not be enough, and they go without saying so.",
            "Say whom to write to “if you feel that this is not enough”.",
        ),
        Rule::Person => (
            "A failure is one of the company; a person named in a letter is blamed by its readers.",
            "Say “we”, or name the role.",
        ),
        Rule::CodeName => (
            "Names of machines and tickets mean nothing to readers, and tell strangers about our systems.",
            "Say what it does, in the reader's words.",
        ),
        Rule::LongSentence => {
            ("Sentences of this length are read twice, or not at all.", "Make two sentences of it.")
        }
        _ => ("", ""),
    }
}
