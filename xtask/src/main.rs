//! The project's own commands: `cargo xtask demo`, `test`, `browsers`, `dist`, `size`, `bench`, `fuzz`,
//! `extension`, `supply`, `tidy`.
//!
//! Each does its own set-up, says what it is doing, and stops at the first thing that can't be had with a
//! sentence that says what to do.

mod bench;
mod browsers;
mod budgets;
mod demo;
mod dist;
mod extension;
mod fuzz;
mod run;
mod setup;
mod size;
mod supply;
mod test;
mod tidy;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(about = "Perkline's own commands", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build everything and serve the demo shop with its API.
    Demo {
        /// The shop's port.
        #[arg(long, default_value_t = 4000)]
        port: u16,
    },
    /// Run every check and test there is.
    Test {
        /// Only what needs neither a browser nor WebAssembly.
        #[arg(long)]
        quick: bool,
        /// Only the browser specs whose file or title matches (everything before them still runs).
        #[arg(long)]
        spec: Option<String>,
    },
    /// Go a short way through the demo shop in Firefox and Safari's engine, as far as they are installed.
    Browsers,
    /// Build what a shopper loads, and print what it weighs.
    Dist,
    /// Print where the Wasm's bytes are.
    Size {
        /// How many of the largest functions to name.
        #[arg(long, default_value_t = 40)]
        rows: usize,
    },
    /// Measure what a shopper waits for, side by side with what else one could have built.
    Bench {
        /// Only this section; the results keep what the others found last.
        section: Option<bench::Section>,
        #[command(flatten)]
        options: bench::Options,
    },
    /// Throw mutated bytes at every decoder and every parser of signatures.
    Fuzz {
        /// Only this one, by the name of its folder in `fuzz/corpus`.
        target: Option<String>,
        /// How long each of them runs.
        #[arg(long, default_value_t = 120, value_parser = clap::value_parser!(u32).range(1..))]
        seconds: u32,
    },
    /// Whether Shopify would take the theme app extension (run `dist` before it).
    Extension,
    /// Hold what we build from to supply.toml: licences, sources, second versions, known vulnerabilities.
    Supply,
    /// Hold the house rules that a program can hold.
    Tidy,
}

fn main() -> ExitCode {
    match command() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn command() -> Result<()> {
    run::enter_root()?;
    match Cli::parse().command {
        Command::Demo { port } => demo::demo(port),
        Command::Test { quick, spec } => test::test(quick, spec.as_deref()),
        Command::Browsers => browsers::browsers(),
        Command::Dist => dist::dist().and_then(|weights| budgets::check(&weights)),
        Command::Size { rows } => size::size(rows),
        Command::Bench { section, options } => bench::bench(section, options),
        Command::Fuzz { target, seconds } => fuzz::fuzz(target.as_deref(), seconds),
        Command::Extension => setup::npm_packages().and_then(|()| extension::extension()),
        Command::Supply => supply::supply(),
        Command::Tidy => tidy::tidy(),
    }
}
