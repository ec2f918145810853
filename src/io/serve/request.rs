//! One request, read within limits of bytes and of time.

use std::io;
use std::io::Read;
use std::net::TcpStream;
use std::time::Duration;
use std::time::Instant;

/// How long the head of a request may be.
const HEAD_MAX: usize = 16 << 10;
/// How long the body of a request may be: room for the names of every credit and document of 20,000 customers.
pub const BODY_MAX: usize = 2 << 20;
/// How long a request may take to arrive.
const PATIENCE: Duration = Duration::from_secs(10);

/// What a browser asks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// `GET`, `POST`.
    pub method: String,
    /// Where: what stands before a question mark, as it was sent.
    pub path: String,
    /// `Host`: whom the browser believes to talk to.
    pub host: String,
    /// `Origin`: the page that asks.
    pub origin: Option<String>,
    /// `Sec-Fetch-Site`: how far that page is from here.
    pub site: Option<String>,
    /// `Content-Type` of the body.
    pub kind: Option<String>,
    /// The body.
    pub body: Vec<u8>,
}

/// Why a request was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unread {
    /// It ended before it was whole, or took too long.
    Gone,
    /// It is not what a browser sends.
    Bad,
    /// It is too long.
    TooLong,
}

impl Unread {
    /// The number that HTTP has for it.
    pub(super) fn status(self) -> Option<u16> {
        match self {
            Unread::Gone => None,
            Unread::Bad => Some(400),
            Unread::TooLong => Some(413),
        }
    }
}

impl Request {
    /// Reads the request of a connection.
    pub(super) fn read(stream: &mut TcpStream) -> Result<Request, Unread> {
        let until = Instant::now() + PATIENCE;
        let mut bytes = Vec::new();
        let (mut request, head, length) = loop {
            if let Some(read) = parsed(&bytes)? {
                break read;
            }
            if bytes.len() > HEAD_MAX {
                return Err(Unread::TooLong);
            }
            more(stream, &mut bytes, until)?;
        };
        if length > BODY_MAX {
            return Err(Unread::TooLong);
        }
        while bytes.len() < head + length {
            more(stream, &mut bytes, until)?;
        }
        request.body = bytes[head..head + length].to_vec();
        Ok(request)
    }
}

fn more(stream: &mut TcpStream, bytes: &mut Vec<u8>, until: Instant) -> Result<(), Unread> {
    let left = until.checked_duration_since(Instant::now()).filter(|left| !left.is_zero());
    stream.set_read_timeout(Some(left.ok_or(Unread::Gone)?)).map_err(|_| Unread::Gone)?;
    let mut piece = [0; 16 << 10];
    match stream.read(&mut piece) {
        Ok(0) => Err(Unread::Gone),
        Ok(n) => {
            bytes.extend_from_slice(&piece[..n]);
            Ok(())
        }
        Err(why) if why.kind() == io::ErrorKind::Interrupted => Ok(()),
        Err(_) => Err(Unread::Gone),
    }
}

/// A request without its body, the length of its head and that of its body; `None` while the head is not whole.
fn parsed(bytes: &[u8]) -> Result<Option<(Request, usize, usize)>, Unread> {
    let mut headers = [httparse::EMPTY_HEADER; 64];
    let mut read = httparse::Request::new(&mut headers);
    let head = match read.parse(bytes) {
        Ok(httparse::Status::Complete(head)) => head,
        Ok(httparse::Status::Partial) => return Ok(None),
        Err(httparse::Error::TooManyHeaders) => return Err(Unread::TooLong),
        Err(_) => return Err(Unread::Bad),
    };
    let header = |name: &str| {
        let mut all = read.headers.iter().filter(|h| h.name.eq_ignore_ascii_case(name));
        let first = all.next().map(|h| std::str::from_utf8(h.value).map(|v| v.trim().to_owned()));
        // Of two that contradict each other, one is for somebody else's eyes.
        match (first, all.next()) {
            (first, None) => first.transpose().map_err(|_| Unread::Bad),
            (_, Some(_)) => Err(Unread::Bad),
        }
    };
    if header("transfer-encoding")?.is_some() {
        return Err(Unread::Bad);
    }
    let length = match header("content-length")? {
        Some(digits) if digits.bytes().all(|b| b.is_ascii_digit()) && !digits.is_empty() => {
            digits.parse().unwrap_or(usize::MAX)
        }
        Some(_) => return Err(Unread::Bad),
        None => 0,
    };
    let target = read.path.unwrap_or_default();
    let request = Request {
        method: read.method.unwrap_or_default().to_owned(),
        path: target.split_once('?').map_or(target, |(path, _)| path).to_owned(),
        host: header("host")?.unwrap_or_default(),
        origin: header("origin")?,
        site: header("sec-fetch-site")?,
        kind: header("content-type")?,
        body: Vec::new(),
    };
    Ok(Some((request, head, length)))
}
