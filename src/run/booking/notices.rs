//! The notices that were kept, read back: what people review, approve, hold and send.

use crate::diag::did_you_mean;
use crate::register::Kind;
use crate::register::PublishedPaper;
use crate::run::booking::Choice;
use crate::run::booking::Seal;
use crate::run::notice_kept::NOTICE_MANIFEST;
use crate::run::notice_kept::NOTICES;
use crate::run::notice_kept::NoticeManifest;
use crate::source::Folder;
use crate::source::hex;
use crate::time::Month;
use sha2::Digest;
use sha2::Sha256;
use std::collections::BTreeMap;

/// A notice that was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptNotice {
    /// The document.
    pub paper: PublishedPaper,
    /// What made it: the digits that its copy in the archive is called by.
    pub id: String,
    /// The month of its time, in UTC.
    pub period: Month,
    /// What its folder is known by.
    pub seal: Seal,
    /// Files that are not as they were written.
    pub changed: Vec<String>,
}

/// All notices that were kept, by the paths that they are called by.
#[derive(Clone, Debug, Default)]
pub struct Notices(BTreeMap<String, Result<KeptNotice, String>>);

/// The notices that a person means.
#[derive(Clone, Debug, Default)]
pub struct Meant {
    /// They.
    pub notices: Vec<KeptNotice>,
    /// The choice without them.
    pub rest: Choice,
    /// Names that no notice of the month has, each with what may have been meant.
    pub unknown: Vec<(String, String)>,
    /// What keeps a notice that was named from being read.
    pub faults: Vec<String>,
}

impl Meant {
    /// Whether nothing but notices was asked for, so that no run is needed.
    pub fn is_all(&self) -> bool {
        self.rest.named.is_empty() && !self.rest.all
    }
}

impl Notices {
    /// Whether a choice names any.
    pub fn are_named(choice: &Choice) -> bool {
        choice.named.iter().any(|name| name.starts_with(NOTICES))
    }

    /// Reads the folder of all notices.
    pub fn read(folder: &dyn Folder) -> Notices {
        let end = format!("/{NOTICE_MANIFEST}");
        let list = folder.list();
        let places = list.iter().filter_map(|path| path.strip_suffix(&end));
        // What a killed command left begins with a dot.
        let places = places.filter(|place| place.split('/').count() == 2 && !place.contains("/."));
        Notices(places.map(|place| (format!("{NOTICES}{place}"), notice(folder, place))).collect())
    }

    /// Those of a month that a choice names: by path, or all of an incident by `notices/INCIDENT`. They are never meant
    /// by anything else.
    pub fn meant(&self, choice: &Choice, month: Month) -> Meant {
        let mut meant = Meant { rest: choice.clone(), ..Meant::default() };
        meant.rest.named.retain(|name| !name.starts_with(NOTICES));
        let mut chosen: BTreeMap<&str, &KeptNotice> = BTreeMap::new();
        for name in choice.named.iter().filter(|name| name.starts_with(NOTICES)) {
            let name = name.trim_end_matches('/');
            let below = format!("{name}/");
            let fits = |path: &str| path == name || path.starts_with(&below);
            let found: Vec<_> = self.0.iter().filter(|(path, _)| fits(path)).collect();
            let mut other_month = None;
            let mut is_known = false;
            for (path, notice) in found {
                match notice {
                    Ok(notice) if notice.period == month => {
                        chosen.insert(path, notice);
                        is_known = true;
                    }
                    Ok(notice) => other_month = Some(notice.period),
                    Err(why) => {
                        meant.faults.push(format!("`{path}`: {why}"));
                        is_known = true;
                    }
                }
            }
            if !is_known {
                let help = match other_month {
                    Some(month) => format!("it is of {month}: write `--period {month}`"),
                    None => self.near(name),
                };
                meant.unknown.push((name.to_owned(), help));
            }
        }
        if choice.takes_papers() {
            meant.notices = chosen.into_values().cloned().collect();
        }
        meant
    }

    fn near(&self, name: &str) -> String {
        match self.0.is_empty() {
            true => "no notice was kept yet: `amends notice … --keep` keeps one".to_owned(),
            false => did_you_mean(name, self.0.keys().map(String::as_str)),
        }
    }
}

fn notice(folder: &dyn Folder, place: &str) -> Result<KeptNotice, String> {
    let file = format!("{place}/{NOTICE_MANIFEST}");
    let bytes = folder.read(&file).map_err(|why| format!("{NOTICE_MANIFEST} cannot be read ({why})"))?;
    let manifest: NoticeManifest = serde_json::from_slice(&bytes).map_err(|why| {
        format!("{NOTICE_MANIFEST} is not that of this Amends ({why}); keep the notice again")
    })?;
    if manifest.document != format!("{NOTICES}{place}") {
        return Err(format!(
            "it was kept as `{}` and lies in another folder; keep it again",
            manifest.document
        ));
    }
    let period = Month::parse(&manifest.period).ok_or("its period is no month; keep it again")?;
    // A form lies beside its manifest, whatever that says.
    let is_as_written = |path: &str, sha256: &str| {
        !path.contains(['/', '\\'])
            && folder
                .read(&format!("{place}/{path}"))
                .is_ok_and(|bytes| hex(&Sha256::digest(&bytes)) == sha256)
    };
    let changed = manifest.outputs.iter().filter(|o| !is_as_written(&o.path, &o.sha256));
    Ok(KeptNotice {
        changed: changed.map(|o| format!("{NOTICES}{place}/{}", o.path)).collect(),
        paper: PublishedPaper {
            kind: Kind::Notice,
            path: manifest.document,
            customer: String::new(),
            digest: manifest.words_sha256,
            held: Vec::new(),
        },
        id: manifest.notice,
        period,
        seal: Seal::new(NOTICE_MANIFEST, &bytes),
    })
}
