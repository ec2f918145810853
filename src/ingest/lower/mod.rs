//! Raw shapes to facts, file by file, with every problem reported at its place.

mod actions;
mod amounts;
mod approval;
mod contracts;
mod cross;
mod customers;
mod edits;
mod evidence_rules;
mod exported_impacts;
mod exported_updates;
mod exports;
mod finance;
mod forms;
mod incident_csv;
mod incidents;
mod mail;
mod maintenance;
mod reader;
mod services;
mod settings;
mod wording;

pub use amounts::bills;
pub use amounts::claims;
pub use amounts::facts;
pub use amounts::goodwill;
pub use amounts::requests;
pub use contracts::contracts;
pub use cross::Broken;
pub use cross::cross_check;
pub use customers::customers;
pub use edits::edits;
pub use exports::exported_incidents;
pub use exports::is_pager_report;
pub use finance::ledger_ids;
pub use incident_csv::incident_timelines;
pub use incidents::incident;
pub use incidents::safe_prose;
pub use maintenance::maintenance;
pub use reader::Reader;
pub use services::services;
pub use settings::settings;
pub use wording::accepts;
pub use wording::word_list;

use crate::model::Translated;
use std::collections::BTreeMap;

/// Words of the workspace with their translations, by tag in small letters.
fn translated(own: Option<String>, others: BTreeMap<String, String>) -> Translated {
    let written = |text: String| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let others =
        others.into_iter().filter_map(|(tag, text)| Some((tag.to_ascii_lowercase(), written(text)?)));
    Translated { own: own.and_then(written), others: others.collect() }
}
