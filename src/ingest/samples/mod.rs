//! Samples of any number, compacted to runs of equal state in bounded memory.
//!
//! A reader scans records (CSV, or Parquet by row group) and pushes each as a sample into the
//! [`Compactor`], which keeps a small window of every series in time order and gives out runs. It knows
//! only the longest step: confirmation, quorum and what silence means are rules of `measure`.

mod blocks;
mod cells;
mod compactor;
mod counts;
mod csv;
mod hashing;
mod joining;
mod late;
mod names;
mod ndjson;
mod parquet;
mod part;
mod pieces;
mod predict;
mod records;
mod runs;
mod series;
mod state;
mod time;
mod window;

pub use self::compactor::Compactor;
pub use self::counts::RowCounts;
pub use self::counts::RowReject;
pub use self::counts::SampleError;
pub use self::csv::Open;
pub use self::csv::SampleSpec;
pub use self::csv::compact_csv;
pub use self::csv::csv_pieces;
pub use self::hashing::HashingReader;
pub use self::joining::Apart;
pub use self::joining::Double;
pub use self::joining::DoubleRefused;
pub use self::joining::FileRun;
pub use self::joining::Joined;
pub use self::joining::Joining;
pub use self::ndjson::ndjson_pieces;
pub use self::parquet::compact_parquet;
pub use self::parquet::parquet_pieces;
pub use self::part::Part;
pub use self::part::PartError;
pub use self::part::PartFile;
pub use self::part::read_part;
pub use self::part::write_part;
pub use self::pieces::Compaction;
pub use self::pieces::Piece;
pub use self::pieces::Pieces;
pub use self::runs::RUN_COLUMNS;
pub use self::runs::read_runs;
pub use self::series::Rules;
pub use self::series::Run;
pub use self::series::Series;
pub use self::series::SeriesKey;
pub use self::state::SampleState;
pub use self::state::StateTable;
pub use self::time::TimeFormat;
pub use self::time::TimeReader;
