//! What can be done to a credit or a document, and to what kind of thing.

macro_rules! words {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal),* $(,)? }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$doc])* $variant,)*
        }

        impl $name {
            /// All of them, in order.
            pub const ALL: &'static [$name] = &[$($name::$variant),*];

            /// The word in the register.
            pub fn name(self) -> &'static str {
                match self { $($name::$variant => $word,)* }
            }

            /// The one with this word.
            pub fn named(word: &str) -> Option<$name> {
                Self::ALL.iter().copied().find(|one| one.name() == word)
            }
        }
    };
}

words! {
    /// What somebody did.
    Act {
        /// A person read a document and found it good.
        Reviewed = "reviewed",
        /// A person said that it may go out.
        Approved = "approved",
        /// A credit was handed over to be booked, with its number and key.
        Issued = "issued",
        /// A credit stands in the customer's account.
        Settled = "settled",
        /// What was approved or issued does not hold any more.
        Voided = "voided",
        /// Nothing may happen to it until it is released.
        Held = "held",
        /// What was held may go on.
        Released = "released",
        /// A document went to its reader.
        Sent = "sent",
    }
}

words! {
    /// What an entry is about.
    Kind {
        /// A credit.
        Credit = "credit",
        /// Goodwill.
        Goodwill = "goodwill",
        /// A letter or a public postmortem.
        Document = "document",
        /// A notice, which rests on no run.
        Notice = "notice",
    }
}

words! {
    /// Where a posting stands.
    PostingState {
        /// Approved by nobody or by too few yet; not issued.
        Approved = "approved",
        /// Issued and not settled.
        Issued = "issued",
        /// In the customer's account.
        Settled = "settled",
        /// Taken back.
        Voided = "voided",
        /// Another proposal was approved in its place before it was issued.
        Replaced = "replaced",
    }
}

words! {
    /// Where a document stands.
    DocumentState {
        /// Nobody has approved it.
        Draft = "draft",
        /// Somebody has read it.
        Reviewed = "reviewed",
        /// It may go out.
        Approved = "approved",
        /// It has gone out.
        Sent = "sent",
    }
}
