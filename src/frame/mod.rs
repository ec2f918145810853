//! Tables through polars: Parquet in, row group by row group, and out. The only folder that names polars.

mod parquet;
mod write;

pub use parquet::Cells;
pub use parquet::FrameError;
pub use parquet::TimeCell;
pub use parquet::read_parquet;
pub use write::Written;
pub use write::write_parquet;
