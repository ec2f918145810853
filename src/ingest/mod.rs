//! Texts to checked facts: workspace files, incident timelines, monitoring exports.
//!
//! Each reader collects every problem of every file; the facts are complete only when there is no error.

pub mod evidence;
mod language_tags;
pub mod lower;
mod per_language;
mod plain;
pub mod raw;
pub mod samples;
mod table;
mod text;
mod toml_file;

pub use language_tags::check_language_tags;
pub use per_language::TextLanguages;
pub use plain::plain_text;
pub use table::Cell;
pub use table::Record;
pub use table::Row;
pub use table::Table;
pub use table::read_records;
pub use table::read_table;
pub use table::read_translated;
pub use table::sniff_delimiter;
pub use text::TEXT_BYTES_MAX;
pub use text::add_text;
pub use toml_file::read_toml;
