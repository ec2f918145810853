//! Samples as they come from disks and networks: packed, torn, in lines of JSON, in the wrong encoding, and
//! made to harm. Everything large is made while it is read.

use amends::ingest::samples::Compaction;
use amends::ingest::samples::SampleError;
use amends::ingest::samples::SampleSpec;
use amends::ingest::samples::SampleState;
use amends::ingest::samples::StateTable;
use amends::ingest::samples::TimeFormat;
use amends::ingest::samples::compact_csv;
use amends::ingest::samples::ndjson_pieces;
use std::io;
use std::io::Cursor;
use std::io::Read;
use std::io::Write;

fn spec() -> SampleSpec {
    let mut states = StateTable::default();
    states.insert("ok", SampleState::Up);
    states.insert("1", SampleState::Up);
    states.insert("fail", SampleState::Down);
    SampleSpec {
        columns: ["time", "check", "status", "region", "probe", "ms"].map(str::to_owned),
        time: TimeFormat::Rfc3339,
        zone: None,
        states,
        slow_over_ms: Some(2_000),
        step_max_ms: 150_000,
    }
}

type Stream = Box<dyn Read + Send>;

fn csv(open: impl Fn() -> io::Result<Stream>) -> Result<Compaction, SampleError> {
    compact_csv(&open, &spec(), &|_| ())
}

fn csv_of(bytes: &[u8]) -> Result<Compaction, SampleError> {
    let bytes = bytes.to_vec();
    csv(|| Ok(Box::new(Cursor::new(bytes.clone()))))
}

fn json(text: &str, spec: &SampleSpec) -> Result<Compaction, SampleError> {
    let bytes = text.as_bytes().to_vec();
    let open = || Ok(Box::new(Cursor::new(bytes.clone())) as Stream);
    Ok(ndjson_pieces(&open, spec, spec.rules(), &|_| ())?.whole(spec.rules()))
}

/// A stream of one text again and again, after a head.
struct Repeated {
    head: Cursor<Vec<u8>>,
    text: &'static [u8],
    left: u64,
    at: usize,
}

impl Read for Repeated {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let n = self.head.read(into)?;
        if n > 0 {
            return Ok(n);
        }
        let n = into.len().min(usize::try_from(self.left).unwrap_or(usize::MAX));
        for byte in &mut into[..n] {
            *byte = self.text[self.at];
            self.at = (self.at + 1) % self.text.len();
        }
        self.left -= n as u64;
        Ok(n)
    }
}

fn repeated(head: &str, text: &'static [u8], bytes: u64) -> Stream {
    Box::new(Repeated { head: Cursor::new(head.as_bytes().to_vec()), text, left: bytes, at: 0 })
}

#[test]
fn lines_of_json_read_like_csv() {
    let expected = csv_of(
        b"time,check,status,probe,ms\n2026-03-01T00:00:00Z,a,ok,eu,1\n2026-03-01T00:01:00Z,a,fail,eu,2\n2026-03-01T00:02:00Z,a,ok,eu,2500\n",
    )
    .expect("it reads");
    let text = "\u{feff}{\"time\":\"2026-03-01T00:00:00Z\",\"check\":\"a\",\"status\":\"ok\",\"probe\":\"eu\",\"ms\":1}\r\n\n\
        {\"Check\":\"a\",\"STATUS\":\"fail\",\"extra\":{\"deep\":[1,\"x\\n\"]},\"probe\":\"eu\",\"ms\":null,\"time\":\"2026-03-01T00:01:00Z\"}\n\
        {\"time\":\"2026-03-01 01:02:00+01:00\",\"check\":\"a\",\"status\":1,\"probe\":\"eu\",\"ms\":2500.5}";
    let c = json(text, &spec()).expect("it reads");
    let told = |c: &Compaction| -> Vec<_> {
        c.series[0].runs.iter().map(|r| (r.state, r.first_ms, r.last_ms, r.count)).collect()
    };
    assert_eq!(told(&c), told(&expected));
    assert_eq!((c.series[0].key.clone(), c.counts), (expected.series[0].key.clone(), expected.counts));
    assert_eq!(c.series[0].runs[1].first_line, 3);
    let epoch = SampleSpec { time: TimeFormat::EpochSeconds, ..spec() };
    let text = "{\"time\":1772323200,\"check\":\"a\",\"status\":\"ok\"}\n{\"time\":1772323200.5,\"check\":\"a\",\"status\":\"ok\"}\n";
    let c = json(text, &epoch).expect("it reads");
    assert_eq!(c.covers, Some((1_772_323_200_000, 1_772_323_200_500)));
}

