//! Exit codes and what each means.

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Done,
    /// The data has problems; all were shown, nothing was written.
    Data,
    /// The command line was not understood.
    Usage,
    /// The world: disk, permissions.
    World,
    /// Our mistake.
    Mistake,
}

impl Exit {
    /// The number.
    pub fn code(self) -> u8 {
        match self {
            Exit::Done => 0,
            Exit::Data => 1,
            Exit::Usage => 2,
            Exit::World => 3,
            Exit::Mistake => 70,
        }
    }
}
