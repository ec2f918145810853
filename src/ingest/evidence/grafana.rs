//! `grafana`: CSV of a panel, in all its forms: one row a sample (`Series;Time;Value`, or `"time","name","value"`), or one
//! column a series (`Time;a;b`); with `;` or `,`, a byte order mark, a first line `sep=,`, a `;` at the end of lines; times
//! as milliseconds or with an offset, or in the form that the source names; values with commas between thousands. A
//! cell without a value is no sample. Values are states by the words of the source, as for Prometheus.

use crate::ingest::Row;
use crate::ingest::Table;
use crate::ingest::evidence::states::cell_instant;
use crate::ingest::evidence::states::state_table;
use crate::ingest::evidence::states::time_format;
use crate::ingest::samples::Compaction;
use crate::ingest::samples::Compactor;
use crate::ingest::samples::RowReject;
use crate::ingest::samples::StateTable;
use crate::ingest::samples::TimeFormat;
use crate::model::MonitoringSource;

/// Where the cells of a sample stand.
enum Form {
    /// One row a sample.
    Long { time: usize, name: usize, value: usize },
    /// One column a series.
    Wide { time: usize, series: Vec<(usize, String)> },
}

fn form(table: &Table) -> Result<Form, String> {
    let column = |names: &[&str]| names.iter().find_map(|name| table.column(name));
    let time = column(&["time"]).ok_or_else(|| "it has no column `Time`".to_owned())?;
    if let (Some(name), Some(value)) = (column(&["series", "name"]), column(&["value"])) {
        return Ok(Form::Long { time, name, value });
    }
    let named = table.header.iter().enumerate().filter(|(i, h)| *i != time && !h.text.is_empty());
    let series: Vec<(usize, String)> = named.map(|(i, h)| (i, h.text.clone())).collect();
    if series.is_empty() {
        Err("it has no column of a series".to_owned())
    } else {
        Ok(Form::Wide { time, series })
    }
}

struct Reading<'a> {
    source: &'a MonitoringSource,
    states: StateTable,
    compactor: Compactor,
}

/// Reads a panel.
pub(super) fn read(table: &Table, source: &MonitoringSource, step_max_ms: i64) -> Result<Compaction, String> {
    let form = form(table)?;
    let mut reading = Reading { source, states: state_table(source), compactor: Compactor::new(step_max_ms) };
    reading.pass(table, &form);
    if reading.compactor.needs_second_pass() {
        reading.compactor.begin_second_pass();
        reading.pass(table, &form);
    }
    Ok(reading.compactor.finish())
}

impl Reading<'_> {
    /// All samples once.
    fn pass(&mut self, table: &Table, form: &Form) {
        for row in &table.rows {
            let text = |i: usize| row.cell(i).map(|c| c.text.as_str()).unwrap_or_default();
            match form {
                Form::Long { time, name, value } => {
                    // Commas between thousands, unquoted in a file with commas, make more cells than there are columns.
                    let more: Vec<&str> =
                        (*value..row.len()).map(text).filter(|cell| !cell.is_empty()).collect();
                    let last = *value + 1 == table.header.len();
                    let value = if last { more.join("") } else { text(*value).to_owned() };
                    self.sample(row, text(*name), text(*time), &value);
                }
                Form::Wide { time, series } => {
                    for (at, name) in series {
                        self.sample(row, name, text(*time), text(*at));
                    }
                }
            }
        }
    }

    fn sample(&mut self, row: &Row, monitor: &str, time: &str, value: &str) {
        let value = value.trim().replace(',', "");
        if value.is_empty() || value == "null" {
            return;
        }
        self.compactor.row();
        let line = row.line;
        let reject = |column, value: &str, reason: String| RowReject {
            line,
            column: Some(column),
            value: value.to_owned(),
            reason,
        };
        let is_epoch = !time.is_empty() && time.bytes().all(|b| b.is_ascii_digit());
        let format = if is_epoch { TimeFormat::EpochMillis } else { time_format(self.source) };
        let at = match cell_instant(time, self.source, &format) {
            Ok(at) => at,
            Err(reason) => {
                self.compactor.reject(reject("time", time, reason), monitor.as_bytes(), b"", b"", None);
                return;
            }
        };
        // `1.0` is 1.
        let short = match value.split_once('.') {
            Some((whole, zeros)) if zeros.bytes().all(|b| b == b'0') => whole,
            _ => value.as_str(),
        };
        match self.states.lookup(short) {
            Some(state) => self.compactor.sample(monitor.as_bytes(), b"", b"", at.0, state, line),
            None => {
                let reason = "a value for a state that the source does not name".to_owned();
                self.compactor.reject(
                    reject("state", &value, reason),
                    monitor.as_bytes(),
                    b"",
                    b"",
                    Some(at.0),
                );
            }
        }
    }
}
