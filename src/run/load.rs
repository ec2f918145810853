//! A workspace folder to checked facts, with every problem of every file.

use crate::compose::check_sizes;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Diagnostics;
use crate::diag::Place;
use crate::ingest::TEXT_BYTES_MAX;
use crate::ingest::TextLanguages;
use crate::ingest::add_text;
use crate::ingest::check_language_tags;
use crate::ingest::evidence::Evidence;
use crate::ingest::evidence::Progress;
use crate::ingest::evidence::read_evidence;
use crate::ingest::lower;
use crate::ingest::lower::Reader;
use crate::ingest::raw;
use crate::ingest::read_toml;
use crate::language::Language;
use crate::language::LanguageProblem;
use crate::language::Languages;
use crate::language::builtin_languages;
use crate::language::nearest;
use crate::model::Accept;
use crate::model::CustomerId;
use crate::model::Edit;
use crate::model::Incident;
use crate::model::IncidentId;
use crate::model::Service;
use crate::model::ServiceId;
use crate::model::Settings;
use crate::model::SlaId;
use crate::model::WordList;
use crate::model::Workspace;
use crate::register::Book;
use crate::register::SentLetter;
use crate::render::pdf::FontFile;
use crate::run::accepted;
use crate::run::assess;
use crate::run::fonts;
use crate::run::policy_check;
use crate::run::witnessed::witnessed;
use crate::sla;
use crate::sla::Policy;
use crate::source::Folder;
use crate::source::SourceId;
use crate::source::Sources;
use crate::time::Month;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// What a workspace holds.
pub struct Loaded {
    /// All files that were read.
    pub sources: Sources,
    /// The facts; `None` when the settings or a needed file can't be read.
    pub workspace: Option<Workspace>,
    /// The policies by id.
    pub policies: BTreeMap<SlaId, Policy>,
    /// The monitoring evidence.
    pub evidence: Evidence,
    /// Fonts of the workspace, in which characters are looked for that the built-in ones lack.
    pub fonts: Vec<FontFile>,
    /// Templates of the workspace that replace the built-in ones, by name.
    pub templates: BTreeMap<String, String>,
    /// The languages that documents can be written in.
    pub languages: Languages,
    /// Lists of words of the workspace that replace the built-in ones, by language.
    pub wording: BTreeMap<String, WordList>,
    /// Warnings about letters that a person accepted.
    pub letters: BTreeMap<CustomerId, Vec<Accept>>,
    /// The same about letters on promised actions.
    pub follow_ups: BTreeMap<CustomerId, Vec<Accept>>,
    /// Paragraphs of letters that a person wrote anew, of all months.
    pub edits: BTreeMap<CustomerId, Vec<Edit>>,
    /// The same about public postmortems.
    pub postmortems: BTreeMap<IncidentId, Vec<Accept>>,
    /// What was approved and issued of the month that is looked at; empty where there is no register.
    pub register: Book,
    /// The months before it in which customers, by the ids that they are remembered by, have credits that stand as issued.
    pub credited: BTreeMap<String, BTreeSet<Month>>,
    /// The letters of earlier months that went out, by the customers: of the months after which a promised action has news.
    pub sent: BTreeMap<Month, BTreeMap<String, SentLetter>>,
    /// Every problem.
    pub diags: Diagnostics,
}

/// No template that a person wrote is larger.
const TEMPLATE_BYTES_MAX: u64 = 512 * 1024;

/// How the names of published SLAs that come with the tool begin, where files are listed.
pub(super) const PRESET: &str = "preset ";

/// Nothing read yet.
fn nothing() -> Loaded {
    Loaded {
        sources: Sources::default(),
        workspace: None,
        policies: BTreeMap::new(),
        evidence: Evidence::default(),
        fonts: Vec::new(),
        templates: BTreeMap::new(),
        languages: Languages::builtin(),
        wording: BTreeMap::new(),
        letters: BTreeMap::new(),
        follow_ups: BTreeMap::new(),
        edits: BTreeMap::new(),
        postmortems: BTreeMap::new(),
        register: Book::default(),
        credited: BTreeMap::new(),
        sent: BTreeMap::new(),
        diags: Diagnostics::default(),
    }
}

