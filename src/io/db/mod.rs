//! Databases: those of other tools, which are only read, and the register.

mod heartbeats;
mod register;

pub use heartbeats::heartbeats;
pub use register::RegisterFile;
pub use register::RegisterProblem;
pub use register::Which;