#[test]
fn each_bad_line_of_json_is_a_reject_with_its_place() {
    let text = "{\"time\":\"2026-03-01T00:00:00Z\",\"check\":\"a\",\"status\":\"ok\"}\n\
        {\"time\":\"2026-03-01T00:01:00Z\",\"check\":\"a\"\n\
        [1,2]\n\
        {\"time\":\"soon\",\"check\":\"a\",\"status\":\"ok\"}\n\
        {\"time\":\"2026-03-01T00:04:00Z\",\"check\":null,\"status\":\"ok\"}\n\
        {\"time\":\"2026-03-01T00:05:00Z\",\"check\":\"a\",\"status\":true}\n\
        {\"time\":17,\"check\":\"a\",\"status\":\"ok\"}\n\
        {\"time\":\"2026-03-01T00:07:00Z\",\"check\":\"a\\u0000\",\"status\":\"ok\"}\n";
    let c = json(text, &spec()).expect("it reads");
    let rejects: Vec<(u64, Option<&str>)> = c.rejects.iter().map(|r| (r.line, r.column)).collect();
    let expected = [
        (2, None),
        (3, None),
        (4, Some("time")),
        (5, Some("monitor")),
        (6, Some("state")),
        (7, Some("time")),
        (8, Some("monitor")),
    ];
    assert_eq!(rejects, expected);
    assert_eq!((c.counts.read, c.counts.accepted, c.counts.rejected), (8, 1, 7));
}

#[test]
fn json_that_is_not_in_lines_says_so() {
    assert!(matches!(json("[{\"time\":1}]", &spec()), Err(SampleError::JsonList)));
    assert!(matches!(json("", &spec()), Err(SampleError::Empty)));
    let other = json("{\"when\":1,\"check\":\"a\",\"status\":\"ok\"}\n", &spec());
    assert!(matches!(other, Err(SampleError::Columns { missing, .. }) if missing == ["time"]));
}

/// Two hundred megabytes without a line end, of every kind, are refused after the first.
#[test]
fn records_without_end_are_refused_in_bounded_memory() {
    let head = "time,check,status\n2026-03-01T00:00:00Z,a,ok\n";
    let plain = csv(|| Ok(repeated(head, b"x", 200 << 20)));
    assert!(matches!(plain, Err(SampleError::RecordTooLong { line: 3 })));
    let cells = csv(|| Ok(repeated(head, b",", 200 << 20)));
    assert!(matches!(cells, Err(SampleError::RecordTooLong { line: 3 })));
    let quoted = csv(|| Ok(repeated(&format!("{head}\""), b"x\n", 200 << 20)));
    assert!(matches!(quoted, Err(SampleError::OpenQuote { line: 3 })));
    let spec = spec();
    let open = || Ok(repeated("{\"time\":\"", b"x", 200 << 20));
    assert!(matches!(
        ndjson_pieces(&open, &spec, spec.rules(), &|_| ()),
        Err(SampleError::RecordTooLong { line: 1 })
    ));
}

#[test]
fn a_row_of_a_million_cells_is_one_reject() {
    let wide = ",".repeat(1_000_000);
    let text = format!("time,check,status\n2026-03-01T00:00:00Z,a,ok\n{wide}\n2026-03-01T00:01:00Z,a,ok\n");
    let c = csv_of(text.as_bytes()).expect("it reads");
    assert_eq!((c.counts.accepted, c.counts.rejected), (2, 1));
    assert_eq!(c.rejects[0].reason, "the row has 1000001 cells, the header has 3");
    let header = format!("time,check,status{wide}\n2026-03-01T00:00:00Z,a,ok{wide}\n");
    assert_eq!(csv_of(header.as_bytes()).expect("it reads").counts.accepted, 1);
}

#[test]
fn more_monitors_than_anybody_has_are_refused() {
    struct Rows(u64, Vec<u8>);
    impl Read for Rows {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            if self.1.is_empty() {
                self.0 += 1;
                self.1 = format!("2026-03-01T00:00:00Z,{},ok\n", self.0).into_bytes();
            }
            let n = self.1.len().min(into.len());
            into[..n].copy_from_slice(&self.1[..n]);
            self.1.drain(..n);
            Ok(n)
        }
    }
    let found = csv(|| Ok(Box::new(Cursor::new(b"time,check,status\n".to_vec()).chain(Rows(0, Vec::new())))));
    assert!(matches!(found, Err(SampleError::TooManySeries { line: 1_000_002 })));
}