/// Reads the settings of a workspace and nothing else.
pub fn load_settings(folder: &dyn Folder) -> (Option<Settings>, Sources, Diagnostics) {
    let mut loaded = nothing();
    let settings = Texts { folder, list: folder.list(), loaded: &mut loaded }.settings();
    (settings, loaded.sources, loaded.diags)
}

/// The templates of a workspace, and what else a document is printed with.
pub struct OwnTemplates {
    /// Their texts by name.
    pub texts: BTreeMap<String, String>,
    /// The languages that documents can be written in.
    pub languages: Languages,
    /// Fonts of the workspace.
    pub fonts: Vec<FontFile>,
    /// Files beside them that are not read, because they are not named like templates.
    pub others: Vec<String>,
    /// The files that were read.
    pub sources: Sources,
    /// What is wrong with the files.
    pub diags: Diagnostics,
}

impl Default for OwnTemplates {
    fn default() -> Self {
        OwnTemplates {
            texts: BTreeMap::new(),
            languages: Languages::builtin(),
            fonts: Vec::new(),
            others: Vec::new(),
            sources: Sources::default(),
            diags: Diagnostics::default(),
        }
    }
}

/// Reads the templates, words and fonts of a workspace and nothing else.
pub fn load_templates(folder: &dyn Folder) -> OwnTemplates {
    let mut loaded = nothing();
    let list = folder.list();
    let is_read = |path: &str| {
        let words = path.starts_with(LANGUAGES) && path.ends_with(".ftl");
        let lists = path.starts_with("report-templates/wording/") && path.ends_with(".toml");
        path.ends_with(".hbs") || path.ends_with("README.md") || words || lists
    };
    let named_otherwise = |path: &&String| path.starts_with("report-templates/") && !is_read(path);
    let others = list.iter().filter(named_otherwise).cloned().collect();
    let mut texts = Texts { folder, list, loaded: &mut loaded };
    texts.templates();
    texts.languages();
    // What is wrong with the settings is for others to say; without them there are no fonts.
    let mut settings = nothing();
    let _ = Texts { folder, list: folder.list(), loaded: &mut settings }.settings();
    OwnTemplates {
        texts: loaded.templates,
        languages: loaded.languages,
        fonts: settings.fonts,
        others,
        sources: loaded.sources,
        diags: loaded.diags,
    }
}

/// Reads a whole workspace. `progress` hears how far the reading of its evidence is.
pub fn load(folder: &dyn Folder, progress: &(dyn Fn(Progress) + Sync)) -> Loaded {
    let mut loaded = nothing();
    if let Some(mut workspace) = facts(folder, &mut loaded) {
        loaded.evidence =
            read_evidence(folder, &mut loaded.sources, &workspace.settings, &mut loaded.diags, progress);
        witnessed(&mut workspace, &loaded.evidence, &loaded.sources, &mut loaded.diags);
        loaded.workspace = Some(workspace);
    }
    loaded
}

/// Reads a workspace without its evidence: everything that people wrote.
pub fn load_facts(folder: &dyn Folder) -> Loaded {
    let mut loaded = nothing();
    loaded.workspace = facts(folder, &mut loaded);
    loaded
}

/// Reads and checks everything but evidence.
fn facts(folder: &dyn Folder, loaded: &mut Loaded) -> Option<Workspace> {
    let mut texts = Texts { folder, list: folder.list(), loaded };
    let settings = texts.settings();
    let workspace = texts.workspace(settings);
    texts.policies();
    if let Some(workspace) = &workspace {
        texts.presets(workspace);
    }
    texts.templates();
    texts.languages();
    let accepted = accepted::read(&mut texts);
    let workspace = workspace?;
    let broken = broken(loaded);
    lower::cross_check(&workspace, broken, &mut loaded.diags);
    let slas_are_whole = !loaded
        .sources
        .iter()
        .any(|(id, file)| file.path.starts_with("slas/") && loaded.diags.has_errors_in(id));
    if slas_are_whole {
        check_slas(&workspace, &loaded.policies, &mut loaded.diags);
        let sizes = &workspace.settings.documents.sizes;
        check_sizes(sizes).into_iter().for_each(|problem| loaded.diags.push(problem));
    }
    own_language(&workspace, loaded);
    accepted::keep(accepted, &workspace, loaded);
    Some(workspace)
}

