//! What a busy monitoring tool writes in a month: one sample a minute of every monitor from three regions, in
//! the order of arrival, with short and long outages, slow spells, silences, rows that come late, rows that
//! come twice and rows that contradict each other. About 60 bytes a row; the same seed gives the same bytes.

use crate::generate::Numbers;
use amends::time::Instant;
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::io;
use std::io::Write;

/// The first line.
const HEADER: &str = "timestamp,monitor_id,region,customer_id,status,http_code,latency_ms";
const REGIONS: [&str; 3] = ["eu-west-1", "us-east-1", "ap-south-1"];
/// 2026-01-01T00:00:00Z in seconds.
const START: u64 = 1_767_225_600;
/// Of every million rows so many come late; up to the next figure hours late; twice; with another state.
const LATE: u64 = 500;
const VERY_LATE: u64 = 505;
const TWICE: u64 = 1_500;
const CONTRADICTED: u64 = 1_550;

/// A row that has not arrived yet, by the second of its arrival.
type Waiting = Reverse<(u64, Vec<u8>)>;

/// One series: a monitor seen from a region.
#[derive(Clone, Copy, Default)]
struct Seen {
    /// The second of the minute in which it is sampled.
    second: u64,
    /// The minutes until which it is down, slow, silent.
    down_until: u64,
    slow_until: u64,
    silent_until: u64,
}

/// A stream of samples of `monitors`.
pub struct Stream {
    numbers: Numbers,
    monitors: usize,
    series: Vec<Seen>,
    order: Vec<usize>,
    waiting: BinaryHeap<Waiting>,
    time: (u64, String),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Status {
    Up,
    Degraded,
    Down,
}

impl Stream {
    pub fn new(monitors: usize, seed: u64) -> Self {
        let mut numbers = Numbers::new(seed);
        let series: Vec<Seen> =
            (0..monitors * 3).map(|_| Seen { second: numbers.between(0, 57), ..Seen::default() }).collect();
        let mut order: Vec<usize> = (0..series.len()).collect();
        order.sort_by_key(|i| (series[*i].second, *i));
        Stream { numbers, monitors, series, order, waiting: BinaryHeap::new(), time: (0, String::new()) }
    }

    /// Writes a header and so many rows.
    pub fn write(&mut self, rows: u64, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{HEADER}")?;
        let mut left = rows;
        let mut minute = 0;
        while left > 0 {
            self.events(minute);
            for at in 0..self.order.len() {
                self.sample(self.order[at], minute, &mut left, out)?;
                if left == 0 {
                    break;
                }
            }
            minute += 1;
        }
        Ok(())
    }

    /// What befalls whole monitors in this minute: outages seen from two or three regions, silence in all.
    fn events(&mut self, minute: u64) {
        let n = &mut self.numbers;
        for monitor in 0..self.monitors {
            let seen = &mut self.series[monitor * 3..monitor * 3 + 3];
            if n.chance(250) {
                let length = n.between(1, 45);
                let regions = if n.chance(8_000_000) { 3 } else { 2 };
                for one in &mut seen[..regions] {
                    one.down_until = one.down_until.max(minute + length + n.between(0, 1));
                }
            }
            if n.chance(20) {
                let length = n.between(3, 120);
                seen.iter_mut().for_each(|one| one.silent_until = minute + length);
            }
        }
    }

    fn sample(&mut self, id: usize, minute: u64, left: &mut u64, out: &mut dyn Write) -> io::Result<()> {
        let n = &mut self.numbers;
        let one = &mut self.series[id];
        if n.chance(2_000) {
            let length = if n.chance(7_000_000) { 1 } else { n.between(2, 8) };
            one.down_until = one.down_until.max(minute + length);
        }
        if n.chance(5_000) {
            one.slow_until = one.slow_until.max(minute + n.between(1, 9));
        }
        if n.chance(50) {
            one.silent_until = minute + n.between(3, 180);
        }
        let jitter = if n.chance(1_000_000) { n.between(1, 2) } else { 0 };
        let at = START + minute * 60 + one.second + jitter;
        let one = *one;
        while self.waiting.peek().is_some_and(|Reverse((when, _))| *when <= at) {
            let Some(Reverse((_, row))) = self.waiting.pop() else { break };
            out.write_all(&row)?;
            *left -= 1;
            if *left == 0 {
                return Ok(());
            }
        }
        if one.silent_until > minute {
            return Ok(());
        }
        let status = match () {
            () if one.down_until > minute => Status::Down,
            () if one.slow_until > minute => Status::Degraded,
            () => Status::Up,
        };
        let row = self.row(id, at, status)?;
        let fate = self.numbers.below(1_000_000);
        if fate < VERY_LATE {
            let late =
                if fate < LATE { self.numbers.between(60, 600) } else { self.numbers.between(3_600, 18_000) };
            self.waiting.push(Reverse((at + late, row)));
            return Ok(());
        }
        out.write_all(&row)?;
        *left -= 1;
        if fate < TWICE {
            let late = self.numbers.between(0, 120);
            self.waiting.push(Reverse((at + late, row)));
        } else if fate < CONTRADICTED {
            let other = if status == Status::Down { Status::Up } else { Status::Down };
            let row = self.row(id, at, other)?;
            let late = self.numbers.between(0, 120);
            self.waiting.push(Reverse((at + late, row)));
        }
        Ok(())
    }

    fn row(&mut self, id: usize, at: u64, status: Status) -> io::Result<Vec<u8>> {
        let n = &mut self.numbers;
        let (word, code, latency) = match status {
            Status::Down if n.chance(5_000_000) => ("down", 503, n.between(5, 900)),
            Status::Down => ("down", 0, n.between(10_000, 10_010)),
            Status::Degraded => ("degraded", 200, n.between(2_000, 6_000)),
            Status::Up => ("up", 200, n.between(18, 480)),
        };
        if self.time.0 != at {
            self.time = (at, Instant(i64::try_from(at).unwrap_or(0) * 1000).to_string());
        }
        let (monitor, region) = (id / 3, REGIONS[id % 3]);
        let customer = monitor % (self.monitors / 13).max(1);
        let mut row = Vec::with_capacity(96);
        let time = &self.time.1;
        writeln!(row, "{time},mon-{monitor:04},{region},cust-{customer:03},{word},{code},{latency}")?;
        Ok(row)
    }
}
