//! `mail-merge.csv`: a row for each letter that is fit to send, for the mail merge of a word processor or a mailing tool.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::compose::CustomerView;
use crate::compose::context::LetterContext;
use crate::credit::LedgerRow;
use crate::credit::RowKind;
use crate::credit::RowState;
use crate::model::Form;
use crate::money::Currency;
use crate::money::Money;
use crate::money::sums;
use crate::render::table::sheet::Cell;
use crate::render::table::sheet::Sheet;
use crate::render::table::sheet::plain;
use crate::render::table::sheet::text;

/// What a mail merge knows of one letter.
#[derive(Clone, Debug)]
pub struct MergeRow {
    words: Vec<String>,
    credits: BTreeMap<Currency, Money>,
    goodwill: BTreeMap<Currency, Money>,
    files: BTreeMap<Form, String>,
}

/// The columns of words; sums of each currency and the files of the letter follow.
const COLUMNS: [&str; 16] = [
    "customer",
    "customer_name",
    "recipient",
    "contact",
    "email",
    "language",
    "salutation",
    "subject",
    "reference",
    "date",
    "affected_time",
    "when",
    "credit",
    "credit_appears",
    "awaiting_claim",
    "goodwill",
];

impl MergeRow {
    /// The row of a letter whose files have these paths. The mail address is that of the recipient: the partner's
    /// where the letter goes to the partner.
    pub fn new(view: &CustomerView<'_>, letter: &LetterContext, files: BTreeMap<Form, String>) -> Self {
        let to = view.partner.unwrap_or(view.customer);
        let gifts: Vec<String> = letter.goodwill.iter().map(|g| g.amount.clone()).collect();
        let of = |some: &[String]| some.join(" + ");
        let owed = !letter.owed_totals.is_empty();
        MergeRow {
            words: vec![
                letter.customer.id.clone(),
                letter.customer.name.clone(),
                letter.recipient.name.clone(),
                letter.recipient.contact.clone().unwrap_or_default(),
                to.email.clone().unwrap_or_default(),
                letter.furniture.language.clone(),
                letter.recipient.salutation.clone(),
                letter.subject.clone(),
                letter.reference.clone(),
                letter.date.clone(),
                if letter.affected { letter.affected_time.clone() } else { String::new() },
                if letter.affected { letter.when.clone() } else { String::new() },
                of(&letter.owed_totals),
                if owed { letter.credit_appears.clone() } else { String::new() },
                of(&letter.awaiting_totals),
                of(&gifts),
            ],
            credits: amounts_owed(view, RowKind::Credit),
            goodwill: amounts_owed(view, RowKind::Goodwill),
            files,
        }
    }
}

/// What is owed to a customer, by currency.
fn amounts_owed(view: &CustomerView<'_>, kind: RowKind) -> BTreeMap<Currency, Money> {
    let is_owed = |r: &&&LedgerRow| r.kind == kind && r.state == RowState::Owed && r.to_come.minor > 0;
    sums(view.rows.iter().filter(is_owed).map(|row| row.to_come))
}

/// The sheet. Each currency of the month has a column for credits, and one for goodwill where there is any; each
/// form has one for its files, whose paths start at the folder of the sheet.
pub fn mail_merge_csv(rows: &[MergeRow], forms: &[Form]) -> Vec<u8> {
    let currencies = |of: fn(&MergeRow) -> &BTreeMap<Currency, Money>| -> BTreeSet<Currency> {
        rows.iter().flat_map(|row| of(row).keys().copied()).collect()
    };
    let (credits, gifts) = (currencies(|r| &r.credits), currencies(|r| &r.goodwill));
    let mut columns: Vec<String> = COLUMNS.iter().map(|c| (*c).to_owned()).collect();
    columns.extend(credits.iter().map(|c| format!("credit_{}", c.code())));
    columns.extend(gifts.iter().map(|c| format!("goodwill_{}", c.code())));
    columns.extend(forms.iter().map(|f| f.ending().to_owned()));
    let mut sheet = Sheet::new(&columns.iter().map(String::as_str).collect::<Vec<_>>());
    for row in rows {
        let amount = |of: &BTreeMap<Currency, Money>, c: &Currency| -> Cell {
            plain(of.get(c).map_or_else(String::new, |sum| sum.digits()))
        };
        let words = row.words.iter().map(text);
        let cells = words
            .chain(credits.iter().map(|c| amount(&row.credits, c)))
            .chain(gifts.iter().map(|c| amount(&row.goodwill, c)))
            .chain(forms.iter().map(|f| plain(row.files.get(f).map_or("", String::as_str))));
        sheet.row(cells);
    }
    sheet.bytes()
}

/// Reads the sums of credits back: customer, currency, digits.
pub fn read_merge_sums(bytes: &[u8]) -> Option<BTreeSet<(String, String, String)>> {
    let mut reader = csv::Reader::from_reader(bytes);
    let header = reader.headers().ok()?.clone();
    let mut sums = BTreeSet::new();
    for record in reader.records() {
        let record = record.ok()?;
        for (column, digits) in header.iter().zip(&record) {
            let currency = column.strip_prefix("credit_").filter(|c| c.len() == 3);
            if let Some(currency) = currency.filter(|_| !digits.is_empty()) {
                sums.insert((record.get(0)?.to_owned(), currency.to_owned(), digits.to_owned()));
            }
        }
    }
    Some(sums)
}
