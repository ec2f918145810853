//! A logo as a form of PDF operators.

use std::collections::BTreeMap;

use printpdf::DictItem;
use printpdf::ExternalStream;
use printpdf::ExternalXObject;

use crate::render::logo::Logo;
use crate::render::logo::Outline;
use crate::render::logo::Step;
use crate::render::logo::number;
use crate::render::logo::numbers;

/// The form of a logo.
pub(super) fn form(logo: &Logo) -> ExternalXObject {
    let (width, height) = logo.size;
    let mut form = Form { out: String::new(), states: BTreeMap::new() };
    form.line(&format!("1 0 0 -1 0 {} cm", number(height)));
    for path in &logo.paths {
        form.path(path);
    }
    let mut resources = BTreeMap::new();
    if !form.states.is_empty() {
        resources.insert("ExtGState".to_owned(), DictItem::Dict { map: form.states });
    }
    let corners = [0.0, 0.0, width, height].map(DictItem::Real).to_vec();
    let dict = BTreeMap::from([
        ("Type".to_owned(), DictItem::Name(b"XObject".to_vec())),
        ("Subtype".to_owned(), DictItem::Name(b"Form".to_vec())),
        ("BBox".to_owned(), DictItem::Array(corners)),
        ("Resources".to_owned(), DictItem::Dict { map: resources }),
    ]);
    let stream = ExternalStream { dict, content: form.out.into_bytes(), compress: true };
    ExternalXObject { stream, width: None, height: None, dpi: None }
}

struct Form {
    out: String,
    states: BTreeMap<String, DictItem>,
}

impl Form {
    fn line(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn path(&mut self, path: &Outline) {
        self.line(&format!("q {} cm", numbers(&path.matrix)));
        if path.opacity < 1.0 {
            let name = format!("O{}", (path.opacity * 1000.0).round() as u32);
            let state = ["ca", "CA"].map(|key| (key.to_owned(), DictItem::Real(path.opacity)));
            self.states.insert(name.clone(), DictItem::Dict { map: BTreeMap::from(state) });
            self.line(&format!("/{name} gs"));
        }
        if let Some((colour, _)) = path.fill {
            self.line(&format!("{} rg", numbers(&parts(colour))));
        }
        if let Some(pen) = &path.stroke {
            self.line(&format!("{} RG {} w {} J", numbers(&parts(pen.colour)), number(pen.width), pen.cap));
            if !pen.dashes.is_empty() {
                self.line(&format!("[{}] 0 d", numbers(&pen.dashes)));
            }
        }
        for step in &path.steps {
            match step {
                Step::Move(to) => self.line(&format!("{} m", numbers(to))),
                Step::Line(to) => self.line(&format!("{} l", numbers(to))),
                Step::Curve(to) => self.line(&format!("{} c", numbers(to))),
                Step::Close => self.line("h"),
            }
        }
        self.line(match (path.fill, path.stroke.is_some()) {
            (Some((_, false)), true) => "B Q",
            (Some((_, true)), true) => "B* Q",
            (Some((_, false)), false) => "f Q",
            (Some((_, true)), false) => "f* Q",
            (None, true) => "S Q",
            (None, false) => "n Q",
        });
    }
}

/// Red, green and blue, each 0 to 1.
fn parts(colour: [u8; 3]) -> [f32; 3] {
    colour.map(|part| f32::from(part) / 255.0)
}
