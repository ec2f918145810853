//! A customer: whom we owe, how they are written to, and in which zone they live.

use crate::model::CustomerId;
use crate::source::Span;
use crate::time::Zone;

/// Who gets the credit of a partner's customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CreditTo {
    /// The customer.
    Customer,
    /// The partner, on the customer's behalf.
    Partner,
}

/// A customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Customer {
    /// The id.
    pub id: CustomerId,
    /// The name as it stands in letters.
    pub name: String,
    /// The person written to.
    pub contact: Option<String>,
    /// How the letter begins.
    pub salutation: Option<String>,
    /// Mail address.
    pub email: Option<String>,
    /// BCP 47 language tag of the letter.
    pub language: String,
    /// The zone of the times in their letter.
    pub zone: Zone,
    /// Postal address, line by line, without the country.
    pub address: Vec<String>,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// The channel they prefer.
    pub channel: Option<String>,
    /// The partner through whom they are reached, and who gets the credit.
    pub partner: Option<(CustomerId, CreditTo)>,
    /// A free label.
    pub segment: Option<String>,
    /// The first id that it ever had here, where that is another one.
    pub renamed_from: Option<CustomerId>,
    /// Where the row stands.
    pub span: Span,
}

impl Customer {
    /// The id that credits are remembered by: the first one, whatever it was renamed to.
    pub fn root(&self) -> &CustomerId {
        self.renamed_from.as_ref().unwrap_or(&self.id)
    }
}
