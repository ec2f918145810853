//! What several customers show alike: told once, and named by its number.

use crate::compose::CustomerView;
use crate::compose::book::desk::BookDesk;
use crate::compose::book::part::BookStep;
use crate::compose::book::part::BookWindow;
use crate::compose::windows;
use crate::compose::windows::Interruption;
use crate::language::Language;
use crate::time::Elapsed;
use crate::time::Zone;
use crate::workings::Phrase;
use crate::workings::Step;
use std::collections::BTreeMap;

/// Steps, interruptions and quoted lines, each once.
pub(super) struct Shared<'d, 'f> {
    desk: &'d BookDesk<'f>,
    words: BTreeMap<&'f Phrase, String>,
    lengths: BTreeMap<Elapsed, String>,
    numbers: BTreeMap<&'f Step, usize>,
    steps: Vec<BookStep>,
    known: BTreeMap<(Zone, Interruption), usize>,
    windows: Vec<BookWindow>,
    quotes: BTreeMap<String, Option<String>>,
}

impl<'d, 'f> Shared<'d, 'f> {
    /// Nothing yet.
    pub(super) fn new(desk: &'d BookDesk<'f>) -> Self {
        Shared {
            desk,
            words: BTreeMap::new(),
            lengths: BTreeMap::new(),
            numbers: BTreeMap::new(),
            steps: Vec::new(),
            known: BTreeMap::new(),
            windows: Vec::new(),
            quotes: BTreeMap::new(),
        }
    }

    /// The number of a step; it and all that it rests on are put into words where they are new.
    pub(super) fn step(&mut self, s: &'f Step) -> usize {
        if let Some(number) = self.numbers.get(s) {
            return *number;
        }
        let steps = s.steps.iter().map(|below| self.step(below)).collect();
        let english = Language::english();
        let (what, rule) = (self.words(&s.what), self.words(&s.rule));
        let value = english.value(&s.value);
        let told = BookStep {
            key: match &s.what {
                Phrase::Message(id, _) => id.strip_prefix("step-"),
                _ => None,
            },
            what,
            exact: s.value.exact().filter(|exact| *exact != value.replace('\u{a0}', " ")),
            value,
            rule,
            clause: s.clause.clone(),
            sources: s.sources.iter().map(|place| self.place(place.clone())).collect(),
            steps,
        };
        let number = self.steps.len();
        self.steps.push(told);
        self.numbers.insert(s, number);
        number
    }

    /// The words of a phrase. Nearly all are those of many steps.
    fn words(&mut self, phrase: &'f Phrase) -> String {
        self.words.entry(phrase).or_insert_with(|| Language::english().phrase(phrase)).clone()
    }

    /// A length of time in words.
    pub(super) fn length(&mut self, time: Elapsed) -> String {
        self.lengths.entry(time).or_insert_with(|| Language::english().elapsed(time)).clone()
    }

    /// The number of an interruption as a customer sees it.
    pub(super) fn window(&mut self, view: &CustomerView<'f>, i: Interruption) -> usize {
        let key = (view.customer.zone, i);
        if let Some(number) = self.known.get(&key) {
            return *number;
        }
        let mut places: Vec<String> =
            key.1.origins.iter().map(|o| view.origins.get(*o).place.clone()).collect();
        places.dedup();
        places.retain(|place| !place.is_empty());
        let sources = places.into_iter().map(|place| self.place(place)).collect();
        let number = self.windows.len();
        self.windows.push(BookWindow { facts: windows::window(view, &key.1), sources });
        self.known.insert(key, number);
        number
    }

    /// A place, whose words are kept.
    pub(super) fn place(&mut self, place: String) -> String {
        if !self.quotes.contains_key(&place) {
            self.quotes.insert(place.clone(), self.desk.quote(&place));
        }
        place
    }

    /// Everything, for the part that it stands in.
    pub(super) fn into_parts(self) -> (Vec<BookStep>, Vec<BookWindow>, BTreeMap<String, String>) {
        let quotes = self.quotes.into_iter().filter_map(|(place, words)| Some((place, words?)));
        (self.steps, self.windows, quotes.collect())
    }
}
