//! The files as people write them: shapes for serde, with the places of their values.
//!
//! The JSON Schema of every file is made from these shapes and their comments, and the same schema
//! is what a file is checked against, so that all its problems are found at once.

mod action;
mod approval;
mod facts;
mod finance;
mod incident;
mod rows;
mod services;
mod monitoring;
mod settings;
mod sla;
mod wording;

pub use action::*;
pub use approval::*;
pub use facts::*;
pub use finance::*;
pub use incident::*;
pub use monitoring::*;
pub use rows::BillRow;
pub use rows::ClaimRow;
pub use rows::ContractRow;
pub use rows::CustomerRow;
pub use rows::FactRow;
pub use rows::GoodwillRow;
pub use rows::LedgerIdRow;
pub use rows::MaintenanceRow;
pub use rows::RequestRow;
pub use rows::TimelineRow;
pub use services::*;
pub use settings::*;
pub use sla::*;
pub use wording::*;

/// A time or date as written: a string, or one of TOML's own date-times.
pub type TimeText = toml::Spanned<toml::Value>;
/// A time or date as text, whether it stands in quotes or is one of TOML's own.
pub fn time_words(raw: &TimeText) -> String {
    match raw.get_ref() {
        toml::Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// A text and its place.
pub type Text = toml::Spanned<String>;

/// A date in a list, in quotes or as one of TOML's own: only its schema is used.
#[derive(schemars::JsonSchema)]
#[schemars(extend("format" = "date"))]
pub(super) struct DateItem(#[allow(dead_code, reason = "a shape for the schema")] String);
