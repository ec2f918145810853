//! A sheet under construction: frozen header, texts typed as text, each amount as a number and as exact text beside it.

use crate::money::Currency;
use crate::money::Exact;
use crate::money::ExactMoney;
use crate::money::Money;
use rust_xlsxwriter::Color;
use rust_xlsxwriter::Format;
use rust_xlsxwriter::FormatAlign;
use rust_xlsxwriter::Worksheet;
use rust_xlsxwriter::XlsxError;
use std::collections::BTreeMap;

/// Rows of a sheet, the header among them.
const ROWS_MAX: u32 = 1_048_576;
/// Characters of a cell; what is cut off ends with a mark.
const TEXT_MAX: usize = 32_767;
const CUT: &str = "… (cut here; the whole text stands in credits.json)";

/// A cell.
pub(super) enum Cell {
    /// Words, ids, times: never read as a formula or a number.
    Text(String),
    /// A whole number.
    Count(i64),
    /// An amount, as a number and, in the next column, as exact text.
    Money(Money),
    /// A fraction of an amount, the same way.
    Fraction(ExactMoney),
    /// Two empty cells where there is no amount.
    NoMoney,
}

/// A column of texts or numbers has one name; a column of amounts is followed by its exact text.
#[derive(Clone, Copy)]
pub(super) enum Column {
    /// One column, and how wide it is in characters.
    One(&'static str, u16),
    /// Two: the number, and its exact text under the second name.
    Money(&'static str, &'static str),
}

/// A sheet being written.
pub(super) struct Page<'a> {
    sheet: &'a mut Worksheet,
    formats: &'a Formats,
    row: u32,
    columns: u16,
    problem: Option<XlsxError>,
}

/// The number formats of the currencies in use.
#[derive(Default)]
pub(super) struct Formats(BTreeMap<Currency, Format>);

impl Formats {
    /// Formats for these currencies: the code, thousands, as many decimals as the currency has.
    pub(super) fn new(currencies: impl Iterator<Item = Currency>) -> Self {
        let format = |c: Currency| {
            let decimals = match c.decimals() {
                0 => String::new(),
                n => format!(".{}", "0".repeat(n as usize)),
            };
            let words = format!("\"{c}\" #,##0{decimals};[Red]-\"{c}\" #,##0{decimals}");
            (c, Format::new().set_num_format(words))
        };
        Formats(currencies.map(format).collect())
    }
}

impl<'a> Page<'a> {
    /// A sheet with its header.
    pub(super) fn new(
        sheet: &'a mut Worksheet,
        name: &str,
        columns: &[Column],
        formats: &'a Formats,
    ) -> Result<Self, XlsxError> {
        let header = Format::new()
            .set_bold()
            .set_align(FormatAlign::Top)
            .set_text_wrap()
            .set_background_color(Color::RGB(0xE8_EC_F1));
        sheet.set_name(name)?;
        sheet.set_freeze_panes(1, 0)?;
        let mut at: u16 = 0;
        let mut put = |words: &str, width: u16| -> Result<(), XlsxError> {
            sheet.write_string_with_format(0, at, words, &header)?;
            sheet.set_column_width(at, f64::from(width))?;
            at += 1;
            Ok(())
        };
        for column in columns {
            match column {
                Column::One(words, width) => put(words, *width)?,
                Column::Money(number, exact) => {
                    put(number, 16)?;
                    put(exact, 16)?;
                }
            }
        }
        Ok(Page { columns: at, sheet, formats, row: 0, problem: None })
    }

    /// Adds a row. The last row that a sheet has says that there are more.
    pub(super) fn row(&mut self, cells: impl IntoIterator<Item = Cell>) {
        if self.row + 1 >= ROWS_MAX || self.problem.is_some() {
            return;
        }
        self.row += 1;
        let written = if self.row + 1 == ROWS_MAX {
            let words = "There are more rows than a sheet can hold; the files beside this one have them all.";
            self.sheet.write_string(self.row, 0, words).map(|_| ())
        } else {
            self.cells(cells)
        };
        self.problem = written.err();
    }

    fn cells(&mut self, cells: impl IntoIterator<Item = Cell>) -> Result<(), XlsxError> {
        let mut at: u16 = 0;
        for cell in cells {
            match cell {
                Cell::Text(text) => {
                    if !text.is_empty() {
                        self.sheet.write_string(self.row, at, fitting(text))?;
                    }
                }
                Cell::Count(n) => {
                    // Counts of rows and days are far below what a double holds exactly.
                    self.sheet.write_number(self.row, at, number(&n.to_string()))?;
                }
                Cell::Money(money) => {
                    self.money(at, money.currency, &money.digits(), money.digits())?;
                    at += 1;
                }
                Cell::Fraction(money) => {
                    let major = money.major();
                    let (shown, exact) = fraction(&money, &major);
                    self.money(at, money.currency, &shown, exact)?;
                    at += 1;
                }
                Cell::NoMoney => at += 1,
            }
            at += 1;
        }
        Ok(())
    }

    fn money(&mut self, at: u16, currency: Currency, shown: &str, exact: String) -> Result<(), XlsxError> {
        match self.formats.0.get(&currency) {
            Some(format) => self.sheet.write_number_with_format(self.row, at, number(shown), format)?,
            None => self.sheet.write_number(self.row, at, number(shown))?,
        };
        self.sheet.write_string(self.row, at + 1, exact)?;
        Ok(())
    }

    /// Ends the sheet: the filter covers what was written.
    pub(super) fn end(self) -> Result<(), XlsxError> {
        if let Some(problem) = self.problem {
            return Err(problem);
        }
        self.sheet.autofilter(0, 0, self.row, self.columns.saturating_sub(1))?;
        Ok(())
    }
}

/// A text that a cell can hold.
fn fitting(text: String) -> String {
    if text.chars().count() <= TEXT_MAX {
        return text;
    }
    let kept: String = text.chars().take(TEXT_MAX - CUT.chars().count()).collect();
    format!("{kept}{CUT}")
}

/// The nearest number that a spreadsheet has; what is exact stands beside it.
fn number(digits: &str) -> f64 {
    digits.parse().unwrap_or(f64::NAN)
}

/// A fraction of an amount with six decimals, and exactly: all its digits, or the ratio.
fn fraction(money: &ExactMoney, major: &Exact) -> (String, String) {
    if let Some(digits) = major.to_decimal(9) {
        return (digits.clone(), digits);
    }
    let million = Exact::whole(1_000_000);
    let cut = Exact::whole(money.major().times(&million).floor()).over(&million);
    (cut.and_then(|c| c.to_decimal(6)).unwrap_or_default(), major.to_string())
}
