//! Prints questions, one a line: `cargo run -q -p checker --bin corpus -- --seed 1 --count 1000 | perkline nudges`.

use std::io::{BufWriter, Write};

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut output = BufWriter::new(std::io::stdout().lock());
    let (Some(seed), Some(count)) = (number(&arguments, "--seed"), number(&arguments, "--count")) else {
        return Err(std::io::Error::other("say --seed N --count N"));
    };
    let count = usize::try_from(count).map_err(std::io::Error::other)?;
    for question in checker::corpus::questions(seed, count) {
        writeln!(output, "{question}")?;
    }
    output.flush()
}

fn number(arguments: &[String], name: &str) -> Option<u64> {
    let at = arguments.iter().position(|argument| argument == name)?;
    arguments.get(at + 1)?.parse().ok()
}
