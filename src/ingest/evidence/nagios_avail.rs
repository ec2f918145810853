//! `nagios-avail`: CSV of the availability report of Nagios (`avail.cgi`) and of Thruk: seconds of each state of each
//! host or service, over a stretch that the file does not name. It says how much and not when: it is compared. Down is
//! what was not scheduled; what was undetermined, and a host out of reach or a service in the state UNKNOWN, is unknown,
//! as in the log. A space stands after each comma, before the quotes of a name.

use crate::ingest::evidence::StatedTotal;
use crate::ingest::evidence::export::Collector;
use crate::ingest::evidence::transitions::Records;
use crate::source::SourceId;
use crate::time::Elapsed;

/// Reads a report.
pub(super) fn read(content: &str, file: SourceId) -> Result<Records, String> {
    let is_row = |line: &str| !line.trim().is_empty() && !line.starts_with("sep=");
    let mut lines = content.lines().zip(1_u64..).filter(|(line, _)| is_row(line));
    let mut out = Collector::new(file);
    let Some((header, _)) = lines.next() else { return Ok(out.finish()) };
    let header = cells(header);
    let columns = Columns::of(&header)?;
    for (text, line) in lines {
        out.read();
        let cells = cells(text);
        if cells.len() != header.len() {
            let reason = format!("the row has {} cells, the header has {}", cells.len(), header.len());
            out.reject(line, "line", text, &reason);
            continue;
        }
        if let Err((column, value, reason)) = total(&mut out, line, &columns, &header, &cells) {
            out.reject(line, &column, &value, reason);
        }
    }
    Ok(out.finish())
}

/// Where the cells of a report stand.
struct Columns {
    host: usize,
    service: Option<usize>,
    down: usize,
    scheduled: usize,
    all_down: usize,
    unknown: [usize; 2],
}

impl Columns {
    fn of(header: &[String]) -> Result<Self, String> {
        let column = |name: &str| {
            let found = header.iter().position(|h| h.eq_ignore_ascii_case(name));
            found.ok_or_else(|| format!("it has no column `{name}`"))
        };
        let host = column("HOST_NAME")?;
        let service = column("SERVICE_DESCRIPTION").ok();
        let (down, unknown) =
            if service.is_some() { ("CRITICAL", "UNKNOWN") } else { ("DOWN", "UNREACHABLE") };
        Ok(Columns {
            host,
            service,
            down: column(&format!("TIME_{down}_UNSCHEDULED"))?,
            scheduled: column(&format!("TIME_{down}_SCHEDULED"))?,
            all_down: column(&format!("TOTAL_TIME_{down}"))?,
            unknown: [column(&format!("TOTAL_TIME_{unknown}"))?, column("TOTAL_TIME_UNDETERMINED")?],
        })
    }
}

type Fault = (String, String, &'static str);

fn total(
    out: &mut Collector,
    line: u64,
    columns: &Columns,
    header: &[String],
    cells: &[String],
) -> Result<(), Fault> {
    let seconds = |at: usize| {
        let whole = cells[at].parse::<i64>().ok().filter(|s| (0..=MAX_SECONDS).contains(s));
        whole.ok_or_else(|| (header[at].clone(), cells[at].clone(), "not a whole number of seconds"))
    };
    let host = &cells[columns.host];
    if host.is_empty() {
        return Err((header[columns.host].clone(), String::new(), "no host is named"));
    }
    let monitor = columns.service.map_or_else(|| host.clone(), |at| format!("{host}/{}", cells[at]));
    let down = seconds(columns.down)?;
    if down + seconds(columns.scheduled)? != seconds(columns.all_down)? {
        let value = cells[columns.all_down].clone();
        let reason = "it is not the sum of its scheduled and unscheduled parts";
        return Err((header[columns.all_down].clone(), value, reason));
    }
    let [a, b] = columns.unknown;
    let unknown = seconds(a)? + seconds(b)?;
    out.total(StatedTotal {
        source: 0,
        monitor,
        period: None,
        down: Elapsed::seconds(down),
        unknown: Some(Elapsed::seconds(unknown)),
        outages: None,
        at: out.place(line),
    });
    Ok(())
}

/// No report is longer than two centuries.
const MAX_SECONDS: i64 = 200 * 366 * 86_400;

/// The cells of a line; a quote may stand after a space.
fn cells(line: &str) -> Vec<String> {
    let mut all = Vec::new();
    let mut rest = line.trim_end_matches('\r');
    loop {
        rest = rest.trim_start_matches([' ', '\t']);
        let (cell, after) = match rest.strip_prefix('"') {
            Some(quoted) => match quoted.split_once('"') {
                Some((cell, after)) => (cell.to_owned(), after.split_once(',').map(|(_, rest)| rest)),
                None => (quoted.to_owned(), None),
            },
            None => match rest.split_once(',') {
                Some((cell, after)) => (cell.trim_end().to_owned(), Some(after)),
                None => (rest.trim_end().to_owned(), None),
            },
        };
        all.push(cell);
        match after {
            Some(after) => rest = after,
            None => return all,
        }
    }
}
