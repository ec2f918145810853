//! Tables through polars: Parquet in, row group by row group. The only folder that names polars.

mod parquet;

pub use parquet::Cells;
pub use parquet::FrameError;
pub use parquet::TimeCell;
pub use parquet::read_parquet;
