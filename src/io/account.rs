//! The clock, and the account of the operating system that a command runs under.

use crate::time::Instant;
use std::time::SystemTime;
use std::time::UNIX_EPOCH;

/// What the clock says, in whole milliseconds.
pub fn now() -> Instant {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_millis());
    Instant(i64::try_from(since).unwrap_or(0))
}

/// The account: its name where the system tells it, otherwise its number.
pub fn account() -> String {
    os_account().or_else(|| std::env::var("USERNAME").ok()).unwrap_or_else(|| "unknown".to_owned())
}

/// What the system itself says; a variable of the environment could be set to anything.
#[cfg(unix)]
fn os_account() -> Option<String> {
    use std::os::unix::fs::MetadataExt;
    let me = std::fs::metadata("/proc/self").ok().map(|meta| meta.uid());
    let Some(uid) = me else { return std::env::var("USER").ok() };
    let users = std::fs::read_to_string("/etc/passwd").unwrap_or_default();
    let name = users.lines().find_map(|line| {
        let mut fields = line.split(':');
        let (name, _, id) = (fields.next()?, fields.next()?, fields.next()?);
        (id.parse() == Ok(uid)).then(|| name.to_owned())
    });
    Some(name.unwrap_or_else(|| format!("uid {uid}")))
}

#[cfg(not(unix))]
fn os_account() -> Option<String> {
    None
}