fn packed(text: &[u8]) -> (Vec<u8>, Vec<u8>) {
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gz.write_all(text).expect("written");
    (gz.finish().expect("finished"), zstd::encode_all(text, 1).expect("written"))
}

fn gunzip(bytes: &[u8]) -> Result<Compaction, SampleError> {
    let bytes = bytes.to_vec();
    csv(|| Ok(Box::new(flate2::read::MultiGzDecoder::new(Cursor::new(bytes.clone())))))
}

fn unzstd(bytes: &[u8]) -> Result<Compaction, SampleError> {
    let bytes = bytes.to_vec();
    csv(|| Ok(Box::new(zstd::stream::read::Decoder::new(Cursor::new(bytes.clone()))?)))
}

/// A download that was cut off must never be a short month.
#[test]
fn torn_files_are_errors_wherever_they_are_torn() {
    let mut text = "time,check,status\n".to_owned();
    for minute in 0..60 {
        for second in 0..60 {
            text.push_str(&format!("2026-03-01T00:{minute:02}:{second:02}Z,a,ok\n"));
        }
    }
    let (gz, zst) = packed(text.as_bytes());
    for cut in [1, 2, 4, 7, 8, 9, 20, gz.len() / 2] {
        assert!(matches!(gunzip(&gz[..gz.len() - cut]), Err(SampleError::Io(_))), "gz without {cut} bytes");
    }
    for cut in [1, 2, 3, 4, 9, 20, zst.len() / 2] {
        assert!(
            matches!(unzstd(&zst[..zst.len() - cut]), Err(SampleError::Io(_))),
            "zst without {cut} bytes"
        );
    }
    let mut wrong = gz.clone();
    let at = wrong.len() - 6;
    wrong[at] ^= 1;
    assert!(matches!(gunzip(&wrong), Err(SampleError::Io(_))), "a checksum that does not fit");
    assert_eq!(gunzip(&gz).expect("it reads").counts.accepted, 3_600);
}

#[test]
fn members_of_packed_files_one_after_the_other_are_one_file() {
    let (a, za) = packed(b"time,check,status\n2026-03-01T00:00:00Z,a,ok\n2026-03-01T00:01");
    let (b, zb) = packed(b":00Z,a,fail\n");
    let both = gunzip(&[a, b].concat()).expect("it reads");
    assert_eq!(both, unzstd(&[za, zb].concat()).expect("it reads"));
    assert_eq!(both.counts.accepted, 2);
}

#[test]
fn two_bytes_a_character_are_named() {
    let text = "time,check,status\r\n2026-03-01T00:00:00Z,a,ok\r\n";
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    for bytes in [[&b"\xff\xfe"[..], &little].concat(), [&b"\xfe\xff"[..], &big].concat(), little, big] {
        assert!(matches!(csv_of(&bytes), Err(SampleError::Utf16)));
    }
}

/// What a fast stretch meets in its middle: other line ends, zeros, rows of another width, quotes with line ends.
#[test]
fn odd_rows_in_a_fast_stretch_are_found_where_they_are() {
    let row = |m: u32| format!("2026-03-01T{:02}:{:02}:00Z,a,ok,1\n", m / 60, m % 60);
    let mut text = "time,check,status,ms\n".to_owned();
    (0..100).for_each(|m| text.push_str(&row(m)));
    text.push_str("2026-03-01T01:40:00Z,a,ok,1\r\n");
    text.push_str("2026-03-01T01:41:00Z,a,ok\n");
    text.push_str("2026-03-01T01:42:00Z,a,ok,1,\n");
    text.push_str("2026-03-01T01:43:00Z,a\0,ok,1\n");
    text.push_str("2026-03-01T01:44:00Z,a,ok,\"1\n\"\n");
    (105..200).for_each(|m| text.push_str(&row(m)));
    text.push_str("2026-03-01T03:20:00Z,a,ok,1");
    let c = csv_of(text.as_bytes()).expect("it reads");
    let rejects: Vec<(u64, Option<&str>)> = c.rejects.iter().map(|r| (r.line, r.column)).collect();
    assert_eq!(rejects, [(103, None), (104, None), (105, Some("monitor"))]);
    assert_eq!((c.counts.accepted, c.counts.rejected), (198, 3));
    assert_eq!(c.series[0].runs.last().expect("a run").last_line, 203);
}
