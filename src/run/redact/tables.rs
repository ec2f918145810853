//! The CSV files of a workspace: of every column it is said what becomes of it, and what is not named is left out.

use crate::diag::Diagnostics;
use crate::ingest::read_table;
use crate::model::SlaId;
use crate::run::Artefact;
use crate::run::Loaded;
use crate::run::redact::LEFT_OUT;
use crate::run::redact::names::Kind;
use crate::run::redact::names::Names;
use crate::run::redact::scale::Scale;
use std::collections::BTreeSet;

/// What becomes of a cell.
#[derive(Clone, Copy)]
enum Cell {
    /// It stays.
    Keep,
    /// It becomes a pseudonym.
    Id(Kind),
    /// `Customer` and its pseudonym.
    Named(&'static str, usize),
    /// It is an amount without a currency.
    Amount,
    /// It may hold an amount with its currency.
    Text,
    /// It becomes other words, if it has any.
    Words(&'static str),
}

use Cell::Amount;
use Cell::Id;
use Cell::Keep;
use Cell::Named;
use Cell::Text;
use Cell::Words;

type Columns = &'static [(&'static str, Cell)];

const CUSTOMER: (&str, Cell) = ("customer", Id(Kind::Customer));
const LINE: (&str, Cell) = ("line", Id(Kind::Line));
const SERVICE: (&str, Cell) = ("service", Id(Kind::Service));
const PERIOD: (&str, Cell) = ("period", Keep);

const TABLES: [(&str, Columns); 8] = [
    (
        "customers.csv",
        &[
            ("id", Id(Kind::Customer)),
            ("name", Named("Customer", 0)),
            ("language", Keep),
            ("time_zone", Keep),
            ("country", Keep),
            ("channel", Keep),
            ("partner", Id(Kind::Customer)),
            ("credit_to", Keep),
        ],
    ),
    (
        "contracts.csv",
        &[
            LINE,
            CUSTOMER,
            SERVICE,
            ("sla", Keep),
            ("fee", Amount),
            ("currency", Keep),
            ("billing", Keep),
            ("start", Keep),
            ("end", Keep),
            ("region", Keep),
            ("quantity", Keep),
        ],
    ),
    (
        "maintenance.csv",
        &[
            SERVICE,
            ("start", Keep),
            ("end", Keep),
            ("announced_at", Keep),
            ("kind", Keep),
            ("region", Keep),
            ("zone", Keep),
            ("repeats", Keep),
        ],
    ),
    (
        "goodwill.csv",
        &[
            PERIOD,
            CUSTOMER,
            ("incident", Id(Kind::Incident)),
            ("days", Keep),
            ("percent", Keep),
            ("amount", Amount),
            ("currency", Keep),
            ("decided_by", Words("Somebody")),
            ("decided_on", Keep),
            ("reason", Words(LEFT_OUT)),
        ],
    ),
    (
        "claims.csv",
        &[
            CUSTOMER,
            LINE,
            PERIOD,
            ("received_on", Keep),
            ("disputed_on", Keep),
            ("dispute_note", Words(LEFT_OUT)),
        ],
    ),
    ("facts.csv", &[LINE, PERIOD, ("name", Keep), ("value", Text)]),
    ("requests.csv", &[SERVICE, ("region", Keep), ("start", Keep), ("requests", Keep), ("errors", Keep)]),
    ("bills.csv", &[LINE, PERIOD, ("net", Amount), ("tax_rate", Keep), ("gross", Amount), ("paid", Keep)]),
];

/// The names of the files.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    TABLES.iter().map(|(path, _)| *path)
}

/// All tables that the workspace has.
pub(super) fn tables(loaded: &Loaded, names: &Names, scale: Scale) -> Vec<Artefact> {
    TABLES.iter().filter_map(|(path, columns)| table(loaded, path, columns, names, scale)).collect()
}

fn table(loaded: &Loaded, path: &str, columns: Columns, names: &Names, scale: Scale) -> Option<Artefact> {
    let source = loaded.sources.find(path)?;
    let table = read_table(&loaded.sources, source, true, &mut Diagnostics::default());
    let there: Vec<(usize, &str, Cell)> =
        columns.iter().filter_map(|(name, cell)| Some((table.column(name)?, *name, *cell))).collect();
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(there.iter().map(|(_, name, _)| *name)).ok()?;
    for row in &table.rows {
        let text = |column: usize| row.cell(column).map_or("", |c| c.text.trim());
        let cells = there.iter().map(|(column, _, cell)| match (cell, text(*column)) {
            (_, "") => String::new(),
            (Keep, text) => text.to_owned(),
            (Id(kind), text) => names.of(*kind, text),
            (Named(word, id), _) => {
                let id = there.get(*id).map_or("", |(column, ..)| text(*column));
                format!("{word} {}", names.of(Kind::Customer, id))
            }
            (Amount, text) => scale.digits(text),
            (Text, text) => scale.text(text),
            (Words(words), _) => (*words).to_owned(),
        });
        writer.write_record(cells).ok()?;
    }
    Some(Artefact::new(path, writer.into_inner().ok()?))
}

/// Gives the contracts the pseudonyms of SLAs that have one; ids of published SLAs stay.
pub(super) fn map_slas(files: &mut [Artefact], own: &BTreeSet<SlaId>, names: &Names) {
    let Some(contracts) = files.iter_mut().find(|f| f.path == "contracts.csv") else { return };
    let mut reader = csv::Reader::from_reader(contracts.bytes.as_slice());
    let Ok(header) = reader.headers().cloned() else { return };
    let Some(column) = header.iter().position(|name| name == "sla") else { return };
    let mut writer = csv::Writer::from_writer(Vec::new());
    let _ = writer.write_record(&header);
    for record in reader.records().filter_map(Result::ok) {
        let cells = record.iter().enumerate().map(|(at, cell)| {
            match at == column && own.contains(&SlaId::new(cell)) {
                true => names.of(Kind::Sla, cell),
                false => cell.to_owned(),
            }
        });
        let _ = writer.write_record(cells);
    }
    if let Ok(bytes) = writer.into_inner() {
        contracts.bytes = bytes;
    }
}