/// Which files have problems of their own.
fn broken(loaded: &Loaded) -> lower::Broken {
    let is_broken = |wanted: &dyn Fn(&str) -> bool| {
        loaded.sources.iter().any(|(id, file)| wanted(&file.path) && loaded.diags.has_errors_in(id))
    };
    lower::Broken {
        customers: is_broken(&|path| path == "customers.csv"),
        services: is_broken(&|path| path == "services.toml"),
        lines: is_broken(&|path| path == "contracts.csv"),
        incidents: is_broken(&|path| path.starts_with("incidents/")),
    }
}

/// The files of a workspace folder while they are read.
pub(super) struct Texts<'a> {
    folder: &'a dyn Folder,
    list: Vec<String>,
    /// What was read so far.
    pub(super) loaded: &'a mut Loaded,
}

impl Texts<'_> {
    /// Reads a file that may be missing.
    pub(super) fn optional(&mut self, path: &str) -> Option<SourceId> {
        if !self.list.iter().any(|p| p == path) {
            return None;
        }
        if self.folder.size(path) > TEXT_BYTES_MAX {
            let id = self.loaded.sources.add(path, "");
            self.loaded.diags.push(
                Diagnostic::error(
                    Code::FileTooLarge,
                    format!("`{path}` is larger than {} MiB", TEXT_BYTES_MAX >> 20),
                )
                .at_place(crate::diag::Place::File(id), "larger than any file that a person keeps")
                .help("if it is an export, name it under `[[monitoring]]` instead"),
            );
            return None;
        }
        match self.folder.read(path) {
            Ok(bytes) => add_text(&mut self.loaded.sources, path, bytes, &mut self.loaded.diags),
            Err(error) => {
                self.loaded
                    .diags
                    .push(Diagnostic::error(Code::FileMissing, format!("`{path}` cannot be read: {error}")));
                None
            }
        }
    }

    /// Reads a file that must be there.
    fn needed(&mut self, path: &str, what: &str) -> Option<SourceId> {
        if !self.list.iter().any(|p| p == path) {
            self.loaded.diags.push(
                Diagnostic::error(Code::FileMissing, format!("the workspace has no `{path}`"))
                    .note(format!("it says {what}"))
                    .help("`amends init DIR` writes a workspace with every file, with comments"),
            );
            return None;
        }
        self.optional(path)
    }

    /// The files of a folder with an ending, sorted.
    pub(super) fn under(&self, prefix: &str, ending: &str) -> Vec<String> {
        self.list.iter().filter(|p| p.starts_with(prefix) && p.ends_with(ending)).cloned().collect()
    }

    fn settings(&mut self) -> Option<Settings> {
        let id = self.needed("amends.toml", "who you are, who signs, and how evidence is read")?;
        let raw = read_toml::<raw::RawSettings>(&self.loaded.sources, id, &mut self.loaded.diags)?;
        let (logo, fonts) = (raw.company.logo.clone(), raw.documents.fonts.clone());
        let mut reader = Reader::new(&self.loaded.sources, id, &mut self.loaded.diags);
        let mut settings = lower::settings(&mut reader, raw)?;
        let named: Vec<_> =
            fonts.iter().map(|path| (path.get_ref().as_str(), reader.span(path.span()))).collect();
        let logo = logo.map(|path| (reader.span(path.span()), path));
        if let Some((span, path)) = logo {
            settings.company.logo =
                self.optional(path.get_ref()).map(|id| self.loaded.sources.file(id).text.clone());
            if settings.company.logo.is_none() {
                self.loaded.diags.push(
                    Diagnostic::error(
                        Code::FileMissing,
                        format!("the logo `{}` is not in the workspace", path.get_ref()),
                    )
                    .at(span, "named here")
                    .help("put the SVG file there, or take the line out"),
                );
            }
        }
        self.loaded.fonts =
            fonts::read(self.folder, &self.list, &named, &mut self.loaded.sources, &mut self.loaded.diags);
        Some(settings)
    }

    fn workspace(&mut self, settings: Option<Settings>) -> Option<Workspace> {
        let customers = self.needed("customers.csv", "who your customers are");
        let services = self.needed("services.toml", "what can be down");
        let contracts = self.needed("contracts.csv", "who has what, at which fee, under which SLA");
        let customers = customers.zip(settings.as_ref()).map(|(id, s)| {
            lower::customers(&mut Reader::new(&self.loaded.sources, id, &mut self.loaded.diags), s)
        });
        let services = services.and_then(|id| {
            let raw = read_toml::<raw::RawServices>(&self.loaded.sources, id, &mut self.loaded.diags)?;
            Some(lower::services(&mut Reader::new(&self.loaded.sources, id, &mut self.loaded.diags), raw))
        });
        let lines = contracts
            .map(|id| lower::contracts(&mut Reader::new(&self.loaded.sources, id, &mut self.loaded.diags)));
        let maintenance = self.rows("maintenance.csv", lower::maintenance).unwrap_or_default();
        let languages = self.text_languages(settings.as_ref());
        let goodwill = self.rows("goodwill.csv", |r| lower::goodwill(r, &languages)).unwrap_or_default();
        let claims = self.rows("claims.csv", lower::claims).unwrap_or_default();
        let no_lines = BTreeMap::new();
        let known = lines.as_ref().unwrap_or(&no_lines);
        let bills = self.rows("bills.csv", |r| lower::bills(r, known)).unwrap_or_default();
        let ledger_ids = self.rows("ledger_ids.csv", lower::ledger_ids).unwrap_or_default();
        let facts = self.rows("facts.csv", lower::facts).unwrap_or_default();
        let requests = self.rows("requests.csv", lower::requests).unwrap_or_default();
        let incidents = self.incidents(settings.as_ref().zip(services.as_ref()), &languages);
        self.check_tags(&languages);
        Some(Workspace {
            settings: settings?,
            customers: customers?,
            services: services?,
            lines: lines?,
            incidents,
            maintenance,
            goodwill,
            claims,
            bills,
            ledger_ids,
            facts,
            requests,
        })
    }

    /// The languages that texts of tables can be in: those with words, of our own or of the workspace.
    fn text_languages(&self, settings: Option<&Settings>) -> TextLanguages {
        let files = self.under(LANGUAGES, ".ftl");
        let tags = files.iter().map(|path| language_tag(path)).chain(builtin_languages().into_keys());
        let tags: BTreeMap<String, String> = tags.map(|tag| (tag.clone(), tag)).collect();
        let own = settings.and_then(|s| nearest(&tags, &s.defaults.language));
        TextLanguages::new(own.map_or("", String::as_str), tags.keys().map(String::as_str))
    }

    /// The tags of languages in the files whose texts have some.
    fn check_tags(&mut self, languages: &TextLanguages) {
        let has_texts = |path: &str| {
            matches!(path, "amends.toml" | "services.toml")
                || (path.starts_with("incidents/") && path.ends_with(".toml"))
        };
        let Loaded { sources, diags, .. } = &mut *self.loaded;
        for (id, _) in sources.iter().filter(|(_, file)| has_texts(&file.path)) {
            check_language_tags(sources, id, languages, diags);
        }
    }

    fn rows<T>(&mut self, path: &str, read: impl FnOnce(&mut Reader<'_>) -> T) -> Option<T> {
        let id = self.optional(path)?;
        Some(read(&mut Reader::new(&self.loaded.sources, id, &mut self.loaded.diags)))
    }

    /// What people wrote, completed by what tools exported. Without settings and services an export says nothing.
    fn incidents(
        &mut self,
        known: Option<(&Settings, &BTreeMap<ServiceId, Service>)>,
        languages: &TextLanguages,
    ) -> BTreeMap<IncidentId, Incident> {
        let mut all: BTreeMap<IncidentId, Incident> = BTreeMap::new();
        for path in self.under("incidents/", ".toml") {
            let Some(id) = self.optional(&path) else { continue };
            let raw = read_toml::<raw::RawIncident>(&self.loaded.sources, id, &mut self.loaded.diags);
            let Some(raw) = raw else { continue };
            let mut reader = Reader::new(&self.loaded.sources, id, &mut self.loaded.diags);
            if let Some(incident) = lower::incident(&mut reader, raw) {
                self.keep(&mut all, incident);
            }
        }
        let mut exports = Vec::new();
        for path in self.under("incidents/", ".csv") {
            let Some(id) = self.optional(&path) else { continue };
            if lower::is_pager_report(&self.loaded.sources.file(id).text) {
                exports.push(id);
                continue;
            }
            let mut reader = Reader::new(&self.loaded.sources, id, &mut self.loaded.diags);
            for incident in lower::incident_timelines(&mut reader, languages) {
                self.keep(&mut all, incident);
            }
        }
        for path in self.under("incidents/", ".json") {
            exports.extend(self.optional(&path));
        }
        if let Some(known) = known {
            let Loaded { sources, diags, .. } = &mut *self.loaded;
            lower::exported_incidents(sources, &exports, known, &mut all, diags);
        }
        all
    }

    fn keep(&mut self, all: &mut BTreeMap<IncidentId, Incident>, incident: Incident) {
        if let Some(first) = all.get(&incident.id) {
            self.loaded.diags.push(
                Diagnostic::error(Code::IdDuplicate, format!("two incidents have the id `{}`", incident.id))
                    .at(incident.span, "again here")
                    .at(first.span, "first here")
                    .note("one of the two would be lost")
                    .help(
                        "give each incident an id of its own; one incident may have many windows of impact",
                    ),
            );
            return;
        }
        all.insert(incident.id.clone(), incident);
    }

    fn policies(&mut self) {
        for path in self.under("slas/", ".toml") {
            let Some(id) = self.optional(&path) else { continue };
            let raw = read_toml::<raw::RawSla>(&self.loaded.sources, id, &mut self.loaded.diags);
            let Some(raw) = raw else { continue };
            let policy = sla::policy(&mut Reader::new(&self.loaded.sources, id, &mut self.loaded.diags), raw);
            let Some(policy) = policy else { continue };
            // Where the file says how it is read, nothing is open; `amends sla lint` tells of it all the same.
            for found in policy.findings.iter().filter(|_| policy.in_doubt.is_none()) {
                self.loaded.diags.push(policy_check::finding(&policy, found));
            }
            if let Some(first) = self.loaded.policies.get(&policy.id) {
                self.loaded.diags.push(
                    Diagnostic::error(Code::IdDuplicate, format!("two SLAs have the id `{}`", policy.id))
                        .at(policy.span, "again here")
                        .at(first.span, "first here")
                        .help("give each SLA an id of its own"),
                );
                continue;
            }
            self.loaded.policies.insert(policy.id.clone(), policy);
        }
    }

    /// Presets that contracts name and that `slas/` does not hold.
    fn presets(&mut self, w: &Workspace) {
        let named = w.lines.values().flat_map(|line| &line.terms).filter_map(|term| term.sla.as_ref());
        let ids: BTreeSet<&SlaId> = named.filter(|id| !self.loaded.policies.contains_key(*id)).collect();
        for id in ids {
            let Some(preset) = sla::preset(id.as_str()) else { continue };
            let path = format!("{PRESET}{id}");
            let diags = &mut self.loaded.diags;
            let Some(source) = add_text(&mut self.loaded.sources, &path, preset.text.into(), diags) else {
                continue;
            };
            let Some(policy) = assess::read_policy(&self.loaded.sources, source, diags) else { continue };
            self.loaded.policies.insert(policy.id.clone(), policy);
        }
    }

    fn templates(&mut self) {
        for link in self.folder.links("report-templates") {
            self.loaded.diags.push(
                Diagnostic::error(Code::TemplateProblem, format!("`{link}` is a link, and no link is followed"))
                    .note("it may lead out of the workspace, and the built-in template would be taken without a word")
                    .help("put the file itself there"),
            );
        }
        for path in self.under("report-templates/", ".hbs") {
            if self.folder.size(&path) > TEMPLATE_BYTES_MAX {
                let id = self.loaded.sources.add(&path, "");
                self.loaded.diags.push(
                    Diagnostic::error(
                        Code::FileTooLarge,
                        format!("`{path}` is larger than {} KiB", TEMPLATE_BYTES_MAX >> 10),
                    )
                    .at_place(crate::diag::Place::File(id), "larger than any template that a person writes"),
                );
                continue;
            }
            let Some(id) = self.optional(&path) else { continue };
            let name = path.trim_start_matches("report-templates/").to_owned();
            self.loaded.templates.insert(name, self.loaded.sources.file(id).text.clone());
        }
    }

    /// Languages of the workspace, or its own words for ours.
    fn languages(&mut self) {
        let mut files: BTreeMap<String, SourceId> = BTreeMap::new();
        for path in self.under(LANGUAGES, ".ftl") {
            let Some(id) = self.optional(&path) else { continue };
            let tag = language_tag(&path);
            files.insert(tag, id);
        }
        let text = |id: &SourceId| self.loaded.sources.file(*id).text.clone();
        let own = files.iter().map(|(tag, id)| (tag.clone(), text(id))).collect();
        match Languages::new(&own) {
            Ok(languages) => self.loaded.languages = languages,
            Err(problems) => {
                let wrong =
                    problems.iter().map(|problem| language_problem(problem, &files, &self.loaded.sources));
                let wrong: Vec<Diagnostic> = wrong.collect();
                wrong.into_iter().for_each(|diagnostic| self.loaded.diags.push(diagnostic));
            }
        }
    }
}

