//! What a run of libFuzzer came to, read from its own words.

/// One target's run.
pub(super) struct Report {
    target: String,
    runs: u64,
    inputs: usize,
    /// The input's path, and what was wrong with it.
    pub(super) finding: Option<(String, String)>,
}

impl Report {
    pub(super) fn read(target: &str, words: &str, inputs: usize) -> Self {
        let after =
            |mark: &str| words.lines().find_map(|line| line.split_once(mark)).map(|(_, rest)| rest.trim());
        let runs = after("stat::number_of_executed_units:").and_then(|runs| runs.parse().ok()).unwrap_or(0);
        let finding = after("Test unit written to ").map(|path| (path.to_owned(), reason(words)));
        Self { target: target.to_owned(), runs, inputs, finding }
    }
}

/// A panic's place and sentence, or libFuzzer's own summary: too slow, too much memory.
fn reason(words: &str) -> String {
    let mut lines = words.lines().skip_while(|line| !line.contains("panicked at "));
    match (lines.next(), lines.next()) {
        (Some(place), Some(sentence)) => {
            let place = place.split_once("panicked at ").map_or(place, |(_, place)| place);
            format!("{place} {sentence}")
        }
        _ => words.lines().find(|line| line.starts_with("SUMMARY")).unwrap_or("no reason given").to_owned(),
    }
}

/// Prints them as a table, findings below it.
pub(super) fn print(reports: &[Report]) {
    println!("\n   {:<14} {:>10} {:>8}   found", "target", "runs", "inputs");
    for Report { target, runs, inputs, finding } in reports {
        let found = if finding.is_some() { "something" } else { "nothing" };
        println!("   {target:<14} {runs:>10} {inputs:>8}   {found}");
    }
    for (target, finding) in
        reports.iter().filter_map(|report| Some((&report.target, report.finding.as_ref()?)))
    {
        println!("\n   {target}: {}\n   {}", finding.0, finding.1);
    }
}

#[cfg(test)]
mod tests {
    use super::Report;

    #[test]
    fn a_finding_is_its_file_and_its_sentence() {
        let words = "#1\tINITED\nthread '<unnamed>' (1) panicked at a/b.rs:1:2:\nattempt to add with overflow\n\
            artifact_prefix='x/'; Test unit written to x/crash-1\nstat::number_of_executed_units: 153\n";
        let report = Report::read("order", words, 7);
        assert_eq!((report.runs, report.inputs), (153, 7));
        let (file, why) = report.finding.unwrap();
        assert_eq!((&*file, &*why), ("x/crash-1", "a/b.rs:1:2: attempt to add with overflow"));
        assert!(Report::read("order", "stat::number_of_executed_units: 9\n", 7).finding.is_none());
    }
}
