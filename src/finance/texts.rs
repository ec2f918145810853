//! Texts that a target would misread, or that are too long for it: an error, never changed in silence.

use crate::finance::Problem;
use crate::finance::ready::Ready;
use crate::model::FinanceTarget;
use crate::model::Target;
use crate::render::table::reads_as_formula;
use std::collections::BTreeSet;

/// No document number is longer: the field of QuickBooks, which is the shortest.
pub const NUMBER_MAX: usize = 21;
/// No idempotency key is longer: Chargebee takes 100 characters, Stripe 255.
pub const KEY_MAX: usize = 100;

/// Whose a text is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Whose {
    /// Of one credit.
    Credit,
    /// Of whoever gets it.
    Customer,
    /// Of amends.toml, for all credits.
    Settings,
}

/// One text of a file.
struct Text<'a> {
    whose: Whose,
    field: &'static str,
    text: &'a str,
    /// Characters that the target takes; `None` where no limit is known.
    longest: Option<usize>,
    /// Whether it is compared letter by letter with what the target has.
    is_matched: bool,
}

fn text<'a>(field: &'static str, text: &'a str, longest: Option<usize>) -> Text<'a> {
    Text { whose: Whose::Credit, field, text, longest, is_matched: false }
}

/// The target's own id of an invoice.
fn invoice(text: &str) -> Text<'_> {
    Text { whose: Whose::Credit, field: "invoice id", text, longest: None, is_matched: true }
}

fn customer<'a>(field: &'static str, text: &'a str, longest: Option<usize>) -> Text<'a> {
    Text { whose: Whose::Customer, field, text, longest, is_matched: true }
}

fn set<'a>(field: &'static str, text: &'a str) -> Text<'a> {
    Text { whose: Whose::Settings, field, text, longest: None, is_matched: true }
}

/// Checks every text that stands in the target's files.
pub(super) fn check(target: &FinanceTarget, ready: &Ready<'_>, problems: &mut BTreeSet<Problem>) {
    let credit = format!("`{}`", ready.posting.credit_id);
    for found in texts(target, ready) {
        if let Some(why) = trouble(target.target, &found) {
            let whose = match found.whose {
                Whose::Credit => credit.clone(),
                Whose::Customer => format!("`{}`", ready.posting.credit_to.id),
                Whose::Settings => "the settings".to_owned(),
            };
            problems.insert(Problem::misread(found.field, found.text, &whose, &why));
        }
    }
    if let Some(why) = amount_trouble(target.target, ready) {
        let amount = ready.posting.amount.to_string().replace('\u{a0}', " ");
        problems.insert(Problem::misread("amount", &amount, &credit, why));
    }
}

/// The texts from people that stand in the target's files.
fn texts<'a>(target: &'a FinanceTarget, ready: &Ready<'a>) -> Vec<Text<'a>> {
    let posting = ready.posting;
    let billed = &posting.billed;
    let invoice_id = billed.invoice_id.as_deref().unwrap_or("");
    let invoice_number = billed.number.as_deref().unwrap_or("");
    let mail = posting.credit_to.mail.as_deref().unwrap_or("");
    let tax_code = ready.tax_code.unwrap_or("");
    let words = posting.description.as_str();
    let mut all =
        vec![text("document number", ready.number, Some(NUMBER_MAX)), text("key", ready.key, Some(KEY_MAX))];
    match target.target {
        Target::Stripe => all.extend([
            customer("customer id", ready.id, None),
            invoice(invoice_id),
            set("tax rate id", tax_code),
            text("description", words, Some(350)),
        ]),
        Target::Chargebee => all.extend([
            customer("customer id", ready.id, Some(50)),
            text("description", words, Some(250)),
            text("credit id", &posting.credit_id, Some(500)),
        ]),
        Target::Lago => all.extend([customer("customer id", ready.id, None), set("coupon", ready.book)]),
        Target::Xero => all.extend([
            customer("name", ready.name, None),
            Text { is_matched: false, ..customer("mail address", mail, None) },
            text("invoice number", invoice_number, None),
            text("description", words, None),
            set("account", ready.book),
            set("tax code", tax_code),
        ]),
        Target::QuickBooks => all.extend([
            customer("name", ready.name, None),
            set("item", ready.book),
            text("description", words, Some(4000)),
            set("tax code", tax_code),
            text("invoice number", invoice_number, None),
        ]),
        Target::NetSuite => all.extend([
            customer("name", ready.name, None),
            set("item", ready.book),
            text("description", words, None),
            invoice(invoice_id),
            set("department", target.department.as_deref().unwrap_or("")),
            set("location", target.location.as_deref().unwrap_or("")),
        ]),
        Target::Journal | Target::Hledger | Target::Beancount => {
            let contra = target.contra_account.as_deref().unwrap_or("");
            all.extend([
                set("account", ready.book),
                set("account", contra),
                set("account", target.tax_account.as_deref().unwrap_or("")),
                Text { is_matched: false, ..customer("name", ready.name, None) },
                text("description", words, None),
                text("invoice number", invoice_number, None),
            ])
        }
    }
    all
}

