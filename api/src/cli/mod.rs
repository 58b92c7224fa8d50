//! The command line.

mod copies;
mod customer;
mod nudges;
mod program;
mod secrets;
mod serve;
mod upkeep;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// The thin loyalty API.
#[derive(Debug, Parser)]
#[command(name = "perkline", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the API.
    Serve(Box<serve::Options>),
    /// Copy the ledger to a new file, while it is served.
    Backup(copies::Backup),
    /// Put a backup in the ledger's place.
    Restore(copies::Restore),
    /// Look at what is known of a customer.
    #[command(subcommand)]
    Customer(CustomerCommand),
    /// Look at programs.
    #[command(subcommand)]
    Program(ProgramCommand),
    /// Answer requests of POST /v1/nudges: JSON Lines in, one answer a line out.
    Nudges,
}

#[derive(Debug, Subcommand)]
enum CustomerCommand {
    /// Print everything the ledger has of a customer, as JSON.
    Export(customer::Export),
}

#[derive(Debug, Subcommand)]
enum ProgramCommand {
    /// Say what is wrong with a program, and where.
    Check {
        /// The program's JSON.
        file: PathBuf,
    },
}

/// Does what the arguments say.
pub fn run() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Serve(options) => serve::run(*options),
        Command::Program(ProgramCommand::Check { file }) => program::check(&file),
        Command::Customer(CustomerCommand::Export(options)) => customer::export(&options),
        Command::Nudges => nudges::run(),
        Command::Backup(options) => copies::backup(&options),
        Command::Restore(options) => copies::restore(&options),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("perkline: {sentence}");
            ExitCode::FAILURE
        }
    }
}