/// Where the words of languages stand in a workspace.
const LANGUAGES: &str = "report-templates/languages/";

/// The tag of a file of words.
fn language_tag(path: &str) -> String {
    path.trim_start_matches(LANGUAGES).trim_end_matches(".ftl").to_ascii_lowercase()
}

fn language_problem(
    problem: &LanguageProblem,
    files: &BTreeMap<String, SourceId>,
    sources: &Sources,
) -> Diagnostic {
    let path = format!("{LANGUAGES}{}.ftl", problem.tag);
    let diagnostic =
        Diagnostic::error(Code::LanguageProblem, format!("`{path}` cannot be used: {}", problem.message))
            .note("a letter with a hole where its words should be is not sent")
            .help("compare it with the English file: `amends template eject DIR languages/en.ftl`");
    match (files.get(&problem.tag), problem.line) {
        (Some(source), Some(line)) => {
            let excerpt = sources.file(*source).line(line).to_owned();
            let place = Place::Line { source: *source, line: line as u64, column: None, excerpt };
            diagnostic.at_place(place, "on this line")
        }
        (Some(source), None) => diagnostic.at_place(Place::File(*source), "in this file"),
        (None, _) => diagnostic,
    }
}

/// The prose of a workspace needs sentences of the same language around it.
fn own_language(w: &Workspace, loaded: &mut Loaded) {
    let tag = &w.settings.defaults.language;
    if loaded.languages.get(tag).is_some() {
        return;
    }
    let known: Vec<&str> = loaded.languages.iter().map(Language::tag).collect();
    let problem =
        Diagnostic::error(Code::LanguageProblem, format!("there are no words for the language `{tag}`"))
            .note("letters would be English sentences around prose in another language")
            .help(format!(
                "the languages are: {}; write `language` under [defaults] in one of them",
                known.join(", ")
            ))
            .help(format!("or add `{LANGUAGES}{tag}.ftl` and the templates in `report-templates/{tag}/`"));
    let settings = loaded.sources.find("amends.toml");
    loaded.diags.push(match settings {
        Some(source) => problem.at_place(Place::File(source), "in [defaults]"),
        None => problem,
    });
}

/// Every SLA that a contract names must be there. One that could not be read has been reported already.
fn check_slas(w: &Workspace, policies: &BTreeMap<SlaId, Policy>, diags: &mut Diagnostics) {
    let known = policies.keys().map(SlaId::as_str);
    for line in w.lines.values() {
        for term in &line.terms {
            let Some(id) = term.sla.as_ref().filter(|id| !policies.contains_key(id)) else { continue };
            diags.push(
                Diagnostic::error(
                    Code::RefSla,
                    format!("the line `{}` names the SLA `{id}`, which is not in slas/", line.id),
                )
                .at(term.span, "this term")
                .note("what its customer is owed could not be said")
                .help(crate::diag::did_you_mean(id.as_str(), known.clone()))
                .help("a file slas/NAME.toml, or the id of a published SLA: `amends sla list`"),
            );
        }
    }
}