/// Why a text cannot stand in the target's files.
fn trouble(target: Target, found: &Text<'_>) -> Option<String> {
    let text = found.text;
    if let Some(longest) = found.longest.filter(|longest| text.chars().count() > *longest) {
        return Some(format!("{} takes {longest} characters", target.title()));
    }
    if text.chars().any(char::is_control) {
        return Some("a line end, tab or other control character would begin a new field or line".to_owned());
    }
    if found.is_matched && text.trim() != text {
        return Some("a space at its beginning or end, which nobody sees, would match nothing".to_owned());
    }
    match target {
        Target::Stripe | Target::Chargebee | Target::Lago => None,
        Target::Xero | Target::QuickBooks | Target::NetSuite | Target::Journal => {
            reads_as_formula(text).then(|| "a spreadsheet would read it as a formula".to_owned())
        }
        Target::Hledger => hledger(found),
        Target::Beancount => beancount(found),
    }
}

fn hledger(found: &Text<'_>) -> Option<String> {
    let text = found.text;
    if text.contains(';') {
        return Some("hledger would read what follows the semicolon as a comment".to_owned());
    }
    match found.field {
        "account" if text.contains("  ") => {
            Some("hledger would read what follows two spaces as an amount".to_owned())
        }
        "account" if text.starts_with(['(', '[', '*', '!']) => {
            Some("hledger would read the account as virtual or its sign as a status".to_owned())
        }
        "name" if text.contains('|') => Some("hledger would read two names".to_owned()),
        "name" if text.starts_with(['(', '*', '!', '=']) => {
            Some("hledger would read its beginning as a code, a status or a date".to_owned())
        }
        "document number" if text.contains(')') => {
            Some("hledger would end the code at the bracket".to_owned())
        }
        "invoice number" if text.contains(',') => Some("hledger would end the tag at the comma".to_owned()),
        _ => None,
    }
}

/// Strings are quoted and escaped; accounts have a form of their own (Beancount, "Accounts").
fn beancount(found: &Text<'_>) -> Option<String> {
    if found.field != "account" || found.text.is_empty() {
        return None;
    }
    let mut parts = found.text.split(':');
    let is_root = parts
        .next()
        .is_some_and(|root| ["Assets", "Liabilities", "Equity", "Income", "Expenses"].contains(&root));
    let is_part = |part: &str| {
        let begins = part.starts_with(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit());
        begins && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    let rest: Vec<&str> = parts.collect();
    let is_account = is_root && !rest.is_empty() && rest.into_iter().all(is_part);
    (!is_account).then(|| {
        "a Beancount account is Assets, Liabilities, Equity, Income or Expenses, then parts after colons that begin with a capital or digit".to_owned()
    })
}

/// Why an amount cannot be said as the target counts.
fn amount_trouble(target: Target, ready: &Ready<'_>) -> Option<&'static str> {
    let amount = ready.posting.amount;
    if amount.minor <= 0 {
        return Some("only an amount above nought is booked");
    }
    let in_minor = matches!(target, Target::Stripe | Target::Chargebee | Target::Lago);
    if in_minor && i64::try_from(amount.minor).is_err() {
        return Some("it is larger than a request can say");
    }
    if target == Target::Stripe {
        if ["ISK", "MGA", "UGX"].contains(&amount.currency.code()) {
            return Some("Stripe counts this currency with other decimals than ISO 4217; book it by hand");
        }
        if amount.currency.decimals() == 3 && amount.minor % 10 != 0 {
            return Some("Stripe takes currencies with three decimals in tens of the smallest unit only");
        }
    }
    None
}
