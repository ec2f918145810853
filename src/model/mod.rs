//! The facts: customers, services, contract lines, incidents, maintenance, goodwill, claims, bills.
//!
//! Everything here has been checked. Nothing here can be serialised: what templates and files see is
//! made from these facts by `compose`, on purpose.
//!
//! ```text
//! Workspace ─┬─ Settings (company, contact, signatories, rules of evidence, monitoring sources)
//!            ├─ Customer ◄── Line ──► Service ──► needs Service
//!            │                └─ Term (fee, SLA id, from when to when)
//!            ├─ Incident ── Impact (service, regions, customers) · Event · Communication · Action
//!            └─ Maintenance · Goodwill · Claim · Bill
//! ```

mod action;
mod approval;
mod contract;
mod customer;
mod edit;
mod finance;
mod id;
mod incident;
mod mail;
mod maintenance;
mod money_facts;
mod prose;
mod service;
mod settings;
mod wording;
mod workspace;

pub use action::Action;
pub use action::Late;
pub use action::Term as ActionTerm;
pub use approval::ApprovalRules;
pub use approval::Decider;
pub use approval::Escalation;
pub use approval::GoodwillRules;
pub use contract::Billing;
pub use contract::Line;
pub use contract::Term;
pub use customer::CreditTo;
pub use customer::Customer;
pub use edit::Edit;
pub use finance::DateOrder;
pub use finance::FinanceTarget;
pub use finance::KnownBy;
pub use finance::LedgerId;
pub use finance::NetSuiteFiles;
pub use finance::Target;
pub use id::CustomerId;
pub use id::IncidentId;
pub use id::LineId;
pub use id::ServiceId;
pub use id::SlaId;
pub use id::id_problem;
pub use incident::Approximate;
pub use incident::Audience;
pub use incident::Cause;
pub use incident::Communication;
pub use incident::DataLoss;
pub use incident::Event;
pub use incident::EventKind;
pub use incident::ExclusionClaim;
pub use incident::Hold;
pub use incident::Impact;
pub use incident::ImpactKind;
pub use incident::Incident;
pub use incident::IncidentSeverity;
pub use incident::IncidentStatus;
pub use incident::Lessons;
pub use mail::mail_problem;
pub use maintenance::ExclusionClass;
pub use maintenance::Maintenance;
pub use maintenance::MaintenanceKind;
pub use maintenance::repeated;
pub use money_facts::Bill;
pub use money_facts::Claim;
pub use money_facts::ContractFact;
pub use money_facts::Dispute;
pub use money_facts::Gift;
pub use money_facts::Goodwill;
pub use money_facts::RequestCount;
pub use prose::InternalProse;
pub use prose::PublicProse;
pub use prose::Translated;
pub use service::Combine;
pub use service::Component;
pub use service::MonitorPattern;
pub use service::Service;
pub use settings::Company;
pub use settings::Confirm;
pub use settings::Conflicts;
pub use settings::Contact;
pub use settings::Credits;
pub use settings::Decides;
pub use settings::Defaults;
pub use settings::Documents;
pub use settings::Edge;
pub use settings::EvidenceRules;
pub use settings::FollowUp;
pub use settings::Form;
pub use settings::Format;
pub use settings::LanguageFallback;
pub use settings::LetterSizes;
pub use settings::MonitoringSource;
pub use settings::OnReject;
pub use settings::Settings;
pub use settings::Signatory;
pub use settings::SourceRules;
pub use settings::UnknownCountsAs;
pub use settings::UpdateEvery;
pub use settings::Witness;
pub use wording::Accept;
pub use wording::Rule;
pub use wording::WordList;
pub use wording::WordRule;
pub use workspace::Workspace;
