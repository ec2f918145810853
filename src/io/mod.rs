//! The only door to the disk: reads a workspace folder, publishes all artefacts or none.

mod account;
mod archive;
mod db;
mod disk;
mod input;
mod lines;
mod loose;
mod publish;
mod serve;

pub use account::account;
pub use account::now;
pub use archive::freeze;
pub use db::RegisterFile;
pub use db::RegisterProblem;
pub use db::Which;
pub use disk::DiskFolder;
pub use disk::published_runs;
pub use disk::workspace_above;
pub use input::link_in_the_way;
pub use input::place_file;
pub use input::read_input;
pub use input::replace_file;
pub use input::write_new_file;
pub use lines::LineWriter;
pub use lines::lines_of;
pub use loose::LooseFiles;
pub use publish::PublishError;
pub use publish::Staging;
pub use publish::publish;
pub use publish::publish_folder;
pub use publish::write_new_folder;
pub use serve::BODY_MAX;
pub use serve::Door;
pub use serve::Reply;
pub use serve::Request;
pub use serve::token;
