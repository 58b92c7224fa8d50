//! `perkline`: serve the API, copy its ledger, check a program, answer nudges.

use std::process::ExitCode;

fn main() -> ExitCode {
    perkline_api::cli::run()
}
