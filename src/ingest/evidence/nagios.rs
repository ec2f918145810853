//! `nagios-log`: the log of Nagios and Icinga 1, with epoch seconds in brackets. `HOST ALERT`, `SERVICE ALERT`, and the
//! states that a log begins with (`CURRENT …`, `INITIAL …`) say from when on a state holds. A soft state is
//! an attempt that is tried again: whether it counts is a rule of the source. While the program is down it sees nothing: from its end on all its
//! monitors are unknown until they speak again. A monitor is called `host` or `host/service`.

use crate::ingest::evidence::export::Collector;
use crate::ingest::evidence::export::epoch;
use crate::ingest::evidence::transitions::Records;
use crate::ingest::samples::SampleState;
use crate::source::SourceId;
use crate::time::Instant;

/// What the program says when it stops, or when it begins after it had stopped without a word.
const BLIND: [&str; 5] =
    ["shutting down", "Bailing out", "PROGRAM_RESTART", "PROGRAM_SHUTDOWN", "starting..."];

/// The states of a host or a service.
fn state(word: &str) -> Option<SampleState> {
    Some(match word {
        "OK" | "UP" => SampleState::Up,
        "CRITICAL" | "DOWN" => SampleState::Down,
        "WARNING" => SampleState::Degraded,
        "UNKNOWN" | "UNREACHABLE" | "PENDING" => SampleState::Unknown,
        _ => return None,
    })
}

/// Reads a log.
pub(super) fn read(content: &str, soft_counts: bool, file: SourceId) -> Result<Records, String> {
    let mut out = Collector::new(file);
    let mut line = 0;
    for text in content.lines() {
        line += 1;
        if text.trim().is_empty() {
            continue;
        }
        out.read();
        let parts = text.strip_prefix('[').and_then(|rest| rest.split_once("] "));
        let Some((seconds, message)) = parts else {
            out.refuse(line, "line", text, "it does not begin with a time in brackets");
            continue;
        };
        match seconds
            .trim()
            .parse::<i64>()
            .map_err(|_| "not a whole number of seconds".to_owned())
            .and_then(|s| epoch(s, 1_000))
        {
            Ok(at) => message_of(&mut out, line, at, message, soft_counts),
            Err(reason) => out.refuse(line, "time", seconds, &reason),
        }
    }
    Ok(out.finish())
}

fn message_of(out: &mut Collector, line: u64, at: Instant, message: &str, soft_counts: bool) {
    let Some((kind, rest)) = message.split_once(": ") else {
        if BLIND.iter().any(|word| message.contains(word)) {
            out.blind(line, at);
        }
        return;
    };
    let is_host = matches!(kind, "HOST ALERT" | "CURRENT HOST STATE" | "INITIAL HOST STATE");
    let is_service = matches!(kind, "SERVICE ALERT" | "CURRENT SERVICE STATE" | "INITIAL SERVICE STATE");
    if !is_host && !is_service {
        if BLIND.iter().any(|word| message.contains(word)) {
            out.blind(line, at);
        }
        return;
    }
    let cells: Vec<&str> = rest.split(';').collect();
    let (monitor, word, hardness) = match (is_host, cells.as_slice()) {
        (true, [host, word, hardness, ..]) => ((*host).to_owned(), *word, *hardness),
        (false, [host, service, word, hardness, ..]) => (format!("{host}/{service}"), *word, *hardness),
        _ => return out.refuse(line, "line", message, "fewer parts than such a message has"),
    };
    let Some(state) = state(word) else {
        out.change(line, &monitor, SampleState::Unknown, at, None);
        return out.refuse_since(line, &monitor, at, "state", word, "not a state of Nagios");
    };
    match hardness {
        "SOFT" if soft_counts => out.change(line, &monitor, state, at, None),
        "HARD" => out.change(line, &monitor, state, at, None),
        "SOFT" => {}
        other => out.refuse(line, "state type", other, "neither HARD nor SOFT"),
    }
}
