//! Where a browser knocks: a listener on the loopback address, and how answers are written.

use super::request::Request;
use crate::source::hex;
use std::io;
use std::io::Read;
use std::io::Write;
use std::net::Ipv4Addr;
use std::net::Shutdown;
use std::net::TcpListener;
use std::net::TcpStream;
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;
use std::thread;
use std::time::Duration;

/// How many requests are answered at once; one browser asks for half a dozen.
const AT_ONCE: usize = 32;

/// What a browser gets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reply {
    /// The number that HTTP has for it.
    pub status: u16,
    /// What the body is.
    pub kind: &'static str,
    /// What a page may do.
    pub policy: String,
    /// Whether it is kept as a file, not shown.
    pub is_file: bool,
    /// The body.
    pub body: Arc<Vec<u8>>,
}

impl Reply {
    /// A number and no word.
    pub fn empty(status: u16) -> Reply {
        Reply { status, kind: "text/plain; charset=utf-8", ..Reply::default() }
    }

    fn write(&self, stream: &mut TcpStream) -> io::Result<()> {
        let policy = match self.policy.as_str() {
            "" => "default-src 'none'; frame-ancestors 'none'",
            policy => policy,
        };
        let kept = if self.is_file { "Content-Disposition: attachment\r\n" } else { "" };
        let head = format!(
            "HTTP/1.1 {} {}\r\nContent-Type: {}\r\nContent-Length: {}\r\nConnection: close\r\n\
             Cache-Control: no-store\r\nContent-Security-Policy: {policy}\r\n\
             Cross-Origin-Opener-Policy: same-origin\r\nCross-Origin-Resource-Policy: same-origin\r\n\
             Referrer-Policy: no-referrer\r\nX-Content-Type-Options: nosniff\r\n{kept}\r\n",
            self.status,
            reason(self.status),
            self.kind,
            self.body.len()
        );
        stream.write_all(head.as_bytes())?;
        stream.write_all(&self.body)
    }
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        409 => "Conflict",
        413 => "Content Too Large",
        415 => "Unsupported Media Type",
        _ => "Service Unavailable",
    }
}

/// A name that nobody guesses: 128 bits from the system, in hex.
///
/// # Errors
/// When the system has none to give.
pub fn token() -> io::Result<String> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(io::Error::other)?;
    Ok(hex(&bytes))
}

/// A listener that only this machine reaches.
pub struct Door {
    listener: TcpListener,
    port: u16,
}

impl Door {
    /// Opens a port of 127.0.0.1; 0 takes one that is free.
    ///
    /// # Errors
    /// When the port is taken, or not ours to take.
    pub fn open(port: u16) -> io::Result<Door> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let port = listener.local_addr()?.port();
        Ok(Door { listener, port })
    }

    /// Its port.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Whether a request is meant for this door: a page of another host that leads its name here is not.
    pub fn is_for(&self, request: &Request) -> bool {
        let names = ["127.0.0.1", "localhost"];
        names.iter().any(|name| {
            request.host == format!("{name}:{}", self.port) || self.port == 80 && request.host == *name
        })
    }

    /// Answers until the process ends.
    pub fn serve(&self, answer: &(dyn Fn(&Request) -> Reply + Sync)) {
        let busy = AtomicUsize::new(0);
        thread::scope(|scope| {
            for stream in self.listener.incoming() {
                let Ok(mut stream) = stream else {
                    // No more files may be opened: others must be closed first.
                    thread::sleep(Duration::from_millis(50));
                    continue;
                };
                if busy.fetch_add(1, Ordering::SeqCst) >= AT_ONCE {
                    busy.fetch_sub(1, Ordering::SeqCst);
                    let _ = Reply::empty(503).write(&mut stream);
                    continue;
                }
                let busy = &busy;
                scope.spawn(move || {
                    one(&mut stream, answer);
                    busy.fetch_sub(1, Ordering::SeqCst);
                });
            }
        });
    }
}

/// One request and its answer. A browser that goes away is nobody's fault.
fn one(stream: &mut TcpStream, answer: &(dyn Fn(&Request) -> Reply + Sync)) {
    let _ = stream.set_write_timeout(Some(Duration::from_secs(30)));
    let reply = match Request::read(stream) {
        Ok(request) => answer(&request),
        Err(unread) => match unread.status() {
            Some(status) => Reply::empty(status),
            None => return,
        },
    };
    if reply.write(stream).is_ok() && reply.status == 413 {
        // Who is still sending would lose the answer when the connection were cut.
        let _ = stream.shutdown(Shutdown::Write);
        let _ = stream.set_read_timeout(Some(Duration::from_millis(500)));
        let _ = io::copy(&mut stream.take(64 << 20), &mut io::sink());
    }
}
