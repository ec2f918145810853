//! The control totals of a workbook, by reading its first sheet again.
//!
//! This reads what this crate's own writer writes, cell by cell as XML, one row at a time; it is no reader for
//! workbooks of others.

use crate::money::Currency;
use crate::money::Exact;
use crate::money::Money;
use std::collections::BTreeMap;
use std::io::Cursor;
use std::io::Read;
use zip::ZipArchive;

/// Σ of what is to be issued, per currency.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WorkbookTotals {
    /// Of credits.
    pub credits: BTreeMap<Currency, Money>,
    /// Of goodwill.
    pub goodwill: BTreeMap<Currency, Money>,
}

/// The totals of the sheet of credits. `None` when it cannot be read back, or when a number is not what its exact text
/// says.
pub fn read_workbook(bytes: &[u8]) -> Option<WorkbookTotals> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let strings = shared_strings(&part(&mut archive, "xl/sharedStrings.xml")?)?;
    let sheet = part(&mut archive, "xl/worksheets/sheet1.xml")?;
    let mut rows = pieces(&sheet, "<row ", "</row>").map(|row| cells(row, &strings));
    let header: BTreeMap<String, String> =
        rows.next()??.into_iter().map(|(column, name)| (name, column)).collect();
    let mut totals = WorkbookTotals::default();
    for row in rows {
        let row = row?;
        let of = |name: &str| Some(row.get(header.get(name)?)?.as_str());
        let exact = of("difference_exact")?;
        if of("state")? != "owed" || exact.starts_with('-') {
            continue;
        }
        let amount = Money::parse(exact, Currency::from_code(of("currency")?)?).ok()?;
        // A double holds fifteen digits; what is longer is exact in the text only.
        let is_short = exact.bytes().filter(u8::is_ascii_digit).count() <= 15;
        if is_short && Exact::parse(of("difference")?)? != Exact::parse(exact)? {
            return None;
        }
        if amount.is_zero() {
            continue;
        }
        let sums = match of("kind")? {
            "credit" => &mut totals.credits,
            "goodwill" => &mut totals.goodwill,
            _ => return None,
        };
        let sum = sums.entry(amount.currency).or_insert_with(|| Money::zero(amount.currency));
        *sum = sum.plus(amount)?;
    }
    Some(totals)
}

fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Option<String> {
    let mut text = String::new();
    archive.by_name(name).ok()?.read_to_string(&mut text).ok()?;
    Some(text)
}

/// The stretches of a text from one mark to another.
fn pieces<'t>(text: &'t str, from: &'t str, to: &'t str) -> impl Iterator<Item = &'t str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let start = rest.find(from)?;
        let end = start + rest[start..].find(to)? + to.len();
        let piece = &rest[start..end];
        rest = &rest[end..];
        Some(piece)
    })
}

fn shared_strings(xml: &str) -> Option<Vec<String>> {
    let one = |piece: &str| {
        let document = roxmltree::Document::parse(piece).ok()?;
        let texts = document.descendants().filter(|n| n.has_tag_name("t"));
        Some(texts.filter_map(|n| n.text()).collect())
    };
    pieces(xml, "<si>", "</si>").map(one).collect()
}

/// The cells of a row by the letters of their column.
fn cells(row: &str, strings: &[String]) -> Option<BTreeMap<String, String>> {
    let document = roxmltree::Document::parse(row).ok()?;
    let mut cells = BTreeMap::new();
    for cell in document.descendants().filter(|n| n.has_tag_name("c")) {
        let column: String = cell.attribute("r")?.chars().take_while(char::is_ascii_alphabetic).collect();
        let Some(value) = cell.descendants().find(|n| n.has_tag_name("v")).and_then(|n| n.text()) else {
            continue;
        };
        let text = match cell.attribute("t") {
            Some("s") => strings.get(value.parse::<usize>().ok()?)?.clone(),
            _ => value.to_owned(),
        };
        cells.insert(column, text);
    }
    Some(cells)
}
