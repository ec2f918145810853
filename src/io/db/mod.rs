//! Databases: those of other tools, which are only read, and the register.

mod heartbeats;
mod problem;
mod register;

pub use heartbeats::heartbeats;
pub use problem::RegisterProblem;
pub use register::RegisterFile;
pub use register::Which;
